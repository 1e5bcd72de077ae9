//! Completions and the manual page, made from what [`args`](super::args) says.

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Args;
use super::console;
use super::failure::Failure;
use super::outcome::Outcome;

/// Prints the completions for a shell.
pub(crate) fn completions(shell: Shell) -> Outcome {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "remit", &mut out);
    console::print_bytes(&out);
    Outcome::Good
}

/// Prints the manual page, with every command.
pub(crate) fn page() -> Result<Outcome, Failure> {
    let mut out = Vec::new();
    let mut command = Args::command();
    command.build();
    let failed = |error: std::io::Error| Failure::usage(error.to_string());
    clap_mangen::Man::new(command.clone()).render(&mut out).map_err(failed)?;
    for each in command.get_subcommands().filter(|each| each.get_name() != "help") {
        clap_mangen::Man::new(each.clone()).render(&mut out).map_err(failed)?;
    }
    console::print_bytes(&out);
    Ok(Outcome::Good)
}
