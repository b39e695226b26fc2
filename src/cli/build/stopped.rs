//! Builds that publish nothing. People are told where the build stops, programs (`--json`) when the command ends.

use super::{report::Account, timings::Timings};
use crate::{
    cli::{args::BuildArgs, console::Console, exit::Exit, open::OpenFailure},
    diagnostic::{Diagnostic, sort},
    pipeline::LastBuild,
    source::{Disk, SourceFiles},
};
use std::path::{Path, absolute};

/// A build that publishes nothing, and why.
pub(super) struct Stopped {
    exit: Exit,
    console: Console,
    files: Box<dyn SourceFiles>,
    diagnostics: Vec<Diagnostic>,
    last_build: Option<Box<LastBuild>>,
}

impl From<OpenFailure> for Stopped {
    fn from(closed: OpenFailure) -> Stopped {
        Stopped {
            exit: closed.report(),
            console: closed.console,
            files: closed.files,
            diagnostics: closed.diagnostics,
            last_build: None,
        }
    }
}

impl Stopped {
    /// A stopped build of which people have been told.
    pub(super) fn new(
        exit: Exit,
        console: Console,
        disk: &Disk,
        diagnostics: Vec<Diagnostic>,
    ) -> Stopped {
        Stopped {
            exit,
            console,
            files: Box::new(disk.clone()),
            diagnostics,
            last_build: None,
        }
    }

    /// Adds what the report can tell of a site that was read and checked.
    pub(super) fn with_last_build(mut self, last_build: LastBuild) -> Stopped {
        self.diagnostics
            .extend(last_build.diagnostics.iter().cloned());
        sort(&mut self.diagnostics);
        self.last_build = Some(last_build.into());
        self
    }

    /// The diagnostics that were found until the build stopped.
    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Reports as JSON, if that is asked for, and ends the command.
    pub(super) fn end(self, args: &BuildArgs, out: &Path, timings: &Timings) -> Exit {
        if args.json {
            let out = absolute(out).unwrap_or_else(|_| out.to_owned());
            let account = Account {
                console: self.console,
                files: self.files.as_ref(),
                out: &out,
                last_build: self.last_build.as_deref(),
                published: None,
                broken_urls: None,
                phase_changes: &[],
                diagnostics: &self.diagnostics,
                timings,
            };
            return self.exit.once_printed(account.print(args.explain));
        }
        self.exit
    }
}
