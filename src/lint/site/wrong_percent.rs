//! `wrong-percent`: a percentage that contradicts the two numbers that it is of.

use super::LintContext;
use crate::{
    diagnostic::Lint,
    model::{Qualifier, StatedPercent},
    site::ResultRow,
    text::{Agreement, compare_percent, percent_to},
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let locale = context.site.locale;
    for article in context.articles() {
        for result in &article.results {
            let Some(stated) = result.stated.filter(|&stated| contradicts(result, stated)) else {
                continue;
            };
            let figures = result.achieved.zip(result.target.as_ref());
            let computed = figures
                .and_then(|(achieved, target)| percent_to(achieved, target.value, stated.digits));
            let lint = Lint::WrongPercent {
                stated: locale.number(stated.value),
                computed: computed.map(|computed| locale.number(computed)),
            };
            context.report(article.path(), stated.span, lint);
        }
    }
}

fn contradicts(result: &ResultRow, stated: StatedPercent) -> bool {
    let (Some(achieved), Some(target)) = (result.achieved, &result.target) else {
        return false;
    };
    match compare_percent(stated.value, stated.digits, achieved, target.value) {
        None | Some(Agreement::Fits) => false,
        Some(Agreement::TooHigh) => {
            !matches!(result.qualifier, Some(Qualifier::Over | Qualifier::About))
        }
        Some(Agreement::TooLow) => {
            !matches!(result.qualifier, Some(Qualifier::Almost | Qualifier::About))
        }
    }
}
