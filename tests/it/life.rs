//! The life of an article between builds: it is announced, corrected, moved, renamed, withdrawn, and expires. Whoever
//! has an address that was ever published finds something there.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{Site, each, fixtures::BASE, html};
use std::collections::BTreeSet;

const OPENING: &str =
    "Sáng thứ Hai, hơn hai trăm công nhân tới hội trường từ rất sớm để nghe phát động.";

/// An article of the district of most tests.
fn article(title: &str, date: &str, more: &str) -> String {
    let more = if more.is_empty() {
        String::new()
    } else {
        format!("{more}\n")
    };
    format!(
        "---\ntitle: {title}\ndate: {date}\ndistrict: thanh-pho-ha-noi\n{more}---\n\n{OPENING} Bài {title}.\n"
    )
}

fn site(articles: &[(&str, &str, &str, &str)]) -> Site {
    let site = Site::new(BASE);
    for (name, title, date, more) in articles {
        site.write(&format!("content/{name}.md"), article(title, date, more));
    }
    site
}

/// The addresses of all pages that lead somewhere.
fn addresses(site: &Site) -> BTreeSet<String> {
    site.addresses().into_iter().collect()
}

/// What a reader gets at an address: follows a redirect as a browser does.
#[track_caller]
fn read(site: &Site, address: &str) -> String {
    let page = site.page(address);
    let metas = html::all(&page, "meta");
    let refresh = metas
        .iter()
        .find(|meta| meta.get("http-equiv") == Some("refresh"));
    match refresh.and_then(|meta| {
        meta.get("content")?
            .strip_prefix("0; url=")
            .map(str::to_owned)
    }) {
        Some(to) => site.page(&to),
        None => page,
    }
}

/// The line that a warning offers: what stands in backquotes after the word.
fn offered(stderr: &str, key: &str) -> Vec<String> {
    let start = format!("`{key}: ");
    let offers = stderr
        .lines()
        .filter(|line| line.trim_start().starts_with("= cách sửa"));
    offers
        .filter_map(|line| {
            let (_, rest) = line.split_once(&start)?;
            Some(format!("{key}: {}", rest.split('`').next()?))
        })
        .collect()
}

#[test]
fn what_is_corrected_says_so() {
    let site = site(&[
        (
            "a",
            "Bài có sai sót",
            "2026-03-01",
            "updated: 2026-03-02\n\
             corrections:\n\
             \x20 - {date: 2026-03-05, text: \"Số đúng là 1.709 <sáng kiến>.\"}\n\
             \x20 - {date: 2026-04-01, text: Tên đúng là Đỗ Đạt.}",
        ),
        ("b", "Bài không sai", "2026-03-01", ""),
    ]);
    site.build_cleanly();
    let page = site.article_page("a");
    let box_ = html::by_class(&page, "corrections");
    assert_eq!(
        box_,
        ["Đính chính 1/4/2026 Tên đúng là Đỗ Đạt. 5/3/2026 Số đúng là 1.709 <sáng kiến>."],
        "newest first"
    );
    html::assert_says(&page, "Cập nhật 1/4/2026");
    assert!(html::links(&page).contains(&("#corrections".to_owned(), "có đính chính".to_owned())));
    assert!(html::by_class(&site.article_page("b"), "corrections").is_empty());
    let row = site.article("a");
    assert_eq!(
        (row["modified"].as_str(), row["corrections"].as_i64()),
        (Some("2026-04-01"), Some(2))
    );
    // As of an earlier day, what was to come is not known.
    let site = site.on("2026-03-20");
    site.build_cleanly();
    html::assert_says(&site.article_page("a"), "Cập nhật 5/3/2026");
    html::assert_silent(&site.article_page("a"), "Đỗ Đạt");
    assert_eq!(site.article("a")["corrections"], 1);
    let site = site.on("2026-11-21");
    site.build_cleanly();
    let sitemap = String::from_utf8(site.output()["sitemap-1.xml"].clone()).unwrap();
    let own = sitemap
        .split("<url>")
        .find(|url| url.contains("/bai-co-sai-sot/"))
        .unwrap();
    assert!(own.contains("<lastmod>2026-04-01</lastmod>"), "{own}");
}

/// Withdrawn and expired: a notice without the text, and no list, count, feed or map that knows the article.
#[test]
fn what_is_not_shown_any_more_leaves_a_notice() {
    #[rustfmt::skip]
    let cases = [
        ("status: withdrawn", "withdrawn", "Bài đã được rút", "đã rút"),
        ("status: withdrawn\nwithdrawn_reason: Số liệu chưa được xác minh.", "withdrawn", "Lý do: Số liệu chưa được xác minh.", "đã rút"),
        ("expires: 2026-11-20", "expired", "Bài đã hết thời hạn đăng · 20/11/2026", "hết hạn sau 20/11/2026"),
        ("expires: 2026-10", "expired", "31/10/2026", "hết hạn sau 31/10/2026"),
        ("expires: 2026-11-20\nstatus: withdrawn", "withdrawn", "Bài đã được rút", "đã rút"),
    ];
    each(cases, |(more, status, says, reported)| {
        let site = site(&[
            (
                "a",
                "Bài thôi đăng",
                "2026-03-01",
                &format!(
                    "{more}\nlead: Sapo thôi đăng.\nhonours: [cong-nhan-gioi]\ncommendations:\n  - {{honour: bang-khen, recipients: [Lê Thôi]}}"
                ),
            ),
            ("b", "Bài còn đăng", "2026-03-01", ""),
        ]);
        let built = site.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert!(
            built.stderr.contains(&format!("content/a.md · {reported}")),
            "{}",
            built.stderr
        );
        let notice = site.page("/tin/2026/bai-thoi-dang/");
        html::assert_says(&notice, says);
        assert_eq!(html::first(&notice, "h1"), "Bài thôi đăng");
        for gone in [OPENING, "Sapo thôi đăng", "Lê Thôi"] {
            html::assert_silent(&notice, gone);
        }
        assert!(notice.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(!notice.contains("NewsArticle"));
        for (path, bytes) in site.output() {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let own = path == "tin/2026/bai-thoi-dang/index.html" || path.starts_with(".bantin");
            assert!(
                own || !(text.contains("Bài thôi đăng")
                    || text.contains("bai-thoi-dang")
                    || text.contains("Lê Thôi")),
                "{path} knows it"
            );
        }
        assert_eq!(site.list("articles", &[]).len(), 1);
        let all = site.list("articles", &["--all"]);
        let row = all
            .iter()
            .find(|row| row["path"] == "content/a.md")
            .unwrap();
        assert_eq!(
            (row["status"].as_str(), row["url"].as_str()),
            (Some(*status), Some("/tin/2026/bai-thoi-dang/"))
        );
        let cells: i64 = site
            .list("matrix", &[])
            .iter()
            .map(|cell| cell["articles"].as_i64().unwrap())
            .sum();
        assert_eq!(cells, 1);
    });
    // Its last day is a day like any other.
    let site = site(&[(
        "a",
        "Bài sắp thôi đăng",
        "2026-03-01",
        "expires: 2026-11-21",
    )]);
    site.build_cleanly();
    html::assert_says(&site.article_page("a"), OPENING);
}

#[test]
fn links_to_what_is_not_shown() {
    let site = site(&[
        ("a", "Bài rút", "2026-03-01", "status: withdrawn"),
        ("b", "Bài dẫn", "2026-03-02", ""),
    ]);
    site.write(
        "content/b.md",
        format!(
            "{}\nXem [tin cũ](a.md), [cùng tin](bai-rut) và [địa chỉ](/tin/2026/bai-rut/).\n",
            article("Bài dẫn", "2026-03-02", "")
        ),
    );
    assert_eq!(site.codes(), ["link-to-retired"; 3]);
    site.build_anyhow();
    assert_eq!(
        html::links(&site.article_page("b"))
            .iter()
            .filter(|(to, _)| to == "/tin/2026/bai-rut/")
            .count(),
        3
    );
}

#[test]
fn old_addresses_lead_to_the_new_one() {
    let site = site(&[(
        "a",
        "Bài đã dời",
        "2026-03-01",
        "aliases: [/tin/2025/cu/, tin/cu-hon, /Bai_Cu.html, \"/tin/Th%E1%BB%8B/\"]",
    )]);
    site.write(
        "content/pages/lien-he.md",
        "---\ntitle: Liên hệ\naliases: /lien-lac/\n---\n\nGọi điện.\n",
    );
    site.build_cleanly();
    for (old, new) in [
        ("/tin/2025/cu/", "/tin/2026/bai-da-doi/"),
        ("/tin/cu-hon/", "/tin/2026/bai-da-doi/"),
        ("/Bai_Cu.html", "/tin/2026/bai-da-doi/"),
        ("/tin/Thị/", "/tin/2026/bai-da-doi/"),
        ("/lien-lac/", "/lien-he/"),
    ] {
        let page = site.page(old);
        assert!(
            page.contains(&format!(
                "<meta http-equiv=\"refresh\" content=\"0; url={new}\">"
            )),
            "{page}"
        );
        assert!(page.contains(&format!(
            "<link rel=\"canonical\" href=\"https://thu.example{new}\">"
        )));
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(
            html::links(&page).iter().any(|(to, _)| to == new),
            "a link for people"
        );
    }
    let table = String::from_utf8(site.output()["_redirects"].clone()).unwrap();
    let mut rules: Vec<&str> = table.lines().collect();
    rules.sort_unstable();
    assert_eq!(
        rules,
        [
            "/Bai_Cu.html /tin/2026/bai-da-doi/ 301",
            "/lien-lac/ /lien-he/ 301",
            "/tin/2025/cu/ /tin/2026/bai-da-doi/ 301",
            "/tin/Th%E1%BB%8B/ /tin/2026/bai-da-doi/ 301",
            "/tin/cu-hon/ /tin/2026/bai-da-doi/ 301"
        ]
    );
    // Nobody is shown them but those who come from there.
    let sitemap = String::from_utf8(site.output()["sitemap-1.xml"].clone()).unwrap();
    assert!(
        !sitemap.contains("/cu") && !sitemap.contains("lien-lac"),
        "{sitemap}"
    );
    // A text may still name an old address.
    site.write(
        "content/b.md",
        format!(
            "{}\n[bài cũ](/tin/2025/cu/).\n",
            article("Bài dẫn", "2026-03-02", "")
        ),
    );
    site.build_anyhow();
    assert!(
        html::links(&site.article_page("b"))
            .iter()
            .any(|(to, _)| to.starts_with("/tin/2026/bai-da-doi/")),
        "it leads to the new one at once"
    );
    // A host's own table stays.
    site.write("static/_redirects", "/x /y 302\n");
    assert_eq!(site.build_anyhow()["_redirects"], b"/x /y 302\n");
    site.page("/tin/2025/cu/");
    assert!(
        !Site::new(BASE).build_cleanly().contains_key("_redirects"),
        "no old address, no table"
    );
}

#[test]
fn old_addresses_that_cannot_be() {
    #[rustfmt::skip]
    let cases = [
        ("aliases: [/tin/2026/bai-a/]", "alias-of-itself"),
        ("aliases: [/TIN/2026/Bai-A/]", "alias-of-itself"),
        ("aliases: [/tin/2026/bai-b/]", "alias-taken"),
        ("aliases: [/tin/]", "alias-taken"),
        ("aliases: [/dia-ban/thanh-pho-ha-noi/]", "alias-taken"),
        ("aliases: [/cu/, /cu]", "alias-taken"),
        ("aliases: [/cu-cua-b/]", "alias-taken"),
        ("aliases: [/tin/2026/bai-cho/]", "alias-taken"),
        ("aliases: [/404.html]", "alias-taken"),
        ("aliases: [/404.html/x/]", "alias-taken"),
        ("aliases: [/robots.txt]", "alias-taken"),
        ("aliases: [/feed.xml/]", "alias-taken"),
        ("aliases: [/anh.svg]", "alias-taken"),
        ("aliases: [/anh.svg/x/]", "alias-taken"),
        ("aliases: [/assets/style.css/]", "alias-taken"),
        ("aliases: [/tin/2026/bai-b/qr.svg]", "alias-taken"),
        ("aliases: [/tin/2026/bai-b/index.html/x/]", "alias-taken"),
        ("aliases: [/index.html/x/]", "alias-taken"),
        ("aliases: [/]", "bad-alias"),
        ("aliases: [/../ra/]", "bad-alias"),
        ("aliases: [\"/a?id=5\"]", "bad-alias"),
        ("aliases: [\"https://khac.example/a\"]", "bad-alias"),
        ("aliases: [\"/a b/\"]", "bad-alias"),
        ("aliases: [/con/]", "bad-alias"),
        ("withdrawn_reason: Vì sai.", "reason-without-withdrawal"),
        ("status: removed", "unknown-choice"),
        ("updated: 2025-01-01", "before-publication"),
        ("expires: 2025-01-01", "before-publication"),
        ("corrections:\n  - {date: 2025-01-01, text: Sai.}", "before-publication"),
        ("corrections:\n  - {text: Sai.}", "missing-field"),
        ("corrections: Sai.", "wrong-shape"),
        ("id: bài số 1", "bad-article-id"),
        ("id: bai-b", "duplicate-article-id"),
    ];
    each(cases, |(more, code)| {
        let site = site(&[
            ("a", "Bài A", "2026-03-01", more),
            (
                "b",
                "Bài B",
                "2026-03-02",
                "aliases: [/cu-cua-b/]\nid: bai-b",
            ),
            ("cho", "Bài chờ", "2026-12-24", ""),
        ]);
        site.write(
            "static/anh.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
        let found = site.check();
        let codes: Vec<&str> = found
            .iter()
            .map(|found| found["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes, [*code], "{found:#?}");
        assert!(found[0]["line"].as_i64().is_some(), "{found:#?}");
    });
}

/// Between builds an article changes its title, slug, date, file, or all of them; the editor does what the warning
/// says; every address that was published before still answers, and feed readers know the article again.
#[test]
fn every_address_that_was_published_answers() {
    #[rustfmt::skip]
    let cases = [
        ("a new title", "bai", article("Tên đã sửa", "2026-03-01", ""), "aliases"),
        ("a new slug", "bai", article("Tên ban đầu", "2026-03-01", "slug: ten-khac"), "aliases"),
        ("a new year", "bai", article("Tên ban đầu", "2025-03-01", ""), "aliases"),
        ("a new file and slug", "khac", article("Tên ban đầu", "2026-03-01", "slug: ten-khac"), "aliases"),
        ("a new file", "khac", article("Tên ban đầu", "2026-03-01", ""), "id"),
    ];
    each(cases, |(why, name, text, key)| {
        let site = site(&[
            ("bai", "Tên ban đầu", "2026-03-01", "aliases: [/cu/]"),
            ("kia", "Bài kia", "2026-03-02", ""),
        ]);
        site.build_cleanly();
        let before = addresses(&site);
        let id = site.article("bai")["id"].clone();
        site.remove("content/bai.md");
        // What was there before stays there, as editors do.
        let with = |more: &str| text.replacen("\n---\n", &format!("\n{more}\n---\n"), 1);
        site.write(&format!("content/{name}.md"), with("aliases: [/cu/]"));
        let built = site.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        let offers = offered(&built.stderr, key);
        assert_eq!(offers.len(), 1, "{why}: {}", built.stderr);
        let offer = offers[0].clone();
        let lines = if *key == "aliases" {
            offer
        } else {
            format!("aliases: [/cu/]\n{offer}")
        };
        site.write(&format!("content/{name}.md"), with(&lines));
        site.build_cleanly();
        let after = addresses(&site);
        // The month of the old date has no page any more: that is no text.
        let lost: Vec<&String> = before
            .difference(&after)
            .filter(|address| !address.contains("/luu-tru/"))
            .collect();
        assert!(lost.is_empty(), "{why}: {lost:?}");
        for old in ["/tin/2026/ten-ban-dau/", "/cu/"] {
            html::assert_says(&read(&site, old), OPENING);
        }
        if *key == "id" || name == &"bai" {
            assert_eq!(site.article(name)["id"], id, "{why}");
        }
        assert!(
            site.build().stderr.lines().all(|line| !line.contains('[')),
            "told once"
        );
    });
}

#[test]
fn addresses_that_are_gone_are_told() {
    let site = site(&[
        ("a", "Bài A", "2026-03-01", "aliases: [/cu/]"),
        ("b", "Bài B", "2026-03-02", ""),
        ("c", "Bài C", "2026-03-03", ""),
    ]);
    site.build_cleanly();
    site.remove("content/b.md");
    site.write(
        "content/c.md",
        article("Bài C", "2026-03-03", "draft: true"),
    );
    site.write("content/a.md", article("Bài A", "2026-03-01", ""));
    let told = site.build().stderr;
    for words in [
        "cảnh báo[address-gone]: lần dựng trước có trang `/tin/2026/bai-b/`",
        "cảnh báo[address-gone]: lần dựng trước có trang `/tin/2026/bai-c/`",
        "cảnh báo[address-moved]: bài đã chuyển từ `/cu/` sang `/tin/2026/bai-a/`",
        "`aliases: [/cu/]`",
    ] {
        assert!(told.contains(words), "no {words:?} in:\n{told}");
    }
    assert!(!site.build().stderr.contains("address-"), "once");
    // Another folder has another past, and a site may not want to be told.
    let quiet =
        Site::new(&BASE.replacen("categories:", "checks: {address-gone: off}\ncategories:", 1));
    quiet.write("content/a.md", article("Bài A", "2026-03-01", ""));
    quiet.write("content/b.md", article("Bài B", "2026-03-01", ""));
    quiet.build_cleanly();
    quiet.remove("content/a.md");
    quiet.build_cleanly();
}

/// From draft to notice, with all that lies between: the address, once published, never dies.
#[test]
fn a_whole_life() {
    #[rustfmt::skip]
    let days = [
        ("2026-02-01", "draft: true", false, ""),
        ("2026-02-02", "", false, "1 bài chờ, gần nhất 1/3/2026"),
        ("2026-03-01", "", true, ""),
        ("2026-03-10", "corrections:\n  - {date: 2026-03-10, text: Sai tên.}", true, ""),
        ("2026-04-01", "expires: 2026-03-31", true, "hết hạn sau 31/3/2026"),
        ("2026-04-02", "status: withdrawn", true, "đã rút"),
        ("2026-04-03", "", true, ""),
    ];
    let mut site = Site::new(BASE);
    for (day, more, there, told) in days {
        site = site.on(day);
        site.write("content/a.md", article("Cả một đời", "2026-03-01", more));
        let built = site.run(&["build", "--allow-shrink"]);
        assert_eq!(built.code, 0, "{day}: {}", built.stderr);
        assert!(
            built.stderr.contains(told) && !built.stderr.contains('['),
            "{day}: {}",
            built.stderr
        );
        assert_eq!(
            addresses(&site).contains("/tin/2026/ca-mot-doi/"),
            there,
            "{day}"
        );
    }
}

/// A date with a minute means the minute: for what is published, for what has expired, for a correction.
#[test]
fn the_minute_counts() {
    let mut site = Site::new(BASE);
    site.write("content/a.md", article("Bài A", "2026-01-05", ""));
    site.write(
        "content/b.md",
        article("Bài B", "30/11/2026 23:59", "expires: 2026-12-01 17:00"),
    );
    site.write(
        "content/c.md",
        article(
            "Bài C",
            "2026-11-29",
            "corrections:\n  - {date: 30/11/2026 20:00, text: Sai tên một người.}",
        ),
    );
    let waits = "1 bài chờ, gần nhất 30/11/2026 23:59";
    let over = "hết hạn lúc 01/12/2026 17:00";
    let moments = [
        ("2026-11-30T18:35", false, false, waits),
        ("2026-11-30T20:00", false, true, waits),
        ("2026-11-30T23:58", false, true, waits),
        ("2026-11-30 23:59", true, true, ""),
        ("2026-12-01T16:59", true, true, ""),
        ("2026-12-01T17:00", true, true, over),
        // Of a whole day everything has come.
        ("2026-11-30", true, true, ""),
    ];
    for (moment, published, corrected, told) in moments {
        site = site.on(moment);
        let built = site.build();
        assert_eq!(built.code, 0, "{moment}: {}", built.stderr);
        assert!(built.stderr.contains(told), "{moment}: {}", built.stderr);
        let is_shown = published && !told.starts_with("hết hạn");
        for list in ["/", "/feed.xml", "/tin/"] {
            let text = site.page(list);
            assert_eq!(text.contains("/bai-b/"), is_shown, "{moment}: {list}");
        }
        let address = "/tin/2026/bai-b/".to_owned();
        assert_eq!(site.addresses().contains(&address), published, "{moment}");
        let page = site.article_page("c");
        assert_eq!(page.contains("Sai tên một người"), corrected, "{moment}");
        // Nothing is due before the next of these moments.
        let again = site.build();
        assert!(
            again.stderr.contains("ghi 0 tệp"),
            "{moment}: {}",
            again.stderr
        );
    }
    let rows = site.on("2026-11-30T18:35").list("articles", &["--all"]);
    let row = rows
        .iter()
        .find(|row| row["path"] == "content/b.md")
        .unwrap();
    assert_eq!(row["status"], "scheduled");
    assert_eq!(row["public_from"], "2026-11-30T23:59+07:00");
}

/// Several articles wait: how many, and from when to when.
#[test]
fn what_waits_is_counted() {
    let site = site(&[
        ("a", "Bài A", "2026-12-24", ""),
        ("b", "Bài B", "2026-12-01", ""),
        ("c", "Bài C", "2027", ""),
        ("d", "Bài D", "2026-01-01", "draft: true"),
    ]);
    let told = site.build().stderr;
    assert!(
        told.contains("1 bản nháp: content/d.md\n3 bài chờ, gần nhất 1/12/2026;"),
        "{told}"
    );
    let english = site.speaking("en").build().stderr;
    assert!(
        english.contains("1 draft: content/d.md\n3 waiting, the first until 1/12/2026;"),
        "{english}"
    );
    let many: Vec<_> = (0..159)
        .map(|number| (format!("b{number}"), format!("Bài {number}")))
        .collect();
    let many: Vec<_> = many
        .iter()
        .map(|(name, title)| (&**name, &**title, "2026-12-24", ""))
        .collect();
    let site = self::site(&[&many[..], &[("a", "Bài A", "2026-12-01 08:00", "")]].concat());
    let told = site.build().stderr;
    assert!(
        told.contains("160 bài chờ, gần nhất 01/12/2026 08:00: content/a.md, …; xem hết: `bantin list articles --all`")
            && told.lines().count() < 6,
        "{told}"
    );
}

/// Lists go with their last article, and lists become shorter: who has the address of a page of theirs is led on.
#[test]
fn addresses_of_lists_answer_too() {
    let one = "slug: mot\n\
               kind: commendation\n\
               author: Lê Một\n\
               movements: [Việc tốt]\n\
               source: Tờ tin riêng\n\
               campaign: thang-cong-nhan-2019\n\
               commendations:\n\
               \x20 - {honour: bang-khen, recipients: [Lê Một]}\n\
               results:\n\
               \x20 - {indicator: Sáng kiến, achieved: 3, unit: sáng kiến}";
    let site = Site::new(&BASE.replacen("page_size: 10", "page_size: 2", 1));
    for day in 1..=4 {
        site.write(
            &format!("content/{day}.md"),
            article(
                &format!("Bài {day}"),
                &format!("2026-03-0{day}"),
                "author: Đỗ Đạt",
            ),
        );
    }
    each(["status: withdrawn", "expires: 2026-06-01"], |end| {
        site.write("content/mot.md", article("Bài một", "2019-05-06", one));
        site.build_anyhow();
        let before = addresses(&site);
        for address in [
            "/tac-gia/le-mot/",
            "/cuoc-van-dong/viec-tot/",
            "/nguon/to-tin-rieng/",
            "/luu-tru/2019/05/",
            "/tin/trang-2/",
            "/bang-vang/nam-2019/",
        ] {
            assert!(before.contains(address), "{address}: {before:#?}");
        }
        site.write(
            "content/mot.md",
            article("Bài một", "2019-05-06", &format!("{one}\n{end}")),
        );
        site.build_cleanly();
        let after = addresses(&site);
        let lost: Vec<&String> = before.difference(&after).collect();
        assert!(lost.is_empty(), "{lost:#?}");
        for (old, new) in [
            ("/tac-gia/le-mot/", "/tac-gia/"),
            ("/cuoc-van-dong/viec-tot/", "/tin/"),
            ("/luu-tru/2019/05/", "/luu-tru/"),
            ("/tin/trang-2/", "/tin/"),
            (
                "/dia-ban/thanh-pho-ha-noi/khong-chia-dot/",
                "/dia-ban/thanh-pho-ha-noi/",
            ),
        ] {
            let page = site.page(old);
            assert!(
                page.contains(&format!("content=\"0; url={new}\"")),
                "{old}:\n{page}"
            );
        }
        assert!(
            html::links(&site.page("/tin/"))
                .iter()
                .all(|(to, _)| !to.contains("trang-2"))
        );
        assert!(
            !site.output().contains_key("_redirects"),
            "a list may fill again: hosts are not told that it moved for good"
        );
    });
    // A file of the site's own stays where such a list was.
    site.write("static/tac-gia/le-mot/index.html", "<!DOCTYPE html>");
    site.build_cleanly();
    assert_eq!(site.page("/tac-gia/le-mot/"), "<!DOCTYPE html>");
}

/// Rolls are cut into pages of awards, not of articles.
#[test]
fn rolls_that_awards_have_left() {
    let awards = |count: usize| {
        let awards = (0..count).map(|number| {
            format!(
                "  - {{honour: bang-khen, recipients: [{{name: Tổ {number}, type: collective}}]}}"
            )
        });
        format!("commendations:\n{}", awards.collect::<Vec<_>>().join("\n"))
    };
    let withdrawn = format!("status: withdrawn\n{}", awards(60));
    let site = site(&[
        ("a", "Bài còn", "2026-03-01", &awards(80)),
        ("b", "Bài rút", "2026-03-02", &withdrawn),
    ]);
    site.build_anyhow();
    let leads = |address: &str| site.page(address).contains("http-equiv=\"refresh\"");
    let pages = [
        "/bang-vang/nam-2026/trang-1/",
        "/bang-vang/nam-2026/trang-2/",
    ];
    assert_eq!(pages.map(leads), [false, true]);
}

/// The address of a document that was taken back leads to the notice, unless a copy in `static/` has it.
#[test]
fn documents_that_were_taken_back() {
    let site = site(&[
        ("a", "Bài còn", "2026-03-01", ""),
        ("b", "Bài rút", "2026-03-02", ""),
    ]);
    site.write("content/ke.txt", "Bảng kê");
    let text = site.source("content/b.md") + "\n[Bảng kê](ke.txt)\n";
    site.write("content/b.md", &text);
    assert_eq!(site.build_cleanly()["tep/ke.txt"], "Bảng kê".as_bytes());
    site.write(
        "content/b.md",
        text.replacen("---\n", "---\nstatus: withdrawn\n", 1),
    );
    assert!(!site.build_anyhow().contains_key("tep/ke.txt"));
    html::assert_says(&read(&site, "/tep/ke.txt/"), "rút");
    site.write("static/tep/ke.txt", "Bản sao");
    assert_eq!(site.build_anyhow()["tep/ke.txt"], "Bản sao".as_bytes());
}

/// Two articles change their addresses: the one that takes an address says whose it was.
#[test]
fn addresses_that_others_take() {
    let start = || {
        site(&[
            ("mot", "Bài một", "2026-03-01", ""),
            ("hai", "Bài hai", "2026-03-02", ""),
        ])
    };
    let mot = |more: &str| article("Bài một", "2026-03-01", more);
    let hai = |more: &str| article("Bài hai", "2026-03-02", more);
    let taken = |address: &str, now: &str| {
        format!(
            "cảnh báo[address-taken]: địa chỉ `{address}` trước là của bài khác, bài ấy nay ở `{now}`"
        )
    };
    each(
        [
            (
                "exchange",
                vec![
                    ("content/mot.md", mot("slug: bai-hai")),
                    ("content/hai.md", hai("slug: bai-mot")),
                ],
                vec![
                    taken("/tin/2026/bai-mot/", "/tin/2026/bai-hai/"),
                    taken("/tin/2026/bai-hai/", "/tin/2026/bai-mot/"),
                ],
            ),
            (
                "take",
                vec![
                    ("content/mot.md", mot("slug: moi")),
                    (
                        "content/hai.md",
                        hai("slug: bai-mot\naliases: [/tin/2026/bai-hai/]"),
                    ),
                ],
                vec![taken("/tin/2026/bai-mot/", "/tin/2026/moi/")],
            ),
            (
                "exchange files",
                vec![("content/mot.md", hai("")), ("content/hai.md", mot(""))],
                vec!["cảnh báo[article-id-changed]".to_owned()],
            ),
            (
                "write anew",
                vec![(
                    "content/mot.md",
                    article("Chuyện khác", "2026-03-01", "slug: bai-mot"),
                )],
                vec![],
            ),
        ],
        |(why, edits, told)| {
            let site = start();
            site.build_cleanly();
            edits.iter().for_each(|(path, text)| site.write(path, text));
            let stderr = site.build().stderr;
            for words in told {
                assert!(stderr.contains(words), "{why}: no {words:?} in:\n{stderr}");
            }
            assert_eq!(
                stderr.contains("cảnh báo["),
                !told.is_empty(),
                "{why}:\n{stderr}"
            );
            assert!(!site.build().stderr.contains("cảnh báo["), "{why}: once");
        },
    );
}

/// What was away and is back is what it was; what a file of the editor's answers for is not missed; a file that takes the
/// name of another one is none that has moved.
#[test]
fn what_is_none_of_an_editors_mistakes() {
    let site = site(&[
        ("mot", "Bài một", "2026-03-01", ""),
        ("hai", "Bài hai", "2026-03-02", ""),
    ]);
    site.build_cleanly();
    for other in [
        article("Bài hai", "2026-03-02", "draft: true"),
        article("Bài hai", "2026-12-24", ""),
    ] {
        site.write("content/hai.md", other);
        assert!(site.build().stderr.contains("address-gone"));
        site.write("content/hai.md", article("Bài hai", "2026-03-02", ""));
        site.build_cleanly();
    }
    site.write(
        "content/hai.md",
        article("Bài hai", "2026-03-02", "slug: moi"),
    );
    assert!(site.build().stderr.contains("address-moved"));
    site.write(
        "static/tin/2026/bai-hai/index.html",
        "<!DOCTYPE html><title>Bài hai</title>",
    );
    site.build_cleanly();
    site.remove("content/mot.md");
    site.remove("content/hai.md");
    site.write(
        "content/mot.md",
        article("Bài hai", "2026-03-02", "slug: moi"),
    );
    let stderr = site.build().stderr;
    assert!(
        stderr.contains("cảnh báo[address-gone]: lần dựng trước có trang `/tin/2026/bai-mot/`"),
        "{stderr}"
    );
    assert!(!stderr.contains("address-moved"), "{stderr}");
}

/// Where the sub-path of a site is called as one of its folders, the line that is offered means what it says.
#[test]
fn a_sub_path_that_is_called_as_a_folder() {
    let site = Site::new(&BASE.replacen("https://thu.example/", "https://thu.example/tin/", 1));
    site.write("content/a.md", article("Bài A", "2026-03-01", ""));
    site.write(
        "content/b.md",
        article("Bài B", "2026-03-02", "").replace(
            "Bài Bài",
            "[xem](/tin/2026/bai-a/) [xem](/tin/tin/2026/bai-a/) Bài",
        ),
    );
    site.build_cleanly();
    assert!(
        html::links(&site.page("/tin/2026/bai-b/"))
            .iter()
            .filter(|(to, _)| to == "/tin/tin/2026/bai-a/")
            .count()
            >= 2
    );
    site.write("content/a.md", article("Bài A", "2026-03-01", "slug: moi"));
    site.write("content/b.md", article("Bài B", "2026-03-02", ""));
    let offers = offered(&site.build().stderr, "aliases");
    assert_eq!(offers, ["aliases: [/tin/tin/2026/bai-a/]"]);
    site.write(
        "content/a.md",
        article("Bài A", "2026-03-01", &format!("slug: moi\n{}", offers[0])),
    );
    site.build_cleanly();
    assert!(site.page("/tin/2026/bai-a/").contains("/tin/tin/2026/moi/"));
}

/// What is corrected on the day of publication is newer than what was published, for machines too.
#[test]
fn what_is_corrected_on_the_day() {
    #[rustfmt::skip]
    let cases = [
        ("2026-03-01T08:00", "corrections:\n  - {date: 2026-03-01, text: Sửa tên.}", "2026-03-01T08:01:00+07:00"),
        ("2026-03-01T08:00", "updated: 2026-03-01", "2026-03-01T08:01:00+07:00"),
        ("2026-03-01T08:00", "updated: 2026-03-01T09:30", "2026-03-01T09:30:00+07:00"),
        ("2026-03-01", "updated: 2026-03-01", "2026-03-01T00:01:00+07:00"),
        ("2026-03-01", "updated: 2026-03-02", "2026-03-02T00:00:00+07:00"),
        ("2026-03-01T08:00", "", "2026-03-01T08:00:00+07:00"),
    ];
    each(cases, |(date, more, expected)| {
        let site = site(&[("a", "Bài A", date, more)]);
        let files = site.build_cleanly();
        let feed = String::from_utf8(files["feed.xml"].clone()).unwrap();
        let entry = feed.split("<entry>").nth(1).unwrap();
        assert!(
            entry.contains(&format!("<updated>{expected}</updated>")),
            "{entry}"
        );
    });
}

/// Machines are told what people are told.
#[test]
fn what_is_gone_for_machines() {
    let site = site(&[
        ("a", "Bài A", "2026-11-20", ""),
        ("b", "Bài B", "2026-10-02", ""),
    ]);
    site.write("static/to-roi.txt", "x");
    site.build_cleanly();
    site.remove("content/b.md");
    site.remove("static/to-roi.txt");
    let told = site.run(&["build", "--json"]).stdout;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["warnings"], 1, "{told:#}");
    assert_eq!(told["diagnostics"][0]["code"], "address-gone", "{told:#}");
    assert!(
        told["gone"]["lists"]
            .as_array()
            .unwrap()
            .iter()
            .any(|list| list == "luu-tru/2026/10/"),
        "{told:#}"
    );
    assert_eq!(
        told["gone"]["files"],
        serde_json::json!(["to-roi.txt"]),
        "{told:#}"
    );
    assert_eq!(
        told["news"],
        serde_json::json!({"articles": 1, "stale": "2026-11-23"}),
        "{told:#}"
    );
}
