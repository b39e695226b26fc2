//! Reading files. The size of a file is asked for before a byte of it is read, and no more is read than its kind may
//! have: a file may grow meanwhile, and some systems do not tell sizes as they are.

use super::{Limit, Stamp, limit::oversized, open_file};
use crate::diagnostic::{FileProblem, SourcePath};
use crate::fs::{fault, sums};
use std::{
    borrow::Cow,
    fmt,
    fs::File,
    io::{self, Read, Seek},
    path::Path,
};
use xxhash_rust::xxh3::xxh3_64;

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadError {
    /// The system does not let it be read.
    Io(io::Error),
    /// It is larger than files of its kind may be.
    TooLarge {
        /// Its size, when that was known before it was read.
        size: Option<u64>,
        /// The most that is read.
        limit: Limit,
    },
}

impl ReadError {
    /// What its editor is told of a file of a site.
    pub fn problem(&self, path: &SourcePath) -> FileProblem {
        match self {
            ReadError::Io(error) => FileProblem::Unreadable {
                reason: error.to_string(),
            },
            ReadError::TooLarge { size, limit } => FileProblem::FileTooLarge {
                size: *size,
                limit: limit.bytes(),
                what: oversized(path),
            },
        }
    }

    /// Whether it may not be read by whoever runs the program.
    pub fn is_denied(&self) -> bool {
        matches!(self, ReadError::Io(error) if error.kind() == io::ErrorKind::PermissionDenied)
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        ReadError::Io(error)
    }
}

impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> io::Error {
        match error {
            ReadError::Io(error) => error,
            error => io::Error::new(io::ErrorKind::FileTooLarge, error),
        }
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Io(error) => error.fmt(f),
            ReadError::TooLarge { limit, .. } => {
                write!(f, "the file has more than {} bytes", limit.bytes())
            }
        }
    }
}

/// A file of a site that is open, for a reader who takes as much of it as it needs.
#[derive(Debug)]
pub enum Opened<'f> {
    /// A file on a disk, and what the disk says of it.
    OnDisk(File, Stamp),
    /// A file in memory.
    InMemory(&'f [u8]),
}

impl<'f> Opened<'f> {
    /// Its length in bytes, when it was opened.
    pub fn length(&self) -> u64 {
        match self {
            Opened::OnDisk(_, stamp) => stamp.length(),
            Opened::InMemory(bytes) => bytes.len() as u64,
        }
    }

    /// Its first bytes, at most so many. Whoever reads it next begins at the first byte again.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn beginning(&mut self, most: usize) -> io::Result<Cow<'f, [u8]>> {
        match self {
            Opened::OnDisk(file, _) => {
                let mut bytes = Vec::with_capacity(most);
                file.take(most as u64).read_to_end(&mut bytes)?;
                file.rewind()?;
                Ok(Cow::Owned(bytes))
            }
            Opened::InMemory(bytes) => Ok(Cow::Borrowed(&bytes[..bytes.len().min(most)])),
        }
    }

    /// All its bytes.
    ///
    /// # Errors
    /// When it cannot be read, or has more bytes than the limit says.
    pub fn read(self, limit: Limit) -> Result<Cow<'f, [u8]>, ReadError> {
        self.check(limit)?;
        match self {
            Opened::OnDisk(file, stamp) => read_open(&file, stamp.length(), limit).map(Cow::Owned),
            Opened::InMemory(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }

    /// The digest (XXH3, 64 bits) of its bytes, which are never in memory all at once.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn digest(self) -> io::Result<u64> {
        match self {
            Opened::OnDisk(file, _) => Ok(sums(file)?.short),
            Opened::InMemory(bytes) => Ok(xxh3_64(bytes)),
        }
    }

    /// Whether it is as small as a limit says, as far as is known before it is read.
    pub(super) fn check(&self, limit: Limit) -> Result<(), ReadError> {
        check(self.length(), limit)
    }
}

/// The bytes of a file.
///
/// # Errors
/// When there is no such file, it cannot be read, or has more bytes than the limit says.
pub fn read(path: &Path, limit: Limit) -> Result<Vec<u8>, ReadError> {
    let file = open_file(path)?;
    let length = file.metadata()?.len();
    read_open(&file, length, limit)
}

/// The bytes of an open file of which the system says this length.
fn read_open(file: &File, length: u64, limit: Limit) -> Result<Vec<u8>, ReadError> {
    check(length, limit)?;
    fault::point()?;
    let mut bytes = Vec::new();
    let room = bytes.try_reserve_exact(usize::try_from(length).unwrap_or(usize::MAX));
    room.map_err(|error| io::Error::new(io::ErrorKind::OutOfMemory, error))?;
    let most = limit.bytes().saturating_add(1);
    file.take(most).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit.bytes() {
        Err(ReadError::TooLarge { size: None, limit })
    } else {
        Ok(bytes)
    }
}

fn check(length: u64, limit: Limit) -> Result<(), ReadError> {
    if length > limit.bytes() {
        Err(ReadError::TooLarge {
            size: Some(length),
            limit,
        })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, Opened, ReadError, Stamp, read, read_open};
    use std::{fs, fs::File, io::Write, time::SystemTime};
    use xxhash_rust::xxh3::xxh3_64;

    #[test]
    fn no_more_is_read_than_the_limit_says() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let limit = Limit::of_bytes(5);
        for (bytes, told, expected) in [
            ("", 0, Ok("")),
            ("abcde", 5, Ok("abcde")),
            ("abcdef", 6, Err(Some(6))),
            // Others may write meanwhile, and some systems say 0 of everything.
            ("abcde", 2, Ok("abcde")),
            ("abcdefgh", 2, Err(None)),
            ("abcdefgh", 0, Err(None)),
            ("abc", 5, Ok("abc")),
            ("abc", 6, Err(Some(6))),
        ] {
            fs::write(&file, bytes).unwrap();
            let read = read_open(&File::open(&file).unwrap(), told, limit);
            match (read, expected) {
                (Ok(read), Ok(expected)) => assert_eq!(read, expected.as_bytes()),
                (Err(ReadError::TooLarge { size, .. }), Err(expected)) => {
                    assert_eq!(size, expected, "{bytes} {told}");
                }
                (read, _) => panic!("{bytes} {told}: {read:?}"),
            }
        }
        let large = File::create(&file).unwrap();
        large.set_len(4 << 30).unwrap();
        let refused = read(&file, Limit::PICTURE).unwrap_err();
        let size = Some(4 << 30);
        assert!(matches!(refused, ReadError::TooLarge { size: told, .. } if told == size));
        assert!(read(folder.path(), limit).is_err(), "a folder");
    }

    #[test]
    fn an_open_file_is_read_as_its_reader_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let bytes: Vec<u8> = (0..300_000_u32).map(|number| number as u8).collect();
        File::create(&path).unwrap().write_all(&bytes).unwrap();
        let open = || {
            let file = File::open(&path).unwrap();
            let stamp = Stamp::new(&file.metadata().unwrap(), SystemTime::now());
            [Opened::OnDisk(file, stamp), Opened::InMemory(&bytes)]
        };
        for mut opened in open() {
            assert_eq!(opened.length(), 300_000);
            assert_eq!(*opened.beginning(4_096).unwrap(), bytes[..4_096]);
            assert_eq!(*opened.read(Limit::PICTURE).unwrap(), bytes[..]);
        }
        for mut opened in open() {
            assert_eq!(opened.beginning(1 << 20).unwrap().len(), 300_000);
            assert_eq!(opened.digest().unwrap(), xxh3_64(&bytes));
        }
        for opened in open() {
            assert!(opened.read(Limit::of_bytes(299_999)).is_err());
        }
    }
}
