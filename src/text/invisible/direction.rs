//! Finds out what characters that set a direction of writing do in their line.
//!
//! Vietnamese does not need them. Beside letters that are read from right to left, a pair or a mark may be right and is
//! left alone; no language needs an override.

use super::{StrayEffect, StrayKind, sort};
use icu_properties::{CodePointMapData, props::BidiClass};

const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202d}';
const RIGHT_TO_LEFT_OVERRIDE: char = '\u{202e}';
/// Ends the last embedding or override that is open.
const POP: char = '\u{202c}';
/// Ends the last isolate that is open, and what was begun in it.
const POP_ISOLATE: char = '\u{2069}';

/// The effects of the characters of a line that set a direction, by their byte offsets.
pub(super) struct Effects(Vec<(usize, StrayEffect)>);

impl Effects {
    /// The effect of the character at a byte offset.
    pub(super) fn effect_at(&self, at: usize) -> StrayEffect {
        let found = self.0.binary_search_by_key(&at, |&(at, _)| at);
        found.map_or(StrayEffect::Idle, |found| self.0[found].1)
    }
}

/// Finds the effects of all such characters of a line.
pub(super) fn effects(line: &str) -> Effects {
    let controls = line.char_indices().filter(|&(_, letter)| {
        matches!(
            sort(letter),
            Some(StrayKind::Direction | StrayKind::DirectionMark)
        )
    });
    let controls: Vec<(usize, char)> = controls.collect();
    if controls.is_empty() {
        return Effects(Vec::new());
    }
    let right_to_left = line.chars().any(is_right_to_left);
    let openers = openers(&controls);
    let effect = |at: usize| match (controls[at].1, openers[at]) {
        // A character that closes nothing has no effect.
        (POP | POP_ISOLATE, None) => StrayEffect::Idle,
        (_, Some(RIGHT_TO_LEFT_OVERRIDE)) => StrayEffect::Unclear,
        _ if !right_to_left => StrayEffect::Idle,
        (letter, None) if sort(letter) == Some(StrayKind::Direction) => StrayEffect::Unclear,
        (_, Some(LEFT_TO_RIGHT_OVERRIDE)) => StrayEffect::Unclear,
        _ => StrayEffect::Proper,
    };
    let effects = (0..controls.len()).map(|at| (controls[at].0, effect(at)));
    Effects(effects.collect())
}

/// For each character of a pair, the character that opens it.
fn openers(controls: &[(usize, char)]) -> Vec<Option<char>> {
    let mut openers = vec![None; controls.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut isolates = 0_usize;
    let is_isolate = |at: usize| ('\u{2066}'..='\u{2068}').contains(&controls[at].1);
    for (at, &(_, letter)) in controls.iter().enumerate() {
        let opener = match letter {
            POP => open.pop_if(|last| !is_isolate(*last)),
            POP_ISOLATE if isolates == 0 => None,
            POP_ISOLATE => {
                isolates -= 1;
                let isolate = open.iter().rposition(|&at| is_isolate(at));
                isolate.and_then(|found| open.drain(found..).next())
            }
            _ => {
                if sort(letter) == Some(StrayKind::Direction) {
                    open.push(at);
                    isolates += usize::from(is_isolate(at));
                }
                None
            }
        };
        if let Some(opener) = opener {
            openers[opener] = Some(controls[opener].1);
            openers[at] = openers[opener];
        }
    }
    openers
}

fn is_right_to_left(letter: char) -> bool {
    let class = || CodePointMapData::<BidiClass>::new().get(letter);
    letter >= '\u{590}'
        && sort(letter).is_none()
        && matches!(class(), BidiClass::RightToLeft | BidiClass::ArabicLetter)
}

#[cfg(test)]
mod tests {
    use crate::text::{StrayEffect, strays};

    #[test]
    fn pairs_and_marks() {
        let check = |text: &str, expected: &[StrayEffect]| {
            let found: Vec<StrayEffect> = strays(text).map(|stray| stray.effect).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        let (idle, unclear, proper) =
            (StrayEffect::Idle, StrayEffect::Unclear, StrayEffect::Proper);
        check("thi\u{200e} đua\u{200f}\u{61c}", &[idle, idle, idle]);
        check("a \u{202e}b", &[idle]);
        check("a \u{202e}b\u{202c} c", &[unclear, unclear]);
        check("a \u{202d}b\u{202c}", &[idle, idle]);
        check("\u{202a}a\u{202c} \u{202b}b\u{202c}", &[idle; 4]);
        check("\u{2067}a\u{2069} \u{2068}b", &[idle; 3]);
        check("a\u{202c}\u{2069}", &[idle, idle]);
        check("\u{202e}a\nb\u{202c}", &[idle, idle]);
        check("\u{2067}\u{202e}a\u{2069}\u{202c}", &[idle; 4]);
        check("\u{2067}a\u{202c}\u{2069}", &[idle; 3]);
        check(
            "\u{202e}\u{202a}a\u{202c}\u{202c}",
            &[unclear, idle, idle, unclear],
        );
        check(
            "(\u{2067}שלום\u{2069}) \u{202b}عمان\u{202c} \u{200f}!",
            &[proper; 5],
        );
        check("שלום \u{2067}a", &[unclear]);
        check("שלום\u{202c}", &[idle]);
        check("שלום \u{202d}a\u{202c}", &[unclear, unclear]);
    }
}
