//! Problems as values: what is wrong, where, why, and what to do about it.
//!
//! A [`Problem`] is the typed fact (`UnknownKey { key, nearest }`); a [`Diagnostic`] is a problem at a
//! [`Place`]. The words live in one [catalogue](Problem::text), Vietnamese and English side by side, and
//! the printers turn the same value into text for people or JSON for machines. Nothing here reads a file:
//! a printer is handed the text of a file by its caller.

use serde::{Deserialize, Serialize};

mod catalogue;
mod excess;
mod explanation;
mod explanations;
mod file;
mod file_words;
mod language;
mod letter_names;
mod lint;
mod lint_words;
mod picture;
mod picture_words;
mod place;
mod print;
mod problem;
mod severity;

pub use excess::Excess;
pub use explanation::{Explanation, Stands, Words};
pub use explanations::EXPLANATIONS;
pub use file::{Bearer, NoContent, Oversized};
pub use language::Language;
pub use lint::{Furniture, Lint, NearPhase, OldEncoding, QuoteFault};
pub use picture::{PictureFault, SvgDanger};
pub use place::{Lines, Place, Position, SourcePath, Span, Spanned};
pub use print::{Finding, Report, findings, json, text};
pub use problem::{Encoding, MendingFault, Nearest, Problem, Shape, Taker};
pub use severity::Severity;

/// A problem at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub problem: Problem,
    /// How much it matters: to anyone at first, to this site once its `checks:` are applied.
    pub severity: Severity,
    /// A second place that takes part in it: the other of two files with one address.
    pub other: Option<Place>,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn new(place: Place, problem: Problem) -> Diagnostic {
        Diagnostic {
            place,
            severity: problem.severity(),
            problem,
            other: None,
        }
    }

    /// The same problem, naming a second place.
    pub fn with_other(mut self, other: Place) -> Diagnostic {
        self.other = Some(other);
        self
    }
}

/// A value together with the problems met while making it. Used instead of `Result` for content: a wrong
/// field never hides the next one.
#[derive(Clone, Debug)]
pub struct Outcome<T> {
    /// The value, as good as it could be made.
    pub value: T,
    /// What was wrong on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Sorts by file, then by position, then by code, and drops repetitions: the order in which they are told.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_cached_key(|found| (found.place.clone(), found.problem.code()));
    diagnostics.dedup();
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}
