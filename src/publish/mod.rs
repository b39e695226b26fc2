//! Outputs → disk. Nothing in the output folder is touched before everything is made. The new site takes the old one's
//! place in one step ([`exchange`]); where that costs too much, a small change of a large site is renamed in under a
//! [`journal`]. Identical bytes are not written again; nothing is replaced or deleted that is not on the list of what
//! bantin wrote ([`manifest`]), and only a list that was written on this machine counts.

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
pub use failure::Failure;
pub use folder::{Folder, Left, OpenError, OpenOptions};
pub use making::{Copied, Made, Reason, Result as MadeResult};
pub use manifest::{FileFingerprint, SiteFingerprint};
pub use order::Order;
pub use stage::abandon;
pub use stamps::Unknown;

use crate::model::Encoding;
use failure::Trouble;
use journal::Journal;
use making::{Change, FileOutcome, Making};
use manifest::Manifest;
use retire::{Carried, retire};
use stage::Stage;
use stage_place::Side;
use std::{collections::BTreeSet, io, sync::Arc};

/// What only the fuzz targets may reach.
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzing {
    pub use super::{journal::reread_journal, manifest::reread_manifest};
}

/// What was published.
#[derive(Debug, Default)]
pub struct Published {
    /// Number of files.
    pub files: usize,
    /// Number of pages.
    pub pages: usize,
    /// Pages that were not there before.
    pub new_pages: usize,
    /// Pages that have other bytes than before.
    pub changed_pages: usize,
    /// Files that were written.
    pub written: usize,
    /// Files that were made, whether they turned out to be the same or not, with the reason.
    pub made: Vec<(Arc<str>, Reason)>,
    /// Files that are gone.
    pub removed: usize,
    /// Files that would be gone, had they not been changed by somebody else.
    pub kept: Vec<Arc<str>>,
    /// Whether they are kept because the list that names them was not written on this machine.
    pub is_of_unknown_list: bool,
}

impl Folder {
    /// Makes what must be made and publishes it. `make` is given the number of a path, and what the file there was
    /// made of.
    ///
    /// # Errors
    /// When a file cannot be made or written; the folder is then as it was.
    pub fn publish<'m>(
        &mut self,
        order: &Order<'_>,
        make: impl Fn(usize, Option<&FileFingerprint>) -> making::Result<'m> + Sync,
    ) -> Result<Published, Failure> {
        let making = Making::new(self, order);
        let outcomes = making.run(&make)?;
        let mut stage = making.into_stage();
        let mut published = Published {
            pages: count_pages(order.paths),
            ..Published::default()
        };
        let mut after = Manifest {
            site_fingerprint: order.site_fingerprint,
            ..Manifest::default()
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
                Change::None => {}
                Change::New => published.new_pages += usize::from(page),
                Change::Bytes => published.changed_pages += usize::from(page),
            }
            if change != Change::None {
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
                return Err(Trouble::in_the_way(self.path(), obstacles).into());
            }
        }
        published.is_of_unknown_list = !self.is_trusted && !published.kept.is_empty();
        published.files = after.files.len();
        published.written = puts.len();
        published.removed = drops.len();
        if puts.is_empty() && drops.is_empty() && after.lists_the_same(&self.manifest) {
            self.manifest = after;
            if published.kept.is_empty() {
                // Every file on it was made now, and is there.
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

    /// Files that were part of the site and are no more. Those that others have changed are kept, and all of them when
    /// nobody can tell whose they are.
    fn drops(&self, after: &Manifest, kept: &mut Vec<Arc<str>>) -> Result<Vec<Arc<str>>, Trouble> {
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
        after: Manifest,
        puts: Vec<Arc<str>>,
        drops: Vec<Arc<str>>,
        kept: &[Arc<str>],
    ) -> Result<(), Trouble> {
        let digest = after.write(stage.dir());
        let digest = digest.map_err(|error| stage.trouble(manifest::FILE, error))?;
        // Should this build be killed, the next one knows that the list is its own.
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
            // Links to a file show in its stamp.
            true => self.stamp(self.manifest.files.keys().cloned().collect()),
            false => self.stamp(puts),
        }
        Ok(())
    }

    /// Renames files into the folder one by one.
    fn rename_in(
        &mut self,
        mut stage: Stage,
        puts: &[Arc<str>],
        drops: Vec<Arc<str>>,
    ) -> Result<(), Trouble> {
        let foreign = self.dir.has(journal::FILE);
        if foreign.map_err(|error| self.trouble(journal::FILE, error))? {
            return Err(Trouble::in_the_way(
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

    /// Lets the stage take the place of the folder, unless this disk cannot do that.
    fn exchange(
        &mut self,
        stage: &Stage,
        after: &Manifest,
        puts: &[Arc<str>],
        drops: &[Arc<str>],
        kept: &[Arc<str>],
    ) -> Result<bool, Trouble> {
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
            // If this build is killed, the list tells the next one what the folder was.
            let nothing = Manifest::default();
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
                    self.left.push(Left { path, error });
                }
                Ok(true)
            }
        }
    }

    /// Removes what was the site.
    fn retire(&self, stage: &Stage, carried: &Carried) -> io::Result<()> {
        let old = stage.open_old()?;
        retire(&old, &self.manifest, &self.dir, Some(carried))?;
        stage.remove_old()
    }
}

/// How many of these files are pages.
pub fn count_pages(paths: &[&str]) -> usize {
    paths.iter().filter(|path| manifest::is_page(path)).count()
}
