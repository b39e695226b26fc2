//! Pages and files that want one address.

use super::{Download, Route};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath},
    site::{Article, Frame, Lists, Parts, RollOf, article::Reason, resolve::Resolved},
    source::SITE_FILE,
};
use std::collections::BTreeMap;

/// Whether two pages come from one register or one list of articles, where equal names are reported.
pub(super) fn same_family(a: Route, b: Route) -> bool {
    let plain = matches!(a, Route::Plain(_));
    !plain && std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

/// Two articles with one slug in one year, published or waiting; a draft may repeat what it replaces.
pub(super) fn report_equal_slugs(resolved: &Resolved, diagnostics: &mut Vec<Diagnostic>) {
    let waiting = resolved
        .held_back
        .iter()
        .filter(|held| held.reason != Reason::Draft)
        .map(|held| &held.article);
    let mut articles: Vec<&Article> = resolved.articles.iter().chain(waiting).collect();
    articles
        .sort_by(|a, b| (a.date.year(), &a.slug, &a.path).cmp(&(b.date.year(), &b.slug, &b.path)));
    for pair in articles.windows(2) {
        let [first, second] = pair else { continue };
        if first.date.year() == second.date.year() && first.slug == second.slug {
            let problem = Problem::DuplicateSlug {
                slug: second.slug.clone(),
                year: second.date.year(),
            };
            let place = |article: &Article| Place::at(&article.path, article.slug_span);
            diagnostics.push(Diagnostic::new(place(second), problem).with_other(place(first)));
        }
    }
}

/// A file in `static/` where a page is, or as a file where pages need a folder.
pub(super) fn report_static_files(
    statics: &[SourcePath],
    by_address: &BTreeMap<String, Route>,
    place: impl Fn(Route) -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in statics {
        let file = path.as_str().trim_start_matches("static/").to_lowercase();
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
            let problem = Problem::SameAddress {
                address: format!("/{page}"),
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem).with_other(place(route)));
        }
    }
}

/// A file in `static/` in the place of one that bantin makes.
pub(super) fn report_static_downloads(
    statics: &[SourcePath],
    downloads: &BTreeMap<String, Download>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in statics {
        let file = path.as_str().trim_start_matches("static/").to_lowercase();
        if downloads.contains_key(&file) {
            let problem = Problem::SameAddress {
                address: format!("/{file}"),
            };
            diagnostics.push(Diagnostic::new(Place::file(path), problem));
        }
    }
}

/// Where a page comes from, for a report.
pub(super) fn place(route: Route, parts: &Parts<'_>, resolved: &Resolved, lists: &Lists) -> Place {
    let site = || Place::file(&SourcePath::new(SITE_FILE));
    match route {
        Route::Article(key) => {
            let article = &resolved.articles[key.index()];
            Place::at(&article.path, article.slug_span)
        }
        Route::District(key, _) | Route::Pair(key, ..) | Route::Roll(RollOf::District(key), _) => {
            parts.registers.districts[key].names.place.clone()
        }
        Route::Campaign(key, _) | Route::Frame(Frame::Campaign(key)) => {
            parts.registers.campaigns[key].names.place.clone()
        }
        Route::Frame(Frame::Programme(key)) => parts.registers.programmes[key].names.place.clone(),
        Route::Roll(RollOf::Honour(key), _) => parts.registers.honours[key].names.place.clone(),
        Route::Phase(key, _) => parts.registers.campaigns[key.campaign].phases[key.phase]
            .place
            .clone(),
        Route::Term(taxonomy, term, _) => {
            let term = &lists.terms(taxonomy)[term];
            match (&term.place, term.articles.last()) {
                (Some(place), _) => place.clone(),
                (None, Some(key)) => Place::file(&resolved.articles[key.index()].path),
                (None, None) => site(),
            }
        }
        Route::Plain(index) => Place::file(&resolved.pages[index].path),
        Route::Home
        | Route::News(_)
        | Route::Districts
        | Route::Campaigns
        | Route::Matrix
        | Route::Roll(RollOf::Year(_), _)
        | Route::Results
        | Route::Frame(Frame::Year(_))
        | Route::Board(_)
        | Route::Terms(_)
        | Route::Archive
        | Route::Year(..)
        | Route::Month(..)
        | Route::NotFound => site(),
    }
}
