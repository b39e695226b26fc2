//! Walks through PNG files: chunks, each with its length and name.

use super::{Head, PictureFault, byte, turning, u32_be};
use image::metadata::Orientation;

/// The chunks that pixels, colours and animation need. Any other one may tell where, when and by whom the picture was
/// made.
const NEEDED: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs", b"hIST", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn walk(head: &mut Head, bytes: &[u8]) -> Result<(), PictureFault> {
    let (mut at, mut pixels) = (8, false);
    loop {
        let length = u32_be(bytes, at)? as usize;
        let name = bytes.get(at + 4..at + 8).ok_or(PictureFault::CutOff)?;
        let end = at + 12 + length;
        let inside = bytes.get(at + 8..end - 4);
        if at == 8 && name != b"IHDR" {
            return Err(PictureFault::Damaged);
        }
        let is_needed = NEEDED.iter().any(|needed| *needed == name);
        let inside = match inside {
            Some(inside) if end <= bytes.len() => inside,
            _ => {
                if !is_needed {
                    head.metadata.push(at..bytes.len());
                }
                return Err(PictureFault::CutOff);
            }
        };
        match name {
            b"IHDR" => {
                head.size = (u32_be(inside, 0)?, u32_be(inside, 4)?);
                let (depth, kind) = (byte(inside, 8)?, byte(inside, 9)?);
                head.clear = matches!(kind, 4 | 6);
                head.palette = kind == 3 || depth < 8;
            }
            b"tRNS" => head.clear = true,
            b"acTL" => head.moving = !pixels,
            b"IDAT" => pixels = true,
            b"eXIf" => head.turn(inside),
            b"IEND" => {
                if end < bytes.len() {
                    head.metadata.push(end..bytes.len());
                }
                return pixels.then_some(()).ok_or(PictureFault::Damaged);
            }
            _ => {}
        }
        if !is_needed {
            head.metadata.push(at..end);
        }
        at = end;
    }
}

/// Adds a record of how the picture must be turned to a file without metadata.
pub(super) fn mend(bare: &mut Vec<u8>, orientation: Orientation) {
    let after_head = 33..33;
    let Some(exif) = turning(orientation).filter(|_| bare.len() >= after_head.end) else {
        return;
    };
    let named = [b"eXIf", &*exif].concat();
    let length = u32::try_from(exif.len()).unwrap_or_default().to_be_bytes();
    let sum = crc32fast::hash(&named).to_be_bytes();
    bare.splice(after_head, [&length[..], &named, &sum].concat());
}
