//! The words of a text as they follow each other, whether Markdown or HTML that the site trusts holds them.

use super::{
    html::{self, Piece},
    raw_html::{self, RawHtml},
};
use pulldown_cmark::{Event, Tag, TagEnd};

/// A step through the words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow<'f> {
    /// Words, or a part of a word.
    Text(&'f str),
    /// What parts two words.
    Space,
    /// What parts two paragraphs, items, cells.
    Break,
}

/// Elements of HTML that stand among words. All others part them.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements of HTML whose words readers do not see, or see only where something else cannot be shown.
const HIDDEN: [&str; 13] = [
    "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "object", "script",
    "style", "template", "title", "video",
];

/// The element that is open in which readers see no words.
#[derive(Clone, Debug, Default)]
pub(super) struct Hidden(Option<&'static str>);

impl Hidden {
    /// Takes the next piece of HTML, and tells whether readers see what is in it.
    pub(super) fn shows(&mut self, piece: &Piece) -> bool {
        match (self.0, piece) {
            (None, Piece::Start(tag)) => {
                self.0 = HIDDEN.into_iter().find(|hidden| **hidden == tag.name);
                self.0.is_none()
            }
            (Some(open), Piece::End { name }) if name == open => {
                self.0 = None;
                false
            }
            (open, _) => open.is_none(),
        }
    }

    /// Whether readers see what comes next.
    pub(super) fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

/// Goes through the words of a text.
pub(super) fn flow(events: &[Event<'_>], policy: RawHtml, mut tell: impl FnMut(Flow<'_>)) {
    let trusted = policy == RawHtml::Trusted;
    let mut hidden = Hidden::default();
    let mut at = 0;
    while let Some(event) = events.get(at) {
        at += 1;
        match event {
            Event::Text(text) | Event::Code(text) if hidden.is_none() => tell(Flow::Text(text)),
            Event::SoftBreak | Event::HardBreak => tell(Flow::Space),
            Event::Start(Tag::HtmlBlock) => {
                let (html, taken) = raw_html::block(events, at - 1);
                at += taken - 1;
                tell(Flow::Break);
                if trusted {
                    of_html(&html::pieces(&html), &mut hidden, &mut tell);
                }
                tell(Flow::Break);
            }
            Event::InlineHtml(tag) if trusted => {
                of_html(&html::pieces(tag), &mut hidden, &mut tell)
            }
            Event::InlineHtml(tag) if raw_html::is_line_break(tag) => tell(Flow::Space),
            Event::Start(tag) if !is_inline(tag) => tell(Flow::Break),
            Event::End(tag) if !ends_inline(*tag) => tell(Flow::Break),
            _ => {}
        }
    }
}

/// Goes through the words of HTML.
pub(super) fn of_html(pieces: &[Piece], hidden: &mut Hidden, tell: &mut impl FnMut(Flow<'_>)) {
    for piece in pieces {
        if !hidden.shows(piece) {
            continue;
        }
        match piece {
            Piece::Text { text, .. } => tell(Flow::Text(text)),
            Piece::Start(tag) if tag.name == "img" => {
                tell(Flow::Space);
                tell(Flow::Text(tag.value("alt").unwrap_or("")));
                tell(Flow::Space);
            }
            Piece::Start(tag) if tag.name == "br" => tell(Flow::Space),
            Piece::Start(tag) if parts(&tag.name) => tell(Flow::Break),
            Piece::End { name } if parts(name) => tell(Flow::Break),
            Piece::Start(_) | Piece::End { .. } => {}
        }
    }
}

/// Whether an element of HTML parts the words before it from those in it.
pub(super) fn parts(name: &str) -> bool {
    !INLINE.contains(&name)
}

/// Whether a tag begins an element within a paragraph.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Whether a tag ends an element within a paragraph.
pub(super) fn ends_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
