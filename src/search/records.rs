//! What a result shows of an article.

use crate::{
    site::{ArticleKey, Group, Route, Site},
    text::{Date, json, summary},
};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// How many articles a file holds. Results come from all over a site, so it should be few; but there should not be too
/// many files.
pub(super) fn per_file(articles: usize) -> usize {
    match articles {
        0..=4_096 => 2,
        4_097..=32_768 => 3,
        _ => 8,
    }
}

/// Letters of a digest in the name of a file. Its place is there too, so no more than this has to tell its versions
/// apart: what tells them of all files is loaded before any of them.
const DIGEST: usize = 5;

/// The digests of files, as they stand in their names.
pub(super) fn digests(files: &[Vec<u8>]) -> String {
    let digests = files
        .iter()
        .map(|bytes| xxh3_64(bytes) >> (64 - 4 * DIGEST));
    digests
        .map(|digest| format!("{digest:0DIGEST$x}"))
        .collect()
}

/// The name of the file at a place, by the [digests] of all.
pub(super) fn name_at(digests: &str, place: usize) -> Option<String> {
    let digest = digests.get(place * DIGEST..(place + 1) * DIGEST)?;
    Some(format!("{place}-{digest}"))
}

/// The names of all files.
pub(super) fn file_names(digests: &str) -> impl Iterator<Item = String> {
    (0..).map_while(|place| name_at(digests, place))
}

/// Characters of a summary.
const SUMMARY: usize = 180;

/// What a result shows of an article, in the order in which the script takes it.
struct Record {
    /// Title.
    title: String,
    /// Address from the root of the site.
    address: String,
    /// Date for machines; empty when it is too vague for them.
    iso: String,
    /// Date as readers see it.
    date: String,
    /// Its district.
    district: String,
    /// Its phase, else its campaign, else empty.
    phase: String,
    /// What it reports.
    kind: String,
    /// Lead or first words.
    summary: String,
}

/// The records of all articles, oldest first.
pub(super) fn records(site: &Site) -> Vec<Vec<u8>> {
    let keys: Vec<ArticleKey> = site.lists.all().iter().rev().copied().collect();
    keys.par_chunks(per_file(keys.len()))
        .map(|keys| {
            let records: Vec<_> = keys.iter().map(|&key| fields(record(site, key))).collect();
            json(&records).into_bytes()
        })
        .collect()
}

/// Names of fields would be most of a small file.
fn fields(record: Record) -> [String; 8] {
    [
        record.title,
        record.address,
        record.iso,
        record.date,
        record.district,
        record.phase,
        record.kind,
        record.summary,
    ]
}

fn record(site: &Site, key: ArticleKey) -> Record {
    let article = site.article(key);
    let phase = match article.group() {
        Group::Phase(phase) => site.phase(phase).label.clone(),
        _ => {
            let campaign = article.placements.first();
            let names =
                campaign.map(|placement| &site.registers.campaigns[placement.campaign].names);
            names.map_or_else(String::new, |names| names.name.clone())
        }
    };
    let iso = match article.date() {
        Date::Quarter(..) => String::new(),
        date => date.iso(&site.offset),
    };
    Record {
        title: article.title().to_owned(),
        address: site.address(Route::Article(key)),
        iso,
        date: site.locale.date(article.date()),
        district: site.registers.districts[article.district()]
            .full_name
            .clone(),
        phase,
        kind: site.strings.name(&site.strings.kinds, article.kind().id()),
        summary: article
            .summary()
            .map_or_else(String::new, |text| summary(text, SUMMARY)),
    }
}
