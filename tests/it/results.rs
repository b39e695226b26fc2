//! Results compared: ranks, percentages, history, sums and charts, against the front matter. Checks 19 and 20 of
//! `domain.md` §5.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Site, csv, each,
    fixtures::{BASE, SEEDS},
    html::{self, assert_says, assert_silent},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An article with these lines under `results:`, and more front matter.
fn article(district: &str, title: &str, date: &str, more: &str, results: &str) -> String {
    format!(
        "---\ntitle: \"{title}\"\ndistrict: {district}\ndate: {date}\nkind: result\n{more}\nresults:\n{results}\n---\n\nNội dung.\n"
    )
}

/// One article of quận Hà Đông on 2023-05-06, with these results.
fn told(results: &str) -> Site {
    let site = Site::new(BASE);
    let text = article("quan-ha-dong", "Một bài", "2023-05-06", "", results);
    site.write("content/bai.md", text);
    site
}

/// Five districts, each with these fields of one indicator in the programme, in one article.
fn compared(rows: &[(&str, &str)]) -> Site {
    let line = |(district, fields): &(&str, &str)| {
        format!(
            "- {{indicator: Sáng kiến, programme: 01-trieu-sang-kien, phase: giai-doan-1, district: {district}, {fields}}}\n"
        )
    };
    told(&rows.iter().map(line).collect::<String>())
}

const PROGRAMME: &str = "/ket-qua/chuong-trinh/01-trieu-sang-kien/";

/// District, rank and percentage of each row, in the order of `list results`.
fn ranking(site: &Site) -> Vec<(String, Option<u64>, Value)> {
    let rows = site.list("results", &[]).into_iter();
    rows.map(|row| {
        let district = row["district"].as_str().unwrap().to_owned();
        (district, row["rank"].as_u64(), row["percent"].clone())
    })
    .collect()
}

/// The bars of the charts of a page: words, width in percent, whether they reach the line; and where lines are.
struct Bar {
    width: f64,
    met: bool,
}

fn bars(page: &str) -> Vec<Bar> {
    let rects = html::all(page, "rect").into_iter();
    let bars = rects.filter(|rect| rect.get("x") == Some("0"));
    bars.map(|rect| Bar {
        width: percent(rect.get("width").unwrap()),
        met: rect.has_class("met"),
    })
    .collect()
}

fn percent(text: &str) -> f64 {
    text.strip_suffix('%').expect("a share").parse().unwrap()
}

/// Where the 100 % lines of a page stand.
fn goals(page: &str) -> Vec<f64> {
    let lines = html::all(page, "line").into_iter();
    let lines = lines.filter(|line| line.get("class").is_none());
    lines.map(|line| percent(line.get("x1").unwrap())).collect()
}

#[test]
fn check_19_achieved_of_target() {
    let site = Site::new(BASE);
    site.add(SEEDS);
    site.build_anyhow(); // S0 has a warning of its own
    let row = &site.list("results", &["--district", "huyen-phuc-tho"])[0];
    assert_eq!(
        (
            &row["achieved"],
            &row["target"],
            &row["percent"],
            &row["qualifier"]
        ),
        (&json!(1709), &json!(431), &json!(397), &Value::Null)
    );
    assert_eq!(
        (&row["programme"], &row["assigned_by"], &row["article"]),
        (
            &json!("01-trieu-sang-kien"),
            &json!("ldld-tp-ha-noi"),
            &json!("content/s1.md")
        )
    );
    for address in [
        site.article("s1")["url"].as_str().unwrap(),
        PROGRAMME,
        "/ket-qua/",
        "/dia-ban/huyen-phuc-tho/",
    ] {
        let page = site.page(address);
        for words in ["1.709", "431", "397%", "+1.278"] {
            assert_says(&page, words);
        }
    }
    let table = csv(&site.output()["ket-qua/chuong-trinh/01-trieu-sang-kien/ket-qua.csv"]);
    assert_eq!(table.len(), 1);
    let cell = |name: &str| table[0][name].as_str();
    assert_eq!(
        (
            cell("Thực hiện"),
            cell("Được giao"),
            cell("Tỷ lệ (%)"),
            cell("Địa bàn"),
            cell("Đơn vị giao")
        ),
        ("1709", "431", "397", "Huyện Phúc Thọ", "LĐLĐ TP Hà Nội")
    );
}

#[test]
fn check_20_three_districts() {
    let site = Site::new(BASE);
    let fields = |achieved: u64, target: u64| {
        format!(
            "- {{indicator: Sáng kiến, unit: sáng kiến, programme: 01-trieu-sang-kien, phase: giai-doan-1, achieved: {achieved}, target: {target}}}"
        )
    };
    site.write(
        "content/a.md",
        article(
            "quan-long-bien",
            "Long Biên",
            "2022-06-01",
            "",
            &fields(250, 300),
        ),
    );
    site.write(
        "content/b.md",
        article(
            "huyen-phuc-tho",
            "Phúc Thọ",
            "2022-05-01",
            "",
            &fields(1709, 431),
        ),
    );
    site.write(
        "content/c.md",
        article(
            "quan-ha-dong",
            "Hà Đông",
            "2022-07-01",
            "",
            &fields(300, 300),
        ),
    );
    site.build_cleanly();
    let expected = [
        ("huyen-phuc-tho", 1, 397),
        ("quan-ha-dong", 2, 100),
        ("quan-long-bien", 3, 83),
    ];
    assert_eq!(
        ranking(&site),
        expected.map(|(district, rank, percent)| (district.to_owned(), Some(rank), json!(percent)))
    );
    let page = site.page(PROGRAMME);
    let words = html::words(&page);
    let at = |piece: &str| {
        words
            .find(piece)
            .unwrap_or_else(|| panic!("no {piece:?} in {words}"))
    };
    assert!(
        at("1 Huyện Phúc Thọ 1.709 431 397% +1.278") < at("2 Quận Hà Đông 300 300 100% 0"),
        "{words}"
    );
    assert!(
        at("2 Quận Hà Đông 300 300 100% 0") < at("3 Quận Long Biên 250 300 83% −50"),
        "{words}"
    );
    // 1709 + 300 + 250 of 431 + 300 + 300
    assert!(words.contains("Tổng 2.259 1.031 219% +1.228"), "{words}");
    for (name, rank) in [("a", "hạng 3/3"), ("b", "hạng 1/3"), ("c", "hạng 2/3")] {
        assert_says(&site.article_page(name), rank);
    }
    for (address, rank) in [
        ("/dia-ban/quan-long-bien/", "hạng 3/3"),
        ("/dia-ban/huyen-phuc-tho/", "hạng 1/3"),
    ] {
        assert_says(&site.page(address), rank);
    }
    // Widths on one scale, to two digits: 1709/431 = 396,52 % is the longest.
    let drawn = bars(&page);
    let highest = 1709.0 * 100.0 / 431.0;
    for (bar, (reached, met)) in drawn.iter().zip([
        (highest, true),
        (100.0, true),
        (250.0 * 100.0 / 300.0, false),
    ]) {
        assert!(
            (bar.width - reached * 100.0 / highest).abs() < 0.02,
            "{} for {reached}",
            bar.width
        );
        assert_eq!(bar.met, met);
    }
    assert_eq!((drawn.len(), goals(&page).len()), (3, 1));
    assert!((goals(&page)[0] - 10_000.0 / highest).abs() < 0.02);
}

/// Ranks by exact shares; equal shares share a rank and the next one is left out; none without a share.
#[test]
fn ranks() {
    type Row<'a> = (&'a str, &'a str, Option<u64>);
    let (a, b, c, d, e) = (
        "quan-ha-dong",
        "huyen-phuc-tho",
        "quan-long-bien",
        "quan-nam-tu-liem",
        "quan-thanh-xuan",
    );
    #[rustfmt::skip]
    let cases: &[&[Row<'_>]] = &[
        // 100,4 % comes before 100,3 %, though both show 100 %
        &[(b, "achieved: 1004, target: 1000", Some(1)), (a, "achieved: 1003, target: 1000", Some(2))],
        // equal shares of different targets: the larger number first, one rank
        &[(b, "achieved: 200, target: 100", Some(1)), (a, "achieved: 2, target: 1", Some(1)), (c, "achieved: 1, target: 1", Some(3))],
        // all equal: by name in Vietnamese order (Hà Đông, Long Biên, Nam Từ Liêm, Phúc Thọ, Thanh Xuân)
        &[
            (a, "achieved: 5, target: 5", Some(1)), (c, "achieved: 5, target: 5", Some(1)),
            (d, "achieved: 5, target: 5", Some(1)), (b, "achieved: 5, target: 5", Some(1)),
            (e, "achieved: 5, target: 5", Some(1)),
        ],
        // 1/3 is more than 33,33 %
        &[(c, "achieved: 1, target: 3", Some(1)), (b, "percent: \"33,33\"", Some(2))],
        &[(c, "percent: \"33,34\"", Some(1)), (b, "achieved: 1, target: 3", Some(2))],
        // only a stated percentage counts, too; equal to a computed one, it shares the rank
        &[(b, "achieved: 3, target: 3", Some(1)), (a, "percent: 100", Some(1)), (c, "percent: \"99,9\"", Some(3))],
        // nothing to compare: after the others, the larger first
        &[(b, "achieved: 1, target: 100", Some(1)), (c, "achieved: 900", None), (a, "achieved: 5", None), (d, "target: 5", None)],
        // a target of 0 gives no share
        &[(b, "achieved: 0, target: 5", Some(1)), (a, "achieved: 7, target: 0", None)],
        // decimals
        &[
            (b, "achieved: \"60,25\", target: \"60,24\"", Some(1)),
            (a, "achieved: \"60,24\", target: \"60,24\"", Some(2)),
            (c, "achieved: \"60,239999\", target: \"60,24\"", Some(3)),
        ],
    ];
    each(cases, |rows| {
        let mut written: Vec<(&str, &str)> = rows
            .iter()
            .map(|(district, fields, _)| (*district, *fields))
            .collect();
        let expected: Vec<_> = rows
            .iter()
            .map(|(district, _, rank)| ((*district).to_owned(), *rank))
            .collect();
        for _ in 0..2 {
            let site = compared(&written);
            let found: Vec<_> = ranking(&site)
                .into_iter()
                .map(|(district, rank, _)| (district, rank))
                .collect();
            assert_eq!(found, expected);
            written.reverse(); // the order of the article does not matter
        }
    });
}

/// The percentage shown: computed and rounded half up, else as stated; none for a target of 0.
#[test]
fn percentages() {
    #[rustfmt::skip]
    let cases: &[(&str, Value, &str)] = &[
        ("achieved: 1709, target: 431", json!(397), "397%"),
        ("achieved: 1, target: 8", json!(13), "13%"), // 12,5 rounds up
        ("achieved: 249, target: 200", json!(125), "125%"), // 124,5
        ("achieved: 1249, target: 1000", json!(125), "125%"),
        ("achieved: 1244, target: 1000", json!(124), "124%"),
        ("achieved: 0, target: 5", json!(0), "0%"),
        ("achieved: 5, target: 0", Value::Null, ""),
        ("achieved: 0, target: 0", Value::Null, ""),
        ("achieved: 5", Value::Null, ""),
        ("target: 5", Value::Null, ""),
        ("percent: 95", json!(95), "95%"),
        ("percent: 95%", json!(95), "95%"),
        ("percent: \"97,5\"", json!(97.5), "97,5%"),
        ("achieved: 5, percent: 95", json!(95), "95%"),
        ("achieved: \"60,24\", target: \"30,12\", unit: tỷ đồng", json!(200), "200%"),
        ("achieved: \"1.160\", target: 1.160", json!(100), "100%"),
        ("achieved: 1, target: \"0,000001\"", json!(100_000_000), "100.000.000%"),
        ("achieved: 18000000000000, target: \"0,000001\"", json!(1_800_000_000_000_000_000_000_f64), ""), // too large for a percentage
    ];
    each(cases, |(fields, value, words)| {
        let site = told(&format!("- {{indicator: Sáng kiến, {fields}}}"));
        site.build_anyhow();
        let row = &site.list("results", &[])[0];
        if !words.is_empty() || *value == Value::Null {
            assert_eq!(row["percent"], *value, "{row:#}");
        }
        let page = site.article_page("bai");
        let shown: Vec<String> = html::words(&page)
            .split(' ')
            .filter(|word| word.ends_with('%'))
            .map(str::to_owned)
            .collect();
        assert_eq!(
            shown,
            words
                .split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
        );
    });
}

/// Figures as readers see them, with unit and qualifier.
#[test]
fn figures() {
    #[rustfmt::skip]
    let cases = [
        ("achieved: 1709, target: 431, unit: sáng kiến", "1.709 sáng kiến 431 397% +1.278"),
        ("achieved: 600, target: 500, unit: người, qualifier: almost", "gần 600 người 500 120% +100"),
        ("achieved: 600, qualifier: trên", "trên 600"),
        ("achieved: 600, target: 700, qualifier: about", "khoảng 600 700 86% −100"),
        ("achieved: \"60,24\", target: 100, unit: tỷ đồng", "60,24 tỷ đồng 100 60% −39,76"),
        ("achieved: \"1.234.567,5\"", "1.234.567,5"),
        ("achieved: 01, target: 1", "1 1 100% 0"),
        ("achieved: 5, unit: \"<mark>m²</mark> & hơn\"", "5 <mark>m²</mark> & hơn"),
    ];
    each(cases, |(fields, words)| {
        let site = told(&format!("- {{indicator: Nội dung nọ, {fields}}}"));
        site.build_anyhow();
        assert_says(&site.article_page("bai"), &format!("Đợt 1 {words}"));
        assert_says(&site.page("/dia-ban/quan-ha-dong/"), words);
    });
}

/// The later article wins; what earlier ones said stays as history, and their pages say so.
#[test]
fn later_figures_win() {
    let site = Site::new(BASE);
    let line = |fields: &str| {
        format!(
            "- {{indicator: Sáng kiến, programme: 01-trieu-sang-kien, phase: giai-doan-1, {fields}}}"
        )
    };
    site.write(
        "content/a.md",
        article(
            "quan-ha-dong",
            "Bài tháng ba",
            "2022-03-01",
            "",
            &line("achieved: 100, target: 300"),
        ),
    );
    site.write(
        "content/b.md",
        article(
            "quan-ha-dong",
            "Bài tháng năm",
            "2022-05-01 08:00",
            "",
            &line("achieved: 200, target: 300"),
        ),
    );
    site.write(
        "content/c.md",
        article(
            "quan-ha-dong",
            "Bài chiều",
            "2022-05-01 17:00",
            "",
            &line("achieved: 240, target: 300"),
        ),
    );
    site.write(
        "content/d.md",
        article(
            "quan-long-bien",
            "Bài Long Biên",
            "2022-04-01",
            "",
            &line("achieved: 210, target: 300"),
        ),
    );
    site.build_cleanly();
    let rows = site.list("results", &[]);
    assert_eq!(rows.len(), 2, "{rows:#?}");
    assert_eq!(
        (
            &rows[0]["district"],
            &rows[0]["achieved"],
            &rows[0]["rank"],
            &rows[0]["article"]
        ),
        (
            &json!("quan-ha-dong"),
            &json!(240),
            &json!(1),
            &json!("content/c.md")
        )
    );
    let earlier: Vec<_> = rows[0]["earlier"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["achieved"].as_u64().unwrap(),
                row["percent"].as_u64().unwrap(),
                row["article"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        earlier,
        [(200, 67, "content/b.md"), (100, 33, "content/a.md")]
    );
    let page = html::words(&site.page(PROGRAMME));
    let at = |piece: &str| {
        page.find(piece)
            .unwrap_or_else(|| panic!("no {piece:?} in {page}"))
    };
    assert!(
        at("240 300 80%") < at("Số trước đó: 200/300 (67%)")
            && at("Số trước đó: 200/300 (67%)") < at("Số trước đó: 100/300 (33%)")
    );
    assert!(
        page.contains("Tổng 450 600 75%"),
        "history is not added: {page}"
    );
    for (name, old) in [("a", true), ("b", true), ("c", false), ("d", false)] {
        let page = html::words(&site.article_page(name));
        assert_eq!(
            (page.contains("Đã có số mới hơn"), page.contains("hạng ")),
            (old, !old),
            "{name}: {page}"
        );
    }
    let table = csv(&site.output()["ket-qua/chuong-trinh/01-trieu-sang-kien/ket-qua.csv"]);
    let cells: Vec<_> = table
        .iter()
        .map(|row| (&*row["Địa bàn"], &*row["Hạng"], &*row["Thực hiện"]))
        .collect();
    assert_eq!(
        cells,
        [
            ("Quận Hà Đông", "1", "240"),
            ("Quận Hà Đông", "", "200"),
            ("Quận Hà Đông", "", "100"),
            ("Quận Long Biên", "2", "210")
        ]
    );
    // The page of the district tells each indicator once.
    assert_eq!(
        html::words(&site.page("/dia-ban/quan-ha-dong/"))
            .matches("80%")
            .count(),
        1
    );
}

/// A later target without a figure does not hide an earlier figure; twice in one article, the last counts.
#[test]
fn later_targets_and_repetitions() {
    let line = |fields: &str| {
        format!("- {{indicator: Sáng kiến, programme: 01-trieu-sang-kien, {fields}}}\n")
    };
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        article(
            "quan-ha-dong",
            "Trước",
            "2022-03-01",
            "",
            &line("achieved: 100, target: 300"),
        ),
    );
    site.write(
        "content/b.md",
        article(
            "quan-ha-dong",
            "Sau",
            "2022-06-01",
            "",
            &line("target: 500"),
        ),
    );
    site.build_anyhow();
    let row = &site.list("results", &[])[0];
    assert_eq!(
        (&row["achieved"], &row["target"], &row["article"]),
        (&json!(100), &json!(300), &json!("content/a.md"))
    );
    let site = told(
        &(line("achieved: 1")
            + &line("achieved: 2")
            + "- {indicator: SÁNG KIẾN!, programme: 01-trieu-sang-kien, achieved: 3}\n"),
    );
    site.build_anyhow();
    let row = &site.list("results", &[])[0];
    assert_eq!(
        (&row["achieved"], row["earlier"].as_array().unwrap().len()),
        (&json!(3), 2),
        "one indicator in three spellings"
    );
    assert_eq!(site.list("results", &[]).len(), 1);
}

/// What a result counts for: as `src/site/reports.rs` says. (programme, campaign, phase)
#[test]
fn programme_campaign_and_phase() {
    const PHASED: &str = "-- content/programmes.yaml --\n\
                          - id: sang-kien\n\
                          \x20 name: Sáng kiến\n\
                          \x20 phases:\n\
                          \x20   - {id: gd-1, label: Giai đoạn 1, start: 2023-01-01, end: 2023-03-31}\n\
                          \x20   - {id: gd-2, label: Giai đoạn 2, start: 2023-04-01, end: 2023-12-31}\n\
                          - {id: khac, name: Chương trình khác}\n";
    type Found<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);
    let (p, c) = (Some("sang-kien"), Some("ha-dong-2023"));
    #[rustfmt::skip]
    let cases: &[(&str, &str, Found<'_>)] = &[
        // The article's campaign and phase by its date
        ("", "", (None, c, Some("dot-1"))),
        ("event_date: 2023-09-01", "", (None, c, Some("dot-2"))),
        ("phase: dot-2", "", (None, c, Some("dot-2"))),
        ("", "phase: dot-2", (None, c, Some("dot-2"))),
        ("", "phase: Đợt 2", (None, c, Some("dot-2"))),
        ("campaign: false", "", (None, None, None)),
        // The article's only programme comes first, with its own phases
        ("programme: sang-kien", "", (p, c, Some("gd-2"))),
        ("programme: sang-kien\nevent_date: 2023-02-01", "", (p, c, Some("gd-1"))),
        ("programme: sang-kien\nevent_date: 2023-03", "phase: gd-2", (p, c, Some("gd-2"))),
        ("programme: sang-kien\nevent_date: 2023", "", (p, c, None)), // spans both
        ("programme: sang-kien", "phase: gd-1", (p, c, Some("gd-1"))),
        ("programme: sang-kien", "phase: dot-1", (None, c, Some("dot-1"))), // a phase of the campaign
        ("programme: khac", "", (Some("khac"), c, None)), // without phases
        // Of several programmes, none is meant unless named
        ("programme: [sang-kien, khac]", "", (None, c, Some("dot-1"))),
        ("programme: [sang-kien, khac]", "programme: khac", (Some("khac"), c, None)),
        // As declared
        ("", "programme: sang-kien", (p, c, Some("gd-2"))),
        ("campaign: false", "programme: sang-kien", (p, None, Some("gd-2"))),
        ("", "programme: sang-kien, phase: gd-1", (p, c, Some("gd-1"))),
        ("programme: sang-kien", "campaign: ha-dong-2023", (None, c, Some("dot-1"))),
        ("programme: sang-kien", "campaign: thai-nguyen-2020-2025", (None, Some("thai-nguyen-2020-2025"), Some("dot-2"))),
        ("", "campaign: phuc-tho-2022", (None, Some("phuc-tho-2022"), None)), // without phases
        ("", "campaign: long-bien-2018", (None, Some("long-bien-2018"), None)), // outside its phases
        ("", "campaign: ha-dong-2023, programme: sang-kien, phase: gd-1", (p, c, Some("gd-1"))),
    ];
    each(cases, |(more, fields, expected)| {
        let site = Site::new(&BASE.replace(
            "programmes:\n\
             \x20 - id: 01-trieu-sang-kien\n\
             \x20   name: 01 triệu sáng kiến\n\
             \x20   aliases: [1 triệu sáng kiến]\n\
             \x20   phases:\n\
             \x20     - {id: giai-doan-1, label: Giai đoạn 1}\n",
            "",
        ));
        site.add(PHASED);
        let comma = if fields.is_empty() { "" } else { ", " };
        site.write(
            "content/bai.md",
            article(
                "quan-ha-dong",
                "Một bài",
                "2023-05-06",
                more,
                &format!("- {{indicator: Giờ làm tốt, achieved: 3{comma}{fields}}}"),
            ),
        );
        let rows = site.list("results", &[]);
        assert_eq!(rows.len(), 1);
        let text = |name: &str| rows[0][name].as_str();
        assert_eq!(
            (text("programme"), text("campaign"), text("phase")),
            *expected
        );
    });
    // A phase that neither has is an error that names the place.
    for fields in [
        "phase: gd-9",
        "programme: sang-kien, phase: dot-1",
        "programme: khac, phase: gd-1",
        "campaign: phuc-tho-2022, phase: dot-1",
    ] {
        let site = Site::new(&BASE.replace(
            "programmes:\n\
             \x20 - id: 01-trieu-sang-kien\n\
             \x20   name: 01 triệu sáng kiến\n\
             \x20   aliases: [1 triệu sáng kiến]\n\
             \x20   phases:\n\
             \x20     - {id: giai-doan-1, label: Giai đoạn 1}\n",
            "",
        ));
        site.add(PHASED);
        site.write(
            "content/bai.md",
            article(
                "quan-ha-dong",
                "Một bài",
                "2023-05-06",
                "",
                &format!("- {{indicator: Giờ, achieved: 3, {fields}}}"),
            ),
        );
        let codes = site.codes();
        assert!(
            codes.iter().any(|code| code.contains("phase")),
            "{fields}: {codes:?}"
        );
    }
}

/// A result of another district than the article's is that district's.
#[test]
fn results_of_another_district() {
    let site = told(
        "- {indicator: Sáng kiến, achieved: 3, target: 4, district: Huyện Phúc Thọ}\n- {indicator: Sáng kiến, achieved: 5, target: 4}",
    );
    site.build_cleanly();
    let found: Vec<_> = ranking(&site)
        .into_iter()
        .map(|(district, rank, _)| (district, rank))
        .collect();
    assert_eq!(
        found,
        [
            ("quan-ha-dong".to_owned(), Some(1)),
            ("huyen-phuc-tho".to_owned(), Some(2))
        ]
    );
    assert_says(&site.page("/dia-ban/huyen-phuc-tho/"), "75%");
    assert_silent(&site.page("/dia-ban/quan-ha-dong/"), "75%");
    assert_eq!(
        site.list("results", &["--district", "huyen-phuc-tho"])
            .len(),
        1
    );
    let page = site.article_page("bai");
    assert!(
        html::links(&page)
            .iter()
            .any(|(to, words)| to == "/dia-ban/huyen-phuc-tho/" && words == "Huyện Phúc Thọ"),
        "the article says where"
    );
    assert_eq!(
        site.row("districts", "id", "huyen-phuc-tho")["articles"],
        0,
        "the article itself stays where it is"
    );
}

/// A sum stands only under figures that can be added.
#[test]
fn sums_only_where_right() {
    let (a, b, c) = ("quan-ha-dong", "huyen-phuc-tho", "quan-long-bien");
    #[rustfmt::skip]
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[(a, "achieved: 10, target: 20"), (b, "achieved: 30, target: 20")], "Tổng 40 40 100%"),
        (&[(a, "achieved: 10, target: 20"), (b, "achieved: 30, target: 20"), (c, "achieved: 5, target: 10")], "Tổng 45 50 90% −5"),
        (&[(a, "achieved: \"0,5\", target: 1"), (b, "achieved: \"0,25\", target: 1")], "Tổng 0,75 2 38%"),
        (&[(a, "achieved: 10"), (b, "achieved: 30, target: 20")], "Tổng 40"), // no sum of targets
        (&[(a, "achieved: 10, qualifier: over"), (b, "achieved: 30")], "Tổng trên 40"),
        (&[(a, "achieved: 10, qualifier: over"), (b, "achieved: 30, qualifier: almost")], "Tổng khoảng 40"),
        (&[(a, "percent: 95"), (b, "achieved: 30, target: 20")], ""), // a figure is missing
        (&[(a, "target: 95"), (b, "achieved: 30, target: 20")], ""),
        (&[(a, "achieved: 10, unit: người"), (b, "achieved: 30, unit: tổ")], ""),
        (&[(a, "achieved: 10, unit: người"), (b, "achieved: 30")], ""),
        (&[(a, "achieved: 10"), ("thanh-pho-ha-noi", "achieved: 30")], ""), // one holds the other
        (&[(a, "achieved: 10"), (b, "achieved: 1"), ("thanh-pho-ha-noi", "achieved: 30")], ""),
        (&[(a, "achieved: 10"), ("tinh-thai-nguyen", "achieved: 30")], "Tổng 40"), // apart
        (&[("thanh-pho-thai-nguyen", "achieved: 10"), ("tinh-thai-nguyen", "achieved: 30")], ""),
    ];
    each(cases, |(rows, words)| {
        let site = compared(rows);
        site.build_anyhow(); // a figure is missing here and there
        let page = html::words(&site.page(PROGRAMME)) + " .";
        // The head of the column is “Tổng” nowhere here, so the word stands for the sum alone.
        if words.is_empty() {
            assert!(!page.contains("Tổng"), "{page}")
        } else {
            assert!(page.contains(words), "{page}")
        }
        if !words.contains('%') && !words.is_empty() {
            let after = page.split(words).nth(1).unwrap();
            assert!(
                !after.trim_start().starts_with(|c: char| c.is_ascii_digit()),
                "a target nobody set: {words}{after}"
            );
        }
    });
}

/// A result without a rival is a line, not a board.
#[test]
fn one_district_is_a_line() {
    let site = compared(&[("quan-ha-dong", "achieved: 30, target: 20")]);
    site.build_cleanly();
    for address in [PROGRAMME, "/ket-qua/", "/chuong-trinh/01-trieu-sang-kien/"] {
        let page = site.page(address);
        assert_says(&page, "150%");
        assert_silent(&page, "Hạng");
        assert_silent(&page, "hạng 1/1");
        assert!(bars(&page).is_empty(), "a chart of one bar on {address}");
    }
    assert_silent(&site.article_page("bai"), "hạng ");
    assert_eq!(site.list("results", &[])[0]["rank"], 1);
}

/// Bars of one scale: never outside, the longest as long as the chart or cut, the line where 100 % is.
#[test]
fn charts() {
    let districts = [
        "quan-ha-dong",
        "huyen-phuc-tho",
        "quan-long-bien",
        "quan-nam-tu-liem",
    ];
    let cases: &[&[u64]] = &[
        &[50, 20],
        &[100, 100],
        &[99, 101, 100],
        &[119, 3],
        &[121, 100, 0],
        &[400, 399],
        &[401, 100],
        &[5_000, 800, 100, 50],
        &[0, 0],
    ];
    each(cases, |shares| {
        let fields: Vec<String> = shares
            .iter()
            .map(|share| format!("achieved: {share}, target: 100"))
            .collect();
        let rows: Vec<(&str, &str)> = districts
            .iter()
            .zip(&fields)
            .map(|(district, fields)| (*district, fields.as_str()))
            .collect();
        let site = compared(&rows);
        site.build_cleanly();
        let page = site.page(PROGRAMME);
        let mut sorted = shares.to_vec();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        let (drawn, goal) = (bars(&page), goals(&page));
        assert_eq!((drawn.len(), goal.len()), (shares.len(), 1));
        assert!(goal[0] > 0.0 && goal[0] <= 100.0, "the line at {}", goal[0]);
        let mut cut = 0;
        for (bar, share) in drawn.iter().zip(&sorted) {
            let exact = *share as f64 * goal[0] / 100.0;
            assert!((0.0..=100.0).contains(&bar.width), "{}", bar.width);
            if exact > 100.01 {
                cut += 1;
                assert!(
                    bar.width > 99.99,
                    "a bar that is too long fills the chart: {}",
                    bar.width
                )
            } else {
                assert!(
                    (bar.width - exact).abs() < 0.05,
                    "{share}%: {} instead of {exact}",
                    bar.width
                )
            }
            assert_eq!(bar.met, *share >= 100, "{share}%");
        }
        assert_eq!(page.contains("class=\"break\""), cut > 0);
        assert_eq!(
            page.matches("class=\"break\"").count(),
            cut,
            "each bar that is too long is marked"
        );
        assert_eq!(html::words(&page).contains("Thanh có vết gãy"), cut > 0);
        for share in &sorted {
            assert_says(&page, &format!("{share}%").replace("5000", "5.000"));
        }
    });
    // Without a percentage there is nothing to draw; one alone is no comparison.
    for rows in [
        [
            ("quan-ha-dong", "achieved: 5"),
            ("quan-long-bien", "achieved: 6"),
        ],
        [
            ("quan-ha-dong", "achieved: 5, target: 5"),
            ("quan-long-bien", "achieved: 6"),
        ],
    ] {
        let site = compared(&rows);
        site.build_cleanly();
        assert_eq!(bars(&site.page(PROGRAMME)).len(), 0, "{rows:?}");
    }
}

/// 45 districts: a page of their own with all of them and the sum; the first ones and a link elsewhere.
#[test]
fn long_boards() {
    let (mut districts, mut rows) = (
        String::from("-- content/districts.yaml --\n"),
        String::new(),
    );
    districts += BASE
        .split("-- content/districts.yaml --\n")
        .nth(1)
        .unwrap()
        .split("-- content/campaigns.yaml --")
        .next()
        .unwrap();
    for n in 0..45 {
        districts += &format!("- {{id: xa-so-{n:02}, name: Số {n:02}, level: xa}}\n");
        rows += &format!(
            "- {{indicator: Sáng kiến, programme: 01-trieu-sang-kien, phase: giai-doan-1, district: xa-so-{n:02}, achieved: {}, target: 100}}\n",
            n + 50
        );
    }
    let site = told(&rows);
    site.add(&districts);
    let files = site.build_cleanly();
    let board = format!("{PROGRAMME}giai-doan-1/sang-kien/");
    let page = site.page(&board);
    let words = html::words(&page);
    for n in 0..45 {
        assert!(
            words.contains(&format!(
                "{} Xã Số {n:02} {} 100 {}%",
                45 - n,
                n + 50,
                n + 50
            )),
            "{n}: {words}"
        );
    }
    // 50 + … + 94
    assert!(words.contains("Tổng 3.240 4.500 72%"), "{words}");
    assert_eq!(bars(&page).len(), 45);
    let frame = site.page(PROGRAMME);
    assert_silent(&frame, "Tổng"); // not of those that are shown
    assert_eq!(bars(&frame).len(), 40);
    let all: Vec<_> = html::links(&frame)
        .into_iter()
        .filter(|(to, _)| *to == board)
        .collect();
    assert_eq!(all, [(board.clone(), "Xem đủ 45 địa bàn".to_owned())]);
    assert_eq!(
        csv(&files["ket-qua/chuong-trinh/01-trieu-sang-kien/ket-qua.csv"]).len(),
        45
    );
    let ranks: BTreeSet<u64> = site
        .list("results", &[])
        .iter()
        .map(|row| row["rank"].as_u64().unwrap())
        .collect();
    assert_eq!(ranks.len(), 45);
}

/// Each board has an anchor of its own, though phase and indicator of two may read alike together.
#[test]
fn anchors_of_boards() {
    let line = |indicator: &str, phase: &str, district: &str| {
        format!(
            "- {{indicator: {indicator}, phase: {phase}, achieved: 1, target: 2, district: {district}}}\n"
        )
    };
    let rows: String = ["quan-ha-dong", "quan-long-bien"]
        .iter()
        .map(|district| {
            line("Bổ sung sáng kiến", "dot-1", district)
                + &line("Sáng kiến", "dot-1-bo-sung", district)
        })
        .collect();
    let site = told(&rows);
    site.edit(
        "content/campaigns.yaml",
        "    - id: dot-2\n\
         \x20     label: Đợt 2\n\
         \x20     start: 2023-07-01\n",
        "    - {id: dot-1-bo-sung, label: Đợt 1 bổ sung}\n\
         \x20   - id: dot-2\n\
         \x20     label: Đợt 2\n\
         \x20     start: 2023-07-01\n",
    );
    site.build_cleanly();
    let page = site.page("/ket-qua/phong-trao/ha-dong-2023/");
    let ids: Vec<String> = html::tags(&page)
        .iter()
        .filter_map(|tag| tag.get("id").map(str::to_owned))
        .collect();
    assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "{ids:?}"
    );
    let targets: BTreeSet<String> = html::links(&site.article_page("bai"))
        .into_iter()
        .filter_map(|(to, _)| to.split_once('#').map(|(_, anchor)| anchor.to_owned()))
        .collect();
    assert_eq!(
        targets
            .iter()
            .filter(|anchor| *anchor != "main" && ids.contains(anchor))
            .count(),
        2,
        "{targets:?} in {ids:?}"
    );
}

/// The table for a spreadsheet has what pages show, earlier figures too; inexact ones say so.
#[test]
fn tables() {
    let site = told(
        "- {indicator: \"=Sáng kiến, \\\"mới\\\"\", achieved: \"1.709,5\", target: 1000, \
         unit: +cái, qualifier: over}\n\
         - {indicator: Tỷ lệ, percent: \"97,5\"}\n\
         - {indicator: Giờ, achieved: 5, campaign: phuc-tho-2022}",
    );
    let files = site.build_cleanly();
    let table = csv(&files["ket-qua/phong-trao/ha-dong-2023/ket-qua.csv"]);
    assert_eq!(table.len(), 2);
    let row = table
        .iter()
        .find(|row| row["Chỉ tiêu"].contains("Sáng kiến"))
        .unwrap();
    assert_eq!(
        (
            &*row["Chỉ tiêu"],
            &*row["Đơn vị tính"],
            &*row["Thực hiện"],
            &*row["Được giao"],
            &*row["Tỷ lệ (%)"]
        ),
        ("'=Sáng kiến, \"mới\"", "'+cái", "1709,5", "1000", "171")
    );
    assert_eq!(
        (&*row["Đợt"], &*row["Ngày đăng"], &*row["Địa chỉ bài"]),
        ("Đợt 1", "6/5/2023", "https://thu.example/tin/2023/mot-bai/")
    );
    assert_eq!(
        row.get("Mức").map(String::as_str),
        Some("trên"),
        "an inexact figure says so"
    );
    let row = table.iter().find(|row| row["Chỉ tiêu"] == "Tỷ lệ").unwrap();
    assert_eq!(
        (
            &*row["Thực hiện"],
            &*row["Được giao"],
            &*row["Tỷ lệ (%)"],
            &*row["Mức"]
        ),
        ("", "", "97,5", "")
    );
    assert_eq!(
        csv(&files["ket-qua/phong-trao/phuc-tho-2022/ket-qua.csv"]).len(),
        1
    );
}

#[test]
fn lists_of_results() {
    let site = told(
        "- {indicator: A, achieved: 1}\n\
         - {indicator: B, achieved: 2, programme: 01-trieu-sang-kien, phase: giai-doan-1}\n\
         - {indicator: C, achieved: 3, campaign: thai-nguyen-2020-2025, \
         district: tinh-thai-nguyen}",
    );
    let cases: &[(&[&str], &[&str])] = &[
        (&[], &["B", "A", "C"]),
        (&["--programme", "1 triệu sáng kiến"], &["B"]),
        (&["--phase", "giai-doan-1"], &["B"]),
        (&["--phase", "dot-1"], &["A"]),
        (&["--phase", "thai-nguyen-2020-2025/dot-2"], &["C"]),
        (&["--district", "tinh-thai-nguyen"], &["C"]),
        (&["--year", "2023"], &["B", "A", "C"]),
        (&["--year", "2022"], &[]),
        (&["--kind", "news"], &[]),
    ];
    each(cases, |(args, expected)| {
        let mut found: Vec<String> = site
            .list("results", args)
            .iter()
            .map(|row| row["indicator"].as_str().unwrap().to_owned())
            .collect();
        let mut expected: Vec<&str> = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected);
    });
    assert_eq!(
        site.row("programmes", "id", "01-trieu-sang-kien")["results"],
        1
    );
}

/// What makes no sense is told with its place.
#[test]
fn bad_results() {
    #[rustfmt::skip]
    let cases = [
        ("- {indicator: A, achieved: -3}", "negative-number"),
        ("- {indicator: A, achieved: nhiều}", "bad-number"),
        ("- {indicator: A, achieved: 999999999999999999}", "bad-number"), // 18 digits
        ("- {indicator: A, achieved: 1, target: 123456789012345678901234567890}", "bad-number"),
        ("- {indicator: A, percent: -5}", "negative-number"),
        ("- {achieved: 1}", "missing-field"),
        ("- {indicator: , achieved: 1}", "empty-field"),
        ("- {indicator: A, achieved: 1, programme: không-có}", "unknown-reference"),
        ("- {indicator: A, achieved: 1, campaign: khong-co}", "unknown-reference"),
        ("- {indicator: A, achieved: 1, district: quan-ha-dongg}", "unknown-reference"),
        ("- {indicator: A, achieved: 1, assigned_by: ai-do}", "unknown-reference"),
        ("- {indicator: A, achieved: 1, phase: dot-9}", "unknown-phase"),
        ("- {indicator: A, achieved: 1, qualifier: hơn}", "unknown-choice"),
    ];
    each(cases, |(result, problem)| {
        let site = told(result);
        let codes = site.codes();
        assert!(codes.contains(&(*problem).to_owned()), "{codes:?}");
    });
    for text in [
        "results: abc",
        "results: [abc]",
        "results: 5",
        "results: {a: [b]}",
    ] {
        let site = Site::new(BASE);
        site.write("content/bai.md", format!("---\ntitle: Một bài\ndistrict: quan-ha-dong\ndate: 2023-01-02\n{text}\n---\n\nNội dung.\n"));
        assert_eq!(site.build().code, 1, "{text}");
    }
    // A number is missing, or the name is made of signs only: no harm.
    for result in [
        "- {indicator: A}",
        "- {indicator: \"%\", achieved: 3}",
        "- {indicator: \"💯\", achieved: 3, target: 2}",
    ] {
        let site = told(result);
        site.build_anyhow();
    }
}

/// Sums and shares of the largest numbers that are understood.
#[test]
fn huge_numbers() {
    let n = 18_000_000_000_000_u64;
    let site = compared(&[
        ("quan-ha-dong", &format!("achieved: {n}, target: {n}")),
        ("quan-long-bien", &format!("achieved: {n}, target: 1")),
    ]);
    site.build_cleanly();
    let page = html::words(&site.page(PROGRAMME));
    assert!(
        !page.contains("Tổng") || page.contains("Tổng 36.000.000.000.000"),
        "no sum, or the right one: {page}"
    );
    assert_eq!(
        ranking(&site)[0],
        ("quan-long-bien".to_owned(), Some(1), json!(n * 100))
    );
}

/// The page of all results leads to them, however many there are: a few programmes with a few boards of the best each.
#[test]
fn the_page_of_all_results_shows_the_first_of_many() {
    let site = Site::new(BASE);
    let mut programmes = String::from("programmes:\n");
    let mut results = String::new();
    for programme in 1..=15 {
        programmes += &format!("  - {{id: ct-{programme}, name: Chương trình {programme}}}\n");
        for (at, indicator) in ["Cây xanh", "Mái ấm", "Bữa cơm"].iter().enumerate() {
            results += &format!(
                "- {{indicator: {indicator}, programme: ct-{programme}, achieved: {}, target: 100}}\n",
                90 + at
            );
        }
    }
    site.edit("site.yaml", "programmes:\n", &programmes);
    for (name, district) in [
        ("a", "quan-long-bien"),
        ("b", "quan-ha-dong"),
        ("c", "huyen-phuc-tho"),
        ("d", "quan-thanh-xuan"),
        ("e", "quan-nam-tu-liem"),
        ("f", "tinh-thai-nguyen"),
    ] {
        site.write(
            &format!("content/{name}.md"),
            article(district, district, "2024-06-01", "", &results),
        );
    }
    site.build_anyhow();
    let page = site.page("/ket-qua/");
    let boards = html::all(&page, "table")
        .into_iter()
        .filter(|table| table.has_class("standings"))
        .count();
    assert_eq!(boards, 12 * 2, "boards of twelve programmes, two of each");
    assert_eq!(
        page.matches("<tbody>").count(),
        12 * 2 * 5,
        "the best five of each"
    );
    for programme in 1..=15 {
        let whole = format!("/ket-qua/chuong-trinh/ct-{programme}/");
        assert!(
            page.contains(&format!("href=\"{whole}\"")),
            "no way to {whole}"
        );
        assert_eq!(
            site.page(&whole).matches("<tbody>").count(),
            3 * 6,
            "{whole} has all"
        );
    }
}
