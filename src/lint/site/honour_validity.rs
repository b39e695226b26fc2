//! `honour-validity`: an honour that is given, or aimed at, on a date on which it did not exist.

use super::LintContext;
use crate::{diagnostic::Lint, model::registers::Honour, text::Date};

pub(super) fn check(context: &mut LintContext<'_>) {
    let honours = &context.site.registers.honours;
    for article in context.articles() {
        let aims = article.honours.iter();
        let aims = aims.map(|aim| (aim.value, article.date(), aim.span));
        let awards = article.awards.iter();
        let awards = awards.map(|award| (award.honour, award.date, award.span));
        for (key, date, span) in aims.chain(awards) {
            let honour = &honours[key];
            if touches(honour, date) {
                continue;
            }
            let lint = Lint::HonourValidity {
                honour: honour.names.name.clone(),
                date: context.date(date),
                from: honour.from.map(|from| context.date(from)),
                until: honour
                    .until
                    .filter(|until| until.interval().last < date.interval().first)
                    .map(|until| context.date(until)),
            };
            context.report(article.path(), span, lint);
        }
    }
}

/// Whether the honour could be given on some day of a date.
fn touches(honour: &Honour, date: Date) -> bool {
    let days = date.interval();
    let begun = honour
        .from
        .is_none_or(|from| from.interval().first <= days.last);
    let open = honour
        .until
        .is_none_or(|until| days.first <= until.interval().last);
    begun && open
}
