//! Opens files that another program may have replaced by something else.

use rustix::fs::{CWD, Mode, OFlags, openat};
use std::{fs::File, io, path::Path};

/// Opens a regular file for reading. Anything else, such as a pipe, is an error and is not waited for.
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
