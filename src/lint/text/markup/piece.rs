//! A piece of a text that looks like markup of another tool.

use crate::diagnostic::{Leftover, Lint};
use std::ops::Range;

/// A piece of a text that looks like markup of another tool.
pub(super) struct Piece {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// What is said of it.
    pub(super) lint: Lint,
    /// Where it must stand to do harm.
    pub(super) seen: Seen,
}

/// Where a piece must stand for readers to see it, or to miss something.
#[derive(Clone, Copy)]
pub(super) enum Seen {
    Anywhere,
    BesideCode,
    AmongWords,
    /// Where it is no word, because Markdown took it for a mark.
    Taken,
}

impl Piece {
    /// Markup among words, of which it is known what to write instead, or not.
    pub(super) fn new(range: Range<usize>, what: Leftover, right: Option<String>) -> Piece {
        Piece {
            range,
            lint: Lint::LeftoverMarkup { what, right },
            seen: Seen::AmongWords,
        }
    }

    /// The same piece, to be seen elsewhere.
    pub(super) fn seen(self, seen: Seen) -> Piece {
        Piece { seen, ..self }
    }

    /// Words that their writer kept back.
    pub(super) fn note(range: Range<usize>, mark: &str) -> Piece {
        Piece {
            range,
            lint: Lint::PublishedNote {
                mark: mark.to_owned(),
            },
            seen: Seen::AmongWords,
        }
    }
}

/// Whether a finding of a line says what another one would say.
pub(super) fn says_it_too(told: &Lint, other: &Lint) -> bool {
    match (told, other) {
        (Lint::LeftoverMarkup { what, .. }, Lint::LeftoverMarkup { what: other, .. }) => {
            // A box has attributes of its own.
            what == other || *what == Leftover::Box
        }
        _ => std::mem::discriminant(told) == std::mem::discriminant(other),
    }
}
