//! Published articles by the names under which texts look for them.

use super::{
    Article, ArticleKey,
    order::{Turnover, insert},
};
use crate::diagnostic::SourcePath;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Where articles stand in the order of lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    by_path: FxHashMap<SourcePath, ArticleKey>,
    /// By the digests of their slugs.
    by_slug: FxHashMap<u64, Vec<ArticleKey>>,
}

impl Finder {
    pub(super) fn new(articles: &[Arc<Article>]) -> Finder {
        let mut finder = Finder::default();
        finder.by_path.reserve(articles.len());
        finder.by_slug.reserve(articles.len());
        for (index, article) in articles.iter().enumerate() {
            finder.add(ArticleKey::new(index), article);
        }
        finder
    }

    /// Follows the order of articles, which are as they are now.
    pub(super) fn revise(&mut self, turnover: &Turnover, articles: &[Arc<Article>]) {
        self.by_path.retain(|_, key| match turnover.renumber(*key) {
            Some(now) => {
                *key = now;
                true
            }
            None => false,
        });
        self.by_slug.retain(|_, keys| {
            turnover.keep(keys);
            !keys.is_empty()
        });
        for &key in &turnover.entered {
            self.add(key, &articles[key.index()]);
        }
    }

    fn add(&mut self, key: ArticleKey, article: &Article) {
        self.by_path.insert(article.path().clone(), key);
        let slug = xxh3_64(article.slug().as_bytes());
        insert(self.by_slug.entry(slug).or_default(), key);
    }

    /// The published article in a file.
    pub(super) fn by_path(&self, path: &SourcePath) -> Option<ArticleKey> {
        self.by_path.get(path).copied()
    }

    /// Published articles that may have a slug, newest first.
    pub(super) fn by_slug(&self, slug: &str) -> &[ArticleKey] {
        let found = self.by_slug.get(&xxh3_64(slug.as_bytes()));
        found.map_or(&[], Vec::as_slice)
    }
}
