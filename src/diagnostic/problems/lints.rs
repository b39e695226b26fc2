//! What the rules of [`lint`](crate::lint) find. Nearly all are warnings until `checks:` in `site.yaml` says otherwise.

use crate::diagnostic::{
    leftover::Leftover,
    letter_names::{letter_en, letter_vi},
    lint_facts::{Furniture, NearPhase, OldEncoding, QuoteFault},
    rewriting::{Rewriting, rewritten_en, rewritten_vi},
    row::rows,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What a rule finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum Lint {
    // Letters
    /// A character that turns the letters after it, where lists, feeds and addresses are made of it.
    DirectionOverride {
        letter: char,
        /// Whether the program can mend it.
        fixable: bool,
    },
    /// A character that turns letters, elsewhere.
    DirectionControl {
        letter: char,
        fixable: bool,
        /// How often it stands in its line.
        places: usize,
    },
    InvisibleCharacter {
        letter: char,
        fixable: bool,
        places: usize,
    },
    PrivateUse {
        letter: char,
        /// What it probably is in the font of its writer.
        meant: Option<char>,
        places: usize,
    },
    LostLetter {
        places: usize,
    },
    InvisibleInName {
        /// The path, with such characters by their numbers.
        name: String,
    },

    // Raw text
    NoBreakSpaceList,
    EthForD {
        places: usize,
    },
    DecomposedLetters,

    // Text
    NgayWithoutAccent,
    MismatchedQuotes {
        fault: QuoteFault,
    },
    PastedFurniture {
        what: Furniture,
    },
    LeftoverMarkup {
        what: Leftover,
        /// What should stand there, where only that can be meant.
        right: Option<String>,
    },
    /// A link of another tool.
    LeftoverLink {
        written: String,
        /// The link as it should be, if one file fits.
        right: Option<String>,
    },
    /// Rows of a table without the line below its head.
    UnmadeTable {
        head: String,
        rule: String,
    },
    PublishedNote {
        mark: String,
    },
    MarkupInField {
        markup: String,
    },
    /// Markup in a field that was read as the text that is meant.
    ReadMarkup {
        markup: String,
        read: String,
        rewriting: Box<Rewriting>,
    },
    ProseAsCode,
    AccidentalHeading,
    LinesRunTogether {
        mark: String,
    },
    LongTableRow {
        cells: usize,
        columns: usize,
    },
    DecodedTwice {
        word: String,
        /// What it was.
        meant: String,
    },
    LegacyEncoding {
        encoding: OldEncoding,
        word: String,
    },
    StyledLetters {
        word: String,
        plain: String,
    },
    SlugAsAlt {
        alt: String,
    },
    MissingAlt {
        src: String,
    },

    // Phases and places
    OutsidePhases {
        date: String,
        campaign: String,
        nearest: Option<Box<NearPhase>>,
    },
    OverlappingPhases {
        first: String,
        second: String,
    },
    PhaseGap {
        first: String,
        second: String,
        range: String,
        days: i64,
    },
    EndedDistrict {
        district: String,
        until: String,
        successors: Vec<String>,
    },
    LaunchWithoutCampaign,
    ForeignCampaign {
        campaign: String,
        /// The district of the campaign.
        place: String,
        /// The district of the article.
        own: String,
    },
    NotAnArticle {
        /// The ending of its name: `docx`.
        extension: String,
        /// Whether it is a document of an office program.
        is_of_office: bool,
    },

    // Awards
    CommendationWithoutAwards,
    AwardWithoutNumber {
        honour: String,
    },
    RecipientTwice {
        name: String,
    },
    AwardTwice {
        name: String,
        honour: String,
        year: i32,
    },
    RecipientType {
        honour: String,
        is: Cow<'static, str>,
        wants: Cow<'static, str>,
    },
    PastedName {
        name: String,
        /// The entry as it should be.
        entry: String,
    },
    SeveralNames {
        /// The names, each as an entry.
        entries: String,
    },
    HonourValidity {
        honour: String,
        date: String,
        from: Option<String>,
        until: Option<String>,
    },

    // Figures
    WrongOrdinal {
        name: String,
        stated: u64,
        expected: i64,
    },
    WrongPercent {
        stated: String,
        /// None when it has more digits than bantin writes.
        computed: Option<String>,
    },
    TargetZero,
    ResultWithoutFigures {
        indicator: String,
    },
    ResultTwice {
        indicator: String,
        district: String,
    },
}

rows! { Lint:
    Error "direction-override" {
        title: ("Ký tự vô hình đảo chiều chữ trong tên bài, tên gọi, cài đặt", "An invisible character turns letters in a title, a name or a setting"),
        why: ("Tên bài và tên gọi còn đứng trong danh sách, bảng, nguồn tin, kết quả tìm kiếm, cạnh chữ khác. Ký tự này không ai thấy, nhưng làm chữ đứng sau nó hiện ngược, và có thể dùng để giả một tên khác. Tiếng Việt không cần đến nó; trang tự giữ riêng những tên viết từ phải sang trái.", "Titles and names also stand in lists, tables, feeds and results of search, beside other words. Nobody sees this character, but what stands after it is shown backwards, and it can make one name look like another. Vietnamese has no use for it; pages keep names that are read from right to left apart by themselves."),
        example: (FrontMatter, "title: Phát động \u{202e}thi đua", "title: Phát động thi đua"),
        Self::DirectionOverride { letter, fixable } =>
            vi: (format!("có ký tự vô hình đảo chiều chữ: {}", letter_vi(*letter)), if *fixable { "chạy `bantin check --fix`, hoặc xóa nó" } else { "xóa nó và gõ lại chỗ này đúng thứ tự đọc" }),
            en: (format!("an invisible character turns the direction of letters: {}", letter_en(*letter)), if *fixable { "run `bantin check --fix`, or delete it" } else { "delete it, and type this again in the order in which it is read" });
    }

    Warning "direction-control" {
        title: ("Ký tự vô hình điều khiển chiều chữ", "An invisible character sets the direction of letters"),
        why: ("Chữ dán từ Word hay trang mạng có thể mang theo ký tự chiều chữ của tiếng Ả Rập, Do Thái. Người đọc không thấy nó, chỉ thấy dấu câu và con số nhảy chỗ. Chỗ có chữ viết từ phải sang trái thì cặp ký tự đúng được để yên.", "Text that is pasted from Word or the web may bring direction characters of Arabic or Hebrew along. Readers do not see them, only marks and numbers that change places. Where letters are read from right to left, a proper pair is left alone."),
        example: (Text, "Phong trào \u{202e}thi đua\u{202c} yêu nước.\u{200f}", "Phong trào thi đua yêu nước."),
        Self::DirectionControl { letter, fixable, places } =>
            vi: (format!("có ký tự vô hình điều khiển chiều chữ: {}{}", letter_vi(*letter), places_vi(*places)), if *fixable { "chạy `bantin check --fix`, hoặc xóa nó" } else { "xóa nó và gõ lại chỗ này đúng thứ tự đọc" }),
            en: (format!("an invisible character sets the direction of letters: {}{}", letter_en(*letter), places_en(*places)), if *fixable { "run `bantin check --fix`, or delete it" } else { "delete it, and type this again in the order in which it is read" });
    }

    Warning "invisible-character" {
        title: ("Ký tự vô hình", "An invisible character"),
        why: ("Dấu cách không độ rộng, gạch nối mềm, BOM thừa… theo chữ dán từ Word, PDF, Zalo. Không ai thấy chúng, nhưng tìm kiếm không ra từ có chúng ở giữa, và chữ giấu trong đó máy vẫn đọc được. Ký tự nối của biểu tượng cảm xúc và của chữ viết cần nối được để yên.", "Zero-width spaces, soft hyphens, stray byte order marks come along from Word, PDF files and chats. Nobody sees them, but a search misses the word that has one inside, and machines read what is hidden in them. Joiners of emoji and of scripts that need them are left alone."),
        example: (Text, "Thi\u{200b} đua yêu\u{ad} nước", "Thi đua yêu nước"),
        Self::InvisibleCharacter { letter, fixable, places } =>
            vi: (format!("có ký tự vô hình {}{}", letter_vi(*letter), places_vi(*places)), if *fixable { "chạy `bantin check --fix`, hoặc xóa nó" } else { "xóa nó, và gõ lại dấu cách hoặc xuống dòng nếu chỗ này cần" }),
            en: (format!("there is an invisible character: {}{}", letter_en(*letter), places_en(*places)), if *fixable { "run `bantin check --fix`, or delete it" } else { "delete it, and type a space or a new line if one belongs here" });
    }

    Warning "private-use" {
        title: ("Ký tự riêng của phông Symbol, Wingdings", "A character of the fonts Symbol or Wingdings"),
        why: ("Word lưu dấu đầu dòng và ký hiệu của phông Symbol, Wingdings bằng mã dùng riêng. Máy người đọc không có hình cho mã đó và hiện một ô trống; máy đọc màn hình không biết đọc gì.", "Word stores bullets and signs of the fonts Symbol and Wingdings under numbers for private use. Readers' machines have no shape for them and show an empty box; screen readers do not know what to say."),
        example: (Text, "\u{f0b7} Tuyên truyền", "- Tuyên truyền"),
        Self::PrivateUse { letter, meant, places } =>
            vi: (format!("ký tự {} chỉ có hình trong phông của người viết (Symbol, Wingdings…), người đọc thấy ô trống{}", letter_vi(*letter), places_vi(*places)), match meant { Some(meant) => format!("gõ lại bằng ký tự Unicode, có lẽ là `{meant}`"), None => "gõ lại bằng ký tự Unicode".into() }),
            en: (format!("{} only has a shape in the font of its writer (Symbol, Wingdings …), and readers see an empty box{}", letter_en(*letter), places_en(*places)), match meant { Some(meant) => format!("type it again in Unicode, probably as `{meant}`"), None => "type it again in Unicode".into() });
    }

    Warning "lost-letter" {
        title: ("Một chữ đã bị mất", "A letter was lost"),
        why: ("Khi một chương trình đọc sai bảng mã, nó đặt dấu U+FFFD vào chỗ chữ không hiểu được rồi lưu lại. Chữ cũ không còn trong tệp.", "A program that reads text in the wrong encoding puts the sign U+FFFD in the place of letters that it does not understand, and saves it so. The letter itself is not in the file any more."),
        example: (Text, "C\u{fffd}ng đoàn", "Công đoàn"),
        Self::LostLetter { places } =>
            vi: (format!("ở đây một chữ đã bị mất, chỉ còn dấu thay thế U+FFFD{}", places_vi(*places)), "mở văn bản gốc và gõ lại chữ đó"),
            en: (format!("a letter was lost here, and the sign U+FFFD stands in its place{}", places_en(*places)), "look it up in the original and type it again");
    }

    Error "invisible-in-name" {
        title: ("Tên tệp có ký tự vô hình", "An invisible character in the name of a file"),
        why: ("Tệp được đăng theo tên của nó. Ký tự vô hình trong tên làm địa chỉ không gõ lại được; ký tự đảo chiều chữ còn làm tên này trông như tên khác. Ký tự này thường theo tên khi chép từ trang mạng hay điện thoại.", "Files are published under their names. With an invisible character in it, nobody can type the address again, and one that turns letters makes a name look like another. Such characters come along when a name is copied from a web page or a phone."),
        example: (Files, "-- static/ke\u{200b}-hoach.pdf --\n%PDF", "-- static/ke-hoach.pdf --\n%PDF"),
        Self::InvisibleInName { name } =>
            vi: (format!("tên tệp có ký tự vô hình: `{name}`"), "đổi tên tệp, rồi sửa chỗ nhắc đến nó"),
            en: (format!("there is an invisible character in the name of the file: `{name}`"), "rename the file, and correct where it is named");
    }

    Warning "no-break-space-list" {
        title: ("Dấu cách không ngắt cạnh dấu đầu dòng", "A no-break space beside a list marker"),
        why: ("Word đặt một dấu cách không ngắt sau số thứ tự. Nhìn thì giống dấu cách thường, nhưng Markdown không coi dòng đó là một mục của danh sách. bantin đã tự thay U+00A0 khi dựng trang; chương trình khác mở tệp này thì không.", "Word puts a no-break space after the number of a list item. It looks like a plain one, but Markdown sees no list. bantin reads U+00A0 as a space when it builds the page; other programs that open the file do not."),
        example: (Text, "1.\u{a0}Tuyên truyền\n2.\u{a0}Khen thưởng", "1. Tuyên truyền\n2. Khen thưởng"),
        Self::NoBreakSpaceList =>
            vi: ("có dấu cách không ngắt (U+00A0 hoặc U+202F) cạnh dấu đầu dòng", "xóa nó và gõ lại một dấu cách thường; `bantin check --fix` thay được U+00A0"),
            en: ("there is a no-break space (U+00A0 or U+202F) beside a list marker", "delete it and type a plain space; `bantin check --fix` replaces U+00A0");
    }

    Warning "eth-for-d" {
        title: ("Chữ Ð (eth) được gõ thay cho Đ", "The letter eth (Ð) stands for Đ"),
        why: ("Ð (U+00D0) của tiếng Iceland trông hệt như Đ (U+0110), thường do phông chữ cũ để lại. Trên trang bantin đã hiện đúng Đ, nhưng tìm kiếm, thay thế hay sắp xếp trong tệp sẽ coi hai chữ là khác nhau.", "The Icelandic Ð (U+00D0) looks exactly like Đ (U+0110) and is left behind by old fonts. bantin shows Đ on the page, but searching, replacing and sorting in the file take them for two letters."),
        example: (Text, "TL\u{d0} Lao động Việt Nam", "TLĐ Lao động Việt Nam"),
        Self::EthForD { places } =>
            vi: (format!("chữ Ð (eth của tiếng Iceland) được gõ thay cho Đ, {places} chỗ trong tệp"), "chạy `bantin check --fix`, hoặc gõ lại bằng bộ gõ Unicode"),
            en: (format!("the Icelandic letter Ð stands for Đ, {places} times in this file"), "run `bantin check --fix`, or type it again with a Unicode keyboard");
    }

    Warning "decomposed-letters" {
        title: ("Dấu được gõ rời khỏi chữ", "Accents are stored apart from their letters"),
        why: ("Cùng một chữ ế có thể lưu thành một ký tự (dựng sẵn) hoặc hai, ba ký tự (tổ hợp). Nhìn như nhau, nhưng tìm trong tệp sẽ không thấy. bantin đọc cả hai như nhau; nên thống nhất dạng dựng sẵn (NFC).", "One letter ế can be stored as one character or as two or three. They look alike, but a search in the file misses one of them. bantin reads both; keep the composed form (NFC)."),
        example: (Text, "Thi \u{111}ua ye\u{302}u nu\u{31b}o\u{31b}\u{301}c", "Thi đua yêu nước"),
        Self::DecomposedLetters =>
            vi: ("dấu được gõ rời khỏi chữ (Unicode tổ hợp, không phải dựng sẵn)", "chạy `bantin check --fix`, hoặc chọn “Unicode dựng sẵn” trong bộ gõ"),
            en: ("accents are stored apart from their letters (the text is not in NFC)", "run `bantin check --fix`, or let the keyboard write composed Unicode");
    }

    Warning "ngay-without-accent" {
        title: ("“Ngày” thiếu dấu", "“Ngày” without its accent"),
        why: ("“Ngay” cũng là một từ nên máy soát chính tả bỏ qua. bantin nhìn các chữ xung quanh: sau số năm hoặc trước tên một ngày lễ thì chỉ có thể là “Ngày”. Những chỗ như “ngay từ đầu năm” được giữ nguyên.", "“Ngay” (at once) is a word too, so a spell checker passes over it. bantin looks at the words around: after a number of years, or before what is commemorated, it can only be “Ngày” (day). “ngay từ đầu năm” stays as it is."),
        example: (Text, "Chào mừng 91 năm Ngay thành lập Công đoàn Việt Nam.", "Chào mừng 91 năm Ngày thành lập Công đoàn Việt Nam."),
        Self::NgayWithoutAccent =>
            vi: ("“Ngay” ở đây có lẽ là “Ngày” thiếu dấu", "sửa thành `Ngày`"),
            en: ("“Ngay” is probably “Ngày” without its accent", "make it `Ngày`");
    }

    Warning "mismatched-quotes" {
        title: ("Dấu ngoặc kép mở và đóng không cùng loại", "Quotation marks that do not fit each other"),
        why: ("Bài ghép từ nhiều nguồn hay lẫn ngoặc cong “ ” với ngoặc thẳng \". Trên trang, một dấu sẽ quay sai chiều, hoặc người đọc không biết lời trích dừng ở đâu.", "Articles put together from several sources mix curly marks “ ” with straight ones. On the page one of them then turns the wrong way, and readers cannot tell where the quotation ends."),
        example: (Text, "Phong trào “Lao động giỏi\" lan rộng.", "Phong trào “Lao động giỏi” lan rộng."),
        Self::MismatchedQuotes { fault: QuoteFault::ClosedStraight } =>
            vi: ("ngoặc kép mở bằng “ nhưng đóng bằng \"", "đổi dấu này thành ”"),
            en: ("the quotation opens with “ and closes with \"", "make this mark ”");
        Self::MismatchedQuotes { fault: QuoteFault::OpenedStraight } =>
            vi: ("ngoặc kép mở bằng \" nhưng đóng bằng ”", "đổi dấu này thành “"),
            en: ("the quotation opens with \" and closes with ”", "make this mark “");
        Self::MismatchedQuotes { fault: QuoteFault::ClosedByOpening } =>
            vi: ("ngoặc kép được đóng bằng dấu mở “", "đổi dấu này thành ”"),
            en: ("the quotation closes with the opening mark “", "make this mark ”");
        Self::MismatchedQuotes { fault: QuoteFault::NeverOpened } =>
            vi: ("dấu đóng ngoặc này không có dấu mở", "thêm “ ở đầu lời trích, hoặc xóa dấu này"),
            en: ("this closing quotation mark has no opening one", "put “ where the quotation begins, or delete this mark");
    }

    Warning "pasted-furniture" {
        title: ("Chữ thừa bị dán theo từ trang khác", "Leftovers pasted along from another site"),
        why: ("Khi chép cả trang web, những thứ không thuộc bài cũng đi theo: chữ M của nút menu, dòng “Nguồn:” trống, ảnh không có địa chỉ, dấu gạch đứng của bảng. Người đọc thấy chúng giữa bài.", "Copying a whole web page brings along what does not belong to the article: the letter of a menu button, an empty “Nguồn:”, pictures without an address, bars of a table. Readers see them in the text."),
        example: (Text, "M\n\nSáng nay, quận phát động thi đua.\n\nNguồn :", "Sáng nay, quận phát động thi đua."),
        Self::PastedFurniture { what } =>
            vi: (format!("chỗ này có vẻ không thuộc bài: {}", what.vi()), what.instead_vi()),
            en: (format!("this seems not to belong to the text: {}", what.en()), what.instead_en());
    }

    Warning "leftover-markup" {
        title: ("Ký hiệu của công cụ khác lọt ra trang", "Marks of another tool that readers would see"),
        why: ("Mỗi công cụ có ký hiệu riêng cho ảnh, khung, liên kết. bantin không hiểu những ký hiệu ấy nên người đọc thấy chúng nguyên xi giữa bài, trong tóm tắt và trong nguồn tin.", "Every tool has marks of its own for pictures, boxes and links. bantin does not know them, so readers see them as they are, in the text, in summaries and in feeds."),
        example: (Text, "[Chủ đề năm]{.underline} là **đoàn kết **và sáng tạo.", "Chủ đề năm là **đoàn kết** và sáng tạo."),
        Self::LeftoverMarkup { what, right: None } =>
            vi: (format!("người đọc sẽ thấy ký hiệu này: {}", what.vi().0), what.vi().1),
            en: (format!("readers would see this: {}", what.en().0), what.en().1);
        Self::LeftoverMarkup { what, right: Some(right) } =>
            vi: (format!("người đọc sẽ thấy ký hiệu này: {}", what.vi().0), format!("viết `{right}`")),
            en: (format!("readers would see this: {}", what.en().0), format!("write `{right}`"));
        Self::LeftoverLink { written, right: Some(right) } =>
            vi: (format!("người đọc sẽ thấy nguyên `{written}`, liên kết của công cụ khác"), format!("viết `{right}`")),
            en: (format!("readers would see `{written}`, a link of another tool"), format!("write `{right}`"));
        Self::LeftoverLink { written, right: None } =>
            vi: (format!("người đọc sẽ thấy nguyên `{written}`, liên kết của công cụ khác, và không có tệp nào tên như thế"), "viết `[chữ](bai-phat-dong.md)`, với ảnh là `![chú thích](anh.jpg)`; hoặc chỉ giữ chữ"),
            en: (format!("readers would see `{written}`, a link of another tool, and no file has that name"), "write `[words](article.md)`, and for a picture `![caption](photo.jpg)`; or keep only the words");
        Self::UnmadeTable { head, rule } =>
            vi: ("các hàng này không thành bảng mà chạy liền nhau: thiếu dòng gạch dưới hàng đầu", format!("viết mỗi hàng giữa hai dấu `|`: hàng đầu là `{head}`, dưới nó là `{rule}`")),
            en: ("these rows make no table and run together: the line below the first is missing", format!("put each row between two `|`: the first is `{head}`, and below it stands `{rule}`"));
    }

    Error "published-note" {
        title: ("Ghi chú riêng sẽ bị đăng", "A private note that would be published"),
        why: ("Trong công cụ khác, chữ giữa những dấu này là ghi chú cho người viết và không lên trang. bantin không hiểu các dấu ấy, nên người đọc sẽ thấy cả dấu lẫn ghi chú.", "In other tools what stands between these marks is a note among writers and is not published. bantin does not know them, so readers would see the marks and the note."),
        example: (Text, "Hội nghị họp sáng nay. %%Hỏi lại số đại biểu%%", "Hội nghị họp sáng nay. <!-- Hỏi lại số đại biểu -->"),
        Self::PublishedNote { mark } =>
            vi: (format!("ghi chú riêng giữa các dấu `{mark}` sẽ bị đăng"), "xóa ghi chú, hoặc viết `<!-- ghi chú -->`, là lời không lên trang"),
            en: (format!("the private note between marks `{mark}` would be published"), "delete it, or write `<!-- note -->`, which is not published");
    }

    Warning "markup-in-field" {
        title: ("Ký hiệu trang trí trong phần khai báo", "Markup in front matter"),
        why: ("Tít, sapo, chú thích và tên chỉ nhận chữ thường. Mã như `&amp;` và thẻ HTML quen thuộc được đọc thành chữ; ký hiệu khác, như dấu `**`, lọt ra tít bài, danh sách, nguồn tin và cả địa chỉ.", "Titles, leads, captions and names are plain text. Codes such as `&amp;` and common tags are read as what is meant; other marks, such as asterisks, come out in headings, lists, feeds and addresses."),
        example: (FrontMatter, "title: Công đoàn A &amp; B phát động", "title: Công đoàn A & B phát động"),
        Self::ReadMarkup { markup, read, rewriting } =>
            vi: (format!("`{markup}` không phải chữ thường; bantin đọc là “{read}”"), rewritten_vi(rewriting)),
            en: (format!("`{markup}` is no plain text; it is read as “{read}”"), rewritten_en(rewriting));
        Self::MarkupInField { markup } =>
            vi: (format!("`{markup}` sẽ hiện nguyên như thế: phần khai báo chỉ nhận chữ thường"), "xóa thẻ, liên kết, mã ngắn và dấu `**`, chỉ giữ chữ; thay mã bằng chữ mà nó thay cho, ví dụ `&amp;` là `&`"),
            en: (format!("`{markup}` is shown as it is: front matter holds plain text"), "delete tags, links, shortcodes and `**`, and keep the words; put the letter in the place of a code, as `&` for `&amp;`");
    }

    Warning "prose-as-code" {
        title: ("Đoạn văn thụt đầu dòng thành khối mã", "A paragraph that is indented becomes code"),
        why: ("Trong Markdown, dòng thụt vào bốn dấu cách hoặc một tab là mã máy tính, hiện bằng chữ đánh máy và không xuống dòng. Word thụt đầu dòng mỗi đoạn nên dán vào là gặp.", "In Markdown a line that is indented by four spaces or a tab is computer code, shown in a typewriter face and without breaks. Word indents the first line of each paragraph."),
        example: (Text, "    Sáng nay, công đoàn quận phát động thi đua.", "Sáng nay, công đoàn quận phát động thi đua."),
        Self::ProseAsCode =>
            vi: ("đoạn văn này thụt đầu dòng nên thành khối mã, hiện bằng chữ đánh máy", "xóa dấu cách hoặc tab ở đầu dòng"),
            en: ("this paragraph is indented, so it becomes a block of code", "delete the spaces or the tab at the beginning of the line");
    }

    Warning "accidental-heading" {
        title: ("Dòng gạch biến chữ phía trên thành tiêu đề", "Dashes make a heading of what is above them"),
        why: ("Trong Markdown, một dòng toàn dấu gạch ngay dưới chữ biến cả đoạn ấy thành tiêu đề. Quốc hiệu và tên cơ quan trên công văn có gạch chân bằng dấu gạch nên thành tiêu đề nhiều dòng.", "In Markdown a line of dashes right below a text makes a heading of all of it. The head of an official paper has such dashes under the name of the office."),
        example: (Text, "LIÊN ĐOÀN LAO ĐỘNG\nHUYỆN AN SƠN\n--------\n\nSố: 15", "LIÊN ĐOÀN LAO ĐỘNG\nHUYỆN AN SƠN\n\n--------\n\nSố: 15"),
        Self::AccidentalHeading =>
            vi: ("những dòng này thành tiêu đề, vì ngay dưới là một dòng dấu gạch", "thêm một dòng trống trước dòng gạch, hoặc xóa dòng gạch"),
            en: ("these lines become a heading, because a line of dashes follows", "put a blank line before the dashes, or delete them");
    }

    Warning "lines-run-together" {
        title: ("Các dòng sẽ dính liền thành một đoạn", "Lines that will run together"),
        why: ("Trong Markdown, xuống dòng một lần không ngắt dòng trên trang. Các ý đánh dấu `a)`, `1/`, `–`, `•` và những dòng ngắn như câu thơ, chỗ ký tên, viết mỗi ý một dòng, sẽ chạy liền thành một đoạn dài.", "In Markdown a single line break does not break a line on the page. Points that begin with `a)`, `1/`, `–` or `•`, and short lines such as verses, one a line, run together in one paragraph."),
        example: (Text, "Hội nghị thống nhất:\n– Giao chỉ tiêu.\n– Chấm điểm.", "Hội nghị thống nhất:\n\n- Giao chỉ tiêu.\n- Chấm điểm."),
        Self::LinesRunTogether { mark } =>
            vi: (format!("dòng bắt đầu bằng `{mark}` sẽ chạy liền với dòng trên"), "thêm một dòng trống trước dòng này, hoặc dấu `\\` ở cuối dòng trên để chỉ xuống dòng; hoặc viết thành danh sách: dòng trống, rồi mỗi ý một dòng bắt đầu bằng `- `"),
            en: (format!("the line that begins with `{mark}` will run on in the line above"), "put a blank line before it, or `\\` at the end of the line above to break only the line; or make it a list: a blank line, then each point begins with `- `");
    }

    Warning "long-table-row" {
        title: ("Hàng của bảng dài hơn dòng đầu bảng", "A row that is longer than the head of its table"),
        why: ("Số cột của bảng là số ô ở dòng đầu. Ô thừa của các hàng dưới bị bỏ, người đọc không thấy.", "A table has as many columns as its head. Further cells of a row are dropped, and readers never see them."),
        example: (Text, "| Họ tên | Đơn vị |\n| --- | --- |\n| Đỗ Đạt | Xã A | Bằng khen |", "| Họ tên | Đơn vị | Khen |\n| --- | --- | --- |\n| Đỗ Đạt | Xã A | Bằng khen |"),
        Self::LongTableRow { cells, columns } =>
            vi: (format!("hàng này có {cells} ô mà bảng chỉ có {columns} cột: ô thừa bị bỏ"), "thêm cột vào dòng đầu bảng và dòng `---`, hoặc bỏ dấu `|` thừa (dấu `|` trong chữ viết là `\\|`)"),
            en: (format!("this row has {cells} cells and the table {columns} columns: the others are dropped"), "add columns to the head and to the line `---`, or delete a `|` (in a text it is written `\\|`)");
    }

    Warning "decoded-twice" {
        title: ("Tiếng Việt bị đọc sai bảng mã", "Vietnamese that was read in the wrong encoding"),
        why: ("Một chương trình đã đọc chữ Unicode như bảng mã của Windows rồi lưu lại: `Công đoàn` thành `CÃ´ng Ä‘oÃ n`. Người đọc không đọc được, tìm kiếm không thấy.", "A program read Unicode as if it were a code page of Windows and saved it: `Công đoàn` becomes `CÃ´ng Ä‘oÃ n`. Nobody can read or find it."),
        example: (Text, "CÃ´ng nhÃ¢n thi Ä‘ua", "Công nhân thi đua"),
        Self::DecodedTwice { word, meant } =>
            vi: (format!("chữ như `{word}` là `{meant}` bị đọc sai bảng mã"), "dán lại từ bản gốc, hoặc mở tệp gốc với bảng mã UTF-8 rồi lưu lại"),
            en: (format!("`{word}` is `{meant}`, read in the wrong encoding"), "paste it again from the original, or open the original as UTF-8 and save it");
    }

    Warning "legacy-encoding" {
        title: ("Chữ viết bằng bảng mã cũ TCVN3 hoặc VNI", "Text in the old encodings TCVN3 or VNI"),
        why: ("Văn bản cũ dùng phông .VnTime hay VNI-Times chỉ đọc được bằng đúng phông đó. Dán lên trang web, người đọc thấy những ký hiệu vô nghĩa và không ai tìm ra bài.", "Old documents with fonts such as .VnTime or VNI-Times can only be read in those fonts. On a web page they are a row of odd signs that nobody can read or find."),
        example: (Text, "§Èy m¹nh phong trµo thi ®ua", "Đẩy mạnh phong trào thi đua"),
        Self::LegacyEncoding { encoding, word } =>
            vi: (format!("chữ như `{word}` có vẻ là tiếng Việt viết bằng bảng mã {}", encoding.name()), "mở văn bản gốc, chuyển sang Unicode (UniKey: Ctrl+Shift+F6), rồi dán lại"),
            en: (format!("`{word}` looks like Vietnamese in the old encoding {}", encoding.name()), "convert the original to Unicode (UniKey: Ctrl+Shift+F6) and paste it again");
    }

    Warning "styled-letters" {
        title: ("Chữ giả kiểu đậm, nghiêng, tròn", "Letters that imitate another type"),
        why: ("Trên Facebook người ta tạo chữ đậm bằng ký hiệu toán học trông giống chữ. Máy đọc màn hình đọc từng ký hiệu hoặc im lặng, tìm kiếm không thấy, và nhiều máy hiện ô trống.", "On Facebook bold words are made of signs of mathematics that look like letters. Screen readers spell them out or say nothing, a search does not find them, and some machines show empty boxes."),
        example: (Text, "𝗧𝗵𝗶 𝗱𝘂𝗮 yêu nước", "**Thi đua** yêu nước"),
        Self::StyledLetters { word, plain } =>
            vi: (format!("`{word}` là ký hiệu giả chữ, máy đọc màn hình và tìm kiếm không hiểu"), format!("gõ lại bằng chữ thường: `{plain}`; chữ đậm là `**{plain}**`")),
            en: (format!("`{word}` is made of signs that imitate letters, which screen readers and search do not understand"), format!("type it in plain letters: `{plain}`; bold is `**{plain}**`"));
    }

    Warning "slug-as-alt" {
        title: ("Chú thích ảnh là địa chỉ không dấu", "A caption that is an address"),
        why: ("Nhiều hệ thống tự lấy tên tệp hoặc tên bài không dấu làm chú thích ảnh. Người khiếm thị nghe máy đọc lên một chuỗi vô nghĩa, và dưới ảnh cũng hiện ra chuỗi đó.", "Many systems make a caption of the file name or of the title without accents. Blind readers then hear a row of syllables without sense, and everyone sees it below the picture."),
        example: (Text, "![le phat dong thi dua nam hai ba](le.jpg)", "![Lễ phát động thi đua năm 2023](le.jpg)"),
        Self::SlugAsAlt { alt } =>
            vi: (format!("chú thích ảnh `{alt}` là địa chỉ không dấu, không phải lời"), "viết chú thích: ai, làm gì, ở đâu"),
            en: (format!("the caption `{alt}` is an address, not words"), "write a caption: who does what, and where");
    }

    Warning "missing-alt" {
        title: ("Ảnh không có chú thích", "A picture without a caption"),
        why: ("Máy đọc màn hình đọc chú thích thay cho ảnh; không có nó, người khiếm thị không biết ảnh chụp gì. Trong bản tin, chú thích còn cho biết ai là ai.", "A screen reader reads the caption in the place of the picture; without one, blind readers do not learn what it shows. In a bulletin it also says who is who."),
        example: (Text, "![](le-phat-dong.jpg)", "![Lễ phát động thi đua tại hội trường quận](le-phat-dong.jpg)"),
        Self::MissingAlt { src } =>
            vi: (format!("ảnh `{src}` không có chú thích"), "viết chú thích trong ngoặc vuông `![chú thích](…)`, trong `alt=\"…\"` của thẻ `<img>`, hoặc `caption:` trong `photo:`"),
            en: (format!("the picture `{src}` has no caption"), "write one in the square brackets, `![caption](…)`, in `alt=\"…\"` of `<img>`, or as `caption:` of `photo:`");
    }

    Warning "outside-phases" {
        title: ("Bài của phong trào nhưng ngoài mọi đợt", "An article outside all phases of its campaign"),
        why: ("Bài ngoài đợt không xuất hiện ở trang của đợt nào. Thường là báo cáo gửi muộn, hoặc ngày đăng khác ngày diễn ra: ghi `event_date`, hoặc chỉ rõ `phase`.", "Such an article is on the page of no phase. Most often it is a late report, or the day of publication is not that of the event: write `event_date`, or name the `phase`."),
        example: (FrontMatter, "date: 2023-01-05\ncampaign: thi-dua-2022", "date: 2023-01-05\nevent_date: 2022-12-30\ncampaign: thi-dua-2022"),
        Self::OutsidePhases { date, campaign, nearest } =>
            vi: (format!("{date} không nằm trong đợt nào của `{campaign}`"), match nearest {
                Some(near) => format!("đợt gần nhất là {} ({}): thêm `phase: {}`, hoặc `event_date` là ngày diễn ra", near.label, near.range, near.id),
                None => "thêm `phase: …`, hoặc `event_date` là ngày diễn ra".into(),
            }),
            en: (format!("{date} lies in no phase of `{campaign}`"), match nearest {
                Some(near) => format!("the nearest is {} ({}): add `phase: {}`, or the day of the event as `event_date`", near.label, near.range, near.id),
                None => "add `phase: …`, or the day of the event as `event_date`".into(),
            });
    }

    Warning "overlapping-phases" {
        title: ("Hai đợt chồng ngày lên nhau", "Two phases share days"),
        why: ("Một bài chỉ được tính vào một đợt. Khi hai đợt chồng nhau, bài trong khoảng chung thuộc đợt ngắn hơn; nếu đó là do ghi nhầm ngày, bài sẽ nằm sai chỗ.", "An article counts in one phase. Where two overlap, it belongs to the shorter one; if a date is simply wrong, articles land in the wrong place."),
        example: (SiteFile, "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-07-01}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}", "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-06-30}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}"),
        Self::OverlappingPhases { first, second } =>
            vi: (format!("`{first}` và `{second}` chồng lên nhau"), "sửa ngày; nếu đúng là chồng nhau thì bài trong khoảng chung thuộc đợt ngắn hơn"),
            en: (format!("`{first}` and `{second}` overlap"), "correct the dates; if they do overlap, an article in both belongs to the shorter one");
    }

    Warning "phase-gap" {
        title: ("Có ngày trống giữa hai đợt", "Days between two phases belong to none"),
        why: ("Bài trong những ngày trống thuộc phong trào nhưng không thuộc đợt nào. Thường là ghi nhầm ngày cuối tháng; nếu đúng là nghỉ giữa hai đợt, có thể tắt cảnh báo này.", "Articles of these days belong to the campaign, but to no phase. Most often the last day of a month is wrong; if there is a pause, switch this warning off."),
        example: (SiteFile, "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-06-29}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}", "campaigns:\n  - id: phong-trao\n    name: Phong trào\n    phases:\n      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-06-30}\n      - {id: dot-2, label: Đợt 2, start: 2023-07-01, end: 2023-12-31}"),
        Self::PhaseGap { first, second, range, days } =>
            vi: (format!("{days} ngày giữa `{first}` và `{second}` không thuộc đợt nào: {range}"), "sửa ngày kết thúc hoặc bắt đầu; nếu đúng là nghỉ giữa hai đợt thì không cần sửa"),
            en: (format!("{days} {} between `{first}` and `{second}` in no phase: {range}", if *days == 1 { "day lies" } else { "days lie" }), "correct the end or the start; if there is a pause between the two, nothing needs to be done");
    }

    Warning "ended-district" {
        title: ("Bài viết về địa bàn đã kết thúc hoạt động", "An article on a district that had ended"),
        why: ("Cấp huyện của Việt Nam kết thúc hoạt động sau ngày 30/6/2025. Bài mới ghi quận, huyện cũ sẽ nằm ở trang của địa bàn không còn nữa; hãy dùng phường, xã hoặc tỉnh mới.", "The district level of Viet Nam ended after 30 June 2025. A new article on an old district lands on the page of a place that no longer exists; use the new ward, commune or province."),
        example: (FrontMatter, "date: 2025-09-01\ndistrict: quan-cu", "date: 2025-09-01\ndistrict: phuong-moi"),
        Self::EndedDistrict { district, until, successors } =>
            vi: (format!("{district} đã kết thúc hoạt động hết ngày {until}, trước ngày của bài"), match successors[..] { [] => "dùng địa bàn mới thay cho nó, hoặc sửa ngày".into(), _ => format!("dùng địa bàn mới: `{}`", successors.join("`, `")) }),
            en: (format!("{district} ceased to exist after {until}, before the date of the article"), match successors[..] { [] => "use the district that took its place, or correct the date".into(), _ => format!("use what took its place: `{}`", successors.join("`, `")) });
    }

    Warning "launch-without-campaign" {
        title: ("Bài phát động không thuộc phong trào nào", "A launch without a campaign"),
        why: ("Bài phát động mở đầu trang của phong trào. Không gắn với phong trào nào, nó không có mặt ở đó, và những bài sau cũng không nối được với nó.", "A launch is where the page of a campaign begins. Without a campaign it is not there, and nothing that follows is connected with it."),
        example: (FrontMatter, "kind: launch\ncampaign: false", "kind: launch\ncampaign: thi-dua-2022\nphase: dot-1"),
        Self::LaunchWithoutCampaign =>
            vi: ("bài phát động không thuộc phong trào nào", "thêm `campaign: …`, khai báo phong trào trong danh mục `campaigns`, hoặc đổi `kind`"),
            en: ("this article launches a campaign, but belongs to none", "add `campaign: …`, declare the campaign in `campaigns`, or change `kind`");
    }

    Warning "commendation-without-awards" {
        title: ("Bài khen thưởng không ghi ai được khen", "A commendation without awards"),
        why: ("Bảng vinh danh được lập từ `commendations:`, không phải từ lời văn. Bài `kind: commendation` mà không có mục này thì người được khen không xuất hiện ở đâu cả.", "The honour roll is made of `commendations:`, not of the text. An article of `kind: commendation` without it leaves those who were honoured out."),
        example: (FrontMatter, "kind: commendation", "kind: commendation\ncommendations:\n  - {honour: giay-khen, count: 12}"),
        Self::CommendationWithoutAwards =>
            vi: ("bài khen thưởng không ghi ai được khen", "thêm `commendations:` với danh hiệu và người được khen, hoặc đổi `kind`"),
            en: ("this article reports awards, but names none", "add `commendations:` with the honour and who got it, or change `kind`");
    }

    Warning "award-without-number" {
        title: ("Khen thưởng không ghi số lượng", "An award without a number"),
        why: ("Không có tên người được khen và cũng không có số lượng, bảng vinh danh không biết phải cộng bao nhiêu, nên bỏ trống.", "With neither names nor a number, the honour roll cannot tell how many to add, and leaves a gap."),
        example: (FrontMatter, "commendations:\n  - {honour: giay-khen}", "commendations:\n  - {honour: giay-khen, count: 12}"),
        Self::AwardWithoutNumber { honour } =>
            vi: (format!("không rõ bao nhiêu `{honour}` được trao"), "thêm `recipients: […]` hoặc `count: …`"),
            en: (format!("nobody can tell how many `{honour}` were given"), "add `recipients: […]` or `count: …`");
    }

    Warning "recipient-twice" {
        title: ("Một người có hai lần trong cùng một lần khen", "One recipient twice in one award"),
        why: ("Tên trùng trong một danh sách thường là do dán hai lần, nên bantin chỉ tính một. Nếu là hai người trùng tên, ghi đơn vị của mỗi người để phân biệt.", "A name that stands twice in one list was mostly pasted twice, so bantin counts it once. If these are two people, write where each of them works."),
        example: (FrontMatter, "commendations:\n  - honour: giay-khen\n    recipients: [Trần Thị Hoa, Trần Thị Hoa]", "commendations:\n  - honour: giay-khen\n    recipients:\n      - {name: Trần Thị Hoa, org: Công ty May 1}\n      - {name: Trần Thị Hoa, org: Công ty May 2}"),
        Self::RecipientTwice { name } =>
            vi: (format!("`{name}` có hai lần trong cùng một lần khen nên chỉ được tính một"), "xóa một dòng; nếu là hai người trùng tên, ghi `org` của mỗi người"),
            en: (format!("`{name}` stands twice in one award and counts once"), "delete one; if these are two people, write the `org` of each");
    }

    Warning "award-twice" {
        title: ("Một lần khen được ghi ở hai bài", "One award in two articles"),
        why: ("Cùng một người, cùng danh hiệu, cùng năm, cùng nơi tặng mà ghi ở hai bài thì bảng vinh danh đếm hai lần. Giữ ở một bài; bài kia kể bằng lời là đủ.", "The same recipient with the same honour of the same year from the same giver in two articles counts twice in the honour roll. Keep it in one; the other can tell it in words."),
        example: (Files, "-- content/a.md --\n---\ntitle: Tuyên dương\ndate: 2023-03-01\ndistrict: phuong-moi\ncommendations:\n  - {honour: giay-khen, recipients: [Trần Thị Hoa]}\n---\nHội nghị.\n-- content/b.md --\n---\ntitle: Tổng kết\ndate: 2023-04-01\ndistrict: phuong-moi\ncommendations:\n  - {honour: giay-khen, recipients: [Trần Thị Hoa]}\n---\nHội nghị.\n", "-- content/a.md --\n---\ntitle: Tuyên dương\ndate: 2023-03-01\ndistrict: phuong-moi\ncommendations:\n  - {honour: giay-khen, recipients: [Trần Thị Hoa]}\n---\nHội nghị.\n-- content/b.md --\n---\ntitle: Tổng kết\ndate: 2023-04-01\ndistrict: phuong-moi\n---\nHội nghị, nhắc lại giấy khen của chị Trần Thị Hoa.\n"),
        Self::AwardTwice { name, honour, year } =>
            vi: (format!("`{honour}` năm {year} của `{name}` đã được ghi ở bài khác nên bị tính hai lần"), "giữ ở một bài; nếu là hai người trùng tên, ghi `org` của mỗi người"),
            en: (format!("another article gives `{honour}` of {year} to `{name}` too, so it counts twice"), "keep it in one article; if these are two people, write the `org` of each");
    }

    Warning "recipient-type" {
        title: ("Danh hiệu không dành cho loại người nhận này", "An honour that is not for this sort of recipient"),
        why: ("“Chiến sĩ thi đua” dành cho cá nhân, “Tập thể lao động tiên tiến” dành cho tập thể. Khi `type` của người nhận trái với `for` của danh hiệu, một trong hai đã ghi nhầm.", "Some honours are for people, others for collectives. Where the `type` of a recipient contradicts the `for` of the honour, one of the two is wrong."),
        example: (FrontMatter, "commendations:\n  - honour: chien-si-thi-dua\n    recipients: [{name: Tổ May 3, type: collective}]", "commendations:\n  - honour: giay-khen\n    recipients: [{name: Tổ May 3, type: collective}]"),
        Self::RecipientType { honour, is, wants } =>
            vi: (format!("`{honour}` dành cho {}, nhưng đây là {}", type_vi(wants), type_vi(is)), "sửa `type`, hoặc chọn danh hiệu khác"),
            en: (format!("`{honour}` is for {}, and this is {}", type_en(wants), type_en(is)), "correct `type`, or choose another honour");
    }

    Warning "foreign-campaign" {
        title: ("Bài của nơi này ghi phong trào của nơi khác", "An article of one place in the campaign of another"),
        why: ("Phong trào thuộc một địa bàn, bài thuộc địa bàn khác, không nằm trong nhau. Thường là chép nhầm mã phong trào, và bài bị đếm ở nơi không phải của nó.", "The campaign belongs to one district, the article to another, and neither lies in the other. Mostly the id was copied by mistake, and the article is counted where it does not belong."),
        example: (FrontMatter, "date: 2021-02-01\ncampaign: phong-trao-quan-cu", "date: 2021-02-01\ndistrict: quan-cu\ncampaign: phong-trao-quan-cu"),
        Self::ForeignCampaign { campaign, place, own } =>
            vi: (format!("`{campaign}` là phong trào của {place}, còn bài là của {own}"), "sửa `campaign` hoặc `district`; bài của cả hai nơi thì ghi cả hai vào `district: [ , ]`"),
            en: (format!("`{campaign}` is a campaign of {place}, and the article is of {own}"), "correct `campaign` or `district`; an article of both places names both in `district: [ , ]`");
    }

    Warning "not-an-article" {
        title: ("Tệp văn bản không phải bài viết", "A text that is no article"),
        why: ("bantin chỉ đọc tệp `.md` thành bài. Tệp Word hay tệp `.txt` đặt trong content mà không bài nào dẫn tới thì không ai thấy.", "Only `.md` files are read as articles. Nobody sees a Word or `.txt` file in content to which no article leads."),
        example: (Files, "-- content/bao-cao.docx --\nx\n", "-- content/bao-cao.md --\n---\ntitle: Báo cáo\ndate: 2023-02-01\ndistrict: phuong-moi\n---\nBài.\n"),
        Self::NotAnArticle { extension, is_of_office: true } =>
            vi: (format!("tệp `.{extension}` không được đọc thành bài, cũng không bài nào dẫn tới, nên không được đăng"), "chép nội dung vào một tệp `.md` có phần khai báo, hoặc `pandoc tệp.docx -o bai.md`; nếu để người đọc tải về thì đặt liên kết tới nó trong bài"),
            en: (format!("a `.{extension}` file is not read as an article, and no article leads to it, so it is not published"), "copy its text into an `.md` file with front matter, or `pandoc file.docx -o bai.md`; if readers are to download it, link to it in an article");
        Self::NotAnArticle { extension, is_of_office: false } =>
            vi: (format!("tệp `.{extension}` không được đọc thành bài, cũng không bài nào dẫn tới, nên không được đăng"), "nếu là bài thì đổi đuôi thành `.md` và thêm phần khai báo; nếu để người đọc tải về thì đặt liên kết tới nó trong bài"),
            en: (format!("a `.{extension}` file is not read as an article, and no article leads to it, so it is not published"), "if it is an article, let its name end with `.md` and add front matter; if readers are to download it, link to it in an article");
    }

    Warning "pasted-name" {
        title: ("Tên người nhận còn số thứ tự hay đơn vị", "A recipient with the number or the unit of a list"),
        why: ("Dòng chép từ danh sách có số thứ tự, tên, đơn vị liền nhau. Để nguyên thì người đọc thấy cả số, và không tìm được người ấy theo đơn vị.", "A line of a pasted list has number, name and unit in one. Left so, readers see the number, and nobody finds the person by the unit."),
        example: (FrontMatter, "commendations:\n  - honour: giay-khen\n    recipients: [\"10. Đồng chí Phạm Văn Ánh, Tổ May 3\"]", "commendations:\n  - honour: giay-khen\n    recipients: [{name: Phạm Văn Ánh, org: Tổ May 3}]"),
        Self::PastedName { name, entry } =>
            vi: (format!("`{name}` không chỉ là một cái tên"), format!("viết `{entry}`")),
            en: (format!("`{name}` is more than a name"), format!("write `{entry}`"));
    }

    Warning "several-names" {
        title: ("Nhiều người trong một mục", "Several people in one entry"),
        why: ("Mỗi người nhận là một mục riêng thì mới đếm đúng và tìm được từng người.", "Each recipient is an entry, so that they are counted and found."),
        example: (FrontMatter, "commendations:\n  - honour: giay-khen\n    recipients: [\"Nguyễn Văn An, Trần Thị Bình\"]", "commendations:\n  - honour: giay-khen\n    recipients: [Nguyễn Văn An, Trần Thị Bình]"),
        Self::SeveralNames { entries } =>
            vi: ("mục này có tên của nhiều người", format!("tách ra, mỗi người một mục: `[{entries}]`")),
            en: ("this entry has the names of several people", format!("make an entry of each: `[{entries}]`"));
    }

    Warning "honour-validity" {
        title: ("Danh hiệu chưa có hoặc không còn vào lúc đó", "An honour that was not in force"),
        why: ("Danh hiệu và hình thức khen thưởng thay đổi theo luật: có cái chỉ tặng từ hoặc đến một ngày nào đó (`from`, `until` trong danh mục). Ngày nằm ngoài thời gian ấy thường là ghi nhầm năm hoặc nhầm danh hiệu.", "Honours change with the law: some are given only from or until a certain day (`from`, `until` in the register). A date outside mostly means that the year or the honour is wrong."),
        example: (FrontMatter, "commendations:\n  - {honour: danh-hieu-cu, count: 3, year: 2023}", "commendations:\n  - {honour: danh-hieu-cu, count: 3, year: 2021}"),
        Self::HonourValidity { honour, date, from, until } =>
            vi: (match (from, until) {
                (_, Some(until)) => format!("`{honour}` chỉ có đến {until}, không có vào {date}"),
                (Some(from), None) => format!("`{honour}` chỉ có từ {from}, không có vào {date}"),
                (None, None) => format!("`{honour}` không có vào {date}"),
            }, "kiểm tra năm, hoặc chọn danh hiệu đang có hiệu lực"),
            en: (match (from, until) {
                (_, Some(until)) => format!("`{honour}` was given until {until}, not in {date}"),
                (Some(from), None) => format!("`{honour}` is given since {from}, not in {date}"),
                (None, None) => format!("`{honour}` is not given in {date}"),
            }, "check the year, or choose an honour that is in force");
    }

    Warning "wrong-ordinal" {
        title: ("Số năm kỷ niệm hoặc số thứ tự đại hội không khớp", "A wrong anniversary or number of a congress"),
        why: ("Số năm kỷ niệm là năm của bài trừ năm thành lập; số thứ tự đại hội có trong danh mục. Con số trong bài mà khác thì hoặc bài chép nhầm, hoặc danh mục ghi sai.", "An anniversary is the year of the article minus the founding year; the number of a congress stands in the register. Where the article differs, one of the two is wrong."),
        example: (FrontMatter, "date: 2023-07-20\ncommemorations:\n  - {id: ngay-thanh-lap, ordinal: 93}", "date: 2023-07-20\ncommemorations:\n  - {id: ngay-thanh-lap, ordinal: 94}"),
        Self::WrongOrdinal { name, stated, expected } =>
            vi: (format!("ghi là {stated}, nhưng tính ra {expected}: {name}"), format!("sửa thành `ordinal: {expected}`, hoặc bỏ đi để bantin tự tính; kiểm tra cả `year`")),
            en: (format!("{stated} is stated, but it is {expected}: {name}"), format!("make it `ordinal: {expected}`, or leave it out and bantin computes it; check `year` too"));
    }

    Warning "wrong-percent" {
        title: ("Phần trăm không khớp với số đạt được và chỉ tiêu", "A percentage that does not agree with its figures"),
        why: ("Phần trăm được tính từ `achieved` và `target`, làm tròn theo số chữ số thập phân đã ghi. Con số ghi trong bài mà lệch thì một trong ba số bị chép nhầm. Với `qualifier: over` (trên) con số được phép cao hơn, với `almost` (gần) được thấp hơn, với `about` (khoảng) thì không kiểm tra.", "The percentage follows from `achieved` and `target`, rounded to the decimals that are written. Where the article differs, one of the three is wrong. With `qualifier: over` it may be higher, with `almost` lower, and with `about` it is not checked."),
        example: (FrontMatter, "results:\n  - {indicator: Sáng kiến, achieved: 1.709, target: 431, percent: 390}", "results:\n  - {indicator: Sáng kiến, achieved: 1.709, target: 431, percent: 397}"),
        Self::WrongPercent { stated, computed: Some(computed) } =>
            vi: (format!("ghi là {stated}%, nhưng tính ra {computed}%"), format!("sửa thành `percent: \"{computed}\"`, hoặc sửa `achieved` và `target`")),
            en: (format!("{stated}% is stated, but it is {computed}%"), format!("make it `percent: \"{computed}\"`, or correct `achieved` and `target`"));
        Self::WrongPercent { stated, computed: None } =>
            vi: (format!("{stated}% không khớp với `achieved` và `target`"), "sửa một trong ba số"),
            en: (format!("{stated}% does not agree with `achieved` and `target`"), "correct one of the three");
    }

    Warning "target-zero" {
        title: ("Chỉ tiêu bằng 0", "A target of 0"),
        why: ("Không thể chia cho 0, nên kết quả này không có phần trăm và không xếp hạng được với nơi khác.", "Nothing can be divided by 0, so this result has no percentage and cannot be compared with others."),
        example: (FrontMatter, "results:\n  - {indicator: Sáng kiến, achieved: 12, target: 0}", "results:\n  - {indicator: Sáng kiến, achieved: 12, target: 10}"),
        Self::TargetZero =>
            vi: ("chỉ tiêu bằng 0 nên không tính được phần trăm", "ghi chỉ tiêu thật, hoặc bỏ `target`"),
            en: ("the target is 0, so there is no percentage", "write the real target, or leave `target` out");
    }

    Warning "result-without-figures" {
        title: ("Kết quả không có số", "A result without figures"),
        why: ("Bảng kết quả cần ít nhất một con số: đạt được bao nhiêu, hoặc bao nhiêu phần trăm. Chỉ có tên chỉ tiêu thì không có gì để hiện.", "A table of results needs at least one figure: how many, or how many percent. With nothing but a name there is nothing to show."),
        example: (FrontMatter, "results:\n  - {indicator: Sáng kiến, target: 431}", "results:\n  - {indicator: Sáng kiến, achieved: 300, target: 431}"),
        Self::ResultWithoutFigures { indicator } =>
            vi: (format!("kết quả `{indicator}` không có số nào"), "thêm `achieved: …` hoặc `percent: …`"),
            en: (format!("the result `{indicator}` has no figure"), "add `achieved: …` or `percent: …`");
    }

    Warning "result-twice" {
        title: ("Một kết quả được báo cáo hai lần", "One result is reported twice"),
        why: ("Cùng chỉ tiêu, cùng đợt, cùng địa bàn mà có hai con số thì báo cáo mới hơn thay báo cáo cũ. Khi hai báo cáo cùng ngày, hoặc ở trong một bài, không ai biết số nào mới hơn.", "Of two figures for one indicator, phase and district the later report counts. When both are of the same day, or in one article, nobody can tell which that is."),
        example: (FrontMatter, "results:\n  - {indicator: Sáng kiến, achieved: 300}\n  - {indicator: Sáng kiến, achieved: 310}", "results:\n  - {indicator: Sáng kiến, achieved: 310}"),
        Self::ResultTwice { indicator, district } =>
            vi: (format!("`{indicator}` của {district} được báo cáo hai lần, không rõ số nào mới hơn"), "giữ một số; hoặc ghi giờ trong `date`, ghi `phase` hay `district` để phân biệt"),
            en: (format!("`{indicator}` of {district} is reported twice, and neither figure is the later one"), "keep one; or tell them apart by the hour in `date`, by `phase` or by `district`");
    }
}

fn places_vi(places: usize) -> String {
    match places {
        0 | 1 => String::new(),
        _ => format!(", {places} chỗ trong dòng"),
    }
}

fn places_en(places: usize) -> String {
    match places {
        0 | 1 => String::new(),
        _ => format!(", {places} times in this line"),
    }
}

fn type_vi(kind: &str) -> &str {
    match kind {
        "individual" => "cá nhân",
        "collective" => "tập thể",
        "household" => "hộ gia đình",
        other => other,
    }
}

fn type_en(kind: &str) -> &str {
    match kind {
        "individual" => "a person",
        "collective" => "a collective",
        "household" => "a household",
        other => other,
    }
}
