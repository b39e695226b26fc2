//! What a build said, for saying it again when nothing has changed since.

use super::AsOf;
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    publish::SiteFingerprint,
    site::{Reason, Retirement, Site},
};
use chrono::{FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a build said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBuild {
    /// What the build was made of.
    pub site_fingerprint: SiteFingerprint,
    /// Its date.
    pub as_of: NaiveDate,
    /// The site's offset from UTC, in seconds.
    pub offset: i32,
    /// Language of the site.
    pub language: String,
    /// Everything that was wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Articles that readers do not see.
    pub unlisted: Vec<Unlisted>,
    /// What the site map of news has; none when there is none.
    pub news: Option<News>,
    /// Whether the site says where it is published.
    pub has_host: bool,
    /// Number of articles.
    pub articles: usize,
}

/// An article that readers do not see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlisted {
    /// Its file.
    pub path: SourcePath,
    /// Why.
    pub why: Why,
}

/// Why readers do not see an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It is a draft.
    Draft,
    /// It is public from this day on.
    Scheduled(NaiveDate),
    /// Its editors have taken it back.
    Withdrawn,
    /// This was its last day.
    Expired(NaiveDate),
}

/// The site map of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// Number of articles in it.
    pub articles: usize,
    /// Number of those of the time that it has no room for.
    pub left_out: usize,
    /// The day on which it goes stale.
    pub stale: NaiveDate,
}

impl LastBuild {
    /// What there is to say of a site.
    pub fn new(
        site: &Site,
        site_fingerprint: SiteFingerprint,
        diagnostics: Vec<Diagnostic>,
    ) -> LastBuild {
        let held_back = site.held_back.iter().map(|held| Unlisted {
            path: held.article.path().clone(),
            why: match held.reason {
                Reason::Draft => Why::Draft,
                Reason::Scheduled(day) => Why::Scheduled(day),
            },
        });
        let retired = site.retired.iter().map(|retired| Unlisted {
            path: retired.article.path().clone(),
            why: match retired.reason {
                Retirement::Withdrawn => Why::Withdrawn,
                Retirement::Expired(day) => Why::Expired(day),
            },
        });
        let news = site.news_stale_from().filter(|_| site.has_host());
        LastBuild {
            site_fingerprint,
            as_of: site.as_of,
            offset: site.settings.offset.local_minus_utc(),
            language: site.locale.tag().to_owned(),
            diagnostics,
            unlisted: held_back.chain(retired).collect(),
            news: news.map(|stale| News {
                articles: site.latest_news().len(),
                left_out: site.news_left_out(),
                stale,
            }),
            has_host: site.has_host(),
            articles: site.articles.len(),
        }
    }

    /// Whether a build at this time has the same date.
    pub fn is_of(&self, as_of: AsOf) -> bool {
        let offset = FixedOffset::east_opt(self.offset);
        offset.is_some_and(|offset| as_of.day(offset) == self.as_of)
    }
}
