//! Lists whose last article is not shown any more, and pages that lists no longer fill. They were published, so their
//! addresses lead on: to the list, or to what is above it.

use super::{ROLL_PAGE, Route, renamed::old_addresses, table::Fronts};
use crate::{
    diagnostic::Place,
    site::{
        Article, FreeTaxonomy, ListId, ListName, PageNumber, Pages, RollOf, Site, Taxonomy, Term,
        lists_of,
    },
};
use std::collections::BTreeMap;

/// An address that leads on.
pub(super) struct LeadsOn {
    pub(super) from: String,
    pub(super) to: Route,
    pub(super) place: Place,
}

/// A list that an article was in.
struct LeftList {
    /// Its address.
    front: String,
    /// Addresses that it had under other ids.
    old_fronts: Vec<String>,
    /// The page above it.
    above: Route,
    /// How many it shows on a page, if it has several.
    page_size: Option<usize>,
    /// Whether the article was counted in it, and not only shown.
    counted: bool,
}

/// What is known of a list that articles have left.
struct List {
    old_fronts: Vec<String>,
    above: Route,
    page_size: Option<usize>,
    /// How many that were counted have left it.
    retired: usize,
    place: Place,
}

/// Every such address, each once.
pub(super) fn emptied(site: &Site, fronts: &Fronts) -> Vec<LeadsOn> {
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    for retired in site.retired.iter() {
        let article = &retired.article;
        let place = Place::at(article.path(), article.written.slug.span);
        for left in left(site, article) {
            let list = lists.entry(left.front).or_insert_with(|| List {
                old_fronts: left.old_fronts,
                above: left.above,
                page_size: left.page_size,
                retired: 0,
                place: place.clone(),
            });
            list.retired += usize::from(left.counted);
        }
    }
    let lists = lists.into_iter();
    lists
        .flat_map(|(front, list)| {
            let there = fronts.get(&front).copied();
            let to = there.unwrap_or_else(|| nearest(site, list.above, fronts));
            let pages = there.and_then(|route| site.pages_of(route));
            let none = || list.page_size.map(|size| Pages::new(0, size));
            let pages = pages.or_else(none);
            let every_front = std::iter::once(front).chain(list.old_fronts);
            let addresses = every_front.flat_map(|front| {
                let later = later_pages(site, &front, pages, list.retired);
                let own = there.is_none().then_some(front);
                own.into_iter().chain(later)
            });
            let addresses: Vec<String> = addresses.collect();
            addresses.into_iter().map(move |from| LeadsOn {
                from,
                to,
                place: list.place.clone(),
            })
        })
        .collect()
}

/// Addresses of the pages that a list has no more, since so many have left it.
fn later_pages(site: &Site, front: &str, now: Option<Pages>, left: usize) -> Vec<String> {
    let Some(now) = now else {
        return Vec::new();
    };
    let numbers = now.numbered() + 1..=now.with(left).numbered();
    let word = &site.strings.addresses.page;
    numbers
        .map(|number| format!("{front}{word}-{number}/"))
        .collect()
}

/// How many articles or awards a list shows on a page; none for what has no later pages.
fn page_size(site: &Site, route: Route) -> Option<usize> {
    let later = route.at(PageNumber::Number(1));
    (later != route).then(|| match route {
        Route::Roll(..) => ROLL_PAGE,
        _ => site.settings.page_size,
    })
}

/// A page if it is there, else the nearest one above it that is. The news is nearer than the front page.
fn nearest(site: &Site, route: Route, fronts: &Fronts) -> Route {
    let is_there = |route: &Route| fronts.contains_key(&site.address(*route));
    let above = site.ancestors(route).filter(|above| *above != Route::Home);
    let mut routes = std::iter::once(route).chain(above);
    routes.find(is_there).unwrap_or(ListId::News.front())
}

/// The lists that an article was in and that may not be there without it.
fn left(site: &Site, article: &Article) -> Vec<LeftList> {
    let families = &site.settings.families;
    let mut left = Vec::new();
    let mut add = |route: Route, counted: bool| {
        if route.is_in(families) {
            left.push(LeftList {
                front: site.address(route),
                old_fronts: old_addresses(site, route).map(|old| old.from).collect(),
                above: site.parent(route).unwrap_or(Route::Home),
                page_size: page_size(site, route),
                counted,
            });
        }
    };
    let mut free = Vec::new();
    for membership in lists_of(article) {
        match membership.list {
            ListName::Id(list) => add(list.front(), membership.counted),
            ListName::Free(taxonomy, term) => free.push((taxonomy, term)),
        }
    }
    for award in &article.awards {
        let year = RollOf::Year(award.date.year());
        for of in [year, RollOf::District(article.district())] {
            add(Route::Roll(of, PageNumber::Front), true);
        }
    }
    for result in &article.results {
        add(Route::Frame(result.frame()), true);
        add(Route::Results, true);
    }
    let free = free.into_iter();
    left.extend(free.flat_map(|(taxonomy, term)| of_free_term(site, taxonomy, term)));
    left
}

/// The list of a term that no register has, and the index of its taxonomy.
fn of_free_term(site: &Site, taxonomy: FreeTaxonomy, term: &Term) -> Vec<LeftList> {
    let taxonomy = Taxonomy::from(taxonomy);
    if !site.settings.families.has(taxonomy.family()) {
        return Vec::new();
    }
    let index = site.address(Route::Terms(taxonomy));
    let left = |front: String, above: Route, page_size: Option<usize>| LeftList {
        front,
        old_fronts: Vec::new(),
        above,
        page_size,
        counted: true,
    };
    let page_size = Some(site.settings.page_size);
    vec![
        left(
            format!("{index}{}/", term.slug),
            Route::Terms(taxonomy),
            page_size,
        ),
        left(index, Route::Home, None),
    ]
}
