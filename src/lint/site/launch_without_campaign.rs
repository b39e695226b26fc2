//! `launch-without-campaign`: an article that launches a campaign and belongs to none.

use super::LintContext;
use crate::{diagnostic::Lint, model::Kind};

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.sound_articles() {
        if article.kind() == Kind::Launch && article.placements.is_empty() {
            context.report(
                article.path(),
                article.written.slug.span,
                Lint::LaunchWithoutCampaign,
            );
        }
    }
}
