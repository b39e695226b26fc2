//! The console, through which commands talk to the user.

use super::{
    args::{Colour, CommonArgs},
    exit::Exit,
    root::root,
    words,
};
use crate::{
    diagnostic::{self, Diagnostic, DiagnosticReport, Language, Severity},
    pipeline::{locale, texts},
    source::{self, Limit, SITE_FILE, SourceFiles},
};
use std::{
    env,
    io::{self, IsTerminal, Write},
};

/// How a command talks to the user: language, colours, and whether it is quiet.
#[derive(Clone, Copy)]
pub(super) struct Console {
    pub(super) language: Language,
    pub(super) quiet: bool,
    colour: Colour,
}

/// The console of a command for a site in the language with this tag.
pub(super) fn console(common: &CommonArgs, tag: &str) -> Console {
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

/// The console of a command before a site is found, or without one.
pub(super) fn console_anywhere(common: &CommonArgs) -> Console {
    let mut files = source::MemoryFiles::default();
    if let Ok(bytes) = source::read(&root(common).join(SITE_FILE), Limit::REGISTER) {
        files.insert(SITE_FILE, bytes);
    }
    console(common, locale(&files).map_or("vi", |locale| locale.tag()))
}

/// Most warnings that `build` reports; `check` reports all.
pub(super) const MOST_WARNINGS: usize = 20;

impl Console {
    /// Prints all errors and the first warnings on standard error, then the number of further ones.
    pub(super) fn report_first(self, files: &dyn SourceFiles, diagnostics: &[Diagnostic]) {
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
    pub(super) fn report_all(self, files: &dyn SourceFiles, diagnostics: &[Diagnostic]) {
        let colour = self.colours(io::stderr().is_terminal());
        self.line(self.text(files, diagnostics, colour).trim_end());
    }

    /// The text of diagnostics for people.
    pub(super) fn text(
        self,
        files: &dyn SourceFiles,
        diagnostics: &[Diagnostic],
        colour: bool,
    ) -> String {
        let texts = texts(files, diagnostics);
        diagnostic::text(
            &DiagnosticReport {
                diagnostics,
                texts: &texts,
                language: self.language,
            },
            colour,
        )
    }

    /// Whether to use colours on an output that is a terminal or none.
    pub(super) fn colours(self, terminal: bool) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }

    /// Prints the result of a command on standard output, or reports why it cannot be printed.
    pub(super) fn print(self, text: &str) -> Exit {
        let mut out = io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        printed(self.language, written)
    }

    /// Prints a line on standard error, unless the console is quiet.
    pub(super) fn report(self, vi: String, en: String) {
        if !self.quiet {
            self.line(&words::pick(self.language, vi, en));
        }
    }

    /// Prints a line on standard error, also when the console is quiet.
    pub(super) fn line(self, text: &str) {
        line(text);
    }
}

/// Prints a line on standard error. A failure is ignored, because there is no other place to report it.
pub(super) fn line(text: &str) {
    if !text.is_empty() {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// The exit of a command whose result was printed, or could not be, which is reported. A reader that has closed the
/// pipe (`| head`) is no failure.
pub(super) fn printed(language: Language, written: io::Result<()>) -> Exit {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            line(&words::unprinted(language, &error));
            Exit::Trouble
        }
        _ => Exit::Fine,
    }
}
