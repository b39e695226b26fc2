//! `award-twice`: the same award in two articles.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Place, Severity, Stands, Words},
    site::{Article, Giver},
    text::slug,
};
use std::collections::BTreeMap;

pub(super) const RULE: Explanation = Explanation {
    code: "award-twice",
    severity: Severity::Warning,
    title: Words {
        vi: "Một lần khen được ghi ở hai bài",
        en: "One award in two articles",
    },
    why: Words {
        vi: "Cùng một người, cùng danh hiệu, cùng năm, cùng nơi tặng mà ghi ở hai bài thì bảng vinh danh đếm hai lần. Giữ ở một bài; bài kia kể bằng lời là đủ.",
        en: "The same recipient with the same honour of the same year from the same giver in two articles counts twice in the honour roll. Keep it in one; the other can tell it in words.",
    },
    stands: Stands::Files,
    wrong: "-- content/a.md --\n---\ntitle: Tuyên dương\ndate: 2023-03-01\ndistrict: phuong-moi\ncommendations:\n  - {honour: giay-khen, recipients: [Trần Thị Hoa]}\n---\nHội nghị.\n-- content/b.md --\n---\ntitle: Tổng kết\ndate: 2023-04-01\ndistrict: phuong-moi\ncommendations:\n  - {honour: giay-khen, recipients: [Trần Thị Hoa]}\n---\nHội nghị.\n",
    right: "-- content/a.md --\n---\ntitle: Tuyên dương\ndate: 2023-03-01\ndistrict: phuong-moi\ncommendations:\n  - {honour: giay-khen, recipients: [Trần Thị Hoa]}\n---\nHội nghị.\n-- content/b.md --\n---\ntitle: Tổng kết\ndate: 2023-04-01\ndistrict: phuong-moi\n---\nHội nghị, nhắc lại giấy khen của chị Trần Thị Hoa.\n",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let honours = &context.site.registers.honours;
    let mut articles: Vec<&Article> = context
        .articles()
        .filter(|article| !article.awards.is_empty())
        .collect();
    articles.sort_by(|a, b| b.date().newest_first(a.date()).then(a.path().cmp(b.path())));
    let mut seen = BTreeMap::new();
    for article in articles {
        for award in &article.awards {
            let giver = award.by.as_ref().map(|by| match by {
                Giver::Org(key) => (Some(*key), String::new()),
                Giver::Free(name) => (None, slug(name)),
            });
            let year = award.date.year();
            for recipient in award.recipients.iter() {
                let key = (recipient.identity(), award.honour, year, giver.clone());
                let here = (article.path(), recipient.name.span);
                let first = *seen.entry(key).or_insert(here);
                if first.0 == here.0 {
                    continue;
                }
                let lint = Lint::AwardTwice {
                    name: recipient.name.value.clone(),
                    honour: honours[award.honour].names.name.clone(),
                    year,
                };
                context.report_pair(Place::at(here.0, here.1), Place::at(first.0, first.1), lint);
            }
        }
    }
}
