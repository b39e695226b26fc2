//! The first file of an index, which names all others, and their names.

use super::shards::{pack, unpack};
use crate::text::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file that names all others. The script knows it by this name.
pub(super) const MANIFEST: &str = "index.bin";

/// Where everything is.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// How many articles there are.
    pub(super) articles: u32,
    /// How many of them a file of records holds.
    pub(super) per_file: usize,
    /// The file of all that results may be filtered by, and for each facet the file of what articles have of it.
    pub(super) choices: String,
    pub(super) facets: BTreeMap<String, String>,
    /// What phrases also mean; only long phrases in quotation marks need to know.
    pub(super) synonyms: String,
    /// The file that tells the names of those of records. Whoever looks for something loads it beside the lists.
    pub(super) records: String,
    pub(super) words: Section,
    pub(super) pairs: Section,
}

/// The shards of words, or those of pairs.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Section {
    /// The first term of each.
    pub(super) first: Vec<String>,
    /// Their names without their ends, one after the other.
    pub(super) names: String,
}

impl Manifest {
    /// Its file.
    pub(super) fn file(&self) -> Vec<u8> {
        pack(json(self).as_bytes())
    }

    /// What is in its file.
    pub(super) fn read(file: &[u8]) -> Option<Manifest> {
        serde_json::from_slice(&unpack(file).ok()?).ok()
    }
}

/// Names that tell what is in files: the beginning of a digest, or the next one that is free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    taken: BTreeMap<u64, u64>,
    pub(super) digests: Vec<u64>,
}

impl Names {
    /// The name of a file with this digest.
    pub(super) fn of(&mut self, digest: u64) -> String {
        self.digests.push(digest);
        let mut name = digest & DIGEST;
        while *self.taken.entry(name).or_insert(digest) != digest {
            name = (name + 1) & DIGEST;
        }
        format!("{name:06x}")
    }
}

/// The part of a digest that is a name.
const DIGEST: u64 = 0xff_ffff;

/// Length of a name.
pub(super) const NAME: usize = 6;

/// The file of a name.
pub(super) fn file_name(name: &str) -> String {
    format!("{name}.bin")
}
