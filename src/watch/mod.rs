//! Notices that files of a site may have changed.
//!
//! Events only wake the program and tell it where to look; whether something has changed is told by the files. So an
//! event that says too much, comes twice or has another path does no harm.

mod events;
mod hint;
mod pending;

use crate::source::{FOLDERS, Limit, read};
use events::Events;
pub use hint::Hint;
use pending::PendingPlaces;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use walkdir::WalkDir;

/// Why a site is looked through again and again, and not watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The system lets a user watch only so many folders (`fs.inotify.max_user_watches`).
    TooManyFolders {
        /// Number of folders of this site.
        folders: usize,
        /// Number of folders that may be watched, if the system tells it.
        limit: Option<usize>,
    },
    /// The system lets a user have only so many watchers (`fs.inotify.max_user_instances`).
    TooManyWatchers,
    /// The user wants it so, because the system does not tell of all changes (`--poll`).
    Wanted,
    /// Another error of the system, in its words.
    Other(String),
}

/// How changes are noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The system tells of them.
    Told,
    /// The whole site is looked through again and again.
    Polled {
        /// Length of the pause between two looks.
        pause: Duration,
        /// Why the system does not tell of changes.
        obstacle: Obstacle,
    },
}

/// Pause between two looks at the whole site even when the system tells of changes, because network drives, containers and
/// virtual machines do not always tell.
const SAFETY_NET: Duration = Duration::from_secs(3);
/// The longest such pause.
const LONGEST_SAFETY_NET: Duration = Duration::from_secs(30);
/// How many times as long as a look the pause is at least, so that looks take little of the time.
const LOOKS: u32 = 50;
/// The same for looks that requests ask for.
const ASKED_LOOKS: u32 = 10;
/// Shortest time between a look and one that a request asks for.
const ASKED: Duration = Duration::from_secs(1);
/// Pause between two looks at a site that cannot be watched.
const PAUSE: Duration = Duration::from_secs(1);
/// Pause between two looks at a site with many folders that cannot be watched.
const LONG_PAUSE: Duration = Duration::from_secs(3);
/// Pause between two tries to watch a site that has too many folders for the system.
const NEXT_TRIAL: Duration = Duration::from_secs(30);
/// Number of folders from which a site has the long pause.
const MANY_FOLDERS: usize = 2_000;

/// A watch of the folder of a site, until it is dropped.
pub struct Watch {
    root: PathBuf,
    pending: Arc<PendingPlaces>,
    events: Option<Events>,
    mode: Mode,
    /// The folder that is watched. Another one may take its name.
    watched: Option<Identity>,
    linked: BTreeSet<PathBuf>,
    last_look: Instant,
    last_trial: Instant,
    /// When the caller was sent to look at the whole site, until it is back.
    sent: Option<Instant>,
    /// How long it took for that the last time.
    look: Duration,
}

/// Asks a watch to look at the whole site, because somebody wants to see it now.
#[derive(Clone)]
pub struct LookRequest(Arc<PendingPlaces>);

impl LookRequest {
    /// Asks for a look, unless the last one was a moment ago.
    pub fn ask(&self) {
        self.0.ask();
    }
}

/// Device and inode of a folder, which tell it from another one of the same name.
type Identity = (u64, u64);

impl Watch {
    /// Watches a site. Where the system cannot do that, or `poll` is wanted, the site is looked through again and again.
    pub fn start(root: &Path, poll: bool) -> Watch {
        let pending = Arc::new(PendingPlaces::default());
        let watched = identity(root);
        let (events, mode) = match poll {
            true => (None, polled(count_folders(root), Obstacle::Wanted)),
            false => match Events::start(root, &pending) {
                Ok(events) => (Some(events), Mode::Told),
                Err(error) => (None, failed(root, &error)),
            },
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
            sent: None,
            look: Duration::ZERO,
        }
    }

    /// By which others ask for a look.
    pub fn look_request(&self) -> LookRequest {
        LookRequest(self.pending.clone())
    }

    /// How changes are noticed now.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// Also watches folders that links of the site lead to, and gives those that were not watched before.
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

    /// Waits until something may have changed, but not longer than a time.
    pub fn next(&mut self, cancel: Duration) -> Option<Hint> {
        if let Some(sent) = self.sent.take() {
            self.look = sent.elapsed();
            self.pending
                .not_before(Instant::now() + ASKED.max(self.look * ASKED_LOOKS));
        }
        let interval = match self.mode {
            Mode::Told => (self.look * LOOKS).clamp(SAFETY_NET, LONGEST_SAFETY_NET),
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
        // Set after the look and not before it, because a look may take longer than the pause.
        self.last_look = Instant::now();
        self.sent = (hint == Some(Hint::Anywhere)).then_some(self.last_look);
        hint
    }

    /// Whether another folder has taken the name of the one that is watched.
    fn is_replaced(&self) -> bool {
        let now = identity(&self.root);
        now.is_some() && now != self.watched
    }

    /// Watches folders again that have come back, because they are other ones than those that were watched.
    fn watch_again(&mut self, places: &BTreeSet<PathBuf>) {
        let parts = FOLDERS.iter().map(|part| self.root.join(part));
        let folders = parts.chain(self.linked.iter().cloned());
        let back: Vec<PathBuf> = folders.filter(|it| places.contains(it)).collect();
        self.watch(|events| {
            back.iter()
                .try_for_each(|folder| events.watch_again(folder))
        });
    }

    /// Watches everything again before all of the site is looked at: what came without an event is not watched yet.
    fn watch_everything(&mut self) {
        if !self.root.is_dir() {
            return; // it is away; the folder around it is told when it comes back
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

    /// Whether to try again to watch the site. The cause may have gone, as when a folder can be read again.
    fn is_worth_a_trial(&self) -> bool {
        let Mode::Polled { obstacle, .. } = &self.mode else {
            return true;
        };
        match obstacle {
            Obstacle::Other(_) => true,
            Obstacle::Wanted => false,
            Obstacle::TooManyFolders { .. } | Obstacle::TooManyWatchers => {
                self.last_trial.elapsed() >= NEXT_TRIAL
            }
        }
    }

    /// Calls `watch` if the system tells of changes, and gives that up when it fails.
    fn watch(&mut self, watch: impl FnOnce(&mut Events) -> notify::Result<()>) {
        if let Some(Err(error)) = self.events.as_mut().map(watch) {
            self.give_up(&error);
        }
    }

    fn give_up(&mut self, error: &notify::Error) {
        self.events = None;
        self.mode = failed(&self.root, error);
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

/// The mode after an error of the system.
fn failed(root: &Path, error: &notify::Error) -> Mode {
    let folders = count_folders(root);
    let obstacle = match &error.kind {
        notify::ErrorKind::MaxFilesWatch => Obstacle::TooManyFolders {
            folders,
            limit: limit("/proc/sys/fs/inotify/max_user_watches"),
        },
        // 24 is "too many open files", which the system also says for too many watchers.
        notify::ErrorKind::Io(error) if error.raw_os_error() == Some(24) => {
            Obstacle::TooManyWatchers
        }
        _ => Obstacle::Other(error.to_string()),
    };
    polled(folders, obstacle)
}

fn polled(folders: usize, obstacle: Obstacle) -> Mode {
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
