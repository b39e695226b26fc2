//! What a build told, so that the next one can tell it again when nothing has changed since.

use super::AsOf;
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    publish::SiteFingerprint,
    site::{Reason, Retirement, Site},
};
use chrono::{FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a build told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBuild {
    /// The digests of everything that the build was made of.
    pub site_fingerprint: SiteFingerprint,
    /// The build date, which decides which articles are public.
    pub as_of: NaiveDate,
    /// The site's offset from UTC, in seconds.
    pub offset: i32,
    /// Tag of the language of the site: `vi`.
    pub language: String,
    /// All diagnostics of the build, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Articles that are not listed, because they are not public yet or not any more.
    pub unlisted: Vec<Unlisted>,
    /// Numbers of the news site map; none when the site has none.
    pub news: Option<News>,
    /// Whether `base_url` names a host.
    pub has_host: bool,
    /// Number of published articles.
    pub articles: usize,
}

/// An article that readers do not see in lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlisted {
    /// The file of the article.
    pub path: SourcePath,
    /// Why the article is not listed.
    pub why: Why,
}

/// Why readers do not see an article in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It is a draft: `draft: true`.
    Draft,
    /// Its date lies ahead: it is public from this day on.
    Scheduled(NaiveDate),
    /// Its editors have taken it back: `status: withdrawn`.
    Withdrawn,
    /// It has expired: this was its last day.
    Expired(NaiveDate),
}

/// Numbers of the news site map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// Number of articles in the site map.
    pub articles: usize,
    /// Number of recent articles for which the site map has no room.
    pub left_out: usize,
    /// The first day on which some of its articles are too old for a news site map.
    pub stale: NaiveDate,
}

impl LastBuild {
    /// Gathers what a build tells of a site.
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

    /// Whether a build at this time would have the same build date.
    pub fn is_of(&self, as_of: AsOf) -> bool {
        let offset = FixedOffset::east_opt(self.offset);
        offset.is_some_and(|offset| as_of.day(offset) == self.as_of)
    }
}
