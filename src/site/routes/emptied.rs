//! Lists whose last article is not shown any more, and pages that lists no longer fill. They were published, so their
//! addresses lead on: to the list, or to what is above it.

use super::{ROLL_PAGE, Route, has, renamed::old_addresses};
use crate::{
    diagnostic::Place,
    site::{Article, Group, PageNumber, Pages, RollOf, Site, SourceLine, Taxonomy, Term},
};
use std::collections::BTreeMap;

/// What there is, by its address.
pub(super) type Fronts = BTreeMap<String, Route>;

/// An address that leads on.
pub(super) struct LeadsOn {
    pub(super) from: String,
    pub(super) to: Route,
    pub(super) place: Place,
}

/// A list that an article was in.
struct Left {
    /// Its address.
    front: String,
    /// Addresses that it had under other ids.
    old_fronts: Vec<String>,
    /// The page above it.
    above: Route,
    /// How many it shows on a page, if it has several.
    page_size: Option<usize>,
}

/// What is known of a list that articles have left.
struct List {
    old_fronts: Vec<String>,
    above: Route,
    page_size: Option<usize>,
    /// How many have left it.
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
            list.retired += 1;
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

/// A page if it is there, else the nearest one above it that is.
fn nearest(site: &Site, route: Route, fronts: &Fronts) -> Route {
    let there = |route: &Route| fronts.contains_key(&site.address(*route));
    let above = match route {
        Route::Month(year, ..) => vec![route, Route::Year(year, PageNumber::Front), Route::Archive],
        Route::Year(..) => vec![route, Route::Archive],
        _ => vec![route],
    };
    let news = Route::News(PageNumber::Front);
    above.into_iter().find(there).unwrap_or(news)
}

/// The lists that an article was in and that may not be there without it.
fn left(site: &Site, article: &Article) -> Vec<Left> {
    let front = PageNumber::Front;
    let date = article.date();
    let mut pages = vec![
        (Route::News(front), Route::Home),
        (Route::Year(date.year(), front), Route::Archive),
    ];
    pages.extend(date.month_of().map(|month| {
        let year = Route::Year(date.year(), front);
        (Route::Month(date.year(), month, front), year)
    }));
    for &district in &article.districts {
        let route = Route::District(district, front);
        let pairs = article.groups().into_iter();
        pages.extend(pairs.map(|group| (Route::Pair(district, group, front), route)));
        pages.push((route, Route::Districts));
    }
    pages.extend(article.placements.first().map(|placement| {
        let route = Route::Campaign(placement.campaign, front);
        (route, Route::Campaigns)
    }));
    if let Group::Phase(key) = article.group() {
        let campaign = Route::Campaign(key.campaign, front);
        pages.push((Route::Phase(key, front), campaign));
    }
    let honours = Route::Terms(Taxonomy::Honour);
    for award in &article.awards {
        pages.push((Route::Roll(RollOf::Year(award.date.year()), front), honours));
        let district = RollOf::District(article.district());
        pages.push((Route::Roll(district, front), honours));
    }
    for result in &article.results {
        pages.push((Route::Frame(result.frame()), Route::Results));
        pages.push((Route::Results, Route::Home));
    }
    pages.extend(registered(article));
    let families = &site.settings.families;
    pages.retain(|&(route, _)| has(families, route));
    let pages = pages.into_iter().map(|(route, above)| Left {
        front: site.address(route),
        old_fronts: old_addresses(site, route).map(|old| old.from).collect(),
        above,
        page_size: page_size(site, route),
    });
    pages.chain(free(site, article)).collect()
}

/// Its terms that are always there.
fn registered(article: &Article) -> Vec<(Route, Route)> {
    let category = article
        .category
        .map(|key| (Taxonomy::Category, key.index()));
    let sectors = article.sectors.iter();
    let sectors = sectors.map(|key| (Taxonomy::Sector, key.index()));
    let orgs = article.orgs.iter();
    let orgs = orgs.map(|key| (Taxonomy::Organisation, key.index()));
    let programmes = article.programmes.iter();
    let programmes = programmes.map(|key| (Taxonomy::Programme, key.index()));
    let kind = [(Taxonomy::Kind, article.kind() as usize)];
    let terms = kind.into_iter().chain(category).chain(sectors);
    let terms = terms.chain(orgs).chain(programmes);
    terms
        .map(|(taxonomy, term)| {
            let route = Route::Term(taxonomy, term, PageNumber::Front);
            (route, Route::Terms(taxonomy))
        })
        .collect()
}

/// Its terms that no register has, and the lists of these.
fn free(site: &Site, article: &Article) -> Vec<Left> {
    let words = &site.strings.addresses;
    let terms = |taxonomy, terms: &[Term]| {
        let slugs = terms.iter().map(|term| term.slug.clone());
        slugs.map(move |slug| (taxonomy, slug)).collect::<Vec<_>>()
    };
    let source = match &article.source {
        Some(SourceLine::Free(term)) => std::slice::from_ref(term),
        Some(SourceLine::Registered(_)) | None => &[],
    };
    let all = [
        terms(Taxonomy::Author, &article.authors),
        terms(Taxonomy::Movement, &article.movements),
        terms(Taxonomy::Source, source),
    ];
    let all = all.concat().into_iter();
    let all = all.filter(|(taxonomy, _)| site.settings.families.has(taxonomy.family()));
    all.flat_map(|(taxonomy, slug)| {
        let index = format!("{}/", taxonomy.address(words));
        let term = Left {
            front: format!("{index}{slug}/"),
            old_fronts: Vec::new(),
            above: Route::Terms(taxonomy),
            page_size: Some(site.settings.page_size),
        };
        let index = Left {
            front: index,
            old_fronts: Vec::new(),
            above: Route::Home,
            page_size: None,
        };
        [term, index]
    })
    .collect()
}
