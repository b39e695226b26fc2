//! What a page looks like where it is shared, and the feeds that it names.

use super::{
    chrome::{FeedLink, SharedImage, Social},
    feed,
    moment::iso,
    shared::{absolute, picture},
};
use crate::site::{ArticleKey, Download, FeedOf, Route, Site, Taxonomy};

/// Articles of a list among which a picture is looked for.
const PICTURED_AMONG: usize = 20;

/// Pictures that are shown where pages are shared; drawings (SVG) are not.
const SHOWN: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".gif"];

pub(super) fn social(site: &Site, route: Route) -> Social {
    let key = match route {
        Route::Article(key) => Some(key),
        _ => None,
    };
    let date = |date| iso(site, date);
    Social {
        kind: match key {
            Some(_) => "article",
            None => "website",
        },
        locale: site.locale.tag_with_country(),
        image: image(site, route),
        published: key.map(|key| date(site.article(key).date())),
        modified: key.map(|key| date(site.modified(site.article(key)))),
        section: key.map(|key| section(site, key)),
    }
}

/// The picture of an article; of a list, that of the newest article that has one.
fn image(site: &Site, route: Route) -> Option<SharedImage> {
    let keys: &[ArticleKey] = match route {
        Route::Article(key) => return image_of(site, key),
        Route::Home => &site.lists.all,
        _ => site.shown_on(route)?,
    };
    let mut newest = keys.iter().take(PICTURED_AMONG);
    newest.find_map(|&key| image_of(site, key))
}

fn image_of(site: &Site, key: ArticleKey) -> Option<SharedImage> {
    let article = site.article(key);
    let picture = picture(site, article.path(), article.photo.as_ref()?)?;
    let path = picture.src.to_ascii_lowercase();
    if !SHOWN.iter().any(|end| path.ends_with(end)) {
        return None;
    }
    Some(SharedImage {
        url: absolute(site, &picture.src),
        alt: picture.alt,
    })
}

/// The category of an article, else its kind.
pub(super) fn section(site: &Site, key: ArticleKey) -> String {
    let article = site.article(key);
    let category = article
        .category
        .map(|key| &site.registers.categories[key].names.name);
    let kind = || &site.lists.terms(Taxonomy::Kind)[article.kind() as usize].name;
    category.unwrap_or_else(kind).clone()
}

/// The feed of the page's own news, if it has one, and that of the site; all forms of the latter where all news is.
pub(super) fn feeds(site: &Site, route: Route) -> Vec<FeedLink> {
    let atom = |of| (Download::Atom(of), of);
    let own = FeedOf::of(route).filter(|&of| of != FeedOf::Site);
    let mut feeds: Vec<(Download, FeedOf)> = own.map(atom).into_iter().collect();
    match route {
        Route::Home | Route::News(_) => feeds.extend([
            atom(FeedOf::Site),
            (Download::Rss, FeedOf::Site),
            (Download::JsonFeed, FeedOf::Site),
        ]),
        _ => feeds.push(atom(FeedOf::Site)),
    }
    let links = feeds.into_iter();
    links
        .filter_map(|(download, of)| feed_link(site, download, of))
        .collect()
}

fn feed_link(site: &Site, download: Download, of: FeedOf) -> Option<FeedLink> {
    let (kind, form) = match download {
        Download::Rss => ("application/rss+xml", "RSS"),
        Download::JsonFeed => ("application/feed+json", "JSON Feed"),
        _ => ("application/atom+xml", "Atom"),
    };
    let title = feed::title(site, of);
    Some(FeedLink {
        kind,
        name: match of {
            FeedOf::Site => form.to_owned(),
            _ => format!("{} ({form})", super::head::name(site, of.route())),
        },
        title,
        url: site.download_url(download)?,
    })
}
