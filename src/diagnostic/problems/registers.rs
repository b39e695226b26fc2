//! What can be wrong with registers and their entries.

use crate::diagnostic::{
    nearest::{Nearest, near_en, near_vi},
    row::rows,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What can be wrong with a register or an entry of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum RegisterProblem {
    RegisterTwice {
        register: String,
    },
    UnknownRegister {
        register: String,
        nearest: Nearest,
    },
    DistrictIdDiffers {
        id: String,
        expected: String,
    },
    DuplicateId {
        id: String,
    },
    NameTakenTwice {
        name: String,
        first: String,
        second: String,
    },
    HalfPeriod {
        missing: Cow<'static, str>,
    },
    EndBeforeStart {
        start: String,
        end: String,
    },
    PeriodAndStart,
    CircularParent {
        id: String,
    },
}

rows! { RegisterProblem:
    Error "register-twice" {
        title: ("Một danh mục ở hai nơi", "A register stands in two places"),
        why: ("Danh mục có thể nằm trong site.yaml hoặc trong tệp riêng ở content. Có ở cả hai thì không rõ bản nào đúng.", "A register lies in site.yaml or in a file of its own in content. With both, nobody can tell which holds."),
        example: (SiteFile, "sectors:            # và cả content/sectors.yaml\n  - {id: doanh-nghiep, name: Doanh nghiệp}", "# chỉ còn content/sectors.yaml"),
        Self::RegisterTwice { register } =>
            vi: (format!("danh mục `{register}` có ở cả hai nơi"), format!("giữ `{register}` trong site.yaml hoặc trong content/{register}.yaml, không phải cả hai")),
            en: (format!("the register `{register}` stands in two places"), format!("keep `{register}` in site.yaml or in content/{register}.yaml, not in both"));
    }

    Warning "unknown-register" {
        title: ("Không có danh mục nào tên như vậy", "There is no such register"),
        why: ("Tệp .yaml ngay trong content là một danh mục, và tên tệp là tên danh mục. Tên lạ thì không ai đọc tệp đó.", "A .yaml file directly in content is a register, and its name says which. A file with another name is read by nobody."),
        example: (Terminal, "content/district.yaml", "content/districts.yaml"),
        Self::UnknownRegister { register, nearest } =>
            vi: (format!("không có danh mục nào tên `{register}`"), near_vi(nearest, "sửa tên hoặc chuyển tệp này ra ngoài thư mục content")),
            en: (format!("there is no register `{register}`"), near_en(nearest, "correct the name or move the file out of the content folder"));
    }

    Warning "district-id" {
        title: ("Mã địa bàn khác với cấp và tên", "The id of a district differs from its name"),
        why: ("Năm 2025 nhiều phường mới lấy lại tên quận, huyện cũ. Mã gồm cả cấp (`quan-ha-dong`, `phuong-ha-dong`) thì không lẫn.", "In 2025 many wards took over the names of old districts. With the level in the id (`quan-ha-dong`, `phuong-ha-dong`) nothing is mixed up."),
        example: (SiteFile, "districts:\n  - {id: ha-dong, name: Hà Đông, level: quan}", "districts:\n  - {id: quan-ha-dong, name: Hà Đông, level: quan}"),
        Self::DistrictIdDiffers { id, expected } =>
            vi: (format!("mã `{id}` khác với tên cấp và tên địa bàn"), format!("đổi thành `{expected}`, vì tên huyện cũ có thể được đặt lại cho phường mới; ghi `{id}` vào `old_ids` thì địa chỉ cũ và bài cũ vẫn đúng")),
            en: (format!("the id `{id}` differs from level and name"), format!("make it `{expected}`: wards take over the names of old districts; keep `{id}` in `old_ids`, and old addresses and articles stay right"));
    }

    Error "duplicate-id" {
        title: ("Một mã cho hai mục", "One id for two entries"),
        why: ("Bài ghi mã này thì không rõ muốn nói mục nào, và hai trang sẽ có cùng địa chỉ.", "An article with this id could mean either, and two pages would have one address."),
        example: (SiteFile, "sectors:\n  - {id: khoi-1, name: Doanh nghiệp}\n  - {id: khoi-1, name: Trường học}", "sectors:\n  - {id: khoi-1, name: Doanh nghiệp}\n  - {id: khoi-2, name: Trường học}"),
        Self::DuplicateId { id } =>
            vi: (format!("mã `{id}` được dùng cho hai mục"), "đổi mã của một mục"),
            en: (format!("the id `{id}` belongs to two entries"), "change one of the two");
    }

    Error "name-taken-twice" {
        title: ("Một tên chỉ hai mục", "One name for two entries"),
        why: ("Bài được phép ghi tên thay cho mã. Tên hoặc bí danh trùng nhau thì không biết là mục nào.", "Articles may write a name in the place of an id. With the same name or alias twice nobody knows which is meant."),
        example: (SiteFile, "sectors:\n  - {id: dn, name: Doanh nghiệp, aliases: [khối 1]}\n  - {id: th, name: Trường học, aliases: [khối 1]}", "sectors:\n  - {id: dn, name: Doanh nghiệp, aliases: [khối 1]}\n  - {id: th, name: Trường học}"),
        Self::NameTakenTwice { name, first, second } =>
            vi: (format!("`{name}` vừa chỉ `{first}` vừa chỉ `{second}`"), "bỏ bí danh này ở một trong hai mục"),
            en: (format!("`{name}` names both `{first}` and `{second}`"), "remove the alias from one of the two");
    }

    Warning "half-period" {
        title: ("Thời gian chỉ có một đầu", "A period with one end only"),
        why: ("Thiếu ngày bắt đầu hoặc kết thúc thì không xác định được bài nào thuộc đợt này.", "Without a start or an end nobody can tell which articles belong to it."),
        example: (SiteFile, "campaigns:\n  - {id: pt, name: Phong trào, start: 2023-01-01}", "campaigns:\n  - {id: pt, name: Phong trào, start: 2023-01-01, end: 2023-12-31}"),
        Self::HalfPeriod { missing } =>
            vi: (format!("thời gian thiếu `{missing}` nên được coi là chưa rõ"), format!("thêm `{missing}: …`, hoặc dùng `period`")),
            en: (format!("the period has no `{missing}`, so its time counts as unknown"), format!("add `{missing}: …`, or use `period`"));
    }

    Error "end-before-start" {
        title: ("Kết thúc trước khi bắt đầu", "It ends before it starts"),
        why: ("Hai ngày bị đảo, hoặc một năm ghi nhầm.", "The two dates are swapped, or a year is wrong."),
        example: (SiteFile, "campaigns:\n  - {id: pt, name: Phong trào, start: 2023-12-31, end: 2023-01-01}", "campaigns:\n  - {id: pt, name: Phong trào, start: 2023-01-01, end: 2023-12-31}"),
        Self::EndBeforeStart { start, end } =>
            vi: (format!("kết thúc ({end}) trước khi bắt đầu ({start})"), "đổi chỗ hai ngày hoặc sửa ngày sai"),
            en: (format!("it ends ({end}) before it starts ({start})"), "swap the two dates or correct the wrong one");
    }

    Error "period-and-start" {
        title: ("`period` đi cùng `start` hoặc `end`", "`period` together with `start` or `end`"),
        why: ("Hai cách ghi thời gian có thể trái nhau; chỉ dùng một.", "Two ways to state one period may contradict each other; use one."),
        example: (SiteFile, "campaigns:\n  - {id: pt, name: Phong trào, period: 2023, start: 2023-01-01}", "campaigns:\n  - {id: pt, name: Phong trào, period: 2023}"),
        Self::PeriodAndStart =>
            vi: ("`period` không đi cùng `start` hoặc `end`", "giữ `period`, hoặc giữ `start` và `end`"),
            en: ("`period` does not go with `start` or `end`", "keep `period`, or keep `start` and `end`");
    }

    Error "circular-parent" {
        title: ("Mục trực thuộc chính nó", "An entry lies in itself"),
        why: ("Đi theo `parent` từ mục này lại về chính nó, nên không biết cái nào lớn hơn.", "Following `parent` from this entry leads back to it, so nobody can tell what lies in what."),
        example: (SiteFile, "orgs:\n  - {id: a, name: Công đoàn A, parent: b}\n  - {id: b, name: Công đoàn B, parent: a}", "orgs:\n  - {id: a, name: Công đoàn A, parent: b}\n  - {id: b, name: Công đoàn B}"),
        Self::CircularParent { id } =>
            vi: (format!("`{id}` trực thuộc chính nó qua một vòng `parent`"), "sửa `parent` của một mục trong vòng"),
            en: (format!("`{id}` lies in itself by way of `parent`"), "correct the `parent` of one entry in the circle");
    }
}
