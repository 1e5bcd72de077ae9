//! Runs schedules of the simulated browsers: `simulate [--schedules N] [--seed S]`. Without
//! `--schedules` it runs the one of the seed, and tells what happens in it.

use std::process::ExitCode;
use std::time::Instant;

use remit_drafts::simulation::{Failure, run, run_all};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str| -> Option<u64> {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse().ok()
    };
    let seed = number("--seed").unwrap_or(0);
    let begun = Instant::now();
    let (schedules, result) = match number("--schedules") {
        Some(schedules) => (schedules, run_all(seed..seed.saturating_add(schedules))),
        None => (1, run(seed, true)),
    };
    match result {
        Ok(()) => {
            let seconds = begun.elapsed().as_secs_f64();
            println!("{schedules} schedules from seed {seed}: nothing lost, in {seconds:.1} s");
            ExitCode::SUCCESS
        }
        Err(Failure { seed, what, story }) => {
            println!("{}\nseed {seed}: {what}", story.join("\n"));
            ExitCode::FAILURE
        }
    }
}
