//! `eth-for-d`: the Icelandic letter Ð where Vietnamese has Đ.

use super::Mapper;
use crate::diagnostic::{Lint, Span};

pub(super) fn check<'a>(
    text: &'a str,
    mapper: impl FnOnce() -> Mapper<'a>,
    found: &mut Vec<(Span, Lint)>,
) {
    let mut places = text.match_indices(['\u{d0}', '\u{f0}']);
    if let Some((at, letter)) = places.next() {
        let lint = Lint::EthForD {
            places: 1 + places.count(),
        };
        found.push((mapper().span(at, at + letter.len()), lint));
    }
}
