//! The piece of a text that shows why it was found.

use super::query::{Query, Wanted};
use crate::text::{Word, tokens};
use std::ops::Range;

/// Words before the first that was looked for.
const BEFORE: usize = 6;
/// Words of a passage.
const LENGTH: usize = 32;

/// The passage of a text with most of the words of a query, the first one of equally good ones; the beginning
/// of the text when it has none of them.
pub fn passage(blocks: &[String], query: &Query) -> String {
    let wanted = query.wanted();
    let mut best: Option<(usize, &str, Range<usize>)> = None;
    for block in blocks {
        let words: Vec<Range<usize>> = tokens(block).collect();
        let mut plain: Vec<String> = words
            .iter()
            .map(|range| {
                Word::new(&block[range.clone()]).map_or_else(String::new, |word| word.plain)
            })
            .collect();
        // What the words also mean stands where it begins, as one word.
        for name in wanted.iter().filter(|wanted| wanted.length() > 1) {
            for at in 0..plain.len() {
                let end = plain.len().min(at + name.length());
                let said = plain[at..end].join(" ");
                if name.is(&said) {
                    plain[at] = said;
                }
            }
        }
        let is_wanted = |at: usize| wanted.iter().any(|wanted| wanted.is(&plain[at]));
        for at in (0..words.len()).filter(|&at| is_wanted(at)) {
            let start = at.saturating_sub(BEFORE);
            let end = words.len().min(start + LENGTH);
            let worth = worth(&plain[start..end], &wanted);
            if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
                best = Some((worth, block, words[start].start..words[end - 1].end));
            }
        }
    }
    match best {
        Some((_, block, range)) => cut(block, range),
        None => blocks.first().map_or_else(String::new, |block| {
            let end = tokens(block).take(LENGTH).last().map_or(0, |word| word.end);
            cut(block, 0..end)
        }),
    }
}

/// Different words count most, neighbours as much.
fn worth(words: &[String], wanted: &[Wanted<'_>]) -> usize {
    let found = wanted
        .iter()
        .filter(|wanted| words.iter().any(|word| wanted.is(word)));
    let neighbours = wanted.windows(2).filter(|pair| {
        let mut beside = words.windows(2);
        beside.any(|words| pair.iter().zip(words).all(|(wanted, word)| wanted.is(word)))
    });
    found.count() + neighbours.count()
}

fn cut(block: &str, range: Range<usize>) -> String {
    let before = if range.start > 0 { "…" } else { "" };
    let rest = &block[range.end..];
    let mark = rest.chars().next().filter(|mark| ".!?”\"".contains(*mark));
    let end = range.end + mark.map_or(0, char::len_utf8);
    let after = if block[end..].trim().is_empty() {
        ""
    } else {
        "…"
    };
    format!("{before}{}{after}", &block[range.start..end])
}

#[cfg(test)]
mod tests {
    use super::{super::synonyms::Synonym, *};

    #[test]
    fn shows_where_the_words_are() {
        let check = |query: &str, blocks: &[&str], expected: &str| {
            let blocks: Vec<String> = blocks.iter().map(|&block| block.to_owned()).collect();
            assert_eq!(passage(&blocks, &Query::new(query)), expected, "{query}");
        };
        check(
            "thi dua",
            &["Mở đầu.", "Phong trào thi đua."],
            "Phong trào thi đua.",
        );
        check(
            "thi dua",
            &["Thi thợ giỏi, đua tài.", "Thi đua!"],
            "Thi đua!",
        );
        check(
            "Kobel",
            &["Mở đầu.", "Gầu xúc Kobelco."],
            "Gầu xúc Kobelco.",
        );
        check("Kobel ", &["Mở đầu.", "Kobelco."], "Mở đầu.");
        check("không có", &["Mở đầu.", "Kết."], "Mở đầu.");
        check("gì", &[], "");
        // What the words also mean counts as a whole.
        let names = [
            Synonym::new("ubnd", "uy ban nhan dan"),
            Synonym::new("uy ban nhan dan", "ubnd"),
        ];
        let check = |query: &str, blocks: [&str; 2], expected: &str| {
            let query = Query::new(query).with_synonyms(&names);
            let found = passage(&blocks.map(str::to_owned), &query);
            assert_eq!(found, expected, "{query:?}");
        };
        check(
            "UBND",
            ["Dân ở bến, nhân dịp.", "Ủy ban nhân dân xã."],
            "Ủy ban nhân dân xã.",
        );
        check("uy ban nhan dan", ["Mở đầu.", "UBND xã."], "UBND xã.");
        check("UBND", ["Mở đầu.", "Nhân dân xã."], "Mở đầu.");
        let long = "một ".repeat(40) + "đích " + &"hai ".repeat(40);
        let found = passage(&[long], &Query::new("dich"));
        assert!(
            found.starts_with("…một") && found.contains("đích") && found.ends_with("hai…"),
            "{found}"
        );
    }
}
