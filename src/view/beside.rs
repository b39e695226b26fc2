//! What stands beside an article: what it is related to, and what else there is of its phase and its district.

use super::{
    parts::{Beside, Headline, Link},
    shared::{district, phase, stamp},
};
use crate::{
    site::{ArticleKey, Group, Neighbours, Route, Site},
    text::Date,
};
use std::collections::BTreeSet;

/// Related articles, if not more are declared.
const RELATED: usize = 2;
/// Articles of the phase, the previous and the next one among them, and of the district.
const EACH: usize = 2;
/// Articles beside an article, at least, as long as the site has them.
const ENOUGH: usize = 6;

/// Every article stands here once.
pub(super) struct Besides {
    pub(super) related: Vec<Headline>,
    pub(super) previous: Option<Headline>,
    pub(super) next: Option<Headline>,
    pub(super) in_phase: Option<Beside>,
    pub(super) in_district: Option<Beside>,
    pub(super) others: Vec<Headline>,
}

pub(super) fn beside(site: &Site, key: ArticleKey) -> Besides {
    let article = site.article(key);
    let neighbours = site.neighbours(key);
    let mut shown = BTreeSet::from([key]);
    shown.extend(neighbours.previous.into_iter().chain(neighbours.next));
    let of_phase = EACH.saturating_sub(shown.len() - 1);
    let declared = declared(site, key, &mut shown);
    let in_phase = match article.group() {
        Group::Phase(group) => {
            let found = take(site.around_in_phase(key, group), of_phase, &mut shown);
            // The previous and the next one are in the phase, too.
            let others = neighbours != Neighbours::default();
            (others || !found.is_empty()).then(|| list(site, phase(site, group), found))
        }
        _ => None,
    };
    let found = take(site.around_in_district(key), EACH, &mut shown);
    let in_district =
        (!found.is_empty()).then(|| list(site, district(site, article.district()), found));
    let room = RELATED.saturating_sub(declared.len());
    let without: Vec<ArticleKey> = shown.iter().copied().collect();
    let sharing = site.related(key, &without, room);
    shown.extend(&sharing);
    let room = ENOUGH.saturating_sub(shown.len() - 1);
    let others = take(site.around(key), room, &mut shown);
    let headlines = |keys: Vec<ArticleKey>| keys.into_iter().map(|key| headline(site, key));
    Besides {
        related: declared.into_iter().chain(headlines(sharing)).collect(),
        previous: neighbours.previous.map(|key| headline(site, key)),
        next: neighbours.next.map(|key| headline(site, key)),
        in_phase,
        in_district,
        others: headlines(others).collect(),
    }
}

fn list(site: &Site, link: Link, keys: Vec<ArticleKey>) -> Beside {
    Beside {
        link,
        headlines: keys.into_iter().map(|key| headline(site, key)).collect(),
    }
}

/// The first `room` that are not shown yet; from now on they are.
fn take(
    keys: impl Iterator<Item = ArticleKey>,
    room: usize,
    shown: &mut BTreeSet<ArticleKey>,
) -> Vec<ArticleKey> {
    keys.filter(|key| shown.insert(*key)).take(room).collect()
}

/// What the editor names as related, on this site or not.
fn declared(site: &Site, key: ArticleKey, shown: &mut BTreeSet<ArticleKey>) -> Vec<Headline> {
    let mut headlines = Vec::new();
    for text in &site.article(key).written.related {
        match site.declared_related(text) {
            Some(other) if other == key => {}
            Some(other) => {
                headlines.push(headline(site, other));
                shown.insert(other);
            }
            None => headlines.push(Headline {
                title: text.clone(),
                url: None,
                category: None,
                date: None,
            }),
        }
    }
    headlines
}

/// Title and day: more would draw the eye from the article.
fn headline(site: &Site, key: ArticleKey) -> Headline {
    let article = site.article(key);
    let day = match article.date() {
        Date::Minute(time) => Date::Day(time.date()),
        date => date,
    };
    Headline {
        title: article.title().to_owned(),
        url: site.url(Route::Article(key)),
        category: None,
        date: Some(stamp(site, day)),
    }
}
