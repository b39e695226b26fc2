//! Rules over the letters of any text of a site, for characters that nobody sees, or only their writer.
//!
//! One scan finds the [strays] of a text, and `lint` says which rule each of them is for.

mod private_use;

use super::text::holds_tcvn3;
use crate::{
    diagnostic::{Lint, Span},
    text::{Stray, StrayEffect, StrayKind, may_hold_strays, nfc, strays, without},
};
use rustc_hash::FxHashMap;

/// What a text is used for, which decides which characters may be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextUse {
    /// Titles, names and settings, of which lists, feeds and addresses are made.
    Data,
    /// An article or plain page: front matter up to the byte `body`, then the text.
    Article {
        /// Byte at which the text begins.
        body: usize,
    },
    /// A template. The theme may have a font of its own, and then characters for private use are right.
    Template,
}

/// The soft hyphen, which in the old encoding TCVN3 is the letter ư.
const SOFT_HYPHEN: char = '\u{ad}';
/// Most findings of one rule that are reported for a file; further ones are reported once these are mended.
const MOST: usize = 100;

/// What the rules find in a decoded text: of each character the first one in a line. `used` is only called when
/// something is found.
pub fn letters(text: &str, used: impl FnOnce() -> TextUse) -> Vec<(Span, Lint)> {
    if !may_hold_strays(text) {
        return Vec::new();
    }
    let used = used();
    let hyphens_are_letters = are_hyphens_letters(text);
    let mut found = Vec::new();
    let mut told: FxHashMap<_, usize> = FxHashMap::default();
    let mut start = 0;
    for line in text.split('\n') {
        for (stray, places) in different(line) {
            let is_data = match used {
                TextUse::Data => true,
                TextUse::Article { body } => start < body,
                TextUse::Template => false,
            };
            let lint = match stray.letter {
                SOFT_HYPHEN if hyphens_are_letters => None,
                _ if used == TextUse::Template && stray.sort == StrayKind::PrivateUse => None,
                _ => lint(stray, places, is_data),
            };
            let Some(lint) = lint else {
                continue;
            };
            let before = told.entry(std::mem::discriminant(&lint)).or_default();
            *before += 1;
            if *before <= MOST {
                let at = start + stray.at;
                found.push((Span::new(at, at + stray.letter.len_utf8()), lint));
            }
        }
        start += line.len() + 1;
    }
    found
}

/// The first stray of each character in a line, and the number of strays with this character.
fn different(line: &str) -> Vec<(Stray, usize)> {
    if !may_hold_strays(line) {
        return Vec::new();
    }
    let mut places = FxHashMap::default();
    let mut different: Vec<(Stray, usize)> = Vec::new();
    for stray in strays(line) {
        let place = places.entry((stray.letter, stray.effect));
        let place = *place.or_insert(different.len());
        match different.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => different.push((stray, 1)),
        }
    }
    different
}

fn lint(stray: Stray, places: usize, is_data: bool) -> Option<Lint> {
    let letter = stray.letter;
    let fixable = stray.effect == StrayEffect::Idle;
    match stray.sort {
        StrayKind::Direction if is_data => Some(Lint::DirectionOverride { letter, fixable }),
        StrayKind::Direction | StrayKind::DirectionMark => (stray.effect != StrayEffect::Proper)
            .then_some(Lint::DirectionControl {
                letter,
                fixable,
                places,
            }),
        StrayKind::Inkless => Some(Lint::InvisibleCharacter {
            letter,
            fixable,
            places,
        }),
        StrayKind::PrivateUse => {
            let meant = private_use::meant(letter);
            Some(Lint::PrivateUse {
                letter,
                meant,
                places,
            })
        }
        StrayKind::Lost => Some(Lint::LostLetter { places }),
    }
}

/// Strays that can be removed from a file without changing how it reads. `decoded` is the text of the file in one form.
pub(super) fn idle(text: &str, decoded: &str) -> Vec<Stray> {
    if !may_hold_strays(text) {
        return Vec::new();
    }
    let hyphens_are_letters = are_hyphens_letters(decoded);
    let idle = strays(text).filter(|stray| {
        stray.effect == StrayEffect::Idle && !(hyphens_are_letters && stray.letter == SOFT_HYPHEN)
    });
    idle.collect()
}

/// Whether the soft hyphens of a text are letters of TCVN3. Other strays do not count, so mending does not change the
/// answer.
fn are_hyphens_letters(decoded: &str) -> bool {
    if !decoded.contains(SOFT_HYPHEN) {
        return false;
    }
    let others = strays(decoded).filter(|stray| stray.letter != SOFT_HYPHEN);
    holds_tcvn3(&nfc(&without(decoded, others)))
}
