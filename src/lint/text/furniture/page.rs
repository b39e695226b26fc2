//! Lines of a page around its article: menus, buttons, counters, dates, labels; and what Facebook puts around a post.

use crate::diagnostic::Furniture;

/// Longest line that is looked at, in bytes: parts of pages are short.
const LONGEST: usize = 120;
/// Buttons and links of pages, in small letters.
const BUTTONS: [&str; 40] = [
    "quảng cáo",
    "advertisement",
    "comments",
    "pin",
    "giờ",
    "phút",
    "chia sẻ",
    "chia sẻ bài viết",
    "chia sẻ facebook",
    "in bài viết",
    "in bài",
    "in trang",
    "bản in",
    "gửi email",
    "gửi mail",
    "gửi bài viết",
    "gửi bình luận",
    "viết bình luận",
    "bình luận",
    "ý kiến bạn đọc",
    "về trang trước",
    "quay lại",
    "trở về",
    "về đầu trang",
    "trang chủ",
    "cỡ chữ",
    "a-",
    "a+",
    "a",
    "like",
    "share",
    "tweet",
    "thích",
    "phản hồi",
    "ẩn bớt",
    "read more",
    "[read more]",
    "print",
    "facebook",
    "zalo",
];
/// Headings above lists of other articles, in small letters.
const OTHER_ARTICLES: [&str; 17] = [
    "bài viết khác",
    "các bài viết khác",
    "các bài khác",
    "xem thêm",
    "đọc thêm",
    "tin khác",
    "các tin khác",
    "tin liên quan",
    "các tin liên quan",
    "bài viết liên quan",
    "bài liên quan",
    "tin cùng chuyên mục",
    "tin mới hơn",
    "tin cũ hơn",
    "các tin đã đưa",
    "tin đã đưa",
    "tin đọc nhiều",
];
/// Labels behind which somebody or something is to be named, in small letters.
const LABELS: [&str; 11] = [
    "nguồn tin",
    "theo",
    "ảnh",
    "tác giả",
    "nguồn ảnh",
    "tin, ảnh",
    "bài, ảnh",
    "tin và ảnh",
    "bài và ảnh",
    "người viết",
    "từ khóa",
];
/// Beginnings of lines that count readers.
const COUNTERS: [&str; 5] = [
    "lượt xem",
    "số lượt xem",
    "lượt đọc",
    "lượt truy cập",
    "đã xem",
];
/// Beginnings of lines with labels for machines.
const KEYWORDS: [&str; 4] = ["từ khóa:", "từ khoá:", "tags:", "tag:"];
/// Beginnings of lines that say when a page was made.
const DATED: [&str; 6] = [
    "đăng lúc",
    "ngày đăng",
    "đăng ngày",
    "cập nhật:",
    "cập nhật lúc",
    "cập nhật ngày",
];

/// The part of a page that a line is. `below` is the text below it.
pub(super) fn part(line: &str, below: &str) -> Option<Furniture> {
    if is_cut(line) {
        return Some(Furniture::Cut);
    }
    // Links that run a script are told with all links.
    if line.len() > LONGEST || line.starts_with(['|', '!', '>']) || line.contains("](javascript:") {
        return None;
    }
    if line.starts_with('#') {
        let label =
            |word: &str| word.starts_with('#') && word[1..].starts_with(char::is_alphabetic);
        return line
            .split_whitespace()
            .all(label)
            .then_some(Furniture::Hashtags);
    }
    let words = words_of(line).to_lowercase();
    let name = words.trim_end_matches([':', '.', '»', '…', ' ']);
    if is_buttons(name) {
        return Some(Furniture::Buttons);
    }
    let is_listed = || below.trim_start().starts_with(['-', '[', '*', '+']);
    if OTHER_ARTICLES.contains(&words.as_str()) && !is_listed() {
        return Some(Furniture::OtherArticles);
    }
    let is_label = words.ends_with(':') || words == "theo";
    if is_label && LABELS.contains(&name) && !below.trim_start().starts_with('!') {
        return Some(Furniture::EmptyLabel);
    }
    if words == "nguồn" {
        return Some(Furniture::EmptySource);
    }
    if KEYWORDS.iter().any(|begin| words.starts_with(begin)) {
        return Some(Furniture::Keywords);
    }
    if is_breadcrumb(&words) {
        return Some(Furniture::Breadcrumb);
    }
    if is_count(&words) {
        return Some(Furniture::Counter);
    }
    is_date(&words).then_some(Furniture::PageDate)
}

/// The words of a line that is a link or in bold.
fn words_of(line: &str) -> &str {
    let words = line.trim_matches(['*', '_', ' ']);
    let link = words
        .strip_prefix('[')
        .and_then(|rest| Some(rest.split_once("](")?.0));
    link.unwrap_or(words)
}

/// Whether a line is a row of buttons: `In bài viết | Gửi email`, `Thích 12 Chia sẻ`.
fn is_buttons(name: &str) -> bool {
    let parts = || {
        name.split(['|', '•', '·', '\t'])
            .flat_map(|part| part.split("  "))
    };
    let known = |part: &str| {
        let part = part.trim_matches(|letter: char| {
            letter == ' ' || letter == ')' || letter == '(' || letter.is_ascii_digit()
        });
        BUTTONS.contains(&part.trim())
    };
    let several = parts().filter(|part| !part.trim().is_empty());
    let is_letter = name == "a";
    let row = several.clone().next().is_some() && several.clone().all(known);
    let in_turn = name.starts_with("thích ") && name.ends_with(" chia sẻ") && name.len() < 30;
    let sizes = name.starts_with("xem với cỡ chữ") || name == "cỡ chữ a a a";
    (row && !is_letter) || in_turn || sizes
}

/// `Trang chủ > Tin tức > Hoạt động`
fn is_breadcrumb(words: &str) -> bool {
    let rest = words
        .strip_prefix("trang chủ")
        .or_else(|| words.strip_prefix("home"));
    rest.is_some_and(|rest| rest.trim_start().starts_with(['>', '»', '›', '/', '|']))
}

/// `Lượt xem: 1.234`, `Bình luận (0)`, `12 lượt thích 3 bình luận`, `Trang 2/5`.
fn is_count(words: &str) -> bool {
    let is_number = |text: &str| {
        let text = text.trim_matches([':', ' ', '(', ')', '.']);
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b".,".contains(&byte))
    };
    let counter = COUNTERS.iter().find_map(|begin| words.strip_prefix(begin));
    let page = words
        .strip_prefix("trang ")
        .and_then(|rest| rest.split_once('/'));
    let page = page.or_else(|| {
        words
            .strip_prefix("page ")
            .and_then(|rest| rest.split_once(" of "))
    });
    let likes = words.split_once(" lượt thích").map(|(count, _)| count);
    let photos = words.contains(" đã thêm ") && words.trim_end_matches('.').ends_with(" ảnh mới");
    counter.is_some_and(is_number)
        || page.is_some_and(|(number, of)| is_number(number) && is_number(of))
        || likes.is_some_and(is_number)
        || photos
        || words.ends_with("· 🌐")
        || words.starts_with("đánh giá bài viết:")
}

/// A day with an hour or a weekday, and nothing else: `Thứ Hai, 12/03/2023 10:20 (GMT+7)`, `Đăng lúc: 10:20`.
fn is_date(words: &str) -> bool {
    let has_figure = words.bytes().any(|byte| byte.is_ascii_digit());
    if !has_figure {
        return false;
    }
    if let Some(rest) = DATED.iter().find_map(|begin| words.strip_prefix(begin)) {
        return is_moment(rest);
    }
    let weekday = words.starts_with("thứ ") || words.starts_with("chủ nhật");
    let hour = words.contains(':');
    (weekday || hour) && words.contains('/') && is_moment(words)
}

/// Whether a text has no words but those of an hour and a day.
fn is_moment(text: &str) -> bool {
    const WORDS: [&str; 17] = [
        "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "ngày", "lúc", "am", "pm",
        "sa", "ch", "gmt", "h",
    ];
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(|word| WORDS.contains(&word))
}

/// Whether a line ends where a page shows the rest behind a click.
fn is_cut(line: &str) -> bool {
    let before = line
        .strip_suffix("Xem thêm")
        .or_else(|| line.strip_suffix("See more"));
    before.is_some_and(|before| {
        let before = before.trim_end();
        before.ends_with("...") || before.ends_with('…')
    })
}
