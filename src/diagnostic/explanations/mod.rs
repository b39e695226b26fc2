//! What each code of the [catalogue](super::catalogue) means at length, apart from the rules of
//! [`lint`](crate::lint), which explain themselves.

mod fields;
mod files;
mod life;
mod pictures;
mod references;
mod registers;
mod text;
mod theme;
mod yaml;

use super::{Explanation, Severity, Stands, Words};

/// All of them, by family.
pub const EXPLANATIONS: &[&[Explanation]] = &[
    files::ALL,
    yaml::ALL,
    fields::ALL,
    registers::ALL,
    references::ALL,
    life::ALL,
    text::ALL,
    pictures::ALL,
    theme::ALL,
];

/// Vietnamese and English.
type Pair = (&'static str, &'static str);
/// Where examples stand, the wrong one, the right one.
type Example = (Stands, &'static str, &'static str);

const fn error(code: &'static str, title: Pair, why: Pair, example: Example) -> Explanation {
    explanation(code, Severity::Error, title, why, example)
}

const fn warning(code: &'static str, title: Pair, why: Pair, example: Example) -> Explanation {
    explanation(code, Severity::Warning, title, why, example)
}

const fn explanation(
    code: &'static str,
    severity: Severity,
    title: Pair,
    why: Pair,
    example: Example,
) -> Explanation {
    Explanation {
        code,
        severity,
        title: Words {
            vi: title.0,
            en: title.1,
        },
        why: Words {
            vi: why.0,
            en: why.1,
        },
        stands: example.0,
        wrong: example.1,
        right: example.2,
    }
}
