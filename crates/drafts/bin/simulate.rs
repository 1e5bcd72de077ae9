//! Runs schedules of the simulated browsers, and of the drafts in them that are bound to files:
//! `simulate [--schedules N] [--seed S]`. Without `--schedules` it runs those of the seed, and tells
//! what happens in the first that fails.

use std::process::ExitCode;
use std::time::Instant;

use remit_drafts::simulation::{Failure, run, run_all, run_bound};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str| -> Option<u64> {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse().ok()
    };
    let seed = number("--seed").unwrap_or(0);
    let begun = Instant::now();
    let schedules = number("--schedules");
    let all = |one| match schedules {
        Some(schedules) => run_all(one, seed..seed.saturating_add(schedules)),
        None => one(seed, true),
    };
    match all(run).and_then(|()| all(run_bound)) {
        Ok(()) => {
            let (seconds, schedules) = (begun.elapsed().as_secs_f64(), schedules.unwrap_or(1));
            println!(
                "{schedules} schedules from seed {seed}, and as many with files: nothing lost, in \
                {seconds:.1} s"
            );
            ExitCode::SUCCESS
        }
        Err(Failure { seed, what, story }) => {
            println!("{}\nseed {seed}: {what}", story.join("\n"));
            ExitCode::FAILURE
        }
    }
}
