//! The pages that a list shows.

use super::{campaigns_in_order, districts_in_order};
use crate::site::{ListId, Route, Site};

/// The lists that a page leads to, in its order; none for a page that is no list of lists.
pub(super) fn entries(site: &Site, route: Route) -> Option<Vec<Route>> {
    Some(match route {
        Route::Districts => districts_in_order(site)
            .into_iter()
            .map(|key| ListId::District(key).front())
            .collect(),
        Route::Campaigns => campaigns_in_order(site)
            .into_iter()
            .map(|key| ListId::Campaign(key).front())
            .collect(),
        Route::Terms(taxonomy) => {
            let terms = site.lists.terms(taxonomy).iter();
            terms.map(|term| ListId::Term(term.key).front()).collect()
        }
        Route::Archive => {
            let years = site.lists.years().rev();
            years.map(|(year, _)| ListId::Year(year).front()).collect()
        }
        Route::Results => site.boards.frames().map(Route::Frame).collect(),
        _ => return None,
    })
}
