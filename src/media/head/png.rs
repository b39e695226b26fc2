//! PNG: chunks, each with its length and name.

use super::{Head, PictureFault, byte, u32_be};

pub(super) fn walk(bytes: &[u8]) -> Result<Head, PictureFault> {
    let mut head = Head::new();
    let (mut at, mut pixels) = (8, false);
    loop {
        let length = u32_be(bytes, at)? as usize;
        let name = bytes.get(at + 4..at + 8).ok_or(PictureFault::CutOff)?;
        let end = at + 12 + length;
        let inside = bytes.get(at + 8..end - 4);
        if at == 8 && name != b"IHDR" {
            return Err(PictureFault::Damaged);
        }
        let inside = inside.ok_or(PictureFault::CutOff)?;
        if bytes.len() < end {
            return Err(PictureFault::CutOff);
        }
        match name {
            b"IHDR" => {
                head.size = (u32_be(inside, 0)?, u32_be(inside, 4)?);
                head.clear = matches!(byte(inside, 9)?, 4 | 6);
            }
            b"tRNS" => head.clear = true,
            b"acTL" => head.moving = !pixels,
            b"IDAT" => pixels = true,
            b"eXIf" => {
                head.turn(inside);
                head.metadata.push(at..end);
            }
            b"tEXt" | b"zTXt" | b"iTXt" | b"tIME" => head.metadata.push(at..end),
            b"IEND" => {
                if end < bytes.len() {
                    head.metadata.push(end..bytes.len());
                }
                return pixels.then_some(head).ok_or(PictureFault::Damaged);
            }
            _ => {}
        }
        at = end;
    }
}
