//! Words that articles are sorted by: sectors, programmes, organisations, movements …

use super::{BoardBlock, Fact, ResultLine, RollPart};
use crate::view::parts::{CampaignTile, Grid, Link, Listing, PhaseTile, Tally};
use serde::Serialize;

/// `terms.html`: all kinds, categories, sectors, authors, sources, or years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermIndex {
    /// Heading: `Tác giả`.
    pub heading: String,
    /// The terms with their numbers of articles.
    pub terms: Vec<Tally>,
}

/// `term.html`: a sector, programme, organisation or movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermPage {
    /// What sort of word it is: `Khối`.
    pub kicker: String,
    /// Its name.
    pub heading: String,
    /// Full name, when the heading is a short one, or other spellings of a movement.
    pub also: Vec<String>,
    /// Owner, level, parent, district, life … All but the articles: on the front page of its list only.
    pub facts: Vec<Fact>,
    /// Phases of a programme.
    pub phases: Vec<PhaseTile>,
    /// Campaigns: of the sector, under the programme, launched by the organisation.
    pub campaigns: Vec<CampaignTile>,
    /// Results of a programme: the best of each board.
    pub boards: Vec<BoardBlock>,
    /// Results that only one district tells.
    pub singles: Vec<ResultLine>,
    /// To all results of the programme.
    pub results: Option<Link>,
    /// Awards that an organisation gave.
    pub given: Option<RollPart>,
    /// Awards that it received.
    pub received: Option<RollPart>,
    /// Articles by district (rows) and year (columns).
    pub spread: Option<Grid>,
    /// Its articles.
    pub list: Listing,
}
