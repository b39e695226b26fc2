//! What HTML in a text tells: what it names, where the site trusts it, and what of it browsers pass over.

use super::{
    blocked::blocked,
    flow::Hidden,
    html::{self, Piece, StartTag},
    raw_html::Origin,
    trusted::{self, FirstParagraph, Naming},
};
use crate::{
    diagnostic::{Blocked, Span, TextProblem},
    text::without_direction,
};
use memchr::memmem;
use std::{mem::discriminant, ops::Range};

/// What has been read of the HTML of a text so far.
#[derive(Default)]
pub(super) struct HtmlOutline {
    first: FirstParagraph,
    blocked: Vec<(Blocked, Span)>,
    /// Marks of Markdown among the words of HTML.
    markdown: Vec<(&'static str, Span)>,
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
        let mut hidden = Hidden::default();
        for piece in &pieces {
            let shown = hidden.shows(piece);
            match piece {
                Piece::Start(tag) => self.tag(tag, origin, &mut named),
                Piece::Text { range, .. } if shown => {
                    let words = html.get(range.clone()).unwrap_or("");
                    self.markdown.extend(markdown_in(words).map(|(at, mark)| {
                        let start = range.start + at;
                        let source = origin.of(start..start + mark.len());
                        (mark, Span::new(source.start, source.end))
                    }));
                }
                _ => {}
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
        let found = blocked(tag).into_iter();
        self.blocked
            .extend(found.map(|(what, range)| (what, span(range))));
    }

    /// Whether a paragraph of Markdown that comes next is one of the text, and not of an element such as a table.
    pub(super) fn may_begin_paragraph(&self) -> bool {
        self.first.may_come()
    }

    /// What browsers pass over. Of what needs no cure of its own only the first is told, with the number of others.
    pub(super) fn problems(&self) -> Vec<(Span, TextProblem)> {
        // Each with the number of others of its kind.
        let mut alike: Vec<(&Blocked, Span, usize)> = Vec::new();
        let mut told: Vec<(&Blocked, Span, usize)> = Vec::new();
        for (what, span) in &self.blocked {
            if !what.is_alike() {
                told.push((what, *span, 0));
                continue;
            }
            let mut known = alike.iter_mut();
            match known.find(|(other, ..)| discriminant(*other) == discriminant(what)) {
                Some((.., more)) => *more += 1,
                None => alike.push((what, *span, 0)),
            }
        }
        let all = told.into_iter().chain(alike);
        let all = all.map(|(what, span, more)| {
            let what = what.clone();
            (span, TextProblem::BlockedHtml { what, more })
        });
        all.chain(self.unread()).collect()
    }

    /// Markdown in blocks of HTML, which nobody reads as such: the first with the number of others.
    fn unread(&self) -> Option<(Span, TextProblem)> {
        let (mark, span) = self.markdown.first()?;
        let problem = TextProblem::MarkdownInHtml {
            mark: (*mark).to_owned(),
            more: self.markdown.len() - 1,
        };
        Some((*span, problem))
    }
}

/// What browsers would pass over in HTML that is shown as text: an element, or else an attribute.
pub(super) fn first_blocked(html: &str) -> Option<Blocked> {
    let mut found: Vec<Blocked> = Vec::new();
    for piece in html::pieces(html) {
        if let Piece::Start(tag) = piece {
            found.extend(blocked(&tag).into_iter().map(|(what, _)| what));
        }
    }
    let element = found.iter().position(|what| !what.is_attribute());
    let first = element.unwrap_or(0);
    (first < found.len()).then(|| found.swap_remove(first))
}

/// A mark that Markdown has for links or bold words, where it would begin or end some, and its place among the words.
fn markdown_in(words: &str) -> Option<(usize, &'static str)> {
    let link = memmem::find(words.as_bytes(), b"](").map(|at| (at, "]("));
    let bold = || {
        let mut marks = memmem::find_iter(words.as_bytes(), b"**");
        // One beside a tag is told by the rule over asterisks.
        let begins = |at: &usize| {
            let before = words[..*at].chars().next_back();
            let after = words[at + 2..].chars().next();
            before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_alphanumeric)
        };
        marks.find(begins).map(|at| (at, "**"))
    };
    link.or_else(bold)
}
