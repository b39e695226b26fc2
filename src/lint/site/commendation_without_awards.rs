//! `commendation-without-awards`: an article of the kind `commendation` that lists no awards.

use super::LintContext;
use crate::{diagnostic::Lint, model::Kind};

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.sound_articles() {
        if article.kind() == Kind::Commendation && article.awards.is_empty() {
            let lint = Lint::CommendationWithoutAwards;
            context.report(article.path(), article.written.slug.span, lint);
        }
    }
}
