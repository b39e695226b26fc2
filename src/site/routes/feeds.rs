//! The feeds of a site, and which belongs to which page.

use super::{DataFile, Route};
use crate::site::{ArticleKey, PageNumber, PhaseKey, Site, Taxonomy};
use crate::{
    model::registers::{Campaign, District, Key},
    site::Group,
};

/// What a feed tells the news of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedOf {
    /// The whole site.
    Site,
    /// A district.
    District(Key<District>),
    /// A campaign.
    Campaign(Key<Campaign>),
    /// A phase.
    Phase(PhaseKey),
    /// A district in a phase or group.
    Pair(Key<District>, Group),
    /// Articles of a kind, by its position.
    Kind(usize),
}

impl FeedOf {
    /// The page whose news it tells.
    pub fn route(self) -> Route {
        let front = PageNumber::Front;
        match self {
            FeedOf::Site => Route::Home,
            FeedOf::District(key) => Route::District(key, front),
            FeedOf::Campaign(key) => Route::Campaign(key, front),
            FeedOf::Phase(key) => Route::Phase(key, front),
            FeedOf::Pair(district, group) => Route::Pair(district, group, front),
            FeedOf::Kind(index) => Route::Term(Taxonomy::Kind, index, front),
        }
    }

    /// The feed of a page, if it has one of its own.
    pub fn of(route: Route) -> Option<FeedOf> {
        match route {
            Route::Home | Route::News(_) => Some(FeedOf::Site),
            Route::District(key, _) => Some(FeedOf::District(key)),
            Route::Campaign(key, _) => Some(FeedOf::Campaign(key)),
            Route::Phase(key, _) => Some(FeedOf::Phase(key)),
            Route::Pair(district, group, _) => Some(FeedOf::Pair(district, group)),
            Route::Term(Taxonomy::Kind, index, _) => Some(FeedOf::Kind(index)),
            _ => None,
        }
    }
}

impl Site {
    /// Articles whose texts stand in a file.
    pub fn texts_in(&self, data_file: DataFile) -> impl Iterator<Item = ArticleKey> {
        let of = match data_file {
            DataFile::Atom(FeedOf::Pair(..)) => None, // summaries
            DataFile::Atom(of) => Some(of),
            DataFile::Rss | DataFile::JsonFeed => Some(FeedOf::Site),
            _ => None,
        };
        of.map(|of| self.feed(of)).into_iter().flatten()
    }

    /// Every feed that a site may have.
    pub(super) fn every_feed(&self) -> Vec<FeedOf> {
        let registers = &self.registers;
        let mut feeds = vec![FeedOf::Site];
        feeds.extend(registers.districts.keys().map(FeedOf::District));
        for (campaign, entry) in registers.campaigns.iter() {
            feeds.push(FeedOf::Campaign(campaign));
            let phases = (0..entry.phases.len()).map(|phase| PhaseKey { campaign, phase });
            feeds.extend(phases.map(FeedOf::Phase));
        }
        let pairs = self.lists.pairs.keys();
        feeds.extend(pairs.map(|&(district, group)| FeedOf::Pair(district, group)));
        feeds.extend((0..self.lists.terms(Taxonomy::Kind).len()).map(FeedOf::Kind));
        feeds
    }

    /// Whether the site says where it is published.
    pub fn has_host(&self) -> bool {
        !self.settings.base_url.origin.is_empty()
    }

    /// The newest articles of a feed, those included that are counted elsewhere.
    pub fn feed(&self, of: FeedOf) -> Vec<ArticleKey> {
        let lists = &self.lists;
        let newest = |own: &[ArticleKey], shared: &[ArticleKey]| {
            let items = self.settings.feeds.items;
            let newest = |keys: &[ArticleKey]| keys[..items.min(keys.len())].to_vec();
            let mut keys = [newest(own), newest(shared)].concat();
            keys.sort();
            keys.truncate(items);
            keys
        };
        let list = match of {
            FeedOf::Site => return newest(&lists.all, &[]),
            FeedOf::Kind(index) => {
                return newest(&lists.terms(Taxonomy::Kind)[index].articles, &[]);
            }
            FeedOf::District(key) => lists.district(key),
            FeedOf::Campaign(key) => lists.campaign(key),
            FeedOf::Phase(key) => lists.phase(key),
            FeedOf::Pair(district, group) => lists.pair((district, group)),
        };
        newest(&list.own, &list.shared)
    }
}
