//! The list of the files that bantin wrote into an output folder, with their digests.
//!
//! What each file was made of is kept elsewhere ([`stamps`](super::stamps)): the list is published, and is the same
//! wherever the same files are.

use crate::fs::{Dir, Sums, sums};
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt::Write as _,
    io,
    path::{Component, Path},
    sync::Arc,
};
use xxhash_rust::xxh3::xxh3_128;

/// Name of the list in the output folder.
pub(super) const FILE: &str = ".bantin-manifest";
/// First line of the list, with its version.
const HEAD: &str = "bantin 2: files written by bantin, each with its digest and its size";

/// Longest list that is read, in bytes: that of two million files.
pub(super) const MOST: u64 = 256 << 20;

/// Digests of what may concern every file of a site. While they stay the same, a file must only be made again when its
/// own fingerprint differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteFingerprint {
    /// A digest of the program.
    pub program: u64,
    /// A digest of templates and strings of the theme.
    pub theme: u64,
    /// A digest of what surrounds every page: menu, site name, links to styles.
    pub chrome: u64,
    /// Everything that pages show of articles and registers, besides the texts of articles.
    pub facts: u64,
    /// A digest of all files of the site and the build date.
    pub inputs: u128,
}

impl SiteFingerprint {
    /// Whether two pages with equal fingerprints are equal files.
    pub fn makes_equal_pages(&self, other: &SiteFingerprint) -> bool {
        let of = |site_fingerprint: &SiteFingerprint| {
            (
                site_fingerprint.program,
                site_fingerprint.theme,
                site_fingerprint.chrome,
            )
        };
        of(self) == of(other)
    }
}

/// Digests of what one file was made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileFingerprint {
    /// Title, description and addresses of a page.
    pub head: u64,
    /// What the page shows, or the content of a file that is no page.
    pub view: u64,
    /// The texts of the articles that the file contains.
    pub text: u64,
}

/// An entry of the list: a file as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ManifestEntry {
    pub(super) digest: u128,
    pub(super) size: u64,
    pub(super) fingerprint: FileFingerprint,
}

impl ManifestEntry {
    pub(super) fn new(bytes: &[u8], fingerprint: FileFingerprint) -> ManifestEntry {
        ManifestEntry {
            digest: xxh3_128(bytes),
            size: bytes.len() as u64,
            fingerprint,
        }
    }

    /// The entry of a file whose bytes have these sums.
    pub(super) fn from_sums(sums: Sums, fingerprint: FileFingerprint) -> ManifestEntry {
        ManifestEntry {
            digest: sums.long,
            size: sums.size,
            fingerprint,
        }
    }

    /// Whether these are the bytes of the entry.
    pub(super) fn has(&self, bytes: &[u8]) -> bool {
        self.size == bytes.len() as u64 && self.digest == xxh3_128(bytes)
    }

    /// Whether the file at a path has the bytes of the entry. It is read in pieces.
    pub(super) fn is_at(&self, folder: &Dir, path: &str) -> bool {
        self.compare(folder, path).unwrap_or(false)
    }

    /// As [`is_at`](Entry::is_at), but an error when the file is there and cannot be read.
    pub(super) fn compare(&self, folder: &Dir, path: &str) -> io::Result<bool> {
        let file = folder.open_file(path)?;
        Ok(file.size()? == self.size
            && ManifestEntry::from_sums(sums(file)?, self.fingerprint) == *self)
    }
}

/// The files of an output folder, by their paths below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OutputManifest {
    pub(super) site_fingerprint: SiteFingerprint,
    pub(super) files: BTreeMap<Arc<str>, ManifestEntry>,
}

impl OutputManifest {
    /// Reads the list of a folder, with its digest; none when there is none, or it is cut off.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn read(folder: &Dir) -> io::Result<Option<(OutputManifest, u128)>> {
        let found = folder.find(FILE)?;
        if !found.is_some_and(|found| found.is_file() && found.size <= MOST) {
            return Ok(None);
        }
        let bytes = folder.read(FILE, MOST)?;
        let digest = xxh3_128(&bytes);
        let text = String::from_utf8(bytes).ok();
        let manifest = text.and_then(|text| OutputManifest::parse(&text));
        Ok(manifest.map(|manifest| (manifest, digest)))
    }

    fn parse(text: &str) -> Option<OutputManifest> {
        let lines = text.strip_prefix(HEAD)?.strip_prefix('\n')?.lines();
        let mut files = BTreeMap::new();
        for line in lines {
            if line == END {
                return Some(OutputManifest {
                    files,
                    ..OutputManifest::default()
                });
            }
            let (path, entry) = parse_entry(line)?;
            files.insert(path.into(), entry);
        }
        None
    }

    /// Writes the list into a folder, and gives its digest.
    pub(super) fn write(&self, folder: &Dir) -> io::Result<u128> {
        let text = self.text();
        folder.replace(FILE, text.as_bytes())?;
        Ok(xxh3_128(text.as_bytes()))
    }

    /// The digest of the list in the form in which it is written.
    pub(super) fn digest(&self) -> u128 {
        xxh3_128(self.text().as_bytes())
    }

    fn text(&self) -> String {
        let mut text = String::with_capacity(96 * (self.files.len() + 2));
        text.push_str(HEAD);
        text.push('\n');
        for (path, entry) in &self.files {
            // Writing to a string cannot fail.
            let _ = write!(text, "{:032x} {} ", entry.digest, entry.size);
            text.push_str(&escaped(path));
            text.push('\n');
        }
        text.push_str(END);
        text.push('\n');
        text
    }

    /// Whether another list names the same paths.
    pub(super) fn lists_the_same(&self, other: &OutputManifest) -> bool {
        let of = |manifest: &OutputManifest| -> Vec<(u128, u64)> {
            let entries = manifest.files.values();
            entries.map(|entry| (entry.digest, entry.size)).collect()
        };
        self.files.keys().eq(other.files.keys()) && of(self) == of(other)
    }

    /// Number of pages on the list.
    pub(super) fn pages(&self) -> usize {
        self.files.keys().filter(|path| is_page(path)).count()
    }
}

/// Last line of the list: without it, the list was cut off.
const END: &str = "end";

/// Whether a path is that of a page.
pub(super) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

fn parse_entry(line: &str) -> Option<(String, ManifestEntry)> {
    let mut fields = line.splitn(3, ' ');
    let entry = ManifestEntry {
        digest: u128::from_str_radix(fields.next()?, 16).ok()?,
        size: fields.next()?.parse().ok()?,
        fingerprint: FileFingerprint::default(),
    };
    let path = inside(unescaped(fields.next()?))?;
    Some((path, entry))
}

/// The path, if it leads to a file in the folder and nowhere else.
pub(super) fn inside(path: String) -> Option<String> {
    // `components` leaves out empty parts, and no system has names with zeros.
    let is_name = |part: &str| !matches!(part, "" | ".") && !part.contains('\0');
    let mut parts = Path::new(&path).components();
    let normal = parts.all(|part| matches!(part, Component::Normal(_)));
    (normal && path.split('/').all(is_name)).then_some(path)
}

/// Escapes a path for the list, where each has one line.
pub(super) fn escaped(path: &str) -> Cow<'_, str> {
    if !path.contains(['\\', '\n', '\r']) {
        return Cow::Borrowed(path);
    }
    let path = path.replace('\\', "\\\\");
    Cow::Owned(path.replace('\n', "\\n").replace('\r', "\\r"))
}

/// Undoes [`escaped`].
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut path = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let next = match c {
            '\\' => chars.next().map(|c| match c {
                'n' => '\n',
                'r' => '\r',
                other => other,
            }),
            c => Some(c),
        };
        path.extend(next);
    }
    path
}

/// Reads a list, and gives the paths on it and its text as it would be written. For the fuzz targets.
#[cfg(fuzzing)]
pub fn reread_manifest(text: &str) -> Option<(Vec<Arc<str>>, String)> {
    let manifest = OutputManifest::parse(text)?;
    Some((manifest.files.keys().cloned().collect(), manifest.text()))
}

#[cfg(test)]
mod tests {
    use super::{FileFingerprint, ManifestEntry, OutputManifest};

    #[test]
    fn paths_that_lead_elsewhere() {
        let mut manifest = OutputManifest::default();
        for (path, expected) in [
            ("tin/a.html", true),
            ("..a/b..", true),
            ("../a.html", false),
            ("tin/../../a.html", false),
            ("/etc/passwd", false),
            ("", false),
            ("tin//a.html", false),
            ("tin/./a.html", false),
            ("tin/", false),
            ("tin/a\0.html", false),
        ] {
            let entry = ManifestEntry::new(b"", FileFingerprint::default());
            manifest.files = [(path.into(), entry)].into();
            let read = OutputManifest::parse(&manifest.text());
            assert_eq!(read.is_some(), expected, "{path:?}");
        }
    }

    #[test]
    fn there_and_back() {
        let mut manifest = OutputManifest::default();
        for path in [
            "index.html",
            "a b/ả\\n.txt",
            "x\ny\r\\",
            "tên dài / có cách",
        ] {
            let entry = ManifestEntry::new(path.as_bytes(), FileFingerprint::default());
            manifest.files.insert(path.into(), entry);
        }
        let text = manifest.text();
        assert_eq!(OutputManifest::parse(&text), Some(manifest));
        for cut in 0..text.len() - 1 {
            let part = text.get(..cut);
            assert_eq!(part.and_then(OutputManifest::parse), None, "cut at {cut}");
        }
    }
}
