//! Places, campaigns, people and figures that can be read in two ways.

use crate::common::{Site, each};

const PLACES: &str = "site:\n  title: Bản tin\n\
    districts:\n\
    \x20 - {id: tinh-lam-hai, name: Lâm Hải, level: tinh}\n\
    \x20 - {id: tinh-dong-son, name: Đông Sơn, level: tinh}\n\
    \x20 - {id: huyen-cu, name: Tân An, level: huyen, parent: tinh-lam-hai, until: 2025-06-30}\n\
    \x20 - {id: xa-tan-an, name: Tân An, level: xa, parent: tinh-lam-hai, from: 2025-07-01}\n\
    \x20 - {id: xa-tan-an-dong-son, name: Tân An, level: xa, parent: tinh-dong-son, from: 2025-07-01}\n\
    \x20 - {id: xa-tan-an-cu, name: Tân An, level: xa, parent: tinh-dong-son, until: 2025-06-30}\n\
    \x20 - {id: tan-hoa, name: Tân Hòa, level: xa, parent: tinh-lam-hai}\n\
    \x20 - {id: xa-tan-hoa, name: Tân Hòa, level: xa, parent: tinh-dong-son}\n";

/// A site with these settings and registers.
fn of(yaml: &str) -> Site {
    Site::new(&format!("-- site.yaml --\n{yaml}"))
}

fn article(title: &str, district: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: 12/08/2025\ndistrict: {district}\n{more}---\nLời.\n")
}

/// A name of several places is an error that names them with their provinces, also when one has the matching id.
#[test]
fn places_of_one_name() {
    let lam_hai = "xa-tan-an (Xã Tân An, Lâm Hải)";
    let dong_son = "xa-tan-an-dong-son (Xã Tân An, Đông Sơn)";
    let old = "huyen-cu (Huyện Tân An, Lâm Hải)";
    let cases = [
        ("Xã Tân An", &[lam_hai, dong_son][..]),
        ("xã tân an", &[lam_hai, dong_son]),
        ("Tân An", &[lam_hai, dong_son, old]),
        ("tan an", &[lam_hai, dong_son, old]),
        ("xa-tan-an", &[]),
        ("xa-tan-an-dong-son", &[]),
        ("Huyện Tân An", &[]),
    ];
    each(cases, |&(written, candidates)| {
        let site = of(PLACES);
        site.write("content/a.md", article("Bài A", written, ""));
        let found = site.check();
        let told = found
            .iter()
            .find(|found| found["code"] == "ambiguous-reference");
        assert_eq!(told.is_some(), !candidates.is_empty(), "{found:?}");
        for candidate in candidates.iter() {
            let help = told.unwrap()["help"].as_str().unwrap();
            assert!(help.contains(candidate), "{help}");
        }
    });
    let site = of(PLACES);
    let advice: Vec<String> = site
        .check()
        .iter()
        .filter(|found| found["code"] == "district-id")
        .map(|found| {
            found["help"]
                .as_str()
                .unwrap()
                .split('`')
                .nth(1)
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(
        advice,
        ["huyen-tan-an", "xa-tan-hoa-lam-hai"],
        "no id that is taken is advised"
    );
}

/// Wherever places of one name are shown, their provinces stand beside them; in one province, their time.
#[test]
fn places_are_told_apart() {
    let site = of(PLACES).on("2026-01-05");
    site.write("content/a.md", article("Bài A", "xa-tan-an", ""));
    site.write("content/b.md", article("Bài B", "xa-tan-an-dong-son", ""));
    site.write("content/c.md", article("Bài C", "huyen-cu", ""));
    site.build();
    let lam_hai = "Xã Tân An (Lâm Hải)";
    let dong_son = "Xã Tân An (Đông Sơn, 1/7/2025–)";
    for page in ["/", "/tin/", "/dia-ban/", "/ma-tran/"] {
        let text = site.page(page);
        assert!(
            text.contains(lam_hai) && text.contains(dong_son),
            "{page}: {text}"
        );
        assert!(
            text.contains("Huyện Tân An") && !text.contains("Huyện Tân An ("),
            "{page}"
        );
    }
    assert!(site.page("/dia-ban/xa-tan-an-dong-son/").contains(dong_son));
    assert!(
        site.page("/dia-ban/")
            .contains("Xã Tân An (Đông Sơn, –30/6/2025)")
    );
}

const CAMPAIGNS: &str = "site:\n  title: Bản tin\n\
    districts:\n\
    \x20 - {id: tinh-lam-hai, name: Lâm Hải, level: tinh}\n\
    \x20 - {id: huyen-an-khe, name: An Khê, level: huyen, parent: tinh-lam-hai}\n\
    \x20 - {id: huyen-khac, name: Khác, level: huyen, parent: tinh-lam-hai}\n\
    campaigns:\n\
    \x20 - id: an-khe-2024\n\
    \x20   name: Thi đua huyện An Khê\n\
    \x20   district: huyen-an-khe\n\
    \x20   phases:\n\
    \x20     - {id: dot-1, label: Đợt 1, start: 2024-01-01, end: 2024-06-30}\n\
    \x20     - {id: dot-2, label: Đợt 2, start: 2024-07-01, end: 2024-12-31}\n";
const WIDER: &str = "\
    \x20 - {id: lam-hai-2024, name: Thi đua tỉnh, district: tinh-lam-hai, period: 2024}\n\
    \x20 - {id: thang-5, name: Tháng 5, period: 2024-05}\n\
    \x20 - {id: ca-nuoc-2024, name: Cả nước, period: 2024}\n";

/// Of several campaigns an article is in that of the nearest place, then in the shortest.
#[test]
fn the_nearest_campaign() {
    let cases = [
        ("huyen-an-khe", "2024-05-12", "", "an-khe-2024 nearest"),
        ("huyen-an-khe", "2024-08-01", "", "an-khe-2024 nearest"),
        ("huyen-khac", "2024-05-12", "", "lam-hai-2024 nearest"),
        (
            "huyen-an-khe",
            "2024-05-12",
            "campaign: thang-5\n",
            "thang-5 named",
        ),
        ("huyen-an-khe", "2024-05-12", "campaign: false\n", ""),
        (
            "huyen-an-khe",
            "2024-05-12",
            "phase: an-khe-2024/dot-1\n",
            "an-khe-2024 phase-named",
        ),
        ("huyen-an-khe", "2023-05-12", "", ""),
    ];
    let wider = of(&format!("{CAMPAIGNS}{WIDER}"));
    each(cases, |&(district, date, more, expected)| {
        let text =
            format!("---\ntitle: Bài\ndate: {date}\ndistrict: {district}\n{more}---\nLời.\n");
        wider.write("content/a.md", text);
        let rows = wider.list("articles", &[]);
        let words = |key: &str| {
            rows[0][key]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it.as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let joined = [words("campaigns"), words("joined_by")].concat().join(" ");
        assert_eq!(joined, expected);
    });
    // Nothing tells these two apart.
    let equal = "\x20 - {id: hai, name: Hai, district: huyen-an-khe, period: 2024}\n";
    let equal = of(&format!("{CAMPAIGNS}{equal}"));
    equal.write(
        "content/a.md",
        article("Bài", "huyen-an-khe", "kind: launch\n").replace("2025", "2024"),
    );
    let found = equal.check();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]["code"] == "ambiguous-campaign"
            && found[0]["help"]
                .as_str()
                .unwrap()
                .contains("`campaign: hai`")
    );
}

/// No entry of a register takes an article out of its phase in silence.
#[test]
fn changes_of_phases_are_told() {
    let site = of(CAMPAIGNS);
    let text = |number: u32| {
        format!("---\ntitle: Bài {number}\ndate: 2024-05-12\ndistrict: huyen-an-khe\n---\nLời.\n")
    };
    site.write("content/a.md", text(1));
    let told = site.build().stderr;
    assert!(
        told.contains("1 bài không ghi phong trào, được xếp theo địa bàn và ngày (không muốn thì ghi `campaign: false`):\n  content/a.md: an-khe-2024/dot-1\n"),
        "{told}"
    );
    site.edit("content/a.md", "Lời", "Lời khác");
    let told = site.build().stderr;
    assert!(!told.contains("phong trào"), "told once: {told}");
    // A shorter campaign for the same place.
    let shorter = "\x20 - {id: thang-5, name: Tháng 5, district: huyen-an-khe, period: 2024-05}\n";
    site.write("site.yaml", format!("{CAMPAIGNS}{shorter}"));
    for number in 2..12 {
        site.write(&format!("content/{number}.md"), text(number));
    }
    let built = site.run(&["build", "--json"]);
    assert!(
        built.stderr.contains("1 bài đổi phong trào, đợt so với lần dựng trước:\n  content/a.md: an-khe-2024/dot-1 → thang-5/undivided\n"),
        "{}",
        built.stderr
    );
    assert!(
        built.stderr.contains("10 bài không ghi phong trào")
            && built
                .stderr
                .contains("content/2.md: thang-5/undivided, …; xem hết: `bantin list articles`"),
        "{}",
        built.stderr
    );
    let report: serde_json::Value = serde_json::from_str(&built.stdout).unwrap();
    let changes = report["phase_changes"].as_array().unwrap();
    let changed = changes
        .iter()
        .find(|change| change["path"] == "content/a.md")
        .unwrap();
    assert_eq!(changed["before"], "an-khe-2024/dot-1");
    assert!(!site.build().stderr.contains("phong trào"), "told once");
}

const ROLLS: &str = "site:\n  title: Bản tin\n\
    districts: [{id: huyen-an-khe, name: An Khê, level: huyen}]\n\
    honours:\n\
    \x20 - {id: bang-khen, name: Bằng khen, kind: form}\n\
    \x20 - {id: lao-dong-gioi, name: Lao động giỏi, kind: title, for: individual}\n";

fn with(yaml: &str, more: &str) -> Site {
    let site = of(yaml);
    let text =
        format!("---\ntitle: Bài\ndate: 2024-05-12\ndistrict: huyen-an-khe\n{more}---\nLời.\n");
    site.write("content/a.md", text);
    site
}

/// People stand by their given names, without titles and numbers; what is no person by its whole name.
#[test]
fn people_stand_by_given_name() {
    let names = [
        "Bùi Văn Đức",
        "Nguyễn Văn An",
        "Bà Lê Thị Cúc",
        "Ông Trần Văn Bình",
        "Phạm Văn Ánh",
        "Tổ May 3",
        "Công đoàn cơ sở Zuellig",
        "{name: Hà Thị Ân, type: individual}",
    ];
    let list: String = names
        .iter()
        .map(|name| format!("      - {name}\n"))
        .collect();
    let site = with(
        ROLLS,
        &format!("commendations:\n  - honour: bang-khen\n    recipients:\n{list}"),
    );
    site.build();
    let page = site.page("/bang-vang/bang-khen/");
    let order = [
        "Nguyễn Văn An",
        "Phạm Văn Ánh",
        "Hà Thị Ân",
        "Ông Trần Văn Bình",
        "Công đoàn cơ sở Zuellig",
        "Bà Lê Thị Cúc",
        "Bùi Văn Đức",
        "Tổ May 3",
    ];
    let mut at = 0;
    for name in order {
        at += page[at..]
            .find(name)
            .unwrap_or_else(|| panic!("{name} in its place in {page}"));
    }
}

/// A line of a pasted list is told, with the entry as it should be.
#[test]
fn pasted_names() {
    let cases = [
        (
            "\"10. Đồng chí Phạm Văn Ánh, CĐCS May Sông Trăng\"",
            "pasted-name",
            "`{name: Phạm Văn Ánh, org: CĐCS May Sông Trăng}`",
        ),
        ("\"3) Lê Thị Cúc\"", "pasted-name", "`Lê Thị Cúc`"),
        (
            "Bà Lê Thị Cúc - Trường Mầm non, xã A",
            "pasted-name",
            "`{name: Lê Thị Cúc, org: \"Trường Mầm non, xã A\"}`",
        ),
        (
            "{name: \"5. Lê Thị Cúc\", org: Xã A}",
            "pasted-name",
            "`Lê Thị Cúc`",
        ),
        (
            "\"Nguyễn Văn An, Trần Thị Bình\"",
            "several-names",
            "`[Nguyễn Văn An, Trần Thị Bình]`",
        ),
        (
            "Ông Nguyễn Văn An và bà Trần Thị Bình",
            "several-names",
            "`[Nguyễn Văn An, bà Trần Thị Bình]`",
        ),
        ("Ông Nguyễn Văn An", "", ""),
        ("{name: \"Tổ May 3, xã A\", type: collective}", "", ""),
        ("\"Công đoàn xã A, huyện B\"", "", ""),
        ("{name: Lê Thị Cúc, org: \"Tổ 3, xã A\"}", "", ""),
    ];
    each(cases, |&(written, code, cure)| {
        let site = with(
            ROLLS,
            &format!("commendations:\n  - honour: bang-khen\n    recipients:\n      - {written}\n"),
        );
        let found = site.check();
        let codes: Vec<&str> = found
            .iter()
            .map(|found| found["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes.concat(), code, "{found:?}");
        assert!(
            code.is_empty() || found[0]["help"].as_str().unwrap().contains(cure),
            "{found:?}"
        );
    });
}

/// Figures as people write them are read, or asked about.
#[test]
fn figures() {
    let cases = [
        ("achieved: trên 500", "trên 500", "", ""),
        ("achieved: gần 1.200 người", "gần 1.200 người", "", ""),
        ("achieved: \"12,5 tỷ đồng\"", "12,5 tỷ đồng", "", ""),
        ("achieved: 98%", "98%", "", ""),
        ("achieved: \"98,5 %\", target: 95%", "98,5%", "", ""),
        (
            "achieved: 1.709/431, unit: sáng kiến",
            "1.709 sáng kiến",
            "",
            "",
        ),
        (
            "achieved: \"1,200\"",
            "1,2",
            "ambiguous-number",
            "nếu là hàng nghìn thì viết `1.200`, nếu là số thập phân thì viết `1,2`",
        ),
        (
            "achieved: \"12,505\"",
            "12,505",
            "ambiguous-number",
            "`12.505`, nếu là số thập phân thì viết `12,5050`",
        ),
        ("achieved: \"2,5050\"", "2,505", "", ""),
        ("achieved: \"0,125\"", "0,125", "", ""),
        (
            "achieved: \"1,709\", target: 431, percent: 397",
            "1,709",
            "ambiguous-number",
            "viết `1.709`",
        ),
        (
            "achieved: \"1,725\", target: \"1,5\", percent: 115",
            "1,725",
            "",
            "",
        ),
        (
            "achieved: 1.709/431, target: 500",
            "",
            "bad-number",
            "viết `1.709`",
        ),
        ("achieved: 1.709/431, target: 431", "1.709", "", ""),
        (
            "achieved: 600, target: trên 500",
            "",
            "bad-number",
            "viết `500`",
        ),
        (
            "achieved: 600, target: 500/9",
            "",
            "bad-number",
            "viết `500`",
        ),
        (
            "achieved: 60.24",
            "",
            "bad-number",
            "viết `achieved: \"60,24\"`",
        ),
        (
            "achieved: \"1,200,500\"",
            "",
            "bad-number",
            "viết `achieved: 1.200.500`",
        ),
        ("achieved: mười", "", "bad-number", "viết `achieved: 10`"),
        ("achieved: XVII", "", "bad-number", "viết `achieved: 17`"),
        ("achieved: \"1.709/431 (397%)\"", "", "bad-number", "1.709"),
        ("achieved: 98%, unit: người", "", "other-unit", "bỏ `unit`"),
    ];
    each(cases, |&(written, shown, code, cure)| {
        let site = with(
            ROLLS,
            &format!("kind: result\nresults:\n  - {{indicator: Sáng kiến, {written}}}\n"),
        );
        let found = site.check();
        let found: Vec<_> = found
            .iter()
            .filter(|found| found["code"] != "wrong-percent")
            .collect();
        let codes: Vec<&str> = found
            .iter()
            .map(|found| found["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes.concat(), code, "{found:?}");
        assert!(
            code.is_empty() || found[0]["help"].as_str().unwrap().contains(cure),
            "{found:?}"
        );
        if !shown.is_empty() {
            site.build();
            let page = site.page("/tin/2024/bai/");
            assert!(page.contains(shown), "{shown} in {page}");
        }
    });
    // What the others are decides.
    let decided = "results:\n  - {indicator: A, achieved: \"1,200\"}\n  - {indicator: B, achieved: \"60,24\"}\n";
    assert!(with(ROLLS, decided).check().is_empty());
    let undecided =
        "results:\n  - {indicator: A, achieved: \"1,200\"}\n  - {indicator: B, achieved: 10.000}\n";
    assert_eq!(with(ROLLS, undecided).check().len(), 1);
    // People are counted whole.
    for (count, code) in [
        ("trên 20", ""),
        ("20 người", "bad-number"),
        ("\"1,200\"", "not-whole"),
    ] {
        let site = with(
            ROLLS,
            &format!("commendations: [{{honour: bang-khen, count: {count}}}]\n"),
        );
        let codes: Vec<_> = site
            .check()
            .iter()
            .map(|found| found["code"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(codes.concat(), code, "{count}");
    }
}

/// A campaign of another place, and a giver that nobody knows, are told.
#[test]
fn campaigns_and_givers_of_elsewhere() {
    let yaml = format!(
        "{CAMPAIGNS}orgs: [{{id: ldld-an-khe, name: LĐLĐ huyện An Khê, level: district}}]\nhonours: [{{id: bang-khen, name: Bằng khen}}]\n"
    );
    let award = |by: &str| {
        format!("campaign: false\ncommendations: [{{honour: bang-khen, count: 3, by: {by}}}]\n")
    };
    let cases = [
        (
            "huyen-khac",
            "campaign: an-khe-2024\n".to_owned(),
            "foreign-campaign",
            "`district`",
        ),
        (
            "huyen-khac",
            "phase: an-khe-2024/dot-1\n".to_owned(),
            "foreign-campaign",
            "`district`",
        ),
        (
            "[huyen-khac, huyen-an-khe]",
            "campaign: an-khe-2024\n".to_owned(),
            "",
            "",
        ),
        ("tinh-lam-hai", "campaign: an-khe-2024\n".to_owned(), "", ""),
        ("huyen-an-khe", award("LĐLĐ huyện An Khê"), "", ""),
        ("huyen-an-khe", award("LĐLĐ huyện An Khe"), "", ""),
        (
            "huyen-an-khe",
            award("LĐLĐ huyện An Khêê"),
            "unknown-giver",
            "`ldld-an-khe`?",
        ),
        (
            "huyen-an-khe",
            award("LĐLĐ tỉnh Bắc Giang"),
            "unknown-giver",
            "danh mục `orgs`",
        ),
        ("huyen-an-khe", award("Bộ Công Thương"), "", ""),
    ];
    each(cases, |(district, more, code, cure)| {
        let site = of(&yaml);
        let text =
            format!("---\ntitle: Bài\ndate: 2024-05-12\ndistrict: {district}\n{more}---\nLời.\n");
        site.write("content/a.md", text);
        let found = site.check();
        let codes: Vec<&str> = found
            .iter()
            .map(|found| found["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes.concat(), *code, "{found:?}");
        assert!(
            code.is_empty() || found[0]["help"].as_str().unwrap().contains(cure),
            "{found:?}"
        );
    });
}
