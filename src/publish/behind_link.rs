//! Files of the output folder that lie outside it, because a folder above them is a link.

use crate::fs::{Dir, FileKind};

/// Whether one of the folders above a file is a link, so that the file lies elsewhere.
pub(super) fn is_behind_link(out: &Dir, path: &str) -> bool {
    let is_link = |folder: &str| {
        out.status(folder)
            .is_ok_and(|found| found.kind == FileKind::Link)
    };
    path.match_indices('/').any(|(at, _)| is_link(&path[..at]))
}
