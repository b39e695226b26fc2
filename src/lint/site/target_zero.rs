//! `target-zero`: a target of 0.

use super::LintContext;
use crate::diagnostic::{Explanation, Lint, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "target-zero",
    severity: Severity::Warning,
    title: Words {
        vi: "Chỉ tiêu bằng 0",
        en: "A target of 0",
    },
    why: Words {
        vi: "Không thể chia cho 0, nên kết quả này không có phần trăm và không xếp hạng được với nơi khác.",
        en: "Nothing can be divided by 0, so this result has no percentage and cannot be compared with others.",
    },
    stands: Stands::FrontMatter,
    wrong: "results:\n  - {indicator: Sáng kiến, achieved: 12, target: 0}",
    right: "results:\n  - {indicator: Sáng kiến, achieved: 12, target: 10}",
};

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
