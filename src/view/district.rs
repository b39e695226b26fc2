//! Districts: the list of them, and the page of one.

use super::{
    Cards,
    pages::{CampaignYear, DistrictEntry, DistrictGroup, DistrictIndex, DistrictPage, PairLine},
    shared::{articles, campaign, campaign_tile, district, group_label, listing, tally},
};
use crate::{
    model::registers::{Campaign, District, Key, Period},
    site::{ArticleKey, Group, PageNumber, PhaseKey, Route, Site},
    text::Date,
};
use std::{cmp::Reverse, collections::BTreeMap};

pub(super) fn index(site: &Site) -> DistrictIndex {
    let entry = |key: Key<District>| {
        let count = site.lists.district(key).own.len();
        DistrictEntry {
            link: district(site, key),
            count: site.locale.count(count),
            empty: count == 0,
            in_force: site.registers.districts[key].in_force(site.as_of),
        }
    };
    let tops: Vec<_> = site
        .registers
        .districts
        .iter()
        .filter(|(_, d)| d.parent.is_none())
        .map(|(key, _)| key)
        .collect();
    let group = |top: Key<District>| {
        let inside = site
            .registers
            .districts
            .keys()
            .filter(|&key| key != top && site.geography.lies_in(key, top));
        DistrictGroup {
            head: entry(top),
            children: alphabetical(site, inside).into_iter().map(entry).collect(),
        }
    };
    DistrictIndex {
        groups: alphabetical(site, tops.into_iter())
            .into_iter()
            .map(group)
            .collect(),
    }
}

/// Districts in the order of their bare names.
pub(super) fn alphabetical(
    site: &Site,
    keys: impl Iterator<Item = Key<District>>,
) -> Vec<Key<District>> {
    let collator = site.locale.collator();
    let name = |key: Key<District>| site.registers.districts[key].names.name.as_str();
    let mut keys: Vec<_> = keys.collect();
    keys.sort_by(|&a, &b| collator.compare(name(a), name(b)).then(a.cmp(&b)));
    keys
}

pub(super) fn page(
    site: &Site,
    cards: &Cards,
    key: Key<District>,
    page: PageNumber,
) -> DistrictPage {
    let entry = &site.registers.districts[key];
    let front = page == PageNumber::Front;
    let route = Route::District(key, page);
    let in_force = entry.in_force(site.as_of);
    let children = alphabetical(site, site.geography.children(key).iter().copied());
    let count = |key: Key<District>| site.lists.district(key).own.len();
    let ended = entry
        .until
        .filter(|until| until.interval().last < site.as_of);
    DistrictPage {
        name: entry.full_name.clone(),
        parent: entry.parent.map(|key| district(site, key)),
        total_with_children: (!children.is_empty())
            .then(|| articles(site, site.districts_within(key).map(count).sum())),
        children: children
            .into_iter()
            .map(|child| {
                let name = &site.registers.districts[child].full_name;
                tally(
                    site,
                    name,
                    Route::District(child, PageNumber::Front),
                    count(child),
                )
            })
            .collect(),
        in_force,
        ended: ended.map(|until| {
            let day = site.locale.date(Date::Day(until.interval().last));
            site.strings.phrase("ended").replace("{date}", &day)
        }),
        successors: entry
            .successors
            .iter()
            .map(|&key| district(site, key))
            .collect(),
        predecessors: site
            .geography
            .predecessors(key)
            .iter()
            .map(|&key| district(site, key))
            .collect(),
        campaigns: if front {
            campaigns(site, key)
        } else {
            Vec::new()
        },
        phases: if front { pairs(site, key) } else { Vec::new() },
        list: listing(site, cards, route, page, site.lists.district(key)),
    }
}

/// Campaigns of the district by year, newest first; those without a known time last. A campaign for every
/// district is named where the district has news of it.
fn campaigns(site: &Site, key: Key<District>) -> Vec<CampaignYear> {
    let has_news = |campaign: Key<Campaign>| {
        let near = |article: &ArticleKey| {
            site.article(*article)
                .placements
                .iter()
                .any(|p| p.campaign == campaign)
        };
        site.lists.district(key).own.iter().any(near)
    };
    let mut years: BTreeMap<Reverse<Option<i32>>, Vec<Key<Campaign>>> = BTreeMap::new();
    for (campaign, entry) in site.registers.campaigns.iter() {
        let covers = match entry.district {
            Some(outer) => {
                site.geography.lies_in(key, outer) && (outer == key || has_news(campaign))
            }
            None => has_news(campaign),
        };
        if covers {
            years
                .entry(Reverse(entry.period.map(|period| period.start.year())))
                .or_default()
                .push(campaign);
        }
    }
    years
        .into_iter()
        .map(|(Reverse(year), mut campaigns)| {
            campaigns.sort_by_key(|&key| {
                (
                    Reverse(
                        site.registers.campaigns[key]
                            .period
                            .map(|period| period.interval().first),
                    ),
                    key,
                )
            });
            CampaignYear {
                year: year.map_or_else(
                    || site.strings.phrase("unknown_time"),
                    |year| year.to_string(),
                ),
                campaigns: campaigns
                    .into_iter()
                    .map(|key| campaign_tile(site, key))
                    .collect(),
            }
        })
        .collect()
}

/// The district's non-empty pairs: campaign by campaign and phase by phase, newest first, then the groups
/// outside phases.
fn pairs(site: &Site, key: Key<District>) -> Vec<PairLine> {
    let from = (key, Group::Phase(PhaseKey::FIRST));
    let mut pairs: Vec<_> = site
        .lists
        .pairs
        .range(from..)
        .take_while(|((district, _), _)| *district == key)
        .collect();
    let start = |period: Option<Period>| period.map(|period| period.interval().first);
    pairs.sort_by_key(|((_, group), _)| match group {
        Group::Phase(key) => {
            let campaign = start(site.registers.campaigns[key.campaign].period);
            let phase = start(site.phase(*key).period);
            (0, Reverse((campaign, key.campaign, phase)), *group)
        }
        _ => (1, Reverse((None, Key::FIRST, None)), *group),
    });
    pairs
        .into_iter()
        .map(|(&(district, group), list)| {
            let (campaign, range) = match group {
                Group::Phase(key) => {
                    let range = site
                        .phase(key)
                        .period
                        .map(|period| period.range(site.locale));
                    (Some(campaign(site, key.campaign)), range)
                }
                _ => (None, None),
            };
            let route = Route::Pair(district, group, PageNumber::Front);
            PairLine {
                campaign,
                pair: tally(site, &group_label(site, group), route, list.own.len()),
                range,
            }
        })
        .collect()
}
