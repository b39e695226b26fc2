//! `bantin init`: from an empty folder to a newspaper.

use crate::common::{Outcome, Site, html::assert_says, read_folder};

/// An empty folder, in which `bantin init` and what follows are run.
fn nowhere() -> Site {
    Site::new("")
}

fn init(site: &Site, args: &[&str]) -> Outcome {
    site.run(&[&["init"], args].concat())
}

/// What is made builds without a warning, on any day, and is a newspaper with all that makes one.
#[test]
fn a_new_site_is_a_newspaper() {
    for day in ["2026-12-01", "2026-01-03", "2028-02-29", "2027-07-31"] {
        let site = nowhere().on(day);
        let made = init(&site, &["--province", "TP. Huế"]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        assert_says(&made.stderr, "“Bản tin thi đua”: 10 tệp");
        assert_eq!(site.codes(), [""; 0], "{day}");
        let built = site.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert!(!built.stderr.contains("cảnh báo"), "{}", built.stderr);
        let front = site.page("");
        for words in [
            "Bản tin thi đua",
            "phát động thi đua 70 ngày lao động giỏi",
            "Sơ kết đợt 1",
            "Vào đợt 2",
            "Liên đoàn Lao động thành phố Huế",
        ] {
            assert_says(&front, words);
        }
        let articles = site.list("articles", &[]);
        let phases: Vec<&str> = articles
            .iter()
            .filter_map(|article| article["phases"][0].as_str())
            .collect();
        assert_eq!(
            phases,
            ["dot-2", "dot-1", "dot-1"].map(|phase| format!("thi-dua-70-ngay/{phase}")),
            "{day}: {articles:#?}"
        );
        assert_eq!(site.list("honours", &[]).len(), 2, "{day}");
        assert_eq!(site.list("results", &[])[0]["percent"], 75, "{day}");
    }
}

#[test]
fn what_is_asked_can_be_flags() {
    let site = nowhere();
    let made = init(
        &site,
        &[
            "ban-tin",
            "--title",
            "Tin: \"Công đoàn\" # 1",
            "--publisher",
            "Công đoàn\ncơ sở",
            "--address",
            "https://cong-doan.example/tin",
            "--province",
            "dak lak",
        ],
    );
    assert_eq!(made.code, 0, "{}", made.stderr);
    let root = site.root().join("ban-tin");
    let settings = std::fs::read_to_string(root.join("site.yaml")).unwrap();
    for line in [
        r#"title: "Tin: \"Công đoàn\" # 1""#,
        r#"publisher: "Công đoàn cơ sở""#,
        "base_url: https://cong-doan.example/tin",
        "{id: tinh-dak-lak, name: Đắk Lắk, level: tinh}",
    ] {
        assert!(settings.contains(line), "{line}\n{settings}");
    }
    let built = site.run(&["build", "--root", "ban-tin"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
}

#[test]
fn an_empty_site_has_no_bulletins() {
    let site = nowhere();
    assert_eq!(init(&site, &["--empty"]).code, 0);
    let mut files: Vec<String> = read_folder(site.root()).into_keys().collect();
    files.sort();
    let expected = [
        ".gitignore",
        ".vscode/tasks.json",
        "README.md",
        "content/.gitkeep",
        "site.yaml",
        "static/.gitkeep",
    ];
    assert_eq!(files, expected);
    assert_eq!(site.codes(), [""; 0]);
}

/// Where something is in the way, or an answer cannot be used, nothing is written.
#[test]
fn nothing_is_written_over() {
    let check = |fixture: &str, args: &[&str], code: i32, words: &[&str]| {
        let site = Site::new(fixture);
        let before = read_folder(site.root());
        let made = init(&site, args);
        assert_eq!(made.code, code, "{args:?}: {}", made.stderr);
        for words in words {
            assert!(made.stderr.contains(words), "{args:?}: {}", made.stderr);
        }
        assert_eq!(read_folder(site.root()), before, "{args:?}");
    };
    let here = ["README.md  ← đã có", "  site.yaml\n", "bantin init ban-tin"];
    check("\n-- README.md --\nCủa tôi.\n", &[], 3, &here);
    check(
        "\n-- site.yaml --\nsite:\n  title: A\n",
        &["con"],
        3,
        &["nằm trong trang"],
    );
    check(
        "",
        &["--province", "Bắc Giang"],
        2,
        &["nay thuộc tỉnh Bắc Ninh: ghi `Bắc Ninh`"],
    );
    check(
        "",
        &["--province", "Atlantis"],
        2,
        &["không có tỉnh, thành phố nào tên `Atlantis`"],
    );
    check(
        "",
        &["--address", "cong-doan.example"],
        2,
        &["`cong-doan.example` không phải địa chỉ đầy đủ"],
    );
    check(
        "",
        &["/proc/ban-tin"],
        2,
        &["không ghi được vào /proc/ban-tin"],
    );
    check(
        "",
        &["--address", "https://cong-doan.example/?x=1"],
        2,
        &["không phải địa chỉ đầy đủ"],
    );
    check("", &["/proc/ban-tin/con/chau"], 2, &["không ghi được"]);
}

/// Whoever is in an empty folder is told of it.
#[test]
fn no_site_names_the_way() {
    let site = nowhere();
    for command in ["build", "serve", "check"] {
        let told = site.run(&[command]);
        assert_eq!(told.code, 2);
        let words = told.stdout + &told.stderr;
        assert!(words.contains("`bantin init`"), "{command}: {words}");
    }
}
