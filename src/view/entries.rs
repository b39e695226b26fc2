//! The pages that a list shows.

use super::{campaigns_in_order, districts_in_order};
use crate::site::{PageNumber, Route, Site};

/// The lists that a page leads to, in its order; none for a page that is no list of lists.
pub(super) fn entries(site: &Site, route: Route) -> Option<Vec<Route>> {
    let front = PageNumber::Front;
    Some(match route {
        Route::Districts => districts_in_order(site)
            .into_iter()
            .map(|key| Route::District(key, front))
            .collect(),
        Route::Campaigns => campaigns_in_order(site)
            .into_iter()
            .map(|key| Route::Campaign(key, front))
            .collect(),
        Route::Terms(taxonomy) => (0..site.lists.terms(taxonomy).len())
            .map(|index| Route::Term(taxonomy, index, front))
            .collect(),
        Route::Archive => {
            let years = site.lists.years.keys().rev();
            years.map(|&year| Route::Year(year, front)).collect()
        }
        Route::Results => site.boards.frames().map(Route::Frame).collect(),
        _ => return None,
    })
}
