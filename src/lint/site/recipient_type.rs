//! `recipient-type`: a recipient of a type that the honour is not for.

use super::LintContext;
use crate::diagnostic::{Explanation, Lint, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "recipient-type",
    severity: Severity::Warning,
    title: Words {
        vi: "Danh hiệu không dành cho loại người nhận này",
        en: "An honour that is not for this sort of recipient",
    },
    why: Words {
        vi: "“Chiến sĩ thi đua” dành cho cá nhân, “Tập thể lao động tiên tiến” dành cho tập thể. Khi `type` của người nhận trái với `for` của danh hiệu, một trong hai đã ghi nhầm.",
        en: "Some honours are for people, others for collectives. Where the `type` of a recipient contradicts the `for` of the honour, one of the two is wrong.",
    },
    stands: Stands::FrontMatter,
    wrong: "commendations:\n  - honour: chien-si-thi-dua\n    recipients: [{name: Tổ May 3, type: collective}]",
    right: "commendations:\n  - honour: giay-khen\n    recipients: [{name: Tổ May 3, type: collective}]",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let honours = &context.site.registers.honours;
    for article in context.articles() {
        for award in &article.awards {
            let honour = &honours[award.honour];
            let Some(wants) = honour.recipients else {
                continue;
            };
            for recipient in award.recipients.iter() {
                if let Some(kind) = recipient.kind.filter(|&kind| kind != wants) {
                    let lint = Lint::RecipientType {
                        honour: honour.names.name.clone(),
                        is: kind.id().into(),
                        wants: wants.id().into(),
                    };
                    context.report(article.path(), recipient.name.span, lint);
                }
            }
        }
    }
}
