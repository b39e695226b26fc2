//! `award-without-number`: an award with neither recipients nor a count.

use super::LintContext;
use crate::diagnostic::{Explanation, Lint, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "award-without-number",
    severity: Severity::Warning,
    title: Words {
        vi: "Khen thưởng không ghi số lượng",
        en: "An award without a number",
    },
    why: Words {
        vi: "Không có tên người được khen và cũng không có số lượng, bảng vinh danh không biết phải cộng bao nhiêu, nên bỏ trống.",
        en: "With neither names nor a number, the honour roll cannot tell how many to add, and leaves a gap.",
    },
    stands: Stands::FrontMatter,
    wrong: "commendations:\n  - {honour: giay-khen}",
    right: "commendations:\n  - {honour: giay-khen, count: 12}",
};

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
