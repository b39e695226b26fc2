//! Edits of a site as editors make them, at random: of articles, pages, registers, settings, the theme and other files.

use crate::common::fixtures::BASE;
use bantin::{
    diagnostic::SourcePath,
    source::{MemoryFiles, SourceFiles},
};
use proptest::{prelude::*, sample::select};

/// One file, written or taken away.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    /// Which file.
    pub(crate) path: String,
    /// Its new text; none when it is taken away.
    pub(crate) text: Option<String>,
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
        "![Lễ phát động](le.svg)\n\n## Mục một\n\nChữ.",
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
        let base = MemoryFiles::parse(BASE);
        let text = base.read(&SourcePath::new(path)).unwrap().into_owned();
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains(from));
        Edit {
            path: path.to_owned(),
            text: Some(text.replacen(from, to, 1)),
        }
    })
}

/// Any edit.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
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
            "content/tin/le.svg",
            "static/le.svg",
            "static/robots.txt",
            "static/tin/index.html",
        ]),
        prop::option::of(select(vec![
            "<svg viewBox='0 0 3 2'/>",
            "<svg viewBox='0 0 9 4'/>",
            "x",
        ])),
    )
        .prop_map(|(path, text)| Edit {
            path: path.to_owned(),
            text: text.map(str::to_owned),
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
