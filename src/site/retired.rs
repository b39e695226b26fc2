//! Articles that were published and are not shown any more. Their addresses stay, with a notice; lists, counts,
//! rolls, boards and feeds do not know them.

use super::{Article, Retired, Retirement, Site, resolve};
use crate::model::registers::Key;
use chrono::NaiveDateTime;

impl Retirement {
    /// Whether an article is retired at a moment, and why. One that was withdrawn stays so.
    pub(super) fn of(article: &Article, now: NaiveDateTime) -> Option<Retirement> {
        let life = &article.written.life;
        if life.withdrawn.is_some() {
            return Some(Retirement::Withdrawn);
        }
        let last = life.expires.as_ref()?.value.end();
        last.is_over(now).then_some(Retirement::Expired(last))
    }
}

impl Site {
    /// An article that is not shown any more.
    pub fn retired_article(&self, key: Key<Retired>) -> &Retired {
        &self.retired[key.index()]
    }

    /// Every key of an article that is not shown any more.
    pub(super) fn retired_keys(&self) -> impl Iterator<Item = Key<Retired>> + use<> {
        (0..self.retired.len()).map(Key::new)
    }

    /// The key of an article among those that are not shown any more.
    pub(super) fn retired_key(&self, retired: &Retired) -> Option<Key<Retired>> {
        let found = self.retired.binary_search_by(|other| {
            resolve::display_order(&other.article, &retired.article, &self.collator)
        });
        found.ok().map(Key::new)
    }
}
