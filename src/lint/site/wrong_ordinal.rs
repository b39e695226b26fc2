//! `wrong-ordinal`: a number of years, or of a congress, that contradicts the register.

use super::LintContext;
use crate::{diagnostic::Lint, model::registers::Commemoration, site::Welcome};

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
