//! The project's own commands, run as `cargo xtask COMMAND`.
//!
//! One command does one whole job: each installs the tools it lacks first, so
//! that nothing has to be prepared by hand.

mod args;
mod bench;
mod build;
mod finish;
mod lockfile;
mod process;
mod project;
mod serve;
mod setup;
mod soak;
mod test;

use std::process::ExitCode;

use args::Command;

const HELP: &str = "\
Usage: cargo xtask COMMAND

Commands:
  serve [--port N]       Build Remit and serve it on this machine (port 8080)
  build                  Build Remit for publishing into dist/
  test [--only STEP]     Run every test, or one step of them:
                         fmt, clippy, clippy-wasm, unit, wasm, build, browser
                         (what follows -- goes to that step's own tool)
  bench [--only WHAT]    Run the benchmarks, or those of one kind: core, checks,
                         grids
                         (what follows -- goes to those of the core)
  soak [--seed N] [--minutes N]
                         Type, kill, corrupt and reload for so long (2 minutes),
                         and count what was lost
  setup                  Install the tools that are missing, and nothing else
  help                   Show this text

serve, build, test and soak run setup by themselves.
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
        Command::Bench { only, extra } => bench::run(only.as_deref(), &extra),
        Command::Finish => finish::run(),
        Command::Offline { folder } => finish::offline::write(&folder).map(|_| ()),
    }
}
