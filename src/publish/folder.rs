//! The output folder of a build, and what is known of the files in it.

use super::{
    behind_link::is_behind_link,
    exchange::{self, Foreign},
    failure::{DiskFailure, NAMED, PublishError, place},
    guard,
    journal::{self, Recovered},
    lock::{self, LockError},
    manifest,
    manifest::{ManifestEntry, OutputManifest},
    stage::{Stage, Swept, sweep},
    stage_place::{Side, StagePlace},
    stamps::{OutputStamp, OutputStamps, Owner, UnknownCause},
};
use crate::{
    diagnostic::{Diagnostic, FolderProblem},
    fs::{self, Dir, Lock},
    state::{KnownLists, StateDir},
};
use rayon::prelude::*;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// An output folder, which no other build writes into as long as this value lives.
pub struct OutputFolder {
    pub(super) dir: Dir,
    pub(super) manifest: OutputManifest,
    /// Whether the list in the folder was written on this machine, or the user has vouched for it. No file is removed
    /// for a list that is not trusted.
    pub(super) is_trusted: bool,
    /// The lists that builds of this machine wrote into this folder.
    pub(super) known: KnownLists,
    /// The program and the digest of the list in the folder, which its stamps belong to.
    pub(super) owner: Owner,
    /// Why it is not known what the files on the list were made of; none when it is known.
    pub(super) unknown: Option<UnknownCause>,
    pub(super) stamps: OutputStamps,
    /// Where the stage of this build will lie.
    place: StagePlace,
    state: Arc<StateDir>,
    /// Name of the file in the state folder that keeps the stamps for the next build.
    stamps_file: String,
    /// Whether the folder did not exist before.
    is_new: bool,
    /// Folders of earlier builds that could not be removed.
    pub(super) left: Vec<Leftover>,
    pub(super) lock: Lock,
}

/// A folder that an earlier build made beside or in the site, and that cannot be removed. The next build tries again.
#[derive(Debug)]
pub struct Leftover {
    /// Path of the folder.
    pub path: PathBuf,
    /// Why the folder could not be removed.
    pub error: io::Error,
}

/// How an output folder is to be opened.
pub struct OpenOptions<'a> {
    /// A digest that tells this program from all others.
    pub program: u64,
    /// The state folder, which remembers what was published.
    pub state: Arc<StateDir>,
    /// Whether files are replaced one by one even when there are many, for folders that other programs hold open.
    pub in_place: bool,
    /// Whether to take over a folder that bantin did not make, and to trust a list that was not written on this
    /// machine. All files in it are kept.
    pub adopt: bool,
    /// Called when another build has locked the folder.
    pub waiting: &'a dyn Fn(),
}

/// Why a folder cannot be published into.
pub enum OpenError {
    /// A guard refused, because files would be lost.
    Refused(Box<Diagnostic>),
    /// The disk refused to open or lock the folder.
    Disk(Box<Diagnostic>),
    /// Another build has locked the folder and does not end.
    Busy,
}

impl From<DiskFailure> for OpenError {
    fn from(trouble: DiskFailure) -> OpenError {
        match trouble.into() {
            PublishError::Refused(found) => OpenError::Refused(found),
            PublishError::Disk(found) => OpenError::Disk(found),
            PublishError::Content(_) => OpenError::Busy, // a `Trouble` never becomes this
        }
    }
}

impl OutputFolder {
    /// Opens the folder `out` for the site at `root`, and completes what a killed build began in it.
    ///
    /// # Errors
    /// When the folder holds the sources or lies among them, is no folder, holds files but no list of bantin's, or when
    /// another build has locked it.
    pub fn open(
        root: &Path,
        out: &Path,
        options: OpenOptions<'_>,
    ) -> Result<OutputFolder, OpenError> {
        let refused = |problem| OpenError::Refused(Box::new(Diagnostic::new(place(out), problem)));
        let path = guard::check(root, out).map_err(refused)?;
        let is_new = !path.exists();
        let (dir, lock) = take(&path, options.waiting)?;
        let mut known = KnownLists::of(options.state.clone(), &path);
        end_begun(&dir, &mut known)?;
        let (place, left) = sweep_stages(&dir, &known, options.in_place)?;
        let read = OutputManifest::read(&dir);
        let read = read.map_err(|error| DiskFailure::at(&path.join(manifest::FILE), error))?;
        let is_list = |found: fs::FileStatus| found.is_file();
        if read.is_none()
            && dir
                .status(manifest::FILE)
                .is_ok_and(|found| !is_list(found))
        {
            return Err(DiskFailure::in_the_way(&path, vec![manifest::FILE.to_owned()]).into());
        }
        if read.is_none() && !options.adopt {
            let nothing = OutputManifest::default();
            let foreign = Foreign::find_in(&path, &nothing);
            let files = foreign.filter(|entry| !entry.folder).take(NAMED);
            let files: Vec<String> = files
                .map(|entry| entry.path.to_string_lossy().into_owned())
                .collect();
            if !files.is_empty() {
                return Err(refused(FolderProblem::OutputForeign { files }));
            }
        }
        let is_trusted = read
            .as_ref()
            .is_none_or(|(_, digest)| options.adopt || known.has(*digest));
        let (mut manifest, digest) = read.unwrap_or_default();
        let owner = Owner {
            program: options.program,
            manifest: digest,
        };
        let stamps_file = StateDir::name_for("outputs", &path);
        let stamps = options.state.dir().ok_or(UnknownCause::Lost);
        let stamps =
            stamps.and_then(|dir| OutputStamps::read(dir, &stamps_file, owner, &mut manifest));
        Ok(OutputFolder {
            dir,
            manifest,
            is_trusted,
            known,
            owner,
            unknown: stamps.as_ref().err().copied(),
            stamps: stamps.unwrap_or_default(),
            place,
            state: options.state,
            stamps_file,
            is_new,
            left,
            lock,
        })
    }

    /// Completes what a killed or failed build began in an output folder. Returns a journal that was not written on
    /// this machine, if one lies there: it is left alone.
    ///
    /// # Errors
    /// When the change cannot be completed.
    pub fn recover(
        root: &Path,
        out: &Path,
        state: Arc<StateDir>,
        waiting: &dyn Fn(),
    ) -> Result<Option<PathBuf>, OpenError> {
        let file = out.join(journal::FILE);
        if file.symlink_metadata().is_err() {
            return Ok(None);
        }
        let refused = |problem| OpenError::Refused(Box::new(Diagnostic::new(place(out), problem)));
        let path = guard::check(root, out).map_err(refused)?;
        let (dir, _lock) = take(&path, waiting)?;
        let known = KnownLists::of(state, &path);
        match journal::recover(&dir, &known)? {
            Recovered::Done => {
                // Remains of the stage take room until the next build removes them.
                drop(sweep_stages(&dir, &known, false));
                Ok(None)
            }
            Recovered::Foreign => Ok(Some(file)),
            Recovered::Begun(_, trouble) => Err(trouble.into()),
        }
    }

    /// The path of the folder, with all links followed.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Folders that bantin made and cannot remove.
    pub fn left(&self) -> &[Leftover] {
        &self.left
    }

    /// The digests of what the published files were made with.
    pub fn site_fingerprint(&self) -> super::SiteFingerprint {
        self.manifest.site_fingerprint
    }

    /// Whether this program wrote the published files.
    pub fn is_own(&self) -> bool {
        self.unknown.is_none()
    }

    /// Why it is not known what the published files were made of; none when it is known.
    pub fn unknown(&self) -> Option<UnknownCause> {
        self.unknown
    }

    /// Number of published pages.
    pub fn pages(&self) -> usize {
        self.manifest.pages()
    }

    /// The paths of the published files below the folder.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.manifest.files.keys().map(|path| &**path)
    }

    /// Whether a file is on the list of published ones.
    pub fn lists(&self, path: &str) -> bool {
        self.manifest.files.contains_key(path)
    }

    /// Number of published files.
    pub fn files(&self) -> usize {
        self.manifest.files.len()
    }

    /// Whether every published file is as it was written. Stamps of files that had to be read for this are noted.
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

    /// Whether a published file is as it was written.
    pub fn has(&self, path: &str) -> bool {
        let entry = self.manifest.files.get(path);
        entry.is_some_and(|entry| self.verify(path, entry).is_some())
    }

    /// The bytes of a published file, if they are as they were written.
    pub fn read_intact(&self, path: &str) -> Option<Vec<u8>> {
        let entry = self.manifest.files.get(path)?;
        let bytes = self.dir.read(path, entry.size).ok()?;
        entry.has(&bytes).then_some(bytes)
    }

    /// The stamp of a published file, if the file is as it was written.
    pub(super) fn verify(&self, path: &str, entry: &ManifestEntry) -> Option<OutputStamp> {
        let found = self.dir.status(path).ok()?;
        let stamp = OutputStamp::new(&found);
        let same_size = found.is_file() && found.size == entry.size;
        let same =
            same_size && (self.stamps.get(path) == Some(stamp) || entry.is_at(&self.dir, path));
        same.then_some(stamp)
    }

    /// Whether a published file has other bytes than were written, or lies behind a link.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn is_changed_by_hand(
        &self,
        path: &str,
        entry: &ManifestEntry,
    ) -> Result<bool, DiskFailure> {
        let found = self.dir.find(path);
        let Some(found) = found.map_err(|error| self.trouble(path, error))? else {
            return Ok(false);
        };
        if !found.is_file() || found.size != entry.size {
            return Ok(true);
        }
        if self.stamps.get(path) == Some(OutputStamp::new(&found))
            && !is_behind_link(&self.dir, path)
        {
            return Ok(false);
        }
        match entry.compare(&self.dir, path) {
            Err(error) if fs::is_behind_link(&error) => Ok(true),
            compared => compared
                .map(|same| !same)
                .map_err(|error| self.trouble(path, error)),
        }
    }

    /// Whether a file may be replaced: it is on a trusted list, or its bytes are those on the list.
    pub(super) fn is_ours(&self, path: &str) -> bool {
        let entry = self.manifest.files.get(path);
        entry.is_some_and(|entry| self.is_trusted || entry.is_at(&self.dir, path))
    }

    /// The failure that something in the folder met.
    pub(super) fn trouble(&self, path: impl AsRef<Path>, error: io::Error) -> DiskFailure {
        DiskFailure::at(&self.dir.path().join(path), error)
    }

    /// Makes an empty stage for the folder.
    pub(super) fn stage(&self) -> Result<Stage, DiskFailure> {
        Stage::create(&self.dir, self.place)
    }

    /// The place at which the stage of this build lies.
    pub(super) fn place(&self) -> StagePlace {
        self.place
    }

    /// Takes over the new folder after an exchange, with its lock.
    pub(super) fn become_exchanged(&mut self, dir: Dir, lock: Option<Lock>) {
        let path = self.dir.path().to_owned();
        self.dir = dir.at(&path);
        if let Some(lock) = lock {
            self.lock = lock;
        }
    }

    /// Notes the stamps of files that were just published.
    pub(super) fn stamp(&mut self, paths: Vec<Arc<str>>) {
        let stamps = paths.into_par_iter().filter_map(|path| {
            let found = self.dir.status(&*path).ok()?;
            Some((path, OutputStamp::new(&found)))
        });
        for (path, stamp) in stamps.collect::<Vec<_>>() {
            self.stamps.insert(&path, stamp);
        }
    }

    /// Keeps the stamps for the next build, which otherwise must read the files.
    pub fn keep_stamps(&self) {
        if let Some(dir) = self.state.dir() {
            let stamps = &self.stamps;
            // When they cannot be written, the next build reads the files.
            drop(stamps.write(dir, &self.stamps_file, self.owner, &self.manifest));
        }
    }
}

fn take(path: &Path, waiting: &dyn Fn()) -> Result<(Dir, Lock), OpenError> {
    lock::take(path, waiting).map_err(|busy| match busy {
        LockError::Held => OpenError::Busy,
        LockError::Disk(error) => DiskFailure::at(path, error).into(),
    })
}

/// Completes the change that a killed build began. One that cannot be completed is given up, because this build
/// publishes newer files.
fn end_begun(out: &Dir, known: &mut KnownLists) -> Result<(), DiskFailure> {
    match journal::recover(out, known)? {
        Recovered::Done | Recovered::Foreign => Ok(()),
        Recovered::Begun(journal, _) => {
            let abandoned = journal.abandon(out, known);
            abandoned.map_err(|error| DiskFailure::at(out.path(), error).begun())
        }
    }
}

/// Removes the stages of killed builds, and finds a place for a new one.
fn sweep_stages(
    out: &Dir,
    known: &KnownLists,
    in_place: bool,
) -> Result<(StagePlace, Vec<Leftover>), DiskFailure> {
    let mut left = Vec::new();
    let mut free = Vec::new();
    for side in [Side::Beside, Side::Inside] {
        for place in side.places() {
            match sweep(place, out, known) {
                Swept::Free => free.push(place),
                Swept::Left(path, error) => left.push(Leftover { path, error }),
                Swept::Foreign(path) if side == Side::Inside => {
                    return Err(DiskFailure::foreign(&path));
                }
                Swept::Foreign(_) => {}
            }
        }
    }
    let side = exchange::side(out, in_place);
    let mut free = free.into_iter();
    let place = free.find(|place| place.side == side);
    let full = || DiskFailure::at(out.path(), io::ErrorKind::AlreadyExists.into());
    Ok((place.ok_or_else(full)?, left))
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        if self.is_new
            && let Some(above) = self.dir.path().parent()
            && let Ok(above) = Dir::open(above)
            && let Some(name) = self.dir.path().file_name()
        {
            // Fails, as it should, when the folder is not empty any more.
            drop(above.remove_dir(name));
        }
    }
}
