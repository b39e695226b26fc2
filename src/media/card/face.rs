//! The letters of a font in one size, each drawn once.

use super::{
    canvas::{Canvas, Ink},
    letter::Letter,
};
use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont, point};
use rustc_hash::FxHashMap;
use std::{ops::RangeInclusive, sync::OnceLock};

/// Noto Serif Bold with its Latin and Vietnamese letters, for titles.
const SERIF: &[u8] = include_bytes!("fonts/NotoSerif-Bold.ttf");
/// Noto Sans Regular with the same letters, for everything else.
const SANS: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");

/// The letters that both fonts have.
const LETTERS: [RangeInclusive<char>; 13] = [
    ' '..='~',
    '\u{a0}'..='\u{ac}',
    '\u{ae}'..='\u{17f}',
    'Ơ'..='ơ',
    'Ư'..='ư',
    'Ș'..='ț',
    'Ạ'..='ỹ',
    '\u{2010}'..='\u{2015}',
    '\u{2018}'..='\u{201e}',
    '\u{2020}'..='\u{2022}',
    '…'..='…',
    '‰'..='‰',
    '₫'..='€',
];

/// Whether the fonts have a letter.
pub(super) fn is_drawn(letter: char) -> bool {
    LETTERS.iter().any(|range| range.contains(&letter))
}

/// The letters of a font in one size, each drawn when it is first asked for: a small site needs few of them.
pub(super) struct Face {
    /// The font and its scale; none never happens, because the fonts are part of the program.
    font: Option<(FontRef<'static>, PxScale)>,
    letters: FxHashMap<char, OnceLock<Letter>>,
}

impl Face {
    pub(super) fn serif(size: f32) -> Face {
        Face::new(SERIF, size)
    }

    pub(super) fn sans(size: f32) -> Face {
        Face::new(SANS, size)
    }

    /// `size` is that of the em square in pixels.
    fn new(font: &'static [u8], size: f32) -> Face {
        let font = FontRef::try_from_slice(font).ok().map(|font| {
            let em = font.units_per_em().unwrap_or(1000.0);
            let scale = PxScale::from(size * font.height_unscaled() / em);
            (font, scale)
        });
        let letters = LETTERS.into_iter().flatten();
        Face {
            font,
            letters: letters.map(|letter| (letter, OnceLock::new())).collect(),
        }
    }

    fn letter(&self, letter: char) -> Option<&Letter> {
        let (font, scale) = self.font.as_ref()?;
        let drawn = self.letters.get(&letter)?;
        Some(drawn.get_or_init(|| draw(font, *scale, letter)))
    }

    /// Width of words in pixels.
    pub(super) fn width(&self, words: &str) -> f32 {
        let letters = words.chars().filter_map(|letter| self.letter(letter));
        letters.map(|letter| letter.advance).sum()
    }

    /// Writes words from a point on the base line on.
    pub(super) fn write(&self, canvas: &mut Canvas, words: &str, (x, base): (u32, u32), ink: Ink) {
        let mut at = x as f32;
        for letter in words.chars().filter_map(|letter| self.letter(letter)) {
            canvas.stamp(letter, (at.round() as u32, base), ink);
            at += letter.advance;
        }
    }
}

fn draw(font: &FontRef<'static>, scale: PxScale, letter: char) -> Letter {
    let id = font.glyph_id(letter);
    let advance = font.as_scaled(scale).h_advance(id);
    let glyph = Glyph {
        id,
        scale,
        position: point(0.0, 0.0),
    };
    let Some(outline) = font.outline_glyph(glyph) else {
        return Letter {
            advance,
            left: 0,
            top: 0,
            width: 0,
            cover: Vec::new(),
        };
    };
    let bounds = outline.px_bounds();
    let (width, height) = (bounds.width() as usize, bounds.height() as usize);
    let mut cover = vec![0; width * height];
    outline.draw(|x, y, share| {
        if let Some(pixel) = cover.get_mut(y as usize * width + x as usize) {
            *pixel = (share.clamp(0.0, 1.0) * 255.0) as u8;
        }
    });
    Letter {
        advance,
        left: bounds.min.x as i32,
        top: bounds.min.y as i32,
        width,
        cover,
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, LETTERS, SANS, SERIF, is_drawn};
    use ab_glyph::{Font, FontRef};

    #[test]
    fn both_fonts_have_every_letter() {
        for font in [SERIF, SANS] {
            let font = FontRef::try_from_slice(font).unwrap();
            let missing: String = LETTERS
                .into_iter()
                .flatten()
                .filter(|&letter| font.glyph_id(letter).0 == 0)
                .collect();
            assert_eq!(missing, "");
        }
    }

    #[test]
    fn every_vietnamese_letter_is_drawn() {
        let vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        for vowel in vowels.chars() {
            for tone in tones {
                let letter = crate::text::nfc(&format!("{vowel}{tone}")).into_owned();
                assert_eq!(letter.chars().count(), 1, "{letter}");
                assert!(letter.chars().all(is_drawn), "{letter}");
            }
        }
        assert!("đĐ“”‘’–—…₫".chars().all(is_drawn));
    }

    #[test]
    fn stacked_accents_stand_above_each_other() {
        let face = Face::serif(62.0);
        let top = |letter| face.letter(letter).unwrap().top;
        for (plain, one, two) in [('A', 'Â', 'Ẫ'), ('A', 'Ă', 'Ắ'), ('O', 'Ô', 'Ỗ')] {
            assert!(top(two) < top(one) && top(one) < top(plain), "{two}");
        }
        let bottom = |letter| {
            let letter = face.letter(letter).unwrap();
            letter.top + (letter.cover.len() / letter.width) as i32
        };
        assert!(bottom('Ặ') > bottom('Ă'));
    }
}
