//! `remit`: RACI matrices on the command line, read, checked, compared and merged like code.
//!
//! One program without other files, and without a network. What it prints is made whole first
//! and written once ([`console`]), so a pipe that closes early ends it quietly. Nothing that it
//! reads can make it panic: every refusal is a [`Failure`] that says where, what and what to do.

mod args;
mod check;
mod config;
mod console;
mod convert;
mod corrections;
mod day;
mod diff;
mod document;
mod explain;
mod failure;
mod fix;
mod git;
mod identity;
mod manual;
mod matching;
mod merge;
mod name;
mod outcome;
mod output;
mod paths;
mod read;
mod renaming;
mod report;
mod rules;
mod spot;
mod text;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use failure::Failure;
use outcome::Outcome;

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(failure) => {
            console::fail(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(args: Args) -> Result<Outcome, Failure> {
    match args.command {
        Command::Check(args) => check::run(&args),
        Command::Read(args) => read::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Match(args) => matching::run(&args),
        Command::Fix(args) => fix::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Git(args) => git::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions { shell } => Ok(manual::completions(shell)),
        Command::Manual => manual::page(),
    }
}
