//! Published articles by the names under which texts look for them.

use super::{Article, ArticleKey, CancelToken, Cancelled, order::insert};
use crate::diagnostic::SourcePath;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Where articles stand in the order of lists, for one who asks for very many.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    by_path: FxHashMap<SourcePath, ArticleKey>,
    /// By the digests of their slugs.
    by_slug: FxHashMap<u64, Vec<ArticleKey>>,
}

impl Finder {
    pub(super) fn new(
        articles: &[Arc<Article>],
        cancel: CancelToken<'_>,
    ) -> Result<Finder, Cancelled> {
        let mut finder = Finder::default();
        finder.by_path.reserve(articles.len());
        finder.by_slug.reserve(articles.len());
        for (index, article) in articles.iter().enumerate() {
            cancel.check()?;
            finder.add(ArticleKey::new(index), article);
        }
        Ok(finder)
    }

    fn add(&mut self, key: ArticleKey, article: &Article) {
        self.by_path.insert(article.path().clone(), key);
        let slug = xxh3_64(article.slug().as_bytes());
        insert(self.by_slug.entry(slug).or_default(), key);
    }

    /// The place of the article in a file in the order of lists.
    pub(super) fn by_path(&self, path: &SourcePath) -> Option<ArticleKey> {
        self.by_path.get(path).copied()
    }

    /// Articles that may have a slug, newest first.
    pub(super) fn by_slug(&self, slug: &str) -> &[ArticleKey] {
        let found = self.by_slug.get(&xxh3_64(slug.as_bytes()));
        found.map_or(&[], Vec::as_slice)
    }
}
