//! Records: what the search page shows of an article.

use crate::{
    site::{ArticleKey, Group, Route, Site},
    text::{Date, json, summary},
};
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// Number of articles in one file of records. Results come from all over a site, so it is small; but a site should not
/// have too many files.
pub(super) fn per_file(articles: usize) -> usize {
    match articles {
        0..=4_096 => 2,
        4_097..=32_768 => 3,
        _ => 8,
    }
}

/// Hexadecimal digits of a digest in the name of a file. The name has the position of the file too, so the digest only
/// tells versions of one file apart.
const DIGEST: usize = 5;

/// The digests of all files of records, one after the other, as names contain them.
pub(super) fn digests(files: &[Vec<u8>]) -> String {
    let digests = files
        .iter()
        .map(|bytes| xxh3_64(bytes) >> (64 - 4 * DIGEST));
    digests
        .map(|digest| format!("{digest:0DIGEST$x}"))
        .collect()
}

/// The name of the file at a position, by the [digests] of all.
pub(super) fn name_at(digests: &str, place: usize) -> Option<String> {
    let digest = digests.get(place * DIGEST..(place + 1) * DIGEST)?;
    Some(format!("{place}-{digest}"))
}

/// The names of all files of records.
pub(super) fn file_names(digests: &str) -> impl Iterator<Item = String> {
    (0..).map_while(|place| name_at(digests, place))
}

/// Longest summary in characters.
const SUMMARY: usize = 180;

/// What the search page shows of an article. The script knows the order of the fields.
struct ResultRecord {
    /// Title of the article.
    title: String,
    /// Address from the root of the site.
    address: String,
    /// Date for machines: `2023-07-01`; empty for a quarter, which HTML cannot express.
    iso: String,
    /// Date in the form for readers.
    date: String,
    /// Full name of its first district.
    district: String,
    /// Label of the phase, else name of the campaign, else empty.
    phase: String,
    /// What the article reports, in the words of the site.
    kind: String,
    /// The lead, else the first words of the text.
    summary: String,
}

/// The files of records of all articles, the oldest first.
pub(super) fn records(site: &Site) -> Vec<Vec<u8>> {
    let keys: Vec<ArticleKey> = site.lists.all().iter().rev().copied().collect();
    keys.par_chunks(per_file(keys.len()))
        .map(|keys| {
            let records: Vec<_> = keys.iter().map(|&key| fields(record(site, key))).collect();
            json(&records).into_bytes()
        })
        .collect()
}

/// The fields without their names, which would be most of a small file.
fn fields(record: ResultRecord) -> [String; 8] {
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

fn record(site: &Site, key: ArticleKey) -> ResultRecord {
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
    ResultRecord {
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
