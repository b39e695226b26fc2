//! What the security policy of pages keeps browsers from showing or running, and what to write instead.

use serde::{Deserialize, Serialize};

/// Longest address that a message repeats, in characters.
const LONGEST: usize = 120;

/// HTML that browsers pass over on a page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blocked {
    /// `<iframe>`: another page in a frame, by its address and its title.
    Frame {
        /// The attribute `src`.
        src: String,
        /// The attribute `title`.
        title: String,
    },
    /// `<video>`, `<audio>`.
    Media {
        /// The attribute `src`; empty when it stands in an element inside.
        src: String,
    },
    /// `<object>`, `<embed>`.
    Object {
        /// The address of what is embedded.
        src: String,
    },
    /// `<img>` of another site.
    Picture {
        /// The attribute `src`.
        src: String,
    },
    /// `<form>` that sends to another site.
    Form {
        /// The attribute `action`.
        action: String,
    },
    /// `<script>` with its code, or of another site.
    Script,
    /// `<style>` with its rules, or a style sheet of another site.
    StyleSheet,
    /// `<base>`
    Base,
    /// `style="…"`
    Style,
    /// `onclick="…"`
    Handler {
        /// Name of the attribute.
        name: String,
    },
}

impl Blocked {
    /// Whether it is but an attribute, without which the element is shown.
    pub fn is_attribute(&self) -> bool {
        matches!(self, Blocked::Style | Blocked::Handler { .. })
    }

    /// Whether all of its kind are cured in the same way.
    pub fn is_alike(&self) -> bool {
        self.is_attribute() || matches!(self, Blocked::Script | Blocked::StyleSheet | Blocked::Base)
    }

    /// What browsers do not do, in Vietnamese.
    pub(super) fn vi(&self) -> String {
        match self {
            Blocked::Frame { .. } => {
                "trang không cho nhúng trang khác vào khung `<iframe>` (CSP)".into()
            }
            Blocked::Media { .. } => "trang không phát tiếng và hình tại chỗ (CSP)".into(),
            Blocked::Object { .. } => {
                "trang không cho nhúng tệp bằng `<object>` hay `<embed>` (CSP)".into()
            }
            Blocked::Picture { src } => {
                let src = short(src, "ở trang khác");
                format!("trang không tải ảnh của trang khác (CSP): `{src}`")
            }
            Blocked::Form { .. } => "trang không gửi biểu mẫu tới trang khác (CSP)".into(),
            Blocked::Script => "trang không chạy mã `<script>` viết trong bài (CSP)".into(),
            Blocked::StyleSheet => "trang không nhận `<style>` viết trong bài (CSP)".into(),
            Blocked::Base => "trang không nhận `<base>` (CSP)".into(),
            Blocked::Style => "trang không nhận thuộc tính `style=` (CSP)".into(),
            Blocked::Handler { name } => format!("trang không chạy thuộc tính `{name}=` (CSP)"),
        }
    }

    /// What browsers do not do, in English.
    pub(super) fn en(&self) -> String {
        match self {
            Blocked::Frame { .. } => "pages show no other page in a frame `<iframe>` (CSP)".into(),
            Blocked::Media { .. } => "pages play no sound and no video (CSP)".into(),
            Blocked::Object { .. } => "pages embed nothing by `<object>` or `<embed>` (CSP)".into(),
            Blocked::Picture { src } => {
                let src = short(src, "of another site");
                format!("pages load no picture of another site (CSP): `{src}`")
            }
            Blocked::Form { .. } => "pages send no form to another site (CSP)".into(),
            Blocked::Script => "pages run no `<script>` that is written in a text (CSP)".into(),
            Blocked::StyleSheet => "pages take no `<style>` that is written in a text (CSP)".into(),
            Blocked::Base => "pages take no `<base>` (CSP)".into(),
            Blocked::Style => "pages take no attribute `style=` (CSP)".into(),
            Blocked::Handler { name } => format!("pages run no attribute `{name}=` (CSP)"),
        }
    }

    /// What to write instead, in Vietnamese: HTML in a text whose HTML is read, else Markdown.
    pub(super) fn instead_vi(&self, in_html: bool) -> String {
        let link = |words: &str, address: &str| link(words, address, "địa chỉ", in_html);
        match self {
            Blocked::Frame { src, title } => {
                let link = link(caption(title, "Xem video"), src);
                format!("đặt liên kết tới video hoặc trang ấy thay cho khung: {link}")
            }
            Blocked::Media { src } => {
                let link = link("Xem video", src);
                format!("đặt liên kết tới tệp thay cho thẻ này: {link}")
            }
            Blocked::Object { src } => {
                let link = link("Mở tệp", src);
                format!("đặt liên kết tới tệp thay cho thẻ này: {link}")
            }
            Blocked::Picture { .. } => {
                "tải ảnh về, đặt cạnh bài viết, rồi dùng tên tệp: `src=\"anh.jpg\"`".into()
            }
            Blocked::Form { action } => {
                let link = link("Mở biểu mẫu", action);
                format!("đặt liên kết tới trang có biểu mẫu: {link}")
            }
            Blocked::Script => "xóa `<script>` và mã trong đó".into(),
            Blocked::StyleSheet => "xóa `<style>`: màu, cỡ chữ, canh lề do giao diện quyết định".into(),
            Blocked::Base => "xóa `<base>`, viết địa chỉ đầy đủ trong từng liên kết".into(),
            Blocked::Style if in_html => {
                "xóa `style=`: chữ đậm là `<strong>`, chữ nghiêng là `<em>`; màu, cỡ chữ, canh lề do giao diện quyết định".into()
            }
            Blocked::Style => {
                "chữ đậm là `**chữ**`, chữ nghiêng là `*chữ*`; màu, cỡ chữ, canh lề do giao diện quyết định".into()
            }
            Blocked::Handler { name } => format!("xóa `{name}=`"),
        }
    }

    /// What to write instead, in English: HTML in a text whose HTML is read, else Markdown.
    pub(super) fn instead_en(&self, in_html: bool) -> String {
        let link = |words: &str, address: &str| link(words, address, "address", in_html);
        match self {
            Blocked::Frame { src, title } => {
                let link = link(caption(title, "Video"), src);
                format!("put a link to the video or page in the place of the frame: {link}")
            }
            Blocked::Media { src } => {
                format!("put a link to the file in its place: {}", link("Video", src))
            }
            Blocked::Object { src } => {
                format!("put a link to the file in its place: {}", link("File", src))
            }
            Blocked::Picture { .. } => {
                "download it, put it beside the article and use the name of the file: `src=\"photo.jpg\"`".into()
            }
            Blocked::Form { action } => {
                format!("put a link to the page with the form: {}", link("Form", action))
            }
            Blocked::Script => "delete `<script>` and its code".into(),
            Blocked::StyleSheet => {
                "delete `<style>`: colour, size and alignment are the business of the theme".into()
            }
            Blocked::Base => "delete `<base>` and write the full address in each link".into(),
            Blocked::Style if in_html => {
                "delete `style=`: bold is `<strong>`, italic is `<em>`; colour, size and alignment are the business of the theme".into()
            }
            Blocked::Style => {
                "bold is `**words**`, italic is `*words*`; colour, size and alignment are the business of the theme".into()
            }
            Blocked::Handler { name } => format!("delete `{name}=`"),
        }
    }
}

/// The title of a frame, if a link can have it.
fn caption<'a>(title: &'a str, otherwise: &'a str) -> &'a str {
    let is_plain = !title.contains(['[', ']', '`', '<', '>', '\n']);
    if is_plain && !title.is_empty() && title.chars().nth(LONGEST).is_none() {
        title
    } else {
        otherwise
    }
}

fn link(words: &str, address: &str, otherwise: &str, in_html: bool) -> String {
    let address = short(address, otherwise);
    if in_html {
        format!("`<a href=\"{address}\">{words}</a>`")
    } else {
        format!("`[{words}]({address})`")
    }
}

/// An address as far as a message can repeat it.
fn short(address: &str, otherwise: &str) -> String {
    let address = address.trim();
    let breaks = |letter: char| letter.is_whitespace() || "()`\"<>".contains(letter);
    if address.is_empty() || address.contains(breaks) || address.chars().nth(LONGEST).is_some() {
        otherwise.to_owned()
    } else if address.starts_with("//") {
        format!("https:{address}")
    } else {
        address.to_owned()
    }
}
