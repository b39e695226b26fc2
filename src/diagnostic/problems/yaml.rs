//! What can be wrong with YAML, and with front matter as such.

use crate::diagnostic::{
    rewriting::{Rewriting, rewritten_en, rewritten_vi},
    row::rows,
    shape::{Shape, shape_en, shape_vi},
    yaml_text::in_straight_quotes,
};
use serde::{Deserialize, Serialize};

/// What can be wrong with the syntax of YAML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum YamlProblem {
    NoFrontMatter,
    FrontMatterNotClosed {
        /// The number of a line that probably was `---`, and what stands there: Word makes dashes of hyphens.
        mistaken: Option<(usize, String)>,
    },
    FrontMatterNotMap {
        found: Shape,
    },
    UnquotedColon {
        key: String,
        value: String,
        /// The value in quotes, if it is certain where it ends.
        rewriting: Option<Box<Rewriting>>,
    },
    CutByHash {
        value: String,
    },
    UnclosedQuote {
        key: String,
    },
    TextAfterQuote {
        key: String,
    },
    ReservedCharacter {
        character: char,
    },
    UnclosedBracket {
        bracket: char,
    },
    BadEscape {
        key: String,
    },
    TabIndent,
    BadIndent,
    NoColonAfterKey {
        line: String,
    },
    YamlAlias,
    /// An entity at the beginning of a value, which YAML takes for an alias: `&quot;Hai giỏi&quot;`.
    EntityInFront {
        /// The value in quotes.
        rewriting: Box<Rewriting>,
    },
    BrokenYaml {
        parser: String,
    },
    DuplicateKey {
        key: String,
    },
    SplitByComma {
        key: String,
    },
}

rows! { YamlProblem:
    Error "no-front-matter" {
        title: ("Bài không có phần khai báo", "An article without front matter"),
        why: ("Tên, ngày và địa bàn của bài nằm giữa hai dòng `---` ở đầu tệp. Không có chúng, bài không thuộc về đâu cả.", "Title, date and district stand between two lines `---` at the top. Without them an article belongs nowhere."),
        example: (Text, "Sáng nay, quận phát động thi đua.", "---\ntitle: Quận phát động thi đua\ndate: 2023-02-10\ndistrict: phuong-moi\n---\nSáng nay, quận phát động thi đua."),
        Self::NoFrontMatter =>
            vi: ("bài viết không có phần khai báo ở đầu tệp", "bắt đầu tệp bằng một dòng `---`, rồi `title:`, `date:`, `district:`, rồi lại một dòng `---`"),
            en: ("the article has no front matter", "begin the file with a line `---`, then `title:`, `date:`, `district:`, then a line `---` again");
    }

    Error "front-matter-not-closed" {
        title: ("Phần khai báo không được đóng", "The front matter is never closed"),
        why: ("Không có dòng `---` thứ hai thì không biết phần khai báo dừng ở đâu và bài bắt đầu từ đâu.", "Without the second line `---` nobody can tell where the front matter ends and the text begins."),
        example: (FrontMatter, "---\ntitle: Quận phát động thi đua\nSáng nay, …", "---\ntitle: Quận phát động thi đua\n---\nSáng nay, …"),
        Self::FrontMatterNotClosed { mistaken: Some((line, written)) } =>
            vi: ("phần khai báo mở bằng `---` nhưng không có dòng `---` để đóng", format!("dòng {line} `{written}` có lẽ là `---` bị đổi: gõ lại ba dấu gạch `---` ở đó")),
            en: ("the front matter is opened with `---` and never closed", format!("line {line}, `{written}`, probably was `---`: type three hyphens `---` there"));
        Self::FrontMatterNotClosed { mistaken: None } =>
            vi: ("phần khai báo mở bằng `---` nhưng không có dòng `---` để đóng", "thêm một dòng chỉ có `---` giữa phần khai báo và nội dung bài"),
            en: ("the front matter is opened with `---` and never closed", "put a line with only `---` between the front matter and the text");
    }

    Error "front-matter-not-keys" {
        title: ("Ở đây cần các dòng `khóa: giá trị`", "Lines `key: value` are needed here"),
        why: ("Phần khai báo và site.yaml gồm các dòng `khóa: giá trị`. Một danh sách hay một câu văn đứng ở đó thì bantin không biết nó nói về cái gì.", "Front matter and site.yaml are lines `key: value`. A list or a sentence in that place says nothing about what it means."),
        example: (FrontMatter, "- Quận phát động thi đua", "title: Quận phát động thi đua"),
        Self::FrontMatterNotMap { found } =>
            vi: (format!("ở đây cần các dòng `khóa: giá trị`, nhưng lại gặp {}", shape_vi(*found)), "viết mỗi dòng một khóa, ví dụ `title: Tên bài`"),
            en: (format!("lines `key: value` are needed here, but there is {}", shape_en(*found)), "write one key a line, such as `title: Name of the article`");
    }

    Error "unquoted-colon" {
        title: ("Giá trị có dấu hai chấm mà không có ngoặc kép", "A value with a colon and no quotes"),
        why: ("Trong YAML, dấu hai chấm và dấu cách ngăn khóa với giá trị. Tít bài có dấu hai chấm phải nằm trong ngoặc kép, nếu không YAML đọc thành hai khóa.", "In YAML a colon with a space ends a key. A title with a colon must be in quotes, or YAML reads two keys."),
        example: (FrontMatter, "title: Hà Đông: phát động thi đua", "title: \"Hà Đông: phát động thi đua\""),
        Self::UnquotedColon { key, value: _, rewriting: Some(rewriting) } =>
            vi: (format!("giá trị của `{key}` có dấu hai chấm nhưng không nằm trong ngoặc kép"), rewritten_vi(rewriting)),
            en: (format!("the value of `{key}` contains a colon and is not in quotes"), rewritten_en(rewriting));
        Self::UnquotedColon { key, value, rewriting: None } =>
            vi: (format!("giá trị của `{key}` có dấu hai chấm nhưng không nằm trong ngoặc kép"), format!("đặt giá trị trong ngoặc kép: `{key}: {}`", in_straight_quotes(value))),
            en: (format!("the value of `{key}` contains a colon and is not in quotes"), format!("put the value in quotes: `{key}: {}`", in_straight_quotes(value)));
    }

    Error "cut-by-hash" {
        title: ("Dấu # cắt mất phần sau của giá trị", "A # cuts the rest of a value off"),
        why: ("Trong YAML, dấu cách rồi `#` mở đầu một ghi chú, và mọi chữ từ đó đến hết dòng bị bỏ. Tít có `#thẻ` hay `#1` phải nằm trong ngoặc kép.", "In YAML a space and `#` begin a note, and everything up to the end of the line is dropped. A title with `#tag` or `#1` must be in quotes."),
        example: (FrontMatter, "title: Phát động đợt 2 #thidua2024", "title: \"Phát động đợt 2 #thidua2024\""),
        Self::CutByHash { value } =>
            vi: ("YAML coi mọi chữ từ dấu # này là ghi chú và bỏ đi", format!("đặt giá trị trong ngoặc kép: `{}`; nếu đây đúng là ghi chú thì viết một dấu cách sau #", in_straight_quotes(value))),
            en: ("YAML takes everything from this # on for a note and drops it", format!("put the value in quotes: `{}`; if it is a note, write a space behind the #", in_straight_quotes(value)));
    }

    Error "unclosed-quote" {
        title: ("Dấu ngoặc kép không được đóng", "A quotation mark is never closed"),
        why: ("Giá trị bắt đầu bằng dấu ngoặc kép thì phải kết thúc bằng dấu cùng loại; nếu không, mọi dòng sau đều bị coi là một phần của nó.", "A value that begins with a quotation mark must end with the same; otherwise all lines that follow belong to it."),
        example: (FrontMatter, "title: \"Quận phát động thi đua", "title: \"Quận phát động thi đua\""),
        Self::UnclosedQuote { key } =>
            vi: (format!("dấu ngoặc kép mở ở `{key}` không được đóng"), "thêm dấu ngoặc cùng loại vào cuối giá trị, trên cùng dòng"),
            en: (format!("the quotation mark opened at `{key}` is never closed"), "add the same mark at the end of the value, on the same line");
    }

    Error "text-after-quote" {
        title: ("Sau dấu ngoặc đóng còn chữ", "Text after a closing quote"),
        why: ("Khi giá trị mở đầu bằng dấu ngoặc kép, YAML coi dấu ngoặc thứ hai là hết giá trị. Muốn có ngoặc kép trong tít thì dùng “ ” và đặt cả tít trong ngoặc.", "Where a value begins with a quotation mark, the second one ends it. For quotes within a title use “ ” and put all of it in quotes."),
        example: (FrontMatter, "title: \"Hai tốt\" lan rộng", "title: \"“Hai tốt” lan rộng\""),
        Self::TextAfterQuote { key } =>
            vi: (format!("sau dấu ngoặc đóng của `{key}` còn chữ"), "đặt cả giá trị trong một cặp ngoặc kép, và viết ngoặc kép bên trong là “ ” hoặc \\\""),
            en: (format!("there is text after the closing quote of `{key}`"), "put the whole value in one pair of quotes, and write inner quotes as “ ” or \\\"");
    }

    Error "reserved-character" {
        title: ("Giá trị bắt đầu bằng ký tự dành riêng", "A value begins with a reserved character"),
        why: ("YAML dùng các ký tự như `@`, `%`, `` ` `` cho việc riêng. Đặt giá trị trong ngoặc kép thì chúng chỉ là chữ.", "YAML keeps characters such as `@`, `%` and `` ` `` for itself. In quotes they are plain text."),
        example: (FrontMatter, "title: @congdoan nói gì", "title: \"@congdoan nói gì\""),
        Self::ReservedCharacter { character } =>
            vi: (format!("giá trị không được bắt đầu bằng `{character}` khi không có ngoặc kép"), "đặt giá trị trong ngoặc kép"),
            en: (format!("a value must not begin with `{character}` unless it is in quotes"), "put the value in quotes");
    }

    Error "unclosed-bracket" {
        title: ("Dấu ngoặc không được đóng", "A bracket is never closed"),
        why: ("Ngoặc vuông mở một danh sách, ngoặc nhọn mở các khóa con; cả hai phải được đóng. Nếu ngoặc là một phần của chữ thì đặt cả giá trị trong ngoặc kép.", "A square bracket begins a list and a curly one keys; both must be closed. If the bracket is part of the text, put the value in quotes."),
        example: (FrontMatter, "sectors: [doanh-nghiep, truong-hoc", "sectors: [doanh-nghiep, truong-hoc]"),
        Self::UnclosedBracket { bracket } =>
            vi: (format!("dấu ngoặc `{bracket}` mở ở đây không được đóng"), "thêm dấu ngoặc đóng ở cuối; nếu ngoặc là một phần của chữ thì đặt cả giá trị trong ngoặc kép"),
            en: (format!("the bracket `{bracket}` opened here is never closed"), "add the closing bracket; if the bracket is part of the text, put the whole value in quotes");
    }

    Error "bad-escape" {
        title: ("Dấu `\\` không hợp lệ", "A `\\` that YAML cannot read"),
        why: ("Trong ngoặc kép, `\\` mở đầu một ký hiệu đặc biệt. Đường dẫn Windows hay gặp lỗi này; ngoặc đơn không có quy tắc ấy.", "In double quotes `\\` begins a special sign. Windows paths run into this; single quotes have no such rule."),
        example: (FrontMatter, "photo: \"anh\\le.jpg\"", "photo: anh/le.jpg"),
        Self::BadEscape { key } =>
            vi: (format!("dấu `\\` trong giá trị của `{key}` không hợp lệ"), "đặt giá trị trong ngoặc đơn '…' thay cho ngoặc kép, hoặc viết `\\\\`"),
            en: (format!("there is a `\\` in the value of `{key}` that YAML cannot read"), "put the value in single quotes '…' instead, or write `\\\\`");
    }

    Error "tab-indent" {
        title: ("Dòng thụt vào bằng phím Tab", "A line is indented with a tab"),
        why: ("YAML chỉ nhận dấu cách để thụt dòng, vì mỗi chương trình hiện Tab rộng hẹp khác nhau.", "YAML takes only spaces for indentation, since each program shows a tab with another width."),
        example: (FrontMatter, "photo:\n\tsrc: le.jpg", "photo:\n  src: le.jpg"),
        Self::TabIndent =>
            vi: ("dòng thụt vào bằng phím Tab", "thụt dòng bằng dấu cách (2 dấu cách mỗi bậc)"),
            en: ("the line is indented with a tab", "indent with spaces (2 a level)");
    }

    Error "bad-indent" {
        title: ("Dòng thụt vào không khớp", "Indentation that does not fit"),
        why: ("Khoảng thụt cho biết khóa nào nằm trong khóa nào. Hai khóa cùng bậc phải thẳng cột với nhau.", "Indentation says which key lies in which. Keys of one level must be aligned."),
        example: (FrontMatter, "title: Quận phát động\n date: 2023-02-10", "title: Quận phát động\ndate: 2023-02-10"),
        Self::BadIndent =>
            vi: ("dòng này thụt vào không khớp với các dòng trước", "canh dòng thẳng với các khóa cùng bậc"),
            en: ("this line's indentation does not fit the lines before it", "align it with the keys of the same level");
    }

    Error "no-colon-after-key" {
        title: ("Dòng không có dạng `khóa: giá trị`", "A line without a colon"),
        why: ("Sau tên khóa phải có dấu hai chấm và một dấu cách. Thiếu một trong hai, cả dòng chỉ là chữ.", "A key is followed by a colon and a space. Without either the line is mere text."),
        example: (FrontMatter, "title: Quận phát động\nkind launch", "title: Quận phát động\nkind: launch"),
        Self::NoColonAfterKey { line } =>
            vi: (format!("dòng `{line}` không có dạng `khóa: giá trị`"), "thêm dấu hai chấm và một dấu cách sau tên khóa"),
            en: (format!("the line `{line}` is not of the form `key: value`"), "put a colon and a space after the key");
    }

    Error "yaml-alias" {
        title: ("bantin không dùng `&tên` và `*tên`", "bantin does not use `&name` and `*name`"),
        why: ("YAML có cách viết một giá trị một lần rồi nhắc lại. Nó làm tệp khó đọc, có thể làm bộ nhớ phình to, và hay do một chữ bắt đầu bằng `*` mà ra.", "YAML can name a value and repeat it. That makes files hard to read, can be abused to fill the memory, and is mostly text that happens to begin with `*`."),
        example: (FrontMatter, "title: *Hai tốt*", "title: \"*Hai tốt*\""),
        Self::EntityInFront { rewriting } =>
            vi: ("giá trị bắt đầu bằng một mã của trang web, mà YAML coi là `&tên`", rewritten_vi(rewriting)),
            en: ("the value begins with an entity, which YAML takes for `&name`", rewritten_en(rewriting));
        Self::YamlAlias =>
            vi: ("bantin không dùng `&tên` và `*tên` của YAML", "viết lại giá trị; nếu giá trị bắt đầu bằng `*` hoặc `&` thì đặt trong ngoặc kép"),
            en: ("bantin does not use YAML's `&name` and `*name`", "write the value out; put it in quotes if it begins with `*` or `&`");
    }

    Error "broken-yaml" {
        title: ("Cú pháp YAML không đọc được", "YAML that is not well-formed"),
        why: ("Bộ đọc YAML dừng ở đây và không có lời giải thích nào sát hơn. Lỗi thường nằm ở dòng này hoặc dòng ngay trước nó.", "The YAML reader stops here, and there is no closer explanation. The cause is mostly on this line or the one before."),
        example: (FrontMatter, "title: Quận phát động\n: 2023", "title: Quận phát động\ndate: 2023"),
        Self::BrokenYaml { parser } =>
            vi: (format!("cú pháp YAML ở đây không đọc được (bộ đọc báo: {parser})"), "kiểm tra dòng này và dòng trước nó: dấu ngoặc, dấu hai chấm và khoảng thụt"),
            en: (format!("the YAML is not well-formed: {parser}"), "look at this line and the one before it: quotes, colons and indentation");
    }

    Error "duplicate-key" {
        title: ("Một khóa được viết hai lần", "A key is written twice"),
        why: ("Không ai biết dòng nào mới đúng; bantin không tự chọn thay người viết.", "Nobody can tell which line is meant, and bantin does not choose for you."),
        example: (FrontMatter, "date: 2023-02-10\ndate: 2023-02-11", "date: 2023-02-11"),
        Self::DuplicateKey { key } =>
            vi: (format!("khóa `{key}` được viết hai lần"), "giữ lại một dòng"),
            en: (format!("the key `{key}` is written twice"), "keep one of the two lines");
    }

    Error "split-by-comma" {
        title: ("Dấu phẩy cắt giá trị làm đôi", "A comma cuts a value in two"),
        why: ("Trong `{…}` và `[…]`, dấu phẩy ngăn các mục. Số thập phân kiểu Việt Nam có dấu phẩy nên phải nằm trong ngoặc kép.", "Within `{…}` and `[…]` a comma separates items. A value that contains one must be in quotes."),
        example: (FrontMatter, "results:\n  - {indicator: Tỷ lệ, percent: 60,24}", "results:\n  - {indicator: Tỷ lệ, percent: \"60,24\"}"),
        Self::SplitByComma { key } =>
            vi: (format!("dấu phẩy trước `{key}` đã cắt giá trị làm đôi"), "đặt giá trị có dấu phẩy trong ngoặc kép, ví dụ `\"60,24\"`"),
            en: (format!("the comma before `{key}` has cut the value in two"), "put a value that contains a comma in quotes, such as `\"60,24\"`");
    }
}
