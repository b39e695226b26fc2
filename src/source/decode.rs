//! Decodes the bytes of files, the one way by which any text comes in.

use crate::{
    diagnostic::{DocumentKind, Encoding, FileProblem, Span},
    text::{nfc, plain_letters},
};

/// The text of a file in one form: without byte order mark, no-break spaces and control characters, with LF at line
/// ends, in NFC.
#[derive(Debug)]
pub struct Decoded {
    /// The text in this form.
    pub text: String,
    /// What had to be replaced, with its range in `text`.
    pub problems: Vec<(Span, FileProblem)>,
}

/// Why a file is no text.
#[derive(Debug)]
pub struct Undecodable {
    /// Where the first wrong byte is, in `readable`.
    pub span: Span,
    /// What is wrong with the byte.
    pub problem: FileProblem,
    /// The text before and after it as far as it can be read, for quoting the place.
    pub readable: String,
}

/// Decodes a file. `eth_is_d` as in [`Locale::eth_is_d`](crate::text::Locale::eth_is_d).
///
/// # Errors
/// When the bytes are not UTF-8; with the place of the first wrong byte, and what could be read.
pub fn decode(bytes: &[u8], eth_is_d: bool) -> Result<Decoded, Box<Undecodable>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(document) = document(bytes) {
        return Err(Box::new(Undecodable {
            span: Span::new(0, 0),
            problem: FileProblem::RenamedDocument { document },
            readable: String::new(),
        }));
    }
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

/// The kind of document of another program that begins like this.
fn document(bytes: &[u8]) -> Option<DocumentKind> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(match memchr::memmem::find(bytes, b"word/").is_some() {
            true => DocumentKind::Docx,
            false => DocumentKind::Archive,
        }),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(DocumentKind::Doc),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(DocumentKind::Pdf),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some(DocumentKind::Rtf),
        _ => None,
    }
}

/// Most control characters in a text; a file with more of them is taken for binary data.
const MOST_CONTROLS: usize = 100;

/// Whether a character is a control that terminals obey, also one beyond ASCII.
fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// A text with spaces in the place of control characters, one for each byte, so that everything else keeps its place.
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

/// Offset of the first control character, the character, and the number of all.
fn control_characters(text: &str) -> Option<(usize, char, usize)> {
    // Folding over all bytes without a branch lets the compiler look at many bytes at once. Controls beyond ASCII begin
    // with 0xc2, as some other signs do.
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
