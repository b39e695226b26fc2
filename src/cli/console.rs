//! Where a command reports.

use super::{
    args::{Colour, Common},
    exit::Exit,
    root::root,
    words,
};
use crate::{
    diagnostic::{self, Diagnostic, Language, Report, Severity},
    pipeline::{locale, texts},
    source::{self, Files, Limit, SITE_FILE},
};
use std::{
    env,
    io::{self, IsTerminal, Write},
};

/// Where a command reports, in which language, and how much of it.
#[derive(Clone, Copy)]
pub(super) struct Console {
    pub(super) language: Language,
    pub(super) quiet: bool,
    colour: Colour,
}

/// The console of a command on a site in this language.
pub(super) fn console(common: &Common, tag: &str) -> Console {
    Console {
        language: common
            .lang
            .as_deref()
            .and_then(Language::from_tag)
            .or(Language::from_tag(tag))
            .unwrap_or_default(),
        quiet: common.quiet,
        colour: common.color,
    }
}

/// The console of a command where there may be no site.
pub(super) fn console_anywhere(common: &Common) -> Console {
    let mut files = source::MemoryFiles::default();
    if let Ok(bytes) = source::read(&root(common).join(SITE_FILE), Limit::REGISTER) {
        files.insert(SITE_FILE, bytes);
    }
    console(common, locale(&files).map_or("vi", |locale| locale.tag()))
}

/// Warnings that `build` tells; `check` tells all.
pub(super) const MOST_WARNINGS: usize = 20;

impl Console {
    /// Prints all errors and the first warnings on standard error, then how many more there are.
    pub(super) fn report_first(self, files: &dyn Files, diagnostics: &[Diagnostic]) {
        let mut warnings = 0_usize;
        let reported = diagnostics.iter().filter(|found| {
            warnings += usize::from(found.severity == Severity::Warning);
            found.severity == Severity::Error || warnings <= MOST_WARNINGS
        });
        let reported: Vec<Diagnostic> = reported.cloned().collect();
        self.report_all(files, &reported);
        let more = diagnostics.len() - reported.len();
        if more > 0 {
            self.line(&words::more_warnings(self.language, more));
        }
    }

    /// Prints diagnostics for people on standard error.
    pub(super) fn report_all(self, files: &dyn Files, diagnostics: &[Diagnostic]) {
        let colour = self.colours(io::stderr().is_terminal());
        self.line(self.text(files, diagnostics, colour).trim_end());
    }

    /// Diagnostics for people.
    pub(super) fn text(
        self,
        files: &dyn Files,
        diagnostics: &[Diagnostic],
        colour: bool,
    ) -> String {
        let texts = texts(files, diagnostics);
        diagnostic::text(
            &Report {
                diagnostics,
                texts: &texts,
                language: self.language,
            },
            colour,
        )
    }

    /// Whether to use colours.
    pub(super) fn colours(self, terminal: bool) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }

    /// Writes the result of a command to standard output, or tells why it cannot be written.
    pub(super) fn print(self, text: &str) -> Exit {
        let mut out = io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        printed(self.language, written)
    }

    /// Says something on standard error, unless it is to be quiet.
    pub(super) fn report(self, vi: String, en: String) {
        if !self.quiet {
            self.line(&words::pick(self.language, vi, en));
        }
    }

    /// Writes a line to standard error.
    pub(super) fn line(self, text: &str) {
        line(text);
    }
}

/// Writes a line to standard error. Nobody is left to be told when that fails.
pub(super) fn line(text: &str) {
    if !text.is_empty() {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// Ends a command whose result was written to standard output, or tells why it was not. A reader that has gone away
/// (`| head`) is no trouble.
pub(super) fn printed(language: Language, written: io::Result<()>) -> Exit {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            line(&words::unprinted(language, &error));
            Exit::Trouble
        }
        _ => Exit::Fine,
    }
}
