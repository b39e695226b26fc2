//! Pages that lead to others.

use super::{
    article::{area, campaign, covered, part_of, phase},
    site::is_front,
    types::{CollectionPage, Event, ItemList, ListItem, Node, Reference, Type, Typed, WebPage},
};
use crate::{
    site::{ListId, PageNumber, PhaseKey, Route, Site},
    view::{self, chrome::Head, shared::absolute},
};

/// A list of articles or of other lists, and the campaign or phase whose articles they are; a page of another sort
/// is a page.
pub(super) fn list(site: &Site, route: Route, head: &Head) -> Vec<Node> {
    let page = web_page(site, route, head);
    let Some((all, members)) = members(site, route) else {
        return vec![Node::WebPage(Box::new(page))];
    };
    let event = event(site, route);
    let about = event.as_ref().map(|event| Reference::to(event.id.clone()));
    let list = CollectionPage {
        page,
        about,
        content_location: match route {
            Route::List(ListId::District(key) | ListId::Pair(key, _), _) => Some(area(site, key)),
            _ => None,
        },
        main_entity: (!members.is_empty()).then(|| item_list(all, members)),
    };
    let event = event.map(|event| Node::Event(Box::new(event)));
    let list = Node::CollectionPage(Box::new(list));
    [list].into_iter().chain(event).collect()
}

fn web_page(site: &Site, route: Route, head: &Head) -> WebPage {
    WebPage {
        url: head.canonical.clone(),
        name: view::names::full_name(site, route),
        description: head.description.clone(),
        in_language: site.locale.tag(),
        is_part_of: part_of(site),
    }
}

/// How many members a list has, told on its first page only, and the addresses of those that the page shows; none
/// for a page that is no list.
fn members(site: &Site, route: Route) -> Option<(Option<usize>, Vec<String>)> {
    if let (Some(all), Some(shown)) = (site.listed(route), site.shown_on(route)) {
        let shown = shown
            .iter()
            .map(|&key| site.absolute_url(Route::Article(key)));
        return Some((is_front(route).then_some(all.len()), shown.collect()));
    }
    let entries = view::entries(site, route)?.into_iter();
    let urls = entries.filter_map(|route| site.url(route));
    let urls: Vec<String> = urls.map(|url| absolute(site, &url)).collect();
    Some((Some(urls.len()), urls))
}

fn item_list(all: Option<usize>, urls: Vec<String>) -> Typed<ItemList> {
    let items = urls.into_iter().zip(1..).map(|(url, position)| ListItem {
        position,
        name: None,
        item: None,
        url: Some(url),
    });
    ItemList {
        number_of_items: all,
        item_list_element: items.map(Type::typed).collect(),
    }
    .typed()
}

/// The campaign or phase whose first page this is, with what it is part of and what is part of it. One of which nobody
/// says where it is, is where its articles are. One of which nobody knows when it begins is none to search engines.
fn event(site: &Site, route: Route) -> Option<Event> {
    event_of(site, route).filter(is_dated)
}

fn somewhere(site: &Site, route: Route, event: Event) -> Event {
    if event.location.is_empty() {
        Event {
            location: covered(site, site.listed(route).unwrap_or(&[])),
            ..event
        }
    } else {
        event
    }
}

fn is_dated(event: &Event) -> bool {
    event.start_date.is_some()
}

fn event_of(site: &Site, route: Route) -> Option<Event> {
    let placed_campaign = |key| somewhere(site, ListId::Campaign(key).front(), campaign(site, key));
    let placed_phase = |key| somewhere(site, ListId::Phase(key).front(), phase(site, key));
    match route {
        Route::List(ListId::Campaign(key), PageNumber::Front) => {
            let phases = 0..site.registers.campaigns[key].phases.len();
            let phases = phases.map(|index| {
                let key = PhaseKey {
                    campaign: key,
                    phase: index,
                };
                placed_phase(key)
            });
            Some(Event {
                sub_event: phases.filter(is_dated).map(Type::typed).collect(),
                ..placed_campaign(key)
            })
        }
        Route::List(ListId::Phase(key), PageNumber::Front) => Some(Event {
            super_event: Some(Box::new(placed_campaign(key.campaign).typed())),
            ..placed_phase(key)
        }),
        _ => None,
    }
}
