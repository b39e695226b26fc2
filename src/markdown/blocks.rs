//! The words of a text, one piece for each paragraph, heading, item, cell and caption.

use super::{
    bare_events,
    flow::{Flow, flow},
    raw_html::RawHtml,
};
use crate::text::WordCount;
use pulldown_cmark::Event;

/// The words of each block of a text, without markup.
pub fn blocks(body: &str, policy: RawHtml) -> Vec<String> {
    event_blocks(&bare_events(body), policy)
}

/// As [`blocks`], from the events of a text.
pub(super) fn event_blocks(events: &[Event<'_>], policy: RawHtml) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block = String::new();
    flow(events, policy, |step| match step {
        Flow::Text(text) => block.push_str(text),
        Flow::Space => block.push(' '),
        Flow::Break => flush(&mut block, &mut blocks),
    });
    flush(&mut block, &mut blocks);
    blocks
}

/// The number of words of a text.
pub(super) fn count_words(events: &[Event<'_>], policy: RawHtml) -> usize {
    let mut count = WordCount::default();
    flow(events, policy, |step| match step {
        Flow::Text(text) => count.add(text),
        Flow::Space | Flow::Break => count.end_word(),
    });
    count.words()
}

fn flush(block: &mut String, blocks: &mut Vec<String>) {
    // Between the tags of HTML there are blanks and line breaks.
    if !block.trim_ascii().is_empty() {
        blocks.push(std::mem::take(block));
    }
    block.clear();
}

#[cfg(test)]
mod tests {
    use super::{super::bare_events, RawHtml, blocks, count_words};

    proptest::proptest! {
        #[test]
        fn words_are_counted_as_they_stand_in_blocks(body in "[aầ \n*_`.#|></-]{0,60}") {
            for policy in [RawHtml::Safe, RawHtml::Trusted] {
                let blocks = blocks(&body, policy);
                let words = blocks.iter().map(|block| block.split_whitespace().count());
                let count = count_words(&bare_events(&body), policy);
                proptest::prop_assert_eq!(count, words.sum::<usize>());
            }
        }
    }

    #[test]
    fn one_piece_for_each_block() {
        let body = "# Đầu\n\nMột **h**ai `ba`\nbốn[^1].\n\n- năm\n- ![sáu](a.svg)\n\n<b>bảy</b>\n\n[^1]: Tám.\n";
        assert_eq!(
            blocks(body, RawHtml::Safe),
            ["Đầu", "Một hai ba bốn.", "năm", "sáu", "bảy", "Tám."]
        );
    }

    #[test]
    fn words_of_html_that_is_trusted() {
        let body = "<div>\n<p>M&#7897;t <b>h</b>ai<br>ba</p>\n<style>p {}</style><td>bốn<td>năm\n</div>\n\n\
                    Sáu <script>bảy</script> tám<!-- chín -->.\n\n<p><img alt=\"Mười\"> một</p>\n";
        let expected = ["Một hai ba", "bốn", "năm\n", "Sáu  tám.", " Mười  một"];
        assert_eq!(blocks(body, RawHtml::Trusted), expected);
        assert_eq!(blocks(body, RawHtml::Safe), ["Sáu bảy tám."]);
    }
}
