//! `outside-phases`: an article of a campaign with dated phases that lies in none of them.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, NearPhase, Severity, Stands, Words},
    model::registers::Phase,
    site::{Article, PhaseState},
    text::Interval,
};

pub(super) const RULE: Explanation = Explanation {
    code: "outside-phases",
    severity: Severity::Warning,
    title: Words {
        vi: "Bài của phong trào nhưng ngoài mọi đợt",
        en: "An article outside all phases of its campaign",
    },
    why: Words {
        vi: "Bài ngoài đợt không xuất hiện ở trang của đợt nào. Thường là báo cáo gửi muộn, hoặc ngày đăng khác ngày diễn ra: ghi `event_date`, hoặc chỉ rõ `phase`.",
        en: "Such an article is on the page of no phase. Most often it is a late report, or the day of publication is not that of the event: write `event_date`, or name the `phase`.",
    },
    stands: Stands::FrontMatter,
    wrong: "date: 2023-01-05\ncampaign: thi-dua-2022",
    right: "date: 2023-01-05\nevent_date: 2022-12-30\ncampaign: thi-dua-2022",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let site = context.site;
    for article in context.articles() {
        let outside = article
            .placements
            .iter()
            .filter(|placement| placement.state == PhaseState::Outside);
        for placement in outside {
            let campaign = &site.registers.campaigns[placement.campaign];
            let date = article.placing_date().value;
            let lint = Lint::OutsidePhases {
                date: context.date(date),
                campaign: campaign.names.name.clone(),
                nearest: nearest(context, &campaign.phases, article),
            };
            context.report(article.path(), article.placing_date().span, lint);
        }
    }
}

fn nearest(context: &LintContext<'_>, phases: &[Phase], article: &Article) -> Option<NearPhase> {
    let date = article.placing_date().value.interval();
    let dated = phases
        .iter()
        .filter_map(|phase| Some((phase, phase.period?)));
    let (phase, period) = dated.min_by_key(|(_, period)| distance(period.interval(), date))?;
    Some(NearPhase {
        id: phase.id.clone(),
        label: phase.label.clone(),
        range: period.range(context.site.locale),
    })
}

/// Number of days between two intervals; 0 when they touch.
fn distance(a: Interval, b: Interval) -> i64 {
    let after = (b.first - a.last).num_days();
    let before = (a.first - b.last).num_days();
    after.max(before).max(0)
}
