//! Pages and files that want one address.

use super::{DataFile, Route, paths::report_paths};
use crate::{
    diagnostic::{AddressProblem, Diagnostic, Place, SourcePath},
    site::{
        Article, Asset, CancelToken, Cancelled, Frame, ListId, RollOf, Site, article::HoldReason,
    },
    source::SITE_FILE,
};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

impl Site {
    /// Reports pages and files that want one address.
    pub(in crate::site) fn check_addresses(
        &self,
        cancel: CancelToken<'_>,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        let mut diagnostics = Vec::new();
        report_equal_slugs(self, &mut diagnostics);
        cancel.check()?;
        let mut by_address: BTreeMap<String, Route> = BTreeMap::new();
        let place = &|route| place(route, self);
        let pages = self.every_page().into_iter();
        for route in pages.filter(|route| !matches!(route, Route::Redirect(_))) {
            cancel.check()?;
            let address = self.address(route);
            match by_address.get(&address) {
                // Two articles with one slug, two entries with one id: told already, in better words.
                Some(first) if same_family(*first, route) => {}
                Some(&first) => {
                    let problem = AddressProblem::SameAddress {
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
        self.check_redirects(&mut by_address, place, &mut diagnostics);
        let statics = &self.assets.statics;
        report_static_files(statics, &by_address, place, &mut diagnostics);
        report_static_data_files(statics, self.routes.data_files(), &mut diagnostics);
        report_other_cases(self, &mut diagnostics);
        report_paths(self, &mut diagnostics);
        Ok(diagnostics)
    }
}

/// Whether two pages come from one register or one list of articles, where equal names are reported.
fn same_family(a: Route, b: Route) -> bool {
    let article = |route| matches!(route, Route::Article(_) | Route::Retired(_));
    let plain = matches!(a, Route::Plain(_));
    (article(a) && article(b)) || !plain && std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

/// Two articles with one slug in one year, published, waiting or not shown any more; a draft may repeat what it replaces.
fn report_equal_slugs(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let waiting = site.held_back.iter();
    let waiting = waiting
        .filter(|held| held.reason != HoldReason::Draft)
        .map(|held| &held.article);
    let shown = site
        .articles
        .iter()
        .filter(|article| !article.written.draft);
    let retired = site.retired.iter().map(|retired| &retired.article);
    let all = shown.chain(waiting).chain(retired);
    let mut articles: Vec<&Article> = all.map(|article| &**article).collect();
    articles.sort_by_cached_key(|article| {
        let slug = article.slug().to_owned();
        (article.date().year(), slug, article.path().clone())
    });
    for pair in articles.windows(2) {
        let [first, second] = pair else { continue };
        if first.date().year() == second.date().year() && first.slug() == second.slug() {
            let problem = AddressProblem::DuplicateSlug {
                slug: second.slug().to_owned(),
                year: second.date().year(),
            };
            let place = |article: &Article| Place::at(article.path(), article.written.slug.span);
            diagnostics.push(Diagnostic::new(place(second), problem).with_other(place(first)));
        }
    }
}

/// A file in `static/` where a page is, or as a file where pages need a folder.
fn report_static_files(
    statics: &BTreeSet<SourcePath>,
    by_address: &BTreeMap<String, Route>,
    place: impl Fn(Route) -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in statics {
        let file = path.as_str().replacen("static/", "", 1).to_lowercase();
        let page = match file.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
            _ => file.clone(),
        };
        let under = format!("{file}/");
        let taken = by_address.get(&page).or_else(|| {
            by_address
                .range(under.clone()..)
                .next()
                .filter(|(address, _)| address.starts_with(&under))
                .map(|(_, route)| route)
        });
        if let Some(&route) = taken {
            let problem = AddressProblem::SameAddress {
                address: format!("/{page}"),
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem).with_other(place(route)));
        }
    }
}

/// A file in `static/` in the place of one that bantin makes.
fn report_static_data_files(
    statics: &BTreeSet<SourcePath>,
    data_files: &BTreeMap<String, DataFile>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in statics {
        let file = path.as_str().replacen("static/", "", 1).to_lowercase();
        if data_files.contains_key(&file) {
            let problem = AddressProblem::SameAddress {
                address: format!("/{file}"),
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem));
        }
    }
}

/// Files of the site's own that are one on a disk or a server that does not tell upper from lower case, and those that
/// lie where others need a folder.
fn report_other_cases(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let statics = site.assets.statics.iter().cloned().map(Asset::Static);
    let files = statics.chain(site.attachments().iter().cloned());
    let mut report = |asset: &Asset, address: &str, other: &Asset| {
        let problem = AddressProblem::SameAddress {
            address: format!("/{address}"),
        };
        let found = Diagnostic::new(Place::file(asset.source()), problem);
        diagnostics.push(found.with_other(Place::file(other.source())));
    };
    let mut by_name: BTreeMap<String, (String, Asset)> = BTreeMap::new();
    for asset in files {
        let address = site.asset_path(&asset);
        match by_name.entry(address.to_lowercase()) {
            Entry::Vacant(slot) => drop(slot.insert((address, asset))),
            // A file of the very same address is told elsewhere.
            Entry::Occupied(first) if first.get().0 == address => {}
            Entry::Occupied(first) => report(&asset, &address, &first.get().1),
        }
    }
    for (name, (address, asset)) in &by_name {
        let inside = format!("{name}/");
        let mut next = by_name.range(inside.clone()..);
        if let Some((_, (_, other))) = next.next().filter(|(name, _)| name.starts_with(&inside)) {
            report(asset, address, other);
        }
    }
}

/// Where a page comes from, for a report.
fn place(route: Route, site: &Site) -> Place {
    let registers = &site.registers;
    match route {
        Route::Article(key) => {
            let article = site.article(key);
            Place::at(article.path(), article.written.slug.span)
        }
        Route::List(list, _) => place_of_list(list, site),
        Route::Roll(RollOf::District(key), _) => registers.districts[key].names.place.clone(),
        Route::Frame(Frame::Campaign(key)) => registers.campaigns[key].names.place.clone(),
        Route::Frame(Frame::Programme(key)) => registers.programmes[key].names.place.clone(),
        Route::Roll(RollOf::Honour(key), _) => registers.honours[key].names.place.clone(),
        Route::Retired(key) => {
            let article = &site.retired_article(key).article;
            Place::at(article.path(), article.written.slug.span)
        }
        Route::Redirect(key) => site.redirect(key).place().clone(),
        Route::Plain(key) => Place::file(&site.page(key).path),
        Route::Home
        | Route::Districts
        | Route::Campaigns
        | Route::Matrix
        | Route::Roll(RollOf::Year(_), _)
        | Route::Results
        | Route::Frame(Frame::Year(_))
        | Route::Board(_)
        | Route::Terms(_)
        | Route::Archive
        | Route::Search
        | Route::NotFound
        | Route::Offline => settings(),
    }
}

fn place_of_list(list: ListId, site: &Site) -> Place {
    let registers = &site.registers;
    match list {
        ListId::District(key) | ListId::Pair(key, _) => {
            registers.districts[key].names.place.clone()
        }
        ListId::Campaign(key) => registers.campaigns[key].names.place.clone(),
        ListId::Phase(key) => site.phase(key).place.clone(),
        ListId::Term(key) => {
            let declared = &site.lists.term(key).place;
            let first = site.lists.of_term(key).last();
            match (declared, first) {
                (Some(place), _) => place.clone(),
                (None, Some(first)) => Place::file(site.article(*first).path()),
                (None, None) => settings(),
            }
        }
        ListId::News | ListId::Year(_) | ListId::Month(..) => settings(),
    }
}

fn settings() -> Place {
    Place::file(&SourcePath::new(SITE_FILE))
}
