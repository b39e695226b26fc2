//! The words for what can be wrong with files, their paths and folders. Part of the [catalogue](super::catalogue).

use super::{
    Severity::Error,
    catalogue::{Entry, entry},
    file::{Bearer, NoContent, Oversized},
};
use crate::text::PathFault;

/// So many letters of a path are shown.
const SHOWN: usize = 60;

impl PathFault {
    #[rustfmt::skip]
    pub(super) fn entry(&self, path: &str, of: &Bearer) -> Entry {
        let path = beginning(path);
        let entry = match self {
            PathFault::LongName { name, limit } => entry("address-too-long", Error,
                (format!("`{}` dài {} byte, quá {limit} nên không làm tên tệp được", beginning(name), name.len()), of.shorter_vi()),
                (format!("`{}` has {} bytes, more than the {limit} that the name of a file may have", beginning(name), name.len()), of.shorter_en())),
            PathFault::Long { bytes, limit } => entry("address-too-long", Error,
                (format!("địa chỉ `{path}` dài {bytes} byte, quá {limit}"), of.shorter_vi()),
                (format!("the address `{path}` has {bytes} bytes, more than {limit}"), of.shorter_en())),
            PathFault::Deep { parts, limit } => entry("address-too-long", Error,
                (format!("địa chỉ `{path}` có {parts} bậc, quá {limit}"), of.shorter_vi()),
                (format!("the address `{path}` has {parts} parts, more than {limit}"), of.shorter_en())),
            PathFault::Device { name } => entry("unportable-name", Error,
                (format!("Windows dành tên `{name}` cho thiết bị nên không tệp hay thư mục nào mang tên ấy được"), of.other_vi()),
                (format!("Windows keeps the name `{name}` for a device, so no file or folder can have it"), of.other_en())),
            PathFault::End { name } => entry("unportable-name", Error,
                (format!("Windows bỏ mất dấu chấm hay dấu cách ở cuối tên `{name}`"), of.other_vi()),
                (format!("Windows drops the dot or space at the end of the name `{name}`"), of.other_en())),
            PathFault::Character { character } => entry("unportable-name", Error,
                (format!("trên Windows, tên tệp không được có ký tự {}", shown(*character)), of.other_vi()),
                (format!("on Windows the name of a file must not have the character {}", shown(*character)), of.other_en())),
        };
        entry.under(of.code())
    }
}

impl Bearer {
    /// The code of all that can be wrong with it, where it has one of its own.
    fn code(&self) -> Option<&'static str> {
        match self {
            Bearer::Alias => Some("bad-alias"),
            Bearer::Slug { .. } => Some("bad-slug"),
            Bearer::Id { .. } => Some("bad-id"),
            Bearer::File => None,
        }
    }

    fn shorter_vi(&self) -> String {
        match self {
            Bearer::Alias => Bearer::Alias.other_vi(),
            Bearer::Slug { suggestion } | Bearer::Id { suggestion } => format!("viết ngắn hơn, ví dụ `{suggestion}`"),
            Bearer::File => "đặt tên ngắn hơn cho tệp hay thư mục, hoặc bớt thư mục lồng nhau; rồi sửa các liên kết tới nó".into(),
        }
    }

    fn shorter_en(&self) -> String {
        match self {
            Bearer::Alias => Bearer::Alias.other_en(),
            Bearer::Slug { suggestion } | Bearer::Id { suggestion } => format!("make it shorter, such as `{suggestion}`"),
            Bearer::File => "give the file or its folders shorter names, or use fewer folders; then correct links to it".into(),
        }
    }

    fn other_vi(&self) -> String {
        match self {
            Bearer::Alias => {
                "bỏ địa chỉ này; nếu còn ai dùng nó, đặt chuyển hướng ở máy chủ web".into()
            }
            Bearer::Slug { suggestion } | Bearer::Id { suggestion } => {
                format!("đổi tên, ví dụ `{suggestion}`")
            }
            Bearer::File => "đổi tên tệp hay thư mục này, rồi sửa các liên kết tới nó".into(),
        }
    }

    fn other_en(&self) -> String {
        match self {
            Bearer::Alias => {
                "leave it out; if it is still in use, let the web server lead on from there".into()
            }
            Bearer::Slug { suggestion } | Bearer::Id { suggestion } => {
                format!("change it, such as to `{suggestion}`")
            }
            Bearer::File => "rename the file or folder, then correct links to it".into(),
        }
    }
}

impl Oversized {
    #[rustfmt::skip]
    pub(super) fn entry(self, size: Option<u64>, limit: u64) -> Entry {
        let vi = |bytes| megabytes(bytes, ',');
        let en = |bytes| megabytes(bytes, '.');
        let message_vi = match size {
            Some(size) => format!("tệp nặng {}, quá {}", vi(size), vi(limit)),
            None => format!("tệp nặng hơn {}", vi(limit)),
        };
        let message_en = match size {
            Some(size) => format!("the file has {}, more than {}", en(size), en(limit)),
            None => format!("the file has more than {}", en(limit)),
        };
        let (help_vi, help_en) = match self {
            Oversized::Text => ("một bài viết không thể dài như vậy: kiểm tra xem có dán nhầm dữ liệu không, hoặc chia thành nhiều bài", "no article is that long: look for data pasted by mistake, or split it"),
            Oversized::Register => ("danh mục chỉ ghi tên và ngày: kiểm tra xem có dán nhầm dữ liệu hay chép đè tệp khác lên không", "settings and registers hold names and dates: look for data pasted by mistake, or for another file copied over it"),
            Oversized::Theme => ("ai xem trang cũng phải tải tệp của giao diện: thu nhỏ nó, hoặc để tệp lớn trong thư mục static và dẫn liên kết tới đó", "every reader loads the files of the theme: make it smaller, or put what is large into the folder static and link to it"),
            Oversized::Picture => ("thu nhỏ ảnh rồi lưu lại thành JPEG", "make the picture smaller and save it as JPEG"),
        };
        entry("file-too-large", Error, (message_vi, help_vi.into()), (message_en, help_en.into()))
    }
}

/// So many bytes as readers are told them; never less than they are.
fn megabytes(bytes: u64, point: char) -> String {
    const MB: u64 = 1 << 20;
    const GB: u64 = 1 << 30;
    let (unit, name) = if bytes >= GB { (GB, "GB") } else { (MB, "MB") };
    let tenths = (u128::from(bytes) * 10).div_ceil(u128::from(unit));
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {name}"),
        (whole, tenth) => format!("{whole}{point}{tenth} {name}"),
    }
}

impl NoContent {
    #[rustfmt::skip]
    pub(super) fn entry(self) -> Entry {
        let [vi, en] = match self {
            NoContent::Missing => [
                ("trang không có thư mục content, nơi để bài viết", "xem lại có đúng thư mục của trang không (`--root THƯ_MỤC`), hoặc thư mục content có bị xóa hay đổi tên không; trang mới thì tạo thư mục ấy"),
                ("the site has no folder content, where articles are", "see whether this is the folder of the site (`--root DIR`), or whether the folder content was lost or renamed; for a new site, make it"),
            ],
            NoContent::NoFolder => [
                ("content phải là thư mục để bài viết, nhưng đây là một tệp", "đổi tên tệp này, rồi tạo thư mục content"),
                ("content is to be the folder of articles, but this is a file", "rename this file, and make a folder content"),
            ],
            NoContent::Outside => [
                ("content là liên kết dẫn ra ngoài thư mục của trang nên không đọc được bài nào", "chuyển thư mục bài viết vào trong trang, hoặc đặt site.yaml ở thư mục chứa cả hai"),
                ("content is a link that leads out of the site, so no article can be read", "move the folder of articles into the site, or put site.yaml into the folder that holds both"),
            ],
        };
        entry("no-content", Error, (vi.0.into(), vi.1.into()), (en.0.into(), en.1.into()))
    }
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn shown(character: char) -> String {
    if character.is_control() {
        format!("U+{:04X}", u32::from(character))
    } else {
        format!("`{character}`")
    }
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn sizes_are_never_told_smaller_than_they_are() {
        for (bytes, expected) in [
            (1 << 20, "1 MB"),
            (5 << 20, "5 MB"),
            ((5 << 20) + 1, "5,1 MB"),
            (1 << 30, "1 GB"),
            (4 << 30, "4 GB"),
            ((4 << 30) + (1 << 29), "4,5 GB"),
            (u64::MAX, "17179869184 GB"),
        ] {
            assert_eq!(megabytes(bytes, ','), expected, "{bytes}");
        }
    }
}
