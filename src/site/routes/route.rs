//! What a page is, and what a file to take away.

use super::FeedOf;
use crate::{
    model::registers::{Campaign, District, Key},
    site::{ArticleKey, Frame, Group, PageNumber, PhaseKey, RollOf, Taxonomy},
};

/// Awards on a page of a roll.
pub const ROLL_PAGE: usize = 50;
/// Addresses in a part of the site map. The protocol allows 50,000 in 50 MB; a fifth of that stays below both
/// limits however long the addresses are, and a new article changes a small file.
pub const SITEMAP_PAGE: usize = 10_000;
/// Districts of a board that are shown among others; a longer board has a page of its own.
pub const BOARD_ROWS: usize = 40;

/// A file that is no page: what readers take away, and what machines read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// Every award, as CSV.
    Awards,
    /// The awards of an honour, a district or a year, as CSV.
    Roll(RollOf),
    /// The results of a programme or campaign, as CSV.
    Results(Frame),
    /// Anniversaries, congresses and phases, as iCalendar.
    Calendar,
    /// The newest articles of a list, as Atom.
    Atom(FeedOf),
    /// The newest articles of the site, as RSS.
    Rss,
    /// The newest articles of the site, as JSON Feed.
    JsonFeed,
    /// Where the parts of the site map are.
    SitemapIndex,
    /// A part of the site map, from 1.
    Sitemap(usize),
    /// The site map of the newest articles.
    NewsSitemap,
    /// What crawlers should know.
    Robots,
    /// Old addresses, for hosts that can redirect by themselves.
    Redirects,
    /// What hosts should send with files.
    Headers,
    /// Where every article is, for the next build.
    Addresses,
}

impl DataFile {
    /// The page that it belongs to, if it is made of a part of the site.
    pub(super) fn page(self) -> Option<Route> {
        let front = PageNumber::Front;
        match self {
            DataFile::Atom(of) => Some(of.route()),
            // The page of a roll is made when it is long; that of its honour is always there.
            DataFile::Roll(RollOf::Honour(key)) => {
                Some(Route::Term(Taxonomy::Honour, key.index(), front))
            }
            DataFile::Roll(of) => Some(Route::Roll(of, front)),
            DataFile::Results(frame) => Some(Route::Frame(frame)),
            _ => None,
        }
    }

    pub(super) fn family(self) -> Option<&'static str> {
        match self {
            DataFile::Awards | DataFile::Roll(_) => Some("honours"),
            DataFile::Results(_) => Some("results"),
            DataFile::Calendar => Some("commemorations"),
            DataFile::Atom(_) | DataFile::Rss | DataFile::JsonFeed => Some("feeds"),
            DataFile::SitemapIndex
            | DataFile::Sitemap(_)
            | DataFile::NewsSitemap
            | DataFile::Robots
            | DataFile::Redirects
            | DataFile::Headers
            | DataFile::Addresses => None,
        }
    }
}

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the page of its name")]
pub enum Route {
    Home,
    /// All articles.
    News(PageNumber),
    Article(ArticleKey),
    Districts,
    District(Key<District>, PageNumber),
    /// A district in a phase or group.
    Pair(Key<District>, Group, PageNumber),
    Campaigns,
    Campaign(Key<Campaign>, PageNumber),
    Phase(PhaseKey, PageNumber),
    Matrix,
    /// A part of the honour roll.
    Roll(RollOf, PageNumber),
    /// All results.
    Results,
    /// Results of a programme or campaign.
    Frame(Frame),
    /// One long board, by its position.
    Board(usize),
    /// All terms of a taxonomy.
    Terms(Taxonomy),
    /// A term, by its position.
    Term(Taxonomy, usize, PageNumber),
    /// Search, and the ways to every article.
    Search,
    /// All years.
    Archive,
    Year(i32, PageNumber),
    Month(i32, u32, PageNumber),
    /// The notice in the place of an article that is not shown any more, by its position.
    Retired(usize),
    /// An old address, by its position.
    Redirect(usize),
    /// A plain page, by its position.
    Plain(usize),
    NotFound,
    /// What is shown without a network in the place of a page that was not kept.
    Offline,
}

impl Route {
    /// The page family that can be switched off, if it belongs to one.
    pub fn family(self) -> Option<&'static str> {
        match self {
            Route::Home
            | Route::News(_)
            | Route::Article(_)
            | Route::Retired(_)
            | Route::Redirect(_)
            | Route::Plain(_)
            | Route::NotFound
            | Route::Offline => None,
            Route::Districts | Route::District(..) => Some("districts"),
            Route::Pair(..) => Some("pairs"),
            Route::Campaigns | Route::Campaign(..) => Some("campaigns"),
            Route::Phase(..) => Some("phases"),
            Route::Matrix => Some("matrix"),
            Route::Search => Some("search"),
            Route::Roll(..) => Some("honours"),
            Route::Results | Route::Frame(_) | Route::Board(_) => Some("results"),
            Route::Terms(taxonomy) | Route::Term(taxonomy, ..) => Some(taxonomy.family()),
            Route::Archive | Route::Year(..) | Route::Month(..) => Some("archives"),
        }
    }

    /// Which page of a list it is; none for a page that is no list.
    pub fn page(self) -> Option<PageNumber> {
        match self {
            Route::News(page)
            | Route::District(_, page)
            | Route::Pair(_, _, page)
            | Route::Campaign(_, page)
            | Route::Phase(_, page)
            | Route::Roll(_, page)
            | Route::Term(_, _, page)
            | Route::Year(_, page)
            | Route::Month(_, _, page) => Some(page),
            _ => None,
        }
    }

    /// The same list at another page.
    pub fn at(self, page: PageNumber) -> Route {
        match self {
            Route::News(_) => Route::News(page),
            Route::District(district, _) => Route::District(district, page),
            Route::Pair(district, group, _) => Route::Pair(district, group, page),
            Route::Campaign(campaign, _) => Route::Campaign(campaign, page),
            Route::Phase(phase, _) => Route::Phase(phase, page),
            Route::Roll(of, _) => Route::Roll(of, page),
            Route::Term(taxonomy, term, _) => Route::Term(taxonomy, term, page),
            Route::Year(year, _) => Route::Year(year, page),
            Route::Month(year, month, _) => Route::Month(year, month, page),
            Route::Home
            | Route::Article(_)
            | Route::Districts
            | Route::Campaigns
            | Route::Matrix
            | Route::Results
            | Route::Frame(_)
            | Route::Board(_)
            | Route::Terms(_)
            | Route::Archive
            | Route::Retired(_)
            | Route::Redirect(_)
            | Route::Search
            | Route::Plain(_)
            | Route::NotFound
            | Route::Offline => self,
        }
    }
}
