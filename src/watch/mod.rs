//! Noticing that files of a site may have changed.
//!
//! Events only wake the program and tell it where to look; what has really changed is told by the files. So it
//! does no harm when an event says too much, comes twice or under another name.

mod events;
mod hint;
mod pending;

use crate::source::{FOLDERS, Limit, read};
use events::Events;
pub use hint::Hint;
use pending::Pending;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use walkdir::WalkDir;

/// Why a site is looked through again and again instead of being watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The system lets a user watch only so many folders (`fs.inotify.max_user_watches`).
    TooManyFolders {
        /// Folders of this site.
        folders: usize,
        /// How many may be watched, when the system says it.
        limit: Option<usize>,
    },
    /// The system lets a user have only so many watchers (`fs.inotify.max_user_instances`).
    TooManyWatchers,
    /// Something else.
    Other(String),
}

/// How changes are noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The system tells.
    Told,
    /// The whole site is looked through after every pause.
    Polled {
        /// Length of the pause.
        pause: Duration,
        /// Why.
        obstacle: Obstacle,
    },
}

/// Even when the system tells, the whole site is looked through after so long a time without a change: network
/// drives and virtual machines do not always tell.
const SAFETY_NET: Duration = Duration::from_secs(30);
/// Pause between two looks at a site that cannot be watched.
const PAUSE: Duration = Duration::from_secs(1);
/// The same for a site with many folders.
const LONG_PAUSE: Duration = Duration::from_secs(3);
/// Pause between two trials to watch a site that has too many folders for the system.
const NEXT_TRIAL: Duration = Duration::from_secs(30);
/// Folders that make a site large in this respect.
const MANY_FOLDERS: usize = 2_000;

/// A folder of a site that is watched until this is dropped.
pub struct Watch {
    root: PathBuf,
    pending: Arc<Pending>,
    events: Option<Events>,
    mode: Mode,
    /// The folder that is watched, which another one of the same name may replace.
    watched: Option<Identity>,
    linked: BTreeSet<PathBuf>,
    last_look: Instant,
    last_trial: Instant,
}

/// Tells a folder from another one of the same name.
type Identity = (u64, u64);

impl Watch {
    /// Watches a site. Where the system cannot do that, it is looked through again and again.
    pub fn start(root: &Path) -> Watch {
        let pending = Arc::new(Pending::default());
        let watched = identity(root);
        let (events, mode) = match Events::start(root, &pending) {
            Ok(events) => (Some(events), Mode::Told),
            Err(error) => (None, polled(root, &error)),
        };
        Watch {
            root: root.to_owned(),
            pending,
            events,
            mode,
            watched,
            linked: BTreeSet::new(),
            last_look: Instant::now(),
            last_trial: Instant::now(),
        }
    }

    /// How changes are noticed.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// Watches folders too that links of the site lead to, and tells which of them were not watched before.
    pub fn follow_links(&mut self, linked: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let watched = |folder: &PathBuf| {
            let mut parts = FOLDERS.iter().map(|part| self.root.join(part));
            parts.any(|part| folder.starts_with(part))
        };
        let linked: BTreeSet<PathBuf> = linked.into_iter().filter(|it| !watched(it)).collect();
        let new: BTreeSet<PathBuf> = linked.difference(&self.linked).cloned().collect();
        self.linked = linked;
        self.watch(|events| new.iter().try_for_each(|folder| events.watch(folder)));
        new
    }

    /// Waits until something may have changed, at most for a time.
    pub fn next(&mut self, cancel: Duration) -> Option<Hint> {
        let interval = match self.mode {
            Mode::Told => SAFETY_NET,
            Mode::Polled { pause, .. } => pause,
        };
        let next_look = self.last_look + interval;
        let cancel = cancel.min(next_look.saturating_duration_since(Instant::now()));
        let hint = self.pending.wait(cancel);
        if let Some(error) = self.pending.take_error() {
            self.give_up(&error);
        }
        let hint = match hint {
            _ if self.is_replaced() => Some(Hint::Anywhere),
            None if Instant::now() < next_look => return None,
            hint => Some(hint.unwrap_or(Hint::Anywhere)),
        };
        match &hint {
            Some(Hint::These(places)) => self.watch_again(places),
            _ => self.watch_everything(),
        }
        // After the look, not before it: a look may take longer than the pause.
        self.last_look = Instant::now();
        hint
    }

    /// Whether the folder of the site is another one than the one that is watched.
    fn is_replaced(&self) -> bool {
        let now = identity(&self.root);
        now.is_some() && now != self.watched
    }

    /// A folder that comes (back) is another one than the one that was watched.
    fn watch_again(&mut self, places: &BTreeSet<PathBuf>) {
        let parts = FOLDERS.iter().map(|part| self.root.join(part));
        let folders = parts.chain(self.linked.iter().cloned());
        let back: Vec<PathBuf> = folders.filter(|it| places.contains(it)).collect();
        self.watch(|events| {
            back.iter()
                .try_for_each(|folder| events.watch_again(folder))
        });
    }

    /// Before everything is looked at, everything is watched: what came without being told is not watched yet.
    fn watch_everything(&mut self) {
        if !self.root.is_dir() {
            return; // away; the folder around it tells when it is back
        }
        if self.events.is_none() && self.is_worth_a_trial() {
            self.last_trial = Instant::now();
            self.events = Events::start(&self.root, &self.pending).ok();
            self.mode = match self.events {
                Some(_) => Mode::Told,
                None => self.mode.clone(),
            };
        } else {
            self.watch(Events::watch_site);
        }
        self.watched = identity(&self.root);
        let linked = self.linked.clone();
        self.watch(|events| {
            linked
                .iter()
                .try_for_each(|folder| events.watch_again(folder))
        });
    }

    /// A site that could not be watched may be so later, as when a folder may be read again.
    fn is_worth_a_trial(&self) -> bool {
        let Mode::Polled { obstacle, .. } = &self.mode else {
            return true;
        };
        matches!(obstacle, Obstacle::Other(_)) || self.last_trial.elapsed() >= NEXT_TRIAL
    }

    /// Watches something, as long as the system tells of changes.
    fn watch(&mut self, watch: impl FnOnce(&mut Events) -> notify::Result<()>) {
        if let Some(Err(error)) = self.events.as_mut().map(watch) {
            self.give_up(&error);
        }
    }

    fn give_up(&mut self, error: &notify::Error) {
        self.events = None;
        self.mode = polled(&self.root, error);
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = folder.metadata().ok()?;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}

fn polled(root: &Path, error: &notify::Error) -> Mode {
    let folders = count_folders(root);
    let obstacle = match &error.kind {
        notify::ErrorKind::MaxFilesWatch => Obstacle::TooManyFolders {
            folders,
            limit: limit("/proc/sys/fs/inotify/max_user_watches"),
        },
        // 24 is "too many open files", which is also said of watchers.
        notify::ErrorKind::Io(error) if error.raw_os_error() == Some(24) => {
            Obstacle::TooManyWatchers
        }
        _ => Obstacle::Other(error.to_string()),
    };
    let pause = if folders > MANY_FOLDERS {
        LONG_PAUSE
    } else {
        PAUSE
    };
    Mode::Polled { pause, obstacle }
}

fn count_folders(root: &Path) -> usize {
    let folders = FOLDERS.iter().flat_map(|folder| {
        let entries = WalkDir::new(root.join(folder)).follow_links(true);
        entries.into_iter().filter_map(Result::ok)
    });
    1 + folders.filter(|entry| entry.file_type().is_dir()).count()
}

fn limit(path: &str) -> Option<usize> {
    let bytes = read(Path::new(path), Limit::SYSTEM).ok()?;
    str::from_utf8(&bytes).ok()?.trim().parse().ok()
}
