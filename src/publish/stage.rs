//! A folder in which files are made before they are published.

use super::{
    failure::Trouble,
    manifest::Manifest,
    mounts::Mount,
    retire::{Carried, retire},
};
use rayon::prelude::*;
use rustix::{
    fs::{AtFlags, CWD, Mode, OFlags, linkat, mkdirat, openat},
    io::Errno,
};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    os::{fd::OwnedFd, unix::fs::PermissionsExt},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// Says that a folder is a stage, and may be removed with all that is in it.
const MARK: &str = ".bantin-stage";

/// Where a stage may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Beside the output folder, so that the two can be exchanged.
    Beside,
    /// In it: what lies beside it is on another file system, or may not be written to.
    Inside,
}

impl Place {
    /// The path of the stage of an output folder.
    pub(super) fn of(self, out: &Path) -> PathBuf {
        match self {
            Place::Beside => {
                let mut name = OsString::from(".");
                name.push(out.file_name().unwrap_or_default());
                name.push(INSIDE);
                out.with_file_name(name)
            }
            Place::Inside => out.join(INSIDE),
        }
    }
}

/// Name of a stage in an output folder.
pub(super) const INSIDE: &str = ".bantin-new";

/// How often a stage is tried to be removed into which files are still written, and how long is waited between.
const TRIES: usize = 50;
const PAUSE: Duration = Duration::from_millis(100);

/// New files in the making. Removed again when it is dropped, unless a journal leads to them.
pub(super) struct Stage {
    path: PathBuf,
    folder: OwnedFd,
    is_begun: bool,
}

impl Stage {
    /// Makes an empty stage.
    pub(super) fn create(path: PathBuf) -> Result<Stage, Trouble> {
        let trouble = |error| Trouble::at(&path, error);
        fs::create_dir(&path).map_err(trouble)?;
        File::create_new(path.join(MARK)).map_err(trouble)?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = rustix::fs::open(&path, flags, Mode::empty());
        let folder = folder.map_err(|error| trouble(error.into()))?;
        Ok(Stage {
            path,
            folder,
            is_begun: false,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a new file.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let written = self.create_file(path).and_then(|mut file| {
            file.write_all(bytes)?;
            Ok(())
        });
        written.map_err(|error| Trouble::at(&self.path.join(path), error))
    }

    fn create_file(&self, path: &str) -> io::Result<File> {
        if path.split('/').any(|step| matches!(step, "" | "." | "..")) {
            return Err(io::ErrorKind::InvalidInput.into()); // it would leave the stage
        }
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(0o666);
        let open = || openat(&self.folder, path, flags, mode);
        // Most pages have a folder of their own, which is made at once instead of being missed first.
        let own = path.strip_suffix("/index.html");
        if let Some(folder) = own {
            self.make_folder(Path::new(folder))?;
        }
        let file = match open() {
            Err(Errno::NOENT) => {
                let folder = Path::new(path).parent();
                self.make_folder(folder.unwrap_or(Path::new("")))?;
                open()
            }
            other => other,
        };
        Ok(File::from(file?))
    }

    /// Makes a folder and those above it.
    pub(super) fn make_folder(&self, folder: &Path) -> io::Result<()> {
        if folder.as_os_str().is_empty() {
            return Ok(());
        }
        match mkdirat(&self.folder, folder, Mode::from_raw_mode(0o777)) {
            Ok(()) | Err(Errno::EXIST) => Ok(()),
            Err(Errno::NOENT) => {
                self.make_folder(folder.parent().ok_or(io::ErrorKind::NotFound)?)?;
                self.make_folder(folder)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Puts a file of the output folder into the stage too, without copying it.
    pub(super) fn link(&self, out: &Path, path: &Path) -> io::Result<()> {
        let link = || linkat(CWD, out.join(path), &self.folder, path, AtFlags::empty());
        match link() {
            Err(Errno::NOENT) => {
                self.make_folder(path.parent().unwrap_or(Path::new("")))?;
                Ok(link()?)
            }
            other => Ok(other?),
        }
    }

    /// The open folder, for locking it.
    pub(super) fn open_folder(&self) -> io::Result<OwnedFd> {
        self.folder.try_clone()
    }

    /// Gives a folder of the stage the permissions of the same folder of the output.
    pub(super) fn permit(&self, out: &Path, folder: &Path) -> io::Result<()> {
        let permissions = fs::metadata(out.join(folder))?.permissions();
        fs::set_permissions(self.path.join(folder), permissions)
    }

    /// Leaves the files to a journal, until they are where it leads them.
    pub(super) fn leave(&mut self, begun: bool) {
        self.is_begun = begun;
    }

    /// Takes the mark away: from now on this is a site.
    pub(super) fn unmark(&self) -> io::Result<()> {
        fs::remove_file(self.path.join(MARK))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        if !self.is_begun && is_stage(&self.path) {
            let _ = clear(&self.path);
        }
    }
}

/// Removes what a build has made that is given up, while the last files may still be written.
pub fn abandon(out: &Path) {
    for place in [Place::Beside, Place::Inside] {
        let path = place.of(out);
        for _ in 0..TRIES {
            // What cannot be removed now is removed by the next build.
            if !is_stage(&path) || clear(&path).is_ok() {
                break;
            }
            thread::sleep(PAUSE);
        }
    }
}

fn is_stage(path: &Path) -> bool {
    path.join(MARK).symlink_metadata().is_ok()
}

/// Marks a folder as a stage, which may be removed with all that is in it.
pub(super) fn mark(path: &Path) -> io::Result<()> {
    File::create(path.join(MARK)).map(drop)
}

/// Removes a marked folder. The mark goes last: without it, what a killed build leaves would be nobody's.
pub(super) fn clear(path: &Path) -> io::Result<()> {
    let mark = path.join(MARK);
    remove_inside(path, &mark, Mount::of(path)?)?;
    fs::remove_file(mark)?;
    fs::remove_dir(path)
}

fn remove_inside(path: &Path, except: &Path, mount: Mount) -> io::Result<()> {
    make_writable(path);
    let entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.par_iter().try_for_each(|entry| {
        let path = entry.path();
        if path == except {
            return Ok(());
        }
        if Mount::of(&path)? != mount {
            return Err(io::ErrorKind::ResourceBusy.into()); // what lies there is somebody else's
        }
        if entry.file_type()?.is_dir() {
            remove_inside(&path, except, mount)?;
            return fs::remove_dir(path);
        }
        fs::remove_file(path)
    })
}

/// Lets files be removed from a folder that is to go, when it forbids that.
pub(super) fn make_writable(folder: &Path) {
    const OWNERS: u32 = 0o700;
    let Ok(found) = folder.symlink_metadata() else {
        return;
    };
    let mut permissions = found.permissions();
    let mode = permissions.mode();
    if found.is_dir() && mode & OWNERS != OWNERS {
        permissions.set_mode(mode | OWNERS);
        // If that fails, so does removing, which is told.
        let _ = fs::set_permissions(folder, permissions);
    }
}

/// Removes what a killed build left at the path of a stage: an unfinished stage, or the site before, whose place a
/// new one has taken already. What cannot be removed stays, which is told within.
pub(super) fn sweep(path: &Path, out: &Path) -> Result<io::Result<()>, Trouble> {
    match path.symlink_metadata() {
        Err(_) => return Ok(Ok(())),
        Ok(found) if !found.is_dir() => return Err(Trouble::foreign(path)),
        Ok(_) => {}
    }
    let empty = || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    if is_stage(path) {
        return Ok(clear(path));
    }
    if Manifest::read(path).is_some() {
        return Ok(retire(path, out, &Carried::new()));
    }
    if empty() {
        return Ok(fs::remove_dir(path));
    }
    Err(Trouble::foreign(path))
}
