//! What can be wrong with addresses and with what they are made of, and addresses that lead elsewhere or nowhere now.

use crate::{diagnostic::row::rows, text::PathFault};
use serde::{Deserialize, Serialize};

/// So many letters of a path are shown.
const SHOWN: usize = 60;

/// What has a path, as far as its editor can do something about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bearer {
    /// An old address of a page.
    Alias,
    /// A word that becomes a part of addresses.
    Slug {
        /// What could be written instead.
        suggestion: String,
    },
    /// The id of an entry of a register.
    Id {
        /// What could be written instead.
        suggestion: String,
    },
    /// A file of the site, or a folder.
    File,
}

/// What is at an address already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Taker {
    /// A page.
    Page,
    /// A file.
    File,
    /// Another old address.
    Alias,
}

/// What can be wrong with an address, old or present.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum AddressProblem {
    BadSlug {
        value: String,
        suggestion: String,
    },
    EmptySlug {
        title: String,
    },
    BadId {
        value: String,
        suggestion: String,
    },
    BadAlias {
        value: String,
        suggestion: Option<String>,
    },
    /// A path at which nothing can be published.
    BadPath {
        /// The path, or a part of it.
        path: String,
        of: Bearer,
        fault: PathFault,
    },
    DuplicateSlug {
        slug: String,
        year: i32,
    },
    SameAddress {
        address: String,
    },
    AliasTaken {
        alias: String,
        by: Taker,
    },
    AliasOfItself {
        alias: String,
    },
    AddressMoved {
        old: String,
        new: String,
        aliases: String,
    },
    AddressTaken {
        address: String,
        now: String,
    },
    EntryMoved {
        old: String,
        new: String,
        old_id: String,
    },
    AddressGone {
        address: String,
        alias: String,
    },
}

rows! { AddressProblem:
    Error "bad-slug" {
        title: ("Không dùng làm địa chỉ được", "Cannot be part of an address"),
        why: ("Địa chỉ chỉ gồm chữ thường không dấu, số và dấu gạch nối: gõ được, gửi được ở mọi nơi. Mỗi phần dài tối đa 200 byte, và không là tên mà Windows dành cho thiết bị (`con`, `nul`, `com1`…): trang phải chép được về mọi máy.", "Addresses consist of plain small letters, digits and hyphens: they can be typed and sent anywhere. A part has at most 200 bytes, and is no name that Windows keeps for a device (`con`, `nul`, `com1` …): a site can be copied to any machine."),
        example: (FrontMatter, "slug: Phát động 2023", "slug: phat-dong-2023"),
        Self::BadSlug { value, suggestion } =>
            vi: (format!("`{value}` không dùng làm địa chỉ được"), format!("chỉ dùng chữ thường không dấu, số và dấu gạch nối: `{suggestion}`")),
            en: (format!("`{value}` cannot be part of an address"), format!("use only plain lower-case letters, digits and hyphens: `{suggestion}`"));
        Self::BadPath { path, of: of @ Bearer::Slug { .. }, fault } =>
            vi: (unfit_vi(path, fault), of.help_vi(fault)),
            en: (unfit_en(path, fault), of.help_en(fault));
    }

    Error "empty-slug" {
        title: ("Không có chữ nào để làm địa chỉ", "No letter to make an address of"),
        why: ("Địa chỉ được lấy từ tên. Tên chỉ có dấu hoặc chữ không phải La-tinh thì phải ghi `slug:`.", "The address is made of the name. A name of signs or of other letters than Latin needs a `slug:`."),
        example: (FrontMatter, "title: \"…\"", "title: \"…\"\nslug: khong-loi"),
        Self::EmptySlug { title } =>
            vi: (format!("tên `{title}` không có chữ nào dùng làm địa chỉ được"), "thêm `slug:` viết bằng chữ thường không dấu"),
            en: (format!("the name `{title}` has no letter that an address can be made of"), "add a `slug:` in plain lower-case letters");
    }

    Error "bad-id" {
        title: ("Không dùng làm mã được", "Cannot be an id"),
        why: ("Mã là một phần của địa chỉ, nên chỉ gồm chữ thường không dấu, số và dấu gạch nối, tối đa 200 byte, và không là tên mà Windows dành cho thiết bị (`con`, `nul`, `com1`…).", "An id is part of addresses, so it has plain small letters, digits and hyphens only, at most 200 bytes, and is no name that Windows keeps for a device (`con`, `nul`, `com1` …)."),
        example: (SiteFile, "sectors:\n  - {id: Doanh nghiệp, name: Doanh nghiệp}", "sectors:\n  - {id: doanh-nghiep, name: Doanh nghiệp}"),
        Self::BadId { value, suggestion } =>
            vi: (format!("`{value}` không dùng làm mã được"), format!("chỉ dùng chữ thường không dấu, số và dấu gạch nối: `{suggestion}`")),
            en: (format!("`{value}` cannot be an id"), format!("use only plain lower-case letters, digits and hyphens: `{suggestion}`"));
        Self::BadPath { path, of: of @ Bearer::Id { .. }, fault } =>
            vi: (unfit_vi(path, fault), of.help_vi(fault)),
            en: (unfit_en(path, fault), of.help_en(fault));
    }

    Error "duplicate-slug" {
        title: ("Hai bài cùng địa chỉ", "Two articles with one address"),
        why: ("Hai bài cùng năm có cùng tên thì trang sau sẽ đè trang trước. Đặt `slug:` khác cho một bài.", "Two articles of one year and title would overwrite each other. Give one another `slug:`."),
        example: (FrontMatter, "title: Hội nghị tổng kết", "title: Hội nghị tổng kết\nslug: hoi-nghi-tong-ket-quan"),
        Self::DuplicateSlug { slug, year } =>
            vi: (format!("hai bài năm {year} có cùng địa chỉ `{slug}`"), "thêm `slug:` khác vào một trong hai bài"),
            en: (format!("two articles of {year} have the slug `{slug}`"), "give one of them another `slug:`");
    }

    Error "same-address" {
        title: ("Hai trang cùng địa chỉ", "Two pages with one address"),
        why: ("Hai trang khác loại, hoặc một tệp trong static, muốn nằm cùng một chỗ; chỉ một cái được.", "Two pages of different kinds, or a file in static, want the same place; only one can have it."),
        example: (Files, "-- content/pages/phat-dong.md --\n-- static/phat-dong/index.html --", "-- content/pages/phat-dong.md --\n-- static/le-phat-dong.html --"),
        Self::SameAddress { address } =>
            vi: (format!("hai trang có cùng địa chỉ `{address}`"), "đổi tên, mã hoặc `slug` của một trong hai"),
            en: (format!("two pages have the address `{address}`"), "change the name, id or `slug` of one of them");
    }

    Error "address-too-long" {
        title: ("Địa chỉ quá dài", "An address that is too long"),
        why: ("Địa chỉ thành tên tệp trên đĩa, và mỗi hệ thống chỉ chứa được tên dài chừng ấy. Tên dài tới 200 byte (chữ có dấu chiếm 2 hay 3 byte), cả địa chỉ tới 1.024 byte và 32 bậc thì nơi nào cũng chép được trang; dài hơn thì có máy đăng được mà không sửa hay xóa được nữa.", "Addresses become names of files, and systems hold names only so long. With up to 200 bytes a name (a letter with marks takes 2 or 3), up to 1,024 bytes and 32 parts an address, a site can be copied anywhere; beyond that some machines can publish it and then neither change nor delete it."),
        example: (Terminal, "mkdir -p static/tai-lieu/2026/01/02/03/04/05/06/07/08/09/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30", "mkdir -p static/tai-lieu/2026"),
        Self::BadPath { path, of: of @ Bearer::File, fault: fault @ (PathFault::LongName { .. } | PathFault::Long { .. } | PathFault::Deep { .. }) } =>
            vi: (unfit_vi(path, fault), of.help_vi(fault)),
            en: (unfit_en(path, fault), of.help_en(fault));
    }

    Error "unportable-name" {
        title: ("Tên không dùng được trên Windows", "A name that Windows does not allow"),
        why: ("Windows dành `con`, `prn`, `aux`, `nul`, `com1`, `lpt1`… cho thiết bị, dù viết hoa hay có đuôi như `con.html`; bỏ mất dấu chấm và dấu cách ở cuối tên; và cấm `\\ : * ? \" < > |`. Trang có tên như vậy không chép được về máy Windows hay máy chủ Windows, mà bản nguồn cũng không. Tên mà bantin tự đặt từ tiêu đề thì được thêm `-1`.", "Windows keeps `con`, `prn`, `aux`, `nul`, `com1`, `lpt1` … for devices, in capitals and with an ending as `con.html`, too; it drops dots and spaces at the end of a name; and it forbids `\\ : * ? \" < > |`. A site with such names cannot be copied to a Windows machine or server, nor can its sources. Names that bantin makes of titles get a `-1`."),
        example: (Terminal, "mv bieu-mau.pdf static/con.pdf", "mv bieu-mau.pdf static/bieu-mau.pdf"),
        Self::BadPath { path, of: of @ Bearer::File, fault: fault @ (PathFault::Device { .. } | PathFault::End { .. } | PathFault::Character { .. }) } =>
            vi: (unfit_vi(path, fault), of.help_vi(fault)),
            en: (unfit_en(path, fault), of.help_en(fault));
    }

    Error "bad-alias" {
        title: ("Không dùng làm địa chỉ cũ được", "Cannot be an old address"),
        why: ("Ở mỗi địa chỉ cũ, bantin đặt một trang dẫn sang địa chỉ mới. Địa chỉ có `?` hay `#` không bao giờ tới được máy chủ tệp tĩnh, và tên như `..` có thể ra ngoài thư mục đích. Trang ấy là một tệp, nên địa chỉ dài tối đa 1.024 byte với 32 bậc, mỗi bậc 200 byte, và không bậc nào là tên mà Windows dành cho thiết bị (`con`, `nul`, `com1`…).", "At every old address bantin puts a page that leads to the new one. What follows `?` or `#` never reaches a server of files, and a name like `..` could leave the output folder. The page is a file, so its address has at most 1,024 bytes and 32 parts of 200 bytes, and no part is a name that Windows keeps for a device (`con`, `nul`, `com1` …)."),
        example: (FrontMatter, "aliases: [\"/bai.php?id=5\"]", "aliases: [/tin/2023/ten-cu/]"),
        Self::BadAlias { value, suggestion } =>
            vi: (format!("`{value}` không dùng làm địa chỉ cũ được"), match suggestion {
                Some(address) => format!("viết địa chỉ tính từ gốc trang, không có `?`, `#` hay dấu cách, ví dụ `{address}`"),
                None => "viết địa chỉ tính từ gốc trang, ví dụ `/tin/2023/ten-cu/`".into(),
            }),
            en: (format!("`{value}` cannot be an old address"), match suggestion {
                Some(address) => format!("write it from the root of the site, without `?`, `#` and spaces, such as `{address}`"),
                None => "write it from the root of the site, such as `/news/2023/old-name/`".into(),
            });
        Self::BadPath { path, of: of @ Bearer::Alias, fault } =>
            vi: (unfit_vi(path, fault), of.help_vi(fault)),
            en: (unfit_en(path, fault), of.help_en(fault));
    }

    Error "alias-taken" {
        title: ("Địa chỉ cũ đã có trang hoặc tệp khác", "An old address that is taken"),
        why: ("Một địa chỉ chỉ dẫn tới một nơi. Nếu địa chỉ cũ nay là của trang khác, người đọc sẽ tới trang đó; nếu hai bài cùng nhận một địa chỉ cũ, không biết dẫn tới bài nào.", "An address leads to one place. If another page has it now, readers get that one; if two articles claim it, nobody can tell which is meant."),
        example: (Files, "-- content/a.md --\naliases: [/tin/2023/cu/]\n-- content/b.md --\naliases: [/tin/2023/cu/]", "-- content/a.md --\naliases: [/tin/2023/cu/]\n-- content/b.md --\naliases: [/tin/2023/cu-khac/]"),
        Self::AliasTaken { alias, by } =>
            vi: (format!("địa chỉ cũ `{alias}` đang là {}", match by {
                Taker::Page => "địa chỉ của một trang khác",
                Taker::File => "địa chỉ của một tệp",
                Taker::Alias => "địa chỉ cũ của một trang khác",
            }), "bỏ địa chỉ này khỏi `aliases` của một trong hai; mỗi địa chỉ chỉ dẫn tới một trang"),
            en: (format!("the old address `{alias}` is {}", match by {
                Taker::Page => "that of another page",
                Taker::File => "that of a file",
                Taker::Alias => "an old address of another page, too",
            }), "take it out of `aliases` of one of the two: an address leads to one page only");
    }

    Error "alias-of-itself" {
        title: ("Địa chỉ cũ trùng địa chỉ hiện nay", "An old address that is the present one"),
        why: ("Trang sẽ dẫn về chính nó mãi mãi. Thường là khi đổi `slug` rồi đổi lại như trước.", "The page would lead to itself for ever. Mostly the slug was changed, and changed back."),
        example: (FrontMatter, "date: 2023-02-10\nslug: phat-dong\naliases: [/tin/2023/phat-dong/]", "date: 2023-02-10\nslug: phat-dong"),
        Self::AliasOfItself { alias } =>
            vi: (format!("địa chỉ cũ `{alias}` chính là địa chỉ hiện nay của trang này"), "xóa địa chỉ này khỏi `aliases`"),
            en: (format!("the old address `{alias}` is the present address of this very page"), "delete it from `aliases`");
    }

    Warning "address-moved" {
        title: ("Bài đã đổi địa chỉ", "An article has another address"),
        why: ("Liên kết đã gửi đi, đã in, đã được tìm kiếm ghi nhớ sẽ hỏng. Ghi địa chỉ cũ vào `aliases` thì bantin đặt ở đó một trang dẫn sang địa chỉ mới. Lời nhắc lặp lại ở mỗi lần dựng cho tới khi địa chỉ cũ dẫn tới đâu đó.", "Links that were sent, printed or indexed would break. Note the old address under `aliases`, and bantin puts a page there that leads to the new one. Every build tells again until the old address leads somewhere."),
        example: (FrontMatter, "slug: phat-dong-2023", "slug: phat-dong-2023\naliases: [/tin/2023/phat-dong/]"),
        Self::AddressMoved { old, new, aliases } =>
            vi: (format!("bài đã chuyển từ `{old}` sang `{new}`, địa chỉ cũ không còn dẫn tới đâu"), format!("ghi vào phần khai báo của bài: `aliases: [{aliases}]`")),
            en: (format!("the article has moved from `{old}` to `{new}`, and the old address leads nowhere"), format!("write in its front matter: `aliases: [{aliases}]`"));
    }

    Warning "address-taken" {
        title: ("Địa chỉ nay là của bài khác", "An address that another article has taken"),
        why: ("Bài này nhận địa chỉ mà một bài khác đã dùng, trong khi bài kia vẫn còn, ở địa chỉ khác. Liên kết đã gửi đi, đã in dẫn người đọc tới nhầm bài, và không đặt `aliases` được vì địa chỉ đã có chủ. Lời nhắc này chỉ hiện một lần.", "The article took an address that another one had, which is still there, elsewhere. Links that were sent or printed lead readers to the wrong text, and no `aliases` can mend it, since the address is in use. This is told once only."),
        example: (Files, "-- content/a.md --\nslug: so-ket # trước là phat-dong\n-- content/b.md --\nslug: phat-dong # trước là tong-ket", "-- content/a.md --\nslug: so-ket\naliases: [/tin/2023/phat-dong/]\n-- content/b.md --\nslug: tong-ket"),
        Self::AddressTaken { address, now } =>
            vi: (format!("địa chỉ `{address}` trước là của bài khác, bài ấy nay ở `{now}`: ai theo liên kết cũ sẽ gặp nhầm bài"), "đặt `slug` khác cho bài này; nếu cố ý đổi, không cần làm gì: cảnh báo này chỉ báo một lần"),
            en: (format!("`{address}` was the address of another article, which is now at `{now}`: whoever follows an old link finds the wrong one"), "give this article another `slug`; if it is meant so, nothing is to be done: this is told once");
    }

    Warning "entry-moved" {
        title: ("Một mục danh mục đã đổi mã", "An entry of a register has another id"),
        why: ("Mã là một phần của địa chỉ: trang của mục, các đợt, các cặp địa bàn và đợt, nguồn tin của chúng đều đổi theo. Ghi mã cũ vào `old_ids` thì mọi địa chỉ cũ dẫn sang địa chỉ mới, và bài còn ghi mã cũ vẫn đúng. Lời nhắc lặp lại ở mỗi lần dựng cho tới khi địa chỉ cũ dẫn tới đâu đó.", "The id is a part of addresses: the page of the entry, those of its phases, of pairs of district and phase, and their feeds all move. Note the old id under `old_ids`, and every old address leads to the new one; articles that still name the old id stay right. Every build tells again until the old address leads somewhere."),
        example: (SiteFile, "districts:\n  - {id: quan-ha-dong, name: Hà Đông, level: quan}", "districts:\n  - {id: quan-ha-dong, old_ids: [ha-dong], name: Hà Đông, level: quan}"),
        Self::EntryMoved { old, new, old_id } =>
            vi: (format!("mục này đã đổi mã nên `{old}` chuyển sang `{new}`, mọi địa chỉ cũ dưới đó không còn dẫn tới đâu"), format!("thêm `{old_id}` vào `old_ids` của mục: `old_ids: [{old_id}]`")),
            en: (format!("the entry has another id, so `{old}` has moved to `{new}`, and all old addresses below it lead nowhere"), format!("add `{old_id}` to the `old_ids` of the entry: `old_ids: [{old_id}]`"));
    }

    Warning "address-gone" {
        title: ("Một trang đã đăng không còn nữa", "A published page is gone"),
        why: ("Bài bị xóa, hoặc trở lại thành bản nháp, sau khi đã đăng. Người đọc có liên kết cũ chỉ thấy “không tìm thấy trang”. Rút bài bằng `status: withdrawn` thì địa chỉ vẫn còn, với một thông báo. Lời nhắc này chỉ hiện một lần.", "An article was deleted, or made a draft again, after it had been published. Readers with an old link find nothing. Withdrawn with `status: withdrawn`, its address stays, with a notice. This is told once only."),
        example: (Terminal, "rm content/2023/phat-dong.md", "echo 'status: withdrawn' # trong phần khai báo của bài"),
        Self::AddressGone { address, alias } =>
            vi: (format!("lần dựng trước có trang `{address}`, nay không còn"), format!("nếu bài được rút, giữ tệp và ghi `status: withdrawn`; nếu đã có bài thay thế, thêm `aliases: [{alias}]` vào bài đó")),
            en: (format!("the last build had a page `{address}`, which is gone"), format!("if the article is taken back, keep its file with `status: withdrawn`; if another one replaces it, add `aliases: [{alias}]` to that"));
    }
}

/// What is wrong with a path.
#[rustfmt::skip]
fn unfit_vi(path: &str, fault: &PathFault) -> String {
    let path = beginning(path);
    match fault {
        PathFault::LongName { name, limit } => format!("`{}` dài {} byte, quá {limit} nên không làm tên tệp được", beginning(name), name.len()),
        PathFault::Long { bytes, limit } => format!("địa chỉ `{path}` dài {bytes} byte, quá {limit}"),
        PathFault::Deep { parts, limit } => format!("địa chỉ `{path}` có {parts} bậc, quá {limit}"),
        PathFault::Device { name } => format!("Windows dành tên `{name}` cho thiết bị nên không tệp hay thư mục nào mang tên ấy được"),
        PathFault::End { name } => format!("Windows bỏ mất dấu chấm hay dấu cách ở cuối tên `{name}`"),
        PathFault::Character { character } => format!("trên Windows, tên tệp không được có ký tự {}", shown(*character)),
    }
}

/// The same in English.
#[rustfmt::skip]
fn unfit_en(path: &str, fault: &PathFault) -> String {
    let path = beginning(path);
    match fault {
        PathFault::LongName { name, limit } => format!("`{}` has {} bytes, more than the {limit} that the name of a file may have", beginning(name), name.len()),
        PathFault::Long { bytes, limit } => format!("the address `{path}` has {bytes} bytes, more than {limit}"),
        PathFault::Deep { parts, limit } => format!("the address `{path}` has {parts} parts, more than {limit}"),
        PathFault::Device { name } => format!("Windows keeps the name `{name}` for a device, so no file or folder can have it"),
        PathFault::End { name } => format!("Windows drops the dot or space at the end of the name `{name}`"),
        PathFault::Character { character } => format!("on Windows the name of a file must not have the character {}", shown(*character)),
    }
}

impl Bearer {
    fn help_vi(&self, fault: &PathFault) -> String {
        if is_too_long(fault) {
            self.shorter_vi()
        } else {
            self.other_vi()
        }
    }

    fn help_en(&self, fault: &PathFault) -> String {
        if is_too_long(fault) {
            self.shorter_en()
        } else {
            self.other_en()
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

fn is_too_long(fault: &PathFault) -> bool {
    match fault {
        PathFault::LongName { .. } | PathFault::Long { .. } | PathFault::Deep { .. } => true,
        PathFault::Device { .. } | PathFault::End { .. } | PathFault::Character { .. } => false,
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
