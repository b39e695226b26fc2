//! What the system tells of files, as far as it matters.

use super::pending::{Pending, Urgency};
use crate::source::{FOLDERS, Naming, naming};
use notify::{
    Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};

/// The system's own watcher, at work until this is dropped.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

impl Events {
    /// Watches the root itself, for `site.yaml` and folders that come and go, and all that is in the folders.
    pub(super) fn start(root: &Path, pending: &Arc<Pending>) -> notify::Result<Events> {
        let (pending, inside) = (pending.clone(), root.to_owned());
        let note = move |event: notify::Result<Event>| match event {
            Ok(event) => note(&pending, &inside, event),
            Err(error) => pending.fail(error),
        };
        // The watcher panics when its thread cannot be had.
        let thread = thread::Builder::new().spawn(|| ());
        thread
            .map(JoinHandle::join)
            .map_err(notify::Error::io)?
            .ok();
        // A link may lead anywhere, to the whole disk even.
        let links = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(note, links)?;
        let mut events = Events {
            watcher,
            root: root.to_owned(),
        };
        events.watch_site()?;
        Ok(events)
    }

    /// Watches the folder of the site anew, which may be another one of the same name, or have folders that were
    /// not told.
    pub(super) fn watch_site(&mut self) -> notify::Result<()> {
        // It tells when another folder takes the place of the site's. Not everyone may look there.
        if let Some(around) = self.root.parent() {
            let _ = self.watcher.watch(around, RecursiveMode::NonRecursive);
        }
        let _ = self.watcher.unwatch(&self.root);
        self.watcher
            .watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            self.watch_again(&self.root.join(folder))?;
        }
        Ok(())
    }

    /// Watches a folder too, if it is one.
    pub(super) fn watch(&mut self, folder: &Path) -> notify::Result<()> {
        if !folder.is_dir() {
            return Ok(()); // the root tells when it comes
        }
        match self.watcher.watch(folder, RecursiveMode::Recursive) {
            // Gone while we looked: the root tells that too.
            Err(error)
                if !matches!(error.kind, notify::ErrorKind::MaxFilesWatch) && !folder.is_dir() =>
            {
                Ok(())
            }
            result => result,
        }
    }

    /// Watches a folder that may be another one of the same name.
    pub(super) fn watch_again(&mut self, folder: &Path) -> notify::Result<()> {
        let _ = self.watcher.unwatch(folder);
        self.watch(folder)
    }
}

fn note(pending: &Pending, root: &Path, event: Event) {
    if event.need_rescan() {
        pending.lose_track();
        return;
    }
    let Some(urgency) = urgency(event.kind) else {
        return;
    };
    for path in event.paths {
        if concerns_site(root, &path) {
            pending.add(path, urgency);
        }
    }
}

/// How soon to look; none when nothing can have changed.
fn urgency(kind: EventKind) -> Option<Urgency> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Urgency::Now),
        // Our own reading is told too.
        EventKind::Access(_) => None,
        // More will be written: this only counts when no closing follows.
        EventKind::Create(CreateKind::File)
        | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) => Some(Urgency::Soon),
        EventKind::Create(CreateKind::Folder) => Some(Urgency::NowAndAgain),
        EventKind::Modify(ModifyKind::Name(_)) => Some(Urgency::NowAndAgain),
        EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Any
        | EventKind::Other => Some(Urgency::Now),
    }
}

fn concerns_site(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else {
        return false; // beside the site
    };
    naming(inside) != Naming::Litter
}
