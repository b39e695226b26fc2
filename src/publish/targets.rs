//! Whether a small change can be done to its end: tried before it is begun.

use super::{failure::Trouble, folder::Folder, mounts::Mount, stage::Stage};
use rustix::fs::{Access, AtFlags, CWD, accessat};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

impl Folder {
    /// Whether files can be renamed from the stage to where they are to be, and others be removed.
    pub(super) fn check_targets(
        &self,
        stage: &Stage,
        puts: &[Arc<str>],
        drops: &[Arc<str>],
    ) -> Result<(), Trouble> {
        let mount = Mount::of(stage.path()).map_err(|error| Trouble::at(stage.path(), error))?;
        let puts = self.folders_of(puts)?;
        let drops = self.folders_of(drops)?;
        for folder in puts.iter().chain(&drops) {
            let access = Access::WRITE_OK | Access::EXEC_OK;
            let allowed = accessat(CWD, folder, access, AtFlags::EACCESS);
            allowed.map_err(|error| Trouble::at(folder, error.into()))?;
        }
        puts.iter().try_for_each(|folder| same(folder, mount))
    }

    /// The folders of files that are to come or to go.
    fn folders_of(&self, paths: &[Arc<str>]) -> Result<BTreeSet<PathBuf>, Trouble> {
        let mut folders = BTreeSet::from([self.path.clone()]);
        for path in paths {
            let target = self.path.join(&**path);
            let Some(folder) = self.folder_of(&target) else {
                continue;
            };
            // What is not there yet lies where its folder does.
            if let (Ok(_), Ok(mount)) = (target.symlink_metadata(), Mount::of(&folder)) {
                same(&target, mount)?;
            }
            folders.insert(folder);
        }
        Ok(folders)
    }

    /// The nearest folder above a file that is there already.
    fn folder_of(&self, target: &Path) -> Option<PathBuf> {
        let above = target.ancestors().skip(1);
        let mut inside = above.take_while(|folder| folder.starts_with(&self.path));
        inside.find(|folder| is_folder(folder)).map(Path::to_owned)
    }
}

fn same(path: &Path, mount: Mount) -> Result<(), Trouble> {
    let same = match Mount::of(path) {
        Ok(found) if found != mount => Err(io::ErrorKind::CrossesDevices.into()),
        found => found.map(drop),
    };
    same.map_err(|error| Trouble::at(path, error))
}

fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_dir())
}
