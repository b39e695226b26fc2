//! What cannot be right in the life of an article, and what feed readers know it by.

use super::{Article, Site};
use crate::{
    diagnostic::{Diagnostic, LifeProblem, Place},
    model::Correction,
    text::Date,
};
use chrono::{NaiveTime, TimeDelta};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

impl Site {
    /// What feed readers know an article by: as its editor declares it, else made of the site's address and the
    /// article's file, so that it stays the same whatever happens to its title, slug and date.
    pub fn article_id(&self, article: &Article) -> String {
        let base = &self.settings.base_url;
        let host = base.origin.split_once("://").map_or("", |(_, host)| host);
        let name = match &article.written.life.id {
            Some(id) if is_uri(&id.value) => return id.value.clone(),
            Some(id) => format!("//{host}{}#{}", base.path, id.value),
            None => format!("//{host}{}{}", base.path, article.path()),
        };
        Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
            .urn()
            .to_string()
    }

    /// The corrections of an article that are made by the build date, newest first.
    pub fn corrections<'a>(&self, article: &'a Article) -> impl Iterator<Item = &'a Correction> {
        let now = self.now;
        let corrections = article.written.life.corrections.iter();
        corrections.filter(move |correction| correction.date.value.has_come(now))
    }

    /// When an article was last changed by the build date, if it was: the latest of its update and its
    /// corrections.
    pub fn changed(&self, article: &Article) -> Option<Date> {
        let updated = article.written.life.updated.as_ref().map(|date| date.value);
        let updated = updated.filter(|date| date.has_come(self.now));
        let corrected = self
            .corrections(article)
            .map(|correction| correction.date.value);
        corrected.chain(updated).reduce(later)
    }

    /// When an article last changed, its publication included. What was changed on the day of publication was changed
    /// after it: a minute later, when nobody says how much.
    pub fn modified(&self, article: &Article) -> Date {
        let published = article.date();
        match self.changed(article) {
            None => published,
            Some(changed) if changed.newest_first(published).is_lt() => changed,
            Some(changed) if is_before(changed, published) => published,
            Some(_) => a_minute_after(published),
        }
    }

    /// Reports what was changed before it was published, and ids that two articles have.
    pub(super) fn check_lives(&self, diagnostics: &mut Vec<Diagnostic>) {
        let held_back = self.held_back.iter().map(|held| &held.article);
        let retired = self.retired.iter().map(|retired| &retired.article);
        let mut ids: BTreeMap<&str, Place> = BTreeMap::new();
        let mut articles: Vec<&Arc<Article>> = self
            .articles
            .iter()
            .chain(held_back)
            .chain(retired)
            .collect();
        articles.retain(|article| has_life(article));
        articles.sort_by_key(|article| article.path());
        for article in articles {
            self.check_dates(article, diagnostics);
            let Some(id) = &article.written.life.id else {
                continue;
            };
            let place = Place::at(article.path(), id.span);
            match ids.get(id.value.as_str()) {
                Some(first) => {
                    let problem = LifeProblem::DuplicateArticleId {
                        id: id.value.clone(),
                    };
                    let found = Diagnostic::new(place, problem);
                    diagnostics.push(found.with_other(first.clone()));
                }
                None => {
                    ids.insert(&id.value, place);
                }
            }
        }
    }

    fn check_dates(&self, article: &Article, diagnostics: &mut Vec<Diagnostic>) {
        let life = &article.written.life;
        let corrections = life.corrections.iter();
        let corrections = corrections.map(|correction| ("corrections", &correction.date));
        let updated = life.updated.iter().map(|date| ("updated", date));
        let expires = life.expires.iter().map(|date| ("expires", date));
        let published = article.date();
        for (field, date) in corrections.chain(updated).chain(expires) {
            if is_before(date.value, published) {
                let problem = LifeProblem::BeforePublication {
                    field: field.into(),
                    date: self.locale.date(date.value),
                    published: self.locale.date(published),
                };
                let place = Place::at(article.path(), date.span);
                diagnostics.push(Diagnostic::new(place, problem));
            }
        }
    }
}

/// The later of two dates; of two equal ones the more precise.
fn later(a: Date, b: Date) -> Date {
    if b.newest_first(a).is_lt() { b } else { a }
}

fn has_life(article: &Article) -> bool {
    let life = &article.written.life;
    let dated = life.updated.is_some() || life.expires.is_some() || !life.corrections.is_empty();
    dated || life.id.is_some()
}

/// The minute after; of a whole day or month, after it begins.
fn a_minute_after(published: Date) -> Date {
    let moment = match published {
        Date::Minute(moment) => moment,
        _ => published.interval().first.and_time(NaiveTime::MIN),
    };
    let after = moment.checked_add_signed(TimeDelta::minutes(1));
    Date::Minute(after.unwrap_or(moment))
}

/// Whether a date lies before another, however precise the two are.
fn is_before(date: Date, published: Date) -> bool {
    let (day, first) = (date.interval().last, published.interval().first);
    match (date, published) {
        (Date::Minute(date), Date::Minute(published)) => date < published,
        _ => day < first,
    }
}

/// Whether an id begins with a scheme, as `urn:` and `https:` do.
fn is_uri(id: &str) -> bool {
    let scheme = id.split_once(':').map_or("", |(scheme, _)| scheme);
    let mut letters = scheme.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}
