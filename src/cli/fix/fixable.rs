//! A file that can be mended, and how that is done, shown and told.

use super::original::{Beside, MendError, Original};
use crate::{
    cli::{console::Console, diff},
    diagnostic::{Diagnostic, FileProblem, MendingFault, Place, SourcePath},
    lint::Mended,
    source::Disk,
};
use std::path::PathBuf;

/// A file that can be mended, with its mended text.
pub(super) struct FixableFile {
    pub(super) path: SourcePath,
    pub(super) original: Original,
    pub(super) mended: Mended,
    /// Files that the mended text names.
    pub(super) pictures: Vec<PictureFile>,
}

/// A picture that becomes a file.
pub(super) struct PictureFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Where a file of a site is on the disk; none when that is outside of the site.
pub(super) fn located(disk: &Disk, path: &SourcePath) -> Option<PathBuf> {
    let location = disk.location(path).canonicalize().ok()?;
    location.starts_with(disk.root()).then_some(location)
}

impl FixableFile {
    pub(super) fn mend(&self) -> Result<(), MendError> {
        for picture in &self.pictures {
            picture.write(&self.original)?;
        }
        self.original.replace(&self.mended.text)
    }

    pub(super) fn diff(&self) -> String {
        let before = String::from_utf8_lossy(self.original.bytes());
        diff::unified(self.path.as_str(), &before, &self.mended.text)
    }

    /// Reports the number of places that were mended.
    pub(super) fn report(&self, console: Console) {
        let shown = diff::harmless(&self.diff());
        let shown = shown.trim_end().to_owned();
        console.report(shown.clone(), shown);
        let others = self.original.other_names();
        if others > 0 {
            console.report(
                format!("{}: tệp còn {others} tên khác (liên kết cứng); ở đó chữ vẫn như cũ", self.path),
                format!("{}: the file has {others} other names (hard links); there the text is as before", self.path),
            );
        }
    }

    pub(super) fn not_mended(&self, failure: MendError) -> Diagnostic {
        let fault = match failure {
            MendError::Refused(error) => MendingFault::Refused(error.to_string()),
            MendError::OwnerLost => MendingFault::OwnerLost,
            MendError::Changed => MendingFault::Changed,
        };
        Diagnostic::new(Place::file(&self.path), FileProblem::NotMended { fault })
    }
}

impl PictureFile {
    /// Writes the file, unless it is there already.
    fn write(&self, beside: &Original) -> Result<(), MendError> {
        match beside.beside(&self.name, &self.bytes) {
            Beside::Same => Ok(()),
            Beside::Nothing | Beside::Other => beside.put_beside(&self.name, &self.bytes),
        }
    }
}
