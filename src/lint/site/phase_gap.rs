//! `phase-gap`: days between two phases that belong to neither.

use super::LintContext;
use crate::{
    diagnostic::Lint,
    model::registers::Phase,
    text::{Date, Interval},
};

pub(super) fn check(context: &mut LintContext<'_>) {
    for phases in context.phases() {
        let mut before: Option<(&Phase, Interval)> = None;
        // Phases are in the order of their dates.
        for (phase, period) in phases
            .iter()
            .filter_map(|phase| Some((phase, phase.period?)))
        {
            let interval = period.interval();
            if let Some((last, until)) = before
                && until.day_after() < interval.first
            {
                report(context, (last, until), (phase, interval));
            }
            if before.is_none_or(|(_, until)| until.last < interval.last) {
                before = Some((phase, interval));
            }
        }
    }
}

fn report(context: &mut LintContext<'_>, first: (&Phase, Interval), second: (&Phase, Interval)) {
    let gap = Interval {
        first: first.1.day_after(),
        last: second.1.first.pred_opt().unwrap_or(second.1.first),
    };
    let (start, end) = (Date::Day(gap.first), Date::Day(gap.last));
    let lint = Lint::PhaseGap {
        first: first.0.label.clone(),
        second: second.0.label.clone(),
        range: match gap.days() {
            1 => context.date(start),
            _ => context.site.locale.range(start, end),
        },
        days: gap.days(),
    };
    context.report_pair(second.0.place.clone(), first.0.place.clone(), lint);
}
