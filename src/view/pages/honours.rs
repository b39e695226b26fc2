//! The honour roll.

use crate::view::parts::{Grid, Link, Listing, Pager, Tally};
use serde::Serialize;

/// `honours.html`: all honours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HonourIndex {
    /// Titles, then forms of commendation; empty groups left out.
    pub groups: Vec<HonourGroup>,
    /// How many were honoured, by year (newest first) and honour kind; none without any award.
    pub years: Option<Grid>,
    /// How many were honoured, by level of the giver, highest first.
    pub levels: Vec<Tally>,
    /// Districts with awards, alphabetically, and how many each.
    pub districts: Vec<Tally>,
    /// The newest awards.
    pub newest: Vec<AwardLine>,
    /// All awards as a table for a spreadsheet; none without any.
    pub csv: Option<Link>,
}

/// Titles, or forms of commendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HonourGroup {
    /// `title` or `form`, for a class.
    pub kind_id: &'static str,
    /// `Danh hiệu`, `Hình thức khen thưởng`.
    pub label: String,
    /// Its honours: those given most lately first, then those never given, alphabetically.
    pub honours: Vec<HonourLine>,
}

/// An honour in the list of honours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HonourLine {
    /// Name, page, and how many were given: `trên 1.709`.
    pub total: Tally,
    /// Who can get it: `Cá nhân`; none when anyone can.
    pub recipients: Option<String>,
    /// `từ 1/1/2024`, `đến hết 31/12/2023`; none without limits.
    pub validity: Option<String>,
    /// Year of the latest award, if any.
    pub latest: Option<String>,
}

/// `honour.html`: an honour, who got it, and the articles that aim at it or report it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HonourPage {
    /// `Danh hiệu`, `Hình thức khen thưởng`.
    pub kind: String,
    /// Name.
    pub name: String,
    /// Who can get it: `Cá nhân`; none when anyone can.
    pub recipients: Option<String>,
    /// When it can be given; none without limits.
    pub validity: Option<String>,
    /// How many were given: `trên 1.709 lượt`; none without any award. This and all that follows but the
    /// articles: on the front page of its list only.
    pub total: Option<String>,
    /// By year (newest first) and level of the giver; none without any award.
    pub years: Option<Grid>,
    /// Districts, alphabetically, and how many each.
    pub districts: Vec<Tally>,
    /// The newest awards, by year.
    pub roll: Vec<RollYear>,
    /// To the whole roll, when the page does not hold it.
    pub whole: Option<Link>,
    /// The roll as a table for a spreadsheet; none without any award.
    pub csv: Option<Link>,
    /// Its articles.
    pub list: Listing,
}

/// `roll.html`: a part of the honour roll (of a district, a year, or a long-standing honour).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RollPage {
    /// What the roll is of, with its page: district or honour; none for a year.
    pub of: Option<Link>,
    /// Heading.
    pub heading: String,
    /// How many: `trên 1.709 lượt`; on the front page only.
    pub total: Option<String>,
    /// The whole roll as a table for a spreadsheet; on the front page only.
    pub csv: Option<Link>,
    /// How many of each honour; on the front page only.
    pub honours: Vec<Tally>,
    /// The awards of this page, by year.
    pub roll: Vec<RollYear>,
    /// Links to the neighbouring pages; none when the roll has one page.
    pub pager: Option<Pager>,
}

/// Awards of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RollYear {
    /// `2022`
    pub year: String,
    /// To the roll of the year.
    pub url: Option<String>,
    /// Its awards, newest first.
    pub awards: Vec<AwardLine>,
}

/// An award as one entry: what, who, how many, by whom, and the article that is the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AwardLine {
    /// What was given.
    pub honour: Link,
    /// `title` or `form`, for a class.
    pub kind_id: &'static str,
    /// How many: `10`, `trên 30`; none when nobody says.
    pub count: Option<String>,
    /// Those named, in alphabetical order.
    pub recipients: Vec<RecipientLine>,
    /// How many more are named, where only the first are shown: `và 27 tên khác`.
    pub more: Option<String>,
    /// Who gave it, if known.
    pub by: Option<Link>,
    /// Level of the giver: `Cấp tỉnh, thành phố`; none when it is not in the register.
    pub level: Option<String>,
    /// What for, if given.
    pub reason: Option<String>,
    /// Where; none on a page of the article or district itself.
    pub district: Option<Link>,
    /// For which year, or when: `năm 2022`, `15/8/2022`.
    pub date: String,
    /// The article; none on its own page.
    pub article: Option<Link>,
}

/// Somebody honoured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecipientLine {
    /// Name.
    pub name: String,
    /// Where they work, if given.
    pub org: Option<String>,
}

/// Some awards of a longer roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RollPart {
    /// How many were honoured in the whole roll: `trên 1.709 lượt`.
    pub total: String,
    /// The newest awards.
    pub awards: Vec<AwardLine>,
    /// To the whole roll, if it has a page.
    pub whole: Option<Link>,
}
