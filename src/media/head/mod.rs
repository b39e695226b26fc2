//! What the file of a picture tells without being decoded. It is walked from one piece to the next to its end, so
//! a file that ends too early is noticed, and where its metadata lie is known.

mod fields;
mod gif;
mod jpeg;
mod png;
mod webp;

use super::format::Format;
use crate::diagnostic::PictureFault;
pub(super) use fields::Head;
use fields::{byte, turning, u16_be, u16_le, u32_be, u32_le};
use std::borrow::Cow;

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
