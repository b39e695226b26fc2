//! What every command does first: find the site, load it, tell what is wrong with it.

use super::{
    Exit,
    args::{Colour, Common},
    site_state::SiteState,
    words,
};
use crate::{
    diagnostic::{self, Diagnostic, Language, Place, Problem, Report, Severity, SourcePath},
    pipeline::{AsOf, BuildOptions, Cache, NoSite, Progress, Session, locale, program, texts},
    site::Shown,
    source::{self, Disk, Files, Limit, SITE_FILE},
};
use chrono::{NaiveDate, Utc};
use std::{
    env,
    io::{self, IsTerminal, Write},
    path::PathBuf,
};

/// A site on the disk, loaded.
pub(super) struct Opened {
    pub(super) disk: Disk,
    pub(super) cache: Cache,
    pub(super) session: Session,
    /// Everything that is wrong, sorted.
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) console: Console,
}

/// How a command talks.
#[derive(Clone, Copy)]
pub(super) struct Console {
    pub(super) language: Language,
    pub(super) quiet: bool,
    colour: Colour,
}

/// A site that could not be opened, and why.
pub(super) struct Closed {
    pub(super) console: Console,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) files: Box<dyn Files>,
}

/// How to talk, on a site in this language.
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

/// How to talk where there may be no site.
pub(super) fn console_anywhere(common: &Common) -> Console {
    let mut files = source::MemoryFiles::default();
    if let Ok(bytes) = source::read(&root(common).join(SITE_FILE), Limit::REGISTER) {
        files.insert(SITE_FILE, bytes);
    }
    console(common, locale(&files).map_or("vi", |locale| locale.tag()))
}

/// The folder of the site: as typed, else the nearest upwards.
pub(super) fn root(common: &Common) -> PathBuf {
    let typed = common.root.clone();
    typed
        .or_else(find_root)
        .unwrap_or_else(|| PathBuf::from("."))
}

/// Finds the files of the site.
pub(super) fn disk(common: &Common) -> Result<Disk, Closed> {
    let root = root(common);
    Disk::scan(&root).map_err(|_| {
        let place = Place::file(&SourcePath::new(
            root.join(SITE_FILE).to_string_lossy().into_owned(),
        ));
        let diagnostics = vec![Diagnostic::new(place, Problem::NoSite)];
        Closed {
            console: console(common, "vi"),
            diagnostics,
            files: Box::new(source::MemoryFiles::default()),
        }
    })
}

/// The build date: as typed, else now.
pub(super) fn as_of(typed: Option<NaiveDate>) -> AsOf {
    typed.map_or_else(|| AsOf::Now(Utc::now()), AsOf::Day)
}

/// What is loaded of a site besides its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing.
    Facts,
    /// The words of articles, for an index.
    Words,
}

/// Finds, loads and checks the site.
pub(super) fn open(common: &Common, need: Need) -> Result<Opened, Closed> {
    let disk = disk(common)?;
    let site_state = SiteState::of(disk.root());
    let cache = site_state.cache(program()).unwrap_or_default();
    let cache = cache.with_darkroom(site_state.picture_cache(program()));
    let mut opened = load(common, need, disk, cache, &Progress::default())?;
    opened.check();
    Ok(opened)
}

impl Opened {
    /// Looks for everything that is wrong.
    pub(super) fn check(&mut self) {
        self.diagnostics = self.session.check(&self.disk);
    }
}

/// Loads a site that is not checked yet; what the cache knows is not read again.
pub(super) fn load(
    common: &Common,
    need: Need,
    disk: Disk,
    cache: Cache,
    progress: &Progress,
) -> Result<Opened, Closed> {
    let options = BuildOptions {
        as_of: as_of(common.as_of),
        shown: Shown::default(),
        words: need == Need::Words,
    };
    match Session::open(&disk, &cache, options, progress) {
        Ok(session) => Ok(Opened {
            console: console(common, session.site.locale.tag()),
            diagnostics: Vec::new(),
            disk,
            cache,
            session,
        }),
        Err(NoSite(diagnostics)) => Err(Closed {
            console: console(common, "vi"),
            diagnostics,
            files: Box::new(disk),
        }),
    }
}

/// The nearest folder upwards with a `site.yaml`.
fn find_root() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    here.ancestors()
        .find(|folder| folder.join(SITE_FILE).is_file())
        .map(PathBuf::from)
}

impl Closed {
    /// Tells why, and ends the command.
    pub(super) fn report(&self) -> Exit {
        self.console
            .report_all(self.files.as_ref(), &self.diagnostics);
        Exit::Trouble
    }
}

/// Warnings that `build` tells; `check` tells all.
const MOST_WARNINGS: usize = 20;

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
fn line(text: &str) {
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

/// Number of errors and of warnings.
pub(super) fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count();
    (errors, diagnostics.len() - errors)
}
