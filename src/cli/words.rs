//! Words of commands besides diagnostics, in both languages.

use super::bar::bar;
use crate::{diagnostic::Language, pipeline::LoadProgress};
use std::{io, sync::atomic::Ordering, time::Duration};

/// Chooses between the words of two languages.
pub(super) fn pick(language: Language, vi: String, en: String) -> String {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// Counts of findings: `3 lỗi, 1 cảnh báo`.
pub(super) fn findings(language: Language, errors: usize, warnings: usize) -> String {
    let counted =
        |count: usize, word: &str| format!("{} {word}{}", language.number(count), plural(count));
    pick(
        language,
        format!(
            "{} lỗi, {} cảnh báo",
            language.number(errors),
            language.number(warnings)
        ),
        format!(
            "{}, {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    )
}

/// A time with two decimal digits: `0,80 s`.
pub(super) fn seconds(language: Language, time: Duration) -> String {
    let text = format!("{:.2} s", time.as_secs_f64());
    pick(language, text.replace('.', ","), text)
}

/// A decimal number with the decimal mark of a language; `number` has a point.
pub(super) fn decimal(language: Language, number: &str) -> String {
    pick(language, number.replace('.', ","), number.to_owned())
}

/// How far the loading of articles is: `━━━━╌╌╌╌ đọc 1.234/10.000 bài`.
pub(super) fn reading(language: Language, progress: &LoadProgress) -> String {
    let (read, all) = (
        progress.read.load(Ordering::Relaxed),
        progress.all.load(Ordering::Relaxed),
    );
    let bar = bar(read, all);
    let (read, all) = (language.number(read), language.number(all));
    pick(
        language,
        format!("{bar} đọc {read}/{all} bài"),
        format!("{bar} reading {read}/{all} articles"),
    )
}

/// Number of lines that were left out: `… bỏ qua 1.234 dòng không ai đọc`.
pub(super) fn left_out(language: Language, lines: usize) -> String {
    let plural = plural(lines);
    let lines = language.number(lines);
    pick(
        language,
        format!("… bỏ qua {lines} dòng không ai đọc"),
        format!("… {lines} line{plural} that nobody read left out"),
    )
}

/// Why a result could not be printed on standard output, and what to do.
pub(super) fn unprinted(language: Language, error: &io::Error) -> String {
    pick(
        language,
        format!(
            "không ghi được kết quả ra đầu ra chuẩn: {error}\n= cách sửa: kiểm tra nơi nhận kết quả (`>` hay `|`), đĩa còn chỗ hay không"
        ),
        format!(
            "the result cannot be written to standard output: {error}\n= help: look at where it goes (`>` or `|`), and whether the disk is full"
        ),
    )
}

/// Number of places and files that are mended: `12 chỗ trong 3 tệp`.
pub(super) fn places(language: Language, places: usize, files: usize) -> String {
    let (one, other) = (plural(places), plural(files));
    let (places, files) = (language.number(places), language.number(files));
    pick(
        language,
        format!("{places} chỗ trong {files} tệp"),
        format!("{places} place{one} in {files} file{other}"),
    )
}

/// The ending of an English noun after this number.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
