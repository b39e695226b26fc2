//! Every page of a site and its address.
//!
//! Articles and the later pages of lists are found by what their address says; only the others are kept.

mod address;
mod codes;
mod collisions;
mod emptied;
mod every;
mod feeds;
mod files;
mod moved;
mod parent;
mod paths;
mod redirects;
mod renamed;
mod route;
mod sitemap;
mod table;

pub use address::THEME_FOLDER;
pub(super) use address::article_address;
use address::is_article_address;
pub use route::{BOARD_ROWS, DataFile, ROLL_PAGE, Redirect, Route, SITEMAP_PAGE};
pub use table::Routes;

use super::{ArticleKey, HeldBack, PageNumber, Retired, Site, article_states::ArticleState};
use crate::model::registers::Key;
use every::fronts;
use table::Fronts;

/// Works out every page and file of a site.
pub(super) fn routes(site: &Site) -> Routes {
    let all = fronts(site);
    let mut fronts = Fronts::new();
    for &route in &all {
        // Two pages with one address are reported; the first one stays.
        fronts.entry(site.address(route)).or_insert(route);
    }
    let redirects = redirects::redirects(site, &fronts);
    let data_files = files::files(site, &all, &redirects);
    Routes {
        fronts,
        data_files,
        redirects,
    }
}

impl Site {
    /// The page at an address from the root of the site, with its closing slash.
    pub fn find(&self, address: &str) -> Option<Route> {
        let front = || self.routes.fronts.get(address).copied();
        // Most links lead to articles, which no other page shares its address with.
        let article = self.article_at(address).map(Route::Article);
        article
            .or_else(front)
            .or_else(|| self.later_page(address))
            .or_else(|| self.retired_at(address).map(Route::Retired))
            .or_else(|| self.redirect_at(address))
    }

    /// `dia-ban/quan-ha-dong/trang-2/`
    fn later_page(&self, address: &str) -> Option<Route> {
        let (list, page) = last_step(address)?;
        let number = page
            .strip_prefix(self.strings.addresses.page.as_str())?
            .strip_prefix('-')?;
        let number: usize = number.parse().ok()?;
        let front = self.routes.fronts.get(list).copied()?;
        let pages = self.pages_of(front)?;
        let route = front.at(PageNumber::Number(number));
        // Written in the one way in which it is linked to: no `trang-02`.
        let exists = (1..=pages.numbered()).contains(&number) && self.address(route) == address;
        exists.then_some(route)
    }

    /// `tin/2023/ra-quan-dot-2/`: the newest article there.
    fn article_at(&self, address: &str) -> Option<ArticleKey> {
        let (_, slug) = last_step(address)?;
        let keys = self.keys_by_slug(slug);
        let mut keys = keys.iter().copied();
        keys.find(|&key| is_article_address(self.article(key), &self.strings, address))
    }

    /// The article that is not shown any more and had this address.
    fn retired_at(&self, address: &str) -> Option<Key<Retired>> {
        let (_, slug) = last_step(address)?;
        let paths = self.links.by_slug(slug).iter();
        let mut found = paths.filter_map(|path| match self.article_states.state(path)? {
            ArticleState::Retired(retired) => Some(retired),
            ArticleState::Published(_) | ArticleState::HeldBack(_) | ArticleState::Lost => None,
        });
        let retired = found.find(|one| article_address(&one.article, &self.strings) == address)?;
        self.retired_key(retired)
    }

    /// The article that is not public yet and will have this address.
    pub(super) fn held_back_at(&self, address: &str) -> Option<Key<HeldBack>> {
        let (_, slug) = last_step(address)?;
        let paths = self.links.by_slug(slug).iter();
        let mut found = paths.filter_map(|path| match self.article_states.state(path)? {
            ArticleState::HeldBack(held) => Some(held),
            ArticleState::Published(_) | ArticleState::Retired(_) | ArticleState::Lost => None,
        });
        let held = found.find(|held| article_address(&held.article, &self.strings) == address)?;
        self.held_key(held)
    }
}

/// An address without its last step, and that step.
fn last_step(address: &str) -> Option<(&str, &str)> {
    let inside = address.strip_suffix('/')?;
    let start = inside.rfind('/')? + 1;
    Some((&inside[..start], &inside[start..]))
}
