//! Sorts texts in the alphabetical order of a language.

use icu_collator::{
    CollatorBorrowed, options::CollatorOptions, preferences::CollationNumericOrdering,
};
use icu_locale_core::Locale;
use std::cmp::Ordering;

/// Compares names and titles in the order of a language. Vietnamese: a ă â b c d đ e ê …, tones break
/// ties in the order ngang, huyền, hỏi, ngã, sắc, nặng; numbers by value (`Tổ 9` before `Tổ 10`).
pub struct Collator(CollatorBorrowed<'static>);

impl Collator {
    /// The order of the language with this tag; a general order when the tag is not known.
    pub fn new(tag: &str) -> Collator {
        let locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        let mut preferences: icu_collator::CollatorPreferences = (&locale).into();
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default())
            .expect("collation data is compiled in");
        Collator(collator)
    }

    /// Which of two texts comes first. Texts that the language sorts equally are ordered by their bytes, so the order
    /// is total.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b).then_with(|| a.cmp(b))
    }
}

#[cfg(test)]
mod tests {
    use super::Collator;

    #[test]
    fn vietnamese_alphabet() {
        let sorted = [
            "An Khê",
            "Ăn",
            "Ân Thi",
            "Da",
            "Dương Kinh",
            "Đa",
            "Đống Đa",
            "Ea Kar",
            "Êm",
            "ma",
            "mà",
            "mả",
            "mã",
            "má",
            "mạ",
            "Tổ 9",
            "Tổ 10",
            "Ưu",
        ];
        let mut names = sorted;
        names.reverse();
        let collator = Collator::new("vi");
        names.sort_by(|a, b| collator.compare(a, b));
        assert_eq!(names, sorted);
    }
}
