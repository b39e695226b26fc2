//! Removes what picture files tell besides the picture: where and when it was taken, with which device, and what
//! drawing programs keep for themselves. Drawings may contain photos, so both are handled here.

use super::{
    format::{self, PictureFormat},
    head,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{borrow::Cow, ops::Range};

/// Prefixes of elements and attributes that drawing programs keep for themselves.
const EDITORS: [&str; 2] = ["inkscape", "sodipodi"];

/// Whether a file is a picture that pages show, by its first [`BEGINNING`](super::BEGINNING) bytes.
pub fn is_picture(beginning: &[u8]) -> bool {
    picture_format(beginning).is_some()
}

/// The format of a picture that pages show, by the first bytes of its file.
pub fn picture_format(beginning: &[u8]) -> Option<PictureFormat> {
    format::sniff(beginning).and_then(|(format, _)| format)
}

/// A picture file without metadata on place, time, people and devices; any other file as it is. The first bytes tell
/// what the file is, because its name may be wrong.
pub fn without_metadata(bytes: &[u8]) -> Cow<'_, [u8]> {
    match format::sniff(bytes) {
        Some((Some(PictureFormat::Svg), _)) => bare(bytes),
        Some((Some(format), _)) => head::without_metadata(format, bytes),
        Some((None, _)) | None => Cow::Borrowed(bytes),
    }
}

/// The drawing without metadata. From where it is no XML any more, it stays as it is.
fn bare(bytes: &[u8]) -> Cow<'_, [u8]> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Cow::Borrowed(bytes);
    };
    // The XML reader leaves byte order marks out, and counts bytes without them.
    let (marks, text) = text.split_at(text.len() - text.trim_start_matches('\u{feff}').len());
    let changes = changes(text);
    if changes.is_empty() {
        return Cow::Borrowed(bytes);
    }
    let (mut bare, mut from) = (marks.to_owned(), 0);
    for (range, instead) in changes {
        bare.push_str(&text[from..range.start]);
        bare.push_str(&instead);
        from = range.end;
    }
    bare.push_str(&text[from..]);
    Cow::Owned(bare.into_bytes())
}

/// Ranges of the text to be replaced, in order, each with its replacement.
fn changes(text: &str) -> Vec<(Range<usize>, String)> {
    let mut reader = Reader::from_str(text);
    let mut changes = Vec::new();
    let mut is_drawing = false;
    // Where an element began that is removed, and how many elements are open in it.
    let mut left_out: Option<(usize, usize)> = None;
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event();
        let end = (reader.buffer_position() as usize).min(text.len());
        if !is_drawing {
            match &event {
                Ok(Event::Start(tag) | Event::Empty(tag)) => {
                    is_drawing = tag.local_name().as_ref().eq_ignore_ascii_case("svg");
                }
                Ok(Event::Text(words)) if words.trim().is_empty() => {}
                Ok(Event::Decl(_) | Event::DocType(_) | Event::Comment(_) | Event::PI(_)) => {}
                _ => return Vec::new(),
            }
        }
        if !is_drawing && matches!(event, Ok(Event::Start(_) | Event::Empty(_))) {
            return Vec::new(); // perhaps a page that contains a drawing
        }
        left_out = match (event, left_out) {
            (Err(_) | Ok(Event::Eof), _) => return changes,
            (Ok(Event::Start(_)), Some((from, depth))) => Some((from, depth + 1)),
            (Ok(Event::End(_)), Some((from, 0))) => {
                changes.push((from..end, String::new()));
                None
            }
            (Ok(Event::End(_)), Some((from, depth))) => Some((from, depth - 1)),
            (Ok(_), Some(inside)) => Some(inside),
            (Ok(Event::Comment(_)), None) => {
                changes.push((start..end, String::new()));
                None
            }
            (Ok(Event::Start(tag)), None) if is_of_editors(&tag) => Some((start, 0)),
            (Ok(Event::Empty(tag)), None) if is_of_editors(&tag) => {
                changes.push((start..end, String::new()));
                None
            }
            (Ok(Event::Start(tag) | Event::Empty(tag)), None) => match in_tag(&tag, text) {
                Some(in_tag) => {
                    changes.extend(in_tag);
                    None
                }
                None => return changes,
            },
            (Ok(_), None) => None,
        };
    }
}

fn is_of_editors(tag: &BytesStart<'_>) -> bool {
    let name = tag.name();
    let name = name.as_ref();
    tag.local_name().as_ref().eq_ignore_ascii_case("metadata") || has_prefix(name)
}

fn has_prefix(name: &str) -> bool {
    let prefix = name.split_once(':').map(|(prefix, _)| prefix);
    prefix.is_some_and(|prefix| EDITORS.contains(&prefix))
}

/// Ranges in a tag to be replaced: attributes of drawing programs, and pictures in attributes. None when the tag is no
/// XML: without what is taken out of it, it would be read in another way.
fn in_tag(tag: &BytesStart<'_>, text: &str) -> Option<Vec<(Range<usize>, String)>> {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let (key, value) = (attribute.key.as_ref(), &*attribute.value);
        let (Some(name), Some(inside)) = (place(text, key), place(text, value)) else {
            continue;
        };
        if !text[..name.start].ends_with([' ', '\t', '\n', '\r']) {
            return None;
        }
        if has_prefix(key) {
            let end = text.len().min(inside.end + 1); // behind the closing quote
            changes.push((name.start..end, String::new()));
        } else if let Some(bare) = bare_picture(value) {
            changes.push((inside, bare));
        }
    }
    Some(changes)
}

/// The range of a part in its text; none for a copy that the reader made.
fn place(text: &str, part: &str) -> Option<Range<usize>> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    let place = start..start.checked_add(part.len())?;
    (text.get(place.clone()) == Some(part)).then_some(place)
}

/// A picture in a `data:` address without its metadata; none when it has none.
fn bare_picture(address: &str) -> Option<String> {
    let (kind, coded) = address.split_once(";base64,")?;
    kind.trim_start().strip_prefix("data:image/")?;
    let coded: String = coded.split_whitespace().collect();
    let bytes = BASE64_STANDARD.decode(coded).ok()?;
    match without_metadata(&bytes) {
        Cow::Borrowed(_) => None,
        Cow::Owned(bare) => Some(format!("{kind};base64,{}", BASE64_STANDARD.encode(bare))),
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn what_is_shown_stays() {
        let check = |drawing: &str, expected: &str| {
            let found = bare(drawing.as_bytes()).into_owned();
            assert_eq!(String::from_utf8(found).unwrap(), expected, "{drawing}");
        };
        for same in [
            "<svg><g a='1'/>chữ &amp; dấu</svg>",
            "<svg><style>/* a */</style><image href='data:image/png;base64,AAAA'/></svg>",
            "<!-- a --><html><svg><!-- b --></svg></html>",
            "let a = '<svg><!-- b --></svg>'",
            "<svg a='0'_▸onn='0'_▸b='1' inkscape:c='2'/>",
            "<svg a='0' inkscape:c='2' d=3 inkscape:e='ấ'/>",
            "<svg a='0'inkscape:c='2'/>",
            "<svg><title>Cầu</title><desc>inkscape:</desc></svg>",
        ] {
            check(same, same);
        }
        check("<svg><!-- 21.02, 105.8 --><g/></svg>", "<svg><g/></svg>");
        check(
            "<svg>a<metadata><r:RDF><r:x/>An</r:RDF></metadata>b<metadata/>c</svg>",
            "<svg>abc</svg>",
        );
        check(
            "<svg><sodipodi:namedview a='1'><g/></sodipodi:namedview><g inkscape:label='Lớp' id='g'/></svg>",
            "<svg><g  id='g'/></svg>",
        );
        check("<svg><!-- a --><g", "<svg><g");
        for marks in ["\u{feff}", "\u{feff}\u{feff}"] {
            let drawing = |inside| format!("{marks}<svg>{inside}<g id='ấ'/></svg>");
            check(&drawing("<!-- ấ -->"), &drawing(""));
        }
        let jpeg = "/9j/4QAKRXhpZgAAQUL/2Q==";
        let found =
            bare(format!("<svg><image href=\"data:image/jpeg;base64,{jpeg}\"/></svg>").as_bytes())
                .into_owned();
        assert!(!String::from_utf8(found).unwrap().contains("RXhpZg"));
    }
}
