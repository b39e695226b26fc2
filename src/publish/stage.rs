//! The stage: a folder in which files are made before they are published.

use super::{
    failure::DiskFailure,
    manifest::OutputManifest,
    retire,
    stage_place::{MARK, Side, StagePlace},
    writable::make_writable,
};
use crate::{
    fs::{Dir, FileKind, Lock, RegularFile, Sums},
    state::KnownLists,
};
use rayon::prelude::*;
use std::{
    ffi::{OsStr, OsString},
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// How often to try removing a stage into which files are still written, and the pause between tries.
const TRIES: usize = 50;
const PAUSE: Duration = Duration::from_millis(100);

/// A stage with new files. It is removed when it is dropped, unless a journal needs it.
pub(super) struct Stage {
    above: Dir,
    name: OsString,
    dir: Dir,
    is_begun: bool,
}

impl Stage {
    /// Makes an empty stage at a place.
    pub(super) fn create(out: &Dir, place: StagePlace) -> Result<Stage, DiskFailure> {
        let name = place.name(out.path());
        let created = place.above(out).and_then(|above| {
            above.create_dir(&name)?;
            let dir = above.open_dir(&name)?;
            if let Err(error) = MARK.put(&dir) {
                // What cannot be removed now is removed by the next build.
                drop(MARK.remove(&dir));
                drop(above.remove_dir(&name));
                return Err(error);
            }
            Ok(Stage {
                above,
                name: name.clone(),
                dir,
                is_begun: false,
            })
        });
        created.map_err(|error| DiskFailure::at(&out.path().join(&name), error))
    }

    pub(super) fn dir(&self) -> &Dir {
        &self.dir
    }

    /// The failure that a file of the stage met.
    pub(super) fn trouble(&self, path: impl AsRef<Path>, error: io::Error) -> DiskFailure {
        DiskFailure::at(&self.dir.path().join(path), error)
    }

    /// Writes the bytes of an open file to a new file of the stage.
    pub(super) fn copy(&self, from: &mut fs::File, path: &str) -> Result<Sums, DiskFailure> {
        let copied = self
            .make_folder_of(Path::new(path))
            .and_then(|()| self.dir.copy_new(from, path));
        copied.map_err(|error| self.trouble(path, error))
    }

    /// Removes a file from the stage.
    pub(super) fn take_out(&self, path: &str) -> Result<(), DiskFailure> {
        let removed = self.dir.remove_file(path);
        removed.map_err(|error| self.trouble(path, error))
    }

    /// Writes a new file of the stage.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), DiskFailure> {
        let written = self
            .create_file(path)
            .and_then(|mut file| file.write_all(bytes));
        written.map_err(|error| self.trouble(path, error))
    }

    fn create_file(&self, path: &str) -> io::Result<RegularFile> {
        // Most pages have a folder of their own, which is made before a first try fails for lack of it.
        if let Some(folder) = path.strip_suffix("/index.html") {
            self.dir.create_dir_all(folder)?;
        }
        match self.dir.create_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder_of(Path::new(path))?;
                self.dir.create_file(path)
            }
            created => created,
        }
    }

    fn make_folder_of(&self, path: &Path) -> io::Result<()> {
        self.dir
            .create_dir_all(path.parent().unwrap_or(Path::new("")))
    }

    /// Links a file of the output folder into the stage, without copying it.
    pub(super) fn link(&self, out: &Dir, path: &Path) -> io::Result<()> {
        match out.link(path, &self.dir, path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder_of(path)?;
                out.link(path, &self.dir, path)
            }
            linked => linked,
        }
    }

    /// Keeps the stage for a journal (`begun`) until the files are moved, or lets it be removed.
    pub(super) fn leave(&mut self, begun: bool) {
        self.is_begun = begun;
    }

    /// Exchanges the stage and the output folder. The stage is locked first, so that no other build can begin in it.
    /// Afterwards the one is the new site, and the other the old site.
    pub(super) fn exchange(&self, out: &Path) -> io::Result<Option<Lock>> {
        let lock = Lock::try_take(&self.dir)?;
        MARK.remove(&self.dir)?;
        let name = out.file_name().unwrap_or_default();
        let exchanged = self.above.exchange(&self.name, &self.above, name);
        match exchanged {
            Ok(()) => {
                // The change is done; only a loss of power at this moment can undo it.
                drop(self.above.sync_names());
                Ok(lock)
            }
            Err(error) => {
                // Without its mark the next build would take the old site for a foreign folder, and say so.
                drop(MARK.put(&self.dir));
                Err(error)
            }
        }
    }

    /// Opens the old site after an exchange.
    pub(super) fn open_old(&self) -> io::Result<Dir> {
        make_writable(&self.above, &self.name);
        self.above.open_dir(&self.name)
    }

    /// Removes the folder of the old site, which must be empty.
    pub(super) fn remove_old(&self) -> io::Result<()> {
        self.above.remove_dir(&self.name)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        if !self.is_begun && MARK.is_on(&self.dir).unwrap_or(false) {
            drop(clear(&self.above, &self.name));
        }
    }
}

/// Removes the stage of a build that is given up, while its last files may still be written.
pub fn abandon(out: &Path) {
    let real = out.canonicalize();
    let Ok(out) = real.and_then(|path| Dir::open(&path)) else {
        return;
    };
    for place in [Side::Beside, Side::Inside]
        .into_iter()
        .flat_map(Side::places)
    {
        for _ in 0..TRIES {
            let cleared = match place.find(&out) {
                Ok(Some(_)) => place
                    .above(&out)
                    .and_then(|above| clear(&above, &place.name(out.path()))),
                _ => break,
            };
            if cleared.is_ok() {
                break; // what cannot be removed now is removed by the next build
            }
            thread::sleep(PAUSE);
        }
    }
}

/// Removes a marked folder. The mark goes last: without it, the next build would not know the remains as bantin's.
fn clear(above: &Dir, name: &OsStr) -> io::Result<()> {
    let dir = above.open_dir(name)?;
    let mount = dir.status("")?.mount;
    make_writable(above, name);
    let inside = dir.list("")?;
    let others = inside
        .into_par_iter()
        .filter(|found| found.name != MARK.name);
    others.try_for_each(|found| remove(&dir, &found.name, found.kind, mount))?;
    if dir.has(MARK.name)? {
        MARK.remove(&dir)?;
    }
    above.remove_dir(name)
}

fn remove(above: &Dir, name: &OsStr, kind: FileKind, mount: crate::fs::Mount) -> io::Result<()> {
    if above.status(name)?.mount != mount {
        return Err(io::ErrorKind::ResourceBusy.into()); // something else is mounted there
    }
    if kind != FileKind::Folder {
        return above.remove_file(name);
    }
    make_writable(above, name);
    let dir = above.open_dir(name)?;
    let inside = dir.list("")?;
    let inside = inside.par_iter();
    inside.try_for_each(|found| remove(&dir, &found.name, found.kind, mount))?;
    above.remove_dir(name)
}

/// What a sweep did about the folder in the place of a stage.
pub(super) enum Swept {
    /// There is nothing any more.
    Free,
    /// The folder is bantin's, and cannot be removed.
    Left(PathBuf, io::Error),
    /// The folder is not bantin's.
    Foreign(PathBuf),
}

/// Removes what a killed build left in the place of a stage: an unfinished stage, or the old site after an exchange.
pub(super) fn sweep(place: StagePlace, out: &Dir, known: &KnownLists) -> Swept {
    let name = place.name(out.path());
    let Ok(above) = place.above(out) else {
        return Swept::Free; // nothing can be put there either
    };
    let path = above.path().join(&name);
    match above.status(&name) {
        Err(_) => return Swept::Free,
        Ok(found) if !found.is_folder() => return Swept::Foreign(path),
        Ok(_) => {}
    }
    make_writable(&above, &name);
    let dir = match above.open_dir(&name) {
        Ok(dir) => dir,
        Err(error) => return Swept::Left(path, error),
    };
    match end(&above, &name, &dir, out, known) {
        Ok(true) => Swept::Free,
        Ok(false) => Swept::Foreign(path),
        Err(error) => Swept::Left(path, error),
    }
}

/// Removes a folder in the place of a stage, and tells whether it was bantin's to remove.
fn end(above: &Dir, name: &OsStr, dir: &Dir, out: &Dir, known: &KnownLists) -> io::Result<bool> {
    if MARK.is_on(dir)? || MARK.may_be_put(dir)? {
        clear(above, name)?;
        return Ok(true);
    }
    match OutputManifest::read(dir)? {
        Some((list, digest)) if known.has(digest) => {
            retire::retire(dir, &list, out, None)?;
            above.remove_dir(name)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}
