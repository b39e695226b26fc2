//! Title, description, breadcrumb and address of every page.

use super::{
    chrome::Head,
    parts::Link,
    shared::{campaign, district, link, time_covered},
};
use crate::{
    site::{ArticleKey, Group, PageNumber, Pages, Route, Site},
    text::summary,
};

/// Characters of a description for search engines.
const DESCRIPTION: usize = 160;

/// What a browser tab, a search engine and the breadcrumb need of a page.
pub fn head(site: &Site, route: Route) -> Head {
    let name = name(site, route);
    Head {
        title: match route {
            Route::Home => site.settings.title.clone(),
            _ => format!("{name} · {}", site.settings.title),
        },
        description: description(site, route),
        canonical: site.absolute_url(route),
        crumbs: crumbs(site, route),
        section: section(route).and_then(|section| site.url(section)),
        noindex: route == Route::NotFound,
    }
}

/// The name of a page; an older page of a list says which time it covers.
fn name(site: &Site, route: Route) -> String {
    let phrase = |id| site.strings.phrase(id);
    match route {
        Route::Home => site.settings.title.clone(),
        Route::News(page) => with_time(site, phrase("news"), page, &site.lists.all),
        Route::Article(key) => site.article(key).title.clone(),
        Route::Districts => phrase("districts"),
        Route::District(key, page) => with_time(
            site,
            site.registers.districts[key].full_name.clone(),
            page,
            &site.lists.district(key).own,
        ),
        Route::Pair(key, group, page) => {
            let district = &site.registers.districts[key].full_name;
            let name = match group {
                Group::Phase(phase) => {
                    format!(
                        "{district}: {}, {}",
                        site.phase(phase).label,
                        campaign(site, phase.campaign).label
                    )
                }
                _ => format!("{district}: {}", super::shared::group_label(site, group)),
            };
            with_time(site, name, page, &site.lists.pair((key, group)).own)
        }
        Route::Campaigns => phrase("campaigns"),
        Route::Campaign(key, page) => with_time(
            site,
            site.registers.campaigns[key].names.name.clone(),
            page,
            &site.lists.campaign(key).own,
        ),
        Route::Phase(key, page) => {
            let name = format!(
                "{}: {}",
                campaign(site, key.campaign).label,
                site.phase(key).label
            );
            with_time(site, name, page, &site.lists.phase(key).own)
        }
        Route::Matrix => phrase("matrix"),
        Route::Terms(taxonomy) => phrase(taxonomy.family()),
        Route::Term(taxonomy, term, page) => {
            let term = &site.lists.terms(taxonomy)[term];
            with_time(
                site,
                format!("{}: {}", phrase(taxonomy.family()), term.name),
                page,
                &term.articles,
            )
        }
        Route::Archive => phrase("archives"),
        Route::Year(year, page) => with_time(
            site,
            format!("{} {year}", phrase("archives")),
            page,
            &site.lists.years[&year],
        ),
        Route::Month(year, month, page) => {
            let name = format!(
                "{}: {}",
                phrase("archives"),
                site.locale.month_heading(year, month)
            );
            with_time(site, name, page, &site.lists.months[&(year, month)])
        }
        Route::Plain(index) => site.pages[index].title.clone(),
        Route::NotFound => phrase("not_found"),
    }
}

fn with_time(site: &Site, name: String, page: PageNumber, all: &[ArticleKey]) -> String {
    if page == PageNumber::Front {
        return name;
    }
    let range = Pages::new(all.len(), site.settings.page_size).range(page);
    format!(
        "{name} ({})",
        time_covered(site, all.get(range).unwrap_or(&[]))
    )
}

fn description(site: &Site, route: Route) -> Option<String> {
    let text = match route {
        Route::Article(key) => site.article(key).summary(),
        Route::Campaign(key, _) => site.registers.campaigns[key].theme.as_deref(),
        Route::Phase(key, _) => site.phase(key).theme.as_deref(),
        Route::Plain(index) => Some(site.pages[index].outline.first_paragraph.as_str()),
        _ => None,
    };
    let text = text
        .filter(|text| !text.is_empty())
        .or(site.settings.description.as_deref());
    text.map(|text| summary(text, DESCRIPTION))
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
        Route::District(key, page) => {
            crumbs.extend(upwards(key));
            if page == front {
                crumbs.pop();
            }
        }
        Route::Pair(key, group, page) => {
            crumbs.extend(upwards(key));
            if page != front {
                crumbs.push(link(
                    site,
                    &super::shared::group_label(site, group),
                    route.at(front),
                ));
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
        | Route::Terms(_)
        | Route::Archive
        | Route::Plain(_)
        | Route::NotFound => {}
    }
    crumbs
}

/// The menu entry that a page belongs to.
fn section(route: Route) -> Option<Route> {
    let front = PageNumber::Front;
    match route {
        Route::News(_) | Route::Article(_) => Some(Route::News(front)),
        Route::Districts | Route::District(..) | Route::Pair(..) => Some(Route::Districts),
        Route::Campaigns | Route::Campaign(..) | Route::Phase(..) => Some(Route::Campaigns),
        Route::Matrix => Some(Route::Matrix),
        Route::Archive | Route::Year(..) | Route::Month(..) => Some(Route::Archive),
        Route::Term(crate::site::Taxonomy::Category, ..) => Some(route.at(front)),
        Route::Home | Route::Terms(_) | Route::Term(..) | Route::Plain(_) | Route::NotFound => None,
    }
}
