//! `direction-control`: a character that turns the direction of letters, where none is read from right to left.

use crate::diagnostic::{Explanation, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "direction-control",
    severity: Severity::Warning,
    title: Words {
        vi: "Ký tự vô hình điều khiển chiều chữ",
        en: "An invisible character sets the direction of letters",
    },
    why: Words {
        vi: "Chữ dán từ Word hay trang mạng có thể mang theo ký tự chiều chữ của tiếng Ả Rập, Do Thái. Người đọc không thấy nó, chỉ thấy dấu câu và con số nhảy chỗ. Chỗ có chữ viết từ phải sang trái thì cặp ký tự đúng được để yên.",
        en: "Text that is pasted from Word or the web may bring direction characters of Arabic or Hebrew along. Readers do not see them, only marks and numbers that change places. Where letters are read from right to left, a proper pair is left alone.",
    },
    stands: Stands::Text,
    wrong: "Phong trào \u{202e}thi đua\u{202c} yêu nước.\u{200f}",
    right: "Phong trào thi đua yêu nước.",
};
