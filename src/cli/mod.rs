//! The command line: one file for each verb. Results go to standard output, talk to standard error.

mod args;
mod build;
mod check;
mod diff;
mod explain;
mod fix;
mod list;
mod memory;
mod open;
mod progress;
mod search;
mod serve;
mod theme;
mod words;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Nothing is wrong.
    Fine = 0,
    /// Something in the content is wrong.
    Findings = 1,
    /// The command, the configuration or the machine is at fault.
    Trouble = 2,
    /// A guard refused, to save files.
    Refused = 3,
}

/// Runs the command that the arguments of the program ask for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let exit = match &cli.command {
        Command::Build(args) => build::run(&cli.common, args),
        Command::Check(args) => check::run(&cli.common, args),
        Command::Explain(args) => explain::run(&cli.common, args),
        Command::List(args) => list::run(&cli.common, args),
        Command::Search(args) => search::run(&cli.common, args),
        Command::Serve(args) => serve::run(&cli.common, args),
        Command::Theme(args) => theme::run(args),
    };
    ExitCode::from(exit as u8)
}
