//! Links from one file of a theme to another.

use super::{Sources, name::fingerprinted};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::collections::BTreeMap;

/// Characters that would end an address in a style sheet or a script, and are therefore encoded.
const ENDING: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'\\')
    .add(b'`');

/// A file of a theme whose links are not written yet: the published names of their targets have digests that come
/// later.
#[derive(Debug, Default)]
pub(super) struct UnlinkedAsset {
    pub(super) pieces: Vec<AssetPiece>,
}

/// A piece of a theme file: bytes that stay, or a link.
#[derive(Debug)]
pub(super) enum AssetPiece {
    Text(Vec<u8>),
    /// An address, and the file of the theme that it leads to.
    Link {
        url: String,
        target: Option<String>,
    },
}

impl UnlinkedAsset {
    /// A file without links, such as a font.
    pub(super) fn without_links(bytes: Vec<u8>) -> UnlinkedAsset {
        UnlinkedAsset {
            pieces: vec![AssetPiece::Text(bytes)],
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.pieces.push(AssetPiece::Text(text.as_bytes().to_vec()));
    }

    /// Adds an address that the file `from` has at this place.
    pub(super) fn link(&mut self, from: &str, url: &str, sources: &Sources) {
        self.pieces.push(AssetPiece::Link {
            url: url.to_owned(),
            target: resolve(from, url, sources),
        });
    }

    /// The names of the files that the file links to.
    pub(super) fn targets(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            AssetPiece::Link { target, .. } => target.as_deref(),
            AssetPiece::Text(_) => None,
        })
    }

    /// The bytes of the file, with the published names in its links.
    pub(super) fn finish(&self, digests: &BTreeMap<&str, u32>) -> Vec<u8> {
        let mut file = Vec::new();
        for piece in &self.pieces {
            match piece {
                AssetPiece::Text(text) => file.extend(text),
                AssetPiece::Link { url, target } => {
                    let digest = target.as_deref().and_then(|target| digests.get(target));
                    let url = match digest {
                        Some(&digest) => {
                            let (path, rest) = split(url);
                            fingerprinted(path, digest) + rest
                        }
                        None => url.clone(),
                    };
                    file.extend(utf8_percent_encode(&url, ENDING).to_string().bytes());
                }
            }
        }
        file
    }
}

/// The name of the theme file that an address in the file `from` leads to, if there is one.
pub(super) fn resolve(from: &str, url: &str, sources: &Sources) -> Option<String> {
    inside(from, url).filter(|name| sources.contains_key(name))
}

/// Whether an address in the file `from` leads to a theme file that does not exist.
pub(super) fn is_missing(from: &str, url: &str, sources: &Sources) -> bool {
    inside(from, url).is_some_and(|name| !sources.contains_key(&name))
}

/// The path of an address below `static/` of the theme; none when it leads out of there.
fn inside(from: &str, url: &str) -> Option<String> {
    let (path, _) = split(url);
    if path.is_empty() || path.starts_with('/') || path.contains(':') {
        return None;
    }
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// Cuts an address into its path and the rest, which begins with `?` or `#`.
fn split(url: &str) -> (&str, &str) {
    url.split_at(url.find(['?', '#']).unwrap_or(url.len()))
}
