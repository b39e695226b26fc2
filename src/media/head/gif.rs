//! Walks through GIF files: frames and extensions, each in blocks of at most 255 bytes.

use super::{Head, PictureFault, byte, u16_le};

pub(super) fn walk(head: &mut Head, bytes: &[u8]) -> Result<(), PictureFault> {
    head.size = (u16_le(bytes, 6)?.into(), u16_le(bytes, 8)?.into());
    head.palette = true;
    let (mut at, mut frames) = (13 + table(byte(bytes, 10)?), 0);
    loop {
        let start = at;
        match bytes.get(at) {
            Some(0x2c) => {
                at += 10 + table(byte(bytes, at + 9)?) + 1;
                at = end_of_blocks(bytes, at)?;
                frames += 1;
            }
            Some(0x21) => {
                let label = byte(bytes, at + 1)?;
                if label == 0xf9 {
                    head.clear |= byte(bytes, at + 3)? & 1 == 1;
                }
                let xmp = label == 0xff && bytes.get(at + 3..at + 11) == Some(b"XMP Data");
                at = end_of_blocks(bytes, at + 2)?;
                if label == 0xfe || xmp {
                    head.metadata.push(start..at);
                }
            }
            // Some programs leave the last byte of the file out.
            Some(0x3b) | None if frames > 0 => {
                head.moving = frames > 1;
                if at + 1 < bytes.len() {
                    head.metadata.push(at + 1..bytes.len());
                }
                return Ok(());
            }
            Some(0x00) => at += 1, // fill bytes that some programs leave between blocks
            Some(0x3b | _) => return Err(PictureFault::Damaged),
            None => return Err(PictureFault::CutOff),
        }
    }
}

/// Length of a colour table in bytes.
fn table(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

fn end_of_blocks(bytes: &[u8], mut at: usize) -> Result<usize, PictureFault> {
    loop {
        match byte(bytes, at)? {
            0 => return Ok(at + 1),
            length => at += 1 + usize::from(length),
        }
    }
}
