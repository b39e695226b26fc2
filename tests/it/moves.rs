//! Every address that was ever published, over many builds: it answers, leads on, or its end is told.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{Outcome, Site, each, html, server::Server};
use std::collections::{BTreeMap, BTreeSet};

const DISTRICTS: &str = "- {id: kenh-dong, name: Kênh Đông, level: huyen}\n- {id: huyen-kenh-tay, name: Kênh Tây, level: huyen}\n";
const CAMPAIGNS: &str = "- id: kenh-xanh\n\
                         \x20 name: Kênh xanh\n\
                         \x20 district: kenh-dong\n\
                         \x20 phases:\n\
                         \x20 - {id: dot-1, label: Đợt 1, period: 2026-01}\n\
                         \x20 - {id: dot-2, label: Đợt 2, period: 2026-02}\n\
                         - {id: kenh-sach, name: Kênh sạch, district: huyen-kenh-tay, period: 2026}\n";

/// Everything that was published, followed from build to build.
struct History {
    site: Site,
    /// The host's path of the site.
    base: &'static str,
    published: BTreeSet<String>,
    told: String,
}

impl History {
    fn begin(base: &'static str, language: &'static str) -> History {
        let site = Site::new("");
        site.write(
            "site.yaml",
            format!(
                "site: {{title: Tin kênh, base_url: \"https://kenh.example{base}\", \
                 language: {language}, utc_offset: \"+07:00\", page_size: 2}}\n\
                 categories: [{{id: thuy-loi, name: Thủy lợi}}]\n\
                 honours: [{{id: khen, name: Khen, kind: form}}]\n\
                 programmes: [{{id: khoi-dong, name: Khơi dòng}}]\n\
                 commemorations: [{{id: ngay-nuoc, name: Ngày nước, date: 1993-03-22}}]\n\
                 checks: {{district-id: off}}\n"
            ),
        );
        site.write("content/districts.yaml", DISTRICTS);
        site.write("content/campaigns.yaml", CAMPAIGNS);
        History {
            site: site.speaking("vi"),
            base,
            published: BTreeSet::new(),
            told: String::new(),
        }
    }

    /// An article and a document beside it.
    fn article(&self, name: &str, title: &str, date: &str, more: &str) {
        let last = name.rsplit('/').next().unwrap();
        self.site
            .write(&format!("content/{name}.txt"), format!("Bảng kê {last}\n"));
        self.site.write(
            &format!("content/{name}.md"),
            format!(
                "---\n\
                 title: {title}\n\
                 date: {date}\n\
                 category: thuy-loi\n\
                 author: Tổ {name}\n\
                 {more}\n\
                 ---\n\n\
                 Mở đầu của tệp {name}: bà con hai bờ ra vớt bèo từ lúc trời còn tối.\n\n\
                 [Bảng kê]({last}.txt).\n"
            ),
        );
    }

    /// Builds; then every address that was ever published, of a page or of a file, leads somewhere in at most one step,
    /// or was told of. Files that only pages name are named anew by pages.
    #[track_caller]
    fn build(&mut self) -> Outcome {
        let built = self.site.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        self.told += &built.stderr;
        let files = self.site.output();
        let table = table(&files);
        let is_there = |url: &str| {
            let path = url
                .strip_prefix(self.base)
                .unwrap_or_else(|| panic!("{url} is below {}", self.base));
            files.contains_key(path)
                || (path.is_empty() || path.ends_with('/'))
                    && files.contains_key(&format!("{path}index.html"))
        };
        let leads_to = |path: &str| {
            if !path.ends_with(".html") {
                return None;
            }
            let page = String::from_utf8(files.get(path)?.clone()).ok()?;
            let metas = html::all(&page, "meta");
            let refresh = metas
                .iter()
                .find(|meta| meta.get("http-equiv") == Some("refresh"))?;
            Some(refresh.get("content")?.strip_prefix("0; url=")?.to_owned())
        };
        let passing = [
            "assets/",
            "anh/",
            "pictures/",
            "tim-kiem/",
            "search/",
            ".",
            "_",
        ];
        let lasting = files.keys().filter(|path| {
            path.ends_with(".html") || !passing.iter().any(|folder| path.starts_with(folder))
        });
        self.published.extend(lasting.cloned());
        for path in &self.published {
            let address = path.strip_suffix("index.html").unwrap_or(path);
            let is_page = path.ends_with(".html");
            let by_page = leads_to(path);
            let in_table = table.get(&format!("{}{address}", self.base)).cloned();
            if let Some(to) = by_page.or(in_table) {
                assert!(is_there(&to), "{address} leads to {to}, which is not there");
                assert!(
                    leads_to(&format!("{}index.html", &to[self.base.len()..])).is_none(),
                    "{address} leads to {to}, which leads on"
                );
                // Hosts without a table have the file itself, or open a folder in its place.
                let same = || files.get(path) == files.get(&to[self.base.len()..]);
                let in_folder = || leads_to(&format!("{path}/index.html")) == Some(to.clone());
                assert!(
                    is_page || same() || in_folder(),
                    "{address} is not the file at {to}"
                );
            } else if !files.contains_key(path) {
                // What is told of an entry is told of all that lies below it.
                let mut ends = address
                    .match_indices('/')
                    .map(|(at, _)| &address[..=at])
                    .skip(1);
                assert!(
                    self.told.contains(&format!("/{address}"))
                        || ends.any(|above| self.told.contains(&format!("/{above}"))),
                    "nobody told that {address} is gone:\n{}",
                    self.told
                );
            }
        }
        built
    }

    /// Lines that the last build offers.
    fn offers(built: &Outcome) -> Vec<&str> {
        let offers = built
            .stderr
            .lines()
            .filter(|line| line.contains("cách sửa: ghi vào") || line.contains("cách sửa: thêm"));
        offers.filter_map(|line| line.rsplit('`').nth(1)).collect()
    }
}

/// Where a table of redirects leads.
fn table(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let table = files.get("_redirects").cloned().unwrap_or_default();
    let table = String::from_utf8(table).unwrap();
    let lines = table.lines().map(|line| {
        let line = line.strip_suffix(" 301").unwrap();
        let (from, to) = line.split_once(' ').unwrap();
        (from.to_owned(), to.to_owned())
    });
    lines.collect()
}

/// Two years of an editor's changes in a minute: in Vietnamese, in English, at a host's root and below a path.
#[test]
fn a_long_history() {
    each(
        [("/", "vi"), ("/ban-tin/moi/", "vi"), ("/bulletin/", "en")],
        |(base, language)| {
            let news = if *language == "vi" { "tin" } else { "news" };
            let mut history = History::begin(base, language);
            for day in 1..=5 {
                history.article(
                    &format!("a{day}"),
                    &format!("Bản tin {day}"),
                    &format!("2026-01-0{day}"),
                    "district: kenh-dong\ncampaign: kenh-xanh",
                );
            }
            history.article(
                "b",
                "Nạo vét",
                "2026-02-03",
                "district: kenh-dong\n\
                 campaign: kenh-xanh\n\
                 commendations: [{honour: khen, recipients: [Tạ Hai]}]\n\
                 results: [{indicator: Mét kênh, achieved: 900, programme: khoi-dong}]",
            );
            history.article(
                "c",
                "Bờ tây",
                "2026-03-04",
                "district: huyen-kenh-tay\ncampaign: kenh-sach",
            );
            history.site.write("content/pages/lien-he.md", "---\ntitle: Liên hệ\n---\n\nĐến trụ sở cạnh cống số ba, hoặc viết thư cho ban biên tập.\n");
            let first = history.build();
            assert!(!first.stderr.contains("address-"), "{}", first.stderr);

            // A new title, a new file in another year, a page that is called otherwise. Nobody acts on what is offered.
            history.article(
                "a1",
                "Bản tin một",
                "2026-01-01",
                "district: kenh-dong\ncampaign: kenh-xanh",
            );
            history.site.remove("content/a2.md");
            history.article(
                "cu/a2",
                "Bản tin 2",
                "2025-12-30",
                "district: kenh-dong\ncampaign: kenh-xanh\nphase: dot-1",
            );
            let body = history
                .site
                .source("content/cu/a2.md")
                .replace("tệp cu/a2", "tệp a2");
            history.site.write("content/cu/a2.md", body);
            history.site.remove("content/pages/lien-he.md");
            history.site.write("content/pages/gap-chung-toi.md", "---\ntitle: Liên hệ\n---\n\nĐến trụ sở cạnh cống số ba, hoặc viết thư cho ban biên tập.\n");
            let offered = [
                format!("aliases: [/{news}/2026/ban-tin-1/]"),
                format!("aliases: [/{news}/2026/ban-tin-2/]"),
                "aliases: [/lien-he/]".to_owned(),
            ];
            for why in [
                "at once",
                "again, with nothing changed",
                "again, with another article changed",
            ] {
                let built = history.build();
                assert_eq!(History::offers(&built), offered, "{why}: {}", built.stderr);
                if why.ends_with("nothing changed") {
                    history.article(
                        "c",
                        "Bờ tây",
                        "2026-03-04",
                        "district: huyen-kenh-tay\ncampaign: kenh-sach\nupdated: 2026-03-05",
                    );
                }
            }
            for (name, offer) in ["a1", "cu/a2", "pages/gap-chung-toi"].iter().zip(&offered) {
                let path = format!("content/{name}.md");
                let text =
                    history
                        .site
                        .source(&path)
                        .replacen("\n---\n", &format!("\n{offer}\n---\n"), 1);
                history.site.write(&path, text);
            }
            let mended = history.build();
            assert!(!mended.stderr.contains("address-"), "{}", mended.stderr);

            // Of what moved with its text, the documents are told once: a copy keeps their addresses.
            let documents = if *language == "vi" { "tep" } else { "files" };
            let gone = format!(
                "không còn (bản đặt ở đó trong static/ giữ được địa chỉ): /{documents}/a2.txt"
            );
            assert_eq!(history.told.matches(&gone).count(), 1, "{}", history.told);
            history
                .site
                .write(&format!("static/{documents}/a2.txt"), "Bảng kê a2\n");

            // A district, its campaign and a phase of that get other ids; so do the articles.
            history
                .site
                .edit("site.yaml", "id: khen,", "id: khen-nuoc, old_ids: [khen],")
                .edit(
                    "site.yaml",
                    "id: khoi-dong,",
                    "id: thong-dong, old_ids: [khoi-dong],",
                );
            let rename = |text: String| {
                text.replace(": kenh-dong", ": huyen-kenh-dong")
                    .replace(": kenh-xanh", ": kenh-xanh-2026")
                    .replace(": dot-1", ": dot-dau")
            };
            for path in crate::common::read_folder(&history.site.root().join("content")).keys() {
                let path = format!("content/{path}");
                history
                    .site
                    .write(&path, rename(history.site.source(&path)));
            }
            for _ in 0..2 {
                let built = history.build();
                assert_eq!(
                    History::offers(&built),
                    ["old_ids: [kenh-xanh]", "old_ids: [kenh-dong]"],
                    "{}",
                    built.stderr
                );
            }
            history.site.edit(
                "content/districts.yaml",
                "id: huyen-kenh-dong",
                "id: huyen-kenh-dong, old_ids: [kenh-dong]",
            );
            history.site.edit(
                "content/campaigns.yaml",
                "id: kenh-xanh-2026",
                "id: kenh-xanh-2026\n  old_ids: [kenh-xanh]",
            );
            let built = history.build();
            assert_eq!(
                History::offers(&built),
                ["old_ids: [dot-1]"],
                "what lies below is told in its turn: {}",
                built.stderr
            );
            history.site.edit(
                "content/campaigns.yaml",
                "id: dot-dau",
                "id: dot-dau, old_ids: [dot-1]",
            );
            let built = history.build();
            assert!(
                !built.stderr.contains("-moved") && !built.stderr.contains("danh sách"),
                "{}",
                built.stderr
            );

            // Expired, withdrawn: a notice; lists that they leave lead on, under their old ids, too.
            history.article(
                "a3",
                "Bản tin 3",
                "2026-01-03",
                "district: kenh-dong\ncampaign: kenh-xanh\nexpires: 2026-06-01",
            );
            history.article(
                "b",
                "Nạo vét",
                "2026-02-03",
                "district: huyen-kenh-dong\n\
                 campaign: kenh-xanh\n\
                 status: withdrawn\n\
                 commendations: [{honour: khen, recipients: [Tạ Hai]}]\n\
                 results: [{indicator: Mét kênh, achieved: 900, programme: khoi-dong}]",
            );
            let built = history.build();
            assert!(
                !built.stderr.contains("danh sách") && !built.stderr.contains("address-"),
                "{}",
                built.stderr
            );

            // Deleted, and back under another name and title: its text is known again.
            history.site.remove("content/c.md");
            history.site.remove("content/a4.md");
            let built = history.build();
            assert_eq!(
                built.stderr.matches("address-gone").count(),
                2,
                "{}",
                built.stderr
            );
            assert!(
                built
                    .stderr
                    .contains("trang danh sách của lần dựng trước không còn"),
                "{}",
                built.stderr
            );
            let built = history.build();
            assert!(
                !built.stderr.contains("address-gone") && !built.stderr.contains("danh sách"),
                "told once: {}",
                built.stderr
            );
            history.article(
                "tay",
                "Bờ tây sạch rồi",
                "2026-03-04",
                "district: huyen-kenh-tay\ncampaign: kenh-sach",
            );
            let body = history
                .site
                .source("content/tay.md")
                .replace("tệp tay", "tệp c");
            history.site.write("content/tay.md", body);
            history.article(
                "a4",
                "Chuyện khác hẳn",
                "2026-04-04",
                "district: huyen-kenh-tay",
            );
            let body = history
                .site
                .source("content/a4.md")
                .replace("bà con hai bờ", "không ai ở đây");
            history.site.write("content/a4.md", body);
            for _ in 0..2 {
                let built = history.build();
                assert_eq!(
                    History::offers(&built),
                    [format!("aliases: [/{news}/2026/bo-tay/]")],
                    "{}",
                    built.stderr
                );
            }
        },
    );
}

/// No id of an entry is at fault when every address has another word in front.
#[test]
fn a_change_of_language_is_no_change_of_ids() {
    let mut history = History::begin("/", "vi");
    history.site.write(
        "content/campaigns.yaml",
        "- {id: kenh-xanh, name: Kênh xanh}\n",
    );
    history.article(
        "a",
        "Vớt bèo",
        "2026-01-03",
        "district: kenh-dong\ncampaign: kenh-xanh",
    );
    history.build();
    history
        .site
        .edit("site.yaml", "language: vi", "language: en");
    let built = history.site.build();
    let offers = History::offers(&built);
    assert_eq!(
        offers,
        ["aliases: [/tin/2026/vot-beo/]"],
        "{}",
        built.stderr
    );
    for gone in ["/dia-ban/kenh-dong/,", "/phong-trao/kenh-xanh/,"] {
        let told = built.stderr.matches(gone).count();
        assert_eq!(told, 1, "{gone}: {}", built.stderr);
    }
    let again = history.site.build();
    assert_eq!(History::offers(&again), offers, "{}", again.stderr);
}

/// Entries of all registers that were called otherwise: their pages, those below them, and what names them.
#[test]
fn old_ids_lead_on() {
    let site = Site::new("");
    site.write("site.yaml", "site: {title: Tin, base_url: \"https://tin.example/\", language: vi, page_size: 1}
districts: [{id: quan-ha, old_ids: [ha, quan-ha-cu], name: Hạ, level: quan}, {id: phuong-ha, name: Hạ, level: phuong}]
categories: [{id: moi, old_ids: [cu], name: Mới}]
sources: [{id: bao-moi, old_ids: [bao-cu], name: Báo Mới}]
sectors: [{id: y-te, old_ids: [nganh-y], name: Y tế}]
orgs: [{id: ldld-moi, old_ids: [ldld-cu], name: LĐLĐ Mới}]
honours: [{id: khen, old_ids: [giay-khen], name: Khen, kind: form}]
programmes: [{id: sang-kien, old_ids: [sk], name: Sáng kiến}]
commemorations: [{id: ngay-hoi, old_ids: [ngay-le], name: Ngày hội, date: 1990-07-28}]
campaigns: [{id: pt-moi, old_ids: [pt], name: Phong trào, district: ha, phases: [{id: mot, old_ids: [dot-1], label: Đợt một, period: 2026}]}]
");
    site.write(
        "content/a.md",
        "---\n\
         title: Bài\n\
         date: 2026-02-02\n\
         district: ha\n\
         campaign: pt\n\
         phase: dot-1\n\
         aliases: /tin/2025/bai-cu/\n\
         category: cu\n\
         source: bao-cu\n\
         sectors: [nganh-y]\n\
         org: [ldld-cu]\n\
         programme: [sk]\n\
         commendations: [{honour: giay-khen, recipients: [Lê Một]}]\n\
         results: [{indicator: Giờ, achieved: 5, programme: sk}]\n\
         ---\n\n\
         [quận](/dia-ban/ha/), [đợt](/phong-trao/pt/dot-1/).\n",
    );
    site.write(
        "content/b.md",
        "---\ntitle: Bài hai\ndate: 2026-02-03\ndistrict: quan-ha\ncampaign: pt-moi\n---\n\nTin.\n",
    );
    let files = site.build_cleanly();
    let table = String::from_utf8(files["_redirects"].clone()).unwrap();
    #[rustfmt::skip]
    let cases = [
        ("/dia-ban/ha/", "/dia-ban/quan-ha/"),
        ("/dia-ban/quan-ha-cu/", "/dia-ban/quan-ha/"),
        ("/dia-ban/ha/trang-1/", "/dia-ban/quan-ha/trang-1/"),
        ("/dia-ban/ha/bang-vang/", "/dia-ban/quan-ha/bang-vang/"),
        ("/dia-ban/ha/pt/dot-1/", "/dia-ban/quan-ha/pt-moi/mot/"),
        ("/dia-ban/quan-ha/pt-moi/dot-1/", "/dia-ban/quan-ha/pt-moi/mot/"),
        ("/dia-ban/quan-ha-cu/pt/mot/trang-1/", "/dia-ban/quan-ha/pt-moi/mot/trang-1/"),
        ("/phong-trao/pt/", "/phong-trao/pt-moi/"),
        ("/phong-trao/pt/dot-1/", "/phong-trao/pt-moi/mot/"),
        ("/phong-trao/pt-moi/dot-1/", "/phong-trao/pt-moi/mot/"),
        ("/chuyen-muc/cu/", "/chuyen-muc/moi/"),
        ("/nguon/bao-cu/", "/nguon/bao-moi/"),
        ("/khoi/nganh-y/", "/khoi/y-te/"),
        ("/to-chuc/ldld-cu/", "/to-chuc/ldld-moi/"),
        ("/bang-vang/giay-khen/", "/bang-vang/khen/"),
        ("/chuong-trinh/sk/", "/chuong-trinh/sang-kien/"),
        ("/ket-qua/chuong-trinh/sk/", "/ket-qua/chuong-trinh/sang-kien/"),
        ("/ky-niem/ngay-le/", "/ky-niem/ngay-hoi/"),
    ];
    for (old, new) in cases {
        let page = site.page(old);
        assert!(
            page.contains(&format!("content=\"0; url={new}\""))
                && page.contains(&format!("href=\"https://tin.example{new}\"")),
            "{old}:\n{page}"
        );
        assert!(
            table.contains(&format!("{old} {new} 301\n")),
            "{old} in {table}"
        );
        site.page(new);
    }
    for feed in [
        "/dia-ban/ha/feed.xml /dia-ban/quan-ha/feed.xml",
        "/phong-trao/pt/dot-1/feed.xml /phong-trao/pt-moi/mot/feed.xml",
        "/dia-ban/ha/pt/dot-1/feed.xml /dia-ban/quan-ha/pt-moi/mot/feed.xml",
    ] {
        assert!(
            table.contains(&format!("{feed} 301\n")),
            "{feed} in {table}"
        );
    }
    // Where no host leads on, the same file is at both addresses.
    #[rustfmt::skip]
    let cases = [
        ("dia-ban/ha/feed.xml", "dia-ban/quan-ha/feed.xml"),
        ("dia-ban/quan-ha-cu/pt/dot-1/feed.xml", "dia-ban/quan-ha/pt-moi/mot/feed.xml"),
        ("phong-trao/pt/feed.xml", "phong-trao/pt-moi/feed.xml"),
        ("bang-vang/giay-khen/giay-khen.csv", "bang-vang/khen/khen.csv"),
        ("dia-ban/ha/bang-vang/ha.csv", "dia-ban/quan-ha/bang-vang/quan-ha.csv"),
        ("ket-qua/chuong-trinh/sk/ket-qua.csv", "ket-qua/chuong-trinh/sang-kien/ket-qua.csv"),
        ("tin/2025/bai-cu/qr.svg", "tin/2026/bai/qr.svg"),
    ];
    for (old, new) in cases {
        assert!(
            files.contains_key(new) && files.get(old) == files.get(new),
            "{old} and {new}"
        );
        assert!(
            old.ends_with(".svg") || table.contains(&format!("/{old} /{new} 301\n")),
            "{old} in {table}"
        );
    }
    let feed = String::from_utf8(files["dia-ban/ha/feed.xml"].clone()).unwrap();
    assert!(
        feed.contains("<id>https://tin.example/dia-ban/quan-ha/feed.xml</id>"),
        "a feed has the name of its present address: {feed}"
    );
    assert_eq!(
        Server::start(&site, &[]).differences(&files),
        Vec::<String>::new()
    );
    // A copy of the site's own stays.
    site.write("static/dia-ban/ha/feed.xml", "<feed/>");
    assert_eq!(site.build_cleanly()["dia-ban/ha/feed.xml"], b"<feed/>");
    let links = html::links(&site.article_page("a"));
    assert!(
        links.contains(&("/dia-ban/quan-ha/".to_owned(), "quận".to_owned())),
        "a text is led to the new address at once: {links:?}"
    );
    let map = String::from_utf8(files["sitemap-1.xml"].clone()).unwrap();
    assert!(!map.contains("/ha/") && !map.contains("dot-1"), "{map}");
}

#[test]
fn old_ids_that_cannot_be() {
    #[rustfmt::skip]
    let cases = [
        ("districts", "{id: quan-ha, old_ids: [quan-ha], name: Hạ, level: quan}", "duplicate-id"),
        ("districts", "{id: quan-ha, old_ids: [quan-thuong], name: Hạ, level: quan}, {id: quan-thuong, name: Thượng, level: quan}", "duplicate-id"),
        ("districts", "{id: quan-ha, old_ids: [cu], name: Hạ, level: quan}, {id: quan-thuong, old_ids: [cu], name: Thượng, level: quan}", "duplicate-id"),
        ("districts", "{id: quan-ha, old_ids: [\"Quận Hạ\"], name: Hạ, level: quan}", "bad-id"),
        ("sectors", "{id: a, old_ids: {x: y}, name: A}", "wrong-shape"),
        ("campaigns", "{id: a, name: A, phases: [{id: mot, label: Một, old_ids: [hai]}, {id: hai, label: Hai}]}", "duplicate-id"),
        ("campaigns", "{id: a, name: A, phases: [{id: mot, label: Một, old_ids: [cu]}, {id: hai, label: Hai, old_ids: [cu]}]}", "duplicate-id"),
    ];
    each(cases, |(register, entries, code)| {
        let site = Site::new("");
        site.write(
            "site.yaml",
            format!("site: {{title: Tin, language: vi}}\n{register}: [{entries}]\n"),
        );
        let found = site.check();
        let codes: Vec<&str> = found
            .iter()
            .map(|found| found["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes, [*code], "{found:#?}");
        assert_eq!(found[0]["path"], "site.yaml");
        assert!(found[0]["line"].as_i64().is_some(), "{found:#?}");
    });
}
