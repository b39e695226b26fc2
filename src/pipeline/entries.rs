//! Entries of feeds, each made when a feed first needs it and placed in many.

use super::Maker;
use crate::{
    diagnostic::Diagnostic,
    site::ArticleKey,
    view::{self, Entries, Entry},
};
use std::sync::{Arc, OnceLock};

type Made = Result<Arc<Entry>, Box<Diagnostic>>;

/// The entries that are made already, by article.
#[derive(Default)]
pub(super) struct Shelf(OnceLock<Vec<OnceLock<Made>>>);

impl Shelf {
    fn place(&self, key: ArticleKey, articles: usize) -> &OnceLock<Made> {
        let places = self
            .0
            .get_or_init(|| (0..articles).map(|_| OnceLock::new()).collect());
        &places[key.index()]
    }
}

impl Entries for Maker<'_> {
    fn of(&self, key: ArticleKey) -> Made {
        let place = self.entries.place(key, self.site.articles.len());
        let made = place.get_or_init(|| {
            let article = self.site.article(key);
            let text = self.text(article.path(), article.lead(), true)?;
            Ok(Arc::new(view::entry(self.site, key, Some(text))))
        });
        made.clone()
    }
}
