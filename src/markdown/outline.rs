//! Outlines: what a text contains, as far as other pages and checks need to know.

use super::{
    blocks,
    embedded::embedded,
    events, figure,
    heading::{self, Anchors},
    html_outline::{self, HtmlOutline},
    ids::Ids,
    raw_html::{self, Origin, RawHtml, TagVerdict},
    source_code::{self, source_code},
    stray::{self, UnmadeLink},
    trusted, words,
};
use crate::{
    diagnostic::{Span, TextProblem},
    text::{Words, mark, summary, without_direction},
};
use memchr::memmem;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, ops::Range};

/// Deepest nesting of lists. Quotes may be nested twice as deep, because a list and its item are two levels.
const DEEPEST: usize = 100;
/// Longest tag that is told, in characters.
const TAG: usize = 40;
/// Longest first paragraph that is kept, in characters.
const FIRST_PARAGRAPH: usize = 320;
/// A first paragraph with more characters than this is taken to be unlike all others.
const TELLING: usize = 40;

/// What a text contains, without its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Ids of the headings, which links may name.
    pub anchors: Ids,
    /// The links, with addresses as written.
    pub links: Vec<OutlineLink>,
    /// What looks like a link or a picture and became none.
    pub unmade: Vec<UnmadeLink>,
    /// The pictures, with addresses as written.
    pub pictures: Vec<OutlinePicture>,
    /// The first paragraph without markup, cut at a word; empty when the article has a lead.
    pub first_paragraph: String,
    /// A digest of the first paragraph, by which a text is recognised after a move; none when the paragraph is short.
    pub beginning: Option<u64>,
    /// Problems of the text, such as brackets that look like a link and are none.
    pub problems: Vec<(Span, TextProblem)>,
    /// The words, when search needs them. The cache keeps them apart, because they are long and few ask for them.
    #[serde(skip)]
    pub words: Option<Words>,
}

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineLink {
    /// The address as written.
    pub target: String,
    /// Range of the link in the text.
    pub span: Span,
}

/// A picture in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinePicture {
    /// The address as written.
    pub src: String,
    /// Caption: the text in square brackets.
    pub alt: String,
    /// Name of who made the picture, when the title tells it.
    pub credit: Option<String>,
    /// Range of the picture in the text; of its address, in HTML.
    pub span: Span,
    /// Whether HTML shows it, which stays as it is.
    pub in_html: bool,
}

/// Makes the outline of a text, with its words if they are wanted.
pub fn outline(body: &str, policy: RawHtml, words: bool) -> Outline {
    let (events, ranges) = events(body);
    let mut pass = Pass {
        body,
        outline: Outline::default(),
        events: &events,
        ranges: &ranges,
        covered: Vec::new(),
        code: Vec::new(),
        policy,
        html: HtmlOutline::default(),
    };
    pass.run();
    pass.outline.problems.extend(pass.html.problems());
    pass.report_stray(body);
    pass.report_escaped();
    pass.report_source_code();
    pass.report_embedded(body);
    pass.outline.words = words.then(|| Words::of(blocks::event_blocks(&events, policy)));
    pass.outline
}

/// The length of the mark `[^label]:` at the beginning of a definition. It is measured in the source, because the
/// parser replaces characters in the label that cannot be shown.
fn footnote_mark(definition: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in definition.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b']' if definition[at..].starts_with("]:") => return at + 2,
            _ => {}
        }
    }
    definition.len()
}

struct Pass<'e, 'a> {
    body: &'e str,
    outline: Outline,
    events: &'e [Event<'a>],
    ranges: &'e [Range<usize>],
    /// Ranges of links, pictures, code, footnotes and of HTML that is not shown, in which brackets are no broken links.
    covered: Vec<Range<usize>>,
    code: Vec<Range<usize>>,
    policy: RawHtml,
    /// What the HTML of the text tells, when it is trusted.
    html: HtmlOutline,
}

impl Pass<'_, '_> {
    fn run(&mut self) {
        let mut anchors = Anchors::beside(match self.policy {
            RawHtml::Trusted => trusted::all_ids(self.events),
            RawHtml::Safe => Vec::new(),
        });
        let mut depth = 0_usize;
        let mut marks: Vec<&str> = Vec::new();
        let mut definitions: Vec<(&str, Span)> = Vec::new();
        for (index, event) in self.events.iter().enumerate() {
            let range = self.ranges[index].clone();
            let span = Span::new(range.start, range.end);
            match event {
                Event::Start(Tag::Heading { id, .. }) => {
                    let words = words(heading::inside(self.events, index));
                    let id = anchors.next(id.as_deref(), &words);
                    self.outline.anchors.push(&id);
                }
                Event::Start(Tag::Paragraph) if self.outline.first_paragraph.is_empty() => {
                    self.first_paragraph(index)
                }
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }) => {
                    self.covered.push(range);
                    self.report_empty_link(index, dest_url, span);
                    if *link_type != LinkType::Email && !is_data(dest_url) {
                        self.outline.links.push(OutlineLink {
                            target: dest_url.to_string(),
                            span,
                        });
                    }
                }
                Event::Start(Tag::Image { .. }) => {
                    self.covered.push(range);
                    if let Some(image) = figure::image(self.events, index)
                        && !is_data(image.src)
                    {
                        let credit = figure::credit(image.title, &image.alt);
                        let (src, alt) = (image.src.to_owned(), image.alt);
                        self.outline.pictures.push(OutlinePicture {
                            src,
                            alt,
                            credit,
                            span,
                            in_html: false,
                        });
                    }
                }
                Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => {
                    self.code.push(range.clone());
                    self.covered.push(range);
                }
                Event::FootnoteReference(label) => {
                    self.covered.push(range);
                    marks.push(label);
                }
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    let end = range.start + footnote_mark(&self.body[range.clone()]);
                    self.covered.push(range.start..end);
                    definitions.push((label, Span::new(range.start, end)));
                }
                Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => {
                    depth += 1;
                    if depth == DEEPEST * 2 {
                        self.outline
                            .problems
                            .push((span, TextProblem::NestedTooDeep { limit: DEEPEST }));
                    }
                }
                Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) => {
                    depth = depth.saturating_sub(1)
                }
                Event::Start(Tag::HtmlBlock) => {
                    let (html, _) = raw_html::block(self.events, index);
                    match self.policy {
                        RawHtml::Trusted => {
                            let origin = Origin::of_block(self.events, self.ranges, index);
                            self.trusted(&html, &origin);
                            self.covered.push(range);
                        }
                        // A tag that passes among words does not pass alone.
                        RawHtml::Safe => {
                            let verdict = raw_html::judge(&html);
                            if !matches!(verdict, TagVerdict::Drop | TagVerdict::Void(_)) {
                                self.shown_as_text(&html, span);
                            } else {
                                self.covered.push(range);
                            }
                        }
                    }
                }
                Event::InlineHtml(tag) => match self.policy {
                    RawHtml::Trusted => self.trusted(tag, &Origin::of_tag(tag, range)),
                    RawHtml::Safe => match raw_html::judge(tag) {
                        // A shortcode `{{<figure …>}}` is told as one.
                        TagVerdict::Text if self.body[..range.start].ends_with("{{") => {}
                        TagVerdict::Text => self.shown_as_text(tag, span),
                        TagVerdict::Drop => self.covered.push(range),
                        _ => {}
                    },
                },
                _ => {}
            }
        }
        for (label, span) in definitions {
            if !marks.contains(&label) {
                self.outline.problems.push((
                    span,
                    TextProblem::UnusedFootnote {
                        label: label.to_owned(),
                    },
                ));
            }
        }
    }

    fn first_paragraph(&mut self, start: usize) {
        if figure::figures(self.events, start).is_some() || !self.html.may_begin_paragraph() {
            return;
        }
        let rest = &self.events[start..];
        let end = rest
            .iter()
            .position(|event| matches!(event, Event::End(TagEnd::Paragraph)))
            .unwrap_or(rest.len());
        // Captions are told beside their pictures; in a summary they would stand among the words of the paragraph.
        let paragraph = figure::without_images(&rest[..end]);
        let first = match self.policy {
            RawHtml::Safe => words(paragraph.iter()),
            RawHtml::Trusted => {
                without_direction(blocks::event_blocks(&paragraph, self.policy).join(" "))
            }
        };
        match paragraph {
            Cow::Borrowed(_) => self.set_first_paragraph(&first),
            // Where a picture stood, blanks met.
            Cow::Owned(_) => {
                let words: Vec<&str> = first.split_whitespace().collect();
                self.set_first_paragraph(&words.join(" "));
            }
        }
    }

    fn set_first_paragraph(&mut self, words: &str) {
        let first = summary(words, FIRST_PARAGRAPH);
        self.outline.beginning = first.chars().nth(TELLING).map(|_| mark(&first));
        self.outline.first_paragraph = first;
    }

    /// Reads HTML like Markdown.
    fn trusted(&mut self, html: &str, origin: &Origin) {
        let named = self.html.read(html, origin);
        named
            .ids
            .iter()
            .for_each(|id| self.outline.anchors.push(id));
        let links = named.links.into_iter();
        let links = links.map(|(target, span)| OutlineLink { target, span });
        self.outline.links.extend(links);
        let pictures = named.pictures.into_iter();
        let pictures = pictures.map(|(src, alt, span)| OutlinePicture {
            src,
            alt,
            credit: None,
            span,
            in_html: true,
        });
        self.outline.pictures.extend(pictures);
        if let Some(first) = named
            .first_paragraph
            .filter(|_| self.outline.first_paragraph.is_empty())
        {
            self.set_first_paragraph(&first);
        }
    }

    /// Reports a link that nobody sees, or that leads nowhere but to the top of its page.
    fn report_empty_link(&mut self, start: usize, target: &str, span: Span) {
        let inside = &self.events[start + 1..];
        let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::Link));
        let inside = &inside[..inside.iter().position(is_end).unwrap_or(inside.len())];
        let has_picture = |event: &Event<'_>| matches!(event, Event::Start(Tag::Image { .. }));
        let problem = match words(inside) {
            _ if inside.iter().any(has_picture) => return,
            words if words.trim().is_empty() => TextProblem::LinkWithoutWords {
                target: summary(target, TAG),
            },
            words if target == "#" => TextProblem::LinkToTop { words },
            _ => return,
        };
        self.outline.problems.push((span, problem));
    }

    /// Reports HTML that readers see as it is.
    fn shown_as_text(&mut self, html: &str, span: Span) {
        let tag = html.trim().lines().next().unwrap_or("");
        if !tag.starts_with("</") {
            let problem = TextProblem::RawHtml {
                tag: summary(tag, TAG),
                blocked: html_outline::first_blocked(html),
            };
            self.outline.problems.push((span, problem));
        }
    }

    /// Reports tags that were escaped, the first with the number of others.
    fn report_escaped(&mut self) {
        let tags = source_code::escaped_tags(self.body).into_iter();
        let mut tags = tags.filter(|range| !stray::is_covered(&self.covered, range.start));
        let Some(first) = tags.next() else {
            return;
        };
        let problem = TextProblem::EscapedHtml {
            tag: summary(&self.body[first.clone()], TAG),
            more: tags.count(),
        };
        let span = Span::new(first.start, first.end);
        self.outline.problems.push((span, problem));
    }

    /// Reports a text of which readers see nothing but source code. That says all that is said of each tag.
    fn report_source_code(&mut self) {
        let Some(found) = source_code(self.body, self.events, self.ranges, self.policy) else {
            return;
        };
        let of_tag = |problem: &TextProblem| {
            matches!(
                problem,
                TextProblem::RawHtml { .. } | TextProblem::EscapedHtml { .. }
            )
        };
        self.outline
            .problems
            .retain(|(_, problem)| !of_tag(problem));
        let problem = TextProblem::HtmlArticle {
            tag: found.tag,
            words: found.words,
            escaped: found.escaped,
        };
        let span = Span::new(found.range.start, found.range.end);
        self.outline.problems.push((span, problem));
    }

    /// Reports brackets that look like a link or a footnote and became neither.
    fn report_stray(&mut self, body: &str) {
        self.covered.sort_by_key(|range| range.start);
        self.outline.unmade = stray::links(body, &self.covered);
        let definitions = stray::definitions(body, &self.covered);
        self.outline.unmade.extend(definitions);
        let foreign = stray::foreign_links(body, &self.covered);
        self.outline.unmade.extend(foreign);
        let is_shown = |at: usize| {
            let mut around = self.ranges.iter().zip(self.events);
            around.any(|(range, event)| {
                let holds_words = !matches!(event, Event::Start(_) | Event::End(_));
                holds_words && range.contains(&at)
            })
        };
        for span in stray::unused_addresses(body, &self.covered, is_shown) {
            let line = span.slice(body).to_owned();
            self.outline
                .problems
                .push((span, TextProblem::LostLine { line }));
        }
        let footnotes = stray::footnotes(body, &self.covered).into_iter();
        self.outline
            .problems
            .extend(footnotes.map(|(span, label)| (span, TextProblem::MissingFootnote { label })));
    }

    /// Reports data in the place of addresses.
    fn report_embedded(&mut self, body: &str) {
        for found in embedded(body) {
            let at = found.address.start;
            let until = self.code.partition_point(|code| code.start <= at);
            let code = self.code[..until].last();
            if code.is_none_or(|code| !code.contains(&at)) {
                let span = Span::new(at, at + found.head);
                self.outline.problems.push((span, found.problem()));
            }
        }
    }
}

/// Whether an address is data, which is reported by itself.
fn is_data(address: &str) -> bool {
    let scheme = address.trim_start().get(.."data:".len());
    let is_data = scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    is_data && memmem::find(address.as_bytes(), b";base64,").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Problem;

    #[test]
    fn notes_what_others_need() {
        let body = "![Lễ phát động](anh.svg \"Ảnh: A\")\n\n**Hà Đông** – đoạn *đầu*.\n\n## Kết quả\n\n## Kết quả\n\n[x](bai.md#muc) và <mailto:a@b.vn>\n";
        let outline = outline(body, RawHtml::Safe, false);
        let anchors: Vec<&str> = outline.anchors.iter().collect();
        assert_eq!(anchors, ["ket-qua", "ket-qua-2"]);
        assert_eq!(outline.first_paragraph, "Hà Đông – đoạn đầu.");
        assert_eq!(outline.links[0].target, "bai.md#muc");
        assert_eq!(outline.pictures[0].alt, "Lễ phát động");
        assert_eq!(outline.pictures[0].credit.as_deref(), Some("Ảnh: A"));
        assert!(outline.problems.is_empty(), "{:?}", outline.problems);
    }

    #[test]
    fn captions_are_no_part_of_the_first_paragraph() {
        let check = |body: &str, expected: &str| {
            for policy in [RawHtml::Safe, RawHtml::Trusted] {
                let outline = outline(body, policy, false);
                assert_eq!(outline.first_paragraph, expected, "{body}");
            }
        };
        check(
            "Sáng nay ![Lễ phát động](a.svg) khai mạc.",
            "Sáng nay khai mạc.",
        );
        check("[![Lễ](a.svg)](a.html)\n\nKhai mạc.", "Khai mạc.");
        check("![Lễ](a.svg)\nSáng nay.", "Sáng nay.");
        check("Sáng ![**Lễ** ![b](b.svg)](a.svg), trưa.", "Sáng , trưa.");
    }

    #[test]
    fn says_what_became_nothing() {
        let check = |body: &str, code: &str, marked: &str| {
            let problems = outline(body, RawHtml::Safe, false).problems;
            let found: Vec<(&str, &str)> = problems
                .into_iter()
                .map(|(span, problem)| (Problem::from(problem).code(), span.slice(body)))
                .collect();
            assert_eq!(found, [(code, marked)], "{body}");
        };
        check("Theo[^1] ban tổ chức.", "missing-footnote", "[^1]");
        check("Đoạn.\n\n[^a]: Nguồn.\n", "unused-footnote", "[^a]:");
        // The parser replaces characters that cannot be shown in a label, so its length differs.
        check(
            "Đoạn.\n\n[^ghi\0chú]: Nguồn.\n",
            "unused-footnote",
            "[^ghi\0chú]:",
        );
        check(
            "Đoạn.\n\n[^a\\]b]: Nguồn.\n",
            "unused-footnote",
            "[^a\\]b]:",
        );
        check("a <script>alert(1)</script>", "raw-html", "<script>");
    }

    #[test]
    fn code_is_left_alone() {
        let body = "`[x](a b)` và `[^1]`\n\n    [y](c d)\n";
        assert!(outline(body, RawHtml::Safe, false).problems.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_the_outline(body in "[-a#\\[\\]()!<>/*_`|:^ \n~]{0,80}") {
            let outline = outline(&body, RawHtml::Safe, true);
            for (span, _) in outline.problems {
                proptest::prop_assert!(body.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}
