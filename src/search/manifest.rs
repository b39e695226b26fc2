//! The first file of an index, which names all others, and how files are named.

use super::shards::{pack, unpack};
use crate::text::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name of the first file, which the search script knows.
pub(super) const MANIFEST: &str = "index.bin";

/// What the search script must know before anything else.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct IndexManifest {
    /// Number of articles in the index.
    pub(super) articles: u32,
    /// Number of articles in one file of records.
    pub(super) per_file: usize,
    /// Name of the file of all choices; then, for each facet, name of the file of the choices that articles have.
    pub(super) choices: String,
    pub(super) facets: BTreeMap<String, String>,
    /// Name of the file of synonyms, which only long phrases in quotation marks need.
    pub(super) synonyms: String,
    /// Name of the file with the names of the files of records. Every search loads it beside the lists.
    pub(super) records: String,
    pub(super) words: Section,
    pub(super) pairs: Section,
}

/// The shards of words, or those of pairs of neighbours.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Section {
    /// The first term of each shard.
    pub(super) first: Vec<String>,
    /// The names of the shards without their extension, one after the other.
    pub(super) names: String,
}

impl IndexManifest {
    /// The bytes of the file.
    pub(super) fn file(&self) -> Vec<u8> {
        pack(json(self).as_bytes())
    }

    /// Reads the bytes of the file; none when they are not valid.
    pub(super) fn read(file: &[u8]) -> Option<IndexManifest> {
        serde_json::from_slice(&unpack(file).ok()?).ok()
    }
}

/// Gives files names by their content: the lowest bits of their digests, or the next number that is free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct IndexFileNames {
    taken: BTreeMap<u64, u64>,
    pub(super) digests: Vec<u64>,
}

impl IndexFileNames {
    /// The name of the file with this digest, which is noted.
    pub(super) fn assign(&mut self, digest: u64) -> String {
        self.digests.push(digest);
        let mut name = digest & DIGEST;
        while *self.taken.entry(name).or_insert(digest) != digest {
            name = (name + 1) & DIGEST;
        }
        format!("{name:06x}")
    }
}

/// The bits of a digest that make a name.
const DIGEST: u64 = 0xff_ffff;

/// Length of a name in characters.
pub(super) const NAME: usize = 6;

/// The name of a file with its extension.
pub(super) fn file_name(name: &str) -> String {
    format!("{name}.bin")
}
