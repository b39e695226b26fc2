//! Facets: what readers can filter results by, and how results are counted.

use crate::{
    model::Kind,
    site::{Article, Group, PhaseKey, Site},
    text::push_number,
};
use std::collections::BTreeMap;

/// The file of all choices, and for each facet the file of the choices that each article has. They are apart because
/// most readers want few of them.
pub(super) fn facets(site: &Site) -> (Vec<u8>, BTreeMap<&'static str, Vec<u8>>) {
    let all = all(site);
    let choices: BTreeMap<&str, &Choices> = all
        .iter()
        .map(|(name, facet)| (*name, &facet.choices))
        .collect();
    let columns = all.iter().map(|(name, facet)| (*name, facet.column()));
    (
        serde_json::to_vec(&choices).unwrap_or_default(),
        columns.collect(),
    )
}

/// What can be chosen: the word in addresses of the search page, and the name that readers see.
type Choices = Vec<(String, String)>;

/// One property by which results can be filtered.
#[derive(Default)]
struct Facet {
    choices: Choices,
    /// Every different set of choices that an article has, as positions of choices.
    sets: Vec<Vec<usize>>,
    /// For each article, oldest first, the position of its set.
    of: Vec<u32>,
}

impl Facet {
    /// The file of the facet: the sets, each with its length before it, then the set of each article.
    fn column(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.of.len() * 2);
        push_number(&mut bytes, self.sets.len() as u32);
        for set in &self.sets {
            push_number(&mut bytes, set.len() as u32);
            for &place in set {
                push_number(&mut bytes, place as u32);
            }
        }
        for &number in &self.of {
            push_number(&mut bytes, number);
        }
        bytes
    }
}

fn all(site: &Site) -> [(&'static str, Facet); 5] {
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
    let district = facet(site, districts, |article| article.districts.clone());
    let campaign = facet(site, campaigns, |article| {
        let placements = article.placements.iter();
        placements.map(|placement| placement.campaign).collect()
    });
    let phase = facet(site, phases, |article| {
        let groups = article.groups().into_iter();
        let phases = groups.filter_map(|group| match group {
            Group::Phase(key) => Some(key),
            _ => None,
        });
        phases.collect()
    });
    [
        ("district", district),
        ("campaign", campaign),
        ("phase", phase),
        ("kind", facet(site, kinds, |article| vec![article.kind()])),
        (
            "year",
            facet(site, years, |article| vec![article.date().year()]),
        ),
    ]
}

/// A facet whose choices are those that at least one article has.
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
