//! Title, description, breadcrumb and address of every page.

use super::{
    award::{total, total_words},
    chrome::Head,
    honour::{heading as roll_heading, subject as roll_subject},
    names::{full_name, name, time_in_brackets},
    parts::Link,
    results::frame_name,
    shared::{articles, campaign, district, group_label, link, time_covered},
    social, structured,
};
use crate::{
    site::{PageNumber, Pages, ROLL_PAGE, RollOf, Route, Site, Taxonomy},
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
        section: section(route).and_then(|section| site.url(section)),
        // The page for what is not there comes with a status that says the same, and better.
        noindex: matches!(
            route,
            Route::Offline | Route::Retired(_) | Route::Redirect(_)
        ),
        refresh: match route {
            Route::Redirect(index) => site.url(site.redirects()[index].to),
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
        Route::Redirect(index) => site.absolute_url(site.redirects()[index].to),
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
    let front = PageNumber::Front;
    let written = match route {
        Route::Article(key) => site.article(key).summary(),
        Route::Campaign(key, page) if page == front => {
            site.registers.campaigns[key].theme.as_deref()
        }
        Route::Phase(key, page) if page == front => site.phase(key).theme.as_deref(),
        Route::Plain(index) => Some(site.pages[index].outline.first_paragraph.as_str()),
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

/// The name of a page among others of its family.
fn name_among(site: &Site, route: Route) -> String {
    match route {
        Route::Term(taxonomy, index, _) => site.lists.terms(taxonomy)[index].name.clone(),
        Route::Year(year, _) => year.to_string(),
        Route::Frame(frame) => frame_name(site, frame),
        route => name(site, route),
    }
}

/// From the front page to the parent of a page.
fn crumbs(site: &Site, route: Route) -> Vec<Link> {
    let to = |phrase: &str, route| link(site, &site.strings.phrase(phrase), route);
    let front = PageNumber::Front;
    let mut crumbs = vec![to("home", Route::Home)];
    let upwards = |district_key| {
        let mut above: Vec<Link> = site
            .geography
            .upwards(district_key)
            .map(|key| district(site, key))
            .collect();
        above.push(to("districts", Route::Districts));
        above.reverse();
        above
    };
    match route {
        Route::Home => crumbs.clear(),
        Route::Article(key) => crumbs.extend(upwards(site.article(key).district())),
        Route::Retired(index) => crumbs.extend(upwards(site.retired[index].article.district())),
        Route::District(key, page) => {
            crumbs.extend(upwards(key));
            if page == front {
                crumbs.pop();
            }
        }
        Route::Pair(key, group, page) => {
            crumbs.extend(upwards(key));
            if page != front {
                crumbs.push(link(site, &group_label(site, group), route.at(front)));
            }
        }
        Route::Campaign(key, page) => {
            crumbs.push(to("campaigns", Route::Campaigns));
            if page != front {
                crumbs.push(campaign(site, key));
            }
        }
        Route::Phase(key, page) => {
            crumbs.extend([
                to("campaigns", Route::Campaigns),
                campaign(site, key.campaign),
            ]);
            if page != front {
                crumbs.push(super::shared::phase(site, key));
            }
        }
        Route::Roll(of, page) => {
            match of {
                RollOf::District(key) => crumbs.extend(upwards(key)),
                RollOf::Honour(_) | RollOf::Year(_) => {
                    crumbs.push(to("honours", Route::Terms(Taxonomy::Honour)));
                    crumbs.extend(roll_subject(site, of));
                }
            }
            if page != front {
                crumbs.push(link(site, &roll_heading(site, of), route.at(front)));
            }
        }
        Route::Frame(_) => crumbs.push(to("results", Route::Results)),
        Route::Board(index) => {
            let frame = site.boards.all[index].frame;
            let name = frame_name(site, frame);
            crumbs.extend([
                to("results", Route::Results),
                link(site, &name, Route::Frame(frame)),
            ]);
        }
        Route::Term(taxonomy, term, page) => {
            crumbs.push(to(taxonomy.family(), Route::Terms(taxonomy)));
            if page != front {
                crumbs.push(super::shared::term(site, taxonomy, term));
            }
        }
        Route::Year(year, page) => {
            crumbs.push(to("archives", Route::Archive));
            if page != front {
                crumbs.push(link(site, &year.to_string(), route.at(front)));
            }
        }
        Route::Month(year, month, page) => {
            let year_link = link(site, &year.to_string(), Route::Year(year, front));
            crumbs.extend([to("archives", Route::Archive), year_link]);
            if page != front {
                crumbs.push(link(
                    site,
                    &site.locale.month_heading(year, month),
                    route.at(front),
                ));
            }
        }
        Route::News(page) if page != front => crumbs.push(to("news", route.at(front))),
        Route::News(_)
        | Route::Districts
        | Route::Campaigns
        | Route::Matrix
        | Route::Results
        | Route::Terms(_)
        | Route::Archive
        | Route::Redirect(_)
        | Route::Search
        | Route::Plain(_)
        | Route::NotFound
        | Route::Offline => {}
    }
    crumbs
}

/// The menu entry that a page belongs to.
fn section(route: Route) -> Option<Route> {
    let front = PageNumber::Front;
    match route {
        Route::News(_) | Route::Article(_) | Route::Retired(_) => Some(Route::News(front)),
        Route::Districts | Route::District(..) | Route::Pair(..) => Some(Route::Districts),
        Route::Campaigns | Route::Campaign(..) | Route::Phase(..) => Some(Route::Campaigns),
        Route::Matrix => Some(Route::Matrix),
        Route::Roll(..) | Route::Terms(Taxonomy::Honour) | Route::Term(Taxonomy::Honour, ..) => {
            Some(Route::Terms(Taxonomy::Honour))
        }
        Route::Results | Route::Frame(_) | Route::Board(_) => Some(Route::Results),
        Route::Terms(Taxonomy::Commemoration) | Route::Term(Taxonomy::Commemoration, ..) => {
            Some(Route::Terms(Taxonomy::Commemoration))
        }
        Route::Archive | Route::Year(..) | Route::Month(..) => Some(Route::Archive),
        Route::Term(Taxonomy::Category, ..) => Some(route.at(front)),
        Route::Home
        | Route::Terms(_)
        | Route::Term(..)
        | Route::Redirect(_)
        | Route::Search
        | Route::Plain(_)
        | Route::NotFound
        | Route::Offline => None,
    }
}
