//! Articles that belong beside an article.

use super::{Article, ArticleKey, FreeTaxonomy, Group, ListId, ListName, PhaseKey, Site, lists_of};
use crate::{diagnostic::SourcePath, text::slug};
use std::cmp::Reverse;

/// How far to look in each list, to both sides: keeps the work for a page independent of the site's size,
/// and its result independent of far-away changes.
const REACH: usize = 12;

/// A list in time order that an article belongs to, and how much belonging to it counts.
struct Circle<'s> {
    weight: u32,
    list: &'s [ArticleKey],
}

/// The article before and after, in the same phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The next older one.
    pub previous: Option<ArticleKey>,
    /// The next newer one.
    pub next: Option<ArticleKey>,
}

impl Site {
    /// Articles that share most with this one: campaign before phase before district before movement, the
    /// nearest in time first, at most `most`. `without` are left out.
    pub fn related(&self, key: ArticleKey, without: &[ArticleKey], most: usize) -> Vec<ArticleKey> {
        let circles = self.circles(self.article(key)).into_iter();
        let near = circles.flat_map(|circle| {
            let near = around(circle.list, key);
            near.map(move |other| (other, circle.weight))
        });
        let mut found: Vec<(ArticleKey, u32)> = near.collect();
        found.retain(|(other, _)| *other != key && !without.contains(other));
        found.sort_unstable();
        found.dedup_by(|(other, weight), (kept, sum)| {
            let same = other == kept;
            if same {
                *sum += *weight;
            }
            same
        });
        found.sort_unstable_by_key(|(other, weight)| {
            let distance = other.index().abs_diff(key.index());
            (Reverse(*weight), distance, *other)
        });
        found.truncate(most);
        found.into_iter().map(|(other, _)| other).collect()
    }

    fn circles(&self, article: &Article) -> Vec<Circle<'_>> {
        let circles = lists_of(article).into_iter().filter_map(|membership| {
            let (weight, list) = match membership.list {
                ListName::Id(list @ ListId::Campaign(_)) => (8, list),
                ListName::Id(list @ ListId::Phase(_)) => (4, list),
                ListName::Id(list @ ListId::District(_)) => (2, list),
                ListName::Free(FreeTaxonomy::Movement, term) => {
                    let term = self.lists.free_term(FreeTaxonomy::Movement, term)?;
                    (1, ListId::Term(term))
                }
                ListName::Id(_) | ListName::Free(..) => return None,
            };
            let list = &self.lists.get(list).own;
            Some(Circle { weight, list })
        });
        circles.collect()
    }

    /// The published article that a declared `related` text names, by title or slug.
    pub fn declared_related(&self, text: &str) -> Option<ArticleKey> {
        let newest = |paths: &[SourcePath]| {
            let keys = paths.iter().filter_map(|path| self.key_at(path));
            keys.min()
        };
        newest(self.links.by_slug(&slug(text)))
            .or_else(|| newest(self.links.by_title(text, &self.articles)))
    }

    /// Previous and next in the phase in which the article is counted.
    pub fn neighbours(&self, key: ArticleKey) -> Neighbours {
        let Group::Phase(phase) = self.article(key).group() else {
            return Neighbours::default();
        };
        let list = &self.lists.phase(phase).own;
        let Ok(at) = list.binary_search(&key) else {
            return Neighbours::default();
        };
        Neighbours {
            previous: list.get(at + 1).copied(),
            next: at.checked_sub(1).and_then(|at| list.get(at)).copied(),
        }
    }

    /// Other articles of a phase. Those before the article come first, so that its page stays as it is when news
    /// is added; then those after it.
    pub fn around_in_phase(
        &self,
        key: ArticleKey,
        phase: PhaseKey,
    ) -> impl Iterator<Item = ArticleKey> {
        outwards(&self.lists.phase(phase).own, key)
    }

    /// Other articles of its district, in that order.
    pub fn around_in_district(&self, key: ArticleKey) -> impl Iterator<Item = ArticleKey> {
        outwards(&self.lists.district(self.article(key).district()).own, key)
    }

    /// Other articles of the site, in that order.
    pub fn around(&self, key: ArticleKey) -> impl Iterator<Item = ArticleKey> {
        outwards(self.lists.all(), key)
    }
}

/// The articles of a list before this one, from the nearest back, then those after it.
fn outwards(list: &[ArticleKey], key: ArticleKey) -> impl Iterator<Item = ArticleKey> {
    let at = list.partition_point(|other| *other < key);
    let older = list[at..].iter().filter(move |other| **other != key);
    older.chain(list[..at].iter().rev()).copied()
}

/// The neighbours of an article in a list. Lists are in the order of keys, so its place is found at once,
/// also when it is only shared there.
fn around(list: &[ArticleKey], key: ArticleKey) -> impl Iterator<Item = ArticleKey> {
    let at = list.partition_point(|other| *other < key);
    let (from, to) = (at.saturating_sub(REACH), (at + REACH + 1).min(list.len()));
    list[from..to].iter().copied()
}
