//! What a page is, and what a file to take away.

use crate::{
    model::registers::{Campaign, District, Key},
    site::{ArticleKey, Frame, Group, PageNumber, PhaseKey, RollOf, Taxonomy},
};

/// Awards on a page of a roll.
pub const ROLL_PAGE: usize = 100;
/// Districts of a board that are shown among others; a longer board has a page of its own.
pub const BOARD_ROWS: usize = 40;

/// A file that readers take away: a table for a spreadsheet, a calendar for a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Download {
    /// Every award, as CSV.
    Awards,
    /// The awards of an honour, a district or a year, as CSV.
    Roll(RollOf),
    /// The results of a programme or campaign, as CSV.
    Results(Frame),
    /// Anniversaries, congresses and phases, as iCalendar.
    Calendar,
}

impl Download {
    pub(super) fn family(self) -> &'static str {
        match self {
            Download::Awards | Download::Roll(_) => "honours",
            Download::Results(_) => "results",
            Download::Calendar => "commemorations",
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
    /// A plain page, by its position.
    Plain(usize),
    NotFound,
}

impl Route {
    /// The page family that can be switched off, if it belongs to one.
    pub fn family(self) -> Option<&'static str> {
        match self {
            Route::Home
            | Route::News(_)
            | Route::Article(_)
            | Route::Plain(_)
            | Route::NotFound => None,
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
            | Route::Search
            | Route::Plain(_)
            | Route::NotFound => self,
        }
    }
}
