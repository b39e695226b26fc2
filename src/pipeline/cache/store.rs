//! The file that holds what is known of articles, piece by piece. Pieces are only ever added, so what an index says of
//! them stays true; when most of them are of no use any more, the rest moves to a new file.

use super::aside;
use crate::source::open_file;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs::{self, File},
    io::{self, BufWriter, Seek, SeekFrom, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};
use xxhash_rust::xxh3::xxh3_64;

/// First bytes of the file, and its version.
const MAGIC: &[u8; 16] = b"bantin facts 01\n";
/// Bytes of no use that are put up with.
const WASTE: u64 = 4 << 20;

/// Where a piece stands, and a digest of it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Piece {
    at: u64,
    pub(super) length: u32,
    digest: u64,
}

/// Which file it is, and how much of it an index knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Extent {
    number: u64,
    length: u64,
}

/// A file of pieces, for reading.
pub(super) struct Store {
    file: File,
    extent: Extent,
    /// Where pieces stand that were not what was written.
    damaged: Mutex<BTreeSet<u64>>,
}

impl Store {
    /// Opens the file that belongs to the index in the file `index`; none when it is not that, or is cut off.
    pub(super) fn open(index: &Path, extent: Extent) -> Option<Store> {
        let file = open_file(&path(index, extent.number)).ok()?;
        let mut magic = [0; MAGIC.len()];
        file.read_exact_at(&mut magic, 0).ok()?;
        let whole = file.metadata().ok()?.len() >= extent.length;
        (magic == *MAGIC && whole).then(|| Store {
            file,
            extent,
            damaged: Mutex::default(),
        })
    }

    /// A piece; none when it is not what was written.
    pub(super) fn read(&self, piece: Piece) -> Option<Vec<u8>> {
        let end = piece.at.checked_add(piece.length.into());
        let within = end.is_some_and(|end| end <= self.extent.length);
        let read = within.then(|| {
            let mut bytes = vec![0; piece.length as usize];
            self.file.read_exact_at(&mut bytes, piece.at).ok()?;
            // A fuzz target changes pieces, and cannot reckon as fast what seals them.
            (cfg!(fuzzing) || xxh3_64(&bytes) == piece.digest).then_some(bytes)
        });
        let read = read.flatten();
        if read.is_none() {
            self.damaged().insert(piece.at);
        }
        read
    }

    /// Whether a piece was asked for and is not what was written.
    pub(super) fn is_damaged(&self, piece: Piece) -> bool {
        self.damaged().contains(&piece.at)
    }

    /// Whether any was.
    pub(super) fn has_damage(&self) -> bool {
        !self.damaged().is_empty()
    }

    fn damaged(&self) -> MutexGuard<'_, BTreeSet<u64>> {
        self.damaged.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether so many bytes are few enough of the file that a new one pays.
    pub(super) fn is_wasted(&self, used: u64) -> bool {
        self.extent.length > 2 * used + WASTE
    }
}

/// A file of pieces, for adding to.
pub(super) struct Writer {
    file: BufWriter<File>,
    extent: Extent,
    /// Where a new file is written before it is whole.
    aside: Option<PathBuf>,
    path: PathBuf,
}

impl Writer {
    /// Adds to the file before.
    pub(super) fn to(before: &Store, index: &Path) -> io::Result<Writer> {
        let path = path(index, before.extent.number);
        let mut file = File::options().write(true).open(&path)?;
        // What an index that was never finished has added is written over.
        file.seek(SeekFrom::Start(before.extent.length))?;
        Ok(Writer {
            file: buffered(file),
            extent: before.extent,
            aside: None,
            path,
        })
    }

    /// Begins a new file.
    pub(super) fn anew(before: Option<&Store>, index: &Path) -> io::Result<Writer> {
        let number = before.map_or(0, |before| before.extent.number.wrapping_add(1));
        let path = path(index, number);
        let aside = aside(&path);
        let mut file = buffered(File::create(&aside)?);
        file.write_all(MAGIC)?;
        let length = MAGIC.len() as u64;
        Ok(Writer {
            file,
            extent: Extent { number, length },
            aside: Some(aside),
            path,
        })
    }

    /// Adds a piece.
    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<Piece> {
        self.file.write_all(bytes)?;
        let piece = Piece {
            at: self.extent.length,
            length: u32::try_from(bytes.len()).map_err(io::Error::other)?,
            digest: xxh3_64(bytes),
        };
        self.extent.length += u64::from(piece.length);
        Ok(piece)
    }

    /// What an index is to say of it.
    pub(super) fn finish(mut self) -> io::Result<Extent> {
        self.file.flush()?;
        if let Some(aside) = self.aside.take() {
            fs::rename(aside, &self.path)?;
        }
        Ok(self.extent)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Some(aside) = &self.aside {
            let _ = fs::remove_file(aside);
        }
    }
}

/// Removes files of pieces that no index names any more.
pub(super) fn sweep(index: &Path, used: Extent) {
    let used = path(index, used.number);
    let Some(folder) = index.parent() else {
        return;
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let start = file_name(index, "");
    let others = entries.filter(|entry| {
        let name = entry.file_name();
        let ours = name
            .as_encoded_bytes()
            .starts_with(start.as_encoded_bytes());
        ours && entry.path() != used && entry.path().extension().is_none()
    });
    for other in others {
        let _ = fs::remove_file(other.path());
    }
}

fn buffered(file: File) -> BufWriter<File> {
    BufWriter::with_capacity(1 << 18, file)
}

/// `cache` → `cache-facts-0`.
fn path(index: &Path, number: u64) -> PathBuf {
    index.with_file_name(file_name(index, &number.to_string()))
}

fn file_name(index: &Path, number: &str) -> OsString {
    let mut name = index.file_name().unwrap_or_default().to_owned();
    name.push("-facts-");
    name.push(number);
    name
}
