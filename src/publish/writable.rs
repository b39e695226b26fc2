//! Folders that forbid their files to be removed.

use crate::fs::Dir;
use std::path::Path;

/// Lets files be removed from a folder that is to go, when it forbids that.
pub(super) fn make_writable(above: &Dir, name: impl AsRef<Path>) {
    const OWNERS: u32 = 0o700;
    let found = above.status(name.as_ref());
    if let Ok(found) = found
        && found.is_folder()
        && found.mode & OWNERS != OWNERS
    {
        // If that fails, so does removing, which is told.
        drop(above.permit(name, found.mode | OWNERS));
    }
}
