//! Writes outputs to disk. Nothing in the output folder is touched before everything is made. The new site takes the
//! place of the old one in one step ([`exchange`]); where that costs too much, the files of a small change are renamed
//! into the folder under a [`journal`]. Identical files are not written again. Only files on the list of what bantin
//! wrote ([`manifest`]) are replaced or deleted, and only a list that was written on this machine counts.

mod addresses;
mod behind_link;
mod compress;
mod exchange;
mod failure;
mod folder;
mod guard;
mod journal;
mod lock;
mod making;
mod manifest;
mod obstacles;
mod order;
mod retire;
mod stage;
mod stage_place;
mod stamps;
mod targets;
mod writable;

pub use compress::compressed;
pub use failure::PublishError;
pub use folder::{Leftover, OpenError, OpenOptions, OutputFolder};
pub use making::{Copied, MadeFile, RemakeReason, Result as MadeResult};
pub use manifest::{FileFingerprint, SiteFingerprint};
pub use order::PublishRequest;
pub use stage::abandon;
pub use stamps::UnknownCause;

use crate::model::ContentCoding;
use failure::DiskFailure;
use journal::Journal;
use making::{FileChange, FileOutcome, Making};
use manifest::OutputManifest;
use retire::{Carried, retire};
use stage::Stage;
use stage_place::Side;
use std::{collections::BTreeSet, io, sync::Arc};

/// Items that only the fuzz targets may use.
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzing {
    pub use super::{journal::reread_journal, manifest::reread_manifest};
}

/// What a build published.
#[derive(Debug, Default)]
pub struct Published {
    /// Number of files of the site.
    pub files: usize,
    /// Number of pages of the site.
    pub pages: usize,
    /// Number of pages that were not published before.
    pub new_pages: usize,
    /// Number of pages whose bytes have changed.
    pub changed_pages: usize,
    /// Number of files that were written.
    pub written: usize,
    /// Files that were made, with the reason, whether they turned out to be the same or not.
    pub made: Vec<(Arc<str>, RemakeReason)>,
    /// Number of files that were removed.
    pub removed: usize,
    /// Files that would have been removed, had nobody else changed them.
    pub kept: Vec<Arc<str>>,
    /// Whether files were kept because the list that names them was not written on this machine.
    pub is_of_unknown_list: bool,
}

impl OutputFolder {
    /// Makes what must be made, and publishes it. `make` gets the index of a path and the fingerprint of the published
    /// file.
    ///
    /// # Errors
    /// When a file cannot be made or written. The folder is then as it was.
    pub fn publish<'m>(
        &mut self,
        order: &PublishRequest<'_>,
        make: impl Fn(usize, Option<&FileFingerprint>) -> making::Result<'m> + Sync,
    ) -> Result<Published, PublishError> {
        let making = Making::new(self, order);
        let outcomes = making.run(&make)?;
        let mut stage = making.into_stage();
        let mut published = Published {
            pages: count_pages(order.paths),
            ..Published::default()
        };
        let mut after = OutputManifest {
            site_fingerprint: order.site_fingerprint,
            ..OutputManifest::default()
        };
        let mut puts = Vec::new();
        for FileOutcome {
            path,
            entry,
            change,
            seen,
            reason,
        } in outcomes
        {
            let page = manifest::is_page(&path);
            match change {
                FileChange::None => {}
                FileChange::New => published.new_pages += usize::from(page),
                FileChange::Bytes => published.changed_pages += usize::from(page),
            }
            if change != FileChange::None {
                puts.push(path.clone());
            }
            if let Some(stamp) = seen {
                self.stamps.insert(&path, stamp);
            }
            if let Some(reason) = reason {
                published.made.push((path.clone(), reason));
            }
            after.files.insert(path, entry);
        }
        let drops = self.drops(&after, &mut published.kept)?;
        if !self.is_bare() {
            puts.retain(|path| !self.lies_there(path, &after.files[path]));
            let obstacles = self.obstacles(&puts, &drops);
            if !obstacles.is_empty() {
                return Err(DiskFailure::in_the_way(self.path(), obstacles).into());
            }
        }
        published.is_of_unknown_list = !self.is_trusted && !published.kept.is_empty();
        published.files = after.files.len();
        published.written = puts.len();
        published.removed = drops.len();
        if puts.is_empty() && drops.is_empty() && after.lists_the_same(&self.manifest) {
            self.manifest = after;
            if published.kept.is_empty() {
                // Every file on the list was made now.
                self.known.add(self.owner.manifest);
            }
            return Ok(published);
        }
        let staged = match stage.take() {
            Some(stage) => stage,
            None => self.stage()?,
        };
        self.commit(staged, after, puts, drops, &published.kept)?;
        Ok(published)
    }

    /// Files that are no part of the site any more. Those that others have changed are kept, and all of them when the
    /// list is not trusted.
    fn drops(
        &self,
        after: &OutputManifest,
        kept: &mut Vec<Arc<str>>,
    ) -> Result<Vec<Arc<str>>, DiskFailure> {
        let gone = self.manifest.files.iter();
        let gone = gone.filter(|(path, _)| !after.files.contains_key(*path));
        let mut drops = Vec::new();
        for (path, entry) in gone {
            let stays = if self.is_trusted {
                self.is_changed_by_hand(path, entry)?
            } else {
                let there = self.dir.has(&**path);
                there.map_err(|error| self.trouble(&**path, error))?
            };
            if stays {
                kept.push(path.clone())
            } else {
                drops.push(path.clone())
            }
        }
        Ok(drops)
    }

    fn commit(
        &mut self,
        stage: Stage,
        after: OutputManifest,
        puts: Vec<Arc<str>>,
        drops: Vec<Arc<str>>,
        kept: &[Arc<str>],
    ) -> Result<(), DiskFailure> {
        let digest = after.write(stage.dir());
        let digest = digest.map_err(|error| stage.trouble(manifest::FILE, error))?;
        // If this build is killed, the next one knows by this that the list is its own.
        self.known.add(digest);
        let unchanged = after.files.len() - puts.len();
        let may_exchange = self.place().side == Side::Beside
            && exchange::pays(puts.len() + drops.len(), unchanged);
        let exchanged = may_exchange && self.exchange(&stage, &after, &puts, &drops, kept)?;
        if !exchanged {
            self.rename_in(stage, &puts, drops)?;
        }
        self.manifest = after;
        self.owner.manifest = digest;
        if self.left.is_empty() {
            self.known.keep_only(digest);
        }
        match exchanged {
            // A link to a file changes the stamp of the file.
            true => self.stamp(self.manifest.files.keys().cloned().collect()),
            false => self.stamp(puts),
        }
        Ok(())
    }

    /// Renames files from the stage into the folder one by one.
    fn rename_in(
        &mut self,
        mut stage: Stage,
        puts: &[Arc<str>],
        drops: Vec<Arc<str>>,
    ) -> Result<(), DiskFailure> {
        let foreign = self.dir.has(journal::FILE);
        if foreign.map_err(|error| self.trouble(journal::FILE, error))? {
            return Err(DiskFailure::in_the_way(
                self.path(),
                vec![journal::FILE.to_owned()],
            ));
        }
        self.check_targets(&stage, puts, &drops)?;
        let journal = Journal::new(self.place(), puts.to_vec(), drops, &self.manifest);
        let begun = journal.begin(&self.dir, &mut self.known);
        begun.map_err(|error| stage.trouble(journal::FILE, error))?;
        stage.leave(true);
        journal.complete(&self.dir, None)?;
        stage.leave(false);
        Ok(())
    }

    /// Exchanges the stage and the folder, unless the disk cannot do that.
    fn exchange(
        &mut self,
        stage: &Stage,
        after: &OutputManifest,
        puts: &[Arc<str>],
        drops: &[Arc<str>],
        kept: &[Arc<str>],
    ) -> Result<bool, DiskFailure> {
        let put: BTreeSet<&str> = puts.iter().map(|path| &**path).collect();
        let unchanged = after.files.keys().chain(kept).map(|path| &**path);
        let unchanged: Vec<&str> = unchanged.filter(|path| !put.contains(path)).collect();
        let changed = puts.iter().chain(drops).map(|path| &**path);
        let changed: Vec<&str> = changed.collect();
        let filled = exchange::fill(stage, &self.dir, &unchanged, &changed, &self.manifest)?;
        let Some(carried) = filled else {
            return Ok(false);
        };
        if self.manifest.files.is_empty() {
            // If this build is killed, the next one knows by the list that the folder was a site.
            let nothing = OutputManifest::default();
            self.known.add(nothing.digest());
            let told = nothing.write(&self.dir);
            told.map_err(|error| self.trouble(manifest::FILE, error))?;
        }
        let synced = stage.dir().sync();
        synced.map_err(|error| stage.trouble("", error))?;
        match stage.exchange(self.path()) {
            Err(error) if exchange::is_impossible(&error) => Ok(false),
            Err(error) => Err(self.trouble("", error)),
            Ok(lock) => {
                let site = stage.dir().try_clone();
                let site = site.map_err(|error| self.trouble("", error))?;
                self.become_exchanged(site, lock);
                if let Err(error) = self.retire(stage, &carried) {
                    let path = stage.dir().path().to_owned();
                    self.left.push(Leftover { path, error });
                }
                Ok(true)
            }
        }
    }

    /// Removes the old site after an exchange.
    fn retire(&self, stage: &Stage, carried: &Carried) -> io::Result<()> {
        let old = stage.open_old()?;
        retire(&old, &self.manifest, &self.dir, Some(carried))?;
        stage.remove_old()
    }
}

/// Number of paths that are those of pages.
pub fn count_pages(paths: &[&str]) -> usize {
    paths.iter().filter(|path| manifest::is_page(path)).count()
}
