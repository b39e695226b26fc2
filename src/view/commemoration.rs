//! Commemorations: the calendar, one of them, and the lines that other pages show.

use super::{
    Cards,
    pages::{
        Anniversary, CalendarMonth, CommemorationIndex, CommemorationPage, Congress,
        OccasionInYear, PhaseOfCampaign,
    },
    parts::{Link, OccasionLine},
    shared::{articles, campaign, data_file_link, listing, phase, stamp, term},
};
use crate::{
    model::registers::{Commemoration, Key},
    site::{Article, DataFile, ListId, Occasion, PageNumber, PhaseKey, Site, TermKey},
    text::{Date, Interval},
};
use chrono::Datelike;
use std::{cmp::Reverse, collections::BTreeMap};

/// Phases named for one day of the calendar.
const PHASES: usize = 2;

pub(super) fn index(site: &Site) -> CommemorationIndex {
    let [this, next] = years(site);
    let mut months: BTreeMap<(bool, Option<u32>), Vec<Key<Commemoration>>> = BTreeMap::new();
    let mut congresses = Vec::new();
    for (key, entry) in site.registers.commemorations.iter() {
        match &entry.detail {
            Commemoration::Anniversary { date } => {
                let month = date.month_of();
                months
                    .entry((month.is_none(), month))
                    .or_default()
                    .push(key);
            }
            Commemoration::Congress { date, .. } => {
                let day = date.map(|date| date.interval().first);
                congresses.push((Reverse(day), key));
            }
        }
    }
    congresses.sort();
    CommemorationIndex {
        years: [this.to_string(), next.to_string()],
        months: months
            .into_iter()
            .map(|((_, month), keys)| calendar_month(site, month, keys))
            .collect(),
        congresses: congresses
            .into_iter()
            .map(|(_, key)| congress(site, key))
            .collect(),
        ics: data_file_link(site, "calendar_file", DataFile::Calendar),
    }
}

/// The build year and the next.
fn years(site: &Site) -> [i32; 2] {
    let year = site.as_of().year();
    [year, year + 1]
}

fn calendar_month(
    site: &Site,
    month: Option<u32>,
    mut keys: Vec<Key<Commemoration>>,
) -> CalendarMonth {
    let day = |key: Key<Commemoration>| match founded(site, key) {
        Some(Date::Day(day)) => Some(day.day()),
        Some(Date::Minute(moment)) => Some(moment.day()),
        _ => None,
    };
    keys.sort_by_key(|&key| (day(key), key));
    CalendarMonth {
        heading: match month {
            Some(month) => site.locale.month_name(month),
            None => site.strings.phrase("unknown_day"),
        },
        days: keys.into_iter().map(|key| anniversary(site, key)).collect(),
    }
}

/// Founding date of an anniversary.
fn founded(site: &Site, key: Key<Commemoration>) -> Option<Date> {
    match &site.registers.commemorations[key].detail {
        Commemoration::Anniversary { date } => Some(*date),
        Commemoration::Congress { .. } => None,
    }
}

fn anniversary(site: &Site, key: Key<Commemoration>) -> Anniversary {
    let founded = founded(site, key);
    Anniversary {
        day: founded.map_or_else(String::new, |date| site.locale.day_of_year(date)),
        link: term(site, TermKey::Commemoration(key)),
        founded: founded.map_or_else(String::new, |date| site.locale.date(date)),
        occasions: years(site).map(|year| {
            let occasion = site.occasion(key, year)?;
            Some(in_year(site, occasion))
        }),
        articles: mentions(site, key),
    }
}

fn in_year(site: &Site, occasion: Occasion) -> OccasionInYear {
    let phases = site.phases_around(occasion.date);
    let hidden = phases.len().saturating_sub(PHASES);
    OccasionInYear {
        ordinal: years_words(site, occasion.ordinal),
        round: occasion.is_round(),
        phases: phases
            .iter()
            .take(PHASES)
            .map(|&key| phase_of_campaign(site, key))
            .collect(),
        more: (hidden > 0).then(|| {
            site.strings
                .count("more_phases", hidden, &site.locale.count(hidden))
        }),
    }
}

fn phase_of_campaign(site: &Site, key: PhaseKey) -> PhaseOfCampaign {
    PhaseOfCampaign {
        phase: phase(site, key),
        campaign: campaign(site, key.campaign),
    }
}

fn congress(site: &Site, key: Key<Commemoration>) -> Congress {
    let welcoming = site.phases_welcoming(key);
    Congress {
        occasion: congress_line(site, key),
        phases: welcoming
            .into_iter()
            .map(|key| phase_of_campaign(site, key))
            .collect(),
        articles: mentions(site, key),
    }
}

/// `12 bài`
fn mentions(site: &Site, key: Key<Commemoration>) -> Option<String> {
    let count = site.lists.of_term(TermKey::Commemoration(key)).len();
    (count > 0).then(|| articles(site, count))
}

/// `91 năm`
fn years_words(site: &Site, ordinal: u32) -> String {
    let count = ordinal as usize;
    site.strings
        .count("years", count, &site.locale.count(count))
}

/// `91 năm Ngày thành lập Công đoàn Việt Nam`
pub(super) fn anniversary_words(site: &Site, key: Key<Commemoration>, ordinal: u32) -> String {
    let name = &site.registers.commemorations[key].names.name;
    let words = site.strings.phrase("anniversary");
    let words = words.replace("{years}", &years_words(site, ordinal));
    words.replace("{name}", name)
}

/// `Đại hội Công đoàn Việt Nam lần thứ XIII`
pub(super) fn full_name(site: &Site, key: Key<Commemoration>) -> String {
    let term = site.lists.term(TermKey::Commemoration(key));
    term.name.clone()
}

/// An anniversary as a line.
pub(super) fn occasion_line(site: &Site, occasion: Occasion) -> OccasionLine {
    let Occasion {
        commemoration,
        date,
        ordinal,
    } = occasion;
    let days = (date.interval().first - site.as_of()).num_days();
    let soon = usize::try_from(days)
        .ok()
        .filter(|days| (1..=366).contains(days));
    OccasionLine {
        link: Link {
            label: anniversary_words(site, commemoration, ordinal),
            ..term(site, TermKey::Commemoration(commemoration))
        },
        date: Some(stamp(site, date)),
        round: occasion.is_round(),
        term: None,
        countdown: match (days, soon) {
            (0, _) => Some(site.strings.phrase("today")),
            (_, Some(days)) => Some(
                site.strings
                    .count("in_days", days, &site.locale.count(days)),
            ),
            _ => None,
        },
    }
}

/// A congress as a line.
pub(super) fn congress_line(site: &Site, key: Key<Commemoration>) -> OccasionLine {
    let (date, term_of_office) = match &site.registers.commemorations[key].detail {
        Commemoration::Congress { date, term, .. } => (*date, term.as_ref()),
        Commemoration::Anniversary { .. } => (None, None),
    };
    OccasionLine {
        link: Link {
            label: full_name(site, key),
            ..term(site, TermKey::Commemoration(key))
        },
        date: date.map(|date| stamp(site, date)),
        round: false,
        term: term_of_office.map(|term| site.strings.phrase("term").replace("{term}", term)),
        countdown: None,
    }
}

/// Anniversaries of an interval, in order of time.
pub(super) fn occasions(site: &Site, interval: Interval) -> Vec<OccasionLine> {
    let occasions = site.occasions_in(interval).into_iter();
    occasions
        .map(|occasion| occasion_line(site, occasion))
        .collect()
}

/// What a phase declares to welcome: congresses, and anniversaries that do not lie inside it anyway.
pub(super) fn declared(site: &Site, key: PhaseKey) -> Vec<OccasionLine> {
    let phase = site.phase(key);
    let interval = phase.period.map(|period| period.interval());
    let inside: Vec<Key<Commemoration>> = interval
        .map(|interval| site.occasions_in(interval))
        .unwrap_or_default()
        .into_iter()
        .map(|occasion| occasion.commemoration)
        .collect();
    let welcomed = phase.commemorations.iter().copied();
    welcomed
        .filter(|key| !inside.contains(key))
        .map(|key| {
            let year = interval.map(|interval| interval.last.year());
            match year.and_then(|year| site.occasion(key, year)) {
                Some(occasion) => occasion_line(site, occasion),
                None => congress_line(site, key),
            }
        })
        .collect()
}

/// What an article welcomes, with the ordinal of its year.
pub(super) fn welcomed(site: &Site, article: &Article) -> Vec<Link> {
    let welcomes = article.commemorations.iter();
    welcomes
        .map(|welcome| {
            let key = welcome.commemoration;
            let label = match site.occasion(key, welcome.year) {
                Some(occasion) => anniversary_words(site, key, occasion.ordinal),
                None => full_name(site, key),
            };
            Link {
                label,
                ..term(site, TermKey::Commemoration(key))
            }
        })
        .collect()
}

pub(super) fn page(
    site: &Site,
    cards: &dyn Cards,
    key: Key<Commemoration>,
    page: PageNumber,
) -> CommemorationPage {
    let shown = |date: Date| site.locale.date(date);
    let (kind, date, term) = match &site.registers.commemorations[key].detail {
        Commemoration::Anniversary { date } => {
            let since = site
                .strings
                .phrase("since")
                .replace("{date}", &shown(*date));
            ("anniversary_kind", Some(since), None)
        }
        Commemoration::Congress { date, term, .. } => {
            ("congress_kind", date.map(shown), term.clone())
        }
    };
    let front = page == PageNumber::Front;
    let occasions: Vec<Occasion> = years(site)
        .into_iter()
        .filter_map(|year| site.occasion(key, year))
        .collect();
    let mut phases: Vec<PhaseKey> = occasions
        .iter()
        .flat_map(|occasion| site.phases_around(occasion.date))
        .chain(site.phases_welcoming(key))
        .collect();
    phases.sort();
    phases.dedup();
    CommemorationPage {
        kind: site.strings.phrase(kind),
        name: full_name(site, key),
        date,
        term,
        occasions: occasions
            .into_iter()
            .filter(|_| front)
            .map(|occasion| occasion_line(site, occasion))
            .collect(),
        phases: phases
            .into_iter()
            .filter(|_| front)
            .map(|key| phase_of_campaign(site, key))
            .collect(),
        list: listing(site, cards, ListId::Term(TermKey::Commemoration(key)), page),
    }
}
