//! Files that others may have replaced by something else.

use rustix::fs::{CWD, Mode, OFlags, openat};
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// Opens a file for reading. What is no file, as a pipe, is an error and not waited for.
///
/// # Errors
/// When there is no such file, or it cannot be opened.
pub fn open_file(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::from(openat(CWD, path, flags, Mode::empty())?);
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::Error::other("not a regular file")),
    }
}

/// The bytes of a file.
///
/// # Errors
/// When there is no such file, or it cannot be read.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file.
///
/// # Errors
/// When there is no such file, it cannot be read, or it is no text.
pub fn read_text(path: &Path) -> io::Result<String> {
    let bytes = read_file(path)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
