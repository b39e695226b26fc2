//! By what results are filtered and counted.

use crate::{
    model::Kind,
    site::{Article, Group, PhaseKey, Site},
    text::push_number,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything by which results are filtered, as a file: what may be chosen, then for each facet and article the
/// number of its set of choices.
pub(super) fn facets(site: &Site) -> Vec<u8> {
    let facets = all(site);
    let head = serde_json::to_vec(&facets).unwrap_or_default();
    let mut bytes = Vec::with_capacity(head.len() + site.articles.len() * 5);
    push_number(&mut bytes, head.len() as u32);
    bytes.extend_from_slice(&head);
    let columns = [
        facets.district,
        facets.campaign,
        facets.phase,
        facets.kind,
        facets.year,
    ];
    for number in columns.iter().flat_map(|facet| &facet.of) {
        push_number(&mut bytes, *number);
    }
    bytes
}

/// In the order in which the script takes them.
#[derive(Serialize)]
struct Facets {
    district: Facet,
    campaign: Facet,
    phase: Facet,
    kind: Facet,
    year: Facet,
}

/// One of them: what may be chosen, and what each article has.
#[derive(Default, Serialize)]
struct Facet {
    /// What may be chosen: as it stands in addresses, and as readers see it.
    choices: Vec<(String, String)>,
    /// Every different set of choices that an article has.
    sets: Vec<Vec<usize>>,
    /// The set of each article, oldest first.
    #[serde(skip)]
    of: Vec<u32>,
}

fn all(site: &Site) -> Facets {
    let registers = &site.registers;
    let districts = registers.districts.iter();
    let mut districts: Vec<_> = districts.collect();
    let collator = site.locale.collator();
    districts.sort_by(|(_, a), (_, b)| collator.compare(&a.names.name, &b.names.name));
    let districts = districts
        .into_iter()
        .map(|(key, entry)| (key, (entry.names.id.clone(), entry.full_name.clone())));
    let campaigns = registers.campaigns.iter();
    let campaigns =
        campaigns.map(|(key, entry)| (key, (entry.names.id.clone(), entry.names.name.clone())));
    let phases = registers.campaigns.iter().flat_map(|(campaign, entry)| {
        entry.phases.iter().enumerate().map(move |(phase, of)| {
            let id = format!("{}/{}", entry.names.id, of.id);
            let label = format!("{}, {}", of.label, entry.names.name);
            (PhaseKey { campaign, phase }, (id, label))
        })
    });
    let kinds = Kind::ALL.into_iter().map(|kind| {
        let label = site.strings.name(&site.strings.kinds, kind.id());
        (kind, (kind.id().to_owned(), label))
    });
    let years = site.lists.years.keys().rev();
    let years = years.map(|&year| (year, (year.to_string(), year.to_string())));
    Facets {
        district: facet(site, districts, |article| article.districts.clone()),
        campaign: facet(site, campaigns, |article| {
            let placements = article.placements.iter();
            placements.map(|placement| placement.campaign).collect()
        }),
        phase: facet(site, phases, |article| {
            let groups = article.groups().into_iter();
            let phases = groups.filter_map(|group| match group {
                Group::Phase(key) => Some(key),
                _ => None,
            });
            phases.collect()
        }),
        kind: facet(site, kinds, |article| vec![article.kind()]),
        year: facet(site, years, |article| vec![article.date().year()]),
    }
}

/// Only what some article has can be chosen.
fn facet<K: Ord>(
    site: &Site,
    choices: impl IntoIterator<Item = (K, (String, String))>,
    of: impl Fn(&Article) -> Vec<K>,
) -> Facet {
    let (keys, names): (Vec<K>, Vec<_>) = choices.into_iter().unzip();
    let places: BTreeMap<&K, usize> = keys.iter().enumerate().map(|(at, key)| (key, at)).collect();
    let has = site.articles.iter().rev().map(|article| {
        let keys = of(article);
        let places = keys.iter().filter_map(|key| places.get(key).copied());
        places.collect::<Vec<usize>>()
    });
    let has: Vec<Vec<usize>> = has.collect();
    let mut used: Vec<Option<usize>> = vec![None; names.len()];
    for &place in has.iter().flatten() {
        used[place] = Some(0);
    }
    for (at, place) in used.iter_mut().flatten().enumerate() {
        *place = at;
    }
    let mut facet = Facet::default();
    let mut sets: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
    for places in has {
        let set: Vec<usize> = places.into_iter().filter_map(|place| used[place]).collect();
        let number = *sets.entry(set.clone()).or_insert_with(|| {
            facet.sets.push(set);
            facet.sets.len() as u32 - 1
        });
        facet.of.push(number);
    }
    let names = names.into_iter().zip(used);
    facet.choices = names
        .filter_map(|(name, used)| used.map(|_| name))
        .collect();
    facet
}
