//! Writes feeds as JSON Feed 1.1.

use crate::{
    text::json,
    view::{Feed, FeedEntry},
};
use serde::Serialize;

#[derive(Serialize)]
struct JsonFeedDocument<'f> {
    version: &'static str,
    title: &'f str,
    home_page_url: &'f str,
    feed_url: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'f str>,
    language: &'f str,
    authors: Vec<Author<'f>>,
    items: Vec<Item<'f>>,
}

#[derive(Serialize)]
struct Author<'f> {
    name: &'f str,
}

#[derive(Serialize)]
struct Item<'f> {
    id: &'f str,
    url: &'f str,
    title: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'f str>,
    /// An item must have content; in a feed of summaries that is the summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'f str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'f>>,
    tags: &'f [String],
}

/// The bytes of a feed as JSON Feed.
pub(super) fn json_feed(feed: &Feed) -> Vec<u8> {
    let document = JsonFeedDocument {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: &feed.url,
        description: feed.description.as_deref(),
        language: feed.language,
        authors: vec![Author {
            name: &feed.publisher,
        }],
        items: feed.entries.iter().map(|entry| item(entry)).collect(),
    };
    let mut text = json(&document);
    text.push('\n');
    text.into_bytes()
}

fn item(entry: &FeedEntry) -> Item<'_> {
    let text = entry.summary.as_deref().unwrap_or(&entry.title);
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        summary: entry.summary.as_deref(),
        content_html: entry.content.as_deref(),
        content_text: entry.content.is_none().then_some(text),
        image: entry.image.as_deref(),
        date_published: entry.published.to_rfc3339(),
        date_modified: entry.updated.to_rfc3339(),
        authors: entry.authors.iter().map(|name| Author { name }).collect(),
        tags: &entry.categories,
    }
}
