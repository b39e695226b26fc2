//! `award-twice`: the same award in two articles.

use super::LintContext;
use crate::{
    diagnostic::{Lint, Place},
    site::{Article, Giver},
    text::slug,
};
use std::collections::BTreeMap;

pub(super) fn check(context: &mut LintContext<'_>) {
    let honours = &context.site.registers.honours;
    let mut articles: Vec<&Article> = context
        .articles()
        .filter(|article| !article.awards.is_empty())
        .collect();
    articles.sort_by(|a, b| b.date().newest_first(a.date()).then(a.path().cmp(b.path())));
    let mut seen = BTreeMap::new();
    for article in articles {
        for award in &article.awards {
            let giver = award.by.as_ref().map(|by| match by {
                Giver::Org(key) => (Some(*key), String::new()),
                Giver::Free(name) => (None, slug(name)),
            });
            let year = award.date.year();
            for recipient in award.recipients.iter() {
                let key = (recipient.identity(), award.honour, year, giver.clone());
                let here = (article.path(), recipient.name.span);
                let first = *seen.entry(key).or_insert(here);
                if first.0 == here.0 {
                    continue;
                }
                let lint = Lint::AwardTwice {
                    name: recipient.name.value.clone(),
                    honour: honours[award.honour].names.name.clone(),
                    year,
                };
                context.report_pair(Place::at(here.0, here.1), Place::at(first.0, first.1), lint);
            }
        }
    }
}
