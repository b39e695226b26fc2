//! Campaigns and phases.

use super::{BoardBlock, Fact, ResultLine, RollPart};
use crate::view::parts::{
    CampaignTile, Headline, Link, Listing, OccasionLine, PhaseTile, Progress, Tally,
};
use serde::Serialize;

/// `campaigns.html`: all campaigns, by status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CampaignIndex {
    /// Running, upcoming, ended, unknown; empty groups left out.
    pub groups: Vec<CampaignGroup>,
}

/// Campaigns of one status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CampaignGroup {
    /// `running`, `upcoming`, `ended` or `unknown`, for a class.
    pub status_id: &'static str,
    /// `Đang diễn ra`, …
    pub status: String,
    /// The campaigns.
    pub campaigns: Vec<CampaignTile>,
}

/// `campaign.html`: one campaign and its phases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CampaignPage {
    /// Name.
    pub name: String,
    /// Theme (chủ đề), if any.
    pub theme: Option<String>,
    /// Where, who, sectors, programmes, titles aimed at.
    pub facts: Vec<Fact>,
    /// Its time and status.
    pub progress: Progress,
    /// Its phases in date order.
    pub phases: Vec<PhaseTile>,
    /// Its time drawn as a line; on the front page of its list only, and when its time is known.
    pub timeline: Option<Timeline>,
    /// What belongs to it besides its articles; on the front page of its list only.
    pub records: Option<Records>,
    /// Its articles.
    pub list: Listing,
}

/// `phase.html`: one phase of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhasePage {
    /// The campaign.
    pub campaign: Link,
    /// Where the campaign runs; none when it covers every district.
    pub district: Option<Link>,
    /// Label: `Đợt 1`.
    pub label: String,
    /// Theme, if any.
    pub theme: Option<String>,
    /// Its time and status.
    pub progress: Progress,
    /// Articles by kind; on the front page of its list only.
    pub kinds: Vec<KindColumn>,
    /// What belongs to it besides its articles; on the front page of its list only.
    pub records: Option<Records>,
    /// The phase before, in the same campaign.
    pub previous: Option<Link>,
    /// The phase after, in the same campaign.
    pub next: Option<Link>,
    /// Its articles.
    pub list: Listing,
}

/// What belongs to a campaign or a phase besides its articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Records {
    /// Numbers of articles, awards and results.
    pub figures: Vec<Tally>,
    /// Anniversaries in its time, in order.
    pub occasions: Vec<OccasionLine>,
    /// What it welcomes besides: congresses.
    pub congresses: Vec<OccasionLine>,
    /// Results: the best of each board.
    pub boards: Vec<BoardBlock>,
    /// Results that only one district tells.
    pub singles: Vec<ResultLine>,
    /// To all results of the campaign.
    pub results: Option<Link>,
    /// Awards told by its articles.
    pub awards: Option<RollPart>,
    /// Districts with articles in it and how many; of a phase, with the page of the pair.
    pub districts: Vec<Tally>,
}

/// Articles of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindColumn {
    /// The kind and how many there are.
    pub total: Tally,
    /// The newest.
    pub headlines: Vec<Headline>,
}

/// The time of a campaign as a line from its first day to its last. Every place on it is a number of percent of
/// its length.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Timeline {
    /// What it shows, for readers who do not see it.
    pub label: String,
    /// Its phases with a time.
    pub phases: Vec<TimelinePhase>,
    /// The build date; none before and after.
    pub today: Option<TimelineMark>,
    /// Articles in equal slices of time, empty ones left out.
    pub articles: Vec<TimelineSlice>,
    /// Anniversaries.
    pub occasions: Vec<TimelineMark>,
    /// Dates under the line.
    pub ticks: Vec<TimelineMark>,
}

/// A phase on a line of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimelinePhase {
    /// Where it begins.
    pub x: String,
    /// How long it is.
    pub width: String,
    /// Where its label stands.
    pub middle: String,
    /// Its label; none where there is no room on a small screen.
    pub label: Option<String>,
    /// `upcoming`, `running`, `ended`, for a class.
    pub status_id: &'static str,
}

/// A day on a line of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimelineMark {
    /// Where it stands.
    pub x: String,
    /// Its words.
    pub label: String,
    /// Which end of the words stands there: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// Whether it is a round anniversary.
    pub round: bool,
}

/// Articles in a slice of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimelineSlice {
    /// Where the slice begins.
    pub x: String,
    /// How many, in percent of the fullest slice, at least enough to be seen.
    pub height: String,
}
