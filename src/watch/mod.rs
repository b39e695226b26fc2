//! Noticing that files of a site may have changed.
//!
//! Events only wake the program and tell it where to look; what has really changed is told by the files. So it
//! does no harm when an event says too much, comes twice or under another name.

mod events;
mod pending;

use crate::source::FOLDERS;
use events::Events;
use pending::Pending;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use walkdir::WalkDir;

/// Where something may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// In these files and folders.
    These(BTreeSet<PathBuf>),
    /// Anywhere.
    Anywhere,
}

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
/// Folders that make a site large in this respect.
const MANY_FOLDERS: usize = 2_000;

/// A folder of a site that is watched until this is dropped.
pub struct Watch {
    root: PathBuf,
    pending: Arc<Pending>,
    events: Option<Events>,
    mode: Mode,
    linked: BTreeSet<PathBuf>,
    last_look: Instant,
}

impl Watch {
    /// Watches a site. Where the system cannot do that, it is looked through again and again.
    pub fn start(root: &Path) -> Watch {
        let pending = Arc::new(Pending::default());
        let (events, mode) = match Events::start(root, &pending) {
            Ok(events) => (Some(events), Mode::Told),
            Err(error) => (None, polled(root, &error)),
        };
        Watch {
            root: root.to_owned(),
            pending,
            events,
            mode,
            linked: BTreeSet::new(),
            last_look: Instant::now(),
        }
    }

    /// How changes are noticed. May become worse while the site grows.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// Watches folders too that links of the site lead to.
    pub fn follow_links(&mut self, linked: BTreeSet<PathBuf>) {
        if linked == self.linked {
            return;
        }
        let watched = |folder: &PathBuf| {
            FOLDERS
                .iter()
                .any(|part| folder.starts_with(self.root.join(part)))
        };
        let new: Vec<PathBuf> = linked
            .difference(&self.linked)
            .filter(|folder| !watched(folder))
            .cloned()
            .collect();
        for folder in new {
            self.watch_too(&folder);
        }
        self.linked = linked;
    }

    fn watch_too(&mut self, folder: &Path) {
        let watched = self
            .events
            .as_mut()
            .map_or(Ok(()), |events| events.watch(folder));
        if let Err(error) = watched {
            self.events = None;
            self.mode = polled(&self.root, &error);
        }
    }

    /// Waits until something may have changed, at most for a time.
    pub fn next(&mut self, patience: Duration) -> Option<Hint> {
        let interval = match self.mode {
            Mode::Told => SAFETY_NET,
            Mode::Polled { pause, .. } => pause,
        };
        let next_look = self.last_look + interval;
        let patience = patience.min(next_look.saturating_duration_since(Instant::now()));
        let hint = self.pending.wait(patience);
        if let Some(error) = self.pending.take_error() {
            self.events = None;
            self.mode = polled(&self.root, &error);
        }
        if let Some(Hint::These(places)) = &hint {
            self.watch_again(places);
        }
        if hint.is_none() && Instant::now() < next_look {
            return None;
        }
        // After the look, not before it: a look may take longer than the pause.
        self.last_look = Instant::now();
        hint.or(Some(Hint::Anywhere))
    }

    /// A folder of the site that comes (back) is another one than the one that was watched.
    fn watch_again(&mut self, places: &BTreeSet<PathBuf>) {
        let Some(events) = &mut self.events else {
            return;
        };
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            if places.contains(&folder)
                && let Err(error) = events.watch_again(&folder)
            {
                self.events = None;
                self.mode = polled(&self.root, &error);
                return;
            }
        }
    }
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
    let pause = match folders > MANY_FOLDERS {
        true => LONG_PAUSE,
        false => PAUSE,
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
    std::fs::read_to_string(path).ok()?.trim().parse().ok()
}
