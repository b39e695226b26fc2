//! Walks through JPEG files: segments, and between them the coded pixels.

use super::{Head, PictureFault, byte, is_too_much_work, scans, turning, u16_be};

/// The mark at the end of a picture.
pub(super) const END: &[u8] = b"\xff\xd9";

/// Walks through a file. When it has no end mark, the walk ends with the coded pixels if these are all there; what
/// follows them is no part of the picture.
pub(super) fn walk(head: &mut Head, bytes: &[u8]) -> Result<(), PictureFault> {
    let walked = walk_segments(head, bytes);
    if walked.is_ok() || head.size == (0, 0) {
        return walked;
    }
    let Some(end) = scans::end(bytes) else {
        return walked;
    };
    *head = Head::new();
    walk_segments(head, &[&bytes[..end], END].concat())?;
    head.end_missing_at = Some(end);
    if end < bytes.len() {
        head.metadata.push(end..bytes.len());
    }
    Ok(())
}

fn walk_segments(head: &mut Head, bytes: &[u8]) -> Result<(), PictureFault> {
    let (mut at, mut scans) = (2, 0_u64);
    let mut has_frame = false;
    loop {
        if byte(bytes, at)? != 0xff {
            return Err(PictureFault::Damaged);
        }
        let start = at;
        while byte(bytes, at + 1)? == 0xff {
            at += 1; // a fill byte; it is removed with its segment, since what follows would be read as another segment
        }
        let marker = byte(bytes, at + 1)?;
        match marker {
            0xd9 => break,
            0x01 | 0xd0..=0xd7 => {
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = usize::from(u16_be(bytes, at + 2)?);
        let end = at + 2 + length;
        if length < 2 {
            return Err(PictureFault::Damaged);
        }
        let Some(inside) = bytes.get(at + 4..end) else {
            head.metadata.push(start..bytes.len());
            return Err(PictureFault::CutOff);
        };
        match marker {
            // Of a second frame in one picture, decoders make what they like.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf if has_frame => {
                return Err(PictureFault::Damaged);
            }
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                has_frame = true;
                let (height, width) = (u16_be(inside, 1)?, u16_be(inside, 3)?);
                head.size = (width.into(), height.into());
                head.inks = inside.get(5) == Some(&4);
            }
            0xe1 if inside.starts_with(b"Exif\0\0") => head.turn(inside),
            _ => {}
        }
        if is_metadata(marker, inside) {
            head.metadata.push(start..end);
        }
        at = end;
        if marker == 0xda {
            scans += 1;
            at = end_of_scan(bytes, at)?;
        }
        let pixels = u64::from(head.size.0) * u64::from(head.size.1);
        if is_too_much_work(scans, pixels) {
            return Err(PictureFault::Damaged);
        }
    }
    if scans == 0 {
        return Err(PictureFault::Damaged);
    }
    // Phones put further pictures behind the first one, which have metadata of their own.
    if at + 2 < bytes.len() {
        head.metadata.push(at + 2..bytes.len());
    }
    Ok(())
}

/// Whether a segment is metadata. Colour profiles, and what tells how colours are coded, are needed.
fn is_metadata(marker: u8, inside: &[u8]) -> bool {
    match marker {
        0xe0 => !inside.starts_with(b"JFIF\0"),
        0xe2 => !inside.starts_with(b"ICC_PROFILE\0"),
        0xee => !inside.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => true,
        _ => false,
    }
}

/// The offset of the next segment, with the fill bytes before it.
fn end_of_scan(bytes: &[u8], mut at: usize) -> Result<usize, PictureFault> {
    loop {
        let rest = bytes.get(at..).ok_or(PictureFault::CutOff)?;
        at += memchr::memchr(0xff, rest).ok_or(PictureFault::CutOff)?;
        let mut marker = at + 1;
        while byte(bytes, marker)? == 0xff {
            marker += 1;
        }
        match bytes[marker] {
            0x00 | 0xd0..=0xd7 => at = marker + 1,
            _ => return Ok(at),
        }
    }
}

/// Adds a record of how the picture must be turned to a file without metadata, and its end mark if that is missing.
pub(super) fn mend(bare: &mut Vec<u8>, head: &Head) {
    if head.end_missing_at.is_some() {
        bare.extend(END);
    }
    let Some(exif) = turning(head.orientation) else {
        return;
    };
    let segment = b"\xff\xe1\x00\x22Exif\0\0".iter().copied().chain(exif);
    let after_start = 2..2;
    bare.splice(after_start, segment);
}

#[cfg(test)]
mod tests {
    use super::super::{Head, PictureFault, PictureFormat, without_metadata};

    #[test]
    fn a_picture_has_one_frame() {
        let frame = b"\xff\xc0\0\x08\x08\0\x10\0\x18\x01";
        let scan = b"\xff\xda\0\x02ab";
        let picture = |frames: usize| {
            let pieces = std::iter::repeat_n([&frame[..], scan].concat(), frames);
            let pieces: Vec<u8> = pieces.flatten().collect();
            let mut head = Head::new();
            super::walk(&mut head, &[b"\xff\xd8", &pieces[..], b"\xff\xd9"].concat())
        };
        assert_eq!(picture(1), Ok(()));
        assert_eq!(picture(2), Err(PictureFault::Damaged));
    }

    #[test]
    fn filling_goes_with_its_segment() {
        let bare = without_metadata(
            PictureFormat::Jpeg,
            b"\xff\xd8\xff\xff\xff\xe0\0\x04ab\xe1\0\xff",
        );
        assert_eq!(&*bare, b"\xff\xd8\xe1\0\xff");
        assert_eq!(without_metadata(PictureFormat::Jpeg, &bare), bare);
        let scan = b"\xff\xd8\xff\xda\0\x02ab\xff\xff\xe0\0\x04cd\xe1\0\xff\xd9";
        assert_eq!(
            &*without_metadata(PictureFormat::Jpeg, scan),
            b"\xff\xd8\xff\xda\0\x02ab\xe1\0\xff\xd9"
        );
    }
}
