//! `ngay-without-accent`: “Ngày” typed without its accent.
//!
//! “ngay” is a word too (at once, right away), so the rule looks at the words around it: a capital `Ngay` after a
//! number of years, or before what is commemorated, can only be a day.

use super::CheckedText;
use crate::diagnostic::Span;
use memchr::memmem;

/// Words that follow “Ngày” in the name of a commemoration.
const DAYS: [&str; 12] = [
    "thành lập",
    "truyền thống",
    "giải phóng",
    "sinh",
    "Quốc khánh",
    "Quốc tế",
    "hội",
    "mất",
    "Cách mạng",
    "Thương binh",
    "Chủ tịch",
    "toàn quốc",
];

/// The spans of “Ngay” that should be “Ngày”.
pub(crate) fn check<'a>(text: &'a CheckedText<'_>) -> impl Iterator<Item = Span> + use<'a> {
    places(text.whole).filter(|span| !text.is_code(span.start as usize))
}

fn places(text: &str) -> impl Iterator<Item = Span> + use<'_> {
    memmem::find_iter(text.as_bytes(), "gay").filter_map(|at| {
        let start = at.checked_sub(1)?;
        let end = at + "gay".len();
        let first = text[..at].chars().next_back()?;
        let wrong = match first {
            'N' => after_years(&text[..start]) || names_a_day(&text[end..], 2),
            'n' => after_years(&text[..start]) && names_a_day(&text[end..], DAYS.len()),
            _ => false,
        };
        let whole_word =
            || !text[..start].ends_with(char::is_alphanumeric) && text[end..].starts_with(' ');
        (wrong && whole_word()).then_some(Span::new(start, end))
    })
}

/// Whether a text ends in a number of years: `… 91 năm `.
fn after_years(before: &str) -> bool {
    let Some(before) = before
        .strip_suffix(' ')
        .and_then(|before| before.strip_suffix("năm"))
    else {
        return false;
    };
    before
        .trim_end_matches(' ')
        .ends_with(|c: char| c.is_ascii_digit())
        && before.ends_with(' ')
}

/// Whether a text begins with the name of a commemoration: ` thành lập …`.
fn names_a_day(after: &str, known: usize) -> bool {
    let after = after.trim_start_matches(' ');
    DAYS[..known].iter().any(|day| after.starts_with(day))
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn the_context_decides() {
        let found = |text: &str| {
            places(text)
                .map(|span| span.slice(text).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("chào mừng 91 năm Ngay thành lập Công đoàn Việt Nam"),
            ["Ngay"]
        );
        assert_eq!(found("kỷ niệm 70 năm ngay thành lập ngành"), ["ngay"]);
        assert_eq!(found("nhân Ngay thành lập Hội"), ["Ngay"]);
        for right in [
            "ngay từ những ngày đầu năm",
            "Ngay sau lễ phát động",
            "trong năm 2020 ngay tại cơ sở",
            "5 năm ngay từ đầu nhiệm kỳ",
            "91 năm Ngày thành lập",
            "Tongay thành lập",
        ] {
            assert!(found(right).is_empty(), "{right}");
        }
    }
}
