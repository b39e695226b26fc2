//! What can be wrong with the keys of front matter, of registers and of `site.yaml`, and with their values.

use crate::diagnostic::{
    nearest::{Nearest, near_en, near_vi},
    rewriting::{Rewriting, rewritten_en, rewritten_vi},
    row::rows,
    shape::{Shape, shape_en, shape_vi},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What can be wrong with a key or its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum FieldProblem {
    UnknownKey {
        key: String,
        nearest: Nearest,
        /// The keys that may stand there; empty when there are too many to name.
        known: Arc<str>,
        /// The nearest key, if it is certain that it is meant.
        rewriting: Option<Box<Rewriting>>,
    },
    /// A required key under another name.
    KeyMeans {
        key: String,
        meant: String,
        /// The key that is meant, if that is certain.
        rewriting: Option<Box<Rewriting>>,
    },
    MisplacedKey {
        key: String,
        /// The key that it belongs under; none when it belongs one level up.
        under: Option<String>,
    },
    KeptBack {
        key: String,
        value: String,
        line: String,
    },
    /// A key by which other tools keep texts back, with a value that says neither yes nor no.
    KeptBackPerhaps {
        key: String,
    },
    KeptInFolder {
        folder: String,
    },
    MissingField {
        field: String,
    },
    MissingChoice {
        field: String,
        choices: String,
    },
    /// `site.yaml` without its section `site`.
    NoSiteSection {
        /// How the file should begin.
        begin: String,
    },
    /// A line `name: value` where an entry with keys of its own belongs.
    EntryInShort {
        /// The entry as it should be.
        entry: String,
    },
    EmptyField {
        field: String,
    },
    WrongShape {
        field: String,
        expected: Shape,
        found: Shape,
    },
    /// A text where an entry with keys belongs.
    TextForEntry {
        field: String,
        /// An entry as it should be.
        entry: String,
    },
    /// A text in a list that has a colon and no quotes, so that YAML takes it for a key.
    ColonInText {
        field: String,
        /// The text in quotes.
        rewriting: Rewriting,
    },
    RoundQuotes {
        field: String,
        /// The value in straight marks.
        rewriting: Rewriting,
    },
    SplitInQuotes {
        field: String,
        /// The whole value in straight marks.
        rewriting: Rewriting,
    },
    UnknownChoice {
        field: String,
        value: String,
        choices: String,
        nearest: Nearest,
    },
    BadDate {
        value: String,
    },
    BadPeriod {
        value: String,
    },
    ShortYear {
        value: String,
    },
    NoYear {
        value: String,
    },
    /// A period that has no end: `từ 1/5/2024 đến nay`.
    NoEnd {
        value: String,
    },
    ImpossibleDate {
        value: String,
    },
    MonthFirst {
        value: String,
        rewriting: Rewriting,
    },
    OtherWeekday {
        value: String,
        day: String,
        line: String,
    },
    BadNumber {
        value: String,
        /// The number as it should be written, when only one can be meant.
        rewriting: Option<Rewriting>,
    },
    /// A number beside which something stands that has no place there.
    CrowdedNumber {
        value: String,
        number: String,
    },
    /// A number that means one thing in the marks of one language, another in those of another.
    AmbiguousNumber {
        value: String,
        /// As it should be written, if it means thousands.
        thousands: String,
        /// As it should be written, if it has decimals.
        decimals: String,
    },
    /// A number that agrees with the figures beside it only if it means thousands.
    MeansThousands {
        value: String,
        thousands: String,
    },
    OtherUnit {
        value: String,
        unit: String,
    },
    NegativeNumber {
        value: String,
    },
    NotWhole {
        value: String,
        /// The whole number that can be meant.
        meant: Option<String>,
    },
    BadBoolean {
        field: String,
        value: String,
    },
    BadWebAddress {
        field: String,
        value: String,
        /// The address with `https://`, when only that lacks.
        address: Option<String>,
    },
    CountBelowRecipients {
        count: u64,
        recipients: usize,
    },
}

rows! { FieldProblem:
    Warning "unknown-key" {
        title: ("Không có khóa nào tên như vậy", "There is no such key"),
        why: ("Khóa viết sai chính tả bị bỏ qua, và điều bạn muốn nói không đến được trang.", "A misspelled key is passed over, and what you meant never reaches the page."),
        example: (FrontMatter, "distric: phuong-moi", "district: phuong-moi"),
        Self::UnknownKey { key, rewriting: Some(rewriting), .. } =>
            vi: (format!("không có khóa nào tên `{key}`"), rewritten_vi(rewriting)),
            en: (format!("there is no key `{key}`"), rewritten_en(rewriting));
        Self::UnknownKey { key, nearest, known, rewriting: None } =>
            vi: (format!("không có khóa nào tên `{key}`"), near_vi(nearest, &known_vi(known))),
            en: (format!("there is no key `{key}`"), near_en(nearest, &known_en(known)));
    }

    Warning "misplaced-key" {
        title: ("Khóa đặt sai chỗ", "A key in the wrong place"),
        why: ("Trong site.yaml, các khóa của trang (`title`, `base_url`, `raw_html`…) nằm dưới `site:` và thụt vào; các danh mục và `checks:` nằm ở mép trái. Khóa đặt sai chỗ bị bỏ qua.", "In site.yaml the keys of the site (`title`, `base_url`, `raw_html` …) stand under `site:`, indented; registers and `checks:` stand at the left edge. A key in the wrong place is passed over."),
        example: (Files, "-- site.yaml --\nraw_html: trusted\nsite:\n  title: Bản tin", "-- site.yaml --\nsite:\n  title: Bản tin\n  raw_html: trusted"),
        Self::MisplacedKey { key, under: Some(under) } =>
            vi: (format!("`{key}` phải nằm dưới `{under}:`"), format!("chuyển dòng này xuống dưới `{under}:` và thụt vào hai dấu cách: `  {key}: …`")),
            en: (format!("`{key}` belongs under `{under}:`"), format!("move the line below `{under}:` and indent it by two spaces: `  {key}: …`"));
        Self::MisplacedKey { key, under: None } =>
            vi: (format!("`{key}` không nằm dưới `site:` mà ở mép trái"), "chuyển cả phần này ra mép trái, ngang hàng với `site:`"),
            en: (format!("`{key}` does not belong under `site:`, but at the left edge"), "move all of it to the left edge, beside `site:`");
    }

    Error "kept-back" {
        title: ("Bài được giữ lại theo cách của công cụ khác", "A text that another tool keeps back"),
        why: ("Khóa này, hay thư mục này, là cách Hugo, Jekyll, WordPress… giữ một bài chưa cho đăng hoặc hạ bài xuống. bantin không hiểu nó nên sẽ đăng bài, trong khi người viết không muốn thế.", "By this key or folder Hugo, Jekyll, WordPress … keep a text unpublished or take it down. bantin does not know it and would publish what its author held back."),
        example: (FrontMatter, "published: false", "draft: true"),
        Self::KeptBack { key, value, line } =>
            vi: (format!("`{key}: {value}` là cách công cụ khác giữ bài lại; bantin không biết khóa này nên sẽ đăng bài"), format!("thay dòng này bằng `{line}`; nếu bài đăng được thì xóa dòng này")),
            en: (format!("by `{key}: {value}` other tools keep a text back; bantin does not know the key and would publish it"), format!("write `{line}` instead; if the article may be published, delete the line"));
        Self::KeptBackPerhaps { key } =>
            vi: (format!("`{key}` là cách công cụ khác giữ bài lại, nhưng giá trị của nó không rõ là có hay không"), "nếu bài chưa được đăng thì thay khóa này bằng `draft: true`; chỉ xóa khóa này khi chắc chắn bài đăng được"),
            en: (format!("by `{key}` other tools keep a text back, but its value says neither yes nor no"), "if the article may not be published yet, write `draft: true` instead; delete the key only when it surely may be published");
        Self::KeptInFolder { folder } =>
            vi: (format!("bài nằm trong `{folder}`, nơi công cụ khác để bản nháp; bantin sẽ đăng bài"), "thêm dòng `draft: true`, hoặc chuyển bài ra khỏi thư mục này nếu đăng được"),
            en: (format!("the article is in `{folder}`, where other tools keep drafts; bantin would publish it"), "add a line `draft: true`, or move the article out of this folder if it may be published");
    }

    Error "missing-field" {
        title: ("Thiếu một khóa bắt buộc", "A required key is missing"),
        why: ("Bài phải có tên, ngày và địa bàn, mục trong danh mục phải có tên. Không có chúng thì không làm trang được.", "An article needs a title, a date and a district, an entry of a register a name. No page can be made without."),
        example: (FrontMatter, "title: Quận phát động thi đua\ndistrict: phuong-moi", "title: Quận phát động thi đua\ndate: 2023-02-10\ndistrict: phuong-moi"),
        Self::MissingField { field } =>
            vi: (format!("thiếu `{field}`"), format!("thêm `{field}: …`")),
            en: (format!("`{field}` is missing"), format!("add `{field}: …`"));
        Self::MissingChoice { field, choices } =>
            vi: (format!("thiếu `{field}`"), format!("thêm `{field}: …`, một trong: {choices}")),
            en: (format!("`{field}` is missing"), format!("add `{field}: …`, one of: {choices}"));
        Self::KeyMeans { key, meant, rewriting: Some(rewriting) } =>
            vi: (format!("khóa `{key}` ở đây viết là `{meant}`"), rewritten_vi(rewriting)),
            en: (format!("the key `{key}` is `{meant}` here"), rewritten_en(rewriting));
        Self::KeyMeans { key, meant, rewriting: None } =>
            vi: (format!("khóa `{key}` ở đây viết là `{meant}`"), format!("đổi `{key}:` thành `{meant}:`")),
            en: (format!("the key `{key}` is `{meant}` here"), format!("make `{key}:` `{meant}:`"));
        Self::NoSiteSection { begin } =>
            vi: ("site.yaml chưa có phần `site:`", format!("đầu tệp viết, các dòng dưới `site:` thụt vào hai dấu cách:\n{begin}")),
            en: ("site.yaml has no section `site:`", format!("begin the file like this, the lines below `site:` indented by two spaces:\n{begin}"));
        Self::EntryInShort { entry } =>
            vi: ("mục này cần các khóa của nó", format!("viết `{entry}`")),
            en: ("this entry needs its keys", format!("write `{entry}`"));
    }

    Error "empty-field" {
        title: ("Giá trị để trống", "A value is empty"),
        why: ("Khóa bắt buộc có mặt nhưng không có giá trị, thường là mẫu bài chưa điền xong.", "A required key is there and has no value: mostly a form that was not filled in."),
        example: (FrontMatter, "district:", "district: phuong-moi"),
        Self::EmptyField { field } =>
            vi: (format!("`{field}` để trống"), "điền giá trị, hoặc xóa cả dòng nếu khóa này không bắt buộc"),
            en: (format!("`{field}` is empty"), "give it a value, or delete the line if the key is optional");
    }

    Error "wrong-shape" {
        title: ("Giá trị sai dạng", "A value of the wrong form"),
        why: ("Mỗi khóa cần một giá trị đơn, một danh sách hoặc các khóa con. Ở đây là dạng khác, nên không biết hiểu thế nào.", "Each key takes a single value, a list or keys of its own. This is another form, and nobody can tell what it means."),
        example: (FrontMatter, "title: [Quận phát động, thi đua]", "title: Quận phát động, thi đua"),
        Self::WrongShape { field, expected, found } =>
            vi: (format!("`{field}` cần {}, nhưng lại gặp {}", shape_vi(*expected), shape_vi(*found)), example_vi(field, *expected)),
            en: (format!("`{field}` needs {}, but there is {}", shape_en(*expected), shape_en(*found)), example_en(field, *expected));
        Self::TextForEntry { field, entry } =>
            vi: (format!("mỗi mục của `{field}` cần các khóa của nó, nhưng đây chỉ là một giá trị"), format!("viết mỗi mục như `{entry}`")),
            en: (format!("each entry of `{field}` needs its keys, but this is a single value"), format!("write each entry as `{entry}`"));
        Self::ColonInText { field, rewriting } =>
            vi: (format!("giá trị trong `{field}` có dấu hai chấm nhưng không nằm trong ngoặc kép"), rewritten_vi(rewriting)),
            en: (format!("a value of `{field}` has a colon and stands in no quotes"), rewritten_en(rewriting));
    }

    Warning "round-quotes" {
        title: ("Ngoặc kép tròn quanh giá trị", "Round quotation marks around a value"),
        why: ("Word đổi ngoặc kép thẳng thành ngoặc tròn “ ”. YAML coi ngoặc tròn là chữ: người đọc sẽ thấy chúng trong tên.", "Word makes straight quotation marks round. YAML takes round ones for letters: readers see them in the name."),
        example: (FrontMatter, "author: [“Nguyễn Văn An”]", "author: [\"Nguyễn Văn An\"]"),
        Self::RoundQuotes { field, rewriting } =>
            vi: (format!("ngoặc “ ” quanh một giá trị của `{field}` là chữ, và sẽ hiện ra; cần ngoặc thẳng"), rewritten_vi(rewriting)),
            en: (format!("the marks “ ” around a value of `{field}` are letters, and will be seen; straight ones are needed"), rewritten_en(rewriting));
    }

    Error "split-in-quotes" {
        title: ("Dấu phẩy trong ngoặc kép tròn", "A comma in round quotation marks"),
        why: ("YAML không coi “ ” là ngoặc kép, nên dấu phẩy bên trong tách một giá trị thành hai.", "YAML does not take “ ” for quotation marks, so a comma between them makes two values of one."),
        example: (FrontMatter, "author: [“Tổ 3, ban biên tập”]", "author: [\"Tổ 3, ban biên tập\"]"),
        Self::SplitInQuotes { field, rewriting } =>
            vi: (format!("dấu phẩy trong ngoặc “ ” đã tách một giá trị của `{field}` thành hai; cần ngoặc thẳng"), rewritten_vi(rewriting)),
            en: (format!("the comma in “ ” has made two values of one in `{field}`; straight marks are needed"), rewritten_en(rewriting));
    }

    Error "unknown-choice" {
        title: ("Giá trị không có trong các lựa chọn", "A value that is not one of the choices"),
        why: ("Khóa này chỉ nhận vài từ cố định, vì trang dựa vào chúng để xếp bài vào nhóm.", "This key takes a few fixed words, which the site uses to group articles."),
        example: (FrontMatter, "kind: lauch", "kind: launch"),
        Self::UnknownChoice { field, value, choices, nearest } =>
            vi: (format!("`{field}` không thể là `{value}`"), near_vi(nearest, "") + &format!("{}chọn một trong: {choices}", after(nearest))),
            en: (format!("`{field}` cannot be `{value}`"), near_en(nearest, "") + &format!("{}choose one of: {choices}", after(nearest)));
    }

    Error "bad-date" {
        title: ("Không hiểu được ngày", "A date that cannot be understood"),
        why: ("Ngày quyết định bài thuộc đợt nào và đứng ở đâu trong danh sách, nên bantin không đoán. Ngày luôn đứng trước tháng.", "The date decides in which phase an article is and where it stands in lists, so bantin does not guess. With slashes the day comes first."),
        example: (FrontMatter, "date: ngày 10 tháng 2", "date: 10/02/2023"),
        Self::BadDate { value } =>
            vi: (format!("không hiểu ngày `{value}`"), "viết ngày trước tháng, ví dụ `19/04/2020 17:35`, `1/4/2018`, `07/2023`, `Quý II/2020`, `2023`, hoặc `2023-07-01`"),
            en: (format!("`{value}` is not a date that bantin understands"), "write `2023-07-01`, `2023-07-01T09:30`, `2023-07`, `2023-Q2` or `2023`; with slashes the day comes first: `19/04/2020 17:35`");
        Self::BadPeriod { value } =>
            vi: (format!("không hiểu thời gian `{value}`"), "viết ngày trước tháng, ví dụ `2021 - 2025`, `Quý II/2020`, `6 tháng đầu năm 2024`, `từ 1/5/2024 đến 30/6/2024`; hoặc dùng `start:` và `end:`"),
            en: (format!("`{value}` is not a period that bantin understands"), "write `2021 - 2025`, `Q2 2020`, `first half of 2024` or `from 2024-05-01 to 2024-06-30`, or use `start:` and `end:`; with slashes the day comes first");
        Self::ShortYear { value } =>
            vi: (format!("năm trong `{value}` chỉ có hai chữ số, không biết thuộc thế kỷ nào"), "viết năm bằng bốn chữ số, ngày trước tháng, ví dụ `1/4/2018`"),
            en: (format!("the year in `{value}` has two digits, so its century is not known"), "write the year in four digits, such as `1/4/2018`; the day comes first");
        Self::NoEnd { value } =>
            vi: (format!("`{value}` không có ngày kết thúc"), "viết cả ngày kết thúc đã định, ví dụ `từ 1/5/2024 đến 31/12/2025`; chưa định thì viết hết năm, và sửa khi biết rõ"),
            en: (format!("`{value}` has no end"), "write the end that is planned, too, such as `from 2024-05-01 to 2025-12-31`; if there is none yet, write the end of the year, and correct it once it is known");
        Self::NoYear { value } =>
            vi: (format!("`{value}` không nói rõ năm nào"), "thêm năm bằng bốn chữ số, ngày trước tháng, ví dụ `20/4/2023`, `6 tháng đầu năm 2024`"),
            en: (format!("`{value}` does not tell which year"), "add the year in four digits, such as `20/4/2023` or `first half of 2024`; the day comes first");
    }

    Error "impossible-date" {
        title: ("Không có ngày hoặc giờ như vậy", "A day or hour that does not exist"),
        why: ("Viết đúng dạng nhưng trên lịch không có: tháng 13, ngày 31/4, 24:30. Thường là đảo ngày với tháng.", "The form is right, but there is no such day: a month 13, 31 April, 24:30. Mostly day and month are swapped."),
        example: (FrontMatter, "date: 02/13/2023", "date: 13/02/2023"),
        Self::ImpossibleDate { value } =>
            vi: (format!("không có ngày giờ nào là `{value}`"), "kiểm tra ngày, tháng và giờ; ngày luôn đứng trước tháng"),
            en: (format!("there is no such day or hour as `{value}`"), "check day, month and hour; with slashes the day comes first");
        Self::MonthFirst { value, rewriting } =>
            vi: (format!("không có ngày giờ nào là `{value}`: tháng đứng trước ngày"), rewritten_vi(rewriting)),
            en: (format!("there is no such day as `{value}`: the month stands before the day"), rewritten_en(rewriting));
        Self::OtherWeekday { value, day, line } =>
            vi: (format!("thứ và ngày trong `{value}` không khớp: ngày đó là {day}"), format!("nếu ngày đúng thì viết `{line}`; nếu thứ đúng thì sửa ngày")),
            en: (format!("weekday and date in `{value}` disagree: that day is {day}"), format!("write `{line}` if the date is right; if the weekday is, correct the date"));
    }

    Error "bad-number" {
        title: ("Không hiểu được số", "A number that cannot be understood"),
        why: ("Kiểu Việt Nam dùng dấu chấm ngăn hàng nghìn và dấu phẩy trước phần thập phân. Số viết kiểu khác có thể bị đọc sai nghìn lần, nên bantin báo lỗi thay vì đoán.", "Vietnamese writes a dot between thousands and a comma before decimals, English the reverse. Read the other way a number is wrong a thousandfold, so bantin does not guess."),
        example: (FrontMatter, "results:\n  - {indicator: Sáng kiến, achieved: 60.24}", "results:\n  - {indicator: Sáng kiến, achieved: \"60,24\"}"),
        Self::BadNumber { value, rewriting: Some(rewriting) } =>
            vi: (format!("không hiểu số `{value}`"), rewritten_vi(rewriting)),
            en: (format!("`{value}` is not a number that bantin understands"), rewritten_en(rewriting));
        Self::CrowdedNumber { value, number } =>
            vi: (format!("ở đây chỉ có chỗ cho một số, không phải `{value}`"), format!("viết `{number}`, và chuyển phần còn lại đi chỗ khác")),
            en: (format!("only a number has a place here, not `{value}`"), format!("write `{number}`, and put the rest elsewhere"));
        Self::BadNumber { value, rewriting: None } =>
            vi: (format!("không hiểu số `{value}`"), "viết số nguyên hoặc số kiểu Việt Nam: `1.709` là một nghìn bảy trăm linh chín, `60,24` có phần thập phân"),
            en: (format!("`{value}` is not a number that bantin understands"), "write a whole number, or one in the form of the site's language: `1,709` and `60.24` on an English site, `1.709` and `60,24` on a Vietnamese one");
    }

    Warning "ambiguous-number" {
        title: ("Số đọc được hai cách", "A number that can be read in two ways"),
        why: ("Bảng tính kiểu Anh viết một nghìn hai trăm là `1,200`; người Việt viết vậy là một phẩy hai. bantin đọc theo kiểu của ngôn ngữ trang, nên con số có thể sai nghìn lần.", "An English spreadsheet writes one thousand two hundred as `1,200`, which in Vietnamese is one point two. bantin reads it in the form of the site's language, so it may be wrong a thousandfold."),
        example: (FrontMatter, "results:\n  - {indicator: Sáng kiến, achieved: \"1,200\"}", "results:\n  - {indicator: Sáng kiến, achieved: 1.200}"),
        Self::AmbiguousNumber { value, thousands, decimals } =>
            vi: (format!("`{value}` có thể là hàng nghìn hoặc số thập phân; bantin đọc là số thập phân"), format!("nếu là hàng nghìn thì viết `{thousands}`, nếu là số thập phân thì viết `{decimals}`")),
            en: (format!("`{value}` may mean thousands or decimals; it is read as decimals"), format!("if thousands are meant, write `{thousands}`; if decimals, `{decimals}`"));
        Self::MeansThousands { value, thousands } =>
            vi: (format!("`{value}` được đọc là số thập phân, nhưng phần trăm và chỉ tiêu bên cạnh chỉ đúng với `{thousands}`"), format!("viết `{thousands}`")),
            en: (format!("`{value}` is read as decimals, but percentage and target beside it fit `{thousands}` only"), format!("write `{thousands}`"));
    }

    Error "other-unit" {
        title: ("Đơn vị ghi hai lần, khác nhau", "Two different units"),
        why: ("Sau số có một đơn vị, trong `unit` lại có đơn vị khác, nên không rõ số đo cái gì.", "One unit stands behind the number, another in `unit`, so nobody knows what is counted."),
        example: (FrontMatter, "results:\n  - {indicator: Tỷ lệ, achieved: 98%, unit: người}", "results:\n  - {indicator: Tỷ lệ, achieved: 98%}"),
        Self::OtherUnit { value, unit } =>
            vi: (format!("`{value}` đã có đơn vị, khác với `unit: {unit}`"), "bỏ đơn vị sau số, hoặc bỏ `unit`"),
            en: (format!("`{value}` has a unit that differs from `unit: {unit}`"), "take the unit from behind the number, or leave `unit` out");
    }

    Error "negative-number" {
        title: ("Số lượng không thể âm", "A negative quantity"),
        why: ("Số sáng kiến, số người, số phần trăm đều không âm. Dấu trừ thường là dấu gạch đầu dòng dính vào.", "Ideas, people and percentages are never negative. The minus is mostly the hyphen of a list."),
        example: (FrontMatter, "results:\n  - {indicator: Sáng kiến, achieved: -12}", "results:\n  - {indicator: Sáng kiến, achieved: 12}"),
        Self::NegativeNumber { value } =>
            vi: (format!("số lượng không thể âm: `{value}`"), "bỏ dấu trừ hoặc xóa dòng này"),
            en: (format!("a quantity cannot be negative: `{value}`"), "remove the minus sign or the line");
    }

    Error "not-whole" {
        title: ("Cần một số nguyên", "A whole number is needed"),
        why: ("Người, năm và lần đại hội đếm bằng số nguyên.", "People, years and congresses are counted in whole numbers."),
        example: (FrontMatter, "commendations:\n  - {honour: giay-khen, count: \"12,5\"}", "commendations:\n  - {honour: giay-khen, count: 12}"),
        Self::NotWhole { value, meant: Some(meant) } =>
            vi: (format!("ở đây cần một số nguyên, không phải `{value}`"), format!("viết `{meant}`")),
            en: (format!("a whole number is needed here, not `{value}`"), format!("write `{meant}`"));
        Self::NotWhole { value, meant: None } =>
            vi: (format!("ở đây cần một số nguyên, không phải `{value}`"), "viết số nguyên, ví dụ `10`"),
            en: (format!("a whole number is needed here, not `{value}`"), "write a whole number, such as `10`");
    }

    Error "bad-boolean" {
        title: ("Chỉ nhận `true` hoặc `false`", "Only `true` or `false`"),
        why: ("YAML từng hiểu `yes`, `no`, `on`, `off` theo nhiều cách. bantin chỉ nhận hai từ để không ai đăng nhầm bản nháp.", "YAML has read `yes`, `no`, `on` and `off` in several ways. bantin takes two words only, so that no draft is published by mistake."),
        example: (FrontMatter, "draft: có", "draft: true"),
        Self::BadBoolean { field, value } =>
            vi: (format!("`{field}` chỉ nhận `true` (có) hoặc `false` (không), không nhận `{value}`"), format!("viết `{field}: true` hoặc `{field}: false`")),
            en: (format!("`{field}` is `true` or `false`, not `{value}`"), format!("write `{field}: true` or `{field}: false`"));
    }

    Error "bad-web-address" {
        title: ("Không phải địa chỉ một trang web", "Not the address of a web page"),
        why: ("Người đọc bấm vào địa chỉ này để xem bài gốc hay trang của nguồn tin; thiếu `https://` thì liên kết dẫn nhầm vào trang này.", "Readers follow it to the original article or to the source's own site; without `https://` it would lead to a page of this site."),
        example: (FrontMatter, "source: Báo Công nhân\nsource_url: cong-nhan.example/tin/15", "source: Báo Công nhân\nsource_url: https://cong-nhan.example/tin/15"),
        Self::BadWebAddress { field, value, address: Some(address) } =>
            vi: (format!("địa chỉ `{value}` thiếu `https://`"), format!("viết `{field}: {address}`")),
            en: (format!("the address `{value}` lacks `https://`"), format!("write `{field}: {address}`"));
        Self::BadWebAddress { field, value, address: None } =>
            vi: (format!("`{value}` không phải địa chỉ một trang web"), format!("chép địa chỉ đầy đủ từ thanh địa chỉ của trình duyệt, ví dụ `{field}: https://vi-du.vn/tin/15.html`, hoặc xóa dòng này")),
            en: (format!("`{value}` is not the address of a web page"), format!("copy the whole address from the browser, such as `{field}: https://example.org/news/15.html`, or delete this line"));
    }

    Error "count-below-recipients" {
        title: ("Số lượng ít hơn số tên", "Fewer counted than named"),
        why: ("`count` là tổng số được khen, nên không thể ít hơn số tên đã kể. Có đủ tên thì bỏ `count`, bantin tự đếm.", "`count` is how many were honoured in all and cannot be less than those named. With all names there, leave it out and bantin counts."),
        example: (FrontMatter, "commendations:\n  - {honour: giay-khen, count: 1, recipients: [Lan, Hoa]}", "commendations:\n  - {honour: giay-khen, recipients: [Lan, Hoa]}"),
        Self::CountBelowRecipients { count, recipients } =>
            vi: (format!("`count` là {count} nhưng có {recipients} tên trong `recipients`"), "sửa `count`, hoặc bỏ nó đi để bantin tự đếm"),
            en: (format!("`count` is {count}, but {recipients} recipients are named"), "correct `count`, or leave it out and bantin counts them");
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

/// What stands between a guess and what follows it.
fn after(nearest: &Nearest) -> &'static str {
    if nearest.is_some() { " " } else { "" }
}

fn known_vi(known: &str) -> String {
    match known {
        "" => "xóa dòng này hoặc sửa tên khóa".to_owned(),
        known => format!("xóa dòng này, hoặc dùng một khóa có ở đây: {known}"),
    }
}

fn known_en(known: &str) -> String {
    match known {
        "" => "delete the line or correct the key".to_owned(),
        known => format!("delete the line, or use a key that may stand here: {known}"),
    }
}
