//! Drawings (SVG): whether they only draw, and how large they are.
//!
//! A drawing is published as it is, and opened by itself it may act in the name of the site. So it must not run
//! programs, contain foreign content, fetch anything or declare entities.

use crate::{
    diagnostic::{PictureFault, Span, SvgDanger},
    source::decode,
};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

/// The size in pixels that browsers assume for a drawing without one.
const SIZE: (f64, f64) = (300.0, 150.0);

/// Most attributes of an element. The XML reader compares each with all others.
const MOST_ATTRIBUTES: usize = 1000;

/// Elements that run programs, or contain something else than a drawing.
const ELEMENTS: [&str; 16] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "handler",
    "listener",
    "link",
    "meta",
    "base",
    "form",
    "input",
    "html",
];

/// Attributes whose values are addresses.
const LEADS: [&str; 9] = [
    "href",
    "src",
    "base",
    "srcset",
    "background",
    "ping",
    "data",
    "poster",
    "action",
];

/// Words in CSS after which an address may stand without `url(`.
const FETCHES: [&str; 5] = ["@import", "image-set(", "cross-fade(", "image(", "src("];

/// Beginnings of addresses that contain a picture themselves.
const INLINE: [&str; 4] = [
    "data:image/png",
    "data:image/jpeg",
    "data:image/gif",
    "data:image/webp",
];

/// A fault and its place in the drawing.
type SvgFault = (Span, PictureFault);

/// Width and height in pixels of a drawing that only draws; otherwise what else it does, or what is wrong with it.
pub(super) fn examine(bytes: &[u8]) -> Result<(u32, u32), SvgFault> {
    let damaged = |_| (Span::new(0, 0), PictureFault::Damaged);
    let decoded = decode(bytes, false).map_err(damaged)?;
    if let Some((span, _)) = decoded.problems.first() {
        return Err((*span, PictureFault::BrokenSvg)); // XML allows no control characters
    }
    // Browsers read the file as it is. In NFC, `>` with a combining stroke would be another letter, and no tag would
    // end there.
    let as_it_is = String::from_utf8_lossy(bytes);
    let as_it_is = as_it_is.strip_prefix('\u{feff}').unwrap_or(&as_it_is);
    examine_text(as_it_is).map_err(|(_, fault)| {
        let shown = examine_text(&decoded.text).err();
        (shown.map(|(place, _)| place).unwrap_or_default(), fault)
    })
}

fn examine_text(text: &str) -> Result<(u32, u32), SvgFault> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut size) = (0_usize, None);
    let mut style: Option<Style> = None;
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event();
        let end = (reader.buffer_position() as usize).min(text.len());
        let span = Span::new(start.min(end), end);
        let broken = || (span, PictureFault::BrokenSvg);
        let event = event.map_err(|_| {
            let at = (reader.error_position() as usize).min(text.len());
            (Span::new(at, at), PictureFault::BrokenSvg)
        })?;
        let starts = matches!(event, Event::Start(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let local = tag.local_name();
                let name = local.as_ref().to_ascii_lowercase();
                if size.is_none() {
                    if name != "svg" {
                        return Err(broken());
                    }
                    size = Some(measure(&tag));
                }
                check_tag(&tag, &name).map_err(|fault| match fault {
                    Some((part, danger)) => (
                        narrow(text, span, &part),
                        PictureFault::UnsafeSvg { danger },
                    ),
                    None => broken(),
                })?;
                if starts && name == "style" && style.is_none() {
                    style = Some(Style {
                        depth,
                        start: end,
                        css: String::new(),
                    });
                }
                depth += usize::from(starts);
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or_else(broken)?;
                if let Some(style) = style.take_if(|style| style.depth == depth)
                    && let Some(target) = foreign_in_css(&style.css)
                {
                    let place = narrow(text, Span::new(style.start, end), &target);
                    return Err(unsafe_at(place, SvgDanger::Elsewhere(target)));
                }
            }
            Event::Text(words) => write(&mut style, &words),
            Event::CData(words) => write(&mut style, &words),
            Event::GeneralRef(reference) => {
                let letter = letter(&reference).ok_or_else(broken)?;
                write(&mut style, letter.encode_utf8(&mut [0; 4]));
            }
            // In another encoding a reader would see other text.
            Event::Decl(_) if !is_declaration(span.slice(text)) => return Err(broken()),
            Event::Decl(_) => {}
            Event::PI(_) => {
                let target = span.slice(text).to_owned();
                return Err(unsafe_at(span, SvgDanger::Elsewhere(target)));
            }
            Event::DocType(doctype) if doctype.contains('[') => {
                return Err(unsafe_at(span, SvgDanger::Entities));
            }
            Event::Eof if depth == 0 => return size.ok_or_else(broken),
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

fn unsafe_at(span: Span, danger: SvgDanger) -> SvgFault {
    (span, PictureFault::UnsafeSvg { danger })
}

/// The span of `part` in the text at `span`.
fn narrow(text: &str, span: Span, part: &str) -> Span {
    match span.slice(text).find(part) {
        Some(at) => {
            let start = span.start as usize + at;
            Span::new(start, start + part.len())
        }
        None => span,
    }
}

/// A `<style>` element that is open.
struct Style {
    /// Number of elements that are open above it.
    depth: usize,
    /// Offset of its content.
    start: usize,
    /// Its content so far, which the reader gives in pieces.
    css: String,
}

fn write(style: &mut Option<Style>, words: &str) {
    if let Some(style) = style {
        style.css.push_str(words);
    }
}

/// The letter that a reference stands for; none for an entity, because none is declared.
fn letter(reference: &BytesRef<'_>) -> Option<char> {
    let named = || match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    };
    reference.resolve_char_ref().ok()?.or_else(named)
}

/// What is wrong with a tag: the part of it, and why; `Err(None)` when the tag is no XML.
fn check_tag(tag: &BytesStart<'_>, name: &str) -> Result<(), Option<(String, SvgDanger)>> {
    if tag.contains('<') || !is_name(tag.name().as_ref()) {
        return Err(None); // another tag may be hidden in it
    }
    let raw = tag.local_name().as_ref().to_owned();
    if ELEMENTS.contains(&name) {
        return Err(Some((raw.clone(), SvgDanger::Element(raw))));
    }
    let animates = name.starts_with("animate") || name == "set";
    for (number, attribute) in tag.attributes().enumerate() {
        if number >= MOST_ATTRIBUTES {
            return Err(None);
        }
        let attribute = attribute.map_err(|_| None)?;
        let full = attribute.key.as_ref().to_owned();
        if !is_name(&full) {
            return Err(None);
        }
        let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|_| None)?;
        if full == "xmlns" || full.starts_with("xmlns:") {
            // An element of XHTML does in a drawing what it does in a page.
            if value.trim().to_ascii_lowercase().contains("xhtml") {
                return Err(Some((full, SvgDanger::Elsewhere(value.to_string()))));
            } else {
                continue;
            }
        }
        if key.starts_with("on") {
            return Err(Some((full.clone(), SvgDanger::Handler(full))));
        }
        let leads = LEADS.contains(&key.as_str());
        let moves_link =
            animates && key == "attributename" && value.to_lowercase().contains("href");
        let away = leads && !stays(&value);
        let elsewhere = if away || moves_link {
            Some(value.to_string())
        } else {
            foreign_in_css(&value)
        };
        if let Some(target) = elsewhere {
            return Err(Some((full, SvgDanger::Elsewhere(target))));
        }
    }
    Ok(())
}

/// Whether a text is a declaration of XML as it must be, of an encoding in which a reader sees the same text. What a
/// reader takes for something else (`<?xml a="1"?>`) may be an instruction.
fn is_declaration(text: &str) -> bool {
    let inside = text
        .strip_prefix("<?xml")
        .and_then(|rest| rest.strip_suffix("?>"));
    let Some(mut rest) = inside else {
        return false;
    };
    let allowed = [
        ("version", &["1.0", "1.1"][..]),
        ("encoding", &["utf-8", "utf8", "us-ascii", "ascii"]),
        ("standalone", &["yes", "no"]),
    ];
    let mut found = Vec::new();
    for (name, values) in allowed {
        let Some(after) = rest.trim_start().strip_prefix(name) else {
            continue;
        };
        let value = after.trim_start().strip_prefix('=').map(str::trim_start);
        let value = value.and_then(|value| {
            let quote = value
                .chars()
                .next()
                .filter(|letter| "\"'".contains(*letter))?;
            value[1..].split_once(quote)
        });
        let begins_apart = rest.starts_with(|letter: char| letter.is_ascii_whitespace());
        match value {
            Some((value, after))
                if begins_apart && values.contains(&&*value.to_ascii_lowercase()) =>
            {
                found.push(name);
                rest = after;
            }
            _ => return false,
        }
    }
    found.first() == Some(&"version") && rest.trim().is_empty()
}

/// Whether XML may have an element or an attribute of this name; what the reader takes for one may go on (`script#`).
fn is_name(name: &str) -> bool {
    let is_letter = |letter: char| {
        letter.is_ascii_alphanumeric() || "-_.:".contains(letter) || !letter.is_ascii()
    };
    name.chars().all(is_letter)
}

/// Whether an address leads to a place in the drawing, or contains a picture itself.
fn stays(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    address.is_empty()
        || address.starts_with('#')
        || INLINE.iter().any(|kind| address.starts_with(kind))
}

/// What a piece of CSS fetches from elsewhere, if anything.
fn foreign_in_css(css: &str) -> Option<String> {
    let lower = css.to_ascii_lowercase();
    let fetches = FETCHES.iter().filter_map(|word| lower.find(word));
    if let Some(at) = fetches.min().or_else(|| hidden_letter(&lower)) {
        return Some(css[at..].chars().take(60).collect());
    }
    let addresses = lower.match_indices("url(").map(|(at, start)| {
        let rest = &css[at + start.len()..];
        let end = rest.find(')').unwrap_or(rest.len());
        rest[..end].trim().trim_matches(['"', '\'']).trim()
    });
    let mut foreign = addresses.filter(|address| !stays(address));
    foreign.next().map(str::to_owned)
}

/// The offset of an escaped letter: `\75rl(` and `\url(` mean `url(`. Only quotes in quotes need a backslash.
fn hidden_letter(css: &str) -> Option<usize> {
    let mut slashes = css.match_indices('\\');
    let quote = |at: usize| css[at + 1..].starts_with(['"', '\'']);
    slashes.find(|(at, _)| !quote(*at)).map(|(at, _)| at)
}

/// Width and height in pixels, as browsers compute them.
fn measure(root: &BytesStart<'_>) -> (u32, u32) {
    let attribute = |name: &str| {
        let found = root.try_get_attribute(name).ok().flatten()?;
        Some(found.value.into_owned())
    };
    let length = |name| attribute(name).and_then(|text| pixels(&text));
    let (width, height) = (length("width"), length("height"));
    let view = attribute("viewBox").and_then(|text| view_box(&text));
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        (width, height, None) => (width.unwrap_or(SIZE.0), height.unwrap_or(SIZE.1)),
    };
    let whole = |length: f64| length.round().clamp(1.0, 65_535.0) as u32;
    (whole(width), whole(height))
}

/// A length in pixels: `160`, `42mm`; none for a share of an unknown length.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length.find(|c: char| !(c.is_ascii_digit() || c == '.'));
    let (number, unit) = length.split_at(end.unwrap_or(length.len()));
    let scale = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    let number: f64 = number.parse().ok()?;
    (number > 0.0).then_some(number * scale)
}

fn view_box(text: &str) -> Option<(f64, f64)> {
    let numbers = text.split([' ', ',', '\n', '\t']);
    let numbers = numbers.filter(|number| !number.is_empty());
    let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PictureFault, SvgDanger, examine};

    #[test]
    fn sizes() {
        let check = |attributes: &str, expected| {
            let svg = format!(
                "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>"
            );
            assert_eq!(examine(svg.as_bytes()), Ok(expected), "{attributes}");
        };
        check("viewBox=\"0 0 640 480\"", (640, 480));
        check(
            "width=\"320\" height=\"200px\" viewBox=\"0 0 64 48\"",
            (320, 200),
        );
        check("width=\"320\" viewBox=\"0,0,64,48\"", (320, 240));
        check("height=\"25.4mm\" viewBox=\"0 0 2 1\"", (192, 96));
        check(
            "width=\"100%\" height=\"100%\" viewBox=\"0 0 64.4 48\"",
            (64, 48),
        );
        check("", (300, 150));
        check("width=\"-5\" viewBox=\"0 0 0 0\"", (300, 150));
    }

    #[test]
    fn what_only_draws() {
        for inside in [
            "<style>.a{fill:url(#g)} .b{font-family:'\\'A\\''}</style><path class='a' d='M0 0'/>",
            "<use href='#a'/><use xlink:href=\"#b\"/><a href='#c'><text>on&amp;click</text></a>",
            "<image href='data:image/png;base64,iVBORw0KGgo='/>",
            "<metadata><r:Work r:resource='http://purl.org/dc/'/></metadata>",
            "<animate attributeName='fill' values='red;blue'/><!-- <script> -->",
            "<rect fill='url(#g)' style='stroke:url(\"#h\")'/>",
        ] {
            for declaration in [
                "<?xml version=\"1.0\"?>",
                "<?xml version='1.0' encoding='UTF-8' standalone='no' ?>",
                "<?xml version = \"1.1\"\n encoding = \"us-ascii\"?>",
            ] {
                let svg = format!("{declaration}<svg>{inside}</svg>");
                let linked =
                    svg.replace("<svg>", "<svg xmlns:xlink='http://www.w3.org/1999/xlink'>");
                assert_eq!(examine(linked.as_bytes()), Ok((300, 150)), "{linked}");
            }
            let svg = format!(
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg xmlns:xlink='http://www.w3.org/1999/xlink'>{inside}</svg>"
            );
            assert_eq!(examine(svg.as_bytes()), Ok((300, 150)), "{inside}");
        }
    }

    #[test]
    fn what_does_more() {
        let check = |marked: &str, danger: SvgDanger| {
            let start = marked.find('▸').unwrap();
            let text = marked.replacen('▸', "", 1);
            let (span, fault) = examine(text.as_bytes()).unwrap_err();
            assert_eq!(fault, PictureFault::UnsafeSvg { danger }, "{marked}");
            assert_eq!(span.start as usize, start, "{marked}");
        };
        let element = |name: &str| SvgDanger::Element(name.to_owned());
        let handler = |name: &str| SvgDanger::Handler(name.to_owned());
        let elsewhere = |target: &str| SvgDanger::Elsewhere(target.to_owned());
        check("<svg><▸script>alert(1)</script></svg>", element("script"));
        check(
            "<svg xmlns:s='http://www.w3.org/2000/svg'><s:▸script/></svg>",
            element("script"),
        );
        check(
            "<svg><g><▸foreignObject/></g></svg>",
            element("foreignObject"),
        );
        check("<svg width='1' ▸onload='x()'/>", handler("onload"));
        check("<svg><rect ▸ONCLICK='x()'/></svg>", handler("ONCLICK"));
        check(
            "<svg><image ▸href='https://a.example/x.png'/></svg>",
            elsewhere("https://a.example/x.png"),
        );
        check(
            "<svg><use ▸xlink:href='khac.svg#a'/></svg>",
            elsewhere("khac.svg#a"),
        );
        check(
            "<svg><a ▸href='java&#115;cript:x()'/></svg>",
            elsewhere("javascript:x()"),
        );
        check(
            "<svg><image ▸href='data:image/svg+xml;base64,AA'/></svg>",
            elsewhere("data:image/svg+xml;base64,AA"),
        );
        check(
            "<svg><rect ▸fill='url(//a.example/b)'/></svg>",
            elsewhere("//a.example/b"),
        );
        check(
            "<svg><rect ▸style='fill:\\75rl(x)'/></svg>",
            elsewhere("\\75rl(x)"),
        );
        check(
            "<svg><style>a{} ▸@import 'b.css';</style></svg>",
            elsewhere("@import 'b.css';"),
        );
        check(
            "<svg><style>a{b:url(▸c.css)}</style></svg>",
            elsewhere("c.css"),
        );
        check(
            "<svg><animate ▸attributeName='href' to='javascript:x()'/></svg>",
            elsewhere("href"),
        );
        for css in [
            "<g/>▸@import 'https://a.example';",
            "@im<!-- x -->port 'https://a.example';",
            "@im<![CDATA[port 'https://a.example';]]>",
            "&#64;import 'https://a.example';",
            "▸@\\import 'https://a.example';",
            "a{fill:▸\\u\\r\\l(https://a.example)}",
            "a{cursor:▸image-set('https://a.example' 1x)}",
        ] {
            let svg = format!("<svg><style>{}</style></svg>", css.replace('▸', ""));
            let found = examine(svg.as_bytes());
            assert!(
                matches!(&found, Err((_, PictureFault::UnsafeSvg { .. }))),
                "{css}: {found:?}"
            );
        }
        check(
            "<svg><h:img ▸xmlns:h='http://www.w3.org/1999/xhtml' srcset='https://a.example'/></svg>",
            elsewhere("http://www.w3.org/1999/xhtml"),
        );
        check(
            "<svg><rect ▸style='fill:image-set(\"https://a.example\" 1x)'/></svg>",
            elsewhere("image-set(\"https://a.example\" 1x)"),
        );
        check(
            "▸<?xml-stylesheet href='a.css'?><svg/>",
            elsewhere("<?xml-stylesheet href='a.css'?>"),
        );
        check(
            "▸<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            SvgDanger::Entities,
        );
    }

    #[test]
    fn letters_hide_nothing() {
        // `>` and a combining stroke compose to one letter; the rest is in quotes.
        for text in [
            "<svg><g>\u{338}\"</g><script>x()</script>\"<g/></svg>",
            "\u{feff}<svg><a><g>\u{338}\"</g><script>x()</script>\"<g/></a></svg>",
        ] {
            let (_, fault) = examine(text.as_bytes()).unwrap_err();
            let danger = SvgDanger::Element("script".to_owned());
            assert_eq!(fault, PictureFault::UnsafeSvg { danger }, "{text}");
        }
    }

    #[test]
    fn what_is_no_drawing() {
        for text in [
            "<svg><path></svg>",
            "<svg",
            "<svg>",
            "<html/>",
            "chữ",
            "<svg a='1' a='2'/>",
            "</svg>",
            "<svg><text>&nbsp;</text></svg>",
            "<svg><text>&foo;</text></svg>",
            "<svg><text>\u{1b}$B</text></svg>",
            "<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>",
            "<?xml version='1.0' encoding='windows-1258'?><svg/>",
            "<svg><g a='<script>'/></svg>",
            "<svg><foreignObject#/></svg>",
            "<?xml version='1.0' \"='1.0'?><svg/>",
            "<?xml version='1.0'encoding='utf-8'?><svg/>",
            "<?xml version='1.0' encoding='utf-8' a='b'?><svg/>",
            "<svg><g onload#='x'/></svg>",
        ] {
            let found = examine(text.as_bytes());
            assert!(
                matches!(found, Err((_, PictureFault::BrokenSvg))),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn what_would_take_forever() {
        let attributes: String = (0..100_000).map(|n| format!(" a{n}=''")).collect();
        let many = format!("<svg{attributes}/>");
        let deep = "<g>".repeat(100_000);
        for text in [
            many,
            format!("<svg>{deep}"),
            format!("<svg>{}", "&a;".repeat(100_000)),
        ] {
            let start = std::time::Instant::now();
            assert!(examine(text.as_bytes()).is_err());
            assert!(start.elapsed().as_secs() < 20, "{}", &text[..40]);
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_it(text in "(<|>|/|svg|script|=|'|\"|url\\(|\\)|&#x?|;|[ ả\\\\!\\[\\]?-]){0,40}") {
            if let Err((span, _)) = examine(format!("<svg>{text}").as_bytes()) {
                proptest::prop_assert!(span.start <= span.end);
            }
        }
    }
}
