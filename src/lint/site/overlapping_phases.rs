//! `overlapping-phases`: two phases that share days.

use super::LintContext;
use crate::diagnostic::Lint;

pub(super) fn check(context: &mut LintContext<'_>) {
    for phases in context.phases() {
        for (index, a) in phases.iter().enumerate() {
            for b in &phases[index + 1..] {
                let (Some(period), Some(other)) = (a.period, b.period) else {
                    continue;
                };
                if !period.interval().overlaps(other.interval()) {
                    continue;
                }
                // Reported at the phase that comes second in the register.
                let (first, second) = if a.place <= b.place { (a, b) } else { (b, a) };
                let lint = Lint::OverlappingPhases {
                    first: first.label.clone(),
                    second: second.label.clone(),
                };
                context.report_pair(second.place.clone(), first.place.clone(), lint);
            }
        }
    }
}
