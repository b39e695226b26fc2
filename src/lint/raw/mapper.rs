//! Maps offsets of a file on the disk to offsets of its decoded text.

use crate::{diagnostic::Span, source::decode};

/// Maps offsets, which must rise from call to call and be at the beginning of letters.
pub(super) struct Mapper<'a> {
    text: &'a str,
    eth_is_d: bool,
    /// The last pair of offsets, on the disk and in the decoded text.
    reached: (usize, usize),
}

impl<'a> Mapper<'a> {
    pub(super) fn new(text: &'a str, eth_is_d: bool) -> Mapper<'a> {
        Mapper {
            text,
            eth_is_d,
            reached: (0, 0),
        }
    }

    /// The span in the decoded text of a range of the file.
    pub(super) fn span(&mut self, start: usize, end: usize) -> Span {
        let start = self.offset(start);
        Span::new(start, self.offset(end))
    }

    fn offset(&mut self, offset: usize) -> usize {
        let (raw, decoded) = self.reached;
        let between = self.text.get(raw..offset).unwrap_or("");
        let length = match decode(between.as_bytes(), self.eth_is_d) {
            Ok(decoded) => decoded.text.len(),
            Err(undecodable) => undecodable.readable.len(),
        };
        self.reached = (offset.max(raw), decoded + length);
        self.reached.1
    }
}
