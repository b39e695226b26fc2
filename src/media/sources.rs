//! Addresses of the files of a picture.

use super::{facts::Facts, variants::Variant};
use serde::Serialize;

/// Where a page finds a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sources {
    /// What every browser shows.
    pub src: String,
    /// The same in all its widths, as the value of `srcset`; none when there is one only.
    pub srcset: Option<String>,
    /// WebP in all its widths, as the value of `srcset`; none of what is shown as it is.
    pub webp: Option<String>,
    /// Pixels from left to right; none when the picture is not there.
    pub width: Option<u32>,
    /// Pixels from top to bottom; none when the picture is not there.
    pub height: Option<u32>,
}

/// A still picture at an address, for places that show one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Still {
    /// Its address.
    pub url: String,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// Bytes of an entry in a `srcset`, seldom more.
const ENTRY: usize = 80;

impl Sources {
    /// A file of which nothing is known but its address.
    pub fn unknown(src: String) -> Sources {
        Sources {
            src,
            ..Sources::default()
        }
    }

    /// The files of a picture; `address` tells where each of them is.
    pub fn new(facts: &Facts, address: impl Fn(Variant) -> String) -> Sources {
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
