//! What a build may do to an output folder, and what is public on a day.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{Files, Site, assert_same, changes, fixtures::BASE, html, read_folder, seeds};
use serde_json::{Value, json};
use std::{fs, os::unix::fs::symlink, path::Path, process::Stdio, thread, time::Duration};

/// An output folder that holds sources, or lies among them, is refused, and nothing in it changes.
#[test]
fn folders_that_hold_sources_are_refused() {
    let site = seeds();
    let home = site.outside().join("home");
    fs::create_dir(&home).unwrap();
    symlink(site.root(), site.outside().join("vong")).unwrap();
    symlink(site.root().join("content"), site.outside().join("vong-2")).unwrap();
    let before = read_folder(site.outside());
    let parent = site.outside().to_str().unwrap().to_owned();
    let root = site.root().to_str().unwrap().to_owned();
    for out in [
        ".",
        "./",
        "..",
        "../",
        "/",
        "content",
        "content/",
        "content/moi",
        "static",
        "static/img",
        "templates",
        "templates/moi",
        "themes",
        "themes/rieng/templates",
        "./content/../content",
        "moi/../content",
        "../site",
        "../vong",
        "../vong/content",
        "../vong-2",
        "../vong-2/moi",
        &parent,
        &root,
    ] {
        let built = site.run(&["build", "--out", out]);
        assert_eq!(built.code, 3, "{out}: {}", built.stderr);
        assert!(built.stderr.contains("output-"), "{out}: {}", built.stderr);
        assert_same(&before, &read_folder(site.outside()), out);
    }
    let mut build = site.command(&["build", "--out", "../home"]);
    build.env("HOME", &home);
    let built = crate::common::Outcome::of(&mut build);
    assert_eq!(built.code, 3, "the home folder: {}", built.stderr);
    assert!(read_folder(&home).is_empty());
}

/// Neither does a build replace or delete what bantin did not write.
#[test]
fn folders_with_foreign_files_are_refused() {
    let check = |story: &str, prepare: &dyn Fn(&Path), code: &str| {
        let site = seeds();
        let out = site.outside().join("dich");
        prepare(&out);
        let before = read_folder(site.outside());
        let built = site.run(&["build", "--out", "../dich"]);
        assert_eq!(built.code, 3, "{story}: {}", built.stderr);
        assert!(built.stderr.contains(code), "{story}: {}", built.stderr);
        assert_same(&before, &read_folder(site.outside()), story);
        built.stderr
    };
    check(
        "a file",
        &|out| fs::write(out, "thư").unwrap(),
        "output-not-a-folder",
    );
    let told = check(
        "a folder with a letter",
        &|out| {
            fs::create_dir(out).unwrap();
            fs::write(out.join("thu-gui-me.txt"), "Mẹ ơi").unwrap();
        },
        "output-foreign-files",
    );
    assert!(told.contains("thu-gui-me.txt"), "{told}");
    check(
        "a foreign file deep inside",
        &|out| {
            fs::create_dir_all(out.join("a/b")).unwrap();
            fs::write(out.join("a/b/c"), "").unwrap();
        },
        "output-foreign-files",
    );
    check(
        "a manifest that is none",
        &|out| {
            fs::create_dir(out).unwrap();
            fs::write(out.join(".bantin-manifest"), "index.html\n").unwrap();
            fs::write(out.join("index.html"), "của tôi").unwrap();
        },
        "output-foreign-files",
    );
    check(
        "a hidden file",
        &|out| {
            fs::create_dir(out).unwrap();
            fs::write(out.join(".htaccess"), "deny").unwrap();
        },
        "output-foreign-files",
    );
    check(
        "a link to elsewhere",
        &|out| {
            fs::create_dir(out).unwrap();
            symlink("/etc/passwd", out.join("index.html")).unwrap();
        },
        "output-foreign-files",
    );
}

/// What may be written into: a new folder, an empty one, one that bantin built, one behind a link.
#[test]
fn folders_that_may_be_written() {
    let site = seeds();
    let files = site.build_anyhow();
    let check = |story: &str, out: &str| {
        let built = site.run(&["build", "--out", out]);
        assert_eq!(built.code, 0, "{story}: {}", built.stderr);
        assert_same(&files, &read_folder(&site.root().join(out)), story);
    };
    check("a new folder in new folders", "../a/b/c");
    fs::create_dir(site.outside().join("trong")).unwrap();
    check("an empty folder", "../trong");
    check("the same again", "../trong");
    check("a name with spaces and accents", "../bản in thử");
    check("a folder with empty folders", {
        fs::create_dir_all(site.outside().join("rong/a/b")).unwrap();
        "../rong"
    });
    symlink(
        site.outside().join("trong"),
        site.outside().join("lien-ket"),
    )
    .unwrap();
    let built = site.run(&["build", "--out", "../lien-ket"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert_same(
        &files,
        &read_folder(&site.outside().join("trong")),
        "through a link",
    );
    assert!(
        site.outside().join("lien-ket").is_symlink(),
        "the link stays a link"
    );
    let beside: Vec<_> = fs::read_dir(site.outside())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        !beside.iter().any(|name| name.contains("bantin-")),
        "nothing is left beside the output: {beside:?}"
    );
}

/// A failed build leaves the site as it was, byte for byte, and nothing beside it.
#[test]
fn a_failed_build_changes_nothing() {
    let site = seeds();
    site.build_anyhow();
    let before = read_folder(site.root());
    #[rustfmt::skip]
    let cases = [
        ("a wrong article", "content/hong.md", "---\ntitle: A: b\n---\n"),
        ("a wrong register", "content/sectors.yaml", "- {id: A b}\n"),
        ("a template that does not compile", "templates/home.html", "{{ a"),
        ("a template that fails on one page", "templates/matrix.html", "{% extends \"base.html\" %}{% block main %}{{ page.rowz }}{% endblock main %}"),
        ("a card that fails", "templates/card.html", "{{ page.titel }}"),
    ];
    for (story, path, text) in cases {
        site.write(path, text);
        let built = site.build();
        assert_eq!(built.code, 1, "{story}: {}", built.stderr);
        site.remove(path);
        assert_same(&before, &read_folder(site.root()), story);
    }
    let settings = site.source("site.yaml");
    site.write("site.yaml", "site: {title: @A}\n");
    assert_eq!(site.build().code, 2);
    site.write("site.yaml", settings);
    assert_same(&before, &read_folder(site.root()), "a wrong site.yaml");
    let before = site.output();
    assert_eq!(site.build().code, 0);
    assert_same(&before, &site.output(), "built once more");
}

/// Machines are told of every build, in one form: also of those that publish nothing.
#[test]
fn reports_for_machines() {
    let report = |site: &Site, args: &[&str], code: i32| -> Value {
        let built = site.run(&[&["build", "--json"], args].concat());
        assert_eq!(built.code, code, "{}", built.stderr);
        serde_json::from_str(&built.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", built.stdout))
    };
    let keys = |report: &Value| {
        report
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let site = seeds();
    let first = report(&site, &[], 0);
    let again = report(&site, &[], 0);
    assert_eq!(
        (&first["published"], &again["published"]),
        (&json!(true), &json!(true))
    );
    type Change<'c> = &'c dyn Fn(&Site);
    let failing = "{% extends \"base.html\" %}{% block main %}{{ page.rowz }}{% endblock main %}";
    #[rustfmt::skip]
    let cases = [
        ("no site", &(|site: &Site| site.remove("site.yaml")) as Change<'_>, &["--root", "."][..], 2, "no-site", json!(null)),
        ("a wrong site.yaml", &|site| site.write("site.yaml", "site: {title: @A}\n"), &[], 2, "reserved-character", json!(null)),
        ("a wrong article", &|site| site.write("content/hong.md", "---\ntitle: A\n---\n"), &[], 1, "missing-field", first["articles"].clone()),
        ("a template that fails", &|site| site.write("templates/matrix.html", failing), &[], 1, "undefined-name", first["articles"].clone()),
        ("an output among the sources", &|_| {}, &["--out", "content/moi"], 3, "output-in-sources", first["articles"].clone()),
        ("a file in the place of the output", &|site| site.write("dich", ""), &["--out", "dich"], 3, "output-not-a-folder", first["articles"].clone()),
        ("a site that is empty now", &|site| (0..=4).for_each(|number| site.remove(&format!("content/s{number}.md"))), &[], 3, "empty-site", json!(0)),
    ];
    for (story, change, args, code, found, articles) in cases {
        let site = seeds();
        site.build_anyhow();
        change(&site);
        let told = report(&site, args, code);
        assert_eq!(keys(&told), keys(&first), "{story}");
        assert_eq!(
            (&told["published"], &told["pages"], &told["articles"]),
            (&json!(false), &json!(null), &articles),
            "{story}"
        );
        let codes: Vec<&str> = told["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["code"].as_str().unwrap())
            .collect();
        assert!(
            codes.contains(&found) && told["errors"].as_u64() > Some(0),
            "{story}: {codes:?}"
        );
        assert!(
            told["out"].as_str().unwrap().starts_with('/'),
            "{story}: {}",
            told["out"]
        );
    }
}

/// A page whose article is gone goes too, and so do the pages that listed it alone.
#[test]
fn a_removed_article_takes_its_pages_along() {
    let site = seeds();
    let before = site.build_anyhow();
    let url = site.article("s3")["url"].as_str().unwrap().to_owned();
    assert!(before.contains_key(&format!("{}index.html", &url[1..])));
    site.remove("content/s3.md");
    let after = site.build_anyhow();
    let lost: Vec<String> = changes(&before, &after)
        .into_iter()
        .filter(|change| change.starts_with('-'))
        .collect();
    #[rustfmt::skip]
    let cases = [
        format!("-{}index.html", &url[1..]),
        "-dia-ban/quan-long-bien/long-bien-2018/cao-diem/index.html".into(),
        "-luu-tru/2018/index.html".into(),
        "-luu-tru/2018/04/index.html".into(),
    ];
    for gone in cases {
        assert!(lost.contains(&gone), "{gone}: {lost:?}");
    }
    assert!(
        !site.root().join("public").join(&url[1..]).exists(),
        "no empty folder is left"
    );
    for (path, bytes) in &after {
        assert!(
            !String::from_utf8_lossy(bytes).contains(&url),
            "{path} still links to it"
        );
    }
    let fresh = seeds();
    fresh.remove("content/s3.md");
    assert_same(&after, &fresh.build_anyhow(), "the same as a first build");
    site.write("content/s3.md", seeds().source("content/s3.md"));
    assert_same(&before, &site.build_anyhow(), "and back");
}

/// Drafts, and articles dated after the build date, are left out, named, and said when they come.
#[test]
fn what_is_not_public_yet() {
    let article = |title: &str, date: &str, more: &str| {
        format!(
            "---\ntitle: {title}\ndistrict: quan-ha-dong\ndate: {date}\n{more}\n---\nChữ kín.\n"
        )
    };
    let site = Site::new(BASE).on("2023-05-10");
    site.write(
        "content/hom-nay.md",
        article("Hôm nay", "2023-05-10T23:59", ""),
    );
    site.write("content/mai.md", article("Ngày mai", "2023-05-11", ""));
    site.write("content/thang-sau.md", article("Tháng sau", "06/2023", ""));
    site.write("content/thang-nay.md", article("Tháng này", "05/2023", ""));
    site.write(
        "content/quy-sau.md",
        article("Quý sau", "Quý III/2023", "kind: launch"),
    );
    site.write(
        "content/nhap.md",
        article("Bản nháp kín", "2023-01-01", "draft: true"),
    );
    site.write(
        "content/nhap-sau.md",
        article("Nháp tương lai", "2024-01-01", "draft: true"),
    );
    let built = site.build();
    assert_eq!(built.code, 0, "{}", built.stderr);
    let report: Vec<&str> = built
        .stderr
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("content/") && line.contains(" · "))
        .collect();
    let mut sorted = report.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        [
            "content/mai.md · đăng từ 11/5/2023",
            "content/quy-sau.md · đăng từ 1/7/2023",
            "content/thang-sau.md · đăng từ 1/6/2023",
        ]
    );
    assert!(
        built
            .stderr
            .contains("2 bản nháp: content/nhap-sau.md, content/nhap.md"),
        "{}",
        built.stderr
    );
    let output = site.output();
    for (path, bytes) in &output {
        let text = String::from_utf8_lossy(bytes);
        for hidden in [
            "Ngày mai",
            "Tháng sau",
            "Quý sau",
            "Bản nháp kín",
            "Nháp tương lai",
        ] {
            assert!(!text.contains(hidden), "{path} tells of {hidden}");
        }
    }
    let slugs = |args: &[&str]| {
        site.list("articles", args)
            .iter()
            .map(|row| row["slug"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(slugs(&[]), ["hom-nay", "thang-nay"]);
    assert_eq!(
        slugs(&["--all"]),
        [
            "nhap-tuong-lai",
            "quy-sau",
            "thang-sau",
            "ngay-mai",
            "hom-nay",
            "thang-nay",
            "ban-nhap-kin"
        ]
    );
    assert_eq!(slugs(&["--all", "--kind", "launch"]), ["quy-sau"]);
    let all = site.list("articles", &["--all"]);
    let row = |slug: &str| all.iter().find(|row| row["slug"] == slug).unwrap();
    assert_eq!(
        (&row("ngay-mai")["draft"], &row("ngay-mai")["public_from"]),
        (&json!(false), &json!("2023-05-11"))
    );
    assert_eq!(row("ban-nhap-kin")["draft"], true);
    assert_eq!(row("hom-nay")["draft"], false);
    assert_eq!(
        row("ngay-mai")["url"],
        "/tin/2023/ngay-mai/",
        "where it will be"
    );
    let cells: i64 = site
        .list("matrix", &[])
        .iter()
        .map(|cell| cell["articles"].as_i64().unwrap())
        .sum();
    assert_eq!(cells, 2);

    let later = Site::new(BASE).on("2023-05-11");
    later.write("content/mai.md", article("Ngày mai", "2023-05-11", ""));
    later.build_cleanly();
    assert!(
        later
            .addresses()
            .contains(&"/tin/2023/ngay-mai/".to_owned())
    );
    let english = Site::new(BASE).on("2023-05-10").speaking("en");
    english.write("content/mai.md", article("Ngày mai", "2023-05-11", ""));
    english.write(
        "content/nhap.md",
        article("Nháp", "2023-05-11", "draft: true"),
    );
    let told = english.build().stderr;
    assert!(
        told.contains("content/mai.md · public from") && told.contains("1 draft: content/nhap.md"),
        "{told}"
    );
}

/// A scheduled article and a published one on the same address would collide on its day, so it is told now;
/// a draft may repeat what it is to replace.
#[test]
fn addresses_of_what_is_not_public() {
    let article = |date: &str, more: &str| {
        format!("---\ntitle: Hội thao\ndistrict: quan-ha-dong\ndate: {date}\n{more}\n---\nA\n")
    };
    let site = Site::new(BASE).on("2023-05-10");
    site.write("content/a.md", article("2023-05-01", ""));
    site.write("content/b.md", article("2023-05-20", "draft: true"));
    assert_eq!(site.codes(), Vec::<String>::new());
    site.write("content/b.md", article("2023-05-20", ""));
    assert_eq!(site.codes(), ["duplicate-slug"]);
}

const FAMILIES: [&str; 18] = [
    "districts",
    "campaigns",
    "phases",
    "pairs",
    "matrix",
    "kinds",
    "categories",
    "sectors",
    "authors",
    "sources",
    "honours",
    "movements",
    "programmes",
    "orgs",
    "results",
    "commemorations",
    "archives",
    "search",
];

/// A family that is switched off has no page, and no page links to it.
#[test]
fn families_switched_off() {
    let rich = || {
        let site = seeds();
        site.write(
            "content/s5.md",
            "---\n\
             title: Bài đủ mọi mục\n\
             district: [quan-ha-dong, quan-long-bien]\n\
             date: 2023-03-01\n\
             category: hoat-dong\n\
             source: Báo lạ\n\
             movements: [Giỏi việc nước]\n\
             org: ldld-tp-ha-noi\n\
             programme: 01-trieu-sang-kien\n\
             sectors: [truong-hoc]\n\
             ---\n\
             [a](s2.md) Xem.\n",
        );
        site
    };
    let all = rich().build_anyhow();
    let off = |families: &[&str]| {
        let site = rich();
        let lines: String = families
            .iter()
            .map(|family| format!("    {family}: false\n"))
            .collect();
        site.edit(
            "site.yaml",
            "  page_size: 10\n",
            &format!("  page_size: 10\n  families:\n{lines}"),
        );
        let files = site.build_anyhow();
        for (page, target) in links_within(&files) {
            assert!(
                leads_somewhere(&files, &target),
                "{families:?} off: {page} links to {target}"
            );
        }
        files
    };
    #[rustfmt::skip]
    let cases = [
        ("districts", "dia-ban/quan-ha-dong/index.html"),
        ("campaigns", "phong-trao/ha-dong-2023/index.html"),
        ("phases", "phong-trao/ha-dong-2023/dot-1/index.html"),
        ("pairs", "dia-ban/quan-ha-dong/ha-dong-2023/dot-1/index.html"),
        ("matrix", "ma-tran/index.html"),
        ("kinds", "the-loai/phat-dong/index.html"),
        ("categories", "chuyen-muc/hoat-dong/index.html"),
        ("sectors", "khoi/truong-hoc/index.html"),
        ("authors", "tac-gia/do-dat/index.html"),
        ("sources", "nguon/ldtd/index.html"),
        ("honours", "bang-vang/bang-khen/index.html"),
        ("movements", "cuoc-van-dong/gioi-viec-nuoc/index.html"),
        ("programmes", "chuong-trinh/01-trieu-sang-kien/index.html"),
        ("orgs", "to-chuc/ldld-tp-ha-noi/index.html"),
        ("results", "ket-qua/index.html"),
        ("commemorations", "ky-niem/index.html"),
        ("archives", "luu-tru/2023/index.html"),
        ("search", "tim-kiem/index.bin"),
    ];
    for (family, folder) in cases {
        assert!(FAMILIES.contains(&family));
        assert!(all.contains_key(folder), "{folder}");
        let files = off(&[family]);
        assert!(
            !files.contains_key(folder),
            "{family} off, but there is {folder}"
        );
        let others = changes(&all, &files)
            .into_iter()
            .filter(|change| change.starts_with('+'))
            .count();
        assert_eq!(others, 0);
    }
    let bare = off(&FAMILIES);
    let pages: Vec<&String> = bare.keys().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(
        pages.len(),
        6 + 3,
        "six articles, the front page, all news and 404: {pages:?}"
    );
}

/// A link of an article to a page that is switched off is told like any link that leads nowhere.
#[test]
fn a_link_to_a_family_that_is_off() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        "---\ntitle: A\ndistrict: quan-ha-dong\ndate: 2023-03-01\n---\n[ma trận](/ma-tran/)\n",
    );
    site.build_cleanly();
    site.edit(
        "site.yaml",
        "  page_size: 10\n",
        "  page_size: 10\n  families: {matrix: false}\n",
    );
    assert_eq!(site.codes(), ["broken-link"]);
}

/// Addresses inside the site that pages name in `href` and `src`, each with its page.
fn links_within(files: &Files) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        for tag in html::tags(&text) {
            for name in ["href", "src"] {
                let inside = tag.get(name).filter(|target| target.starts_with('/'));
                found.extend(inside.map(|target| (path.clone(), target.to_owned())));
            }
        }
    }
    found
}

fn leads_somewhere(files: &Files, target: &str) -> bool {
    let path = target.split('#').next().unwrap().trim_start_matches('/');
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    files.contains_key(&file)
}

/// Killed at any moment, a build leaves the old site or the new one, and the next build puts things right.
#[test]
fn a_killed_build_leaves_the_old_site_or_the_new() {
    let site = seeds();
    let old = site.build_anyhow();
    for number in 0..40 {
        site.write(
            &format!("content/them-{number:02}.md"),
            format!(
                "---\ntitle: Thêm {number}\ndistrict: quan-ha-dong\ndate: 2023-03-01\n---\nA\n"
            ),
        );
    }
    let new = {
        let twin = seeds();
        for number in 0..40 {
            let path = format!("content/them-{number:02}.md");
            twin.write(&path, site.source(&path));
        }
        twin.build_anyhow()
    };
    for wait in [5_u64, 15, 25, 40, 60, 90, 130] {
        let mut build = site
            .command(&["build"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::park_timeout(Duration::from_millis(wait));
        let _ = build.kill();
        build.wait().unwrap();
        if site.root().join("public/.bantin-journal").exists() {
            continue; // begun, and completed by the next build
        }
        let now = site.output();
        assert!(
            now == old || now == new,
            "after {wait} ms: {:?}",
            changes(&old, &now)
        );
    }
    assert_same(&new, &site.build_anyhow(), "the next build");
    let left: Vec<_> = fs::read_dir(site.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.') && name != ".bantin")
        .collect();
    assert!(left.is_empty(), "nothing is left behind: {left:?}");
}

/// What a killed build left beside the output is taken for what it is, and a stranger's folder of that name
/// is not.
#[test]
fn a_strangers_folder_beside_the_output_is_kept() {
    let site = seeds();
    site.write(".public.bantin-new/thu.txt", "của tôi");
    for round in 0..2 {
        site.write("static/moi.txt", round.to_string());
        site.build_anyhow();
        assert_eq!(site.source(".public.bantin-new/thu.txt"), "của tôi");
    }
}

/// The first build publishes no site without articles either, unless that is said.
#[test]
fn nothing_is_not_published() {
    let empty = "-- site.yaml --\nsite:\n  title: Bản tin\n";
    let article = "---\ntitle: Bài\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\nLời.\n";
    let cases = [
        ("", "", 1, "no-content", "trang không có thư mục content"),
        (
            "content/.gitkeep",
            "",
            3,
            "empty-site",
            "trang chưa có bài nào để đăng",
        ),
        (
            "Content/a.md",
            article,
            1,
            "no-content",
            "đổi tên thư mục `Content` thành `content`",
        ),
        (
            "noi-dung/tin/a.md",
            article,
            1,
            "no-content",
            "có phải là `noi-dung`?",
        ),
        (
            "content/pages/a.md",
            "---\ntitle: Trang\n---\nLời.\n",
            3,
            "empty-site",
            "--allow-shrink",
        ),
    ];
    crate::common::each(cases, |&(path, text, code, problem, words)| {
        let site = Site::new(empty);
        if !path.starts_with("content/") {
            std::fs::remove_dir_all(site.root().join("content")).unwrap();
        }
        if !path.is_empty() {
            site.write(path, text);
        }
        let built = site.run(&["build"]);
        assert!(
            built.code == code && built.stderr.contains(problem) && built.stderr.contains(words),
            "{}: {}",
            built.code,
            built.stderr
        );
        assert!(!site.public().exists());
    });
    let site = Site::new(empty);
    site.write("content/.gitkeep", "");
    assert_eq!(site.run(&["build", "--allow-shrink"]).code, 0);
    assert_eq!(
        site.run(&["build", "--force"]).code,
        0,
        "it was empty before"
    );
}

/// What lies in `content` or `static` and is not published is named once; what systems and tools leave is not.
#[test]
fn what_does_not_get_out_is_named() {
    let site = Site::new(BASE);
    let text =
        "---\ntitle: Bài\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\n[Tải mẫu](mau.docx)\n";
    site.write("content/a.md", text);
    for path in [
        "mau.docx",
        "bao-cao.docx",
        "ghi-chu.txt",
        "tin.mdx",
        "cu.md~",
        ".nhap.md",
        ".obsidian/app.json",
        "Thumbs.db",
        ".DS_Store",
        "anh-goc.pdf",
        "bang.xlsx",
    ] {
        site.write(&format!("content/{path}"), "x");
    }
    for path in [
        ".htaccess",
        ".nojekyll",
        ".well-known/security.txt",
        "robots-cu.txt~",
        ".env",
        "desktop.ini",
    ] {
        site.write(&format!("static/{path}"), "x");
    }
    let found: Vec<String> = site
        .check()
        .iter()
        .map(|found| {
            format!(
                "{} {}",
                found["code"].as_str().unwrap(),
                found["path"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "hidden-file content/.nhap.md",
            "not-an-article content/bao-cao.docx",
            "backup-file content/cu.md~",
            "not-an-article content/ghi-chu.txt",
            "not-an-article content/tin.mdx",
            "hidden-file static/.env",
            "backup-file static/robots-cu.txt~",
        ]
    );
    let built = site.build();
    let unused = "2 tệp trong content không bài đang đăng nào dùng tới nên không được đăng: content/anh-goc.pdf, content/bang.xlsx\n";
    assert!(
        built.code == 0 && built.stderr.contains(unused),
        "{}",
        built.stderr
    );
    assert!(
        site.build().stderr.contains(unused),
        "again, when nothing has changed"
    );
    let output = site.output();
    for path in [
        ".htaccess",
        ".nojekyll",
        ".well-known/security.txt",
        "tep/mau.docx",
    ] {
        assert!(output.contains_key(path), "{path}");
    }
    assert!(
        !output
            .keys()
            .any(|path| path.contains("desktop.ini") || path.contains(".env"))
    );
}
