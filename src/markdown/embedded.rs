//! Pictures that stand in a text as long rows of letters, as Word, editors in browsers and Google Docs leave them:
//! `![](data:image/png;base64,iVBO…)`, or `[image1]: <data:…>` at the end of the text.

use crate::{
    diagnostic::TextProblem,
    media::{PictureFormat, picture_format},
};
use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use memchr::memmem;
use percent_encoding::percent_decode_str;
use std::ops::Range;

/// What stands between the kind of the data and its letters.
const MARK: &str = ";base64,";
/// Most letters before that mark.
const LONGEST_KIND: usize = 100;

/// Data in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// The address with all letters of the data.
    pub address: Range<usize>,
    /// The length of what comes before the letters: `data:image/png;base64,`.
    pub head: usize,
    /// The file that the letters stand for, if it is a picture.
    pub picture: Option<(PictureFormat, Vec<u8>)>,
}

impl Embedded {
    /// What is said about it.
    pub fn problem(&self) -> TextProblem {
        match &self.picture {
            Some((format, _)) => TextProblem::EmbeddedPicture {
                kind: format.name().to_owned(),
            },
            None => TextProblem::EmbeddedData,
        }
    }
}

/// The data in the text of an article, in order. Data in code is among them, too.
pub fn embedded(text: &str) -> Vec<Embedded> {
    find(text, |before| {
        let bare = before.trim_end_matches('<').trim_end();
        let of_markdown = bare.ends_with("](") || bare.ends_with("]:");
        let of_html = before.ends_with("src=\"") || before.ends_with("src='");
        of_markdown || of_html
    })
}

/// The data among the fields of an article, in order.
pub fn embedded_in_fields(fields: &str) -> Vec<Embedded> {
    find(fields, |before| {
        before
            .trim_end_matches(['"', '\''])
            .trim_end_matches(' ')
            .ends_with(':')
    })
}

/// What is said about an address among the fields of an article that is data; none when it is something else.
pub fn embedded_as(address: &str) -> Option<TextProblem> {
    let found = embedded_in_fields(&format!(":{address}")).pop()?;
    Some(found.problem())
}

fn find(text: &str, is_address: impl Fn(&str) -> bool) -> Vec<Embedded> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in memmem::find_iter(text.as_bytes(), MARK) {
        let Some(start) = (at >= from).then(|| start(&text[from..at])).flatten() else {
            continue;
        };
        let start = from + start;
        let before = &text[..start];
        if !is_address(before) {
            continue;
        }
        let letters = at + MARK.len();
        let end = letters + end(&text[letters..], before.ends_with(['(', '<', '"', '\'']));
        let picture = decode(&text[letters..end]);
        let picture = picture.and_then(|bytes| Some((picture_format(&bytes)?, bytes)));
        found.push(Embedded {
            address: start..end,
            head: letters - start,
            picture,
        });
        from = end;
    }
    found
}

/// Where the address begins that ends with these letters.
fn start(text: &str) -> Option<usize> {
    let of_kind = |byte: &u8| byte.is_ascii_alphanumeric() || b"/+.;=-_:".contains(byte);
    let bytes = text.bytes().rev().take(LONGEST_KIND);
    let start = text.len() - bytes.take_while(|byte| of_kind(byte)).count();
    let scheme = text.get(start..start + "data:".len())?;
    scheme.eq_ignore_ascii_case("data:").then_some(start)
}

/// The length of the letters at the beginning of a text. Between marks they may be broken into lines.
fn end(text: &str, closed: bool) -> usize {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=-_%".contains(&byte);
    let bytes = text.as_bytes();
    let letters = |from: usize| {
        from + bytes[from..]
            .iter()
            .take_while(|&&byte| is_letter(byte))
            .count()
    };
    let blanks = |from: usize| {
        let blanks = bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace());
        from + blanks.count()
    };
    let in_one_piece = letters(0);
    let next_line = |end: usize| {
        let next = blanks(end);
        let goes_on = next > end && bytes.get(next).is_some_and(|&byte| is_letter(byte));
        (closed && goes_on).then(|| letters(next))
    };
    let lines = std::iter::successors(Some(in_one_piece), |&end| next_line(end));
    let end = lines.last().unwrap_or(in_one_piece);
    match bytes.get(blanks(end)) {
        Some(b')' | b'>' | b'"' | b'\'') => end,
        _ => in_one_piece,
    }
}

fn decode(letters: &str) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let letters = percent_decode_str(letters).filter(|byte| !byte.is_ascii_whitespace());
    let letters = letters.map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        byte => byte,
    });
    let letters: Vec<u8> = letters.collect();
    GeneralPurpose::new(&STANDARD, config).decode(letters).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest GIF.
    const GIF: &str = "R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=";

    #[test]
    fn pictures_among_words() {
        let check = |before: &str, letters: &str, after: &str, expected: bool| {
            let text = format!("{before}data:image/gif;base64,{letters}{after}");
            let found = embedded(&text);
            assert_eq!(found.len(), usize::from(expected), "{text}");
            for one in found {
                let address = &text[before.len()..text.len() - after.len()];
                assert_eq!(&text[one.address.clone()], address);
                assert_eq!(
                    one.picture.map(|(format, _)| format),
                    Some(PictureFormat::Gif),
                    "{text}"
                );
            }
        };
        check("Lễ ![Lễ](", GIF, ") và", true);
        check("![Lễ](<", GIF, ">)", true);
        check("![Lễ](", GIF, " \"Ảnh: A\")", true);
        check("![][image1]\n\n[image1]: <", GIF, ">\n", true);
        check("[image1]: ", GIF, "\nAAAA\n", true);
        check("<img alt='a' src='", GIF, "'>", true);
        check("![](", &GIF.replace("AAAA", "AA\n  AA"), ")", true);
        check("![](", &GIF.replace('=', "%3D"), ")", true);
        check("![](", GIF.trim_end_matches('='), ")", true);
        check("url(", GIF, ")", false);
        check("a ", GIF, " b", false);
        let fields = format!("photo: data:image/gif;base64,{GIF}\ntitle: A\n");
        assert_eq!(embedded_in_fields(&fields).len(), 1);
        let other =
            &embedded("[x](data:application/pdf;base64,JVBERg==) ![](data:image/png;base64,@)");
        assert_eq!(other.len(), 2);
        assert!(other.iter().all(|one| one.picture.is_none()));
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_the_search(text in "(\\]\\(|\\]: |<|data:|image/gif|;base64,|[A-C=%/ \n)>ấ]){0,30}") {
            for one in embedded(&text).into_iter().chain(embedded_in_fields(&text)) {
                proptest::prop_assert!(text.get(one.address).is_some());
            }
        }
    }
}
