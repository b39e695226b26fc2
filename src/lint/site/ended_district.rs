//! `ended-district`: an article about a district that no longer existed on its date.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Severity, Stands, Words},
    text::Date,
};

pub(super) const RULE: Explanation = Explanation {
    code: "ended-district",
    severity: Severity::Warning,
    title: Words {
        vi: "Bài viết về địa bàn đã kết thúc hoạt động",
        en: "An article on a district that had ended",
    },
    why: Words {
        vi: "Cấp huyện của Việt Nam kết thúc hoạt động sau ngày 30/6/2025. Bài mới ghi quận, huyện cũ sẽ nằm ở trang của địa bàn không còn nữa; hãy dùng phường, xã hoặc tỉnh mới.",
        en: "The district level of Viet Nam ended after 30 June 2025. A new article on an old district lands on the page of a place that no longer exists; use the new ward, commune or province.",
    },
    stands: Stands::FrontMatter,
    wrong: "date: 2025-09-01\ndistrict: quan-cu",
    right: "date: 2025-09-01\ndistrict: phuong-moi",
};

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
