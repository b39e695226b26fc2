//! What a build said, for saying it again when nothing has changed since.

use super::AsOf;
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    site::{HeldBack, Reason, Site},
    text::Date,
};
use chrono::{FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a build said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recap {
    /// A digest of all that the build was made of.
    pub inputs: u128,
    /// Its date.
    pub as_of: NaiveDate,
    /// The site's offset from UTC, in seconds.
    pub offset: i32,
    /// Language of the site.
    pub language: String,
    /// Everything that was wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Articles that were left out.
    pub held_back: Vec<Held>,
    /// Number of articles.
    pub articles: usize,
}

/// An article that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its file.
    pub path: SourcePath,
    /// The day from which it is public; none for a draft.
    pub public_from: Option<Date>,
}

impl Recap {
    /// What there is to say of a site.
    pub fn new(site: &Site, inputs: u128, diagnostics: Vec<Diagnostic>) -> Recap {
        let held_back = site.held_back.iter().map(|held| {
            let HeldBack { article, reason } = &**held;
            Held {
                path: article.path().clone(),
                public_from: match reason {
                    Reason::Draft => None,
                    Reason::Scheduled(day) => Some(Date::Day(*day)),
                },
            }
        });
        Recap {
            inputs,
            as_of: site.as_of,
            offset: site.settings.offset.local_minus_utc(),
            language: site.locale.tag().to_owned(),
            diagnostics,
            held_back: held_back.collect(),
            articles: site.articles.len(),
        }
    }

    /// Whether a build at this time has the same date.
    pub fn is_of(&self, as_of: AsOf) -> bool {
        let offset = FixedOffset::east_opt(self.offset);
        offset.is_some_and(|offset| as_of.day(offset) == self.as_of)
    }
}
