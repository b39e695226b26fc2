//! Every page and file that a site has.

use super::{BOARD_ROWS, Download, ROLL_PAGE, Route};
use crate::site::{
    ArticleKey, Boards, Lists, PageNumber, Pages, Parts, PhaseKey, RollOf, Rolls, Taxonomy,
    resolve::Resolved,
};

/// What pages are derived from.
#[derive(Clone, Copy)]
pub(in crate::site) struct Indexes<'a> {
    pub(in crate::site) lists: &'a Lists,
    pub(in crate::site) rolls: &'a Rolls,
    pub(in crate::site) boards: &'a Boards,
}

pub(super) fn every_route(
    parts: &Parts<'_>,
    resolved: &Resolved,
    indexes: Indexes<'_>,
) -> Vec<Route> {
    let Indexes {
        lists,
        rolls,
        boards,
    } = indexes;
    let size = parts.settings.page_size;
    let mut routes = vec![Route::Home];
    let paged = |routes: &mut Vec<Route>, len: usize, route: Route| {
        routes.extend(Pages::new(len, size).iter().map(|page| route.at(page)));
    };
    let front = PageNumber::Front;
    paged(&mut routes, resolved.articles.len(), Route::News(front));
    routes.extend((0..resolved.articles.len()).map(|index| Route::Article(ArticleKey::new(index))));
    routes.push(Route::Districts);
    for district in parts.registers.districts.keys() {
        paged(
            &mut routes,
            lists.district(district).own.len(),
            Route::District(district, front),
        );
    }
    for (&(district, group), list) in &lists.pairs {
        paged(
            &mut routes,
            list.own.len(),
            Route::Pair(district, group, front),
        );
    }
    routes.push(Route::Campaigns);
    for (campaign, entry) in parts.registers.campaigns.iter() {
        paged(
            &mut routes,
            lists.campaign(campaign).own.len(),
            Route::Campaign(campaign, front),
        );
        for phase in 0..entry.phases.len() {
            let key = PhaseKey { campaign, phase };
            paged(
                &mut routes,
                lists.phase(key).own.len(),
                Route::Phase(key, front),
            );
        }
    }
    routes.push(Route::Matrix);
    routes.extend(roll_routes(rolls));
    routes.extend(result_routes(boards));
    for taxonomy in Taxonomy::ALL {
        let terms = lists.terms(taxonomy);
        if !terms.is_empty() {
            routes.push(Route::Terms(taxonomy));
        }
        for (index, term) in terms.iter().enumerate() {
            paged(
                &mut routes,
                term.articles.len(),
                Route::Term(taxonomy, index, front),
            );
        }
    }
    routes.push(Route::Archive);
    for (&year, articles) in &lists.years {
        paged(&mut routes, articles.len(), Route::Year(year, front));
    }
    for (&(year, month), articles) in &lists.months {
        paged(
            &mut routes,
            articles.len(),
            Route::Month(year, month, front),
        );
    }
    routes.extend((0..resolved.pages.len()).map(Route::Plain));
    routes.push(Route::NotFound);
    routes
}

/// The pages of the honour roll. An honour's own page shows a page's worth of its awards.
fn roll_routes(rolls: &Rolls) -> Vec<Route> {
    let mut routes = Vec::new();
    for (of, awards) in rolls.iter() {
        if matches!(of, RollOf::Honour(_)) && awards.len() <= ROLL_PAGE {
            continue;
        }
        let pages = Pages::new(awards.len(), ROLL_PAGE);
        routes.extend(pages.iter().map(|page| Route::Roll(of, page)));
    }
    routes
}

/// The pages of results.
fn result_routes(boards: &Boards) -> Vec<Route> {
    let mut routes = Vec::new();
    if !boards.all.is_empty() {
        routes.push(Route::Results);
    }
    routes.extend(boards.frames().map(Route::Frame));
    let long = boards.all.iter().enumerate();
    let long = long.filter(|(_, board)| board.standings.len() > BOARD_ROWS);
    routes.extend(long.map(|(index, _)| Route::Board(index)));
    routes
}

pub(super) fn every_download(indexes: Indexes<'_>) -> Vec<Download> {
    let Indexes {
        lists,
        rolls,
        boards,
    } = indexes;
    let mut downloads = Vec::new();
    if !rolls.all.is_empty() {
        downloads.push(Download::Awards);
    }
    downloads.extend(rolls.iter().map(|(of, _)| Download::Roll(of)));
    downloads.extend(boards.frames().map(Download::Results));
    if !lists.terms(Taxonomy::Commemoration).is_empty() {
        downloads.push(Download::Calendar);
    }
    downloads
}
