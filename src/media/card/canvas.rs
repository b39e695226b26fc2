//! The canvas of a share card: a picture of sixteen colours, and its PNG file.

use super::letter::Letter;

/// Width and height of a card in pixels, as places where pages are shared ask for.
pub(super) const SIZE: (u32, u32) = (1200, 630);

const PAPER: [u8; 3] = [0xfd, 0xfc, 0xf9];
/// Bytes of a row; each holds two pixels.
const ROW: usize = SIZE.0 as usize / 2;

/// The inks that a card is drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ink {
    Black,
    Red,
    Grey,
}

impl Ink {
    const ALL: [Ink; 3] = [Ink::Black, Ink::Red, Ink::Grey];

    fn colour(self) -> [u8; 3] {
        match self {
            Ink::Black => [0x1a, 0x16, 0x13],
            Ink::Red => [0xa3, 0x14, 0x0f],
            Ink::Grey => [0x63, 0x5b, 0x51],
        }
    }

    /// The colour of a pixel of which the ink covers `cover` of 255.
    fn colour_at(self, cover: u8) -> u8 {
        let (first, count) = self.shades();
        match (u16::from(cover) * u16::from(count) + 127) / 255 {
            0 => 0,
            shade => first + shade as u8 - 1,
        }
    }

    /// The index of the lightest shade of the ink among the sixteen colours, and the number of its shades. Colour 0 is
    /// paper.
    fn shades(self) -> (u8, u8) {
        match self {
            Ink::Black => (1, 7),
            Ink::Red => (8, 4),
            Ink::Grey => (12, 4),
        }
    }
}

/// A card that is being drawn.
#[derive(Clone)]
pub(super) struct Canvas {
    pixels: Vec<u8>,
}

impl Canvas {
    pub(super) fn new() -> Canvas {
        Canvas {
            pixels: vec![0; ROW * SIZE.1 as usize],
        }
    }

    /// Fills the rectangle from `x.0` up to `x.1` and from `y.0` up to `y.1`.
    pub(super) fn fill(&mut self, x: (u32, u32), y: (u32, u32), ink: Ink) {
        let full = ink.colour_at(255);
        for y in y.0..y.1 {
            if let Some(row) = self.row(y) {
                (x.0..x.1).for_each(|column| put(row, column, full));
            }
        }
    }

    /// Draws a letter whose origin is on the base line. What lies outside the card is cut off.
    pub(super) fn stamp(&mut self, letter: &Letter, (x, base): (u32, u32), ink: Ink) {
        let left = i64::from(x) + i64::from(letter.left);
        let top = i64::from(base) + i64::from(letter.top);
        let Ok(start) = u32::try_from(left.max(0)) else {
            return;
        };
        let cut = (-left).max(0) as usize;
        let rows = letter.cover.chunks(letter.width.max(1)).zip(top..);
        for (cover, y) in rows {
            let Some(row) = u32::try_from(y).ok().and_then(|y| self.row(y)) else {
                continue;
            };
            let columns = (start..SIZE.0).zip(cover.iter().skip(cut));
            for (column, &cover) in columns.filter(|(_, cover)| **cover > 0) {
                put(row, column, ink.colour_at(cover));
            }
        }
    }

    fn row(&mut self, y: u32) -> Option<&mut [u8]> {
        self.pixels.chunks_exact_mut(ROW).nth(y as usize)
    }

    /// The PNG file of the card.
    pub(super) fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(32 << 10);
        let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette());
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_deflate_compression(png::DeflateCompression::Level(1));
        let header = encoder.write_header();
        // Writing to memory cannot fail.
        let _ = header.and_then(|mut writer| writer.write_image_data(&self.pixels));
        bytes
    }
}

/// Puts a colour into a row where it is darker than what is there.
fn put(row: &mut [u8], x: u32, colour: u8) {
    let shift = if x.is_multiple_of(2) { 4 } else { 0 };
    let pair = &mut row[x as usize / 2];
    if colour > *pair >> shift & 0xf {
        *pair = *pair & !(0xf << shift) | colour << shift;
    }
}

/// The palette: paper, then each ink from its lightest shade on.
fn palette() -> Vec<u8> {
    let mut palette = PAPER.to_vec();
    for ink in Ink::ALL {
        let (_, count) = ink.shades();
        for shade in 1..=u32::from(count) {
            let mix = |(paper, full): (u8, u8)| {
                let (paper, full, count) = (u32::from(paper), u32::from(full), u32::from(count));
                ((paper * (count - shade) + full * shade) / count) as u8
            };
            palette.extend(PAPER.into_iter().zip(ink.colour()).map(mix));
        }
    }
    palette
}
