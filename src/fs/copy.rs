//! Copies files by calls of the system, so that the bytes of a large file never pass through the program.

use super::{Dir, RegularFile, fault};
use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
};
use xxhash_rust::xxh3::Xxh3;

/// Number of bytes that are read together to compute digests.
const BLOCK: usize = 1 << 18;

/// Digests and number of the bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Digest of the bytes (XXH3, 64 bits).
    pub short: u64,
    /// Digest of the bytes (XXH3, 128 bits).
    pub long: u128,
    /// Number of bytes.
    pub size: u64,
}

impl Dir {
    /// Copies an open file to a new one in the folder, and computes digests of the copy. Where the disk can, both files
    /// share their blocks.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn copy_new(&self, from: &mut fs::File, to: impl AsRef<Path>) -> io::Result<Sums> {
        let mut copy = self.create_file(to.as_ref())?;
        transfer(from, &mut copy)?;
        // The copy counts, whatever has become of the source meanwhile.
        sums(self.open_file(to)?)
    }
}

fn transfer(from: &mut fs::File, to: &mut RegularFile) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if by_system::transfer(from, to)? {
        return Ok(());
    }
    let mut block = vec![0; BLOCK];
    loop {
        match from.read(&mut block)? {
            0 => return Ok(()),
            read => to.write_all(&block[..read])?,
        }
    }
}

#[cfg(target_os = "linux")]
mod by_system {
    use super::{RegularFile, fault};
    use rustix::{
        fs::{SeekFrom, copy_file_range, ftruncate, seek},
        io::Errno,
    };
    use std::{fs, io};

    /// Most bytes that the system is asked to copy in one call.
    const MOST: usize = 1 << 30;

    /// Copies an open file to a new one, holes included. False when the system cannot do that between these two files;
    /// then nothing was copied.
    pub(super) fn transfer(from: &fs::File, to: &RegularFile) -> io::Result<bool> {
        let size = from.metadata()?.len();
        let mut done = 0;
        while let Some((mut start, end)) = next_bytes(from, done, size)? {
            while start < end {
                fault::point()?;
                let length = usize::try_from(end - start).unwrap_or(MOST).min(MOST);
                let mut target = start;
                let copied = copy_file_range(
                    from,
                    Some(&mut start),
                    to.inner(),
                    Some(&mut target),
                    length,
                );
                match copied {
                    // To this call, files such as those of `/proc` seem empty; or the file was cut short meanwhile.
                    Ok(0) if done == 0 => return rewound(from, to),
                    Ok(0) => return Ok(true),
                    Ok(_) => done = start,
                    Err(Errno::INTR) => {}
                    Err(
                        Errno::XDEV | Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP | Errno::PERM,
                    ) if done == 0 => return rewound(from, to),
                    Err(error) => return Err(error.into()),
                }
            }
        }
        if size == 0 {
            return rewound(from, to);
        }
        ftruncate(to.inner(), size)?;
        Ok(true)
    }

    /// The next range of bytes that is no hole.
    fn next_bytes(file: &fs::File, from: u64, size: u64) -> io::Result<Option<(u64, u64)>> {
        if from >= size {
            return Ok(None);
        }
        match seek(file, SeekFrom::Data(from)) {
            Ok(start) => {
                let end = seek(file, SeekFrom::Hole(start)).unwrap_or(size);
                Ok(Some((start, end.min(size))))
            }
            Err(Errno::NXIO) => Ok(None),
            // Not every file system knows holes.
            Err(Errno::INVAL | Errno::OPNOTSUPP) => Ok(Some((from, size))),
            Err(error) => Err(error.into()),
        }
    }

    /// Sets both files back to their beginning, for copying by reading and writing.
    fn rewound(from: &fs::File, to: &RegularFile) -> io::Result<bool> {
        seek(from, SeekFrom::Start(0))?;
        ftruncate(to.inner(), 0)?;
        Ok(false)
    }
}

/// Computes the sums of bytes, which are read in pieces.
pub(crate) fn sums(mut bytes: impl Read) -> io::Result<Sums> {
    let mut hasher = Xxh3::new();
    let mut block = vec![0; BLOCK];
    let mut size = 0;
    loop {
        match bytes.read(&mut block) {
            Ok(0) => {
                return Ok(Sums {
                    short: hasher.digest(),
                    long: hasher.digest128(),
                    size,
                });
            }
            Ok(read) => {
                hasher.update(&block[..read]);
                size += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dir;
    use std::{
        fs,
        io::Write,
        os::unix::fs::{FileExt, MetadataExt},
    };
    use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

    #[test]
    fn copies_are_the_same_and_holes_stay_holes() {
        let around = tempfile::tempdir().unwrap();
        let around = around.path().canonicalize().unwrap();
        let dir = Dir::open(&around).unwrap();
        let whole: Vec<u8> = (0..700_000_u32).flat_map(u32::to_le_bytes).collect();
        for (name, bytes) in [("rong", &b""[..]), ("mot", b"1"), ("lon", &whole)] {
            fs::File::create(around.join(name))
                .unwrap()
                .write_all(bytes)
                .unwrap();
            let mut from = fs::File::open(around.join(name)).unwrap();
            let copy = format!("{name}-moi");
            let sums = dir.copy_new(&mut from, &copy).unwrap();
            let all = (sums.short, sums.long, sums.size);
            assert_eq!(
                all,
                (xxh3_64(bytes), xxh3_128(bytes), bytes.len() as u64),
                "{name}"
            );
            assert!(fs::read(around.join(copy)).unwrap() == bytes, "{name}");
        }
        let film = fs::File::create(around.join("phim")).unwrap();
        film.set_len(256 << 20).unwrap();
        film.write_all_at(b"giua", 100 << 20).unwrap();
        let mut from = fs::File::open(around.join("phim")).unwrap();
        let sums = dir.copy_new(&mut from, "phim-moi").unwrap();
        let copy = fs::metadata(around.join("phim-moi")).unwrap();
        assert_eq!((sums.size, copy.len()), (256 << 20, 256 << 20));
        assert!(copy.blocks() * 512 < 16 << 20, "{} blocks", copy.blocks());
        let mut system = fs::File::open("/proc/self/status").unwrap();
        assert!(dir.copy_new(&mut system, "he-thong").unwrap().size > 100);
    }
}
