//! Makes the addresses in HTML absolute, so that they work outside its page, in feeds.

/// Attributes that hold an address.
const ADDRESSES: [&str; 4] = ["href", "src", "poster", "cite"];

/// Makes every address in a piece of HTML absolute. `origin` is scheme and host of the site, `page` the address of the
/// page that the HTML is taken from.
pub fn absolute(html: &str, origin: &str, page: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = tag_end(rest);
        let (tag, after) = rest.split_at(end);
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        if is_tag {
            write_tag(&mut out, tag, origin, page)
        } else {
            out.push_str(tag)
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The length of a tag: up to the first `>` that is not in quotes.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, letter) in html.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn write_tag(out: &mut String, tag: &str, origin: &str, page: &str) {
    let mut rest = tag;
    while let Some(at) = rest.find(['"', '\'']) {
        let quote = &rest[at..=at];
        let (before, value) = (&rest[..at], &rest[at + 1..]);
        let Some(end) = value.find(quote) else {
            break;
        };
        let name = before.trim_end().trim_end_matches('=').trim_end();
        let name = name.rsplit(char::is_whitespace).next().unwrap_or("");
        let (value, after) = (&value[..end], &value[end + 1..]);
        out.push_str(before);
        out.push_str(quote);
        if ADDRESSES
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
        {
            out.push_str(&resolve(value, origin, page));
        } else if name.eq_ignore_ascii_case("srcset") {
            let sources = value
                .split(',')
                .map(|source| resolve(source.trim(), origin, page));
            out.push_str(&sources.collect::<Vec<_>>().join(", "));
        } else {
            out.push_str(value);
        }
        out.push_str(quote);
        rest = after;
    }
    out.push_str(rest);
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
