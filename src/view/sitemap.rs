//! What search engines and hosts read.

use super::{
    moment::{lastmod, moment},
    shared::absolute,
};
use crate::{
    site::{DataFile, Route, SITEMAP_PAGE, Site},
    text::Date,
};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// An address in a site map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// With the host.
    pub url: String,
    /// When the page last changed, if that is known to the day.
    pub lastmod: Option<String>,
}

/// A site map of the newest articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsSitemap {
    /// Name of the publication.
    pub name: String,
    /// Its language.
    pub language: &'static str,
    /// The articles, newest first.
    pub articles: Vec<NewsSitemapEntry>,
    /// What stands in a map without news, which its schema does not allow to be empty: crawlers that know its address
    /// are not to miss it.
    pub home: String,
}

/// An article in a site map of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsSitemapEntry {
    /// With the host.
    pub url: String,
    /// Title.
    pub title: String,
    /// When it was published, with its offset from UTC.
    pub published: String,
    /// When it last changed.
    pub lastmod: Option<String>,
}

/// An old address and the new one, from the root of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirection {
    /// The old one.
    pub from: String,
    /// The new one.
    pub to: String,
}

/// The parts of the site map.
pub(super) fn index(site: &Site) -> Vec<Location> {
    let pages = site.indexable_pages();
    let parts = pages.chunks(SITEMAP_PAGE).zip(1..);
    let parts = parts.filter_map(|(pages, part)| {
        let url = site.data_file_url(DataFile::Sitemap(part))?;
        let changes = pages.iter().filter_map(|&page| changed(site, page));
        let to_the_day = changes.filter(|&date| lastmod(site, date).is_some());
        let last = to_the_day.reduce(latest);
        Some(Location {
            url: absolute(site, &url),
            lastmod: last.and_then(|date| lastmod(site, date)),
        })
    });
    parts.collect()
}

/// A part of the site map, from 1.
pub(super) fn sitemap(site: &Site, part: usize) -> Vec<Location> {
    let pages = site.indexable_pages();
    let mut parts = pages.chunks(SITEMAP_PAGE);
    // Nothing is left for the last part when articles were withdrawn, and a map is not to be empty.
    let part = parts.nth(part.saturating_sub(1)).unwrap_or(&[Route::Home]);
    part.iter()
        .map(|&route| Location {
            url: site.absolute_url(route),
            lastmod: changed(site, route).and_then(|date| lastmod(site, date)),
        })
        .collect()
}

/// When a page last changed: an article itself, a list with the latest change of an article it shows.
fn changed(site: &Site, route: Route) -> Option<Date> {
    let keys = match route {
        Route::Article(key) => return Some(site.modified(site.article(key))),
        Route::Home => site
            .lists
            .all()
            .get(..site.settings.page_size)
            .unwrap_or(site.lists.all()),
        _ => site.shown_on(route)?,
    };
    keys.iter()
        .map(|&key| site.modified(site.article(key)))
        .reduce(latest)
}

fn latest(a: Date, b: Date) -> Date {
    if b.newest_first(a).is_lt() { b } else { a }
}

/// The site map of the newest articles.
pub(super) fn news(site: &Site) -> NewsSitemap {
    let keys = site.latest_news().into_iter();
    NewsSitemap {
        name: site.settings.title.clone(),
        language: site.locale.tag(),
        home: site.absolute_url(Route::Home),
        articles: keys
            .map(|key| {
                let article = site.article(key);
                NewsSitemapEntry {
                    url: site.absolute_url(Route::Article(key)),
                    title: article.title().to_owned(),
                    published: moment(site, article.date()).to_rfc3339(),
                    lastmod: lastmod(site, site.modified(article)),
                }
            })
            .collect(),
    }
}

/// The site maps that `robots.txt` names.
pub(super) fn sitemaps(site: &Site) -> Vec<String> {
    let maps = [DataFile::SitemapIndex, DataFile::NewsSitemap].into_iter();
    maps.filter_map(|map| site.data_file_url(map))
        .map(|url| absolute(site, &url))
        .collect()
}

/// What a path must not hold as it is in a table of redirects, where spaces end it.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ');

/// Every old address that is left for good, of a page or a file.
pub(super) fn redirections(site: &Site) -> Vec<Redirection> {
    let line = |from: &str, to: String| Redirection {
        from: escaped(&site.root_url(from)),
        to,
    };
    let redirects = site.redirects().iter();
    let redirects = redirects.filter(|redirect| redirect.declared);
    let pages = redirects.filter_map(|one| Some(line(&one.from, site.url(one.to)?)));
    let files = site.moved_files().into_iter();
    let files = files.map(|(from, to)| line(&from, to));
    pages.chain(files).collect()
}

fn escaped(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}
