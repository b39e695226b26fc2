//! Problems as values: what is wrong, where, why, and what to do about it.
//!
//! A [`Problem`] is the typed fact (`UnknownKey { key, nearest }`), one of a family; a [`Diagnostic`] is a problem at a
//! [`Place`]. Everything that is said under a code stands in its row, beside the type of its facts in `problems/`: how
//! much it matters, its explanation with an example, its words, Vietnamese and English side by side. That row is the only
//! place to change any of it, but for what facts are called (a letter, the form of a value), which stands with the type of
//! the fact. The printers turn the same value into text for people or JSON for machines. Nothing here reads a file: a
//! printer is handed the text of a file by its caller.

use serde::{Deserialize, Serialize};

mod blocked;
mod codes;
mod excess;
mod explanation;
mod language;
mod leftover;
mod letter_names;
mod lint_facts;
mod nearest;
mod picture;
mod place;
mod problem;
mod problems;
mod report;
mod rewriting;
mod row;
mod severity;
mod shape;
mod shortened;
mod yaml_text;

pub use blocked::Blocked;
pub use codes::{explain, explanations};
pub use excess::Excess;
pub use explanation::{BilingualText, Explanation, Stands};
pub use language::Language;
pub use leftover::Leftover;
pub use lint_facts::{Furniture, NearPhase, OldEncoding, QuoteFault};
pub use nearest::Nearest;
pub use picture::{PictureFault, SvgDanger};
pub use place::{Place, Position, SourcePath, SourceText, Span, Spanned};
pub use problem::Problem;
pub use problems::{
    AddressProblem, Bearer, DocumentKind, Encoding, FieldProblem, FileProblem, FolderProblem,
    LifeProblem, Lint, MendingFault, NoContent, Oversized, ReferenceProblem, RegisterProblem,
    SettingsProblem, Taker, TextProblem, ThemeProblem, YamlProblem,
};
pub use report::{
    Detail, DiagnosticReport, Finding, Selection, TextStyle, Told, findings, json, select, text,
};
pub use rewriting::Rewriting;
pub use severity::Severity;
pub use shape::Shape;
pub use yaml_text::{in_flow, in_quotes};

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
    /// Problems of a file at their spans.
    pub fn all_at<P: Into<Problem>>(
        path: &SourcePath,
        problems: impl IntoIterator<Item = (Span, P)>,
    ) -> impl Iterator<Item = Diagnostic> {
        let problems = problems.into_iter();
        problems.map(|(span, problem)| Diagnostic::new(Place::at(path, span), problem))
    }

    /// A problem at a place.
    pub fn new(place: Place, problem: impl Into<Problem>) -> Diagnostic {
        let problem = problem.into();
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
