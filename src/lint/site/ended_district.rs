//! `ended-district`: an article about a district that no longer existed on its date.

use super::LintContext;
use crate::{diagnostic::Lint, text::Date};

pub(super) fn check(context: &mut LintContext<'_>) {
    let register = &context.site.registers.districts;
    for article in context.articles() {
        let date = article.placing_date().value.interval();
        for (&key, &span) in article.districts.iter().zip(&article.district_spans) {
            let district = &register[key];
            let ended = district
                .until
                .filter(|until| until.interval().last < date.first);
            let Some(until) = ended else { continue };
            let successors = district.successors.iter();
            let lint = Lint::EndedDistrict {
                district: district.full_name.clone(),
                until: context.date(Date::Day(until.interval().last)),
                successors: successors
                    .map(|&key| register[key].names.id.clone())
                    .collect(),
            };
            context.report(article.path(), span, lint);
        }
    }
}
