//! `lost-letter`: U+FFFD in the place of a letter that was lost.

use crate::diagnostic::{Explanation, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "lost-letter",
    severity: Severity::Warning,
    title: Words {
        vi: "Một chữ đã bị mất",
        en: "A letter was lost",
    },
    why: Words {
        vi: "Khi một chương trình đọc sai bảng mã, nó đặt dấu U+FFFD vào chỗ chữ không hiểu được rồi lưu lại. Chữ cũ không còn trong tệp.",
        en: "A program that reads text in the wrong encoding puts the sign U+FFFD in the place of letters that it does not understand, and saves it so. The letter itself is not in the file any more.",
    },
    stands: Stands::Text,
    wrong: "C\u{fffd}ng đoàn",
    right: "Công đoàn",
};
