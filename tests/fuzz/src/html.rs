//! What must hold of the HTML that is made of a text nobody trusts. A tokenizer for browsers reads it, which knows
//! nothing of the program.

use html5gum::{Error, Token, Tokenizer};
use std::collections::BTreeSet;

/// Elements that a text may have.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "wbr",
];
/// Those that have no end.
const VOID: &[&str] = &["br", "hr", "img", "source", "wbr"];
/// Attributes that a text may have.
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-hidden",
    "aria-label",
    "class",
    "decoding",
    "fetchpriority",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "media",
    "role",
    "scope",
    "sizes",
    "src",
    "srcset",
    "start",
    "tabindex",
    "title",
    "type",
    "width",
];
/// Attributes that hold an address, or several.
const ADDRESSES: &[&str] = &["href", "src", "srcset"];
/// Schemes that an address may have.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// What a browser reads in a piece of HTML.
#[derive(Debug, Default)]
pub struct Read {
    /// Every id.
    pub ids: BTreeSet<String>,
}

/// Only elements and attributes that do no harm, every element closed in the one in which it was opened, every address
/// with a harmless scheme, every id once.
#[track_caller]
pub fn check(html: &str) -> Read {
    let mut read = Read::default();
    let mut open: Vec<String> = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                assert!(ELEMENTS.contains(&&*name), "<{name}> in {html}");
                for (key, value) in &tag.attributes {
                    check_attribute(&text(key), &text(value), html, &mut read);
                }
                if !VOID.contains(&&*name) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                assert_eq!(open.pop().as_ref(), Some(&name), "</{name}> in {html}");
            }
            Token::String(_) => {}
            Token::Comment(_) | Token::Doctype(_) => panic!("{token:?} in {html}"),
            // Such a letter is odd, and does nothing.
            Token::Error(error)
                if matches!(
                    *error,
                    Error::ControlCharacterInInputStream | Error::NoncharacterInInputStream
                ) => {}
            Token::Error(error) => panic!("{error:?} in {html}"),
        }
    }
    assert!(open.is_empty(), "{open:?} is never closed in {html}");
    read
}

#[track_caller]
fn check_attribute(key: &str, value: &str, html: &str, read: &mut Read) {
    assert!(ATTRIBUTES.contains(&key), "{key}={value:?} in {html}");
    if ADDRESSES.contains(&key) {
        assert!(is_harmless(value), "{key}={value:?} in {html}");
    }
    if key == "id" {
        let new = read.ids.insert(value.to_owned());
        assert!(new && !value.is_empty(), "id={value:?} again in {html}");
    }
}

/// Whether an address leads to another page, or to a program that is harmless, as browsers read it.
fn is_harmless(address: &str) -> bool {
    let read: String = address
        .trim_start_matches(|letter: char| letter <= ' ')
        .chars()
        .filter(|letter| !matches!(letter, '\t' | '\n' | '\r'))
        .collect();
    let head = read.split(['/', '?', '#']).next().unwrap_or_default();
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => SCHEMES
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known)),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the HTML is UTF-8")
}
