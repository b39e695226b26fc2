//! Lists of articles under a heading, and lists of such lists.

use super::{
    Cards,
    pages::{Fact, ListPage, TermIndex},
    parts::Tally,
    shared::{campaign, district, group_label, listing, phase, plain_listing, progress, tally},
};
use crate::site::{Group, PageNumber, Route, Site, Taxonomy};

pub(super) fn list(site: &Site, cards: &dyn Cards, route: Route) -> ListPage {
    let (kicker, heading, page, articles) = match route {
        Route::News(page) => (None, site.strings.phrase("news"), page, &site.lists.all[..]),
        Route::Term(taxonomy, term, page) => {
            let term = &site.lists.terms(taxonomy)[term];
            (
                Some(taxonomy.family()),
                term.name.clone(),
                page,
                &term.articles[..],
            )
        }
        Route::Year(year, page) => (
            Some("year"),
            year.to_string(),
            page,
            &site.lists.years[&year][..],
        ),
        Route::Month(year, month, page) => {
            let heading = site.locale.month_heading(year, month);
            (
                Some("archives"),
                heading,
                page,
                &site.lists.months[&(year, month)][..],
            )
        }
        Route::Pair(..) => return pair(site, cards, route),
        _ => (None, String::new(), PageNumber::Front, &[][..]),
    };
    ListPage {
        kicker: kicker.map(|phrase| site.strings.phrase(phrase)),
        heading,
        facts: Vec::new(),
        progress: None,
        parts: match route {
            Route::Year(year, PageNumber::Front) => months(site, year),
            _ => Vec::new(),
        },
        list: plain_listing(site, cards, route, page, articles),
    }
}

/// A district in a phase, or in a group outside phases.
fn pair(site: &Site, cards: &dyn Cards, route: Route) -> ListPage {
    let Route::Pair(key, group, page) = route else {
        return list(site, cards, Route::News(PageNumber::Front));
    };
    let name = &site.registers.districts[key].full_name;
    let fact = |phrase: &str, value| Fact {
        label: site.strings.phrase(phrase),
        values: vec![value],
    };
    let mut facts = vec![fact("district", district(site, key))];
    let mut time = None;
    if let Group::Phase(phase_key) = group {
        facts.push(fact("campaign", campaign(site, phase_key.campaign)));
        facts.push(fact("phase", phase(site, phase_key)));
        time = Some(progress(site, site.phase(phase_key).period));
    }
    ListPage {
        kicker: Some(site.strings.phrase("pair")),
        heading: format!("{name}: {}", group_label(site, group)),
        facts,
        progress: time,
        parts: Vec::new(),
        list: listing(site, cards, route, page, site.lists.pair((key, group))),
    }
}

fn months(site: &Site, year: i32) -> Vec<Tally> {
    let months = site.lists.months.range((year, 1)..=(year, 12)).rev();
    months
        .map(|(&(year, month), articles)| {
            let route = Route::Month(year, month, PageNumber::Front);
            tally(
                site,
                &site.locale.month_heading(year, month),
                route,
                articles.len(),
            )
        })
        .collect()
}

/// All years, newest first.
pub(super) fn years(site: &Site) -> TermIndex {
    let years = site.lists.years.iter().rev();
    TermIndex {
        heading: site.strings.phrase("archives"),
        terms: years
            .map(|(&year, articles)| {
                tally(
                    site,
                    &year.to_string(),
                    Route::Year(year, PageNumber::Front),
                    articles.len(),
                )
            })
            .collect(),
    }
}

/// All terms of a taxonomy: in the order of their register where that is the order of the menu, else
/// alphabetically.
pub(super) fn terms(site: &Site, taxonomy: Taxonomy) -> TermIndex {
    let terms = site.lists.terms(taxonomy);
    let mut order: Vec<usize> = (0..terms.len()).collect();
    if !taxonomy.keeps_order() {
        let collator = site.locale.collator();
        order.sort_by(|&a, &b| {
            collator
                .compare(&terms[a].name, &terms[b].name)
                .then(a.cmp(&b))
        });
    }
    TermIndex {
        heading: site.strings.phrase(taxonomy.family()),
        terms: order
            .into_iter()
            .map(|index| {
                let route = Route::Term(taxonomy, index, PageNumber::Front);
                tally(site, &terms[index].name, route, terms[index].articles.len())
            })
            .collect(),
    }
}
