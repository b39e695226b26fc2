//! `target-zero`: a target of 0.

use super::LintContext;
use crate::diagnostic::Lint;

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.articles() {
        let targets = article
            .results
            .iter()
            .filter_map(|result| result.target.as_ref());
        for target in targets.filter(|target| target.value.is_zero()) {
            context.report(article.path(), target.span, Lint::TargetZero);
        }
    }
}
