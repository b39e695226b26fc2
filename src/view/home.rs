//! The front page.

use super::{
    Cards,
    award::{AwardContext, award_line},
    campaign::in_order,
    commemoration::occasion_line,
    pages::{DistrictColumn, Home},
    parts::Stamp,
    shared::{campaign_tile, district_column, link},
};
use crate::{
    model::registers::Status,
    site::{ArticleKey, ListId, Route, Site, Taxonomy},
};

/// Stories beside the lead.
const SECONDS: usize = 3;
/// Stories after those.
const NEWEST: usize = 8;
/// Districts with a column of their own.
const DISTRICTS: usize = 8;
/// Next anniversaries and newest awards.
const OCCASIONS: usize = 5;
const AWARDS: usize = 4;
/// The lead is the newest story with a picture among this many.
const LEAD_AMONG: usize = 6;

pub(super) fn home(site: &Site, cards: &dyn Cards) -> Home {
    let mut stories: Vec<ArticleKey> = front_stories(site);
    let lead = (!stories.is_empty()).then(|| stories.remove(0));
    let seconds: Vec<ArticleKey> = stories.drain(..SECONDS.min(stories.len())).collect();
    let running = in_order(site, Status::Running);
    let count = running.len();
    Home {
        today: Stamp {
            iso: Some(site.as_of().to_string()),
            text: site.locale.long_day(site.as_of()),
        },
        running_count: (count > 0).then(|| {
            site.strings
                .count("running", count, &site.locale.count(count))
        }),
        lead: lead.map(|key| cards.card(key)),
        seconds: cards.all(&seconds),
        newest: cards.all(&stories),
        running: running
            .into_iter()
            .map(|key| campaign_tile(site, key))
            .collect(),
        districts: districts(site),
        occasions: site
            .next_occasions(site.as_of())
            .into_iter()
            .take(OCCASIONS)
            .map(|occasion| occasion_line(site, occasion))
            .collect(),
        awards: site
            .rolls
            .all
            .iter()
            .take(AWARDS)
            .map(|&key| award_line(site, key, AwardContext::Digest))
            .collect(),
        all_occasions: link(
            site,
            &site.strings.phrase("commemorations"),
            Route::Terms(Taxonomy::Commemoration),
        ),
        all_awards: link(
            site,
            &site.strings.phrase("honours"),
            Route::Terms(Taxonomy::Honour),
        ),
        all_news: link(site, &site.strings.phrase("news"), ListId::News.front()),
        all_districts: link(site, &site.strings.phrase("districts"), Route::Districts),
        all_campaigns: link(site, &site.strings.phrase("campaigns"), Route::Campaigns),
    }
}

/// The newest stories, led by the newest one with a picture.
fn front_stories(site: &Site) -> Vec<ArticleKey> {
    let mut stories: Vec<ArticleKey> = site
        .lists
        .all()
        .iter()
        .copied()
        .take(1 + SECONDS + NEWEST)
        .collect();
    let pictured = stories
        .iter()
        .take(LEAD_AMONG)
        .position(|&key| site.article(key).photo.is_some());
    if let Some(at) = pictured {
        stories[..=at].rotate_right(1);
    }
    stories
}

/// The districts with the newest news.
fn districts(site: &Site) -> Vec<DistrictColumn> {
    let mut newest: Vec<_> = site
        .registers
        .districts
        .keys()
        .filter_map(|key| Some((*site.lists.district(key).own.first()?, key)))
        .collect();
    newest.sort();
    newest
        .into_iter()
        .take(DISTRICTS)
        .map(|(_, key)| district_column(site, key))
        .collect()
}
