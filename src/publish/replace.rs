//! Files that are written in one step.

use std::{fs, io, path::Path};

/// Puts a new file in the place of an old one, or of whatever else is there that is no folder.
///
/// # Errors
/// When the disk refuses.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut aside = file.as_os_str().to_owned();
    aside.push(format!(".{}", std::process::id()));
    fs::write(&aside, bytes)?;
    fs::rename(&aside, file)
}
