//! Totals of what some articles tell.

use super::{
    award::{awards_of, total, total_number},
    parts::Tally,
};
use crate::site::{ArticleKey, Site};

/// Numbers of articles, of people and collectives honoured, and of results; without those that are nothing.
pub(super) fn figures(site: &Site, keys: &[ArticleKey]) -> Vec<Tally> {
    let results: usize = keys
        .iter()
        .map(|&key| site.article(key).results.len())
        .sum();
    let number = |count: usize| (count > 0).then(|| site.locale.count(count));
    let awards = total_number(site, total(site, &awards_of(site, keys)));
    let figures = [
        ("figure_articles", number(keys.len())),
        ("figure_awards", awards),
        ("figure_results", number(results)),
    ];
    let figures = figures.into_iter().filter_map(|(phrase, count)| {
        Some(Tally {
            label: site.strings.phrase(phrase),
            url: None,
            count: count?,
        })
    });
    figures.collect()
}
