//! Copying by the system: bytes of a large file never pass through the program.

use super::{Dir, File, fault};
use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
};
use xxhash_rust::xxh3::Xxh3;

/// Bytes that are looked at together.
const BLOCK: usize = 1 << 18;

/// What the bytes of a file come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Their digest (XXH3, 64 bits).
    pub short: u64,
    /// Their digest (XXH3, 128 bits).
    pub long: u128,
    /// Their number.
    pub size: u64,
}

impl Dir {
    /// Makes a new file in the folder with what is in an open one, and tells what its bytes come to. Where the disk can,
    /// the two share their room.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn copy_new(&self, from: &mut fs::File, to: impl AsRef<Path>) -> io::Result<Sums> {
        let mut copy = self.create_file(to.as_ref())?;
        transfer(from, &mut copy)?;
        // What was published counts, whatever has become of the source meanwhile.
        sums(&self.open_file(to)?)
    }
}

fn transfer(from: &mut fs::File, to: &mut File) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::{fs::copy_file_range, io::Errno};
        let mut copied = false;
        loop {
            fault::point()?;
            match copy_file_range(&*from, None, to.inner(), None, 1 << 30) {
                Ok(0) if copied => return Ok(()),
                // Files of the system itself seem empty to it.
                Ok(0) => break,
                Ok(_) => copied = true,
                Err(Errno::INTR) => {}
                Err(Errno::XDEV | Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP | Errno::PERM)
                    if !copied =>
                {
                    break;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    let mut block = vec![0; BLOCK];
    loop {
        match from.read(&mut block)? {
            0 => return Ok(()),
            read => to.write_all(&block[..read])?,
        }
    }
}

/// What the bytes of a file come to. It is read in pieces.
pub(crate) fn sums(file: &File) -> io::Result<Sums> {
    let mut hasher = Xxh3::new();
    let mut block = vec![0; BLOCK];
    let mut file = file.inner();
    let mut size = 0;
    loop {
        fault::point()?;
        match file.read(&mut block)? {
            0 => {
                return Ok(Sums {
                    short: hasher.digest(),
                    long: hasher.digest128(),
                    size,
                });
            }
            read => {
                hasher.update(&block[..read]);
                size += read as u64;
            }
        }
    }
}
