//! `direction-override`: a character that turns the direction of the letters after it, in a title or a name.

use crate::diagnostic::{Explanation, Severity, Stands, Words};

pub(super) const RULE: Explanation = Explanation {
    code: "direction-override",
    severity: Severity::Error,
    title: Words {
        vi: "Ký tự vô hình đảo chiều chữ trong tên bài, tên gọi, cài đặt",
        en: "An invisible character turns letters in a title, a name or a setting",
    },
    why: Words {
        vi: "Tên bài và tên gọi còn đứng trong danh sách, bảng, nguồn tin, kết quả tìm kiếm, cạnh chữ khác. Ký tự này không ai thấy, nhưng làm chữ đứng sau nó hiện ngược, và có thể dùng để giả một tên khác. Tiếng Việt không cần đến nó; trang tự giữ riêng những tên viết từ phải sang trái.",
        en: "Titles and names also stand in lists, tables, feeds and results of search, beside other words. Nobody sees this character, but what stands after it is shown backwards, and it can make one name look like another. Vietnamese has no use for it; pages keep names that are read from right to left apart by themselves.",
    },
    stands: Stands::FrontMatter,
    wrong: "title: Phát động \u{202e}thi đua",
    right: "title: Phát động thi đua",
};
