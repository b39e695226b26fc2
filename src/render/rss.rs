//! Writes feeds as RSS 2.0, with whole texts by the content module.

use super::xml::Xml;
use crate::view::{Feed, FeedEntry};

/// The bytes of a feed as RSS.
pub(super) fn rss(feed: &Feed) -> Vec<u8> {
    let mut xml = Xml::new();
    let root = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.parent("rss", &root, |xml| {
        xml.parent("channel", &[], |xml| write_channel(xml, feed));
    });
    xml.finish()
}

fn write_channel(xml: &mut Xml, feed: &Feed) {
    xml.text("title", &[], &feed.title);
    xml.text("link", &[], &feed.page);
    // RSS requires a description, so the title stands in for a missing one.
    let description = feed.description.as_ref().unwrap_or(&feed.title);
    xml.text("description", &[], description);
    xml.text("language", &[], feed.language);
    if let Some(updated) = feed.updated {
        xml.text("lastBuildDate", &[], &updated.to_rfc2822());
    }
    xml.text("generator", &[], "bantin");
    let own = [
        ("rel", "self"),
        ("type", "application/rss+xml"),
        ("href", feed.url.as_str()),
    ];
    xml.empty("atom:link", &own);
    feed.entries.iter().for_each(|entry| write_item(xml, entry));
}

fn write_item(xml: &mut Xml, entry: &FeedEntry) {
    xml.parent("item", &[], |xml| {
        xml.text("title", &[], &entry.title);
        xml.text("link", &[], &entry.url);
        xml.text("guid", &[("isPermaLink", "false")], &entry.id);
        xml.text("pubDate", &[], &entry.published.to_rfc2822());
        // The author of RSS itself is an e-mail address, which nobody should publish.
        for author in &entry.authors {
            xml.text("dc:creator", &[], author);
        }
        for category in &entry.categories {
            xml.text("category", &[], category);
        }
        if let Some(summary) = &entry.summary {
            xml.text("description", &[], summary);
        }
        if let Some(content) = &entry.content {
            xml.text("content:encoded", &[], content);
        }
    });
}
