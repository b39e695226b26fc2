//! How long a site stays as it is when no file changes: articles are published and expire by themselves.

use super::{Article, Site};
use crate::text::Date;
use chrono::{Days, NaiveDateTime, NaiveTime};
use std::ops::Range;

impl Site {
    /// The moments at which the site is what it is now, in its own time zone: from the last moment at which something
    /// came or went by itself, to the next. Both lie in the build date, since much changes with the day.
    pub fn validity(&self) -> Range<NaiveDateTime> {
        let day = self.as_of().and_time(NaiveTime::MIN);
        let mut validity = day..day
            .checked_add_days(Days::new(1))
            .unwrap_or(NaiveDateTime::MAX);
        let published = self.articles.iter().map(|article| &**article);
        let held_back = self.held_back.iter().map(|held| &*held.article);
        let retired = self.retired.iter().map(|retired| &*retired.article);
        for moment in published.chain(held_back).chain(retired).flat_map(moments) {
            if moment <= self.now {
                validity.start = validity.start.max(moment);
            } else {
                validity.end = validity.end.min(moment);
            }
        }
        validity
    }
}

/// The minutes at which readers see an article in another way: those of its dates that say a minute.
fn moments(article: &Article) -> impl Iterator<Item = NaiveDateTime> {
    let life = &article.written.life;
    let ends = [&life.updated, &life.expires].into_iter().flatten();
    let corrections = life.corrections.iter().map(|correction| &correction.date);
    let dates = ends.chain(corrections).map(|date| date.value);
    let dates = dates.chain([article.date()]);
    dates.filter_map(|date| match date {
        Date::Minute(moment) => Some(moment),
        Date::Year(_) | Date::Quarter(..) | Date::Month(..) | Date::Day(_) => None,
    })
}
