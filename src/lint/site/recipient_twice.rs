//! `recipient-twice`: the same recipient twice in one award.

use super::LintContext;
use crate::diagnostic::{Lint, Place};
use std::collections::BTreeMap;

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.articles() {
        for award in &article.awards {
            let mut seen = BTreeMap::new();
            for recipient in award.recipients.iter() {
                let span = recipient.name.span;
                let first = *seen.entry(recipient.identity()).or_insert(span);
                if first != span {
                    let name = recipient.name.value.clone();
                    let (here, there) = (
                        Place::at(article.path(), span),
                        Place::at(article.path(), first),
                    );
                    context.report_pair(here, there, Lint::RecipientTwice { name });
                }
            }
        }
    }
}
