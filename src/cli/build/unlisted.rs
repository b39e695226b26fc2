//! Reports articles that readers do not see in lists, and when news gets old.

use crate::{
    cli::{console::Console, words},
    pipeline::{LastBuild, NewsSitemapState, Unlisted, UnlistedReason},
    text::{Date, Locale},
};

/// Names every article that readers do not see in lists, with the reason and the day on which that changes.
pub(super) fn unlisted(console: Console, last_build: &LastBuild) {
    let of = |wanted: fn(UnlistedReason) -> bool| -> Vec<&Unlisted> {
        let found = last_build.unlisted.iter();
        found.filter(|unlisted| wanted(unlisted.why)).collect()
    };
    let drafts = of(|why| why == UnlistedReason::Draft);
    let waiting = of(|why| matches!(why, UnlistedReason::Scheduled(_)));
    let count = drafts.len() + waiting.len();
    if count > 0 {
        console.report(
            format!("{count} bài chưa đăng:"),
            format!("{count} not published:"),
        );
    }
    for Unlisted { path, .. } in drafts {
        console.report(format!("  {path} · bản nháp"), format!("  {path} · draft"));
    }
    scheduled(console, last_build, &waiting);
    let retired = of(|why| matches!(why, UnlistedReason::Withdrawn | UnlistedReason::Expired(_)));
    report_retired(console, last_build, &retired);
}

/// Names scheduled articles with the days on which they appear: `3 bài chờ đến 1/12/2026 … 24/12/2026`.
fn scheduled(console: Console, last_build: &LastBuild, waiting: &[&Unlisted]) {
    let date_of = |unlisted: &Unlisted| match unlisted.why {
        UnlistedReason::Scheduled(from) => Some(from),
        UnlistedReason::Draft | UnlistedReason::Withdrawn | UnlistedReason::Expired(_) => None,
    };
    let mut dates: Vec<Date> = waiting.iter().filter_map(|one| date_of(one)).collect();
    dates.sort_by(|a, b| b.newest_first(*a));
    dates.dedup();
    let [first, later @ ..] = &dates[..] else {
        return;
    };
    let (count, first) = (waiting.len(), date(last_build, *first));
    let until = match later.last() {
        Some(last) => format!("{first} … {}", date(last_build, *last)),
        None => first,
    };
    console.report(
        format!("{count} bài chờ đến {until}:"),
        format!("{count} waiting until {until}:"),
    );
    for one in waiting {
        let path = &one.path;
        let from = date_of(one).map_or_else(String::new, |from| date(last_build, from));
        console.report(
            format!("  {path} · đăng từ {from}"),
            format!("  {path} · public from {from}"),
        );
    }
    console.report(
        "  trang không tự đổi: đến lúc đó phải dựng lại thì bài mới hiện".to_owned(),
        "  a site does not change by itself: they appear when it is built again then".to_owned(),
    );
}

/// Names articles that were withdrawn or have expired, at whose addresses a notice is.
fn report_retired(console: Console, last_build: &LastBuild, retired: &[&Unlisted]) {
    if retired.is_empty() {
        return;
    }
    let count = retired.len();
    console.report(
        format!("{count} bài không còn hiện, địa chỉ còn một thông báo:"),
        format!("{count} no longer shown, a notice is left at the address:"),
    );
    for Unlisted { path, why } in retired {
        match why {
            UnlistedReason::Expired(last @ Date::Minute(_)) => {
                let last = date(last_build, *last);
                console.report(
                    format!("  {path} · hết hạn lúc {last}"),
                    format!("  {path} · expired at {last}"),
                );
            }
            UnlistedReason::Expired(last) => {
                let last = date(last_build, *last);
                console.report(
                    format!("  {path} · hết hạn sau {last}"),
                    format!("  {path} · expired after {last}"),
                );
            }
            UnlistedReason::Withdrawn | UnlistedReason::Draft | UnlistedReason::Scheduled(_) => {
                console.report(
                    format!("  {path} · đã rút"),
                    format!("  {path} · withdrawn"),
                )
            }
        }
    }
}

/// Reports when the news site map gets out of date, and what a site without `base_url` does not have.
pub(super) fn news(console: Console, last_build: &LastBuild) {
    if !last_build.has_host {
        console.report(
            "site.yaml chưa có `base_url` nên không có nguồn tin (feed), sơ đồ trang và robots.txt"
                .to_owned(),
            "site.yaml has no `base_url`, so there are no feeds, no site map and no robots.txt"
                .to_owned(),
        );
        return;
    }
    let Some(NewsSitemapState {
        articles,
        left_out,
        stale,
    }) = last_build.news
    else {
        return;
    };
    let stale = date(last_build, Date::Day(stale));
    if left_out > 0 {
        console.report(
            format!("sitemap-news.xml chỉ chứa được {articles} bài mới nhất: {left_out} bài khác của 48 giờ qua không có trong đó"),
            format!("sitemap-news.xml has room for the {articles} newest only: {left_out} more of the last 48 hours are not in it"),
        );
    }
    let plural = words::plural(articles);
    console.report(
        format!("sitemap-news.xml có {articles} bài của 48 giờ qua, cũ từ {stale}: dựng lại trước ngày đó"),
        format!("sitemap-news.xml has {articles} article{plural} of the last 48 hours and goes stale on {stale}: build again by then"),
    );
}

fn date(last_build: &LastBuild, date: Date) -> String {
    let locale = <dyn Locale>::for_tag(&last_build.language);
    locale.map_or_else(String::new, |locale| locale.date(date))
}
