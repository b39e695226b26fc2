//! The output folder of a build, and what is known of it.

use super::{
    exchange::{self, Foreign},
    exists,
    failure::{Failure, NAMED, Trouble, place},
    guard, holds, journal,
    lock::{Busy, Lock},
    manifest,
    manifest::{Entry, Manifest},
    obstacles::is_behind_link,
    stage::{Place, Stage, sweep},
    stamps::{Owner, Stamp, Stamps, Unknown},
};
use crate::{
    diagnostic::{Diagnostic, Problem},
    source::read_file,
};
use rayon::prelude::*;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// An output folder, which no other build writes into as long as this lives.
pub struct Folder {
    pub(super) path: PathBuf,
    pub(super) manifest: Manifest,
    /// Who wrote the list as it lies in the folder.
    pub(super) owner: Owner,
    /// Why it is not known what the files on it were made of, if it is not.
    pub(super) unknown: Option<Unknown>,
    pub(super) stamps: Stamps,
    pub(super) place: Place,
    /// Where stamps are kept from build to build.
    stamps_file: Option<PathBuf>,
    /// Whether there was no such folder.
    is_new: bool,
    /// What earlier builds left and could not be removed.
    pub(super) left: Vec<Left>,
    pub(super) lock: Lock,
}

/// A folder beside the site or in it that bantin made, and why it cannot be removed. The next build tries again.
#[derive(Debug)]
pub struct Left {
    /// Where it is.
    pub path: PathBuf,
    /// Why it stays.
    pub error: io::Error,
}

/// How to open an output folder.
pub struct OpenOptions<'a> {
    /// Tells this program from all others.
    pub program: u64,
    /// Where stamps are kept, if anywhere.
    pub stamps: Option<PathBuf>,
    /// Whether files are to be replaced one by one even when there are many: for folders that others hold open.
    pub in_place: bool,
    /// Whether a folder that bantin did not make is taken over, with all files in it kept.
    pub adopt: bool,
    /// Called when another build has the folder.
    pub waiting: &'a dyn Fn(),
}

/// Why a folder cannot be published into.
pub enum OpenError {
    /// A guard refused.
    Refused(Box<Diagnostic>),
    /// The disk refused.
    Disk(Box<Diagnostic>),
    /// Another build has it.
    Busy,
}

impl From<Trouble> for OpenError {
    fn from(trouble: Trouble) -> OpenError {
        match trouble.into() {
            Failure::Refused(found) => OpenError::Refused(found),
            Failure::Disk(found) => OpenError::Disk(found),
            Failure::Content(_) => OpenError::Busy, // no trouble is that
        }
    }
}

impl Folder {
    /// Opens the folder `out` for the site at `root`, and completes what a killed build began in it.
    ///
    /// # Errors
    /// When it holds the sources or lies among them, is no folder, holds files that bantin did not write and no list
    /// of those that it did, or when another build has it.
    pub fn open(root: &Path, out: &Path, options: OpenOptions<'_>) -> Result<Folder, OpenError> {
        let refused = |problem| OpenError::Refused(Box::new(Diagnostic::new(place(out), problem)));
        let path = guard::check(root, out).map_err(refused)?;
        let is_new = !path.exists();
        fs::create_dir_all(&path).map_err(|error| Trouble::at(&path, error))?;
        let lock = lock(&path, options.waiting)?;
        journal::recover(&path)?;
        let mut left = Vec::new();
        for place in [Place::Beside, Place::Inside] {
            let stage = place.of(&path);
            if let Err(error) = sweep(&stage, &path)? {
                left.push(Left { path: stage, error });
            }
        }
        let read = Manifest::read(&path);
        let list = path.join(manifest::FILE);
        if read.is_none() && exists(&list) && !list.is_file() {
            return Err(Trouble::in_the_way(&path, vec![manifest::FILE.to_owned()]).into());
        }
        if read.is_none() && !options.adopt {
            let nothing = Manifest::default();
            let foreign = Foreign::of(&path, &nothing);
            let files = foreign.filter(|entry| !entry.folder).take(NAMED);
            let files: Vec<String> = files
                .map(|entry| entry.path.to_string_lossy().into_owned())
                .collect();
            if !files.is_empty() {
                return Err(refused(Problem::OutputForeign { files }));
            }
        }
        let (mut manifest, digest) = read.unwrap_or_default();
        let owner = Owner {
            program: options.program,
            manifest: digest,
        };
        let stamps = options.stamps.as_deref();
        let stamps = stamps.ok_or(Unknown::Lost);
        let stamps = stamps.and_then(|file| Stamps::read(file, owner, &mut manifest));
        Ok(Folder {
            place: exchange::place(&path, options.in_place),
            path,
            manifest,
            owner,
            unknown: stamps.as_ref().err().copied(),
            stamps: stamps.unwrap_or_default(),
            stamps_file: options.stamps,
            is_new,
            left,
            lock,
        })
    }

    /// Completes what a killed or failed build began in an output folder, if any did.
    ///
    /// # Errors
    /// When it cannot be completed.
    pub fn recover(root: &Path, out: &Path, waiting: &dyn Fn()) -> Result<(), OpenError> {
        if !exists(&out.join(journal::FILE)) {
            return Ok(());
        }
        let refused = |problem| OpenError::Refused(Box::new(Diagnostic::new(place(out), problem)));
        let path = guard::check(root, out).map_err(refused)?;
        let _lock = lock(&path, waiting)?;
        Ok(journal::recover(&path)?)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What bantin made for a while and cannot remove.
    pub fn left(&self) -> &[Left] {
        &self.left
    }

    /// What its files were made with.
    pub fn basis(&self) -> super::Basis {
        self.manifest.basis
    }

    /// Whether this program wrote its files.
    pub fn is_own(&self) -> bool {
        self.unknown.is_none()
    }

    /// Why it is not known what its files were made of, if it is not.
    pub fn unknown(&self) -> Option<Unknown> {
        self.unknown
    }

    /// How many pages it holds.
    pub fn pages(&self) -> usize {
        self.manifest.pages()
    }

    /// The paths of its files, below it.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.manifest.files.keys().map(|path| &**path)
    }

    /// Whether a file is among them.
    pub fn lists(&self, path: &str) -> bool {
        self.manifest.files.contains_key(path)
    }

    /// How many files it holds.
    pub fn files(&self) -> usize {
        self.manifest.files.len()
    }

    /// Whether every file is there as it was written. What had to be read for that need not be read again.
    pub fn is_intact(&mut self) -> bool {
        let files = self.manifest.files.par_iter();
        let renewed = files.map(|(path, entry)| {
            let seen = self.verify(path, entry)?;
            let known = self.stamps.get(path) == Some(seen);
            Some((!known && seen.is_sure()).then(|| (path.clone(), seen)))
        });
        let Some(renewed) = renewed.collect::<Option<Vec<_>>>() else {
            return false;
        };
        let mut renewed = renewed.into_iter().flatten().peekable();
        if renewed.peek().is_some() {
            for (path, stamp) in renewed {
                self.stamps.insert(&path, stamp);
            }
            self.keep_stamps();
        }
        !self.manifest.files.is_empty()
    }

    /// Whether a file is there as it was written.
    pub fn has(&self, path: &str) -> bool {
        let entry = self.manifest.files.get(path);
        entry.is_some_and(|entry| self.verify(path, entry).is_some())
    }

    /// A file, if it is there as it was written.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let entry = self.manifest.files.get(path)?;
        let bytes = read_file(&self.path.join(path)).ok()?;
        entry.has(&bytes).then_some(bytes)
    }

    /// What the disk says of a file that is there as it was written.
    pub(super) fn verify(&self, path: &str, entry: &Entry) -> Option<Stamp> {
        let there = self.path.join(path);
        let found = there.symlink_metadata().ok()?;
        let stamp = Stamp::new(&found);
        let same_size = found.is_file() && found.len() == entry.size;
        let same = same_size && (self.stamps.get(path) == Some(stamp) || holds(&there, entry));
        same.then_some(stamp)
    }

    /// Whether a file is there and not as it was written, or not in this folder at all.
    pub(super) fn is_changed_by_hand(&self, path: &str, entry: &Entry) -> bool {
        let there = exists(&self.path.join(path));
        there && (is_behind_link(&self.path, path) || self.verify(path, entry).is_none())
    }

    /// Makes an empty stage.
    pub(super) fn stage(&self) -> Result<Stage, Trouble> {
        Stage::create(self.place.of(&self.path))
    }

    /// Notes what the disk says of files that were just published.
    pub(super) fn stamp(&mut self, paths: Vec<Arc<str>>) {
        let stamps = paths.into_par_iter().filter_map(|path| {
            let found = self.path.join(&*path).symlink_metadata().ok()?;
            Some((path, Stamp::new(&found)))
        });
        for (path, stamp) in stamps.collect::<Vec<_>>() {
            self.stamps.insert(&path, stamp);
        }
    }

    /// Keeps what is known of the files for the next build. Without it the next one has to read them.
    pub fn keep_stamps(&self) {
        if let Some(file) = &self.stamps_file {
            let _ = self.stamps.write(file, self.owner, &self.manifest);
        }
    }
}

fn lock(path: &Path, waiting: &dyn Fn()) -> Result<Lock, OpenError> {
    Lock::take(path, waiting).map_err(|busy| match busy {
        Busy::Held => OpenError::Busy,
        Busy::Disk(error) => Trouble::at(path, error).into(),
    })
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.is_new {
            // Removed only when it is still empty.
            let _ = fs::remove_dir(&self.path);
        }
    }
}
