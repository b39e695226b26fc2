//! `overlapping-phases`: two phases that share days.

use super::LintContext;
use crate::diagnostic::{Explanation, Lint, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "overlapping-phases",
    severity: Severity::Warning,
    title: Words {
        vi: "Hai đợt chồng ngày lên nhau",
        en: "Two phases share days",
    },
    why: Words {
        vi: "Một bài chỉ được tính vào một đợt. Khi hai đợt chồng nhau, bài trong khoảng chung thuộc đợt ngắn hơn; nếu đó là do ghi nhầm ngày, bài sẽ nằm sai chỗ.",
        en: "An article counts in one phase. Where two overlap, it belongs to the shorter one; if a date is simply wrong, articles land in the wrong place.",
    },
    stands: Stands::SiteFile,
    wrong: "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-07-01}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}",
    right: "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-06-30}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}",
};

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
