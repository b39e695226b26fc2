//! HTML inside Markdown (promise 5: untrusted text stays text).

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use serde::Serialize;

/// What happens to HTML that an article contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
pub enum RawHtml {
    /// A few harmless tags without attributes pass, everything else is shown as text.
    #[default]
    Safe,
    /// Everything passes: the site says that all who write for it are trusted.
    Trusted,
}

/// Tags that mark words and can do no harm.
const PAIRED: [&str; 15] = [
    "abbr", "b", "cite", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong",
    "sub", "sup",
];
const UNDERLINE: &str = "u";
const VOID: [&str; 2] = ["br", "wbr"];

/// What becomes of one tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is left out: a comment.
    Drop,
    /// It stands alone: `<br>`.
    Void(&'static str),
    /// It opens.
    Open(&'static str),
    /// It closes.
    Close(&'static str),
    /// It is shown as text.
    Text,
}

/// Judges one tag as written, such as `<br />` or `</sub>`.
pub(super) fn judge(tag: &str) -> Verdict {
    let tag = tag.trim();
    if tag.starts_with("<!--") && tag.ends_with("-->") {
        return Verdict::Drop;
    }
    let Some(inner) = tag
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
    else {
        return Verdict::Text;
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
            Verdict::Close(UNDERLINE)
        } else {
            Verdict::Open(UNDERLINE)
        };
    }
    if let Some(void) = VOID.iter().find(|void| **void == name) {
        return Verdict::Void(void);
    }
    match (PAIRED.iter().find(|paired| **paired == name), closing) {
        (Some(name), false) => Verdict::Open(name),
        (Some(name), true) => Verdict::Close(name),
        (None, _) => Verdict::Text,
    }
}

/// Keeps the tags that pass in balance: each is closed in the element in which it was opened.
#[derive(Default)]
pub(super) struct Balance {
    open: Vec<Option<&'static str>>,
}

impl Balance {
    /// Judges an inline tag and says what to show for it.
    pub(super) fn inline<'a>(&mut self, tag: CowStr<'a>) -> Option<Event<'a>> {
        let html = |html: String| Some(Event::InlineHtml(html.into()));
        match judge(&tag) {
            Verdict::Drop => None,
            Verdict::Text => Some(Event::Text(tag)),
            Verdict::Void(name) => html(format!("<{name}>")),
            Verdict::Open(name) => {
                self.open.push(Some(name));
                html(format!("<{name}>"))
            }
            Verdict::Close(name) => match self.open.last() {
                Some(Some(open)) if *open == name => {
                    self.open.pop();
                    html(format!("</{name}>"))
                }
                _ => None,
            },
        }
    }

    /// Any element of Markdown begins.
    pub(super) fn start(&mut self) {
        self.open.push(None);
    }

    /// It ends: closes what was opened in it.
    pub(super) fn end(&mut self) -> String {
        let mut closing = String::new();
        while let Some(Some(name)) = self.open.pop() {
            closing.push_str(&format!("</{name}>"));
        }
        closing
    }
}

/// Whether a tag begins (true) or ends (false) words that stand as they are: an abbreviation that an editor
/// explains, a link, code.
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

/// The whole text of the HTML block that starts at `start`, and its number of events.
pub(super) fn block(events: &[Event<'_>], start: usize) -> (String, usize) {
    let mut text = String::new();
    for (index, event) in events[start..].iter().enumerate() {
        match event {
            Event::Html(html) => text.push_str(html),
            Event::End(TagEnd::HtmlBlock) => return (text, index + 1),
            Event::Start(Tag::HtmlBlock) => {}
            _ => {}
        }
    }
    (text, events.len() - start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_tags_pass() {
        let check = |tag, expected| assert_eq!(judge(tag), expected, "{tag}");
        check("<br/>", Verdict::Void("br"));
        check("<SUB>", Verdict::Open("sub"));
        check("</sub >", Verdict::Close("sub"));
        check("<u style=\"x\" onclick=alert(1)>", Verdict::Open("u"));
        check("<!-- ghi chú -->", Verdict::Drop);
        check("<script>", Verdict::Text);
        check("<img src=x onerror=alert(1)>", Verdict::Text);
        check("<b/onclick=x>", Verdict::Open("b"));
    }
}
