//! The cache as it lies on a disk: an index, and a file with facts.

use bantin::{
    fs::Dir,
    pipeline::{Cache, Ignored},
};
use std::{fs, path::Path};
use xxhash_rust::xxh3::xxh3_128;

/// First bytes of the index.
pub const INDEX: &[u8; 16] = b"bantin cache 05\n";
/// First bytes of the facts.
pub const FACTS: &[u8; 16] = b"bantin facts 01\n";
/// The program that wrote the cache.
pub const PROGRAM: u64 = 0;

/// Writes a cache with these bytes in its files into a folder, sealed as if nobody had changed it.
pub fn write(folder: &Path, index: &[u8], facts: &[u8]) {
    let length = (index.len() as u64).to_le_bytes();
    let seal = xxh3_128(index).to_le_bytes();
    let sealed = [&INDEX[..], index, &length, &seal].concat();
    let put = |name: &str, bytes: Vec<u8>| {
        fs::write(folder.join(name), bytes).expect("files can be written");
    };
    put("cache", sealed);
    put("cache-facts-0", [&FACTS[..], facts].concat());
}

/// Opens the cache in a folder.
pub fn open(folder: &Path) -> Result<Cache, Ignored> {
    let folder = folder.canonicalize().expect("the folder is there");
    let folder = Dir::open(&folder).expect("it can be opened");
    Cache::open(&folder, PROGRAM)
}
