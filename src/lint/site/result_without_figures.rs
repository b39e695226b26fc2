//! `result-without-figures`: a result with neither an achieved figure nor a percentage.

use super::LintContext;
use crate::diagnostic::{Explanation, Lint, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "result-without-figures",
    severity: Severity::Warning,
    title: Words {
        vi: "Kết quả không có số",
        en: "A result without figures",
    },
    why: Words {
        vi: "Bảng kết quả cần ít nhất một con số: đạt được bao nhiêu, hoặc bao nhiêu phần trăm. Chỉ có tên chỉ tiêu thì không có gì để hiện.",
        en: "A table of results needs at least one figure: how many, or how many percent. With nothing but a name there is nothing to show.",
    },
    stands: Stands::FrontMatter,
    wrong: "results:\n  - {indicator: Sáng kiến, target: 431}",
    right: "results:\n  - {indicator: Sáng kiến, achieved: 300, target: 431}",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.sound_articles() {
        let silent = article.results.iter().filter(|result| !result.has_figure());
        for result in silent {
            let indicator = result.indicator.clone();
            context.report(
                article.path(),
                result.span,
                Lint::ResultWithoutFigures { indicator },
            );
        }
    }
}
