//! `bantin check --fix` writes what has one reading: dates, numbers, keys, quotes. What may mean two things stays as it is.

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
        // A note may belong to the value, or not
        "kicker: Hà Đông: lễ # một",
        "kicker: {a: Hà Đông: lễ}",
    ];
    each(cases, |lines| {
        let text = format!("{HEAD}{lines}");
        mend(&site(&text), &text, &text);
    });
}
