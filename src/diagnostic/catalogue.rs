//! The words for every problem, Vietnamese and English side by side: code, severity, message, cure.
//!
//! A message is one sentence without a full stop; a cure says what to do. This file is the only place to
//! change either.

use super::{
    Language, Severity,
    Severity::{Error, Warning},
    problem::{Encoding, MendingFault, Nearest, Problem, Shape, Taker},
};

/// A problem in words.
pub struct Text {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

pub(super) struct Entry {
    code: &'static str,
    severity: Severity,
    vi: Text,
    en: Text,
}

impl Entry {
    /// The same under another code, if there is one.
    pub(super) fn under(self, code: Option<&'static str>) -> Entry {
        let code = code.unwrap_or(self.code);
        Entry { code, ..self }
    }
}

impl Problem {
    /// Stable name, as in `error[unknown-key]`.
    pub fn code(&self) -> &'static str {
        self.entry().code
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.entry().severity
    }

    /// The problem in words.
    pub fn text(&self, language: Language) -> Text {
        let entry = self.entry();
        match language {
            Language::Vi => entry.vi,
            Language::En => entry.en,
        }
    }

    #[rustfmt::skip]
    fn entry(&self) -> Entry {
        match self {
            // Files
            Problem::Unreadable { reason } => entry("unreadable-file", Error,
                (format!("không đọc được tệp: {reason}"), "kiểm tra quyền đọc và ổ đĩa, rồi chạy lại".into()),
                (format!("the file cannot be read: {reason}"), "check its permissions and the disk, then run again".into())),
            Problem::NotUtf8 { looks_like } => entry("not-utf8", Error,
                ("tệp không phải UTF-8".into(), match looks_like {
                    Encoding::Utf16 => "tệp có vẻ là UTF-16 (“Unicode” của Notepad): mở ra và lưu lại với bảng mã UTF-8".into(),
                    Encoding::SingleByte => "tệp có vẻ dùng bảng mã một byte (Windows-1258, TCVN3, VNI…): chuyển sang Unicode rồi lưu lại với bảng mã UTF-8".into(),
                }),
                ("the file is not UTF-8".into(), match looks_like {
                    Encoding::Utf16 => "it looks like UTF-16 (Notepad's “Unicode”): open it and save it again as UTF-8".into(),
                    Encoding::SingleByte => "it looks like a single-byte encoding (Windows-1258, TCVN3, VNI …): convert it to Unicode and save it as UTF-8".into(),
                })),
            Problem::ControlCharacter { code } => entry("control-character", Warning,
                (format!("có ký tự điều khiển vô hình, ký tự đầu tiên là U+{code:04X}"), "xóa những ký tự này; khi dựng trang mỗi ký tự được thay bằng một dấu cách".into()),
                (format!("there are invisible control characters, the first is U+{code:04X}"), "delete them; the page shows a space in the place of each".into())),
            Problem::BinaryFile => entry("binary-file", Error,
                ("đây không phải tệp văn bản".into(), "mở bằng chương trình đã tạo ra nó (Word, trình xem ảnh…) rồi lưu lại thành văn bản UTF-8, hoặc chuyển nó ra khỏi thư mục content".into()),
                ("this is not a text file".into(), "open it with the program that made it and save it as UTF-8 text, or move it out of the content folder".into())),
            Problem::FileTooLarge { size, limit, what } => what.entry(*size, *limit),
            Problem::NotRegularFile => entry("not-a-file", Warning,
                ("đây không phải tệp thường (ống dẫn, thiết bị hoặc liên kết hỏng) nên bị bỏ qua".into(), "xóa nó khỏi thư mục nội dung, hoặc thay bằng một tệp thật".into()),
                ("this is not a regular file (a pipe, a device or a dangling link), so it is left out".into(), "remove it from the content folder, or put a real file in its place".into())),
            Problem::LeavesSite => entry("leaves-site", Warning,
                ("liên kết tượng trưng này dẫn ra ngoài thư mục của trang nên bị bỏ qua".into(), "chép tệp đó vào trong trang thay vì dùng liên kết".into()),
                ("this symbolic link leads out of the site's folder, so it is left out".into(), "copy the file into the site instead".into())),
            Problem::LinkCircle => entry("link-circle", Warning,
                ("liên kết tượng trưng này dẫn thành vòng, về chính nó hoặc về thư mục chứa nó, nên bị bỏ qua".into(), "xóa liên kết, hoặc cho nó dẫn tới tệp hay thư mục thật ở nơi khác trong trang".into()),
                ("this symbolic link leads in a circle, to itself or to a folder that it lies in, so it is left out".into(), "remove the link, or lead it to a real file or folder elsewhere in the site".into())),
            Problem::HiddenFile => entry("hidden-file", Warning,
                ("tên bắt đầu bằng dấu chấm là tệp ẩn nên không được đăng, cùng mọi thứ trong đó".into(), "chuyển nó ra khỏi thư mục static; nếu dành cho người đọc thì đổi tên cho không có dấu chấm ở đầu. Chỉ `.htaccess`, `.nojekyll`, `.user.ini` và thư mục `.well-known` được đăng".into()),
                ("a name that begins with a dot is hidden, so it is not published, nor is what lies in it".into(), "move it out of the static folder; if it is meant for readers, give it a name without the dot. Only `.htaccess`, `.nojekyll`, `.user.ini` and the folder `.well-known` are published".into())),
            Problem::OwnFileName => entry("own-file-name", Error,
                ("bantin dùng tên này cho tệp của chính nó trong thư mục đích".into(), "đổi tên, hoặc xóa nó nếu đã chép nhầm từ một trang dựng xong: mọi tên bắt đầu bằng `.bantin-` là của bantin".into()),
                ("bantin uses this name for a file of its own in the output folder".into(), "rename it, or delete it if it was copied from a built site by mistake: all names that begin with `.bantin-` are bantin's".into())),
            Problem::OddFileName { name } => entry("odd-file-name", Error,
                (format!("tên tệp `{name}` không phải UTF-8"), "đổi tên tệp".into()),
                (format!("the file name `{name}` is not UTF-8"), "rename the file".into())),
            Problem::TwinNames { read, other } => entry("twin-names", Error,
                (format!("hai tệp trùng tên, chỉ khác cách ghép dấu: `{read}` và `{other}`"), "so hai tệp rồi xóa hoặc đổi tên một: trên web và trên máy Mac chúng là một".into()),
                (format!("two files have one name, with its accents put together in two ways: `{read}` and `{other}`"), "compare them, then delete or rename one: on the web and on a Mac they are the same".into())),
            Problem::NotMended { fault: MendingFault::Refused(reason) } => entry("not-mended", Error,
                (format!("không sửa được tệp: {reason}"), "kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại".into()),
                (format!("the file cannot be mended: {reason}"), "check its permissions and the free space, then run again".into())),
            Problem::NotMended { fault: MendingFault::OwnerLost } => entry("not-mended", Error,
                ("không sửa được tệp mà vẫn giữ chủ, nhóm và quyền của nó: tệp là của người khác".into(), "để chủ của tệp chạy `bantin check --fix`, hoặc chép tệp thành của mình; tệp vẫn như cũ".into()),
                ("the file cannot be mended with its owner, group and permissions kept: it is somebody else's".into(), "let its owner run `bantin check --fix`, or make it a file of your own; it is as it was".into())),
            Problem::NotMended { fault: MendingFault::Changed } => entry("not-mended", Error,
                ("có người vừa sửa tệp này trong lúc bantin sửa nó, nên tệp được giữ như người ấy để".into(), "chạy lại `bantin check --fix`".into()),
                ("somebody changed this file while it was being mended, so it is as they left it".into(), "run `bantin check --fix` again".into())),
            // The site and its output folder
            Problem::NoSite => entry("no-site", Error,
                ("không thấy tệp site.yaml ở đây hay ở thư mục nào phía trên".into(), "vào thư mục của trang rồi chạy lại, hoặc dùng `--root THƯ_MỤC`".into()),
                ("there is no site.yaml here or in any folder above".into(), "go to the folder of the site and run again, or use `--root DIR`".into())),
            Problem::NoContent { reason } => reason.entry(),
            Problem::OutputHoldsSources => entry("output-holds-sources", Error,
                ("thư mục đích chứa tệp nguồn của trang".into(), "chọn một thư mục riêng, ví dụ `--out public`".into()),
                ("the output folder holds the sources of the site".into(), "choose a folder of its own, such as `--out public`".into())),
            Problem::OutputInSources => entry("output-in-sources", Error,
                ("thư mục đích nằm trong thư mục nguồn của trang".into(), "chọn một thư mục ngoài content, static, templates và themes, ví dụ `--out public`".into()),
                ("the output folder lies in a folder of sources".into(), "choose a folder outside content, static, templates and themes, such as `--out public`".into())),
            Problem::OutputNotFolder => entry("output-not-a-folder", Error,
                ("đích không phải là thư mục".into(), "chọn một thư mục khác, hoặc dời tệp này đi".into()),
                ("the output is not a folder".into(), "choose another folder, or move this file away".into())),
            Problem::OutputForeign { files } => entry("output-foreign-files", Error,
                (format!("thư mục đích có tệp không phải do bantin tạo ra: {}", files.join(", ")), "chọn một thư mục khác hoặc thư mục trống; nếu đúng là nơi đăng trang, thêm `--adopt`: mọi tệp sẵn có được giữ".into()),
                (format!("the output folder holds files that bantin did not write: {}", files.join(", ")), "choose another folder or an empty one; if the site does belong there, add `--adopt`: all files in it are kept".into())),
            Problem::EmptySite { before } => entry("empty-site", Error,
                (format!("không còn bài nào để đăng, trong khi đang đăng {before} trang"), "kiểm tra thư mục content và ngày dựng; nếu đúng là muốn đăng trang trống, thêm `--allow-shrink`".into()),
                (format!("there is no article to publish, and {before} pages are published"), "look at the folder content and the build date; if an empty site is meant, add `--allow-shrink`".into())),
            Problem::SiteShrinks { before, after } => entry("site-shrinks", Error,
                (format!("trang sẽ chỉ còn {after} trong {before} trang đang đăng"), "kiểm tra xem bài có bị mất không; nếu đúng là muốn bỏ bớt như vậy, thêm `--allow-shrink`".into()),
                (format!("only {after} of the {before} pages that are published would be left"), "see whether articles were lost; if so many are to go, add `--allow-shrink`".into())),
            Problem::OutputFailed { reason, begun: true, .. } => entry("output-failed", Error,
                (format!("mới ghi được một phần thay đổi vào thư mục đích: {reason}"), "kiểm tra quyền ghi và chỗ trống trên đĩa, rồi dựng lại: lần dựng sau làm nốt phần dở dang".into()),
                (format!("only a part of the change was written to the output: {reason}"), "check permissions and free space, and build again: what is half done is finished by the next build".into())),
            Problem::OutputFailed { reason, full: false, .. } => entry("output-failed", Error,
                (format!("không ghi được thư mục đích: {reason}"), "kiểm tra quyền ghi, chỗ trống trên đĩa và giới hạn cỡ tệp (`ulimit -f`); trang cũ vẫn còn nguyên".into()),
                (format!("the output cannot be written: {reason}"), "check permissions, free space and limits of file sizes (`ulimit -f`); the site published before is untouched".into())),
            Problem::OutputFailed { reason, full: true, .. } => entry("output-failed", Error,
                (format!("đĩa đã đầy: {reason}"), "dọn bớt đĩa rồi dựng lại; trang cũ vẫn còn nguyên".into()),
                (format!("the disk is full: {reason}"), "make room and build again; the site published before is untouched".into())),
            Problem::OutputInTheWay { files } => entry("output-in-the-way", Error,
                (format!("chỗ cần ghi đã có tệp không phải do bantin tạo: {}", files.join(", ")), "chuyển các tệp đó đi nơi khác, hoặc đổi địa chỉ của trang trùng với chúng; không tệp nào bị xóa hay ghi đè".into()),
                (format!("files that bantin did not write lie where it would write: {}", files.join(", ")), "move them elsewhere, or give the page another address; nothing was deleted or overwritten".into())),

            // YAML
            Problem::NoFrontMatter => entry("no-front-matter", Error,
                ("bài viết không có phần khai báo ở đầu tệp".into(), "bắt đầu tệp bằng một dòng `---`, rồi `title:`, `date:`, `district:`, rồi lại một dòng `---`".into()),
                ("the article has no front matter".into(), "begin the file with a line `---`, then `title:`, `date:`, `district:`, then a line `---` again".into())),
            Problem::FrontMatterNotClosed => entry("front-matter-not-closed", Error,
                ("phần khai báo mở bằng `---` nhưng không có dòng `---` để đóng".into(), "thêm một dòng chỉ có `---` giữa phần khai báo và nội dung bài".into()),
                ("the front matter is opened with `---` and never closed".into(), "put a line with only `---` between the front matter and the text".into())),
            Problem::FrontMatterNotMap { found } => entry("front-matter-not-keys", Error,
                (format!("ở đây cần các dòng `khóa: giá trị`, nhưng lại gặp {}", shape_vi(*found)), "viết mỗi dòng một khóa, ví dụ `title: Tên bài`".into()),
                (format!("lines `key: value` are needed here, but there is {}", shape_en(*found)), "write one key a line, such as `title: Name of the article`".into())),
            Problem::UnquotedColon { key, value } => entry("unquoted-colon", Error,
                (format!("giá trị của `{key}` có dấu hai chấm nhưng không nằm trong ngoặc kép"), format!("đặt giá trị trong ngoặc kép: `{key}: {}`", quoted(value))),
                (format!("the value of `{key}` contains a colon and is not in quotes"), format!("put the value in quotes: `{key}: {}`", quoted(value)))),
            Problem::UnclosedQuote { key } => entry("unclosed-quote", Error,
                (format!("dấu ngoặc kép mở ở `{key}` không được đóng"), "thêm dấu ngoặc cùng loại vào cuối giá trị, trên cùng dòng".into()),
                (format!("the quotation mark opened at `{key}` is never closed"), "add the same mark at the end of the value, on the same line".into())),
            Problem::TextAfterQuote { key } => entry("text-after-quote", Error,
                (format!("sau dấu ngoặc đóng của `{key}` còn chữ"), "đặt cả giá trị trong một cặp ngoặc kép, và viết ngoặc kép bên trong là “ ” hoặc \\\"".into()),
                (format!("there is text after the closing quote of `{key}`"), "put the whole value in one pair of quotes, and write inner quotes as “ ” or \\\"".into())),
            Problem::ReservedCharacter { character } => entry("reserved-character", Error,
                (format!("giá trị không được bắt đầu bằng `{character}` khi không có ngoặc kép"), "đặt giá trị trong ngoặc kép".into()),
                (format!("a value must not begin with `{character}` unless it is in quotes"), "put the value in quotes".into())),
            Problem::UnclosedBracket { bracket } => entry("unclosed-bracket", Error,
                (format!("dấu ngoặc `{bracket}` mở ở đây không được đóng"), "thêm dấu ngoặc đóng ở cuối; nếu ngoặc là một phần của chữ thì đặt cả giá trị trong ngoặc kép".into()),
                (format!("the bracket `{bracket}` opened here is never closed"), "add the closing bracket; if the bracket is part of the text, put the whole value in quotes".into())),
            Problem::BadEscape { key } => entry("bad-escape", Error,
                (format!("dấu `\\` trong giá trị của `{key}` không hợp lệ"), "đặt giá trị trong ngoặc đơn '…' thay cho ngoặc kép, hoặc viết `\\\\`".into()),
                (format!("there is a `\\` in the value of `{key}` that YAML cannot read"), "put the value in single quotes '…' instead, or write `\\\\`".into())),
            Problem::TabIndent => entry("tab-indent", Error,
                ("dòng thụt vào bằng phím Tab".into(), "thụt dòng bằng dấu cách (2 dấu cách mỗi bậc)".into()),
                ("the line is indented with a tab".into(), "indent with spaces (2 a level)".into())),
            Problem::BadIndent => entry("bad-indent", Error,
                ("dòng này thụt vào không khớp với các dòng trước".into(), "canh dòng thẳng với các khóa cùng bậc".into()),
                ("this line's indentation does not fit the lines before it".into(), "align it with the keys of the same level".into())),
            Problem::NoColonAfterKey { line } => entry("no-colon-after-key", Error,
                (format!("dòng `{line}` không có dạng `khóa: giá trị`"), "thêm dấu hai chấm và một dấu cách sau tên khóa".into()),
                (format!("the line `{line}` is not of the form `key: value`"), "put a colon and a space after the key".into())),
            Problem::YamlAlias => entry("yaml-alias", Error,
                ("bantin không dùng `&tên` và `*tên` của YAML".into(), "viết lại giá trị; nếu giá trị bắt đầu bằng `*` hoặc `&` thì đặt trong ngoặc kép".into()),
                ("bantin does not use YAML's `&name` and `*name`".into(), "write the value out; put it in quotes if it begins with `*` or `&`".into())),
            Problem::BrokenYaml { parser } => entry("broken-yaml", Error,
                (format!("cú pháp YAML ở đây không đọc được (bộ đọc báo: {parser})"), "kiểm tra dòng này và dòng trước nó: dấu ngoặc, dấu hai chấm và khoảng thụt".into()),
                (format!("the YAML is not well-formed: {parser}"), "look at this line and the one before it: quotes, colons and indentation".into())),
            Problem::DuplicateKey { key } => entry("duplicate-key", Error,
                (format!("khóa `{key}` được viết hai lần"), "giữ lại một dòng".into()),
                (format!("the key `{key}` is written twice"), "keep one of the two lines".into())),

            // Fields
            Problem::SplitByComma { key } => entry("split-by-comma", Error,
                (format!("dấu phẩy trước `{key}` đã cắt giá trị làm đôi"), "đặt giá trị có dấu phẩy trong ngoặc kép, ví dụ `\"60,24\"`".into()),
                (format!("the comma before `{key}` has cut the value in two"), "put a value that contains a comma in quotes, such as `\"60,24\"`".into())),
            Problem::UnknownKey { key, nearest } => entry("unknown-key", Warning,
                (format!("không có khóa nào tên `{key}`"), near_vi(nearest, "xóa dòng này hoặc sửa tên khóa")),
                (format!("there is no key `{key}`"), near_en(nearest, "delete the line or correct the key"))),
            Problem::MissingField { field } => entry("missing-field", Error,
                (format!("thiếu `{field}`"), format!("thêm một dòng `{field}: …`")),
                (format!("`{field}` is missing"), format!("add a line `{field}: …`"))),
            Problem::EmptyField { field } => entry("empty-field", Error,
                (format!("`{field}` để trống"), "điền giá trị, hoặc xóa cả dòng nếu khóa này không bắt buộc".into()),
                (format!("`{field}` is empty"), "give it a value, or delete the line if the key is optional".into())),
            Problem::WrongShape { field, expected, found } => entry("wrong-shape", Error,
                (format!("`{field}` cần {}, nhưng lại gặp {}", shape_vi(*expected), shape_vi(*found)), example_vi(field, *expected)),
                (format!("`{field}` needs {}, but there is {}", shape_en(*expected), shape_en(*found)), example_en(field, *expected))),
            Problem::UnknownChoice { field, value, choices, nearest } => entry("unknown-choice", Error,
                (format!("`{field}` không thể là `{value}`"), near_vi(nearest, &format!("chọn một trong: {choices}"))),
                (format!("`{field}` cannot be `{value}`"), near_en(nearest, &format!("choose one of: {choices}")))),
            Problem::BadDate { value } => entry("bad-date", Error,
                (format!("không hiểu ngày `{value}`"), "viết ngày trước tháng, ví dụ `19/04/2020 17:35`, `1/4/2018`, `07/2023`, `Quý II/2020`, `2023`, hoặc `2023-07-01`".into()),
                (format!("`{value}` is not a date that bantin understands"), "write `2023-07-01`, `2023-07-01T09:30`, `2023-07`, `2023-Q2` or `2023`; with slashes the day comes first: `19/04/2020 17:35`".into())),
            Problem::ImpossibleDate { value } => entry("impossible-date", Error,
                (format!("không có ngày giờ nào là `{value}`"), "kiểm tra ngày, tháng và giờ; ngày luôn đứng trước tháng".into()),
                (format!("there is no such day or hour as `{value}`"), "check day, month and hour; with slashes the day comes first".into())),
            Problem::BadNumber { value } => entry("bad-number", Error,
                (format!("không hiểu số `{value}`"), "viết số nguyên hoặc số kiểu Việt Nam: `1.709` là một nghìn bảy trăm linh chín, `60,24` có phần thập phân".into()),
                (format!("`{value}` is not a number that bantin understands"), "write a whole number, or one in the form of the site's language: `1,709` and `60.24` on an English site, `1.709` and `60,24` on a Vietnamese one".into())),
            Problem::NegativeNumber { value } => entry("negative-number", Error,
                (format!("số lượng không thể âm: `{value}`"), "bỏ dấu trừ hoặc xóa dòng này".into()),
                (format!("a quantity cannot be negative: `{value}`"), "remove the minus sign or the line".into())),
            Problem::NotWhole { value } => entry("not-whole", Error,
                (format!("ở đây cần một số nguyên, không phải `{value}`"), "viết số nguyên, ví dụ `10`".into()),
                (format!("a whole number is needed here, not `{value}`"), "write a whole number, such as `10`".into())),
            Problem::BadBoolean { field, value } => entry("bad-boolean", Error,
                (format!("`{field}` chỉ nhận `true` (có) hoặc `false` (không), không nhận `{value}`"), format!("viết `{field}: true` hoặc `{field}: false`")),
                (format!("`{field}` is `true` or `false`, not `{value}`"), format!("write `{field}: true` or `{field}: false`"))),
            Problem::BadSlug { value, suggestion } => entry("bad-slug", Error,
                (format!("`{value}` không dùng làm địa chỉ được"), format!("chỉ dùng chữ thường không dấu, số và dấu gạch nối: `{suggestion}`")),
                (format!("`{value}` cannot be part of an address"), format!("use only plain lower-case letters, digits and hyphens: `{suggestion}`"))),
            Problem::EmptySlug { title } => entry("empty-slug", Error,
                (format!("tên `{title}` không có chữ nào dùng làm địa chỉ được"), "thêm `slug:` viết bằng chữ thường không dấu".into()),
                (format!("the name `{title}` has no letter that an address can be made of"), "add a `slug:` in plain lower-case letters".into())),
            Problem::BadBaseUrl { value } => entry("bad-base-url", Error,
                (format!("`{value}` không phải địa chỉ của một trang web"), "viết đầy đủ, ví dụ `https://thidua.example/` hoặc `https://vi-du.vn/ban-tin/`".into()),
                (format!("`{value}` is not the address of a web site"), "write it in full, such as `https://news.example/` or `https://example.org/bulletin/`".into())),
            Problem::BadOffset { value } => entry("bad-utc-offset", Error,
                (format!("`{value}` không phải độ lệch giờ"), "viết `\"+07:00\"` (giờ Việt Nam), có ngoặc kép".into()),
                (format!("`{value}` is not an offset from UTC"), "write `\"+07:00\"`, in quotes".into())),
            Problem::UnknownLanguage { value } => entry("unknown-language", Error,
                (format!("bantin chưa biết ngôn ngữ `{value}`"), "dùng `vi` hoặc `en`".into()),
                (format!("bantin does not know the language `{value}`"), "use `vi` or `en`".into())),
            Problem::CountBelowRecipients { count, recipients } => entry("count-below-recipients", Error,
                (format!("`count` là {count} nhưng có {recipients} tên trong `recipients`"), "sửa `count`, hoặc bỏ nó đi để bantin tự đếm".into()),
                (format!("`count` is {count}, but {recipients} recipients are named"), "correct `count`, or leave it out and bantin counts them".into())),

            // Registers
            Problem::RegisterTwice { register } => entry("register-twice", Error,
                (format!("danh mục `{register}` có ở cả hai nơi"), format!("giữ `{register}` trong site.yaml hoặc trong content/{register}.yaml, không phải cả hai")),
                (format!("the register `{register}` stands in two places"), format!("keep `{register}` in site.yaml or in content/{register}.yaml, not in both"))),
            Problem::UnknownRegister { register, nearest } => entry("unknown-register", Warning,
                (format!("không có danh mục nào tên `{register}`"), near_vi(nearest, "sửa tên hoặc chuyển tệp này ra ngoài thư mục content")),
                (format!("there is no register `{register}`"), near_en(nearest, "correct the name or move the file out of the content folder"))),
            Problem::BadId { value, suggestion } => entry("bad-id", Error,
                (format!("`{value}` không dùng làm mã được"), format!("chỉ dùng chữ thường không dấu, số và dấu gạch nối: `{suggestion}`")),
                (format!("`{value}` cannot be an id"), format!("use only plain lower-case letters, digits and hyphens: `{suggestion}`"))),
            Problem::DistrictIdDiffers { id, expected } => entry("district-id", Warning,
                (format!("mã `{id}` khác với tên cấp và tên địa bàn"), format!("đổi thành `{expected}`, vì tên huyện cũ có thể được đặt lại cho phường mới; ghi `{id}` vào `old_ids` thì địa chỉ cũ và bài cũ vẫn đúng")),
                (format!("the id `{id}` differs from level and name"), format!("make it `{expected}`: wards take over the names of old districts; keep `{id}` in `old_ids`, and old addresses and articles stay right"))),
            Problem::DuplicateId { id } => entry("duplicate-id", Error,
                (format!("mã `{id}` được dùng cho hai mục"), "đổi mã của một mục".into()),
                (format!("the id `{id}` belongs to two entries"), "change one of the two".into())),
            Problem::NameTakenTwice { name, first, second } => entry("name-taken-twice", Error,
                (format!("`{name}` vừa chỉ `{first}` vừa chỉ `{second}`"), "bỏ bí danh này ở một trong hai mục".into()),
                (format!("`{name}` names both `{first}` and `{second}`"), "remove the alias from one of the two".into())),
            Problem::HalfPeriod { missing } => entry("half-period", Warning,
                (format!("thời gian thiếu `{missing}` nên được coi là chưa rõ"), format!("thêm `{missing}: …`, hoặc dùng `period`")),
                (format!("the period has no `{missing}`, so its time counts as unknown"), format!("add `{missing}: …`, or use `period`"))),
            Problem::EndBeforeStart { start, end } => entry("end-before-start", Error,
                (format!("kết thúc ({end}) trước khi bắt đầu ({start})"), "đổi chỗ hai ngày hoặc sửa ngày sai".into()),
                (format!("it ends ({end}) before it starts ({start})"), "swap the two dates or correct the wrong one".into())),
            Problem::PeriodAndStart => entry("period-and-start", Error,
                ("`period` không đi cùng `start` hoặc `end`".into(), "giữ `period`, hoặc giữ `start` và `end`".into()),
                ("`period` does not go with `start` or `end`".into(), "keep `period`, or keep `start` and `end`".into())),
            Problem::UnknownCheck { code, always, nearest } => entry("unknown-check", Warning,
                (if *always { format!("`{code}` luôn là lỗi, không đổi mức được") } else { format!("không có kiểm tra nào tên `{code}`") }, near_vi(nearest, "xóa dòng này; `bantin explain` liệt kê mọi mã")),
                (if *always { format!("`{code}` is always an error, its level is fixed") } else { format!("there is no check `{code}`") }, near_en(nearest, "delete the line; `bantin explain` lists every code"))),
            Problem::CircularParent { id } => entry("circular-parent", Error,
                (format!("`{id}` trực thuộc chính nó qua một vòng `parent`"), "sửa `parent` của một mục trong vòng".into()),
                (format!("`{id}` lies in itself by way of `parent`"), "correct the `parent` of one entry in the circle".into())),

            // References
            Problem::UnknownReference { register, value, nearest } => entry("unknown-reference", Error,
                (format!("không có {} nào là `{value}`", register_vi(register)), near_vi(nearest, &format!("khai báo trong danh mục `{register}`, hoặc sửa lại cho đúng"))),
                (format!("`{value}` is not in the register `{register}`"), near_en(nearest, &format!("declare it in `{register}`, or correct it")))),
            Problem::AmbiguousReference { value, candidates } => entry("ambiguous-reference", Error,
                (format!("`{value}` có thể là nhiều mục khác nhau"), format!("viết rõ mã của mục muốn chỉ: {candidates}")),
                (format!("`{value}` may be one of several entries"), format!("write the id of the one you mean: {candidates}"))),
            Problem::EmptyRegister { register, value } => entry("empty-register", Error,
                (format!("trang chưa khai báo {} nào, nên không có `{value}`", register_vi(register)), format!("thêm danh mục `{register}` vào site.yaml hoặc content/{register}.yaml")),
                (format!("the site declares no `{register}`, so there is no `{value}`"), format!("add the register `{register}` to site.yaml or content/{register}.yaml"))),
            Problem::UnknownPhase { value, campaign, nearest } => entry("unknown-phase", Error,
                (format!("phong trào `{campaign}` không có đợt `{value}`"), near_vi(nearest, "bỏ dòng này để bantin xác định đợt theo ngày")),
                (format!("the campaign `{campaign}` has no phase `{value}`"), near_en(nearest, "leave the line out and bantin finds the phase by date"))),
            Problem::PhaseWithoutCampaign { value } => entry("phase-without-campaign", Error,
                (format!("có đợt `{value}` nhưng không biết thuộc phong trào nào"), "thêm `campaign: …`, hoặc viết `phase: phong-trao/dot`".into()),
                (format!("there is a phase `{value}`, but no campaign for it"), "add `campaign: …`, or write `phase: campaign/phase`".into())),
            Problem::UndeterminedPhase { date, campaign } => entry("undetermined-phase", Warning,
                (format!("`{date}` trải qua nhiều đợt của `{campaign}` nên chưa xác định được đợt"), "ghi ngày cụ thể hơn, thêm `event_date`, hoặc viết `phase: …`".into()),
                (format!("`{date}` spans several phases of `{campaign}`, so the phase is not determined"), "give a more exact date, add `event_date`, or write `phase: …`".into())),

            // Addresses
            Problem::DuplicateSlug { slug, year } => entry("duplicate-slug", Error,
                (format!("hai bài năm {year} có cùng địa chỉ `{slug}`"), "thêm `slug:` khác vào một trong hai bài".into()),
                (format!("two articles of {year} have the slug `{slug}`"), "give one of them another `slug:`".into())),
            Problem::SameAddress { address } => entry("same-address", Error,
                (format!("hai trang có cùng địa chỉ `{address}`"), "đổi tên, mã hoặc `slug` của một trong hai".into()),
                (format!("two pages have the address `{address}`"), "change the name, id or `slug` of one of them".into())),
            Problem::BadPath { path, of, fault } => fault.entry(path, of),
            Problem::BadAlias { value, suggestion } => entry("bad-alias", Error,
                (format!("`{value}` không dùng làm địa chỉ cũ được"), match suggestion {
                    Some(address) => format!("viết địa chỉ tính từ gốc trang, không có `?`, `#` hay dấu cách, ví dụ `{address}`"),
                    None => "viết địa chỉ tính từ gốc trang, ví dụ `/tin/2023/ten-cu/`".into(),
                }),
                (format!("`{value}` cannot be an old address"), match suggestion {
                    Some(address) => format!("write it from the root of the site, without `?`, `#` and spaces, such as `{address}`"),
                    None => "write it from the root of the site, such as `/news/2023/old-name/`".into(),
                })),
            Problem::AliasTaken { alias, by } => entry("alias-taken", Error,
                (format!("địa chỉ cũ `{alias}` đang là {}", match by {
                    Taker::Page => "địa chỉ của một trang khác",
                    Taker::File => "địa chỉ của một tệp",
                    Taker::Alias => "địa chỉ cũ của một trang khác",
                }), "bỏ địa chỉ này khỏi `aliases` của một trong hai; mỗi địa chỉ chỉ dẫn tới một trang".into()),
                (format!("the old address `{alias}` is {}", match by {
                    Taker::Page => "that of another page",
                    Taker::File => "that of a file",
                    Taker::Alias => "an old address of another page, too",
                }), "take it out of `aliases` of one of the two: an address leads to one page only".into())),
            Problem::AliasOfItself { alias } => entry("alias-of-itself", Error,
                (format!("địa chỉ cũ `{alias}` chính là địa chỉ hiện nay của trang này"), "xóa địa chỉ này khỏi `aliases`".into()),
                (format!("the old address `{alias}` is the present address of this very page"), "delete it from `aliases`".into())),
            Problem::AddressMoved { old, new, aliases } => entry("address-moved", Warning,
                (format!("bài đã chuyển từ `{old}` sang `{new}`, địa chỉ cũ không còn dẫn tới đâu"), format!("ghi vào phần khai báo của bài: `aliases: [{aliases}]`")),
                (format!("the article has moved from `{old}` to `{new}`, and the old address leads nowhere"), format!("write in its front matter: `aliases: [{aliases}]`"))),
            Problem::AddressTaken { address, now } => entry("address-taken", Warning,
                (format!("địa chỉ `{address}` trước là của bài khác, bài ấy nay ở `{now}`: ai theo liên kết cũ sẽ gặp nhầm bài"), "đặt `slug` khác cho bài này; nếu cố ý đổi, không cần làm gì: cảnh báo này chỉ báo một lần".into()),
                (format!("`{address}` was the address of another article, which is now at `{now}`: whoever follows an old link finds the wrong one"), "give this article another `slug`; if it is meant so, nothing is to be done: this is told once".into())),
            Problem::EntryMoved { old, new, old_id } => entry("entry-moved", Warning,
                (format!("mục này đã đổi mã nên `{old}` chuyển sang `{new}`, mọi địa chỉ cũ dưới đó không còn dẫn tới đâu"), format!("thêm `{old_id}` vào `old_ids` của mục: `old_ids: [{old_id}]`")),
                (format!("the entry has another id, so `{old}` has moved to `{new}`, and all old addresses below it lead nowhere"), format!("add `{old_id}` to the `old_ids` of the entry: `old_ids: [{old_id}]`"))),
            Problem::AddressGone { address, alias } => entry("address-gone", Warning,
                (format!("lần dựng trước có trang `{address}`, nay không còn"), format!("nếu bài được rút, giữ tệp và ghi `status: withdrawn`; nếu đã có bài thay thế, thêm `aliases: [{alias}]` vào bài đó")),
                (format!("the last build had a page `{address}`, which is gone"), format!("if the article is taken back, keep its file with `status: withdrawn`; if another one replaces it, add `aliases: [{alias}]` to that"))),

            // The life of an article
            Problem::BeforePublication { field, date, published } => entry("before-publication", Warning,
                (format!("`{field}` là {date}, trước ngày đăng bài ({published})"), "xem lại hai ngày: chỉ bài đã đăng mới cập nhật, đính chính hay hết hạn được".into()),
                (format!("`{field}` is {date}, before the article was published ({published})"), "look at both dates: only what is published can be updated, corrected or expire".into())),
            Problem::ReasonWithoutWithdrawal => entry("reason-without-withdrawal", Warning,
                ("có `withdrawn_reason` nhưng bài chưa được rút".into(), "thêm `status: withdrawn` để rút bài, hoặc xóa dòng này".into()),
                ("there is a `withdrawn_reason`, but the article is not withdrawn".into(), "add `status: withdrawn` to withdraw it, or delete the line".into())),
            Problem::BadArticleId { value } => entry("bad-article-id", Error,
                (format!("`id` không thể là `{value}`"), "chỉ dùng chữ không dấu, số và dấu, không có dấu cách, ví dụ `id: phat-dong-2023`".into()),
                (format!("`id` cannot be `{value}`"), "use plain letters, digits and signs without spaces, such as `id: launch-2023`".into())),
            Problem::DuplicateArticleId { id } => entry("duplicate-article-id", Error,
                (format!("hai bài có cùng `id: {id}`"), "đổi hoặc xóa `id` của một trong hai: trình đọc tin coi chúng là một bài".into()),
                (format!("two articles have the `id: {id}`"), "change or delete one of them: feed readers take the two for one".into())),
            Problem::ArticleIdChanged { before } => entry("article-id-changed", Warning,
                ("tệp của bài đã đổi tên nên trình đọc tin sẽ coi là bài mới".into(), format!("thêm vào phần khai báo của bài: `id: {before}`")),
                ("the file of the article was renamed, so feed readers will take it for a new one".into(), format!("add to its front matter: `id: {before}`"))),

            Problem::VariantSpellings { family, first, second } => entry("variant-spellings", Warning,
                (format!("`{first}` và `{second}` chỉ khác nhau ở dấu nên dùng chung một trang ({})", register_vi(family)), "thống nhất một cách viết; nếu là hai tên khác nhau, viết rõ hơn để phân biệt".into()),
                (format!("`{first}` and `{second}` differ only by accents and share one page ({family})"), "use one spelling; if they are two, write one of them more fully".into())),

            // Text
            Problem::BrokenLink { target, nearest } => entry("broken-link", Error,
                (format!("liên kết `{target}` không dẫn đến trang nào"), near_vi(nearest, "viết đường dẫn tệp `.md` của bài, slug của bài, hoặc địa chỉ đầy đủ `https://…`")),
                (format!("the link `{target}` leads to no page"), near_en(nearest, "write the path of the article's `.md` file, its slug, or a full address `https://…`"))),
            Problem::BrokenAnchor { target, anchor, nearest } => entry("broken-anchor", Error,
                (format!("`{target}` không có mục `#{anchor}`"), near_vi(nearest, "xem lại tiêu đề mục của bài đó")),
                (format!("`{target}` has no heading `#{anchor}`"), near_en(nearest, "look at the headings of that article"))),
            Problem::LinkToUnpublished { title } => entry("link-to-unpublished", Warning,
                (format!("liên kết tới bài chưa đăng “{title}”; chữ được giữ, liên kết bị bỏ"), "không cần sửa nếu bài kia sẽ đăng sau".into()),
                (format!("the link leads to “{title}”, which is not published; its words stay, the link is left out"), "nothing to do if that article is published later".into())),
            Problem::LinkToRetired { title } => entry("link-to-retired", Warning,
                (format!("liên kết tới bài đã rút hoặc đã hết hạn “{title}”: người đọc chỉ thấy thông báo"), "bỏ liên kết, hoặc dẫn tới bài khác".into()),
                (format!("the link leads to “{title}”, which is withdrawn or expired: readers see only a notice"), "take the link out, or lead it to another article".into())),
            Problem::AmbiguousLink { slug } => entry("ambiguous-link", Error,
                (format!("có nhiều bài cùng slug `{slug}` ở các năm khác nhau"), "viết đường dẫn tệp `.md` của bài muốn dẫn tới".into()),
                (format!("several articles of different years have the slug `{slug}`"), "write the path of the `.md` file you mean".into())),
            Problem::UnsafeLink { target } => entry("unsafe-link", Warning,
                (format!("liên kết `{target}` không an toàn nên bị bỏ, chữ vẫn giữ"), "chỉ dùng http, https, mailto, tel hoặc liên kết trong trang".into()),
                (format!("the link `{target}` is not safe; its words stay, the link is left out"), "use http, https, mailto, tel or a link inside the site".into())),
            Problem::ExternalPicture { src } => entry("external-picture", Warning,
                (format!("ảnh `{src}` nằm ở trang khác nên chỉ hiện thành liên kết"), "tải ảnh về, đặt cạnh bài viết, rồi dùng tên tệp".into()),
                (format!("the picture `{src}` lies on another site, so it is shown as a link"), "download it, put it beside the article and use the name of the file".into())),
            Problem::MissingPicture { src, nearest } => entry("missing-picture", Warning,
                (format!("không có ảnh `{src}`"), near_vi(nearest, "đặt ảnh cạnh bài viết hoặc trong thư mục static")),
                (format!("there is no picture `{src}`"), near_en(nearest, "put the picture beside the article or into the static folder"))),
            Problem::Picture { src, fault } => fault.entry(src),
            Problem::RawHtml { tag } => entry("raw-html", Warning,
                (format!("HTML `{tag}` trong bài được hiện như chữ thường"), "dùng Markdown; hoặc đặt `raw_html: trusted` trong site.yaml nếu mọi người viết bài đều đáng tin".into()),
                (format!("the HTML `{tag}` is shown as text"), "use Markdown; or set `raw_html: trusted` in site.yaml if everyone who writes is trusted".into())),
            Problem::MissingFootnote { label } => entry("missing-footnote", Warning,
                (format!("chú thích `[^{label}]` không có nội dung"), format!("thêm một dòng `[^{label}]: …` ở cuối bài")),
                (format!("the footnote `[^{label}]` has no text"), format!("add a line `[^{label}]: …` at the end of the article"))),
            Problem::UnusedFootnote { label } => entry("unused-footnote", Warning,
                (format!("chú thích `[^{label}]` không được nhắc tới trong bài nên không hiện"), format!("đặt `[^{label}]` vào chỗ cần chú thích, hoặc xóa nó")),
                (format!("the footnote `[^{label}]` is never referred to, so it is not shown"), format!("put `[^{label}]` where it belongs, or delete it"))),
            Problem::LinkWithSpace { target } => entry("link-with-space", Warning,
                (format!("địa chỉ `{target}` có dấu cách nên không thành liên kết"), format!("viết địa chỉ trong ngoặc nhọn: `(<{target}>)`")),
                (format!("the address `{target}` contains a space, so this is not a link"), format!("put the address in angle brackets: `(<{target}>)`"))),
            Problem::NestedTooDeep { limit } => entry("nested-too-deep", Error,
                (format!("danh sách hoặc trích dẫn lồng nhau quá {limit} bậc"), "bớt số bậc lồng nhau".into()),
                (format!("lists or quotes are nested more than {limit} deep"), "use fewer levels".into())),

            Problem::Lint(lint) => lint.entry(),

            // Theme
            Problem::UndefinedName { name, available } => entry("undefined-name", Error,
                (format!("mẫu trang dùng `{name}`, nhưng ở đây không có tên đó"), match available { Some(names) => format!("dùng một trong những tên có ở đây: {names}"), None => "xem các tên có thể dùng trong mẫu có sẵn".into() }),
                (format!("the template uses `{name}`, but there is no such name here"), match available { Some(names) => format!("use one of the names that exist here: {names}"), None => "look at the built-in template for names that exist".into() })),
            Problem::TemplateError { message, available } => entry("template-error", Error,
                (format!("mẫu trang có lỗi: {message}"), match available { Some(names) => format!("ở đây có: {names}"), None => "sửa mẫu, hoặc xóa tệp này để dùng mẫu có sẵn".into() }),
                (format!("the template fails: {message}"), match available { Some(names) => format!("available here: {names}"), None => "correct the template, or delete the file to use the built-in one".into() })),
            Problem::TemplateEndless { page, excess } => {
                let (vi, en) = excess.words();
                entry("template-endless", Error,
                    (format!("mẫu không dừng lại khi dựng trang {page}: {vi}"), "tìm vòng lặp, thành phần tự gọi lại mình hay chuỗi cứ dài gấp đôi trong mẫu này và các mẫu nó gọi tới; hoặc xóa tệp này để dùng mẫu có sẵn".into()),
                    (format!("the template does not end when it makes the page {page}: {en}"), "look for a loop, a component that calls itself, or a text that doubles itself, here and in the templates it uses, or delete the file to use the built-in one".into()))
            }
            Problem::MissingTemplate { name } => entry("missing-template", Error,
                (format!("không có mẫu trang `{name}`"), "thêm tệp này vào thư mục templates của giao diện".into()),
                (format!("there is no template `{name}`"), "add it to the templates folder of the theme".into())),
            Problem::UnknownTheme { name } => entry("unknown-theme", Error,
                (format!("không có giao diện `{name}`"), format!("tạo thư mục themes/{name}, hoặc bỏ dòng `theme` để dùng giao diện có sẵn")),
                (format!("there is no theme `{name}`"), format!("make the folder themes/{name}, or leave `theme` out to use the built-in one"))),
            Problem::StyleError { message } => entry("style-error", Warning,
                (format!("trình duyệt không hiểu chỗ này trong bảng kiểu: {message}"), "sửa chỗ này; cho đến lúc đó, quy tắc ấy bị bỏ ra như trình duyệt vẫn làm".into()),
                (format!("browsers do not understand this part of the style sheet: {message}"), "correct it; until then the rule is left out, as browsers do".into())),
            Problem::MissingAsset { url } => entry("missing-asset", Warning,
                (format!("giao diện không có tệp `{url}` mà bảng kiểu nhắc tới"), "thêm tệp này vào thư mục static của giao diện, hoặc sửa địa chỉ (tính từ tệp bảng kiểu)".into()),
                (format!("the theme has no file `{url}`, which the style sheet names"), "add it to the static folder of the theme, or correct the address, which starts from the style sheet".into())),
            Problem::MissingString { key } => entry("missing-string", Error,
                (format!("tệp chữ của giao diện chưa đúng: {key}"), "sửa khóa này, hoặc xóa nó để dùng chữ có sẵn".into()),
                (format!("the theme's strings are not right: {key}"), "correct the key, or delete it to use the built-in words".into())),
        }
    }
}

pub(super) fn entry(
    code: &'static str,
    severity: Severity,
    vi: (String, String),
    en: (String, String),
) -> Entry {
    let text = |(message, help)| Text { message, help };
    Entry {
        code,
        severity,
        vi: text(vi),
        en: text(en),
    }
}

fn near_vi(nearest: &Nearest, otherwise: &str) -> String {
    match nearest {
        Some(word) => format!("có phải ý bạn là `{word}`?"),
        None => otherwise.to_owned(),
    }
}

fn near_en(nearest: &Nearest, otherwise: &str) -> String {
    match nearest {
        Some(word) => format!("did you mean `{word}`?"),
        None => otherwise.to_owned(),
    }
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

fn shape_vi(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "một giá trị đơn",
        Shape::List => "một danh sách",
        Shape::Map => "các khóa con",
        Shape::Empty => "chỗ trống",
    }
}

fn shape_en(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a single value",
        Shape::List => "a list",
        Shape::Map => "keys with values",
        Shape::Empty => "nothing",
    }
}

fn example_vi(field: &str, shape: Shape) -> String {
    match shape {
        Shape::Text | Shape::Empty => format!(
            "viết trên một dòng: `{field}: giá trị`; đặt trong ngoặc kép nếu giá trị có dấu đặc biệt"
        ),
        Shape::List => {
            format!("viết `{field}: [mục một, mục hai]`, hoặc mỗi mục một dòng bắt đầu bằng `- `")
        }
        Shape::Map => format!(
            "viết các khóa con của `{field}` trên những dòng thụt vào, mỗi dòng `khóa: giá trị`"
        ),
    }
}

fn example_en(field: &str, shape: Shape) -> String {
    match shape {
        Shape::Text | Shape::Empty => format!(
            "write it on one line, `{field}: value`, in quotes if it contains special characters"
        ),
        Shape::List => {
            format!("write `{field}: [one, two]`, or one item a line beginning with `- `")
        }
        Shape::Map => {
            format!("write the keys of `{field}` on indented lines, one `key: value` each")
        }
    }
}

fn register_vi(register: &str) -> &str {
    match register {
        "districts" => "địa bàn",
        "campaigns" => "phong trào",
        "orgs" | "organisations" => "tổ chức",
        "sectors" => "khối",
        "honours" => "danh hiệu",
        "commemorations" => "ngày kỷ niệm",
        "programmes" => "chương trình",
        "categories" => "chuyên mục",
        "sources" => "nguồn",
        "levels" => "cấp",
        "authors" => "tác giả",
        "movements" => "cuộc vận động",
        other => other,
    }
}
