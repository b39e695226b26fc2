//! `recipient-twice`: the same recipient twice in one award.

use super::LintContext;
use crate::diagnostic::{Explanation, Lint, Place, Severity, Stands, Words};
use std::collections::BTreeMap;

pub(super) const RULE: Explanation = Explanation {
    code: "recipient-twice",
    severity: Severity::Warning,
    title: Words {
        vi: "Một người có hai lần trong cùng một lần khen",
        en: "One recipient twice in one award",
    },
    why: Words {
        vi: "Tên trùng trong một danh sách thường là do dán hai lần, nên bantin chỉ tính một. Nếu là hai người trùng tên, ghi đơn vị của mỗi người để phân biệt.",
        en: "A name that stands twice in one list was mostly pasted twice, so bantin counts it once. If these are two people, write where each of them works.",
    },
    stands: Stands::FrontMatter,
    wrong: "commendations:\n  - honour: giay-khen\n    recipients: [Trần Thị Hoa, Trần Thị Hoa]",
    right: "commendations:\n  - honour: giay-khen\n    recipients:\n      - {name: Trần Thị Hoa, org: Công ty May 1}\n      - {name: Trần Thị Hoa, org: Công ty May 2}",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    for article in context.articles() {
        for award in &article.awards {
            let mut seen = BTreeMap::new();
            for recipient in award.recipients.iter() {
                let span = recipient.name.span;
                let first = *seen.entry(recipient.identity()).or_insert(span);
                if first != span {
                    let name = recipient.name.value.clone();
                    let (here, there) = (
                        Place::at(article.path(), span),
                        Place::at(article.path(), first),
                    );
                    context.report_pair(here, there, Lint::RecipientTwice { name });
                }
            }
        }
    }
}
