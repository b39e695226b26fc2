//! What commands say besides diagnostics, in both languages.

use crate::diagnostic::Language;
use std::time::Duration;

/// Picks the words of a language.
pub(super) fn say(language: Language, vi: String, en: String) -> String {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// `3 lỗi, 1 cảnh báo`
pub(super) fn findings(language: Language, errors: usize, warnings: usize) -> String {
    let plural =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    say(
        language,
        format!("{errors} lỗi, {warnings} cảnh báo"),
        format!(
            "{}, {}",
            plural(errors, "error"),
            plural(warnings, "warning")
        ),
    )
}

/// `0,8 s`
pub(super) fn seconds(language: Language, time: Duration) -> String {
    let text = format!("{:.2} s", time.as_secs_f64());
    say(language, text.replace('.', ","), text)
}
