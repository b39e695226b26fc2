//! What is known of a picture.

use super::{
    format::{Format, sniff},
    head, svg,
};
use crate::{
    diagnostic::{PictureFault, Span},
    source::Limit,
};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// Most pixels that are decoded.
const MOST_PIXELS: u64 = 100_000_000;
/// Longest side that is decoded.
const LONGEST: u32 = 65_000;

/// What the file of a picture tells, so far as pages need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Digest of the file.
    pub digest: u64,
    /// Its kind.
    pub format: Format,
    /// Pixels from left to right, turned as it is to be seen.
    pub width: u32,
    /// Pixels from top to bottom, turned as it is to be seen.
    pub height: u32,
    /// Whether it moves.
    pub moving: bool,
    /// Whether something may shine through it.
    pub clear: bool,
}

/// Why a picture cannot be shown, and where in its file, if that is a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// What is wrong.
    pub fault: PictureFault,
    /// The place in the file of a drawing.
    pub span: Option<Span>,
}

impl From<PictureFault> for Trouble {
    fn from(fault: PictureFault) -> Trouble {
        Trouble { fault, span: None }
    }
}

/// A picture as far as it is known.
pub type Seen = Result<Facts, Trouble>;

/// Looks at the file of a picture; no pixel is decoded.
///
/// # Errors
/// When it is not what its name says, ends too early, is too large, or does more than show something.
pub fn look(name: &str, bytes: &[u8]) -> Seen {
    let named = Format::named(name).ok_or_else(|| unsupported(name))?;
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
        Format::Svg => look_at_drawing(bytes),
        _ => look_at_pixels(named, bytes),
    }
}

/// What is said of a picture whose name has another ending than those that pages show.
pub fn unsupported(name: &str) -> Trouble {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.to_owned();
    PictureFault::Unsupported { extension }.into()
}

/// The limit that the file of a picture of this name and length is above, if it is. What is above none may be published,
/// a drawing above that of drawings only as it is.
pub fn outweighed(name: &str, length: u64) -> Option<Limit> {
    let of_drawings = (Format::named(name) == Some(Format::Svg)).then_some(Limit::DRAWING);
    let mut limits = [Some(Limit::PICTURE), of_drawings].into_iter().flatten();
    limits.find(|limit| length > limit.bytes())
}

/// What is said of a picture whose file is larger than a limit.
pub fn too_heavy(limit: Limit) -> Trouble {
    let limit = limit.bytes() >> 20;
    PictureFault::TooHeavy { limit }.into()
}

fn look_at_drawing(bytes: &[u8]) -> Seen {
    if bytes.len() as u64 > Limit::DRAWING.bytes() {
        return Err(too_heavy(Limit::DRAWING));
    }
    let (width, height) = svg::examine(bytes).map_err(|(span, fault)| Trouble {
        fault,
        span: Some(span),
    })?;
    Ok(Facts {
        digest: xxh3_64(bytes),
        format: Format::Svg,
        width,
        height,
        moving: false,
        clear: true,
    })
}

fn look_at_pixels(format: Format, bytes: &[u8]) -> Seen {
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
    Ok(Facts {
        digest: xxh3_64(bytes),
        format,
        width,
        height,
        moving: head.moving,
        clear: head.clear,
    })
}
