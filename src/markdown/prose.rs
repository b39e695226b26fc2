//! Where the words of a text stand in its source, and where its code does.

use super::events;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Words and code of a text, as ranges of bytes of its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The words of each paragraph, heading, item and cell. Code, HTML, addresses and titles of links are not included.
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
    for (event, range) in events.iter().zip(ranges) {
        match event {
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
    }
    flush(&mut paragraph, &mut prose.paragraphs);
    prose
}

fn flush(paragraph: &mut Vec<Range<usize>>, paragraphs: &mut Vec<Vec<Range<usize>>>) {
    if !paragraph.is_empty() {
        paragraphs.push(std::mem::take(paragraph));
    }
}

/// Whether a tag begins an element within a paragraph.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Whether a tag ends an element within a paragraph.
pub(super) fn ends_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
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
}
