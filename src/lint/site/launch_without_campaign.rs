//! `launch-without-campaign`: an article that launches a campaign and belongs to none.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Severity, Stands, Words},
    model::Kind,
};

pub(super) const RULE: Explanation = Explanation {
    code: "launch-without-campaign",
    severity: Severity::Warning,
    title: Words {
        vi: "Bài phát động không thuộc phong trào nào",
        en: "A launch without a campaign",
    },
    why: Words {
        vi: "Bài phát động mở đầu trang của phong trào. Không gắn với phong trào nào, nó không có mặt ở đó, và những bài sau cũng không nối được với nó.",
        en: "A launch is where the page of a campaign begins. Without a campaign it is not there, and nothing that follows is connected with it.",
    },
    stands: Stands::FrontMatter,
    wrong: "kind: launch\ncampaign: false",
    right: "kind: launch\ncampaign: thi-dua-2022\nphase: dot-1",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.sound_articles() {
        if article.kind() == Kind::Launch && article.placements.is_empty() {
            context.report(
                article.path(),
                article.written.slug.span,
                Lint::LaunchWithoutCampaign,
            );
        }
    }
}
