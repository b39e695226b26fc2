//! Compressed forms of text files, for hosts that send them as they are.

use crate::model::ContentCoding;
use std::io::Write;

/// Smallest size in bytes that is compressed; smaller files are sent in one packet anyway.
const SMALLEST: u64 = 1_024;
/// Largest size in bytes that is compressed; larger files are no pages, and compressing takes memory.
const LARGEST: u64 = 64 << 20;
/// Files whose names end so are text.
const TEXTS: [&str; 14] = [
    "html",
    "css",
    "js",
    "mjs",
    "json",
    "xml",
    "svg",
    "txt",
    "csv",
    "ics",
    "atom",
    "rss",
    "webmanifest",
    "wasm",
];

/// The compressed form that is published beside a file; none for files that are no text, too small or too large.
pub fn compressed(encoding: ContentCoding, path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    pays(path, bytes.len() as u64).then(|| pack(encoding, bytes))
}

/// Whether a file has the name of a compressed form.
pub(super) fn is_name_of(encoding: ContentCoding, path: &str) -> bool {
    let name = path.strip_suffix(encoding.extension());
    name.is_some_and(|name| name.ends_with('.'))
}

/// Whether a file of this name and size may have a compressed form.
pub(super) fn pays(path: &str, size: u64) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    (SMALLEST..=LARGEST).contains(&size)
        && extension.is_some_and(|extension| TEXTS.contains(&extension))
}

const MEMORY: &str = "memory takes whatever is written";

/// The compressed bytes: the same on every machine.
pub(super) fn pack(encoding: ContentCoding, bytes: &[u8]) -> Vec<u8> {
    match encoding {
        ContentCoding::Gzip => gzip(bytes),
        ContentCoding::Brotli => brotli(bytes),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let level = flate2::Compression::best();
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), level);
    let written = encoder.write_all(bytes);
    written.and_then(|()| encoder.finish()).expect(MEMORY)
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 9,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut bytes = bytes;
    brotli::BrotliCompress(&mut bytes, &mut packed, &parameters).expect(MEMORY);
    packed
}

#[cfg(test)]
mod tests {
    use super::{ContentCoding, pack, pays};
    use std::io::Read;

    #[test]
    fn there_and_back() {
        let text = "Thi đua là yêu nước, yêu nước thì phải thi đua. ".repeat(100);
        let mut plain = String::new();
        let packed = pack(ContentCoding::Gzip, text.as_bytes());
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_string(&mut plain)
            .unwrap();
        assert!(plain == text && packed.len() < text.len() / 10);
        assert_eq!(packed[4..8], [0; 4], "no time in it");
        let mut plain = Vec::new();
        let packed = pack(ContentCoding::Brotli, text.as_bytes());
        brotli::BrotliDecompress(&mut &packed[..], &mut plain).unwrap();
        assert!(plain == text.as_bytes() && packed.len() < text.len() / 10);
    }

    #[test]
    fn what_pays() {
        for (path, size, expected) in [
            ("index.html", 5_000, true),
            ("a/b.CSS", 5_000, false),
            ("a.html/b", 5_000, false),
            ("anh.png", 50_000, false),
            ("index.html", 200, false),
            ("so-lieu.json", 65 << 20, false),
        ] {
            assert_eq!(pays(path, size), expected, "{path}");
        }
    }
}
