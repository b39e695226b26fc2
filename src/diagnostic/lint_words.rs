//! The words for what the rules of [`lint`](crate::lint) find. Part of the [catalogue](super::catalogue).

use super::{
    Severity::{Error, Warning},
    catalogue::{Entry, entry},
    letter_names::{en, vi},
    lint::{Furniture, Lint, QuoteFault},
};

impl Lint {
    #[rustfmt::skip]
    pub(super) fn entry(&self) -> Entry {
        match self {
            // Letters
            Lint::DirectionOverride { letter, fixable } => entry("direction-override", Error,
                (format!("có ký tự vô hình đảo chiều chữ: {}", vi(*letter)), if *fixable { "chạy `bantin check --fix`, hoặc xóa nó".into() } else { "xóa nó và gõ lại chỗ này đúng thứ tự đọc".into() }),
                (format!("an invisible character turns the direction of letters: {}", en(*letter)), if *fixable { "run `bantin check --fix`, or delete it".into() } else { "delete it, and type this again in the order in which it is read".into() })),
            Lint::DirectionControl { letter, fixable, places } => entry("direction-control", Warning,
                (format!("có ký tự vô hình điều khiển chiều chữ: {}{}", vi(*letter), places_vi(*places)), if *fixable { "chạy `bantin check --fix`, hoặc xóa nó".into() } else { "xóa nó và gõ lại chỗ này đúng thứ tự đọc".into() }),
                (format!("an invisible character sets the direction of letters: {}{}", en(*letter), places_en(*places)), if *fixable { "run `bantin check --fix`, or delete it".into() } else { "delete it, and type this again in the order in which it is read".into() })),
            Lint::InvisibleCharacter { letter, fixable, places } => entry("invisible-character", Warning,
                (format!("có ký tự vô hình {}{}", vi(*letter), places_vi(*places)), if *fixable { "chạy `bantin check --fix`, hoặc xóa nó".into() } else { "xóa nó, và gõ lại dấu cách hoặc xuống dòng nếu chỗ này cần".into() }),
                (format!("there is an invisible character: {}{}", en(*letter), places_en(*places)), if *fixable { "run `bantin check --fix`, or delete it".into() } else { "delete it, and type a space or a new line if one belongs here".into() })),
            Lint::PrivateUse { letter, meant, places } => entry("private-use", Warning,
                (format!("ký tự {} chỉ có hình trong phông của người viết (Symbol, Wingdings…), người đọc thấy ô trống{}", vi(*letter), places_vi(*places)), match meant { Some(meant) => format!("gõ lại bằng ký tự Unicode, có lẽ là `{meant}`"), None => "gõ lại bằng ký tự Unicode".into() }),
                (format!("{} only has a shape in the font of its writer (Symbol, Wingdings …), and readers see an empty box{}", en(*letter), places_en(*places)), match meant { Some(meant) => format!("type it again in Unicode, probably as `{meant}`"), None => "type it again in Unicode".into() })),
            Lint::LostLetter { places } => entry("lost-letter", Warning,
                (format!("ở đây một chữ đã bị mất, chỉ còn dấu thay thế U+FFFD{}", places_vi(*places)), "mở văn bản gốc và gõ lại chữ đó".into()),
                (format!("a letter was lost here, and the sign U+FFFD stands in its place{}", places_en(*places)), "look it up in the original and type it again".into())),
            Lint::InvisibleInName { name } => entry("invisible-in-name", Error,
                (format!("tên tệp có ký tự vô hình: `{name}`"), "đổi tên tệp, rồi sửa chỗ nhắc đến nó".into()),
                (format!("there is an invisible character in the name of the file: `{name}`"), "rename the file, and correct where it is named".into())),

            // Raw text
            Lint::NoBreakSpaceList => entry("no-break-space-list", Warning,
                ("có dấu cách không ngắt (U+00A0 hoặc U+202F) cạnh dấu đầu dòng".into(), "xóa nó và gõ lại một dấu cách thường; `bantin check --fix` thay được U+00A0".into()),
                ("there is a no-break space (U+00A0 or U+202F) beside a list marker".into(), "delete it and type a plain space; `bantin check --fix` replaces U+00A0".into())),
            Lint::EthForD { places } => entry("eth-for-d", Warning,
                (format!("chữ Ð (eth của tiếng Iceland) được gõ thay cho Đ, {places} chỗ trong tệp"), "chạy `bantin check --fix`, hoặc gõ lại bằng bộ gõ Unicode".into()),
                (format!("the Icelandic letter Ð stands for Đ, {places} times in this file"), "run `bantin check --fix`, or type it again with a Unicode keyboard".into())),
            Lint::DecomposedLetters => entry("decomposed-letters", Warning,
                ("dấu được gõ rời khỏi chữ (Unicode tổ hợp, không phải dựng sẵn)".into(), "chạy `bantin check --fix`, hoặc chọn “Unicode dựng sẵn” trong bộ gõ".into()),
                ("accents are stored apart from their letters (the text is not in NFC)".into(), "run `bantin check --fix`, or let the keyboard write composed Unicode".into())),

            // Text
            Lint::NgayWithoutAccent => entry("ngay-without-accent", Warning,
                ("“Ngay” ở đây có lẽ là “Ngày” thiếu dấu".into(), "sửa thành `Ngày`".into()),
                ("“Ngay” is probably “Ngày” without its accent".into(), "make it `Ngày`".into())),
            Lint::MismatchedQuotes { fault: QuoteFault::ClosedStraight } => entry("mismatched-quotes", Warning,
                ("ngoặc kép mở bằng “ nhưng đóng bằng \"".into(), "đổi dấu này thành ”".into()),
                ("the quotation opens with “ and closes with \"".into(), "make this mark ”".into())),
            Lint::MismatchedQuotes { fault: QuoteFault::OpenedStraight } => entry("mismatched-quotes", Warning,
                ("ngoặc kép mở bằng \" nhưng đóng bằng ”".into(), "đổi dấu này thành “".into()),
                ("the quotation opens with \" and closes with ”".into(), "make this mark “".into())),
            Lint::MismatchedQuotes { fault: QuoteFault::ClosedByOpening } => entry("mismatched-quotes", Warning,
                ("ngoặc kép được đóng bằng dấu mở “".into(), "đổi dấu này thành ”".into()),
                ("the quotation closes with the opening mark “".into(), "make this mark ”".into())),
            Lint::MismatchedQuotes { fault: QuoteFault::NeverOpened } => entry("mismatched-quotes", Warning,
                ("dấu đóng ngoặc này không có dấu mở".into(), "thêm “ ở đầu lời trích, hoặc xóa dấu này".into()),
                ("this closing quotation mark has no opening one".into(), "put “ where the quotation begins, or delete this mark".into())),
            Lint::PastedFurniture { what } => entry("pasted-furniture", Warning,
                (format!("dòng này có vẻ bị dán nhầm từ trang khác: {}", furniture_vi(*what)), "xóa phần thừa".into()),
                (format!("this seems to have been pasted along from another site: {}", furniture_en(*what)), "delete what does not belong to the text".into())),
            Lint::LegacyEncoding { encoding, word } => entry("legacy-encoding", Warning,
                (format!("chữ như `{word}` có vẻ là tiếng Việt viết bằng bảng mã {}", encoding.name()), "mở văn bản gốc, chuyển sang Unicode (UniKey: Ctrl+Shift+F6), rồi dán lại".into()),
                (format!("`{word}` looks like Vietnamese in the old encoding {}", encoding.name()), "convert the original to Unicode (UniKey: Ctrl+Shift+F6) and paste it again".into())),
            Lint::SlugAsAlt { alt } => entry("slug-as-alt", Warning,
                (format!("chú thích ảnh `{alt}` là địa chỉ không dấu, không phải lời"), "viết chú thích: ai, làm gì, ở đâu".into()),
                (format!("the caption `{alt}` is an address, not words"), "write a caption: who does what, and where".into())),
            Lint::MissingAlt { src } => entry("missing-alt", Warning,
                (format!("ảnh `{src}` không có chú thích"), "viết chú thích trong ngoặc vuông `![chú thích](…)`, hoặc `caption:` trong `photo:`".into()),
                (format!("the picture `{src}` has no caption"), "write one in the square brackets, `![caption](…)`, or as `caption:` of `photo:`".into())),

            // Phases and places
            Lint::OutsidePhases { date, campaign, nearest } => entry("outside-phases", Warning,
                (format!("{date} không nằm trong đợt nào của `{campaign}`"), match nearest {
                    Some(near) => format!("đợt gần nhất là {} ({}): thêm `phase: {}`, hoặc `event_date` là ngày diễn ra", near.label, near.range, near.id),
                    None => "thêm `phase: …`, hoặc `event_date` là ngày diễn ra".into(),
                }),
                (format!("{date} lies in no phase of `{campaign}`"), match nearest {
                    Some(near) => format!("the nearest is {} ({}): add `phase: {}`, or the day of the event as `event_date`", near.label, near.range, near.id),
                    None => "add `phase: …`, or the day of the event as `event_date`".into(),
                })),
            Lint::OverlappingPhases { first, second } => entry("overlapping-phases", Warning,
                (format!("`{first}` và `{second}` chồng lên nhau"), "sửa ngày; nếu đúng là chồng nhau thì bài trong khoảng chung thuộc đợt ngắn hơn".into()),
                (format!("`{first}` and `{second}` overlap"), "correct the dates; if they do overlap, an article in both belongs to the shorter one".into())),
            Lint::PhaseGap { first, second, range, days } => entry("phase-gap", Warning,
                (format!("{days} ngày giữa `{first}` và `{second}` không thuộc đợt nào: {range}"), "sửa ngày kết thúc hoặc bắt đầu; nếu đúng là nghỉ giữa hai đợt thì không cần sửa".into()),
                (format!("{days} {} between `{first}` and `{second}` in no phase: {range}", if *days == 1 { "day lies" } else { "days lie" }), "correct the end or the start; if there is a pause between the two, nothing needs to be done".into())),
            Lint::EndedDistrict { district, until, successors } => entry("ended-district", Warning,
                (format!("{district} đã kết thúc hoạt động hết ngày {until}, trước ngày của bài"), match successors[..] { [] => "dùng địa bàn mới thay cho nó, hoặc sửa ngày".into(), _ => format!("dùng địa bàn mới: `{}`", successors.join("`, `")) }),
                (format!("{district} ceased to exist after {until}, before the date of the article"), match successors[..] { [] => "use the district that took its place, or correct the date".into(), _ => format!("use what took its place: `{}`", successors.join("`, `")) })),
            Lint::LaunchWithoutCampaign => entry("launch-without-campaign", Warning,
                ("bài phát động không thuộc phong trào nào".into(), "thêm `campaign: …`, khai báo phong trào trong danh mục `campaigns`, hoặc đổi `kind`".into()),
                ("this article launches a campaign, but belongs to none".into(), "add `campaign: …`, declare the campaign in `campaigns`, or change `kind`".into())),

            // Awards
            Lint::CommendationWithoutAwards => entry("commendation-without-awards", Warning,
                ("bài khen thưởng không ghi ai được khen".into(), "thêm `commendations:` với danh hiệu và người được khen, hoặc đổi `kind`".into()),
                ("this article reports awards, but names none".into(), "add `commendations:` with the honour and who got it, or change `kind`".into())),
            Lint::AwardWithoutNumber { honour } => entry("award-without-number", Warning,
                (format!("không rõ bao nhiêu `{honour}` được trao"), "thêm `recipients: […]` hoặc `count: …`".into()),
                (format!("nobody can tell how many `{honour}` were given"), "add `recipients: […]` or `count: …`".into())),
            Lint::RecipientTwice { name } => entry("recipient-twice", Warning,
                (format!("`{name}` có hai lần trong cùng một lần khen nên chỉ được tính một"), "xóa một dòng; nếu là hai người trùng tên, ghi `org` của mỗi người".into()),
                (format!("`{name}` stands twice in one award and counts once"), "delete one; if these are two people, write the `org` of each".into())),
            Lint::AwardTwice { name, honour, year } => entry("award-twice", Warning,
                (format!("`{honour}` năm {year} của `{name}` đã được ghi ở bài khác nên bị tính hai lần"), "giữ ở một bài; nếu là hai người trùng tên, ghi `org` của mỗi người".into()),
                (format!("another article gives `{honour}` of {year} to `{name}` too, so it counts twice"), "keep it in one article; if these are two people, write the `org` of each".into())),
            Lint::RecipientType { honour, is, wants } => entry("recipient-type", Warning,
                (format!("`{honour}` dành cho {}, nhưng đây là {}", type_vi(wants), type_vi(is)), "sửa `type`, hoặc chọn danh hiệu khác".into()),
                (format!("`{honour}` is for {}, and this is {}", type_en(wants), type_en(is)), "correct `type`, or choose another honour".into())),
            Lint::HonourValidity { honour, date, from, until } => entry("honour-validity", Warning,
                (match (from, until) {
                    (_, Some(until)) => format!("`{honour}` chỉ có đến {until}, không có vào {date}"),
                    (Some(from), None) => format!("`{honour}` chỉ có từ {from}, không có vào {date}"),
                    (None, None) => format!("`{honour}` không có vào {date}"),
                }, "kiểm tra năm, hoặc chọn danh hiệu đang có hiệu lực".into()),
                (match (from, until) {
                    (_, Some(until)) => format!("`{honour}` was given until {until}, not in {date}"),
                    (Some(from), None) => format!("`{honour}` is given since {from}, not in {date}"),
                    (None, None) => format!("`{honour}` is not given in {date}"),
                }, "check the year, or choose an honour that is in force".into())),

            // Figures
            Lint::WrongOrdinal { name, stated, expected } => entry("wrong-ordinal", Warning,
                (format!("ghi là {stated}, nhưng tính ra {expected}: {name}"), format!("sửa thành `ordinal: {expected}`, hoặc bỏ đi để bantin tự tính; kiểm tra cả `year`")),
                (format!("{stated} is stated, but it is {expected}: {name}"), format!("make it `ordinal: {expected}`, or leave it out and bantin computes it; check `year` too"))),
            Lint::WrongPercent { stated, computed: Some(computed) } => entry("wrong-percent", Warning,
                (format!("ghi là {stated}%, nhưng tính ra {computed}%"), format!("sửa thành `percent: \"{computed}\"`, hoặc sửa `achieved` và `target`")),
                (format!("{stated}% is stated, but it is {computed}%"), format!("make it `percent: \"{computed}\"`, or correct `achieved` and `target`"))),
            Lint::WrongPercent { stated, computed: None } => entry("wrong-percent", Warning,
                (format!("{stated}% không khớp với `achieved` và `target`"), "sửa một trong ba số".into()),
                (format!("{stated}% does not agree with `achieved` and `target`"), "correct one of the three".into())),
            Lint::TargetZero => entry("target-zero", Warning,
                ("chỉ tiêu bằng 0 nên không tính được phần trăm".into(), "ghi chỉ tiêu thật, hoặc bỏ `target`".into()),
                ("the target is 0, so there is no percentage".into(), "write the real target, or leave `target` out".into())),
            Lint::ResultWithoutFigures { indicator } => entry("result-without-figures", Warning,
                (format!("kết quả `{indicator}` không có số nào"), "thêm `achieved: …` hoặc `percent: …`".into()),
                (format!("the result `{indicator}` has no figure"), "add `achieved: …` or `percent: …`".into())),
            Lint::ResultTwice { indicator, district } => entry("result-twice", Warning,
                (format!("`{indicator}` của {district} được báo cáo hai lần, không rõ số nào mới hơn"), "giữ một số; hoặc ghi giờ trong `date`, ghi `phase` hay `district` để phân biệt".into()),
                (format!("`{indicator}` of {district} is reported twice, and neither figure is the later one"), "keep one; or tell them apart by the hour in `date`, by `phase` or by `district`".into())),
        }
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

fn furniture_vi(what: Furniture) -> &'static str {
    match what {
        Furniture::LoneLetter => "chữ M đứng một mình",
        Furniture::Bullet => "dấu đầu dòng trống `• :`",
        Furniture::EmptySource => "dòng “Nguồn:” để trống",
        Furniture::EmptyPicture => "ảnh trống `![]()`",
        Furniture::Bar => "dấu `|` thừa ở cuối dòng",
        Furniture::SkipLink => "liên kết “bỏ qua nội dung” của trang web",
        Furniture::TitleSlug => "tên bài viết không dấu",
    }
}

fn furniture_en(what: Furniture) -> &'static str {
    match what {
        Furniture::LoneLetter => "a lone letter M",
        Furniture::Bullet => "an empty bullet `• :`",
        Furniture::EmptySource => "an empty line “Nguồn:”",
        Furniture::EmptyPicture => "an empty picture `![]()`",
        Furniture::Bar => "a stray `|` at the end of the line",
        Furniture::SkipLink => "a link to skip to the content",
        Furniture::TitleSlug => "the title without accents",
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
