//! Makes the files of the search index.

use super::{
    Cache, Session,
    output::{IndexFile, Output, OutputContent},
};
use crate::{
    diagnostic::SourcePath,
    markdown::blocks,
    model::{self, Family},
    search::{IndexRevision, PreviousIndex, SearchIndex, TextChange},
    site::{ArticleKey, Route},
    source::{SourceFiles, decode},
    text::Words,
};
use rayon::prelude::*;
use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

/// The search index of the last build, when nothing but some texts has changed since.
pub struct LastIndex<'a> {
    /// The articles whose texts changed.
    pub only: &'a BTreeSet<SourcePath>,
    /// Reads a published file by its path; none unless it is as it was published.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Whether a published file is there as it was published.
    pub has: &'a (dyn Fn(&str) -> bool + Sync),
}

/// The files of a search index, and what the next build wants to know of them.
#[derive(Default)]
pub struct IndexFiles {
    /// All files of the index, as outputs.
    pub outputs: Vec<Output>,
    /// Digests of the files, which [`Cache`] keeps for the next build.
    pub digests: Vec<u64>,
}

impl Session {
    /// The search index, made when it is first asked for; none when the site has no search.
    pub fn index(&self, files: &dyn SourceFiles, cache: &Cache) -> Option<Arc<SearchIndex>> {
        self.has_search().then(|| {
            let make = || SearchIndex::new(&self.site, |key| self.words(key, files, cache)).into();
            self.index.get_or_init(make).clone()
        })
    }

    /// The files of the index. With `last`, only files that differ from those of the last build are made anew.
    pub fn index_files(
        &self,
        files: &dyn SourceFiles,
        cache: &Cache,
        last: Option<&LastIndex<'_>>,
    ) -> IndexFiles {
        if let Some(revision) = last.and_then(|last| self.revised_index(files, cache, last)) {
            return revision;
        }
        let Some(index) = self.index(files, cache) else {
            return IndexFiles::default();
        };
        let outputs = index.files().iter().map(|(name, bytes)| {
            let file = IndexFile::Made(bytes.clone());
            self.index_output(name, file)
        });
        IndexFiles {
            outputs: outputs.collect(),
            digests: index.digests().to_vec(),
        }
    }

    fn revised_index(
        &self,
        files: &dyn SourceFiles,
        cache: &Cache,
        last: &LastIndex<'_>,
    ) -> Option<IndexFiles> {
        if !self.has_search() {
            return None;
        }
        let changed = last.only.iter().filter_map(|path| self.site.key_at(path));
        let changes = changed.map(|key| {
            Some(TextChange {
                key,
                before: self.last_words(key, cache)?,
                now: self.words(key, files, cache).into_owned(),
            })
        });
        let changes: Vec<TextChange> = changes.collect::<Option<_>>()?;
        let before = PreviousIndex {
            digests: cache.search(),
            read: &|name| (last.read)(&self.index_path(name)),
        };
        let revision = IndexRevision::new(&self.site, &before, &changes)?;
        let outputs = revision.files.into_iter().map(|(name, bytes)| {
            let file = bytes.map_or(IndexFile::Same, IndexFile::Made);
            self.index_output(&name, file)
        });
        let outputs: Vec<Output> = outputs.collect();
        let there = outputs.par_iter().all(|output| {
            output.content != OutputContent::Index(IndexFile::Same) || (last.has)(&output.path)
        });
        there.then_some(IndexFiles {
            outputs,
            digests: revision.digests,
        })
    }

    pub(super) fn has_search(&self) -> bool {
        self.site.settings.families.has(Family::Search)
    }

    fn index_output(&self, name: &str, file: IndexFile) -> Output {
        Output {
            path: self.index_path(name),
            content: OutputContent::Index(file),
        }
    }

    /// The file of the index at an address from the root of the site, if there is one.
    pub fn index_output_at(&self, address: &str, files: &dyn SourceFiles) -> Option<Output> {
        let name = address.strip_prefix(&self.index_path(""))?;
        let index = self.index(files, &Cache::default())?;
        let bytes = index.files().get(name)?.clone();
        Some(self.index_output(name, IndexFile::Made(bytes)))
    }

    fn index_path(&self, name: &str) -> String {
        self.site.address(Route::Search) + name
    }

    /// The blocks of the text of an article, without markup; none when it cannot be read any more.
    pub fn blocks(&self, key: ArticleKey, files: &dyn SourceFiles) -> Vec<String> {
        let bytes = files.read(self.site.article(key).path());
        let eth = self.site.locale.eth_is_d();
        let decoded = bytes.ok().and_then(|bytes| decode(&bytes, eth).ok());
        let policy = self.site.settings.raw_html;
        decoded.map_or_else(Vec::new, |decoded| {
            blocks(model::body(&decoded.text), policy)
        })
    }

    fn words(&self, key: ArticleKey, files: &dyn SourceFiles, cache: &Cache) -> Cow<'_, Words> {
        let article = self.site.article(key);
        if let Some(words) = &article.outline().words {
            return Cow::Borrowed(words);
        }
        let digest = self.digest(article.path());
        let known = digest.and_then(|digest| self.known_words(key, digest, cache));
        Cow::Owned(known.unwrap_or_else(|| Words::of(self.blocks(key, files))))
    }

    /// The words that the article had in the last build, if the cache has them.
    fn last_words(&self, key: ArticleKey, cache: &Cache) -> Option<Words> {
        let digest = cache.last_digest(self.site.article(key).path())?;
        self.known_words(key, digest, cache)
    }

    fn known_words(&self, key: ArticleKey, digest: u64, cache: &Cache) -> Option<Words> {
        let parse_settings = self.parse_settings.digest(true);
        cache.words(self.site.article(key).path(), digest, parse_settings)
    }
}
