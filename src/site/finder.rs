//! Published articles by the names under which texts look for them.

use super::{
    Article, ArticleKey, CancelToken, Cancelled, Site,
    article_states::ArticleState,
    order::{insert, position},
};
use crate::diagnostic::SourcePath;
use rustc_hash::FxHashMap;
use std::{borrow::Cow, sync::Arc};
use xxhash_rust::xxh3::xxh3_64;

/// Where articles stand in the order of lists, for one who asks for very many.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    by_path: FxHashMap<SourcePath, ArticleKey>,
    /// By the digests of their slugs.
    by_slug: FxHashMap<u64, Vec<ArticleKey>>,
}

impl Finder {
    fn new(articles: &[Arc<Article>], cancel: CancelToken<'_>) -> Result<Finder, Cancelled> {
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
}

impl Site {
    /// Makes ready for one who looks for very many articles: each is then found at once. Whoever makes one page is
    /// served sooner without.
    pub fn gather_names(&self) {
        // A token that is never cancelled does not end it.
        let _ = self.gather_names_with(CancelToken::NEVER);
    }

    pub(super) fn gather_names_with(&self, cancel: CancelToken<'_>) -> Result<(), Cancelled> {
        if self.finder.get().is_none() {
            // If others gathered them meanwhile, they found the same.
            let _ = self.finder.set(Finder::new(&self.articles, cancel)?.into());
        }
        Ok(())
    }

    /// The place of the published article in a file in the order of lists.
    pub fn key_at(&self, path: &SourcePath) -> Option<ArticleKey> {
        if let Some(finder) = self.finder.get() {
            return finder.by_path.get(path).copied();
        }
        match self.article_states.state(path)? {
            ArticleState::Published(article) => {
                position(&self.articles, article, &self.collator).map(ArticleKey::new)
            }
            ArticleState::HeldBack(_) | ArticleState::Retired(_) | ArticleState::Lost => None,
        }
    }

    /// Published articles that may have a slug, newest first.
    pub(super) fn keys_by_slug(&self, slug: &str) -> Cow<'_, [ArticleKey]> {
        if let Some(finder) = self.finder.get() {
            let found = finder.by_slug.get(&xxh3_64(slug.as_bytes()));
            return found.map_or(Cow::default(), |found| found.as_slice().into());
        }
        let paths = self.links.by_slug(slug).iter();
        let mut keys: Vec<ArticleKey> = paths.filter_map(|path| self.key_at(path)).collect();
        keys.sort_unstable();
        keys.into()
    }
}
