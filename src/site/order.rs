//! The order of published articles, and how keys follow when it changes.
//!
//! A key is a position in this order, so that sorted keys are newest first. When articles leave or enter,
//! every index of the site renumbers its keys and takes the new ones in, instead of being made again.

use super::{Article, ArticleKey, resolve::display_order};
use crate::text::Collator;
use rayon::prelude::*;
use std::sync::Arc;

/// More articles than this, and the indexes are made again instead.
const MANY: usize = 200;

/// Articles that leave the order and articles that enter it.
pub(super) struct Reordering {
    /// Those that left.
    pub(super) left: Vec<Arc<Article>>,
    /// Those that entered, in order.
    pub(super) entered: Vec<ArticleKey>,
    /// New keys of the old positions; none for those that left.
    renumbered: Vec<Option<ArticleKey>>,
}

impl Reordering {
    /// All articles enter an empty order.
    pub(super) fn first(articles: &mut [Arc<Article>], collator: &Collator) -> Reordering {
        articles.par_sort_by(|a, b| display_order(a, b, collator));
        Reordering {
            left: Vec::new(),
            entered: (0..articles.len()).map(ArticleKey::new).collect(),
            renumbered: Vec::new(),
        }
    }

    /// Whether it is better to begin from an empty order.
    pub(super) fn is_large(left: &[Arc<Article>], entered: &[Arc<Article>]) -> bool {
        left.len() + entered.len() > MANY
    }

    /// Takes articles out of the order and others in.
    pub(super) fn small(
        articles: &mut Vec<Arc<Article>>,
        left: Vec<Arc<Article>>,
        mut entered: Vec<Arc<Article>>,
        collator: &Collator,
    ) -> Reordering {
        entered.sort_by(|a, b| display_order(a, b, collator));
        let before =
            |other: &Article, article: &Article| display_order(other, article, collator).is_lt();
        let mut leaving: Vec<usize> = left
            .iter()
            .filter_map(|article| position(articles, article, collator))
            .collect();
        leaving.sort_unstable();
        let entering: Vec<(usize, Arc<Article>)> = entered
            .into_iter()
            .map(|article| {
                let at = articles.partition_point(|other| before(other, &article));
                (at, article)
            })
            .collect();
        let mut entering = entering.into_iter().peekable();
        let mut leaving = leaving.into_iter().peekable();
        let mut reordering = Reordering {
            left,
            entered: Vec::new(),
            renumbered: Vec::with_capacity(articles.len()),
        };
        let mut order: Vec<Arc<Article>> = Vec::with_capacity(articles.len() + 1);
        for (index, article) in std::mem::take(articles).into_iter().enumerate() {
            while let Some((_, entering)) = entering.next_if(|(at, _)| *at <= index) {
                reordering.entered.push(ArticleKey::new(order.len()));
                order.push(entering);
            }
            if leaving.next_if_eq(&index).is_some() {
                reordering.renumbered.push(None);
            } else {
                reordering
                    .renumbered
                    .push(Some(ArticleKey::new(order.len())));
                order.push(article);
            }
        }
        for (_, article) in entering {
            reordering.entered.push(ArticleKey::new(order.len()));
            order.push(article);
        }
        *articles = order;
        reordering
    }

    /// The key that an article has now; none when it left.
    pub(super) fn renumber(&self, key: ArticleKey) -> Option<ArticleKey> {
        self.renumbered.get(key.index()).copied().flatten()
    }

    /// Renumbers the keys of a list and drops those that left.
    pub(super) fn keep(&self, keys: &mut Vec<ArticleKey>) {
        self.keep_by(keys, |key| key);
    }

    /// The same for values that hold a key.
    pub(super) fn keep_by<T>(&self, values: &mut Vec<T>, key: impl Fn(&mut T) -> &mut ArticleKey) {
        values.retain_mut(|value| {
            let key = key(value);
            match self.renumber(*key) {
                Some(new) => {
                    *key = new;
                    true
                }
                None => false,
            }
        });
    }
}

/// Where an article stands in the order.
pub(super) fn position(
    articles: &[Arc<Article>],
    article: &Article,
    collator: &Collator,
) -> Option<usize> {
    let found = articles.binary_search_by(|other| display_order(other, article, collator));
    found.ok()
}

/// Takes a key into a list that is in order, once.
pub(super) fn insert(keys: &mut Vec<ArticleKey>, key: ArticleKey) {
    if keys.last().is_none_or(|last| *last < key) {
        keys.push(key);
    } else if let Err(at) = keys.binary_search(&key) {
        keys.insert(at, key);
    }
}
