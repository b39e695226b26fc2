//! Addresses of the files of a picture.

use super::{facts::PictureFacts, variants::Variant};
use serde::Serialize;

/// The addresses at which a page finds the files of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sources {
    /// A file that every browser shows.
    pub src: String,
    /// The same picture in several widths, as the value of `srcset`; none when there is only one.
    pub srcset: Option<String>,
    /// WebP in several widths, as the value of `srcset`; none for drawings and animations.
    pub webp: Option<String>,
    /// Width in pixels; none when the picture is missing.
    pub width: Option<u32>,
    /// Height in pixels; none when the picture is missing.
    pub height: Option<u32>,
}

/// A picture without animation at an address, for feeds and places where pages are shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Still {
    /// The address of the file.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Bytes of an entry in `srcset`, seldom more.
const ENTRY: usize = 80;

impl Sources {
    /// A picture of which nothing is known but its address.
    pub fn unknown(src: String) -> Sources {
        Sources {
            src,
            ..Sources::default()
        }
    }

    /// The files of a picture; `address` gives the address of each variant.
    pub fn new(facts: &PictureFacts, address: impl Fn(Variant) -> String) -> Sources {
        let set = |variants: &[Variant]| {
            let mut set = String::with_capacity(variants.len() * ENTRY);
            let mut width = itoa::Buffer::new();
            for &file in variants {
                let between = if set.is_empty() { "" } else { ", " };
                let width = width.format(file.width);
                set.extend([between, &address(file), " ", width, "w"]);
            }
            set
        };
        let (plain, webp) = (facts.plain(), facts.webp());
        let widest = plain.last();
        Sources {
            src: widest.map(|&widest| address(widest)).unwrap_or_default(),
            srcset: (plain.len() > 1).then(|| set(&plain)),
            webp: (!webp.is_empty()).then(|| set(&webp)),
            width: widest.map(|widest| widest.width),
            height: widest.map(|widest| widest.height),
        }
    }
}
