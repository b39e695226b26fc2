//! Where the words of a text stand in its source, and where its code does.

use super::{
    events,
    flow::{Hidden, ends_inline, is_inline, parts},
    html::{self, Piece},
    raw_html::{self, Origin},
};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Words and code of a text, as ranges of bytes of its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The words of each paragraph, heading, item and cell, in HTML as well. Code, tags, addresses and titles of links
    /// are not included.
    pub paragraphs: Vec<Vec<Range<usize>>>,
    /// Blocks and spans of code, in their order.
    pub code: Vec<Range<usize>>,
}

impl Prose {
    /// Whether a byte of the source is one of its words.
    pub fn is_word(&self, at: usize) -> bool {
        let begins_before =
            |words: &Vec<Range<usize>>| words.first().is_some_and(|first| first.start <= at);
        let until = self.paragraphs.partition_point(begins_before);
        let paragraph = self.paragraphs[..until].last();
        paragraph.is_some_and(|words| {
            let until = words.partition_point(|range| range.start <= at);
            words[..until]
                .last()
                .is_some_and(|range| range.contains(&at))
        })
    }

    /// The block or span of code in which a byte of the source stands.
    pub fn code_at(&self, at: usize) -> Option<&Range<usize>> {
        let until = self.code.partition_point(|range| range.start <= at);
        self.code[..until]
            .last()
            .filter(|range| range.contains(&at))
    }

    /// Whether a byte of the source is in code.
    pub fn is_code(&self, at: usize) -> bool {
        self.code_at(at).is_some()
    }
}

/// Finds the words and the code of a text.
pub fn prose(body: &str) -> Prose {
    let (events, ranges) = events(body);
    let mut prose = Prose::default();
    let mut paragraph: Vec<Range<usize>> = Vec::new();
    let mut in_code = false;
    let mut at = 0;
    while let (Some(event), Some(range)) = (events.get(at), ranges.get(at)) {
        let range = range.clone();
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let (html, taken) = raw_html::block(&events, at);
                let origin = Origin::of_block(&events, &ranges, at);
                flush(&mut paragraph, &mut prose.paragraphs);
                of_html(&html, &origin, &mut paragraph, &mut prose.paragraphs);
                flush(&mut paragraph, &mut prose.paragraphs);
                at += taken;
                continue;
            }
            Event::Start(Tag::CodeBlock(_)) => {
                in_code = true;
                prose.code.push(range);
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Code(_) => prose.code.push(range),
            Event::Text(_) if !in_code => paragraph.push(range),
            Event::Start(tag) if !is_inline(tag) => flush(&mut paragraph, &mut prose.paragraphs),
            Event::End(tag) if !ends_inline(*tag) => flush(&mut paragraph, &mut prose.paragraphs),
            _ => {}
        }
        at += 1;
    }
    flush(&mut paragraph, &mut prose.paragraphs);
    prose
}

/// Finds the words of a block of HTML. Readers see them whether the site trusts its HTML or not.
fn of_html(
    html: &str,
    origin: &Origin,
    paragraph: &mut Vec<Range<usize>>,
    paragraphs: &mut Vec<Vec<Range<usize>>>,
) {
    let mut hidden = Hidden::default();
    for piece in html::pieces(html) {
        let shown = hidden.shows(&piece);
        match piece {
            Piece::Text { range, .. } if shown => paragraph.push(origin.of(range)),
            Piece::Start(tag) if parts(&tag.name) => flush(paragraph, paragraphs),
            Piece::End { name } if parts(&name) => flush(paragraph, paragraphs),
            _ => {}
        }
    }
}

fn flush(paragraph: &mut Vec<Range<usize>>, paragraphs: &mut Vec<Vec<Range<usize>>>) {
    if !paragraph.is_empty() {
        paragraphs.push(std::mem::take(paragraph));
    }
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn words_without_code_and_titles() {
        let body =
            "# Đầu\n\nMột **hai** `ba` [bốn](x \"năm\").\n\n    sáu\n\n- bảy\n- <b>tám</b>\n";
        let prose = prose(body);
        let words: Vec<String> = prose
            .paragraphs
            .iter()
            .map(|ranges| ranges.iter().map(|range| &body[range.clone()]).collect())
            .collect();
        assert_eq!(words, ["Đầu", "Một hai  bốn.", "bảy", "tám"]);
        let at = |word: &str| body.find(word).unwrap();
        assert!(prose.is_code(at("ba`")) && prose.is_code(at("sáu")));
        assert!(!prose.is_code(at("bốn")) && !prose.is_code(at("bảy")));
    }

    #[test]
    fn words_of_html() {
        let body = "> <p title=\"một\">Hai <b>ba</b>\n> bốn</p><style>năm</style>\n> <td>s&aacute;u\n\nBảy\n";
        let prose = prose(body);
        let words: Vec<String> = prose
            .paragraphs
            .iter()
            .map(|ranges| ranges.iter().map(|range| &body[range.clone()]).collect())
            .collect();
        assert_eq!(words, ["Hai ba\n> bốn", "\n", "s&aacute;u\n", "Bảy"]);
    }
}
