//! Files that others may have replaced by something else.

use rustix::fs::{CWD, Mode, OFlags, openat};
use std::{fs::File, io, path::Path};

/// Opens a file for reading. What is no file, as a pipe, is an error and not waited for.
///
/// # Errors
/// When there is no such file, or it cannot be opened.
pub(super) fn open_file(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::from(openat(CWD, path, flags, Mode::empty())?);
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::other("not a regular file"))
    }
}
