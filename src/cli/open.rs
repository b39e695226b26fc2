//! What every command does first: find the site, load it, check it.

use super::{
    args::CommonArgs,
    console::{Console, console},
    exit::Exit,
    root::root,
    site_state::SiteState,
};
use crate::{
    diagnostic::{Diagnostic, FolderProblem, Place, Severity, SourcePath},
    pipeline::{AsOf, BuildOptions, Cache, LoadProgress, NoSite, Session, program},
    site::IncludeUnpublished,
    source::{self, Disk, SITE_FILE, SourceFiles},
};
use chrono::Utc;

/// A site from a disk that is loaded.
pub(super) struct OpenedSite {
    pub(super) disk: Disk,
    pub(super) cache: Cache,
    pub(super) session: Session,
    /// Everything that is wrong with the site, sorted.
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) console: Console,
}

/// A site that could not be loaded, and why.
pub(super) struct OpenFailure {
    pub(super) console: Console,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) files: Box<dyn SourceFiles>,
}

/// Finds the site, and lists its files.
pub(super) fn disk(common: &CommonArgs) -> Result<Disk, OpenFailure> {
    let root = root(common);
    Disk::scan(&root).map_err(|_| {
        let place = Place::file(&SourcePath::new(
            root.join(SITE_FILE).to_string_lossy().into_owned(),
        ));
        let diagnostics = vec![Diagnostic::new(place, FolderProblem::NoSite)];
        OpenFailure {
            console: console(common, "vi"),
            diagnostics,
            files: Box::new(source::MemoryFiles::default()),
        }
    })
}

/// When the site is built: as the command line says, else now.
pub(super) fn as_of(typed: Option<AsOf>) -> AsOf {
    typed.unwrap_or_else(|| AsOf::Now(Utc::now()))
}

/// What a command needs of a site besides the facts of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing more.
    Facts,
    /// The words of articles too, for a search index.
    Words,
}

/// Finds, loads and checks the site, without the words of articles.
pub(super) fn open(common: &CommonArgs) -> Result<OpenedSite, OpenFailure> {
    let disk = disk(common)?;
    let site_state = SiteState::of(disk.root());
    let cache = site_state.cache(program()).unwrap_or_default();
    let cache = cache.with_picture_cache(site_state.picture_cache(program()));
    let mut opened = load(common, Need::Facts, disk, cache, &LoadProgress::default())?;
    opened.check();
    Ok(opened)
}

impl OpenedSite {
    /// Adds everything that is wrong to the diagnostics.
    pub(super) fn check(&mut self) {
        self.diagnostics = self.session.check(&self.disk);
    }
}

/// Loads a site without checking it. Articles that the cache knows are not read.
pub(super) fn load(
    common: &CommonArgs,
    need: Need,
    disk: Disk,
    cache: Cache,
    progress: &LoadProgress,
) -> Result<OpenedSite, OpenFailure> {
    let options = BuildOptions {
        as_of: as_of(common.as_of),
        shown: IncludeUnpublished::default(),
        words: need == Need::Words,
    };
    match Session::open(&disk, &cache, options, progress) {
        Ok(session) => Ok(OpenedSite {
            console: console(common, session.site.locale.tag()),
            diagnostics: Vec::new(),
            disk,
            cache,
            session,
        }),
        Err(NoSite(diagnostics)) => Err(OpenFailure {
            console: console(common, "vi"),
            diagnostics,
            files: Box::new(disk),
        }),
    }
}

impl OpenFailure {
    /// Reports why the site could not be loaded, and ends the command.
    pub(super) fn report(&self) -> Exit {
        self.console
            .report_all(self.files.as_ref(), &self.diagnostics);
        Exit::Trouble
    }
}

/// Number of errors, and of warnings.
pub(super) fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count();
    (errors, diagnostics.len() - errors)
}
