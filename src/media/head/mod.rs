//! Reads what the file of a picture tells without being decoded. The file is walked piece by piece to its end, so one
//! that ends too early is noticed, and the places of metadata are found.

mod fields;
mod gif;
mod jpeg;
mod png;
mod scans;
mod webp;

use super::format::PictureFormat;
use crate::diagnostic::PictureFault;
pub(super) use fields::{Head, MOST_PIXELS};
use fields::{byte, is_too_much_work, turning, u16_be, u16_le, u32_be, u32_le};
use std::borrow::Cow;

/// Walks through a file to its end.
pub(super) fn walk(format: PictureFormat, bytes: &[u8]) -> Result<Head, PictureFault> {
    let mut head = Head::new();
    walk_into(&mut head, format, bytes).map(|()| head)
}

/// Walks through a file as far as possible, and fills in `head`.
fn walk_into(head: &mut Head, format: PictureFormat, bytes: &[u8]) -> Result<(), PictureFault> {
    match format {
        PictureFormat::Jpeg => jpeg::walk(head, bytes),
        PictureFormat::Png => png::walk(head, bytes),
        PictureFormat::Gif => gif::walk(head, bytes),
        PictureFormat::Webp => webp::walk(head, bytes),
        PictureFormat::Svg => Err(PictureFault::Damaged), // a drawing has no pixels
    }
}

impl Head {
    /// The file as decoders need it: with an end mark, and with nothing behind coded pixels that they might stumble over.
    pub(super) fn ended<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        match self.end_missing_at.and_then(|end| bytes.get(..end)) {
            Some(pixels) => [pixels, jpeg::END].concat().into(),
            None => bytes.into(),
        }
    }
}

/// The file without metadata on place, time, people and devices; pixels and colours stay as they are. Of a damaged
/// file, only the metadata before the damage is found and removed.
pub(super) fn without_metadata(format: PictureFormat, bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut head = Head::new();
    let _ = walk_into(&mut head, format, bytes);
    if head.metadata.is_empty() && head.end_missing_at.is_none() {
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
        PictureFormat::Jpeg => jpeg::mend(&mut bare, &head),
        PictureFormat::Webp => webp::mend(&mut bare, head.orientation),
        PictureFormat::Png => png::mend(&mut bare, head.orientation),
        PictureFormat::Gif | PictureFormat::Svg => {}
    }
    Cow::Owned(bare)
}
