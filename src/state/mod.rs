//! The state folder, in which bantin remembers things between commands: `.bantin` in the folder of the site, else a
//! folder in the user's folder for caches.
//!
//! What is remembered only saves time, and what comes with a copied or cloned site is not trusted: the folder has a
//! [`Mark`] that fits no other folder. A folder without it, or a link, is left alone, and the other place is used.

mod known_lists;

pub use known_lists::KnownLists;

use crate::fs::{self, Dir, FileKind, FolderMark};
use std::{
    env, io,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use xxhash_rust::xxh3::xxh3_64;

/// Name of the state folder in the folder of the site.
const FOLDER: &str = ".bantin";
/// Content of `.gitignore` in the state folder.
const IGNORED: &str = "# What bantin keeps to save time. It may be deleted.\n*\n";
/// The mark of a state folder.
const MARK: FolderMark = FolderMark {
    name: "mark",
    says: "bantin 1: a folder of bantin's own, which may be deleted",
};

/// The state folder of a site. Without one, everything takes longer.
#[derive(Debug)]
pub struct StateDir {
    /// Where the folder is or may be made; none when there is no place for it.
    path: Option<PathBuf>,
    dir: OnceLock<Dir>,
    foreign: Option<PathBuf>,
}

impl StateDir {
    /// The state folder of a site. Nothing is made yet.
    pub fn of(root: &Path) -> StateDir {
        let root = &root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let here = root.join(FOLDER);
        let (state, foreign) = match look(root, &here) {
            Occupant::Ours(dir) if dir.check_writable("").is_ok() => (StateDir::open(dir), None),
            Occupant::Free if is_writable(root) => (StateDir::at(Some(here)), None),
            Occupant::Foreign => (StateDir::of_user(root), Some(here)),
            _ => (StateDir::of_user(root), None),
        };
        StateDir { foreign, ..state }
    }

    /// A state folder that keeps nothing, because there is no place for one.
    pub fn none() -> StateDir {
        StateDir::at(None)
    }

    fn of_user(root: &Path) -> StateDir {
        let name = xxh3_64(root.as_os_str().as_encoded_bytes());
        let base = user_dir("XDG_CACHE_HOME", ".cache");
        let Some(base) = base.map(|base| base.join("bantin")) else {
            return StateDir::none();
        };
        let path = base.join(format!("{name:016x}"));
        match look(&base, &path) {
            Occupant::Ours(dir) => StateDir::open(dir),
            Occupant::Free => StateDir::at(Some(path)),
            Occupant::Foreign => StateDir::none(),
        }
    }

    fn at(path: Option<PathBuf>) -> StateDir {
        StateDir {
            path,
            dir: OnceLock::new(),
            foreign: None,
        }
    }

    fn open(dir: Dir) -> StateDir {
        StateDir {
            path: Some(dir.path().to_owned()),
            dir: OnceLock::from(dir),
            foreign: None,
        }
    }

    /// The open folder, if it exists.
    pub fn dir(&self) -> Option<&Dir> {
        self.dir.get()
    }

    /// The open folder, which is made if need be; none when that fails.
    pub fn make(&self) -> Option<&Dir> {
        if self.dir.get().is_none()
            && let Some(made) = self.path.as_ref().and_then(|path| make(path).ok())
        {
            // Another thread may have been faster; it set the same folder.
            drop(self.dir.set(made));
        }
        self.dir.get()
    }

    /// A folder in the state folder, if it exists.
    pub fn folder(&self, name: &str) -> Option<Dir> {
        self.dir()?.open_dir(name).ok()
    }

    /// A folder in the state folder, which is made if need be.
    pub fn make_folder(&self, name: &str) -> Option<Dir> {
        let dir = self.make()?;
        dir.create_dir_all(name).ok()?;
        dir.open_dir(name).ok()
    }

    /// The path of `.bantin` in the folder of the site when it is not bantin's: a link, a file, a folder that came with
    /// the site.
    pub fn foreign(&self) -> Option<&Path> {
        self.foreign.as_deref()
    }

    /// The path of a file in the state folder, for messages.
    pub fn path_of(&self, name: &str) -> PathBuf {
        let path = self.path.as_deref();
        path.map_or_else(|| PathBuf::from(name), |path| path.join(name))
    }

    /// The name of a file that belongs to an output folder, made of `what` it keeps and a digest of the path.
    pub fn name_for(what: &str, out: &Path) -> String {
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
        let name = xxh3_64(out.as_os_str().as_encoded_bytes());
        format!("{what}-{name:016x}")
    }

    /// Removes files that killed commands left half written. A command that is writing now only loses time.
    pub fn sweep(&self) {
        let pictures = self.folder("pictures");
        for dir in self.dir().into_iter().chain(&pictures) {
            for found in dir.list("").unwrap_or_default() {
                let name = Path::new(&found.name);
                if found.kind == FileKind::File && dir.is_aside(name) {
                    // What cannot be removed takes room until the next build.
                    drop(dir.remove_file(name));
                }
            }
        }
    }
}

/// What is at the path of a state folder.
enum Occupant {
    /// A state folder with its mark.
    Ours(Dir),
    /// Nothing, or an empty folder.
    Free,
    /// Anything else.
    Foreign,
}

fn look(above: &Path, path: &Path) -> Occupant {
    let Ok(above) = Dir::open(above) else {
        return Occupant::Free;
    };
    let Some(name) = path.file_name() else {
        return Occupant::Foreign;
    };
    match above.open_dir(name) {
        Ok(dir) if MARK.is_on(&dir).unwrap_or(false) => Occupant::Ours(dir),
        Ok(dir) if MARK.may_be_put(&dir).unwrap_or(false) => Occupant::Free,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Occupant::Free,
        _ => Occupant::Foreign,
    }
}

fn make(path: &Path) -> io::Result<Dir> {
    let dir = fs::create_dir_all(path)?;
    if MARK.is_on(&dir)? {
        return Ok(dir); // another command has made it meanwhile
    }
    if !MARK.may_be_put(&dir)? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    MARK.put(&dir)?;
    // Without this file, git only sees the folder.
    drop(dir.write_new(".gitignore", IGNORED.as_bytes()));
    Ok(dir)
}

/// A folder of the user's for some purpose: the value of an environment variable, else a folder in the home folder.
/// Links on the way to it are followed, because the user made them.
fn user_dir(variable: &str, in_home: &str) -> Option<PathBuf> {
    let set = env::var_os(variable).map(PathBuf::from);
    let set = set.filter(|path| path.is_absolute());
    let path = set.or_else(|| Some(env::home_dir()?.join(in_home)))?;
    let mut ancestors = path.ancestors();
    ancestors.find_map(|above| {
        let real = above.canonicalize().ok()?;
        Some(real.join(path.strip_prefix(above).ok()?))
    })
}

fn is_writable(folder: &Path) -> bool {
    Dir::open(folder).is_ok_and(|dir| dir.check_writable("").is_ok())
}
