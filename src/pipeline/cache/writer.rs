//! Writes the cache at the end of a build or check.

use super::{
    Cache, CacheIndex, CachedArticle, CachedFile, MAGIC, NAME, Packed, odd,
    store::{PieceLocation, PieceStore, StoreWriter, sweep},
};
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    fs::Dir,
    model::Manuscript,
    pipeline::last_build::LastBuild,
    source::SourceFiles,
};
use rayon::prelude::*;
use std::{collections::BTreeMap, io, sync::Arc};
use xxhash_rust::xxh3::xxh3_128;

/// Number of articles that are packed at a time, so that few packed ones are in memory.
const BATCH: usize = 512;

/// What is to be remembered of a command for the next one.
pub struct CacheWriter<'a> {
    /// The digest of the program, which must be the same for the cache to be used.
    pub program: u64,
    /// The digest of the settings with which articles were read.
    pub(in crate::pipeline) parse_settings: u64,
    /// Every file of the site with its digest.
    pub(in crate::pipeline) digests: Vec<(SourcePath, u64)>,
    /// Articles as their editors wrote them; none when an article cannot be read, or its facts are in the last cache.
    pub(in crate::pipeline) articles: BTreeMap<SourcePath, Option<Arc<Manuscript>>>,
    /// For each article, a digest of what other pages may show of it.
    pub(in crate::pipeline) shown: BTreeMap<SourcePath, u64>,
    /// What is wrong with each article as a file, which is remembered with its facts.
    pub(in crate::pipeline) found: &'a BTreeMap<SourcePath, Vec<Diagnostic>>,
    /// The digests of the files of the search index.
    pub(in crate::pipeline) search: Vec<u64>,
    /// What the build told.
    pub(in crate::pipeline) last_build: LastBuild,
}

impl Cache {
    /// Writes the cache again with what the disk says of the files now.
    ///
    /// # Errors
    /// When the disk refuses, which costs the next command time and nothing else.
    pub fn renew(&self, dir: &Dir, files: &dyn SourceFiles) -> io::Result<()> {
        let Some(last_build) = self.index.last_build.clone() else {
            return Ok(());
        };
        let entries = &self.index.files;
        let facts = |entry: &CachedFile| entry.facts.map(|facts| facts.shown);
        let writer = CacheWriter {
            program: self.index.program,
            parse_settings: self.index.parse_settings,
            digests: entries
                .iter()
                .map(|(path, entry)| (path.clone(), entry.digest))
                .collect(),
            articles: entries
                .iter()
                .filter(|(_, entry)| entry.facts.is_some())
                .map(|(path, _)| (path.clone(), None))
                .collect(),
            shown: entries
                .iter()
                .filter_map(|(path, entry)| Some((path.clone(), facts(entry)?)))
                .collect(),
            found: &BTreeMap::new(),
            search: self.index.search.clone(),
            last_build,
        };
        writer.write(dir, self, files)
    }
}

impl CacheWriter<'_> {
    /// What the build told, as it will be remembered.
    pub fn last_build(&self) -> &LastBuild {
        &self.last_build
    }

    /// Writes the cache into a folder, in one step. Facts of articles that have not changed stay where they are.
    ///
    /// # Errors
    /// When the disk refuses, which costs the next command time and nothing else.
    pub fn write(self, dir: &Dir, before: &Cache, files: &dyn SourceFiles) -> io::Result<()> {
        let index = self.index(dir, before, files)?;
        dir.replace(NAME, &packed(&index)?)?;
        sweep(dir, index.store);
        Ok(())
    }

    /// Adds facts that the store does not have yet, and makes the index of all.
    fn index(self, dir: &Dir, before: &Cache, files: &dyn SourceFiles) -> io::Result<CacheIndex> {
        let digests = self.digests.iter();
        let kept = digests.map(|(path, digest)| self.kept(path, *digest, before));
        let mut kept: Vec<Option<CachedArticle>> = kept.collect();
        let used = kept.iter().flatten().map(|facts| facts.length()).sum();
        let store = before.store.as_ref();
        let mut writer = match store.filter(|store| !store.is_wasted(used)) {
            Some(store) => StoreWriter::to(store, dir)?,
            None => StoreWriter::anew(store, dir)?,
        };
        if let Some(store) = store.filter(|store| store.is_wasted(used)) {
            for facts in &mut kept {
                *facts = facts.and_then(|facts| facts.moved(store, &mut writer));
            }
        }
        let mut index = CacheIndex {
            program: self.program,
            parse_settings: self.parse_settings,
            odd: odd(files),
            last_build: Some(self.last_build.clone()),
            search: self.search.clone(),
            ..CacheIndex::default()
        };
        let all: Vec<_> = self.digests.iter().zip(kept).collect();
        for batch in all.chunks(BATCH) {
            let new = batch.par_iter().map(|((path, _), kept)| match kept {
                Some(_) => None,
                None => self.pack(path),
            });
            let new: Vec<Option<[Vec<u8>; 2]>> = new.collect();
            for (((path, digest), kept), new) in batch.iter().zip(new) {
                let Some(stamp) = files.stamp(path) else {
                    continue;
                };
                let facts = match new {
                    Some([facts, words]) => Some(CachedArticle {
                        facts: writer.add(&facts)?,
                        words: if words.is_empty() {
                            None
                        } else {
                            Some(writer.add(&words)?)
                        },
                        shown: self.shown.get(path).copied().unwrap_or_default(),
                    }),
                    None => *kept,
                };
                let entry = CachedFile {
                    stamp,
                    digest: *digest,
                    facts,
                };
                index.files.insert(path.clone(), entry);
            }
        }
        index.store = writer.finish()?;
        Ok(index)
    }

    /// Where the store has the facts of an article already, undamaged as far as they were read.
    fn kept(&self, path: &SourcePath, digest: u64, before: &Cache) -> Option<CachedArticle> {
        let known = self.articles.contains_key(path);
        let facts = before.facts(path, digest, self.parse_settings);
        let intact = |piece: PieceLocation| {
            let store = before.store.as_ref();
            store.is_some_and(|store| !store.is_damaged(piece))
        };
        let facts = facts.filter(|facts| known && intact(facts.facts))?;
        Some(CachedArticle {
            words: facts.words.filter(|words| intact(*words)),
            ..facts
        })
    }

    /// Packs the facts of an article, and its words.
    fn pack(&self, path: &SourcePath) -> Option<[Vec<u8>; 2]> {
        let manuscript = self.articles.get(path)?.as_deref()?;
        let nothing = Vec::new();
        let packed = Packed {
            manuscript,
            found: self.found.get(path).unwrap_or(&nothing),
        };
        let words = manuscript.outline.words.as_ref();
        let words = words.map_or_else(Vec::new, |words| words.as_bytes().to_vec());
        Some([postcard::to_stdvec(&packed).ok()?, words])
    }
}

impl CachedArticle {
    fn length(&self) -> u64 {
        let words = self.words.map_or(0, |words| words.length);
        u64::from(self.facts.length) + u64::from(words)
    }

    /// Copies the facts to another store; none when they cannot be read any more.
    fn moved(self, from: &PieceStore, to: &mut StoreWriter<'_>) -> Option<CachedArticle> {
        let mut moved = |piece| to.add(&from.read(piece)?).ok();
        Some(CachedArticle {
            facts: moved(self.facts)?,
            words: self.words.and_then(&mut moved),
            shown: self.shown,
        })
    }
}

/// The bytes of a cache file with this index.
fn packed(index: &CacheIndex) -> io::Result<Vec<u8>> {
    let packed = postcard::to_stdvec(index).map_err(io::Error::other)?;
    let length = (packed.len() as u64).to_le_bytes();
    let digest = xxh3_128(&packed).to_le_bytes();
    Ok([&MAGIC[..], &packed, &length, &digest].concat())
}
