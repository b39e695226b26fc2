//! The form of a row: everything that is said under a code stands together, in Vietnamese and English.

use super::{Language, Severity};

/// A problem in words.
pub struct Text {
    /// What is wrong: one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Text {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Text {
        Text {
            message: message.into(),
            help: help.into(),
        }
    }
}

/// What the row of a problem says about it.
pub(super) trait Row {
    fn code(&self) -> &'static str;
    fn severity(&self) -> Severity;
    fn text(&self, language: Language) -> Text;
}

/// The rows of a family of problems. One looks like this:
///
/// ```text
/// Warning "unknown-key" {
///     title: (what it finds in one line, Vietnamese; English),
///     why: (why it matters in one paragraph, Vietnamese; English),
///     example: (where it stands, lines that are wrong, the same right),
///     Self::UnknownKey { key, nearest } =>
///         vi: (what is wrong, what to do about it),
///         en: (the same);
/// }
/// ```
///
/// A code may be that of several variants, or of one variant in several cases: each has its words. The compiler sees to
/// it that every variant has a row, and that no row lacks a part or a language.
macro_rules! rows {
    ($family:ident: $(
        $severity:ident $code:literal {
            title: ($title_vi:literal, $title_en:literal),
            why: ($why_vi:literal, $why_en:literal),
            example: ($stands:ident, $wrong:literal, $right:literal),
            $(
                $facts:pat =>
                    vi: ($message_vi:expr, $help_vi:expr),
                    en: ($message_en:expr, $help_en:expr);
            )+
        }
    )+) => {
        impl $family {
            /// The explanation of each of its codes.
            pub const EXPLANATIONS: &'static [$crate::diagnostic::Explanation] = &[$(
                $crate::diagnostic::Explanation {
                    code: $code,
                    severity: $crate::diagnostic::Severity::$severity,
                    title: $crate::diagnostic::BilingualText { vi: $title_vi, en: $title_en },
                    why: $crate::diagnostic::BilingualText { vi: $why_vi, en: $why_en },
                    stands: $crate::diagnostic::Stands::$stands,
                    wrong: $wrong,
                    right: $right,
                },
            )+];
        }

        impl $crate::diagnostic::row::Row for $family {
            #[allow(unused_variables, reason = "only words need the facts")]
            fn code(&self) -> &'static str {
                match self { $($( $facts => $code, )+)+ }
            }

            #[allow(unused_variables, reason = "only words need the facts")]
            fn severity(&self) -> $crate::diagnostic::Severity {
                match self { $($( $facts => $crate::diagnostic::Severity::$severity, )+)+ }
            }

            fn text(&self, language: $crate::diagnostic::Language) -> $crate::diagnostic::row::Text {
                use $crate::diagnostic::{Language, row::Text};
                match self { $($(
                    $facts => match language {
                        Language::Vi => Text::new($message_vi, $help_vi),
                        Language::En => Text::new($message_en, $help_en),
                    },
                )+)+ }
            }
        }
    };
}

pub(super) use rows;
