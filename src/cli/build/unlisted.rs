//! Reports articles that readers do not see in lists, and when news gets old.

use crate::{
    cli::{console::Console, words},
    diagnostic::Language,
    pipeline::{LastBuild, NewsSitemapState, Unlisted, UnlistedReason},
    text::{Date, Locale},
};

/// Up to how many articles of a kind are named, each in a line. Of more, one line tells.
pub(super) const FEW: usize = 5;

/// Tells which articles readers do not see in lists, with the reason and the day on which that changes.
pub(super) fn unlisted(console: Console, last_build: &LastBuild) {
    let of = |wanted: fn(UnlistedReason) -> bool| -> Vec<&Unlisted> {
        let found = last_build.unlisted.iter();
        found.filter(|unlisted| wanted(unlisted.why)).collect()
    };
    drafts(console, &of(|why| why == UnlistedReason::Draft));
    let scheduled = of(|why| matches!(why, UnlistedReason::Scheduled(_)));
    waiting(console, last_build, scheduled);
    let gone = of(|why| matches!(why, UnlistedReason::Withdrawn | UnlistedReason::Expired(_)));
    retired(console, last_build, &gone);
}

fn drafts(console: Console, drafts: &[&Unlisted]) {
    let named: Vec<&str> = drafts
        .iter()
        .take(FEW)
        .map(|one| one.path.as_str())
        .collect();
    let (named, count) = (named.join(", "), drafts.len());
    let see_all = if count > FEW { SEE_ALL } else { ["", ""] };
    if count > 0 {
        let plural = words::plural(count);
        console.report(
            format!(
                "{} bản nháp: {named}{}",
                Language::Vi.number(count),
                see_all[0]
            ),
            format!(
                "{} draft{plural}: {named}{}",
                Language::En.number(count),
                see_all[1]
            ),
        );
    }
}

/// Where all articles that are not shown are found, behind the first ones.
const SEE_ALL: [&str; 2] = [
    ", …; xem hết: `bantin list articles --all`",
    ", …; all of them: `bantin list articles --all`",
];

/// Names scheduled articles with the days on which they appear, the first to come first.
fn waiting(console: Console, last_build: &LastBuild, mut waiting: Vec<&Unlisted>) {
    let date_of = |unlisted: &Unlisted| match unlisted.why {
        UnlistedReason::Scheduled(from) => Some(from),
        UnlistedReason::Draft | UnlistedReason::Withdrawn | UnlistedReason::Expired(_) => None,
    };
    waiting.sort_by(|a, b| match (date_of(a), date_of(b)) {
        (Some(a), Some(b)) => b.newest_first(a),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    let [first, ..] = waiting[..] else {
        return;
    };
    let from =
        |one: &Unlisted| date_of(one).map_or_else(String::new, |from| date(last_build, from));
    let (count, nearest) = (waiting.len(), from(first));
    let again = (
        "; trang không tự đổi, đến lúc đó phải dựng lại",
        "; the site does not change by itself, build it again then",
    );
    if count > FEW {
        let path = &first.path;
        console.report(
            format!(
                "{} bài chờ, gần nhất {nearest}: {path}{}{}",
                Language::Vi.number(count),
                SEE_ALL[0],
                again.0
            ),
            format!(
                "{} waiting, the first until {nearest}: {path}{}{}",
                Language::En.number(count),
                SEE_ALL[1],
                again.1
            ),
        );
        return;
    }
    console.report(
        format!("{count} bài chờ, gần nhất {nearest}{}:", again.0),
        format!("{count} waiting, the first until {nearest}{}:", again.1),
    );
    for one in waiting {
        let (path, from) = (&one.path, from(one));
        console.report(
            format!("  {path} · đăng từ {from}"),
            format!("  {path} · public from {from}"),
        );
    }
}

/// Names articles that were withdrawn or have expired, at whose addresses a notice is.
fn retired(console: Console, last_build: &LastBuild, retired: &[&Unlisted]) {
    if retired.is_empty() {
        return;
    }
    let count = retired.len();
    let (vi, en) = (Language::Vi.number(count), Language::En.number(count));
    if count > FEW {
        let named: Vec<&str> = retired
            .iter()
            .take(FEW)
            .map(|one| one.path.as_str())
            .collect();
        let named = named.join(", ");
        let [all_vi, all_en] = SEE_ALL;
        console.report(
            format!("{vi} bài không còn hiện, địa chỉ còn một thông báo: {named}{all_vi}"),
            format!("{en} no longer shown, a notice is left at the address: {named}{all_en}"),
        );
        return;
    }
    console.report(
        format!("{vi} bài không còn hiện, địa chỉ còn một thông báo:"),
        format!("{en} no longer shown, a notice is left at the address:"),
    );
    for Unlisted { path, why } in retired {
        let (vi, en) = match why {
            UnlistedReason::Expired(last) => {
                let (shown, minute) = (date(last_build, *last), matches!(last, Date::Minute(_)));
                match minute {
                    true => (
                        format!("hết hạn lúc {shown}"),
                        format!("expired at {shown}"),
                    ),
                    false => (
                        format!("hết hạn sau {shown}"),
                        format!("expired after {shown}"),
                    ),
                }
            }
            UnlistedReason::Withdrawn | UnlistedReason::Draft | UnlistedReason::Scheduled(_) => {
                ("đã rút".to_owned(), "withdrawn".to_owned())
            }
        };
        console.report(format!("  {path} · {vi}"), format!("  {path} · {en}"));
    }
}

/// Names files beside articles to which no article leads.
pub(super) fn unused(console: Console, last_build: &LastBuild) {
    let unused = &last_build.unused;
    let named: Vec<&str> = unused.first.iter().map(|path| path.as_str()).collect();
    let (named, dots) = (
        named.join(", "),
        if unused.count > named.len() {
            ", …"
        } else {
            ""
        },
    );
    if unused.count > 0 {
        let plural = words::plural(unused.count);
        console.report(
            format!("{} tệp trong content không bài đang đăng nào dùng tới nên không được đăng: {named}{dots}", Language::Vi.number(unused.count)),
            format!("{} file{plural} in content that no published article uses, so not published: {named}{dots}", Language::En.number(unused.count)),
        );
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
