//! The feeds of a site, and which belongs to which page.

use super::{DataFile, Route};
use crate::site::{ArticleKey, ListId, Site};

impl ListId {
    /// The page whose news the feed of the list tells: the front page has that of all articles.
    pub fn feed_page(self) -> Route {
        match self {
            ListId::News => Route::Home,
            list => list.front(),
        }
    }

    /// The list whose feed belongs to a page, if there is one.
    pub fn with_feed(route: Route) -> Option<ListId> {
        match route {
            Route::Home => Some(ListId::News),
            Route::List(list, _) => Some(list).filter(|list| list.has_feed()),
            _ => None,
        }
    }
}

/// Every list with a feed among the first pages of a site.
pub(super) fn every_feed(fronts: &[Route]) -> impl Iterator<Item = ListId> {
    let lists = fronts.iter().filter_map(|front| front.list());
    lists.map(|(list, _)| list).filter(|list| list.has_feed())
}

impl Site {
    /// Articles whose texts stand in a file.
    pub fn texts_in(&self, data_file: DataFile) -> impl Iterator<Item = ArticleKey> {
        let list = match data_file {
            DataFile::Atom(ListId::Pair(..)) => None, // summaries
            DataFile::Atom(list) => Some(list),
            DataFile::Rss | DataFile::JsonFeed => Some(ListId::News),
            _ => None,
        };
        list.map(|list| self.feed(list)).into_iter().flatten()
    }

    /// Whether the site says where it is published.
    pub fn has_host(&self) -> bool {
        !self.settings.base_url.origin.is_empty()
    }

    /// The newest articles of a list, those included that are counted elsewhere.
    pub fn feed(&self, list: ListId) -> Vec<ArticleKey> {
        let list = self.lists.get(list);
        let items = self.settings.feeds.items;
        let newest = |keys: &[ArticleKey]| keys[..items.min(keys.len())].to_vec();
        let mut keys = [newest(&list.own), newest(&list.shared)].concat();
        keys.sort();
        keys.truncate(items);
        keys
    }
}
