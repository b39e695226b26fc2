//! Finds out what pages need to know of a picture.

use super::{
    format::{PictureFormat, sniff},
    head::{self, MOST_PIXELS},
    svg,
};
use crate::{
    diagnostic::{PictureFault, Span},
    source::Limit,
};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// Longest side of a picture that is decoded, in pixels.
const LONGEST: u32 = 65_000;

/// What pages need to know of a picture; its file tells it without being decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureFacts {
    /// Digest of the bytes of the file.
    pub digest: u64,
    /// The kind of the picture.
    pub format: PictureFormat,
    /// Width in pixels, once the picture is turned upright.
    pub width: u32,
    /// Height in pixels, once the picture is turned upright.
    pub height: u32,
    /// Whether the picture is an animation.
    pub moving: bool,
    /// Whether the picture may have transparent pixels.
    pub clear: bool,
    /// Whether the picture has a palette, so that a part of its size may weigh more than the whole.
    pub palette: bool,
}

/// Why a picture cannot be shown, and for a drawing the place of the cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureError {
    /// Why the picture cannot be shown.
    pub fault: PictureFault,
    /// The place in a drawing that is the cause.
    pub span: Option<Span>,
}

impl From<PictureFault> for PictureError {
    fn from(fault: PictureFault) -> PictureError {
        PictureError { fault, span: None }
    }
}

/// What is known of a picture, or why it cannot be shown.
pub type Seen = Result<PictureFacts, PictureError>;

/// Examines the file of a picture without decoding a pixel.
///
/// # Errors
/// When the file is not what its name says, ends too early, is too large, or is a drawing that does more than draw.
pub fn look(name: &str, bytes: &[u8]) -> Seen {
    let named = PictureFormat::named(name).ok_or_else(|| unsupported(name))?;
    if bytes.is_empty() {
        return Err(PictureFault::Empty.into());
    }
    let found = sniff(bytes);
    if found.and_then(|(format, _)| format) != Some(named) {
        let fault = PictureFault::OtherType {
            named: named.name().into(),
            found: found.map(|(_, name)| name.into()),
        };
        return Err(fault.into());
    }
    match named {
        PictureFormat::Svg => look_at_drawing(bytes),
        _ => look_at_pixels(named, bytes),
    }
}

/// The trouble of a picture in a format that pages do not show.
pub fn unsupported(name: &str) -> PictureError {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.to_owned();
    PictureFault::Unsupported { extension }.into()
}

/// The limit that a picture file of this name and length exceeds, if it does. A drawing has a lower limit than other
/// pictures; above it, it is published but not shown on pages.
pub fn outweighed(name: &str, length: u64) -> Option<Limit> {
    let of_drawings =
        (PictureFormat::named(name) == Some(PictureFormat::Svg)).then_some(Limit::DRAWING);
    let mut limits = [Some(Limit::PICTURE), of_drawings].into_iter().flatten();
    limits.find(|limit| length > limit.bytes())
}

/// The trouble of a picture whose file exceeds a limit.
pub fn too_heavy(limit: Limit) -> PictureError {
    let limit = limit.bytes() >> 20;
    PictureFault::TooHeavy { limit }.into()
}

fn look_at_drawing(bytes: &[u8]) -> Seen {
    if bytes.len() as u64 > Limit::DRAWING.bytes() {
        return Err(too_heavy(Limit::DRAWING));
    }
    let (width, height) = svg::examine(bytes).map_err(|(span, fault)| PictureError {
        fault,
        span: Some(span),
    })?;
    Ok(PictureFacts {
        digest: xxh3_64(bytes),
        format: PictureFormat::Svg,
        width,
        height,
        moving: false,
        clear: true,
        palette: false,
    })
}

fn look_at_pixels(format: PictureFormat, bytes: &[u8]) -> Seen {
    let head = head::walk(format, bytes)?;
    let (width, height) = head.size;
    if width == 0 || height == 0 {
        return Err(PictureFault::Empty.into());
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST {
        let limit = (MOST_PIXELS / 1_000_000) as u32;
        let fault = PictureFault::TooManyPixels {
            width,
            height,
            limit,
        };
        return Err(fault.into());
    }
    let (width, height) = if head.lies_on_its_side() {
        (height, width)
    } else {
        (width, height)
    };
    Ok(PictureFacts {
        digest: xxh3_64(bytes),
        format,
        width,
        height,
        moving: head.moving,
        clear: head.clear,
        palette: head.palette,
    })
}
