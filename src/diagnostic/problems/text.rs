//! What can be wrong in the text of articles.

use crate::diagnostic::{
    blocked::Blocked,
    nearest::{Nearest, near_en, near_vi},
    rewriting::{Rewriting, rewritten_en, rewritten_vi},
    row::rows,
};
use serde::{Deserialize, Serialize};

/// What can be wrong in a text: its links, pictures, footnotes, HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum TextProblem {
    BrokenLink {
        target: String,
        nearest: Nearest,
    },
    /// A broken link that can mean one file only.
    LinkElsewhereInSite {
        rewriting: Rewriting,
    },
    BrokenAnchor {
        target: String,
        anchor: String,
        nearest: Nearest,
    },
    LinkToUnpublished {
        title: String,
    },
    LinkToRetired {
        title: String,
    },
    AmbiguousLink {
        slug: String,
    },
    UnsafeLink {
        target: String,
    },
    ExternalPicture {
        src: String,
    },
    PictureWithoutAddress,
    MissingPicture {
        src: String,
        nearest: Nearest,
    },
    /// A picture that is not there, and can mean one file only.
    PictureElsewhereInSite {
        rewriting: Rewriting,
    },
    EmbeddedPicture {
        /// Its format: `PNG`.
        kind: String,
    },
    EmbeddedData,
    RawHtml {
        tag: String,
        blocked: Option<Blocked>,
    },
    EscapedHtml {
        tag: String,
        more: usize,
    },
    HtmlArticle {
        tag: String,
        words: String,
        escaped: bool,
    },
    MarkdownInHtml {
        mark: String,
        more: usize,
    },
    BlockedHtml {
        what: Blocked,
        more: usize,
    },
    MissingFootnote {
        label: String,
    },
    UnusedFootnote {
        label: String,
    },
    LinkWithSpace {
        target: String,
        /// The address in brackets, if only one file can be meant.
        rewriting: Option<Rewriting>,
    },
    LinkWithoutWords {
        target: String,
    },
    LinkToTop {
        words: String,
    },
    /// A line that Markdown takes for the address of links, and that no link needs.
    LostLine {
        line: String,
    },
    NestedTooDeep {
        limit: usize,
    },
}

rows! { TextProblem:
    Error "broken-link" {
        title: ("Liên kết không dẫn đến đâu", "A link that leads nowhere"),
        why: ("Người đọc bấm vào sẽ gặp trang lỗi. Liên kết trong trang được kiểm tra khi dựng, nên lỗi lộ ra trước khi đăng.", "Readers who follow it find an error page. Links inside the site are checked when it is built, before anyone sees them."),
        example: (Text, "Xem [bài trước](bai-truocc.md).", "Xem [bài trước](bai-truoc.md)."),
        Self::BrokenLink { target, nearest } =>
            vi: (format!("liên kết `{target}` không dẫn đến trang nào"), near_vi(nearest, "viết đường dẫn tệp `.md` của bài, slug của bài, hoặc địa chỉ đầy đủ `https://…`")),
            en: (format!("the link `{target}` leads to no page"), near_en(nearest, "write the path of the article's `.md` file, its slug, or a full address `https://…`"));
        Self::LinkElsewhereInSite { rewriting } =>
            vi: (format!("liên kết `{}` không dẫn đến trang nào", rewriting.written), rewritten_vi(rewriting)),
            en: (format!("the link `{}` leads to no page", rewriting.written), rewritten_en(rewriting));
    }

    Error "broken-anchor" {
        title: ("Bài được dẫn tới không có mục này", "A link to a heading that is not there"),
        why: ("Phần sau dấu `#` là tiêu đề một mục. Tiêu đề đổi thì liên kết dẫn lên đầu bài.", "What follows `#` is a heading. When the heading changes, the link leads to the top of the page."),
        example: (Text, "## Kết quả\n\nXem [trên](#ket-quaa).", "## Kết quả\n\nXem [trên](#ket-qua)."),
        Self::BrokenAnchor { target, anchor, nearest } =>
            vi: (format!("`{target}` không có mục `#{anchor}`"), near_vi(nearest, "xem lại tiêu đề mục của bài đó")),
            en: (format!("`{target}` has no heading `#{anchor}`"), near_en(nearest, "look at the headings of that article"));
    }

    Warning "link-to-unpublished" {
        title: ("Liên kết tới bài chưa đăng", "A link to an article that is not published"),
        why: ("Bài kia là bản nháp hoặc hẹn ngày đăng. Chữ được giữ, liên kết sẽ có khi bài ấy lên trang.", "The other article is a draft or has a later date. The words stay, and the link comes when that article is published."),
        example: (Text, "Xem [kế hoạch](ban-nhap.md).", "Xem kế hoạch."),
        Self::LinkToUnpublished { title } =>
            vi: (format!("liên kết tới bài chưa đăng “{title}”; chữ được giữ, liên kết bị bỏ"), "không cần sửa nếu bài kia sẽ đăng sau"),
            en: (format!("the link leads to “{title}”, which is not published; its words stay, the link is left out"), "nothing to do if that article is published later");
    }

    Warning "link-to-retired" {
        title: ("Liên kết tới bài đã rút hoặc hết hạn", "A link to what is withdrawn or expired"),
        why: ("Địa chỉ vẫn còn, nhưng ở đó chỉ có một thông báo: người đọc bấm vào sẽ không thấy điều bài hứa.", "The address stays, but there is only a notice: readers will not find what the text promises."),
        example: (Files, "-- content/a.md --\n---\nstatus: withdrawn\n---\n-- content/b.md --\n[xem tin cũ](a.md)", "-- content/a.md --\n---\nstatus: withdrawn\n---\n-- content/b.md --\nxem tin cũ"),
        Self::LinkToRetired { title } =>
            vi: (format!("liên kết tới bài đã rút hoặc đã hết hạn “{title}”: người đọc chỉ thấy thông báo"), "bỏ liên kết, hoặc dẫn tới bài khác"),
            en: (format!("the link leads to “{title}”, which is withdrawn or expired: readers see only a notice"), "take the link out, or lead it to another article");
    }

    Error "ambiguous-link" {
        title: ("Nhiều bài cùng slug", "Several articles have this slug"),
        why: ("Năm nào cũng có bài cùng tên. Ghi đường dẫn tệp thì rõ là bài nào.", "Every year has an article of that title. The path of the file says which is meant."),
        example: (Text, "Xem [tổng kết](hoi-nghi-tong-ket).", "Xem [tổng kết](2023/hoi-nghi-tong-ket.md)."),
        Self::AmbiguousLink { slug } =>
            vi: (format!("có nhiều bài cùng slug `{slug}` ở các năm khác nhau"), "viết đường dẫn tệp `.md` của bài muốn dẫn tới"),
            en: (format!("several articles of different years have the slug `{slug}`"), "write the path of the `.md` file you mean");
    }

    Warning "unsafe-link" {
        title: ("Liên kết không an toàn", "A link that is not safe"),
        why: ("Liên kết như `javascript:` chạy mã trên máy người đọc. bantin giữ chữ và bỏ liên kết.", "Links such as `javascript:` run code on the reader's machine. bantin keeps the words and drops the link."),
        example: (Text, "[Bấm vào đây](javascript:alert(1))", "[Bấm vào đây](https://congdoan.example/)"),
        Self::UnsafeLink { target } =>
            vi: (format!("liên kết `{target}` không an toàn nên bị bỏ, chữ vẫn giữ"), "chỉ dùng http, https, mailto, tel hoặc liên kết trong trang"),
            en: (format!("the link `{target}` is not safe; its words stay, the link is left out"), "use http, https, mailto, tel or a link inside the site");
    }

    Warning "external-picture" {
        title: ("Ảnh nằm ở trang khác", "A picture on another site"),
        why: ("Ảnh nhúng từ nơi khác có thể mất bất cứ lúc nào và cho nơi ấy biết ai đang đọc. Vì vậy nó chỉ hiện thành liên kết.", "A picture from elsewhere can vanish any day and tells that place who reads. So it is shown as a link."),
        example: (Text, "![Lễ phát động](https://example.org/le.jpg)", "![Lễ phát động](le.jpg)"),
        Self::ExternalPicture { src } =>
            vi: (format!("ảnh `{src}` nằm ở trang khác nên chỉ hiện thành liên kết"), "tải ảnh về, đặt cạnh bài viết, rồi dùng tên tệp"),
            en: (format!("the picture `{src}` lies on another site, so it is shown as a link"), "download it, put it beside the article and use the name of the file");
    }

    Warning "missing-picture" {
        title: ("Không có ảnh này", "There is no such picture"),
        why: ("Tên tệp sai hoặc ảnh chưa được chép vào. Người đọc chỉ thấy một khung trống.", "The name is wrong or the file was not copied. Readers see an empty frame."),
        example: (Text, "![Lễ phát động](lee.jpg)", "![Lễ phát động](le.jpg)"),
        Self::PictureWithoutAddress =>
            vi: ("ảnh không có địa chỉ", "xóa ảnh này, hoặc ghi tên tệp trong ngoặc tròn: `![chú thích](anh.jpg)`"),
            en: ("a picture without an address", "delete it, or write the name of a file in the round brackets: `![caption](photo.jpg)`");
        Self::MissingPicture { src, nearest } =>
            vi: (format!("không có ảnh `{src}`"), near_vi(nearest, "đặt ảnh cạnh bài viết hoặc trong thư mục static")),
            en: (format!("there is no picture `{src}`"), near_en(nearest, "put the picture beside the article or into the static folder"));
        Self::PictureElsewhereInSite { rewriting } =>
            vi: (format!("không có ảnh `{}`", rewriting.written), rewritten_vi(rewriting)),
            en: (format!("there is no picture `{}`", rewriting.written), rewritten_en(rewriting));
    }

    Error "embedded-picture" {
        title: ("Ảnh nằm trong bài dưới dạng chữ", "A picture pasted into the text as letters"),
        why: ("Word, Google Docs và trình soạn thảo trên web chép cả tấm ảnh vào bài thành một dãy chữ dài. Bài nặng thêm hàng MB, không có bản nhỏ cho điện thoại, và không ai đọc hay sửa nổi tệp ấy nữa. `bantin check --fix` ghi ảnh ra tệp cạnh bài.", "Word, Google Docs and editors in browsers copy a whole picture into the text as a long row of letters. The article grows by megabytes, there is no small form for phones, and nobody can read or edit the file any more. `bantin check --fix` writes the picture to a file beside the article."),
        example: (Text, "![Lễ phát động](data:image/png;base64,iVBORw0…)", "![Lễ phát động](ten-bai-1.png)"),
        Self::EmbeddedPicture { kind } =>
            vi: (format!("ảnh {kind} nằm ngay trong bài dưới dạng chữ"), "chạy `bantin check --fix`: ảnh thành một tệp cạnh bài, và bài dẫn tới tệp đó"),
            en: (format!("a {kind} picture stands in the text as letters"), "run `bantin check --fix`: it becomes a file beside the article, and the text refers to it");
    }

    Error "embedded-data" {
        title: ("Địa chỉ chứa dữ liệu không phải ảnh", "An address of data that is no picture"),
        why: ("Sau `data:` là cả một tệp dưới dạng chữ. Không đọc được nó thành ảnh mà trang hiện được (JPEG, PNG, WebP, GIF, SVG), nên người đọc sẽ không thấy gì.", "Behind `data:` stands a whole file as letters. It cannot be read as a picture that pages show (JPEG, PNG, WebP, GIF, SVG), so readers would see nothing."),
        example: (Text, "[Kế hoạch](data:application/pdf;base64,JVBERi0…)", "[Kế hoạch](ke-hoach.pdf)"),
        Self::EmbeddedData =>
            vi: ("địa chỉ này là dữ liệu dưới dạng chữ, và không phải ảnh mà trang hiện được", "đặt tệp gốc cạnh bài rồi ghi tên tệp vào đây: `(ten-tep.pdf)`"),
            en: ("this address is data as letters, and no picture that pages show", "put the original file beside the article and write its name here: `(name-of-file.pdf)`");
    }

    Warning "raw-html" {
        title: ("HTML trong bài", "HTML in an article"),
        why: ("HTML dán từ nơi khác có thể làm hỏng trang hoặc chạy mã lạ, nên được hiện như chữ. Trang tin mà mọi người viết đều đáng tin thì đặt `raw_html: trusted` dưới `site:`.", "Pasted HTML can break the page or run foreign code, so it is shown as text. A site that trusts all who write sets `raw_html: trusted` under `site:`."),
        example: (Text, "<font color=\"red\">Chú ý</font>", "**Chú ý**"),
        Self::RawHtml { tag, blocked: None } =>
            vi: (format!("HTML `{tag}` trong bài được hiện như chữ thường"), "dùng Markdown; hoặc đặt `raw_html: trusted` dưới `site:` trong site.yaml nếu mọi người viết bài đều đáng tin"),
            en: (format!("the HTML `{tag}` is shown as text"), "use Markdown; or set `raw_html: trusted` under `site:` in site.yaml if everyone who writes is trusted");
        Self::RawHtml { tag, blocked: Some(what) } =>
            vi: (format!("HTML `{tag}` trong bài được hiện như chữ thường"), format!("dùng Markdown; {}", what.instead_vi(false))),
            en: (format!("the HTML `{tag}` is shown as text"), format!("use Markdown; {}", what.instead_en(false)));
    }

    Warning "escaped-html" {
        title: ("Thẻ HTML hiện nguyên như chữ", "Tags that readers would see"),
        why: ("Chữ chép qua nhiều phần mềm hay bị đổi `<` thành `&lt;`, nên trình duyệt không coi đó là thẻ nữa mà hiện nguyên ra giữa bài.", "Texts that went through several programs often have `&lt;` in the place of `<`, so browsers take it for text and show it."),
        example: (Text, "Sáng nay, &lt;b&gt;công đoàn&lt;/b&gt; phát động.", "Sáng nay, **công đoàn** phát động."),
        Self::EscapedHtml { tag, more: 0 } =>
            vi: (format!("người đọc sẽ thấy nguyên thẻ `{tag}`"), "viết bằng Markdown (chữ đậm là `**chữ**`) hoặc xóa thẻ; muốn cho thấy thẻ thì viết nó như mã: `` `<b>` ``"),
            en: (format!("readers would see the tag `{tag}`"), "use Markdown (bold is `**words**`) or delete the tag; one that is meant to be seen is written as code: `` `<b>` ``");
        Self::EscapedHtml { tag, more } =>
            vi: (format!("người đọc sẽ thấy nguyên thẻ `{tag}`; trong bài còn {more} thẻ như thế"), "viết bằng Markdown (chữ đậm là `**chữ**`) hoặc xóa thẻ; muốn cho thấy thẻ thì viết nó như mã: `` `<b>` ``"),
            en: (format!("readers would see the tag `{tag}`; there are {more} more of these in the text"), "use Markdown (bold is `**words**`) or delete the tag; one that is meant to be seen is written as code: `` `<b>` ``");
    }

    Error "html-article" {
        title: ("Bài viết bằng HTML, hiện thành mã nguồn", "A text of HTML, shown as source code"),
        why: ("Bài chép từ mã nguồn một trang web hay xuất từ phần mềm quản trị nội dung. Trang này không nhận HTML trong bài, hoặc các dấu `<` đã bị đổi thành `&lt;`, nên người đọc thấy cả thẻ lẫn chữ.", "The text was copied from the source of a web page or exported by a content management system. This site takes no HTML in articles, or its marks `<` have become `&lt;`, so readers see tags and words alike."),
        example: (Text, "<p>Sáng nay, <strong>công đoàn</strong> phát động thi đua.</p>\n<p>Buổi chiều, các đội ra quân.</p>", "Sáng nay, **công đoàn** phát động thi đua.\n\nBuổi chiều, các đội ra quân."),
        Self::HtmlArticle { tag, words, escaped: false } =>
            vi: (format!("bài viết bằng HTML: người đọc sẽ thấy nguyên mã nguồn, từ `{tag}` trở đi"), format!("viết bằng Markdown, không có thẻ: `{words}` (`pandoc -f html -t gfm` đổi cả tệp); hoặc đặt `raw_html: trusted` dưới `site:` trong site.yaml nếu mọi người viết bài đều đáng tin")),
            en: (format!("the text is HTML: readers would see its source code, from `{tag}` on"), format!("use Markdown, without tags: `{words}` (`pandoc -f html -t gfm` converts the whole file); or set `raw_html: trusted` under `site:` in site.yaml if everyone who writes is trusted"));
        Self::HtmlArticle { tag, words, escaped: true } =>
            vi: (format!("bài viết bằng HTML mà dấu `<` đã bị đổi thành `&lt;`: người đọc sẽ thấy nguyên mã nguồn, từ `{tag}` trở đi"), format!("viết bằng Markdown, không có thẻ: `{words}`; hoặc đổi `&lt;` lại thành `<`, rồi `pandoc -f html -t gfm` đổi cả tệp sang Markdown")),
            en: (format!("the text is HTML whose `<` became `&lt;`: readers would see its source code, from `{tag}` on"), format!("use Markdown, without tags: `{words}`; or turn `&lt;` back into `<`, and convert the whole file with `pandoc -f html -t gfm`"));
    }

    Warning "markdown-in-html" {
        title: ("Markdown giữa các thẻ HTML", "Markdown between tags of HTML"),
        why: ("Trong khối HTML, cho tới dòng trống đầu tiên, mọi thứ giữ nguyên như đã viết: dấu `**` và `[chữ](địa chỉ)` không thành chữ đậm hay liên kết.", "In a block of HTML everything stays as it is, up to the first empty line: `**` and `[words](address)` make nothing bold and no link."),
        example: (Files, "-- site.yaml --\nsite:\n  raw_html: trusted\n-- content/a.md --\n<div>\nXem **kết quả**\n</div>", "-- site.yaml --\nsite:\n  raw_html: trusted\n-- content/a.md --\n<div>\n\nXem **kết quả**\n\n</div>"),
        Self::MarkdownInHtml { mark, more: 0 } =>
            vi: (format!("người đọc sẽ thấy nguyên dấu `{mark}`: trong khối HTML không có Markdown"), "để một dòng trống sau thẻ mở và trước thẻ đóng; hoặc viết bằng HTML: `<strong>chữ</strong>`, `<a href=\"bai.md\">chữ</a>`"),
            en: (format!("readers would see `{mark}` as it is: there is no Markdown in a block of HTML"), "leave an empty line behind the opening tag and before the closing one; or use HTML: `<strong>words</strong>`, `<a href=\"article.md\">words</a>`");
        Self::MarkdownInHtml { mark, more } =>
            vi: (format!("người đọc sẽ thấy nguyên dấu `{mark}`: trong khối HTML không có Markdown; trong bài còn {more} chỗ như thế"), "để một dòng trống sau thẻ mở và trước thẻ đóng; hoặc viết bằng HTML: `<strong>chữ</strong>`, `<a href=\"bai.md\">chữ</a>`"),
            en: (format!("readers would see `{mark}` as it is: there is no Markdown in a block of HTML; there are {more} more of these in the text"), "leave an empty line behind the opening tag and before the closing one; or use HTML: `<strong>words</strong>`, `<a href=\"article.md\">words</a>`");
    }

    Warning "blocked-html" {
        title: ("HTML mà trình duyệt bỏ qua trên trang này", "HTML that browsers pass over on this site"),
        why: ("Mỗi trang có chính sách bảo mật (CSP): chỉ tải những gì nằm ngay trên trang, không chạy mã hay nhận kiểu chữ viết lẫn trong bài, không nhúng trang khác. Vì vậy khung video, biểu mẫu của trang khác hay thuộc tính `style=` nằm trong bài mà người đọc không thấy.", "Every page has a security policy (CSP): it loads what lies on the site, runs no code and takes no styles from within a text, and shows no other page in a frame. So frames with videos, forms of other sites and attributes `style=` are in the text, but readers see nothing of them."),
        example: (Files, "-- site.yaml --\nsite:\n  raw_html: trusted\n-- content/a.md --\n<iframe src=\"https://video.example/12\"></iframe>", "-- site.yaml --\nsite:\n  raw_html: trusted\n-- content/a.md --\n<a href=\"https://video.example/12\">Xem video</a>"),
        Self::BlockedHtml { what, more: 0 } =>
            vi: (what.vi(), what.instead_vi(true)),
            en: (what.en(), what.instead_en(true));
        Self::BlockedHtml { what, more } =>
            vi: (format!("{}; trong bài còn {more} chỗ như thế", what.vi()), what.instead_vi(true)),
            en: (format!("{}; there are {more} more of these in the text", what.en()), what.instead_en(true));
    }

    Warning "missing-footnote" {
        title: ("Chú thích không có nội dung", "A footnote without a text"),
        why: ("Dấu `[^1]` không tìm thấy dòng chú thích nào, nên hiện nguyên như vậy.", "The mark `[^1]` finds no text and is shown as it is."),
        example: (Text, "Theo báo cáo[^1].", "Theo báo cáo[^1].\n\n[^1]: Báo cáo số 12."),
        Self::MissingFootnote { label } =>
            vi: (format!("chú thích `[^{label}]` không có nội dung"), format!("thêm một dòng `[^{label}]: …` ở cuối bài")),
            en: (format!("the footnote `[^{label}]` has no text"), format!("add a line `[^{label}]: …` at the end of the article"));
    }

    Warning "unused-footnote" {
        title: ("Chú thích không được nhắc tới", "A footnote that nothing refers to"),
        why: ("Dòng chú thích có đó nhưng trong bài không có dấu `[^…]`, nên không hiện ra.", "The text of the footnote is there, but no mark `[^…]`, so it is not shown."),
        example: (Text, "Theo báo cáo.\n\n[^1]: Báo cáo số 12.", "Theo báo cáo[^1].\n\n[^1]: Báo cáo số 12."),
        Self::UnusedFootnote { label } =>
            vi: (format!("chú thích `[^{label}]` không được nhắc tới trong bài nên không hiện"), format!("đặt `[^{label}]` vào chỗ cần chú thích, hoặc xóa nó")),
            en: (format!("the footnote `[^{label}]` is never referred to, so it is not shown"), format!("put `[^{label}]` where it belongs, or delete it"));
    }

    Warning "link-with-space" {
        title: ("Địa chỉ có dấu cách", "An address with a space"),
        why: ("Markdown coi dấu cách là hết địa chỉ, nên chỗ này không thành liên kết.", "In Markdown a space ends an address, so this does not become a link."),
        example: (Text, "[Kế hoạch](ke hoach.pdf)", "[Kế hoạch](<ke hoach.pdf>)"),
        Self::LinkWithSpace { target, rewriting: Some(rewriting) } =>
            vi: (format!("địa chỉ `{target}` có dấu cách nên không thành liên kết"), rewritten_vi(rewriting)),
            en: (format!("the address `{target}` contains a space, so this is not a link"), rewritten_en(rewriting));
        Self::LinkWithSpace { target, rewriting: None } =>
            vi: (format!("địa chỉ `{target}` có dấu cách nên không thành liên kết"), format!("viết địa chỉ trong ngoặc nhọn: `(<{target}>)`")),
            en: (format!("the address `{target}` contains a space, so this is not a link"), format!("put the address in angle brackets: `(<{target}>)`"));
    }

    Warning "empty-link" {
        title: ("Liên kết không có chữ hoặc không có địa chỉ", "A link without words or without an address"),
        why: ("Liên kết không có chữ thì không ai thấy để bấm, và máy đọc màn hình chỉ đọc “liên kết”. Liên kết tới `#` thường còn lại từ nút bấm của trang khác, bấm vào chỉ về đầu trang.", "Nobody sees a link without words, and screen readers only say “link”. A link to `#` is mostly what is left of a button of another page, and leads to the top of this one."),
        example: (Text, "Xem [](https://congdoan.example/) và [Thêm](#).", "Xem [trang của công đoàn](https://congdoan.example/)."),
        Self::LinkWithoutWords { target } =>
            vi: (format!("liên kết tới `{target}` không có chữ nên không ai thấy"), format!("viết chữ vào ngoặc vuông: `[chữ]({target})`, hoặc xóa")),
            en: (format!("the link to `{target}` has no words, so nobody sees it"), format!("put words into the square brackets: `[words]({target})`, or delete it"));
        Self::LinkToTop { words } =>
            vi: (format!("liên kết “{words}” chỉ dẫn về đầu trang này"), format!("ghi địa chỉ: `[{words}](địa chỉ)`, hoặc bỏ liên kết và giữ chữ")),
            en: (format!("the link “{words}” only leads to the top of this page"), format!("write an address: `[{words}](address)`, or keep only the words"));
    }

    Warning "lost-line" {
        title: ("Một dòng không hiện ra trên trang", "A line that is not shown"),
        why: ("Markdown coi dòng `[chữ]: chữ` là nơi ghi địa chỉ cho các liên kết, nên dòng ấy không hiện ra. Không liên kết nào dùng nó, nên có lẽ nó là lời của bài.", "To Markdown a line `[words]: word` gives the address of links, so it is not shown. No link needs this one, so it probably belongs to the text."),
        example: (Text, "[Ghi chú]: khẩn\n\nSáng nay, công đoàn họp.", "**Ghi chú:** khẩn\n\nSáng nay, công đoàn họp."),
        Self::LostLine { line } =>
            vi: (format!("dòng `{line}` không hiện ra: Markdown coi nó là địa chỉ của một liên kết"), format!("viết `\\{line}` nếu là lời của bài, hoặc xóa")),
            en: (format!("the line `{line}` is not shown: Markdown takes it for the address of a link"), format!("write `\\{line}` if it belongs to the text, or delete it"));
    }

    Error "nested-too-deep" {
        title: ("Danh sách lồng nhau quá sâu", "Lists nested too deep"),
        why: ("Không bài nào cần hàng trăm bậc; đó là lỗi dán hoặc tệp cố ý làm treo máy.", "No article needs hundreds of levels; it is a slip or a file made to stop the machine."),
        example: (Text, "> > > > > > > > (và hơn một trăm dấu nữa)", "> Trích dẫn"),
        Self::NestedTooDeep { limit } =>
            vi: (format!("danh sách hoặc trích dẫn lồng nhau quá {limit} bậc"), "bớt số bậc lồng nhau"),
            en: (format!("lists or quotes are nested more than {limit} deep"), "use fewer levels");
    }
}
