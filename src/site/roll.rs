//! The honour roll: every award that was given, by honour, district, year and organisation. An honour that is
//! only aimed at is not in it.

use super::{Article, ArticleKey, Award, Giver};
use crate::{
    model::{
        Qualifier,
        registers::{District, Honour, Key, Org, Registers},
    },
    site::resolve::Resolved,
};
use std::collections::BTreeMap;

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
#[derive(Clone, Debug, Default)]
pub struct Rolls {
    /// Every award.
    pub all: Vec<AwardKey>,
    rolls: BTreeMap<RollOf, Vec<AwardKey>>,
    given: BTreeMap<Key<Org>, Vec<AwardKey>>,
    received: BTreeMap<Key<Org>, Vec<AwardKey>>,
}

impl Rolls {
    pub(super) fn new(registers: &Registers, resolved: &Resolved) -> Rolls {
        let articles = &resolved.articles;
        let mut all: Vec<AwardKey> = articles
            .iter()
            .enumerate()
            .flat_map(|(at, article)| {
                let article_key = ArticleKey::new(at);
                (0..article.awards.len()).map(move |index| AwardKey {
                    article: article_key,
                    index,
                })
            })
            .collect();
        let award = |key: &AwardKey| &articles[key.article.index()].awards[key.index];
        all.sort_by(|a, b| {
            let newest = award(a).date.newest_first(award(b).date);
            newest.then_with(|| a.cmp(b))
        });
        let mut rolls = Rolls::default();
        for &key in &all {
            rolls.add(key, &articles[key.article.index()], registers);
        }
        rolls.all = all;
        rolls
    }

    fn add(&mut self, key: AwardKey, article: &Article, registers: &Registers) {
        let award = &article.awards[key.index];
        for of in [
            RollOf::Honour(award.honour),
            RollOf::District(article.district()),
            RollOf::Year(award.date.year()),
        ] {
            self.rolls.entry(of).or_default().push(key);
        }
        if let Some(Giver::Org(org)) = award.by {
            self.given.entry(org).or_default().push(key);
        }
        for org in recipients_among(award, registers) {
            self.received.entry(org).or_default().push(key);
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

/// Registered organisations among the recipients of an award, or to which a recipient belongs, each once.
fn recipients_among(award: &Award, registers: &Registers) -> Vec<Key<Org>> {
    let lookup = registers.orgs.lookup();
    let names = award.recipients.iter().flat_map(|recipient| {
        let own = Some(recipient.name.value.as_str());
        own.into_iter().chain(recipient.org.as_deref())
    });
    let mut orgs: Vec<Key<Org>> = names.filter_map(|name| lookup.resolve(name).ok()).collect();
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
