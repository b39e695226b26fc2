//! Removing the site before, whose place a new one has taken. Only files on its list are bantin's to remove; what others
//! put there goes over to the new site.

use super::{
    journal,
    manifest::{self, Manifest},
    mounts::Mount,
    stage::make_writable,
};
use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::{
    collections::BTreeMap,
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// The inodes of files that are not ours, as the new site has them.
pub(super) type Carried = BTreeMap<PathBuf, u64>;

/// Removes the site before. Whatever cannot be removed stays, and its list with it, so that the next build tries again.
/// What was carried over is known to the build that did it.
pub(super) fn retire(old: &Path, out: &Path, carried: &Carried) -> io::Result<()> {
    let (manifest, _) = Manifest::read(old).unwrap_or_default();
    let retired = Retired {
        old,
        out,
        manifest,
        carried,
        mount: Mount::of(old)?,
    };
    retired.empty(Path::new(""))?;
    fs::remove_file(old.join(manifest::FILE))?;
    fs::remove_dir(old)
}

struct Retired<'a> {
    old: &'a Path,
    out: &'a Path,
    manifest: Manifest,
    carried: &'a Carried,
    mount: Mount,
}

impl Retired<'_> {
    /// Removes what lies in a folder; the first thing that cannot be removed does not keep the others.
    fn empty(&self, folder: &Path) -> io::Result<()> {
        let there = self.old.join(folder);
        make_writable(&there);
        let entries = fs::read_dir(there)?.collect::<io::Result<Vec<_>>>()?;
        let emptied = entries.par_iter().map(|entry| {
            let path = folder.join(entry.file_name());
            if path == Path::new(manifest::FILE) {
                return Ok(()); // the last to go
            }
            if Mount::of(&entry.path())? != self.mount {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            match entry.file_type()?.is_dir() {
                true => {
                    self.empty(&path)?;
                    fs::remove_dir(entry.path())
                }
                false => self.remove(&path),
            }
        });
        let emptied: Vec<io::Result<()>> = emptied.collect();
        emptied.into_iter().collect()
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let listed = |path: &str| self.manifest.files.contains_key(path);
        let ours = path.to_str().is_some_and(listed) || journal::is_own(path);
        if !ours {
            self.hand_over(path)?;
        }
        match fs::remove_file(self.old.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Sees to it that the new site has the newest version of a file that is not ours.
    fn hand_over(&self, path: &Path) -> io::Result<()> {
        let (from, to) = (self.old.join(path), self.out.join(path));
        let old = identity(&from)?;
        match identity(&to) {
            Err(_) => {
                fs::create_dir_all(to.parent().unwrap_or(self.out))?;
                rename(&from, &to, RenameFlags::NOREPLACE)
            }
            Ok(new) if new.inode == old.inode => Ok(()),
            Ok(new) if new.is_folder => Err(io::ErrorKind::IsADirectory.into()),
            Ok(new) => {
                let as_carried = self.carried.get(path).map(|inode| *inode == new.inode);
                match as_carried.unwrap_or(new.changed < old.changed) {
                    true => exchange(&from, &to, old.inode, new.inode),
                    false => Ok(()), // it was renewed after the exchange
                }
            }
        }
    }
}

/// Exchanges two files. One that takes the place of the other at that moment is the newest, and keeps its place.
fn exchange(from: &Path, to: &Path, mut put: u64, mut expected: u64) -> io::Result<()> {
    loop {
        rename(from, to, RenameFlags::EXCHANGE)?;
        let got = identity(from)?.inode;
        if got == expected {
            return Ok(());
        }
        (expected, put) = (put, got);
    }
}

fn rename(from: &Path, to: &Path, how: RenameFlags) -> io::Result<()> {
    Ok(renameat_with(CWD, from, CWD, to, how)?)
}

struct Identity {
    is_folder: bool,
    inode: u64,
    changed: (i64, i64),
}

fn identity(path: &Path) -> io::Result<Identity> {
    let found = path.symlink_metadata()?;
    Ok(Identity {
        is_folder: found.is_dir(),
        inode: found.ino(),
        changed: (found.ctime(), found.ctime_nsec()),
    })
}
