//! The files of a theme as they are published: shortened, and under names with digests, so that browsers and hosts may
//! keep them for good.

mod css;
mod js;
mod links;
mod name;
mod source;

use crate::{diagnostic::Diagnostic, media::without_metadata};
use base64::{Engine, engine::general_purpose::STANDARD};
use links::{AssetPiece, UnlinkedAsset};
use name::fingerprinted;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
pub(super) use source::{Source, Sources};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use xxhash_rust::xxh3::Xxh3;

/// A published file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeAsset {
    /// Its published name, which has a digest of its content: `style.1a2b3c4d.css`.
    pub name: String,
    /// Its content, shortened.
    pub bytes: Arc<[u8]>,
    /// Digest for the attribute `integrity` of scripts and style sheets: `sha256-…`.
    pub integrity: Option<String>,
}

/// The published files of a theme, by the names that they have in the theme.
#[derive(Clone, Debug, Default)]
pub struct ThemeAssets {
    sources: Arc<Sources>,
    files: Arc<BTreeMap<String, ThemeAsset>>,
    faults: Arc<[Diagnostic]>,
}

impl ThemeAssets {
    /// Prepares the files; takes over those of `before` when no source has changed.
    pub(super) fn new(sources: Sources, before: Option<&ThemeAssets>) -> ThemeAssets {
        if let Some(before) = before.filter(|before| *before.sources == sources) {
            return before.clone();
        }
        let names: Vec<&String> = sources.keys().collect();
        let drafts = names.into_par_iter().map(|name| {
            let (draft, faults) = draft(name, &sources);
            ((name.as_str(), draft), faults)
        });
        let (drafts, faults): (BTreeMap<&str, UnlinkedAsset>, Vec<Vec<Diagnostic>>) =
            drafts.unzip();
        let digests: BTreeMap<&str, u32> = drafts
            .keys()
            .map(|name| (*name, digest(name, &drafts)))
            .collect();
        let linked: BTreeSet<&str> = drafts.values().flat_map(UnlinkedAsset::targets).collect();
        let published = drafts
            .iter()
            .filter(|(name, _)| !is_part(name) || linked.contains(*name));
        let files = published.map(|(&name, draft)| {
            let bytes = draft.finish(&digests);
            let asset = ThemeAsset {
                name: fingerprinted(name, digests[name]),
                integrity: is_code(name).then(|| integrity(&bytes)),
                bytes: bytes.into(),
            };
            (name.to_owned(), asset)
        });
        ThemeAssets {
            files: Arc::new(files.collect()),
            faults: faults.concat().into(),
            sources: Arc::new(sources),
        }
    }

    /// Faults of style sheets: what browsers do not understand, and links to files that are missing.
    pub(super) fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// Every published file, with the name that it has in the theme.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ThemeAsset)> {
        self.files
            .iter()
            .map(|(name, asset)| (name.as_str(), asset))
    }

    /// Finds a file by the name that it has in the theme, or by a published name of it or of an older version.
    pub fn find(&self, name: &str) -> Option<&ThemeAsset> {
        let published = || self.files.get(&name::written(name)?);
        self.files.get(name).or_else(published)
    }

    /// The names, in the theme, of the files that another theme has with other content.
    pub fn changed<'a>(&'a self, other: &'a ThemeAssets) -> impl Iterator<Item = &'a str> {
        let names: BTreeSet<&String> = self.files.keys().chain(other.files.keys()).collect();
        let names = names.into_iter();
        names
            .filter(|name| self.files.get(*name) != other.files.get(*name))
            .map(String::as_str)
    }
}

/// A shortened file whose links are not written yet.
fn draft(name: &str, sources: &Sources) -> (UnlinkedAsset, Vec<Diagnostic>) {
    let source = &sources[name];
    match (extension(name), str::from_utf8(&source.bytes)) {
        ("css", Ok(_)) => css::draft(name, sources),
        ("js" | "mjs", Ok(text)) => {
            let compact = source.is_builtin().then(|| js::compact(name, text));
            let script = compact.flatten().unwrap_or(text);
            (js::draft(name, script, sources), Vec::new())
        }
        _ => {
            let bytes = without_metadata(&source.bytes);
            (UnlinkedAsset::without_links(bytes.into_owned()), Vec::new())
        }
    }
}

/// A digest of a file and of all that it links to, directly or not. So the name of a file changes with the names of its
/// targets, and files may link to each other.
fn digest(name: &str, drafts: &BTreeMap<&str, UnlinkedAsset>) -> u32 {
    let mut reached = BTreeSet::from([name]);
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        let targets = drafts[name].targets();
        open.extend(targets.filter(|target| reached.insert(target)));
    }
    let mut hasher = Xxh3::new();
    for name in [name].into_iter().chain(reached) {
        for piece in &drafts[name].pieces {
            let bytes = match piece {
                AssetPiece::Text(bytes) => bytes.as_slice(),
                AssetPiece::Link { url, .. } => url.as_bytes(),
            };
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
    }
    hasher.digest() as u32
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether a style sheet has a name that begins with `_`: it is there for others to import. They contain its rules then, so
/// it is published only where something else links to it.
fn is_part(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.starts_with('_') && extension(file) == "css"
}

fn is_code(name: &str) -> bool {
    matches!(extension(name), "css" | "js" | "mjs")
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests;
