//! The acceptance checks of `domain.md` §5, each named by its number, and variations on every one of them.
//! (Checks 16 to 22 are in `commemorations.rs`, `results.rs` and `honours.rs`.)
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{Site, assert_same, fixtures::BASE, html, seeds, strings};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

/// An article of one place and day, with more lines of front matter.
fn article(title: &str, district: &str, date: &str, more: &str) -> String {
    format!(
        "---\ntitle: \"{title}\"\ndistrict: {district}\ndate: {date}\n{more}\n---\n\nNội dung.\n"
    )
}

/// One article on the base, told by `list articles --json`.
fn placed(district: &str, date: &str, more: &str) -> Value {
    let site = Site::new(BASE);
    site.write("content/bai.md", article("Một bài", district, date, more));
    site.article("bai")
}

/// Checks 1 to 3, and the rules for slugs one by one.
#[test]
fn slugs() {
    #[rustfmt::skip]
    let titles = [
        ("Đẩy mạnh phong trào thi đua yêu nước trong CNVCLĐ", "day-manh-phong-trao-thi-dua-yeu-nuoc-trong-cnvcld"),
        (
            "LĐLĐ quận Hà Đông phát động phong trào thi đua năm 2023 trong cán bộ, công chức, người lao động",
            "ldld-quan-ha-dong-phat-dong-phong-trao-thi-dua-nam-2023-trong-can-bo-cong-chuc-nguoi-lao-dong",
        ),
        (
            "15 đội bóng sôi nổi tham gia Giải bóng đá CNVCLĐ & LLVT quận Hai Bà Trưng năm 2025",
            "15-doi-bong-soi-noi-tham-gia-giai-bong-da-cnvcld-llvt-quan-hai-ba-trung-nam-2025",
        ),
        ("TLÐ và ðoàn viên", "tld-va-doan-vien"), // Icelandic eth typed for Đ
        ("  – “Giỏi việc nước – Đảm việc nhà”!  ", "gioi-viec-nuoc-dam-viec-nha"),
        ("Khoẻ/khỏe: 1.709 sáng kiến (397%)", "khoe-khoe-1-709-sang-kien-397"),
        ("Ẫ Ắ Ỗ Ợ Ự Ỵ ẫ ắ ỗ ợ ự ỵ", "a-a-o-o-u-y-a-a-o-o-u-y"),
        ("C++ & Ω", "c"), // what is neither a plain letter nor a digit separates words
    ];
    let site = Site::new(BASE);
    for (index, (title, _)) in titles.iter().enumerate() {
        site.write(
            &format!("content/{index}.md"),
            article(title, "quan-ha-dong", "2025-04-19 12:19", ""),
        );
    }
    site.build_anyhow();
    assert_eq!(site.codes(), ["eth-for-d"]);
    for (index, (_, slug)) in titles.iter().enumerate() {
        let row = site.article(&index.to_string());
        assert_eq!(
            (row["slug"].as_str(), row["url"].as_str()),
            (Some(*slug), Some(&*format!("/tin/2025/{slug}/")))
        );
        assert_eq!(
            html::first(&site.page(row["url"].as_str().unwrap()), "h1"),
            row["title"].as_str().unwrap()
        );
    }
}

/// Check 3, second half: markup in a title is text.
#[test]
fn titles_are_escaped() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        article(
            "CNVCLĐ & LLVT <mark>đá bóng</mark>",
            "quan-ha-dong",
            "2025-04-19",
            "",
        ),
    );
    site.build_anyhow();
    let page = site.article_page("a");
    assert!(
        page.contains("<h1>CNVCLĐ &amp; LLVT &lt;mark&gt;đá bóng&lt;&#x2F;mark&gt;</h1>")
            || page.contains("<h1>CNVCLĐ &amp; LLVT &lt;mark&gt;đá bóng&lt;/mark&gt;</h1>"),
        "{page}"
    );
    assert_eq!(
        html::first(&page, "title"),
        "CNVCLĐ & LLVT <mark>đá bóng</mark> · Bản tin thử"
    );
}

/// Check 4: sources in NFD, with a byte order mark, CRLF or no-break spaces build the same bytes.
#[test]
fn other_encodings_of_one_text() {
    let plain = seeds();
    let files = plain.build_anyhow();
    let names = ["s0", "s1", "s2", "s3", "s4"].map(|name| format!("content/{name}.md"));
    let check = |what: &str, paths: &[String], change: &dyn Fn(String) -> String| {
        let site = seeds();
        for path in paths {
            let text = site.source(path);
            site.write(path, change(text));
        }
        assert_same(&files, &site.build_anyhow(), what);
        assert_eq!(
            site.list("articles", &[]),
            plain.list("articles", &[]),
            "{what}"
        );
    };
    let registers: Vec<String> = names
        .iter()
        .cloned()
        .chain(
            [
                "site.yaml",
                "content/districts.yaml",
                "content/campaigns.yaml",
            ]
            .map(String::from),
        )
        .collect();
    check("NFD", &names[..1], &|text| text.nfd().collect());
    check("NFD everywhere", &registers, &|text| text.nfd().collect());
    check("BOM", &registers, &|text| format!("\u{feff}{text}"));
    check("CRLF", &registers, &|text| text.replace('\n', "\r\n"));
    check("CR", &registers, &|text| text.replace('\n', "\r"));
    check("no-break spaces in words", &names, &|text| {
        text.replace("thi đua", "thi\u{a0}đua")
    });
    check("no-break space after a list number", &names, &|text| {
        text.replace("6. T", "6.\u{a0}T")
    });
    check("eth for Đ", &names, &|text| {
        text.replace('Đ', "\u{d0}").replace('đ', "\u{f0}")
    });
    check("no newline at the end", &names, &|text| {
        text.trim_end().to_owned()
    });
}

/// Check 4, for the names of files: macOS hands them back in NFD.
#[test]
fn other_encodings_of_file_names() {
    let article = |photo: &str| {
        article("Bài có ảnh", "quan-ha-dong", "2023-02-01", "")
            + &format!("\n![Ảnh hội thi]({photo})\n")
    };
    let build = |form: fn(&str) -> String, photo: &str, codes: &[&str]| {
        let site = Site::new(BASE);
        site.write(&form("content/hội thi/bài viết.md"), article(photo));
        site.write(&form("content/hội thi/ảnh.svg"), "<svg/>");
        site.write(
            "content/khac.md",
            self::article("Khác", "quan-ha-dong", "2023-02-02", "")
                + "\n[bài kia](<hội thi/bài viết.md>)\n",
        );
        assert_eq!(site.codes(), codes);
        (site.build_anyhow(), site)
    };
    let (composed, site) = build(|name| name.nfc().collect(), "ảnh.svg", &[]);
    assert!(
        site.article_page("khac")
            .contains("href=\"/tin/2023/bai-co-anh/\"")
    );
    let (decomposed, _) = build(|name| name.nfd().collect(), "ảnh.svg", &[]);
    let (mixed, _) = build(
        |name| name.nfd().collect(),
        &"ảnh.svg".nfd().collect::<String>(),
        &["decomposed-letters"],
    );
    assert_same(&composed, &decomposed, "names in NFD");
    assert_same(&composed, &mixed, "names and links in NFD");
}

/// Checks 5 to 7: every form of a date, what it means and how it is shown.
#[test]
fn dates() {
    #[rustfmt::skip]
    let forms = [
        ("19/04/2020 17:35", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("19:49 | 04/04/2018", "2018-04-04T19:49+07:00", "04/04/2018 19:49"),
        ("24-07-2020 15:48", "2020-07-24T15:48+07:00", "24/07/2020 15:48"),
        ("2020-07-24 15:48", "2020-07-24T15:48+07:00", "24/07/2020 15:48"),
        ("2023-07-01T09:30", "2023-07-01T09:30+07:00", "01/07/2023 09:30"),
        ("1/7/2023 9:05", "2023-07-01T09:05+07:00", "01/07/2023 09:05"),
        ("2020-04-19T17:35:59+07:00", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("2020-04-19T17:35:00Z", "2020-04-20T00:35+07:00", "20/04/2020 00:35"),
        ("2020-12-31T23:30:00-05:00", "2021-01-01T11:30+07:00", "01/01/2021 11:30"),
        ("07/4/2014", "2014-04-07", "7/4/2014"),
        ("1/4/2018", "2018-04-01", "1/4/2018"),
        ("01-04-2018", "2018-04-01", "1/4/2018"),
        ("2018-04-01", "2018-04-01", "1/4/2018"),
        ("29/2/2024", "2024-02-29", "29/2/2024"),
        ("Quý II/2020", "2020-Q2", "Quý II/2020"),
        ("2020-Q2", "2020-Q2", "Quý II/2020"),
        ("quý iv/2020", "2020-Q4", "Quý IV/2020"),
        ("07/2023", "2023-07", "tháng 7/2023"),
        ("7/2023", "2023-07", "tháng 7/2023"),
        ("2023-07", "2023-07", "tháng 7/2023"),
        ("2023", "2023", "năm 2023"),
        ("\"2023\"", "2023", "năm 2023"),
        ("'19/04/2020 17:35'", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("2020-04-19 17:35:59 +0700", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("Chủ nhật, 19/4/2020, 17:35 (GMT+7)", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("17h35 ngày 19/4/2020", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("19/04/2020 - 17:35", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("Sun, 19 Apr 2020 10:35:00 +0000", "2020-04-19T17:35+07:00", "19/04/2020 17:35"),
        ("2018/04/01", "2018-04-01", "1/4/2018"),
        ("01.4.2018", "2018-04-01", "1/4/2018"),
        ("ngày 1 tháng 4 năm 2018", "2018-04-01", "1/4/2018"),
        ("April 1, 2018", "2018-04-01", "1/4/2018"),
        ("Quý 2 năm 2020", "2020-Q2", "Quý II/2020"),
        ("Tháng 7 năm 2023", "2023-07", "tháng 7/2023"),
    ];
    let site = Site::new(BASE);
    for (index, (written, ..)) in forms.iter().enumerate() {
        site.write(
            &format!("content/{index}.md"),
            article(&format!("Bài {index}"), "quan-nam-tu-liem", written, ""),
        );
    }
    site.build_cleanly();
    let listed = site.list("articles", &[]);
    for (index, (written, iso, shown)) in forms.iter().enumerate() {
        let row = listed
            .iter()
            .find(|row| row["slug"] == format!("bai-{index}"))
            .unwrap();
        assert_eq!(row["date"], *iso, "{written}");
        let page = site.page(row["url"].as_str().unwrap());
        let head = &page[page.find("<h1>").unwrap()..page.find("<ul class=\"badges\"").unwrap()];
        assert!(
            html::words(head)
                .trim_end_matches(" 1 phút đọc")
                .ends_with(shown),
            "{written}: {}",
            html::words(head)
        );
        if !iso.contains('Q') {
            assert_eq!(
                html::all(head, "time")[0].get("datetime"),
                Some(*iso),
                "{written}"
            );
        }
    }
}

/// Periods of campaigns as a register has them in words, and how they are shown.
#[test]
fn periods() {
    #[rustfmt::skip]
    let forms = [
        ("period: 2018 - 2022", "từ năm 2018 đến năm 2022"),
        ("period: giai đoạn 2018–2022", "từ năm 2018 đến năm 2022"),
        ("period: từ 3/2/2023 đến 19/5/2023", "từ 3/2/2023 đến 19/5/2023"),
        ("period: 3/2 - 19/5/2023", "từ 3/2/2023 đến 19/5/2023"),
        ("period: tháng 2-11/2022", "từ tháng 2/2022 đến tháng 11/2022"),
        ("period: 9 tháng đầu năm 2022", "từ tháng 1/2022 đến tháng 9/2022"),
        ("period: quý II và quý III/2022", "từ Quý II/2022 đến Quý III/2022"),
        ("period: cả năm 2022", "năm 2022"),
        ("period: 60 ngày đêm kể từ 1/3/2023", "từ 1/3/2023 đến 29/4/2023"),
        ("start: từ 1/3/2021\n  end: đến hết quý III/2021", "từ 1/3/2021 đến Quý III/2021"),
        ("start: 1/3/2021\n  end: đến 31/10/2021", "từ 1/3/2021 đến 31/10/2021"),
    ];
    for (written, shown) in forms {
        let site = Site::new(BASE);
        let line = format!("  {written}\n");
        site.edit("content/campaigns.yaml", "  period: 2022\n", &line);
        let listed = site.list("campaigns", &[]);
        let campaign = listed.iter().find(|row| row["id"] == "phuc-tho-2022");
        assert_eq!(campaign.unwrap()["range"], shown, "{written}");
        assert_eq!(site.codes(), [""; 0], "{written}");
    }
}

/// Another offset than Việt Nam's converts times, and only those that say their own.
#[test]
fn dates_are_local_to_the_site() {
    let check = |offset: &str, written: &str, iso: &str| {
        let site = Site::new(BASE);
        site.edit("site.yaml", "+07:00", offset);
        site.write(
            "content/bai.md",
            article("Một bài", "quan-nam-tu-liem", written, ""),
        );
        assert_eq!(site.article("bai")["date"], iso, "{written} at {offset}");
    };
    check(
        "+09:00",
        "2020-04-19T23:35:00+07:00",
        "2020-04-20T01:35+09:00",
    );
    check("-03:30", "2020-04-19T00:00:00Z", "2020-04-18T20:30-03:30");
    check("+00:00", "2020-04-19 17:35", "2020-04-19T17:35+00:00");
}

/// Checks 8 and 9: a phase is derived from the date, and the campaign when exactly one fits.
#[test]
fn phases_follow_from_dates() {
    let check = |date: &str, more: &str, phases: &[&str], state: &str| {
        let row = placed("quan-ha-dong", date, more);
        assert_eq!(
            (
                strings(&row["phases"]),
                row["phase_state"].as_str().unwrap()
            ),
            (phases.to_vec(), state),
            "{date} {more}"
        );
    };
    let (first, second) = (&["ha-dong-2023/dot-1"][..], &["ha-dong-2023/dot-2"][..]);
    let named = "campaign: ha-dong-2023";
    check("2023-08-02", named, second, "in");
    check("2023-08-02", "", second, "in");
    for more in [named, ""] {
        check("2023-01-01", more, first, "in");
        check("2023-06-30", more, first, "in");
        check("2023-06-30T23:59", more, first, "in");
        check("2023-07-01", more, second, "in");
        check("2023-07-01T00:00", more, second, "in");
        check("2023-12-31 23:59", more, second, "in");
        check("2023-06", more, first, "in");
        check("2023-Q2", more, first, "in");
        check("2023-Q3", more, second, "in");
        check("2023", more, &[], "undetermined");
    }
    check("2022-12-31", named, &[], "outside");
    check("2024-01-01", named, &[], "outside");
    check("2022-12-31", "", &[], "none");
    check("2024-01-01", "", &[], "none");
    check("2023-12-31T17:30:00Z", named, &[], "outside"); // 00:30 of the next day in Hà Nội
}

/// Check 8: the theme of the phase is on its page.
#[test]
fn a_phase_shows_its_theme() {
    let site = seeds();
    site.edit("content/s2.md", "2023-02-10", "2023-08-02");
    site.build_anyhow();
    let page = site.page("/phong-trao/ha-dong-2023/dot-2/");
    assert!(html::words(&page).contains(
        "“Thi đua lao động giỏi - Lao động sáng tạo, hoàn thành thắng lợi nhiệm vụ năm 2023”"
    ));
    assert_eq!(html::cards(&page).len(), 1);
    assert_eq!(
        html::cards(&site.page("/phong-trao/ha-dong-2023/dot-1/")).len(),
        0
    );
    assert!(
        html::links(&site.article_page("s2"))
            .contains(&("/phong-trao/ha-dong-2023/dot-2/".into(), "Đợt 2".into()))
    );
}

/// An event counts on its own day, whatever day it is reported.
#[test]
fn the_event_date_comes_first() {
    let check = |more: &str, phase: &str| {
        let row = placed("quan-ha-dong", "2023-07-05", more);
        assert_eq!(strings(&row["phases"]), [phase], "{more}");
        assert_eq!(row["date"], "2023-07-05");
    };
    check("event_date: 2023-06-30", "ha-dong-2023/dot-1");
    check("event_date: 30/06/2023 08:00", "ha-dong-2023/dot-1");
    check("event_date: 2023-05", "ha-dong-2023/dot-1");
    check("event_date: \"\"", "ha-dong-2023/dot-2");
    let row = placed("quan-ha-dong", "2024-01-05", "event_date: 2023-12-28");
    assert_eq!(
        strings(&row["phases"]),
        ["ha-dong-2023/dot-2"],
        "the campaign is inferred from the event too"
    );
}

/// Checks 10 to 12: the phases of the seeds, their ranges and lengths.
#[test]
fn phases_of_the_seeds() {
    let site = seeds();
    let check = |name: &str, phase: &str| {
        let row = site.article(name);
        assert_eq!(strings(&row["phases"]), [phase]);
        assert_eq!(row["phase_state"], "in");
    };
    check("s0", "thanh-xuan-2020/quy-2");
    check("s2", "ha-dong-2023/dot-1");
    check("s3", "long-bien-2018/cao-diem");
    check("s4", "thai-nguyen-2020-2025/dot-1");
    let s1 = site.article("s1");
    assert_eq!(
        (&s1["campaigns"], &s1["phases"], &s1["phase_state"]),
        (&json!(["phuc-tho-2022"]), &json!([]), &json!("undivided"))
    );

    site.build_anyhow();
    let phases = site.list("phases", &[]);
    let check = |campaign: &str, id: &str, label: &str, range: &str, days: i64| {
        let row = phases
            .iter()
            .find(|row| row["campaign"] == campaign && row["id"] == id)
            .unwrap();
        assert_eq!(
            (&row["label"], &row["range"], &row["days"]),
            (&json!(label), &json!(range), &json!(days))
        );
        let page = site.page(&format!("/phong-trao/{campaign}/{id}/"));
        let words = html::words(&page);
        assert_eq!(html::first(&page, "h1"), label);
        assert!(words.contains(range), "{words}");
        assert!(words.contains(&format!("{days} ngày")), "{words}");
    };
    check("thanh-xuan-2020", "quy-2", "Quý II", "Quý II/2020", 91);
    check(
        "long-bien-2018",
        "cao-diem",
        "Đợt thi đua cao điểm",
        "từ 1/4/2018 đến 30/6/2018",
        91,
    );
    check(
        "thai-nguyen-2020-2025",
        "dot-1",
        "Đợt 1",
        "từ tháng 7/2020 đến tháng 12/2022",
        914,
    );
    check(
        "thai-nguyen-2020-2025",
        "dot-2",
        "Đợt 2",
        "từ tháng 1/2023 đến tháng 6/2025",
        912,
    );
    check(
        "ha-dong-2023",
        "dot-1",
        "Đợt 1",
        "từ 1/1/2023 đến 30/6/2023",
        181,
    );
    check(
        "ha-dong-2023",
        "dot-2",
        "Đợt 2",
        "từ 1/7/2023 đến 31/12/2023",
        184,
    );
    let unknown = phases
        .iter()
        .find(|row| row["campaign"] == "chua-ro")
        .unwrap();
    assert_eq!(
        (&unknown["range"], &unknown["days"], &unknown["start"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

/// Check 13: what an editor declares wins over what follows from the date.
#[test]
fn declared_phases_win() {
    let check = |date: &str, more: &str, campaigns: &[&str], phases: &[&str]| {
        let row = placed("quan-ha-dong", date, more);
        assert_eq!(
            (strings(&row["campaigns"]), strings(&row["phases"])),
            (campaigns.to_vec(), phases.to_vec()),
            "{more}"
        );
    };
    let ours = &["ha-dong-2023"][..];
    check("2023-07-05", "phase: dot-1", ours, &["ha-dong-2023/dot-1"]);
    check("2023-07-05", "phase: Đợt 1", ours, &["ha-dong-2023/dot-1"]);
    check(
        "2023-07-05",
        "phase: [dot-1, dot-2]",
        ours,
        &["ha-dong-2023/dot-1", "ha-dong-2023/dot-2"],
    );
    check(
        "2023-07-05",
        "phase: [dot-2, dot-1]",
        ours,
        &["ha-dong-2023/dot-2", "ha-dong-2023/dot-1"],
    );
    check(
        "2025-01-05",
        "phase: ha-dong-2023/dot-1",
        ours,
        &["ha-dong-2023/dot-1"],
    );
    check(
        "2025-01-05",
        "campaign: ha-dong-2023\nphase: dot-2",
        ours,
        &["ha-dong-2023/dot-2"],
    );
    check("2023-07-05", "phase: \"\"", ours, &["ha-dong-2023/dot-2"]);
    check(
        "2023-03-05",
        "campaign: [ha-dong-2023, hai-gioi-2019]\nphase: [dot-2, hai-gioi-2019/nua-cuoi]",
        &["ha-dong-2023", "hai-gioi-2019"],
        &["ha-dong-2023/dot-2", "hai-gioi-2019/nua-cuoi"],
    );
}

/// A campaign is inferred when one of the district covers the date; `false` forbids it.
#[test]
fn campaigns_are_inferred() {
    let check = |district: &str, date: &str, more: &str, campaigns: &[&str], state: &str| {
        let row = placed(district, date, more);
        assert_eq!(
            (
                strings(&row["campaigns"]),
                row["phase_state"].as_str().unwrap()
            ),
            (campaigns.to_vec(), state),
            "{district} {date} {more}"
        );
    };
    check("quan-ha-dong", "2019-03-05", "", &["hai-gioi-2019"], "in");
    check("quan-ha-dong", "2019-05-05", "", &["hai-gioi-2019"], "in"); // the nearer one of two
    check(
        "quan-long-bien",
        "2019-05-05",
        "",
        &["thang-cong-nhan-2019"],
        "undivided",
    ); // one covers every district
    check("quan-long-bien", "2019-06-01", "", &[], "none");
    check("quan-long-bien", "2019", "", &[], "none"); // a year does not lie in May
    check(
        "quan-ha-dong",
        "2019",
        "",
        &["hai-gioi-2019"],
        "undetermined",
    );
    check("quan-ha-dong", "2023-03-05", "campaign: false", &[], "none");
    check(
        "quan-ha-dong",
        "2023-03-05",
        "campaign: \"false\"",
        &[],
        "none",
    );
    check(
        "quan-ha-dong",
        "2023-03-05",
        "campaign:",
        &["ha-dong-2023"],
        "in",
    );
    check("thanh-pho-ha-noi", "2023-03-05", "", &[], "none"); // a campaign does not reach upwards
    check(
        "thanh-pho-thai-nguyen",
        "2021-03-05",
        "",
        &["thai-nguyen-2020-2025"],
        "in",
    ); // but down it does
    check("phuong-ha-dong", "2023-03-05", "", &[], "none"); // the ward is another district
    check(
        "quan-ha-dong",
        "2023-03-05",
        "campaign: long-bien-2018",
        &["long-bien-2018"],
        "outside",
    );
    check("quan-nam-tu-liem", "2023-03-05", "", &[], "none"); // its campaign has no time
    check(
        "quan-nam-tu-liem",
        "2023-03-05",
        "campaign: chua-ro",
        &["chua-ro"],
        "undetermined",
    );
}

/// The three groups outside phases have pages of their own, told apart from phases.
#[test]
fn groups_outside_phases_have_pages() {
    let site = Site::new(BASE);
    let add = |name: &str, district: &str, date: &str, more: &str| {
        site.write(
            &format!("content/{name}.md"),
            article(name, district, date, more),
        );
    };
    add(
        "ngoai",
        "quan-ha-dong",
        "2024-01-01",
        "campaign: ha-dong-2023",
    );
    add("chua-xac-dinh", "quan-ha-dong", "2023", "");
    add("khong-chia", "huyen-phuc-tho", "2022-05", "");
    add("khong-phong-trao", "quan-ha-dong", "2025-01-01", "");
    add("trong", "quan-ha-dong", "2023-01-01", "");
    site.build_anyhow();
    let check = |address: &str, label: &str, url: &str| {
        let page = site.page(address);
        assert!(
            html::first(&page, "h1").contains(label),
            "{}",
            html::first(&page, "h1")
        );
        assert_eq!(
            html::cards(&page)
                .iter()
                .map(|(url, _)| url.as_str())
                .collect::<Vec<_>>(),
            [url]
        );
    };
    check(
        "/dia-ban/quan-ha-dong/ngoai-dot/",
        "Ngoài đợt",
        "/tin/2024/ngoai/",
    );
    check(
        "/dia-ban/quan-ha-dong/chua-xac-dinh-dot/",
        "Chưa xác định đợt",
        "/tin/2023/chua-xac-dinh/",
    );
    check(
        "/dia-ban/huyen-phuc-tho/khong-chia-dot/",
        "Không chia đợt",
        "/tin/2022/khong-chia/",
    );
    check(
        "/dia-ban/quan-ha-dong/ha-dong-2023/dot-1/",
        "Đợt 1",
        "/tin/2023/trong/",
    );
    assert!(
        !site
            .addresses()
            .iter()
            .any(|address| address.contains("quan-ha-dong/ha-dong-2023/dot-2")),
        "empty pairs have no page"
    );
    for (name, label) in [
        ("ngoai", "Ngoài đợt"),
        ("chua-xac-dinh", "Chưa xác định đợt"),
        ("khong-chia", "Không chia đợt"),
    ] {
        let page = site.article_page(name);
        let badges = html::tags(&page)
            .into_iter()
            .find(|tag| tag.has_class("badges"))
            .unwrap();
        assert!(
            html::words(html::inside(&page, &badges)).contains(label),
            "{name}"
        );
    }
    assert_eq!(site.codes(), ["undetermined-phase", "outside-phases"]);
}

/// If phases overlap, the shorter wins, with a warning at the phase.
#[test]
fn the_shorter_of_overlapping_phases_wins() {
    let site = Site::new(BASE);
    site.edit(
        "content/campaigns.yaml",
        "    - {id: nua-cuoi,",
        "    - {id: thang-5, label: Tháng 5, period: 2019-05}\n    - {id: nua-cuoi,",
    );
    let check = |date: &str, phases: &[&str], state: &str| {
        site.write(
            "content/bai.md",
            article("Bài", "quan-ha-dong", date, "campaign: hai-gioi-2019"),
        );
        let row = site.article("bai");
        assert_eq!(
            (
                strings(&row["phases"]),
                row["phase_state"].as_str().unwrap()
            ),
            (phases.to_vec(), state),
            "{date}"
        );
    };
    check("2019-05-01", &["hai-gioi-2019/thang-5"], "in");
    check("2019-05-31", &["hai-gioi-2019/thang-5"], "in");
    check("2019-05", &["hai-gioi-2019/thang-5"], "in");
    check("2019-06-01", &["hai-gioi-2019/nua-dau"], "in");
    check("2019-Q2", &["hai-gioi-2019/nua-dau"], "in");
    assert_eq!(site.codes(), ["overlapping-phases"]);
    assert_eq!(site.build().code, 0);
}

/// Checks 14 and 15: status and countdown at a build date.
#[test]
fn statuses_at_a_build_date() {
    let campaign = |site: &Site, id: &str| {
        let row = site.row("campaigns", "id", id);
        row["status"].as_str().unwrap().to_owned()
    };
    let phase = |site: &Site, campaign: &str, id: &str| {
        let rows = site.list("phases", &["--campaign", campaign]);
        let row = rows.iter().find(|row| row["id"] == id).unwrap();
        (
            row["status"].as_str().unwrap().to_owned(),
            row["days_left"].clone(),
        )
    };
    let site = seeds().on("2023-05-10");
    for (id, status) in [
        ("ha-dong-2023", "Đang diễn ra"),
        ("thai-nguyen-2020-2025", "Đang diễn ra"),
        ("thanh-xuan-2020", "Đã kết thúc"),
        ("phuc-tho-2022", "Đã kết thúc"),
        ("long-bien-2018", "Đã kết thúc"),
        ("chua-ro", "Chưa rõ thời gian"),
    ] {
        assert_eq!(campaign(&site, id), status, "{id}");
    }
    assert_eq!(
        phase(&site, "ha-dong-2023", "dot-1"),
        ("Đang diễn ra".into(), json!(51))
    );
    assert_eq!(
        phase(&site, "ha-dong-2023", "dot-2"),
        ("Sắp diễn ra".into(), Value::Null)
    );
    assert_eq!(
        phase(&site, "thai-nguyen-2020-2025", "dot-1"),
        ("Đã kết thúc".into(), Value::Null)
    );
    assert_eq!(
        phase(&site, "thai-nguyen-2020-2025", "dot-2").0,
        "Đang diễn ra"
    );
    assert_eq!(
        phase(&site, "chua-ro", "dot-1"),
        ("Chưa rõ thời gian".into(), Value::Null)
    );
    site.build_anyhow();
    let page = site.page("/phong-trao/ha-dong-2023/dot-1/");
    assert!(
        html::words(&page).contains("Đang diễn ra còn 51 ngày"),
        "{}",
        html::words(&page)
    );
    assert!(html::words(&site.page("/phong-trao/ha-dong-2023/dot-2/")).contains("Sắp diễn ra"));

    let last = seeds().on("2018-06-30");
    last.build_anyhow();
    let page = html::words(&last.page("/phong-trao/long-bien-2018/cao-diem/"));
    assert!(page.contains("Đang diễn ra ngày cuối"), "{page}");

    for (day, status) in [
        ("2018-03-31", "Sắp diễn ra"),
        ("2018-04-01", "Đang diễn ra"),
        ("2018-06-30", "Đang diễn ra"),
        ("2018-07-01", "Đã kết thúc"),
    ] {
        let site = seeds().on(day);
        assert_eq!(campaign(&site, "long-bien-2018"), status, "{day}");
        assert_eq!(
            phase(&site, "long-bien-2018", "cao-diem").0,
            status,
            "{day}"
        );
    }
    assert_eq!(
        phase(&seeds().on("2018-06-30"), "long-bien-2018", "cao-diem").1,
        json!(0)
    );
    assert_eq!(
        phase(&seeds().on("2018-06-29"), "long-bien-2018", "cao-diem").1,
        json!(1)
    );
}

/// Numbers in Vietnamese form, quoted or not (§0.4, trap 1), shown as readers write them.
#[test]
fn numbers() {
    #[rustfmt::skip]
    let forms = [
        ("1.709", "431", ["1.709", "431", "397% +1.278"]),
        ("\"1.709\"", "\"431\"", ["1.709", "431", "397% +1.278"]),
        ("1.710", "431", ["1.710", "431", "397% +1.279"]),
        ("1709", "431", ["1.709", "431", "397% +1.278"]),
        ("\"60,24\"", "100", ["60,24", "100", "60% −39,76"]),
        ("696.948", "300.000", ["696.948", "300.000", "232% +396.948"]),
        ("1.234.567", "\"1.000.000\"", ["1.234.567", "1.000.000", "123% +234.567"]),
        ("250", "300", ["250", "300", "83% −50"]),
        ("125", "1000", ["125", "1.000", "13% −875"]), // rounded half up
        ("10", "0", ["10", "0", ""]),             // no percentage of nothing
    ];
    let site = Site::new(BASE);
    for (index, (achieved, target, _)) in forms.iter().enumerate() {
        let results = format!(
            "results:\n  - {{indicator: Sáng kiến {index}, achieved: {achieved}, target: {target}}}"
        );
        site.write(
            &format!("content/{index}.md"),
            article(
                &format!("Bài {index}"),
                "quan-ha-dong",
                "2023-02-01",
                &results,
            ),
        );
    }
    site.build_anyhow();
    assert_eq!(site.codes(), ["target-zero"]);
    for (index, (achieved, target, shown)) in forms.iter().enumerate() {
        let page = site.page(&format!("/tin/2023/bai-{index}/"));
        let cells: Vec<String> = html::all(&page, "td")
            .iter()
            .map(|tag| html::words(html::inside(&page, tag)))
            .collect();
        assert_eq!(cells, shown, "{achieved} / {target}");
    }
}

/// References are found by id, name, short name, level and name, or alias (§0.4).
#[test]
fn references() {
    let check = |written: &str, id: &str| {
        let row = placed(written, "2017-02-01", "");
        assert_eq!(strings(&row["districts"]), [id], "{written}");
    };
    for written in [
        "quan-ha-dong",
        "Quận Hà Đông",
        "quận hà đông",
        "QUAN HA DONG",
        "\"Quận  Hà Đông \"",
    ] {
        check(written, "quan-ha-dong");
    }
    check("Phường Hà Đông", "phuong-ha-dong");
    check("phuong-ha-dong", "phuong-ha-dong");
    check("Tỉnh Thái Nguyên", "tinh-thai-nguyen");
    check("Thành phố Thái Nguyên", "thanh-pho-thai-nguyen");
    check("Hà Nội", "thanh-pho-ha-noi");
    check("nam-tu-liem", "quan-nam-tu-liem");
    check("Long Biên", "quan-long-bien");
    let row = placed(
        "[quan-ha-dong, Quận Hà Đông, huyen-phuc-tho]",
        "2017-02-01",
        "",
    );
    assert_eq!(
        strings(&row["districts"]),
        ["quan-ha-dong", "huyen-phuc-tho"],
        "each once"
    );
    let row = placed("quan-ha-dong", "2017-02-01", "source: LĐTĐ");
    assert_eq!(row["source"], "ldtd");
}

/// An id that is the beginning or the end of another is never taken for it.
#[test]
fn ids_that_begin_alike() {
    let site = Site::new(BASE);
    site.write(
        "content/districts.yaml",
        "- {id: xa-nam, name: Nam, level: xa}\n\
         - {id: xa-nam-tu-liem, name: Nam Từ Liêm, level: xa}\n\
         - {id: xa-tu-liem, name: Từ Liêm, level: xa}\n\
         - {id: huyen-nam, name: Nam, level: huyen}\n\
         - {id: huyen-nam-dan, name: Nam Đàn, level: huyen}\n",
    );
    site.write(
        "content/campaigns.yaml",
        "- {id: nam, name: Phong trào Năm, period: 2020, phases: [{id: dot, label: Đợt}, \
         {id: dot-1, label: Đợt 1, period: 2020}, {id: dot-10, label: Đợt 10, period: 2021}]}\n\
         - {id: nam-2, name: Phong trào khác, period: 2030}\n",
    );
    site.write(
        "site.yaml",
        "site: {title: A, base_url: \"https://a.example/\"}\n",
    );
    for (name, district, phase) in [
        ("a", "xa-nam", "dot-1"),
        ("b", "xa-nam-tu-liem", "dot-10"),
        ("c", "xa-tu-liem", "dot"),
        ("d", "huyen-nam-dan", "dot-1"),
        ("e", "Huyện Nam", "dot-1"),
    ] {
        site.write(
            &format!("content/{name}.md"),
            article(
                name,
                district,
                "2020-02-02",
                &format!("campaign: nam\nphase: {phase}"),
            ),
        );
    }
    assert_eq!(site.codes(), Vec::<String>::new());
    let check = |args: &[&str], names: &[&str]| {
        let rows = site.list("articles", args);
        let mut found: Vec<&str> = rows
            .iter()
            .map(|row| row["slug"].as_str().unwrap())
            .collect();
        found.sort_unstable();
        assert_eq!(found, names, "{args:?}");
    };
    check(&["--district", "xa-nam"], &["a"]);
    check(&["--district", "xa-tu-liem"], &["c"]);
    check(&["--district", "huyen-nam"], &["e"]);
    check(&["--phase", "dot"], &["c"]);
    check(&["--phase", "dot-1"], &["a", "d", "e"]);
    check(&["--phase", "nam/dot-10"], &["b"]);
    check(&["--campaign", "nam-2"], &[]);
    site.build_anyhow();
    assert_eq!(
        html::cards(&site.page("/dia-ban/xa-nam/")),
        [("/tin/2020/a/".into(), "a".into())]
    );
    assert_eq!(
        html::cards(&site.page("/phong-trao/nam/dot/")),
        [("/tin/2020/c/".into(), "c".into())]
    );
}

/// Several districts: shown in each, counted in the first.
#[test]
fn several_districts() {
    let site = Site::new(BASE);
    site.write(
        "content/chung.md",
        article(
            "Bài chung",
            "[quan-long-bien, quan-ha-dong]",
            "2023-02-01",
            "campaign: ha-dong-2023",
        ),
    );
    site.build_cleanly();
    assert_eq!(
        strings(&site.article("chung")["districts"]),
        ["quan-long-bien", "quan-ha-dong"]
    );
    assert_eq!(site.row("districts", "id", "quan-long-bien")["articles"], 1);
    assert_eq!(site.row("districts", "id", "quan-ha-dong")["articles"], 0);
    assert_eq!(
        site.row("districts", "id", "thanh-pho-ha-noi")["articles_with_children"],
        1
    );
    for address in [
        "/dia-ban/quan-long-bien/",
        "/dia-ban/quan-ha-dong/",
        "/dia-ban/quan-long-bien/ha-dong-2023/dot-1/",
        "/dia-ban/quan-ha-dong/ha-dong-2023/dot-1/",
    ] {
        assert!(
            site.page(address).contains("/tin/2023/bai-chung/"),
            "{address}"
        );
    }
    let cells: Vec<(String, i64)> = site
        .list("matrix", &[])
        .iter()
        .map(|cell| {
            (
                cell["district"].as_str().unwrap().to_owned(),
                cell["articles"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(cells, [("quan-long-bien".to_owned(), 1)]);
}

/// Check 22: one honour under four spellings; its page lists S0, S1 and S2.
#[test]
fn one_honour_under_many_spellings() {
    let site = seeds();
    site.build_anyhow();
    let titles: Vec<String> = html::cards(&site.page("/bang-vang/sang-kien-sang-tao/"))
        .into_iter()
        .map(|(url, _)| url)
        .collect();
    let expected =
        ["s2", "s1", "s0"].map(|name| site.article(name)["url"].as_str().unwrap().to_owned());
    assert_eq!(titles, expected);
    for written in [
        "Sáng kiến sáng tạo",
        "\"Sáng kiến - sáng tạo\"",
        "\"Sáng kiến, sáng tạo\"",
        "\"Sáng kiến, sáng tạo Thủ đô\"",
        "sang-kien-sang-tao",
    ] {
        let site = Site::new(BASE);
        site.write(
            "content/bai.md",
            article(
                "Bài",
                "quan-ha-dong",
                "2023-02-01",
                &format!("honours: [{written}]"),
            ),
        );
        site.build_cleanly();
        assert_eq!(
            html::cards(&site.page("/bang-vang/sang-kien-sang-tao/")).len(),
            1,
            "{written}"
        );
    }
}

/// Check 23: the page of an author lists exactly their articles, newest first.
#[test]
fn author_pages() {
    let site = seeds();
    site.build_anyhow();
    let urls: Vec<String> = html::cards(&site.page("/tac-gia/do-dat/"))
        .into_iter()
        .map(|(url, _)| url)
        .collect();
    assert_eq!(
        urls,
        ["s2", "s0"].map(|name| site.article(name)["url"].as_str().unwrap().to_owned())
    );
    assert_eq!(html::cards(&site.page("/tac-gia/xuan-hao/")).len(), 1);
    assert!(
        html::links(&site.article_page("s0"))
            .contains(&("/tac-gia/do-dat/".into(), "Đỗ Đạt".into()))
    );
    assert!(
        html::by_class(&site.article_page("s1"), "authors").is_empty(),
        "no author, no byline"
    );
}

/// Check 24: an empty source prints no source line at all.
#[test]
fn source_lines() {
    let site = seeds();
    site.build_anyhow();
    let main = |name: &str| {
        let page = site.article_page(name);
        let main = html::all(&page, "main");
        html::words(html::inside(&page, &main[0]))
    };
    assert!(main("s0").contains("Nguồn: Báo Lao động Thủ đô"));
    assert!(!main("s3").contains("Nguồn"));
    assert!(!main("s1").contains("Nguồn"));
    assert_eq!(site.article("s3")["source"], Value::Null);
    for (written, shown) in [
        ("", false),
        ("\"\"", false),
        ("~", false),
        ("\" \"", false),
        ("[]", false),
        ("Trang tin xã", true),
    ] {
        let site = Site::new(BASE);
        site.write(
            "content/bai.md",
            article(
                "Bài",
                "quan-ha-dong",
                "2023-02-01",
                &format!("source: {written}"),
            ),
        );
        let built = site.build();
        if built.code == 0 {
            let page = site.article_page("bai");
            let main = html::all(&page, "main");
            assert_eq!(
                html::words(html::inside(&page, &main[0])).contains("Nguồn"),
                shown,
                "{written}"
            );
        } else {
            assert_eq!(site.codes(), ["wrong-shape"], "{written}");
        }
    }
}

/// Check 25: six photographs, each with a caption that is its alt text too.
#[test]
fn photographs() {
    let site = seeds();
    site.build_anyhow();
    let mut photos = Vec::new();
    for name in ["s0", "s1", "s2", "s3", "s4"] {
        let page = site.article_page(name);
        let title = site.article(name)["slug"]
            .as_str()
            .unwrap()
            .replace('-', " ");
        let figures: Vec<_> = html::all(&page, "figure");
        for figure in &figures {
            let inside = html::inside(&page, figure);
            let (alt, src) = {
                let images = html::all(inside, "img");
                (
                    images[0].get("alt").unwrap().to_owned(),
                    images[0].get("src").unwrap().to_owned(),
                )
            };
            assert!(!alt.is_empty() && alt != title, "{alt}");
            assert_eq!(alt, html::first(inside, "figcaption"));
            photos.push(src);
        }
        let code = html::all(&page, "img")
            .into_iter()
            .filter(|image| image.get("src").is_some_and(|src| src.ends_with("/qr.svg")));
        assert_eq!(
            html::all(&page, "img").len(),
            figures.len() + code.count(),
            "{name}: pictures are figures"
        );
    }
    photos.sort();
    assert_eq!(
        photos,
        [
            "bieu-duong",
            "giao-uoc",
            "hoi-khoe",
            "mot-cua",
            "phat-dong",
            "thai-nguyen"
        ]
        .map(|name| format!("/img/{name}.svg"))
    );
    let output = site.output();
    assert!(
        photos
            .iter()
            .all(|photo| output.contains_key(photo.trim_start_matches('/')))
    );
}

/// Check 26: “Ngay” for “Ngày” is told by its context.
#[test]
fn ngay_without_accent() {
    let site = seeds();
    let found = site.check();
    assert_eq!(found.len(), 1, "{found:#?}");
    let text = site.source("content/s0.md");
    let (line, column) = position(&text, "Ngay thành lập Công đoàn");
    let place = (
        &found[0]["code"],
        &found[0]["path"],
        &found[0]["line"],
        &found[0]["column"],
    );
    assert_eq!(
        place,
        (
            &json!("ngay-without-accent"),
            &json!("content/s0.md"),
            &json!(line),
            &json!(column)
        )
    );
    assert!(found[0]["help"].as_str().unwrap().contains("Ngày"));
    assert_eq!(found[0]["severity"], "warning");
}

fn position(text: &str, needle: &str) -> (usize, usize) {
    let before = &text[..text.find(needle).unwrap()];
    let line = before.rsplit('\n').next().unwrap();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// Check 27: a wrong reference fails the build, with file, line and the nearest id.
#[test]
fn a_wrong_reference_suggests_the_nearest() {
    let check = |from: &str, to: &str, nearest: &str| {
        let site = seeds();
        site.edit("content/s2.md", from, to);
        let built = site.build();
        assert_eq!(built.code, 1);
        let (line, column) = position(
            &site.source("content/s2.md"),
            to.split(": ").last().unwrap(),
        );
        assert!(
            built
                .stderr
                .contains(&format!("content/s2.md:{line}:{column}")),
            "{}",
            built.stderr
        );
        assert!(built.stderr.contains(nearest), "{}", built.stderr);
        assert!(site.output().is_empty());
    };
    check(
        "district: quan-ha-dong",
        "district: quan-ha-dongg",
        "`quan-ha-dong`",
    );
    check(
        "district: quan-ha-dong",
        "district: Quận Hà Đôn",
        "`quan-ha-dong`",
    );
    check(
        "campaign: ha-dong-2023",
        "campaign: ha-dong-2032",
        "`ha-dong-2023`",
    );
    check("author: Đỗ Đạt", "phase: dot-3", "`dot-");
}

/// Check 28: a colon in an unquoted title is explained in plain words.
#[test]
fn a_colon_in_an_unquoted_title() {
    let site = seeds();
    let title = "LĐLĐ quận Thanh Xuân: Nâng cao công tác tuyên truyền";
    site.edit(
        "content/s0.md",
        "Đẩy mạnh phong trào thi đua yêu nước trong CNVCLĐ",
        title,
    );
    let built = site.build();
    assert_eq!(built.code, 1);
    assert!(
        built.stderr.contains("content/s0.md:2:8"),
        "{}",
        built.stderr
    );
    assert!(built.stderr.contains("ngoặc kép"), "{}", built.stderr);
    assert!(
        built.stderr.contains(&format!("title: \"{title}\"")),
        "the cure can be copied: {}",
        built.stderr
    );
}

/// Display order (§0.4): newest first, then minutes, then the more precise, then Vietnamese order of titles.
#[test]
fn articles_in_display_order() {
    let site = Site::new(BASE);
    let order = [
        ("2023-02-02", "Z cuối bảng chữ"),
        ("2023-02-01T23:59", "Khuya"),
        ("2023-02-01T09:30", "Sáng A"),
        ("2023-02-01T09:30", "Sáng Ă"),
        ("2023-02-01T09:30", "Sáng Â"),
        ("2023-02-01T09:30", "Sáng D"),
        ("2023-02-01T09:30", "Sáng Đ"),
        ("2023-02-01", "Cả ngày"),
        ("2023-02", "Cả tháng"),
        ("2023-01-31", "Hôm trước"),
        ("2023-01-01", "Ngày đầu năm"),
        ("2023-01", "Tháng đầu năm"),
        ("2023-Q1", "Quý đầu năm"),
        ("2023", "Cả năm"),
        ("2022-12-31", "ma"),
        ("2022-12-31", "mà"),
        ("2022-12-31", "mả"),
        ("2022-12-31", "mã"),
        ("2022-12-31", "má"),
        ("2022-12-31", "mạ"),
    ];
    for (index, (date, title)) in order.iter().enumerate().rev() {
        let number = (index * 7) % order.len(); // file names in another order
        site.write(
            &format!("content/{number:02}.md"),
            article(
                title,
                "quan-long-bien",
                date,
                &format!("slug: bai-{index:02}"),
            ),
        );
    }
    let rows = site.list("articles", &[]);
    let titles: Vec<&str> = rows
        .iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, order.map(|(_, title)| title));
    site.build_anyhow();
    let mut shown: Vec<String> = html::cards(&site.page("/tin/"))
        .into_iter()
        .map(|(_, title)| title)
        .collect();
    if site.addresses().contains(&"/tin/trang-1/".to_owned()) {
        shown.extend(
            html::cards(&site.page("/tin/trang-1/"))
                .into_iter()
                .map(|(_, title)| title),
        );
    }
    assert_eq!(shown, titles);
}

/// Names are in Vietnamese order of the bare name, without quận, huyện, tỉnh.
#[test]
fn districts_in_alphabetical_order() {
    let site = Site::new(BASE);
    let order = [
        "An Khê",
        "Ba Đình",
        "Cẩm Lệ",
        "Dương Kinh",
        "Đan Phượng",
        "Đống Đa",
        "Hà Đông",
        "Hải An",
        "Hải Châu",
        "Ô Môn",
        "Thanh Xuân",
        "Từ Sơn",
        "Ứng Hòa",
    ];
    let levels = ["quan", "huyen", "thi-xa"];
    let mut lines: Vec<String> = order
        .iter()
        .enumerate()
        .map(|(at, name)| format!("- {{name: {name}, level: {}}}\n", levels[at % 3]))
        .collect();
    lines.reverse();
    site.write("content/districts.yaml", lines.concat());
    site.write("content/campaigns.yaml", "[]\n");
    site.write(
        "site.yaml",
        "site: {title: A, base_url: \"https://a.example/\"}\n",
    );
    let rows = site.list("districts", &[]);
    let names: Vec<&str> = rows
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, order);
    assert_eq!(rows[0]["full_name"], "Quận An Khê");
    assert_eq!(rows[1]["id"], "huyen-ba-dinh");
    site.build_anyhow();
    let page = site.page("/dia-ban/");
    let shown: Vec<String> = html::links(&page)
        .into_iter()
        .filter(|(url, _)| url.starts_with("/dia-ban/") && url.len() > 9)
        .map(|(_, name)| name)
        .collect();
    assert!(
        shown[0].ends_with("An Khê") && shown[12].ends_with("Ứng Hòa"),
        "{shown:?}"
    );
}

/// Traps 4, 7 and 8, and the Markdown that the issue asks for, in a page as readers get it.
#[test]
fn markdown_in_pages() {
    let check = |body: &str, expected: &[&str]| {
        let site = Site::new(BASE);
        site.write(
            "content/khac.md",
            article("Bài khác", "quan-ha-dong", "2023-02-01", "slug: bai-khac"),
        );
        site.write("static/img/a.svg", "<svg/>");
        site.write(
            "content/bai.md",
            format!("---\ntitle: Bài\ndistrict: quan-ha-dong\ndate: 2023-02-02\n---\n{body}\n"),
        );
        site.build_anyhow();
        let page = site.article_page("bai");
        for piece in expected {
            assert!(page.contains(piece), "{body}\n⇒ {piece} is not in\n{page}");
        }
    };
    check(
        "Đoạn văn.\n\n6. Sáu\n7. Bảy",
        &["<ol start=\"6\">", "<li>Sáu</li>"],
    );
    check("1.\u{a0}Một\n2.\u{a0}Hai", &["<ol>\n<li>Một</li>"]);
    check("\u{a0}- Đợt 1\n\u{a0}- Đợt 2", &["<ul>\n<li>Đợt 1</li>"]);
    check(
        "“Hai tốt”, \"Lao động giỏi” và “xanh \"",
        &["“Hai tốt”", "Lao động giỏi”", "“xanh"],
    );
    check(
        "## Kết quả đợt 1\n\n## Kết quả đợt 1",
        &["<h2 id=\"ket-qua-dot-1\">", "id=\"ket-qua-dot-1-2\""],
    );
    check(
        "| A | B |\n|---|--:|\n| 1 | 2 |",
        &[
            "<table>",
            "<th scope=\"col\">A</th>",
            "class=\"right\">2</td>",
        ],
    );
    check(
        "Một[^1].\n\n[^1]: Chú giải.",
        &[
            "href=\"#fn-1\"",
            "id=\"fn-1\"",
            "href=\"#fnref-1\"",
            "Chú giải.",
        ],
    );
    check("- [x] Xong\n- [ ] Chưa", &["☑", "☐"]);
    check(
        "Đợt\n: Khoảng thời gian",
        &["<dl>", "<dt>Đợt</dt>", "<dd>Khoảng thời gian</dd>"],
    );
    check(
        "![Chú thích “ảnh” & chữ](/img/a.svg)",
        &[
            "alt=\"Chú thích “ảnh” &amp; chữ\"",
            "<figcaption>Chú thích “ảnh” &amp; chữ",
        ],
    );
    check(
        "[một](khac.md), [hai](bai-khac), [ba](/tin/2023/bai-khac/), [bốn](/content/khac.md)",
        &[
            "<a href=\"/tin/2023/bai-khac/\">một</a>",
            "<a href=\"/tin/2023/bai-khac/\">hai</a>",
            "<a href=\"/tin/2023/bai-khac/\">ba</a>",
            "<a href=\"/tin/2023/bai-khac/\">bốn</a>",
        ],
    );
    check(
        "a <script>alert(1)</script> b",
        &["&lt;script&gt;alert(1)&lt;/script&gt;"],
    );
    check(
        "[x](javascript:alert(1)) [y](JAVASCRIPT:alert(1)) [z](data:text/html,x)",
        &["<p>x y z</p>"],
    );
    check("Lễ 2/9 -- 20--21 … \"vui\"", &["–", "“vui”"]);
}

/// A link may name a file by its path from the root of the site, as `list` and every message print it.
#[test]
fn links_by_path_from_the_root() {
    let site = Site::new(BASE);
    site.write(
        "content/a/mot.md",
        article("Một", "quan-ha-dong", "2023-02-01", ""),
    );
    site.write(
        "content/b/hai.md",
        article("Hai", "quan-ha-dong", "2023-02-01", "") + "\n[a](../a/mot.md) [b](a/mot.md) [c](/a/mot.md) [d](/content/a/mot.md) [e](content/a/mot.md)\n",
    );
    site.build_cleanly();
    let page = site.article_page("b/hai");
    let urls: Vec<String> = html::links(&page)
        .into_iter()
        .filter(|(_, words)| words.len() == 1)
        .map(|(url, _)| url)
        .collect();
    assert_eq!(urls, ["/tin/2023/mot/"; 5]);
}

/// A page carries a content security policy that it satisfies, with pictures of other sites too.
#[test]
fn pictures_of_other_sites_satisfy_the_policy() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        article("A", "quan-ha-dong", "2023-02-01", "")
            + "\n![Ảnh nơi khác](https://anh.example/a.jpg)\n",
    );
    site.build_anyhow();
    let page = site.article_page("a");
    let policy = html::all(&page, "meta")
        .iter()
        .find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"))
        .unwrap()
        .get("content")
        .unwrap()
        .to_owned();
    let pictures = policy
        .split(';')
        .find_map(|rule| rule.trim().strip_prefix("img-src"))
        .unwrap();
    for image in html::all(&page, "img") {
        let src = image.get("src").unwrap();
        let allowed = src.starts_with('/')
            || ["https:", "https://anh.example"]
                .iter()
                .any(|origin| pictures.split(' ').any(|one| one == *origin));
        assert!(
            allowed,
            "{src} is shown, and the browser is told not to: {pictures}"
        );
    }
}

/// A name in letters that no address can be made of is still a name.
#[test]
fn names_that_make_no_address() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        article(
            "A",
            "quan-ha-dong",
            "2023-02-01",
            "author: [山田花子, Đỗ Đạt]\nmovements: [友好]\nsource: 朝日新聞",
        ),
    );
    let codes = site.codes();
    site.build_anyhow();
    let words = html::words(&site.article_page("a"));
    for name in ["山田花子", "Đỗ Đạt", "友好", "朝日新聞"] {
        assert!(
            words.contains(name) || !codes.is_empty(),
            "{name} is lost in silence: {words}"
        );
    }
    assert_eq!(
        strings(&site.article("a")["authors"]),
        ["山田花子", "Đỗ Đạt"]
    );
}

/// An article page shows everything that §4 asks for.
#[test]
fn an_article_shows_where_it_belongs() {
    let site = seeds();
    site.write(
        "content/s5.md",
        article(
            "Đợt một tiếp tục",
            "quan-ha-dong",
            "2023-03-01",
            "category: hoat-dong\nrelated: [\"Một tin không còn\", Phát động đợt thi đua cao điểm chào mừng Đại hội Công đoàn Thành phố]",
        ),
    );
    site.write(
        "content/s6.md",
        article(
            "Tin sau cùng của đợt",
            "quan-ha-dong",
            "2023-04-01",
            "category: Công đoàn",
        ),
    );
    site.build_anyhow();
    let page = site.article_page("s3");
    assert!(html::words(&page).contains("LĐLĐ quận Long Biên: Phát động đợt thi đua cao điểm"));
    let links = html::links(&page);
    #[rustfmt::skip]
    let cases = [
        ("/dia-ban/quan-long-bien/", "Quận Long Biên"),
        ("/phong-trao/long-bien-2018/", "Thi đua cao điểm quận Long Biên năm 2018"),
        ("/phong-trao/long-bien-2018/cao-diem/", "Đợt thi đua cao điểm"),
        ("/the-loai/phat-dong/", "Phát động"),
    ];
    for (url, words) in cases {
        assert!(
            links.contains(&(url.into(), words.into())),
            "{url}: {links:#?}"
        );
    }
    let page = site.article_page("s5");
    let links = html::links(&page);
    let named = |rel: &str| {
        html::all(&page, "a")
            .iter()
            .find(|tag| tag.get("rel") == Some(rel))
            .and_then(|tag| tag.get("href"))
            .map(str::to_owned)
    };
    assert_eq!(named("prev").as_deref(), site.article("s2")["url"].as_str());
    assert_eq!(
        named("next").as_deref(),
        Some("/tin/2023/tin-sau-cung-cua-dot/")
    );
    assert!(
        links
            .iter()
            .any(|(url, _)| Some(url.as_str()) == site.article("s3")["url"].as_str()),
        "declared by its title"
    );
    assert!(
        html::words(&page).contains("Một tin không còn")
            && !links.iter().any(|(_, words)| words == "Một tin không còn")
    );
    assert!(links.contains(&("/chuyen-muc/hoat-dong/".into(), "Hoạt động".into())));
}

/// Registers may stand in `site.yaml` or in files of their own: the same site.
#[test]
fn registers_in_either_place() {
    let files = seeds().build_anyhow();
    let one_file = seeds();
    let indent = |text: String| {
        text.lines()
            .map(|line| format!("  {line}\n"))
            .collect::<String>()
    };
    let together = format!(
        "{}districts:\n{}campaigns:\n{}",
        one_file.source("site.yaml"),
        indent(one_file.source("content/districts.yaml")),
        indent(one_file.source("content/campaigns.yaml"))
    );
    one_file.write("site.yaml", together);
    one_file.remove("content/districts.yaml");
    one_file.remove("content/campaigns.yaml");
    assert_same(&files, &one_file.build_anyhow(), "all in site.yaml");
    let own_files = seeds();
    let (head, honours) = {
        let text = own_files.source("site.yaml");
        let start = text.find("honours:\n").unwrap();
        let end = text.find("commemorations:\n").unwrap();
        (
            format!("{}{}", &text[..start], &text[end..]),
            text[start..end].to_owned(),
        )
    };
    own_files.write("site.yaml", head);
    own_files.write("content/honours.yaml", honours);
    assert_same(
        &files,
        &own_files.build_anyhow(),
        "a register under its name in a file of its own",
    );
}

/// The same site in English: other addresses, other words, the same facts.
#[test]
fn an_english_site() {
    let site = Site::new(
        "-- site.yaml --
site: {title: Bulletin, base_url: \"https://a.example/news-site/\", language: en, utc_offset: \"+00:00\"}
districts:
  - {id: riverside-ward, name: Riverside, level: ward}
campaigns:
  - id: clean-2023
    name: Clean streets
    district: riverside-ward
    phases:
      - {id: spring, label: Spring, start: 2023-03, end: 1 June 2023}
-- content/a.md --
---
title: Ðe first 1,709 bins
date: 1 April 2023, 09:30
district: Riverside Ward
results: [{indicator: Bins, achieved: 1,709, target: 431}]
---
Body with Ð kept.
",
    )
    .on("2023-04-10");
    site.edit("content/a.md", "achieved: 1,709", "achieved: \"1,709\"");
    site.build_cleanly();
    assert_eq!(strings(&site.article("a")["phases"]), ["clean-2023/spring"]);
    assert_eq!(
        site.article("a")["url"],
        "/news-site/news/2023/de-first-1-709-bins/"
    );
    let page = site.page("/news/2023/de-first-1-709-bins/");
    assert!(page.contains("<html lang=\"en\">"));
    assert!(html::words(&page).contains("1 April 2023, 09:30"));
    assert!(html::words(&page).contains("397%"));
    let phase = site.list("phases", &[]);
    assert_eq!(phase[0]["range"], "from March 2023 to 1 June 2023");
    assert!(
        site.addresses()
            .contains(&"/districts/riverside-ward/clean-2023/spring/".to_owned()),
        "{:?}",
        site.addresses()
    );
}

/// §2.4 trap 18: a new article on a district that has ended is a warning that names what took its place.
#[test]
fn articles_on_ended_districts() {
    let check = |district: &str, date: &str, more: &str, expected: Option<&str>| {
        let site = Site::new(BASE);
        site.write("content/bai.md", article("Bài", district, date, more));
        let found = site.check();
        let told = found.iter().find(|told| told["code"] == "ended-district");
        let help = told.map(|told| told["help"].as_str().unwrap());
        assert_eq!(
            help.is_some(),
            expected.is_some(),
            "{district} {date}: {found:#?}"
        );
        assert!(
            help.unwrap_or_default()
                .contains(expected.unwrap_or_default()),
            "{help:?}"
        );
        assert_eq!(site.build().code, 0, "a warning does not stop the build");
    };
    check("quan-ha-dong", "2025-06-30", "", None);
    check("quan-ha-dong", "2025-07-01", "", Some("phuong-ha-dong"));
    check("quan-long-bien", "2025-08", "", Some("địa bàn mới"));
    check(
        "quan-ha-dong",
        "2025-07-01",
        "event_date: 2025-06-28\n",
        None,
    );
    check("phuong-ha-dong", "2025-07-01", "", None);
}
