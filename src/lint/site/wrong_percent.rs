//! `wrong-percent`: a percentage that contradicts the two numbers that it is of.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Severity, Stands, Words},
    model::{Qualifier, StatedPercent},
    site::ResultRow,
    text::{Agreement, compare_percent, percent_to},
};

pub(super) const RULE: Explanation = Explanation {
    code: "wrong-percent",
    severity: Severity::Warning,
    title: Words {
        vi: "Phần trăm không khớp với số đạt được và chỉ tiêu",
        en: "A percentage that does not agree with its figures",
    },
    why: Words {
        vi: "Phần trăm được tính từ `achieved` và `target`, làm tròn theo số chữ số thập phân đã ghi. Con số ghi trong bài mà lệch thì một trong ba số bị chép nhầm. Với `qualifier: over` (trên) con số được phép cao hơn, với `almost` (gần) được thấp hơn, với `about` (khoảng) thì không kiểm tra.",
        en: "The percentage follows from `achieved` and `target`, rounded to the decimals that are written. Where the article differs, one of the three is wrong. With `qualifier: over` it may be higher, with `almost` lower, and with `about` it is not checked.",
    },
    stands: Stands::FrontMatter,
    wrong: "results:\n  - {indicator: Sáng kiến, achieved: 1.709, target: 431, percent: 390}",
    right: "results:\n  - {indicator: Sáng kiến, achieved: 1.709, target: 431, percent: 397}",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let locale = context.site.locale;
    for article in context.articles() {
        for result in &article.results {
            let Some(stated) = result.stated.filter(|&stated| contradicts(result, stated)) else {
                continue;
            };
            let figures = result.achieved.zip(result.target.as_ref());
            let computed = figures
                .and_then(|(achieved, target)| percent_to(achieved, target.value, stated.digits));
            let lint = Lint::WrongPercent {
                stated: locale.number(stated.value),
                computed: computed.map(|computed| locale.number(computed)),
            };
            context.report(article.path(), stated.span, lint);
        }
    }
}

fn contradicts(result: &ResultRow, stated: StatedPercent) -> bool {
    let (Some(achieved), Some(target)) = (result.achieved, &result.target) else {
        return false;
    };
    match compare_percent(stated.value, stated.digits, achieved, target.value) {
        None | Some(Agreement::Fits) => false,
        Some(Agreement::TooHigh) => {
            !matches!(result.qualifier, Some(Qualifier::Over | Qualifier::About))
        }
        Some(Agreement::TooLow) => {
            !matches!(result.qualifier, Some(Qualifier::Almost | Qualifier::About))
        }
    }
}
