//! Articles that were published and are not shown any more. Their addresses stay, with a notice; lists, counts,
//! rolls, boards and feeds do not know them.

use super::{Article, Site, resolve};
use chrono::NaiveDate;
use std::sync::Arc;

/// Why an article is not shown any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retirement {
    /// Its editors took it back: `status: withdrawn`.
    Withdrawn,
    /// Its last day is over: `expires`.
    Expired(NaiveDate),
}

impl Retirement {
    /// Whether an article is retired at the build date, and why. One that was withdrawn stays so.
    pub(super) fn of(article: &Article, as_of: NaiveDate) -> Option<Retirement> {
        let life = &article.written.life;
        if life.withdrawn.is_some() {
            return Some(Retirement::Withdrawn);
        }
        let last = life.expires.as_ref()?.value.interval().last;
        (last < as_of).then_some(Retirement::Expired(last))
    }
}

/// An article that is not shown any more.
#[derive(Clone, Debug)]
pub struct Retired {
    /// The article.
    pub article: Arc<Article>,
    /// Why.
    pub reason: Retirement,
}

impl Site {
    /// The place of an article among those that are not shown any more.
    pub(super) fn retired_index(&self, retired: &Retired) -> Option<usize> {
        let found = self.retired.binary_search_by(|other| {
            resolve::display_order(&other.article, &retired.article, &self.collator)
        });
        found.ok()
    }
}
