//! Every page of a site and its address.

mod address;
mod collisions;
mod every;
mod route;

pub(super) use address::article_address;
pub(super) use every::Indexes;
pub use route::{BOARD_ROWS, Download, ROLL_PAGE, Route};

use super::{Parts, resolve::Resolved};
use crate::{
    diagnostic::{Diagnostic, Problem},
    model::Families,
};
use address::Addresses;
use collisions::{
    place, report_equal_slugs, report_static_downloads, report_static_files, same_family,
};
use every::{every_download, every_route};
use std::collections::BTreeMap;

/// All pages of a site.
#[derive(Clone, Debug)]
pub struct Routes {
    all: Vec<Route>,
    by_address: BTreeMap<String, Route>,
    downloads: BTreeMap<String, Download>,
}

impl Routes {
    pub(super) fn new(
        parts: &Parts<'_>,
        resolved: &Resolved,
        indexes: Indexes<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Routes {
        let Indexes { lists, boards, .. } = indexes;
        let families = &parts.settings.families;
        let addresses = Addresses {
            strings: &parts.strings,
            registers: &parts.registers,
            articles: &resolved.articles,
            pages: &resolved.pages,
            lists,
            boards,
        };
        let mut all = every_route(parts, resolved, indexes);
        all.retain(|route| has(families, *route));
        report_equal_slugs(resolved, diagnostics);
        let mut by_address: BTreeMap<String, Route> = BTreeMap::new();
        let place = |route| place(route, parts, resolved, lists);
        for &route in &all {
            let address = addresses.of(route);
            match by_address.get(&address) {
                // Two articles with one slug, two entries with one id: told already, in better words.
                Some(first) if same_family(*first, route) => {}
                Some(&first) => {
                    let problem = Problem::SameAddress {
                        address: format!("/{address}"),
                    };
                    diagnostics
                        .push(Diagnostic::new(place(route), problem).with_other(place(first)));
                }
                None => {
                    by_address.insert(address, route);
                }
            }
        }
        let downloads: BTreeMap<String, Download> = every_download(indexes)
            .into_iter()
            .filter(|download| families.has(download.family()))
            .map(|download| (addresses.file(download), download))
            .collect();
        report_static_files(parts.statics, &by_address, place, diagnostics);
        report_static_downloads(parts.statics, &downloads, diagnostics);
        Routes {
            all,
            by_address,
            downloads,
        }
    }

    /// Every page, in a fixed order.
    pub fn all(&self) -> &[Route] {
        &self.all
    }

    /// The page at an address from the root of the site, with its closing slash.
    pub fn find(&self, address: &str) -> Option<Route> {
        self.by_address.get(address).copied()
    }

    /// Every file to take away, by its path from the root of the site.
    pub fn downloads(&self) -> &BTreeMap<String, Download> {
        &self.downloads
    }

    /// All addresses.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.by_address.keys().map(String::as_str)
    }
}

fn has(families: &Families, route: Route) -> bool {
    route.family().is_none_or(|family| families.has(family))
}
