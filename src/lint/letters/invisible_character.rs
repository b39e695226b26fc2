//! `invisible-character`: a character that draws nothing and has no effect.

use crate::diagnostic::{Explanation, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "invisible-character",
    severity: Severity::Warning,
    title: Words {
        vi: "Ký tự vô hình",
        en: "An invisible character",
    },
    why: Words {
        vi: "Dấu cách không độ rộng, gạch nối mềm, BOM thừa… theo chữ dán từ Word, PDF, Zalo. Không ai thấy chúng, nhưng tìm kiếm không ra từ có chúng ở giữa, và chữ giấu trong đó máy vẫn đọc được. Ký tự nối của biểu tượng cảm xúc và của chữ viết cần nối được để yên.",
        en: "Zero-width spaces, soft hyphens, stray byte order marks come along from Word, PDF files and chats. Nobody sees them, but a search misses the word that has one inside, and machines read what is hidden in them. Joiners of emoji and of scripts that need them are left alone.",
    },
    stands: Stands::Text,
    wrong: "Thi\u{200b} đua yêu\u{ad} nước",
    right: "Thi đua yêu nước",
};
