//! `offline: true`: a worker that keeps what readers read; nothing of it without the line, and a way back.
//!
//! What the worker does is tried in a browser (`tests/browser/offline.js`).

use crate::common::{Files, Site, assert_same, changes, each, html, server::Server};
use serde_json::Value;

fn site(base: &str, language: &str, option: &str) -> Site {
    let site = Site::new("");
    site.write(
        "site.yaml",
        format!(
            "site: {{title: Tin lò gốm, base_url: \"https://gom.example{base}\", \
             language: {language}{option}}}\n\
             districts: [{{id: xa-lo, name: Lò, level: xa}}]\n"
        ),
    );
    for day in 1..=3 {
        site.write(&format!("content/a{day}.md"), format!("---\ntitle: Mẻ gốm {day}\ndate: 2026-02-0{day}\ndistrict: xa-lo\n---\n\nLò đỏ lửa từ canh ba.\n"));
    }
    site
}

fn worker(files: &Files) -> (Value, String) {
    let text = String::from_utf8(files["sw.js"].clone()).unwrap();
    let (first, rest) = text.split_once('\n').unwrap();
    let known = first
        .strip_prefix("const SITE = ")
        .unwrap()
        .strip_suffix(';')
        .unwrap();
    (serde_json::from_str(known).unwrap(), rest.to_owned())
}

#[test]
fn what_the_worker_knows_is_there() {
    each(
        [
            ("/", "vi", "ngoai-tuyen"),
            ("/ban-tin/moi/", "vi", "ngoai-tuyen"),
            ("/", "en", "offline"),
            ("/b/", "en", "offline"),
        ],
        |(base, language, notice)| {
            let with = site(base, language, ", offline: true");
            let files = with.build_cleanly();
            let (known, _) = worker(&files);
            assert_eq!(
                (&known["home"], &known["notice"]),
                (&(*base).into(), &format!("{base}{notice}/").into())
            );
            let named = known["files"]
                .as_array()
                .unwrap()
                .iter()
                .map(|file| file.as_str().unwrap().strip_prefix(base).unwrap());
            let mut named: Vec<&str> = named.collect();
            named.sort_unstable();
            assert!(
                named.iter().all(|file| files.contains_key(*file)),
                "{named:?}"
            );
            let needed: Vec<&String> = files
                .keys()
                .filter(|file| file.starts_with("assets/") && !file.ends_with(".png"))
                .collect();
            assert_eq!(
                named, needed,
                "all that pages load, by the names that tell what is in them"
            );
            for (path, page) in &files {
                if path.ends_with(".html") {
                    let page = String::from_utf8(page.clone()).unwrap();
                    let scripts = html::all(&page, "script").into_iter().filter(|script| {
                        script.get("data-worker") == Some(&format!("{base}sw.js"))
                    });
                    assert_eq!(scripts.count(), 1, "{path}");
                }
            }
            let page = with.page(&format!("/{notice}/"));
            assert!(
                page.contains("<meta name=\"robots\" content=\"noindex\">"),
                "{page}"
            );
            let map = String::from_utf8(files["sitemap-1.xml"].clone()).unwrap();
            assert!(
                !map.contains(notice)
                    && map.matches("<loc>").count() + 2
                        == files.keys().filter(|path| path.ends_with(".html")).count(),
                "{map}"
            );

            // Nothing else is different, and nothing of it is there without the line.
            let without = site(base, language, "").build_cleanly();
            assert!(
                !without.keys().any(|path| path == "sw.js"
                    || path.contains("offline")
                    || path.contains(notice))
            );
            for (path, bytes) in without.iter().filter(|(path, _)| path.ends_with(".html")) {
                let (plain, kept) = (
                    String::from_utf8(bytes.clone()).unwrap(),
                    String::from_utf8(files[path].clone()).unwrap(),
                );
                let kept: String = kept
                    .lines()
                    .filter(|line| !line.contains("data-worker"))
                    .map(|line| format!("{line}\n"))
                    .collect();
                assert_eq!(plain, kept, "{path}");
            }
        },
    );
}

#[test]
fn a_version_tells_what_is_kept() {
    let with = site("/", "vi", ", offline: true");
    let version = |files: &Files| worker(files).0["version"].as_str().unwrap().to_owned();
    let before = with.build_cleanly();
    with.write(
        "content/a4.md",
        "---\ntitle: Mẻ gốm 4\ndate: 2026-02-04\ndistrict: xa-lo\n---\n\nLò nguội.\n",
    );
    let more = with.build_cleanly();
    assert_eq!(
        before["sw.js"], more["sw.js"],
        "news alone is no reason to load the theme again"
    );
    assert_same(&more, &with.build_with(&["--force"]), "made anew");
    with.write(
        "themes/bantin/static/style.css",
        "main { color: #123456 }\n",
    );
    let styled = with.build_cleanly();
    assert_ne!(version(&more), version(&styled));
    with.write(
        "content/pages/moi.md",
        "---\ntitle: Trang mới\n---\n\nMột trang.\n",
    );
    assert_ne!(
        version(&styled),
        version(&with.build_cleanly()),
        "the notice names the page at its foot"
    );
}

#[test]
fn there_is_a_way_back() {
    let ended = site("/b/", "vi", ", offline: false");
    let files = ended.build_cleanly();
    let (known, script) = worker(&files);
    assert_eq!(known["home"], "/b/");
    assert!(
        script.contains("unregister") && !script.contains("fetch"),
        "{script}"
    );
    let without = site("/b/", "vi", "").build_cleanly();
    let differ: Vec<String> = changes(&without, &files)
        .into_iter()
        .filter(|change| !change.contains(".bantin-"))
        .collect();
    assert_eq!(differ.len(), 1, "pages know nothing of it: {differ:?}");
    // Without the line the worker is gone, and that is told.
    let with = site("/", "vi", ", offline: true");
    with.build_cleanly();
    with.edit("site.yaml", ", offline: true", "");
    let built = with.build();
    assert!(
        built.stderr.contains("/sw.js") && built.stderr.contains("`offline: false`"),
        "{}",
        built.stderr
    );
    // A worker of the site's own stays.
    let own = site("/", "vi", ", offline: true");
    own.write("static/sw.js", "// mine\n");
    assert_eq!(own.build_cleanly()["sw.js"], b"// mine\n");
    let wrong = site("/", "vi", ", offline: maybe");
    assert_eq!(wrong.codes(), ["bad-boolean"]);
}

/// Pages that are being written are never kept: whatever worker a browser has there goes.
#[test]
fn who_writes_sees_what_is_written() {
    each(["", ", offline: true", ", offline: false"], |option| {
        let site = site("/", "vi", option);
        let server = Server::start(&site, &[]);
        let answer = server.get("/sw.js");
        assert_eq!(answer.status, 200);
        assert!(
            answer
                .header("content-type")
                .unwrap()
                .starts_with("text/javascript")
        );
        assert!(
            answer.text().contains("unregister") && !answer.text().contains("'fetch'"),
            "{}",
            answer.text()
        );
    });
}
