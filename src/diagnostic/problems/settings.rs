//! What can be wrong with the settings in `site.yaml`.

use crate::diagnostic::{
    nearest::{Nearest, near_en, near_vi},
    row::rows,
};
use serde::{Deserialize, Serialize};

/// What can be wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum SettingsProblem {
    BadBaseUrl {
        value: String,
    },
    BadOffset {
        value: String,
    },
    UnknownLanguage {
        value: String,
    },
    UnknownCheck {
        code: String,
        /// Whether there is such a code, but always an error.
        always: bool,
        nearest: Nearest,
    },
}

rows! { SettingsProblem:
    Error "bad-base-url" {
        title: ("Địa chỉ trang không đúng", "The address of the site is not right"),
        why: ("Địa chỉ này đứng trước mọi liên kết trong RSS, sơ đồ trang và thẻ chia sẻ; sai thì tất cả đều hỏng.", "It stands before every link in feeds, the site map and previews; if it is wrong, they all are."),
        example: (SiteFile, "site:\n  title: Bản tin\n  base_url: thidua.example", "site:\n  title: Bản tin\n  base_url: https://thidua.example/"),
        Self::BadBaseUrl { value } =>
            vi: (format!("`{value}` không phải địa chỉ của một trang web"), "viết đầy đủ, ví dụ `https://thidua.example/` hoặc `https://vi-du.vn/ban-tin/`"),
            en: (format!("`{value}` is not the address of a web site"), "write it in full, such as `https://news.example/` or `https://example.org/bulletin/`");
    }

    Error "bad-utc-offset" {
        title: ("Độ lệch giờ không đúng", "Not an offset from UTC"),
        why: ("Giờ của trang không được lấy từ máy, để dựng ở đâu cũng ra như nhau. Viết độ lệch so với giờ quốc tế, có ngoặc kép.", "The site's time does not come from the machine, so that it is the same wherever it is built. Write the offset from UTC, in quotes."),
        example: (SiteFile, "site:\n  title: Bản tin\n  utc_offset: GMT+7", "site:\n  title: Bản tin\n  utc_offset: \"+07:00\""),
        Self::BadOffset { value } =>
            vi: (format!("`{value}` không phải độ lệch giờ"), "viết `\"+07:00\"` (giờ Việt Nam), có ngoặc kép"),
            en: (format!("`{value}` is not an offset from UTC"), "write `\"+07:00\"`, in quotes");
    }

    Error "unknown-language" {
        title: ("bantin chưa biết ngôn ngữ này", "A language that bantin does not know"),
        why: ("Ngôn ngữ quyết định cách sắp xếp, viết số, viết ngày và chữ trên trang.", "The language decides how names are sorted, how numbers and dates are written, and the words of the pages."),
        example: (SiteFile, "site:\n  title: Bản tin\n  language: vn", "site:\n  title: Bản tin\n  language: vi"),
        Self::UnknownLanguage { value } =>
            vi: (format!("bantin chưa biết ngôn ngữ `{value}`"), "dùng `vi` hoặc `en`"),
            en: (format!("bantin does not know the language `{value}`"), "use `vi` or `en`");
    }

    Warning "unknown-check" {
        title: ("Mã trong `checks:` không đặt mức được", "A code in `checks:` that cannot be set"),
        why: ("Viết sai mã thì kiểm tra vẫn chạy như cũ. Những lỗi làm trang không dựng được thì luôn là lỗi.", "With a misspelled code the check goes on as before. What makes it impossible to build a page is always an error."),
        example: (SiteFile, "checks:\n  outside-phase: off", "checks:\n  outside-phases: off"),
        Self::UnknownCheck { code, always, nearest } =>
            vi: (if *always { format!("`{code}` luôn là lỗi, không đổi mức được") } else { format!("không có kiểm tra nào tên `{code}`") }, near_vi(nearest, "xóa dòng này; `bantin explain` liệt kê mọi mã")),
            en: (if *always { format!("`{code}` is always an error, its level is fixed") } else { format!("there is no check `{code}`") }, near_en(nearest, "delete the line; `bantin explain` lists every code"));
    }
}
