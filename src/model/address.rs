//! Old addresses of a text (`aliases` in front matter), from which readers are sent on to its page.

use super::fields::{FieldReader, Fields};
use crate::{
    diagnostic::{AddressProblem, Bearer, Diagnostic, Place, Spanned},
    text::{PathFault, nfc, path_fault, slug, strays},
};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

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
        OldAddress::parse(&text).map_err(|_| "no page can be at this address")
    }
}

impl OldAddress {
    /// Reads an address as an editor writes it: from the root of the site, with or without a slash at either end,
    /// percent-encoded or not. `Err(None)` when it is no address, `Err(Some(…))` when it is one that some system cannot
    /// have as the path of a file.
    fn parse(text: &str) -> Result<OldAddress, Option<PathFault>> {
        let decoded = percent_decode_str(text).decode_utf8().map_err(|_| None)?;
        let path = nfc(&decoded);
        let path = path.strip_prefix('/').unwrap_or(&path);
        let path = folder_of(path.strip_suffix('/').unwrap_or(path));
        if !path.split('/').all(is_step) {
            return Err(None);
        }
        if let Some((_, fault)) = path_fault(path) {
            return Err(Some(fault));
        }
        let is_file = PAGES.iter().any(|end| path.to_lowercase().ends_with(end));
        Ok(OldAddress(if is_file {
            path.to_owned()
        } else {
            format!("{path}/")
        }))
    }

    /// Reads the list of old addresses under a key of front matter, and reports those that are none.
    pub(super) fn read_all(
        reader: &mut FieldReader<'_>,
        fields: &mut Fields,
        key: &str,
    ) -> Vec<Spanned<OldAddress>> {
        let texts = fields.texts(reader, key).into_iter();
        let addresses = texts.filter_map(|text| match OldAddress::parse(&text.value) {
            Ok(address) => Some(Spanned::new(address, text.span)),
            Err(fault) => {
                let problem = match fault {
                    Some(fault) => AddressProblem::BadPath {
                        path: text.value,
                        of: Bearer::Alias,
                        fault,
                    },
                    None => AddressProblem::BadAlias {
                        suggestion: suggestion(&text.value),
                        value: text.value,
                    },
                };
                let place = Place::at(&reader.path, text.span);
                reader.diagnostics.push(Diagnostic::new(place, problem));
                None
            }
        });
        addresses.collect()
    }

    /// The address from the root of the site, without a slash before it: `tin/2023/cu/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The folder of an address that ends in `index.html`, in small or large letters; any other address as it is.
fn folder_of(mut path: &str) -> &str {
    loop {
        let (folder, page) = path.rsplit_once('/').unwrap_or(("", path));
        if page.eq_ignore_ascii_case("index.html") {
            path = folder
        } else {
            return path;
        }
    }
}

/// Whether a step of an address is one that browsers ask for in this form.
fn is_step(step: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\\:*?\"<>|#%".contains(c);
    !step.is_empty()
        && !step.starts_with('.')
        && !step.contains(odd)
        && strays(step).next().is_none()
}

/// An address near what an editor wrote, for the cure of the problem; none when nothing usable is left of it.
fn suggestion(text: &str) -> Option<String> {
    let path = text.split_once("://").map_or(text, |(_, rest)| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    let path = path.split(['?', '#']).next().unwrap_or("");
    let path = percent_decode_str(path).decode_utf8_lossy();
    let steps = path.split(['/', '\\']).map(|step| {
        if is_step(step) {
            step.to_owned()
        } else {
            slug(step)
        }
    });
    let steps: Vec<String> = steps.filter(|step| !step.is_empty()).collect();
    let address = format!("/{}/", steps.join("/"));
    (!steps.is_empty() && OldAddress::parse(&address).is_ok()).then_some(address)
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
            "/.well-known/",
            "/%ff",
        ] {
            assert_eq!(OldAddress::parse(text), Err(None), "{text:?}");
        }
    }

    /// What is an address, but no path of a file on every system, is told as that.
    #[test]
    fn addresses_that_cannot_be_kept() {
        let (long, deep) = ("a".repeat(201), "/a".repeat(33));
        for text in [
            "/con/",
            "/a/LPT1.txt",
            "/tin/nul.html",
            "/a./",
            "/a./b",
            &long,
            &deep,
            &"/abcdefgh".repeat(114).repeat(2),
        ] {
            assert!(matches!(OldAddress::parse(text), Err(Some(_))), "{text:?}");
        }
        assert!(OldAddress::parse(&deep[2..]).is_ok());
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
