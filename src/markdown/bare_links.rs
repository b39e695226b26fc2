//! Bare addresses become links: `https://…`, `www.…` and those of mail. The only door to `linkify`.

use super::raw_html;
use linkify::{LinkFinder, LinkKind};
use memchr::memmem;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The events of a text, and their ranges in it.
type Events<'a> = (Vec<Event<'a>>, Vec<Range<usize>>);

/// Beginnings of addresses that need no scheme.
const WITHOUT_SCHEME: [&str; 3] = ["www.", "Www.", "WWW."];

/// Whether a text may hold a bare address. It is asked of every text, so it only looks for marks.
pub(super) fn may_be_in(text: &str) -> bool {
    let has = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    memchr::memchr(b'@', text.as_bytes()).is_some()
        || has("://")
        || WITHOUT_SCHEME.iter().any(|begin| has(begin))
}

/// Makes links of the bare addresses among the words of a text. What stands in links, captions, code and HTML stays.
pub(super) fn linked<'a>((events, ranges): Events<'a>, body: &str) -> Events<'a> {
    let mut out: Events<'a> = (
        Vec::with_capacity(events.len()),
        Vec::with_capacity(events.len()),
    );
    let mut run = Run::default();
    // Open elements in which words stay as they are, of Markdown and of HTML in the paragraph.
    let (mut literal, mut literal_html) = (0_usize, 0_usize);
    for (event, range) in events.into_iter().zip(ranges) {
        let event = match event {
            Event::Text(text) if literal == 0 && literal_html == 0 => {
                run.push(text, range, body);
                continue;
            }
            other => other,
        };
        run.write(&mut out);
        match &event {
            Event::Start(tag) if is_literal(tag) => literal += 1,
            Event::End(tag) if ends_literal(*tag) => literal = literal.saturating_sub(1),
            Event::InlineHtml(tag) => match raw_html::literal(tag) {
                Some(true) => literal_html += 1,
                Some(false) => literal_html = literal_html.saturating_sub(1),
                None => {}
            },
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
            ) => literal_html = 0,
            _ => {}
        }
        out.0.push(event);
        out.1.push(range);
    }
    run.write(&mut out);
    out
}

fn is_literal(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock
    )
}

fn ends_literal(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock
    )
}

/// One of several pieces in which the parser gives words that stand together.
struct Piece<'a> {
    text: CowStr<'a>,
    /// The plain marks of the source, where the parser put a typographic one in their place.
    plain: Option<String>,
    /// Where it begins among the words.
    start: usize,
    /// Where it stands in the source.
    source: Range<usize>,
}

impl Piece<'_> {
    fn written(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.text)
    }

    fn end(&self) -> usize {
        self.start + self.written().len()
    }

    /// Where a place among the words, in this piece or at its end, is in the source.
    fn source(&self, at: usize) -> usize {
        match at - self.start {
            0 => self.source.start,
            inside if self.source.len() == self.written().len() => self.source.start + inside,
            _ => self.source.end,
        }
    }
}

/// Words that stand together.
#[derive(Default)]
struct Run<'a> {
    pieces: Vec<Piece<'a>>,
    length: usize,
}

impl<'a> Run<'a> {
    fn push(&mut self, text: CowStr<'a>, source: Range<usize>, body: &str) {
        let written = body.get(source.clone()).unwrap_or("");
        let is_plain = matches!(written, "'" | "\"" | "...")
            || written.len() > 1 && written.bytes().all(|byte| byte == b'-');
        let piece = Piece {
            plain: (is_plain && *text != *written).then(|| written.to_owned()),
            text,
            start: self.length,
            source,
        };
        self.length = piece.end();
        self.pieces.push(piece);
    }

    /// The piece in which a place is.
    fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        let until = self.pieces.partition_point(|piece| piece.start <= at);
        self.pieces[..until].last()
    }

    /// Writes the words, with the links that they hold, and begins anew.
    fn write(&mut self, out: &mut Events<'a>) {
        let whole: String = self.pieces.iter().map(Piece::written).collect();
        let mut from = 0;
        if may_be_in(&whole) {
            for (link, found) in addresses(&whole) {
                let ends = (self.piece(link.start), self.piece(link.end - 1));
                let (Some(first), Some(last)) = ends else {
                    continue;
                };
                let is_cut = |piece: &Piece<'_>, at| {
                    piece.plain.is_some() && at != piece.start && at != piece.end()
                };
                if is_cut(first, link.start) || is_cut(last, link.end) {
                    continue;
                }
                let source = first.source(link.start)..last.source(link.end);
                self.write_words(from..link.start, out);
                let address = &whole[link.clone()];
                let inside = [
                    found.start(address),
                    Event::Text(address.to_owned().into()),
                    Event::End(TagEnd::Link),
                ];
                out.0.extend(inside);
                out.1.extend([source.clone(), source.clone(), source]);
                from = link.end;
            }
        }
        self.write_words(from..self.length, out);
        *self = Run::default();
    }

    fn write_words(&self, range: Range<usize>, out: &mut Events<'a>) {
        let first = self
            .pieces
            .partition_point(|piece| piece.end() <= range.start);
        for piece in &self.pieces[first..] {
            let (start, end) = (range.start.max(piece.start), range.end.min(piece.end()));
            if start >= end {
                break;
            }
            let is_whole = start == piece.start && end == piece.end();
            let text = match piece.text.get(start - piece.start..end - piece.start) {
                Some(part) if !is_whole => part.to_owned().into(),
                _ => piece.text.clone(),
            };
            out.0.push(Event::Text(text));
            out.1.push(piece.source(start)..piece.source(end));
        }
    }
}

/// An address that was found.
#[derive(Clone, Copy)]
enum Found {
    Web,
    Mail,
}

impl Found {
    fn start<'a>(self, address: &str) -> Event<'a> {
        let has_scheme = address.contains("://");
        let (link_type, dest_url) = match self {
            Found::Mail => (LinkType::Email, address.to_owned()),
            Found::Web if has_scheme => (LinkType::Autolink, address.to_owned()),
            // Whoever has no certificate is reached as well, and browsers try the safe way first.
            Found::Web => (LinkType::Autolink, format!("http://{address}")),
        };
        Event::Start(Tag::Link {
            link_type,
            dest_url: dest_url.into(),
            title: "".into(),
            id: "".into(),
        })
    }
}

/// Where addresses stand in some words.
fn addresses(words: &str) -> Vec<(Range<usize>, Found)> {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let mut found = Vec::new();
    let mut start = 0;
    for part in words.split_inclusive(ends_address) {
        let bare = part.trim_end_matches(ends_address);
        if may_be_in(bare) {
            found.extend(finder.links(bare).filter_map(|link| {
                let range = start + link.start()..start + link.end();
                match link.kind() {
                    LinkKind::Email => Some((mail(words, range)?, Found::Mail)),
                    LinkKind::Url if is_web(link.as_str()) => Some((range, Found::Web)),
                    _ => None,
                }
            }));
        }
        start += part.len();
    }
    found
}

/// Letters beyond ASCII may stand in an address; marks and blanks beyond it end one: `”`, `…`, `»`, `–`.
fn ends_address(letter: char) -> bool {
    let is_accent = ('\u{300}'..='\u{36f}').contains(&letter);
    !letter.is_ascii() && !letter.is_alphanumeric() && !is_accent
}

fn is_web(address: &str) -> bool {
    let begins = |begin: &str| {
        let start = address.get(..begin.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(begin))
    };
    begins("http://") || begins("https://") || begins("www.")
}

/// The address of mail without what stands right before it, such as `ĐT/`; none when that is a letter.
fn mail(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    let address = &words[range.clone()];
    let local = &address[..address.find('@')?];
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "._%+-".contains(letter);
    let start = local.rfind(|letter| !is_part(letter)).map_or(0, |at| {
        at + local[at..].chars().next().map_or(1, char::len_utf8)
    });
    let before = words[..range.start + start].chars().next_back();
    let is_cut = before.is_some_and(char::is_alphanumeric);
    let begins = local[start..].starts_with(|letter: char| letter.is_ascii_alphanumeric());
    (begins && !is_cut).then_some(range.start + start..range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_without_what_surrounds_them() {
        let check = |words: &str, expected: &[&str]| {
            let found = addresses(words);
            let found: Vec<&str> = found
                .iter()
                .map(|(range, _)| &words[range.clone()])
                .collect();
            assert_eq!(found, expected, "{words}");
        };
        check(
            "Xem https://a.vn/x, (https://b.vn/y) và https://c.vn/z.",
            &["https://a.vn/x", "https://b.vn/y", "https://c.vn/z"],
        );
        check(
            "“https://a.vn” «www.b.vn» HTTPS://C.vn… https://d.vn–https://e.vn",
            &[
                "https://a.vn",
                "www.b.vn",
                "HTTPS://C.vn",
                "https://d.vn",
                "https://e.vn",
            ],
        );
        check(
            "https://a.vn/bài-(một)/đợt_2?x=1&y=2#mục)",
            &["https://a.vn/bài-(một)/đợt_2?x=1&y=2#mục"],
        );
        check("https://a.vn/đợt\u{a0}2", &["https://a.vn/đợt"]);
        check(
            "Thư: ten.ho@don-vi.vn, ĐT/b@c.com.vn.",
            &["ten.ho@don-vi.vn", "b@c.com.vn"],
        );
        for none in [
            "congdoan.vn, 1.709/2.000, a@b, @nhom, ftp://a.vn, https://, www. và ://",
            "làm ởten@don-vi.vn",
            "javascript://a.vn",
        ] {
            check(none, &[]);
        }
    }

    #[test]
    fn words_stay_where_they_are() {
        let check = |body: &str, expected: &[&str]| {
            let (events, ranges) = super::super::events(body);
            let found = events.iter().zip(ranges);
            let found: Vec<String> = found
                .filter_map(|(event, range)| match event {
                    Event::Start(Tag::Link { dest_url, .. }) => Some(format!("<{dest_url}>")),
                    Event::Text(text) => Some(format!("{text} {}", &body[range])),
                    _ => None,
                })
                .collect();
            assert_eq!(found, expected, "{body}");
        };
        check(
            "Ở \"https://a.vn/x--y'z\" -- nhé",
            &[
                "Ở  Ở ",
                "“ \"",
                "<https://a.vn/x--y'z>",
                "https://a.vn/x--y'z https://a.vn/x--y'z",
                "” \"",
                "   ",
                "– --",
                " nhé  nhé",
            ],
        );
        check(
            "**www.a.vn/?b&amp;c**.",
            &[
                "<http://www.a.vn/?b&c>",
                "www.a.vn/?b&c www.a.vn/?b&amp;c",
                ". .",
            ],
        );
        check(
            "https://a.vn...",
            &["<https://a.vn>", "https://a.vn https://a.vn", "… ..."],
        );
        check(
            "`https://a.vn` <a href=\"/\">https://b.vn</a>",
            &["   ", "https://b.vn https://b.vn"],
        );
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(body in "(https?://|www\\.|@|[a.vnế/()\\[\\]'\"*_`<>&;“… \n-]){0,40}") {
            let words = |events: &[Event<'_>]| super::super::words(events);
            let (events, ranges) = super::super::events(&body);
            for range in &ranges {
                proptest::prop_assert!(body.get(range.clone()).is_some(), "{range:?}");
            }
            proptest::prop_assert_eq!(events.len(), ranges.len());
            let plain: Vec<Event<'_>> = super::super::parse(&body).map(|(event, _)| event).collect();
            let letters = |text: String| text.replace(['\'', '"', '-', '.', '’', '‘', '“', '”', '–', '—', '…'], "");
            proptest::prop_assert_eq!(letters(words(&events)), letters(words(&plain)));
        }
    }
}
