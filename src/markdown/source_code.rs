//! Finds what readers would see as the source of a web page: texts of HTML, where HTML is shown as text, and HTML whose
//! marks were escaped.

use super::{
    flow::{Flow, Hidden, flow, of_html},
    html,
    raw_html::{self, RawHtml, TagVerdict},
};
use crate::text::{WordCount, summary};
use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// So many words of HTML make a text of HTML, fewer may be a slip that is told by itself.
const LONG: usize = 12;
/// Longest tag that is looked for, in characters.
const LONGEST_TAG: usize = 300;
/// Characters of the first words that are told.
const BEGINNING: usize = 60;

/// Elements that come along from web pages and editors of web pages.
const ELEMENTS: [&str; 34] = [
    "!doctype",
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "main",
    "ol",
    "p",
    "section",
    "span",
    "strong",
    "table",
    "td",
    "tr",
    "ul",
];

/// A text that is the source of a web page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SourceCode {
    /// Where it begins.
    pub(super) range: Range<usize>,
    /// Its first tag.
    pub(super) tag: String,
    /// Its first words, without tags.
    pub(super) words: String,
    /// Whether marks such as `<` are escaped, so that it is text wherever it stands.
    pub(super) escaped: bool,
}

/// What is known of the blocks of a text so far.
#[derive(Default)]
struct Blocks {
    first: Option<SourceCode>,
    /// Number of words that stand in HTML.
    html: usize,
    /// Number of words in paragraphs with tags that are shown, and of such paragraphs.
    tagged: (usize, usize),
    /// Number of other words.
    plain: usize,
}

/// Tells whether the most of a text is HTML that readers would see as it is.
pub(super) fn source_code(
    body: &str,
    events: &[Event<'_>],
    ranges: &[Range<usize>],
    policy: RawHtml,
) -> Option<SourceCode> {
    // Nearly every text is done with here.
    let has_marks = memchr::memchr(b'<', body.as_bytes()).is_some()
        || memmem::find(body.as_bytes(), b"&lt;").is_some();
    if !has_marks {
        return None;
    }
    let mut blocks = Blocks::default();
    let mut at = 0;
    while let (Some(event), Some(range)) = (events.get(at), ranges.get(at)) {
        let rest = &events[at..];
        let taken = match event {
            Event::Start(Tag::HtmlBlock) => {
                let (html, taken) = raw_html::block(events, at);
                let is_shown = !matches!(
                    raw_html::judge(&html),
                    TagVerdict::Drop | TagVerdict::Void(_)
                );
                if policy == RawHtml::Safe && is_shown {
                    blocks.html += blocks.read(&html, range, false);
                }
                taken
            }
            Event::Start(Tag::Paragraph) => {
                let taken = length(rest, |tag| tag == TagEnd::Paragraph);
                blocks.paragraph(&rest[..taken], range, policy);
                taken
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                let taken = length(rest, |tag| tag == TagEnd::CodeBlock);
                blocks.code(&rest[..taken], range);
                taken
            }
            Event::Text(text) | Event::Code(text) => {
                blocks.plain += count(text);
                1
            }
            _ => 1,
        };
        at += taken.max(1);
    }
    let (words, paragraphs) = blocks.tagged;
    let html = blocks.html + words;
    let is_all = |first: &SourceCode| {
        blocks.plain == 0 && html > 0 && (blocks.html > 0 || paragraphs > 1 || first.escaped)
    };
    let is_most = blocks.plain <= html && html >= LONG;
    let first = blocks.first.as_ref();
    if first.is_some_and(|first| is_most || is_all(first)) {
        blocks.first
    } else {
        None
    }
}

/// The number of events of the element that begins with the first of them.
fn length(events: &[Event<'_>], ends: impl Fn(TagEnd) -> bool) -> usize {
    let end = |event: &Event<'_>| matches!(event, Event::End(tag) if ends(*tag));
    events
        .iter()
        .position(end)
        .map_or(events.len(), |at| at + 1)
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

impl Blocks {
    /// Notes a piece of HTML that readers see as it is, and gives the number of its words.
    fn read(&mut self, html: &str, range: &Range<usize>, escaped: bool) -> usize {
        let mut shown = WordCount::default();
        let mut words = String::new();
        let pieces = html::pieces(html);
        of_html(&pieces, &mut Hidden::default(), &mut |step| match step {
            Flow::Text(text) => {
                shown.add(text);
                words.push_str(text);
            }
            Flow::Space | Flow::Break => {
                shown.end_word();
                words.push(' ');
            }
        });
        let first = self.first.get_or_insert_with(|| {
            let html = html.trim_start();
            let tag = html.find('>').map_or(html, |end| &html[..=end]);
            SourceCode {
                range: range.clone(),
                tag: summary(tag, BEGINNING),
                words: String::new(),
                escaped,
            }
        });
        if first.words.is_empty() {
            let words: Vec<&str> = words.split_whitespace().collect();
            first.words = summary(&words.join(" "), BEGINNING);
        }
        shown.words()
    }

    fn paragraph(&mut self, events: &[Event<'_>], range: &Range<usize>, policy: RawHtml) {
        let mut shown = String::new();
        for event in events {
            match event {
                Event::Text(text) | Event::Code(text) => shown.push_str(text),
                Event::InlineHtml(tag)
                    if policy == RawHtml::Safe && raw_html::judge(tag) == TagVerdict::Text =>
                {
                    shown.push_str(tag)
                }
                Event::SoftBreak | Event::HardBreak => shown.push('\n'),
                _ => {}
            }
        }
        let is_escaped = matches!(events.get(1), Some(Event::Text(_)));
        if begins_with_element(&shown) {
            let words = self.read(&shown, range, is_escaped);
            self.tagged = (
                self.tagged.0 + words,
                self.tagged.1 + usize::from(words > 0),
            );
        } else {
            let mut words = WordCount::default();
            flow(events, policy, |step| match step {
                Flow::Text(text) => words.add(text),
                Flow::Space | Flow::Break => words.end_word(),
            });
            self.plain += words.words();
        }
    }

    /// Lines that begin with four blanks are shown as code, which is what they look like in the source of a page.
    fn code(&mut self, events: &[Event<'_>], range: &Range<usize>) {
        let mut shown = String::new();
        for event in events {
            if let Event::Text(text) = event {
                shown.push_str(text);
            }
        }
        if begins_with_element(&shown) {
            self.html += self.read(&shown, range, false);
        } else {
            self.plain += count(&shown);
        }
    }
}

/// Whether words begin with a tag as web pages have them.
fn begins_with_element(words: &str) -> bool {
    let inside = words.trim_start().strip_prefix('<');
    inside.is_some_and(|inside| names_element(inside) && inside.contains('>'))
}

/// Whether what follows `<` is the name of an element that web pages have.
fn names_element(inside: &str) -> bool {
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let end = name.find(|letter: char| letter != '!' && !letter.is_ascii_alphanumeric());
    let (name, rest) = name.split_at(end.unwrap_or(name.len()));
    let ends = rest.starts_with([' ', '\n', '>', '/', '&', '\\']);
    ends && ELEMENTS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Tags whose marks are escaped, so that readers see them: `&lt;p&gt;`, `\<p\>`.
pub(super) fn escaped_tags(body: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (begin, end) in [("&lt;", "&gt;"), ("\\<", ">")] {
        let starts = memmem::find_iter(body.as_bytes(), begin);
        found.extend(starts.filter_map(|start| {
            let inside = start_of(&body[start + begin.len()..]);
            let line = inside.lines().next().unwrap_or("");
            let length = line.find(end).filter(|_| names_element(line))?;
            if line[..length].contains(begin) {
                return None;
            }
            Some(start..start + begin.len() + length + end.len())
        }));
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The beginning of a text, as long as a tag can be, so that the search for an end is short.
fn start_of(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST_TAG);
    &text[..end.map_or(text.len(), |(end, _)| end)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_marks() {
        let body = "&lt;p class=\"a\"&gt;Một \\<b\\>hai&lt;/p&gt;, 3 &lt; 5 &lt;a và &lt;anh&gt;\n&lt;p\n&gt;";
        let found = escaped_tags(body).into_iter();
        let found: Vec<&str> = found.map(|range| &body[range]).collect();
        assert_eq!(found, ["&lt;p class=\"a\"&gt;", "\\<b\\>", "&lt;/p&gt;"]);
    }

    #[test]
    fn texts_of_html() {
        let check = |body: &str, policy, expected: Option<(&str, &str)>| {
            let (events, ranges) = super::super::events(body);
            let found = source_code(body, &events, &ranges, policy);
            let told = found.as_ref();
            let told = told.map(|found| (found.tag.as_str(), found.words.as_str()));
            assert_eq!(told, expected, "{body}");
        };
        let page = "<!DOCTYPE html>\n<html><head><title>T</title><style>p {}</style></head>\n<body>\n<p>Sáng <b>nay</b>.</p>\n</body></html>\n";
        check(page, RawHtml::Safe, Some(("<!DOCTYPE html>", "Sáng nay.")));
        check(page, RawHtml::Trusted, None);
        let paragraphs = "<p class=\"a\">Một.</p>\n\n<p>Hai.</p>\n";
        check(paragraphs, RawHtml::Safe, Some(("<p class=\"a\">", "Một.")));
        check(
            "<span>Một</span> hai.\n\n<span>Ba</span>\n",
            RawHtml::Safe,
            Some(("<span>", "Một hai.")),
        );
        let most =
            "Một hai ba bốn năm.\n\n<table><tr><td>1 2 3 4 5 6 7 8 9 10 11 12</td></tr></table>\n";
        let words = "1 2 3 4 5 6 7 8 9 10 11 12";
        check(most, RawHtml::Safe, Some(("<table>", words)));
        let escaped = "&lt;p&gt;Một hai.&lt;/p&gt;\n\n&lt;p&gt;Ba&lt;/p&gt;\n";
        for policy in [RawHtml::Safe, RawHtml::Trusted] {
            check("&lt;p&gt;Một.&lt;/p&gt;\n", policy, Some(("<p>", "Một.")));
            check(escaped, policy, Some(("<p>", "Một hai.")));
            check(
                "    <p>Một</p>\n    <p>Hai</p>\n",
                policy,
                Some(("<p>", "Một Hai")),
            );
        }
        for markdown in [
            "Một\n\n<p>Hai.</p>\n",
            "<p>Một hai.</p>\n\nBa.\n",
            "<iframe src=\"a\"></iframe>\n",
            "<!-- ghi chú -->\n",
            "<font color=\"red\">Chú ý</font>\n",
            "<strong>Sáng nay</strong>, công đoàn họp.\n\n<em>Hết.</em>\n",
            "5 < 6 và 7 > 6\n",
            "```\n<p>Một</p>\n```\n",
            "<https://a.vn>\n",
            "",
        ] {
            check(markdown, RawHtml::Safe, None);
        }
    }
}
