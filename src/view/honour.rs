//! The honour roll: all honours, one of them, and parts of the roll.

use super::{
    Cards,
    award::{AwardContext, award_line, level_label, roll_years, total, total_number, total_words},
    district::alphabetical,
    pages::{HonourGroup, HonourIndex, HonourLine, HonourPage, RollPage},
    parts::{Grid, GridRow, Link, Pager, Tally},
    shared::{data_file_link, link, listing, term},
};
use crate::{
    model::{
        HonourKind, OrgLevel,
        registers::{District, Honour, Key},
    },
    site::{
        AwardKey, DataFile, ListId, PageNumber, Pages, ROLL_PAGE, RollOf, Route, Site, TermKey,
        Total,
    },
    text::Date,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Awards on the page of all honours.
const NEWEST: usize = 8;

pub(super) fn index(site: &Site) -> HonourIndex {
    let all = &site.rolls.all;
    HonourIndex {
        groups: HonourKind::ALL
            .into_iter()
            .map(|kind| HonourGroup {
                kind_id: kind.id(),
                label: kind_label(site, kind),
                honours: honours(site, kind),
            })
            .filter(|group| !group.honours.is_empty())
            .collect(),
        years: years_by_kind(site),
        levels: levels(site, all),
        districts: districts(site, all),
        newest: all
            .iter()
            .take(NEWEST)
            .map(|&key| award_line(site, key, AwardContext::Digest))
            .collect(),
        csv: csv(site, DataFile::Awards).filter(|_| !site.rolls.all.is_empty()),
    }
}

/// Honours of a kind: those given most lately first, then those never given, alphabetically.
fn honours(site: &Site, kind: HonourKind) -> Vec<HonourLine> {
    let collator = site.locale.collator();
    let entries = site.registers.honours.iter();
    let mut keys: Vec<_> = entries
        .filter(|(_, honour)| honour.kind == kind)
        .map(|(key, honour)| (latest(site, key), honour.names.name.as_str(), key))
        .collect();
    keys.sort_by(|a, b| {
        let name = || collator.compare(a.1, b.1).then(a.2.cmp(&b.2));
        Reverse(a.0).cmp(&Reverse(b.0)).then_with(name)
    });
    keys.into_iter()
        .map(|(latest, _, key)| {
            let honour = &site.registers.honours[key];
            let Link { label, url } = term(site, TermKey::Honour(key));
            HonourLine {
                total: Tally {
                    label,
                    url,
                    count: total_number(site, total(site, roll(site, key))).unwrap_or_default(),
                },
                recipients: recipients_label(site, honour),
                validity: validity(site, honour),
                latest: latest.map(|year| year.to_string()),
            }
        })
        .collect()
}

fn roll(site: &Site, honour: Key<Honour>) -> &[AwardKey] {
    site.rolls.of(RollOf::Honour(honour))
}

/// Year of the latest award.
fn latest(site: &Site, honour: Key<Honour>) -> Option<i32> {
    roll(site, honour)
        .first()
        .map(|&key| site.award(key).date.year())
}

pub(super) fn kind_label(site: &Site, kind: HonourKind) -> String {
    site.strings.name(&site.strings.honour_kinds, kind.id())
}

fn recipients_label(site: &Site, honour: &Honour) -> Option<String> {
    let kind = honour.recipients?;
    Some(site.strings.name(&site.strings.recipients, kind.id()))
}

/// `từ 1/1/2024`, `đến hết 31/12/2023`
fn validity(site: &Site, honour: &Honour) -> Option<String> {
    let day = |date| site.locale.date(Date::Day(date));
    let from = honour.from.map(|date| day(date.interval().first));
    let until = honour.until.map(|date| day(date.interval().last));
    let phrase = |id: &str| site.strings.phrase(id);
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(phrase("valid_from").replace("{from}", &from)),
        (None, Some(until)) => Some(phrase("valid_until").replace("{until}", &until)),
        (Some(from), Some(until)) => {
            let both = phrase("valid_between").replace("{from}", &from);
            Some(both.replace("{until}", &until))
        }
    }
}

/// A table of totals: rows are years, the newest first.
fn by_year<C: Copy + Ord>(
    site: &Site,
    keys: &[AwardKey],
    column: impl Fn(AwardKey) -> C,
    label: impl Fn(C) -> String,
) -> Option<Grid> {
    let mut cells: BTreeMap<(Reverse<i32>, C), Vec<AwardKey>> = BTreeMap::new();
    for &key in keys {
        let year = Reverse(site.award(key).date.year());
        cells.entry((year, column(key))).or_default().push(key);
    }
    let mut columns: Vec<C> = cells.keys().map(|(_, column)| *column).collect();
    columns.sort();
    columns.dedup();
    let mut years: Vec<Reverse<i32>> = cells.keys().map(|(year, _)| *year).collect();
    years.dedup();
    let number = |keys: &[AwardKey]| total_number(site, total(site, keys));
    let rows = years.into_iter().map(|year| {
        let of_year: Vec<AwardKey> = keys
            .iter()
            .copied()
            .filter(|&key| site.award(key).date.year() == year.0)
            .collect();
        GridRow {
            total: Tally {
                label: year.0.to_string(),
                url: site.url(Route::Roll(RollOf::Year(year.0), PageNumber::Front)),
                count: number(&of_year).unwrap_or_default(),
            },
            cells: columns
                .iter()
                .map(|&column| cells.get(&(year, column)).and_then(|keys| number(keys)))
                .collect(),
        }
    });
    let rows: Vec<GridRow> = rows.collect();
    (!rows.is_empty()).then(|| Grid {
        columns: columns.iter().map(|&column| label(column)).collect(),
        rows,
    })
}

fn years_by_kind(site: &Site) -> Option<Grid> {
    let kind = |key: AwardKey| site.registers.honours[site.award(key).honour].kind;
    by_year(site, &site.rolls.all, kind, |kind| kind_label(site, kind))
}

/// The level of the giver; awards of an unknown level come last.
fn level_column(site: &Site, key: AwardKey) -> (bool, Option<OrgLevel>) {
    let level = site.award(key).level(&site.registers.orgs);
    (level.is_none(), level)
}

fn level_name(site: &Site, level: Option<OrgLevel>) -> String {
    match level {
        Some(level) => level_label(site, level),
        None => site.strings.phrase("unknown_level"),
    }
}

fn levels(site: &Site, keys: &[AwardKey]) -> Vec<Tally> {
    let mut groups: BTreeMap<_, Vec<AwardKey>> = BTreeMap::new();
    for &key in keys {
        groups.entry(level_column(site, key)).or_default().push(key);
    }
    let tallies = groups.into_iter().map(|((_, level), keys)| Tally {
        label: level_name(site, level),
        url: None,
        count: total_number(site, total(site, &keys)).unwrap_or_default(),
    });
    tallies.collect()
}

/// Districts of some awards, alphabetically, each with its roll.
fn districts(site: &Site, keys: &[AwardKey]) -> Vec<Tally> {
    let mut groups: BTreeMap<Key<District>, Vec<AwardKey>> = BTreeMap::new();
    for &key in keys {
        let district = site.article(key.article).district();
        groups.entry(district).or_default().push(key);
    }
    alphabetical(site, groups.keys().copied())
        .into_iter()
        .map(|district| {
            let Link { label, url } = link(
                site,
                &site.registers.districts[district].full_name,
                Route::Roll(RollOf::District(district), PageNumber::Front),
            );
            Tally {
                label,
                url,
                count: total_number(site, total(site, &groups[&district])).unwrap_or_default(),
            }
        })
        .collect()
}

fn csv(site: &Site, data_file: DataFile) -> Option<Link> {
    data_file_link(site, "csv", data_file)
}

pub(super) fn page(
    site: &Site,
    cards: &dyn Cards,
    key: Key<Honour>,
    page: PageNumber,
) -> HonourPage {
    let honour = &site.registers.honours[key];
    let front = page == PageNumber::Front;
    let awards = if front { roll(site, key) } else { &[] };
    let newest = &awards[Pages::new(awards.len(), ROLL_PAGE).range(PageNumber::Front)];
    let shown = &newest[..newest.len().min(ROLL_PAGE)];
    let whole = Route::Roll(RollOf::Honour(key), PageNumber::Front);
    HonourPage {
        kind: kind_label(site, honour.kind),
        name: honour.names.name.clone(),
        recipients: recipients_label(site, honour),
        validity: validity(site, honour),
        total: total_words(site, total(site, awards)),
        years: by_year(
            site,
            awards,
            |key| level_column(site, key),
            |(_, level)| level_name(site, level),
        ),
        districts: districts(site, awards),
        roll: roll_years(site, shown, AwardContext::Roll),
        whole: Some(link(site, &site.strings.phrase("whole_roll"), whole))
            .filter(|link| front && link.url.is_some()),
        csv: csv(site, DataFile::Roll(RollOf::Honour(key))).filter(|_| front),
        list: listing(site, cards, ListId::Term(TermKey::Honour(key)), page),
    }
}

/// A part of the roll.
pub(super) fn roll_page(site: &Site, of: RollOf, page: PageNumber) -> RollPage {
    let awards = site.rolls.of(of);
    let pages = Pages::new(awards.len(), ROLL_PAGE);
    let shown = awards.get(pages.range(page)).unwrap_or(&[]);
    let front = page == PageNumber::Front;
    let beside = match of {
        RollOf::District(_) => AwardContext::DistrictRoll,
        RollOf::Honour(_) | RollOf::Year(_) => AwardContext::Roll,
    };
    let turn = |to: Option<PageNumber>, phrase| {
        to.map(|to| link(site, &site.strings.phrase(phrase), Route::Roll(of, to)))
    };
    let years = |keys: &[AwardKey]| {
        let year = |key: Option<&AwardKey>| key.map(|&key| Date::Year(site.award(key).date.year()));
        match (year(keys.last()), year(keys.first())) {
            (Some(oldest), Some(newest)) => site.locale.range(oldest, newest),
            _ => String::new(),
        }
    };
    RollPage {
        of: subject(site, of),
        heading: heading(site, of),
        total: total_words(
            site,
            if front {
                total(site, awards)
            } else {
                Total::default()
            },
        ),
        csv: csv(site, DataFile::Roll(of)).filter(|_| front),
        honours: if front {
            honour_tallies(site, awards)
        } else {
            Vec::new()
        },
        roll: roll_years(site, shown, beside),
        pager: (pages.numbered() > 0).then(|| Pager {
            newer: turn(pages.newer(page), "newer"),
            older: turn(pages.older(page), "older"),
            range: years(shown),
        }),
    }
}

/// What a roll is of.
pub(super) fn subject(site: &Site, of: RollOf) -> Option<Link> {
    match of {
        RollOf::Honour(key) => Some(term(site, TermKey::Honour(key))),
        RollOf::District(key) => Some(super::shared::district(site, key)),
        RollOf::Year(_) => None,
    }
}

/// Heading of a roll: `Bảng vàng Quận Hà Đông`.
pub(super) fn heading(site: &Site, of: RollOf) -> String {
    let subject = match of {
        RollOf::Year(year) => site.locale.date(Date::Year(year)),
        RollOf::Honour(_) | RollOf::District(_) => {
            subject(site, of).map_or_else(String::new, |link| link.label)
        }
    };
    format!("{} {subject}", site.strings.phrase("roll_of"))
}

/// Honours of some awards, the most given first.
fn honour_tallies(site: &Site, keys: &[AwardKey]) -> Vec<Tally> {
    let mut groups: BTreeMap<Key<Honour>, Vec<AwardKey>> = BTreeMap::new();
    for &key in keys {
        groups.entry(site.award(key).honour).or_default().push(key);
    }
    let mut tallies: Vec<(Total, Key<Honour>)> = groups
        .into_iter()
        .map(|(honour, keys)| (total(site, &keys), honour))
        .collect();
    tallies.sort_by_key(|&(total, honour)| (Reverse(total.count), honour));
    tallies
        .into_iter()
        .map(|(total, honour)| {
            let Link { label, url } = term(site, TermKey::Honour(honour));
            let count = total_number(site, total).unwrap_or_default();
            Tally { label, url, count }
        })
        .collect()
}
