//! `bantin check --fix` writes what has one reading: dates, numbers, keys, quotes, entities and tags in fields, addresses in
//! definitions. What may mean two things stays as it is.

use crate::common::{Site, assert_same, each, fixtures::BASE, pictures::jpeg, read_folder};

/// The front matter of an article as Windows writes it, with notes that stay.
fn article(lines: &str) -> String {
    let text = format!("\u{feff}---\n# Bản của văn phòng\n{lines}\n---\nLời. # một\n");
    text.replace('\n', "\r\n")
}

const HEAD: &str = "title: A\ndate: 1/2/2023 # ngày ký\ndistrict: quan-ha-dong\n";

fn site(lines: &str) -> Site {
    let site = Site::new(BASE);
    site.write("content/bai.md", article(lines));
    site
}

/// Mends a site: only these lines change, nothing that was said to be mended is found again, and a second time nothing
/// happens.
fn mend(site: &Site, before: &str, after: &str) {
    let would = site.run(&["check", "--fix", "--dry-run"]);
    assert_eq!(site.source("content/bai.md"), article(before));
    let fixed = site.run(&["check", "--fix"]);
    assert_eq!(
        site.source("content/bai.md"),
        article(after),
        "{} {}",
        fixed.stdout,
        fixed.stderr
    );
    assert_eq!(would.stdout.is_empty(), before == after, "{}", would.stdout);
    assert!(!fixed.stdout.contains("--fix"), "{}", fixed.stdout);
    let first = read_folder(site.root());
    let again = site.run(&["check", "--fix"]);
    assert!(
        again.stderr.contains("đã sửa 0 chỗ trong 0 tệp"),
        "{}",
        again.stderr
    );
    assert_same(&first, &read_folder(site.root()), "mended once is mended");
}

#[test]
fn what_has_one_reading_is_written() {
    let cases = [
        // Dates
        ("event_date: 02/13/2023 # lễ", "event_date: 13/2/2023 # lễ"),
        ("updated: \"02/13/2023 9:30\"", "updated: 13/02/2023 09:30"),
        // Numbers
        (
            "results:\n  - {indicator: Tỷ lệ, achieved: 60.24}\n  - indicator: Sáng kiến # mới\n    achieved: mười\n    percent: 98.5%",
            "results:\n  - {indicator: Tỷ lệ, achieved: \"60,24\"}\n  - indicator: Sáng kiến # mới\n    achieved: 10\n    percent: \"98,5%\"",
        ),
        (
            "results:\n  - {indicator: A, achieved: 12.5 tỷ đồng}",
            "results:\n  - {indicator: A, achieved: \"12,5 tỷ đồng\"}",
        ),
        // Keys
        ("description: Tóm tắt # ngắn", "lead: Tóm tắt # ngắn"),
        (
            "Tác giả: Đỗ Đạt\ntóm tắt: Ngắn",
            "author: Đỗ Đạt\nlead: Ngắn",
        ),
        ("\"Lead\": Ngắn", "lead: Ngắn"),
        (
            "photo: {src: /a.jpg}\ncorrections:\n  - {date: 2/2/2023, nội dung: Sai tên}",
            "photo: {src: /a.jpg}\ncorrections:\n  - {date: 2/2/2023, text: Sai tên}",
        ),
        // Quotes
        (
            "author: [“Tổ 3, ban biên tập”, “Đỗ Đạt”]",
            "author: [\"Tổ 3, ban biên tập\", \"Đỗ Đạt\"]",
        ),
        (
            "kicker: Hà Đông: lễ phát động\nlead: Ông nói: \"Thi đua\"",
            "kicker: \"Hà Đông: lễ phát động\"\nlead: \"Ông nói: \\\"Thi đua\\\"\"",
        ),
        // What was hidden behind a broken line
        (
            "kicker: Hà Đông: lễ\nmô tả: A &amp; B",
            "kicker: \"Hà Đông: lễ\"\nlead: A & B",
        ),
        // What is read behind a broken line is a guess
        (
            "kicker: Hà Đông: lễ &amp; hội\nupdated: 02/13/2023 8:30",
            "kicker: \"Hà Đông: lễ & hội\"\nupdated: 13/02/2023 08:30",
        ),
        // Entities and tags
        (
            "lead: Thi&nbsp;đua &#8211; <b>yêu nước</b><br># một",
            "lead: \"Thi đua – yêu nước # một\"",
        ),
        (
            "lead: &quot;Hai giỏi&quot;: lễ &amp; hội\nkicker: &#8220;A&#8221;",
            "lead: \"\\\"Hai giỏi\\\": lễ & hội\"\nkicker: “A”",
        ),
        (
            "author: [A &amp; B, \"C &quot;D&quot;\"]\nphoto: {src: /a.jpg, caption: 'Lễ &amp; hội'}",
            "author: [A & B, \"C \\\"D\\\"\"]\nphoto: {src: /a.jpg, caption: Lễ & hội}",
        ),
        (
            "lead: >-\n  Một &amp;\n  hai\nkicker: B",
            "lead: Một & hai\nkicker: B",
        ),
    ];
    each(cases, |&(before, after)| {
        let [before, after] = [before, after].map(|lines| format!("{HEAD}{lines}"));
        let site = site(&before);
        site.write("static/a.jpg", jpeg(30, 20));
        mend(&site, &before, &after);
    });
    // Keys that must be there.
    mend(
        &site("tiêu đề: A\nngày: 1/2/2023\nđịa bàn: quan-ha-dong"),
        "tiêu đề: A\nngày: 1/2/2023\nđịa bàn: quan-ha-dong",
        "title: A\ndate: 1/2/2023\ndistrict: quan-ha-dong",
    );
}

#[test]
fn what_may_mean_two_things_stays() {
    let cases = [
        "event_date: Thứ Hai, 3/2/2023",
        "event_date: 3/2/23",
        "event_date: hôm qua",
        "results:\n  - {indicator: A, achieved: \"1,200\"}",
        "results:\n  - {indicator: A, achieved: \"1,709\", target: 431, percent: 397}",
        "results:\n  - {indicator: A, achieved: 600, target: trên 500}",
        "commendations:\n  - {honour: bang-khen, count: 5 nghìn}",
        "commendations:\n  - {honour: bang-khen, count: \"1,200\"}",
        // Two keys for one, a key that is there, a guess, a taxonomy of another tool
        "description: Một\nsummary: Hai",
        "lead: Một\ndescription: Hai",
        "autor: Đỗ Đạt",
        "tags: [a]",
        "type: post",
        // What keeps an article back
        "published: false",
        "Draft: true",
        "draft: có",
        "draft: no",
        "published: {a: b}",
        "publishDate: 2099-01-01",
        // Markup that tells something, or nobody knows
        "lead: 100 m<sup>2</sup>",
        "lead: thẻ &lt;b&gt;",
        "lead: A &khong; B",
        "lead: \"**A**\"",
        "aliases: [\"/a?b=1&amp;c=2/\"]",
        // A note may belong to the value, or not
        "kicker: Hà Đông: lễ # một",
        "kicker: {a: Hà Đông: lễ}",
        "kicker: &amp x",
    ];
    each(cases, |lines| {
        let text = format!("{HEAD}{lines}");
        mend(&site(&text), &text, &text);
    });
}

/// What is certain is what readers see and what registers are asked for, before anybody has mended anything.
#[test]
fn entities_and_tags_are_read() {
    let site = site(
        "title: Công đoàn A &amp; B <b>phát động</b>\ndate: 1/2/2023\ndistrict: Long&nbsp;Biên\n\
         kicker: Thi đua&#8230;\ncommendations:\n  - {honour: B&#7857;ng khen, recipients: [L&ecirc; Lan]}",
    );
    let found = site.check();
    let told: Vec<&str> = found
        .iter()
        .map(|found| found["message"].as_str().unwrap())
        .collect();
    assert_eq!(site.codes(), ["markup-in-field"; 5], "{told:?}");
    assert_eq!(
        told[0],
        "`<b>` không phải chữ thường; bantin đọc là “Công đoàn A & B phát động”"
    );
    assert!(
        found[0]["help"]
            .as_str()
            .unwrap()
            .starts_with("viết `title: Công đoàn A & B phát động`"),
        "{found:?}"
    );
    site.build();
    let page = site.page("/tin/2023/cong-doan-a-b-phat-dong/");
    for shown in ["Công đoàn A &amp; B phát động", "Thi đua…", "Lê Lan"] {
        assert!(page.contains(shown), "{shown} in {page}");
    }
    assert!(
        !page.contains("&amp;amp;") && !page.contains("&lt;b"),
        "{page}"
    );
}

#[test]
fn registers_and_settings_too() {
    let site = site(HEAD);
    site.edit(
        "site.yaml",
        "name: Doanh nghiệp",
        "name: Doanh nghiệp &amp; xí nghiệp",
    );
    site.edit(
        "content/districts.yaml",
        "{id: quan-long-bien, name: Long Biên",
        "{id: quan-long-bien, tên: Long Biên",
    );
    let fixed = site.run(&["check", "--fix"]);
    assert!(
        fixed.stderr.contains("đã sửa 2 chỗ trong 2 tệp"),
        "{} {}",
        fixed.stdout,
        fixed.stderr
    );
    assert!(
        site.source("site.yaml")
            .contains("{id: doanh-nghiep, name: Doanh nghiệp & xí nghiệp, aliases")
    );
    assert!(
        site.source("content/districts.yaml")
            .contains("{id: quan-long-bien, name: Long Biên, level")
    );
    assert_eq!(site.codes(), [""; 0]);
}

/// Addresses that stand in definitions, once for all places that use them.
#[test]
fn addresses_in_definitions_are_written() {
    let site = Site::new(BASE);
    site.write("content/anh/Anh 1.jpg", jpeg(30, 20));
    site.write("content/anh/le.jpg", jpeg(20, 30));
    let text = |first: &str, second: &str| {
        format!(
            "---\n{HEAD}---\n![Lễ phát động][x] và ![Lễ ra quân][le]\n\n![Lễ tổng kết][le]\n\n\
             [x]: {first}\n[le]: {second} \"Ảnh: An\"\n[1]: Theo báo cáo số 1.jpg\n\nNghị quyết [1][].\n\n`[x]: anh/Anh 1.jpg`\n"
        )
    };
    site.write("content/bai.md", text("anh/Anh 1.jpg", "<Anh\\LE.JPG>"));
    let told = site.check();
    assert!(
        told.iter().any(|found| found["help"]
            .as_str()
            .unwrap()
            .starts_with("viết `[x]: <anh/Anh 1.jpg>`")),
        "{told:?}"
    );
    site.run(&["check", "--fix"]);
    assert_eq!(
        site.source("content/bai.md"),
        text("<anh/Anh 1.jpg>", "<anh/le.jpg>")
    );
    assert_eq!(site.codes(), [""; 0]);
    let again = site.run(&["check", "--fix"]);
    assert!(again.stderr.contains("đã sửa 0 chỗ"), "{}", again.stderr);
}
