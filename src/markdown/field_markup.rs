//! Markup in texts of one line that hold none, such as titles and names: entities and tags that come along from web pages
//! and CMSs, and the text that is meant by them.

use super::html::{self, Piece};
use crate::text::{nfc, plain_letters, strays, without};
use memchr::memchr2_iter;

/// Elements whose tags come along, with whether they part words.
const ELEMENTS: [(&str, bool); 14] = [
    ("p", true),
    ("br", true),
    ("div", true),
    ("h1", true),
    ("h2", true),
    ("h3", true),
    ("b", false),
    ("i", false),
    ("u", false),
    ("a", false),
    ("em", false),
    ("strong", false),
    ("span", false),
    ("font", false),
];
/// Elements without which a text reads otherwise: `m<sup>2</sup>`.
const TELLING: [&str; 2] = ["sup", "sub"];
/// How often an entity may have been written for the `&` of another: `&amp;nbsp;`.
const MOST_TIMES: usize = 3;

/// The length of an entity with which a text begins: `&amp;`, `&ocirc;`, `&#225;`.
pub fn leading_entity(text: &str) -> Option<usize> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text[..end].strip_prefix('&')?;
    let is_number = name.strip_prefix('#').is_some_and(|number| {
        let number = number.strip_prefix(['x', 'X']).unwrap_or(number);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    let is_name = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_number || is_name).then_some(end + 1)
}

/// The length of a tag with which a text begins: `<p>`, `</b>`, `<br/>`, `<a href=…>`.
pub fn leading_tag(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let name = element(text.get(1..end)?);
    let known = ELEMENTS.iter().map(|(known, _)| known).chain(&TELLING);
    let mut known = known.filter(|known| name.eq_ignore_ascii_case(known));
    known.next().map(|_| end + 1)
}

/// The name of the element of a tag.
fn element(inside: &str) -> &str {
    let inside = inside.trim_start_matches('/');
    inside.split([' ', '/']).next().unwrap_or("")
}

/// A text without the markup in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainText {
    /// The text.
    pub text: String,
    /// The first piece of markup that stood in it.
    pub markup: String,
}

/// The text that is meant by one with entities and harmless tags; none when there are none, or when it is not certain what
/// is meant. `eth_is_d` as in [`Locale::eth_is_d`](crate::text::Locale::eth_is_d).
pub fn plain_text(text: &str, eth_is_d: bool) -> Option<PlainText> {
    let (mut plain, markup) = without_tags(text)?;
    let mut first = markup;
    for _ in 0..MOST_TIMES {
        let Some((decoded, entity)) = without_entities(&plain)? else {
            break;
        };
        plain = decoded;
        first = first.or(Some(entity));
    }
    let plain = plain_letters(nfc(&plain).into_owned(), eth_is_d);
    let plain = without(&plain, strays(&plain));
    let words: Vec<&str> = plain.split_whitespace().collect();
    let plain = words.join(" ");
    let is_certain = !plain.is_empty()
        && !plain.contains(char::is_control)
        && markup_in(&plain).next().is_none();
    first.filter(|_| is_certain).map(|markup| PlainText {
        text: plain,
        markup,
    })
}

/// Where markup stands in a text, and its length.
fn markup_in(text: &str) -> impl Iterator<Item = (usize, usize)> {
    memchr2_iter(b'&', b'<', text.as_bytes()).filter_map(|at| {
        let rest = &text[at..];
        let length =
            leading_entity(rest).or_else(|| leading_tag(rest).filter(|_| rest.starts_with('<')))?;
        Some((at, length))
    })
}

/// The text without its tags, and the first of them; none when a tag changes what the text says, or is no tag for certain.
fn without_tags(text: &str) -> Option<(String, Option<String>)> {
    let (mut plain, mut from) = (String::with_capacity(text.len()), 0);
    let mut first = None;
    for (at, length) in markup_in(text) {
        if at < from || text[at..].starts_with('&') {
            continue;
        }
        let whole = &text[at..at + length];
        let inside = whole[1..length - 1].trim_start_matches('/');
        let name = element(inside);
        let (_, parts) = ELEMENTS
            .iter()
            .find(|(known, _)| name.eq_ignore_ascii_case(known))?;
        let rest = inside[name.len()..].trim_matches([' ', '/']);
        if !rest.is_empty() && !rest.contains('=') {
            return None;
        }
        plain.push_str(&text[from..at]);
        plain.push_str(if *parts { " " } else { "" });
        from = at + length;
        first.get_or_insert_with(|| whole.to_owned());
    }
    plain.push_str(&text[from..]);
    Some((plain, first))
}

/// The text with letters in the place of its entities, and the first of these; `Some(None)` when there are none, none when
/// one is not known.
#[allow(
    clippy::option_option,
    reason = "no entity and an unknown one are not the same"
)]
fn without_entities(text: &str) -> Option<Option<(String, String)>> {
    let (mut plain, mut from) = (String::with_capacity(text.len()), 0);
    let mut first = None;
    for (at, length) in markup_in(text).filter(|(at, _)| text[*at..].starts_with('&')) {
        let written = &text[at..at + length];
        plain.push_str(&text[from..at]);
        plain.push_str(&letter(written)?);
        from = at + length;
        first.get_or_insert_with(|| written.to_owned());
    }
    plain.push_str(&text[from..]);
    Some(first.map(|first| (plain, first)))
}

/// What an entity stands for; none when nobody knows it.
fn letter(entity: &str) -> Option<String> {
    let mut pieces = html::pieces(entity).into_iter();
    match (pieces.next(), pieces.next()) {
        (Some(Piece::Text { text, .. }), None) => {
            let is_one = text != entity && !text.ends_with(';') && !text.contains('\u{fffd}');
            (is_one || entity == "&semi;" || entity == "&#59;").then_some(text)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_is_read() {
        let check = |text: &str, expected: Option<&str>| {
            let plain = plain_text(text, true).map(|plain| plain.text);
            assert_eq!(plain.as_deref(), expected, "{text}");
        };
        for (text, plain) in [
            ("A &amp; B", "A & B"),
            (
                "Thi&nbsp;&nbsp;đua &#8211; y&ecirc;u n&#432;&#7899;c",
                "Thi đua – yêu nước",
            ),
            ("<b>Hà Đông</b>: lễ<br>phát động", "Hà Đông: lễ phát động"),
            ("<p class=\"x\">A</p><p>B</p>", "A B"),
            ("<a href=\"/x?a=1&b\">A</a> B", "A B"),
            ("A &amp;amp; B &amp;nbsp;C", "A & B C"),
            ("Thi&shy; đua &#x201C;hai giỏi&rdquo;", "Thi đua “hai giỏi”"),
            ("TL&ETH;", "TLĐ"),
            ("<B>A</B >", "A"),
        ] {
            check(text, Some(plain));
            check(plain, None);
        }
        for text in [
            "A & B",
            "AT&T; R&D",
            "a &khong; b",
            "x < y",
            "<script>A</script>",
            "dưới 100 m<sup>2</sup>",
            "thẻ &lt;b&gt;",
            "<br>",
            "&#0;A",
            "<b in đậm>",
            "A <b",
            "&amp;lt;b&amp;gt;",
        ] {
            check(text, None);
        }
    }

    proptest::proptest! {
        #[test]
        fn reading_once_is_enough(text in "([a-cđ <>/&;#='\"]|&amp;|&lt;|<b>|</p>|br|&#|nbsp;){0,20}") {
            if let Some(plain) = plain_text(&text, true) {
                proptest::prop_assert_eq!(plain_text(&plain.text, true), None);
            }
        }
    }
}
