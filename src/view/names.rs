//! What pages are called.

use super::{
    honour::heading as roll_heading,
    results::{frame_heading, frame_name},
    shared::{group_label, time_covered},
};
use crate::site::{Group, ListId, PageNumber, Route, Site, TermKey};

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
    match route {
        Route::Home => site.settings.title.clone(),
        Route::List(list, _) => name_of_list(site, list),
        Route::Article(key) => site.article(key).title().to_owned(),
        Route::Districts => phrase("districts"),
        Route::Campaigns => phrase("campaigns"),
        Route::Matrix => phrase("matrix"),
        Route::Search => phrase("search"),
        Route::Roll(of, _) => roll_heading(site, of),
        Route::Results => phrase("results"),
        Route::Frame(frame) => frame_heading(site, frame),
        Route::Board(key) => {
            let board = &site.boards[key];
            format!("{}, {}", board.indicator, frame_heading(site, board.frame))
        }
        Route::Terms(taxonomy) => phrase(taxonomy.phrase()),
        Route::Archive => phrase("archives"),
        Route::Retired(key) => site.retired_article(key).article.title().to_owned(),
        Route::Redirect(key) => name(site, site.redirect(key).to),
        Route::Plain(key) => site.page(key).title.clone(),
        Route::NotFound => phrase("not_found"),
        Route::Offline => phrase("offline"),
    }
}

fn name_of_list(site: &Site, list: ListId) -> String {
    let phrase = |id| site.strings.phrase(id);
    let of = |whole: String| format!("{whole}: {}", name_of_list_among(site, list));
    match list {
        ListId::News | ListId::District(_) | ListId::Campaign(_) => name_of_list_among(site, list),
        ListId::Pair(district, Group::Phase(phase)) => {
            let district = &site.registers.districts[district].full_name;
            let campaign = &site.registers.campaigns[phase.campaign].names.name;
            format!("{district}: {}, {campaign}", site.phase(phase).label)
        }
        ListId::Pair(district, _) => of(site.registers.districts[district].full_name.clone()),
        ListId::Phase(key) => {
            let campaign = &site.registers.campaigns[key.campaign].names.name;
            format!("{}: {campaign}", site.phase(key).label)
        }
        // Its roll may have pages of its own, which are called after the roll.
        ListId::Term(TermKey::Honour(key)) => of(super::honour::kind_label(
            site,
            site.registers.honours[key].kind,
        )),
        ListId::Term(key) => of(phrase(key.taxonomy().phrase())),
        ListId::Year(year) => format!("{} {year}", phrase("archives")),
        ListId::Month(..) => of(phrase("archives")),
    }
}

/// The name of a page among those that the page above it leads to.
pub(super) fn name_among(site: &Site, route: Route) -> String {
    match route {
        Route::List(list, _) => name_of_list_among(site, list),
        Route::Frame(frame) => frame_name(site, frame),
        route => name(site, route),
    }
}

fn name_of_list_among(site: &Site, list: ListId) -> String {
    match list {
        ListId::News => site.strings.phrase("news"),
        ListId::District(key) => site.registers.districts[key].full_name.clone(),
        ListId::Pair(_, group) => group_label(site, group),
        ListId::Campaign(key) => site.registers.campaigns[key].names.name.clone(),
        ListId::Phase(key) => site.phase(key).label.clone(),
        ListId::Term(key) => site.lists.term(key).name.clone(),
        ListId::Year(year) => year.to_string(),
        ListId::Month(year, month) => site.locale.month_heading(year, month),
    }
}

/// What tells an older page of a list from others: the time that it covers, or the number of a page of a roll.
pub(super) fn time(site: &Site, route: Route) -> Option<String> {
    match route {
        Route::List(_, PageNumber::Number(_)) => {
            Some(time_covered(site, site.shown_on(route).unwrap_or(&[])))
        }
        Route::Roll(_, PageNumber::Number(number)) => {
            Some(format!("{} {number}", site.strings.phrase("page")))
        }
        _ => None,
    }
}
