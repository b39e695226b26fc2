//! Files of the theme as readers get them: names that tell what is in them, compact, few for a page, and what hosts and
//! browsers are told of them.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Files, Site,
    assets::{published_name, written_name},
    each, html, seeds,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn text<'f>(files: &'f Files, written: &str) -> &'f str {
    str::from_utf8(&files[published_name(files, written)]).unwrap()
}

/// What a page loads besides pictures: itself, styles, scripts, its icon.
fn requests(page: &str) -> Vec<String> {
    let links = html::all(page, "link").into_iter().filter(|link| {
        let rel = link.get("rel").unwrap_or_default();
        ["stylesheet", "icon"].contains(&rel)
    });
    let links = links.filter_map(|link| link.get("href").map(str::to_owned));
    let scripts = html::all(page, "script").into_iter();
    let scripts = scripts.filter_map(|script| script.get("src").map(str::to_owned));
    ["itself".to_owned()]
        .into_iter()
        .chain(links)
        .chain(scripts)
        .collect()
}

#[test]
fn every_page_names_published_files_and_few_of_them() {
    let site = Site::copy_of(Path::new(ROOT));
    let files = site.build_anyhow();
    let mut used = Vec::new();
    for address in site.addresses() {
        let page = site.page(&address);
        let requests = requests(&page);
        assert!(requests.len() <= 4, "{address}: {requests:?}");
        for url in &requests[1..] {
            let name = url.strip_prefix('/').unwrap();
            assert!(files.contains_key(name), "{address}: {url}");
            let written = written_name(name);
            assert_eq!(
                written.map(|it| published_name(&files, &it)),
                Some(name),
                "{address}"
            );
            used.push(name.to_owned());
        }
        for script in html::all(&page, "script")
            .iter()
            .filter(|script| script.get("src").is_some())
        {
            let bytes = &files[script.get("src").unwrap().strip_prefix('/').unwrap()];
            let expected = format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
            let told = script.get("integrity");
            // The script of each article is as safe as the page that names it, and comes from the same place: it goes without.
            if script.get("src").unwrap().starts_with("/assets/reading.") {
                assert_eq!(told, None, "{address}")
            } else {
                assert_eq!(told, Some(expected.as_str()), "{address}")
            }
        }
    }
    for name in files.keys().filter(|name| name.starts_with("assets/")) {
        assert!(
            written_name(name).is_some(),
            "{name} does not tell what is in it"
        );
        // Pictures are named where pages are shared only, and one script by another one.
        let elsewhere = name.ends_with(".png") || name.starts_with("assets/passing.");
        assert!(elsewhere || used.contains(name), "{name} is of no use");
    }
}

/// The policy is that of the header too, and pages satisfy it.
#[test]
fn no_page_has_code_of_its_own() {
    let site = seeds();
    let files = site.build_anyhow();
    let table = String::from_utf8(files["_headers"].clone()).unwrap();
    for address in site.addresses() {
        let page = site.page(&address);
        let meta = html::all(&page, "meta").into_iter();
        let mut policies =
            meta.filter(|it| it.get("http-equiv") == Some("Content-Security-Policy"));
        let policy = policies.next().unwrap();
        let policy = policy.get("content").unwrap();
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        let header = format!("  Content-Security-Policy: {policy}; frame-ancestors 'self'\n");
        assert!(table.contains(&header), "{table}");
        for tag in html::tags(&page) {
            assert!(tag.get("style").is_none(), "{address}: {}", tag.name);
            assert_ne!(tag.name, "style", "{address}");
            let data = tag.get("type") == Some("application/ld+json");
            let inline = tag.name == "script" && tag.get("src").is_none() && !data;
            assert!(!inline, "{address}: a script without a file");
        }
    }
}

#[test]
fn hosts_are_told_what_may_be_kept_for_good() {
    let immutable = "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n";
    let site = seeds();
    let table = |files: Files| String::from_utf8(files["_headers"].clone()).unwrap();
    let own = table(site.build_anyhow());
    assert!(own.starts_with("/*\n") && own.ends_with(immutable), "{own}");
    assert!(own.contains("  X-Content-Type-Options: nosniff\n"), "{own}");
    site.edit(
        "site.yaml",
        "https://thu.example/",
        "https://thu.example/ban-tin/",
    );
    let below = table(site.build_anyhow());
    assert!(below.starts_with("/ban-tin/*\n"), "{below}");
    assert!(below.ends_with(&format!("/ban-tin{immutable}")), "{below}");
    // A file whose name does not tell what is in it must not be kept for good.
    site.write("static/assets/to-roi.txt", "Tờ rơi");
    assert!(!table(site.build_anyhow()).contains("immutable"));
    site.write("static/_headers", "/*\n  X-Robots-Tag: none\n");
    assert_eq!(table(site.build_anyhow()), "/*\n  X-Robots-Tag: none\n");
}

/// A new style has a new name, pages name it, and the old one is gone; as when all is built anew.
#[test]
fn a_new_style_has_a_new_name() {
    let site = seeds();
    let mut names = Vec::new();
    for style in [
        "body { color: red }",
        "body { color: blue }",
        "body { color:  red }",
    ] {
        site.write("themes/bantin/static/style.css", style);
        let files = site.build_anyhow();
        let name = published_name(&files, "assets/style.css").to_owned();
        // The sheets of pages begin with it.
        let list = published_name(&files, "assets/list.css").to_owned();
        assert!(site.page("/404.html").contains(&list));
        let front = published_name(&files, "assets/front.css").to_owned();
        assert!(site.page("/").contains(&front));
        let name = (name, list, front);
        names.push(name);
    }
    assert_ne!(names[0], names[1]);
    assert_eq!(names[0], names[2], "white space is no difference");
}

/// Styles and scripts that a site's own theme brings: styles are made compact, scripts stay as they are written.
#[test]
fn files_of_a_theme() {
    let site = seeds();
    site.write("themes/bantin/static/style.css", "@import \"chu.css\";\n/* đậm */\nbody {\n  color: #ffcc00;\n  background: url(hinh/nen.svg)\n}\n");
    site.write("themes/bantin/static/chu.css", "p { margin: 0 }\n");
    site.write(
        "themes/bantin/static/hinh/nen.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    );
    site.write(
        "themes/bantin/static/search.js",
        "// của tòa soạn\nimport './phu.js';\n",
    );
    site.write("themes/bantin/static/phu.js", "let a = 1 /* một */\n");
    let files = site.build_anyhow();
    let drawing = published_name(&files, "assets/hinh/nen.svg")
        .strip_prefix("assets/")
        .unwrap();
    assert_eq!(
        text(&files, "assets/style.css"),
        format!("p{{margin:0}}body{{color:#fc0;background:url(\"{drawing}\")}}")
    );
    let helper = published_name(&files, "assets/phu.js")
        .strip_prefix("assets/")
        .unwrap();
    assert_eq!(
        text(&files, "assets/search.js"),
        format!("// của tòa soạn\nimport './{helper}';\n")
    );
    assert_eq!(text(&files, "assets/phu.js"), "let a = 1 /* một */\n");
}

#[test]
fn what_is_wrong_with_a_style_is_told_where_it_is() {
    each(
        [
            ("h1 { color: red }\nh2 { color red }\n", 2),
            ("h1 { color: red; }\n} h2 { margin: 0 }\n", 2),
            ("\n\n@media (min-width: { h1 { color: red } }\n", 3),
        ],
        |(style, line)| {
            let site = seeds();
            site.write("themes/bantin/static/style.css", style);
            let found: Vec<_> = site
                .check()
                .into_iter()
                .filter(|it| it["code"] == "style-error")
                .collect();
            assert!(!found.is_empty());
            assert_eq!(found[0]["path"], "themes/bantin/static/style.css");
            assert_eq!(
                (&found[0]["severity"], &found[0]["line"]),
                (&"warning".into(), &(*line).into()),
                "{found:?}"
            );
            let files = site.build_anyhow();
            published_name(&files, "assets/style.css");
        },
    );
}

/// Files that a style sheet names and the theme has not; what may lie elsewhere is left to the site.
#[test]
fn a_file_that_a_style_names_is_there() {
    #[rustfmt::skip]
    let cases = [
        ("@import 'x.css';\nh1 { color: red }\n", Some((1, 10))),
        ("@import url(\"x.css\") print;\n", Some((1, 14))),
        ("h1 { color: red }\n@font-face { font-family: X; src: url(x.woff2) }\n", Some((2, 39))),
        ("h1 {\n  background: url('anh/nen.png?v=1#a');\n}\n", Some((2, 20))),
        ("h1 { background: url(share.png), url(#a), url(/anh/nen.png), url(../phong/x.woff2), \
          url(data:image/png;base64,AA), url(//khac.example/x.png) }\n", None),
        ("@import '_tables.css';\n@import 'https://khac.example/x.css';\n", None),
    ];
    each(cases, |(style, place)| {
        let site = seeds();
        site.write("themes/bantin/static/style.css", style);
        let found: Vec<_> = site
            .check()
            .into_iter()
            .filter(|it| it["code"] == "missing-asset")
            .collect();
        let told = found
            .first()
            .map(|it| (it["line"].as_u64().unwrap(), it["column"].as_u64().unwrap()));
        assert_eq!(
            (found.len(), told),
            (usize::from(place.is_some()), *place),
            "{style}: {found:#?}"
        );
        assert!(
            found
                .iter()
                .all(|it| it["path"] == "themes/bantin/static/style.css"
                    && it["severity"] == "warning"),
            "{found:#?}"
        );
    });
}
