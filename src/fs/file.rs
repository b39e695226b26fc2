//! Open files whose reads and writes can be made to fail.

use super::fault::{self, Portion};
use std::{
    fs,
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::FileExt,
};

/// An open regular file in a folder that bantin writes into.
#[derive(Debug)]
pub struct RegularFile(fs::File);

impl RegularFile {
    pub(super) fn new(file: fs::File) -> RegularFile {
        RegularFile(file)
    }

    /// Size of the file in bytes.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn size(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    /// Fills a buffer with the bytes at an offset, without moving the position.
    ///
    /// # Errors
    /// When the file has fewer bytes, or the disk refuses.
    pub fn read_exact_at(&self, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
        while !bytes.is_empty() {
            let some = part(bytes.len())?;
            match self.0.read_at(&mut bytes[..some], at)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => {
                    bytes = &mut bytes[read..];
                    at += read as u64;
                }
            }
        }
        Ok(())
    }

    /// Waits until the bytes of the file are on the disk.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sync(&self) -> io::Result<()> {
        fault::point()?;
        self.0.sync_all()
    }

    pub(super) fn inner(&self) -> &fs::File {
        &self.0
    }
}

/// How many of so many bytes the next operation may handle, which a fault makes fewer.
pub(super) fn part(bytes: usize) -> io::Result<usize> {
    Ok(match fault::bytes()? {
        Portion::All => bytes,
        Portion::Half => bytes.div_ceil(2),
    })
}

impl Read for RegularFile {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let some = part(bytes.len())?;
        self.0.read(&mut bytes[..some])
    }
}

impl Write for RegularFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let some = part(bytes.len())?;
        self.0.write(&bytes[..some])
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Seek for RegularFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}
