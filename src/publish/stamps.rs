//! What the disk said of published files after they were written: whoever changes one by hand changes that too,
//! and a file about which the disk says the same need not be read again.
//!
//! They are no part of what is published, since they differ from one machine to the next. They also tell which program
//! wrote the list: only of its own does a program believe what a file was made of.

use super::manifest::Manifest;
use std::{
    collections::BTreeMap,
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};
use xxhash_rust::xxh3::xxh3_128;

/// Bytes of a stamp in its file.
const LENGTH: usize = 48;

/// Size, times and identity of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    modified: u128,
    /// When anything of it changed: a time that nobody can set.
    changed: (i64, i64),
    inode: u64,
}

impl Stamp {
    pub(super) fn new(metadata: &Metadata) -> Stamp {
        let modified = metadata.modified().ok();
        let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let (changed, inode) = identity(metadata);
        Stamp {
            size: metadata.len(),
            modified: modified.map_or(0, |time| time.as_nanos()),
            changed,
            inode,
        }
    }

    fn bytes(self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(&self.size.to_le_bytes());
        bytes[8..24].copy_from_slice(&self.modified.to_le_bytes());
        bytes[24..32].copy_from_slice(&self.inode.to_le_bytes());
        bytes[32..40].copy_from_slice(&self.changed.0.to_le_bytes());
        bytes[40..].copy_from_slice(&self.changed.1.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; LENGTH]) -> Stamp {
        let number = |at: usize| {
            let mut part = [0; 8];
            part.copy_from_slice(&bytes[at..at + 8]);
            u64::from_le_bytes(part)
        };
        Stamp {
            size: number(0),
            modified: u128::from(number(8)) | u128::from(number(16)) << 64,
            inode: number(24),
            changed: (number(32).cast_signed(), number(40).cast_signed()),
        }
    }
}

fn identity(metadata: &Metadata) -> ((i64, i64), u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = (metadata.ctime(), metadata.ctime_nsec());
    (changed, metadata.ino())
}

/// Whose stamps they are.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    /// The program that wrote the files.
    pub(super) program: u64,
    /// A digest of the manifest.
    pub(super) manifest: u128,
}

impl Owner {
    fn bytes(self) -> [u8; 24] {
        let mut bytes = [0; 24];
        bytes[..8].copy_from_slice(&self.program.to_le_bytes());
        bytes[8..].copy_from_slice(&self.manifest.to_le_bytes());
        bytes
    }
}

/// The stamps of the files of a manifest.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    stamps: BTreeMap<String, Stamp>,
}

impl Stamps {
    /// Reads the stamps that belong to a manifest; none when they belong to another one, were written by another
    /// program or are damaged.
    pub(super) fn read(file: &Path, of: Owner, manifest: &Manifest) -> Option<Stamps> {
        let bytes = fs::read(file).ok()?;
        let stamps = parse(&bytes, of, manifest)?;
        Some(Stamps { stamps })
    }

    pub(super) fn get(&self, path: &str) -> Option<Stamp> {
        self.stamps.get(path).copied()
    }

    pub(super) fn insert(&mut self, path: &str, stamp: Stamp) {
        match self.stamps.get_mut(path) {
            Some(known) => *known = stamp,
            None => {
                self.stamps.insert(path.to_owned(), stamp);
            }
        }
    }

    /// Keeps the stamps of a manifest for the next build.
    pub(super) fn write(&self, file: &Path, of: Owner, manifest: &Manifest) -> io::Result<()> {
        let nothing = Stamp {
            size: u64::MAX,
            modified: 0,
            changed: (0, 0),
            inode: 0,
        };
        let mut bytes = Vec::with_capacity(64 + LENGTH * manifest.files.len());
        bytes.extend_from_slice(&of.bytes());
        for path in manifest.files.keys() {
            let stamp = self.get(path).unwrap_or(nothing);
            bytes.extend_from_slice(&stamp.bytes());
        }
        let digest = xxh3_128(&bytes);
        bytes.extend_from_slice(&digest.to_le_bytes());
        replace(file, &bytes)
    }
}

fn parse(bytes: &[u8], owner: Owner, manifest: &Manifest) -> Option<BTreeMap<String, Stamp>> {
    let (content, sum) = bytes.split_last_chunk::<16>()?;
    let (of, stamps) = content.split_first_chunk::<24>()?;
    let intact = xxh3_128(content) == u128::from_le_bytes(*sum);
    let fits = *of == owner.bytes();
    if !intact || !fits || stamps.len() != LENGTH * manifest.files.len() {
        return None;
    }
    let (stamps, _) = stamps.as_chunks::<LENGTH>();
    let paths = manifest.files.keys().cloned();
    Some(paths.zip(stamps.iter().map(Stamp::from_bytes)).collect())
}

/// Puts a new file in the place of an old one in one step.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut aside = PathBuf::from(file).into_os_string();
    aside.push(format!(".{}", std::process::id()));
    fs::write(&aside, bytes)?;
    fs::rename(&aside, file)
}
