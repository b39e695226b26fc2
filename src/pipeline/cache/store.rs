//! The store: a file that holds the facts of articles, piece by piece. Pieces are only ever added, so what an index
//! says of them stays true. When most of them are of no use any more, the others move to a new file.

use crate::fs::{Dir, FileKind, RegularFile};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    io::{self, BufWriter, Seek, SeekFrom, Write},
    sync::{Mutex, MutexGuard, PoisonError},
};
use xxhash_rust::xxh3::xxh3_64;

/// First bytes of the store, with the version of its layout.
const MAGIC: &[u8; 16] = b"bantin facts 01\n";
/// Bytes of unused pieces that are put up with before the store is written anew.
const WASTE: u64 = 4 << 20;

/// Where a piece stands in the store, and a digest of its bytes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct PieceLocation {
    at: u64,
    pub(super) length: u32,
    digest: u64,
}

/// Which store an index belongs to, by the number in its name, and how many of its bytes the index knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Extent {
    number: u64,
    length: u64,
}

/// A store that is open for reading.
pub(super) struct PieceStore {
    file: RegularFile,
    extent: Extent,
    /// Where pieces stand that turned out to have other bytes than were written.
    damaged: Mutex<BTreeSet<u64>>,
}

impl PieceStore {
    /// Opens the store that belongs to an index; none when it is another file, or is cut off.
    pub(super) fn open(dir: &Dir, extent: Extent) -> Option<PieceStore> {
        let file = dir.open_file(name(extent.number)).ok()?;
        let whole = file.size().ok()? >= extent.length;
        (is_store(&file) && whole).then(|| PieceStore {
            file,
            extent,
            damaged: Mutex::default(),
        })
    }

    /// The bytes of a piece; none when they are not those that were written.
    pub(super) fn read(&self, piece: PieceLocation) -> Option<Vec<u8>> {
        let end = piece.at.checked_add(piece.length.into());
        let within = end.is_some_and(|end| end <= self.extent.length);
        let read = within.then(|| {
            let mut bytes = vec![0; piece.length as usize];
            self.file.read_exact_at(&mut bytes, piece.at).ok()?;
            // A fuzz target changes pieces and does not compute their digests anew.
            let intact = cfg!(fuzzing) || xxh3_64(&bytes) == piece.digest;
            intact.then_some(bytes)
        });
        let read = read.flatten();
        if read.is_none() {
            self.damaged().insert(piece.at);
        }
        read
    }

    /// Whether a piece was read and turned out to be damaged.
    pub(super) fn is_damaged(&self, piece: PieceLocation) -> bool {
        self.damaged().contains(&piece.at)
    }

    /// Whether any piece that was read turned out to be damaged.
    pub(super) fn has_damage(&self) -> bool {
        !self.damaged().is_empty()
    }

    fn damaged(&self) -> MutexGuard<'_, BTreeSet<u64>> {
        self.damaged.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the pieces in use, in bytes, are so small a part of the store that a new file pays.
    pub(super) fn is_wasted(&self, used: u64) -> bool {
        self.extent.length > 2 * used + WASTE
    }
}

/// A store that is open for adding pieces.
pub(super) struct StoreWriter<'d> {
    dir: &'d Dir,
    file: BufWriter<RegularFile>,
    extent: Extent,
    /// The temporary name of a new store, until it is complete.
    aside: Option<String>,
}

impl<'d> StoreWriter<'d> {
    /// Goes on with the store of the last build.
    pub(super) fn to(before: &PieceStore, dir: &'d Dir) -> io::Result<StoreWriter<'d>> {
        let mut file = dir.open_file_to_write(name(before.extent.number))?;
        // Pieces after the known length were added for an index that was never written; they are overwritten.
        file.seek(SeekFrom::Start(before.extent.length))?;
        Ok(StoreWriter {
            dir,
            file: buffered(file),
            extent: before.extent,
            aside: None,
        })
    }

    /// Begins a new store, under a number that the last one does not have.
    pub(super) fn anew(before: Option<&PieceStore>, dir: &'d Dir) -> io::Result<StoreWriter<'d>> {
        let number = before.map_or(0, |before| before.extent.number.wrapping_add(1));
        let aside = dir.aside_name()?;
        let mut file = buffered(dir.create_file(&aside)?);
        file.write_all(MAGIC)?;
        let length = MAGIC.len() as u64;
        Ok(StoreWriter {
            dir,
            file,
            extent: Extent { number, length },
            aside: Some(aside),
        })
    }

    /// Adds a piece, and tells where it stands.
    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<PieceLocation> {
        self.file.write_all(bytes)?;
        let piece = PieceLocation {
            at: self.extent.length,
            length: u32::try_from(bytes.len()).map_err(io::Error::other)?,
            digest: xxh3_64(bytes),
        };
        self.extent.length += u64::from(piece.length);
        Ok(piece)
    }

    /// Writes what is still buffered, gives a new store its name, and tells what the index must know of it.
    pub(super) fn finish(mut self) -> io::Result<Extent> {
        self.file.flush()?;
        if let Some(aside) = self.aside.take() {
            self.dir.rename(aside, self.dir, name(self.extent.number))?;
        }
        Ok(self.extent)
    }
}

impl Drop for StoreWriter<'_> {
    fn drop(&mut self) {
        if let Some(aside) = &self.aside {
            // The next build removes what could not be removed here.
            drop(self.dir.remove_file(aside));
        }
    }
}

/// Removes stores that no index names any more.
pub(super) fn sweep(dir: &Dir, used: Extent) {
    for found in dir.list("").unwrap_or_default() {
        let number = found.name.to_str().and_then(number);
        let other =
            found.kind == FileKind::File && number.is_some_and(|number| number != used.number);
        if other && dir.open_file(&found.name).is_ok_and(|file| is_store(&file)) {
            // What cannot be removed takes room until the next build.
            drop(dir.remove_file(&found.name));
        }
    }
}

fn is_store(file: &RegularFile) -> bool {
    let mut magic = [0; MAGIC.len()];
    file.read_exact_at(&mut magic, 0).is_ok() && magic == *MAGIC
}

fn buffered(file: RegularFile) -> BufWriter<RegularFile> {
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
