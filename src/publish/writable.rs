//! Folders that forbid the removal of their files.

use crate::fs::Dir;
use std::path::Path;

/// Permits the removal of files in a folder that is to be removed itself.
pub(super) fn make_writable(above: &Dir, name: impl AsRef<Path>) {
    const OWNERS: u32 = 0o700;
    let found = above.status(name.as_ref());
    if let Ok(found) = found
        && found.is_folder()
        && found.mode & OWNERS != OWNERS
    {
        // If this fails, removing fails too and is reported.
        drop(above.permit(name, found.mode | OWNERS));
    }
}
