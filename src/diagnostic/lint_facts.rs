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
    /// `![]()`
    EmptyPicture,
    /// `… |`
    Bar,
    /// `Truy cập nội dung luôn`
    SkipLink,
    /// The title as it stands in addresses.
    TitleSlug,
}

impl Furniture {
    /// What it is called in Vietnamese.
    pub(super) fn vi(self) -> &'static str {
        match self {
            Furniture::LoneLetter => "chữ M đứng một mình",
            Furniture::Bullet => "dấu đầu dòng trống `• :`",
            Furniture::EmptySource => "dòng “Nguồn:” để trống",
            Furniture::EmptyPicture => "ảnh trống `![]()`",
            Furniture::Bar => "dấu `|` thừa ở cuối dòng",
            Furniture::SkipLink => "liên kết “bỏ qua nội dung” của trang web",
            Furniture::TitleSlug => "tên bài viết không dấu",
        }
    }

    /// What it is called in English.
    pub(super) fn en(self) -> &'static str {
        match self {
            Furniture::LoneLetter => "a lone letter M",
            Furniture::Bullet => "an empty bullet `• :`",
            Furniture::EmptySource => "an empty line “Nguồn:”",
            Furniture::EmptyPicture => "an empty picture `![]()`",
            Furniture::Bar => "a stray `|` at the end of the line",
            Furniture::SkipLink => "a link to skip to the content",
            Furniture::TitleSlug => "the title without accents",
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
