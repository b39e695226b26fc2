//! Addresses at which something was before.

use super::fields::{Fields, Reader};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, Spanned},
    text::{nfc, slug},
};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

/// Longest step of an address, in bytes: room for a suffix inside the 255 bytes of a file name.
const LONGEST: usize = 200;
/// Names that Windows keeps for devices, whatever follows after a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Files that browsers show as pages; every other address is a folder with a page in it.
const PAGES: [&str; 2] = [".html", ".htm"];

/// An old address of a page, from the root of the site, in the form of [`Site::address`]: `tin/2023/cu/`,
/// `tin/cu.html`. It never leaves the output folder, and can be a file on every system.
///
/// [`Site::address`]: crate::site::Site::address
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct OldAddress(String);

impl TryFrom<String> for OldAddress {
    type Error = &'static str;

    fn try_from(text: String) -> Result<OldAddress, &'static str> {
        OldAddress::parse(&text).ok_or("no page can be at this address")
    }
}

impl OldAddress {
    /// Reads an address as an editor writes it: from the root of the site, with or without a slash at either
    /// end, percent-encoded or not. None when there can be no page at it.
    fn parse(text: &str) -> Option<OldAddress> {
        let decoded = percent_decode_str(text).decode_utf8().ok()?;
        let path = nfc(&decoded);
        let path = path.strip_prefix('/').unwrap_or(&path);
        let path = folder_of(path.strip_suffix('/').unwrap_or(path));
        if !path.split('/').all(is_step) {
            return None;
        }
        let is_file = PAGES.iter().any(|end| path.to_lowercase().ends_with(end));
        Some(OldAddress(match is_file {
            true => path.to_owned(),
            false => format!("{path}/"),
        }))
    }

    /// The addresses under a key.
    pub(super) fn read_all(
        reader: &mut Reader<'_>,
        fields: &mut Fields,
        key: &str,
    ) -> Vec<Spanned<OldAddress>> {
        let texts = fields.texts(reader, key).into_iter();
        let addresses = texts.filter_map(|text| match OldAddress::parse(&text.value) {
            Some(address) => Some(Spanned::new(address, text.span)),
            None => {
                let problem = Problem::BadAlias {
                    suggestion: suggestion(&text.value),
                    value: text.value,
                };
                let place = Place::at(&reader.path, text.span);
                reader.diagnostics.push(Diagnostic::new(place, problem));
                None
            }
        });
        addresses.collect()
    }

    /// From the root of the site, without a slash before it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The folder whose page is named, in small or large letters; what names no such page stays as it is.
fn folder_of(mut path: &str) -> &str {
    loop {
        let (folder, page) = path.rsplit_once('/').unwrap_or(("", path));
        match page.eq_ignore_ascii_case("index.html") {
            true => path = folder,
            false => return path,
        }
    }
}

/// A step of an address that is a file name everywhere.
fn is_step(step: &str) -> bool {
    let stem = step.split('.').next().unwrap_or("").to_ascii_lowercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device).unwrap_or("");
        number.len() == 1 && number.as_bytes()[0].is_ascii_digit()
    };
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%'
            )
    };
    !step.is_empty()
        && step.len() <= LONGEST
        && !step.starts_with('.')
        && !step.ends_with('.')
        && !step.contains(odd)
        && !DEVICES.contains(&stem.as_str())
        && !numbered("com")
        && !numbered("lpt")
}

/// The nearest address that could be one.
fn suggestion(text: &str) -> Option<String> {
    let path = text.split_once("://").map_or(text, |(_, rest)| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    let path = path.split(['?', '#']).next().unwrap_or("");
    let path = percent_decode_str(path).decode_utf8_lossy();
    let steps = path.split(['/', '\\']).map(|step| match is_step(step) {
        true => step.to_owned(),
        false => slug(step),
    });
    let steps: Vec<String> = steps.filter(|step| !step.is_empty()).collect();
    let address = format!("/{}/", steps.join("/"));
    (!steps.is_empty() && OldAddress::parse(&address).is_some()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let check = |text: &str, expected: &str| {
            assert_eq!(
                OldAddress::parse(text).unwrap().as_str(),
                expected,
                "{text}"
            );
        };
        check("/tin/2023/cu/", "tin/2023/cu/");
        check("tin/2023/cu", "tin/2023/cu/");
        check("/tin/cu.html", "tin/cu.html");
        for page in [
            "index.html",
            "INDEX.html",
            "index.html/",
            "index.html/index.html",
        ] {
            check(&format!("/tin/cu/{page}"), "tin/cu/");
        }
        check("/Tin_Cu/bai.php", "Tin_Cu/bai.php/");
        check("/tin/Th%E1%BB%8B/", "tin/Thị/");
        let long = "a".repeat(201);
        for text in [
            "",
            "/",
            "//",
            "index.html",
            "/Index.HTML",
            "a//b",
            "../x",
            "/a/../b",
            "/a/./b",
            "/a\\b",
            "/a?id=5",
            "/a#b",
            "https://x/a",
            "/a b/",
            "/a%2f..%2fb",
            "/%00",
            "/con/",
            "/a/LPT1.txt",
            "/a./",
            "/.well-known/",
            &long,
            "/%ff",
        ] {
            assert_eq!(OldAddress::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn suggests_what_was_meant() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(suggestion(text).as_deref(), expected, "{text}");
        };
        check("https://thidua.example/tin/cu?id=5", Some("/tin/cu/"));
        check("/Tin cũ/bài một", Some("/tin-cu/bai-mot/"));
        check("/", None);
    }
}
