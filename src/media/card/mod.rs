//! Share cards: pictures that stand for articles without a photo where those are shared. They show title, place, date
//! and the name of the site.

mod canvas;
mod face;
mod letter;
mod lines;

use crate::text::nfc;
use canvas::{Canvas, Ink, SIZE};
use face::{Face, is_drawn};
use lines::{Broken, break_lines};
use std::borrow::Cow;
use xxhash_rust::xxh3::Xxh3;

/// Must be raised when cards with the same words come to look different, because names of cards depend on it.
const RECIPE: u8 = 2;
/// Left and right edge of all words, in pixels from the left.
const EDGES: (u32, u32) = (90, 1110);
/// Size of the words below and above the title, in pixels.
const SMALL: f32 = 32.0;

/// Sizes of a title in pixels, the largest first, and the number of lines that there is room for.
const TITLES: [(f32, usize); 2] = [(78.0, 3), (62.0, 4)];
/// Distance of base lines in a title, as a part of its size, with room for stacked accents.
const LEADING: f32 = 1.36;

/// The words on a share card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareCard {
    /// Title of the article.
    pub title: String,
    /// Name of the district of the article.
    pub place: String,
    /// Date of the article in the form for readers.
    pub date: String,
    /// Name of the site.
    pub site: String,
}

impl ShareCard {
    /// Width and height of every card, in pixels.
    pub const SIZE: (u32, u32) = SIZE;

    /// Whether the fonts have letters for most of the title.
    pub fn can_be_drawn(&self) -> bool {
        let letters = nfc(&self.title);
        let letters = letters.chars().filter(|letter| letter.is_alphanumeric());
        let (drawn, other): (Vec<char>, Vec<char>) = letters.partition(|&letter| is_drawn(letter));
        !drawn.is_empty() && drawn.len() >= other.len()
    }

    /// A digest of the words and the recipe, which names the file of the card.
    pub fn mark(&self) -> String {
        let mut hasher = Xxh3::with_seed(RECIPE.into());
        for words in [&self.title, &self.place, &self.date, &self.site] {
            hasher.update(&(words.len() as u64).to_le_bytes());
            hasher.update(words.as_bytes());
        }
        format!("{:012x}", hasher.digest() >> 16)
    }
}

/// Draws share cards. Every letter is drawn once and then copied.
pub struct CardRenderer {
    /// What all cards have in common: paper and rules.
    form: Canvas,
    titles: [Face; 2],
    small: Face,
}

impl CardRenderer {
    /// Draws all letters, which takes longer than a card.
    pub fn new() -> CardRenderer {
        let mut form = Canvas::new();
        let (left, right) = EDGES;
        form.fill((0, SIZE.0), (0, 28), Ink::Red);
        form.fill((left, right), (128, 132), Ink::Black);
        form.fill((left, right), (135, 136), Ink::Black);
        form.fill((left, right), (532, 533), Ink::Black);
        CardRenderer {
            form,
            titles: TITLES.map(|(size, _)| Face::serif(size)),
            small: Face::sans(SMALL),
        }
    }

    /// Draws a card, and gives it as PNG.
    pub fn print(&self, card: &ShareCard) -> Vec<u8> {
        let mut canvas = self.form.clone();
        let (left, right) = EDGES;
        self.small_line(&mut canvas, &card.place, 104, Ink::Red, right - left);
        self.title(&mut canvas, &card.title);

        let date = drawable(&card.date);
        let width = self.small.width(&date).ceil() as u32;
        let start = right.saturating_sub(width).max(left);
        self.small
            .write(&mut canvas, &date, (start, 582), Ink::Grey);
        let room = start.saturating_sub(left + 40);
        self.small_line(&mut canvas, &card.site, 582, Ink::Black, room);
        canvas.png()
    }

    /// Writes words in one line, cut where the room ends.
    fn small_line(&self, canvas: &mut Canvas, words: &str, base: u32, ink: Ink, room: u32) {
        let words = drawable(words);
        let line = break_lines(&words, &self.small, room as f32, 1);
        if let Some(line) = line.lines.first() {
            self.small.write(canvas, line, (EDGES.0, base), ink);
        }
    }

    fn title(&self, canvas: &mut Canvas, title: &str) {
        // A no-break space before a dash, so that no line begins with it.
        let title = drawable(title);
        let title = title.replace(" – ", "\u{a0}– ").replace(" - ", "\u{a0}- ");
        let room = (EDGES.1 - EDGES.0) as f32;
        let broken = |face: &Face, most| break_lines(&title, face, room, most);
        let [(large, few), (small, many)] = TITLES;
        let [large_face, small_face] = &self.titles;
        let first = broken(large_face, few);
        let (face, size, Broken { lines, .. }) = if first.whole {
            (large_face, large, first)
        } else {
            (small_face, small, broken(small_face, many))
        };
        let step = (size * LEADING).round();
        let height = step * lines.len() as f32;
        // Between the rules, a little above the middle.
        let top = 140.0 + ((528.0 - 140.0 - height) * 0.42).max(0.0);
        for (number, line) in lines.iter().enumerate() {
            let base = top + step * number as f32 + size * 1.08;
            face.write(canvas, line, (EDGES.0, base as u32), Ink::Black);
        }
    }
}

impl Default for CardRenderer {
    fn default() -> CardRenderer {
        CardRenderer::new()
    }
}

/// The words with only those letters that the fonts have, and single spaces.
fn drawable(words: &str) -> String {
    let composed: Cow<'_, str> = nfc(words);
    let drawn: String = composed
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|&letter| is_drawn(letter))
        .collect();
    drawn.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{CardRenderer, ShareCard};

    fn card(title: &str) -> ShareCard {
        ShareCard {
            title: title.to_owned(),
            place: "Quận Hà Đông".to_owned(),
            date: "01/07/2023".to_owned(),
            site: "Bản tin thi đua".to_owned(),
        }
    }

    #[test]
    fn any_title_is_drawn() {
        let card_renderer = CardRenderer::new();
        let long = "Nghiêng".repeat(200);
        let many = "ẨẪẮỖỨẶ ".repeat(300);
        let zalgo = format!("Z{}algo", "\u{301}\u{309}".repeat(500));
        for title in [
            "",
            " ",
            "Phát động",
            "🎉🎉 ra quân 🎉",
            "مرحبا Hà Nội",
            "שלום",
            "漢字",
            "\u{202e}ngược\u{0}",
            &long,
            &many,
            &zalgo,
        ] {
            let png = card_renderer.print(&card(title));
            let image = image::load_from_memory(&png).unwrap();
            assert_eq!((image.width(), image.height()), (1200, 630), "{title}");
            assert!(png.len() < 40_000, "{} bytes for {title}", png.len());
        }
    }

    #[test]
    fn composed_and_decomposed_look_the_same() {
        let card_renderer = CardRenderer::new();
        let composed = card_renderer.print(&card("Phát động thi đua"));
        let decomposed = card_renderer.print(&card("Pha\u{301}t đô\u{323}ng thi đua"));
        assert!(composed == decomposed);
        assert!(composed != card_renderer.print(&card("Phát đông thi đua")));
    }

    #[test]
    fn whether_there_are_letters_for_it() {
        for (title, expected) in [
            ("Phát động", true),
            ("🎉 A", true),
            ("🎉", false),
            ("漢字 abc", true),
            ("漢字漢字 abc", false),
            ("Đô\u{323}t", true),
        ] {
            assert_eq!(card(title).can_be_drawn(), expected, "{title}");
        }
    }
}
