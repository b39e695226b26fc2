//! Facts that rules of [`lint`](crate::lint) find and that are more than a word or a number.

use serde::{Deserialize, Serialize};

/// How a pair of quotation marks went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuoteFault {
    /// `“…"`
    ClosedStraight,
    /// `"…”`
    OpenedStraight,
    /// `“…“`
    ClosedByOpening,
    /// `…”`
    NeverOpened,
}

/// What comes along when a text is copied off a web page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Furniture {
    /// A lone `M`.
    LoneLetter,
    /// `• :`
    Bullet,
    /// `Nguồn :`
    EmptySource,
    /// `… |`
    Bar,
    /// `Truy cập nội dung luôn`
    SkipLink,
    /// The title as it stands in addresses.
    TitleSlug,
    /// The title once more.
    TitleAgain,
    /// `Ảnh:`
    EmptyLabel,
    /// `In bài viết | Gửi email`
    Buttons,
    /// `Tin khác`
    OtherArticles,
    /// `Trang chủ > Tin tức`
    Breadcrumb,
    /// `Lượt xem: 12`
    Counter,
    /// `Thứ Hai, 12/03/2023 10:20`
    PageDate,
    /// `Từ khóa: …`
    Keywords,
    /// `#ThiDua #CongDoan`
    Hashtags,
    /// `… Xem thêm`
    Cut,
    /// `Error! Reference source not found.`
    WordField,
    /// A style sheet or a script.
    Code,
    /// `[điền tên]`
    ToFillIn,
}

impl Furniture {
    /// What it is called in Vietnamese.
    pub(super) fn vi(self) -> &'static str {
        match self {
            Furniture::LoneLetter => "chữ M đứng một mình",
            Furniture::Bullet => "dấu đầu dòng trống `• :`",
            Furniture::EmptySource => "dòng “Nguồn:” để trống",
            Furniture::Bar => "dấu `|` thừa ở cuối dòng",
            Furniture::SkipLink => "liên kết “bỏ qua nội dung” của trang web",
            Furniture::TitleSlug => "tên bài viết không dấu",
            Furniture::TitleAgain => "tên bài, mà trang đã hiện sẵn ở trên",
            Furniture::EmptyLabel => "nhãn để trống",
            Furniture::Buttons => "nút bấm của trang web",
            Furniture::OtherArticles => "đầu mục các tin khác của trang web",
            Furniture::Breadcrumb => "đường dẫn mục của trang web",
            Furniture::Counter => "số lượt, số trang",
            Furniture::PageDate => "ngày giờ đăng của trang web",
            Furniture::Keywords => "từ khóa dành cho máy",
            Furniture::Hashtags => "dòng chỉ có nhãn `#`",
            Furniture::Cut => "nút “Xem thêm”, sau đó còn phần bài chưa được chép",
            Furniture::WordField => "trường của Word hoặc Excel chưa có nội dung",
            Furniture::Code => "mã của trang web hoặc của Word",
            Furniture::ToFillIn => "chỗ để điền sau",
        }
    }

    /// What to do about it, in Vietnamese.
    pub(super) fn instead_vi(self) -> &'static str {
        match self {
            Furniture::Cut => "xóa nút này, và chép nốt phần còn lại từ trang gốc",
            Furniture::ToFillIn => "điền vào, hoặc xóa",
            Furniture::WordField => "gõ nội dung vào chỗ này, hoặc xóa",
            Furniture::EmptyLabel => "viết tiếp sau nhãn, hoặc xóa dòng này",
            _ => "xóa phần thừa",
        }
    }

    /// What to do about it, in English.
    pub(super) fn instead_en(self) -> &'static str {
        match self {
            Furniture::Cut => "delete it, and copy the rest from the original page",
            Furniture::ToFillIn => "fill it in, or delete it",
            Furniture::WordField => "type what belongs here, or delete it",
            Furniture::EmptyLabel => "write on behind the label, or delete this line",
            _ => "delete what does not belong to the text",
        }
    }

    /// What it is called in English.
    pub(super) fn en(self) -> &'static str {
        match self {
            Furniture::LoneLetter => "a lone letter M",
            Furniture::Bullet => "an empty bullet `• :`",
            Furniture::EmptySource => "an empty line “Nguồn:”",
            Furniture::Bar => "a stray `|` at the end of the line",
            Furniture::SkipLink => "a link to skip to the content",
            Furniture::TitleSlug => "the title without accents",
            Furniture::TitleAgain => "the title, which the page shows above",
            Furniture::EmptyLabel => "a label with nothing behind it",
            Furniture::Buttons => "buttons of a web page",
            Furniture::OtherArticles => "the heading of other articles of a web page",
            Furniture::Breadcrumb => "the way to a page through its site",
            Furniture::Counter => "a count of readers or pages",
            Furniture::PageDate => "the hour at which a web page was published",
            Furniture::Keywords => "keywords for machines",
            Furniture::Hashtags => "a line of nothing but labels with `#`",
            Furniture::Cut => "a button “Xem thêm”, behind which more of the text was not copied",
            Furniture::WordField => "a field of Word or Excel without its content",
            Furniture::Code => "code of a web page or of Word",
            Furniture::ToFillIn => "a place to be filled in later",
        }
    }
}

/// A way in which Vietnamese was written before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OldEncoding {
    /// TCVN3 (ABC), with fonts such as .VnTime.
    Tcvn3,
    /// VNI, with fonts such as VNI-Times.
    Vni,
}

impl OldEncoding {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            OldEncoding::Tcvn3 => "TCVN3",
            OldEncoding::Vni => "VNI",
        }
    }
}

/// The phase that lies nearest to a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearPhase {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its time, as readers see it.
    pub range: String,
}
