//! Markup that is no markup here, with what to write instead.

use serde::{Deserialize, Serialize};

/// Markup that is no markup here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leftover {
    /// `**`
    Bold,
    /// `**`, `*`, `~~`, `__` or a backtick without a partner.
    Unpaired,
    /// `____/____`, of which Markdown makes bold words.
    Blanks,
    /// `2*3*4`, of which Markdown makes a slanted 3.
    Times,
    /// `{.mark}`
    Attributes,
    /// `{{< figure >}}`
    Shortcode,
    /// `{++chèn++}`
    TrackChanges,
    /// `[[Bài` without its end.
    OpenWikiLink,
    /// `[caption]`
    WordPress,
    /// `[chữ] (địa chỉ)`
    Link,
    /// `[chữ][nhãn]` without a line that gives the address.
    Reference,
    /// `> [!NOTE]`
    Alert,
    /// `[TOC]`
    Contents,
    /// `:::`
    Box,
    /// `!!! note`
    Admonition,
    /// `+---+---+`
    GridTable,
    /// Columns made of blanks.
    Columns,
    /// `#Kết quả`
    Heading,
    /// `*[CNVC]: …`
    Abbreviation,
    /// A block of code that another tool draws.
    Diagram,
    /// Front matter below the front matter.
    FrontMatter,
    /// `==chữ==`
    Highlight,
    /// `++chữ++`
    Inserted,
    /// `10^3^`
    Raised,
    /// `H~2~O`
    Lowered,
    /// `:smile:`
    Emoji,
    /// `$E=mc^2$`
    Formula,
    /// `\textbf{…}`
    Tex,
    /// `&amp;nbsp;`
    Entity,
    /// `<o:p>`
    Tag,
    /// `^abc123`
    BlockId,
    /// `hạn:: 1/6`
    Property,
}

impl Leftover {
    /// What it is, and what to write instead, in Vietnamese.
    pub(super) fn vi(self) -> (&'static str, &'static str) {
        match self {
            Leftover::Bold => (
                "dấu sao `**` không thành chữ đậm: có dấu cách bên trong, hoặc chữ dính liền bên ngoài",
                "viết `**chữ đậm** chữ thường`: không có dấu cách sát bên trong hai dấu sao, có dấu cách bên ngoài",
            ),
            Leftover::Unpaired => (
                "dấu mở hoặc đóng chữ đậm, chữ nghiêng, chữ gạch ngang hay mã mà không có dấu kia",
                "thêm dấu kia trong cùng đoạn, ví dụ `**chữ đậm**`, hoặc xóa dấu này",
            ),
            Leftover::Blanks => (
                "dấu gạch dưới để trống cho người điền bị hiểu là chữ đậm và biến mất",
                "thay dấu gạch dưới bằng dấu chấm: `……/……/……`",
            ),
            Leftover::Times => (
                "dấu sao giữa các con số bị hiểu là chữ nghiêng và biến mất",
                "viết dấu nhân: `2 × 3 × 4`",
            ),
            Leftover::Attributes => (
                "thuộc tính của Pandoc hoặc kramdown",
                "xóa phần trong ngoặc nhọn, và ngoặc vuông quanh chữ nếu có",
            ),
            Leftover::Shortcode => (
                "mã ngắn của Hugo, Jekyll hoặc Hexo",
                "viết lại bằng Markdown: ảnh là `![chú thích](anh.jpg)`, khối mã nằm giữa hai dòng ```",
            ),
            Leftover::TrackChanges => (
                "dấu sửa bài của CriticMarkup",
                "giữ chữ cuối cùng muốn đăng, xóa ngoặc nhọn và chữ đã bỏ",
            ),
            Leftover::OpenWikiLink => (
                "liên kết kiểu Obsidian hoặc wiki, thiếu `]]`",
                "viết `[chữ](bai-phat-dong.md)`",
            ),
            Leftover::WordPress => (
                "mã ngắn của WordPress",
                "viết lại bằng Markdown: ảnh là `![chú thích](anh.jpg)`",
            ),
            Leftover::Link => (
                "liên kết gõ sai ngoặc",
                "viết `[chữ](địa chỉ)`: ngoặc vuông, rồi liền ngay ngoặc tròn, có đủ cả dấu đóng",
            ),
            Leftover::Reference => (
                "liên kết theo nhãn, mà không có dòng nào cho địa chỉ của nhãn",
                "viết `[chữ](địa chỉ)`, hoặc thêm một dòng `[nhãn]: địa chỉ` ở cuối bài",
            ),
            Leftover::Alert => (
                "nhãn khung của GitHub hoặc Obsidian",
                "viết `> **Ghi chú:** …`",
            ),
            Leftover::Contents => (
                "chỗ đặt mục lục của công cụ khác",
                "xóa dòng này: trang tự làm mục lục cho bài dài",
            ),
            Leftover::Box => (
                "khung của Docusaurus hoặc Quarto",
                "xóa các dòng `:::`, hoặc viết khung thành trích dẫn: mỗi dòng bắt đầu bằng `> `",
            ),
            Leftover::Admonition => (
                "khung của MkDocs",
                "viết khung thành trích dẫn: `> **Ghi chú:** …`, mỗi dòng bắt đầu bằng `> `",
            ),
            Leftover::GridTable => (
                "bảng vẽ bằng dấu gạch của Pandoc",
                "viết bảng bằng dấu `|`: dòng đầu bảng, rồi `| --- | --- |`, rồi các dòng; hoặc xuất lại với `pandoc -t gfm`",
            ),
            Leftover::Columns => (
                "chữ canh cột bằng dấu cách, mà trên trang nhiều dấu cách chỉ là một",
                "viết mỗi ý thành một đoạn riêng, hoặc làm bảng bằng dấu `|`",
            ),
            Leftover::Heading => (
                "dấu `#` dính liền với chữ nên không thành tiêu đề",
                "thêm dấu cách: `## Tiêu đề`",
            ),
            Leftover::Abbreviation => (
                "lời giải chữ viết tắt của kramdown hoặc PHP Markdown Extra",
                "xóa dòng này, và viết đầy đủ ở chỗ nhắc đến đầu tiên",
            ),
            Leftover::Diagram => (
                "mã nguồn của một hình hay một danh sách mà công cụ khác vẽ ra",
                "thay bằng ảnh `![chú thích](hinh.png)`, hoặc xóa khối này",
            ),
            Leftover::FrontMatter => (
                "một phần khai báo thứ hai",
                "chuyển những gì cần giữ lên phần khai báo giữa hai dòng `---` đầu tệp, rồi xóa phần này",
            ),
            Leftover::Highlight => ("dấu tô nền `==`", "viết `<mark>chữ</mark>`"),
            Leftover::Inserted => ("dấu chèn `++`", "viết `<ins>chữ</ins>`"),
            Leftover::Raised => ("chỉ số trên", "viết `<sup>chữ</sup>`"),
            Leftover::Lowered => (
                "chỉ số dưới, mà ở đây dấu `~` không hiểu được hoặc gạch ngang chữ",
                "viết `<sub>chữ</sub>`",
            ),
            Leftover::Emoji => (
                "tên của một biểu tượng cảm xúc",
                "gõ chính biểu tượng ấy, hoặc xóa",
            ),
            Leftover::Formula => (
                "công thức LaTeX",
                "viết bằng chữ thường, `x<sup>2</sup>`, hoặc thay bằng ảnh",
            ),
            Leftover::Tex => ("lệnh của LaTeX", "xóa lệnh này; chữ đậm là `**chữ**`"),
            Leftover::Entity => ("mã của ký tự, viết sai", "gõ chính ký tự ấy"),
            Leftover::Tag => (
                "thẻ hoặc chỗ để trống trong ngoặc `<…>`",
                "xóa, hoặc điền chữ vào",
            ),
            Leftover::BlockId => ("mã của đoạn văn trong Obsidian", "xóa mã ở cuối dòng"),
            Leftover::Property => (
                "thuộc tính của Obsidian (Dataview)",
                "viết một dấu hai chấm, hoặc xóa",
            ),
        }
    }

    /// What it is, and what to write instead, in English.
    pub(super) fn en(self) -> (&'static str, &'static str) {
        match self {
            Leftover::Bold => (
                "asterisks `**` that make nothing bold: there is a space inside them, or a letter right outside",
                "write `**bold** plain`: no space inside the asterisks, and one outside",
            ),
            Leftover::Unpaired => (
                "a mark that begins or ends bold, slanted or struck words or code, without its partner",
                "put the other mark into the same paragraph, as in `**bold**`, or delete this one",
            ),
            Leftover::Blanks => (
                "underscores to be filled in, which are taken for bold words and vanish",
                "write dots in their place: `……/……/……`",
            ),
            Leftover::Times => (
                "asterisks between figures, which are taken for slanted words and vanish",
                "write the sign of multiplication: `2 × 3 × 4`",
            ),
            Leftover::Attributes => (
                "attributes of Pandoc or kramdown",
                "delete what is in braces, and square brackets around the words, if there are any",
            ),
            Leftover::Shortcode => (
                "a shortcode of Hugo, Jekyll or Hexo",
                "write it in Markdown: a picture is `![caption](photo.jpg)`, code stands between two lines of ```",
            ),
            Leftover::TrackChanges => (
                "marks of CriticMarkup",
                "keep the words that are to be published, and delete the braces and what was taken out",
            ),
            Leftover::OpenWikiLink => (
                "a link of Obsidian or of a wiki, without its `]]`",
                "write `[words](article.md)`",
            ),
            Leftover::WordPress => (
                "a shortcode of WordPress",
                "write it in Markdown: a picture is `![caption](photo.jpg)`",
            ),
            Leftover::Link => (
                "a link with its brackets wrong",
                "write `[words](address)`: square brackets, and right behind them round ones, both closed",
            ),
            Leftover::Reference => (
                "a link by a label, and no line that gives its address",
                "write `[words](address)`, or add a line `[label]: address` at the end of the article",
            ),
            Leftover::Alert => (
                "the label of a box of GitHub or Obsidian",
                "write `> **Note:** …`",
            ),
            Leftover::Contents => (
                "the place of a table of contents of another tool",
                "delete this line: the page makes one by itself when a text is long",
            ),
            Leftover::Box => (
                "a box of Docusaurus or Quarto",
                "delete the lines `:::`, or make the box a quotation, each line of which begins with `> `",
            ),
            Leftover::Admonition => (
                "a box of MkDocs",
                "make it a quotation: `> **Note:** …`, each line of which begins with `> `",
            ),
            Leftover::GridTable => (
                "a table that Pandoc draws with dashes",
                "write it with `|`: a head, then `| --- | --- |`, then the rows; or export it again with `pandoc -t gfm`",
            ),
            Leftover::Columns => (
                "columns made of blanks, and on a page many blanks are one",
                "make each part a paragraph, or draw a table with `|`",
            ),
            Leftover::Heading => (
                "a `#` right before a word, which makes no heading",
                "put a blank between them: `## Heading`",
            ),
            Leftover::Abbreviation => (
                "the meaning of an abbreviation, as in kramdown or PHP Markdown Extra",
                "delete this line, and write the words out where they are used first",
            ),
            Leftover::Diagram => (
                "the source of a picture or a list that another tool draws",
                "put a picture in its place, `![caption](drawing.png)`, or delete this block",
            ),
            Leftover::FrontMatter => (
                "a second front matter",
                "move what is to be kept up between the two lines `---` that begin the file, and delete this one",
            ),
            Leftover::Highlight => (
                "the marks `==` of a highlighter",
                "write `<mark>words</mark>`",
            ),
            Leftover::Inserted => (
                "the marks `++` of inserted words",
                "write `<ins>words</ins>`",
            ),
            Leftover::Raised => ("raised letters", "write `<sup>2</sup>`"),
            Leftover::Lowered => (
                "lowered letters, whose `~` means nothing here or strikes words out",
                "write `<sub>2</sub>`",
            ),
            Leftover::Emoji => (
                "the name of an emoji",
                "type the emoji itself, or delete this",
            ),
            Leftover::Formula => (
                "a formula of LaTeX",
                "write it in plain letters, `x<sup>2</sup>`, or make it a picture",
            ),
            Leftover::Tex => ("a command of LaTeX", "delete it; bold is `**words**`"),
            Leftover::Entity => ("the code of a letter, misspelled", "type the letter itself"),
            Leftover::Tag => ("a tag or a blank in `<…>`", "delete it, or fill it in"),
            Leftover::BlockId => (
                "the id of a paragraph in Obsidian",
                "delete it at the end of the line",
            ),
            Leftover::Property => (
                "a property of Obsidian (Dataview)",
                "write one colon, or delete it",
            ),
        }
    }
}
