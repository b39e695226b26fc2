//! The layout of the cache file: an index at its end, and where the store has the facts of articles.

use super::store::{Extent, PieceLocation};
use crate::{
    diagnostic::SourcePath,
    pipeline::last_build::LastBuild,
    render::digest,
    source::{FileStamp, SourceFiles},
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Name of the cache file in the state folder.
pub const NAME: &str = "cache";

/// First bytes of the cache file, with the version of its layout.
pub(super) const MAGIC: &[u8; 16] = b"bantin cache 05\n";

/// The index at the end of the cache file.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct CacheIndex {
    /// The digest of the program that wrote the cache; another program ignores it.
    pub(super) program: u64,
    /// The digest of the settings with which articles were read.
    pub(super) parse_settings: u64,
    /// A digest of the oddities of the site folder: links out of it, unreadable names.
    pub(super) odd: u64,
    pub(super) files: FxHashMap<SourcePath, CachedFile>,
    /// The file in which the facts of articles stand.
    pub(super) store: Extent,
    /// The digests of the files of the search index.
    pub(super) search: Vec<u64>,
    pub(super) last_build: Option<LastBuild>,
}

/// What the cache knows of a file of the site.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct CachedFile {
    pub(super) stamp: FileStamp,
    pub(super) digest: u64,
    pub(super) facts: Option<CachedArticle>,
}

/// Where the store has the facts of an article.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct CachedArticle {
    pub(super) facts: PieceLocation,
    /// The words of the article. Only search asks for them.
    pub(super) words: Option<PieceLocation>,
    /// A digest of what other pages may show of the article.
    pub(super) shown: u64,
}

/// The facts of an article in the form in which the store keeps them.
#[derive(Serialize, Deserialize)]
pub(super) struct Packed<M, F> {
    pub(super) manuscript: M,
    pub(super) found: F,
}

/// A digest of the oddities of a site folder.
pub(super) fn odd(files: &dyn SourceFiles) -> u64 {
    let oddities = files.oddities();
    let odd = oddities.iter();
    let odd: Vec<_> = odd.map(|odd| (&odd.place.path, &odd.problem)).collect();
    digest(&odd)
}
