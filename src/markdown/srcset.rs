//! The attribute `srcset`: several files of one picture, each with what it is for.

use std::ops::Range;

/// Where the addresses stand in a value of `srcset`.
pub(super) fn addresses(value: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let is_between = |letter: char| letter.is_ascii_whitespace() || letter == ',';
    while let Some(start) = value[at..].find(|letter| !is_between(letter)) {
        let start = at + start;
        let rest = &value[start..];
        let length = rest.find(|letter: char| letter.is_ascii_whitespace());
        let address = &rest[..length.unwrap_or(rest.len())];
        let bare = address.trim_end_matches(',');
        found.push(start..start + bare.len());
        at = start + address.len();
        if bare.len() == address.len() {
            // What the file is for: `2x`, `640w`.
            at += value[at..].find(',').unwrap_or(value.len() - at);
        }
    }
    found
}

/// A value of `srcset` with other addresses.
pub(super) fn with(value: &str, new: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(value.len());
    let mut from = 0;
    for range in addresses(value) {
        out.push_str(&value[from..range.start]);
        out.push_str(&new(&value[range.clone()]));
        from = range.end;
    }
    out.push_str(&value[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::with;

    #[test]
    fn addresses_change_and_widths_stay() {
        let check = |value: &str, expected: &str| {
            assert_eq!(with(value, |address| format!("/{address}")), expected);
        };
        check("a.jpg 640w, b.jpg 1280w", "/a.jpg 640w, /b.jpg 1280w");
        check("a.jpg, b,c.jpg 2x", "/a.jpg, /b,c.jpg 2x");
        check(" a.jpg ", " /a.jpg ");
        check(",,", ",,");
        check("", "");
    }
}
