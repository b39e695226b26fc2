//! Looks published articles up by their files and slugs.

use super::{
    ArticleKey, CancelToken, Cancelled, Site, article_states::ArticleState, finder::Finder,
    order::position,
};
use crate::diagnostic::SourcePath;
use std::borrow::Cow;

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
            return finder.by_path(path);
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
            return finder.by_slug(slug).into();
        }
        let paths = self.links.by_slug(slug).iter();
        let mut keys: Vec<ArticleKey> = paths.filter_map(|path| self.key_at(path)).collect();
        keys.sort_unstable();
        keys.into()
    }
}
