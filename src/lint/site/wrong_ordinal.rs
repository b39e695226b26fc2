//! `wrong-ordinal`: a number of years, or of a congress, that contradicts the register.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Severity, Stands, Words},
    model::registers::Commemoration,
    site::Welcome,
};

pub(super) const RULE: Explanation = Explanation {
    code: "wrong-ordinal",
    severity: Severity::Warning,
    title: Words {
        vi: "Số năm kỷ niệm hoặc số thứ tự đại hội không khớp",
        en: "A wrong anniversary or number of a congress",
    },
    why: Words {
        vi: "Số năm kỷ niệm là năm của bài trừ năm thành lập; số thứ tự đại hội có trong danh mục. Con số trong bài mà khác thì hoặc bài chép nhầm, hoặc danh mục ghi sai.",
        en: "An anniversary is the year of the article minus the founding year; the number of a congress stands in the register. Where the article differs, one of the two is wrong.",
    },
    stands: Stands::FrontMatter,
    wrong: "date: 2023-07-20\ncommemorations:\n  - {id: ngay-thanh-lap, ordinal: 93}",
    right: "date: 2023-07-20\ncommemorations:\n  - {id: ngay-thanh-lap, ordinal: 94}",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let register = &context.site.registers.commemorations;
    for article in context.articles() {
        for welcome in &article.commemorations {
            let entry = &register[welcome.commemoration];
            let (Some(stated), Some(expected)) =
                (&welcome.ordinal, expected(&entry.detail, welcome))
            else {
                continue;
            };
            if i64::try_from(stated.value).ok() != Some(expected) {
                let lint = Lint::WrongOrdinal {
                    name: entry.names.name.clone(),
                    stated: stated.value,
                    expected,
                };
                context.report(article.path(), stated.span, lint);
            }
        }
    }
}

fn expected(commemoration: &Commemoration, welcome: &Welcome) -> Option<i64> {
    match commemoration {
        Commemoration::Anniversary { date } => {
            Some(i64::from(welcome.year) - i64::from(date.year()))
        }
        Commemoration::Congress { ordinal, .. } => i64::try_from((*ordinal)?).ok(),
    }
}
