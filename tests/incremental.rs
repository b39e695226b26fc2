//! A site that follows its files is equal to one that is loaded anew, after any edits.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

mod common;

use bantin::{
    diagnostic::{Diagnostic, SourcePath, has_errors},
    pipeline::{AsOf, Cache, Edition, Newsroom, Progress},
    site::Shown,
    source::{Files, Memory},
};
use chrono::NaiveDate;
use common::fixtures::{BASE, SEEDS};
use proptest::{collection::vec, prelude::*, sample::select};
use std::collections::{BTreeMap, BTreeSet};

/// One file, written or taken away.
#[derive(Clone, Debug)]
struct Edit {
    path: String,
    text: Option<String>,
}

fn edition(shown: Shown) -> Edition {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Edition {
        as_of: AsOf::Day(day),
        shown,
        words: false,
    }
}

fn open(files: &Memory, shown: Shown) -> Option<Newsroom> {
    Newsroom::open(
        files,
        &Cache::default(),
        edition(shown),
        &Progress::default(),
    )
    .ok()
}

/// Every file of the published site.
fn published(newsroom: &Newsroom, files: &Memory) -> BTreeMap<String, Vec<u8>> {
    let maker = newsroom.maker(files);
    let quick = newsroom.quick_maker(files);
    let outputs = newsroom.outputs().into_iter();
    let made = outputs.map(|output| {
        let bytes = maker.make(&output).unwrap().into_owned();
        let address = output
            .path
            .strip_suffix("index.html")
            .unwrap_or(&output.path);
        let found = newsroom.output_at(address).unwrap();
        assert_eq!(found, output, "what is at {address}");
        assert!(
            bytes == *quick.make(&found).unwrap(),
            "{address} made alone"
        );
        (output.path, bytes)
    });
    let index = newsroom.index_outputs(files).into_iter();
    let index = index.map(|output| {
        let found = newsroom.index_output_at(&output.path, files);
        assert_eq!(found.as_ref(), Some(&output), "what is at {}", output.path);
        let bytes = maker.make(&output).unwrap().into_owned();
        (output.path, bytes)
    });
    made.chain(index).collect()
}

fn errors(found: &[Diagnostic]) -> Vec<String> {
    let errors = found
        .iter()
        .filter(|found| has_errors(std::slice::from_ref(found)));
    errors.map(|found| format!("{found:?}")).collect()
}

fn slot() -> impl Strategy<Value = String> {
    (0..9_usize).prop_map(|slot| format!("content/tin/bai-{slot}.md"))
}

/// A line of front matter, often absent.
fn line(key: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::option::of(select(values)).prop_map(move |value| match value {
        Some(value) => format!("{key}: {value}\n"),
        None => String::new(),
    })
}

fn article() -> impl Strategy<Value = String> {
    let title = select(vec![
        "Ra quân đợt hai",
        "Biểu dương người lao động",
        "Đợt 9",
        "Đợt 10",
        "Ra quân đợt hai ",
    ]);
    let date = select(vec![
        "2019-05-06",
        "2019-05-06T07:30",
        "2020-03-02",
        "2023",
        "2023-06",
        "2026-12-30",
        "2023-04-31",
    ]);
    let district = select(vec![
        "quan-ha-dong",
        "[quan-long-bien, quan-ha-dong]",
        "tinh-thai-nguyen",
        "quan-khong-co",
    ]);
    let lines = (
        line("slug", &["ra-quan", "trang-2", "bieu-duong"]),
        line("author", &["Trần Hưng", "Trần Hùng", "Đỗ Đạt"]),
        line(
            "movements",
            &["[Lao động giỏi]", "[Giỏi việc nước, Lao Động Giỏi]"],
        ),
        line("draft", &["true", "false"]),
        line("campaign", &["false", "thanh-xuan-2020", "khong-co"]),
        line("kind", &["launch", "commendation"]),
        line(
            "commendations",
            &[
                "[{honour: bang-khen, count: 3}]",
                "[{honour: bang-khen, by: LĐLĐ TP Hà Nội, recipients: [Nguyễn Thị Tấm]}, {honour: cong-nhan-gioi, count: 2, date: 2021}]",
            ],
        ),
        line(
            "results",
            &[
                "[{indicator: Sáng kiến, achieved: 12, target: 10}]",
                "[{indicator: sáng kiến, achieved: 7, programme: 01-trieu-sang-kien}]",
            ],
        ),
        line("source", &["ldtd", "Báo Nhân Dân"]),
        line("related", &["[Đợt 9]", "[ra-quan]"]),
        line("aliases", &["/cu/", "[/cu-hon.html, /tin/2019/ra-quan/]"]),
        prop::option::of(select(vec![
            "status: withdrawn\n",
            "expires: 2020-01-01\n",
            "expires: 2030\n",
            "updated: 2026-01-01\ncorrections: [{date: 2026-02-02, text: Sai tên.}]\n",
        ])),
    );
    let body = select(vec![
        "Một đoạn.",
        "Xem [bài](bai-1.md) và [bài nữa](ra-quan).",
        "![Lễ phát động](le.jpg)\n\n## Mục một\n\nChữ.",
        "Xem [bài](bai-2.md#muc-mot).",
        "Chỉ một [đường](/tin/2019/dot-9/).",
    ]);
    (title, date, district, lines, body).prop_map(|(title, date, district, lines, body)| {
        let (a, b, c, d, e, f, g, h, i, j, k, life) = lines;
        let lines = [a, b, c, d, e, f, g, h, i, j, k].concat() + life.unwrap_or_default();
        format!("---\ntitle: {title}\ndate: {date}\ndistrict: {district}\n{lines}---\n{body}\n")
    })
}

/// A file of the base with a piece replaced, or as it was.
fn variant(
    path: &'static str,
    from: &'static str,
    to: &'static [&'static str],
) -> impl Strategy<Value = Edit> {
    select(to).prop_map(move |to| {
        let base = Memory::parse(BASE);
        let text = base.read(&SourcePath::new(path)).unwrap().into_owned();
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains(from));
        Edit {
            path: path.to_owned(),
            text: Some(text.replacen(from, to, 1)),
        }
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    let written = (slot(), article()).prop_map(|(path, text)| Edit {
        path,
        text: Some(text),
    });
    let removed = slot().prop_map(|path| Edit { path, text: None });
    let broken = (
        slot(),
        select(vec![
            "không có gì",
            "---\ntitle: [\n---\n",
            "---\ntitle: A\n---\n",
            "---\ntitle: Chưa xong\ndate: 2019-01-01\n",
        ]),
    )
        .prop_map(|(path, text)| Edit {
            path,
            text: Some(text.to_owned()),
        });
    let files = (
        select(vec![
            "content/tin/le.jpg",
            "static/le.jpg",
            "static/robots.txt",
            "static/tin/index.html",
        ]),
        prop::option::of(Just("x".to_owned())),
    )
        .prop_map(|(path, text)| Edit {
            path: path.to_owned(),
            text,
        });
    let pages = (
        select(vec!["content/pages/a.md", "content/pages/b.md"]),
        prop::option::of(select(vec![
            "---\ntitle: Giới thiệu\n---\nXem [b](b.md).\n",
            "---\ntitle: Khác\n---\n## Mục\n",
            "---\nhỏng\n---\n",
        ])),
    )
        .prop_map(|(path, text)| Edit {
            path: path.to_owned(),
            text: text.map(str::to_owned),
        });
    let theme = (
        select(vec!["templates/404.html", "themes/bantin/static/icon.svg"]),
        prop::option::of(select(vec![
            "<p>{{ page.ways | length }}</p>",
            "{% hỏng",
            "<p>khác</p>",
        ])),
    )
        .prop_map(|(path, text)| Edit {
            path: path.to_owned(),
            text: text.map(str::to_owned),
        });
    let settings = prop_oneof![
        variant(
            "site.yaml",
            "page_size: 10",
            &["page_size: 10", "page_size: 2", "page_size: 3", "trang: 1"]
        ),
        variant(
            "site.yaml",
            "- {id: bang-khen, name: Bằng khen, kind: form}",
            &[
                "- {id: bang-khen, name: Bằng khen, kind: form}",
                "- {id: bang-khen-khac, name: Bằng khen, kind: form}",
                "- {id: bang-khac, name: Khác}"
            ]
        ),
        variant(
            "site.yaml",
            "  language: vi",
            &[
                "  language: vi",
                "  language: en",
                "  language: [",
                "  language: vi\n  families: {archives: false, phases: false}"
            ]
        ),
        variant(
            "content/districts.yaml",
            "- {id: quan-ha-dong, name: Hà Đông,",
            &[
                "- {id: quan-ha-dong, name: Hà Đông,",
                "- {id: quan-ha-dong, name: Hà Đông mới,",
                "- {id: quan-hà-đông-x, name: Hà Đông X,",
                "- {"
            ]
        ),
    ];
    prop_oneof![
        10 => written,
        3 => removed,
        1 => broken,
        2 => files,
        2 => pages,
        1 => theme,
        2 => settings,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn following_is_loading_anew(rounds in vec(vec(edit(), 1..4), 1..12), drafts: bool, future: bool) {
        let shown = Shown { drafts, future };
        let mut files = Memory::parse(&format!("{BASE}{SEEDS}"));
        let mut newsroom = open(&files, shown).unwrap();
        for round in rounds {
            let mut suspects = BTreeSet::new();
            for Edit { path, text } in round {
                match text {
                    Some(text) => files.insert(&path, text),
                    None => files.remove(&path),
                }
                suspects.insert(SourcePath::new(path));
            }
            newsroom.update(&files, &suspects, edition(shown).as_of);
            let found = newsroom.check(&files);
            let Some(anew) = open(&files, shown) else {
                prop_assert!(has_errors(&found));
                continue;
            };
            let found_anew = anew.check(&files);
            prop_assert_eq!(errors(&found), errors(&found_anew));
            if !has_errors(&found_anew) {
                prop_assert_eq!(found, found_anew);
                let (followed, anew) = (published(&newsroom, &files), published(&anew, &files));
                let paths: (Vec<_>, Vec<_>) = (followed.keys().collect(), anew.keys().collect());
                prop_assert_eq!(paths.0, paths.1);
                for (path, bytes) in &followed {
                    prop_assert!(*bytes == anew[path], "{}", path);
                }
            }
        }
    }
}
