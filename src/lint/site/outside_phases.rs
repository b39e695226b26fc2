//! `outside-phases`: an article of a campaign with dated phases that lies in none of them.

use super::LintContext;
use crate::{
    diagnostic::{Lint, NearPhase},
    model::registers::Phase,
    site::{Article, PhaseState},
    text::Interval,
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let site = context.site;
    for article in context.articles() {
        let outside = article
            .placements
            .iter()
            .filter(|placement| placement.state == PhaseState::Outside);
        for placement in outside {
            let campaign = &site.registers.campaigns[placement.campaign];
            let date = article.placing_date().value;
            let lint = Lint::OutsidePhases {
                date: context.date(date),
                campaign: campaign.names.name.clone(),
                nearest: nearest(context, &campaign.phases, article).map(Box::new),
            };
            context.report(article.path(), article.placing_date().span, lint);
        }
    }
}

fn nearest(context: &LintContext<'_>, phases: &[Phase], article: &Article) -> Option<NearPhase> {
    let date = article.placing_date().value.interval();
    let dated = phases
        .iter()
        .filter_map(|phase| Some((phase, phase.period?)));
    let (phase, period) = dated.min_by_key(|(_, period)| distance(period.interval(), date))?;
    Some(NearPhase {
        id: phase.id.clone(),
        label: phase.label.clone(),
        range: period.range(context.site.locale),
    })
}

/// Number of days between two intervals; 0 when they touch.
fn distance(a: Interval, b: Interval) -> i64 {
    let after = (b.first - a.last).num_days();
    let before = (a.first - b.last).num_days();
    after.max(before).max(0)
}
