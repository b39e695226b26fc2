//! Published articles by the names under which texts look for them.

use super::{Article, ArticleKey};
use crate::diagnostic::SourcePath;
use std::{collections::HashMap, sync::Arc};
use xxhash_rust::xxh3::xxh3_64;

/// Where articles stand in the order of lists.
#[derive(Debug, Default)]
pub(super) struct Finder {
    by_path: HashMap<SourcePath, ArticleKey>,
    /// By the digests of their slugs.
    by_slug: HashMap<u64, Vec<ArticleKey>>,
}

impl Finder {
    pub(super) fn new(articles: &[Arc<Article>]) -> Finder {
        let mut finder = Finder {
            by_path: HashMap::with_capacity(articles.len()),
            by_slug: HashMap::with_capacity(articles.len()),
        };
        for (index, article) in articles.iter().enumerate() {
            let key = ArticleKey::new(index);
            finder.by_path.insert(article.path().clone(), key);
            let slug = xxh3_64(article.slug().as_bytes());
            finder.by_slug.entry(slug).or_default().push(key);
        }
        finder
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
