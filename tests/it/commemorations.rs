//! Anniversaries and congresses: which one, when, in which phases, and the calendar file. Checks 16 and 18 of
//! `domain.md` §5.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Site, each,
    fixtures::{BASE, SEEDS},
    html::{self, assert_says},
    strings,
};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const TRADE_UNION: &str = "  - {id: thanh-lap-cong-doan-viet-nam, name: Ngày thành lập Công đoàn Việt Nam, kind: anniversary, date: 1929-07-28}\n";

/// The base with other commemorations, and more of whatever follows.
fn calendar_of(commemorations: &str) -> Site {
    let lines: String = commemorations
        .lines()
        .map(|line| format!("  {line}\n"))
        .collect();
    Site::new(&BASE.replace(TRADE_UNION, &lines))
}

/// Those of check 18, and one that lies outside the phase.
const DAYS: &str = r#"- {id: bac-ho, name: Ngày sinh Chủ tịch Hồ Chí Minh, kind: anniversary, date: 1890-05-19}
- {id: ai-quoc, name: Ngày Bác Hồ kêu gọi thi đua ái quốc, kind: anniversary, date: 11/6/1948}
- {id: quoc-te-lao-dong, name: Ngày Quốc tế Lao động, kind: anniversary, date: 1886-05-01}
- {id: thong-nhat, name: Ngày giải phóng miền Nam, kind: anniversary, date: 30/04/1975}
- {id: cong-doan, name: Ngày thành lập Công đoàn Việt Nam, kind: anniversary, date: 1929-07-28}
- {id: thanh-lap-dang, name: Ngày thành lập Đảng, kind: anniversary, date: 1930-02-03}
- {id: can-su, name: Ngày thành lập Ban Cán sự Phụ nữ lao động, kind: anniversary, date: 1949-02}
- {id: dai-hoi-xvii, name: Đại hội Công đoàn thành phố Hà Nội, kind: congress, ordinal: 17, term: 2023 - 2028, date: 2023-10}"#;

fn article(title: &str, date: &str, more: &str) -> String {
    format!(
        "---\ntitle: \"{title}\"\ndistrict: quan-ha-dong\ndate: {date}\n{more}\n---\n\nNội dung.\n"
    )
}

/// Id, date, ordinal and round year of each row.
fn rows(listed: &[Value]) -> Vec<(&str, &str, u64, bool)> {
    let row = |row: &'_ Value| row["kind"] == "anniversary";
    listed
        .iter()
        .filter(|one| row(one))
        .map(|row| {
            (
                row["id"].as_str().unwrap(),
                row["date"].as_str().unwrap(),
                row["ordinal"].as_u64().unwrap(),
                row["round"].as_bool().unwrap(),
            )
        })
        .collect()
}

#[test]
fn check_16_the_ordinal_of_an_article() {
    let site = Site::new(BASE);
    site.add(SEEDS);
    site.build_anyhow(); // S0 has a warning of its own
    assert_says(
        &site.article_page("s0"),
        "Chào mừng 91 năm Ngày thành lập Công đoàn Việt Nam",
    );
    let page = site.page("/ky-niem/thanh-lap-cong-doan-viet-nam/");
    assert_eq!(html::cards(&page).len(), 1);
    assert_eq!(
        site.list("commemorations", &["--year", "2020"])[0]["ordinal"],
        91
    );
}

#[test]
fn check_18_anniversaries_of_a_phase() {
    #[rustfmt::skip]
    let expected = [
        ("can-su", "2023-02", 74, false, "74 năm Ngày thành lập Ban Cán sự Phụ nữ lao động"),
        ("thanh-lap-dang", "2023-02-03", 93, false, "93 năm Ngày thành lập Đảng"),
        ("thong-nhat", "2023-04-30", 48, false, "48 năm Ngày giải phóng miền Nam"),
        ("quoc-te-lao-dong", "2023-05-01", 137, false, "137 năm Ngày Quốc tế Lao động"),
        ("bac-ho", "2023-05-19", 133, false, "133 năm Ngày sinh Chủ tịch Hồ Chí Minh"),
        ("ai-quoc", "2023-06-11", 75, true, "75 năm Ngày Bác Hồ kêu gọi thi đua ái quốc"),
    ];
    let site = calendar_of(DAYS);
    site.build_cleanly();
    let listed = site.list("commemorations", &["--phase", "ha-dong-2023/dot-1"]);
    assert_eq!(
        rows(&listed),
        expected.map(|(id, date, ordinal, round, _)| (id, date, ordinal, round))
    );
    assert_eq!(
        listed.len(),
        expected.len(),
        "no congress is welcomed: {listed:#?}"
    );
    let page = html::words(&site.page("/phong-trao/ha-dong-2023/dot-1/"));
    let mut last = 0;
    for (.., words) in expected {
        let at = page
            .find(words)
            .unwrap_or_else(|| panic!("no {words} in {page}"));
        assert!(at > last, "{words} in order of time");
        last = at;
    }
    assert_eq!(
        page.matches("năm tròn").count(),
        1,
        "only 75 is round: {page}"
    );
    assert!(page.find("năm tròn").unwrap() > page.find("133 năm").unwrap());
    assert_eq!(
        page.matches(" năm Ngày ").count(),
        expected.len(),
        "nothing else: {page}"
    );
    assert!(!page.contains("lần thứ XVII"), "{page}");
}

/// (founded, year, when, ordinal, round)
#[test]
fn days_and_ordinals() {
    type Falls<'a> = Option<(&'a str, u64, bool)>;
    #[rustfmt::skip]
    let cases: &[(&str, &str, Falls<'_>)] = &[
        ("1929-07-28", "2024", Some(("2024-07-28", 95, true))),
        ("1929-07-28", "2026", Some(("2026-07-28", 97, false))),
        ("1929-07-28", "2029", Some(("2029-07-28", 100, true))),
        ("1949-02", "2023", Some(("2023-02", 74, false))),
        ("1949-02", "2024", Some(("2024-02", 75, true))),
        ("1948-02-29", "2023", Some(("2023-02-28", 75, true))), // no such day in 2023
        ("1948-02-29", "2024", Some(("2024-02-29", 76, false))),
        ("1948-02-29", "2100", Some(("2100-02-28", 152, false))),
        ("Quý I/1949", "2023", Some(("2023-Q1", 74, false))),
        ("1950", "2025", Some(("2025", 75, true))),
        ("19:30 | 02/09/1945", "2025", Some(("2025-09-02", 80, true))), // celebrated by the day
        ("2030-05-05", "2026", None), // founded later
        ("2030-05-05", "2030", None), // the founding itself
        ("2030-05-05", "2031", Some(("2031-05-05", 1, false))),
        ("2030-05-05", "2035", Some(("2035-05-05", 5, true))),
        ("1929-07-28", "1900", None),
        ("1929-07-28", "0", None),
        ("1929-07-28", "-5", None),
        ("1950", "300000", None), // beyond the years that are written with four digits, if anything
        ("1949-02", "300000", None),
        ("1948-02-29", "2147483647", None),
    ];
    each(cases, |(founded, year, expected)| {
        let site = calendar_of(&format!(
            "- {{id: ngay, name: Ngày nọ, kind: anniversary, date: \"{founded}\"}}"
        ));
        let year = format!("--year={year}");
        let listed = site.run(&["list", "commemorations", "--json", &year]);
        if listed.code != 0 && expected.is_none() {
            return;
        } // an impossible year may be refused
        let listed = listed.json();
        match expected {
            Some((date, ordinal, round)) => {
                assert_eq!(rows(&listed), [("ngay", *date, *ordinal, *round)])
            }
            None if year.len() > 11 => {} // anything but a panic
            None => assert!(rows(&listed).is_empty(), "{listed:#?}"),
        }
    });
}

/// The calendar tells both years, and puts what has no day where no day is known.
#[test]
fn the_calendar_of_two_years() {
    let more = "\n\
                - {id: chi-nam, name: Ngày chỉ biết năm, kind: anniversary, date: 1950}\n\
                - {id: mai-sau, name: Ngày mai sau, kind: anniversary, date: 2040-03-03}\n\
                - {id: sang-nam, name: Ngày đầu tiên, kind: anniversary, date: 2026-04-04}";
    let site = calendar_of(&format!("{DAYS}{more}"));
    site.build_cleanly();
    let page = site.page("/ky-niem/");
    let page = html::words(&page[page.find("<main").unwrap()..]);
    let says = |words: &str| assert!(page.contains(words), "no {words:?} in {page}");
    says("28/7 Ngày thành lập Công đoàn Việt Nam Tính từ 28/7/1929 2026: 97 năm 2027: 98 năm");
    says(
        "tháng 2 Ngày thành lập Ban Cán sự Phụ nữ lao động Tính từ tháng 2/1949 2026: 77 năm 2027: 78 năm",
    );
    says("4/4 Ngày đầu tiên Tính từ 4/4/2026 2027: 1 năm");
    says("Ngày mai sau Tính từ 3/3/2040");
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("no {words:?} in {page}"))
    };
    assert!(at("Chưa rõ ngày") < at("Ngày chỉ biết năm"));
    // The months in order, and in each the days in order.
    let order = [
        "Tháng 2 ",
        "Ban Cán sự",
        "thành lập Đảng",
        "Tháng 3",
        "Tháng 4",
        "Ngày đầu tiên",
        "giải phóng",
        "Tháng 5",
        "Quốc tế Lao động",
        "sinh Chủ tịch",
        "Tháng 6",
        "ái quốc",
        "Tháng 7",
        "28/7",
        "Chưa rõ ngày",
    ];
    let places: Vec<usize> = order.iter().map(|words| at(words)).collect();
    assert!(places.is_sorted(), "{order:?} at {places:?}");
    for (id, words) in [
        ("mai-sau", "3/3/2040"),
        ("chi-nam", "76 năm Ngày chỉ biết năm"),
        ("ai-quoc", "78 năm"),
    ] {
        assert_says(&site.page(&format!("/ky-niem/{id}/")), words);
    }
    let future = html::words(&site.page("/ky-niem/mai-sau/"));
    assert!(!future.contains(" năm Ngày mai sau"), "{future}");
}

#[test]
fn congresses_in_roman_numerals() {
    let cases = [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (13, "XIII"),
        (14, "XIV"),
        (17, "XVII"),
        (40, "XL"),
        (49, "XLIX"),
        (90, "XC"),
        (400, "CD"),
        (944, "CMXLIV"),
        (1999, "MCMXCIX"),
        (3999, "MMMCMXCIX"),
        (4000, "4000"),
    ];
    let entries: String = cases
        .iter()
        .map(|(n, _)| format!("- {{id: dh-{n}, name: Đại hội nọ, kind: congress, ordinal: {n}}}\n"))
        .collect();
    let site = calendar_of(
        &(entries
            + "- {id: dh-ten, name: Đại hội kia lần thứ hai, kind: congress, ordinal: 2, term: 2008 - 2013, date: 2008}"),
    );
    site.build_cleanly();
    for (n, roman) in cases {
        assert_eq!(
            html::first(&site.page(&format!("/ky-niem/dh-{n}/")), "h1"),
            format!("Đại hội nọ lần thứ {roman}")
        );
        assert!(
            html::first(&site.page(&format!("/ky-niem/dh-{n}/")), "title")
                .contains(&format!("lần thứ {roman} ")),
            "titles differ"
        );
        assert_eq!(
            site.row("commemorations", "id", &format!("dh-{n}"))["ordinal"],
            n
        );
    }
    let page = site.page("/ky-niem/dh-ten/");
    assert_eq!(html::first(&page, "h1"), "Đại hội kia lần thứ hai");
    assert_says(&page, "Nhiệm kỳ 2008 - 2013");
}

/// A phase of two and a half years holds its anniversaries once a year, and of the year only whole ones.
#[test]
fn phases_of_several_years() {
    let site = calendar_of(&format!(
        "{DAYS}\n- {{id: chi-nam, name: Năm nọ, kind: anniversary, date: 1950}}"
    ));
    site.edit(
        "content/campaigns.yaml",
        "{id: dot-1, label: Đợt 1, start: 7/2020, end: 12/2022}",
        "{id: dot-1, label: Đợt 1, start: 7/2020, end: 12/2022, \
         commemorations: [dai-hoi-xvii, cong-doan]}",
    );
    site.build_cleanly();
    let listed = site.list(
        "commemorations",
        &["--phase", "thai-nguyen-2020-2025/dot-1"],
    );
    let found = rows(&listed);
    let of = |id: &str| {
        found
            .iter()
            .filter(|row| row.0 == id)
            .map(|row| (row.1, row.2))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("cong-doan"),
        [("2020-07-28", 91), ("2021-07-28", 92), ("2022-07-28", 93)]
    );
    assert_eq!(of("can-su"), [("2021-02", 72), ("2022-02", 73)]);
    assert_eq!(
        of("chi-nam"),
        [("2021", 71), ("2022", 72)],
        "half of 2020 is not 2020"
    );
    assert!(
        found
            .iter()
            .map(|row| row.1)
            .collect::<Vec<_>>()
            .windows(2)
            .all(|pair| pair[0].get(..7) <= pair[1].get(..7) || pair[1].len() < 7),
        "{found:?}"
    );
    let congress: Vec<&Value> = listed
        .iter()
        .filter(|row| row["kind"] == "congress")
        .collect();
    assert_eq!(
        (congress.len(), strings(&congress[0]["phases"])),
        (1, vec!["thai-nguyen-2020-2025/dot-1"])
    );
    let page = site.page("/phong-trao/thai-nguyen-2020-2025/dot-1/");
    for words in [
        "91 năm Ngày thành lập Công đoàn",
        "92 năm Ngày thành lập Công đoàn",
        "93 năm Ngày thành lập Công đoàn",
        "Đại hội Công đoàn thành phố Hà Nội lần thứ XVII",
    ] {
        assert_eq!(html::words(&page).matches(words).count(), 1, "{words}");
    }
    assert_says(&site.page("/ky-niem/dai-hoi-xvii/"), "Đợt 1");
    assert_eq!(
        site.list(
            "commemorations",
            &["--phase", "thai-nguyen-2020-2025/dot-1", "--year", "2021"]
        )
        .iter()
        .filter(|row| row["id"] == "cong-doan")
        .count(),
        1,
        "of one year"
    );
}

/// Wanted phases of several campaigns may overlap: each anniversary once, in order of time.
#[test]
fn overlapping_phases_list_each_day_once() {
    let site = calendar_of(DAYS);
    site.edit(
        "content/campaigns.yaml",
        "- id: chua-ro\n",
        "- id: song-song\n\
         \x20 name: Song song\n\
         \x20 district: quan-long-bien\n\
         \x20 phases: [{id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-12-31}]\n\
         - id: chua-ro\n",
    );
    let listed = site.list("commemorations", &["--phase", "dot-1"]);
    let found = rows(&listed);
    let keys: BTreeSet<(&str, &str)> = found.iter().map(|row| (row.0, row.1)).collect();
    assert_eq!(keys.len(), found.len(), "{found:?}");
    let days: Vec<&str> = found
        .iter()
        .map(|row| row.1)
        .filter(|date| date.len() == 10)
        .collect();
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!(
        found.iter().filter(|row| row.0 == "cong-doan").count(),
        4,
        "2020 to 2023"
    );
}

/// What an article says it welcomes: the ordinal of its year, computed, whatever it claims.
#[test]
fn lines_of_articles() {
    #[rustfmt::skip]
    let cases = [
        ("2020-04-19", "commemorations: [cong-doan]", "91 năm Ngày thành lập Công đoàn Việt Nam"),
        ("2020-04-19", "commemorations: Ngày thành lập Công đoàn Việt Nam", "91 năm Ngày thành lập Công đoàn Việt Nam"),
        ("2020-12-31", "commemorations: [{id: cong-doan, year: 2021}]", "92 năm Ngày thành lập Công đoàn Việt Nam"),
        ("2020-12-31", "commemorations: [{id: cong-doan, ordinal: 91}]", "91 năm Ngày thành lập Công đoàn Việt Nam"),
        ("2020-04-19", "commemorations: [cong-doan, can-su]", "91 năm Ngày thành lập Công đoàn Việt Nam 71 năm Ngày thành lập Ban Cán sự Phụ nữ lao động"),
        ("Quý II/2020", "commemorations: [cong-doan]", "91 năm Ngày thành lập Công đoàn Việt Nam"),
        ("1929-07-28", "commemorations: [cong-doan]", "Ngày thành lập Công đoàn Việt Nam"), // the day itself
        ("1920-01-01", "commemorations: [cong-doan]", "Ngày thành lập Công đoàn Việt Nam"), // before
        ("2023-09-01", "commemorations: [dai-hoi-xvii]", "Đại hội Công đoàn thành phố Hà Nội lần thứ XVII"),
    ];
    let site = calendar_of(DAYS);
    for (index, (date, more, _)) in cases.iter().enumerate() {
        site.write(
            &format!("content/b{index}.md"),
            article(&format!("Bài {index}"), date, more),
        );
    }
    site.build_cleanly();
    for (index, (date, more, words)) in cases.iter().enumerate() {
        let page = html::words(&site.article_page(&format!("b{index}")));
        assert!(
            page.contains(&format!("Chào mừng {words}")),
            "{date} {more}: {page}"
        );
    }
    assert_eq!(site.row("commemorations", "id", "cong-doan")["articles"], 8);
}

/// The front page names the next days, each once, around the turn of the year and on the day itself.
#[test]
fn the_next_anniversaries() {
    #[rustfmt::skip]
    let cases: &[(&str, &[&str])] = &[
        ("2026-11-21", &["97 năm Ngày thành lập Đảng", "52 năm Ngày giải phóng miền Nam", "141 năm Ngày Quốc tế Lao động"]),
        ("2026-12-31", &["97 năm Ngày thành lập Đảng", "52 năm Ngày giải phóng miền Nam"]),
        ("2027-01-01", &["97 năm Ngày thành lập Đảng", "52 năm Ngày giải phóng miền Nam"]),
        ("2027-02-03", &["97 năm Ngày thành lập Đảng", "52 năm Ngày giải phóng miền Nam"]),
        ("2027-02-04", &["52 năm Ngày giải phóng miền Nam", "141 năm Ngày Quốc tế Lao động"]),
        ("2026-07-28", &["97 năm Ngày thành lập Công đoàn Việt Nam", "97 năm Ngày thành lập Đảng"]),
        ("2028-02-28", &["53 năm Ngày giải phóng miền Nam", "142 năm Ngày Quốc tế Lao động"]),
        ("2028-02-29", &["53 năm Ngày giải phóng miền Nam", "142 năm Ngày Quốc tế Lao động"]),
    ];
    each(cases, |(day, expected)| {
        // One commemoration more than a page shows would hide that one comes twice.
        let site = calendar_of(DAYS).on(day);
        site.build_cleanly();
        let page = html::words(&site.page("/"));
        let places: Vec<usize> = expected
            .iter()
            .map(|words| {
                page.find(words)
                    .unwrap_or_else(|| panic!("no {words} in {page}"))
            })
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!(
            page.contains("hôm nay"),
            day.ends_with("02-03") || day.ends_with("07-28"),
            "{page}"
        );
        assert!(
            !page.contains("Ban Cán sự"),
            "a month has no day to count to: {page}"
        );
    });
    for day in ["2028-02-28", "2028-02-29", "2028-07-28", "2028-07-29"] {
        let site = calendar_of("- {id: cong-doan, name: Ngày thành lập Công đoàn Việt Nam, kind: anniversary, date: 1929-07-28}").on(day);
        site.build_cleanly();
        assert_eq!(
            html::words(&site.page("/"))
                .matches(" năm Ngày thành lập Công đoàn")
                .count(),
            1,
            "{day}"
        );
    }
}

/// One event of a calendar file: properties by name, with their parameters and their value as a text.
type Event = BTreeMap<String, (String, String)>;

/// A strict reader of RFC 5545, as far as this file needs one.
#[track_caller]
fn read(bytes: &[u8]) -> (BTreeMap<String, String>, Vec<Event>) {
    let whole = bytes.strip_suffix(b"\r\n").expect("the last line ends");
    let mut lines: Vec<String> = Vec::new();
    for line in whole.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(!line.contains(&b'\r'), "a bare carriage return");
        assert!(
            line.len() <= 75,
            "{} octets: {}",
            line.len(),
            String::from_utf8_lossy(line)
        );
        let line = std::str::from_utf8(line).expect("a letter is never cut by a fold");
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => lines
                .last_mut()
                .expect("the first line is whole")
                .push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    let returns = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
    assert_eq!(
        returns,
        bytes.iter().filter(|&&byte| byte == b'\n').count(),
        "every line ends in CRLF"
    );
    assert_eq!(
        (
            lines.first().map(String::as_str),
            lines.last().map(String::as_str)
        ),
        (Some("BEGIN:VCALENDAR"), Some("END:VCALENDAR"))
    );
    let (mut head, mut events, mut open): (BTreeMap<String, String>, Vec<Event>, Option<Event>) =
        Default::default();
    for line in &lines[1..lines.len() - 1] {
        let (name, value) = line
            .split_once(':')
            .unwrap_or_else(|| panic!("no value: {line}"));
        let (name, parameters) = name.split_once(';').unwrap_or((name, ""));
        match (line.as_str(), &mut open) {
            ("BEGIN:VEVENT", None) => open = Some(Event::new()),
            ("END:VEVENT", Some(_)) => events.extend(open.take()),
            (_, Some(event)) => {
                let twice = event.insert(name.to_owned(), (parameters.to_owned(), unescape(value)));
                assert!(twice.is_none(), "{name} twice");
            }
            (_, None) => assert!(
                head.insert(name.to_owned(), unescape(value)).is_none(),
                "{name} twice"
            ),
        }
    }
    assert!(open.is_none());
    (head, events)
}

#[track_caller]
fn unescape(value: &str) -> String {
    let (mut plain, mut letters) = (String::new(), value.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(mark @ ('\\' | ';' | ',')) => plain.push(mark),
                other => panic!("\\{other:?} in {value}"),
            },
            letter => plain.push(letter),
        }
    }
    plain
}

fn ics(site: &Site) -> Vec<u8> {
    site.output()["ky-niem/ky-niem.ics"].clone()
}

#[track_caller]
fn days(event: &Event) -> (NaiveDate, NaiveDate) {
    let day = |name: &str| {
        let (parameters, value) = &event[name];
        assert_eq!(parameters, "VALUE=DATE", "{name} is a whole day");
        NaiveDate::parse_from_str(value, "%Y%m%d").unwrap()
    };
    (day("DTSTART"), day("DTEND"))
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_calendar_file() {
    let site = calendar_of(&format!(
        "{DAYS}\n\
         - {{id: nhuan, name: Ngày nhuận, kind: anniversary, date: 1948-02-29}}\n\
         - {{id: chi-nam, name: Năm nọ, kind: anniversary, date: 1950}}\n\
         - {{id: mai-sau, name: Mai sau, kind: anniversary, date: 2027-01-01}}\n\
         - {{id: dh-nam, name: Đại hội nào, kind: congress, ordinal: 3, date: 2025}}"
    ))
    .on("2027-02-01");
    site.build_cleanly();
    let bytes = ics(&site);
    let (head, events) = read(&bytes);
    assert_eq!(
        (&*head["VERSION"], &*head["CALSCALE"]),
        ("2.0", "GREGORIAN")
    );
    assert!(!head["PRODID"].is_empty());
    let uids: BTreeSet<&String> = events.iter().map(|event| &event["UID"].1).collect();
    assert_eq!(
        uids.len(),
        events.len(),
        "every event has a name of its own"
    );
    for event in &events {
        let (first, after) = days(event);
        assert!(first < after, "{event:#?}");
        let stamp = &event["DTSTAMP"].1;
        assert!(
            stamp.len() == 16 && stamp.ends_with('Z') && stamp.as_bytes()[8] == b'T',
            "{stamp}"
        );
        assert!(
            event["URL"].1.starts_with("https://thu.example/"),
            "{event:#?}"
        );
        assert!(!event["SUMMARY"].1.is_empty());
    }
    let mut found: BTreeMap<&str, Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
    for event in &events {
        found
            .entry(&event["SUMMARY"].1)
            .or_default()
            .push(days(event));
    }
    #[rustfmt::skip]
    let expected = [
        ("98 năm Ngày thành lập Công đoàn Việt Nam", "2027-07-28", "2027-07-29"),
        ("99 năm Ngày thành lập Công đoàn Việt Nam", "2028-07-28", "2028-07-29"),
        ("78 năm Ngày thành lập Ban Cán sự Phụ nữ lao động", "2027-02-01", "2027-03-01"), // a month
        ("79 năm Ngày thành lập Ban Cán sự Phụ nữ lao động", "2028-02-01", "2028-03-01"),
        ("79 năm Ngày nhuận", "2027-02-28", "2027-03-01"),
        ("80 năm Ngày nhuận", "2028-02-29", "2028-03-01"),
        ("1 năm Mai sau", "2028-01-01", "2028-01-02"),
        ("Đại hội Công đoàn thành phố Hà Nội lần thứ XVII", "2023-10-01", "2023-11-01"),
        ("Đợt 1: Phong trào thi đua năm 2023 trong CNVCLĐ quận Hà Đông", "2023-01-01", "2023-07-01"), // to 30/6
        ("Đợt 2: Phong trào thi đua năm 2023 trong CNVCLĐ quận Hà Đông", "2023-07-01", "2024-01-01"),
        ("Đợt thi đua cao điểm: Thi đua cao điểm quận Long Biên năm 2018", "2018-04-01", "2018-07-01"),
        ("Đợt 2: Thi đua yêu nước trong CNVCLĐ tỉnh Thái Nguyên giai đoạn 2020 - 2025", "2023-01-01", "2025-07-01"),
        ("Quý I: Thi đua yêu nước trong CNVCLĐ quận Thanh Xuân năm 2020", "2020-01-01", "2020-04-01"),
    ];
    for (summary, first, after) in expected {
        assert_eq!(
            found.get(summary),
            Some(&vec![(date(first), date(after))]),
            "{summary} in {found:#?}"
        );
    }
    for never in [
        "Năm nọ",
        "Đại hội nào",
        "Phong trào chưa rõ thời gian",
        "0 năm Mai sau",
    ] {
        assert!(
            !found.keys().any(|summary| summary.contains(never)),
            "{never} has no day"
        );
    }
    let days: Vec<_> = events.iter().map(days).collect();
    assert!(days.is_sorted(), "in order of time");
    // Another reader finds the same.
    let other: icalendar::Calendar = std::str::from_utf8(&bytes).unwrap().parse().unwrap();
    let summaries: Vec<String> = other
        .components
        .iter()
        .map(|part| match part {
            icalendar::CalendarComponent::Event(event) => {
                icalendar::Component::get_summary(event).unwrap().to_owned()
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        summaries,
        events
            .iter()
            .map(|event| event["SUMMARY"].1.clone())
            .collect::<Vec<_>>()
    );
    // Equal input, equal bytes; on another day of the year, too.
    site.build_cleanly();
    assert_eq!(ics(&site), bytes);
    let later = site.on("2027-11-30");
    later.build_cleanly();
    assert_eq!(ics(&later), bytes);
}

/// Commas, semicolons, backslashes and line breaks are escaped; long words are folded between letters.
#[test]
fn hostile_words_in_the_calendar_file() {
    let long = "Ngày của những chữ có dấu ỗ ễ ữ ặ ".repeat(6);
    let emoji = "👩‍👩‍👧".repeat(30);
    let site = calendar_of(&format!(
        "- {{id: a, name: 'Một, hai; ba \\ bốn: năm \"sáu\"', kind: anniversary, \
         date: 2000-01-01}}\n\
         - {{id: b, name: '{}', kind: anniversary, date: 2000-01-02}}\n\
         - {{id: c, name: '{emoji}', kind: anniversary, date: 2000-01-03}}\n\
         - {{id: d, name: '{}', kind: anniversary, date: 2000-01-04}}\n\
         - {{id: e, name: 'END:VEVENT', kind: anniversary, date: 2000-01-05}}",
        long.trim(),
        "ữ".repeat(500)
    ));
    site.edit(
        "content/campaigns.yaml",
        "      theme: “Đoàn kết, sáng tạo, \
         thi đua lập thành tích chào mừng Đại hội Công đoàn các cấp”\n",
        "      theme: |\n\
         \x20       Dòng một, có phẩy;\n\
         \x20       BEGIN:VEVENT\n\
         \x20       dòng ba \\n\n",
    );
    site.edit(
        "site.yaml",
        "  title: Bản tin thử\n",
        "  title: \"Bản tin, thử; \\\\ nghiệm\"\n",
    );
    site.build_anyhow();
    let (head, events) = read(&ics(&site));
    assert!(
        head.values()
            .any(|value| value == "Bản tin, thử; \\ nghiệm"),
        "{head:#?}"
    );
    for words in [
        "26 năm Một, hai; ba \\ bốn: năm \"sáu\"",
        &format!("26 năm {}", long.trim()),
        &format!("27 năm {emoji}"),
        &format!("26 năm {}", "ữ".repeat(500)),
        "26 năm END:VEVENT",
    ] {
        assert_eq!(
            events
                .iter()
                .filter(|event| event["SUMMARY"].1 == *words)
                .count(),
            1,
            "{words}"
        );
    }
    let described: Vec<&String> = events
        .iter()
        .filter_map(|event| event.get("DESCRIPTION"))
        .map(|(_, text)| text)
        .collect();
    assert!(
        described
            .iter()
            .any(|text| text.contains("Dòng một, có phẩy;")
                && text.contains("BEGIN:VEVENT")
                && text.contains("dòng ba \\n")),
        "{described:#?}"
    );
}

/// Entries of different registers may have ids that read alike together.
#[test]
fn names_of_events_never_clash() {
    let site = calendar_of(
        "- {id: dai-hoi, name: Ngày đại hội, kind: anniversary, date: 2000-01-01}\n\
         - {id: dai-hoi-2026, name: Đại hội, kind: congress, ordinal: 2, date: 2026-05-05}\n\
         - {id: dai-hoi-2027, name: Đại hội, kind: congress, ordinal: 3, date: 2027-05-05}",
    );
    site.edit(
        "site.yaml",
        "    phases:\n\
         \x20     - {id: giai-doan-1, label: Giai đoạn 1}\n",
        "    phases:\n\
         \x20     - {id: giai-doan-1, label: Giai đoạn 1, period: 2022}\n\
         \x20 - id: ha-dong-2023\n\
         \x20   name: Trùng mã\n\
         \x20   phases:\n\
         \x20     - {id: dot-1, label: Đợt 1, period: 2023}\n",
    );
    site.edit(
        "content/campaigns.yaml",
        "- id: chua-ro\n",
        "- {id: a-b, name: AB, district: quan-long-bien, phases: [{id: c, label: C, \
         period: 2001}]}\n\
         - {id: a, name: A, district: quan-long-bien, phases: [{id: b-c, label: BC, \
         period: 2001}]}\n\
         - id: chua-ro\n",
    );
    site.build_anyhow();
    let (_, events) = read(&ics(&site));
    let uids: BTreeSet<&String> = events.iter().map(|event| &event["UID"].1).collect();
    assert_eq!(
        uids.len(),
        events.len(),
        "{:#?}",
        events
            .iter()
            .map(|event| &event["UID"].1)
            .collect::<Vec<_>>()
    );
}

/// A phase without a page of its own is an event without an address.
#[test]
fn addresses_in_the_calendar_file_exist() {
    for families in ["phases: false", "programmes: false", "phases: true"] {
        let site = calendar_of(DAYS);
        site.edit(
            "site.yaml",
            "  page_size: 10\n",
            &format!("  page_size: 10\n  families: {{{families}}}\n"),
        );
        site.edit(
            "site.yaml",
            "{id: giai-doan-1, label: Giai đoạn 1}",
            "{id: giai-doan-1, label: Giai đoạn 1, period: 2022}",
        );
        let files = site.build_cleanly();
        let (_, events) = read(&ics(&site));
        assert!(events.len() > 20, "{}", events.len());
        for event in &events {
            if let Some((_, url)) = event.get("URL") {
                let path = url.strip_prefix("https://thu.example/").unwrap();
                assert!(
                    files.contains_key(&format!("{path}index.html")),
                    "{families}: {url}"
                );
            }
        }
    }
}

/// The line of time of a campaign: there when its time is known, of a thousand years, too.
#[test]
fn lines_of_time() {
    let site = calendar_of(DAYS);
    site.edit(
        "content/campaigns.yaml",
        "- id: chua-ro\n",
        "- {id: nghin-nam, name: Nghìn năm, district: quan-long-bien, phases: [{id: dot-1, \
         label: Đợt 1, start: 1900-01-01, end: 2899-12-31}]}\n\
         - {id: mot-ngay, name: Một ngày, district: quan-long-bien, period: 2017-05-05}\n\
         - id: chua-ro\n",
    );
    let files = site.build_anyhow();
    let has = |id: &str| {
        site.page(&format!("/phong-trao/{id}/"))
            .contains("Trục thời gian của")
    };
    assert!(
        has("ha-dong-2023")
            && has("thai-nguyen-2020-2025")
            && has("phuc-tho-2022")
            && has("nghin-nam")
            && has("mot-ngay")
    );
    assert!(!has("chua-ro"), "no line of an unknown time");
    for id in [
        "ha-dong-2023",
        "thai-nguyen-2020-2025",
        "phuc-tho-2022",
        "nghin-nam",
        "mot-ngay",
    ] {
        let page = site.page(&format!("/phong-trao/{id}/"));
        assert!(!page.contains("NaN") && !page.contains("inf%"), "{id}");
        for tag in html::tags(&page) {
            for name in ["x", "x1", "x2", "cx", "width"] {
                let Some(share) = tag.get(name).and_then(|value| value.strip_suffix('%')) else {
                    continue;
                };
                let share: f64 = share.parse().unwrap();
                assert!((0.0..=100.0).contains(&share), "{id}: {name}={share}");
            }
        }
    }
    let largest = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .max_by_key(|(_, bytes)| bytes.len())
        .unwrap();
    assert!(
        largest.1.len() < 1_000_000,
        "{} has {} bytes",
        largest.0,
        largest.1.len()
    );
    read(&ics(&site));
}

#[test]
fn bad_commemorations() {
    #[rustfmt::skip]
    let entries: &[(&str, &str)] = &[
        ("- {id: a, name: A, kind: anniversary}", "missing-field"),
        ("- {id: a, name: A, kind: anniversary, date: hôm qua}", "bad-date"),
        ("- {id: a, name: A, kind: anniversary, date: 30/02/1950}", "impossible-date"),
        ("- {id: a, name: A, kind: congress}", "missing-field"),
        ("- {id: a, name: A, kind: congress, ordinal: -3}", "negative-number"),
        ("- {id: a, name: A, kind: congress, ordinal: XVII}", "bad-number"),
        ("- {id: a, name: A, kind: hội nghị, date: 1950}", "unknown-choice"),
    ];
    each(entries, |(entry, problem)| {
        let site = calendar_of(entry);
        let codes = site.codes();
        assert!(codes.contains(&(*problem).to_owned()), "{codes:?}");
    });
    #[rustfmt::skip]
    let mentions: &[(&str, &str)] = &[
        ("commemorations: [khong-co]", "unknown-reference"),
        ("commemorations: [{ordinal: 3}]", "missing-field"),
        ("commemorations: [{id: cong-doan, ordinal: -3}]", "negative-number"),
        ("commemorations: [{id: cong-doan, year: năm nay}]", "bad-number"),
        ("commemorations: [{id: cong-doan, lần: 3}]", "unknown-key"),
    ];
    each(mentions, |(mention, problem)| {
        let site = calendar_of(DAYS);
        site.write("content/bai.md", article("Một bài", "2023-01-02", mention));
        let codes = site.codes();
        assert!(codes.contains(&(*problem).to_owned()), "{codes:?}");
    });
    for mention in [
        "commemorations: []",
        "commemorations:",
        "commemorations: [{id: cong-doan, year: 300000}]",
        "commemorations: [{id: can-su, year: 0}]",
        "commemorations: [{id: cong-doan, year: 99999999999}]",
        "commemorations: [cong-doan, cong-doan]",
    ] {
        let site = calendar_of(DAYS);
        site.write("content/bai.md", article("Một bài", "2023-01-02", mention));
        site.build(); // refused or not, never a panic
    }
}
