//! `commendation-without-awards`: an article of the kind `commendation` that lists no awards.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Severity, Stands, Words},
    model::Kind,
};

pub(super) const RULE: Explanation = Explanation {
    code: "commendation-without-awards",
    severity: Severity::Warning,
    title: Words {
        vi: "Bài khen thưởng không ghi ai được khen",
        en: "A commendation without awards",
    },
    why: Words {
        vi: "Bảng vinh danh được lập từ `commendations:`, không phải từ lời văn. Bài `kind: commendation` mà không có mục này thì người được khen không xuất hiện ở đâu cả.",
        en: "The honour roll is made of `commendations:`, not of the text. An article of `kind: commendation` without it leaves those who were honoured out.",
    },
    stands: Stands::FrontMatter,
    wrong: "kind: commendation",
    right: "kind: commendation\ncommendations:\n  - {honour: giay-khen, count: 12}",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.sound_articles() {
        if article.kind() == Kind::Commendation && article.awards.is_empty() {
            let lint = Lint::CommendationWithoutAwards;
            context.report(article.path(), article.written.slug.span, lint);
        }
    }
}
