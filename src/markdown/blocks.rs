//! The words of a text, one piece for each paragraph, heading, item, cell and caption.

use super::{
    events,
    prose::{ends_inline, is_inline},
};
use crate::text::WordCount;
use pulldown_cmark::Event;

/// The words of each block of a text, without markup.
pub fn blocks(body: &str) -> Vec<String> {
    event_blocks(&events(body).0)
}

/// As [`blocks`], from the events of a text.
pub(super) fn event_blocks(events: &[Event<'_>]) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => block.push_str(text),
            Event::SoftBreak | Event::HardBreak => block.push(' '),
            Event::Start(tag) if !is_inline(tag) => flush(&mut block, &mut blocks),
            Event::End(tag) if !ends_inline(*tag) => flush(&mut block, &mut blocks),
            _ => {}
        }
    }
    flush(&mut block, &mut blocks);
    blocks
}

/// The number of words of a text.
pub(super) fn count_words(events: &[Event<'_>]) -> usize {
    let mut count = WordCount::default();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => count.add(text),
            Event::SoftBreak | Event::HardBreak => count.end_word(),
            Event::Start(tag) if !is_inline(tag) => count.end_word(),
            Event::End(tag) if !ends_inline(*tag) => count.end_word(),
            _ => {}
        }
    }
    count.words()
}

fn flush(block: &mut String, blocks: &mut Vec<String>) {
    if !block.is_empty() {
        blocks.push(std::mem::take(block));
    }
}

#[cfg(test)]
mod tests {
    use super::{super::bare_events, blocks, count_words};

    proptest::proptest! {
        #[test]
        fn words_are_counted_as_they_stand_in_blocks(body in "[aầ \n*_`.#|>-]{0,60}") {
            let blocks = blocks(&body);
            let words = blocks.iter().map(|block| block.split_whitespace().count());
            proptest::prop_assert_eq!(count_words(&bare_events(&body)), words.sum::<usize>());
        }
    }

    #[test]
    fn one_piece_for_each_block() {
        let body = "# Đầu\n\nMột **h**ai `ba`\nbốn[^1].\n\n- năm\n- ![sáu](a.svg)\n\n<b>bảy</b>\n\n[^1]: Tám.\n";
        assert_eq!(
            blocks(body),
            ["Đầu", "Một hai ba bốn.", "năm", "sáu", "bảy", "Tám."]
        );
    }
}
