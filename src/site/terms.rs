//! Lists of articles by a word: kind, category, sector, author, …

use super::{
    Article, ArticleKey, CancelToken, Cancelled, Ground, SourceLine, Term,
    order::{Reordering, insert},
};
use crate::{
    diagnostic::{Diagnostic, Place, ReferenceProblem},
    model::{
        Kind,
        registers::{Commemoration, Key, Register},
    },
    text::{Addresses, Strings, slug, spelling_key},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

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

    /// Those with free terms: words that are in no register.
    const FREE: [Taxonomy; 3] = [Taxonomy::Author, Taxonomy::Source, Taxonomy::Movement];

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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Terms {
    taxonomies: BTreeMap<Taxonomy, Vec<TermList>>,
}

/// A free term.
type FreeTerm = (Taxonomy, Arc<str>);

impl Terms {
    /// The terms that need no article: those of registers.
    pub(super) fn declared(ground: Ground<'_>) -> Terms {
        let registers = ground.registers;
        let mut taxonomies: BTreeMap<_, _> =
            Taxonomy::ALL.map(|taxonomy| (taxonomy, Vec::new())).into();
        taxonomies.insert(Taxonomy::Kind, kinds(ground.strings));
        taxonomies.insert(Taxonomy::Category, registered(&registers.categories));
        taxonomies.insert(Taxonomy::Sector, registered(&registers.sectors));
        taxonomies.insert(Taxonomy::Source, registered(&registers.sources));
        taxonomies.insert(Taxonomy::Honour, registered(&registers.honours));
        taxonomies.insert(Taxonomy::Programme, registered(&registers.programmes));
        taxonomies.insert(Taxonomy::Organisation, registered(&registers.orgs));
        taxonomies.insert(Taxonomy::Commemoration, commemorations(ground));
        Terms { taxonomies }
    }

    pub(super) fn of(&self, taxonomy: Taxonomy) -> &[TermList] {
        self.taxonomies.get(&taxonomy).map_or(&[], Vec::as_slice)
    }

    /// Position of a free term.
    pub(super) fn free(&self, taxonomy: Taxonomy, slug: &str) -> Option<usize> {
        let terms = self.of(taxonomy);
        let registered = registered_in(terms);
        let found = terms[registered..].binary_search_by(|other| other.slug.as_str().cmp(slug));
        found.ok().map(|index| registered + index)
    }

    pub(super) fn revise(&mut self, reordering: &Reordering, articles: &[Arc<Article>]) {
        let lists = self.taxonomies.values_mut().flatten();
        lists.for_each(|term| reordering.keep(&mut term.articles));
        let mut changed: BTreeSet<FreeTerm> = reordering
            .left
            .iter()
            .flat_map(|left| names(left))
            .collect();
        let mut added: BTreeMap<FreeTerm, Vec<ArticleKey>> = BTreeMap::new();
        for &key in &reordering.entered {
            let article = &articles[key.index()];
            for (taxonomy, position) in positions(article) {
                let terms = self.taxonomies.get_mut(&taxonomy);
                if let Some(term) = terms.and_then(|terms| terms.get_mut(position)) {
                    insert(&mut term.articles, key);
                }
            }
            for name in names(article) {
                added.entry(name).or_default().push(key);
            }
        }
        changed.extend(added.keys().cloned());
        self.add_free(added);
        for (taxonomy, slug) in &changed {
            self.rename(*taxonomy, slug, articles);
        }
        for taxonomy in Taxonomy::FREE {
            if let Some(terms) = self.taxonomies.get_mut(&taxonomy) {
                terms.retain(|term| term.place.is_some() || !term.articles.is_empty());
            }
        }
    }

    fn add_free(&mut self, added: BTreeMap<FreeTerm, Vec<ArticleKey>>) {
        let mut new: BTreeMap<Taxonomy, Vec<TermList>> = BTreeMap::new();
        for ((taxonomy, slug), keys) in added {
            let known = self.free(taxonomy, &slug);
            let terms = self.taxonomies.get_mut(&taxonomy);
            match known.and_then(|at| terms?.get_mut(at)) {
                Some(term) => keys
                    .into_iter()
                    .for_each(|key| insert(&mut term.articles, key)),
                None => new.entry(taxonomy).or_default().push(TermList {
                    slug: slug.to_string(),
                    name: String::new(),
                    articles: {
                        let mut keys = keys;
                        keys.dedup();
                        keys
                    },
                    place: None,
                }),
            }
        }
        for (taxonomy, new) in new {
            let terms = self.taxonomies.entry(taxonomy).or_default();
            terms.extend(new);
            let registered = registered_in(terms);
            terms[registered..].sort_by(|a, b| a.slug.cmp(&b.slug));
        }
    }

    /// Names a free term as most of its articles do.
    fn rename(&mut self, taxonomy: Taxonomy, slug: &str, articles: &[Arc<Article>]) {
        let Some(at) = self.free(taxonomy, slug) else {
            return;
        };
        let name = most_used(&uses(taxonomy, &self.of(taxonomy)[at], articles));
        if let Some(term) = self
            .taxonomies
            .get_mut(&taxonomy)
            .and_then(|terms| terms.get_mut(at))
        {
            term.name = name;
        }
    }

    /// Reports names that share a slug but are not the same name.
    pub(super) fn check(
        &self,
        articles: &[Arc<Article>],
        cancel: CancelToken<'_>,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        let mut diagnostics = Vec::new();
        for taxonomy in Taxonomy::FREE {
            for term in self.of(taxonomy).iter().filter(|term| term.place.is_none()) {
                cancel.check()?;
                report_variants(taxonomy, &uses(taxonomy, term, articles), &mut diagnostics);
            }
        }
        Ok(diagnostics)
    }
}

/// How many terms of a taxonomy come from its register.
fn registered_in(terms: &[TermList]) -> usize {
    terms.partition_point(|term| term.place.is_some())
}

/// Every mention of a free term, newest first.
fn uses<'a>(taxonomy: Taxonomy, term: &TermList, articles: &'a [Arc<Article>]) -> Uses<'a> {
    let articles = term.articles.iter().map(|key| &*articles[key.index()]);
    articles
        .flat_map(|article| {
            free_terms(article)
                .filter(|(other, mention)| *other == taxonomy && *mention.slug == *term.slug)
                .map(move |(_, mention)| (article, mention))
        })
        .collect()
}

/// The free terms of an article.
fn names(article: &Article) -> impl Iterator<Item = FreeTerm> {
    free_terms(article).map(|(taxonomy, term)| (taxonomy, term.slug.clone()))
}

type Uses<'a> = Vec<(&'a Article, &'a Term)>;

fn kinds(strings: &Strings) -> Vec<TermList> {
    Kind::ALL
        .iter()
        .map(|kind| {
            let name = strings
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
fn commemorations(ground: Ground<'_>) -> Vec<TermList> {
    let register = &ground.registers.commemorations;
    let mut terms = registered(register);
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

/// Registered terms of an article, as positions.
fn positions(article: &Article) -> Vec<(Taxonomy, usize)> {
    fn all<T>(taxonomy: Taxonomy, keys: &[Key<T>]) -> impl Iterator<Item = (Taxonomy, usize)> {
        keys.iter().map(move |key| (taxonomy, key.index()))
    }
    let mut found = vec![(Taxonomy::Kind, article.kind() as usize)];
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
                family: taxonomy.family().into(),
                first: first.name.to_string(),
                second: term.name.to_string(),
            };
            let place = Place::at(article.path(), term.span);
            let other = Place::at(first_article.path(), first.span);
            diagnostics.push(Diagnostic::new(place, problem).with_other(other));
        }
    }
}
