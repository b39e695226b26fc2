//! Files that are no pages: tables for a spreadsheet, the calendar for a phone, and what machines read.

use super::{
    award::{level_label, org},
    commemoration::{anniversary_words, full_name},
    feed::{self, Feed, FeedEntries},
    headers::{self, Headers},
    results::frame_name,
    sitemap::{self, Location, NewsSitemap, Redirection},
};
use crate::{
    diagnostic::Diagnostic,
    model::{
        Qualifier,
        registers::{Commemoration, Key, Phase},
    },
    site::{
        Award, AwardKey, DataFile, Frame, Giver, ListId, PhaseKey, ResultKey, Route, Site,
        Standing, TermKey, UrlRecord,
    },
    text::{Date, Interval, Number},
};
use chrono::{Datelike, NaiveDate};

/// A file that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileView {
    /// For a spreadsheet.
    Table(Table),
    /// For a calendar.
    Calendar(Calendar),
    /// For feed readers.
    Atom(Feed),
    /// For older feed readers.
    Rss(Feed),
    /// For programs.
    JsonFeed(Feed),
    /// For search engines: where the parts of the site map are.
    SitemapIndex(Vec<Location>),
    /// For search engines.
    Sitemap(Vec<Location>),
    /// For search engines of news.
    NewsSitemap(NewsSitemap),
    /// For crawlers: the site maps.
    Robots(Vec<String>),
    /// For hosts that redirect.
    Redirects(Vec<Redirection>),
    /// For hosts that send what they are told to.
    Headers(Vec<Headers>),
    /// For the next build.
    Record(UrlRecord),
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The first row.
    pub head: Vec<String>,
    /// The others, each as long as the first.
    pub rows: Vec<Vec<String>>,
}

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// Language of its texts, as a tag in capitals.
    pub language: String,
    /// What is in it, in order of time.
    pub events: Vec<CalendarEvent>,
}

/// Whole days in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Never changes for one event, and no other event has it, on this site or another: the address of what
    /// it is.
    pub id: String,
    /// First day.
    pub first: NaiveDate,
    /// The day after the last.
    pub after: NaiveDate,
    /// Its words.
    pub summary: String,
    /// More words, if any.
    pub description: Option<String>,
    /// Its page, with the host; none when the site does not make it.
    pub url: Option<String>,
}

/// What a file holds.
///
/// # Errors
/// When a source that it shows cannot be read any more.
pub fn file(
    site: &Site,
    entries: &dyn FeedEntries,
    data_file: DataFile,
) -> Result<FileView, Box<Diagnostic>> {
    let feed = |of| feed::feed(site, of, data_file, entries);
    Ok(match data_file {
        DataFile::Awards => FileView::Table(roll(site, &site.rolls.all)),
        DataFile::Roll(of) => FileView::Table(roll(site, site.rolls.of(of))),
        DataFile::Results(frame) => FileView::Table(results(site, frame)),
        DataFile::Calendar => FileView::Calendar(calendar(site)),
        DataFile::Atom(of) => FileView::Atom(feed(of)?),
        DataFile::Rss => FileView::Rss(feed(ListId::News)?),
        DataFile::JsonFeed => FileView::JsonFeed(feed(ListId::News)?),
        DataFile::SitemapIndex => FileView::SitemapIndex(sitemap::index(site)),
        DataFile::Sitemap(part) => FileView::Sitemap(sitemap::sitemap(site, part)),
        DataFile::NewsSitemap => FileView::NewsSitemap(sitemap::news(site)),
        DataFile::Robots => FileView::Robots(sitemap::sitemaps(site)),
        DataFile::Redirects => FileView::Redirects(sitemap::redirections(site)),
        DataFile::Headers => FileView::Headers(headers::headers(site)),
        DataFile::Addresses => FileView::Record(site.record()),
    })
}

fn head<const N: usize>(site: &Site, phrases: [&str; N]) -> Vec<String> {
    phrases.map(|id| site.strings.phrase(id)).into()
}

/// One row for each recipient who is named, and one for those who are only counted: the numbers add up to the
/// count of the award.
fn roll(site: &Site, keys: &[AwardKey]) -> Table {
    let rows = keys.iter().flat_map(|&key| award_rows(site, key));
    Table {
        head: head(
            site,
            [
                "year",
                "district",
                "honour",
                "honour_kind",
                "recipient",
                "recipient_org",
                "recipient_type",
                "count",
                "qualifier",
                "giver",
                "level",
                "reason",
                "article",
                "address",
            ],
        ),
        rows: rows.collect(),
    }
}

/// A recipient's name, unit and type, how many the row stands for, and how exact that is.
struct Honoured {
    name: String,
    org: String,
    kind: String,
    count: String,
    qualifier: String,
}

fn award_rows(site: &Site, key: AwardKey) -> Vec<Vec<String>> {
    let (award, article) = (site.award(key), site.article(key.article));
    let honour = &site.registers.honours[award.honour];
    let district = &site.registers.districts[article.district()].full_name;
    let level = award.level(&site.registers.orgs);
    honoured(site, award)
        .into_iter()
        .map(|one| {
            vec![
                award.date.year().to_string(),
                district.clone(),
                honour.names.name.clone(),
                site.strings
                    .name(&site.strings.honour_kinds, honour.kind.id()),
                one.name,
                one.org,
                one.kind,
                one.count,
                one.qualifier,
                award.by.as_ref().map_or_else(String::new, |by| match by {
                    Giver::Org(key) => org(site, *key).label,
                    Giver::Free(name) => name.clone(),
                }),
                level.map_or_else(String::new, |level| level_label(site, level)),
                award.reason.clone().unwrap_or_default(),
                article.title().to_owned(),
                site.absolute_url(Route::Article(key.article)),
            ]
        })
        .collect()
}

fn honoured(site: &Site, award: &Award) -> Vec<Honoured> {
    let named = super::award::recipients(site, award);
    let rest = award
        .count
        .map(|count| count.saturating_sub(named.len() as u64));
    let qualifier = qualifier(site, award.qualifier);
    let mut rows: Vec<Honoured> = named
        .into_iter()
        .map(|recipient| Honoured {
            name: recipient.name.value.clone(),
            org: recipient.org.clone().unwrap_or_default(),
            kind: recipient.kind.map_or_else(String::new, |kind| {
                site.strings.name(&site.strings.recipients, kind.id())
            }),
            count: "1".to_owned(),
            qualifier: String::new(),
        })
        .collect();
    // “Over 2” of which 2 are named still says that there were more.
    if rest != Some(0) || award.qualifier.is_some() {
        rows.push(Honoured {
            name: String::new(),
            org: String::new(),
            kind: String::new(),
            count: rest.map_or_else(String::new, |rest| rest.to_string()),
            qualifier,
        });
    }
    rows
}

/// `trên`; empty when a number is exact.
fn qualifier(site: &Site, qualifier: Option<Qualifier>) -> String {
    qualifier.map_or_else(String::new, |qualifier| {
        site.strings.name(&site.strings.qualifiers, qualifier.id())
    })
}

/// Every figure of a programme or campaign; those that a later article has taken the place of have no rank.
fn results(site: &Site, frame: Frame) -> Table {
    let boards = site.boards.of_frame(frame).iter();
    let boards = boards.map(|&board| &site.boards[board]);
    let rows = boards.flat_map(|board| {
        board.standings.iter().flat_map(move |standing| {
            let earlier = standing.earlier.iter().map(|&key| (key, None));
            std::iter::once((standing.result, Some(standing)))
                .chain(earlier)
                .map(move |(key, current)| result_row(site, frame, key, current))
        })
    });
    Table {
        head: head(
            site,
            [
                "results_of",
                "phase",
                "indicator",
                "unit",
                "district",
                "ranking",
                "achieved",
                "qualifier",
                "target",
                "percentage",
                "assigned_by",
                "date",
                "article",
                "address",
            ],
        ),
        rows: rows.collect(),
    }
}

fn result_row(
    site: &Site,
    frame: Frame,
    key: ResultKey,
    current: Option<&Standing>,
) -> Vec<String> {
    let (row, article) = (site.result(key), site.article(key.article));
    let target = row.target.as_ref().map(|target| target.value);
    let number =
        |number: Option<Number>| number.map_or_else(String::new, |it| site.locale.bare_number(it));
    let phases = site.phases_of(frame);
    let phase = row.phase.and_then(|phase| phases.get(phase));
    vec![
        frame_name(site, frame),
        phase.map_or_else(String::new, |phase| phase.label.clone()),
        row.indicator.clone(),
        row.unit.clone().unwrap_or_default(),
        site.registers.districts[row.district].full_name.clone(),
        current
            .and_then(|standing| standing.rank)
            .map_or_else(String::new, |rank| rank.to_string()),
        number(row.achieved),
        qualifier(site, row.qualifier),
        number(target),
        number(row.percent()),
        row.assigned_by
            .map_or_else(String::new, |key| org(site, key).label),
        site.locale.date(article.date()),
        article.title().to_owned(),
        site.absolute_url(Route::Article(key.article)),
    ]
}

/// Anniversaries of the build year and the next, congresses, and every phase whose time is known.
fn calendar(site: &Site) -> Calendar {
    let mut events: Vec<CalendarEvent> = Vec::new();
    for (key, entry) in site.registers.commemorations.iter() {
        match &entry.detail {
            Commemoration::Anniversary { .. } => events.extend(anniversaries(site, key)),
            Commemoration::Congress { date, .. } => {
                let date = date.filter(|date| !matches!(date, Date::Year(_)));
                events.extend(date.map(|date| congress(site, key, date)));
            }
        }
    }
    for frame in all_frames(site) {
        let phases = site.phases_of(frame).iter();
        events.extend(phases.filter_map(|phase| phase_event(site, frame, phase)));
    }
    events.sort_by(|a, b| (a.first, a.after, &a.id).cmp(&(b.first, b.after, &b.id)));
    Calendar {
        language: site.locale.tag().to_uppercase(),
        name: site.settings.title.clone(),
        events,
    }
}

fn all_frames(site: &Site) -> Vec<Frame> {
    let campaigns = site.registers.campaigns.keys().map(Frame::Campaign);
    let programmes = site.registers.programmes.keys().map(Frame::Programme);
    campaigns.chain(programmes).collect()
}

/// `part` tells events of one page from each other.
fn event(
    site: &Site,
    route: Route,
    part: Option<String>,
    interval: Interval,
    summary: String,
) -> CalendarEvent {
    let address = site.absolute_url(route);
    let id = match part {
        Some(part) => format!("{address}#{part}"),
        None => address.clone(),
    };
    CalendarEvent {
        id,
        first: interval.first,
        after: interval.day_after(),
        summary,
        description: None,
        url: site.url(route).map(|_| address),
    }
}

/// An anniversary whose day or month is known, in the build year and the next.
fn anniversaries(site: &Site, key: Key<Commemoration>) -> Vec<CalendarEvent> {
    let year = site.as_of().year();
    let occasions = [year, year + 1].into_iter();
    let occasions = occasions.filter_map(|year| site.occasion(key, year));
    occasions
        .filter(|occasion| !matches!(occasion.date, Date::Year(_)))
        .map(|occasion| {
            event(
                site,
                commemoration_page(key),
                Some(occasion.date.year().to_string()),
                occasion.date.interval(),
                anniversary_words(site, key, occasion.ordinal),
            )
        })
        .collect()
}

fn congress(site: &Site, key: Key<Commemoration>, date: Date) -> CalendarEvent {
    let summary = full_name(site, key);
    event(
        site,
        commemoration_page(key),
        None,
        date.interval(),
        summary,
    )
}

fn commemoration_page(key: Key<Commemoration>) -> Route {
    ListId::Term(TermKey::Commemoration(key)).front()
}

fn phase_event(site: &Site, frame: Frame, phase: &Phase) -> Option<CalendarEvent> {
    let interval = phase.period?.interval();
    let (route, part) = match frame {
        Frame::Campaign(key) => {
            let phases = &site.registers.campaigns[key].phases;
            let index = phases.iter().position(|other| other.id == phase.id)?;
            let key = PhaseKey {
                campaign: key,
                phase: index,
            };
            (ListId::Phase(key).front(), None)
        }
        Frame::Programme(key) => {
            let route = ListId::Term(TermKey::Programme(key)).front();
            (route, Some(phase.id.clone()))
        }
        Frame::Year(_) => return None,
    };
    let summary = format!("{}: {}", phase.label, frame_name(site, frame));
    Some(CalendarEvent {
        description: phase.theme.clone(),
        ..event(site, route, part, interval, summary)
    })
}
