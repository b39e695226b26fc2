//! Districts against phases.

use super::{
    district::alphabetical,
    pages::{Band, Column, Matrix, Row},
    shared::{campaign, group_label, tally},
};
use crate::{
    model::registers::{District, Key},
    site::{Group, ListId, Site},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn matrix(site: &Site) -> Matrix {
    let columns = site.matrix_columns();
    let counts = site.matrix_counts();
    let districts: BTreeSet<Key<District>> = counts.keys().map(|(district, _)| *district).collect();
    let count = |district, group| counts.get(&(district, group)).copied().unwrap_or(0);
    let rows = alphabetical(site, districts.into_iter())
        .into_iter()
        .map(|district| {
            let cells = columns.iter().map(|&(_, group)| {
                let count = count(district, group);
                let route = ListId::Pair(district, group).front();
                (count > 0).then(|| tally(site, &group_label(site, group), route, count))
            });
            let name = &site.registers.districts[district].full_name;
            let route = ListId::District(district).front();
            let sum = columns
                .iter()
                .map(|&(_, group)| count(district, group))
                .sum();
            Row {
                cells: cells.collect(),
                total: tally(site, name, route, sum),
            }
        });
    let rows = rows.collect();
    let heads = columns.iter().map(|&(_, group)| {
        let sum = counts
            .iter()
            .filter(|((_, other), _)| *other == group)
            .map(|(_, count)| count)
            .sum();
        column(site, group, sum)
    });
    Matrix {
        bands: bands(site, &columns),
        columns: heads.collect(),
        rows,
        total: tally(
            site,
            &site.settings.title,
            ListId::News.front(),
            site.articles.len(),
        ),
    }
}

fn column(site: &Site, group: Group, sum: usize) -> Column {
    match group {
        Group::Phase(key) => Column {
            campaign: Some(campaign(site, key.campaign)),
            total: tally(
                site,
                &site.phase(key).label,
                ListId::Phase(key).front(),
                sum,
            ),
        },
        _ => Column {
            campaign: None,
            total: super::Tally {
                label: group_label(site, group),
                url: None,
                count: site.locale.count(sum),
            },
        },
    }
}

fn bands(site: &Site, columns: &[(Option<i32>, Group)]) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (year, group) in columns {
        let label = match (group, year) {
            (Group::Phase(_), Some(year)) => year.to_string(),
            (Group::Phase(_), None) => site.strings.phrase("unknown_time"),
            _ => site.strings.phrase("outside_phases"),
        };
        match bands.last_mut() {
            Some(band) if band.label == label => band.span += 1,
            _ => bands.push(Band { label, span: 1 }),
        }
    }
    bands
}

impl Site {
    /// How many articles are counted in each pair of district and phase or group; only pairs that have one.
    pub fn matrix_counts(&self) -> BTreeMap<(Key<District>, Group), usize> {
        let pairs = self.lists.pairs();
        let counts = pairs.map(|(district, group, list)| ((district, group), list.own.len()));
        counts.filter(|&(_, count)| count > 0).collect()
    }

    /// Columns of the matrix with the year they begin in: phases with articles in date order, those without
    /// a known time after them, then the groups outside phases.
    pub fn matrix_columns(&self) -> Vec<(Option<i32>, Group)> {
        let used: BTreeSet<Group> = self
            .matrix_counts()
            .into_keys()
            .map(|(_, group)| group)
            .collect();
        let mut phases: Vec<_> = used
            .iter()
            .filter_map(|&group| match group {
                Group::Phase(key) => Some((
                    self.phase(key).period.map(|period| period.interval()),
                    group,
                )),
                _ => None,
            })
            .collect();
        phases.sort_by_key(|(time, group)| (time.is_none(), *time, *group));
        let phases = phases
            .into_iter()
            .map(|(time, group)| (time.map(|time| chrono::Datelike::year(&time.first)), group));
        let groups = Group::OUTSIDE_PHASES
            .into_iter()
            .filter(|group| used.contains(group))
            .map(|group| (None, group));
        phases.chain(groups).collect()
    }
}
