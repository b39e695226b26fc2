//! Listens to what the system tells of changed files.

use super::pending::{PendingPlaces, Urgency};
use crate::source::{FOLDERS, PathVerdict, naming};
use notify::{
    Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};

/// The watcher of the system, which works until this is dropped.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

impl Events {
    /// Watches the root for `site.yaml` and folders that come and go, and the folders with all that is in them.
    pub(super) fn start(root: &Path, pending: &Arc<PendingPlaces>) -> notify::Result<Events> {
        let (pending, inside) = (pending.clone(), root.to_owned());
        let note = move |event: notify::Result<Event>| match event {
            Ok(event) => note(&pending, &inside, event),
            Err(error) => pending.fail(error),
        };
        // The watcher panics when the system gives it no thread.
        let thread = thread::Builder::new().spawn(|| ());
        thread
            .map(JoinHandle::join)
            .map_err(notify::Error::io)?
            .ok();
        // A link may lead anywhere, even to the whole disk.
        let links = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(note, links)?;
        let mut events = Events {
            watcher,
            root: root.to_owned(),
        };
        events.watch_site()?;
        Ok(events)
    }

    /// Watches the folder of the site again, because another one may have its name now, or it may have new folders.
    pub(super) fn watch_site(&mut self) -> notify::Result<()> {
        // The folder around it is told when another folder takes the place of the site's. Not everybody may watch it.
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

    /// Watches a folder too, if it exists.
    pub(super) fn watch(&mut self, folder: &Path) -> notify::Result<()> {
        if !folder.is_dir() {
            return Ok(()); // the root is told when it comes
        }
        match self.watcher.watch(folder, RecursiveMode::Recursive) {
            // It is gone meanwhile, which the root is told, too.
            Err(error)
                if !matches!(error.kind, notify::ErrorKind::MaxFilesWatch) && !folder.is_dir() =>
            {
                Ok(())
            }
            result => result,
        }
    }

    /// Watches a folder again, because another one may have its name now.
    pub(super) fn watch_again(&mut self, folder: &Path) -> notify::Result<()> {
        let _ = self.watcher.unwatch(folder);
        self.watch(folder)
    }
}

fn note(pending: &PendingPlaces, root: &Path, event: Event) {
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

/// How soon to look after an event; none when nothing can have changed.
fn urgency(kind: EventKind) -> Option<Urgency> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Urgency::Now),
        // Reading by bantin itself causes such events.
        EventKind::Access(_) => None,
        // More will be written. This event only counts when none for closing the file follows.
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
    naming(inside) != PathVerdict::Litter
}
