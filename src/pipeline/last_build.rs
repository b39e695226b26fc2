//! What a build told, so that the next one can tell it again when nothing has changed since.

use super::options::AsOf;
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    lint::site::is_text,
    publish::SiteFingerprint,
    site::{Asset, HoldReason, Retirement, Site},
    text::Date,
};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a build told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBuild {
    /// The digests of everything that the build was made of.
    pub site_fingerprint: SiteFingerprint,
    /// From when to when the same site is built of the same files, in its own time zone.
    pub validity: Range<NaiveDateTime>,
    /// The site's offset from UTC, in seconds.
    pub offset: i32,
    /// Tag of the language of the site: `vi`.
    pub language: String,
    /// All diagnostics of the build, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Articles that are not listed, because they are not public yet or not any more.
    pub unlisted: Vec<Unlisted>,
    /// Files beside articles to which no article leads, so that they are not published.
    pub unused: UnusedFiles,
    /// Numbers of the news site map; none when the site has none.
    pub news: Option<NewsSitemapState>,
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
    pub why: UnlistedReason,
}

/// Files beside articles that are not published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnusedFiles {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<SourcePath>,
}

impl UnusedFiles {
    /// How many are named.
    const MOST: usize = 3;

    fn of(site: &Site) -> UnusedFiles {
        let files = site.assets.attachments.iter();
        // Texts are told one by one.
        let is_unused = |path: &&SourcePath| {
            !is_text(path) && !site.is_used(&Asset::Attachment((*path).clone()))
        };
        let mut unused = files.filter(is_unused);
        let first: Vec<SourcePath> = unused.by_ref().take(UnusedFiles::MOST).cloned().collect();
        UnusedFiles {
            count: first.len() + unused.count(),
            first,
        }
    }
}

/// Why readers do not see an article in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnlistedReason {
    /// It is a draft: `draft: true`.
    Draft,
    /// Its date lies ahead: it is public from this day on.
    Scheduled(Date),
    /// Its editors have taken it back: `status: withdrawn`.
    Withdrawn,
    /// It has expired: this was its last day.
    Expired(Date),
}

/// Numbers of the news site map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsSitemapState {
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
                HoldReason::Draft => UnlistedReason::Draft,
                HoldReason::Scheduled(from) => UnlistedReason::Scheduled(from),
            },
        });
        let retired = site.retired.iter().map(|retired| Unlisted {
            path: retired.article.path().clone(),
            why: match retired.reason {
                Retirement::Withdrawn => UnlistedReason::Withdrawn,
                Retirement::Expired(last) => UnlistedReason::Expired(last),
            },
        });
        let news = site.news_stale_from().filter(|_| site.has_host());
        LastBuild {
            site_fingerprint,
            validity: site.validity(),
            offset: site.settings.offset.local_minus_utc(),
            language: site.locale.tag().to_owned(),
            diagnostics,
            unlisted: held_back.chain(retired).collect(),
            unused: UnusedFiles::of(site),
            news: news.map(|stale| NewsSitemapState {
                articles: site.latest_news().len(),
                left_out: site.news_left_out(),
                stale,
            }),
            has_host: site.has_host(),
            articles: site.articles.len(),
        }
    }

    /// The site's offset from UTC as it is written: `+07:00`.
    pub fn offset_text(&self) -> String {
        let offset = FixedOffset::east_opt(self.offset);
        offset.map_or_else(String::new, |offset| offset.to_string())
    }

    /// Whether a build at this time would make the same site of the same files.
    pub fn is_of(&self, as_of: AsOf) -> bool {
        let offset = FixedOffset::east_opt(self.offset);
        offset.is_some_and(|offset| self.validity.contains(&as_of.moment(offset)))
    }
}
