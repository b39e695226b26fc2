//! Writes places as they should be where a check of the whole site found that only one thing can be meant: an address, a
//! value, a key.

use super::{
    fixable::{FixableFile, located},
    original::Original,
};
use crate::{
    diagnostic::{Diagnostic, Rewriting, SourcePath, Span},
    lint::{Mended, on_disk},
    markdown::addresses_in_definitions,
    model,
    source::{Disk, Limit, decode},
};
use std::collections::BTreeMap;

/// Every file in which places can be written anew, by what a check found.
pub(super) fn patients(
    disk: &Disk,
    eth_is_d: bool,
    found: &[Diagnostic],
) -> impl Iterator<Item = FixableFile> {
    let mut files: BTreeMap<&SourcePath, Vec<(Span, &Rewriting)>> = BTreeMap::new();
    for diagnostic in found {
        if let (Some(span), Some(rewriting)) =
            (diagnostic.place.span, diagnostic.problem.rewriting())
        {
            let place = (span, rewriting);
            files.entry(&diagnostic.place.path).or_default().push(place);
        }
    }
    files.into_iter().filter_map(move |(path, mut places)| {
        let original = Original::read(&located(disk, path)?, Limit::of(path)).ok()??;
        places.sort_by_key(|(span, _)| *span);
        let mended = rewritten(original.bytes(), eth_is_d, &places)?;
        Some(FixableFile {
            path: path.clone(),
            original,
            mended,
            pictures: Vec::new(),
        })
    })
}

/// A text with something else in some places, which are in order.
fn rewritten(bytes: &[u8], eth_is_d: bool, places: &[(Span, &Rewriting)]) -> Option<Mended> {
    let before = std::str::from_utf8(bytes).ok()?;
    let decoded = decode(bytes, eth_is_d).ok()?.text;
    let mut found: Vec<(usize, &str, &Rewriting)> = Vec::new();
    for (span, rewriting) in places {
        let (place, start) = (span.slice(&decoded), span.start as usize);
        let written = rewriting.written.as_str();
        match address(place, written) {
            _ if place.trim() != place || place.is_empty() => {}
            _ if written.is_empty() => found.push((start, place, rewriting)),
            Some(at) => found.push((start + at, written, rewriting)),
            None => {
                let places = in_definitions(&decoded, written).into_iter();
                found.extend(places.map(|at| (at, written, *rewriting)));
            }
        }
    }
    found.sort_by_key(|(at, ..)| *at);
    let offsets: Vec<usize> = found.iter().map(|(at, ..)| *at).collect();
    let mut text = String::new();
    let (mut from, mut written_anew) = (0, 0);
    for (at, (_, written, rewriting)) in on_disk(before, &offsets).into_iter().zip(found) {
        let Some(length) = length_of(before, at, written).filter(|_| at >= from) else {
            continue;
        };
        let end = at + length;
        let in_marks = before[..at].ends_with('<') && before[end..].starts_with('>');
        let meant = match in_marks {
            true => rewriting
                .meant
                .trim_start_matches('<')
                .trim_end_matches('>'),
            false => &rewriting.meant,
        };
        text.push_str(&before[from..at]);
        text.push_str(meant);
        (from, written_anew) = (end, written_anew + 1);
    }
    text.push_str(&before[from..]);
    (written_anew > 0).then_some(Mended {
        text,
        places: written_anew,
    })
}

/// How long a decoded text is where it stands on the disk: its lines may end in two bytes there. None when something else
/// stands there.
fn length_of(text: &str, at: usize, decoded: &str) -> Option<usize> {
    let mut rest = text.get(at..)?;
    for (number, line) in decoded.split('\n').enumerate() {
        if number > 0 {
            rest = rest.strip_prefix('\r').unwrap_or(rest);
            rest = rest.strip_prefix('\n')?;
        }
        rest = rest.strip_prefix(line)?;
    }
    Some(text.len() - at - rest.len())
}

/// Where the address of a link stands that has it from a definition.
fn in_definitions(text: &str, address: &str) -> Vec<usize> {
    let body = model::body(text);
    let places = addresses_in_definitions(body, address).into_iter();
    places
        .map(|place| text.len() - body.len() + place.start)
        .collect()
}

/// Where the address stands in a link, a picture or a field. In a link it comes last, but for a title.
fn address(place: &str, written: &str) -> Option<usize> {
    let behind = ["](<", "]("].iter().find_map(|mark| {
        let at = place.rfind(&format!("{mark}{written}"))?;
        Some(at + mark.len())
    });
    behind.or_else(|| {
        place
            .find(written)
            .filter(|_| !place.contains("](") && !place.starts_with(['[', '!']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_is_written() {
        let check = |before: &str, place: &str, written: &str, meant: &str, after: Option<&str>| {
            let decoded = decode(before.as_bytes(), true).unwrap().text;
            let start = decoded.find(place).unwrap();
            let rewriting = Rewriting {
                written: written.to_owned(),
                meant: meant.to_owned(),
                line: String::new(),
            };
            let places = [(Span::new(start, start + place.len()), &rewriting)];
            let mended = rewritten(before.as_bytes(), true, &places);
            assert_eq!(
                mended.map(|mended| mended.text).as_deref(),
                after,
                "{before}"
            );
        };
        check(
            "\u{feff}---\r\n---\r\nLễ ![A.JPG](A.JPG \"b\")\r\n",
            "![A.JPG](A.JPG \"b\")",
            "A.JPG",
            "a.jpg",
            Some("\u{feff}---\r\n---\r\nLễ ![A.JPG](a.jpg \"b\")\r\n"),
        );
        check(
            "![x](<A b.JPG>)",
            "![x](<A b.JPG>)",
            "A b.JPG",
            "<a b.jpg>",
            Some("![x](<a b.jpg>)"),
        );
        check(
            "![x](A.JPG)",
            "![x](A.JPG)",
            "A.JPG",
            "<a b.jpg>",
            Some("![x](<a b.jpg>)"),
        );
        check(
            "photo: \"A.JPG\"",
            "\"A.JPG\"",
            "A.JPG",
            "a b.jpg",
            Some("photo: \"a b.jpg\""),
        );
        check(
            "![A.JPG][1]\n\n[1]: A.JPG",
            "![A.JPG][1]",
            "A.JPG",
            "a.jpg",
            None,
        );
    }
}
