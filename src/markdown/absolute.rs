//! Makes the addresses in HTML absolute, so that they work outside its page, in feeds.

use super::{
    html::{self, Attribute, Piece},
    srcset,
};

/// Attributes that hold an address.
const ADDRESSES: [&str; 6] = ["href", "src", "poster", "cite", "data", "action"];

/// Makes every address in a piece of HTML absolute. `origin` is scheme and host of the site, `page` the address of the
/// page that the HTML is taken from.
pub fn absolute(html: &str, origin: &str, page: &str) -> String {
    let resolved = |attribute: &Attribute| {
        let value = attribute.value.as_str();
        let is_set = attribute.name == "srcset";
        let is_address = ADDRESSES.contains(&attribute.name.as_str()) && !value.is_empty();
        let new = match (is_set, is_address) {
            (true, _) => srcset::with(value, |address| resolve(address, origin, page)),
            (_, true) => resolve(value, origin, page),
            _ => return None,
        };
        (new != value).then(|| attribute.with_value(&new))
    };
    let tags = html::pieces(html)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Start(tag) => Some(tag),
            Piece::End { .. } | Piece::Text { .. } => None,
        });
    let changes = tags.flat_map(|tag| {
        let changes = tag.attributes.iter().filter_map(resolved);
        changes.collect::<Vec<_>>()
    });
    html::changed(html, changes.collect())
}

fn resolve(address: &str, origin: &str, page: &str) -> String {
    let head = address.split(['/', '?', '#']).next().unwrap_or("");
    match address {
        _ if address.starts_with("//") => {
            let scheme = origin.split_once("//").map_or("", |(scheme, _)| scheme);
            format!("{scheme}{address}")
        }
        _ if head.contains(':') => address.to_owned(),
        _ if address.starts_with('/') => format!("{origin}{address}"),
        _ => format!("{page}{address}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_get_a_host() {
        let check = |html: &str, expected: &str| {
            assert_eq!(
                absolute(html, "https://x", "https://x/tin/a/"),
                expected,
                "{html}"
            );
        };
        check(
            "<a href=\"/b/#c\">đó</a>",
            "<a href=\"https://x/b/#c\">đó</a>",
        );
        check(
            "<a class=\"f\" href=\"#fn-1\">1</a>",
            "<a class=\"f\" href=\"https://x/tin/a/#fn-1\">1</a>",
        );
        check(
            "<img src='/a.svg' alt=\"href=\">",
            "<img src='https://x/a.svg' alt=\"href=\">",
        );
        check("<a href=\"//y/z\">z</a>", "<a href=\"https://y/z\">z</a>");
        check(
            "<img alt=\"a > b\" src=\"c.svg\">",
            "<img alt=\"a > b\" src=\"https://x/tin/a/c.svg\">",
        );
        check(
            "<source srcset=\"/a.avif 1x, /b.avif 2x\">",
            "<source srcset=\"https://x/a.avif 1x, https://x/b.avif 2x\">",
        );
        for same in [
            "viết href=\"/b/\" và 1 < 2 > 0",
            "<a href=\"https://y/\">y</a><a href=\"mailto:a@b\">a</a>",
            "<p title=\"/b/\">&lt;a href=\"/b/\"&gt;</p>",
            "<!-- href=\"/b/\" --><a href=\"/b",
        ] {
            check(same, same);
        }
    }
}
