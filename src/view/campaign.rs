//! Campaigns and their phases.

use super::{
    Cards,
    award::{AwardContext, awards_of, roll_part},
    commemoration::{declared, occasions},
    district::alphabetical,
    figures::figures,
    pages::{CampaignGroup, CampaignIndex, CampaignPage, Fact, KindColumn, PhasePage, Records},
    parts::{Link, OccasionLine, Tally},
    results::{all_results, best_of},
    shared::{
        campaign, campaign_tile, district, headline, listing, phase as phase_link, phase_tile,
        progress, status_label, tally, terms,
    },
    timeline::timeline,
};
use crate::{
    model::{
        Kind,
        registers::{Campaign, District, Key, Period, Status},
    },
    site::{ArticleKey, Frame, Group, ListId, PageNumber, PhaseKey, Route, Site, TermKey},
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Awards on the page of a campaign or phase.
const AWARDS: usize = 5;
/// Headlines of each kind on the page of a phase.
const HEADLINES: usize = 3;

pub(super) fn index(site: &Site) -> CampaignIndex {
    let groups = Status::ALL.into_iter().filter_map(|status| {
        let campaigns = in_order(site, status);
        (!campaigns.is_empty()).then(|| CampaignGroup {
            status_id: status.id(),
            status: status_label(site, status),
            campaigns: campaigns
                .into_iter()
                .map(|key| campaign_tile(site, key))
                .collect(),
        })
    });
    CampaignIndex {
        groups: groups.collect(),
    }
}

/// Campaigns of a status: what ends or begins next first, then the latest first.
pub(super) fn in_order(site: &Site, status: Status) -> Vec<Key<Campaign>> {
    let campaigns = site.registers.campaigns.iter();
    let mut keys: Vec<(Key<Campaign>, _)> = campaigns
        .filter(|(_, entry)| Status::on(entry.period, site.as_of()) == status)
        .map(|(key, entry)| (key, entry.period.map(|period| period.interval())))
        .collect();
    match status {
        Status::Running => keys.sort_by_key(|(key, time)| (time.map(|time| time.last), *key)),
        Status::Upcoming => keys.sort_by_key(|(key, time)| (time.map(|time| time.first), *key)),
        Status::Ended | Status::Unknown => {
            keys.sort_by_key(|(key, time)| (Reverse(time.map(|time| time.last)), *key))
        }
    }
    keys.into_iter().map(|(key, _)| key).collect()
}

pub(super) fn page(
    site: &Site,
    cards: &dyn Cards,
    key: Key<Campaign>,
    page: PageNumber,
) -> CampaignPage {
    let entry = &site.registers.campaigns[key];
    let list = site.lists.campaign(key);
    let front = page == PageNumber::Front;
    CampaignPage {
        name: entry.names.name.clone(),
        theme: entry.theme.clone(),
        facts: facts(site, key),
        progress: progress(site, entry.period),
        timeline: front.then(|| timeline(site, key)).flatten(),
        records: front.then(|| Records {
            congresses: welcomed(site, key),
            districts: districts(site, &list.own, |district| {
                ListId::District(district).front()
            }),
            ..records(site, key, None, entry.period, &list.own)
        }),
        phases: (0..entry.phases.len())
            .map(|phase| {
                phase_tile(
                    site,
                    PhaseKey {
                        campaign: key,
                        phase,
                    },
                )
            })
            .collect(),
        list: listing(site, cards, ListId::Campaign(key), page),
    }
}

/// What belongs to a campaign, or to one of its phases, but for what is different.
fn records(
    site: &Site,
    key: Key<Campaign>,
    phase: Option<usize>,
    period: Option<Period>,
    told: &[ArticleKey],
) -> Records {
    let frame = Frame::Campaign(key);
    let (boards, singles) = best_of(site, frame, phase);
    Records {
        figures: figures(site, told),
        occasions: period
            .map(|period| occasions(site, period.interval()))
            .unwrap_or_default(),
        congresses: Vec::new(),
        boards,
        singles,
        results: all_results(site, frame),
        awards: roll_part(
            site,
            &awards_of(site, told),
            AWARDS,
            AwardContext::Digest,
            None,
        ),
        districts: Vec::new(),
    }
}

/// What the phases of a campaign welcome besides the anniversaries in its time, each once.
fn welcomed(site: &Site, key: Key<Campaign>) -> Vec<OccasionLine> {
    let entry = &site.registers.campaigns[key];
    let inside = entry
        .period
        .map(|period| occasions(site, period.interval()));
    let inside = inside.unwrap_or_default();
    let mut lines: Vec<OccasionLine> = Vec::new();
    for phase in 0..entry.phases.len() {
        let phase = PhaseKey {
            campaign: key,
            phase,
        };
        for line in declared(site, phase) {
            if !lines.contains(&line) && !inside.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

fn facts(site: &Site, key: Key<Campaign>) -> Vec<Fact> {
    let entry = &site.registers.campaigns[key];
    let fact = |phrase: &str, values: Vec<Link>| Fact {
        label: site.strings.phrase(phrase),
        values,
    };
    let place = match entry.district {
        Some(key) => district(site, key),
        None => Link {
            label: site.strings.phrase("everywhere"),
            url: site.url(Route::Districts),
        },
    };
    let organiser: Vec<_> = entry.org.into_iter().collect();
    let lines = vec![
        fact("district", vec![place]),
        fact("organiser", terms(site, &organiser, TermKey::Organisation)),
        fact(
            "programmes",
            terms(site, &entry.programmes, TermKey::Programme),
        ),
        fact("sectors", terms(site, &entry.sectors, TermKey::Sector)),
        fact(
            "honours_aimed",
            terms(site, &entry.honours, TermKey::Honour),
        ),
    ];
    lines
        .into_iter()
        .filter(|line| !line.values.is_empty())
        .collect()
}

/// Primary districts of some articles, alphabetically, with their number of articles.
fn districts(
    site: &Site,
    articles: &[ArticleKey],
    route: impl Fn(Key<District>) -> Route,
) -> Vec<Tally> {
    let mut counts: BTreeMap<Key<District>, usize> = BTreeMap::new();
    for &key in articles {
        *counts.entry(site.article(key).district()).or_default() += 1;
    }
    alphabetical(site, counts.keys().copied())
        .into_iter()
        .map(|key| {
            tally(
                site,
                &site.registers.districts[key].full_name,
                route(key),
                counts[&key],
            )
        })
        .collect()
}

pub(super) fn phase(site: &Site, cards: &dyn Cards, key: PhaseKey, page: PageNumber) -> PhasePage {
    let (entry, phase) = (&site.registers.campaigns[key.campaign], site.phase(key));
    let list = site.lists.phase(key);
    let front = page == PageNumber::Front;
    let neighbour = |phase: Option<usize>| {
        let phase = phase.filter(|&phase| phase < entry.phases.len())?;
        Some(phase_link(
            site,
            PhaseKey {
                campaign: key.campaign,
                phase,
            },
        ))
    };
    let pair = |district| ListId::Pair(district, Group::Phase(key)).front();
    PhasePage {
        campaign: campaign(site, key.campaign),
        district: entry.district.map(|key| district(site, key)),
        label: phase.label.clone(),
        theme: phase.theme.clone(),
        progress: progress(site, phase.period),
        kinds: if front {
            kinds(site, &list.own)
        } else {
            Vec::new()
        },
        records: front.then(|| Records {
            congresses: declared(site, key),
            districts: districts(site, &list.own, pair),
            ..records(site, key.campaign, Some(key.phase), phase.period, &list.own)
        }),
        previous: neighbour(key.phase.checked_sub(1)),
        next: neighbour(Some(key.phase + 1)),
        list: listing(site, cards, ListId::Phase(key), page),
    }
}

/// Articles by kind, in the order of a campaign's life, each with its newest.
fn kinds(site: &Site, articles: &[ArticleKey]) -> Vec<KindColumn> {
    let columns = Kind::ALL.into_iter().filter_map(|kind| {
        let of_kind = || {
            let keys = articles.iter().copied();
            keys.filter(move |&key| site.article(key).kind() == kind)
        };
        let count = of_kind().count();
        let key = TermKey::Kind(kind);
        let name = &site.lists.term(key).name;
        let route = ListId::Term(key).front();
        (count > 0).then(|| KindColumn {
            total: tally(site, name, route, count),
            headlines: of_kind()
                .take(HEADLINES)
                .map(|key| headline(site, key))
                .collect(),
        })
    });
    columns.collect()
}
