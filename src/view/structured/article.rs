//! A news article, and the things it tells of.

use super::{
    site::{home, publisher, website_id},
    types::{
        AdministrativeArea, CorrectionComment, Event, ImageObject, NewsArticle, PartOf, Party,
        Person, Type, Typed,
    },
};
use crate::{
    model::registers::{Campaign, District, Key, Period},
    site::{ArticleKey, ListId, PhaseKey, Route, Site, Term},
    view::{
        chrome::Head,
        moment::iso,
        photo::photo_of,
        shared::{absolute, picture},
        social::{author_page, card_of, last_day, section},
    },
};
use std::collections::BTreeSet;

pub(super) fn article(site: &Site, key: ArticleKey, head: &Head) -> NewsArticle {
    let article = site.article(key);
    let url = head.canonical.clone();
    NewsArticle {
        id: format!("{url}#article"),
        main_entity_of_page: url.clone(),
        url,
        headline: article.title().to_owned(),
        alternative_headline: article.written.kicker.clone(),
        description: head.description.clone(),
        date_published: iso(site, article.date()),
        date_modified: iso(site, site.modified(article)),
        author: authors(site, &article.authors),
        publisher: Party::Organization(publisher(site)),
        expires: last_day(site, key),
        image: images(site, key),
        article_section: section(site, key),
        content_location: article
            .districts
            .iter()
            .map(|&key| area(site, key))
            .collect(),
        about: article
            .placements
            .iter()
            .map(|placement| campaign_in_brief(site, key, placement.campaign).typed())
            .collect(),
        is_part_of: part_of(site),
        in_language: site.locale.tag(),
        is_based_on: article
            .written
            .source_url
            .as_ref()
            .map(|original| original.as_str().to_owned()),
        correction: corrections(site, key),
    }
}

pub(super) fn part_of(site: &Site) -> Typed<PartOf> {
    PartOf {
        id: website_id(site),
        name: site.settings.title.clone(),
        url: home(site),
    }
    .typed()
}

/// Persons, or organisations of the register; the publisher where nobody is named.
fn authors(site: &Site, names: &[Term]) -> Vec<Party> {
    if names.is_empty() {
        return vec![Party::Organization(publisher(site))];
    }
    let party = |name: &Term| {
        let url = author_page(site, name);
        let name = name.name.to_string();
        match site.registers.orgs.lookup().only_named(&name) {
            Some(_) => Party::Organization(super::Organization {
                id: None,
                name,
                url,
            }),
            None => Party::Person(Person { name, url }),
        }
    };
    names.iter().map(party).collect()
}

fn url(site: &Site, route: Route) -> Option<String> {
    site.url(route).map(|url| absolute(site, &url))
}

/// Its photo, or the card that stands for one, and every other picture of its text, each once.
fn images(site: &Site, key: ArticleKey) -> Vec<Typed<ImageObject>> {
    let article = site.article(key);
    let photo = article.photo.as_ref().map(|photo| &photo.src.value);
    let others = article.outline().pictures.iter();
    let others = others.filter(|picture| photo != Some(&picture.src));
    let others = others.filter_map(|picture| {
        let still = site.still(article.path(), &picture.src)?;
        Some(ImageObject {
            url: absolute(site, &still.url),
            width: Some(still.width),
            height: Some(still.height),
            caption: Some(picture.alt.clone()).filter(|alt| !alt.is_empty()),
            credit_text: picture.credit.clone(),
        })
    });
    let mut images: Vec<ImageObject> = Vec::new();
    for image in image(site, key).into_iter().chain(others) {
        if images.iter().all(|other| other.url != image.url) {
            images.push(image);
        }
    }
    images.into_iter().map(Type::typed).collect()
}

fn image(site: &Site, key: ArticleKey) -> Option<ImageObject> {
    let article = site.article(key);
    let photo = article.photo.as_ref();
    let photo = photo.and_then(|photo| picture(site, article.path(), photo));
    let shared = photo_of(site, key);
    let image = match (shared, photo) {
        (Some(shared), Some(photo)) => ImageObject {
            url: shared.url,
            width: Some(shared.width),
            height: Some(shared.height),
            caption: photo.caption,
            credit_text: photo.credit,
        },
        (_, Some(drawing)) => ImageObject {
            url: absolute(site, &drawing.src),
            width: drawing.width,
            height: drawing.height,
            caption: drawing.caption,
            credit_text: drawing.credit,
        },
        (_, None) => {
            let card = card_of(site, key)?;
            ImageObject {
                url: card.url,
                width: Some(card.width),
                height: Some(card.height),
                caption: None,
                credit_text: None,
            }
        }
    };
    Some(image)
}

fn corrections(site: &Site, key: ArticleKey) -> Vec<Typed<CorrectionComment>> {
    let corrections = site.corrections(site.article(key));
    let comments = corrections.map(|correction| CorrectionComment {
        text: correction.text.clone(),
        date_published: iso(site, correction.date.value),
    });
    comments.map(Type::typed).collect()
}

/// A district and all that it lies in.
pub(super) fn area(site: &Site, key: Key<District>) -> Typed<AdministrativeArea> {
    let above: Vec<Key<District>> = site.geography.upwards(key).collect();
    let outer = above.into_iter().rev().fold(None, |outer, key| {
        Some(Box::new(one_area(site, key, outer).typed()))
    });
    match outer {
        Some(area) => *area,
        None => one_area(site, key, None).typed(),
    }
}

fn one_area(
    site: &Site,
    key: Key<District>,
    outer: Option<Box<Typed<AdministrativeArea>>>,
) -> AdministrativeArea {
    AdministrativeArea {
        name: site.registers.districts[key].full_name.clone(),
        url: url(site, ListId::District(key).front()),
        address: None,
        contained_in_place: outer,
    }
}

/// Where a campaign is by its register.
fn seat(site: &Site, campaign: &Campaign) -> Vec<Typed<AdministrativeArea>> {
    places(site, campaign.district)
}

/// Areas that articles are about, each by the largest that it lies in.
pub(super) fn covered(site: &Site, keys: &[ArticleKey]) -> Vec<Typed<AdministrativeArea>> {
    let districts = keys.iter().map(|&key| site.article(key).district());
    let outermost = districts.filter_map(|district| site.geography.upwards(district).last());
    let outermost: BTreeSet<Key<District>> = outermost.collect();
    places(site, outermost)
}

/// Districts as places of an event: search engines ask for an address.
fn places(
    site: &Site,
    districts: impl IntoIterator<Item = Key<District>>,
) -> Vec<Typed<AdministrativeArea>> {
    let places = districts.into_iter().map(|key| {
        let names = site.geography.upwards(key);
        let names: Vec<&str> = names
            .map(|key| site.registers.districts[key].full_name.as_str())
            .collect();
        AdministrativeArea {
            address: Some(names.join(", ")),
            ..one_area(site, key, None)
        }
    });
    places.map(Type::typed).collect()
}

/// A campaign, without its phases.
pub(super) fn campaign(site: &Site, key: Key<Campaign>) -> Event {
    let entry = &site.registers.campaigns[key];
    let route = ListId::Campaign(key).front();
    Event {
        description: entry.theme.clone(),
        location: seat(site, entry),
        organizer: entry.org.map(|org| {
            let org = &site.registers.orgs[org];
            Party::Organization(super::Organization {
                id: None,
                name: org.names.name.clone(),
                url: None,
            })
        }),
        ..event(site, route, entry.names.name.clone(), entry.period)
    }
}

/// A campaign as an article tells of it: what, when and where; where nobody says so, where the article is. The rest is
/// told on its own page.
fn campaign_in_brief(site: &Site, article: ArticleKey, key: Key<Campaign>) -> Event {
    let mut event = campaign(site, key);
    if event.location.is_empty() {
        event.location = covered(site, &[article]);
    }
    Event {
        description: None,
        organizer: None,
        ..event
    }
}

/// A phase, without its campaign.
pub(super) fn phase(site: &Site, key: PhaseKey) -> Event {
    let entry = site.phase(key);
    let campaign = &site.registers.campaigns[key.campaign];
    let route = ListId::Phase(key).front();
    let name = format!("{}: {}", entry.label, campaign.names.name);
    Event {
        description: entry.theme.clone(),
        location: seat(site, campaign),
        ..event(site, route, name, entry.period)
    }
}

/// An event is known to begin on its first day, else with the first that was told of it: search engines want to know.
fn event(site: &Site, route: Route, name: String, period: Option<Period>) -> Event {
    let interval = period.map(Period::interval);
    let first = site.listed(route).and_then(<[_]>::last);
    let first = first.map(|&key| site.article(key).date().interval().first);
    let start = interval.map(|interval| interval.first).or(first);
    Event {
        id: site.absolute_url(route) + "#event",
        name,
        url: url(site, route),
        description: None,
        start_date: start.map(|day| day.to_string()),
        end_date: interval.map(|interval| interval.last.to_string()),
        location: Vec::new(),
        organizer: None,
        super_event: None,
        sub_event: Vec::new(),
    }
}
