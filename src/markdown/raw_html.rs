//! HTML in Markdown: untrusted text stays text.

use pulldown_cmark::{CowStr, Event, TagEnd};
use serde::Serialize;
use std::ops::Range;

/// What is done with HTML in articles (`raw_html` in `site.yaml`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
pub enum RawHtml {
    /// A few harmless tags without attributes pass; everything else is shown as text.
    #[default]
    Safe,
    /// All HTML passes: the site trusts everybody who writes for it.
    Trusted,
}

/// Harmless tags that mark words, each with an end tag.
const PAIRED: [&str; 15] = [
    "abbr", "b", "cite", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong",
    "sub", "sup",
];
const UNDERLINE: &str = "u";
const VOID: [&str; 2] = ["br", "wbr"];

/// What is done with one tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TagVerdict {
    /// The tag is left out, because it is a comment.
    Drop,
    /// The tag passes, and has no end tag: `<br>`.
    Void(&'static str),
    /// The tag passes, and begins an element.
    Open(&'static str),
    /// The tag passes, and ends an element.
    Close(&'static str),
    /// The tag is shown as text.
    Text,
}

/// Judges one tag in the form in which it is written, such as `<br />` or `</sub>`.
pub(super) fn judge(tag: &str) -> TagVerdict {
    let tag = tag.trim();
    if tag.starts_with("<!--") && tag.ends_with("-->") {
        return TagVerdict::Drop;
    }
    let Some(inner) = tag
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
    else {
        return TagVerdict::Text;
    };
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inner),
    };
    let name = inner
        .split(|c: char| c.is_whitespace() || c == '/')
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    if name == UNDERLINE {
        return if closing {
            TagVerdict::Close(UNDERLINE)
        } else {
            TagVerdict::Open(UNDERLINE)
        };
    }
    if let Some(void) = VOID.iter().find(|void| **void == name) {
        return TagVerdict::Void(void);
    }
    match (PAIRED.iter().find(|paired| **paired == name), closing) {
        (Some(name), false) => TagVerdict::Open(name),
        (Some(name), true) => TagVerdict::Close(name),
        (None, _) => TagVerdict::Text,
    }
}

/// Keeps tags that pass balanced: each element ends inside the Markdown element in which it began.
#[derive(Default)]
pub(super) struct OpenTags {
    open: Vec<Option<&'static str>>,
}

impl OpenTags {
    /// Judges an inline tag, and gives what is shown for it.
    pub(super) fn inline<'a>(&mut self, tag: CowStr<'a>) -> Option<Event<'a>> {
        let html = |html: String| Some(Event::InlineHtml(html.into()));
        match judge(&tag) {
            TagVerdict::Drop => None,
            TagVerdict::Text => Some(Event::Text(tag)),
            TagVerdict::Void(name) => html(format!("<{name}>")),
            TagVerdict::Open(name) => {
                self.open.push(Some(name));
                html(format!("<{name}>"))
            }
            TagVerdict::Close(name) => match self.open.last() {
                Some(Some(open)) if *open == name => {
                    self.open.pop();
                    html(format!("</{name}>"))
                }
                _ => None,
            },
        }
    }

    /// Notes that an element of Markdown begins.
    pub(super) fn start(&mut self) {
        self.open.push(None);
    }

    /// Notes that the element ends, and gives the end tags of what was begun in it.
    pub(super) fn end(&mut self) -> String {
        let mut closing = String::new();
        while let Some(Some(name)) = self.open.pop() {
            closing.push_str(&format!("</{name}>"));
        }
        closing
    }
}

/// Whether a tag begins (true) or ends (false) an element in which words stay as they are: an abbreviation that an
/// editor explains, a link, code. None for other tags.
pub(super) fn literal(tag: &str) -> Option<bool> {
    let inside = tag.strip_prefix('<')?;
    let (begins, name) = match inside.strip_prefix('/') {
        Some(name) => (false, name),
        None => (true, inside),
    };
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
    let literal = ["a", "abbr", "code", "kbd", "samp"].contains(&name.as_str());
    literal.then_some(begins)
}

/// Whether a tag is a line break, which passes whatever is done with HTML.
pub(super) fn is_line_break(tag: &str) -> bool {
    judge(tag) == TagVerdict::Void("br")
}

/// The whole HTML block that starts at event `start`, and its number of events.
pub(super) fn block(events: &[Event<'_>], start: usize) -> (String, usize) {
    let mut text = String::new();
    for (index, event) in events[start..].iter().enumerate() {
        match event {
            // Blanks at the beginning of a line come as text.
            Event::Html(html) | Event::Text(html) => text.push_str(html),
            Event::End(TagEnd::HtmlBlock) => return (text, index + 1),
            _ => {}
        }
    }
    (text, events.len() - start)
}

/// Where the bytes of a piece of HTML stand in the source, which has marks of quotes and lists between its lines.
pub(super) struct Origin(Vec<Part>);

/// A part of a piece of HTML, and where it stands in the source.
struct Part {
    start: usize,
    length: usize,
    source: Range<usize>,
}

impl Origin {
    /// The origin of the block that starts at event `start`.
    pub(super) fn of_block(events: &[Event<'_>], ranges: &[Range<usize>], start: usize) -> Origin {
        let mut parts = Vec::new();
        let mut from = 0;
        for (event, source) in events.iter().zip(ranges).skip(start) {
            match event {
                Event::Html(html) | Event::Text(html) => {
                    parts.push(Part {
                        start: from,
                        length: html.len(),
                        source: source.clone(),
                    });
                    from += html.len();
                }
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        Origin(parts)
    }

    /// The origin of one tag in a paragraph.
    pub(super) fn of_tag(tag: &str, source: Range<usize>) -> Origin {
        Origin(vec![Part {
            start: 0,
            length: tag.len(),
            source,
        }])
    }

    /// Where a range of the HTML stands in the source.
    pub(super) fn of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start, false);
        start..self.at(range.end, true).max(start)
    }

    /// Where a byte stands; of an end, where the byte before it ends.
    fn at(&self, byte: usize, is_end: bool) -> usize {
        let probe = byte.saturating_sub(usize::from(is_end));
        let until = self.0.partition_point(|part| part.start <= probe);
        let Some(part) = self.0[..until].last() else {
            return 0;
        };
        if part.source.len() == part.length {
            part.source.start + (byte - part.start).min(part.length)
        } else if is_end {
            // The parser wrote this part otherwise than it stands in the source.
            part.source.end
        } else {
            part.source.start
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_tags_pass() {
        let check = |tag, expected| assert_eq!(judge(tag), expected, "{tag}");
        check("<br/>", TagVerdict::Void("br"));
        check("<SUB>", TagVerdict::Open("sub"));
        check("</sub >", TagVerdict::Close("sub"));
        check("<u style=\"x\" onclick=alert(1)>", TagVerdict::Open("u"));
        check("<!-- ghi chú -->", TagVerdict::Drop);
        check("<script>", TagVerdict::Text);
        check("<img src=x onerror=alert(1)>", TagVerdict::Text);
        check("<b/onclick=x>", TagVerdict::Open("b"));
    }
}
