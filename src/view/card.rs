//! One article in a list.

use super::{
    parts::Card,
    shared::{category, district, phase_or_campaign, picture, stamp, term},
};
use crate::{
    site::{ArticleKey, Route, Site, TermKey},
    text::summary,
};

/// Characters of a summary in a list.
const SUMMARY: usize = 220;

/// What the card of an article shows.
pub fn card(site: &Site, key: ArticleKey) -> Card {
    let article = site.article(key);
    Card {
        kicker: article.written.kicker.clone(),
        title: article.title().to_owned(),
        url: site.url(Route::Article(key)).unwrap_or_default(),
        summary: article.summary().map(|text| summary(text, SUMMARY)),
        date: stamp(site, article.date()),
        kind: term(site, TermKey::Kind(article.kind())),
        kind_id: article.kind().id(),
        district: district(site, article.district()),
        phase: phase_or_campaign(site, article),
        category: category(site, article.category),
        photo: article
            .photo
            .as_ref()
            .and_then(|photo| picture(site, article.path(), photo)),
    }
}
