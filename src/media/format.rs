//! The formats of pictures that pages show.

use serde::{Deserialize, Serialize};

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the kind of its name")]
pub enum PictureFormat {
    Jpeg,
    Png,
    Webp,
    Gif,
    Svg,
}

impl PictureFormat {
    /// The format that the name of a file says; none when pages do not show such files.
    pub fn named(file: &str) -> Option<PictureFormat> {
        let (_, extension) = file.rsplit_once('.')?;
        let is = |known: &&str| extension.eq_ignore_ascii_case(known);
        match () {
            () if ["jpg", "jpeg", "jpe", "jfif"].iter().any(is) => Some(PictureFormat::Jpeg),
            () if is(&"png") => Some(PictureFormat::Png),
            () if is(&"webp") => Some(PictureFormat::Webp),
            () if is(&"gif") => Some(PictureFormat::Gif),
            () if is(&"svg") => Some(PictureFormat::Svg),
            () => None,
        }
    }

    /// The name of the format for people.
    pub fn name(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "JPEG",
            PictureFormat::Png => "PNG",
            PictureFormat::Webp => "WebP",
            PictureFormat::Gif => "GIF",
            PictureFormat::Svg => "SVG",
        }
    }

    /// The extension of file names: `jpg`.
    pub fn extension(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Png => "png",
            PictureFormat::Webp => "webp",
            PictureFormat::Gif => "gif",
            PictureFormat::Svg => "svg",
        }
    }
}

/// Number of bytes at the beginning of a file that tell its format.
pub const BEGINNING: usize = 4096;

/// The format of a file by its first bytes: none for one that pages do not show; and its name for people.
pub(super) fn sniff(bytes: &[u8]) -> Option<(Option<PictureFormat>, &'static str)> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let at = |at: usize, magic: &[u8]| bytes.get(at..at + magic.len()) == Some(magic);
    let shown = |format: PictureFormat| Some((Some(format), format.name()));
    let other = |name| Some((None, name));
    match () {
        () if starts(b"\xff\xd8\xff") => shown(PictureFormat::Jpeg),
        () if starts(b"\x89PNG\r\n\x1a\n") => shown(PictureFormat::Png),
        () if starts(b"GIF87a") || starts(b"GIF89a") => shown(PictureFormat::Gif),
        () if starts(b"RIFF") && at(8, b"WEBP") => shown(PictureFormat::Webp),
        () if at(4, b"ftypavif") => other("AVIF"),
        () if at(4, b"ftyphei") || at(4, b"ftypmif1") || at(4, b"ftyphev") => other("HEIC"),
        () if at(4, b"ftyp") => other("MP4"),
        () if starts(b"II*\0") || starts(b"MM\0*") => other("TIFF"),
        () if starts(b"BM") => other("BMP"),
        () if starts(b"%PDF") => other("PDF"),
        () if starts(b"PK\x03\x04") => other("ZIP"),
        () => text(bytes),
    }
}

fn text(bytes: &[u8]) -> Option<(Option<PictureFormat>, &'static str)> {
    let head = &bytes[..bytes.len().min(BEGINNING)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    match () {
        () if head.contains("<svg") || head.contains(":svg") => {
            Some((Some(PictureFormat::Svg), PictureFormat::Svg.name()))
        }
        () if head.contains("<html") || head.contains("<!doctype html") => Some((None, "HTML")),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::PictureFormat;

    #[test]
    fn names_of_files() {
        for (name, expected) in [
            ("le.jpg", Some(PictureFormat::Jpeg)),
            ("LE.JPEG", Some(PictureFormat::Jpeg)),
            ("a.b.png", Some(PictureFormat::Png)),
            ("a.webp", Some(PictureFormat::Webp)),
            ("a.Gif", Some(PictureFormat::Gif)),
            ("a.svg", Some(PictureFormat::Svg)),
            ("jpg", None),
            ("a.pdf", None),
        ] {
            assert_eq!(PictureFormat::named(name), expected, "{name}");
        }
    }
}
