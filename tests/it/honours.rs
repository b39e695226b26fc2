//! The honour roll against the front matter: who was honoured, how many, by whom, when, and where that is told.
//! Checks 21 and 22 of `domain.md` §5. Every sum is added up here, from what the articles say.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Site, csv, each,
    fixtures::{BASE, SEEDS},
    html::{self, assert_says, assert_silent},
    strings,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// An article of quận Hà Đông with these lines under `commendations:`.
fn article(title: &str, date: &str, awards: &str) -> String {
    article_in("quan-ha-dong", title, date, awards)
}

fn article_in(district: &str, title: &str, date: &str, awards: &str) -> String {
    format!(
        "---\ntitle: \"{title}\"\ndistrict: {district}\ndate: {date}\nkind: commendation\ncommendations:\n{awards}\n---\n\nNội dung.\n"
    )
}

/// One article with these awards.
fn honoured(awards: &str) -> Site {
    let site = Site::new(BASE);
    site.write("content/bai.md", article("Một bài", "2023-05-06", awards));
    site
}

/// The entries of awards on a page, as words.
fn entries(page: &str) -> Vec<String> {
    let parts = page.split("<li class=\"award\">").skip(1);
    parts
        .map(|part| {
            let end = part.find("</div>").expect("an entry ends");
            html::words(&part[..end])
        })
        .collect()
}

const ROLL: &str = "bang-vang/bang-vang.csv";

#[test]
fn check_21_the_roll_of_phuc_tho() {
    let site = Site::new(BASE);
    site.add(SEEDS);
    site.build_anyhow(); // S0 has a warning of its own
    let rows = site.list(
        "honours",
        &["--district", "huyen-phuc-tho", "--year", "2022"],
    );
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["honour"].as_str().unwrap(),
                row["count"].as_u64().unwrap(),
                row["by"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("cong-nhan-gioi", 10, "ldld-huyen-phuc-tho"),
            ("sang-kien-sang-tao", 30, "ldld-huyen-phuc-tho"),
            ("bang-khen", 1, "ldld-tp-ha-noi")
        ]
    );
    assert_eq!(
        rows[2]["recipients"],
        json!([{"name": "LĐLĐ huyện Phúc Thọ", "org": null, "type": "collective"}])
    );
    assert!(
        rows.iter()
            .all(|row| row["article"] == "content/s1.md" && row["level"] != Value::Null),
        "{rows:#?}"
    );
    // S0 and S2 only aim at honours.
    assert_eq!(site.list("honours", &[]).len(), 3);
    let s1 = site.article("s1")["url"].as_str().unwrap().to_owned();
    let page = site.page("/dia-ban/huyen-phuc-tho/bang-vang/");
    for words in [
        "10 Công nhân giỏi",
        "30 Sáng kiến, sáng tạo",
        "1 Bằng khen LĐLĐ TP Hà Nội",
        "41 lượt khen",
    ] {
        assert_says(&page, words);
    }
    assert_eq!(
        html::links(&page)
            .iter()
            .filter(|(to, _)| *to == s1)
            .count(),
        3,
        "each award leads to its article"
    );
    for other in ["/bang-vang/", "/bang-vang/nam-2022/"] {
        let page = site.page(other);
        assert_eq!(
            html::links(&page)
                .iter()
                .filter(|(to, _)| *to == s1)
                .count(),
            3,
            "{other}"
        );
        for name in ["s0", "s2"] {
            let url = site.article(name)["url"].as_str().unwrap().to_owned();
            assert!(
                !html::links(&page).iter().any(|(to, _)| *to == url),
                "{name} on {other}"
            );
        }
    }
    let addresses = site.addresses();
    for nobody in [
        "/dia-ban/quan-thanh-xuan/bang-vang/",
        "/dia-ban/quan-ha-dong/bang-vang/",
        "/bang-vang/nam-2020/",
        "/bang-vang/nam-2023/",
    ] {
        assert!(
            !addresses.iter().any(|address| address == nobody),
            "{nobody}"
        );
    }
    let total: u64 = csv(&site.output()[ROLL])
        .iter()
        .map(|row| row["Số lượng"].parse::<u64>().unwrap())
        .sum();
    assert_eq!(total, 10 + 30 + 1);
}

#[test]
fn check_22_spellings_of_one_honour() {
    let site = Site::new(BASE);
    site.add(SEEDS);
    let spellings = [
        "Sáng kiến sáng tạo",
        "Sáng kiến - sáng tạo",
        "Sáng kiến, sáng tạo",
        "Sáng kiến, sáng tạo Thủ đô",
        "sang-kien-sang-tao",
        "SÁNG KIẾN – SÁNG TẠO",
    ];
    for (index, spelling) in spellings.iter().enumerate() {
        site.write(
            &format!("content/k{index}.md"),
            article(
                &format!("Khen {index}"),
                "2024-01-02",
                &format!("- {{honour: \"{spelling}\", count: 2}}"),
            ),
        );
    }
    site.build_anyhow(); // S0 has a warning of its own
    let rows = site.list("honours", &["--year", "2024"]);
    assert_eq!(rows.len(), spellings.len());
    assert!(
        rows.iter().all(
            |row| row["honour"] == "sang-kien-sang-tao" && row["name"] == "Sáng kiến, sáng tạo"
        ),
        "{rows:#?}"
    );
    let page = site.page("/bang-vang/sang-kien-sang-tao/");
    assert_says(&page, &format!("{} lượt khen", 30 + 2 * spellings.len()));
    let listed: BTreeSet<String> = html::cards(&page).into_iter().map(|(to, _)| to).collect();
    for name in ["s0", "s1", "s2", "k0", "k5"] {
        assert!(
            listed.contains(site.article(name)["url"].as_str().unwrap()),
            "{name} in {listed:?}"
        );
    }
    assert_eq!(listed.len(), 3 + spellings.len());
    // Aimed at by S0, never given: it has a page, but no roll.
    let aimed = site.page("/bang-vang/cong-nhan-tieu-bieu/");
    assert_eq!((html::cards(&aimed).len(), entries(&aimed).len()), (1, 0));
    assert_silent(&aimed, "lượt khen");
    assert!(
        !site
            .output()
            .contains_key("bang-vang/cong-nhan-tieu-bieu/cong-nhan-tieu-bieu.csv")
    );
}

/// Aimed at and given by one article: each where it belongs.
#[test]
fn aims_are_not_awards() {
    let site = Site::new(BASE);
    let text = article(
        "Vừa nhắm vừa khen",
        "2023-05-06",
        "- {honour: bang-khen, count: 7}",
    );
    site.write(
        "content/bai.md",
        text.replace(
            "commendations:",
            "honours: [Công nhân giỏi, Bằng khen]\ncommendations:",
        ),
    );
    site.build_cleanly();
    let rows = site.list("honours", &[]);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0]["honour"].as_str(), rows[0]["count"].as_u64()),
        (Some("bang-khen"), Some(7))
    );
    assert_eq!(entries(&site.page("/bang-vang/cong-nhan-gioi/")).len(), 0);
    assert_eq!(entries(&site.page("/bang-vang/bang-khen/")).len(), 1);
    assert_eq!(csv(&site.output()[ROLL]).len(), 1);
    let page = site.article_page("bai");
    assert_eq!(entries(&page).len(), 1);
    assert_says(&page, "Danh hiệu phấn đấu Công nhân giỏi Bằng khen");
}

/// A danh hiệu is not a hình thức khen thưởng; what is neither said to be counts as a title.
#[test]
fn titles_and_forms_stand_apart() {
    let site = Site::new(BASE);
    site.edit(
        "site.yaml",
        "  - {id: bang-khen, name: Bằng khen, kind: form}\n",
        "  - {id: bang-khen, name: Bằng khen, kind: form}\n\
         \x20 - {id: khong-loai, name: Không loại}\n",
    );
    site.write(
        "content/a.md",
        article(
            "Một bài",
            "2023-05-06",
            "- {honour: bang-khen, count: 3}\n\
             - {honour: cong-nhan-gioi, count: 20}\n\
             - {honour: Không loại, count: 100}",
        ),
    );
    site.build_anyhow();
    let kinds: BTreeMap<String, String> = site
        .list("honours", &[])
        .iter()
        .map(|row| {
            (
                row["honour"].as_str().unwrap().to_owned(),
                row["kind"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(kinds["bang-khen"], "form");
    assert_eq!(kinds["cong-nhan-gioi"], "title");
    assert_eq!(kinds["khong-loai"], "title");
    let index = html::words(&site.page("/bang-vang/"));
    let (titles, forms) = (
        index
            .find("Danh hiệu Công nhân giỏi")
            .or(index.find("Danh hiệu Không loại")),
        index.rfind("Hình thức khen thưởng Bằng khen"),
    );
    assert!(titles.is_some() && titles < forms, "{index}");
    // Year, both together, titles, forms.
    assert!(
        index.contains("Năm Tổng Danh hiệu Hình thức khen thưởng 2023 123 120 3"),
        "{index}"
    );
    let loai: BTreeMap<String, String> = csv(&site.output()[ROLL])
        .into_iter()
        .map(|row| (row["Danh hiệu, hình thức"].clone(), row["Loại"].clone()))
        .collect();
    assert_eq!(loai["Bằng khen"], "Hình thức khen thưởng");
    assert_eq!(loai["Không loại"], "Danh hiệu");
}

/// trên, gần and khoảng in sums: exact parts do not matter, equal ones stay, different ones make it khoảng.
#[test]
fn sums_of_inexact_counts() {
    #[rustfmt::skip]
    let cases: &[(&[(u64, &str)], &str)] = &[
        (&[(10, "")], "10 lượt khen"),
        (&[(10, ""), (5, "")], "15 lượt khen"),
        (&[(10, ""), (5, "over")], "trên 15 lượt khen"),
        (&[(5, "over"), (10, "")], "trên 15 lượt khen"),
        (&[(5, "over"), (10, "over")], "trên 15 lượt khen"),
        (&[(5, "almost"), (10, "")], "gần 15 lượt khen"),
        (&[(5, "about"), (10, "")], "khoảng 15 lượt khen"),
        (&[(5, "over"), (10, "almost")], "khoảng 15 lượt khen"),
        (&[(5, "over"), (10, ""), (7, "almost")], "khoảng 22 lượt khen"),
        (&[(5, "about"), (10, "over"), (1, "over")], "khoảng 16 lượt khen"),
        (&[(61_000, "over"), (3_000, "over"), (90, "")], "trên 64.090 lượt khen"),
        (&[(999, "trên"), (1, "gần")], "khoảng 1.000 lượt khen"), // the Vietnamese words are understood
        (&[(0, "")], ""),
    ];
    each(cases, |(awards, expected)| {
        let line = |(count, qualifier): &(u64, &str)| match *qualifier {
            "" => format!("- {{honour: cong-nhan-gioi, count: {count}}}\n"),
            some => format!("- {{honour: cong-nhan-gioi, count: {count}, qualifier: {some}}}\n"),
        };
        let site = honoured(&awards.iter().map(line).collect::<String>());
        site.build_cleanly();
        for address in [
            "/bang-vang/cong-nhan-gioi/",
            "/dia-ban/quan-ha-dong/bang-vang/",
            "/bang-vang/nam-2023/",
            "/dia-ban/quan-ha-dong/",
        ] {
            let page = site.page(address);
            if expected.is_empty() {
                assert_silent(&page, "lượt khen")
            } else {
                assert_says(&page, expected)
            }
        }
        let sum: u64 = awards.iter().map(|(count, _)| count).sum();
        let given: u64 = site
            .list("honours", &[])
            .iter()
            .map(|row| row["count"].as_u64().unwrap())
            .sum();
        assert_eq!(given, sum);
    });
}

/// The number of an award, and the rows of the table for a spreadsheet: (name, number, qualifier) each.
#[test]
fn counts_and_names() {
    type Row<'a> = (&'a str, &'a str, &'a str);
    #[rustfmt::skip]
    let cases: &[(&str, Option<u64>, &[Row<'_>])] = &[
        ("count: 10", Some(10), &[("", "10", "")]),
        ("count: 10, qualifier: over", Some(10), &[("", "10", "trên")]),
        ("recipients: [Lê An, Lê Bá]", Some(2), &[("Lê An", "1", ""), ("Lê Bá", "1", "")]),
        ("recipients: [Lê An, Lê Bá], count: 2", Some(2), &[("Lê An", "1", ""), ("Lê Bá", "1", "")]),
        ("recipients: [Lê An, Lê Bá], count: 12", Some(12), &[("Lê An", "1", ""), ("Lê Bá", "1", ""), ("", "10", "")]),
        ("recipients: [Lê An, Lê Bá], count: 12, qualifier: almost", Some(12), &[("Lê An", "1", ""), ("Lê Bá", "1", ""), ("", "10", "gần")]),
        ("recipients: [Lê An, Lê Bá, Lê An]", Some(2), &[("Lê An", "1", ""), ("Lê Bá", "1", "")]), // named twice
        ("recipients: [Lê An, {name: Lê An, org: Trường A}]", Some(2), &[("Lê An", "1", ""), ("Lê An", "1", "")]), // two people
        ("recipients: [{name: Lê An, org: Trường B}, {name: Lê An, org: Trường A}, \
          {name: Lê An, org: Trường B}]", Some(2), &[("Lê An", "1", ""), ("Lê An", "1", "")]),
        ("recipients: [{name: Tổ 1, type: collective}, {name: Tổ 1, type: individual}]", Some(2), &[("Tổ 1", "1", ""), ("Tổ 1", "1", "")]),
        ("recipients: Lê An", Some(1), &[("Lê An", "1", "")]), // one instead of a list
        ("recipients: []", None, &[("", "", "")]),
        ("recipients:", None, &[("", "", "")]),
        ("reason: Không rõ bao nhiêu", None, &[("", "", "")]),
        ("count: 0", Some(0), &[("", "0", "")]), // said to be none
        ("count: 1.709", Some(1709), &[("", "1709", "")]), // a point between thousands
        ("count: \"61.000\", qualifier: trên", Some(61_000), &[("", "61000", "trên")]),
    ];
    each(cases, |(fields, count, rows)| {
        let site = honoured(&format!("- {{honour: bang-khen, {fields}}}"));
        let files = site.build_anyhow();
        let told = site.list("honours", &[]);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0]["count"].as_u64(), *count);
        for path in [ROLL, "bang-vang/bang-khen/bang-khen.csv"] {
            let table = csv(&files[path]);
            let found: Vec<Row<'_>> = table
                .iter()
                .map(|row| {
                    (
                        &*row["Người, đơn vị được khen"],
                        &*row["Số lượng"],
                        &*row["Mức"],
                    )
                })
                .collect();
            if rows.iter().any(|row| row.1 == "0") && found.is_empty() {
                continue; // nobody was honoured, so there is no row
            }
            assert_eq!(found, *rows, "{path}");
        }
        let page = site.article_page("bai");
        let entry = &entries(&page)[0];
        for (name, ..) in *rows {
            assert!(entry.contains(name), "{name:?} in {entry:?}");
        }
    });
}

/// Exactly as many names as counted, but “trên”: the table must not make the number exact.
#[test]
fn a_qualifier_survives_when_all_that_are_counted_are_named() {
    let site =
        honoured("- {honour: bang-khen, recipients: [Lê An, Lê Bá], count: 2, qualifier: over}");
    let files = site.build_cleanly();
    let table = csv(&files[ROLL]);
    assert!(table.iter().any(|row| row["Mức"] == "trên"), "{table:#?}");
    let sum: u64 = table
        .iter()
        .map(|row| row["Số lượng"].parse::<u64>().unwrap())
        .sum();
    assert_eq!(sum, 2);
    assert_says(&site.page("/bang-vang/bang-khen/"), "trên 2 lượt khen");
}

/// Recipients stand in Vietnamese order, whatever the article says first: by letters, then by tones.
#[test]
fn names_in_vietnamese_order() {
    let order = [
        "An", "Ám", "Ăn", "Âm", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Cam", "Dung", "Đàm", "Em",
        "Ê Ban", "Oanh", "Ốc", "Ơn", "Tư", "Ty", "Uyên", "Ước", "Vân", "Yến",
    ];
    // Bare letters come before letters with marks; tones only break ties: Ám before An would be wrong only by its last letter.
    let mut sorted = order.to_vec();
    sorted.swap(0, 1); // Ám < An: m before n, the tone does not matter
    let mut written = sorted.clone();
    written.reverse();
    written.swap(3, 17);
    let list = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("    - Tổ {name} 3\n"))
            .collect::<String>()
    };
    let site = honoured(&format!(
        "- honour: bang-khen\n  recipients:\n{}",
        list(&written)
    ));
    site.build_cleanly();
    let expected: String = sorted.iter().map(|name| format!("Tổ {name} 3 ")).collect();
    for address in [
        "/bang-vang/bang-khen/",
        "/dia-ban/quan-ha-dong/bang-vang/",
        "/bang-vang/nam-2023/",
    ] {
        assert_says(&site.page(address), expected.trim());
    }
    assert_says(&site.article_page("bai"), expected.trim());
    let named: Vec<String> = csv(&site.output()[ROLL])
        .into_iter()
        .map(|row| row["Người, đơn vị được khen"].clone())
        .collect();
    assert_eq!(
        named,
        sorted
            .iter()
            .map(|name| format!("Tổ {name} 3"))
            .collect::<Vec<_>>()
    );
}

#[test]
fn three_hundred_recipients() {
    let names: Vec<String> = (1..=300).map(|n| format!("Người thứ {n:03}")).collect();
    let lines: String = names
        .iter()
        .rev()
        .map(|name| format!("    - {{name: {name}, org: Tổ {}}}\n", name.len()))
        .collect();
    let site = honoured(&format!("- honour: bang-khen\n  recipients:\n{lines}"));
    let files = site.build_cleanly();
    assert_eq!(site.list("honours", &[])[0]["count"], 300);
    for address in [
        "/bang-vang/bang-khen/",
        "/dia-ban/quan-ha-dong/bang-vang/",
        "/bang-vang/nam-2023/",
        site.article("bai")["url"].as_str().unwrap(),
    ] {
        let page = html::words(&site.page(address));
        let missing: Vec<&String> = names
            .iter()
            .filter(|name| page.matches(name.as_str()).count() != 1)
            .collect();
        assert!(missing.is_empty(), "{address}: {missing:?}");
    }
    // Elsewhere only some, and how many more: what is shown and what is told to be left out make 300.
    for address in ["/", "/bang-vang/", "/dia-ban/quan-ha-dong/"] {
        let page = html::words(&site.page(address));
        let shown = names
            .iter()
            .filter(|name| page.contains(name.as_str()))
            .count();
        assert!(shown > 0 && shown < 300, "{address}: {shown}");
        assert!(
            page.contains(&format!("và {} tên khác", 300 - shown)),
            "{address}: {page}"
        );
    }
    assert_eq!(csv(&files[ROLL]).len(), 300);
}

/// The year of an award is its own, else that of the article; the article stays where it is.
#[test]
fn years_of_awards() {
    #[rustfmt::skip]
    let cases = [
        ("count: 1", 2023, "2023-05-06"),
        ("count: 1, year: 2019", 2019, "2019"),
        ("count: 1, date: 31/12/2022", 2022, "2022-12-31"),
        ("count: 1, date: Quý IV/2021", 2021, "2021-Q4"),
        ("count: 1, date: 2020-02", 2020, "2020-02"),
        ("count: 1, year: 2025", 2025, "2025"), // told before it is given
    ];
    each(cases, |(fields, year, date)| {
        let site = honoured(&format!("- {{honour: bang-khen, {fields}}}"));
        site.build_cleanly();
        let row = &site.list("honours", &[])[0];
        assert_eq!(
            (row["year"].as_i64(), row["date"].as_str()),
            (Some(*year), Some(*date))
        );
        assert_eq!(
            site.list("honours", &["--year", &year.to_string()]).len(),
            1
        );
        let rolls: Vec<String> = site
            .addresses()
            .into_iter()
            .filter(|address| address.starts_with("/bang-vang/nam-"))
            .collect();
        assert_eq!(rolls, [format!("/bang-vang/nam-{year}/")]);
        assert_eq!(csv(&site.output()[ROLL])[0]["Năm"], year.to_string());
        assert_eq!(row["url"], "/tin/2023/mot-bai/");
    });
    let both = honoured("- {honour: bang-khen, count: 1, year: 2019, date: 2020-02-03}");
    both.build_anyhow();
    assert_eq!(
        both.list("honours", &[])[0]["date"],
        "2020-02-03",
        "the more precise one counts"
    );
}

/// The level of an award is that of a registered giver; any other text is a giver without a level.
#[test]
fn givers_and_levels() {
    #[rustfmt::skip]
    let cases = [
        ("by: ldld-tp-ha-noi", "ldld-tp-ha-noi", Some("province"), "LĐLĐ TP Hà Nội Cấp tỉnh, thành phố"),
        ("by: LĐLĐ TP Hà Nội", "ldld-tp-ha-noi", Some("province"), "LĐLĐ TP Hà Nội Cấp tỉnh, thành phố"),
        ("by: Liên đoàn Lao động huyện Phúc Thọ", "ldld-huyen-phuc-tho", Some("district"), "LĐLĐ huyện Phúc Thọ Cấp trên trực tiếp cơ sở"),
        ("by: UBND phường Hà Đông", "UBND phường Hà Đông", None, "UBND phường Hà Đông"),
        ("by: \"<mark>Ai & đó</mark>\"", "<mark>Ai & đó</mark>", None, "<mark>Ai & đó</mark>"),
    ];
    each(cases, |(by, id, level, words)| {
        let site = honoured(&format!("- {{honour: bang-khen, count: 3, {by}}}"));
        site.build_anyhow();
        let row = &site.list("honours", &[])[0];
        assert_eq!(
            (row["by"].as_str(), row["level"].as_str()),
            (Some(*id), *level)
        );
        for page in [
            site.article_page("bai"),
            site.page("/bang-vang/bang-khen/"),
            site.page("/dia-ban/quan-ha-dong/bang-vang/"),
        ] {
            assert_says(&page, words);
            let linked = html::links(&page).iter().any(|(to, label)| {
                to.starts_with("/to-chuc/") && words.starts_with(label.as_str())
            });
            assert_eq!(linked, level.is_some(), "a registered giver is a link");
        }
        let none = html::words(&site.page("/bang-vang/")).contains("Không rõ cấp 3");
        assert_eq!(
            none,
            level.is_none(),
            "the sum of awards of an unknown level"
        );
    });
    let site = honoured(
        "- {honour: bang-khen, count: 3, by: ldld-tp-ha-noi}\n\
         - {honour: cong-nhan-gioi, count: 4, by: ldld-tp-ha-noi}\n\
         - {honour: bang-khen, by: ldld-huyen-phuc-tho, recipients: [{name: Ông A, \
         org: LĐLĐ huyện Phúc Thọ}, {name: LĐLĐ TP Hà Nội}]}",
    );
    site.build_cleanly();
    let city = site.row("orgs", "id", "ldld-tp-ha-noi");
    assert_eq!(
        (city["given"].as_u64(), city["received"].as_u64()),
        (Some(7), Some(2)),
        "{city:#?}"
    );
    let county = site.row("orgs", "id", "ldld-huyen-phuc-tho");
    assert_eq!(county["given"].as_u64(), Some(2));
    assert_says(
        &site.page("/to-chuc/ldld-tp-ha-noi/"),
        "Đã khen thưởng 7 lượt khen",
    );
}

/// 250 awards of one honour in one district and two years: every one on exactly one page of each roll.
#[test]
fn long_rolls() {
    let site = Site::new(BASE);
    let mark = |n: usize| format!("Việc số {n:03}.");
    for group in 0..25 {
        let year = 2022 + group % 2;
        let awards: String = (0..10)
            .map(|n| {
                format!(
                    "- {{honour: bang-khen, count: 1, reason: {}}}\n",
                    mark(group * 10 + n)
                )
            })
            .collect();
        site.write(
            &format!("content/{group}.md"),
            article(
                &format!("Khen đợt {group}"),
                &format!("{year}-03-{:02}", group + 1),
                &awards,
            ),
        );
    }
    let files = site.build_cleanly();
    let addresses = site.addresses();
    let whole = html::links(&site.page("/bang-vang/bang-khen/"))
        .into_iter()
        .find(|(_, words)| words == "Xem toàn bộ bảng vàng")
        .expect("a link to the whole roll")
        .0;
    let check = |first: &str, wanted: &dyn Fn(usize) -> bool| {
        let pages: Vec<&String> = addresses
            .iter()
            .filter(|address| {
                *address == first
                    || address
                        .strip_prefix(first)
                        .is_some_and(|rest| rest.starts_with("trang-"))
            })
            .collect();
        let words: Vec<String> = pages
            .iter()
            .map(|address| html::words(&site.page(address)))
            .collect();
        for n in 0..250 {
            let times: usize = words
                .iter()
                .map(|page| page.matches(&mark(n)).count())
                .sum();
            assert_eq!(times, usize::from(wanted(n)), "{} on {pages:?}", mark(n));
        }
        let most = words
            .iter()
            .map(|page| page.matches("Việc số").count())
            .max()
            .unwrap();
        assert!(
            (25..=75).contains(&most),
            "{pages:?}: {most} awards on one page"
        );
    };
    check(&whole, &|_| true);
    check("/dia-ban/quan-ha-dong/bang-vang/", &|_| true);
    check("/bang-vang/nam-2022/", &|n| n / 10 % 2 == 0);
    check("/bang-vang/nam-2023/", &|n| n / 10 % 2 == 1);
    // The page of the honour holds the newest fifty at most, and says the sum of all.
    let honour = site.page("/bang-vang/bang-khen/");
    assert_says(&honour, "250 lượt khen");
    let newest = html::words(&honour).matches("Việc số").count();
    assert!((25..=50).contains(&newest), "{newest}");
    assert_eq!(csv(&files[ROLL]).len(), 250);
    for (target, _) in addresses
        .iter()
        .filter(|address| address.contains("bang-vang"))
        .flat_map(|address| html::links(&site.page(address)))
    {
        let path = target.trim_start_matches('/').split('#').next().unwrap();
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        assert!(files.contains_key(&file), "{target}");
    }
}

/// Fifty awards fit on the page of an honour, and there is no second roll; one more, and there is.
#[test]
fn a_roll_that_just_fits() {
    for (count, apart) in [(50, false), (51, true)] {
        let awards = "- {honour: bang-khen, count: 1}\n".repeat(count);
        let site = honoured(&awards);
        site.build_cleanly();
        let rolls = site
            .addresses()
            .iter()
            .filter(|address| address.starts_with("/bang-vang/bang-khen/danh-sach/"))
            .count();
        assert_eq!(rolls > 0, apart, "{count} awards");
        let page = site.page("/bang-vang/bang-khen/");
        assert_eq!(
            html::words(&page).contains("Xem toàn bộ bảng vàng"),
            apart,
            "{count} awards"
        );
    }
}

/// What a random site says, added up here and by the program: by honour, district, year, giver.
#[test]
fn sums_of_many_awards() {
    struct Told {
        district: &'static str,
        honour: &'static str,
        year: i32,
        count: Option<u64>,
        qualifier: &'static str,
        by: &'static str,
    }
    let (districts, honours) = (
        [
            "quan-ha-dong",
            "quan-thanh-xuan",
            "tinh-thai-nguyen",
            "thanh-pho-thai-nguyen",
        ],
        ["cong-nhan-gioi", "bang-khen", "sang-kien-sang-tao"],
    );
    let mut state = 20_261_121_u64;
    let mut draw = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let site = Site::new(BASE);
    let mut all: Vec<Told> = Vec::new();
    for index in 0..40 {
        let (district, year) = (districts[draw(4)], 2019 + draw(4) as i32);
        let mut lines = String::new();
        for _ in 0..=draw(4) {
            let honour = honours[draw(3)];
            let own = [None, None, Some(2018), Some(2021)][draw(4)];
            let named = [0, 0, 1, 3, 7][draw(5)];
            let stated = [None, Some(named as u64), Some((named + draw(2_000)) as u64)][draw(3)];
            let qualifier = ["", "", "", "over", "almost", "about"][draw(6)];
            let by = ["", "ldld-tp-ha-noi", "ldld-huyen-phuc-tho", "Hội A"][draw(4)];
            lines += &format!("- honour: {honour}\n");
            if let Some(year) = own {
                lines += &format!("  year: {year}\n");
            }
            if named > 0 {
                lines += &format!(
                    "  recipients: [{}]\n",
                    (0..named)
                        .map(|n| format!("Người {n} của {index}"))
                        .collect::<Vec<_>>()
                        .join(", ")
                );
            }
            if let Some(count) = stated {
                lines += &format!("  count: {count}\n");
            }
            if !qualifier.is_empty() {
                lines += &format!("  qualifier: {qualifier}\n");
            }
            if !by.is_empty() {
                lines += &format!("  by: {by}\n");
            }
            all.push(Told {
                district,
                honour,
                year: own.unwrap_or(year),
                count: stated.or((named > 0).then_some(named as u64)),
                qualifier,
                by,
            });
        }
        site.write(
            &format!("content/{index}.md"),
            article_in(
                district,
                &format!("Bài {index}"),
                &format!("{year}-{:02}-{:02}", 1 + draw(12), 1 + draw(28)),
                &lines,
            ),
        );
    }
    let files = site.build_anyhow(); // some say no number
    let sum = |wanted: &dyn Fn(&Told) -> bool| -> (u64, Vec<&str>) {
        let some: Vec<&Told> = all.iter().filter(|told| wanted(told)).collect();
        let mut inexact: Vec<&str> = some
            .iter()
            .filter(|told| told.count.is_some() && !told.qualifier.is_empty())
            .map(|told| told.qualifier)
            .collect();
        inexact.sort_unstable();
        inexact.dedup();
        (some.iter().filter_map(|told| told.count).sum(), inexact)
    };
    let words = |(count, inexact): &(u64, Vec<&str>)| {
        let digits = count.to_string();
        let mut shown = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                shown.push('.');
            }
            shown.push(digit);
        }
        match inexact[..] {
            [] => shown,
            ["over"] => format!("trên {shown}"),
            ["almost"] => format!("gần {shown}"),
            _ => format!("khoảng {shown}"),
        }
    };
    let table = csv(&files[ROLL]);
    let in_file = |path: String| -> u64 {
        csv(&files[&path])
            .iter()
            .map(|row| row["Số lượng"].parse::<u64>().unwrap_or(0))
            .sum()
    };
    let in_table = |column: &str, value: &str| -> u64 {
        table
            .iter()
            .filter(|row| row[column] == value)
            .map(|row| row["Số lượng"].parse::<u64>().unwrap_or(0))
            .sum()
    };
    let listed = site.list("honours", &[]);
    assert_eq!(listed.len(), all.len());
    let in_list = |column: &str, value: &Value| -> u64 {
        listed
            .iter()
            .filter(|row| row[column] == *value)
            .map(|row| row["count"].as_u64().unwrap_or(0))
            .sum()
    };
    for (honour, name) in honours
        .iter()
        .zip(["Công nhân giỏi", "Bằng khen", "Sáng kiến, sáng tạo"])
    {
        let expected = sum(&|told| told.honour == *honour);
        assert_says(
            &site.page(&format!("/bang-vang/{honour}/")),
            &format!("{} lượt khen", words(&expected)),
        );
        assert_eq!(
            (
                in_table("Danh hiệu, hình thức", name),
                in_list("honour", &json!(honour))
            ),
            (expected.0, expected.0),
            "{honour}"
        );
        assert_eq!(
            in_file(format!("bang-vang/{honour}/{honour}.csv")),
            expected.0,
            "{honour}"
        );
    }
    for (district, name) in districts.iter().zip([
        "Quận Hà Đông",
        "Quận Thanh Xuân",
        "Tỉnh Thái Nguyên",
        "Thành phố Thái Nguyên",
    ]) {
        let expected = sum(&|told| told.district == *district);
        assert_says(
            &site.page(&format!("/dia-ban/{district}/bang-vang/")),
            &format!("{} lượt khen", words(&expected)),
        );
        assert_says(
            &site.page("/bang-vang/"),
            &format!("{name} {}", words(&expected)),
        );
        assert_eq!(
            (
                in_table("Địa bàn", name),
                in_list("district", &json!(district))
            ),
            (expected.0, expected.0),
            "{district}"
        );
        assert_eq!(
            in_file(format!("dia-ban/{district}/bang-vang/{district}.csv")),
            expected.0,
            "{district}"
        );
    }
    for year in [2018, 2019, 2020, 2021, 2022] {
        let expected = sum(&|told| told.year == year);
        assert_says(
            &site.page(&format!("/bang-vang/nam-{year}/")),
            &format!("{} lượt khen", words(&expected)),
        );
        assert_eq!(
            in_file(format!("bang-vang/nam-{year}/nam-{year}.csv")),
            expected.0,
            "{year}"
        );
        let titles = sum(&|told| told.year == year && told.honour != "bang-khen");
        let forms = sum(&|told| told.year == year && told.honour == "bang-khen");
        let cells: Vec<String> = [&expected, &titles, &forms]
            .into_iter()
            .filter(|sum| sum.0 > 0)
            .map(words)
            .collect();
        assert_says(
            &site.page("/bang-vang/"),
            &format!("{year} {}", cells.join(" ")),
        );
        assert_eq!(
            (
                in_table("Năm", &year.to_string()),
                in_list("year", &json!(year))
            ),
            (expected.0, expected.0),
            "{year}"
        );
    }
    for org in ["ldld-tp-ha-noi", "ldld-huyen-phuc-tho"] {
        let expected = sum(&|told| told.by == org);
        assert_eq!(
            site.row("orgs", "id", org)["given"].as_u64(),
            Some(expected.0)
        );
        assert_says(
            &site.page(&format!("/to-chuc/{org}/")),
            &format!("Đã khen thưởng {} lượt khen", words(&expected)),
        );
    }
    // A province with what lies in it.
    let within = sum(&|told| {
        told.district == "tinh-thai-nguyen" || told.district == "thanh-pho-thai-nguyen"
    });
    assert_says(
        &site.page("/dia-ban/tinh-thai-nguyen/"),
        &format!("{} lượt khen", words(&within)),
    );
}

/// Names that are formulas, markup, or break lines stay text everywhere.
#[test]
fn hostile_names() {
    let site = honoured(
        r#"
- honour: bang-khen
  by: "@SUM(1)"
  reason: "-2+3"
  recipients:
    - "=cmd|' /C calc'!A0"
    - "+84 912"
    - "Nguyễn \"Tí\" Anh, tổ 1; \\ tổ 2"
    - "<script>alert(1)</script> & <mark>Bình</mark>"
    - "🎉 Cường 👩‍👩‍👧"
    - >
      Tên gập
      hai dòng
    - |
      Tên đứng
      hai dòng
    - {name: "'Đã có dấu", org: "=1+1"}
    - "{{ t.roll }} {% raw %}"
"#,
    );
    site.edit(
        "content/bai.md",
        "title: \"Một bài\"",
        "title: \"=HYPERLINK(1) & <ins>tít</ins>\"",
    );
    let files = site.build_anyhow();
    let names = [
        "=cmd|' /C calc'!A0",
        "+84 912",
        "Nguyễn \"Tí\" Anh, tổ 1; \\ tổ 2",
        "<script>alert(1)</script> & <mark>Bình</mark>",
        "🎉 Cường 👩‍👩‍👧",
        "Tên gập hai dòng",
        "Tên đứng hai dòng",
        "'Đã có dấu",
        "{{ t.roll }} {% raw %}",
    ];
    for address in [
        "/bang-vang/bang-khen/",
        "/dia-ban/quan-ha-dong/bang-vang/",
        site.article("bai")["url"].as_str().unwrap(),
    ] {
        let page = site.page(address);
        for name in names {
            assert_says(&page, name);
        }
        for markup in ["<script>alert", "<mark>Bình", "<ins>tít"] {
            assert!(!page.contains(markup), "{markup} on {address}");
        }
    }
    for path in [ROLL, "bang-vang/bang-khen/bang-khen.csv"] {
        let table = csv(&files[path]);
        assert_eq!(table.len(), names.len());
        for row in &table {
            for (column, cell) in row {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                    "a formula in {column}: {cell:?}"
                );
            }
            assert_eq!(row["Bài dẫn chứng"], "'=HYPERLINK(1) & <ins>tít</ins>");
            assert_eq!(
                (&*row["Đơn vị khen thưởng"], &*row["Thành tích"]),
                ("'@SUM(1)", "'-2+3")
            );
        }
        let told: BTreeSet<String> = table
            .iter()
            .map(|row| {
                row["Người, đơn vị được khen"]
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        for name in names {
            let escaped = format!("'{name}");
            assert!(
                told.contains(name) || told.contains(&escaped),
                "{name:?} in {told:#?}"
            );
        }
    }
    let listed = site.list("honours", &[]);
    let told: Vec<&str> = listed[0]["recipients"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap().trim())
        .collect();
    assert_eq!(told[0], names[0], "machines get the name as it is");
}

/// What makes no sense is told with its place, never counted as something else.
#[test]
fn bad_awards() {
    #[rustfmt::skip]
    let cases: &[(&str, i32, &str)] = &[
        ("- {honour: bang-khen, count: -3}", 1, "negative-number"),
        ("- {honour: bang-khen, count: mười}", 1, "bad-number"),
        ("- {honour: bang-khen, count: \"2,5\"}", 1, "not-whole"),
        ("- {honour: bang-khen, count: 999999999999999999}", 1, "bad-number"), // 18 digits
        ("- {honour: bang-khen, count: 99999999999999999999999999}", 1, "bad-number"),
        ("- {honour: bang-khenn, count: 3}", 1, "unknown-reference"),
        ("- {count: 3}", 1, "missing-field"),
        ("- {honour: , count: 3}", 1, "empty-field"),
        ("- {honour: bang-khen, count: 1, recipients: [A, B]}", 1, "count-below-recipients"),
        ("- {honour: bang-khen, qualifier: hơn, count: 3}", 1, "unknown-choice"),
        ("- {honour: bang-khen, recipients: [{org: Không tên}]}", 1, "missing-field"),
        ("- {honour: bang-khen, recipients: [{name: A, type: người}]}", 1, "unknown-choice"),
        ("- {honour: bang-khen, year: 20222}", 1, "bad-date"),
    ];
    each(cases, |(award, code, problem)| {
        let site = honoured(award);
        let checked = site.run(&["check", "--format", "json"]);
        let codes: Vec<String> = checked
            .json()
            .iter()
            .map(|found| found["code"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(
            (checked.code, codes.contains(&(*problem).to_owned())),
            (*code, true),
            "{codes:?}"
        );
    });
    for text in [
        "commendations: abc",
        "commendations: [abc]",
        "commendations: 5",
        "commendations: {a: {b: [c]}}",
    ] {
        let site = Site::new(BASE);
        site.write("content/bai.md", format!("---\ntitle: Một bài\ndistrict: quan-ha-dong\ndate: 2023-01-02\n{text}\n---\n\nNội dung.\n"));
        let checked = site.run(&["check", "--format", "json"]);
        assert_eq!(checked.code, 1, "{text}: {}", checked.stdout);
    }
    for text in ["commendations: []", "commendations:", "commendations: null"] {
        let site = Site::new(BASE);
        site.write("content/bai.md", format!("---\ntitle: Một bài\ndistrict: quan-ha-dong\ndate: 2023-01-02\n{text}\n---\n\nNội dung.\n"));
        site.build_cleanly();
        assert_eq!(site.list("honours", &[]).len(), 0);
    }
}

/// The largest counts that are understood; a sum that is too large for a number is left out, never wrong.
#[test]
fn sums_of_huge_counts() {
    let largest = 18_000_000_000_000_u64; // millionths of it just fit
    let site = honoured(&format!(
        "- {{honour: bang-khen, count: {largest}}}\n- {{honour: bang-khen, count: {largest}}}"
    ));
    site.build_cleanly();
    for address in ["/bang-vang/bang-khen/", "/bang-vang/nam-2023/"] {
        let page = site.page(address);
        assert_says(&page, "18.000.000.000.000");
        assert_silent(
            &html::words(&page).replace("36.000.000.000.000 lượt khen", ""),
            "lượt khen",
        );
    }
    let sum: u64 = csv(&site.output()[ROLL])
        .iter()
        .map(|row| row["Số lượng"].parse::<u64>().unwrap())
        .sum();
    assert_eq!(sum, 2 * largest);
}

/// Where an award is counted, and which options of `list` leave it.
#[test]
fn lists_of_awards() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        article(
            "A",
            "2023-02-01",
            "- {honour: bang-khen, count: 1, year: 2022}",
        ),
    );
    site.write(
        "content/b.md",
        article_in(
            "[quan-thanh-xuan, quan-ha-dong]",
            "B",
            "2023-08-01",
            "- {honour: cong-nhan-gioi, count: 2}",
        ),
    );
    site.write(
        "content/c.md",
        article_in(
            "tinh-thai-nguyen",
            "C",
            "2023-03-01",
            "- {honour: bang-khen, count: 4}",
        ),
    );
    site.build_cleanly();
    #[rustfmt::skip]
    let cases: &[(&[&str], u64)] = &[
        (&[], 7),
        (&["--district", "quan-ha-dong"], 1), // counted in the first district only
        (&["--district", "Quận Thanh Xuân"], 2),
        (&["--year", "2023"], 6), // the award's own year
        (&["--year", "2022"], 1),
        (&["--year", "1900"], 0),
        (&["--campaign", "ha-dong-2023"], 1),
        (&["--campaign", "ha-dong-2023", "--phase", "dot-1"], 1),
        (&["--campaign", "ha-dong-2023", "--phase", "dot-2"], 0),
        (&["--phase", "thai-nguyen-2020-2025/dot-2"], 4),
        (&["--kind", "commendation"], 7),
        (&["--kind", "news"], 0),
    ];
    each(cases, |(args, sum)| {
        let found: u64 = site
            .list("honours", args)
            .iter()
            .map(|row| row["count"].as_u64().unwrap())
            .sum();
        assert_eq!(found, *sum);
    });
    let order: Vec<Value> = site
        .list("honours", &[])
        .iter()
        .map(|row| row["article"].clone())
        .collect();
    assert_eq!(
        order,
        ["content/b.md", "content/c.md", "content/a.md"],
        "newest award first"
    );
    assert_eq!(
        strings(&json!(
            site.list("honours", &["--year", "2022"])[0]["recipients"]
        ))
        .len(),
        0
    );
}
