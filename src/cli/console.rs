//! The console, through which commands talk to the user.

use super::{
    args::{Colour, CommonArgs},
    exit::Exit,
    root::root,
    words,
};
use crate::{
    diagnostic::{
        self, Detail, Diagnostic, Language, Selection, SourcePath, SourceText, TextStyle,
    },
    pipeline::{locale, texts_of},
    source::{self, Limit, SITE_FILE, SourceFiles},
};
use std::{
    collections::BTreeMap,
    env,
    io::{self, IsTerminal, Write},
};
use terminal_size::{Width, terminal_size_of};

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
const MOST_WARNINGS: usize = 20;

/// One of the outputs of the program.
#[derive(Clone, Copy)]
pub(super) enum Stream {
    Stdout,
    Stderr,
}

impl Stream {
    fn is_terminal(self) -> bool {
        match self {
            Stream::Stdout => io::stdout().is_terminal(),
            Stream::Stderr => io::stderr().is_terminal(),
        }
    }

    /// Letters in a line, if it is a terminal.
    fn width(self) -> Option<usize> {
        let size = match self {
            Stream::Stdout => terminal_size_of(io::stdout()),
            Stream::Stderr => terminal_size_of(io::stderr()),
        };
        size.map(|(Width(width), _)| width.into())
    }
}

impl Console {
    /// Prints all errors and the first warnings on standard error, then the number of further ones.
    pub(super) fn report_first(self, files: &dyn SourceFiles, diagnostics: &[Diagnostic]) {
        self.report_in(files, diagnostics, Detail::MostWarnings(MOST_WARNINGS));
    }

    /// Prints diagnostics for people on standard error.
    pub(super) fn report_all(self, files: &dyn SourceFiles, diagnostics: &[Diagnostic]) {
        self.report_in(files, diagnostics, Detail::All);
    }

    fn report_in(self, files: &dyn SourceFiles, diagnostics: &[Diagnostic], detail: Detail) {
        let selection = self.select(diagnostics, detail);
        let texts = texts_of(files, selection.places());
        self.line(self.text(&selection, &texts, Stream::Stderr).trim_end());
    }

    /// Chooses what people are told of diagnostics: as much as is wanted, a quiet console errors alone.
    pub(super) fn select(self, diagnostics: &[Diagnostic], detail: Detail) -> Selection<'_> {
        let detail = if self.quiet { Detail::Errors } else { detail };
        diagnostic::select(diagnostics, self.language, detail)
    }

    /// The text of diagnostics for people, as it looks on an output.
    pub(super) fn text(
        self,
        selection: &Selection<'_>,
        texts: &BTreeMap<SourcePath, SourceText>,
        stream: Stream,
    ) -> String {
        let style = TextStyle {
            language: self.language,
            colour: self.colours(stream.is_terminal()),
            width: stream.width(),
        };
        diagnostic::text(selection, texts, style)
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
