//! Articles by district, campaign, phase, pair of both, term and time.

use super::{
    Article, ArticleKey, Group, Parts, PhaseKey, SourceLine, Taxonomy, Term, TermList,
    terms::{Terms, terms},
};
use crate::{
    diagnostic::Diagnostic,
    model::registers::{Campaign, District, Key},
};
use std::collections::BTreeMap;

/// Articles that are counted in one place, and those that are counted elsewhere and shown here too.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Counted here, newest first.
    pub own: Vec<ArticleKey>,
    /// Counted elsewhere, newest first.
    pub shared: Vec<ArticleKey>,
}

/// A cell of the matrix.
pub type Pair = (Key<District>, Group);

/// All lists of a site, each newest first.
#[derive(Clone, Debug)]
pub struct Lists {
    /// All articles.
    pub all: Vec<ArticleKey>,
    districts: Vec<List>,
    campaigns: Vec<List>,
    phases: BTreeMap<PhaseKey, List>,
    /// Every pair of district and phase or group with an article.
    pub pairs: BTreeMap<Pair, List>,
    terms: Terms,
    /// By year.
    pub years: BTreeMap<i32, Vec<ArticleKey>>,
    /// By year and month; articles with a less precise date are only in their year.
    pub months: BTreeMap<(i32, u32), Vec<ArticleKey>>,
}

impl Lists {
    pub(super) fn new(
        parts: &Parts<'_>,
        articles: &[Article],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Lists {
        let mut lists = Lists {
            all: (0..articles.len()).map(ArticleKey::new).collect(),
            districts: vec![List::default(); parts.registers.districts.len()],
            campaigns: vec![List::default(); parts.registers.campaigns.len()],
            phases: BTreeMap::new(),
            pairs: BTreeMap::new(),
            terms: terms(parts, articles, diagnostics),
            years: BTreeMap::new(),
            months: BTreeMap::new(),
        };
        for (index, article) in articles.iter().enumerate() {
            lists.add(ArticleKey::new(index), article);
        }
        lists
    }

    fn add(&mut self, key: ArticleKey, article: &Article) {
        let groups = article.groups();
        for (index, district) in article.districts.iter().enumerate() {
            self.districts[district.index()].add(key, index == 0);
            for (column, &group) in groups.iter().enumerate() {
                self.pairs
                    .entry((*district, group))
                    .or_default()
                    .add(key, index == 0 && column == 0);
            }
        }
        for (index, placement) in article.placements.iter().enumerate() {
            self.campaigns[placement.campaign.index()].add(key, index == 0);
        }
        for (index, phase) in groups.iter().enumerate() {
            if let Group::Phase(phase) = phase {
                self.phases.entry(*phase).or_default().add(key, index == 0);
            }
        }
        let year = article.date.year();
        self.years.entry(year).or_default().push(key);
        if let Some(month) = article.date.month_of() {
            self.months.entry((year, month)).or_default().push(key);
        }
    }

    /// Articles of a district.
    pub fn district(&self, district: Key<District>) -> &List {
        &self.districts[district.index()]
    }

    /// Articles of a campaign.
    pub fn campaign(&self, campaign: Key<Campaign>) -> &List {
        &self.campaigns[campaign.index()]
    }

    /// Articles of a phase.
    pub fn phase(&self, phase: PhaseKey) -> &List {
        static NONE: List = List {
            own: Vec::new(),
            shared: Vec::new(),
        };
        self.phases.get(&phase).unwrap_or(&NONE)
    }

    /// Articles of a district in a phase or group.
    pub fn pair(&self, pair: Pair) -> &List {
        static NONE: List = List {
            own: Vec::new(),
            shared: Vec::new(),
        };
        self.pairs.get(&pair).unwrap_or(&NONE)
    }

    /// The terms of a taxonomy.
    pub fn terms(&self, taxonomy: Taxonomy) -> &[TermList] {
        &self.terms[&taxonomy]
    }

    /// Position of a free term.
    pub fn free_term(&self, taxonomy: Taxonomy, term: &Term) -> Option<usize> {
        let terms = self.terms(taxonomy);
        let registered = terms.iter().take_while(|term| term.place.is_some()).count();
        let found =
            terms[registered..].binary_search_by(|other| other.slug.as_str().cmp(&term.slug));
        found.ok().map(|index| registered + index)
    }

    /// Position of a source among the terms.
    pub fn source(&self, source: &SourceLine) -> Option<usize> {
        match source {
            SourceLine::Registered(key) => Some(key.index()),
            SourceLine::Free(term) => self.free_term(Taxonomy::Source, term),
        }
    }
}

impl List {
    fn add(&mut self, key: ArticleKey, own: bool) {
        let list = if own { &mut self.own } else { &mut self.shared };
        if list.last() != Some(&key) {
            list.push(key);
        }
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.shared.is_empty()
    }
}
