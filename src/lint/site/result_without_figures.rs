//! `result-without-figures`: a result with neither an achieved figure nor a percentage.

use super::LintContext;
use crate::diagnostic::Lint;

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.sound_articles() {
        let silent = article.results.iter().filter(|result| !result.has_figure());
        for result in silent {
            let indicator = result.indicator.clone();
            context.report(
                article.path(),
                result.span,
                Lint::ResultWithoutFigures { indicator },
            );
        }
    }
}
