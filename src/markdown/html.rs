//! HTML in pieces, as a browser would cut it, and HTML with other values in its attributes. The only door to `html5gum`.

use super::escape;
use html5gum::{
    Span, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};
use std::{collections::BTreeSet, ops::Range};

/// A piece of HTML. Comments are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `<a href="…">`
    Start(StartTag),
    /// `</a>`
    End {
        /// Name of the element in small letters.
        name: String,
    },
    /// Words, with the letters that entities stand for. Of scripts and style sheets it is their code.
    Text {
        /// The words.
        text: String,
        /// Where they stand.
        range: Range<usize>,
    },
}

/// A tag that begins an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StartTag {
    /// Name of the element in small letters.
    pub(super) name: String,
    /// Each attribute once, in their order: of two with one name browsers take the first.
    pub(super) attributes: Vec<Attribute>,
    /// Where the tag stands.
    pub(super) range: Range<usize>,
}

impl StartTag {
    /// The value of an attribute; empty when it has none, `None` when it is not there.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|attribute| attribute.name == name);
        found.map(|attribute| attribute.value.as_str())
    }
}

/// An attribute of a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attribute {
    /// Its name in small letters.
    pub(super) name: String,
    /// Its value, with the letters that entities stand for.
    pub(super) value: String,
    /// Where the value stands, without the quotation marks; where the name ends, if there is none.
    pub(super) range: Range<usize>,
    /// Where the attribute begins.
    start: usize,
    /// The quotation mark around the value.
    quote: Option<u8>,
}

/// One change of HTML: what stands in a range is replaced.
pub(super) type Change = (Range<usize>, String);

impl Attribute {
    /// The change that gives the attribute another value.
    pub(super) fn with_value(&self, value: &str) -> Change {
        let value = escape(value);
        let value = match self.quote {
            Some(b'\'') => value.replace('\'', "&#39;"),
            Some(_) => value,
            None => format!("\"{value}\""),
        };
        (self.range.clone(), value)
    }

    /// The change that takes the attribute out.
    pub(super) fn without(&self) -> Change {
        (self.whole(), String::new())
    }

    /// Where the attribute stands, with its name.
    pub(super) fn whole(&self) -> Range<usize> {
        self.start..self.range.end + usize::from(self.quote.is_some())
    }
}

/// HTML after some changes, which must not overlap.
pub(super) fn changed(html: &str, mut changes: Vec<Change>) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut from = 0;
    for (range, new) in changes {
        out.push_str(html.get(from..range.start).unwrap_or(""));
        out.push_str(&new);
        from = range.end;
    }
    out.push_str(html.get(from..).unwrap_or(""));
    out
}

/// Cuts HTML into its pieces.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut open = StartTag::default();
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let read = move |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Piece> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                open = StartTag {
                    name: words(name),
                    attributes: Vec::new(),
                    range: span.start..span.end,
                };
                None
            }
            CallbackEvent::AttributeName { name } => {
                open.attributes.push(Attribute {
                    name: words(name),
                    start: span.start,
                    range: span.end..span.end,
                    ..Attribute::default()
                });
                None
            }
            CallbackEvent::AttributeValue { value } => {
                let attribute = open.attributes.last_mut()?;
                (attribute.quote, attribute.range) = value_at(html, span.start);
                attribute.value = words(value);
                None
            }
            CallbackEvent::CloseStartTag { .. } => {
                let mut tag = std::mem::take(&mut open);
                tag.range.end = span.end;
                let mut known: BTreeSet<String> = BTreeSet::new();
                tag.attributes
                    .retain(|attribute| known.insert(attribute.name.clone()));
                Some(Piece::Start(tag))
            }
            CallbackEvent::EndTag { name } => {
                open = StartTag::default();
                Some(Piece::End { name: words(name) })
            }
            CallbackEvent::String { value } => Some(Piece::Text {
                text: words(value),
                range: span.start..span.end,
            }),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => None,
        }
    };
    let mut emitter = CallbackEmitter::new(read);
    // Of scripts and style sheets the code is words, whatever tags it may hold.
    emitter.naively_switch_states(true);
    let pieces = Tokenizer::new_with_emitter(html, emitter);
    pieces.filter_map(Result::ok).collect()
}

/// The quotation mark before a value that begins at a byte, and where the value stands.
fn value_at(html: &str, start: usize) -> (Option<u8>, Range<usize>) {
    let rest = html.as_bytes().get(start..).unwrap_or_default();
    let before = html.as_bytes()[..start.min(html.len())].last().copied();
    let quote = before.filter(|byte| matches!(byte, b'"' | b'\''));
    let end = match quote {
        Some(quote) => memchr::memchr(quote, rest),
        None => rest
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || *byte == b'>'),
    };
    (quote, start..start + end.unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_change_and_all_else_stays() {
        let check = |html: &str, expected: &str| {
            let mut changes = Vec::new();
            for piece in pieces(html) {
                if let Piece::Start(tag) = piece {
                    let named = |name| tag.attributes.iter().find(move |a| a.name == name);
                    changes.extend(named("href").map(|found| found.with_value("/b?c&d")));
                    changes.extend(named("style").map(Attribute::without));
                }
            }
            assert_eq!(changed(html, changes), expected, "{html}");
        };
        check("<a href=\"a\">", "<a href=\"/b?c&amp;d\">");
        check(
            "<A class=x HREF = 'a' >b</A >",
            "<A class=x HREF = '/b?c&amp;d' >b</A >",
        );
        check("<a href=a&amp;b>ế", "<a href=\"/b?c&amp;d\">ế");
        check(
            "<a href=\"&aacute;ế&lt;\" HREF=z>",
            "<a href=\"/b?c&amp;d\" HREF=z>",
        );
        check("<p style='a:b' id=c style>", "<p  id=c style>");
        check("<p STYLE=a/b>", "<p >");
        for same in [
            "<!-- <a href=\"a\"> --><script>\"<a href='a'>\"</script>",
            "a < b <a href=\"a",
            "<ahref=\"a\">&lt;a href=\"a\"&gt;",
        ] {
            check(same, same);
        }
    }

    proptest::proptest! {
        #[test]
        fn ranges_are_those_of_the_text(html in "[ab<>/='\"&; \n!-ế]{0,60}") {
            for piece in pieces(&html) {
                match piece {
                    Piece::Start(tag) => {
                        proptest::prop_assert!(html.get(tag.range.clone()).is_some());
                        for attribute in &tag.attributes {
                            proptest::prop_assert!(html.get(attribute.range.clone()).is_some());
                            proptest::prop_assert!(html.get(attribute.without().0).is_some());
                        }
                    }
                    Piece::Text { range, .. } => proptest::prop_assert!(html.get(range).is_some()),
                    Piece::End { .. } => {}
                }
            }
        }
    }
}
