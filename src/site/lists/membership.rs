//! In which lists an article is: the only place that knows.

use super::{
    id::ListId,
    taxonomy::{FreeTaxonomy, TermKey},
};
use crate::site::article::{Article, Group, SourceLine, Term};

/// A list that an article is in.
pub(in crate::site) struct Membership<'a> {
    pub(in crate::site) list: ListName<'a>,
    /// Whether the article is counted there. It is counted once among districts, once among campaigns, once among phases
    /// and once among pairs, and in further ones it is shown as shared.
    pub(in crate::site) counted: bool,
}

/// A list, whether it is there or not.
pub(in crate::site) enum ListName<'a> {
    /// One whose key the article itself has.
    Id(ListId),
    /// That of a free term, which has a key as long as an article names it.
    Free(FreeTaxonomy, &'a Term),
}

/// Every list that an article is in.
pub(in crate::site) fn lists_of(article: &Article) -> Vec<Membership<'_>> {
    let mut memberships = Vec::new();
    let mut add = |list: ListId, counted: bool| {
        let list = ListName::Id(list);
        memberships.push(Membership { list, counted });
    };
    add(ListId::News, true);
    let groups = article.groups();
    for (row, &district) in article.districts.iter().enumerate() {
        add(ListId::District(district), row == 0);
        for (column, &group) in groups.iter().enumerate() {
            add(ListId::Pair(district, group), row == 0 && column == 0);
        }
    }
    for (index, placement) in article.placements.iter().enumerate() {
        add(ListId::Campaign(placement.campaign), index == 0);
    }
    for (index, &group) in groups.iter().enumerate() {
        if let Group::Phase(phase) = group {
            add(ListId::Phase(phase), index == 0);
        }
    }
    for term in declared_terms(article) {
        add(ListId::Term(term), true);
    }
    let year = article.date().year();
    add(ListId::Year(year), true);
    if let Some(month) = article.date().month_of() {
        add(ListId::Month(year, month), true);
    }
    memberships.extend(free_terms(article).map(|(taxonomy, term)| Membership {
        list: ListName::Free(taxonomy, term),
        counted: true,
    }));
    memberships
}

/// The terms of an article that are there without it: its kind, and entries of registers.
fn declared_terms(article: &Article) -> Vec<TermKey> {
    let mut terms = vec![TermKey::Kind(article.kind())];
    terms.extend(article.category.map(TermKey::Category));
    terms.extend(article.sectors.iter().copied().map(TermKey::Sector));
    terms.extend(article.all_honours().into_iter().map(TermKey::Honour));
    terms.extend(article.programmes.iter().copied().map(TermKey::Programme));
    terms.extend(article.orgs.iter().copied().map(TermKey::Organisation));
    let welcomed = article.commemorations.iter();
    terms.extend(welcomed.map(|welcome| TermKey::Commemoration(welcome.commemoration)));
    if let Some(SourceLine::Registered(key)) = article.source {
        terms.push(TermKey::registered_source(key));
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The terms of an article that are in no register. A name without a letter that an address can be made of is shown, but
/// has no page.
pub(super) fn free_terms(article: &Article) -> impl Iterator<Item = (FreeTaxonomy, &Term)> {
    let authors = article.authors.iter();
    let authors = authors.map(|term| (FreeTaxonomy::Author, term));
    let movements = article.movements.iter();
    let movements = movements.map(|term| (FreeTaxonomy::Movement, term));
    let source = match &article.source {
        Some(SourceLine::Free(term)) => Some((FreeTaxonomy::Source, term)),
        Some(SourceLine::Registered(_)) | None => None,
    };
    let terms = authors.chain(movements).chain(source);
    terms.filter(|(_, term)| !term.slug.is_empty())
}
