//! What the file of a picture tells without being decoded. It is walked from one piece to the next to its end, so
//! a file that ends too early is noticed, and where its metadata lie is known.

mod gif;
mod jpeg;
mod png;
mod webp;

use super::format::Format;
use crate::diagnostic::PictureFault;
use image::metadata::Orientation;
use std::{borrow::Cow, ops::Range};

/// What the file of a picture of pixels tells.
#[derive(Debug)]
pub(super) struct Head {
    /// Width and height, as the pixels are stored.
    pub(super) size: (u32, u32),
    /// How the stored pixels must be turned.
    pub(super) orientation: Orientation,
    /// Whether it moves.
    pub(super) moving: bool,
    /// Whether something may shine through it.
    pub(super) clear: bool,
    /// Pieces that say where, when, by whom and with what it was made, in order.
    metadata: Vec<Range<usize>>,
}

impl Head {
    fn new() -> Head {
        Head {
            size: (0, 0),
            orientation: Orientation::NoTransforms,
            moving: false,
            clear: false,
            metadata: Vec::new(),
        }
    }

    /// Whether width and height change places when it is turned.
    pub(super) fn lies_on_its_side(&self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        )
    }

    fn turn(&mut self, exif: &[u8]) {
        let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
        if let Some(orientation) = Orientation::from_exif_chunk(exif) {
            self.orientation = orientation;
        }
    }
}

/// Walks through a file.
pub(super) fn walk(format: Format, bytes: &[u8]) -> Result<Head, PictureFault> {
    let mut head = Head::new();
    walk_into(&mut head, format, bytes).map(|()| head)
}

/// Walks through a file as far as that can be done.
fn walk_into(head: &mut Head, format: Format, bytes: &[u8]) -> Result<(), PictureFault> {
    match format {
        Format::Jpeg => jpeg::walk(head, bytes),
        Format::Png => png::walk(head, bytes),
        Format::Gif => gif::walk(head, bytes),
        Format::Webp => webp::walk(head, bytes),
        Format::Svg => Err(PictureFault::Damaged), // is no picture of pixels
    }
}

/// The file without what it says of place, time, persons and devices; its pixels and colours stay as they are.
/// Of a file that is cut off or damaged, what is found before the fault goes.
pub(super) fn without_metadata(format: Format, bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut head = Head::new();
    let _ = walk_into(&mut head, format, bytes);
    if head.metadata.is_empty() {
        return Cow::Borrowed(bytes);
    }
    let mut bare = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for piece in &head.metadata {
        bare.extend_from_slice(&bytes[from..piece.start]);
        from = piece.end;
    }
    bare.extend_from_slice(&bytes[from..]);
    match format {
        Format::Jpeg => jpeg::mend(&mut bare, head.orientation),
        Format::Webp => webp::mend(&mut bare, head.orientation),
        Format::Png => png::mend(&mut bare, head.orientation),
        Format::Gif | Format::Svg => {}
    }
    Cow::Owned(bare)
}

/// Exif that says how a picture must be turned, and nothing else; none when it lies right.
fn turning(orientation: Orientation) -> Option<Vec<u8>> {
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation.to_exif(), 0, 0, 0, 0, 0, 0]);
    Some(exif)
}

/// A number of two bytes, the greater first.
fn u16_be(bytes: &[u8], at: usize) -> Result<u16, PictureFault> {
    let bytes = bytes.get(at..).and_then(|rest| rest.first_chunk());
    bytes
        .map(|&bytes| u16::from_be_bytes(bytes))
        .ok_or(PictureFault::CutOff)
}

/// A number of four bytes, the greater first.
fn u32_be(bytes: &[u8], at: usize) -> Result<u32, PictureFault> {
    let bytes = bytes.get(at..).and_then(|rest| rest.first_chunk());
    bytes
        .map(|&bytes| u32::from_be_bytes(bytes))
        .ok_or(PictureFault::CutOff)
}

/// A number of two bytes, the smaller first.
fn u16_le(bytes: &[u8], at: usize) -> Result<u16, PictureFault> {
    u16_be(bytes, at).map(u16::swap_bytes)
}

/// A number of four bytes, the smaller first.
fn u32_le(bytes: &[u8], at: usize) -> Result<u32, PictureFault> {
    u32_be(bytes, at).map(u32::swap_bytes)
}

fn byte(bytes: &[u8], at: usize) -> Result<u8, PictureFault> {
    bytes.get(at).copied().ok_or(PictureFault::CutOff)
}
