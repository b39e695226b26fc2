//! Scripts of a theme: shortened forms of the built-in ones, and links in all.

use super::{
    Sources,
    links::{UnlinkedAsset, resolve},
};
use sha2::{Digest, Sha256};

/// The built-in scripts in their shortest form, which `npm run compact` in `tests/browser` makes.
const COMPACT: [(&str, &str); 4] = [
    ("offline.js", include_str!("compact/offline.js")),
    ("passing.js", include_str!("compact/passing.js")),
    ("reading.js", include_str!("compact/reading.js")),
    ("search.js", include_str!("compact/search.js")),
];

/// Digests of the scripts that the shortest forms were made of, in the format of `sha256sum`.
const SOURCES: &str = include_str!("compact/SHA256SUMS");

/// The shortest form of a built-in script. None when it was made of another version of the script, so that a change is
/// visible before `npm run compact` is run again.
pub(super) fn compact(name: &str, script: &str) -> Option<&'static str> {
    let (_, compact) = COMPACT.iter().find(|(known, _)| *known == name)?;
    let digest = Sha256::digest(script);
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let is_of = |line: &str| line.split_once("  ") == Some((&*digits, name));
    SOURCES.lines().any(is_of).then_some(*compact)
}

/// A script with its links found. A quoted relative path is a link when there is such a file: `import "./words.js"`.
pub(super) fn draft(name: &str, text: &str, sources: &Sources) -> UnlinkedAsset {
    let mut draft = UnlinkedAsset::default();
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

#[cfg(test)]
mod tests {
    use super::compact;
    use crate::render::builtin;

    #[test]
    fn every_script_has_a_compact_form_that_was_made_of_it() {
        let scripts: Vec<_> = builtin::paths()
            .filter(|path| path.ends_with(".js"))
            .collect();
        assert_eq!(scripts.len(), super::COMPACT.len());
        for path in scripts {
            let name = path.strip_prefix("static/").unwrap();
            let script = builtin::text(&path).unwrap();
            let short = compact(name, &script);
            assert!(
                short.is_some_and(|short| short.len() < script.len()),
                "{name} has changed: run `npm run compact` in tests/browser"
            );
            assert_eq!(compact(name, &(script + " ")), None);
        }
    }
}
