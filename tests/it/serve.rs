//! `bantin serve`: what is served is what would be published, follows what is saved, and never goes down.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Site, seeds,
    server::{Server, wait_for},
};
use serde_json::{Value, json};
use std::{fs, path::Path, time::Duration};

fn article(title: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2023-03-01\ndistrict: quan-ha-dong\n---\nNội dung đầu.\n")
}

fn url(slug: &str) -> String {
    format!("/tin/2023/{slug}/")
}

#[track_caller]
fn same_as_built(site: &Site, args: &[&str]) {
    let built = site.build_with(args);
    assert!(built.len() > 20);
    let server = Server::start(site, args);
    assert_eq!(server.differences(&built), Vec::<String>::new());
}

#[test]
fn every_page_is_what_is_published() {
    let site = seeds();
    site.write("static/ảnh lớn/a b%c.txt", "tệp");
    site.write("static/static/x.txt", "hai lần");
    same_as_built(&site, &[]);
    site.write("static/dai.csv", "đợt,bài\r\n".repeat(200));
    let packing = "  page_size: 10\n  precompress: [gz, br]\n";
    site.edit("site.yaml", "  page_size: 10\n", packing);
    assert!(site.build_with(&[]).contains_key("index.html.br"));
    same_as_built(&site, &[]);
    let server = Server::start(&site, &[]);
    for path in ["/.br", "/index.html.gz.br", "/dai.csv.zip"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn below_a_path_and_in_english() {
    let site = seeds();
    site.edit(
        "site.yaml",
        "base_url: https://thu.example/",
        "base_url: https://thu.example/ban-tin/",
    );
    site.edit("site.yaml", "language: vi", "language: en");
    same_as_built(&site, &[]);
    let server = Server::start(&site, &[]);
    for path in ["/", "/ban-tin"] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (307, Some("/ban-tin/")),
            "{path}"
        );
    }
    assert_eq!(server.get("/news/").status, 404);
}

#[test]
fn the_sample() {
    same_as_built(&Site::copy_of(Path::new(env!("CARGO_MANIFEST_DIR"))), &[]);
}

#[test]
fn what_is_not_there() {
    let site = seeds();
    let server = Server::start(&site, &[]);
    let missing = server.get("/khong-co/");
    assert_eq!(missing.status, 404);
    assert!(
        missing.text().contains("404") && missing.text().contains("/_bantin/live.js"),
        "{}",
        missing.text()
    );
    let page = server.get("/404.html").published();
    assert!(missing.published() == page, "{}", server.said());
    for (path, to) in [
        ("/phong-trao", "/phong-trao/"),
        ("/dia-ban/quan-ha-dong?a=b", "/dia-ban/quan-ha-dong/?a=b"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (307, Some(to)));
    }
    for path in [
        "/tin/trang-1",
        "/tin/trang-0/",
        "/tin/trang-01/",
        "/tin/trang-999/",
        "/site.yaml",
        "/content/s0.md",
        "/.bantin-manifest",
        "/public/index.html",
        "/tep/s0.md",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn types_validators_and_ranges() {
    let site = seeds();
    site.write("static/so.bin", "0123456789");
    site.write("static/rong.bin", "");
    site.write(
        "static/hinh.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    );
    site.write("static/van-ban.txt", "chữ");
    let server = Server::start(&site, &[]);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/hinh.svg", "image/svg+xml"),
        ("/van-ban.txt", "text/plain; charset=utf-8"),
        ("/so.bin", "application/octet-stream"),
        ("/ky-niem/ky-niem.ics", "text/calendar; charset=utf-8"),
        ("/_bantin/live.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some(kind)),
            "{path}"
        );
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        let head = server.request("HEAD", path, "");
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(
            head.header("content-length"),
            answer.header("content-length"),
            "{path}"
        );
        assert_eq!(head.header("etag"), answer.header("etag"), "{path}");
    }
    assert!(
        server
            .get("/hinh.svg")
            .header("content-security-policy")
            .unwrap()
            .contains("sandbox")
    );
    let tag = server.get("/so.bin").header("etag").unwrap().to_owned();
    #[rustfmt::skip]
    let cases = [
        (format!("If-None-Match: {tag}\r\n"), 304, ""),
        (format!("If-None-Match: \"x\", W/{tag}\r\n"), 304, ""),
        ("If-None-Match: \"x\"\r\n".to_owned(), 200, "0123456789"),
        ("Range: bytes=2-4\r\n".to_owned(), 206, "234"),
        ("Range: bytes=7-\r\n".to_owned(), 206, "789"),
        ("Range: bytes=-3\r\n".to_owned(), 206, "789"),
        ("Range: bytes=5-99\r\n".to_owned(), 206, "56789"),
        ("Range: bytes=-11\r\n".to_owned(), 206, "0123456789"),
        ("Range: bytes=10-\r\n".to_owned(), 416, ""),
        ("Range: bytes=4-2\r\n".to_owned(), 416, ""),
        ("Range: dong=1-2\r\n".to_owned(), 200, "0123456789"),
        (format!("Range: bytes=2-4\r\nIf-Range: {tag}\r\n"), 206, "234"),
        ("Range: bytes=2-4\r\nIf-Range: \"x\"\r\n".to_owned(), 200, "0123456789"),
    ];
    for (head, status, body) in cases {
        let answer = server.request("GET", "/so.bin", &head);
        assert_eq!(
            (answer.status, answer.text().as_str()),
            (status, body),
            "{head}"
        );
    }
    let part = server.request("GET", "/so.bin", "Range: bytes=2-4\r\n");
    assert_eq!(part.header("content-range"), Some("bytes 2-4/10"));
    for range in ["0-0", "0-", "-1"] {
        let part = server.request("GET", "/rong.bin", &format!("Range: bytes={range}\r\n"));
        assert_eq!(
            (part.status, part.header("content-range")),
            (416, Some("bytes */0")),
            "{range}"
        );
    }
}

/// Drafts and later articles are shown on demand, and say what they are.
#[test]
fn what_is_not_public_yet() {
    let site = seeds();
    site.write(
        "content/nhap.md",
        article("Bài nháp").replace("date", "draft: true\ndate"),
    );
    site.write(
        "content/sau.md",
        article("Bài sau").replace("2023-03-01", "2027-03-01"),
    );
    let (draft, later) = (url("bai-nhap"), "/tin/2027/bai-sau/");
    for (args, shows_draft, shows_later) in [
        (&[][..], false, false),
        (&["--drafts"], true, false),
        (&["--future"], false, true),
        (&["--drafts", "--future"], true, true),
    ] {
        let server = Server::start(&site, args);
        for (path, shown, notice) in [
            (draft.as_str(), shows_draft, "data-notice=\"draft\""),
            (
                later,
                shows_later,
                "data-notice=\"scheduled\" data-day=\"1/3/2027\"",
            ),
        ] {
            let page = server.get(path);
            assert_eq!(
                page.status,
                if shown { 200 } else { 404 },
                "{path} {args:?}"
            );
            assert_eq!(page.text().contains(notice), shown, "{path} {args:?}");
        }
        assert!(!server.get("/").text().contains("data-notice"));
    }
    assert!(Server::start(&site, &[]).said().contains("2 bài chưa đăng"));
}

#[test]
fn an_edit_is_seen_everywhere() {
    let site = seeds();
    site.write("content/a.md", article("Tin một"));
    let server = Server::start(&site, &[]);
    let mut listener = server.listen();
    let first = listener.next("hello")["now"].clone();
    let run = run_of(&first);
    site.edit("content/a.md", "Nội dung đầu.", "Nội dung sau.");
    let page = server.wait_for_words(&url("tin-mot"), "Nội dung sau.");
    let change = listener.next("change");
    assert_eq!(change["since"], first);
    assert_ne!(change["now"], first);
    server.wait_until_said("content/a.md: ");
    site.edit("content/a.md", "Tin một", "Tin hai");
    server.wait_for_words("/dia-ban/quan-ha-dong/", "Tin hai");
    server.wait_until_gone(&url("tin-mot"));
    let renamed = server.wait_for_words(&url("tin-hai"), "Tin hai");
    assert_ne!(page.header("etag"), renamed.header("etag"));
    assert_eq!(run_of(&server.listen().next("hello")["now"]), run);
}

/// The run of the server in which a moment was.
fn run_of(moment: &Value) -> String {
    let (run, _) = moment.as_str().unwrap().split_once('-').unwrap();
    run.to_owned()
}

/// A page says up to when it knows of changes, and its browser can ask for those since then.
#[test]
fn what_was_missed_is_told() {
    let site = seeds();
    site.write("content/a.md", article("Tin một"));
    site.write("static/a.txt", "Một");
    let server = Server::start(&site, &[]);
    let moment = |page: &str| {
        let (_, rest) = page.split_once(" data-moment=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let missed = |moment: &str| {
        serde_json::from_str::<Value>(&server.get(&format!("/_bantin/missed/{moment}")).text())
            .unwrap()
    };
    let before = moment(&server.get("/").text());
    assert_eq!(missed(&before), json!({ "now": before, "files": [] }));
    assert_eq!(moment(&server.get("/khong-co").text()), before);
    let mut listener = server.listen();
    listener.next("hello");
    site.write("static/a.txt", "Hai hai");
    assert_eq!(listener.next("change")["files"], json!(["a.txt"]));
    // A request may look at the file before the system tells of it, so that it is told twice.
    let told = wait_for("what was missed up to now", || {
        let now = moment(&server.get("/").text());
        Some(missed(&before)).filter(|told| told["now"] == now)
    });
    assert_eq!(told["files"], json!(["a.txt"]));
    for unknown in ["x", "0-0", "%2e%2e", "%22", "-", &before.replace('-', "-9")] {
        assert_eq!(missed(unknown)["files"], Value::Null, "{unknown}");
    }
    let foreign = server.request(
        "GET",
        &format!("/_bantin/missed/{before}"),
        "Sec-Fetch-Site: cross-site\r\n",
    );
    assert_eq!(foreign.status, 403);
}

/// What has changed is told in one line, with how much it concerns.
#[test]
fn one_line_a_change() {
    let site = seeds();
    site.write(
        "content/a.md",
        article("Tin một").replace("date", "lead: Sapo.\ndate"),
    );
    let server = Server::start(&site, &[]);
    // In one step: on a busy machine, half a file would be a change of its own.
    let replace = |path: &str, from: &str, to: &str| {
        site.write(".moi", site.source(path).replacen(from, to, 1));
        fs::rename(site.root().join(".moi"), site.root().join(path)).unwrap();
    };
    replace("content/a.md", "Nội dung đầu.", "Nội dung sau.");
    server.wait_until_said("content/a.md: 1 trang, ");
    replace("content/a.md", "Tin một", "Tin hai");
    server.wait_for_words("/", "Tin hai");
    server.wait_until_said("content/a.md: khoảng 10 trang, ");
    replace("site.yaml", "title: Bản tin thử", "title: Tên mới");
    server.wait_until_said("site.yaml: mọi trang, ");
    server.wait_for_words("/", "Tên mới");
}

#[test]
fn styles_and_pictures_are_told_by_name() {
    let site = seeds();
    site.write("themes/bantin/static/style.css", "body { color: red }");
    site.write("static/a.txt", "một");
    let server = Server::start(&site, &[]);
    let version = || {
        let page = server.get("/");
        page.header("bantin-version").map(str::to_owned)
    };
    let before = version();
    assert!(before.is_some());
    for (path, output) in [
        ("themes/bantin/static/style.css", "assets/style.css"),
        ("static/a.txt", "a.txt"),
    ] {
        let mut listener = server.listen();
        listener.next("hello");
        site.write(path, "body { color: green }");
        loop {
            let files = listener.next("change")["files"].clone();
            if files.as_array().unwrap().iter().any(|file| file == output) {
                break;
            }
        }
        assert!(server.get(&format!("/{output}")).text().contains("green"));
    }
    assert_eq!(version(), before, "no page says anything else");
    assert_eq!(
        server.differences(&site.build_anyhow()),
        Vec::<String>::new()
    );
}

/// A faulty file takes nothing away; everything else stays the newest version.
/// Where the system tells of no change, as for a folder in a container, a request finds it.
#[test]
fn changes_that_nobody_announces() {
    for args in [&[][..], &["--poll"]] {
        let site = seeds();
        site.write("content/mot.md", article("Tên cũ"));
        let away = site.outside().join("mot.md");
        std::fs::hard_link(site.root().join("content/mot.md"), &away).unwrap();
        let server = Server::start(&site, args);
        assert!(
            server
                .get("/dia-ban/quan-ha-dong/")
                .text()
                .contains("Tên cũ")
        );
        // Written through another name, of which no watch of the folder hears.
        std::fs::write(&away, article("Tên mới")).unwrap();
        server.wait_for_words("/dia-ban/quan-ha-dong/", "Tên mới");
        assert!(
            !server
                .get("/dia-ban/quan-ha-dong/")
                .text()
                .contains("Tên cũ")
        );
        let told = server.said();
        assert_eq!(
            told.contains("xem lại cả trang mỗi 1 giây (--poll)"),
            !args.is_empty(),
            "{told}"
        );
    }
}

#[test]
fn a_broken_article_stays_as_it_was() {
    let site = seeds();
    site.write("content/a.md", article("Tin một"));
    site.write("content/b.md", article("Tin khác"));
    let server = Server::start(&site, &[]);
    let before = server.get("/dia-ban/quan-ha-dong/").published();
    for broken in [
        "---\ntitle: [\n---\nA\n",
        "không có gì",
        "---\ntitle: Tin một\n---\nA\n",
        "---\ntitle: Tin một\ndate: 2023-03-01\ndistrict: quan-hong\n---\nA\n",
        "\u{0}\u{1}\u{2}",
    ] {
        let page = server.get(&url("tin-mot")).published();
        site.write("content/a.md", broken);
        let found = server.listen_for_error();
        assert_eq!(found["list"][0]["path"], "content/a.md", "{found:#}");
        assert!(
            server.get(&url("tin-mot")).published() == page,
            "the text too, as it was last seen"
        );
        assert!(
            found["list"][0]["help"].as_str().unwrap().len() > 5,
            "{found:#}"
        );
        assert_eq!(server.get(&url("tin-mot")).status, 200, "{broken}");
        assert_eq!(
            server.get("/dia-ban/quan-ha-dong/").published(),
            before,
            "{broken}"
        );
        site.edit("content/b.md", "Nội dung đầu.", "Nội dung mới.");
        server.wait_for_words(&url("tin-khac"), "Nội dung mới.");
        site.edit("content/b.md", "Nội dung mới.", "Nội dung đầu.");
        site.write("content/a.md", article("Tin một"));
        server.wait_for_findings(0, 1);
    }
    assert_eq!(server.get("/dia-ban/quan-ha-dong/").published(), before);
}

/// Without a text that somebody has seen, a page says so.
#[test]
fn a_broken_article_that_nobody_saw() {
    let site = seeds();
    site.write("content/a.md", article("Tin một"));
    let server = Server::start(&site, &[]);
    site.write("content/a.md", "---\ntitle: [\n---\nA\n");
    server.listen_for_error();
    server.wait_for_words(&url("tin-mot"), "chưa ai xem");
    site.write("content/a.md", article("Tin một"));
    server.wait_for_words(&url("tin-mot"), "Nội dung đầu.");
}

#[test]
fn all_errors_are_told_with_their_lines() {
    let site = seeds();
    let server = Server::start(&site, &[]);
    site.write(
        "content/a.md",
        "---\ntitle: A\ndate: 2023-13-01\ndistrict: quan-ha-dng\n---\n[x](mat.md)\n",
    );
    let found = server.wait_for_findings(3, 1);
    let list = found["list"].as_array().unwrap();
    let lines: Vec<_> = list
        .iter()
        .map(|found| {
            (
                found["severity"].as_str().unwrap(),
                found["line"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [("error", 3), ("error", 4), ("error", 6), ("warning", 13)]
    );
    assert_eq!(list[1]["excerpt"], json!(["district: ", "quan-ha-dng", ""]));
    assert!(list[1]["help"].as_str().unwrap().contains("quan-ha-dong"));
    let said = server.wait_until_said("3 lỗi, 1 cảnh báo");
    assert!(
        said.contains("content/a.md:4:11") && said.contains("district: quan-ha-dng"),
        "{said}"
    );
    site.remove("content/a.md");
    server.wait_for_findings(0, 1);
    server.wait_until_said("0 lỗi, 1 cảnh báo");
    let links: String = (0..260)
        .map(|number| format!("[x](mat-{number}.md)\n"))
        .collect();
    site.write("content/a.md", article("A") + &links);
    let found = server.wait_for_findings(260, 1);
    assert_eq!(found["list"].as_array().unwrap().len(), 261);
}

/// `site.yaml` and the registers are taken over only when no article is lost by it.
#[test]
fn broken_registers_stay_as_they_were() {
    let site = seeds();
    site.write("content/a.md", article("Tin một"));
    let server = Server::start(&site, &[]);
    let original = |path: &str| site.source(path);
    let (settings, districts) = (original("site.yaml"), original("content/districts.yaml"));
    #[rustfmt::skip]
    let cases = [
        ("site.yaml", "site: ["),
        ("site.yaml", ""),
        ("content/districts.yaml", "- {id: ["),
        ("content/districts.yaml", "- {id: quan-khac, name: Khác, level: quan}\n"),
    ];
    for (path, broken) in cases {
        site.write(path, broken);
        server.listen_for_error();
        assert_eq!(server.get(&url("tin-mot")).status, 200, "{path} {broken}");
        site.write("content/b.md", article("Tin trong khi hỏng"));
        server.wait_for_words("/dia-ban/quan-ha-dong/", "Tin trong khi hỏng");
        site.remove("content/b.md");
        site.write("site.yaml", &settings);
        site.write("content/districts.yaml", &districts);
        server.wait_for_findings(0, 1);
        server.wait_until_gone(&url("tin-trong-khi-hong"));
    }
    // An id that is changed in the register and then in the article.
    site.edit(
        "content/districts.yaml",
        "{id: quan-nam-tu-liem, name: Nam Từ Liêm",
        "{id: nam-tu-liem, name: Từ Liêm",
    );
    server.wait_for_words("/dia-ban/", "/dia-ban/nam-tu-liem/");
}

#[test]
fn broken_templates_stay_as_they_were() {
    let site = seeds();
    site.write("templates/404.html", "<p>lời nhắn một</p>");
    let server = Server::start(&site, &[]);
    let missing = |words: &str| {
        server.wait_until("/khong-co/", words, |answer| {
            answer.status == 404 && answer.text().contains(words)
        });
    };
    missing("lời nhắn một");
    server.wait_for_findings(0, 1);
    for (broken, code) in [
        ("{% if %}", "template-error"),
        ("{{ page.khong_co }}", "undefined-name"),
        ("{% include \"mat.html\" %}", "missing-template"),
    ] {
        site.write("templates/404.html", broken);
        let found = server.listen_for_code(code);
        assert_eq!(found["list"][0]["path"], "templates/404.html", "{found:#}");
        missing("lời nhắn một");
    }
    site.write("templates/404.html", "<p>lời nhắn hai</p>");
    missing("lời nhắn hai");
    server.wait_for_findings(0, 1);
    site.remove("templates/404.html");
    missing("/dia-ban/");
}

/// A template that does not end is as broken as any other: pages stay as they were until it is mended.
#[test]
fn templates_that_do_not_end_stay_as_they_were() {
    let site = seeds();
    site.write("templates/404.html", "<p>lời nhắn 0</p>");
    let server = Server::start(&site, &[]);
    let missing = |words: &str| {
        server.wait_until("/khong-co/", words, |answer| {
            answer.status == 404 && answer.text().contains(words)
        });
    };
    missing("lời nhắn 0");
    server.wait_for_findings(0, 1);
    for (number, endless) in [
        "{% for a in range(end=9999) %}{% for b in range(end=9999) %}mười chữ{% endfor %}{% endfor %}",
        "{% set all = range(end=99999) %}{% for a in all %}{% for b in all %}{% endfor %}{% endfor %}",
        "{% component khung() %}{{ <khung/> }}{% endcomponent khung %}{{ <khung/> }}",
    ].iter().enumerate() {
        site.write("templates/404.html", endless);
        let found = server.listen_for_code("template-endless");
        assert_eq!(found["list"][0]["path"], "templates/404.html", "{found:#}");
        missing(&format!("lời nhắn {number}"));
        assert_eq!(server.get("/").status, 200);
        site.write("templates/404.html", format!("<p>lời nhắn {}</p>", number + 1));
        missing(&format!("lời nhắn {}", number + 1));
        server.wait_for_findings(0, 1);
    }
}

/// One that nobody can stop is left behind by a server that begins anew at the same address.
#[test]
fn a_template_that_cannot_be_stopped() {
    let site = seeds();
    let server = Server::start(&site, &["--drafts"]);
    server.wait_for_findings(0, 1);
    let longer = "| replace(from=\"x\", to=\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\")".repeat(7);
    for time in 1..=2 {
        site.write(
            "templates/404.html",
            format!("{{{{ \"x\" {longer} | length }}}}"),
        );
        wait_for("another beginning", || {
            let begun = server.said().matches("xem tại").count();
            (begun == time + 1).then_some(())
        });
        let found = server.listen_for_code("template-endless");
        assert_eq!(found["list"][0]["path"], "templates/404.html", "{found:#}");
        assert_eq!(server.get("/").status, 200);
        let missing = server.get("/khong-co/");
        assert!(missing.status == 404 && missing.text().contains("/dia-ban/"));
        site.write("templates/404.html", format!("<p>lời nhắn {time}</p>"));
        server.wait_until("/khong-co/", "the mended page", |answer| {
            answer.text().contains(&format!("lời nhắn {time}"))
        });
        server.wait_for_findings(0, 1);
    }
    let (_, code) = server.interrupt();
    assert_eq!(code, Some(0));
}

/// A template may fail on one page among many, which only a reader of that page finds.
#[test]
fn a_template_that_fails_on_one_page() {
    let site = seeds();
    for number in 0..30 {
        site.write(
            &format!("content/n{number}.md"),
            article(&format!("Tin số {number}")),
        );
    }
    let server = Server::start(&site, &[]);
    let template =
        "<p>{{ page.title }}</p>{% if page.title == \"Tin số 17\" %}{{ page.khong_co }}{% endif %}";
    site.write("templates/article.html", template);
    server.wait_for_words(&url("tin-so-16"), "<p>Tin số 16</p>");
    server.wait_for_findings(0, 1);
    let page = server.get(&url("tin-so-17"));
    assert!(page.status == 200 && page.text().contains("Tin số 17"));
    let found = server.listen_for_code("undefined-name");
    assert_eq!(found["list"][0]["path"], "templates/article.html");
    server.wait_until_said("templates/article.html:1:");
    site.write("templates/article.html", "<p>{{ page.title }}</p>");
    server.wait_for_findings(0, 1);
    server.wait_for_words(&url("tin-so-17"), "<p>Tin số 17</p>");
}

/// A template that works may fail with what is written next, and the other way round.
#[test]
fn templates_are_tried_again_when_articles_change() {
    let site = seeds();
    site.write("content/a.md", article("Tin một"));
    let template =
        "<p>{{ page.title }}</p>{% if page.title == \"Tin hai\" %}{{ page.khong_co }}{% endif %}";
    site.write("templates/article.html", template);
    let server = Server::start(&site, &[]);
    for _ in 0..2 {
        server.wait_for_findings(0, 1);
        site.edit("content/a.md", "Tin một", "Tin hai");
        server.listen_for_code("undefined-name");
        site.edit("content/a.md", "Tin hai", "Tin một");
    }
    server.wait_for_findings(0, 1);
}

/// Nobody need read what it says.
#[test]
fn an_edit_is_seen_when_nobody_listens() {
    let site = seeds();
    let server = Server::run_heard(site.command(&["serve", "--port", "0"]), 2);
    let links: String = (0..1000)
        .map(|number| format!("[x](khong-co-{number}.md)\n"))
        .collect();
    for title in ["Tin một", "Tin hai", "Tin ba"] {
        site.write("content/a.md", article(title) + &links);
        server.wait_for_findings(1000, 1);
        site.write("content/a.md", article(title));
        server.wait_for_findings(0, 1);
        server.wait_for_words("/dia-ban/quan-ha-dong/", title);
    }
}

#[test]
fn a_site_that_is_broken_at_the_start() {
    let site = seeds();
    let settings = site.source("site.yaml");
    site.write("site.yaml", "site: [\n");
    let server = Server::start(&site, &[]);
    let page = server.get("/");
    assert_eq!(page.status, 500);
    assert!(page.text().contains("/_bantin/live.js"));
    assert_eq!(server.listen_for_error()["list"][0]["path"], "site.yaml");
    site.write("site.yaml", settings);
    server.wait_for_words("/", "Bản tin thử");
    let nothing = Site::new("");
    let refused = nothing.run(&["serve"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("site.yaml"), "{}", refused.stderr);
}

#[test]
fn the_output_folder_is_left_alone() {
    let site = seeds();
    let built = site.build_anyhow();
    let server = Server::start(&site, &[]);
    site.write("content/a.md", article("Tin một"));
    server.wait_for_words("/", "Tin một");
    assert_eq!(server.interrupt().1, Some(0));
    assert!(site.output() == built);
}

#[test]
fn a_port_that_is_taken() {
    let site = seeds();
    let first = Server::start(&site, &[]);
    let port = first.port.to_string();
    let refused = site.run(&["serve", "--port", &port]);
    assert_eq!(refused.code, 2);
    for words in [&port, "bantin", &first.process().to_string(), "--port"] {
        assert!(
            refused.stderr.contains(words),
            "{words}: {}",
            refused.stderr
        );
    }
    let english = seeds()
        .speaking("en")
        .run(&["serve", "--port", &port])
        .stderr;
    assert!(
        english.contains("is taken by bantin (process "),
        "{english}"
    );
    let (second, third) = (
        Server::start_on(&site, "", &[]),
        Server::start_on(&site, "", &[]),
    );
    assert!(third.port > second.port, "{}", third.said());
    assert!(third.said().contains("đang bận"), "{}", third.said());
}

#[test]
fn it_ends_at_once() {
    let site = seeds();
    let server = Server::start(&site, &[]);
    let mut listener = server.listen();
    listener.next("hello");
    let _idle: Vec<_> = (0..20).map(|_| server.connect()).collect();
    let (took, code) = server.interrupt();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[test]
fn a_restart_is_another_run() {
    let site = seeds();
    let server = Server::start(&site, &[]);
    let (port, run) = (server.port, run_of(&server.listen().next("hello")["now"]));
    assert_eq!(server.interrupt().1, Some(0));
    let again = Server::start_on(&site, &port.to_string(), &[]);
    assert_ne!(run_of(&again.listen().next("hello")["now"]), run);
}

#[test]
fn quiet_says_where_and_what_is_wrong() {
    let site = seeds();
    let server = Server::start(&site, &["--quiet"]);
    site.write("content/a.md", "hỏng");
    server.wait_until_said("content/a.md");
    let said = server.said();
    assert!(said.starts_with("xem tại http://localhost:"), "{said}");
    assert!(
        !said.contains("Ctrl-C") && !said.contains("trang, "),
        "{said}"
    );
}

impl Server {
    /// Waits until browsers are told of a certain problem first.
    #[track_caller]
    fn listen_for_code(&self, code: &str) -> Value {
        let mut listener = self.listen();
        wait_for(code, || {
            Some(listener.next("findings")).filter(|found| found["list"][0]["code"] == code)
        })
    }

    /// Waits until browsers are told of an error.
    #[track_caller]
    fn listen_for_error(&self) -> Value {
        let mut listener = self.listen();
        wait_for("an error", || {
            Some(listener.next("findings")).filter(|found| found["errors"].as_u64() > Some(0))
        })
    }
}

/// Drafts are shown as they will be published.
#[test]
fn drafts_are_what_will_be_published() {
    let site = seeds();
    let draft = article("Bài nháp").replace("date", "draft: true\ndate");
    site.write("content/nhap.md", &draft);
    let server = Server::start(&site, &["--drafts"]);
    let before = server.get("/").published();
    site.write("content/nhap.md", article("Bài nháp"));
    let published = site.build_anyhow();
    site.write("content/nhap.md", draft);
    server.wait_until(&url("bai-nhap"), "a notice", |page| {
        page.text().contains("data-notice=\"draft\"")
    });
    assert!(server.get("/").published() == before);
    assert_eq!(server.differences(&published), Vec::<String>::new());
}

/// Lists of many pages, at another place of the host, with pages of every kind.
#[test]
fn a_site_of_many_articles() {
    let site = seeds();
    site.edit(
        "site.yaml",
        "base_url: https://thu.example/",
        "base_url: https://thu.example/ban/tin/",
    );
    for number in 0..400 {
        let text = article(&format!("Tin số {number}"));
        let day = format!("20{:02}-{:02}-11", 18 + number % 6, 1 + number % 12);
        let folder = format!("content/{}/{number}", number % 9);
        site.write(
            &format!("{folder}/bai.md"),
            text.replace("2023-03-01", &day) + "\n![Ảnh](anh.svg)\n",
        );
        site.write(
            &format!("{folder}/anh.svg"),
            format!("<svg xmlns='http://www.w3.org/2000/svg'><!--{number}--></svg>"),
        );
    }
    same_as_built(&site, &[]);
}
