//! The newest version of a site in a folder, for those who look at it while it is written.
//!
//! A version is a value: whoever looks takes the newest one and keeps it as long as they need it, and the
//! next one is made beside it. So neither a slow reader nor the search for mistakes holds up an edit.

mod answer;
mod edit_gate;
mod findings;
mod follow;
mod last_good;
mod state;
mod version;

pub use findings::Findings;
pub use follow::Step;
pub use state::Look;

use crate::{
    pipeline::{AsOf, BuildOptions, Cache, NoSite, Progress},
    render::Theme,
    site::{CancelToken, Cancelled},
    source::Disk,
    text::Locale,
};
use edit_gate::EditGate;
use last_good::LastGoodTexts;
use state::{Snapshot, State};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

/// A site in a folder, kept up with its files.
pub struct Preview {
    /// What moment it is now, and what is shown.
    clock: Box<dyn Fn() -> BuildOptions + Send + Sync>,
    /// What earlier commands learned.
    cache: Cache,
    state: RwLock<State>,
    last_good: LastGoodTexts,
    edit_gate: EditGate,
    /// Told when a reader meets a template that does not work.
    failed: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

impl Preview {
    /// Loads the site in a folder. One whose `site.yaml` cannot be read is loaded as soon as it can.
    ///
    /// # Errors
    /// When the folder cannot be found.
    pub fn open(
        root: &Path,
        cache: Cache,
        clock: impl Fn() -> BuildOptions + Send + Sync + 'static,
        progress: &Progress,
    ) -> io::Result<Preview> {
        let disk = Disk::scan(root)?;
        let snapshot = Snapshot::open(&disk, &cache, clock(), progress);
        Ok(Preview {
            clock: Box::new(clock),
            cache,
            last_good: LastGoodTexts::default(),
            edit_gate: EditGate::default(),
            state: RwLock::new(State {
                disk: Arc::new(disk),
                snapshot: snapshot.map_err(|NoSite(found)| found),
            }),
            failed: OnceLock::new(),
        })
    }

    /// The language of the site, when it is known.
    pub fn locale(&self) -> Option<&'static dyn Locale> {
        let state = self.newest();
        state
            .snapshot
            .ok()
            .map(|snapshot| snapshot.session.site.locale)
    }

    /// How many articles the site shows, and how many are not public yet.
    pub fn articles(&self) -> (usize, usize) {
        let state = self.newest();
        state.snapshot.map_or((0, 0), |snapshot| {
            let site = &snapshot.session.site;
            (site.articles.len(), site.held_back.len())
        })
    }

    /// The theme of the newest version, when there is one.
    pub fn theme(&self) -> Option<Arc<Theme>> {
        let state = self.newest();
        state.snapshot.ok().map(|snapshot| snapshot.session.theme)
    }

    /// Folders outside those of the site that its links lead to.
    pub fn linked_folders(&self) -> BTreeSet<PathBuf> {
        self.newest().disk.linked_folders()
    }

    /// Has somebody told when a reader meets a template that does not work.
    pub fn on_failure(&self, tell: impl Fn() + Send + Sync + 'static) {
        // Whoever asks first is told.
        let _ = self.failed.set(Box::new(tell));
    }

    /// Everything that is wrong with the newest version.
    pub fn check(&self) -> Findings {
        let found = self.newest().check(CancelToken::NEVER, Look::Thorough);
        found.unwrap_or_default() // endless cancel does not end
    }

    /// The same, but it gives way when the site changes.
    ///
    /// # Errors
    /// When it gave way.
    pub fn check_between_changes(&self, look: Look) -> Result<Findings, Cancelled> {
        let _turn = self.edit_gate.look();
        let over = || self.edit_gate.is_change_waiting();
        self.newest().check(CancelToken::new(&over), look)
    }

    fn newest(&self) -> State {
        let state = self.state.read();
        state.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn as_of(&self) -> AsOf {
        (self.clock)().as_of
    }
}
