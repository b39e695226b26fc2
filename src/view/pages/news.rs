//! Front page, reading page, lists of articles, plain pages.

use super::{AwardLine, ResultLine};
use crate::view::{
    Html, OfText,
    parts::{
        Beside, CampaignTile, Headline, Link, Listing, OccasionLine, Picture, Progress, Reading,
        Share, Stamp, Tally,
    },
};
use serde::Serialize;

/// `home.html`: the front page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Home {
    /// The build date: `Thứ Bảy, ngày 21/11/2026`.
    pub today: Stamp,
    /// `3 phong trào đang diễn ra`; none when nothing runs.
    pub running_count: Option<String>,
    /// The lead story (finished HTML of its card); none on an empty site.
    pub lead: Option<Html>,
    /// The two or three stories beside it (finished HTML of cards).
    pub seconds: Vec<Html>,
    /// The stories after those (finished HTML of cards).
    pub newest: Vec<Html>,
    /// Campaigns that run at the build date, soonest end first.
    pub running: Vec<CampaignTile>,
    /// The newest of each district, districts with the newest news first.
    pub districts: Vec<DistrictColumn>,
    /// The next anniversaries.
    pub occasions: Vec<OccasionLine>,
    /// The newest awards.
    pub awards: Vec<AwardLine>,
    /// To the calendar of commemorations.
    pub all_occasions: Link,
    /// To the honour roll.
    pub all_awards: Link,
    /// To the list of all news.
    pub all_news: Link,
    /// To the list of all districts.
    pub all_districts: Link,
    /// To the list of all campaigns.
    pub all_campaigns: Link,
}

/// A district on the front page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DistrictColumn {
    /// The district.
    pub link: Link,
    /// How many articles: `12 bài`.
    pub total: String,
    /// Its newest articles.
    pub headlines: Vec<Headline>,
}

/// `article.html`: the reading page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// Lead (sapo) as finished HTML, when the editor wrote one.
    pub lead: Option<Html>,
    /// Main picture, when it is not already in the body.
    pub photo: Option<Picture>,
    /// The text, as finished HTML.
    pub body: Html,
    /// How long the text takes to read, and its headings.
    pub reading: OfText<Reading>,
    /// What the text holds besides prose, lists, quotes and pictures: `table`, `sub`, `sup`, `pre`, `hr`, `mark`, `dl`, `task`.
    pub holds: OfText<Vec<&'static str>>,
    /// Ways to pass the article on; none on a site that does not say where it is published.
    pub share: Option<Share>,
    /// Corrections, newest first.
    pub corrections: Vec<CorrectionLine>,
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
    pub awards: Vec<AwardLine>,
    /// Results reached, as a small table.
    pub results: Vec<ResultLine>,
    /// Related articles: declared ones, then those that share most.
    pub related: Vec<Headline>,
    /// Others in the same phase.
    pub in_phase: Option<Beside>,
    /// Others in the same district.
    pub in_district: Option<Beside>,
    /// The article before this one in the same phase.
    pub previous: Option<Headline>,
    /// The article after this one in the same phase.
    pub next: Option<Headline>,
    /// Other news of the site, where there is little beside the article.
    pub others: Vec<Headline>,
}

/// Đính chính.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CorrectionLine {
    /// When it was corrected.
    pub date: Stamp,
    /// What was wrong.
    pub text: String,
}

/// Where a text was first printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source {
    /// Name, with the page that lists its articles.
    pub link: Link,
    /// The original text on the web, else the publisher's own site, named by its host.
    pub elsewhere: Option<Link>,
}

/// A line in the box of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fact {
    /// `Địa bàn`, `Phong trào`, …
    pub label: String,
    /// The values.
    pub values: Vec<Link>,
}

/// A person named by an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Office held, if given.
    pub role: Option<String>,
}

/// `list.html`: a list of articles with a heading (news, pair of district and phase, kind, category,
/// sector, author, source, year, month).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

/// `page.html`: a plain page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlainPage {
    /// Title.
    pub title: String,
    /// The text, as finished HTML.
    pub body: Html,
    /// What the text holds besides prose, lists, quotes and pictures: `table`, `sub`, `sup`, `pre`, `hr`, `mark`, `dl`, `task`.
    pub holds: OfText<Vec<&'static str>>,
}

/// `404.html`: the address leads nowhere; `offline.html`: there is no network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NotFound {
    /// Ways on: home, news, districts, campaigns.
    pub ways: Vec<Link>,
}
