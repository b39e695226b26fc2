//! The search page: without a script, the ways to every article.

use super::{
    districts_in_order,
    pages::{SearchField, SearchPage},
    shared::{articles, link, tally},
};
use crate::{
    site::{Article, Group, ListId, Site},
    text::slug,
};

/// Facets of the index, and the phrases that name them.
const FACETS: [(&str, &str); 5] = [
    ("district", "district"),
    ("campaign", "campaign"),
    ("phase", "phase"),
    ("kind", "kinds"),
    ("year", "year"),
];

pub(super) fn page(site: &Site) -> SearchPage {
    let phrase = |id| site.strings.phrase(id);
    let facets = FACETS.iter().filter(|(facet, _)| is_used(site, facet));
    let fields = facets.map(|&(facet, id)| SearchField {
        facet,
        name: slug(&phrase(id)),
        label: phrase(id),
    });
    let districts = districts_in_order(site).into_iter().filter_map(|key| {
        let count = site.lists.district(key).own.len();
        let name = &site.registers.districts[key].full_name;
        (count > 0).then(|| tally(site, name, ListId::District(key).front(), count))
    });
    let years = site.lists.years().rev();
    let years = years.map(|(year, keys)| {
        let route = ListId::Year(year).front();
        tally(site, &year.to_string(), route, keys.len())
    });
    SearchPage {
        fields: fields.collect(),
        sort: slug(&phrase("sort")),
        newest: slug(&phrase("newest")),
        news: link(site, &phrase("news"), ListId::News.front()),
        total: articles(site, site.articles.len()),
        districts: districts.collect(),
        years: years.collect(),
    }
}

/// Whether there is something to choose: not every site has campaigns, or phases of them.
fn is_used(site: &Site, facet: &str) -> bool {
    let has: fn(&Article) -> bool = match facet {
        "campaign" => |article| !article.placements.is_empty(),
        "phase" => |article| {
            let mut groups = article.groups().into_iter();
            groups.any(|group| matches!(group, Group::Phase(_)))
        },
        _ => return true,
    };
    site.articles.iter().any(|article| has(article))
}
