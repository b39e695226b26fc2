//! `award-without-number`: an award with neither recipients nor a count.

use super::LintContext;
use crate::diagnostic::Lint;

pub(super) fn check(context: &mut LintContext<'_>) {
    let honours = &context.site.registers.honours;
    for article in context.sound_articles() {
        for award in article.awards.iter().filter(|award| award.count.is_none()) {
            let honour = honours[award.honour].names.name.clone();
            context.report(
                article.path(),
                award.span,
                Lint::AwardWithoutNumber { honour },
            );
        }
    }
}
