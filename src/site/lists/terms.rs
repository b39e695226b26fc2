//! The terms of every taxonomy.

use super::{
    membership::free_terms,
    taxonomy::{FreeTaxonomy, Taxonomy, TermKey},
};
use crate::{
    diagnostic::{Diagnostic, Place, ReferenceProblem},
    model::{
        Kind,
        registers::{Commemoration, Key, Register},
    },
    site::{Article, ArticleKey, Term, ground::Ground},
    text::{Strings, slug, spelling_key},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What is known of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermInfo {
    /// Which one it is.
    pub key: TermKey,
    /// Part of its address.
    pub slug: String,
    /// As readers see it: the most used spelling.
    pub name: String,
    /// Where it is declared, if it is.
    pub place: Option<Place>,
}

/// The terms of every taxonomy. Terms of a register stand in its order; free terms follow in the order of their slugs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Terms {
    taxonomies: BTreeMap<Taxonomy, Vec<TermInfo>>,
}

/// A free term by its slug.
pub(super) type FreeName = (FreeTaxonomy, Arc<str>);

impl Terms {
    /// The terms that need no article: those of registers.
    pub(super) fn declared(ground: Ground<'_>) -> Terms {
        let registers = ground.registers;
        let taxonomies = Taxonomy::ALL.map(|taxonomy| {
            let terms = match taxonomy {
                Taxonomy::Kind => kinds(ground.strings),
                Taxonomy::Category => registered(&registers.categories, TermKey::Category),
                Taxonomy::Sector => registered(&registers.sectors, TermKey::Sector),
                Taxonomy::Source => registered(&registers.sources, TermKey::registered_source),
                Taxonomy::Honour => registered(&registers.honours, TermKey::Honour),
                Taxonomy::Programme => registered(&registers.programmes, TermKey::Programme),
                Taxonomy::Organisation => registered(&registers.orgs, TermKey::Organisation),
                Taxonomy::Commemoration => commemorations(ground),
                Taxonomy::Author | Taxonomy::Movement => Vec::new(),
            };
            (taxonomy, terms)
        });
        Terms {
            taxonomies: taxonomies.into(),
        }
    }

    pub(super) fn of(&self, taxonomy: Taxonomy) -> &[TermInfo] {
        self.taxonomies.get(&taxonomy).map_or(&[], Vec::as_slice)
    }

    /// The key of a free term.
    pub(super) fn free(&self, taxonomy: FreeTaxonomy, slug: &str) -> Option<TermKey> {
        let terms = self.of(taxonomy.into());
        let free = &terms[registered_in(terms)..];
        let found = free.binary_search_by(|other| other.slug.as_str().cmp(slug));
        found.ok().map(|at| free[at].key)
    }

    /// Takes in the free terms of `added`, and keeps of the others those that are used. The new keys of terms that
    /// have moved.
    pub(super) fn revise(
        &mut self,
        added: &BTreeSet<FreeName>,
        is_used: impl Fn(TermKey) -> bool,
    ) -> BTreeMap<TermKey, TermKey> {
        let mut moved = BTreeMap::new();
        for taxonomy in FreeTaxonomy::ALL {
            let terms = self.taxonomies.entry(taxonomy.into()).or_default();
            let registered = registered_in(terms);
            let before = terms.drain(registered..);
            let kept = before.filter(|term| is_used(term.key));
            let mut by_slug: BTreeMap<String, Option<TermInfo>> =
                kept.map(|term| (term.slug.clone(), Some(term))).collect();
            let added = added.iter().filter(|(other, _)| *other == taxonomy);
            for (_, slug) in added {
                by_slug.entry(slug.to_string()).or_default();
            }
            for (at, (slug, term)) in by_slug.into_iter().enumerate() {
                let key = taxonomy.key(registered + at);
                let name = term.map_or_else(String::new, |term| {
                    if term.key != key {
                        moved.insert(term.key, key);
                    }
                    term.name
                });
                terms.push(TermInfo {
                    key,
                    slug,
                    name,
                    place: None,
                });
            }
        }
        moved
    }

    pub(super) fn rename(&mut self, key: TermKey, name: String) {
        let terms = self.taxonomies.get_mut(&key.taxonomy());
        if let Some(term) = terms.and_then(|terms| terms.get_mut(key.position())) {
            term.name = name;
        }
    }
}

/// How many terms of a taxonomy come from its register.
fn registered_in(terms: &[TermInfo]) -> usize {
    terms.partition_point(|term| term.place.is_some())
}

/// Every mention of a free term in these articles, in their order.
pub(super) fn uses<'a>(
    taxonomy: FreeTaxonomy,
    slug: &str,
    keys: &[ArticleKey],
    articles: &'a [Arc<Article>],
) -> Uses<'a> {
    let articles = keys.iter().map(|key| &*articles[key.index()]);
    articles
        .flat_map(|article| {
            free_terms(article)
                .filter(|(other, mention)| *other == taxonomy && *mention.slug == *slug)
                .map(move |(_, mention)| (article, mention))
        })
        .collect()
}

pub(super) type Uses<'a> = Vec<(&'a Article, &'a Term)>;

fn kinds(strings: &Strings) -> Vec<TermInfo> {
    Kind::ALL
        .iter()
        .map(|kind| {
            let name = strings
                .kinds
                .get(kind.id())
                .cloned()
                .unwrap_or_else(|| kind.id().to_owned());
            TermInfo {
                key: TermKey::Kind(*kind),
                slug: slug(&name),
                name,
                place: None,
            }
        })
        .collect()
}

fn registered<T>(register: &Register<T>, term_key: fn(Key<T>) -> TermKey) -> Vec<TermInfo> {
    register
        .iter()
        .map(|(key, entry)| TermInfo {
            key: term_key(key),
            slug: entry.names.id.clone(),
            name: entry.names.name.clone(),
            place: Some(entry.names.place.clone()),
        })
        .collect()
}

/// Congresses of one name are told apart by their ordinals.
fn commemorations(ground: Ground<'_>) -> Vec<TermInfo> {
    let register = &ground.registers.commemorations;
    let mut terms = registered(register, TermKey::Commemoration);
    for (term, (_, entry)) in terms.iter_mut().zip(register.iter()) {
        if let Commemoration::Congress {
            ordinal: Some(ordinal),
            ..
        } = entry.detail
        {
            term.name = ground.locale.nth_congress(&term.name, ordinal);
        }
    }
    terms
}

pub(super) fn most_used(uses: &Uses<'_>) -> String {
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
pub(super) fn report_variants(
    taxonomy: Taxonomy,
    uses: &Uses<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some((first_article, first)) = uses.last() else {
        return;
    };
    let mut told = vec![spelling_key(&first.name)];
    let mut seen = vec![&*first.name];
    for (article, term) in uses.iter().rev() {
        if seen.contains(&&*term.name) {
            continue;
        }
        seen.push(&term.name);
        let key = spelling_key(&term.name);
        if !told.contains(&key) {
            told.push(key);
            let problem = ReferenceProblem::VariantSpellings {
                family: taxonomy.phrase().into(),
                first: first.name.to_string(),
                second: term.name.to_string(),
            };
            let place = Place::at(article.path(), term.span);
            let other = Place::at(first_article.path(), first.span);
            diagnostics.push(Diagnostic::new(place, problem).with_other(other));
        }
    }
}
