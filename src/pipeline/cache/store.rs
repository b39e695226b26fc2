//! The file that holds what is known of articles, piece by piece. Pieces are only ever added, so what an index says of
//! them stays true; when most of them are of no use any more, the rest moves to a new file.

use crate::fs::{Dir, File, Kind};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    io::{self, BufWriter, Seek, SeekFrom, Write},
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
    /// Opens the file that belongs to an index; none when it is not that, or is cut off.
    pub(super) fn open(dir: &Dir, extent: Extent) -> Option<Store> {
        let file = dir.open_file(name(extent.number)).ok()?;
        let whole = file.size().ok()? >= extent.length;
        (is_store(&file) && whole).then(|| Store {
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
            let intact = cfg!(fuzzing) || xxh3_64(&bytes) == piece.digest;
            intact.then_some(bytes)
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
pub(super) struct Writer<'d> {
    dir: &'d Dir,
    file: BufWriter<File>,
    extent: Extent,
    /// The name of a new file before it is whole.
    aside: Option<String>,
}

impl<'d> Writer<'d> {
    /// Adds to the file before.
    pub(super) fn to(before: &Store, dir: &'d Dir) -> io::Result<Writer<'d>> {
        let mut file = dir.open_file_to_write(name(before.extent.number))?;
        // What an index that was never finished has added is written over.
        file.seek(SeekFrom::Start(before.extent.length))?;
        Ok(Writer {
            dir,
            file: buffered(file),
            extent: before.extent,
            aside: None,
        })
    }

    /// Begins a new file.
    pub(super) fn anew(before: Option<&Store>, dir: &'d Dir) -> io::Result<Writer<'d>> {
        let number = before.map_or(0, |before| before.extent.number.wrapping_add(1));
        let aside = dir.aside_name()?;
        let mut file = buffered(dir.create_file(&aside)?);
        file.write_all(MAGIC)?;
        let length = MAGIC.len() as u64;
        Ok(Writer {
            dir,
            file,
            extent: Extent { number, length },
            aside: Some(aside),
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
            self.dir.rename(aside, self.dir, name(self.extent.number))?;
        }
        Ok(self.extent)
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if let Some(aside) = &self.aside {
            // What stays is swept up by the next build.
            drop(self.dir.remove_file(aside));
        }
    }
}

/// Removes files of pieces that no index names any more.
pub(super) fn sweep(dir: &Dir, used: Extent) {
    for found in dir.list("").unwrap_or_default() {
        let number = found.name.to_str().and_then(number);
        let other = found.kind == Kind::File && number.is_some_and(|number| number != used.number);
        if other && dir.open_file(&found.name).is_ok_and(|file| is_store(&file)) {
            // What stays takes room until the next build.
            drop(dir.remove_file(&found.name));
        }
    }
}

fn is_store(file: &File) -> bool {
    let mut magic = [0; MAGIC.len()];
    file.read_exact_at(&mut magic, 0).is_ok() && magic == *MAGIC
}

fn buffered(file: File) -> BufWriter<File> {
    BufWriter::with_capacity(1 << 18, file)
}

/// Beginning of the name of a file of pieces.
const NAME: &str = "cache-facts-";

fn name(number: u64) -> String {
    format!("{NAME}{number}")
}

/// The number in the name of a file of pieces.
fn number(file: &str) -> Option<u64> {
    let number = file.strip_prefix(NAME)?.parse().ok()?;
    (name(number) == file).then_some(number)
}
