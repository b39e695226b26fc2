//! `eth-for-d`: the Icelandic letter Ð where Vietnamese has Đ.

use super::Mapper;
use crate::diagnostic::{Explanation, Lint, Severity, Span, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "eth-for-d",
    severity: Severity::Warning,
    title: Words {
        vi: "Chữ Ð (eth) được gõ thay cho Đ",
        en: "The letter eth (Ð) stands for Đ",
    },
    why: Words {
        vi: "Ð (U+00D0) của tiếng Iceland trông hệt như Đ (U+0110), thường do phông chữ cũ để lại. Trên trang bantin đã hiện đúng Đ, nhưng tìm kiếm, thay thế hay sắp xếp trong tệp sẽ coi hai chữ là khác nhau.",
        en: "The Icelandic Ð (U+00D0) looks exactly like Đ (U+0110) and is left behind by old fonts. bantin shows Đ on the page, but searching, replacing and sorting in the file take them for two letters.",
    },
    stands: Stands::Text,
    wrong: "TL\u{d0} Lao động Việt Nam",
    right: "TLĐ Lao động Việt Nam",
};

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
