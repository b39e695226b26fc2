//! The command line, one file or folder for each command. Results go to standard output, talk to standard error.

mod args;
mod bar;
mod build;
mod check;
mod console;
mod diff;
mod exit;
mod explain;
mod fix;
mod handover;
mod init;
mod list;
mod open;
mod overseer;
mod progress;
mod root;
mod serve;
mod signals;
mod site_state;
mod theme;
mod threads;
mod words;

use crate::diagnostic::Language;
use args::{Cli, Command};
use clap::Parser;
use exit::Exit;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Runs the command that the arguments of the program ask for.
pub fn run() -> ExitCode {
    signals::turn_into_errors();
    let exit = match Cli::try_parse() {
        Ok(cli) => obey(&cli),
        Err(answer) => answer_usage(&answer),
    };
    ExitCode::from(exit as u8)
}

fn obey(cli: &Cli) -> Exit {
    threads::start_pool();
    match &cli.command {
        Command::Build(args) => build::run(&cli.common, args),
        Command::Check(args) => check::run(&cli.common, args),
        Command::Init(args) => init::run(&cli.common, args),
        Command::Explain(args) => explain::run(&cli.common, args),
        Command::List(args) => list::run(&cli.common, args),
        Command::Serve(args) => serve::run(&cli.common, args),
        Command::Theme(args) => theme::run(&cli.common, args),
    }
}

/// Prints help or version, which are results, or reports what is wrong with the arguments.
fn answer_usage(answer: &clap::Error) -> Exit {
    let printed = answer.print().and_then(|()| io::stdout().flush());
    if answer.use_stderr() {
        Exit::Trouble
    } else {
        console::printed(Language::default(), printed)
    }
}
