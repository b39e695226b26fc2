//! Title, description, breadcrumb and address of every page.

use super::{
    award::{total, total_words},
    chrome::Head,
    names::{full_name, name, name_among, time_in_brackets},
    parts::Link,
    shared::{MENU, articles, link, time_covered},
    social, structured,
};
use crate::{
    site::{ListId, PageNumber, Pages, ROLL_PAGE, Route, Site, Taxonomy, TermKey},
    text::summary,
};

/// Characters of a title.
const TITLE: usize = 65;
/// Characters of a description for search engines.
const DESCRIPTION: usize = 160;

/// What a browser tab, a search engine and the breadcrumb need of a page.
pub fn head(site: &Site, route: Route) -> Head {
    let mut head = Head {
        title: title(site, route),
        description: description(site, route),
        canonical: canonical(site, route),
        crumbs: crumbs(site, route),
        section: section(site, route).and_then(|section| site.url(section)),
        // The page for what is not there comes with a status that says the same, and better.
        noindex: matches!(
            route,
            Route::Offline | Route::Retired(_) | Route::Redirect(_)
        ),
        refresh: match route {
            Route::Redirect(key) => site.url(site.redirect(key).to),
            _ => None,
        },
        social: social::social(site, route),
        feeds: social::feeds(site, route),
        structured: None,
    };
    head.structured = structured::structured(site, route, &head);
    head
}

/// The absolute address of a page; of an old address, that of the page it leads to.
fn canonical(site: &Site, route: Route) -> String {
    match route {
        Route::Redirect(key) => site.absolute_url(site.redirect(key).to),
        _ => site.absolute_url(route),
    }
}

/// The name of a page and of the site, as far as there is room: browsers and search engines show no more.
fn title(site: &Site, route: Route) -> String {
    let time = time_in_brackets(site, route);
    let room = TITLE.saturating_sub(time.chars().count());
    let title = summary(&name(site, route), room) + &time;
    let with_site = format!("{title} · {}", site.settings.title);
    if route == Route::Home || with_site.chars().count() > TITLE {
        title
    } else {
        with_site
    }
}

/// What an editor wrote on it, else what the page shows; the site's own where a page shows nothing, at last its name.
fn description(site: &Site, route: Route) -> Option<String> {
    let written = match route {
        Route::Article(key) => site.article(key).summary(),
        Route::List(ListId::Campaign(key), PageNumber::Front) => {
            site.registers.campaigns[key].theme.as_deref()
        }
        Route::List(ListId::Phase(key), PageNumber::Front) => site.phase(key).theme.as_deref(),
        Route::Plain(key) => Some(site.page(key).outline.first_paragraph.as_str()),
        _ => None,
    };
    let written = written.filter(|text| !text.is_empty()).map(str::to_owned);
    let text = written
        .or_else(|| of_articles(site, route))
        .or_else(|| of_awards(site, route))
        .or_else(|| of_entries(site, route))
        .or_else(|| site.settings.description.clone())
        .unwrap_or_else(|| full_name(site, route));
    Some(summary(&text, DESCRIPTION))
}

/// `Quận Hà Đông: 11 bài, từ 10/2/2023 đến 7/4/2025. Mới nhất: …` An older page tells of its own articles, so that it
/// stays as it is when there are more.
fn of_articles(site: &Site, route: Route) -> Option<String> {
    let keys = match route.page() {
        Some(PageNumber::Front) => site.listed(route)?,
        _ => site.shown_on(route)?,
    };
    let newest = site.article(*keys.first()?).title();
    let name = name(site, route);
    let count = articles(site, keys.len());
    let time = time_covered(site, keys);
    let word = site.strings.phrase("newest");
    Some(format!("{name}: {count}, {time}. {word}: {newest}"))
}

/// `Danh hiệu, hình thức của quận Hà Đông: 95 lượt khen`
fn of_awards(site: &Site, route: Route) -> Option<String> {
    let Route::Roll(of, page) = route else {
        return None;
    };
    let all = site.rolls.of(of);
    let keys = match page {
        PageNumber::Front => all,
        page => all.get(Pages::new(all.len(), ROLL_PAGE).range(page))?,
    };
    let words = total_words(site, total(site, keys))?;
    Some(format!("{}: {words}", name(site, route)))
}

/// `Địa bàn: Thành phố Hà Nội, Quận Hà Đông, …`
fn of_entries(site: &Site, route: Route) -> Option<String> {
    let names: Vec<String> = match route {
        Route::Frame(frame) => {
            let boards = site.boards.all.iter();
            let boards = boards.filter(|board| board.frame == frame);
            boards.map(|board| board.indicator.clone()).collect()
        }
        Route::Matrix => names_in(site, Route::Campaigns)?,
        route => names_in(site, route)?,
    };
    (!names.is_empty()).then(|| format!("{}: {}", name(site, route), names.join(", ")))
}

fn names_in(site: &Site, route: Route) -> Option<Vec<String>> {
    let entries = super::entries(site, route)?.into_iter();
    Some(entries.map(|entry| name_among(site, entry)).collect())
}

/// From the front page to the parent of a page.
fn crumbs(site: &Site, route: Route) -> Vec<Link> {
    let label = |route| match route {
        Route::Home => site.strings.phrase("home"),
        route => name_among(site, route),
    };
    let mut crumbs: Vec<Link> = site
        .ancestors(route)
        .map(|above| link(site, &label(above), above))
        .collect();
    crumbs.reverse();
    crumbs
}

/// The entry of the menu or the category that a page belongs to. An article is news wherever it happened, and a roll is
/// about honours whoever got them.
fn section(site: &Site, route: Route) -> Option<Route> {
    let within = match route {
        Route::Article(_) | Route::Retired(_) => ListId::News.front(),
        Route::Roll(..) => Route::Terms(Taxonomy::Honour),
        route => route,
    };
    let is_section = |route: &Route| {
        let is_category = matches!(
            route,
            Route::List(ListId::Term(TermKey::Category(_)), PageNumber::Front)
        );
        is_category || MENU.iter().any(|(_, section)| section == route)
    };
    let mut upwards = std::iter::once(within).chain(site.ancestors(within));
    upwards.find(is_section)
}
