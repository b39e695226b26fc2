//! The site and its publisher, to which the data of every page refer.

use super::types::{Organization, Reference, SearchAction, WebSite};
use crate::{
    site::{PageNumber, Route, Site},
    view::feed,
};

pub(super) fn home(site: &Site) -> String {
    site.absolute_url(Route::Home)
}

pub(super) fn website_id(site: &Site) -> String {
    home(site) + "#website"
}

pub(super) fn website(site: &Site) -> WebSite {
    WebSite {
        id: website_id(site),
        url: home(site),
        name: site.settings.title.clone(),
        description: site.settings.description.clone(),
        in_language: site.locale.tag(),
        publisher: Reference::to(publisher_id(site)),
        potential_action: search_page(site).map(|page| SearchAction::new(&page)),
    }
}

/// The address of the page that searches the site; none when it has no search.
pub(super) fn search_page(site: &Site) -> Option<String> {
    let there = site.url(Route::Search).is_some();
    there.then(|| site.absolute_url(Route::Search))
}

pub(super) fn publisher_id(site: &Site) -> String {
    home(site) + "#publisher"
}

/// The publishing body, else the site itself.
pub(super) fn publisher(site: &Site) -> Organization {
    Organization {
        id: Some(publisher_id(site)),
        name: feed::publisher(site),
        url: Some(home(site)),
    }
}

/// The first page of the list that a page belongs to.
pub(super) fn is_front(route: Route) -> bool {
    route.at(PageNumber::Front) == route
}
