//! What can be wrong with references to entries of registers.

use crate::diagnostic::{
    nearest::{Nearest, near_en, near_vi},
    row::rows,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What can be wrong with a name or an id that stands for an entry of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum ReferenceProblem {
    UnknownReference {
        register: Cow<'static, str>,
        value: String,
        nearest: Nearest,
    },
    AmbiguousReference {
        value: String,
        candidates: String,
    },
    UnknownGiver {
        value: String,
        nearest: Nearest,
    },
    AmbiguousCampaign {
        first: String,
        second: String,
    },
    EmptyRegister {
        register: Cow<'static, str>,
        value: String,
    },
    UnknownPhase {
        value: String,
        campaign: String,
        nearest: Nearest,
    },
    PhaseWithoutCampaign {
        value: String,
    },
    UndeterminedPhase {
        date: String,
        campaign: String,
    },
    VariantSpellings {
        family: Cow<'static, str>,
        first: String,
        second: String,
    },
}

rows! { ReferenceProblem:
    Error "unknown-reference" {
        title: ("Không có trong danh mục", "Not in the register"),
        why: ("Bài nhắc tới một địa bàn, phong trào, danh hiệu… chưa được khai báo. Nếu bỏ qua, bài sẽ thiếu ở trang của nó mà không ai hay.", "The article refers to a district, campaign or honour that is not declared. Passed over, it would be missing where readers look for it."),
        example: (FrontMatter, "district: phuong-mois", "district: phuong-moi"),
        Self::UnknownReference { register, value, nearest } =>
            vi: (format!("không có {} nào là `{value}`", register_vi(register)), near_vi(nearest, &format!("khai báo trong danh mục `{register}`, hoặc sửa lại cho đúng"))),
            en: (format!("`{value}` is not in the register `{register}`"), near_en(nearest, &format!("declare it in `{register}`, or correct it")));
    }

    Error "ambiguous-reference" {
        title: ("Một tên có thể là nhiều mục", "A name that may be one of several"),
        why: ("Quận Hà Đông cũ và phường Hà Đông mới cùng tên. Ghi mã hoặc tên có cấp thì rõ.", "The old district and the new ward of one name differ only by level. Write the id, or level and name."),
        example: (FrontMatter, "district: Hà Đông", "district: Quận Hà Đông"),
        Self::AmbiguousReference { value, candidates } =>
            vi: (format!("`{value}` có thể là nhiều mục khác nhau"), format!("viết rõ mã của mục muốn chỉ: {candidates}")),
            en: (format!("`{value}` may be one of several entries"), format!("write the id of the one you mean: {candidates}"));
    }

    Error "empty-register" {
        title: ("Trang chưa có danh mục này", "The site does not have this register"),
        why: ("Bài nhắc tới một mục, nhưng cả danh mục chưa được khai báo trong site.yaml hay content.", "The article refers to an entry of a register that is declared neither in site.yaml nor in content."),
        example: (FrontMatter, "category: tin-tuc", "# khai báo `categories:` trong site.yaml trước\ncategory: tin-tuc"),
        Self::EmptyRegister { register, value } =>
            vi: (format!("trang chưa khai báo {} nào, nên không có `{value}`", register_vi(register)), format!("thêm danh mục `{register}` vào site.yaml hoặc content/{register}.yaml")),
            en: (format!("the site declares no `{register}`, so there is no `{value}`"), format!("add the register `{register}` to site.yaml or content/{register}.yaml"));
    }

    Error "unknown-phase" {
        title: ("Phong trào không có đợt này", "The campaign has no such phase"),
        why: ("Đợt ghi trong bài không có trong phong trào của bài. Thường không cần ghi `phase`: bantin xác định đợt theo ngày.", "The phase is not one of the article's campaign. Mostly `phase` is not needed: bantin finds it by the date."),
        example: (FrontMatter, "campaign: thi-dua-2022\nphase: dot-9", "campaign: thi-dua-2022\nphase: dot-1"),
        Self::UnknownPhase { value, campaign, nearest } =>
            vi: (format!("phong trào `{campaign}` không có đợt `{value}`"), near_vi(nearest, "bỏ dòng này để bantin xác định đợt theo ngày")),
            en: (format!("the campaign `{campaign}` has no phase `{value}`"), near_en(nearest, "leave the line out and bantin finds the phase by date"));
    }

    Error "phase-without-campaign" {
        title: ("Có đợt nhưng không rõ phong trào", "A phase without a campaign"),
        why: ("`dot-1` có ở nhiều phong trào. Ghi kèm phong trào thì rõ là đợt nào.", "Many campaigns have a `dot-1`. Name the campaign as well."),
        example: (FrontMatter, "phase: dot-1", "phase: thi-dua-2022/dot-1"),
        Self::PhaseWithoutCampaign { value } =>
            vi: (format!("có đợt `{value}` nhưng không biết thuộc phong trào nào"), "thêm `campaign: …`, hoặc viết `phase: phong-trao/dot`"),
            en: (format!("there is a phase `{value}`, but no campaign for it"), "add `campaign: …`, or write `phase: campaign/phase`");
    }

    Warning "unknown-giver" {
        title: ("Nơi khen không có trong danh mục tổ chức", "A giver that is not in the register of organisations"),
        why: ("Bảng vàng xếp lời khen theo cấp của nơi khen. Nơi khen không có trong danh mục `orgs` thì không rõ cấp, và trang của tổ chức ấy không có lời khen này.", "The honour roll groups awards by the level of who gave them. A giver that is not in the register `orgs` has no level, and the award is missing on its page."),
        example: (FrontMatter, "commendations:\n  - {honour: giay-khen, count: 3, by: LĐLĐ huyện An Phu}", "commendations:\n  - {honour: giay-khen, count: 3, by: ldld-huyen-an-phu}"),
        Self::UnknownGiver { value, nearest } =>
            vi: (format!("không có tổ chức nào là `{value}`, nên không rõ cấp khen"), near_vi(nearest, "sửa cho đúng tên, hoặc thêm tổ chức ấy vào danh mục `orgs`")),
            en: (format!("there is no organisation `{value}`, so the level of the award is not known"), near_en(nearest, "correct the name, or add the organisation to the register `orgs`"));
    }

    Warning "ambiguous-campaign" {
        title: ("Bài hợp với hai phong trào như nhau", "An article that fits two campaigns alike"),
        why: ("Bài không ghi phong trào thì vào phong trào của địa bàn mình trong thời gian đó: nơi gần nhất trước, rồi đợt ngắn nhất. Hai phong trào cùng nơi, cùng độ dài thì không chọn được, nên bài không vào phong trào nào.", "An article that names no campaign is in that of its district and day: first the nearest place, then the shortest time. Of two for the same place, equally long, none can be chosen, so the article is in neither."),
        example: (FrontMatter, "date: 2023-05-03", "date: 2023-05-03\ncampaign: thi-dua-2023"),
        Self::AmbiguousCampaign { first, second } =>
            vi: (format!("địa bàn và ngày này hợp với cả `{first}` và `{second}`, nên bài không vào phong trào nào"), format!("ghi `campaign: {first}`, `campaign: {second}`, hoặc `campaign: false` nếu bài không thuộc phong trào nào")),
            en: (format!("`{first}` and `{second}` both fit district and day, so the article is in neither"), format!("write `campaign: {first}`, `campaign: {second}`, or `campaign: false` if it belongs to none"));
    }

    Warning "undetermined-phase" {
        title: ("Chưa xác định được đợt", "The phase is not determined"),
        why: ("Ngày chỉ ghi tháng, quý hoặc năm và trải qua nhiều đợt, nên bài đứng ở cột “Chưa xác định đợt”.", "The date is only a month, quarter or year and spans several phases, so the article is in none of them."),
        example: (FrontMatter, "date: 2022\ncampaign: thi-dua-2022", "date: 2022-03\ncampaign: thi-dua-2022"),
        Self::UndeterminedPhase { date, campaign } =>
            vi: (format!("`{date}` trải qua nhiều đợt của `{campaign}` nên chưa xác định được đợt"), "ghi ngày cụ thể hơn, thêm `event_date`, hoặc viết `phase: …`"),
            en: (format!("`{date}` spans several phases of `{campaign}`, so the phase is not determined"), "give a more exact date, add `event_date`, or write `phase: …`");
    }

    Warning "variant-spellings" {
        title: ("Hai cách viết chỉ khác dấu", "Two spellings that differ by accents"),
        why: ("Địa chỉ không có dấu, nên hai cách viết dùng chung một trang. Thường là gõ nhầm; nếu là hai người khác nhau thì viết rõ hơn.", "Addresses have no accents, so both share a page. Mostly it is a slip; if these are two people, write one of them more fully."),
        example: (Files, "-- content/a.md --\nauthor: Đỗ Đạt\n-- content/b.md --\nauthor: Đỗ Dạt", "-- content/a.md --\nauthor: Đỗ Đạt\n-- content/b.md --\nauthor: Đỗ Đạt"),
        Self::VariantSpellings { family, first, second } =>
            vi: (format!("`{first}` và `{second}` chỉ khác nhau ở dấu nên dùng chung một trang ({})", register_vi(family)), "thống nhất một cách viết; nếu là hai tên khác nhau, viết rõ hơn để phân biệt"),
            en: (format!("`{first}` and `{second}` differ only by accents and share one page ({family})"), "use one spelling; if they are two, write one of them more fully");
    }
}

fn register_vi(register: &str) -> &str {
    match register {
        "districts" => "địa bàn",
        "campaigns" => "phong trào",
        "orgs" => "tổ chức",
        "sectors" => "khối",
        "honours" => "danh hiệu",
        "commemorations" => "ngày kỷ niệm",
        "programmes" => "chương trình",
        "categories" => "chuyên mục",
        "sources" => "nguồn",
        "levels" => "cấp",
        "authors" => "tác giả",
        "movements" => "cuộc vận động",
        other => other,
    }
}
