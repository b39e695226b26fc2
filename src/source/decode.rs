//! Bytes to text, at the one door through which every file comes.

use crate::{
    diagnostic::{Encoding, FileProblem, Span},
    text::{nfc, plain_letters},
};

/// The text of a file in one form: no byte order mark, lines end in LF, NFC, no no-break spaces, no
/// control characters.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What was replaced on the way, with its place in `text`.
    pub problems: Vec<(Span, FileProblem)>,
}

/// A file that is no text.
#[derive(Debug)]
pub struct Undecodable {
    /// Where it stops being one.
    pub span: Span,
    /// What is wrong.
    pub problem: FileProblem,
    /// The text as far as it could be read, for showing the place.
    pub readable: String,
}

/// Decodes a file. `eth_is_d` as in [`Locale::eth_is_d`](crate::text::Locale::eth_is_d).
///
/// # Errors
/// When the bytes are not UTF-8, with the place of the first wrong byte and the text that could be read.
pub fn decode(bytes: &[u8], eth_is_d: bool) -> Result<Decoded, Box<Undecodable>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let readable = without_controls(&String::from_utf8_lossy(bytes).replace("\r\n", "\n"));
        let at = String::from_utf8_lossy(&bytes[..error.valid_up_to()])
            .replace("\r\n", "\n")
            .len();
        let looks_like = match bytes {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Encoding::Utf16,
            _ => Encoding::SingleByte,
        };
        Box::new(Undecodable {
            span: Span::new(at, at),
            problem: FileProblem::NotUtf8 { looks_like },
            readable,
        })
    })?;
    let mut text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    if let std::borrow::Cow::Owned(composed) = nfc(&text) {
        text = composed;
    }
    let text = plain_letters(text, eth_is_d);
    let Some((at, first, count)) = control_characters(&text) else {
        return Ok(Decoded {
            text,
            problems: Vec::new(),
        });
    };
    let span = Span::new(at, at + first.len_utf8());
    let text = without_controls(&text);
    if first == '\0' || count > MOST_CONTROLS {
        return Err(Box::new(Undecodable {
            span,
            problem: FileProblem::BinaryFile,
            readable: text,
        }));
    }
    let code = u32::from(first);
    Ok(Decoded {
        text,
        problems: vec![(span, FileProblem::ControlCharacter { code })],
    })
}

/// A text with more control characters than this is none.
const MOST_CONTROLS: usize = 100;

/// Terminals obey them, also those beyond ASCII.
fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// With spaces in their place, one for each byte: whatever else there is stays where it is.
fn without_controls(text: &str) -> String {
    let mut without = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_control(letter) {
            without.extend(std::iter::repeat_n(' ', letter.len_utf8()))
        } else {
            without.push(letter)
        }
    }
    without
}

/// Where the first control character is, which it is, and how many there are.
fn control_characters(text: &str) -> Option<(usize, char, usize)> {
    // Folding over all bytes without a branch lets the compiler look at many at once. Those beyond ASCII begin with
    // 0xc2, as some signs do.
    let may_be = |byte: u8| is_control(char::from(byte)) & byte.is_ascii() | (byte == 0xc2);
    let any = text.bytes().fold(false, |found, byte| found | may_be(byte));
    if !any {
        return None;
    }
    let (at, first) = text
        .char_indices()
        .find(|&(_, letter)| is_control(letter))?;
    Some((
        at,
        first,
        text.chars().filter(|&letter| is_control(letter)).count(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_every_editor() {
        let check = |bytes: &[u8], text: &str| assert_eq!(decode(bytes, true).unwrap().text, text);
        check(b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc");
        check("Ho\u{0300}a".as_bytes(), "Hòa");
        check("1.\u{a0}Tiếp".as_bytes(), "1. Tiếp");
        check("TL\u{d0}".as_bytes(), "TLĐ");
        check(b"a\x07b", "a b");
        check("a\u{9b}2J «b»".as_bytes(), "a  2J «b»");
    }

    #[test]
    fn what_is_no_text_is_shown_without_control_characters() {
        let readable = |bytes: &[u8]| decode(bytes, true).unwrap_err().readable;
        assert_eq!(readable(b"\x1b[2J\xc2\x9b\xff"), " [2J  \u{fffd}");
        assert_eq!(readable(b"\0\x1b[2J"), "  [2J");
    }

    #[test]
    fn other_encodings_are_told() {
        let check = |bytes: &[u8], looks_like, at| {
            let Undecodable { span, problem, .. } = *decode(bytes, true).unwrap_err();
            assert_eq!(
                (span.start, problem),
                (at, FileProblem::NotUtf8 { looks_like })
            );
        };
        check(b"\xff\xfet\0i\0", Encoding::Utf16, 0);
        check(b"title: C\xabng", Encoding::SingleByte, 8);
    }
}
