//! The newest version of a site in a folder, for `bantin serve`.
//!
//! A version is a value: a reader takes the newest one and keeps it as long as needed, while the next one is made
//! beside it. So neither a slow reader nor the search for mistakes delays an edit.

mod answer;
mod edit_gate;
mod findings;
mod follow;
mod last_good;
mod state;
mod version;

pub use findings::Findings;
pub use follow::PreviewUpdate;
pub use state::CheckDepth;

use crate::{
    pipeline::{AsOf, BuildOptions, Cache, LoadProgress, NoSite},
    render::Theme,
    site::{CancelToken, Cancelled},
    source::Disk,
    text::Locale,
};
use edit_gate::EditGate;
use last_good::LastGoodTexts;
use state::{SiteVersion, Snapshot};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock, PoisonError, RwLock},
    time::Duration,
};

/// A site in a folder that follows its files.
pub struct Preview {
    /// Gives the present moment and what is shown, whenever a version is made.
    clock: Box<dyn Fn() -> BuildOptions + Send + Sync>,
    /// What earlier commands learned of the files.
    cache: Cache,
    state: RwLock<SiteVersion>,
    last_good: LastGoodTexts,
    edit_gate: EditGate,
    /// Called when a template fails for a page that a reader has asked for.
    failed: OnceLock<Box<dyn Fn() + Send + Sync>>,
    /// Called when a reader asks for something.
    asked: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

impl Preview {
    /// Loads the site in a folder. If its `site.yaml` cannot be read, it is loaded as soon as it can be.
    ///
    /// # Errors
    /// When the folder does not exist.
    pub fn open(
        root: &Path,
        cache: Cache,
        clock: impl Fn() -> BuildOptions + Send + Sync + 'static,
        progress: &LoadProgress,
    ) -> io::Result<Preview> {
        let disk = Disk::scan(root)?;
        let snapshot = Snapshot::open(&disk, &cache, clock(), progress);
        Ok(Preview {
            clock: Box::new(clock),
            cache,
            last_good: LastGoodTexts::default(),
            edit_gate: EditGate::default(),
            state: RwLock::new(SiteVersion {
                disk: Arc::new(disk),
                snapshot: snapshot.map_err(|NoSite(found)| found),
            }),
            failed: OnceLock::new(),
            asked: OnceLock::new(),
        })
    }

    /// The language of the site, if it is known.
    pub fn locale(&self) -> Option<&'static dyn Locale> {
        let state = self.newest();
        state
            .snapshot
            .ok()
            .map(|snapshot| snapshot.session.site.locale)
    }

    /// Number of articles that the site shows, and of those that are not public yet.
    pub fn articles(&self) -> (usize, usize) {
        let state = self.newest();
        state.snapshot.map_or((0, 0), |snapshot| {
            let site = &snapshot.session.site;
            (site.articles.len(), site.held_back.len())
        })
    }

    /// The theme of the newest version, if there is one.
    pub fn theme(&self) -> Option<Arc<Theme>> {
        let state = self.newest();
        state.snapshot.ok().map(|snapshot| snapshot.session.theme)
    }

    /// Folders in the folder of the site that its links lead to, which a watch has to follow too.
    pub fn linked_folders(&self) -> BTreeSet<PathBuf> {
        self.newest().disk.linked_folders()
    }

    /// Sets what is called when a template fails for a page that a reader has asked for.
    pub fn on_failure(&self, tell: impl Fn() + Send + Sync + 'static) {
        // The first call counts.
        let _ = self.failed.set(Box::new(tell));
    }

    /// Sets what is called when a reader asks for something.
    pub fn on_request(&self, tell: impl Fn() + Send + Sync + 'static) {
        // The first call counts.
        let _ = self.asked.set(Box::new(tell));
    }

    /// Everything that is wrong with the newest version.
    pub fn check(&self) -> Findings {
        let found = self
            .newest()
            .check(CancelToken::NEVER, CheckDepth::Thorough);
        found.unwrap_or_default() // never cancelled
    }

    /// As [`check`](Preview::check), but gives way to edits.
    ///
    /// # Errors
    /// When it has given way to an edit.
    pub fn check_between_changes(&self, look: CheckDepth) -> Result<Findings, Cancelled> {
        let _turn = self.edit_gate.look();
        let over = || self.edit_gate.is_change_waiting();
        self.newest().check(CancelToken::new(&over), look)
    }

    /// How long the newest version stays as it is when no file changes; none where time stands still.
    pub fn until_next_change(&self) -> Option<Duration> {
        let snapshot = self.newest().snapshot.ok()?;
        snapshot.session.until_next_change(self.as_of())
    }

    fn newest(&self) -> SiteVersion {
        let state = self.state.read();
        state.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn as_of(&self) -> AsOf {
        (self.clock)().as_of
    }
}
