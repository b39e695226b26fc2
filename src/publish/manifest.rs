//! The list of files that bantin wrote into an output folder.

use std::{collections::BTreeSet, fs, io, path::Path};
use walkdir::WalkDir;

/// Name of the list in the output folder.
pub(super) const FILE: &str = ".bantin-manifest";
/// First line of the list: says what the file is, and its version.
const HEAD: &str = "bantin 1: files written by bantin, one path a line";

/// Paths below an output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeSet<String>,
}

impl Manifest {
    pub(super) fn of(paths: &[&str]) -> Manifest {
        Manifest {
            files: paths.iter().map(|path| (*path).to_owned()).collect(),
        }
    }

    /// The list of a folder; empty when it has none.
    pub(super) fn read(folder: &Path) -> Manifest {
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        match text.strip_prefix(HEAD) {
            Some(paths) => Manifest {
                files: paths
                    .lines()
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned)
                    .collect(),
            },
            None => Manifest::default(),
        }
    }

    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let mut text = format!("{HEAD}\n");
        for path in &self.files {
            text.push_str(path);
            text.push('\n');
        }
        fs::write(folder.join(FILE), text)
    }

    /// Every folder that its files need, parents first.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let above =
            |path: &str| -> Vec<usize> { path.match_indices('/').map(|(at, _)| at).collect() };
        self.files
            .iter()
            .flat_map(|path| above(path).into_iter().map(move |at| &path[..at]))
            .collect()
    }

    /// Files of a folder that are not on its list, at most `limit`.
    pub(super) fn foreign(&self, folder: &Path, limit: usize) -> Vec<String> {
        let files = WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok);
        files
            .filter(|entry| !entry.file_type().is_dir())
            .filter_map(|entry| {
                let path = entry
                    .path()
                    .strip_prefix(folder)
                    .ok()?
                    .to_string_lossy()
                    .replace('\\', "/");
                (path != FILE && !self.files.contains(&path)).then_some(path)
            })
            .take(limit)
            .collect()
    }
}
