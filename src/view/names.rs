//! What pages are called.

use super::{
    honour::heading as roll_heading,
    results::frame_heading,
    shared::{campaign, group_label, time_covered},
};
use crate::site::{ArticleKey, Group, PageNumber, Pages, Route, Site, Taxonomy};

/// The name of a page, of an older page of a list with the time it covers.
pub(super) fn full_name(site: &Site, route: Route) -> String {
    name(site, route) + &time_in_brackets(site, route)
}

pub(super) fn time_in_brackets(site: &Site, route: Route) -> String {
    time(site, route).map_or_else(String::new, |time| format!(" ({time})"))
}

/// The name of a page, whichever part of a list it shows.
pub(super) fn name(site: &Site, route: Route) -> String {
    let phrase = |id| site.strings.phrase(id);
    let full_name = |key| site.registers.districts[key].full_name.as_str();
    match route {
        Route::Home => site.settings.title.clone(),
        Route::News(_) => phrase("news"),
        Route::Article(key) => site.article(key).title().to_owned(),
        Route::Districts => phrase("districts"),
        Route::District(key, _) => full_name(key).to_owned(),
        Route::Pair(key, Group::Phase(phase), _) => {
            let campaign = campaign(site, phase.campaign).label;
            format!(
                "{}: {}, {campaign}",
                full_name(key),
                site.phase(phase).label
            )
        }
        Route::Pair(key, group, _) => format!("{}: {}", full_name(key), group_label(site, group)),
        Route::Campaigns => phrase("campaigns"),
        Route::Campaign(key, _) => campaign(site, key).label,
        Route::Phase(key, _) => {
            format!(
                "{}: {}",
                site.phase(key).label,
                campaign(site, key.campaign).label
            )
        }
        Route::Matrix => phrase("matrix"),
        Route::Search => phrase("search"),
        Route::Roll(of, _) => roll_heading(site, of),
        Route::Results => phrase("results"),
        Route::Frame(frame) => frame_heading(site, frame),
        Route::Board(index) => {
            let board = &site.boards.all[index];
            format!("{}, {}", board.indicator, frame_heading(site, board.frame))
        }
        Route::Terms(taxonomy) => phrase(taxonomy.family()),
        Route::Term(taxonomy, term, _) => {
            let name = &site.lists.terms(taxonomy)[term].name;
            match taxonomy {
                // Its roll may have pages of its own, which are called after the roll.
                Taxonomy::Honour => {
                    let honour = &site.registers.honours[site.registers.honours.key(term)];
                    format!("{}: {name}", super::honour::kind_label(site, honour.kind))
                }
                // Congresses of one name have different ordinals.
                Taxonomy::Commemoration => {
                    let key = site.registers.commemorations.key(term);
                    let name = super::commemoration::full_name(site, key);
                    format!("{}: {name}", phrase(taxonomy.family()))
                }
                _ => format!("{}: {name}", phrase(taxonomy.family())),
            }
        }
        Route::Archive => phrase("archives"),
        Route::Year(year, _) => format!("{} {year}", phrase("archives")),
        Route::Month(year, month, _) => {
            format!(
                "{}: {}",
                phrase("archives"),
                site.locale.month_heading(year, month)
            )
        }
        Route::Retired(index) => site.retired[index].article.title().to_owned(),
        Route::Redirect(index) => name(site, site.redirects()[index].to),
        Route::Plain(index) => site.pages[index].title.clone(),
        Route::NotFound => phrase("not_found"),
        Route::Offline => phrase("offline"),
    }
}

/// The time that a page of a list covers; none for its front page.
pub(super) fn time(site: &Site, route: Route) -> Option<String> {
    let (page, all): (PageNumber, &[ArticleKey]) = match route {
        Route::News(page) => (page, &site.lists.all),
        Route::District(key, page) => (page, &site.lists.district(key).own),
        Route::Pair(key, group, page) => (page, &site.lists.pair((key, group)).own),
        Route::Campaign(key, page) => (page, &site.lists.campaign(key).own),
        Route::Phase(key, page) => (page, &site.lists.phase(key).own),
        Route::Term(taxonomy, term, page) => (page, &site.lists.terms(taxonomy)[term].articles),
        Route::Year(year, page) => (page, &site.lists.years[&year]),
        Route::Month(year, month, page) => (page, &site.lists.months[&(year, month)]),
        // What tells the pages of a roll apart is their number.
        Route::Roll(_, PageNumber::Number(number)) => {
            return Some(format!("{} {number}", site.strings.phrase("page")));
        }
        Route::Home
        | Route::Article(_)
        | Route::Districts
        | Route::Campaigns
        | Route::Matrix
        | Route::Roll(_, PageNumber::Front)
        | Route::Results
        | Route::Frame(_)
        | Route::Board(_)
        | Route::Terms(_)
        | Route::Archive
        | Route::Retired(_)
        | Route::Redirect(_)
        | Route::Search
        | Route::Plain(_)
        | Route::NotFound
        | Route::Offline => return None,
    };
    if page == PageNumber::Front {
        return None;
    }
    let range = Pages::new(all.len(), site.settings.page_size).range(page);
    Some(time_covered(site, all.get(range).unwrap_or(&[])))
}
