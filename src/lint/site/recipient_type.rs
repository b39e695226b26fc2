//! `recipient-type`: a recipient of a type that the honour is not for.

use super::LintContext;
use crate::diagnostic::Lint;

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
