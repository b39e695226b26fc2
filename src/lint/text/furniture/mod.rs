//! `pasted-furniture`: parts of a web page that come along when an article is copied from it.

mod office;
mod page;

use super::{CheckedText, line::lines, table::is_rule};
use crate::{
    diagnostic::{Furniture, Lint, Span},
    text::slug,
};
use std::ops::Range;

/// Words of links that lead past the menu of a page.
const SKIP_LINKS: [&str; 10] = [
    "truy cập nội dung luôn",
    "bỏ qua nội dung",
    "bỏ qua đến nội dung",
    "bỏ qua để đến nội dung",
    "đến nội dung chính",
    "chuyển đến nội dung",
    "chuyển đến nội dung chính",
    "skip to content",
    "skip to main content",
    "skip to the content",
];

pub(super) fn check(text: &CheckedText<'_>, found: &mut Vec<(Span, Lint)>) {
    let mut report = |start: usize, end: usize, what: Furniture| {
        found.push((Span::new(start, end), Lint::PastedFurniture { what }));
    };
    let body = text.body();
    let mut first = true;
    for line in lines(body, text.body) {
        let words = line.words();
        let what = match words {
            "" => None,
            "M" if first => Some(Furniture::LoneLetter),
            _ if first && is_title(words, text.title) => Some(Furniture::TitleAgain),
            _ => furniture(words, text.title),
        };
        first &= words.is_empty();
        let Range { start, end } = line.range();
        if let Some(what) = what {
            let start = match what {
                Furniture::Bar => end - 1,
                _ => start,
            };
            let in_table = || what == Furniture::Bar && is_in_table(body, start - text.body);
            if !text.is_code(start) && !in_table() {
                report(start, end, what);
            }
        } else if let Some(what) = page::part(words, &body[end - text.body..])
            // Its first letters may be marks of Markdown.
            && (start..start + 3).any(|at| text.prose().is_word(at - text.body))
        {
            report(start, end, what);
        }
    }
    for (range, what) in office::leftovers(body) {
        if text.prose().is_word(range.start) {
            report(text.body + range.start, text.body + range.end, what);
        }
    }
}

fn furniture(line: &str, title: &str) -> Option<Furniture> {
    match line.as_bytes()[0] {
        // Told with the other pictures that lead nowhere.
        b'!' if is_empty_picture(line) => return None,
        0xe2 if is_bullet(line) => return Some(Furniture::Bullet),
        _ => {}
    }
    if line.ends_with(" |") && line.matches('|').count() == 1 {
        return Some(Furniture::Bar);
    }
    if line.ends_with([':', '*', '_']) && is_empty_source(line) {
        return Some(Furniture::EmptySource);
    }
    if is_title_slug(line, title) {
        return Some(Furniture::TitleSlug);
    }
    is_skip_link(line).then_some(Furniture::SkipLink)
}

/// Whether a line is the title once more, in whatever capitals and type. A title of two words may begin a text.
fn is_title(line: &str, title: &str) -> bool {
    let may_tell = title.split_whitespace().nth(2).is_some();
    let words = line.trim_matches(['#', '*', '_', ' ']);
    may_tell && words.len() <= 2 * title.len() && words.to_lowercase() == title.to_lowercase()
}

/// Whether a line is an empty picture: `![]()`, perhaps before a bar.
fn is_empty_picture(line: &str) -> bool {
    line.strip_prefix("![]()")
        .is_some_and(|rest| rest.chars().all(|letter| letter == '|' || letter == ' '))
}

/// Whether a line is a bullet without words: `• :`.
fn is_bullet(line: &str) -> bool {
    line.strip_prefix('•')
        .is_some_and(|rest| rest.trim() == ":")
}

/// Whether a line is the label of a source without a source: `Nguồn :`.
fn is_empty_source(line: &str) -> bool {
    let words = line.trim_matches(['*', '_', ' ']);
    let name = words
        .strip_suffix(':')
        .map(|name| name.trim_end_matches(['*', '_', ' ']).to_lowercase());
    name.is_some_and(|name| name == "nguồn")
}

/// Whether a line is the title without accents: `day manh phong trao thi dua`.
fn is_title_slug(line: &str, title: &str) -> bool {
    let plain = line.is_ascii() && line.contains([' ', '-']) && !title.is_ascii();
    plain && !slug(line).is_empty() && slug(line) == slug(title)
}

/// Whether a line is a link past a menu, or its words alone.
fn is_skip_link(line: &str) -> bool {
    const LONGEST: usize = 80;
    // With one of these letters all of them begin; `Đ` is two bytes.
    if !matches!(
        line.as_bytes()[0],
        b'[' | b't' | b'T' | b'b' | b'B' | b'c' | b'C' | b's' | b'S' | 0xc4
    ) {
        return false;
    }
    let words = line
        .strip_prefix('[')
        .and_then(|rest| Some(rest.split_once("](")?.0))
        .unwrap_or(line);
    words.len() <= LONGEST && SKIP_LINKS.contains(&words.trim().to_lowercase().as_str())
}

/// Whether the line at a byte is in a block of lines that has the line `|---|` of a table.
fn is_in_table(body: &str, at: usize) -> bool {
    let start = body[..at].rfind("\n\n").unwrap_or(0);
    let end = body[at..].find("\n\n").map_or(body.len(), |end| at + end);
    body[start..end].lines().any(|line| is_rule(line.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_told_from_text() {
        let title = "Đẩy mạnh phong trào thi đua";
        let found = |body: &str| -> Vec<(Furniture, String)> {
            let mut found = Vec::new();
            check(&CheckedText::new(body, 0, title), &mut found);
            let what = |(span, lint): (Span, Lint)| match lint {
                Lint::PastedFurniture { what } => (what, span.slice(body).to_owned()),
                other => panic!("{other:?}"),
            };
            found.into_iter().map(what).collect()
        };
        let wrong = |body: &str, what, marked: &str| {
            assert_eq!(found(body), [(what, marked.to_owned())], "{body}");
        };
        wrong("M\n\nBài", Furniture::LoneLetter, "M");
        wrong("Bài\n\n  • :\n", Furniture::Bullet, "• :");
        wrong("Bài\n\nNguồn :", Furniture::EmptySource, "Nguồn :");
        wrong("Bài\n\n**Nguồn:**", Furniture::EmptySource, "**Nguồn:**");
        wrong("Đội văn nghệ |\n", Furniture::Bar, "|");
        wrong(
            "[Skip to content](#x)",
            Furniture::SkipLink,
            "[Skip to content](#x)",
        );
        wrong(
            "Truy cập nội dung luôn",
            Furniture::SkipLink,
            "Truy cập nội dung luôn",
        );
        wrong(
            "day manh phong trao thi dua",
            Furniture::TitleSlug,
            "day manh phong trao thi dua",
        );
        for right in [
            "Bài\n\nM",
            "Nguồn: Báo Lao động Thủ đô",
            "Nguồn vốn:",
            "• Một việc: xong",
            "![Lễ](a.jpg)",
            "a | b |\n--- | --- |\nc | d |",
            "Tên |\n--- |\nMột |",
            "| a |\n|---|\n| b |",
            "```\nNguồn :\n![]()\n```",
            "![]() |\n",
            "Đến nội dung chính của hội nghị, ông nói",
        ] {
            assert_eq!(found(right), [], "{right}");
        }
    }
}
