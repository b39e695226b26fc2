//! What can be wrong with a picture, as typed facts.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureFault {
    /// The system does not open the file.
    Unreadable {
        /// What it says.
        reason: String,
    },
    /// The file was saved after it was looked at.
    Saved,
    /// A file without a byte, or a picture without a pixel.
    Empty,
    /// The file is not what its name says.
    OtherType {
        /// What the name says: `JPEG`.
        named: Cow<'static, str>,
        /// What the file is, when that can be told.
        found: Option<Cow<'static, str>>,
    },
    /// No type that pages show.
    Unsupported {
        /// What comes after the dot.
        extension: String,
    },
    /// The file ends before the picture does.
    CutOff,
    /// The picture cannot be decoded.
    Damaged,
    /// It has more pixels than are decoded.
    TooManyPixels {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
        /// Most that are decoded, in millions.
        limit: u32,
    },
    /// The file is larger than is read, in megabytes.
    TooHeavy {
        /// Most that is read.
        limit: u64,
    },
    /// A drawing that does more than show something.
    UnsafeSvg {
        /// What it does.
        danger: SvgDanger,
    },
    /// A drawing that is no well-formed XML.
    BrokenSvg,
}

/// What a drawing must not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SvgDanger {
    /// An element that runs programs or holds foreign content: `<script>`, `<foreignObject>`.
    Element(String),
    /// An attribute that runs a program: `onload`.
    Handler(String),
    /// Something that is fetched from elsewhere.
    Elsewhere(String),
    /// Entities, of which a small file can make a huge one.
    Entities,
}

impl SvgDanger {
    /// What the drawing does, in Vietnamese.
    pub(super) fn vi(&self) -> String {
        match self {
            SvgDanger::Element(name) => {
                format!("có `<{name}>`, thứ có thể chạy mã hoặc chèn nội dung lạ")
            }
            SvgDanger::Handler(name) => format!("có thuộc tính `{name}` chạy mã"),
            SvgDanger::Elsewhere(target) => format!("lấy thứ ở ngoài tệp: `{target}`"),
            SvgDanger::Entities => {
                "tự khai báo thực thể, có thể phình ra vô hạn hoặc đọc tệp khác".to_owned()
            }
        }
    }

    /// The same in English.
    pub(super) fn en(&self) -> String {
        match self {
            SvgDanger::Element(name) => {
                format!("has `<{name}>`, which can run code or bring in foreign content")
            }
            SvgDanger::Handler(name) => format!("has the attribute `{name}`, which runs code"),
            SvgDanger::Elsewhere(target) => {
                format!("takes something from outside the file: `{target}`")
            }
            SvgDanger::Entities => {
                "declares entities, which can grow without end or read other files".to_owned()
            }
        }
    }
}
