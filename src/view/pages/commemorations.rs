//! The calendar of commemorations.

use crate::view::parts::{Link, Listing, OccasionLine};
use serde::Serialize;

/// `commemorations.html`: the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CommemorationIndex {
    /// The build year and the next: `2026`, `2027`.
    pub years: [String; 2],
    /// Months with anniversaries, from January; then those whose month is not known.
    pub months: Vec<CalendarMonth>,
    /// Congresses, the latest first.
    pub congresses: Vec<Congress>,
    /// The calendar for a phone.
    pub ics: Option<Link>,
}

/// Anniversaries of one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CalendarMonth {
    /// `Tháng 7`
    pub heading: String,
    /// Its anniversaries, in order of days; those without a day first.
    pub days: Vec<Anniversary>,
}

/// An anniversary in the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Anniversary {
    /// `28/7`, `tháng 2`
    pub day: String,
    /// Name and page.
    pub link: Link,
    /// Founding date: `28/7/1929`.
    pub founded: String,
    /// In the build year and the next; none before the first.
    pub occasions: [Option<OccasionInYear>; 2],
    /// How many articles mention it: `12 bài`; none when none does.
    pub articles: Option<String>,
}

/// An anniversary in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OccasionInYear {
    /// `97 năm`
    pub ordinal: String,
    /// Whether it is a round year.
    pub round: bool,
    /// The first phases that it falls in.
    pub phases: Vec<PhaseOfCampaign>,
    /// How many more there are: `và 12 đợt khác`.
    pub more: Option<String>,
}

/// A congress in the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Congress {
    /// Name with ordinal and term, date, page.
    pub occasion: OccasionLine,
    /// Phases that welcome it.
    pub phases: Vec<PhaseOfCampaign>,
    /// How many articles mention it: `12 bài`; none when none does.
    pub articles: Option<String>,
}

/// `commemoration.html`: an anniversary or congress, and the articles that mention it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CommemorationPage {
    /// `Ngày kỷ niệm`, `Đại hội`.
    pub kind: String,
    /// Name; of a congress with its ordinal.
    pub name: String,
    /// `tính từ 28/7/1929`, or when the congress meets; none when it is not known.
    pub date: Option<String>,
    /// Term of a congress: `2023 - 2028`.
    pub term: Option<String>,
    /// The anniversary in the build year and the next; none for a congress. This and the phases: on the front
    /// page of its list only.
    pub occasions: Vec<OccasionLine>,
    /// Phases that it falls in or that welcome it, with the campaign.
    pub phases: Vec<PhaseOfCampaign>,
    /// Articles that mention it.
    pub list: Listing,
}

/// A phase and its campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhaseOfCampaign {
    /// The phase.
    pub phase: Link,
    /// Its campaign.
    pub campaign: Link,
}
