//! Scripts. The only door to `minifier`.

use super::{
    Sources,
    links::{Draft, resolve},
};

/// A script without comments and most white space. Only for scripts that were tried in this form.
pub(super) fn compact(text: &str) -> String {
    minifier::js::minify(text).to_string()
}

/// A script whose quoted relative paths lead to what they name: `import "./words.js"`.
pub(super) fn draft(name: &str, text: &str, sources: &Sources) -> Draft {
    let mut draft = Draft::default();
    let mut rest = text;
    let mut written = 0; // bytes of `rest` that are no link
    while let Some(found) = rest[written..].find(['"', '\'', '`']) {
        let at = written + found;
        let quote = &rest[at..=at];
        let inside = &rest[at + 1..];
        let quoted = ["./", "../"]
            .iter()
            .any(|start| inside.starts_with(start))
            .then(|| inside.find(quote))
            .flatten()
            .map(|end| &inside[..end])
            .filter(|url| resolve(name, url, sources).is_some());
        match quoted {
            Some(url) => {
                draft.text(&rest[..=at]);
                draft.link(name, url, sources);
                rest = &inside[url.len()..];
                written = 1; // the closing quote
            }
            None => written = at + 1,
        }
    }
    draft.text(rest);
    draft
}
