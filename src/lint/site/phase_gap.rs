//! `phase-gap`: days between two phases that belong to neither.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Severity, Stands, Words},
    model::registers::Phase,
    text::{Date, Interval},
};

pub(super) const RULE: Explanation = Explanation {
    code: "phase-gap",
    severity: Severity::Warning,
    title: Words {
        vi: "Có ngày trống giữa hai đợt",
        en: "Days between two phases belong to none",
    },
    why: Words {
        vi: "Bài trong những ngày trống thuộc phong trào nhưng không thuộc đợt nào. Thường là ghi nhầm ngày cuối tháng; nếu đúng là nghỉ giữa hai đợt, có thể tắt cảnh báo này.",
        en: "Articles of these days belong to the campaign, but to no phase. Most often the last day of a month is wrong; if there is a pause, switch this warning off.",
    },
    stands: Stands::SiteFile,
    wrong: "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-06-29}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}",
    right: "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-06-30}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}",
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
