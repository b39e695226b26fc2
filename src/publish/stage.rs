//! A folder beside the output folder in which the new site is made.

use super::manifest::{self, Manifest};
use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A new site in the making. Removed again unless it is published.
pub(super) struct Stage {
    path: PathBuf,
    out: PathBuf,
}

impl Stage {
    /// Makes all folders of a new site. Its manifest is written first, so that whatever a killed build leaves
    /// behind is known to be ours.
    pub(super) fn create(out: &Path, manifest: &Manifest) -> io::Result<Stage> {
        let out = std::path::absolute(out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        fs::create_dir_all(parent)?;
        let path = parent.join(format!(".{}.bantin-new", name.to_string_lossy()));
        if path.exists() {
            clear(&path)?;
        }
        fs::create_dir(&path)?;
        let stage = Stage { path, out };
        manifest.write(&stage.path)?;
        for folder in manifest.folders() {
            fs::create_dir(stage.path.join(folder))?;
        }
        Ok(stage)
    }

    /// Where the new site is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the new site in the place of the old one in one step.
    pub(super) fn publish(self) -> io::Result<()> {
        if !self.out.exists() {
            return fs::rename(&self.path, &self.out);
        }
        match renameat_with(CWD, &self.path, CWD, &self.out, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(()), // the old site is now the stage, and goes with it
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => self.publish_in_two_steps(),
            Err(error) => Err(error.into()),
        }
    }

    /// For file systems that cannot exchange two folders.
    fn publish_in_two_steps(&self) -> io::Result<()> {
        let old = self.path.with_extension("bantin-old");
        fs::rename(&self.out, &old)?;
        fs::rename(&self.path, &self.out)?;
        clear(&old)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = clear(&self.path);
    }
}

/// Removes a folder that holds nothing but what its manifest lists. The manifest goes last, so that a build
/// that is killed meanwhile leaves a folder that is known to be ours.
fn clear(folder: &Path) -> io::Result<()> {
    if let Some(file) = Manifest::read(folder).foreign(folder, 1).first() {
        return Err(io::Error::other(format!("{}/{file}", folder.display())));
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == manifest::FILE {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_dir_all(folder)
}
