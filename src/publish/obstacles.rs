//! Obstacles: what lies where files are to be put, and is not bantin's to replace.

use super::{behind_link::is_behind_link, folder::OutputFolder, manifest::ManifestEntry};
use rayon::prelude::*;
use std::{collections::BTreeSet, sync::Arc};
use walkdir::WalkDir;

impl OutputFolder {
    /// Whether the folder is empty, so that nothing can be in the way.
    pub(super) fn is_bare(&self) -> bool {
        self.dir.list("").is_ok_and(|inside| inside.is_empty())
    }

    /// What is in the way of the files `puts`, once the files `drops` are removed.
    pub(super) fn obstacles(&self, puts: &[Arc<str>], drops: &[Arc<str>]) -> Vec<String> {
        let drops: BTreeSet<&str> = drops.iter().map(|path| &**path).collect();
        let found = puts.par_iter();
        let found = found.filter_map(|path| self.obstacle(path, &drops));
        let found: BTreeSet<String> = found.collect();
        found.into_iter().collect()
    }

    /// What lies where a file or one of its folders is to be.
    fn obstacle(&self, path: &str, drops: &BTreeSet<&str>) -> Option<String> {
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            match self.dir.find(folder) {
                Ok(None) => return None,
                Ok(Some(found)) if found.is_folder() => {}
                Ok(Some(_)) if drops.contains(folder) => return None,
                // Through a link, files would land outside; what cannot be read may be anybody's.
                _ => return Some(folder.to_owned()),
            }
        }
        match self.dir.find(path) {
            Ok(None) => None,
            Ok(Some(found)) if found.is_folder() => self.obstacle_inside(path, drops),
            _ => (!self.is_ours(path)).then(|| path.to_owned()),
        }
    }

    /// What remains in a folder when the files `drops` are removed, besides folders.
    fn obstacle_inside(&self, folder: &str, drops: &BTreeSet<&str>) -> Option<String> {
        let mut inside = WalkDir::new(self.path().join(folder)).into_iter();
        inside.find_map(|entry| {
            let Ok(entry) = entry else {
                return Some(folder.to_owned()); // its content is not known
            };
            let path = entry.path().strip_prefix(self.path()).ok()?;
            let goes = path.to_str().is_some_and(|path| drops.contains(path));
            let stays = !entry.file_type().is_dir() && !goes;
            stays.then(|| path.to_string_lossy().into_owned())
        })
    }

    /// Whether a new file lies there already, byte for byte, so that nothing is lost when it becomes a part of the
    /// site.
    pub(super) fn lies_there(&self, path: &str, entry: &ManifestEntry) -> bool {
        !self.manifest.files.contains_key(path)
            && !is_behind_link(&self.dir, path)
            && self.verify(path, entry).is_some()
    }
}
