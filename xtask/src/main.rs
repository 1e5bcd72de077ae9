//! The project's own commands, run as `cargo xtask COMMAND`.
//!
//! One command does one whole job: each installs the tools it lacks first, so
//! that nothing has to be prepared by hand.

mod args;
mod bench;
mod build;
mod cli_bench;
mod finish;
mod lockfile;
mod match_bench;
mod process;
mod project;
mod serve;
mod setup;
mod simulate;
mod soak;
mod test;

use std::process::ExitCode;

use args::Command;

const HELP: &str = "\
Usage: cargo xtask COMMAND

Commands:
  serve [--port N]       Build Remit and serve it on this machine (port 8080)
  build                  Build Remit for publishing, into dist/
  test [--only STEP]     Run all tests, or one step:
                         fmt, clippy, clippy-wasm, unit, fuzz, wasm, build,
                         browser, firefox-webkit
                         (arguments after -- are passed to that step's tool)
  bench [--only WHAT]    Run all benchmarks, or one kind: core, checks, files,
                         finding, shape, visits, grids, cli, match
                         (arguments after -- are passed to the core benchmarks)
  soak [--seed N] [--minutes N]
                         Type, kill, corrupt and reload for N minutes (default 2)
                         and count what was lost
  simulate [--schedules N] [--seed S]
                         Keep drafts in simulated browsers in which everything goes
                         wrong; without N, tell what happens in the schedule S
  setup                  Only install missing tools
  help                   Show this text

serve, build, test and soak run setup automatically.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let command = match args::parse(&arguments) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("{problem}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nError: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Help => {
            print!("{HELP}");
            Ok(())
        }
        Command::Setup => setup::all(),
        Command::Build => build::build(),
        Command::Serve { port } => {
            let listener = serve::listen(port)?;
            build::build()?;
            serve::serve(&listener, &project::dist())
        }
        Command::ServeDist { port } => serve::serve(&serve::listen(port)?, &project::dist()),
        Command::Test { only, extra } => test::run(only.as_deref(), &extra),
        Command::Soak { seed, minutes } => soak::run(seed, minutes),
        Command::Simulate { schedules, seed } => simulate::run(schedules, seed),
        Command::Bench { only, extra } => bench::run(only.as_deref(), &extra),
        Command::Finish => finish::run(),
        Command::Offline { folder } => finish::offline::write(&folder).map(|_| ()),
    }
}
