//! Districts, and the matrix of districts and phases.

use super::{DistrictColumn, ResultLine, RollPart};
use crate::view::parts::{CampaignTile, Link, Listing, Tally};
use serde::Serialize;

/// `districts.html`: all districts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DistrictIndex {
    /// Districts that took the place of ended ones, alphabetically, each with what it was before; empty where
    /// there was no reorganisation.
    pub successions: Vec<Succession>,
    /// Ended districts, alphabetically, each with what it became.
    pub endings: Vec<Ending>,
    /// Top-level districts in alphabetical order, each with what lies in it.
    pub groups: Vec<DistrictGroup>,
}

/// A district and the ended ones whose place it took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Succession {
    /// The district and its number of articles.
    pub now: Tally,
    /// The ended districts and their numbers of articles.
    pub before: Vec<Tally>,
    /// All of them together: `128 bài`.
    pub total: String,
}

/// An ended district and those that took its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ending {
    /// The ended district and its number of articles.
    pub was: Tally,
    /// What it became.
    pub now: Vec<Link>,
}

/// A top-level district and the districts in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DistrictGroup {
    /// The top-level district.
    pub head: DistrictEntry,
    /// All that lies in it, alphabetically by bare name.
    pub children: Vec<DistrictEntry>,
}

/// A district in the list of districts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DistrictEntry {
    /// Full name and address.
    pub link: Link,
    /// Number of its own articles, children left out: `1.709`.
    pub count: String,
    /// Whether it has any article.
    pub empty: bool,
    /// Whether it exists at the build date.
    pub in_force: bool,
}

/// `district.html`: one district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DistrictPage {
    /// Full name: `Quận Hà Đông`.
    pub name: String,
    /// Parent, if any.
    pub parent: Option<Link>,
    /// Districts in it.
    pub children: Vec<Tally>,
    /// Whether it exists at the build date.
    pub in_force: bool,
    /// `Kết thúc hoạt động từ ngày 30/6/2025`; none while it is in force.
    pub ended: Option<String>,
    /// What it became.
    pub successors: Vec<Link>,
    /// What it was before.
    pub predecessors: Vec<Link>,
    /// The newest of each predecessor; on the front page of its list only, like all that follows but the list.
    pub before: Vec<DistrictColumn>,
    /// Awards.
    pub awards: Option<RollPart>,
    /// Awards by year, newest first, and how many were honoured.
    pub award_years: Vec<Tally>,
    /// Results: the latest of each indicator.
    pub results: Vec<ResultLine>,
    /// Campaigns that cover it, by year, newest first; on the front page of its list only.
    pub campaigns: Vec<CampaignYear>,
    /// Its articles by phase: one line for each non-empty pair; on the front page of its list only.
    pub phases: Vec<PairLine>,
    /// Number of articles with those of its children: `1.709 bài`; none when it has no children.
    pub total_with_children: Option<String>,
    /// Number honoured with those of its children: `trên 300 lượt khen`; none without children or awards.
    pub awards_with_children: Option<String>,
    /// Its articles.
    pub list: Listing,
}

/// Campaigns of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CampaignYear {
    /// `2023`, or a label for campaigns without a known time.
    pub year: String,
    /// The campaigns.
    pub campaigns: Vec<CampaignTile>,
}

/// A district and a phase (or a group outside phases) with its number of articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairLine {
    /// Campaign; none for a group outside phases.
    pub campaign: Option<Link>,
    /// Phase or group, and the pair's own page.
    pub pair: Tally,
    /// Time of the phase.
    pub range: Option<String>,
}

/// `matrix.html`: districts against phases; every article is counted once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Matrix {
    /// Head cells that group columns: one for each year, one for the groups outside phases.
    pub bands: Vec<Band>,
    /// One for each phase with articles, in date order by year, then the groups outside phases.
    pub columns: Vec<Column>,
    /// One for each district with articles, in alphabetical order.
    pub rows: Vec<Row>,
    /// Sum of all: `1.709`.
    pub total: Tally,
}

/// A group of neighbouring columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Band {
    /// `2023`, or the name of the groups outside phases.
    pub label: String,
    /// How many columns.
    pub span: usize,
}

/// A column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Column {
    /// Campaign; none for a group outside phases.
    pub campaign: Option<Link>,
    /// Phase or group, its page, and the column's sum.
    pub total: Tally,
}

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Row {
    /// District, its page, and the row's sum.
    pub total: Tally,
    /// One for each column; none where there is no article.
    pub cells: Vec<Option<Tally>>,
}
