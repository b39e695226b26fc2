//! Every list of articles that has pages of its own.

mod id;
mod membership;
mod taxonomy;
mod terms;

pub use id::ListId;
pub(super) use membership::{ListName, lists_of};
pub use taxonomy::{FreeTaxonomy, Taxonomy, TermKey, TermPosition};
pub use terms::TermInfo;

use super::{
    Article, ArticleKey, CancelToken, Cancelled, Group, PhaseKey, SourceLine, Term,
    ground::Ground,
    order::{Reordering, insert},
};
use crate::{
    diagnostic::Diagnostic,
    model::registers::{Campaign, District, Key},
};
use membership::free_terms;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use terms::{FreeName, Terms};

/// Articles that are counted in one place, and those that are counted elsewhere and shown here too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Counted here, newest first.
    pub own: Vec<ArticleKey>,
    /// Counted elsewhere, newest first.
    pub shared: Vec<ArticleKey>,
}

impl List {
    /// Whether it shows nothing.
    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.shared.is_empty()
    }
}

/// All lists of a site, each newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    /// Those with an article.
    lists: BTreeMap<ListId, List>,
    terms: Terms,
}

impl Lists {
    /// Lists of a site without articles.
    pub(super) fn empty(ground: Ground<'_>) -> Lists {
        Lists {
            lists: BTreeMap::new(),
            terms: Terms::declared(ground),
        }
    }

    pub(super) fn revise(&mut self, reordering: &Reordering, articles: &[Arc<Article>]) {
        for list in self.lists.values_mut() {
            reordering.keep(&mut list.own);
            reordering.keep(&mut list.shared);
        }
        self.lists.retain(|_, list| !list.is_empty());
        let entered = || {
            let keys = reordering.entered.iter();
            keys.map(|&key| (key, &*articles[key.index()]))
        };
        let added: BTreeSet<FreeName> = entered()
            .flat_map(|(_, article)| free_names(article))
            .collect();
        self.revise_terms(&added);
        for (key, article) in entered() {
            self.add(key, article);
        }
        let left = reordering.left.iter().flat_map(|left| free_names(left));
        let renamed: BTreeSet<FreeName> = left.chain(added).collect();
        for (taxonomy, slug) in &renamed {
            self.name_as_most(*taxonomy, slug, articles);
        }
    }

    /// Takes free terms in, and lets those go that no article names any more.
    fn revise_terms(&mut self, added: &BTreeSet<FreeName>) {
        let lists = &self.lists;
        let is_used = |key| lists.contains_key(&ListId::Term(key));
        let moved = self.terms.revise(added, is_used);
        if moved.is_empty() {
            return;
        }
        let now = |id| match id {
            ListId::Term(key) => ListId::Term(moved.get(&key).copied().unwrap_or(key)),
            id => id,
        };
        let lists = std::mem::take(&mut self.lists).into_iter();
        self.lists = lists.map(|(id, list)| (now(id), list)).collect();
    }

    fn add(&mut self, key: ArticleKey, article: &Article) {
        for membership in lists_of(article) {
            let id = match membership.list {
                ListName::Id(id) => Some(id),
                ListName::Free(taxonomy, term) => self.free_term(taxonomy, term).map(ListId::Term),
            };
            let Some(id) = id else { continue };
            let list = self.lists.entry(id).or_default();
            let keys = if membership.counted {
                &mut list.own
            } else {
                &mut list.shared
            };
            insert(keys, key);
        }
    }

    /// Names a free term as most of its articles do.
    fn name_as_most(&mut self, taxonomy: FreeTaxonomy, slug: &str, articles: &[Arc<Article>]) {
        if let Some(key) = self.terms.free(taxonomy, slug) {
            let uses = terms::uses(taxonomy, slug, &self.get(ListId::Term(key)).own, articles);
            self.terms.rename(key, terms::most_used(&uses));
        }
    }

    /// Reports names that share a slug but are not the same name.
    pub(super) fn check(
        &self,
        articles: &[Arc<Article>],
        cancel: CancelToken<'_>,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        let mut diagnostics = Vec::new();
        for taxonomy in FreeTaxonomy::ALL {
            let terms = self.terms(taxonomy.into()).iter();
            for term in terms.filter(|term| term.place.is_none()) {
                cancel.check()?;
                let keys = &self.get(ListId::Term(term.key)).own;
                let uses = terms::uses(taxonomy, &term.slug, keys, articles);
                terms::report_variants(taxonomy.into(), &uses, &mut diagnostics);
            }
        }
        Ok(diagnostics)
    }

    /// A list; an empty one when no article is in it.
    pub fn get(&self, id: ListId) -> &List {
        static NONE: List = List {
            own: Vec::new(),
            shared: Vec::new(),
        };
        self.lists.get(&id).unwrap_or(&NONE)
    }

    /// Whether an article is in a list.
    pub fn has(&self, id: ListId) -> bool {
        self.lists.contains_key(&id)
    }

    /// All articles, newest first.
    pub fn all(&self) -> &[ArticleKey] {
        &self.get(ListId::News).own
    }

    /// Articles of a district.
    pub fn district(&self, district: Key<District>) -> &List {
        self.get(ListId::District(district))
    }

    /// Articles of a campaign.
    pub fn campaign(&self, campaign: Key<Campaign>) -> &List {
        self.get(ListId::Campaign(campaign))
    }

    /// Articles of a phase.
    pub fn phase(&self, phase: PhaseKey) -> &List {
        self.get(ListId::Phase(phase))
    }

    /// Articles of a term.
    pub fn of_term(&self, term: TermKey) -> &[ArticleKey] {
        &self.get(ListId::Term(term)).own
    }

    /// Every pair of a district and a phase or group with an article.
    pub fn pairs(&self) -> impl Iterator<Item = (Key<District>, Group, &List)> {
        self.pairs_from(Key::FIRST)
    }

    /// The phases and groups in which a district has an article.
    pub fn groups_of(&self, district: Key<District>) -> impl Iterator<Item = (Group, &List)> {
        let pairs = self.pairs_from(district);
        let pairs = pairs.take_while(move |(other, ..)| *other == district);
        pairs.map(|(_, group, list)| (group, list))
    }

    /// Pairs in their order, from the first one of a district.
    fn pairs_from(
        &self,
        district: Key<District>,
    ) -> impl Iterator<Item = (Key<District>, Group, &List)> {
        let first = ListId::Pair(district, Group::Phase(PhaseKey::FIRST));
        let lists = self.lists.range(first..);
        lists.map_while(|(id, list)| match id {
            ListId::Pair(district, group) => Some((*district, *group, list)),
            _ => None,
        })
    }

    /// Every year with an article, the earliest first.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = (i32, &[ArticleKey])> {
        let years = ListId::Year(i32::MIN)..=ListId::Year(i32::MAX);
        self.lists.range(years).filter_map(|(id, list)| match id {
            ListId::Year(year) => Some((*year, &*list.own)),
            _ => None,
        })
    }

    /// Every month with an article, the earliest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = (i32, u32, &[ArticleKey])> {
        let months = ListId::Month(i32::MIN, 0)..=ListId::Month(i32::MAX, u32::MAX);
        self.lists.range(months).filter_map(|(id, list)| match id {
            ListId::Month(year, month) => Some((*year, *month, &*list.own)),
            _ => None,
        })
    }

    /// The terms of a taxonomy: those of its register in the order of the register, then free ones in that of their slugs.
    pub fn terms(&self, taxonomy: Taxonomy) -> &[TermInfo] {
        self.terms.of(taxonomy)
    }

    /// What is known of a term.
    pub fn term(&self, key: TermKey) -> &TermInfo {
        &self.terms(key.taxonomy())[key.position()]
    }

    /// The key of a free term that an article names.
    pub fn free_term(&self, taxonomy: FreeTaxonomy, term: &Term) -> Option<TermKey> {
        self.terms.free(taxonomy, &term.slug)
    }

    /// The source of an article among the terms.
    pub fn source(&self, source: &SourceLine) -> Option<TermKey> {
        match source {
            SourceLine::Registered(key) => Some(TermKey::registered_source(*key)),
            SourceLine::Free(term) => self.free_term(FreeTaxonomy::Source, term),
        }
    }
}

/// The free terms of an article.
fn free_names(article: &Article) -> impl Iterator<Item = FreeName> {
    free_terms(article).map(|(taxonomy, term)| (taxonomy, term.slug.clone()))
}
