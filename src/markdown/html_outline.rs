//! What HTML in a text names, where the site trusts it.

use super::{
    html::{self, Piece, StartTag},
    raw_html::Origin,
    trusted::{self, FirstParagraph, Naming},
};
use crate::{diagnostic::Span, text::without_direction};
use std::ops::Range;

/// What has been read of the HTML of a text so far.
#[derive(Default)]
pub(super) struct HtmlOutline {
    first: FirstParagraph,
}

/// What a piece of HTML names.
#[derive(Default)]
pub(super) struct Named {
    /// Addresses of links and files.
    pub(super) links: Vec<(String, Span)>,
    /// Pictures with address and caption.
    pub(super) pictures: Vec<(String, String, Span)>,
    /// Ids to which links may lead.
    pub(super) ids: Vec<String>,
    /// The first paragraph.
    pub(super) first_paragraph: Option<String>,
}

impl HtmlOutline {
    /// Reads a block of HTML, or a tag among words.
    pub(super) fn read(&mut self, html: &str, origin: &Origin) -> Named {
        let pieces = html::pieces(html);
        let mut named = Named::default();
        for piece in &pieces {
            if let Piece::Start(tag) = piece {
                self.tag(tag, origin, &mut named);
            }
        }
        named.first_paragraph = self.first.read(&pieces).map(without_direction);
        named
    }

    fn tag(&mut self, tag: &StartTag, origin: &Origin, named: &mut Named) {
        let span = |range: Range<usize>| {
            let source = origin.of(range);
            Span::new(source.start, source.end)
        };
        for (attribute, naming) in trusted::naming(tag) {
            let span = span(attribute.range.clone());
            let addresses = trusted::addresses(attribute, naming).into_iter();
            let addresses = addresses.map(str::to_owned);
            if naming == Naming::Picture {
                let alt = without_direction(tag.value("alt").unwrap_or("").to_owned());
                let pictures = addresses.map(|src| (src, alt.clone(), span));
                named.pictures.extend(pictures);
            } else {
                named.links.extend(addresses.map(|address| (address, span)));
            }
        }
        named.ids.extend(trusted::ids(tag).map(str::to_owned));
    }

    /// Whether a paragraph of Markdown that comes next is one of the text, and not of an element such as a table.
    pub(super) fn may_begin_paragraph(&self) -> bool {
        self.first.may_come()
    }
}
