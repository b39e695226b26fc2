//! Abbreviations: the first use of each in an article says what it stands for, and nothing else changes.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{Site, fixtures::BASE, html};
use unicode_normalization::UnicodeNormalization;

const ABBREVIATIONS: &str = r#"abbreviations:
  LĐ: lao động
  LĐLĐ: Liên đoàn Lao động
  CNVCLĐ: công nhân, viên chức, lao động
  GD&ĐT: Giáo dục "và" <mark>Đào tạo</mark> & hơn
  Đ/c: Đồng chí
  TP: thành phố
  TP Hà Nội: thành phố Hà Nội
  '5S': năm việc
  '&': và
categories:
"#;

fn site() -> Site {
    Site::new(&BASE.replace("categories:\n", ABBREVIATIONS))
}

/// Lead and body of the reading page.
fn text(page: &str) -> &str {
    let start = page.find("<article").expect("there is an article");
    let end = page.find("</article>").expect("it ends");
    &page[start..end]
}

/// Abbreviations that are marked, in order.
fn marked(page: &str) -> Vec<String> {
    let text = text(page);
    html::all(text, "abbr")
        .iter()
        .map(|tag| html::words(html::inside(text, tag)))
        .collect()
}

#[test]
fn first_uses() {
    #[rustfmt::skip]
    let cases: &[(&str, &str, &[&str])] = &[
        // The first use only
        ("", "LĐLĐ quận, LĐLĐ huyện.\n\nLĐLĐ tỉnh.", &["LĐLĐ"]),
        ("", "CNVCLĐ và LĐLĐ, rồi CNVCLĐ.", &["CNVCLĐ", "LĐLĐ"]),
        ("LĐLĐ quận phát động.", "LĐLĐ quận và CNVCLĐ.", &["LĐLĐ", "CNVCLĐ"]), // the lead comes first
        // A word of its own
        ("", "TLĐLĐVN, CNVCLĐs, LĐLĐ2, 2LĐLĐ, LĐLĐà.", &[]),
        ("", "(LĐLĐ), “CNVCLĐ”.", &["LĐLĐ", "CNVCLĐ"]),
        ("", "lđlđ, Lđlđ", &[]),
        ("", "15S, 5S5, 5S", &["5S"]),
        ("", "TLĐLĐVN đứng trước LĐLĐ", &["LĐLĐ"]),
        // Signs
        ("", "Ngành GD&ĐT, ngành GD&ĐT", &["GD&ĐT"]),
        ("", "Ngành GD&amp;ĐT", &["GD&ĐT"]),
        ("Ngành GD&ĐT", "Ngành GD&ĐT", &["GD&ĐT"]),
        ("", "Đ/c Vũ Duy Hoàng, đ/c Nam", &["Đ/c"]),
        // The longest at one place
        ("", "TP Hà Nội, TP Huế, TP Hà Nội", &["TP Hà Nội", "TP"]),
        ("", "TP Hà Nộii", &["TP"]),
        // Where the words stand as they are
        ("", "## LĐLĐ quận\n\nCNVCLĐ", &["CNVCLĐ"]),
        ("", "## LĐLĐ quận\n\nLĐLĐ quận", &["LĐLĐ"]),
        ("", "[LĐLĐ quận](https://ld.example/), CNVCLĐ", &["CNVCLĐ"]),
        ("", "<https://ld.example/LĐLĐ>", &[]),
        ("", "`LĐLĐ` và CNVCLĐ", &["CNVCLĐ"]),
        ("", "```\nLĐLĐ\n```\n\n    CNVCLĐ\n", &[]),
        // Anywhere in the text
        ("", "- LĐLĐ\n- CNVCLĐ\n  - TP Huế", &["LĐLĐ", "CNVCLĐ", "TP"]),
        ("", "| Đơn vị | CNVCLĐ |\n|---|---|\n| LĐLĐ | TP |", &["CNVCLĐ", "LĐLĐ", "TP"]),
        ("", "> LĐLĐ nói", &["LĐLĐ"]),
        ("", "Có chú thích.[^1]\n\n[^1]: LĐLĐ quận", &["LĐLĐ"]),
        ("", "**LĐLĐ** và *CNVCLĐ*, **LĐLĐ**", &["LĐLĐ", "CNVCLĐ"]),
        ("", "LĐLĐ\nquận", &["LĐLĐ"]),
        ("", "dòng một  \nLĐLĐ", &["LĐLĐ"]),
    ];
    let site = site();
    for (index, (lead, body, _)) in cases.iter().enumerate() {
        let lead = if lead.is_empty() {
            String::new()
        } else {
            format!("lead: \"{lead}\"\n")
        };
        site.write(
            &format!("content/b{index}.md"),
            format!(
                "---\n\
                 title: \"LĐLĐ, CNVCLĐ bài {index}\"\n\
                 district: quan-ha-dong\n\
                 date: 2023-01-02\n\
                 {lead}---\n\n\
                 {body}\n"
            ),
        );
    }
    site.build_cleanly();
    for (index, (lead, body, expected)) in cases.iter().enumerate() {
        let page = site.article_page(&format!("b{index}"));
        assert_eq!(
            marked(&page),
            *expected,
            "{lead:?}, {body:?}: {}",
            text(&page)
        );
        assert!(html::first(&page, "h1").starts_with("LĐLĐ, CNVCLĐ"));
        assert!(!html::inside(&page, &html::all(&page, "h1")[0]).contains("<abbr"));
        assert_eq!(
            html::all(&page, "abbr").len(),
            expected.len(),
            "nothing is marked outside of the text"
        );
        // Marking adds no words and takes none away; it never ends up in an attribute or as text.
        assert!(
            !page.contains("&lt;abbr") && !page.contains("\"<abbr"),
            "{page}"
        );
        for tag in html::tags(&page) {
            for (name, value) in &tag.attributes {
                assert!(!value.contains("<abbr"), "{name} of <{}>", tag.name);
            }
        }
    }
    let front = site.page("/tin/");
    assert_eq!(
        html::all(&front, "abbr").len(),
        0,
        "leads in lists are left alone"
    );
}

/// What it stands for is text, whatever it holds.
#[test]
fn meanings_are_text() {
    let site = site();
    site.write(
        "content/a.md",
        "---\ntitle: Một bài\ndistrict: quan-ha-dong\ndate: 2023-01-02\n---\n\nNgành GD&ĐT.\n",
    );
    site.build_cleanly();
    let page = site.article_page("a");
    let tags = html::all(&page, "abbr");
    assert_eq!(
        tags[0].get("title"),
        Some("Giáo dục \"và\" <mark>Đào tạo</mark> & hơn")
    );
    assert!(!page.contains("<mark>Đào tạo"));
    assert!(
        html::words(&page).contains("Ngành GD&ĐT ."),
        "{}",
        html::words(&page)
    );
}

/// Sources and registers in NFD mark the same words.
#[test]
fn decomposed_sources() {
    let body = "---\ntitle: Một bài\ndistrict: quan-ha-dong\ndate: 2023-01-02\n---\n\nTP Hà Nội, LĐLĐ, Đ/c Vũ.\n";
    let build = |registers: bool, source: bool| {
        let site = site();
        if registers {
            let text = site.source("site.yaml");
            site.write("site.yaml", text.nfd().collect::<String>());
        }
        let text: String = if source {
            body.nfd().collect()
        } else {
            body.to_owned()
        };
        site.write("content/a.md", text);
        site.build_anyhow();
        site.article_page("a")
    };
    let plain = build(false, false);
    assert_eq!(marked(&plain), ["TP Hà Nội", "LĐLĐ", "Đ/c"]);
    assert_eq!(build(true, false), plain);
    assert_eq!(build(false, true), plain);
    assert_eq!(build(true, true), plain);
}

/// In captions at most once with the text around; never in what describes a picture.
#[test]
fn pictures() {
    let site = site();
    site.write(
        "static/img/a.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>",
    );
    site.write(
        "content/a.md",
        "---\n\
         title: Một bài\n\
         district: quan-ha-dong\n\
         date: 2023-01-02\n\
         ---\n\n\
         ![LĐLĐ quận ký kết](/img/a.svg)\n\n\
         LĐLĐ và chữ ![CNVCLĐ](/img/a.svg) trong dòng.\n",
    );
    site.build_anyhow();
    let page = site.article_page("a");
    let alts: Vec<String> = html::all(text(&page), "img")
        .iter()
        .map(|tag| tag.get("alt").unwrap().to_owned())
        .collect();
    assert_eq!(alts, ["LĐLĐ quận ký kết", "CNVCLĐ"]);
    assert_eq!(
        marked(&page).iter().filter(|word| *word == "LĐLĐ").count(),
        1
    );
}

/// What an editor marks himself is not marked again, whatever raw HTML may do.
#[test]
fn marks_in_the_source() {
    let cases: &[(&str, &[&str])] = &[
        ("Do <abbr>LĐLĐ</abbr> quận và LĐLĐ huyện nêu.", &["LĐLĐ"]),
        ("Theo <kbd>CNVCLĐ</kbd> và CNVCLĐ.", &["CNVCLĐ"]),
        ("Một <abbr>LĐLĐ chưa đóng.\n\nLĐLĐ ở đoạn sau.", &["LĐLĐ"]),
        ("Một </abbr>LĐLĐ đóng thừa.", &["LĐLĐ"]),
        ("<b>LĐLĐ</b> và TP.", &["LĐLĐ", "TP"]),
        ("<abbr title=\"nghĩa riêng\">LĐLĐ</abbr> quận.", &[]),
        ("<a href=\"https://ld.example/\">LĐLĐ</a> quận.", &[]),
    ];
    for policy in ["safe", "trusted"] {
        let site = site();
        site.edit(
            "site.yaml",
            "  page_size: 10\n",
            &format!("  page_size: 10\n  raw_html: {policy}\n"),
        );
        for (index, (body, _)) in cases.iter().enumerate() {
            site.write(&format!("content/b{index}.md"), format!("---\ntitle: Bài {index}\ndistrict: quan-ha-dong\ndate: 2023-01-02\n---\n\n{body}\n"));
        }
        site.build_anyhow();
        for (index, (body, expected)) in cases.iter().enumerate() {
            let page = site.article_page(&format!("b{index}"));
            let text = text(&page);
            let explained = html::all(text, "abbr")
                .into_iter()
                .filter(|tag| tag.get("title").is_some_and(|title| title != "nghĩa riêng"));
            let explained: Vec<String> = explained
                .map(|tag| html::words(html::inside(text, &tag)))
                .collect();
            // A tag that the policy drops takes its words out of what an editor marked.
            let dropped = policy == "safe" && expected.is_empty();
            assert!(
                explained == *expected || (dropped && explained == ["LĐLĐ"]),
                "{policy}: {body}: {explained:?}"
            );
            assert!(
                !text.contains("><abbr title=\"Liên đoàn Lao động\">LĐLĐ</abbr></abbr>")
                    && !text.contains("<abbr><abbr"),
                "one inside the other: {text}"
            );
        }
    }
}

/// A word goes on behind a change of emphasis.
#[test]
fn words_across_emphasis() {
    let cases: &[(&str, &[&str])] = &[
        ("CNVC**LĐ**", &[]),
        ("**CNVC**LĐ", &[]),
        ("**LĐ**LĐVN", &[]),
        ("Tổng **LĐ** quận", &["LĐ"]),
        ("**TP**, LĐ", &["TP", "LĐ"]),
    ];
    let site = site();
    for (index, (body, _)) in cases.iter().enumerate() {
        site.write(
            &format!("content/b{index}.md"),
            format!(
                "---\ntitle: Bài {index}\ndistrict: quan-ha-dong\ndate: 2023-01-02\n---\n\n{body}\n"
            ),
        );
    }
    site.build_cleanly();
    for (index, (body, expected)) in cases.iter().enumerate() {
        assert_eq!(
            marked(&site.article_page(&format!("b{index}"))),
            *expected,
            "{body}"
        );
    }
}

/// Bad lists of abbreviations are told; none at all is no harm.
#[test]
fn bad_abbreviations() {
    for (text, code) in [
        ("abbreviations: abc\n", 1),
        ("abbreviations: [a, b]\n", 1),
        ("abbreviations: {LĐLĐ: [a]}\n", 1),
        ("abbreviations:\n", 0),
        ("abbreviations: {}\n", 0),
        ("abbreviations: {'': nghĩa}\n", 0),
    ] {
        let site = Site::new(&BASE.replace("categories:\n", &format!("{text}categories:\n")));
        site.write(
            "content/a.md",
            "---\ntitle: Một bài\ndistrict: quan-ha-dong\ndate: 2023-01-02\n---\n\nLĐLĐ quận.\n",
        );
        assert_eq!(site.run(&["check"]).code, code, "{text}");
    }
}
