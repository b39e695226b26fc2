//! Articles by district, campaign, phase, pair of both, term and time.

use super::{
    Article, ArticleKey, Ground, Group, PhaseKey, SourceLine, Taxonomy, Term, TermList,
    order::{Reordering, insert},
    terms::Terms,
};
use crate::model::registers::{Campaign, District, Key};
use std::{collections::BTreeMap, sync::Arc};

/// Articles that are counted in one place, and those that are counted elsewhere and shown here too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Counted here, newest first.
    pub own: Vec<ArticleKey>,
    /// Counted elsewhere, newest first.
    pub shared: Vec<ArticleKey>,
}

/// A cell of the matrix.
pub type Pair = (Key<District>, Group);

/// All lists of a site, each newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    /// All articles.
    pub all: Vec<ArticleKey>,
    districts: Vec<List>,
    campaigns: Vec<List>,
    phases: BTreeMap<PhaseKey, List>,
    /// Every pair of district and phase or group with an article.
    pub pairs: BTreeMap<Pair, List>,
    pub(super) terms: Terms,
    /// By year.
    pub years: BTreeMap<i32, Vec<ArticleKey>>,
    /// By year and month; articles with a less precise date are only in their year.
    pub months: BTreeMap<(i32, u32), Vec<ArticleKey>>,
}

impl Lists {
    /// Lists of a site without articles.
    pub(super) fn empty(ground: Ground<'_>) -> Lists {
        Lists {
            all: Vec::new(),
            districts: vec![List::default(); ground.registers.districts.len()],
            campaigns: vec![List::default(); ground.registers.campaigns.len()],
            phases: BTreeMap::new(),
            pairs: BTreeMap::new(),
            terms: Terms::declared(ground),
            years: BTreeMap::new(),
            months: BTreeMap::new(),
        }
    }

    pub(super) fn revise(&mut self, reordering: &Reordering, articles: &[Arc<Article>]) {
        self.keep(reordering);
        for &key in &reordering.entered {
            self.add(key, &articles[key.index()]);
        }
        self.phases.retain(|_, list| !list.is_empty());
        self.pairs.retain(|_, list| !list.is_empty());
        self.years.retain(|_, keys| !keys.is_empty());
        self.months.retain(|_, keys| !keys.is_empty());
        self.terms.revise(reordering, articles);
    }

    fn keep(&mut self, reordering: &Reordering) {
        let districts = self.districts.iter_mut();
        let lists = districts
            .chain(&mut self.campaigns)
            .chain(self.phases.values_mut())
            .chain(self.pairs.values_mut());
        for list in lists {
            reordering.keep(&mut list.own);
            reordering.keep(&mut list.shared);
        }
        let times = self.years.values_mut().chain(self.months.values_mut());
        for keys in times.chain([&mut self.all]) {
            reordering.keep(keys);
        }
    }

    fn add(&mut self, key: ArticleKey, article: &Article) {
        insert(&mut self.all, key);
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
        let year = article.date().year();
        insert(self.years.entry(year).or_default(), key);
        if let Some(month) = article.date().month_of() {
            insert(self.months.entry((year, month)).or_default(), key);
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
        self.terms.of(taxonomy)
    }

    /// Position of a free term.
    pub fn free_term(&self, taxonomy: Taxonomy, term: &Term) -> Option<usize> {
        self.terms.free(taxonomy, &term.slug)
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
        insert(if own { &mut self.own } else { &mut self.shared }, key);
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.shared.is_empty()
    }
}
