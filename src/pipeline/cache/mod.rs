//! Remembers what earlier commands learned of the files of a site, so that a file that has not changed need not be read
//! again.
//!
//! A cache only saves time. One that is damaged, older, of another program or of another file is treated as if it were
//! not there.

mod format;
mod store;
mod writer;

pub use format::NAME;
pub use writer::CacheWriter;

use super::{last_build::LastBuild, parsed::ParsedFile, pictures::PictureCache};
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    fs::{Dir, RegularFile},
    model::Manuscript,
    source::SourceFiles,
    text::Words,
};
use format::{CacheIndex, CachedArticle, CachedFile, MAGIC, Packed, odd};
use rayon::prelude::*;
use std::{io, sync::Arc};
use store::PieceStore;
use xxhash_rust::xxh3::xxh3_128;
/// Length of what follows the index: its length (8 bytes) and its digest (16 bytes).
const TAIL: usize = 24;
/// Largest index that is read, in bytes.
const LARGEST: u64 = 1 << 30;

/// What earlier commands learned of the files of a site.
#[derive(Default)]
pub struct Cache {
    store: Option<PieceStore>,
    index: CacheIndex,
    /// The cache of what was seen and made of pictures.
    pub(super) picture_cache: Arc<PictureCache>,
}

/// Why a cache file is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// Another version of the program wrote it.
    OtherProgram,
    /// It is damaged or cut off, or no cache file at all.
    Damaged,
}

impl Cache {
    /// Opens the cache in a folder.
    ///
    /// # Errors
    /// When there is a cache file that cannot be used.
    pub fn open(dir: &Dir, program: u64) -> Result<Cache, Ignored> {
        let file = match dir.open_file(NAME) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Cache::default()),
            opened => opened.map_err(|_| Ignored::Damaged)?,
        };
        let index = read_index(&file).ok_or(Ignored::Damaged)?;
        if index.program != program {
            return Err(Ignored::OtherProgram);
        }
        let store = PieceStore::open(dir, index.store).ok_or(Ignored::Damaged)?;
        Ok(Cache {
            store: Some(store),
            index,
            picture_cache: Arc::default(),
        })
    }

    /// Adds the cache of pictures, which has files of its own.
    pub fn with_picture_cache(self, picture_cache: PictureCache) -> Cache {
        Cache {
            picture_cache: picture_cache.into(),
            ..self
        }
    }

    /// What the last build told, if a build wrote the cache.
    pub fn last_build(&self) -> Option<&LastBuild> {
        self.index.last_build.as_ref()
    }

    /// Whether facts of an article that were asked for turned out to be damaged.
    pub fn has_damage(&self) -> bool {
        self.store.as_ref().is_some_and(PieceStore::has_damage)
    }

    /// Whether the site has exactly the files that the cache knows, with the same digests.
    pub fn knows_all(&self, files: &dyn SourceFiles) -> bool {
        let list = files.list();
        list.len() == self.index.files.len()
            && self.finds_the_same_odd(files)
            && list.par_iter().all(|path| {
                let known = self.index.files.get(path);
                known.is_some_and(|known| self.digest(files, path) == Some(known.digest))
            })
    }

    /// Whether the folder of the site has the same oddities as before.
    pub(super) fn finds_the_same_odd(&self, files: &dyn SourceFiles) -> bool {
        odd(files) == self.index.odd
    }

    /// Whether some files were so new when they were read that their stamps prove nothing, so that the next command
    /// reads them again.
    pub fn is_unsure(&self) -> bool {
        self.index
            .files
            .values()
            .any(|entry| !entry.stamp.is_sure())
    }

    /// The digest of a file, which is read only when its stamp does not vouch for it.
    pub fn digest(&self, files: &dyn SourceFiles, path: &SourcePath) -> Option<u64> {
        self.digest_by_stamp(files, path)
            .or_else(|| files.read_digest(path).ok())
    }

    /// The digest that a file had when it was last read.
    pub fn last_digest(&self, path: &SourcePath) -> Option<u64> {
        self.index.files.get(path).map(|entry| entry.digest)
    }

    /// The digest of a file, if its stamp vouches for it.
    pub(super) fn digest_by_stamp(
        &self,
        files: &dyn SourceFiles,
        path: &SourcePath,
    ) -> Option<u64> {
        let known = self.index.files.get(path)?;
        let now = files.stamp(path)?;
        (!known.stamp.may_differ(&now)).then_some(known.digest)
    }

    /// The facts of an article, if it has this digest and was read with these settings.
    pub(super) fn article(
        &self,
        path: &SourcePath,
        digest: u64,
        parse_settings: u64,
    ) -> Option<ParsedFile<Arc<Manuscript>>> {
        let facts = self.facts(path, digest, parse_settings)?;
        let bytes = self.store.as_ref()?.read(facts.facts)?;
        let packed: Packed<Manuscript, Vec<Diagnostic>> = postcard::from_bytes(&bytes).ok()?;
        Some(ParsedFile {
            path: path.clone(),
            value: Some(Arc::new(packed.manuscript)),
            digest,
            found: packed.found,
        })
    }

    /// The words of an article, if it has this digest and was read with these settings.
    pub(super) fn words(
        &self,
        path: &SourcePath,
        digest: u64,
        parse_settings: u64,
    ) -> Option<Words> {
        let words = self.facts(path, digest, parse_settings)?.words?;
        let bytes = self.store.as_ref()?.read(words)?;
        Some(Words::from_bytes(bytes.into()))
    }

    /// The digests of the files of the search index that the last build made.
    pub(super) fn search(&self) -> &[u64] {
        &self.index.search
    }

    /// A digest of what other pages may show of an article, if it has this digest and was read with these settings.
    pub(super) fn shown(&self, path: &SourcePath, digest: u64, parse_settings: u64) -> Option<u64> {
        self.facts(path, digest, parse_settings)
            .map(|facts| facts.shown)
    }

    fn facts(&self, path: &SourcePath, digest: u64, parse_settings: u64) -> Option<CachedArticle> {
        let entry = self.index.files.get(path)?;
        let same = entry.digest == digest && self.index.parse_settings == parse_settings;
        entry.facts.filter(|_| same)
    }
}

#[cfg(fuzzing)]
impl Cache {
    /// Reads everything that the cache knows, and counts the articles. Only the fuzz targets call it.
    pub fn read_all(&self) -> usize {
        let known = self.index.files.iter();
        let known = known.filter(|(path, entry)| {
            let parse_settings = self.index.parse_settings;
            let words = self.words(path, entry.digest, parse_settings);
            if let Some(words) = words {
                let (vocabulary, sequence) = words.different();
                let places = crate::text::sequence(sequence).flatten();
                assert!(
                    places.count() <= sequence.len() && vocabulary.len() <= words.as_bytes().len()
                );
            }
            self.shown(path, entry.digest, parse_settings);
            self.article(path, entry.digest, parse_settings).is_some()
        });
        known.count()
    }
}

fn read_index(file: &RegularFile) -> Option<CacheIndex> {
    let length = file.size().ok()?;
    let mut magic = [0; MAGIC.len()];
    file.read_exact_at(&mut magic, 0).ok()?;
    let mut tail = [0; TAIL];
    let end = length.checked_sub(TAIL as u64)?;
    file.read_exact_at(&mut tail, end).ok()?;
    let (size, sum) = tail.split_first_chunk::<8>()?;
    let size = u64::from_le_bytes(*size);
    let start = end.checked_sub(size)?;
    if magic != *MAGIC || size > LARGEST {
        return None;
    }
    let mut bytes = vec![0; usize::try_from(size).ok()?];
    file.read_exact_at(&mut bytes, start).ok()?;
    let intact = xxh3_128(&bytes).to_le_bytes() == *sum;
    intact.then(|| postcard::from_bytes(&bytes).ok()).flatten()
}
