//! Palettes: the few colours of a drawing, and pictures brought back to few colours.

use color_quant::NeuQuant;
use image::{DynamicImage, RgbaImage};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Most colours of a palette.
pub(super) const MOST: usize = 256;
/// How carefully colours are chosen, from 1, which takes longest, to 30.
const CARE: i32 = 10;

/// A colour with its opacity.
pub(super) type Colour = [u8; 4];

/// A picture whose pixels name colours.
pub(super) struct Indexed {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) colours: Vec<Colour>,
    /// The number of a colour for each pixel.
    pixels: Vec<u8>,
}

/// The colours of pixels that have `parts` bytes each, in order; none when they are more than a palette holds.
pub(super) fn colours(bytes: &[u8], parts: usize) -> Option<Vec<Colour>> {
    let mut colours: BTreeSet<&[u8]> = BTreeSet::new();
    let mut last: &[u8] = &[];
    for pixel in bytes.chunks_exact(parts) {
        if pixel != last {
            last = pixel;
            colours.insert(pixel);
        }
        if colours.len() > MOST {
            return None;
        }
    }
    let opaque = |pixel: &[u8]| [pixel[0], pixel[1], pixel[2], *pixel.get(3).unwrap_or(&255)];
    Some(colours.into_iter().map(opaque).collect())
}

/// So many colours that fit a picture best.
pub(super) fn best_colours(image: &DynamicImage, many: usize) -> Vec<Colour> {
    let pixels = image.to_rgba8();
    if let Some(all) = colours(&pixels, 4).filter(|all| all.len() <= many) {
        return all;
    }
    let chosen = NeuQuant::new(CARE, many, &pixels);
    let chosen = chosen.color_map_rgba();
    let chosen = chosen
        .chunks_exact(4)
        .map(|part| [part[0], part[1], part[2], part[3]]);
    let chosen: BTreeSet<Colour> = chosen.collect();
    chosen.into_iter().collect()
}

impl Indexed {
    /// A picture in which each pixel has the most similar one of some colours, at least one and at most [`MOST`].
    pub(super) fn new(image: &DynamicImage, colours: &[Colour]) -> Indexed {
        let mut known: FxHashMap<Colour, u8> = FxHashMap::default();
        let image = image.to_rgba8();
        let nearest = |colour: Colour| {
            let far = |&(_, other): &(usize, &Colour)| distance(colour, *other);
            let near = colours.iter().enumerate().min_by_key(far);
            near.map_or(0, |(at, _)| at as u8) // there are no more than a byte counts
        };
        let pixels = image.pixels();
        let pixels = pixels.map(|pixel| *known.entry(pixel.0).or_insert_with(|| nearest(pixel.0)));
        let mut indexed = Indexed {
            width: image.width(),
            height: image.height(),
            pixels: pixels.collect(),
            colours: colours.to_vec(),
        };
        indexed.drop_unused();
        indexed
    }

    /// Leaves out the colours that no pixel has.
    fn drop_unused(&mut self) {
        let mut used = [false; MOST];
        self.pixels
            .iter()
            .for_each(|&pixel| used[usize::from(pixel)] = true);
        let mut numbers = [0; MOST];
        let mut colours = Vec::new();
        for (at, &colour) in self.colours.iter().enumerate() {
            if used[at] {
                numbers[at] = colours.len() as u8;
                colours.push(colour);
            }
        }
        self.colours = colours;
        for pixel in &mut self.pixels {
            *pixel = numbers[usize::from(*pixel)];
        }
    }

    /// The rows of numbers of so many bits.
    pub(super) fn packed(&self, bits: usize) -> Vec<u8> {
        if bits == 8 {
            return self.pixels.clone();
        }
        let width = (self.width as usize).max(1);
        let in_byte = 8 / bits;
        let rows = self.pixels.chunks_exact(width);
        let bytes = rows.flat_map(|row| row.chunks(in_byte));
        let packed = bytes.map(|pixels| {
            let filled = pixels.iter().fold(0, |byte, pixel| byte << bits | pixel);
            filled << (bits * (in_byte - pixels.len()))
        });
        packed.collect()
    }

    /// The same picture with a colour for each pixel.
    pub(super) fn image(&self) -> DynamicImage {
        let pixels = self.pixels.iter();
        let colour = |pixel: &u8| self.colours.get(usize::from(*pixel)).copied();
        let bytes = pixels
            .flat_map(|pixel| colour(pixel).unwrap_or_default())
            .collect();
        let image = RgbaImage::from_raw(self.width, self.height, bytes);
        let image = DynamicImage::ImageRgba8(image.unwrap_or_default());
        if self.colours.iter().all(|colour| colour[3] == 255) {
            return DynamicImage::ImageRgb8(image.into_rgb8());
        }
        image
    }
}

/// How far two colours are apart; clear ones are all alike.
fn distance(one: Colour, other: Colour) -> u32 {
    let parts = one.iter().zip(other);
    let parts: u32 = parts
        .clone()
        .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
        .sum();
    let opacity = u32::from(one[3].max(other[3]));
    let clear = u32::from(one[3].abs_diff(other[3])).pow(2);
    (parts - clear) * opacity / 255 + 3 * clear
}
