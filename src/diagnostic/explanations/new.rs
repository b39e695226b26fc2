//! Short forms for writing explanations down.

use crate::diagnostic::{Explanation, Severity, Stands, Words};

/// Vietnamese and English.
pub(super) type Pair = (&'static str, &'static str);

/// Where examples stand, the wrong one, the right one.
pub(super) type Example = (Stands, &'static str, &'static str);

pub(super) const fn error(
    code: &'static str,
    title: Pair,
    why: Pair,
    example: Example,
) -> Explanation {
    explanation(code, Severity::Error, title, why, example)
}

pub(super) const fn warning(
    code: &'static str,
    title: Pair,
    why: Pair,
    example: Example,
) -> Explanation {
    explanation(code, Severity::Warning, title, why, example)
}

pub(super) const fn explanation(
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
