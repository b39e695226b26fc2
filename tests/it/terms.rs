//! Pages of what articles are sorted by: districts old and new, programmes, organisations, sectors, movements.

use crate::common::{
    Site, each,
    fixtures::BASE,
    html::{self, assert_says, assert_silent},
    strings,
};

fn article(title: &str, district: &str, date: &str, more: &str) -> String {
    format!(
        "---\ntitle: \"{title}\"\ndistrict: {district}\ndate: {date}\n{more}\n---\n\nNội dung.\n"
    )
}

#[track_caller]
fn assert_links(page: &str, to: &str, words: &str) {
    let links = html::links(page);
    assert!(
        links
            .iter()
            .any(|(target, label)| target == to && label == words),
        "no link {words:?} to {to}: {links:#?}"
    );
}

/// The end of quận Hà Đông, which two wards took the place of; one of them took the place of another district, too.
#[test]
fn districts_old_and_new() {
    let site = Site::new(BASE);
    site.edit(
        "content/districts.yaml",
        "- {id: phuong-ha-dong,",
        "- {id: phuong-kien-hung, name: Kiến Hưng, level: phuong, parent: thanh-pho-ha-noi, \
         from: 2025-07-01}\n\
         - {id: phuong-ha-dong,",
    );
    site.edit(
        "content/districts.yaml",
        "successors: [phuong-ha-dong]",
        "successors: [phuong-ha-dong, phuong-kien-hung]",
    );
    site.edit(
        "content/districts.yaml",
        "name: Nam Từ Liêm, level: quan, parent: thanh-pho-ha-noi, until: 2025-06-30",
        "name: Nam Từ Liêm, level: quan, parent: thanh-pho-ha-noi, until: 2025-06-30, \
         successors: [phuong-kien-hung]",
    );
    for n in 0..3 {
        site.write(
            &format!("content/cu{n}.md"),
            article(
                &format!("Bài cũ {n}"),
                "quan-ha-dong",
                &format!("2024-02-0{}", n + 1),
                "commendations: [{honour: bang-khen, count: 5}]",
            ),
        );
    }
    site.write(
        "content/moi.md",
        article("Bài mới", "phuong-ha-dong", "2025-08-01", ""),
    );
    site.write(
        "content/nam.md",
        article("Bài Nam Từ Liêm", "quan-nam-tu-liem", "2024-03-01", ""),
    );
    site.build_cleanly();
    let old = site.page("/dia-ban/quan-ha-dong/");
    assert_says(
        &old,
        "Kết thúc hoạt động hết ngày 30/6/2025 Nay là: Phường Hà Đông , Phường Kiến Hưng",
    );
    assert_links(&old, "/dia-ban/phuong-ha-dong/", "Phường Hà Đông");
    assert_links(&old, "/dia-ban/phuong-kien-hung/", "Phường Kiến Hưng");
    assert_eq!(
        html::cards(&old).len(),
        3,
        "articles stay where they were written"
    );
    let new = site.page("/dia-ban/phuong-ha-dong/");
    assert_says(&new, "Trước đây là: Quận Hà Đông");
    assert_links(&new, "/dia-ban/quan-ha-dong/", "Quận Hà Đông");
    assert_eq!(html::cards(&new).len(), 1, "{:?}", html::cards(&new));
    for n in 0..3 {
        assert_says(&new, &format!("Bài cũ {n}"));
    }
    let both = site.page("/dia-ban/phuong-kien-hung/");
    assert_says(&both, "Trước đây là: Quận Hà Đông , Quận Nam Từ Liêm");
    assert_says(&both, "Quận Hà Đông 3 bài");
    assert_says(&both, "Quận Nam Từ Liêm 1 bài");
    assert_says(&both, "Địa bàn này chưa có bài nào");
    // Nothing is counted twice: awards stay with the old district, the city has all of them once.
    assert_eq!(
        site.list("honours", &["--district", "phuong-ha-dong"])
            .len(),
        0
    );
    let city = site.page("/dia-ban/thanh-pho-ha-noi/");
    assert_says(&city, "Kể cả các đơn vị bên trong: 5 bài");
    assert_says(&city, "Kể cả các đơn vị bên trong: 15 lượt khen");
    // All of them on the page of all districts, from both sides.
    let index = html::words(&site.page("/dia-ban/"));
    for words in ["4 bài", "Phường Kiến Hưng"] {
        assert!(index.contains(words), "{words}: {index}");
    }
    // The day before, the old one was in force.
    let site = site.on("2025-06-30");
    site.build_anyhow();
    assert_silent(&site.page("/dia-ban/quan-ha-dong/"), "Kết thúc hoạt động");
    assert_says(&site.page("/dia-ban/quan-ha-dong/"), "Nay là");
}

/// A parent adds up what lies in it, at any depth, each article once in its first district.
#[test]
fn parents_and_children() {
    let site = Site::new(BASE);
    site.edit(
        "content/districts.yaml",
        "- {id: tinh-thai-nguyen,",
        "- {id: phuong-quang-vinh, name: Quang Vinh, level: phuong, \
         parent: thanh-pho-thai-nguyen}\n\
         - {id: tinh-thai-nguyen,",
    );
    let told = [
        ("tinh-thai-nguyen", 1),
        ("thanh-pho-thai-nguyen", 2),
        ("phuong-quang-vinh", 4),
        ("\"[x]\"", 0),
        ("[tinh-thai-nguyen, phuong-quang-vinh]", 8),
    ];
    for (index, (district, count)) in told.iter().filter(|(_, count)| *count > 0).enumerate() {
        site.write(
            &format!("content/{index}.md"),
            article(
                &format!("Bài {index}"),
                district,
                "2024-02-03",
                &format!("commendations: [{{honour: bang-khen, count: {count}}}]"),
            ),
        );
    }
    site.build_cleanly();
    let cases = [
        (
            "/dia-ban/tinh-thai-nguyen/",
            "Kể cả các đơn vị bên trong: 4 bài",
            "Kể cả các đơn vị bên trong: 15 lượt khen",
        ),
        (
            "/dia-ban/thanh-pho-thai-nguyen/",
            "Kể cả các đơn vị bên trong: 2 bài",
            "Kể cả các đơn vị bên trong: 6 lượt khen",
        ),
    ];
    each(cases, |(address, articles, awards)| {
        let page = site.page(address);
        assert_says(&page, articles);
        assert_says(&page, awards);
    });
    let leaf = site.page("/dia-ban/phuong-quang-vinh/");
    assert_silent(&leaf, "Kể cả các đơn vị bên trong");
    assert_says(&leaf, "4 lượt khen");
    assert_says(
        &site.page("/dia-ban/tinh-thai-nguyen/"),
        "Gồm có Thành phố Thái Nguyên 1",
    );
}

/// One movement in several spellings: headed by the one that most articles use, the others named.
#[test]
fn spellings_of_movements() {
    let site = Site::new(BASE);
    let spellings = [
        "Giỏi việc nước, đảm việc nhà",
        "Giỏi việc nước - Đảm việc nhà",
        "Giỏi việc nước - Đảm việc nhà",
        "GIỎI VIỆC NƯỚC ĐẢM VIỆC NHÀ",
        "Giỏi việc nước - Đảm việc nhà",
        "Giỏi việc nước, đảm việc nhà",
    ];
    for (index, spelling) in spellings.iter().enumerate() {
        let district = ["quan-ha-dong", "quan-long-bien"][index % 2];
        site.write(
            &format!("content/{index}.md"),
            article(
                &format!("Bài {index}"),
                district,
                &format!("202{}-05-06", index / 3),
                &format!("movements: [\"{spelling}\"]"),
            ),
        );
    }
    site.write(
        "content/khac.md",
        article(
            "Bài khác",
            "quan-ha-dong",
            "2024-05-06",
            "movements: [Lao động giỏi]",
        ),
    );
    site.build_cleanly();
    let address = "/cuoc-van-dong/gioi-viec-nuoc-dam-viec-nha/";
    let page = site.page(address);
    assert_eq!(html::first(&page, "h1"), "Giỏi việc nước - Đảm việc nhà");
    for other in [
        "Giỏi việc nước, đảm việc nhà",
        "GIỎI VIỆC NƯỚC ĐẢM VIỆC NHÀ",
    ] {
        assert_says(&page, other);
    }
    assert_eq!(html::cards(&page).len(), spellings.len());
    // By district and year: sum of the row, then the years, newest first.
    assert_says(
        &page,
        "Địa bàn Tổng 2021 2020 Quận Hà Đông 3 1 2 Quận Long Biên 3 2 1",
    );
    for index in 0..spellings.len() {
        assert!(
            html::links(&site.article_page(&index.to_string()))
                .iter()
                .any(|(to, _)| to == address),
            "{index}"
        );
    }
    let single = site.page("/cuoc-van-dong/lao-dong-gioi/");
    assert_eq!(
        (
            html::first(&single, "h1").as_str(),
            html::cards(&single).len()
        ),
        ("Lao động giỏi", 1)
    );
}

/// What an organisation is, what it launched, gave and received.
#[test]
fn organisations() {
    let site = Site::new(BASE);
    site.edit(
        "content/campaigns.yaml",
        "- id: phuc-tho-2022\n",
        "- id: phuc-tho-2022\n  org: ldld-huyen-phuc-tho\n",
    );
    site.edit(
        "site.yaml",
        "district: huyen-phuc-tho, parent: ldld-tp-ha-noi}",
        "district: huyen-phuc-tho, parent: ldld-tp-ha-noi, until: 2025-06-30}",
    );
    site.write(
        "content/a.md",
        article(
            "Bài A",
            "huyen-phuc-tho",
            "2022-05-06",
            "org: ldld-huyen-phuc-tho\n\
             commendations:\n\
             - {honour: bang-khen, by: ldld-tp-ha-noi, recipients: [LĐLĐ huyện Phúc Thọ]}\n\
             - {honour: cong-nhan-gioi, by: ldld-huyen-phuc-tho, count: 10}",
        ),
    );
    site.build_cleanly();
    let page = site.page("/to-chuc/ldld-huyen-phuc-tho/");
    for words in [
        "LĐLĐ huyện Phúc Thọ",
        "Cấp trên trực tiếp cơ sở",
        "Trực thuộc LĐLĐ TP Hà Nội",
        "Hoạt động đến hết 30/6/2025",
        "Đã khen thưởng 10 lượt khen",
        "Được khen thưởng 1 lượt khen",
        "Thi đua trong CNVCLĐ huyện Phúc Thọ năm 2022",
    ] {
        assert_says(&page, words);
    }
    assert_links(&page, "/dia-ban/huyen-phuc-tho/", "Huyện Phúc Thọ");
    assert_eq!(html::cards(&page).len(), 1);
    let row = site.row("orgs", "id", "ldld-huyen-phuc-tho");
    assert_eq!(
        (
            row["given"].as_u64(),
            row["received"].as_u64(),
            row["articles"].as_u64(),
            strings(&row["campaigns"])
        ),
        (Some(10), Some(1), Some(1), vec!["phuc-tho-2022"])
    );
    assert_eq!(
        (
            row["level"].as_str(),
            row["parent"].as_str(),
            row["district"].as_str(),
            row["until"].as_str()
        ),
        (
            Some("district"),
            Some("ldld-tp-ha-noi"),
            Some("huyen-phuc-tho"),
            Some("2025-06-30")
        )
    );
    assert_eq!(
        site.list("orgs", &["--district", "huyen-phuc-tho"]).len(),
        1
    );
}

/// A programme: owner, phases, campaigns under it, results; one without phases, too.
#[test]
fn programmes_and_sectors() {
    let site = Site::new(BASE);
    site.edit(
        "site.yaml",
        "    aliases: [1 triệu sáng kiến]\n",
        "    short: 1 triệu SK\n    org: ldld-tp-ha-noi\n    aliases: [1 triệu sáng kiến]\n",
    );
    site.edit(
        "site.yaml",
        "orgs:\n",
        "  - {id: khong-giai-doan, name: Không giai đoạn}\norgs:\n",
    );
    site.edit(
        "content/campaigns.yaml",
        "- id: phuc-tho-2022\n",
        "- id: phuc-tho-2022\n  programmes: [01-trieu-sang-kien]\n  sectors: [doanh-nghiep]\n",
    );
    site.write(
        "content/a.md",
        article(
            "Bài A",
            "huyen-phuc-tho",
            "2022-05-06",
            "programme: 01-trieu-sang-kien\n\
             sectors: [khu vực doanh nghiệp]\n\
             results:\n\
             - {indicator: Sáng kiến, achieved: 5, target: 4, phase: giai-doan-1}\n\
             - {indicator: Sáng kiến, achieved: 3, target: 4, district: quan-ha-dong, \
             phase: giai-doan-1}\n\
             - {indicator: Giờ, achieved: 1, programme: khong-giai-doan}",
        ),
    );
    site.build_cleanly();
    let page = site.page("/chuong-trinh/01-trieu-sang-kien/");
    for words in [
        "Đơn vị chủ trì LĐLĐ TP Hà Nội",
        "Giai đoạn 1",
        "2 kết quả",
        "Thi đua trong CNVCLĐ huyện Phúc Thọ năm 2022",
        "125%",
        "75%",
    ] {
        assert_says(&page, words);
    }
    assert_links(
        &page,
        "/ket-qua/chuong-trinh/01-trieu-sang-kien/",
        "Xem toàn bộ kết quả",
    );
    assert_eq!(html::cards(&page).len(), 1);
    assert_says(&site.page("/chuong-trinh/khong-giai-doan/"), "Giờ");
    let row = site.row("programmes", "id", "01-trieu-sang-kien");
    assert_eq!(
        (
            row["results"].as_u64(),
            row["articles"].as_u64(),
            row["short"].as_str(),
            row["org"].as_str()
        ),
        (Some(2), Some(1), Some("1 triệu SK"), Some("ldld-tp-ha-noi"))
    );
    assert_eq!(
        (strings(&row["phases"]), strings(&row["campaigns"])),
        (vec!["giai-doan-1"], vec!["phuc-tho-2022"])
    );
    let bare = site.row("programmes", "id", "khong-giai-doan");
    assert_eq!(
        (bare["results"].as_u64(), strings(&bare["phases"]).len()),
        (Some(1), 0)
    );
    assert_eq!(
        site.list("programmes", &["--programme", "1 triệu sáng kiến"])
            .len(),
        1
    );
    let sector = site.page("/khoi/doanh-nghiep/");
    assert_says(&sector, "Thi đua trong CNVCLĐ huyện Phúc Thọ năm 2022");
    assert_eq!(html::cards(&sector).len(), 1);
}

/// Totals on the pages of a phase, its campaign and its district are those of their articles.
#[test]
fn figures_of_phases() {
    let site = Site::new(BASE);
    for (name, date, count) in [
        ("a", "2023-02-01", 3),
        ("b", "2023-03-01", 4),
        ("c", "2023-09-01", 90),
    ] {
        site.write(
            &format!("content/{name}.md"),
            article(
                &format!("Bài {name}"),
                "quan-ha-dong",
                date,
                &format!(
                    "commendations: [{{honour: bang-khen, count: {count}}}, \
                     {{honour: cong-nhan-gioi, qualifier: over, count: 10}}]\n\
                     results: [{{indicator: Giờ {name}, achieved: 3}}, \
                     {{indicator: Giờ, achieved: {count}}}]"
                ),
            ),
        );
    }
    site.build_cleanly();
    let cases = [
        ("/phong-trao/ha-dong-2023/dot-1/", 2, 27, 4),
        ("/phong-trao/ha-dong-2023/dot-2/", 1, 100, 2),
        ("/phong-trao/ha-dong-2023/", 3, 127, 6),
    ];
    each(cases, |(address, articles, awards, results)| {
        let page = site.page(address);
        for words in [
            format!("bài viết {articles}"),
            format!("lượt khen thưởng trên {awards}"),
            format!("kết quả {results}"),
        ] {
            assert_says(&page, &words);
        }
    });
}

/// Where a text was first printed: the original, else whose page the source has, and never one for the other.
#[test]
fn sources_and_originals() {
    let check = |front: &str, elsewhere: Option<(&str, &str)>, words: &str| {
        let site = Site::new(BASE);
        site.edit(
            "site.yaml",
            "sources:",
            "sources:\n  - {id: to-tin, name: Tờ tin, url: https://www.to-tin.example}",
        );
        site.write(
            "content/bai.md",
            article("Bài", "quan-ha-dong", "2024-02-03", front),
        );
        site.build_cleanly();
        let page = site.article_page("bai");
        let tags = html::tags(&page);
        let byline = tags.iter().find(|tag| tag.has_class("byline"));
        let byline = html::inside(&page, byline.unwrap());
        assert_says(&html::words(byline), words);
        let links = html::links(byline);
        let away: Vec<_> = links
            .iter()
            .filter(|(to, _)| to.starts_with("http"))
            .collect();
        let expected = elsewhere.map(|(to, label)| (to.to_owned(), label.to_owned()));
        assert_eq!(away, expected.iter().collect::<Vec<_>>(), "{front}");
        let based = elsewhere.filter(|_| front.contains("source_url"));
        let based = based.map(|(to, _)| format!("\"isBasedOn\":\"{to}\""));
        assert_eq!(page.contains("isBasedOn"), based.is_some(), "{front}");
        assert!(based.is_none_or(|based| page.contains(&based)), "{front}");
    };
    let original = "https://to-tin.example/tin?so=15";
    check(
        "source: Tờ tin",
        Some(("https://www.to-tin.example/", "to-tin.example")),
        "Nguồn: Tờ tin ( to-tin.example )",
    );
    check(
        &format!("source: Tờ tin\nsource_url: {original}"),
        Some((original, "bài gốc")),
        "Nguồn: Tờ tin ( bài gốc )",
    );
    check(
        &format!("source: Báo khác\nsource_url: {original}"),
        Some((original, "bài gốc")),
        "Nguồn: Báo khác ( bài gốc )",
    );
    check(
        &format!("source_url: {original}"),
        Some((original, "to-tin.example")),
        "Nguồn: to-tin.example",
    );
    check("source: Báo khác", None, "Nguồn: Báo khác");
}

/// An address is what it is, also where a text would be read as an entity.
#[test]
fn signs_in_addresses_of_originals() {
    let site = Site::new(BASE);
    let original = "source_url: https://to-tin.example/tin?a=1&copy;=3";
    site.write(
        "content/bai.md",
        article("Bài", "quan-ha-dong", "2024-02-03", original),
    );
    site.build_anyhow();
    let page = site.article_page("bai");
    let links = html::links(&page);
    let there = |(to, _): &(String, String)| to == "https://to-tin.example/tin?a=1&copy;=3";
    assert!(links.iter().any(there), "{links:#?}");
}

#[test]
fn addresses_of_sources() {
    let check = |front: &str, cure: &str| {
        let site = Site::new(BASE);
        site.write(
            "content/bai.md",
            article("Bài", "quan-ha-dong", "2024-02-03", front),
        );
        let found = site.check();
        assert_eq!(found[0]["code"], "bad-web-address", "{found:#?}");
        assert!(
            found[0]["help"].as_str().unwrap().contains(cure),
            "{found:#?}"
        );
    };
    check(
        "source_url: to-tin.example/15",
        "`source_url: https://to-tin.example/15`",
    );
    check(
        "source_url: //to-tin.example/15",
        "`source_url: https://to-tin.example/15`",
    );
    check(
        "source_url: Báo Tờ tin",
        "`source_url: https://vi-du.vn/tin/15.html`",
    );
    let site = Site::new(BASE);
    site.write(
        "content/bai.md",
        article("Bài", "quan-ha-dong", "2024-02-03", ""),
    );
    site.edit(
        "site.yaml",
        "sources:",
        "sources:\n  - {id: to-tin, name: Tờ tin, url: to-tin.example}",
    );
    let found = site.check();
    assert_eq!(found[0]["code"], "bad-web-address", "{found:#?}");
}
