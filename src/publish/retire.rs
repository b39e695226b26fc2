//! Removes the old site after an exchange. Only files on its list are bantin's to remove; what others put there is
//! handed over to the new site.

use super::{
    manifest::{self, OutputManifest},
    stage_place,
    writable::make_writable,
};
use crate::fs::{Dir, DirEntry, FileKind, FileStatus, Mount};
use rayon::prelude::*;
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

/// Foreign files that the new site already has, by their paths, with their inodes.
pub(super) type Carried = BTreeMap<PathBuf, u64>;

/// Empties the folder of the old site, of which `manifest` is the list. What cannot be removed stays, and the list with
/// it, so that the next build tries again. `carried` tells what was carried over before the exchange.
pub(super) fn retire(
    old: &Dir,
    manifest: &OutputManifest,
    new: &Dir,
    carried: Option<&Carried>,
) -> io::Result<()> {
    let nothing = Carried::new();
    let retired = OldOutput {
        old,
        new,
        manifest,
        carried: carried.unwrap_or(&nothing),
        mount: old.status("")?.mount,
    };
    retired.empty(old, Path::new(""))?;
    old.remove_file(manifest::FILE)
}

struct OldOutput<'a> {
    old: &'a Dir,
    new: &'a Dir,
    manifest: &'a OutputManifest,
    carried: &'a Carried,
    mount: Mount,
}

impl OldOutput<'_> {
    /// Removes what is in a folder. Something that cannot be removed does not keep the rest.
    fn empty(&self, dir: &Dir, path: &Path) -> io::Result<()> {
        let inside = dir.list("")?;
        let emptied = inside
            .par_iter()
            .map(|found| self.remove(dir, path, found))
            .collect::<Vec<_>>();
        emptied.into_iter().collect()
    }

    fn remove(&self, dir: &Dir, folder: &Path, found: &DirEntry) -> io::Result<()> {
        let path = folder.join(&found.name);
        if path == Path::new(manifest::FILE) {
            return Ok(()); // the list goes last
        }
        if found.kind == FileKind::Folder {
            make_writable(dir, &found.name);
            let inside = dir.open_dir(&found.name)?;
            if inside.status("")?.mount != self.mount {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            self.empty(&inside, &path)?;
            return dir.remove_dir(&found.name);
        }
        let listed = |path: &str| self.manifest.files.contains_key(path);
        if !path.to_str().is_some_and(listed) && !is_in_stage(&path) {
            self.hand_over(&path)?;
        }
        // A file on which another is mounted is busy, and the system says so.
        match dir.remove_file(&found.name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Sees to it that the new site has the newest version of a foreign file.
    fn hand_over(&self, path: &Path) -> io::Result<()> {
        let old = self.old.status(path)?;
        match self.new.status(path) {
            Err(_) => {
                self.new
                    .create_dir_all(path.parent().unwrap_or(Path::new("")))?;
                self.old.rename_new(path, self.new, path)
            }
            Ok(new) if new.inode == old.inode => Ok(()),
            Ok(new) if new.is_folder() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(new) => {
                let as_carried = self.carried.get(path).map(|inode| *inode == new.inode);
                match as_carried.unwrap_or(new.changed < old.changed) {
                    true => self.exchange(path, &old, &new),
                    false => Ok(()), // the file was renewed after the exchange
                }
            }
        }
    }

    /// Exchanges two files. A file that takes the place of the other at this moment is the newest, and stays.
    fn exchange(&self, path: &Path, old: &FileStatus, new: &FileStatus) -> io::Result<()> {
        let (mut put, mut expected) = (old.inode, new.inode);
        loop {
            self.old.exchange(path, self.new, path)?;
            let got = self.old.status(path)?.inode;
            if got == expected {
                return Ok(());
            }
            (expected, put) = (put, got);
        }
    }
}

/// Whether a path in an output folder leads into a stage.
fn is_in_stage(path: &Path) -> bool {
    let first = path.components().next();
    first.is_some_and(|first| stage_place::is_name(first.as_os_str()))
}
