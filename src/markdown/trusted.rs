//! HTML that a site trusts: what it names, its first paragraph and headings, and its addresses as pages need them.

use super::{
    flow::{Flow, Hidden, of_html, parts},
    html::{self, Attribute, Piece, StartTag},
    raw_html, srcset,
};
use pulldown_cmark::{Event, Tag};

/// What an attribute names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// A page or a file.
    Link,
    /// A picture that the page shows.
    Picture,
    /// Several files of a picture.
    Files,
}

/// Attributes that name something, by their elements.
const NAMING: [(&str, &str, Naming); 17] = [
    ("a", "href", Naming::Link),
    ("area", "href", Naming::Link),
    ("img", "src", Naming::Picture),
    ("img", "srcset", Naming::Files),
    ("source", "srcset", Naming::Files),
    ("source", "src", Naming::Link),
    ("video", "src", Naming::Link),
    ("video", "poster", Naming::Link),
    ("audio", "src", Naming::Link),
    ("track", "src", Naming::Link),
    ("iframe", "src", Naming::Link),
    ("embed", "src", Naming::Link),
    ("object", "data", Naming::Link),
    ("input", "src", Naming::Link),
    ("script", "src", Naming::Link),
    ("link", "href", Naming::Link),
    ("form", "action", Naming::Link),
];

/// Attributes of a tag that name something, with what.
pub(super) fn naming(tag: &StartTag) -> impl Iterator<Item = (&Attribute, Naming)> {
    tag.attributes.iter().filter_map(|attribute| {
        let of_tag = |(element, name, _): &&(&str, &str, Naming)| {
            *element == tag.name && *name == attribute.name
        };
        let (_, _, naming) = NAMING.iter().find(of_tag)?;
        let is_empty = attribute.value.trim().is_empty();
        // A picture that is written into the page names no file; a link to such a page is none that is followed.
        let is_data = attribute.value.trim_start().starts_with("data:") && tag.name != "a";
        (!is_empty && !is_data).then_some((attribute, *naming))
    })
}

/// Where the addresses stand in the value of an attribute.
pub(super) fn addresses(attribute: &Attribute, naming: Naming) -> Vec<&str> {
    let value = attribute.value.as_str();
    match naming {
        Naming::Link | Naming::Picture => vec![value.trim()],
        Naming::Files => {
            let ranges = srcset::addresses(value).into_iter();
            ranges.map(|range| &value[range]).collect()
        }
    }
}

/// The ids of an element, to which links may lead.
pub(super) fn ids(tag: &StartTag) -> impl Iterator<Item = &str> {
    let name = (tag.name == "a").then(|| tag.value("name")).flatten();
    let ids = [tag.value("id"), name].into_iter().flatten();
    ids.filter(|id| !id.is_empty() && !id.contains(char::is_whitespace))
}

/// The ids of all HTML in a text.
pub(super) fn all_ids(events: &[Event<'_>]) -> Vec<String> {
    let mut all = Vec::new();
    for (at, event) in events.iter().enumerate() {
        let pieces = match event {
            Event::Start(Tag::HtmlBlock) => html::pieces(&raw_html::block(events, at).0),
            Event::InlineHtml(tag) => html::pieces(tag),
            _ => continue,
        };
        for piece in &pieces {
            if let Piece::Start(tag) = piece {
                all.extend(ids(tag).map(str::to_owned));
            }
        }
    }
    all
}

/// The same HTML with the addresses that the page needs. `link` and `picture` give them; a link without one is taken
/// out, so that its words stay, and a picture stays as it is.
pub(super) fn mended(
    html: &str,
    link: impl Fn(&str) -> Option<String>,
    picture: impl Fn(&str) -> Option<String>,
) -> String {
    let mut changes = Vec::new();
    for piece in html::pieces(html) {
        let Piece::Start(tag) = piece else {
            continue;
        };
        for (attribute, naming) in naming(&tag) {
            let value = attribute.value.trim();
            let new = match naming {
                Naming::Link => match link(value) {
                    Some(new) => new,
                    None => {
                        changes.push(attribute.without());
                        continue;
                    }
                },
                Naming::Picture => match picture(value) {
                    Some(new) => new,
                    None => continue,
                },
                Naming::Files => {
                    srcset::with(value, |file| link(file).unwrap_or_else(|| file.to_owned()))
                }
            };
            if new != value {
                changes.push(attribute.with_value(&new));
            }
        }
    }
    if changes.is_empty() {
        html.to_owned()
    } else {
        html::changed(html, changes)
    }
}

/// A heading with an id.
pub(super) struct HtmlHeading {
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) words: String,
}

/// The headings of a piece of HTML that links can lead to.
pub(super) fn headings(html: &str) -> Vec<HtmlHeading> {
    let mut found: Vec<HtmlHeading> = Vec::new();
    let mut hidden = Hidden::default();
    let mut is_open = false;
    for piece in &html::pieces(html) {
        match piece {
            Piece::Start(tag) if level(&tag.name).is_some() => {
                let (level, id) = (level(&tag.name), ids(tag).next());
                is_open = id.is_some();
                found.extend(id.zip(level).map(|(id, level)| HtmlHeading {
                    level,
                    id: id.to_owned(),
                    words: String::new(),
                }));
            }
            Piece::End { name } if level(name).is_some() => is_open = false,
            _ => {}
        }
        let piece = std::slice::from_ref(piece);
        of_html(
            piece,
            &mut hidden,
            &mut |step| match (found.last_mut(), step) {
                (Some(heading), Flow::Text(text)) if is_open => heading.words.push_str(text),
                (Some(heading), Flow::Space | Flow::Break) if is_open => heading.words.push(' '),
                _ => {}
            },
        );
    }
    for heading in &mut found {
        heading.words = one_line(&heading.words);
    }
    found
}

fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

fn one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// Elements whose words are no paragraph.
const APART: [&str; 21] = [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "figure",
    "figcaption",
    "caption",
    "nav",
    "form",
    "pre",
    "summary",
    "select",
    "button",
    "textarea",
    "svg",
];

/// Looks for the first paragraph of a text in its HTML.
#[derive(Default)]
pub(super) struct FirstParagraph {
    hidden: Hidden,
    /// Number of open elements that hold no paragraph.
    apart: usize,
}

impl FirstParagraph {
    /// Takes the next piece of HTML, a block or a tag among words, and gives its first paragraph.
    pub(super) fn read(&mut self, pieces: &[Piece]) -> Option<String> {
        let mut first = None;
        let mut words = String::new();
        let mut end = |words: &mut String| {
            let paragraph = one_line(&std::mem::take(words));
            if first.is_none() && !paragraph.is_empty() {
                first = Some(paragraph);
            }
        };
        for piece in pieces {
            if !self.hidden.shows(piece) {
                continue;
            }
            let (name, begins) = match piece {
                Piece::Text { text, .. } => {
                    if self.apart == 0 {
                        words.push_str(text);
                    }
                    continue;
                }
                Piece::Start(tag) => (tag.name.as_str(), true),
                Piece::End { name } => (name.as_str(), false),
            };
            if name == "br" {
                words.push(' ');
            } else if parts(name) && name != "img" {
                end(&mut words);
            }
            if APART.contains(&name) {
                self.apart = if begins {
                    self.apart + 1
                } else {
                    self.apart.saturating_sub(1)
                };
            }
        }
        end(&mut words);
        first
    }

    /// Whether a paragraph of Markdown that comes next would be one.
    pub(super) fn may_come(&self) -> bool {
        self.hidden.is_none() && self.apart == 0
    }
}
