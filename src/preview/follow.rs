//! Makes a new version of the site when its files have changed.

use super::{Preview, state::Snapshot};
use crate::{
    diagnostic::SourcePath,
    pipeline::{LoadProgress, NoSite, TouchedPages, Update},
    source::{DiskChanges, Sight, is_copied},
    watch::Hint,
};
use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError},
    time::{Duration, Instant},
};

/// What a new version of a site brings.
#[derive(Clone, Debug)]
pub struct PreviewUpdate {
    /// Files that have come, gone or changed; and paths of things that are no files.
    pub files: BTreeSet<SourcePath>,
    /// What has changed for readers.
    pub update: Update,
    /// How long it took to make the version.
    pub took: Duration,
}

impl Preview {
    /// Looks at the files that may have changed, and makes a new version if they have.
    pub fn follow(&self, hint: &Hint) -> Option<PreviewUpdate> {
        let start = Instant::now();
        let disk = self.newest().disk;
        let sight = match hint {
            Hint::These(places) => disk.look_at(places),
            Hint::Anywhere => disk.look_everywhere(),
        };
        drop(disk);
        let (files, update) = self.take_in(sight)?;
        Some(PreviewUpdate {
            files,
            update,
            took: start.elapsed(),
        })
    }

    fn take_in(&self, sight: Sight) -> Option<(BTreeSet<SourcePath>, Update)> {
        let _turn = self.edit_gate.change();
        let mut guard = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *guard;
        let changes = Arc::make_mut(&mut state.disk).take_in(sight);
        let DiskChanges {
            mut files,
            oddities,
        } = changes;
        let update = match &mut state.snapshot {
            Ok(snapshot) => {
                let theme = snapshot.session.theme.clone();
                let before: Vec<_> = files
                    .iter()
                    .map(|path| snapshot.session.digest(path))
                    .collect();
                let update = snapshot.session.update(&*state.disk, &files, self.as_of());
                let mut before = before.into_iter();
                files.retain(|path| {
                    let before = before.next().flatten();
                    is_copied(path) || before != snapshot.session.digest(path)
                });
                if update.templates {
                    snapshot.theme_changed(&theme);
                }
                update
            }
            Err(_) if files.is_empty() && oddities.is_empty() => return None,
            Err(_) => {
                let options = (self.clock)();
                let snapshot =
                    Snapshot::open(&state.disk, &self.cache, options, &LoadProgress::default());
                state.snapshot = snapshot.map_err(|NoSite(found)| found);
                Update {
                    pages: TouchedPages::All,
                    ..Update::default()
                }
            }
        };
        files.extend(oddities);
        if files.is_empty() && update.is_empty() {
            return None;
        }
        if let Ok(snapshot) = &mut state.snapshot
            && !update.is_empty()
        {
            snapshot.forget_pages();
        }
        Some((files, update))
    }
}
