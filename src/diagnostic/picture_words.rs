//! The words for what can be wrong with pictures. Part of the [catalogue](super::catalogue).

use super::{
    Severity::Error,
    catalogue::{Entry, entry},
    picture::{PictureFault, SvgDanger},
};

impl PictureFault {
    #[rustfmt::skip]
    pub(super) fn entry(&self, src: &str) -> Entry {
        match self {
            PictureFault::Unreadable { reason } => entry("unreadable-file", Error,
                (format!("không đọc được ảnh `{src}`: {reason}"), "kiểm tra quyền đọc và ổ đĩa, rồi chạy lại".into()),
                (format!("the picture `{src}` cannot be read: {reason}"), "check its permissions and the disk, then run again".into())),
            PictureFault::Saved => entry("unreadable-file", Error,
                (format!("ảnh `{src}` được lưu lại trong lúc dựng"), "dựng lại khi đã lưu hay chép xong ảnh".into()),
                (format!("the picture `{src}` was saved while the site was built"), "build again when it is saved or copied to its end".into())),
            PictureFault::Empty => entry("empty-picture", Error,
                (format!("ảnh `{src}` trống: tệp không có byte nào, hoặc ảnh rộng hay cao 0 điểm"), "chép lại ảnh từ máy đã chụp hoặc đã vẽ nó".into()),
                (format!("the picture `{src}` is empty: a file without a byte, or a width or height of 0 pixels"), "copy it again from where it was taken or drawn".into())),
            PictureFault::OtherType { named, found: Some(found) } => entry("picture-type", Error,
                (format!("ảnh `{src}` có đuôi {named} nhưng bên trong là {found}"), format!("mở ảnh và lưu lại thành {named}, hoặc đổi đuôi tệp cho đúng nếu đó là JPEG, PNG, WebP, GIF hay SVG")),
                (format!("the picture `{src}` is called {named}, but holds {found}"), format!("open it and save it as {named}, or give it its true ending if it is JPEG, PNG, WebP, GIF or SVG"))),
            PictureFault::OtherType { named, found: None } => entry("picture-type", Error,
                (format!("ảnh `{src}` có đuôi {named} nhưng bên trong không phải ảnh"), "chép lại ảnh gốc: đây thường là trang báo lỗi lưu nhầm hoặc tệp khác bị đổi tên".into()),
                (format!("the picture `{src}` is called {named}, but holds no picture"), "copy the original again: mostly this is an error page saved by mistake, or another file that was renamed".into())),
            PictureFault::Unsupported { extension } => entry("picture-type", Error,
                (format!("ảnh `{src}` có đuôi `{extension}`, không phải loại ảnh mà mọi trình duyệt hiện được"), "mở ảnh và lưu lại thành JPEG (ảnh chụp) hoặc PNG (hình vẽ)".into()),
                (format!("the picture `{src}` ends in `{extension}`, which is no kind that every browser shows"), "open it and save it as JPEG (a photo) or PNG (a drawing)".into())),
            PictureFault::CutOff => entry("picture-cut-off", Error,
                (format!("ảnh `{src}` bị cụt: tệp hết trước khi hết ảnh"), "chép hoặc tải lại ảnh gốc, chờ cho xong".into()),
                (format!("the picture `{src}` is cut off: the file ends before the picture does"), "copy or download the original again, to its end".into())),
            PictureFault::Damaged => entry("damaged-picture", Error,
                (format!("ảnh `{src}` bị hỏng: không giải mã được"), "mở bằng trình xem ảnh và lưu lại, hoặc chép lại ảnh gốc".into()),
                (format!("the picture `{src}` is damaged: it cannot be decoded"), "open it in a viewer and save it again, or copy the original again".into())),
            PictureFault::TooManyPixels { width, height, limit } => entry("picture-too-large", Error,
                (format!("ảnh `{src}` rộng {width} và cao {height} điểm, quá {limit} triệu điểm"), "thu nhỏ ảnh: rộng 4000 điểm đã hơn mức mọi màn hình cần".into()),
                (format!("the picture `{src}` is {width} by {height} pixels, more than {limit} million"), "make it smaller: 4000 pixels of width are more than any screen needs".into())),
            PictureFault::TooHeavy { limit } => entry("picture-too-large", Error,
                (format!("tệp ảnh `{src}` nặng hơn {limit} MB"), "thu nhỏ ảnh rồi lưu lại thành JPEG".into()),
                (format!("the file of the picture `{src}` has more than {limit} MB"), "make the picture smaller and save it as JPEG".into())),
            PictureFault::UnsafeSvg { danger } => entry("unsafe-svg", Error,
                (format!("hình SVG này {}", danger.vi()), "xóa chỗ này khỏi tệp, hoặc xuất lại hình thành SVG thường (“Plain SVG”) hay PNG".into()),
                (format!("this SVG {}", danger.en()), "delete this from the file, or export the drawing as plain SVG or as PNG".into())),
            PictureFault::BrokenSvg => entry("damaged-svg", Error,
                (format!("hình `{src}` không phải SVG đúng cú pháp: hỏng từ đây"), "xuất lại hình từ chương trình đã vẽ nó".into()),
                (format!("the drawing `{src}` is no well-formed SVG: it breaks here"), "export it again from the program that drew it".into())),
        }
    }
}

impl SvgDanger {
    fn vi(&self) -> String {
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

    fn en(&self) -> String {
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
