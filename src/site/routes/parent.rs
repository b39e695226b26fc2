//! What is above a page. Breadcrumbs, the section of the menu and the place that an emptied list leads to follow from it.

use super::Route;
use crate::site::{ListId, PageNumber, RollOf, Site, Taxonomy, TermKey};

impl Site {
    /// The page above another; none for the front page, and for those that stand beside the site.
    pub fn parent(&self, route: Route) -> Option<Route> {
        Some(match route {
            Route::List(_, PageNumber::Number(_)) | Route::Roll(_, PageNumber::Number(_)) => {
                route.at(PageNumber::Front)
            }
            Route::List(list, PageNumber::Front) => self.above_list(list),
            Route::Article(key) => ListId::District(self.article(key).district()).front(),
            Route::Retired(key) => {
                ListId::District(self.retired_article(key).article.district()).front()
            }
            Route::Roll(RollOf::District(key), PageNumber::Front) => ListId::District(key).front(),
            Route::Roll(RollOf::Honour(key), PageNumber::Front) => {
                ListId::Term(TermKey::Honour(key)).front()
            }
            Route::Roll(RollOf::Year(_), PageNumber::Front) => Route::Terms(Taxonomy::Honour),
            Route::Board(key) => Route::Frame(self.boards[key].frame),
            Route::Frame(_) => Route::Results,
            Route::Districts
            | Route::Campaigns
            | Route::Matrix
            | Route::Results
            | Route::Terms(_)
            | Route::Archive
            | Route::Search
            | Route::Plain(_)
            | Route::NotFound
            | Route::Offline
            | Route::Redirect(_) => Route::Home,
            Route::Home => return None,
        })
    }

    fn above_list(&self, list: ListId) -> Route {
        match list {
            ListId::News => Route::Home,
            ListId::District(key) => match self.registers.districts[key].parent {
                Some(outer) => ListId::District(outer).front(),
                None => Route::Districts,
            },
            ListId::Pair(district, _) => ListId::District(district).front(),
            ListId::Campaign(_) => Route::Campaigns,
            ListId::Phase(key) => ListId::Campaign(key.campaign).front(),
            ListId::Term(key) => Route::Terms(key.taxonomy()),
            ListId::Year(_) => Route::Archive,
            ListId::Month(year, _) => ListId::Year(year).front(),
        }
    }

    /// All pages above another, from the nearest to the front page.
    pub fn ancestors(&self, route: Route) -> impl Iterator<Item = Route> {
        std::iter::successors(self.parent(route), |&above| self.parent(above))
    }
}
