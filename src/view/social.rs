//! What a page looks like where it is shared, and the feeds that it names.

use super::{
    chrome::{FeedLink, SharedImage, Social},
    feed,
    moment::iso,
    photo::photo_of,
    share_card::share_card,
    shared::absolute,
};
use crate::{
    media::ShareCard,
    site::{ArticleKey, DataFile, FreeTaxonomy, ListId, Route, Site, Term, TermKey},
};

/// Articles of a list among which a picture is looked for.
const PICTURED_AMONG: usize = 20;

pub(super) fn social(site: &Site, route: Route) -> Social {
    let key = match route {
        Route::Article(key) => Some(key),
        _ => None,
    };
    let date = |date| iso(site, date);
    Social {
        title: super::names::full_name(site, route),
        kind: match key {
            Some(_) => "article",
            None => "website",
        },
        locale: site.locale.tag_with_country(),
        image: image(site, route),
        published: key.map(|key| date(site.article(key).date())),
        modified: key.map(|key| date(site.modified(site.article(key)))),
        expires: key.and_then(|key| last_day(site, key)),
        authors: key.map_or_else(Vec::new, |key| authors(site, key)),
        section: key.map(|key| section(site, key)),
    }
}

/// The last day on which an article is shown, if there is one.
pub(super) fn last_day(site: &Site, key: ArticleKey) -> Option<String> {
    let expires = site.article(key).written.life.expires.as_ref()?;
    Some(expires.value.interval().last.to_string())
}

fn authors(site: &Site, key: ArticleKey) -> Vec<String> {
    let authors = site.article(key).authors.iter();
    let pages = authors.filter_map(|author| author_page(site, author));
    pages.collect()
}

/// The page of an author, with the host.
pub(super) fn author_page(site: &Site, author: &Term) -> Option<String> {
    let key = site.lists.free_term(FreeTaxonomy::Author, author)?;
    site.url(ListId::Term(key).front())
        .map(|url| absolute(site, &url))
}

/// The picture of an article, else its card; of a list, the picture of the newest article that has one.
fn image(site: &Site, route: Route) -> Option<SharedImage> {
    let keys: &[ArticleKey] = match route {
        Route::Article(key) => return photo_of(site, key).or_else(|| card_of(site, key)),
        Route::Home => site.lists.all(),
        _ => site.shown_on(route)?,
    };
    let mut newest = keys.iter().take(PICTURED_AMONG);
    newest.find_map(|&key| photo_of(site, key))
}

/// The card of an article.
pub(super) fn card_of(site: &Site, key: ArticleKey) -> Option<SharedImage> {
    let shared = share_card(site, key)?;
    let (width, height) = ShareCard::SIZE;
    Some(SharedImage {
        url: absolute(site, &site.root_url(&shared.path)),
        alt: shared.card.title,
        width,
        height,
    })
}

/// The category of an article, else its kind.
pub(super) fn section(site: &Site, key: ArticleKey) -> String {
    let article = site.article(key);
    let category = article
        .category
        .map(|key| &site.registers.categories[key].names.name);
    let kind = || &site.lists.term(TermKey::Kind(article.kind())).name;
    category.unwrap_or_else(kind).clone()
}

/// The feed of the page's own news, if it has one, and that of the site; all forms of the latter where all news is.
pub(super) fn feeds(site: &Site, route: Route) -> Vec<FeedLink> {
    let atom = |of| (DataFile::Atom(of), of);
    let own = ListId::with_feed(route).filter(|&list| list != ListId::News);
    let mut feeds: Vec<(DataFile, ListId)> = own.map(atom).into_iter().collect();
    match route {
        Route::Home | Route::List(ListId::News, _) => feeds.extend([
            atom(ListId::News),
            (DataFile::Rss, ListId::News),
            (DataFile::JsonFeed, ListId::News),
        ]),
        _ => feeds.push(atom(ListId::News)),
    }
    let links = feeds.into_iter();
    links
        .filter_map(|(data_file, of)| feed_link(site, data_file, of))
        .collect()
}

fn feed_link(site: &Site, data_file: DataFile, of: ListId) -> Option<FeedLink> {
    let (kind, form) = match data_file {
        DataFile::Rss => ("application/rss+xml", "RSS"),
        DataFile::JsonFeed => ("application/feed+json", "JSON Feed"),
        _ => ("application/atom+xml", "Atom"),
    };
    let title = feed::title(site, of);
    Some(FeedLink {
        kind,
        name: match of {
            ListId::News => form.to_owned(),
            _ => format!("{} ({form})", super::names::name(site, of.feed_page())),
        },
        title,
        url: site.data_file_url(data_file)?,
    })
}
