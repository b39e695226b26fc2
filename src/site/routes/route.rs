//! What a page is, and what a file to take away.

use crate::{
    diagnostic::Place,
    model::{Families, Family, registers::Key},
    site::{
        article::{ArticleKey, Frame, PlainPage, Retired},
        board::Board,
        lists::{ListId, Taxonomy, TermKey},
        pager::PageNumber,
        roll::RollOf,
    },
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
    Atom(ListId),
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
        match self {
            DataFile::Atom(list) => Some(list.feed_page()),
            // The page of a roll is made when it is long; that of its honour is always there.
            DataFile::Roll(RollOf::Honour(key)) => Some(ListId::Term(TermKey::Honour(key)).front()),
            DataFile::Roll(of) => Some(Route::Roll(of, PageNumber::Front)),
            DataFile::Results(frame) => Some(Route::Frame(frame)),
            _ => None,
        }
    }

    pub(super) fn family(self) -> Option<Family> {
        match self {
            DataFile::Awards | DataFile::Roll(_) => Some(Family::Honours),
            DataFile::Results(_) => Some(Family::Results),
            DataFile::Calendar => Some(Family::Commemorations),
            DataFile::Atom(_) | DataFile::Rss | DataFile::JsonFeed => Some(Family::Feeds),
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
    /// A page of a list of articles.
    List(ListId, PageNumber),
    Article(ArticleKey),
    Districts,
    Campaigns,
    Matrix,
    /// A page of a part of the honour roll.
    Roll(RollOf, PageNumber),
    /// All results.
    Results,
    /// Results of a programme or campaign.
    Frame(Frame),
    /// One long board.
    Board(Key<Board>),
    /// All terms of a taxonomy.
    Terms(Taxonomy),
    /// Search, and the ways to every article.
    Search,
    /// All years.
    Archive,
    /// The notice in the place of an article that is not shown any more.
    Retired(Key<Retired>),
    /// An old address.
    Redirect(Key<Redirect>),
    /// A plain page.
    Plain(Key<PlainPage>),
    NotFound,
    /// What is shown without a network in the place of a page that was not kept.
    Offline,
}

impl Route {
    /// Whether a site with these families has it.
    pub(super) fn is_in(self, families: &Families) -> bool {
        self.family().is_none_or(|family| families.has(family))
    }

    /// The page family that can be switched off, if it belongs to one.
    pub fn family(self) -> Option<Family> {
        match self {
            Route::Home
            | Route::Article(_)
            | Route::Retired(_)
            | Route::Redirect(_)
            | Route::Plain(_)
            | Route::NotFound
            | Route::Offline => None,
            Route::List(list, _) => list.family(),
            Route::Districts => Some(Family::Districts),
            Route::Campaigns => Some(Family::Campaigns),
            Route::Matrix => Some(Family::Matrix),
            Route::Search => Some(Family::Search),
            Route::Roll(..) => Some(Family::Honours),
            Route::Results | Route::Frame(_) | Route::Board(_) => Some(Family::Results),
            Route::Terms(taxonomy) => Some(taxonomy.family()),
            Route::Archive => Some(Family::Archives),
        }
    }

    /// The list that it shows a page of; none for a page that shows no list of articles.
    pub fn list(self) -> Option<(ListId, PageNumber)> {
        match self {
            Route::List(list, page) => Some((list, page)),
            _ => None,
        }
    }

    /// Which page of a list or roll it is; none for a page that is neither.
    pub fn page(self) -> Option<PageNumber> {
        match self {
            Route::List(_, page) | Route::Roll(_, page) => Some(page),
            _ => None,
        }
    }

    /// The same list or roll at another page.
    pub fn at(self, page: PageNumber) -> Route {
        match self {
            Route::List(list, _) => Route::List(list, page),
            Route::Roll(of, _) => Route::Roll(of, page),
            other => other,
        }
    }
}

impl ListId {
    /// The first page of the list, with its newest articles.
    pub fn front(self) -> Route {
        Route::List(self, PageNumber::Front)
    }
}

/// An old address and the page that is now elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// From the root of the site: `tin/2023/cu/`.
    pub from: String,
    /// The page.
    pub to: Route,
    /// Where it is declared; of one that nobody declares, the article that it is there for.
    pub(in crate::site) place: Place,
    /// Whether an editor asks for it: then it is for good. A list that is empty may fill again.
    pub declared: bool,
}
