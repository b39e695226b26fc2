//! The facts that the head of a picture file tells, and the reading of numbers.

use crate::diagnostic::PictureFault;
use image::metadata::Orientation;
use std::ops::Range;

/// What the file of a picture tells without being decoded; drawings have no head.
#[derive(Debug)]
pub(in crate::media) struct Head {
    /// Width and height in pixels, as they are stored.
    pub(in crate::media) size: (u32, u32),
    /// How the stored pixels must be turned.
    pub(in crate::media) orientation: Orientation,
    /// Whether the picture is an animation.
    pub(in crate::media) moving: bool,
    /// Whether the picture may have transparent pixels.
    pub(in crate::media) clear: bool,
    /// Whether pixels name colours of a palette, or are grey in few shades.
    pub(in crate::media) palette: bool,
    /// Whether pixels tell four inks of a printer, not the light of a screen.
    pub(in crate::media) inks: bool,
    /// The end of the coded pixels of a JPEG that has no end mark.
    pub(in crate::media) end_missing_at: Option<usize>,
    /// Ranges of the file, in order, that tell where, when, by whom and with what the picture was made.
    pub(super) metadata: Vec<Range<usize>>,
}

impl Head {
    pub(super) fn new() -> Head {
        Head {
            size: (0, 0),
            orientation: Orientation::NoTransforms,
            moving: false,
            clear: false,
            palette: false,
            inks: false,
            end_missing_at: None,
            metadata: Vec::new(),
        }
    }

    /// Whether the picture is turned by a quarter, so that width and height change places.
    pub(in crate::media) fn lies_on_its_side(&self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        )
    }

    /// Takes over how the picture must be turned, from an Exif record.
    pub(super) fn turn(&mut self, exif: &[u8]) {
        let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
        if let Some(orientation) = Orientation::from_exif_chunk(exif) {
            self.orientation = orientation;
        }
    }
}

/// An Exif record that tells how a picture must be turned, and nothing else; none when it is upright.
pub(super) fn turning(orientation: Orientation) -> Option<Vec<u8>> {
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation.to_exif(), 0, 0, 0, 0, 0, 0]);
    Some(exif)
}

/// Most pixels of a picture that is decoded.
pub(in crate::media) const MOST_PIXELS: u64 = 100_000_000;
/// Most pixels in all scans of a JPEG together. Each scan covers all pixels, so many scans only make decoding slow.
const MOST_WORK: u64 = 1_500_000_000;
/// Number of scans that is always allowed, because progressive pictures have as many.
const FEW_SCANS: u64 = 12;

/// Whether a JPEG of so many scans takes too long to decode.
pub(super) fn is_too_much_work(scans: u64, pixels: u64) -> bool {
    scans > FEW_SCANS && scans * pixels > MOST_WORK
}

/// Reads two bytes as a big-endian number.
pub(super) fn u16_be(bytes: &[u8], at: usize) -> Result<u16, PictureFault> {
    let bytes = bytes.get(at..).and_then(|rest| rest.first_chunk());
    bytes
        .map(|&bytes| u16::from_be_bytes(bytes))
        .ok_or(PictureFault::CutOff)
}

/// Reads four bytes as a big-endian number.
pub(super) fn u32_be(bytes: &[u8], at: usize) -> Result<u32, PictureFault> {
    let bytes = bytes.get(at..).and_then(|rest| rest.first_chunk());
    bytes
        .map(|&bytes| u32::from_be_bytes(bytes))
        .ok_or(PictureFault::CutOff)
}

/// Reads two bytes as a little-endian number.
pub(super) fn u16_le(bytes: &[u8], at: usize) -> Result<u16, PictureFault> {
    u16_be(bytes, at).map(u16::swap_bytes)
}

/// Reads four bytes as a little-endian number.
pub(super) fn u32_le(bytes: &[u8], at: usize) -> Result<u32, PictureFault> {
    u32_be(bytes, at).map(u32::swap_bytes)
}

pub(super) fn byte(bytes: &[u8], at: usize) -> Result<u8, PictureFault> {
    bytes.get(at).copied().ok_or(PictureFault::CutOff)
}
