//! Entries of feeds. Each is made when the first feed needs it, placed in many feeds, and dropped after the last one.

use super::{entry_cache::MadeEntry, maker::Maker};
use crate::{
    site::ArticleKey,
    view::{self, FeedEntries},
};
use std::sync::{Arc, PoisonError};

impl FeedEntries for Maker<'_> {
    fn feed_entry(&self, key: ArticleKey) -> MadeEntry {
        let make = || {
            let article = self.site.article(key);
            let text = self.text(article.path(), article.lead(), true)?;
            Ok(Arc::new(view::entry(self.site, key, Some(text))))
        };
        if !self.makes_all() {
            return make();
        }
        let place = self.entries.place(key, self.site).lock();
        let mut place = place.unwrap_or_else(PoisonError::into_inner);
        place.wanted = place.wanted.saturating_sub(1);
        let made = place.made.take().unwrap_or_else(make);
        if place.wanted > 0 {
            place.made = Some(made.clone());
        }
        made
    }
}
