//! Walks through WebP files: chunks in a RIFF file.

use super::{Head, PictureFault, byte, turning, u16_le, u32_le};
use image::metadata::Orientation;

/// Offset of the length of the whole.
const LENGTH: usize = 4;
/// Offset of the flags of the extended form.
const FLAGS: usize = 20;
const HAS_XMP: u8 = 0x04;
const HAS_EXIF: u8 = 0x08;

pub(super) fn walk(head: &mut Head, bytes: &[u8]) -> Result<(), PictureFault> {
    let whole = u32_le(bytes, LENGTH)? as usize + 8;
    // Only the extended form has metadata that programs read.
    let is_extended = bytes.get(12..16) == Some(b"VP8X");
    let (mut at, mut pixels) = (12, false);
    while at + 8 <= whole.min(bytes.len()) {
        let name = &bytes[at..at + 4];
        let length = u32_le(bytes, at + 4)? as usize;
        let end = at + 8 + length + length % 2;
        let inside = bytes.get(at + 8..at + 8 + length);
        let Some(inside) = inside else {
            if matches!(name, b"EXIF" | b"XMP ") {
                head.metadata.push(at..bytes.len());
            }
            return Err(PictureFault::CutOff);
        };
        let end = end.min(bytes.len());
        match name {
            b"VP8X" => {
                let flags = byte(inside, 0)?;
                head.moving = flags & 0x02 != 0;
                head.clear = flags & 0x10 != 0;
                let width = (u32_le(inside, 4)? & 0xff_ffff) + 1;
                head.size = (width, (u32_le(inside, 6)? >> 8) + 1);
            }
            b"VP8 " => {
                pixels = true;
                if head.size == (0, 0) {
                    let (width, height) = (u16_le(inside, 6)?, u16_le(inside, 8)?);
                    head.size = ((width & 0x3fff).into(), (height & 0x3fff).into());
                }
            }
            b"VP8L" => {
                pixels = true;
                let bits = u32_le(inside, 1)?;
                head.clear |= bits >> 28 & 1 == 1;
                if head.size == (0, 0) {
                    head.size = ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
                }
            }
            b"ANMF" => pixels = true,
            b"ALPH" => head.clear = true,
            b"EXIF" => {
                if is_extended {
                    head.turn(inside);
                }
                head.metadata.push(at..end);
            }
            b"XMP " => head.metadata.push(at..end),
            _ => {}
        }
        at = end;
    }
    if bytes.len() < whole {
        return Err(PictureFault::CutOff);
    }
    // The last chunk may be longer than the length of the whole says, and bytes after it may be too few for a chunk: a
    // chunk that is added must not come behind those.
    if at < bytes.len() {
        head.metadata.push(at..bytes.len());
    }
    pixels.then_some(()).ok_or(PictureFault::Damaged)
}

/// Adds a record of how the picture must be turned to a file without metadata, and corrects length and flags.
pub(super) fn mend(bare: &mut Vec<u8>, orientation: Orientation) {
    let turning = turning(orientation).filter(|_| bare.get(12..16) == Some(b"VP8X"));
    let kept = turning.as_ref().map_or(0, |_| HAS_EXIF);
    if let Some(exif) = turning {
        let length = u32::try_from(exif.len()).unwrap_or_default();
        bare.extend([b"EXIF", &length.to_le_bytes()[..], &exif].concat());
    }
    let length = u32::try_from(bare.len().saturating_sub(8)).unwrap_or(u32::MAX);
    bare[LENGTH..LENGTH + 4].copy_from_slice(&length.to_le_bytes());
    if bare.get(12..16) == Some(b"VP8X")
        && let Some(flags) = bare.get_mut(FLAGS)
    {
        *flags = *flags & !(HAS_XMP | HAS_EXIF) | kept;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PictureFormat, walk, without_metadata};

    #[test]
    fn the_last_piece_may_be_longer_than_the_whole() {
        let file = [&b"RIFF\x0c\0\0\0WEBPEXIF\x20\0\0\0"[..], &[7; 40]].concat();
        let bare = without_metadata(PictureFormat::Webp, &file);
        assert_eq!(&*bare, b"RIFF\x04\0\0\0WEBP");
    }

    #[test]
    fn what_is_too_short_for_a_piece_goes() {
        let turned = super::turning(super::Orientation::Rotate90).unwrap();
        let length = u32::try_from(turned.len()).unwrap().to_le_bytes();
        let pieces = [
            &b"WEBPVP8X\x0a\0\0\0\x08\0\0\0\x08\0\0\x06\0\0VP8L\x05\0\0\0\x2f\x08\x80\x01\0\0EXIF"
                [..],
            &length,
            &turned,
            &[0xff; 7],
        ]
        .concat();
        let whole = u32::try_from(pieces.len()).unwrap().to_le_bytes();
        let file = [&b"RIFF"[..], &whole, &pieces, &[0xff; 40]].concat();
        let bare = without_metadata(PictureFormat::Webp, &file);
        assert!(walk(PictureFormat::Webp, &bare).unwrap().lies_on_its_side());
        assert!(!bare.contains(&0xff));
    }

    #[test]
    fn only_the_extended_form_is_turned() {
        let turned = super::turning(super::Orientation::Rotate90).unwrap();
        let length = u32::try_from(turned.len()).unwrap().to_le_bytes();
        let check = |first: &[u8; 4], expected| {
            let pieces = [
                &b"WEBP"[..],
                first,
                b"\x0a\0\0\0\x08\0\0\0\x08\0\0\x06\0\0VP8L\x05\0\0\0\x2f\x08\x80\x01\0\0EXIF",
                &length,
                &turned,
            ]
            .concat();
            let whole = u32::try_from(pieces.len()).unwrap().to_le_bytes();
            let file = [&b"RIFF"[..], &whole, &pieces].concat();
            let bare = without_metadata(PictureFormat::Webp, &file);
            for bytes in [&file[..], &bare] {
                let head = walk(PictureFormat::Webp, bytes).unwrap();
                assert_eq!(head.lies_on_its_side(), expected, "{first:?}");
                assert_eq!(head.size, (9, 7), "{first:?}");
            }
        };
        check(b"VP8X", true);
        check(b"VP4X", false);
    }
}
