//! Pages in the place of what was there before: notices and old addresses.

use super::{
    pages::{Notice, RedirectPage},
    parts::Link,
    shared::{campaign, district, link, stamp},
};
use crate::{
    model::registers::Key,
    site::{ListId, Redirect, Retired, Retirement, Site},
};

/// In the place of an article that is not shown any more. Of what it said, nothing but its title is left.
pub(super) fn notice(site: &Site, key: Key<Retired>) -> Notice {
    let retired = site.retired_article(key);
    let article = &retired.article;
    let life = &article.written.life;
    let (state, since) = match retired.reason {
        Retirement::Withdrawn => ("withdrawn", life.updated.as_ref().map(|date| date.value)),
        Retirement::Expired(last) => ("expired", Some(last)),
    };
    Notice {
        title: article.title().to_owned(),
        date: stamp(site, article.date()),
        state,
        message: site.strings.phrase(state),
        reason: life
            .withdrawn
            .as_ref()
            .and_then(|withdrawal| withdrawal.reason.clone()),
        since: since.map(|date| stamp(site, date)),
        ways: ways(site, key),
    }
}

fn ways(site: &Site, key: Key<Retired>) -> Vec<Link> {
    let article = &site.retired_article(key).article;
    let districts = article.districts.iter().map(|&key| district(site, key));
    let placements = article.placements.iter();
    let campaigns = placements.map(|placement| campaign(site, placement.campaign));
    let news = link(site, &site.strings.phrase("news"), ListId::News.front());
    let ways = districts.chain(campaigns).chain([news]);
    ways.filter(|way| way.url.is_some()).collect()
}

/// The page that an old address leads to.
pub(super) fn redirect(site: &Site, key: Key<Redirect>) -> RedirectPage {
    let to = site.redirect(key).to;
    RedirectPage {
        to: link(site, &super::names::name(site, to), to),
    }
}
