//! What a build tells besides its result: articles that readers do not see, addresses that changed, news that ages.

use super::open::Voice;
use crate::{
    pipeline::Newsroom,
    publish,
    site::{HeldBack, Reason, Retired, Retirement, Site},
    source::Files,
    text::Date,
};
use chrono::NaiveDate;
use std::path::Path;

/// Addresses that are told of one by one.
const MOST_MOVES: usize = 20;

/// Tells of addresses that the last build published and this one does not.
pub(super) fn moves(voice: Voice, files: &dyn Files, newsroom: &Newsroom, out: &Path) {
    let moves = newsroom.check_moves(&publish::addresses(out));
    let (told, more) = moves.split_at(MOST_MOVES.min(moves.len()));
    voice.tell(files, told);
    if !more.is_empty() {
        let more = more.len();
        voice.say(
            format!("… và {more} địa chỉ khác cũng đã đổi hoặc mất"),
            format!("… and {more} other addresses have changed or are gone"),
        );
    }
}

/// Names every article that readers do not see, why, and until when.
pub(super) fn unlisted(voice: Voice, site: &Site) {
    let count = site.held_back.len();
    if count > 0 {
        voice.say(
            format!("{count} bài chưa đăng:"),
            format!("{count} not published:"),
        );
    }
    let (drafts, waiting): (Vec<_>, Vec<_>) = site
        .held_back
        .iter()
        .partition(|held| held.reason == Reason::Draft);
    for HeldBack { article, .. } in drafts.iter().map(|held| &***held) {
        let path = article.path();
        voice.say(format!("  {path} · bản nháp"), format!("  {path} · draft"));
    }
    scheduled(
        voice,
        site,
        &waiting.iter().map(|held| &***held).collect::<Vec<_>>(),
    );
    retired(voice, site);
}

/// `3 bài chờ đến 1/12/2026, 24/12/2026`
fn scheduled(voice: Voice, site: &Site, waiting: &[&HeldBack]) {
    let day_of = |held: &HeldBack| match held.reason {
        Reason::Scheduled(day) => Some(day),
        Reason::Draft => None,
    };
    let mut days: Vec<NaiveDate> = waiting.iter().filter_map(|held| day_of(held)).collect();
    days.sort_unstable();
    days.dedup();
    let [first, later @ ..] = &days[..] else {
        return;
    };
    let (count, first) = (waiting.len(), day(site, *first));
    let last = later.last().map(|last| day(site, *last));
    let until = |word| match &last {
        Some(last) => format!("{first} {word} {last}"),
        None => first.clone(),
    };
    voice.say(
        format!("{count} bài chờ đến {}:", until("…")),
        format!("{count} waiting until {}:", until("…")),
    );
    for held in waiting {
        let path = held.article.path();
        let from = day_of(held).map_or_else(String::new, |from| day(site, from));
        voice.say(
            format!("  {path} · đăng từ {from}"),
            format!("  {path} · public from {from}"),
        );
    }
}

/// Articles whose addresses are left with a notice.
fn retired(voice: Voice, site: &Site) {
    let count = site.retired.len();
    if count == 0 {
        return;
    }
    voice.say(
        format!("{count} bài không còn hiện, địa chỉ còn một thông báo:"),
        format!("{count} no longer shown, a notice is left at the address:"),
    );
    for retired in site.retired.iter() {
        let Retired { article, reason } = &**retired;
        let path = article.path();
        match reason {
            Retirement::Withdrawn => {
                voice.say(
                    format!("  {path} · đã rút"),
                    format!("  {path} · withdrawn"),
                );
            }
            Retirement::Expired(last) => {
                let last = day(site, *last);
                voice.say(
                    format!("  {path} · hết hạn sau {last}"),
                    format!("  {path} · expired after {last}"),
                );
            }
        }
    }
}

/// Tells when the site map of news goes stale, and what a site without an address does not have.
pub(super) fn news(voice: Voice, site: &Site) {
    if !site.has_host() {
        voice.say(
            "site.yaml chưa có `base_url` nên không có nguồn tin (feed), sơ đồ trang và robots.txt"
                .to_owned(),
            "site.yaml has no `base_url`, so there are no feeds, no site map and no robots.txt"
                .to_owned(),
        );
        return;
    }
    let Some(stale) = site.news_stale_from() else {
        return;
    };
    let (count, stale) = (site.latest_news().len(), day(site, stale));
    let plural = if count == 1 { "" } else { "s" };
    voice.say(
        format!("sitemap-news.xml có {count} bài của 48 giờ qua, cũ từ {stale}: dựng lại trước ngày đó"),
        format!("sitemap-news.xml has {count} article{plural} of the last 48 hours and goes stale on {stale}: build again by then"),
    );
}

fn day(site: &Site, day: NaiveDate) -> String {
    site.locale.date(Date::Day(day))
}
