//! The sample site, as a reader and a crawler walk it: every link leads somewhere, every page can be reached.

use crate::common::{
    Files, Site,
    fixtures::{BASE, SEEDS},
    html, read_folder,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn sample() -> Site {
    Site::copy_of(Path::new(ROOT))
}

/// Pages by their address from the root of the site, and all addresses of files.
struct Built {
    files: Files,
    pages: BTreeMap<String, String>,
    /// `/` or `/ban-tin/`
    base: String,
}

impl Built {
    fn new(site: &Site, base: &str) -> Built {
        let files = site.build_anyhow();
        let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = html.map(|(path, bytes)| {
            (
                format!("{base}{}", path.strip_suffix("index.html").unwrap_or(path)),
                String::from_utf8(bytes.clone()).unwrap(),
            )
        });
        Built {
            pages: pages.collect(),
            base: base.to_owned(),
            files,
        }
    }

    /// Every address that a page names, in links, pictures, style sheets and the head.
    fn targets(&self, page: &str) -> Vec<String> {
        let mut targets = Vec::new();
        for tag in html::tags(page) {
            for name in ["href", "src"] {
                targets.extend(tag.get(name).map(str::to_owned));
            }
            if let Some(set) = tag.get("srcset") {
                targets.extend(
                    set.split(',')
                        .filter_map(|one| one.split_whitespace().next())
                        .map(str::to_owned),
                );
            }
        }
        targets
    }

    /// Checks one address as it stands on one page.
    fn check(&self, address: &str, page: &str, target: &str) -> Result<(), String> {
        let (path, anchor) = target
            .split_once('#')
            .map_or((target, None), |(path, anchor)| (path, Some(anchor)));
        if ["mailto:", "tel:"]
            .iter()
            .any(|scheme| target.starts_with(scheme))
        {
            return Ok(());
        }
        let path = match path.split_once("://") {
            Some((_, rest)) if rest.starts_with("thidua.example/") => {
                &rest["thidua.example".len()..]
            }
            Some(_) => return Ok(()),
            None => path,
        };
        let there = if path.is_empty() { address } else { path };
        if !there.starts_with('/') {
            return Err("is relative".to_owned());
        }
        let Some(inside) = there.strip_prefix(&self.base) else {
            return Err(format!("leaves {}", self.base));
        };
        let file = if inside.is_empty() || inside.ends_with('/') {
            format!("{inside}index.html")
        } else {
            percent_decode(inside)
        };
        if !self.files.contains_key(&file) {
            return Err("leads nowhere".to_owned());
        }
        let Some(anchor) = anchor else { return Ok(()) };
        let text = if path.is_empty() {
            page
        } else {
            self.pages
                .get(there)
                .ok_or("an anchor in what is no page")?
        };
        let anchor = percent_decode(anchor);
        if html::tags(text)
            .iter()
            .any(|tag| tag.get("id") == Some(anchor.as_str()))
        {
            Ok(())
        } else {
            Err("names no id".to_owned())
        }
    }

    /// Every link of every page.
    fn check_links(&self) {
        let mut wrong = Vec::new();
        for (address, page) in &self.pages {
            for target in self.targets(page) {
                if let Err(why) = self.check(address, page, &target) {
                    wrong.push(format!("{address}: {target} {why}"));
                }
            }
        }
        assert!(
            wrong.is_empty(),
            "{} wrong links:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }

    /// Every page is reached by links from the front page, but for 404, notices and old addresses.
    fn check_reach(&self) {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut waiting = vec![self.base.as_str()];
        while let Some(address) = waiting.pop() {
            let Some((address, page)) = self.pages.get_key_value(address) else {
                continue;
            };
            if !reached.insert(address) {
                continue;
            }
            for (target, _) in html::links(page) {
                let path = target.split('#').next().unwrap();
                waiting.extend(
                    self.pages
                        .get_key_value(path)
                        .map(|(address, _)| address.as_str()),
                );
            }
        }
        let lost: Vec<&String> = self
            .pages
            .keys()
            .filter(|address| {
                !reached.contains(address.as_str())
                    && !is_for_nothing(address)
                    && !is_hidden(&self.pages[*address])
            })
            .collect();
        assert!(
            lost.is_empty(),
            "{} pages that nobody can reach: {lost:#?}",
            lost.len()
        );
    }

    /// What every page must have.
    fn check_heads(&self, language: &str, origin: &str) {
        let mut titles: BTreeMap<String, &str> = BTreeMap::new();
        for (address, page) in &self.pages {
            let one_in = |part: &str, name: &str| {
                let tags = html::all(part, name);
                assert_eq!(tags.len(), 1, "{address}: one <{name}>");
                html::words(html::inside(part, &tags[0]))
            };
            // Drawings have titles too.
            let (head, body) = page.split_once("<body>").unwrap();
            assert!(!one_in(body, "h1").is_empty(), "{address}");
            one_in(body, "main");
            let title = one_in(head, "title");
            assert_eq!(
                html::all(page, "html")[0].get("lang"),
                Some(language),
                "{address}"
            );
            let link = |rel: &str| {
                html::all(page, "link")
                    .iter()
                    .find(|tag| tag.get("rel") == Some(rel))
                    .map(|tag| tag.get("href").unwrap().to_owned())
            };
            let meta = |name: &str| {
                html::all(page, "meta")
                    .iter()
                    .find(|tag| tag.get("name") == Some(name))
                    .map(|tag| tag.get("content").unwrap().to_owned())
            };
            if is_for_nothing(address) {
                assert_eq!((link("canonical"), meta("robots")), (None, None));
                continue;
            }
            if is_hidden(page) {
                let leads = page.contains("http-equiv=\"refresh\"");
                assert_eq!(
                    (link("canonical").is_some(), meta("robots").as_deref()),
                    (leads, Some("noindex"))
                );
                continue;
            }
            assert_eq!(
                link("canonical"),
                Some(format!("{origin}{address}")),
                "{address}"
            );
            assert!(meta("viewport").is_some(), "{address}");
            // Two pages of a list that end on one day are called alike.
            let paged = address.contains("/trang-") || address.contains("/page-");
            if let Some(other) = titles.insert(title.clone(), address).filter(|_| !paged) {
                panic!("{address} and {other} have one title: {title}");
            }
            let mut ids = BTreeSet::new();
            for tag in html::tags(page) {
                let of_theme = tag.get("src").is_some_and(|src| {
                    src.contains("/assets/search.") || src.contains("/assets/reading.")
                });
                let program =
                    tag.name == "script" && tag.get("type") != Some("application/ld+json");
                assert!(
                    tag.get("style").is_none() && (!program || of_theme) && tag.name != "style",
                    "{address}: <{}>",
                    tag.name
                );
                assert!(
                    !tag.attributes
                        .iter()
                        .any(|(name, _)| name.starts_with("on")),
                    "{address}: <{}>",
                    tag.name
                );
                if let Some(id) = tag.get("id") {
                    assert!(ids.insert(id.to_owned()), "{address}: two ids {id}");
                }
                if tag.name == "img" {
                    assert!(tag.get("alt").is_some(), "{address}: a picture without alt");
                }
                if tag.name == "a" {
                    assert!(
                        !html::words(html::inside(page, &tag)).is_empty(),
                        "{address}: a link without words to {:?}",
                        tag.get("href")
                    );
                }
            }
        }
    }
}

/// The page for what is not there: it comes with a status that says so, at any address.
fn is_for_nothing(address: &str) -> bool {
    address.ends_with("/404.html")
}

/// Whether search engines leave a page out.
fn is_hidden(page: &str) -> bool {
    page.contains("<meta name=\"robots\" content=\"noindex\">")
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        match (first, tail) {
            (b'%', [a, b, ..]) => {
                let digits = [*a, *b];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_sample_is_whole() {
    let built = Built::new(&sample(), "/");
    built.check_links();
    built.check_reach();
    built.check_heads("vi", "https://thidua.example");
}

/// A site of a thousand articles that nobody has laid out by hand.
#[test]
fn a_thousand_articles_hold_together() {
    let site = Site::new("");
    let corpus = Path::new(ROOT).join("tests/bench/corpus.py");
    let made = Command::new("python3")
        .arg(corpus)
        .args([
            "--n",
            "1000",
            "--flavour",
            "bantin",
            "--seed",
            "links",
            "--out",
        ])
        .arg(site.root())
        .output()
        .expect("python3 is installed");
    assert!(made.status.success(), "{made:?}");
    let built = Built::new(&site.on("2027-01-01"), "/");
    built.check_links();
    built.check_reach();
}

#[test]
fn the_sample_below_a_path() {
    let site = sample();
    site.edit(
        "site.yaml",
        "https://thidua.example/",
        "https://thidua.example/ban-tin/moi",
    );
    let built = Built::new(&site, "/ban-tin/moi/");
    built.check_links();
    built.check_reach();
}

#[test]
fn the_sample_in_english() {
    let site = sample();
    site.edit("site.yaml", "language: vi", "language: en");
    // Numbers and quarters are written in the language of the site.
    let decimal = |c: char| c.is_ascii_digit();
    for name in read_folder(&site.root().join("content"))
        .keys()
        .filter(|name| name.ends_with(".md"))
    {
        let path = format!("content/{name}");
        let text = site.source(&path);
        let mut english = text.clone();
        for (at, _) in text.match_indices(',') {
            let (before, after) = (
                text[..at].rsplit('"').next().unwrap(),
                text[at + 1..].split('"').next().unwrap(),
            );
            if !before.is_empty()
                && !after.is_empty()
                && before.chars().all(decimal)
                && after.chars().all(decimal)
            {
                english.replace_range(at..=at, ".");
            }
        }
        site.write(&path, english);
    }
    site.edit(
        "content/thanh-xuan/2020/cong-trinh-chao-mung.md",
        "Quý II/2020",
        "Q2 2020",
    );
    let built = Built::new(&site.speaking("en"), "/");
    built.check_links();
    built.check_reach();
    built.check_heads("en", "https://thidua.example");
    // An old address is as it was.
    let addresses: Vec<&String> = built
        .pages
        .iter()
        .filter(|(address, page)| !is_for_nothing(address) && !is_hidden(page))
        .map(|(address, _)| address)
        .collect();
    assert!(
        !addresses
            .iter()
            .any(|address| ["/tin/", "/dia-ban/", "/phong-trao/"]
                .iter()
                .any(|word| address.starts_with(word))),
        "{addresses:?}"
    );
    let front = &built.pages["/"];
    assert!(
        html::words(front).contains("campaigns"),
        "{}",
        html::words(front)
    );
}

#[test]
fn the_sample_on_small_pages() {
    let site = sample();
    site.edit("site.yaml", "page_size: 10", "page_size: 1");
    let built = Built::new(&site, "/");
    built.check_links();
    built.check_reach();
}

/// A small site with something on every kind of page, and more lines of settings.
fn records(settings: &str) -> Site {
    let base = BASE.replace("https://thu.example/", "https://thidua.example/");
    let site =
        Site::new(&base.replace("  page_size: 10\n", &format!("  page_size: 10\n{settings}")));
    site.add(SEEDS);
    site.edit(
        "content/s0.md",
        "91 năm Ngay thành lập",
        "91 năm Ngày thành lập",
    );
    site.edit(
        "content/s0.md",
        "honours: [Công",
        "movements: [Giỏi việc nước]\nhonours: [Công",
    );
    let results: String = [
        ("quan-ha-dong", 5),
        ("quan-long-bien", 6),
        ("quan-thanh-xuan", 7),
    ]
    .iter()
    .map(|(district, achieved)| {
        format!("- {{indicator: Giờ, achieved: {achieved}, target: 6, district: {district}}}\n")
    })
    .collect();
    let awards = "- {honour: bang-khen, count: 1, by: ldld-tp-ha-noi}\n".repeat(101);
    site.write(
        "content/s5.md",
        format!(
            "---\n\
             title: Nhiều khen thưởng\n\
             date: 2023-05-06\n\
             district: quan-ha-dong\n\
             results:\n\
             {results}commendations:\n\
             {awards}---\n\n\
             Nội dung.\n"
        ),
    );
    site.edit(
        "content/campaigns.yaml",
        "label: Đợt thi đua cao điểm,",
        "label: Đợt thi đua cao điểm, commemorations: [thanh-lap-cong-doan-viet-nam],",
    );
    site
}

/// The addresses in tables and the calendar lead to pages, too.
fn check_files(built: &Built) {
    let mut wrong = Vec::new();
    for (path, bytes) in &built.files {
        if !path.ends_with(".csv") && !path.ends_with(".ics") {
            continue;
        }
        let text = String::from_utf8(bytes.clone())
            .unwrap()
            .replace("\r\n ", "");
        for line in text.lines().filter(|line| !line.starts_with("UID")) {
            for (at, _) in line.match_indices("https://thidua.example/") {
                let end = line[at..]
                    .find([',', '"', '\r', ' '])
                    .map_or(line.len(), |end| at + end);
                if let Err(why) = built.check("", "", &line[at..end]) {
                    wrong.push(format!("{path}: {} {why}", &line[at..end]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// With a family of pages switched off, nothing leads to what is not there.
#[test]
fn families_switched_off() {
    let all = [
        "districts",
        "campaigns",
        "phases",
        "pairs",
        "matrix",
        "honours",
        "results",
        "commemorations",
        "programmes",
        "orgs",
        "movements",
        "sectors",
        "authors",
        "sources",
        "categories",
        "kinds",
        "archives",
    ];
    let settings = |off: &[&str]| match off {
        [] => String::new(),
        off => format!(
            "  families: {{{}}}\n",
            off.iter()
                .map(|family| format!("{family}: false"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    let mut cases: Vec<Vec<&str>> = all.iter().map(|family| vec![*family]).collect();
    cases.extend([
        vec![],
        vec!["honours", "results", "commemorations"],
        all.to_vec(),
    ]);
    crate::common::each(cases, |off| {
        let built = Built::new(&records(&settings(off)), "/");
        built.check_links();
        check_files(&built);
        for (family, part) in [
            ("honours", "bang-vang/"),
            ("results", "ket-qua/"),
            ("commemorations", "ky-niem/"),
            ("programmes", "chuong-trinh/"),
            ("orgs", "to-chuc/"),
            ("movements", "cuoc-van-dong/"),
        ] {
            let there = built.files.keys().any(|path| path.starts_with(part));
            assert_eq!(there, !off.contains(&family), "{family}");
        }
        if off.is_empty() {
            built.check_reach();
            built.check_heads("vi", "https://thidua.example");
        }
    });
}

/// The same facts on an English site, below a path.
#[test]
fn records_in_english() {
    let site = records("");
    site.edit("site.yaml", "language: vi", "language: en");
    site.edit(
        "site.yaml",
        "https://thidua.example/",
        "https://thidua.example/bulletin",
    );
    site.edit("content/campaigns.yaml", "Quý II/2020", "Q2 2020");
    site.edit("content/s1.md", "achieved: 1.709", "achieved: 1709");
    site.edit(
        "content/districts.yaml",
        "- {id: thanh-pho-thai-nguyen, name: Thái Nguyên, level: thanh-pho-thuoc-tinh, \
         parent: tinh-thai-nguyen, until: 2025-06-30}\n",
        "",
    );
    let site = site.speaking("en");
    let built = Built::new(&site, "/bulletin/");
    built.check_links();
    check_files(&built);
    built.check_reach();
    built.check_heads("en", "https://thidua.example");
    for (address, page) in &built.pages {
        for vietnamese in [
            "lượt khen",
            "năm tròn",
            "Bảng vàng",
            "Kết quả",
            "Kỷ niệm",
            "Chưa rõ",
            "Tải về",
            "Xem toàn bộ",
        ] {
            assert!(
                !html::words(page).contains(vietnamese),
                "{vietnamese} on {address}"
            );
        }
    }
    let files: Vec<&String> = built
        .files
        .keys()
        .filter(|path| path.ends_with(".csv") || path.ends_with(".ics"))
        .collect();
    assert!(
        files.len() >= 4
            && !files.iter().any(|path| path.contains("bang-vang")
                || path.contains("ky-niem")
                || path.contains("ket-qua")),
        "{files:?}"
    );
    let page = &built.pages["/bulletin/"];
    assert!(
        html::words(page).contains("th anniversary") || html::words(page).contains("years"),
        "{}",
        html::words(page)
    );
}

/// A site that has nothing of a kind does not speak of it.
#[test]
fn an_empty_site_has_no_empty_entries() {
    let site = Site::new(
        "-- site.yaml --\nsite:\n  title: Trống\n  base_url: https://thidua.example/\n  language: vi\n",
    );
    let built = site.build_anyhow();
    for part in [
        "bang-vang",
        "ket-qua",
        "ky-niem",
        "chuong-trinh",
        "to-chuc",
        "cuoc-van-dong",
        "khoi",
        "chuyen-muc",
        ".csv",
        ".ics",
    ] {
        assert!(
            !built
                .keys()
                .any(|path| path.starts_with(part) || path.ends_with(part)),
            "{part}"
        );
    }
    let front = site.page("/");
    for words in [
        "Bảng vàng",
        "Kết quả",
        "Kỷ niệm",
        "Chương trình",
        "Tổ chức",
        "Khối",
        "Sắp kỷ niệm",
        "Mới được khen",
    ] {
        assert!(
            !html::words(&front).contains(words),
            "{words}: {}",
            html::words(&front)
        );
    }
    let (files, pages) = (
        built.clone(),
        built.iter().filter(|(path, _)| path.ends_with(".html")),
    );
    let pages = pages.map(|(path, bytes)| {
        (
            format!("/{}", path.strip_suffix("index.html").unwrap_or(path)),
            String::from_utf8(bytes.clone()).unwrap(),
        )
    });
    let built = Built {
        pages: pages.collect(),
        files,
        base: "/".to_owned(),
    };
    built.check_links();
    built.check_reach();
}

/// What the issue asks of the sample.
#[test]
fn the_sample_shows_every_feature() {
    let site = sample();
    let articles = site.list("articles", &[]);
    assert!(articles.len() >= 30, "{}", articles.len());
    let own = |what: &str| {
        site.list(what, &[])
            .iter()
            .filter(|row| row["articles"].as_i64() > Some(0))
            .count()
    };
    assert!(own("districts") >= 8);
    assert!(own("campaigns") >= 6);
    for kind in ["launch", "progress", "result", "commendation", "news"] {
        assert!(articles.iter().any(|row| row["kind"] == kind), "{kind}");
    }
    for id in [
        "thanh-xuan-2020",
        "phuc-tho-2022",
        "ha-dong-2023",
        "long-bien-2018",
        "thai-nguyen-2020-2025",
    ] {
        site.row("campaigns", "id", id);
    }
    for state in ["in", "outside", "undivided", "none"] {
        assert!(
            articles.iter().any(|row| row["phase_state"] == state),
            "{state}"
        );
    }
    // Some articles lie outside all phases on purpose, and some campaigns pause between two.
    let told = site.check();
    let meant = |found: &serde_json::Value| {
        ["outside-phases", "phase-gap"]
            .map(Into::into)
            .contains(&found["code"])
    };
    assert!(told.iter().all(meant), "{told:#?}");
}
