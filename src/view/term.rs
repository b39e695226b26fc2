//! What is known about a sector, programme, organisation or movement, and its articles.

use super::{
    Cards,
    award::{AwardContext, level_label, org, roll_part},
    district::alphabetical,
    pages::{Fact, TermPage},
    parts::{CampaignTile, Grid, GridRow, Link, PhaseTile},
    results::{all_results, best_of},
    shared::{campaign_tile, district, listing, progress, tally},
};
use crate::{
    model::registers::{Campaign, District, Key, Org, Programme, Sector},
    site::{ArticleKey, Frame, ListId, PageNumber, Site, TermInfo, TermKey},
    text::Date,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Awards of a roll on the page of an organisation.
const AWARDS: usize = 6;
/// Years beside each other in the table of districts and years: the latest.
const YEARS: usize = 8;

pub(super) fn page(site: &Site, cards: &dyn Cards, term: TermKey, page: PageNumber) -> TermPage {
    let info = site.lists.term(term);
    let bare = TermPage {
        kicker: site.strings.phrase(term.taxonomy().phrase()),
        heading: info.name.clone(),
        also: Vec::new(),
        facts: Vec::new(),
        phases: Vec::new(),
        campaigns: Vec::new(),
        boards: Vec::new(),
        singles: Vec::new(),
        results: None,
        given: None,
        received: None,
        spread: None,
        list: listing(site, cards, ListId::Term(term), page),
    };
    if page != PageNumber::Front {
        return bare;
    }
    let bare = TermPage {
        spread: spread(site, site.lists.of_term(term)),
        ..bare
    };
    match term {
        TermKey::Sector(key) => sector(site, key, bare),
        TermKey::Programme(key) => programme(site, key, bare),
        TermKey::Organisation(key) => organisation(site, key, bare),
        TermKey::Movement(_) => TermPage {
            also: spellings(site, info),
            ..bare
        },
        _ => bare,
    }
}

fn sector(site: &Site, key: Key<Sector>, page: TermPage) -> TermPage {
    TermPage {
        campaigns: campaigns(site, |campaign| campaign.sectors.contains(&key)),
        ..page
    }
}

fn programme(site: &Site, key: Key<Programme>, page: TermPage) -> TermPage {
    let entry = &site.registers.programmes[key];
    let frame = Frame::Programme(key);
    let (boards, singles) = best_of(site, frame, None);
    TermPage {
        also: entry.names.short.clone().into_iter().collect(),
        facts: facts(site, [("owner", entry.org.map(|key| org(site, key)))]),
        phases: programme_phases(site, key),
        campaigns: campaigns(site, |campaign| campaign.programmes.contains(&key)),
        boards,
        singles,
        results: all_results(site, frame),
        ..page
    }
}

/// A programme's phases have no page of their own: their results stand on one page.
fn programme_phases(site: &Site, key: Key<Programme>) -> Vec<PhaseTile> {
    let results = |phase: usize| {
        let boards = site.boards.of_frame(Frame::Programme(key)).iter();
        boards
            .map(|&board| &site.boards[board])
            .filter(|board| board.phase == Some(phase))
            .map(|board| board.standings.len())
            .sum()
    };
    let phases = site.registers.programmes[key].phases.iter().enumerate();
    phases
        .map(|(index, phase)| {
            let count: usize = results(index);
            PhaseTile {
                link: Link {
                    label: phase.label.clone(),
                    url: None,
                },
                theme: phase.theme.clone(),
                progress: progress(site, phase.period),
                articles: site
                    .strings
                    .count("results", count, &site.locale.count(count)),
            }
        })
        .collect()
}

fn organisation(site: &Site, key: Key<Org>, page: TermPage) -> TermPage {
    let entry = &site.registers.orgs[key];
    let roll = |keys| roll_part(site, keys, AWARDS, AwardContext::Digest, None);
    TermPage {
        also: entry.names.short.clone().into_iter().collect(),
        facts: organisation_facts(site, entry),
        campaigns: campaigns(site, |campaign| campaign.org == Some(key)),
        given: roll(site.rolls.given(key)),
        received: roll(site.rolls.received(key)),
        ..page
    }
}

fn organisation_facts(site: &Site, entry: &Org) -> Vec<Fact> {
    let words = |label: String| Link { label, url: None };
    let day = |date: Date| words(site.locale.date(date));
    facts(
        site,
        [
            (
                "level",
                entry.level.map(|level| words(level_label(site, level))),
            ),
            ("above", entry.parent.map(|key| org(site, key))),
            ("district", entry.district.map(|key| district(site, key))),
            ("from", entry.from.map(day)),
            ("until", entry.until.map(day)),
        ],
    )
}

/// Lines with one value each; those without are left out.
fn facts<const N: usize>(site: &Site, lines: [(&str, Option<Link>); N]) -> Vec<Fact> {
    let lines = lines.into_iter().filter_map(|(phrase, value)| {
        Some(Fact {
            label: site.strings.phrase(phrase),
            values: vec![value?],
        })
    });
    lines.collect()
}

/// Campaigns that fit, the latest first.
fn campaigns(site: &Site, fits: impl Fn(&Campaign) -> bool) -> Vec<CampaignTile> {
    let all = site.registers.campaigns.iter();
    let mut keys: Vec<_> = all
        .filter(|(_, campaign)| fits(campaign))
        .map(|(key, campaign)| {
            let last = campaign.period.map(|period| period.interval().last);
            (Reverse(last), key)
        })
        .collect();
    keys.sort();
    keys.into_iter()
        .map(|(_, key)| campaign_tile(site, key))
        .collect()
}

/// Other spellings of a movement, each once, in the order of the latest use.
fn spellings(site: &Site, movement: &TermInfo) -> Vec<String> {
    let mut found: Vec<&str> = Vec::new();
    for &key in site.lists.of_term(movement.key) {
        for mention in &site.article(key).movements {
            let name = &*mention.name;
            let other = *mention.slug == movement.slug && name != movement.name;
            if other && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found.into_iter().map(str::to_owned).collect()
}

/// Articles by district and year, each counted once in its first district.
fn spread(site: &Site, keys: &[ArticleKey]) -> Option<Grid> {
    let mut counts: BTreeMap<(Key<District>, i32), usize> = BTreeMap::new();
    let mut rows: BTreeMap<Key<District>, usize> = BTreeMap::new();
    for &key in keys {
        let article = site.article(key);
        let district = article.district();
        *counts.entry((district, article.date().year())).or_default() += 1;
        *rows.entry(district).or_default() += 1;
    }
    let mut years: Vec<i32> = counts.keys().map(|(_, year)| *year).collect();
    years.sort_by_key(|&year| Reverse(year));
    years.dedup();
    years.truncate(YEARS);
    let number = |count: usize| site.locale.count(count);
    let grid_rows: Vec<GridRow> = alphabetical(site, rows.keys().copied())
        .into_iter()
        .map(|key| GridRow {
            total: tally(
                site,
                &site.registers.districts[key].full_name,
                ListId::District(key).front(),
                rows[&key],
            ),
            cells: years
                .iter()
                .map(|&year| counts.get(&(key, year)).map(|&count| number(count)))
                .collect(),
        })
        .collect();
    (!grid_rows.is_empty()).then(|| Grid {
        columns: years.iter().map(i32::to_string).collect(),
        rows: grid_rows,
    })
}
