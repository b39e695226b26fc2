//! Mends files without asking: letters are brought into one form, characters without ink or effect are removed, and
//! “Ngày” gets its accent back.
//!
//! Apart from removed characters and accents, a mended file reads exactly as before ([`decode`] gives the same text).
//! Line ends, the byte order mark at the beginning and all other faults stay byte for byte.

use super::{
    letters,
    text::{CheckedText, ngay},
};
use crate::{
    model,
    source::decode,
    text::{Stray, nfc, plain_letters, without},
};
use unicode_normalization::char::is_combining_mark;

/// What a file becomes when it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text to be written to the disk.
    pub text: String,
    /// Number of places that differ from the file.
    pub places: usize,
}

/// How much is mended in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Everything, for articles.
    All,
    /// Everything but accents, which need sentences around them: for settings, registers and plain pages.
    Letters,
    /// Only the removal of invisible characters, for templates and strings of a theme.
    Invisible,
}

/// Mends the bytes of a file; none when there is nothing to mend, or the file cannot be decoded. `eth_is_d` as in
/// [`Locale::eth_is_d`](crate::text::Locale::eth_is_d).
pub fn mend(bytes: &[u8], eth_is_d: bool, mending: Mending) -> Option<Mended> {
    let before = std::str::from_utf8(bytes).ok()?;
    let decoded = decode(bytes, eth_is_d).ok()?.text;
    let (mut text, mut places) = without_idle(before, &decoded);
    if mending != Mending::Invisible {
        places += decomposed(&text);
        let composed = nfc(&text).into_owned();
        places += odd_letters(&composed, eth_is_d);
        text = plain_letters(composed, eth_is_d);
    }
    if mending == Mending::All {
        places += give_back_accents(&mut text, eth_is_d);
    }
    (text != before).then(|| Mended {
        text,
        places: places.max(1),
    })
}

/// A text without invisible characters that have no effect, and the number of those. The byte order mark at the
/// beginning stays.
fn without_idle(text: &str, decoded: &str) -> (String, usize) {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let (mark, rest) = text.split_at(start);
    let idle = without_seams(rest, letters::idle(rest, decoded));
    let places = idle.len();
    (mark.to_owned() + &without(rest, idle), places)
}

/// The strays without those that keep two line ends apart: without them, CR and LF would be one.
fn without_seams(text: &str, idle: Vec<Stray>) -> Vec<Stray> {
    let end = |stray: &Stray| stray.at + stray.letter.len_utf8();
    let runs = idle.chunk_by(|stray, next| end(stray) == next.at);
    let follows = |first: &Stray| text[..first.at].ends_with('\r');
    let precedes = |last: &Stray| text[end(last)..].starts_with('\n');
    let joins =
        |run: &&[Stray]| run.first().is_some_and(follows) && run.last().is_some_and(precedes);
    runs.filter(|run| !joins(run)).flatten().copied().collect()
}

/// The number of letters that are not composed.
fn decomposed(text: &str) -> usize {
    if matches!(nfc(text), std::borrow::Cow::Borrowed(_)) {
        return 0;
    }
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter(|&(_, letter)| !is_combining_mark(letter))
        .map(|(at, _)| at)
        .collect();
    starts.push(text.len());
    let letters = starts.windows(2).map(|pair| &text[pair[0]..pair[1]]);
    letters.filter(|letter| nfc(letter) != *letter).count()
}

fn odd_letters(text: &str, eth_is_d: bool) -> usize {
    text.chars()
        .filter(|&letter| match letter {
            '\u{a0}' => true,
            '\u{d0}' | '\u{f0}' => eth_is_d,
            _ => false,
        })
        .count()
}

/// Turns “Ngay” into “Ngày” where the rule is sure, and gives the number of changes.
fn give_back_accents(text: &mut String, eth_is_d: bool) -> usize {
    let Ok(decoded) = decode(text.as_bytes(), eth_is_d) else {
        return 0;
    };
    let body = decoded.text.len() - model::body(&decoded.text).len();
    let article = CheckedText::new(&decoded.text, body, "");
    let found: Vec<usize> = ngay::check(&article)
        .map(|span| span.start as usize)
        .collect();
    let mut places = on_disk(text, &found);
    // An offset is that of the first letter of “Ngay”.
    places.retain(|&at| text.as_bytes()[at..].get(1..4) == Some(b"gay".as_slice()));
    for &at in places.iter().rev() {
        text.replace_range(at + 2..at + "Ngay".len(), "ày");
    }
    places.len()
}

/// The offsets on the disk of offsets of the decoded text, which are in order. The file may begin with a byte order mark, and its
/// lines may end in two bytes; everything else is in one form already.
pub fn on_disk(text: &str, decoded: &[usize]) -> Vec<usize> {
    let mut raw = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut at = 0;
    let bytes = text.as_bytes();
    let mut places = Vec::with_capacity(decoded.len());
    for &wanted in decoded {
        while at < wanted && raw < bytes.len() {
            raw += match &bytes[raw..] {
                [b'\r', b'\n', ..] => 2,
                _ => 1,
            };
            at += 1;
        }
        places.push(raw);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_safe_is_mended() {
        let check = |mending: Mending, before: &str, after: &str, places: usize| {
            let mended = mend(before.as_bytes(), true, mending).unwrap();
            assert_eq!(
                (mended.text.as_str(), mended.places),
                (after, places),
                "{before:?}"
            );
            assert_eq!(mend(after.as_bytes(), true, mending), None, "{after:?}");
        };
        check(
            Mending::All,
            "\u{feff}---\r\n---\r\n1.\u{a0}Ho\u{300}a\r",
            "\u{feff}---\r\n---\r\n1. Hòa\r",
            2,
        );
        check(Mending::Letters, "TL\u{d0}, \u{f0}i\n", "TLĐ, đi\n", 2);
        check(
            Mending::All,
            "\u{feff}---\r\nlead: 91 năm Ngay thành lập\r\n---\r\nMừng 91 năm Ngay thành lập, `91 năm Ngay sinh`, 5 năm ngay mất của",
            "\u{feff}---\r\nlead: 91 năm Ngày thành lập\r\n---\r\nMừng 91 năm Ngày thành lập, `91 năm Ngay sinh`, 5 năm ngày mất của",
            3,
        );
        check(
            Mending::All,
            "\u{feff}\u{feff}---\n---\n91 năm Ng\u{ad}ay thành\u{200b} lập, 👩\u{200d}🚒 e\u{200b}\u{301}\r\u{202e}a\rb\u{202c}",
            "\u{feff}---\n---\n91 năm Ngày thành lập, 👩\u{200d}🚒 é\ra\rb",
            8,
        );
        check(
            Mending::Invisible,
            "{{ t.skip }}\u{200b}\u{a0}",
            "{{ t.skip }}\u{a0}",
            1,
        );
        for (mending, right) in [
            (Mending::All, "---\n---\nngay từ đầu năm"),
            (Mending::Letters, "- {name: 91 năm Ngay thành lập}"),
            (Mending::All, "không có phần khai báo\0\u{a0}"),
            (Mending::All, "\r\u{2066}\u{ad}\n"),
            (
                Mending::All,
                "---\n---\n\u{202e}gnàot oàđ gnôC\u{202c} \u{f0b7} �",
            ),
            (
                Mending::All,
                "---\n---\n§Èy m¹nh phong trµo thi ®ua yªu n\u{ad}íc",
            ),
        ] {
            assert_eq!(mend(right.as_bytes(), true, mending), None, "{right:?}");
        }
        let icelandic = mend("\u{d0}ó".as_bytes(), false, Mending::All);
        assert_eq!(icelandic, None);
        assert_eq!(mend(b"\xff\xa0", true, Mending::All), None);
    }

    proptest::proptest! {
        #[test]
        fn mending_once_is_enough(
            text in "(\u{feff})?(---\r?\n)?([a-c`N \r\n\t\u{7}]|91 năm Ngay thành lập |\u{a0}|\u{d0}|\u{f0}|e\u{302}\u{301}|o\u{31b}|\u{323}|ế|\u{212b}|---\n|[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{fe0f}\u{feff}\u{ad}]|😀|❤|ש|®ua µa){0,24}",
            eth in proptest::bool::ANY,
            mending in proptest::sample::select(vec![Mending::All, Mending::Letters]),
        ) {
            if let Some(mended) = mend(text.as_bytes(), eth, mending) {
                proptest::prop_assert_eq!(mend(mended.text.as_bytes(), eth, mending), None);
                let read = |text: &str| decode(text.as_bytes(), eth).unwrap().text;
                let same = |text: &str| {
                    let text = read(text);
                    let (text, _) = without_idle(&text, &text);
                    read(&text).replace("Ngày", "Ngay")
                };
                proptest::prop_assert_eq!(same(&mended.text), same(&text));
            }
        }
    }
}
