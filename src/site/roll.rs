//! The honour roll: every award that was given, by honour, district, year and organisation. An honour that is
//! only aimed at is not in it.

use super::{Article, ArticleKey, Award, Giver, order::Reordering};
use crate::model::{
    Qualifier,
    registers::{District, Honour, Key, Org, Registers},
};
use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

/// An award: which one of which article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AwardKey {
    /// The article that is the evidence.
    pub article: ArticleKey,
    /// Position among its awards.
    pub index: usize,
}

/// Which awards a roll holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RollOf {
    /// Those of an honour.
    Honour(Key<Honour>),
    /// Those of a district: told by articles that are counted there.
    District(Key<District>),
    /// Those of a year.
    Year(i32),
}

/// All rolls, each with the newest award first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rolls {
    /// Every award.
    pub all: Vec<AwardKey>,
    rolls: BTreeMap<RollOf, Vec<AwardKey>>,
    given: BTreeMap<Key<Org>, Vec<AwardKey>>,
    received: BTreeMap<Key<Org>, Vec<AwardKey>>,
}

impl Rolls {
    pub(super) fn revise(
        &mut self,
        reordering: &Reordering,
        articles: &[Arc<Article>],
        registers: &Registers,
    ) {
        self.keep(reordering);
        let mut entered: Vec<AwardKey> = reordering
            .entered
            .iter()
            .flat_map(|&article| {
                let awards = 0..articles[article.index()].awards.len();
                awards.map(move |index| AwardKey { article, index })
            })
            .collect();
        entered.sort_by(|a, b| newest_first(articles, a, b));
        for key in entered {
            self.add(key, articles, registers);
        }
    }

    fn keep(&mut self, reordering: &Reordering) {
        let rolls = self.rolls.values_mut().chain(self.given.values_mut());
        let rolls = rolls.chain(self.received.values_mut());
        for keys in rolls.chain([&mut self.all]) {
            reordering.keep_by(keys, |key| &mut key.article);
        }
        self.rolls.retain(|_, keys| !keys.is_empty());
        self.given.retain(|_, keys| !keys.is_empty());
        self.received.retain(|_, keys| !keys.is_empty());
    }

    fn add(&mut self, key: AwardKey, articles: &[Arc<Article>], registers: &Registers) {
        let article = &articles[key.article.index()];
        let award = &article.awards[key.index];
        let insert = |keys: &mut Vec<AwardKey>| {
            let before = |other: &AwardKey| newest_first(articles, other, &key).is_lt();
            let at = match keys.last() {
                Some(last) if !before(last) => keys.partition_point(before),
                _ => keys.len(),
            };
            keys.insert(at, key);
        };
        insert(&mut self.all);
        for of in [
            RollOf::Honour(award.honour),
            RollOf::District(article.district()),
            RollOf::Year(award.date.year()),
        ] {
            insert(self.rolls.entry(of).or_default());
        }
        if let Some(Giver::Org(org)) = award.by {
            insert(self.given.entry(org).or_default());
        }
        for org in recipients_among(award, registers) {
            insert(self.received.entry(org).or_default());
        }
    }

    /// The awards of a roll.
    pub fn of(&self, of: RollOf) -> &[AwardKey] {
        self.rolls.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Awards that an organisation gave.
    pub fn given(&self, org: Key<Org>) -> &[AwardKey] {
        self.given.get(&org).map_or(&[], Vec::as_slice)
    }

    /// Awards that an organisation, or somebody of it, received.
    pub fn received(&self, org: Key<Org>) -> &[AwardKey] {
        self.received.get(&org).map_or(&[], Vec::as_slice)
    }

    /// Every roll.
    pub fn iter(&self) -> impl Iterator<Item = (RollOf, &[AwardKey])> {
        self.rolls.iter().map(|(&of, keys)| (of, keys.as_slice()))
    }
}

/// Order of rolls.
fn newest_first(articles: &[Arc<Article>], a: &AwardKey, b: &AwardKey) -> Ordering {
    let date = |key: &AwardKey| articles[key.article.index()].awards[key.index].date;
    date(a).newest_first(date(b)).then_with(|| a.cmp(b))
}

/// Registered organisations among the recipients of an award, or to which a recipient belongs, each once.
fn recipients_among(award: &Award, registers: &Registers) -> Vec<Key<Org>> {
    let lookup = registers.orgs.lookup();
    let names = award.recipients.iter().flat_map(|recipient| {
        let own = Some(recipient.name.value.as_str());
        own.into_iter().chain(recipient.org.as_deref())
    });
    let mut orgs: Vec<Key<Org>> = names.filter_map(|name| lookup.only_named(name)).collect();
    orgs.sort();
    orgs.dedup();
    orgs
}

/// A sum of counts, some of which may be inexact or unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Sum of the known counts.
    pub count: u64,
    /// How exact it is: that of its inexact parts when they agree, else “about”.
    pub qualifier: Option<Qualifier>,
    /// Awards whose number nobody states.
    pub unknown: usize,
}

impl Total {
    /// The sum of some awards.
    pub fn of<'a>(awards: impl IntoIterator<Item = &'a Award>) -> Total {
        let mut total = Total::default();
        for award in awards {
            total.add(award);
        }
        total
    }

    fn add(&mut self, award: &Award) {
        let Some(count) = award.count else {
            self.unknown += 1;
            return;
        };
        self.count = self.count.saturating_add(count);
        self.qualifier = Qualifier::of_sum(self.qualifier, award.qualifier);
    }
}
