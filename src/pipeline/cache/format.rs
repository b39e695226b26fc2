//! How the file of the cache is laid out: an index at its end, and the packed facts of articles.

use super::store::{Extent, Piece};
use crate::{
    diagnostic::SourcePath,
    pipeline::last_build::LastBuild,
    render::digest,
    source::{Files, Stamp},
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Name of the file with the index in the state folder.
pub const NAME: &str = "cache";

/// First bytes of the file, and its version.
pub(super) const MAGIC: &[u8; 16] = b"bantin cache 05\n";

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Index {
    /// The program that wrote it.
    pub(super) program: u64,
    /// What articles were read with.
    pub(super) parse_settings: u64,
    /// A digest of what was odd about the folder.
    pub(super) odd: u64,
    pub(super) files: FxHashMap<SourcePath, Entry>,
    /// Where the facts of articles are.
    pub(super) store: Extent,
    /// The digests of the index of search.
    pub(super) search: Vec<u64>,
    pub(super) last_build: Option<LastBuild>,
}

/// What is known of a file.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) stamp: Stamp,
    pub(super) digest: u64,
    pub(super) facts: Option<Facts>,
}

/// Where what is known of an article stands.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) facts: Piece,
    /// Its words. Only an index asks for them, and mostly not even that.
    pub(super) words: Option<Piece>,
    /// A digest of what other pages may show of the article.
    pub(super) shown: u64,
}

/// The facts of an article as they are packed.
#[derive(Serialize, Deserialize)]
pub(super) struct Packed<M, F> {
    pub(super) manuscript: M,
    pub(super) found: F,
}

pub(super) fn odd(files: &dyn Files) -> u64 {
    let oddities = files.oddities();
    let odd = oddities.iter();
    let odd: Vec<_> = odd.map(|odd| (&odd.place.path, &odd.problem)).collect();
    digest(&odd)
}
