//! Outputs → disk. Nothing in the output folder is touched before everything is made. A large change takes the old
//! site's place in one step ([`exchange`]); a small one is renamed in under a [`journal`]. Identical bytes are not
//! written again; nothing is replaced or deleted that is not on the list of what bantin wrote ([`manifest`]).

mod addresses;
mod compress;
mod exchange;
mod failure;
mod folder;
mod guard;
mod journal;
mod lock;
mod making;
mod manifest;
mod mounts;
mod obstacles;
mod replace;
mod retire;
mod stage;
mod stamps;
mod targets;

pub use addresses::addresses;
pub use compress::compressed;
pub use failure::Failure;
pub use folder::{Folder, Left, OpenError, OpenOptions};
pub use making::{Made, Reason, Result as MadeResult};
pub use manifest::{Basis, Parts};
pub use replace::replace;
pub use stage::abandon;
pub use stamps::Unknown;

use crate::{model::Encoding, source::read_file};
use exchange::Exchange;
use failure::Trouble;
use journal::Journal;
use making::{Change, Fate, Making};
use manifest::{Entry, Manifest};
use stage::{Place, Stage};
use std::{collections::BTreeSet, path::Path, sync::Arc};

/// More files than this, and a change is a large one.
const SMALL: usize = 1_000;

/// What is to be published.
pub struct Order<'a> {
    /// Paths of all files, below the output folder.
    pub paths: &'a [&'a str],
    /// What they are made with.
    pub basis: Basis,
    /// Whether to make every file anew, whatever it was made of.
    pub force: bool,
    /// Forms in which text files are offered too.
    pub encodings: &'a [Encoding],
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
        make: impl Fn(usize, Option<&Parts>) -> making::Result<'m> + Sync,
    ) -> Result<Published, Failure> {
        let making = Making::new(self, order);
        let fates = making.run(&make)?;
        let mut stage = making.into_stage();
        let mut published = Published {
            pages: count_pages(order.paths),
            ..Published::default()
        };
        let mut after = Manifest {
            basis: order.basis,
            ..Manifest::default()
        };
        let mut puts = Vec::new();
        for Fate {
            path,
            entry,
            change,
            seen,
            reason,
        } in fates
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
        let drops = self.drops(&after, &mut published.kept);
        if !self.is_bare() {
            puts.retain(|path| !self.lies_there(path, &after.files[path]));
            let obstacles = self.obstacles(&puts, &drops);
            if !obstacles.is_empty() {
                return Err(Trouble::in_the_way(&self.path, obstacles).into());
            }
        }
        published.files = after.files.len();
        published.written = puts.len();
        published.removed = drops.len();
        if puts.is_empty() && drops.is_empty() && after.lists_the_same(&self.manifest) {
            self.manifest = after;
            return Ok(published);
        }
        let staged = match stage.take() {
            Some(stage) => stage,
            None => self.stage()?,
        };
        self.commit(staged, after, puts, drops, &published.kept)?;
        Ok(published)
    }

    /// Files that were part of the site and are no more.
    fn drops(&self, after: &Manifest, kept: &mut Vec<Arc<str>>) -> Vec<Arc<str>> {
        let gone = self.manifest.files.iter();
        let gone = gone.filter(|(path, _)| !after.files.contains_key(*path));
        let mut drops = Vec::new();
        for (path, entry) in gone {
            match self.is_changed_by_hand(path, entry) {
                true => kept.push(path.clone()),
                false => drops.push(path.clone()),
            }
        }
        drops
    }

    fn commit(
        &mut self,
        stage: Stage,
        after: Manifest,
        puts: Vec<Arc<str>>,
        drops: Vec<Arc<str>>,
        kept: &[Arc<str>],
    ) -> Result<(), Trouble> {
        let digest = after.write(stage.path());
        let digest = digest.map_err(|error| Trouble::at(stage.path(), error))?;
        let large = puts.len() + drops.len() > SMALL || self.manifest.files.is_empty();
        let exchanges = large && self.place == Place::Beside;
        let stage = match exchanges {
            true => self.exchange(stage, &after, &puts, kept)?,
            false => Some(stage),
        };
        if let Some(mut stage) = stage {
            self.check_targets(&stage, &puts, &drops)?;
            let journal = Journal::new(self.place, puts.clone(), drops);
            let begun = journal.begin(&self.path);
            begun.map_err(|error| Trouble::at(stage.path(), error))?;
            stage.leave(true);
            journal.complete(&self.path)?;
            stage.leave(false);
        }
        self.manifest = after;
        self.owner.manifest = digest;
        match exchanges {
            // Links to a file show in its stamp.
            true => self.stamp(self.manifest.files.keys().cloned().collect()),
            false => self.stamp(puts),
        }
        Ok(())
    }

    /// The stage again, when it cannot be exchanged.
    fn exchange(
        &mut self,
        stage: Stage,
        after: &Manifest,
        puts: &[Arc<str>],
        kept: &[Arc<str>],
    ) -> Result<Option<Stage>, Trouble> {
        let put: BTreeSet<&str> = puts.iter().map(|path| &**path).collect();
        let unchanged = after.files.keys().chain(kept).map(|path| &**path);
        let unchanged: Vec<&str> = unchanged.filter(|path| !put.contains(path)).collect();
        let filled = exchange::fill(&stage, &self.path, &unchanged, &self.manifest)?;
        let Some(carried) = filled else {
            return Ok(Some(stage));
        };
        if self.manifest.files.is_empty() && exists(&self.path) {
            // If this build is killed, the list tells the next one what the folder was.
            let told = Manifest::default().write(&self.path);
            told.map_err(|error| Trouble::at(&self.path, error))?;
        }
        let old = stage.path().to_owned();
        match exchange::exchange(stage, &self.path, &carried)? {
            Exchange::Done(lock, retired) => {
                self.lock = lock;
                let left = retired.err().map(|error| Left { path: old, error });
                self.left.extend(left);
                Ok(None)
            }
            Exchange::Impossible(stage) => Ok(Some(stage)),
        }
    }
}

/// How many of these files are pages.
pub fn count_pages(paths: &[&str]) -> usize {
    paths.iter().filter(|path| manifest::is_page(path)).count()
}

/// Whether there is anything at a path, even if it leads nowhere.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether these bytes are what an entry says.
fn holds(path: &Path, entry: &Entry) -> bool {
    read_file(path).is_ok_and(|bytes| entry.has(&bytes))
}
