//! Reads files with a limit. The size is checked before a byte is read, and no more bytes are read than the limit says:
//! a file may grow meanwhile, and some systems tell wrong sizes.

use super::{FileStamp, Limit, limit::oversized, open_file};
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

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The system refused.
    Io(io::Error),
    /// The file is larger than files of its kind may be.
    TooLarge {
        /// Size in bytes, when it was known before reading.
        size: Option<u64>,
        /// The limit for its kind.
        limit: Limit,
    },
}

impl ReadError {
    /// The problem that is reported to the editor of the file.
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

    /// Whether the user who runs bantin may not read the file.
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

/// An open file of a site, for readers who need only a part of it.
#[derive(Debug)]
pub enum OpenedFile<'f> {
    /// A file on a disk, with its stamp when it was opened.
    OnDisk(File, FileStamp),
    /// The bytes of a file in memory.
    InMemory(&'f [u8]),
}

impl<'f> OpenedFile<'f> {
    /// Length in bytes when the file was opened.
    pub fn length(&self) -> u64 {
        match self {
            OpenedFile::OnDisk(_, stamp) => stamp.length(),
            OpenedFile::InMemory(bytes) => bytes.len() as u64,
        }
    }

    /// At most `most` first bytes of the file. The next read begins at the first byte again.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn beginning(&mut self, most: usize) -> io::Result<Cow<'f, [u8]>> {
        match self {
            OpenedFile::OnDisk(file, _) => {
                let mut bytes = Vec::with_capacity(most);
                file.take(most as u64).read_to_end(&mut bytes)?;
                file.rewind()?;
                Ok(Cow::Owned(bytes))
            }
            OpenedFile::InMemory(bytes) => Ok(Cow::Borrowed(&bytes[..bytes.len().min(most)])),
        }
    }

    /// All bytes of the file.
    ///
    /// # Errors
    /// When the disk refuses, or the file has more bytes than `limit`.
    pub fn read(self, limit: Limit) -> Result<Cow<'f, [u8]>, ReadError> {
        self.check(limit)?;
        match self {
            OpenedFile::OnDisk(file, stamp) => {
                read_open(&file, stamp.length(), limit).map(Cow::Owned)
            }
            OpenedFile::InMemory(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }

    /// The digest (XXH3, 64 bits) of the file, which is read in pieces.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn digest(self) -> io::Result<u64> {
        match self {
            OpenedFile::OnDisk(file, _) => Ok(sums(file)?.short),
            OpenedFile::InMemory(bytes) => Ok(xxh3_64(bytes)),
        }
    }

    /// Whether the file is within a limit, by its length when it was opened.
    pub(super) fn check(&self, limit: Limit) -> Result<(), ReadError> {
        check(self.length(), limit)
    }
}

/// Reads a file at a path of the machine.
///
/// # Errors
/// When there is no such file, the disk refuses, or the file has more bytes than `limit`.
pub fn read(path: &Path, limit: Limit) -> Result<Vec<u8>, ReadError> {
    let file = open_file(path)?;
    let length = file.metadata()?.len();
    read_open(&file, length, limit)
}

/// The bytes of an open file whose length the system has told.
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
    use super::{FileStamp, Limit, OpenedFile, ReadError, read, read_open};
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
            // Another program may write meanwhile, and some systems say 0 for every length.
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
            let stamp = FileStamp::new(&file.metadata().unwrap(), SystemTime::now());
            [
                OpenedFile::OnDisk(file, stamp),
                OpenedFile::InMemory(&bytes),
            ]
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
