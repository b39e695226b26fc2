//! One struct for each page family: everything its template may show, and nothing about how.

use super::parts::{
    CampaignTile, Headline, Link, Listing, PhaseTile, Picture, Progress, Stamp, Tally,
};
use serde::Serialize;

/// `home.html`: the front page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Home {
    /// The build date: `Thứ Bảy, ngày 21/11/2026`.
    pub today: Stamp,
    /// `3 phong trào đang diễn ra`; none when nothing runs.
    pub running_count: Option<String>,
    /// The lead story (finished HTML of its card); none on an empty site.
    pub lead: Option<String>,
    /// The two or three stories beside it (finished HTML of cards).
    pub seconds: Vec<String>,
    /// The stories after those (finished HTML of cards).
    pub newest: Vec<String>,
    /// Campaigns that run at the build date, soonest end first.
    pub running: Vec<CampaignTile>,
    /// The newest of each district, districts with the newest news first.
    pub districts: Vec<DistrictColumn>,
    /// To the list of all news.
    pub all_news: Link,
    /// To the list of all districts.
    pub all_districts: Link,
    /// To the list of all campaigns.
    pub all_campaigns: Link,
}

/// A district on the front page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DistrictColumn {
    /// The district.
    pub link: Link,
    /// Its newest articles.
    pub headlines: Vec<Headline>,
}

/// `article.html`: the reading page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticlePage {
    /// Line above the title, if any.
    pub kicker: Option<String>,
    /// Title.
    pub title: String,
    /// Publication date.
    pub date: Stamp,
    /// Date of the last change, if any.
    pub updated: Option<Stamp>,
    /// Kind, as a badge.
    pub kind: Link,
    /// Machine name of the kind (`launch`), for a class.
    pub kind_id: &'static str,
    /// Category, if any.
    pub category: Option<Link>,
    /// Districts, primary first, as badges.
    pub districts: Vec<Link>,
    /// Campaigns, as badges.
    pub campaigns: Vec<Link>,
    /// Phases, or the group outside phases, as badges.
    pub phases: Vec<Link>,
    /// Lead (sapo), when the editor wrote one.
    pub lead: Option<String>,
    /// Main picture, when it is not already in the body.
    pub photo: Option<Picture>,
    /// The text, as finished HTML.
    pub body: String,
    /// Names at the end of the article.
    pub authors: Vec<Link>,
    /// Where the text comes from; none when the editor left it empty.
    pub source: Option<Source>,
    /// The box of facts: label and what it links to (place, campaign, phase, sectors, organisations,
    /// programmes, movements, titles aimed at, day of the event …).
    pub facts: Vec<Fact>,
    /// People named in the front matter.
    pub people: Vec<Person>,
    /// Awards given, as a small table.
    pub awards: Vec<Award>,
    /// Results reached, as a small table.
    pub results: Vec<ResultRow>,
    /// Related articles: declared ones first.
    pub related: Vec<Headline>,
    /// The article before this one in the same phase.
    pub previous: Option<Headline>,
    /// The article after this one in the same phase.
    pub next: Option<Headline>,
    /// Other news of the district.
    pub others: Vec<Headline>,
}

/// Where a text was first printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Name, with the page that lists its articles.
    pub link: Link,
    /// The publisher's own site, if known.
    pub site: Option<String>,
}

/// A line in the box of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// `Địa bàn`, `Phong trào`, …
    pub label: String,
    /// The values.
    pub values: Vec<Link>,
}

/// A person named by an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Office held, if given.
    pub role: Option<String>,
}

/// A row of the table of awards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Award {
    /// Title or form of commendation.
    pub honour: String,
    /// How many: `10`, `trên 30`.
    pub count: Option<String>,
    /// Named recipients: `Nguyễn Văn A (Công ty X)`.
    pub recipients: Vec<String>,
    /// Who gave it, if known.
    pub by: Option<String>,
    /// What for, if given.
    pub reason: Option<String>,
}

/// A row of the table of results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultRow {
    /// What was counted.
    pub indicator: String,
    /// Reached: `1.709 sáng kiến`, `gần 600`.
    pub achieved: Option<String>,
    /// Asked for: `431`.
    pub target: Option<String>,
    /// `397%`.
    pub percent: Option<String>,
}

/// `list.html`: a list of articles with a heading (news, pair of district and phase, kind, category,
/// sector, author, source, year, month).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListPage {
    /// What sort of list it is: `Tác giả`, `Địa bàn và đợt`.
    pub kicker: Option<String>,
    /// Heading.
    pub heading: String,
    /// Lines that place the list: district, campaign, phase, with links.
    pub facts: Vec<Fact>,
    /// Time and status, for a list that belongs to a phase.
    pub progress: Option<Progress>,
    /// Narrower lists (months of a year).
    pub parts: Vec<Tally>,
    /// The articles.
    pub list: Listing,
}

/// `districts.html`: all districts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DistrictIndex {
    /// Top-level districts in alphabetical order, each with what lies in it.
    pub groups: Vec<DistrictGroup>,
}

/// A top-level district and the districts in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DistrictGroup {
    /// The top-level district.
    pub head: DistrictEntry,
    /// All that lies in it, alphabetically by bare name.
    pub children: Vec<DistrictEntry>,
}

/// A district in the list of districts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    /// Campaigns that cover it, by year, newest first; on the front page of its list only.
    pub campaigns: Vec<CampaignYear>,
    /// Its articles by phase: one line for each non-empty pair; on the front page of its list only.
    pub phases: Vec<PairLine>,
    /// Number of articles with those of its children: `1.709 bài`; none when it has no children.
    pub total_with_children: Option<String>,
    /// Its articles.
    pub list: Listing,
}

/// Campaigns of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignYear {
    /// `2023`, or a label for campaigns without a known time.
    pub year: String,
    /// The campaigns.
    pub campaigns: Vec<CampaignTile>,
}

/// A district and a phase (or a group outside phases) with its number of articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairLine {
    /// Campaign; none for a group outside phases.
    pub campaign: Option<Link>,
    /// Phase or group, and the pair's own page.
    pub pair: Tally,
    /// Time of the phase.
    pub range: Option<String>,
}

/// `campaigns.html`: all campaigns, by status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignIndex {
    /// Running, upcoming, ended, unknown; empty groups left out.
    pub groups: Vec<CampaignGroup>,
}

/// Campaigns of one status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    /// Districts with articles in it and how many.
    pub districts: Vec<Tally>,
    /// Its articles.
    pub list: Listing,
}

/// `phase.html`: one phase of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    pub kinds: Vec<Tally>,
    /// Each district with articles in this phase, with the pair's page; on the front page of its list only.
    pub districts: Vec<Tally>,
    /// The phase before, in the same campaign.
    pub previous: Option<Link>,
    /// The phase after, in the same campaign.
    pub next: Option<Link>,
    /// Its articles.
    pub list: Listing,
}

/// `matrix.html`: districts against phases; every article is counted once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
pub struct Band {
    /// `2023`, or the name of the groups outside phases.
    pub label: String,
    /// How many columns.
    pub span: usize,
}

/// A column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Campaign; none for a group outside phases.
    pub campaign: Option<Link>,
    /// Phase or group, its page, and the column's sum.
    pub total: Tally,
}

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// District, its page, and the row's sum.
    pub total: Tally,
    /// One for each column; none where there is no article.
    pub cells: Vec<Option<Tally>>,
}

/// `terms.html`: all kinds, categories, sectors, authors, sources, or years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermIndex {
    /// Heading: `Tác giả`.
    pub heading: String,
    /// The terms with their numbers of articles.
    pub terms: Vec<Tally>,
}

/// `page.html`: a plain page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlainPage {
    /// Title.
    pub title: String,
    /// The text, as finished HTML.
    pub body: String,
}

/// `404.html`: the address leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotFound {
    /// Ways on: home, news, districts, campaigns.
    pub ways: Vec<Link>,
}
