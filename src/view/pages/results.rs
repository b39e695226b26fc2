//! Results.

use crate::view::parts::{Link, Stamp};
use serde::Serialize;

/// `results.html`: results compared: all of them, those of one programme or campaign, or one long board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ResultsPage {
    /// What the heading names: `Chương trình`, `Phong trào`; none on the page of all results.
    pub kicker: Option<Link>,
    /// Heading.
    pub heading: String,
    /// Boards by programme or campaign. On the page of all results the newest of each, those that compare districts
    /// first.
    pub frames: Vec<FrameBlock>,
    /// Programmes and campaigns that have no room on the page of all results.
    pub further: Vec<Link>,
    /// The figures as a table for a spreadsheet; on the page of one programme or campaign.
    pub csv: Option<Link>,
}

/// The boards of a programme or campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FrameBlock {
    /// Its name and the page of its results; none on that page itself.
    pub link: Option<Link>,
    /// `Chương trình`, `Phong trào`.
    pub kind: String,
    /// Its boards with several districts: by phase, then by indicator.
    pub boards: Vec<BoardBlock>,
    /// Results that only one district tells, so that there is nothing to compare.
    pub singles: Vec<ResultLine>,
    /// To the rest of them, on the page of all results: `Xem toàn bộ kết quả`.
    pub more: Option<Link>,
}

/// Districts compared by one indicator in one phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BoardBlock {
    /// Anchor on its page.
    pub id: String,
    /// What is counted.
    pub indicator: String,
    /// Phase; none when the results name none.
    pub phase: Option<String>,
    /// Unit, when all districts use the same.
    pub unit: Option<String>,
    /// Who set the targets, when it was one for all.
    pub assigned_by: Option<Link>,
    /// The bars; none with fewer than two percentages.
    pub chart: Option<Chart>,
    /// Districts, the best first.
    pub rows: Vec<StandingRow>,
    /// All districts together; none where a sum would be wrong, or not all districts are shown.
    pub sum: Option<Figures>,
    /// To all of its districts, where only the first are shown: `Xem đủ 34 địa bàn`.
    pub more: Option<Link>,
}

/// What was reached of what was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figures {
    /// Reached: `1.709`, `gần 600`.
    pub achieved: Option<String>,
    /// Asked for: `431`.
    pub target: Option<String>,
    /// `397%`
    pub percent: Option<String>,
    /// Above or below the target: `+1.278`, `−50`.
    pub surplus: Option<String>,
    /// Whether the target was reached.
    pub met: bool,
}

/// A district on a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StandingRow {
    /// `1`; none without a percentage.
    pub rank: Option<String>,
    /// The district.
    pub district: Link,
    /// Its unit, when districts use different ones.
    pub unit: Option<String>,
    /// Its figures.
    pub figures: Figures,
    /// Who set the target, if known, and not one for all.
    pub assigned_by: Option<Link>,
    /// The article that tells.
    pub article: Link,
    /// Its date.
    pub date: Stamp,
    /// What earlier articles told, latest first.
    pub earlier: Vec<Earlier>,
}

/// Figures that a later article has taken the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Earlier {
    /// The figures.
    pub figures: Figures,
    /// The article that told them.
    pub article: Link,
    /// Its date.
    pub date: Stamp,
}

/// Bars on a scale that holds 100 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chart {
    /// What it shows, for readers who do not see it.
    pub label: String,
    /// Where the 100 % line stands, in percent of the width.
    pub goal: String,
    /// One for each row with a percentage.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bar {
    /// District.
    pub label: String,
    /// `397%`
    pub value: String,
    /// Length in percent of the width.
    pub width: String,
    /// Whether the target was reached.
    pub met: bool,
    /// Whether the bar is longer than the chart.
    pub cut: bool,
}

/// A result as one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ResultLine {
    /// Anchor, on the page of a programme or campaign.
    pub id: Option<String>,
    /// What was counted, and where it is compared.
    pub indicator: Link,
    /// Programme or campaign, and its phase; the phase alone on their own pages.
    pub frame: Option<String>,
    /// Where; none on the page of the district itself, and of an article that is counted there.
    pub district: Option<Link>,
    /// The figures, with the unit.
    pub figures: Figures,
    /// `hạng 1/3`; none without a percentage, or when nobody else is on the board.
    pub rank: Option<String>,
    /// The article; none on its own page.
    pub article: Option<Link>,
    /// Whether a later article tells another figure.
    pub superseded: bool,
}
