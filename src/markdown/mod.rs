//! Markdown: what a text contains ([`outline`]) and how it looks as HTML ([`render`]). The only door to
//! `pulldown-cmark`. HTML among it is read like Markdown where the site trusts it.
//!
//! Both read the same events with the same options, so each anchor of the outline exists on the page. The outline is
//! made when an article is loaded, the HTML when its page is made; the text is not kept in between.

mod abbreviations;
mod absolute;
mod bare_links;
mod blocked;
mod blocks;
mod definitions;
mod embedded;
mod field_markup;
mod figure;
mod flow;
mod footnotes;
mod foreign;
mod heading;
mod html;
mod html_outline;
mod ids;
mod outline;
mod prose;
mod quotes;
mod raw_html;
mod render;
mod source_code;
mod srcset;
mod stray;
mod trusted;

pub use abbreviations::Abbreviations;
pub use absolute::absolute;
pub use blocks::blocks;
pub use definitions::addresses_in_definitions;
pub use embedded::{Embedded, embedded, embedded_as, embedded_in_fields};
pub use field_markup::{PlainText, leading_entity, leading_tag, plain_text};
pub use figure::size;
pub use foreign::{foreign_link, foreign_target};
pub use outline::{Outline, OutlineLink, OutlinePicture, outline};
pub use prose::{Prose, prose};
pub use raw_html::RawHtml;
pub use render::{Heading, Labels, Links, RenderedText, render};
pub use stray::UnmadeLink;

use crate::text::without_direction;
use pulldown_cmark::{Event, Options, Parser};
use std::ops::Range;

/// Bytes of a text for each event, seldom fewer; for the capacity of lists.
const EVENT: usize = 32;

/// The events of a text, each with its range in the text.
fn events(body: &str) -> (Vec<Event<'_>>, Vec<Range<usize>>) {
    let many = body.len() / EVENT;
    let mut events = (Vec::with_capacity(many), Vec::with_capacity(many));
    events.extend(parse(body));
    if bare_links::may_be_in(body) {
        bare_links::linked(events, body)
    } else {
        events
    }
}

/// The events of a text without their ranges.
fn bare_events(body: &str) -> Vec<Event<'_>> {
    if bare_links::may_be_in(body) {
        return events(body).0;
    }
    let mut events = Vec::with_capacity(body.len() / EVENT);
    events.extend(parse(body).map(|(event, _)| event));
    events
}

fn parse(body: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    parser(body)
        .into_offset_iter()
        .map(|(event, range)| (quotes::curl(event, &range, body), range))
}

fn parser(body: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(body, options)
}

/// The words of some events, without markup. They are shown beside other words, in lists and feeds, so characters that
/// turn the direction of writing are left out.
fn words<'a>(events: impl IntoIterator<Item = &'a Event<'a>>) -> String {
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::InlineHtml(tag) if raw_html::is_line_break(tag) => words.push(' '),
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    without_direction(words)
}

/// Escapes a text for HTML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
    while let Some(at) = rest.bytes().position(special) {
        escaped.push_str(&rest[..at]);
        escaped.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    escaped.push_str(rest);
    escaped
}
