//! Refuses output folders in which files of the user would be lost.

use crate::diagnostic::FolderProblem;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Folders of a site that hold its sources.
const SOURCES: [&str; 4] = ["content", "static", "templates", "themes"];

/// Gives the folder that `out` is once links are followed, if a site may be published into it.
///
/// # Errors
/// When it holds the sources or lies among them, or is no folder.
pub(super) fn check(root: &Path, out: &Path) -> Result<PathBuf, FolderProblem> {
    let failed = |error: io::Error| FolderProblem::OutputFailed {
        reason: error.to_string(),
        full: false,
        begun: false,
    };
    let (root, out) = (
        root.canonicalize().map_err(failed)?,
        real_path(out).map_err(failed)?,
    );
    if root.starts_with(&out) {
        return Err(FolderProblem::OutputHoldsSources);
    }
    for folder in SOURCES {
        // The folder may be a link to where the sources really lie.
        let folder = root.join(folder);
        let real = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        if out.starts_with(&folder) || out.starts_with(&real) {
            return Err(FolderProblem::OutputInSources);
        }
        if real.starts_with(&out) {
            return Err(FolderProblem::OutputHoldsSources);
        }
    }
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    if home.is_some_and(|home| home.starts_with(&out)) {
        return Err(FolderProblem::OutputHoldsSources);
    }
    match fs::metadata(&out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(out),
        Err(error) => Err(failed(error)),
        Ok(metadata) if !metadata.is_dir() => Err(FolderProblem::OutputNotFolder),
        Ok(_) => Ok(out),
    }
}

/// The path with all links followed, also when its last parts do not exist yet.
fn real_path(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    match path.canonicalize() {
        Ok(real) => Ok(real),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            match (path.parent(), path.file_name()) {
                (Some(parent), Some(name)) => Ok(real_path(parent)?.join(name)),
                _ => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}
