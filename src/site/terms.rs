//! Lists of articles by a word: kind, category, sector, author, …

use super::{Article, ArticleKey, Parts, SourceLine, Term};
use crate::{
    diagnostic::{Diagnostic, Place, Problem},
    model::{
        Kind,
        registers::{Commemoration, Key, Register},
    },
    text::{Addresses, slug, spelling_key},
};
use std::collections::BTreeMap;

/// A way to sort articles by words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the page family of its name")]
pub enum Taxonomy {
    Kind,
    Category,
    Sector,
    Author,
    Source,
    Honour,
    Movement,
    Programme,
    Organisation,
    Commemoration,
}

impl Taxonomy {
    /// All of them.
    pub const ALL: [Taxonomy; 10] = [
        Taxonomy::Kind,
        Taxonomy::Category,
        Taxonomy::Sector,
        Taxonomy::Author,
        Taxonomy::Source,
        Taxonomy::Honour,
        Taxonomy::Movement,
        Taxonomy::Programme,
        Taxonomy::Organisation,
        Taxonomy::Commemoration,
    ];

    /// Name of the page family, as in `families:` and among the phrases of the theme.
    pub fn family(self) -> &'static str {
        match self {
            Taxonomy::Kind => "kinds",
            Taxonomy::Category => "categories",
            Taxonomy::Sector => "sectors",
            Taxonomy::Author => "authors",
            Taxonomy::Source => "sources",
            Taxonomy::Honour => "honours",
            Taxonomy::Movement => "movements",
            Taxonomy::Programme => "programmes",
            Taxonomy::Organisation => "organisations",
            Taxonomy::Commemoration => "commemorations",
        }
    }

    /// Fixed part of its addresses.
    pub fn address(self, addresses: &Addresses) -> &str {
        match self {
            Taxonomy::Kind => &addresses.kinds,
            Taxonomy::Category => &addresses.categories,
            Taxonomy::Sector => &addresses.sectors,
            Taxonomy::Author => &addresses.authors,
            Taxonomy::Source => &addresses.sources,
            Taxonomy::Honour => &addresses.honours,
            Taxonomy::Movement => &addresses.movements,
            Taxonomy::Programme => &addresses.programmes,
            Taxonomy::Organisation => &addresses.organisations,
            Taxonomy::Commemoration => &addresses.commemorations,
        }
    }

    /// Whether its terms keep the order of their register; the others are listed alphabetically.
    pub fn keeps_order(self) -> bool {
        matches!(self, Taxonomy::Kind | Taxonomy::Category)
    }
}

/// A word and its articles.
#[derive(Clone, Debug)]
pub struct TermList {
    /// Part of its address.
    pub slug: String,
    /// As readers see it: the most used spelling.
    pub name: String,
    /// Its articles, newest first.
    pub articles: Vec<ArticleKey>,
    /// Where it is declared, if it is.
    pub place: Option<Place>,
}

/// The terms of every taxonomy. Terms of a register stand in its order, so that a key is a position; free
/// terms follow in the order of their slugs.
pub(super) type Terms = BTreeMap<Taxonomy, Vec<TermList>>;

pub(super) fn terms(
    parts: &Parts<'_>,
    articles: &[Article],
    diagnostics: &mut Vec<Diagnostic>,
) -> Terms {
    let registers = &parts.registers;
    let mut terms: Terms = Taxonomy::ALL.map(|taxonomy| (taxonomy, Vec::new())).into();
    terms.insert(Taxonomy::Kind, kinds(parts));
    terms.insert(Taxonomy::Category, registered(&registers.categories));
    terms.insert(Taxonomy::Sector, registered(&registers.sectors));
    terms.insert(Taxonomy::Source, registered(&registers.sources));
    terms.insert(Taxonomy::Honour, registered(&registers.honours));
    terms.insert(Taxonomy::Programme, registered(&registers.programmes));
    terms.insert(Taxonomy::Organisation, registered(&registers.orgs));
    terms.insert(Taxonomy::Commemoration, commemorations(parts));

    let mut free: BTreeMap<(Taxonomy, &str), Uses<'_>> = BTreeMap::new();
    for (index, article) in articles.iter().enumerate() {
        let key = ArticleKey::new(index);
        for (taxonomy, position) in positions(article) {
            if let Some(term) = terms
                .get_mut(&taxonomy)
                .and_then(|terms| terms.get_mut(position))
            {
                term.articles.push(key);
            }
        }
        for (taxonomy, term) in free_terms(article) {
            free.entry((taxonomy, &term.slug))
                .or_default()
                .push((key, article, term));
        }
    }
    for ((taxonomy, slug), uses) in free {
        report_variants(taxonomy, &uses, diagnostics);
        let mut articles: Vec<ArticleKey> = uses.iter().map(|(key, ..)| *key).collect();
        articles.dedup();
        let list = TermList {
            slug: slug.to_owned(),
            name: most_used(&uses),
            articles,
            place: None,
        };
        terms.entry(taxonomy).or_default().push(list);
    }
    terms
}

type Uses<'a> = Vec<(ArticleKey, &'a Article, &'a Term)>;

fn kinds(parts: &Parts<'_>) -> Vec<TermList> {
    Kind::ALL
        .iter()
        .map(|kind| {
            let name = parts
                .strings
                .kinds
                .get(kind.id())
                .cloned()
                .unwrap_or_else(|| kind.id().to_owned());
            TermList {
                slug: slug(&name),
                name,
                articles: Vec::new(),
                place: None,
            }
        })
        .collect()
}

fn registered<T>(register: &Register<T>) -> Vec<TermList> {
    register
        .iter()
        .map(|(_, entry)| TermList {
            slug: entry.names.id.clone(),
            name: entry.names.name.clone(),
            articles: Vec::new(),
            place: Some(entry.names.place.clone()),
        })
        .collect()
}

/// Congresses of one name are told apart by their ordinals.
fn commemorations(parts: &Parts<'_>) -> Vec<TermList> {
    let register = &parts.registers.commemorations;
    let mut terms = registered(register);
    for (term, (_, entry)) in terms.iter_mut().zip(register.iter()) {
        if let Commemoration::Congress {
            ordinal: Some(ordinal),
            ..
        } = entry.detail
        {
            term.name = parts.locale.nth_congress(&term.name, ordinal);
        }
    }
    terms
}

/// Registered terms of an article, as positions.
fn positions(article: &Article) -> Vec<(Taxonomy, usize)> {
    fn all<T>(taxonomy: Taxonomy, keys: &[Key<T>]) -> impl Iterator<Item = (Taxonomy, usize)> {
        keys.iter().map(move |key| (taxonomy, key.index()))
    }
    let mut found = vec![(Taxonomy::Kind, article.kind as usize)];
    found.extend(
        article
            .category
            .map(|key| (Taxonomy::Category, key.index())),
    );
    found.extend(all(Taxonomy::Sector, &article.sectors));
    found.extend(all(Taxonomy::Honour, &article.all_honours()));
    found.extend(all(Taxonomy::Programme, &article.programmes));
    found.extend(all(Taxonomy::Organisation, &article.orgs));
    let mut welcomed: Vec<_> = article
        .commemorations
        .iter()
        .map(|welcome| welcome.commemoration)
        .collect();
    welcomed.sort();
    welcomed.dedup();
    found.extend(all(Taxonomy::Commemoration, &welcomed));
    if let Some(SourceLine::Registered(key)) = article.source {
        found.push((Taxonomy::Source, key.index()));
    }
    found
}

fn free_terms(article: &Article) -> impl Iterator<Item = (Taxonomy, &Term)> {
    let authors = article.authors.iter().map(|term| (Taxonomy::Author, term));
    let movements = article
        .movements
        .iter()
        .map(|term| (Taxonomy::Movement, term));
    let source = match &article.source {
        Some(SourceLine::Free(term)) => Some((Taxonomy::Source, term)),
        _ => None,
    };
    // A name without a letter that an address can be made of is shown, but has no page.
    authors
        .chain(movements)
        .chain(source)
        .filter(|(_, term)| !term.slug.is_empty())
}

fn most_used(uses: &Uses<'_>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (.., term) in uses {
        *counts.entry(&term.name).or_default() += 1;
    }
    let best = counts
        .into_iter()
        .max_by(|(a, count_a), (b, count_b)| count_a.cmp(count_b).then_with(|| b.cmp(a)));
    best.map_or_else(String::new, |(name, _)| name.to_owned())
}

/// Names that share a slug but are not the same name: `Trần Hưng` and `Trần Hùng`.
fn report_variants(taxonomy: Taxonomy, uses: &Uses<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((_, first_article, first)) = uses.last() else {
        return;
    };
    let first_key = spelling_key(&first.name);
    let mut told = vec![first_key.clone()];
    for (_, article, term) in uses.iter().rev() {
        let key = spelling_key(&term.name);
        if !told.contains(&key) {
            told.push(key);
            let problem = Problem::VariantSpellings {
                family: taxonomy.family(),
                first: first.name.clone(),
                second: term.name.clone(),
            };
            let place = Place::at(&article.path, term.span);
            let other = Place::at(&first_article.path, first.span);
            diagnostics.push(Diagnostic::new(place, problem).with_other(other));
        }
    }
}
