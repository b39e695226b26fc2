//! Writes feeds as Atom (RFC 4287).

use super::xml::Xml;
use crate::view::{Feed, FeedEntry};
use chrono::{DateTime, FixedOffset};

/// When a feed without articles last changed. Atom requires a time, and the time of the build would change the file
/// every day.
const NEVER: &str = "1970-01-01T00:00:00+00:00";

/// The bytes of a feed. Its id is its address. The id of an entry never changes, even when the article moves.
pub(super) fn atom(feed: &Feed) -> Vec<u8> {
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", feed.language),
    ];
    xml.parent("feed", &root, |xml| {
        xml.text("id", &[], &feed.url);
        xml.text("title", &[], &feed.title);
        if let Some(description) = &feed.description {
            xml.text("subtitle", &[], description);
        }
        let updated = feed.updated.map_or_else(|| NEVER.to_owned(), time);
        xml.text("updated", &[], &updated);
        let link = |rel, kind, url| [("rel", rel), ("type", kind), ("href", url)];
        xml.empty("link", &link("self", "application/atom+xml", &feed.url));
        xml.empty("link", &link("alternate", "text/html", &feed.page));
        xml.parent("author", &[], |xml| xml.text("name", &[], &feed.publisher));
        xml.text("generator", &[], "bantin");
        feed.entries
            .iter()
            .for_each(|entry| write_entry(xml, entry));
    });
    xml.finish()
}

fn write_entry(xml: &mut Xml, entry: &FeedEntry) {
    xml.parent("entry", &[], |xml| {
        xml.text("id", &[], &entry.id);
        xml.text("title", &[], &entry.title);
        let link = [
            ("rel", "alternate"),
            ("type", "text/html"),
            ("href", entry.url.as_str()),
        ];
        xml.empty("link", &link);
        xml.text("published", &[], &time(entry.published));
        xml.text("updated", &[], &time(entry.updated));
        for author in &entry.authors {
            xml.parent("author", &[], |xml| xml.text("name", &[], author));
        }
        for category in &entry.categories {
            xml.empty("category", &[("term", category)]);
        }
        if let Some(summary) = &entry.summary {
            xml.text("summary", &[], summary);
        }
        if let Some(content) = &entry.content {
            xml.text("content", &[("type", "html")], content);
        }
    });
}

fn time(time: DateTime<FixedOffset>) -> String {
    time.to_rfc3339()
}
