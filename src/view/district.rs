//! Districts: the list of them, and the page of one.

use super::{
    Cards,
    award::{AwardContext, roll_part, total, total_number, total_words},
    pages::{
        CampaignYear, DistrictEntry, DistrictGroup, DistrictIndex, DistrictPage, Ending, PairLine,
        ResultLine, Succession,
    },
    parts::Tally,
    results::{On, result_line},
    shared::{
        articles, campaign, campaign_tile, district, district_column, group_label, listing, tally,
    },
};
use crate::{
    model::registers::{Campaign, District, Key, Period},
    site::{ArticleKey, AwardKey, Group, ListId, PageNumber, RollOf, Route, Site, Total},
    text::Date,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Awards and results on the page of a district.
const AWARDS: usize = 8;
const RESULTS: usize = 12;

pub(super) fn index(site: &Site) -> DistrictIndex {
    let entry = |key: Key<District>| {
        let count = site.lists.district(key).own.len();
        DistrictEntry {
            link: district(site, key),
            count: site.locale.count(count),
            empty: count == 0,
            in_force: site.registers.districts[key].in_force(site.as_of()),
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
        successions: successions(site),
        endings: endings(site),
        groups: alphabetical(site, tops.into_iter())
            .into_iter()
            .map(group)
            .collect(),
    }
}

/// Districts that took the place of others. A district that was split is named under each of its successors,
/// its articles stay where they were written.
fn successions(site: &Site) -> Vec<Succession> {
    let count = |key: Key<District>| site.lists.district(key).own.len();
    let keys = site.registers.districts.keys();
    let successors = keys.filter(|&key| !site.geography.predecessors(key).is_empty());
    alphabetical(site, successors)
        .into_iter()
        .map(|key| {
            let before = site.geography.predecessors(key).iter().copied();
            let before = alphabetical(site, before);
            let sum = count(key) + before.iter().map(|&key| count(key)).sum::<usize>();
            Succession {
                now: own_tally(site, key),
                before: before.into_iter().map(|key| own_tally(site, key)).collect(),
                total: articles(site, sum),
            }
        })
        .collect()
}

/// Districts that something else took the place of.
fn endings(site: &Site) -> Vec<Ending> {
    let districts = site.registers.districts.iter();
    let ended = districts.filter(|(_, entry)| !entry.successors.is_empty());
    alphabetical(site, ended.map(|(key, _)| key))
        .into_iter()
        .map(|key| Ending {
            was: own_tally(site, key),
            now: site.registers.districts[key]
                .successors
                .iter()
                .map(|&key| district(site, key))
                .collect(),
        })
        .collect()
}

/// A district and its own number of articles.
fn own_tally(site: &Site, key: Key<District>) -> Tally {
    tally(
        site,
        &site.registers.districts[key].full_name,
        ListId::District(key).front(),
        site.lists.district(key).own.len(),
    )
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
    cards: &dyn Cards,
    key: Key<District>,
    page: PageNumber,
) -> DistrictPage {
    let entry = &site.registers.districts[key];
    let front = page == PageNumber::Front;
    let in_force = entry.in_force(site.as_of());
    let awards = if front {
        site.rolls.of(RollOf::District(key))
    } else {
        &[]
    };
    let children = alphabetical(site, site.geography.children(key).iter().copied());
    let count = |key: Key<District>| site.lists.district(key).own.len();
    let ended = entry
        .until
        .filter(|until| until.interval().last < site.as_of());
    DistrictPage {
        name: entry.full_name.clone(),
        parent: entry.parent.map(|key| district(site, key)),
        total_with_children: (!children.is_empty())
            .then(|| articles(site, site.districts_within(key).map(count).sum())),
        children: children
            .into_iter()
            .map(|child| {
                let name = &site.registers.districts[child].full_name;
                tally(site, name, ListId::District(child).front(), count(child))
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
        before: site
            .geography
            .predecessors(key)
            .iter()
            .filter(|_| front)
            .map(|&key| district_column(site, key))
            .filter(|column| !column.headlines.is_empty())
            .collect(),
        awards: roll_part(
            site,
            awards,
            AWARDS,
            AwardContext::District,
            Some(Route::Roll(RollOf::District(key), PageNumber::Front)),
        ),
        award_years: award_years(site, awards),
        results: if front {
            results(site, key)
        } else {
            Vec::new()
        },
        awards_with_children: (front && !site.geography.children(key).is_empty())
            .then(|| awards_within(site, key))
            .flatten(),
        campaigns: if front {
            campaigns(site, key)
        } else {
            Vec::new()
        },
        phases: if front { pairs(site, key) } else { Vec::new() },
        list: listing(site, cards, ListId::District(key), page),
    }
}

/// Awards of a district by year, newest first.
fn award_years(site: &Site, awards: &[AwardKey]) -> Vec<Tally> {
    let year = |key: &AwardKey| site.award(*key).date.year();
    let years = awards.chunk_by(|a, b| year(a) == year(b));
    years
        .map(|keys| Tally {
            label: year(&keys[0]).to_string(),
            url: None,
            count: total_number(site, total(site, keys)).unwrap_or_default(),
        })
        .collect()
}

/// Everybody honoured in a district and all that lies in it.
fn awards_within(site: &Site, key: Key<District>) -> Option<String> {
    let inner = site.districts_within(key);
    let keys = inner.flat_map(|key| site.rolls.of(RollOf::District(key)));
    total_words(site, Total::of(keys.map(|&key| site.award(key))))
}

/// The latest results of a district.
fn results(site: &Site, key: Key<District>) -> Vec<ResultLine> {
    let standings = site.boards.of_district(key).iter();
    let mut results: Vec<_> = standings
        .map(|&standing| site.boards.standing(standing).result)
        .collect();
    results.sort();
    results.truncate(RESULTS);
    results
        .into_iter()
        .map(|result| result_line(site, result, On::District))
        .collect()
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
    let mut pairs: Vec<_> = site.lists.groups_of(key).collect();
    let start = |period: Option<Period>| period.map(|period| period.interval().first);
    pairs.sort_by_key(|&(group, _)| match group {
        Group::Phase(key) => {
            let campaign = start(site.registers.campaigns[key.campaign].period);
            let phase = start(site.phase(key).period);
            (0, Reverse((campaign, key.campaign, phase)), group)
        }
        _ => (1, Reverse((None, Key::FIRST, None)), group),
    });
    pairs
        .into_iter()
        .map(|(group, list)| {
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
            let route = ListId::Pair(key, group).front();
            PairLine {
                campaign,
                pair: tally(site, &group_label(site, group), route, list.own.len()),
                range,
            }
        })
        .collect()
}
