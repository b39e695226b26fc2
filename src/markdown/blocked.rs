//! Finds HTML that the security policy of pages forbids. The policy itself is `POLICY` in `src/view/chrome.rs`.

use super::{html::StartTag, srcset};
use crate::diagnostic::Blocked;
use std::ops::Range;

/// What browsers pass over in a tag, and where it stands.
pub(super) fn blocked(tag: &StartTag) -> Vec<(Blocked, Range<usize>)> {
    let mut found: Vec<(Blocked, Range<usize>)> = Vec::new();
    found.extend(element(tag).map(|what| (what, tag.range.clone())));
    for attribute in &tag.attributes {
        let what = match attribute.name.as_str() {
            "style" => Blocked::Style,
            name if name.len() > 2 && name.starts_with("on") => {
                let name = name.to_owned();
                Blocked::Handler { name }
            }
            _ => continue,
        };
        found.push((what, attribute.whole()));
    }
    found
}

fn element(tag: &StartTag) -> Option<Blocked> {
    let value = |name: &str| tag.value(name).unwrap_or("").trim().to_owned();
    let src = || value("src");
    Some(match tag.name.as_str() {
        "iframe" | "frame" => Blocked::Frame {
            src: src(),
            title: value("title"),
        },
        "video" | "audio" => Blocked::Media { src: src() },
        "embed" => Blocked::Object { src: src() },
        "object" => Blocked::Object { src: value("data") },
        "script" if runs(tag) => Blocked::Script,
        "style" => Blocked::StyleSheet,
        "link" if value("rel").eq_ignore_ascii_case("stylesheet") && is_far(&value("href")) => {
            Blocked::StyleSheet
        }
        "form" if is_far(&value("action")) => Blocked::Form {
            action: value("action"),
        },
        "base" => Blocked::Base,
        // The address in `src` is told where pictures are checked, which knows the host of the site.
        "img" | "source" if !is_far(&src()) => {
            let files = value("srcset");
            let mut addresses = srcset::addresses(&files).into_iter();
            let far = addresses.find(|range| is_far(&files[range.clone()]))?;
            let src = files[far].to_owned();
            Blocked::Picture { src }
        }
        _ => return None,
    })
}

/// Whether an address begins with a host. It may be that of the site, which is not known here.
fn is_far(address: &str) -> bool {
    address.starts_with("//") || address.contains("://")
}

/// Whether a script is code that is written here or lies on another site. Data is none.
fn runs(tag: &StartTag) -> bool {
    match tag.value("src") {
        Some(src) => is_far(src),
        None => tag.value("type").is_none_or(|kind| {
            kind.is_empty() || kind == "module" || kind.to_ascii_lowercase().contains("javascript")
        }),
    }
}
