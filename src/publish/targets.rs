//! Tests whether a small change can be completed, before it is begun.

use super::{failure::DiskFailure, folder::OutputFolder, stage::Stage};
use crate::fs::Mount;
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

impl OutputFolder {
    /// Whether files can be renamed from the stage to where they are to be, and others be removed.
    pub(super) fn check_targets(
        &self,
        stage: &Stage,
        puts: &[Arc<str>],
        drops: &[Arc<str>],
    ) -> Result<(), DiskFailure> {
        let mount = stage.dir().status("");
        let mount = mount.map_err(|error| stage.trouble("", error))?.mount;
        let puts = self.folders_of(puts)?;
        let drops = self.folders_of(drops)?;
        for folder in puts.iter().chain(&drops) {
            let allowed = self.dir.check_writable(folder);
            allowed.map_err(|error| self.trouble(folder, error))?;
        }
        puts.iter().try_for_each(|folder| self.same(folder, mount))
    }

    /// The folders of all files that come or go.
    fn folders_of(&self, paths: &[Arc<str>]) -> Result<BTreeSet<PathBuf>, DiskFailure> {
        let mut folders = BTreeSet::from([PathBuf::new()]);
        for path in paths {
            let target = Path::new(&**path);
            let mut above = target.ancestors().skip(1);
            let folder = above.find_map(|folder| {
                let found = self.dir.status(folder).ok()?;
                found.is_folder().then_some((folder, found))
            });
            let Some((folder, found)) = folder else {
                continue;
            };
            // A file that does not exist yet will lie on the mount of its folder.
            let there = self.dir.has(target);
            if there.map_err(|error| self.trouble(target, error))? {
                self.same(target, found.mount)?;
            }
            folders.insert(folder.to_owned());
        }
        Ok(folders)
    }

    fn same(&self, path: &Path, mount: Mount) -> Result<(), DiskFailure> {
        let same = match self.dir.status(path) {
            Ok(found) if found.mount != mount => Err(io::ErrorKind::CrossesDevices.into()),
            found => found.map(drop),
        };
        same.map_err(|error| self.trouble(path, error))
    }
}
