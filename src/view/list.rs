//! Lists of articles under a heading, and lists of such lists.

use super::{
    Cards,
    names::name_among,
    pages::{Fact, ListPage, TermIndex},
    parts::Tally,
    shared::{campaign, district, group_label, listing, phase, progress, tally},
};
use crate::{
    model::registers::{District, Key},
    site::{Group, ListId, PageNumber, Route, Site, Taxonomy, TermInfo},
};

/// A list that nothing else is shown beside.
pub(super) fn list_page(
    site: &Site,
    cards: &dyn Cards,
    list: ListId,
    page: PageNumber,
) -> ListPage {
    let kicker = match list {
        ListId::Term(key) => Some(key.taxonomy().phrase()),
        ListId::Year(_) => Some("year"),
        ListId::Month(..) => Some("archives"),
        _ => None,
    };
    ListPage {
        kicker: kicker.map(|phrase| site.strings.phrase(phrase)),
        heading: name_among(site, Route::List(list, page)),
        facts: Vec::new(),
        progress: None,
        parts: match (list, page) {
            (ListId::Year(year), PageNumber::Front) => months(site, year),
            _ => Vec::new(),
        },
        list: listing(site, cards, list, page),
    }
}

/// A district in a phase, or in a group outside phases.
pub(super) fn pair(
    site: &Site,
    cards: &dyn Cards,
    (key, group): (Key<District>, Group),
    page: PageNumber,
) -> ListPage {
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
        list: listing(site, cards, ListId::Pair(key, group), page),
    }
}

fn months(site: &Site, year: i32) -> Vec<Tally> {
    let months = site.lists.months().rev();
    months
        .filter(|(other, ..)| *other == year)
        .map(|(year, month, articles)| {
            let heading = site.locale.month_heading(year, month);
            tally(
                site,
                &heading,
                ListId::Month(year, month).front(),
                articles.len(),
            )
        })
        .collect()
}

/// All years, newest first.
pub(super) fn years(site: &Site) -> TermIndex {
    let years = site.lists.years().rev();
    TermIndex {
        heading: site.strings.phrase("archives"),
        terms: years
            .map(|(year, articles)| {
                let route = ListId::Year(year).front();
                tally(site, &year.to_string(), route, articles.len())
            })
            .collect(),
    }
}

/// All terms of a taxonomy: in the order of their register where that is the order of the menu, else
/// alphabetically.
pub(super) fn terms(site: &Site, taxonomy: Taxonomy) -> TermIndex {
    let mut terms: Vec<&TermInfo> = site.lists.terms(taxonomy).iter().collect();
    if !taxonomy.keeps_order() {
        let collator = site.locale.collator();
        terms.sort_by(|a, b| collator.compare(&a.name, &b.name).then(a.key.cmp(&b.key)));
    }
    TermIndex {
        heading: site.strings.phrase(taxonomy.phrase()),
        terms: terms
            .into_iter()
            .map(|term| {
                let count = site.lists.of_term(term.key).len();
                tally(site, &term.name, ListId::Term(term.key).front(), count)
            })
            .collect(),
    }
}
