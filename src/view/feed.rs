//! Feeds: the newest articles of a list, for feed readers.

use super::{
    FinishedText,
    moment::moment,
    names::name,
    photo::photo_of,
    shared::{absolute, picture},
};
use crate::{
    diagnostic::Diagnostic,
    markdown,
    site::{Article, ArticleKey, DataFile, ListId, Route, Site, TermKey},
    text::summary,
};
use chrono::{DateTime, FixedOffset};
use std::sync::Arc;

/// Characters of a summary.
const SUMMARY: usize = 300;

/// A feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Name of the list, and of the site.
    pub title: String,
    /// One sentence on the site, if given.
    pub description: Option<String>,
    /// Address of the feed itself.
    pub url: String,
    /// Address of the page whose news it tells.
    pub page: String,
    /// Language tag.
    pub language: &'static str,
    /// When an article last changed; none when there are none.
    pub updated: Option<DateTime<FixedOffset>>,
    /// Who publishes.
    pub publisher: String,
    /// The articles, newest first.
    pub entries: Vec<Arc<FeedEntry>>,
}

/// An article in a feed. All addresses have a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Stays the same whatever happens to the article's address.
    pub id: String,
    /// Its page.
    pub url: String,
    /// Title.
    pub title: String,
    /// Lead, or the beginning of the text.
    pub summary: Option<String>,
    /// The whole text as HTML; none in feeds of summaries.
    pub content: Option<String>,
    /// Its picture.
    pub image: Option<String>,
    /// When it was published.
    pub published: DateTime<FixedOffset>,
    /// When it last changed.
    pub updated: DateTime<FixedOffset>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Kind, category, districts, campaigns and phases by name.
    pub categories: Vec<String>,
}

/// Entries with their whole text: each is made once and placed in many feeds.
pub trait FeedEntries {
    /// The entry of an article.
    ///
    /// # Errors
    /// When its source cannot be read any more.
    fn feed_entry(&self, key: ArticleKey) -> Result<Arc<FeedEntry>, Box<Diagnostic>>;
}

/// What a feed holds. Those of pairs, of which there may be thousands, have summaries only.
pub(super) fn feed(
    site: &Site,
    of: ListId,
    data_file: DataFile,
    entries: &dyn FeedEntries,
) -> Result<Feed, Box<Diagnostic>> {
    let whole = site.settings.feeds.full_text && !matches!(of, ListId::Pair(..));
    let keys = site.feed(of).into_iter();
    let entries = keys.map(|key| {
        if whole {
            entries.feed_entry(key)
        } else {
            Ok(Arc::new(entry(site, key, None)))
        }
    });
    let entries: Vec<Arc<FeedEntry>> = entries.collect::<Result<_, _>>()?;
    let route = of.feed_page();
    Ok(Feed {
        title: title(site, of),
        description: site.settings.description.clone(),
        url: absolute(site, &site.data_file_url(data_file).unwrap_or_default()),
        page: site.absolute_url(route),
        language: site.locale.tag(),
        updated: entries.iter().map(|entry| entry.updated).max(),
        publisher: publisher(site),
        entries,
    })
}

/// `Quận Hà Đông · Bản tin thi đua`
pub(super) fn title(site: &Site, of: ListId) -> String {
    let title = &site.settings.title;
    match of {
        ListId::News => title.clone(),
        _ => {
            let phrase = site.strings.phrase("feed");
            let title = phrase.replace("{title}", &name(site, of.feed_page()));
            title.replace("{name}", &site.settings.title)
        }
    }
}

pub(super) fn publisher(site: &Site) -> String {
    let publisher = site.settings.imprint.publisher.as_ref();
    publisher.unwrap_or(&site.settings.title).clone()
}

/// An article in a feed; with its text, if there is one.
pub fn entry(site: &Site, key: ArticleKey, text: Option<FinishedText>) -> FeedEntry {
    let article = site.article(key);
    let url = site.absolute_url(Route::Article(key));
    FeedEntry {
        id: site.article_id(article),
        title: article.title().to_owned(),
        summary: article.summary().map(|text| summary(text, SUMMARY)),
        content: text.map(|text| content(site, article, &url, text)),
        image: image(site, key),
        published: moment(site, article.date()),
        updated: moment(site, site.modified(article)).max(moment(site, article.date())),
        authors: article
            .authors
            .iter()
            .map(|author| author.name.to_string())
            .collect(),
        categories: categories(site, article),
        url,
    }
}

/// The picture of an article as one file, with a host.
fn image(site: &Site, key: ArticleKey) -> Option<String> {
    let article = site.article(key);
    let drawing = || picture(site, article.path(), article.photo.as_ref()?);
    let shared = photo_of(site, key).map(|photo| photo.url);
    shared.or_else(|| Some(absolute(site, &drawing()?.src)))
}

/// Lead, picture, text and corrections, with addresses that are good anywhere.
fn content(site: &Site, article: &Article, url: &str, text: FinishedText) -> String {
    let lead = text
        .lead
        .map(|lead| format!("<p><strong>{}</strong></p>\n", lead.into_string()));
    let photo = article.photo.as_ref().filter(|photo| !photo.in_body);
    let photo = photo.and_then(|photo| picture(site, article.path(), photo));
    let photo = photo.map(|photo| {
        let caption = photo.caption.as_deref().map(markdown::escape);
        let caption = caption.map(|caption| format!("<figcaption>{caption}</figcaption>"));
        format!(
            "<figure><img src=\"{}\"{} alt=\"{}\">{}</figure>\n",
            markdown::escape(&photo.src),
            markdown::size(photo.width, photo.height),
            markdown::escape(&photo.alt),
            caption.unwrap_or_default()
        )
    });
    let html = [
        lead,
        photo,
        Some(text.body.into_string()),
        corrections(site, article),
    ];
    let html: String = html.into_iter().flatten().collect();
    markdown::absolute(&html, &site.settings.base_url.origin, url)
}

fn corrections(site: &Site, article: &Article) -> Option<String> {
    let items: String = site
        .corrections(article)
        .map(|correction| {
            let date = site.locale.date(correction.date.value);
            let text = markdown::escape(&correction.text);
            format!("<li>{}: {text}</li>\n", markdown::escape(&date))
        })
        .collect();
    let heading = site.strings.phrase("corrections");
    let heading = markdown::escape(&heading);
    (!items.is_empty()).then(|| format!("<h2>{heading}</h2>\n<ul>\n{items}</ul>\n"))
}

fn categories(site: &Site, article: &Article) -> Vec<String> {
    let registers = &site.registers;
    let kind = site.lists.term(TermKey::Kind(article.kind())).name.clone();
    let category = article
        .category
        .map(|key| registers.categories[key].names.name.clone());
    let districts = article.districts.iter();
    let districts = districts.map(|&key| registers.districts[key].full_name.clone());
    let placements = article.placements.iter();
    let campaigns =
        placements.map(|placement| registers.campaigns[placement.campaign].names.name.clone());
    let phases = article.phases().map(|key| site.phase(key).label.clone());
    let movements = article.movements.iter().map(|term| term.name.to_string());
    let names = [kind].into_iter().chain(category);
    names
        .chain(districts)
        .chain(campaigns)
        .chain(phases)
        .chain(movements)
        .collect()
}
