//! What readers find, asked through the command. `tests/browser/search.js` asks the same in a browser, which must
//! give the same answers in the same order.

use crate::common::{Site, fixtures::BASE, generated};
use bantin::{
    diagnostic::SourcePath,
    pipeline::{AsOf, BuildOptions, Cache, Progress, Session},
    search::{Before, Change, Revision},
    site::Shown,
    source::{Files, MemoryFiles},
    text::Words,
};
use chrono::NaiveDate;
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};

fn sample() -> Site {
    Site::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// `bantin search … --json`.
#[track_caller]
fn search(site: &Site, query: &str, options: &[&str]) -> Vec<Value> {
    let found = site.run(&[&["search", query, "--json"], options].concat());
    assert_eq!(found.code, 0, "{query}: {}", found.stderr);
    found.json()
}

/// Names of the articles that were found.
#[track_caller]
fn names(site: &Site, query: &str, options: &[&str]) -> Vec<String> {
    let found = search(site, query, options);
    let paths = found.iter().map(|found| found["path"].as_str().unwrap());
    paths
        .map(|path| {
            path.trim_start_matches("content/")
                .trim_end_matches(".md")
                .to_owned()
        })
        .collect()
}

/// Every query of the test set has the results that are written there first.
#[test]
fn the_test_set() {
    let sites = BTreeMap::from([("sample", sample()), ("generated", generated::site())]);
    let topics: Vec<Value> = serde_json::from_str(include_str!("../search/queries.json")).unwrap();
    let (mut asked, mut wrong) = (0, Vec::new());
    for topic in &topics {
        for expected in topic["queries"].as_array().unwrap() {
            let query = expected["query"].as_str().unwrap();
            let options = expected["options"].as_object().into_iter().flatten();
            let options: Vec<String> = options
                .flat_map(|(name, value)| {
                    let value = value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned);
                    [format!("--{name}"), value]
                })
                .collect();
            let options: Vec<&str> = options.iter().map(String::as_str).collect();
            let found = names(&sites[topic["site"].as_str().unwrap()], query, &options);
            let first: Vec<&str> = expected["first"]
                .as_array()
                .unwrap()
                .iter()
                .map(|name| name.as_str().unwrap())
                .collect();
            asked += 1;
            // Where fewer than three are named, there are no others.
            if found.iter().take(3).ne(&first) {
                wrong.push(format!("{query} {options:?}: {found:?}, not {first:?}"));
            }
        }
    }
    assert!(asked >= 60, "{asked} queries");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A site with one article for each text.
fn with(texts: &[(&str, &str)]) -> Site {
    let site = Site::new(BASE);
    for (at, (title, text)) in texts.iter().enumerate() {
        let name = title.split(' ').next().unwrap();
        let date = format!("2023-03-{:02}", at + 1);
        site.write(
            &format!("content/{name}.md"),
            format!("---\ntitle: \"{title}\"\ndate: {date}\ndistrict: quan-ha-dong\ncampaign: false\n---\n{text}\n"),
        );
    }
    site
}

#[test]
fn ranking() {
    let check = |query: &str, texts: &[(&str, &str)], expected: &[&str]| {
        assert_eq!(names(&with(texts), query, &[]), expected, "{query}");
    };
    // Accents that were typed come first; without accents the newer article does.
    let roads = [("a Tin", "Con đường mới."), ("b Tin", "Cây dương già.")];
    check("đường", &roads, &["a", "b"]);
    check("dương", &roads, &["b", "a"]);
    check("duong", &roads, &["b", "a"]);
    // Neighbours come first, whatever stands where.
    let apart = [
        ("a Tin", "Ở Phúc Thọ."),
        ("b Phúc lợi, ai thọ", "Phúc đức. Thọ. Phúc, thọ sau."),
    ];
    check("phuc tho", &apart, &["b", "a"]);
    let apart = [
        ("a Tin", "Ở Phúc Thọ."),
        ("b Phúc lợi của cụ thọ nhất", "Phúc đức và thọ lâu."),
    ];
    check("phuc tho", &apart, &["a", "b"]);
    check("\"phuc tho\"", &apart, &["a"]);
    // However many folded neighbours there are, what is spelled as typed comes first.
    let mut flowers = vec![("tin Thực đơn", "Bồi dưỡng hòa cùng nếp ăn."); 10];
    let names_of =
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "k"].map(|name| format!("{name} Thực đơn"));
    for (text, name) in flowers.iter_mut().zip(&names_of) {
        text.0 = name;
    }
    flowers.push(("z Đường làng ngập sắc hoa", "Con đường mới trồng hoa."));
    check(
        "đường hoa",
        &flowers,
        &["z", "k", "i", "h", "g", "f", "e", "d", "c", "b", "a"],
    );
    // Without accents it comes last, but it comes.
    check(
        "duong hoa",
        &flowers,
        &["k", "i", "h", "g", "f", "e", "d", "c", "b", "a", "z"],
    );
    // One with the neighbours comes first, whatever a title has apart.
    check(
        "phuc tho vuon lan",
        &[
            ("a Phúc, lộc, thọ về với vườn lan", "Tơ."),
            ("b Tin nông vụ", "Bà con huyện Phúc Thọ nay có vườn lan."),
        ],
        &["b", "a"],
    );
    // A title weighs more than a text.
    check(
        "lụa",
        &[("a Lụa", "Tơ."), ("b Tơ", "Lụa, lụa, lụa, lụa.")],
        &["a", "b"],
    );
    // Words of two blocks are no neighbours; markup does not part a word.
    check(
        "\"giỏi việc\"",
        &[
            ("a Tin", "Thợ giỏi\n\nViệc làm."),
            ("b Tin", "Thợ gi**ỏi** *việc*."),
        ],
        &["b"],
    );
    // A phrase in quotation marks stands somewhere as a whole, in the text or in what the article is filed under.
    let whole = [
        ("a Tin", "Giỏi việc nhà, đảm việc nước."),
        ("b Tin", "Đội *giỏi* việc **nước**."),
        ("c Giỏi việc nước", "Việc khác."),
        ("d Tin", "Thợ giỏi việc\n\nNước giếng; việc nước."),
    ];
    check("\"giỏi việc nước\"", &whole, &["c", "b"]);
    check("\"quận hà đông tin\"", &whole, &[]);
    // Typed with the keyboard off is understood only when nothing is found as it is.
    check(
        "dduaf",
        &[("a Tin", "Đùa vui."), ("b Tin", "Tên dduaf.")],
        &["b"],
    );
    check(
        "dduaf",
        &[("a Tin", "Đùa vui."), ("b Tin", "Khác.")],
        &["a"],
    );
    // It is understood before words may be missing.
    let people = [
        ("a Ông Bùi Văn Tư về hưu", "Tin."),
        ("b Tin", "Ông Bùi Văn Đạt nhận giải."),
        ("c Tin", "Bùi Văn."),
    ];
    for query in ["bui van dat", "bui van ddatj", "ong bui van d9at5"] {
        check(query, &people, &["b"]);
    }
    check("thw vieenj", &[("a Tin", "Thư viện mới.")], &["a"]);
    // On the way to a word with y there is no gap.
    let names = [("a Tin", "Thị Quỳnh vui.")];
    for query in ["qu", "quy", "quyn", "quỳ", "thị qu", "thị quy", "thị quỳn"] {
        check(query, &names, &["a"]);
    }
}

/// What everybody writes short is understood where it stands, alone or beside another, and as the site explains it.
#[test]
fn abbreviations() {
    let site = with(&[
        ("a BCH CĐCS họp", "Tin."),
        ("b Ban Chấp hành Công đoàn cơ sở họp", "Tin."),
        ("c Tin", "Mở đầu dài dòng.\n\nỞ phường, UBND huyện lo việc."),
        ("d Ban Thường vụ Liên đoàn Lao động quận Cầu Giấy", "Tin."),
        ("e Ban Chấp hành mới của công đoàn", "Cơ sở tốt."),
    ]);
    let check = |query: &str, expected: &[&str]| {
        assert_eq!(names(&site, query, &[]), expected, "{query}");
    };
    check("cdcs", &["b", "a"]);
    check("công đoàn cơ sở", &["b", "a", "e"]);
    for query in [
        "\"ban chấp hành công đoàn cơ sở\"",
        "\"BCH CĐCS\"",
        "\"bch công đoàn cơ sở\"",
        "\"ban chấp hành cđcs họp\"",
    ] {
        check(query, &["b", "a"]);
    }
    check("\"ban chấp hành công đoàn cơ sở mới\"", &[]);
    check("ldld cau giay", &["d"]);
    check("LĐLĐ", &["d"]);
    check("ủy ban nhân dân huyện", &["c"]);
    check("BHXH", &[]);
    let passage = |query: &str| search(&site, query, &[])[0]["passage"].clone();
    assert_eq!(passage("uy ban nhan dan"), "Ở phường, UBND huyện lo việc.");
    site.edit(
        "site.yaml",
        "categories:",
        "abbreviations: {BCH: Bộ Chỉ huy}\ncategories:",
    );
    check("bộ chỉ huy", &["a"]);
    check("\"bộ chỉ huy công đoàn cơ sở\"", &["a"]);
    check("\"ban chấp hành công đoàn cơ sở\"", &["b"]);
}

/// Districts, campaigns, honours, recipients, people and organisations are found by their names.
#[rustfmt::skip]
#[test]
fn what_an_article_is_filed_under() {
    let site = Site::new(BASE);
    site.write("content/a.md", "---\ntitle: Một bài\ndate: 2023-03-01\ndistrict: quan-ha-dong\norg: ldld-tp-ha-noi\nmovements: [Giỏi việc nước]\nprogramme: 01-trieu-sang-kien\nsectors: [truong-hoc]\npeople: [{name: Đỗ Thị Ẫm, role: Tổ trưởng}]\ncommendations:\n  - honour: Bằng khen\n    recipients: [{name: Tổ Khâu Vá, type: collective}]\n---\nKhông nói gì.\n");
    site.write("content/b.md", "---\ntitle: Bài khác\ndate: 2023-04-01\ndistrict: quan-long-bien\ncampaign: false\n---\nKhông nói gì.\n");
    for query in ["quan ha dong", "giỏi việc nước", "do thi am", "tổ trưởng", "to khau va", "bằng khen", "LĐLĐ TP Hà Nội", "Liên đoàn Lao động thành phố Hà Nội", "trường học", "trieu sang kien"] {
        assert_eq!(names(&site, query, &[]), ["a"], "{query}");
    }
    assert_eq!(names(&site, "không nói gì", &[]), ["b", "a"]);
}

#[test]
fn results_as_json() {
    let site = with(&[
        ("a Mùa lụa", "Mở đầu.\n\nNghề **lụa** <b>Vạn Phúc</b> & tơ."),
        ("b Tin", "Khác."),
    ]);
    let found = search(&site, "nghe lua", &[]);
    let [found] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(found["path"], "content/a.md");
    assert_eq!(found["url"], "/tin/2023/a-mua-lua/");
    assert_eq!(found["title"], "a Mùa lụa");
    assert_eq!(found["passage"], "Nghề lụa Vạn Phúc & tơ.");
    assert!(found["score"].as_u64().unwrap() > 0);
    let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
    assert!(search(&site, "không có đâu", &[]).is_empty());
    assert_eq!(names(&site, "tin", &[]), ["b", "a"]);
    assert_eq!(names(&site, "tin", &["--limit", "1"]), ["b"]);
    // Without a query options leave what they leave, the newest first.
    assert_eq!(
        names(&site, "", &["--district", "quan-ha-dong"]),
        ["b", "a"]
    );
    assert!(names(&site, " ", &["--year", "2021"]).is_empty());
    assert!(names(&site, "", &[]).is_empty());
    assert_eq!(
        site.run(&["search", "lua", "--district", "quan-la"]).code,
        2
    );
}

/// What is not public is not found, and a site can do without search.
#[test]
fn what_is_not_found() {
    let site = with(&[("a Lụa", "Tơ."), ("b Lụa", "Tơ.")]);
    site.edit("content/b.md", "title:", "draft: true\ntitle:");
    assert_eq!(names(&site, "lua", &[]), ["a"]);
    let files = site.build_anyhow();
    assert!(files.contains_key("tim-kiem/index.bin") && files.contains_key("tim-kiem/index.html"));
    site.edit(
        "site.yaml",
        "  page_size: 10\n",
        "  page_size: 10\n  families: {search: false}\n",
    );
    let files = site.build_anyhow();
    let left: Vec<&String> = files
        .keys()
        .filter(|path| path.starts_with("tim-kiem"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(!site.page("/").contains("role=\"search\""));
    assert!(search(&site, "lua", &[]).is_empty());
}

/// An edit of one word, of what results show too, writes few files of the index anew, and none that is there already.
#[test]
fn an_edit_changes_few_files() {
    let site = generated::site();
    let of_index = || -> BTreeMap<String, Vec<u8>> {
        let files = site.build_anyhow().into_iter();
        files.filter(|(path, _)| path.ends_with(".bin")).collect()
    };
    let mut before = of_index();
    assert!(before.len() > 60, "{} files", before.len());
    for (start, edited) in [
        ("---\nLiên đoàn", "---\nVừa rồi, Liên đoàn"),
        ("lead: \"", "lead: \"Vừa rồi, "),
    ] {
        site.edit("content/bai-7.md", start, edited);
        let after = of_index();
        let new: Vec<&String> = after
            .keys()
            .filter(|path| !before.contains_key(*path))
            .collect();
        assert!((1..=8).contains(&new.len()), "{edited}: {new:?}");
        for (path, bytes) in &after {
            let same = before.iter().find(|(_, old)| *old == bytes);
            assert!(
                before.contains_key(path) || same.is_none(),
                "{path} is {same:?} under another name"
            );
            assert!(
                path.ends_with("/index.bin") || before.get(path).is_none_or(|old| old == bytes),
                "{path} stands for two contents"
            );
        }
        before = after;
    }
}

/// Opens a site without its folder.
fn session(files: &MemoryFiles) -> Session {
    let options = BuildOptions {
        as_of: AsOf::Day(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()),
        shown: Shown::default(),
        words: false,
    };
    let opened = Session::open(files, &Cache::default(), options, &Progress::default());
    opened.unwrap_or_else(|_| panic!("there is a site"))
}

/// An index in which some texts were followed is the one that is made anew.
#[test]
fn an_index_follows_texts() {
    let mut files = MemoryFiles::default();
    for (path, bytes) in crate::common::read_folder(generated::site().root()) {
        files.insert(&path, bytes);
    }
    let mut before = session(&files);
    let texts = [
        "Zzyzx đứng một mình.",
        "Công đoàn cơ sở gửi LĐLĐ danh sách; aaa trước mọi chữ.",
        "## Đường, dương, đưởng\n\nHoà hòa thuỷ thủy — 1.709 sáng kiến.",
        "",
    ];
    for (round, text) in texts.iter().enumerate() {
        let index = before.index(&files, &Cache::default()).unwrap();
        let edited = [7 * round, 7 * round + 40, 479].map(|number| {
            let path = SourcePath::new(format!("content/bai-{number}.md"));
            let bytes = files.read(&path).unwrap().into_owned();
            let source = String::from_utf8(bytes).unwrap();
            let (start, _) = source.trim_end().rsplit_once("\n\n").unwrap();
            (path, format!("{start}\n\n{text}\n"))
        });
        let words = |session: &Session, files: &MemoryFiles| {
            let of = |(path, _): &(SourcePath, String)| {
                let key = session.site.key_at(path).unwrap();
                (key, Words::of(session.blocks(key, files)))
            };
            edited.each_ref().map(of)
        };
        let words_before = words(&before, &files);
        for (path, text) in &edited {
            files.insert(path.as_str(), text.as_bytes());
        }
        let after = session(&files);
        let words_now = words(&after, &files).into_iter();
        let changes = words_before.into_iter().zip(words_now);
        let changes = changes.map(|((key, before), (_, now))| Change { key, before, now });
        let revision = Revision::new(
            &after.site,
            &Before {
                digests: index.digests(),
                read: &|name| Some(index.files().get(name)?.to_vec()),
            },
            &changes.collect::<Vec<_>>(),
        );
        let revision = revision.unwrap();
        let anew = after.index(&files, &Cache::default()).unwrap();
        assert_eq!(revision.digests, anew.digests(), "{text}");
        let made = revision.files.values().flatten().count();
        let all = revision.files.into_iter().map(|(name, bytes)| {
            let bytes = bytes.or_else(|| index.files().get(&name).cloned());
            (name, bytes.unwrap())
        });
        assert!(all.eq(anew.files().clone()), "{text}");
        assert!(made * 2 < anew.files().len(), "{made} files were made");
        before = after;
    }
}
