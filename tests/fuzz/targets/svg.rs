//! The file of a drawing: what is published runs nothing and fetches nothing. Another reader of XML looks at it, which
//! knows nothing of the program.
#![no_main]

use bantin::media;
use bantin_fuzz::bounds;
use libfuzzer_sys::fuzz_target;
use roxmltree::{Document, ParsingOptions};
use xmlparser::{Token, Tokenizer};

/// Elements that run something, or hold what is no drawing.
const ELEMENTS: &[&str] = &[
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "handler",
    "audio",
    "video",
];
/// Attributes with an address.
const ADDRESSES: &[&str] = &["href", "src"];

fuzz_target!(
    init: bounds::limit_memory(512),
    |bytes: &[u8]| {
        let bare = media::without_metadata(bytes);
        assert!(media::without_metadata(&bare) == bare, "once is enough");
        let Ok(facts) = media::look("a.svg", bytes) else {
            return;
        };
        assert!(facts.width > 0 && facts.height > 0);
        media::look("a.svg", &bare).expect("it is still a drawing");
        for published in [bytes, &bare] {
            let text = std::str::from_utf8(published).expect("it was read");
            check_tokens(text);
            check_tree(text);
        }
    }
);

/// Up to where it stops to be XML: browsers show what stands before that.
fn check_tokens(text: &str) {
    for token in Tokenizer::from(text) {
        match token {
            Err(_) => return,
            Ok(Token::ElementStart { local, .. }) => check_element(&local, text),
            // What follows `xmlns:` is a prefix, and handles nothing.
            Ok(Token::Attribute { prefix, local, .. }) if prefix.as_str() != "xmlns" => {
                check_name(&local, text);
            }
            Ok(Token::EntityDeclaration { .. } | Token::ProcessingInstruction { .. }) => {
                panic!("{token:?} in {text}")
            }
            Ok(_) => {}
        }
    }
}

fn check_tree(text: &str) {
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 10_000,
        ..ParsingOptions::default()
    };
    let Ok(tree) = Document::parse_with_options(text, options) else {
        return;
    };
    for node in tree.descendants() {
        let name = node.tag_name();
        check_element(name.name(), text);
        let foreign = name
            .namespace()
            .is_some_and(|space| space.contains("xhtml"));
        assert!(!foreign, "an element of a page in {text}");
        for attribute in node.attributes() {
            check_name(attribute.name(), text);
            let is_address = ADDRESSES.contains(&&*attribute.name().to_ascii_lowercase());
            assert!(
                !is_address || stays(attribute.value()),
                "{attribute:?} in {text}"
            );
            check_css(attribute.value(), text);
        }
        if name.name().eq_ignore_ascii_case("style") {
            let css: String = node
                .descendants()
                .filter_map(|inside| inside.text())
                .collect();
            check_css(&css, text);
        }
    }
}

fn check_element(name: &str, text: &str) {
    let name = name.to_ascii_lowercase();
    assert!(!ELEMENTS.contains(&&*name), "<{name}> in {text}");
}

fn check_name(name: &str, text: &str) {
    let handles = name.to_ascii_lowercase().starts_with("on");
    assert!(!handles, "{name} in {text}");
}

/// Whether an address leads to a place in the drawing, or is a picture of pixels.
fn stays(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    let pixels = ["png", "jpeg", "jpg", "gif", "webp", "avif"];
    let inline = |kind: &&str| address.starts_with(&format!("data:image/{kind}"));
    address.is_empty() || address.starts_with('#') || pixels.iter().any(|kind| inline(&kind))
}

fn check_css(css: &str, text: &str) {
    let css = css.to_ascii_lowercase();
    assert!(!css.contains("@import"), "{css} in {text}");
    for (at, start) in css.match_indices("url(") {
        let rest = css[at + start.len()..].trim_start();
        assert!(
            stays(rest.trim_start_matches(['"', '\''])),
            "{rest} in {text}"
        );
    }
}
