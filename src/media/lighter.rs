//! Keeps files of pictures from being heavier than what they stand for: a smaller picture loads no slower than the
//! larger one, nor than the one that its editor saved.
//!
//! Photos hardly ever need it: half the width has a quarter of the bytes. Drawings do. An edge that is scaled down is a
//! strip of shades, and a pattern that was packed into nothing does not repeat itself any more. So a drawing that comes
//! out too heavy is made again in its own colours, and a photo with less care. Pages name files before they are made, so
//! none can be left out: if a drawing is too heavy even so, the file of the next larger one stands in for it. Browsers
//! show it as small as they are told to, and it is the best that so many bytes can do.

use super::{
    encode::{indexed_png, jpeg, png, sharp_webp, webp},
    facts::PictureFacts,
    format::PictureFormat,
    palette::{Colour, Indexed, MOST, best_colours},
    variants::Variant,
};
use crate::diagnostic::PictureFault;
use image::DynamicImage;
use std::collections::BTreeMap;

/// Of each format the file that no smaller one may outweigh.
pub(super) struct Weights<'a> {
    own: &'a [u8],
    format: PictureFormat,
    moving: bool,
    made: BTreeMap<PictureFormat, Vec<u8>>,
}

impl<'a> Weights<'a> {
    /// Begins with the file of the picture itself, without metadata.
    pub(super) fn new(facts: &PictureFacts, own: &'a [u8]) -> Weights<'a> {
        Weights {
            own,
            format: facts.format,
            moving: facts.moving,
            made: BTreeMap::new(),
        }
    }

    /// Most bytes of a file. One for browsers that do not know the format of the picture may need more than that, and a
    /// still picture is no part of what moves.
    fn most(&self, format: PictureFormat) -> usize {
        let is_measured = format == self.format || format == PictureFormat::Webp;
        let own = (is_measured && !self.moving).then_some(self.own.len());
        let wider = self.made.get(&format).map(Vec::len);
        own.into_iter().chain(wider).min().unwrap_or(usize::MAX)
    }

    /// The larger file that can stand in for one of a format.
    fn stand_in(&self, format: PictureFormat) -> Option<&[u8]> {
        let own = (format == self.format && !self.moving).then_some(self.own);
        self.made.get(&format).map(Vec::as_slice).or(own)
    }
}

/// The wanted variants and those that say how heavy they may be, the widest first: of what is packed without loss, all
/// wider ones. One variant is the same whether it is made alone or with all others.
pub(super) fn with_wider(facts: &PictureFacts, wanted: &[Variant], drawing: bool) -> Vec<Variant> {
    let is_wider = |other: &Variant| {
        let than =
            |variant: &Variant| variant.format == other.format && variant.width < other.width;
        is_packed(other.format, drawing) && !other.own && wanted.iter().any(than)
    };
    let wider = facts.variants().into_iter().filter(is_wider);
    let mut all: Vec<Variant> = wanted.iter().copied().chain(wider).collect();
    all.sort_unstable_by_key(|variant| (std::cmp::Reverse(variant.width), *variant));
    all.dedup();
    all
}

/// Whether files of a format are packed without loss, so that their bytes do not follow from their size.
fn is_packed(format: PictureFormat, drawing: bool) -> bool {
    format == PictureFormat::Png || format == PictureFormat::Webp && drawing
}

/// A scaled picture of which a file is made.
pub(super) struct Printable<'a> {
    pub(super) image: &'a DynamicImage,
    /// The colours of a drawing.
    pub(super) colours: Option<&'a [Colour]>,
    /// A file of the same format and size that looks the same.
    pub(super) own: Option<&'a [u8]>,
}

/// A way to make a file.
#[derive(Clone, Copy)]
enum Way {
    /// Every pixel as it is.
    Sharp,
    /// In the colours of the drawing itself.
    OwnColours,
    /// In so many colours.
    Colours(usize),
    /// At a quality of 0 to 100.
    Like(u8),
}

impl Printable<'_> {
    /// The best file that is no heavier than it may be.
    pub(super) fn file(
        &self,
        format: PictureFormat,
        weights: &mut Weights<'_>,
    ) -> Result<Vec<u8>, PictureFault> {
        let packed = is_packed(format, self.colours.is_some());
        let most = weights.most(format);
        let mut lightest: Option<Vec<u8>> = None;
        for &way in self.ways(format) {
            let file = self.made(way, format)?;
            if lightest
                .as_ref()
                .is_none_or(|lightest| file.len() < lightest.len())
            {
                lightest = Some(file);
            }
            if lightest
                .as_ref()
                .is_some_and(|lightest| lightest.len() <= most)
            {
                break;
            }
            if let Some(own) = self.own.filter(|own| own.len() <= most) {
                lightest = Some(own.to_vec());
                break;
            }
        }
        let file = match (lightest.unwrap_or_default(), weights.stand_in(format)) {
            (file, Some(larger)) if packed && file.len() > most => larger.to_vec(),
            (file, _) => file,
        };
        if packed {
            weights.made.insert(format, file.clone());
        }
        Ok(file)
    }

    /// The ways to make a file, the best first.
    fn ways(&self, format: PictureFormat) -> &'static [Way] {
        use Way::{Colours, Like, OwnColours, Sharp};
        match (format, self.colours) {
            (PictureFormat::Jpeg, _) => &[Like(80), Like(65), Like(50), Like(35)],
            (PictureFormat::Webp, None) => &[Like(76), Like(60), Like(45), Like(30)],
            (PictureFormat::Webp, Some(_)) => &[Sharp, OwnColours, Like(76), Like(45)],
            (_, Some(_)) => &[Sharp, OwnColours],
            (_, None) => &[Sharp, Colours(MOST)],
        }
    }

    fn made(&self, way: Way, format: PictureFormat) -> Result<Vec<u8>, PictureFault> {
        let indexed = |colours: &[Colour]| {
            let indexed = Indexed::new(self.image, colours);
            match format {
                PictureFormat::Webp => sharp_webp(&indexed.image()),
                _ => indexed_png(&indexed),
            }
        };
        match (way, format) {
            (Way::Like(quality), PictureFormat::Jpeg) => jpeg(self.image, quality),
            (Way::Like(quality), _) => webp(self.image, quality),
            (Way::Sharp, PictureFormat::Webp) => sharp_webp(self.image),
            (Way::Sharp, _) => png(self.image),
            (Way::OwnColours, _) => indexed(self.colours.unwrap_or_default()),
            (Way::Colours(many), _) => indexed(&best_colours(self.image, many)),
        }
    }
}
