//! What an editor reads when something is wrong.
//!
//! Each case is a small mistake on a sound site. The mark `▸` stands where the message must point (it is not
//! part of the file), so a case shows both what was written and where the program says it is wrong. Every case
//! is checked in both languages, as JSON and as text.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{Site, each, fixtures::BASE};
use serde_json::Value;
use std::{
    cell::RefCell,
    io::Read,
    os::unix::fs::symlink,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const MARK: char = '▸';

/// A problem that must be told: code, severity, and a piece of the cure in Vietnamese and English.
type Expected = (&'static str, &'static str, &'static str, &'static str);

/// Mistakes on a site, with marks in the files that hold them, and what must be told about each.
struct Case {
    story: String,
    site: Site,
    marks: Vec<(String, usize, usize)>,
}

impl Case {
    fn new(story: &str) -> Case {
        Case {
            story: story.to_owned(),
            site: Site::new(BASE),
            marks: Vec::new(),
        }
    }

    /// Puts a file in its place, with marks.
    fn file(mut self, path: &str, text: &str) -> Case {
        let mut plain = String::new();
        for letter in text.chars() {
            if letter == MARK {
                let line = plain.matches('\n').count() + 1;
                let column = plain.rsplit('\n').next().unwrap().chars().count() + 1;
                self.marks.push((path.to_owned(), line, column));
            } else {
                plain.push(letter);
            }
        }
        self.site.write(path, plain);
        self
    }

    /// Changes a piece of a file of the base.
    fn edit(self, path: &str, from: &str, to: &str) -> Case {
        let text = self.site.source(path);
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        let text = text.replacen(from, to, 1);
        self.file(path, &text)
    }

    /// Checks that this is told, at the marks, in the order of files and lines, and nothing else: as JSON in
    /// Vietnamese by `check`, as text in English by `build`. What differs is kept for [`done`].
    fn tells(mut self, expected: &[Expected]) {
        self.marks.sort();
        assert_eq!(
            self.marks.len(),
            expected.len(),
            "{}: a mark for each problem",
            self.story
        );
        let wrong = [self.wrong_in_json(expected), self.wrong_in_text(expected)].concat();
        if !wrong.is_empty() {
            fail(format!("— {}\n{}", self.story, wrong.join("\n")));
        }
    }

    fn wrong_in_json(&self, expected: &[Expected]) -> Vec<String> {
        let checked = self.site.run(&["check", "--format", "json"]);
        let found = checked.json();
        let told: Vec<String> = found.iter().map(place).collect();
        let mark =
            |((path, line, column), (code, severity, ..)): (&(String, usize, usize), &Expected)| {
                format!("{path}:{line}:{column} {severity} {code}")
            };
        let wanted: Vec<String> = self.marks.iter().zip(expected).map(mark).collect();
        let more = told
            .iter()
            .filter(|place| !wanted.contains(place))
            .map(|place| format!("told is {place}"));
        let less = wanted
            .iter()
            .filter(|place| !told.contains(place))
            .map(|place| format!("not told is {place}"));
        let mut wrong: Vec<String> = more.chain(less).collect();
        if wrong.is_empty() && told != wanted {
            wrong.push(format!("the order is wrong: {told:#?}"));
        }
        if wrong.is_empty() {
            for (told, (_, _, cure, _)) in found.iter().zip(expected) {
                let help = told["help"].as_str().unwrap();
                if !help.contains(cure) {
                    wrong.push(format!("{}: {cure:?} is not in {help:?}", place(told)));
                }
                assert!(!told["message"].as_str().unwrap().trim().is_empty());
            }
        }
        if checked.code != i32::from(any_error(expected)) {
            wrong.push(format!("check ends with {}", checked.code));
        }
        wrong
    }

    fn wrong_in_text(&self, expected: &[Expected]) -> Vec<String> {
        let built = self.site.run(&["build", "--lang", "en", "--allow-shrink"]);
        let mut wanted = Vec::new();
        for ((path, line, column), (code, severity, _, cure)) in self.marks.iter().zip(expected) {
            let position = format!("{path}:{line}:{column}");
            let whole_file = (*line, *column) == (1, 1) && !built.stderr.contains(&position);
            wanted.push(format!("{severity}[{code}]"));
            wanted.push(if whole_file { path.clone() } else { position });
            wanted.push((*cure).to_owned());
        }
        wanted.retain(|piece| !built.stderr.contains(piece));
        let errors = any_error(expected);
        if (built.code, self.site.output().is_empty()) != (i32::from(errors), errors) {
            wanted.push(format!("exit code {}", built.code));
        }
        if !wanted.is_empty() {
            wanted.push(format!("← is missing in\n{}", built.stderr));
        }
        wanted
    }
}

fn any_error(expected: &[Expected]) -> bool {
    expected
        .iter()
        .any(|(_, severity, ..)| *severity == "error")
}

thread_local! {
    /// What went wrong in this test so far.
    static FAILURES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// Articles with mistakes that wait to be checked together, on one site.
    static ARTICLES: RefCell<Vec<(String, Vec<Expected>)>> = const { RefCell::new(Vec::new()) };
}

fn fail(failure: String) {
    FAILURES.with_borrow_mut(|failures| failures.push(failure));
}

/// Checks the articles that wait, those with errors and those with mere warnings apart; then fails with
/// every case of this test that went wrong.
#[track_caller]
fn done() {
    let articles = ARTICLES.take();
    for errors in [true, false] {
        let together: Vec<_> = articles
            .iter()
            .filter(|(_, expected)| any_error(expected) == errors)
            .collect();
        if together.is_empty() {
            continue;
        }
        let mut case = Case::new("articles");
        let mut expected = Vec::new();
        for (number, (text, one)) in together.iter().enumerate() {
            let path = format!("content/{number:03}.md");
            case.story.push_str(&format!(
                "\n{path}: {}",
                text.replace(SOUND, "…")
                    .trim_matches(['-', '\n'])
                    .trim_end_matches("\n---\n\nNội dung.")
            ));
            let own_title = text
                .replacen("title: Một bài\n", &format!("title: Một bài {number}\n"), 1)
                .replacen("title: A\n", &format!("title: A{number}\n"), 1);
            case = case.file(&path, &own_title);
            expected.extend(one.iter().copied());
        }
        case.tells(&expected);
    }
    let failures = FAILURES.take();
    assert!(
        failures.is_empty(),
        "{} cases:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn place(told: &Value) -> String {
    format!(
        "{}:{}:{} {} {}",
        told["path"].as_str().unwrap(),
        told["line"],
        told["column"],
        told["severity"].as_str().unwrap(),
        told["code"].as_str().unwrap()
    )
}

/// An article with these lines of front matter and this text.
fn article(lines: &str, body: &str) -> String {
    format!("---\n{lines}\n---\n\n{body}\n")
}

const SOUND: &str = "title: Một bài\ndate: 2023-02-01\ndistrict: quan-ha-dong";

/// A mistake in the front matter of an article.
fn bad(lines: &str, expected: &[Expected]) {
    let text = article(lines, "Nội dung.");
    ARTICLES.with_borrow_mut(|articles| articles.push((text, expected.to_vec())));
}

/// A mistake in one more line of otherwise sound front matter.
fn bad_line(line: &str, expected: &[Expected]) {
    bad(&format!("{SOUND}\n{line}"), expected);
}

/// A mistake in the text of an article.
fn bad_text(text: &str, expected: &[Expected]) {
    ARTICLES.with_borrow_mut(|articles| articles.push((article(SOUND, text), expected.to_vec())));
}

/// A mistake in the text of the article `content/bai.md`, alone on its site.
fn bad_text_alone(text: &str, expected: &[Expected]) {
    Case::new(text)
        .file("content/bai.md", &article(SOUND, text))
        .tells(expected);
}

/// A mistake in a register or in the settings.
fn bad_edit(path: &str, from: &str, to: &str, expected: &[Expected]) {
    Case::new(to).edit(path, from, to).tells(expected);
}

#[rustfmt::skip]
#[test]
fn mistakes_of_quotes_and_colons() {
    bad(
        "title: ▸LĐLĐ quận Thanh Xuân: Nâng cao công tác tuyên truyền\ndate: 2023-02-01\ndistrict: quan-ha-dong",
        &[(
            "unquoted-colon",
            "error",
            "viết `title: \"LĐLĐ quận Thanh Xuân: Nâng cao công tác tuyên truyền\"`",
            "write `title: \"LĐLĐ quận Thanh Xuân: Nâng cao",
        )],
    );
    bad_line("kicker: ▸LĐLĐ quận Long Biên:", &[("unquoted-colon", "error", "`kicker: \"LĐLĐ quận Long Biên:\"`", "`kicker: \"LĐLĐ")]);
    bad_line("lead: ▸Bí thư nói: \"Thi đua\"", &[("unquoted-colon", "error", "`lead: \"Bí thư nói: \\\"Thi đua\\\"\"`", "`lead: \"Bí thư")]);
    bad_line("people:\n  - name: A\n    role: ▸Chủ tịch: quận", &[("unquoted-colon", "error", "`role: \"Chủ tịch: quận\"`", "`role: \"Chủ")]);
    bad_line("▸lead: \"Mở mà không đóng", &[("unclosed-quote", "error", "thêm dấu ngoặc cùng loại", "same mark at the end")]);
    bad_line("▸lead: \"Mở mà không đóng\nkicker: \"Đóng\"", &[("unclosed-quote", "error", "thêm dấu ngoặc cùng loại", "same mark at the end")]);
    bad_line("lead: \"Hội thi\" ▸thợ giỏi", &[("text-after-quote", "error", "một cặp ngoặc kép", "one pair of quotes")]);
    bad_line("lead: 'Nhà máy H'▸Mơ'", &[("text-after-quote", "error", "một cặp ngoặc kép", "one pair of quotes")]);
    bad_line("lead: ▸“Hai tốt”: phong trào của ngành", &[("unquoted-colon", "error", "`lead: \"“Hai tốt”: phong trào của ngành\"`", "in quotes")]);
    done();
}

#[rustfmt::skip]
#[test]
fn mistakes_of_letters_that_mean_something_in_yaml() {
    for line in ["kicker: ▸@congdoan phát động", "kicker: ▸`mã`", "kicker: ▸%20 tăng"] {
        bad_line(line, &[("reserved-character", "error", "đặt giá trị trong ngoặc kép", "put the value in quotes")]);
    }
    bad_line("kicker: ▸*Nóng* phong trào", &[("yaml-alias", "error", "trong ngoặc kép", "in quotes")]);
    bad_line("kicker: ▸&LLVT phong trào", &[("yaml-alias", "error", "trong ngoặc kép", "in quotes")]);
    bad_line("kicker: ▸[Nóng] Phát động", &[("reserved-character", "error", "ngoặc kép", "in quotes")]);
    bad_line("kicker: ▸{a} Phát động", &[("reserved-character", "error", "ngoặc kép", "in quotes")]);
    bad_line("kicker: ▸!Nóng", &[("reserved-character", "error", "ngoặc kép", "in quotes")]);
    bad_line("kicker: ▸- Một", &[("reserved-character", "error", "ngoặc kép", "in quotes")]);
    bad_line("lead: \"C:▸\\Users\"", &[("bad-escape", "error", "ngoặc đơn", "single quotes")]);
    done();
}

#[rustfmt::skip]
#[test]
fn mistakes_of_form() {
    bad_line("people:\n\t▸- A", &[("tab-indent", "error", "dấu cách", "spaces")]);
    bad_line("  ▸kicker: A", &[("bad-indent", "error", "canh dòng thẳng", "align it")]);
    bad_line("people:\n  - name: A\n   ▸role: B", &[("bad-indent", "error", "canh dòng thẳng", "align it")]);
    bad_line("▸kicker Không có dấu hai chấm\nlead: A", &[("no-colon-after-key", "error", "dấu hai chấm và một dấu cách", "a colon and a space")]);
    bad_line("▸kicker:Không có dấu cách\nlead: A", &[("no-colon-after-key", "error", "dấu hai chấm và một dấu cách", "a colon and a space")]);
    bad_line("▸kicker：Dấu hai chấm rộng\nlead: A", &[("no-colon-after-key", "error", "dấu hai chấm và một dấu cách", "a colon and a space")]);
    bad_line("▸kicker Không có dấu hai chấm", &[("no-colon-after-key", "error", "dấu hai chấm và một dấu cách", "a colon and a space")]);
    bad_line("sectors: ▸[doanh-nghiep, truong-hoc\nkicker: A", &[("unclosed-bracket", "error", "dấu ngoặc đóng", "closing bracket")]);
    bad_line("kicker: A\n▸kicker: B", &[("duplicate-key", "error", "giữ lại một dòng", "keep one")]);
    bad_line("people: [{name: A, ▸name: B}]", &[("duplicate-key", "error", "giữ lại một dòng", "keep one")]);
    done();
}

#[rustfmt::skip]
#[test]
fn mistakes_of_the_whole_file() {
    let check = |story: &str, text: &str, expected: &[Expected]| Case::new(story).file("content/bai.md", text).tells(expected);
    let none = ("no-front-matter", "error", "title:", "title:");
    check("an empty file", "▸", &[none]);
    check("only white space", "\n\n  \n▸", &[none]);
    check("a text without front matter", "▸# Một bài\n\nNội dung.\n", &[none]);
    check("a template of another program", "▸+++\ntitle = 'A'\n+++\n", &[none]);
    check(
        "front matter that never ends",
        "▸---\ntitle: Một bài\n",
        &[("front-matter-not-closed", "error", "thêm một dòng chỉ có `---`", "a line with only `---`")],
    );
    check(
        "too few hyphens",
        "▸---\ntitle: A\n--\nNội dung.\n",
        &[("front-matter-not-closed", "error", "dòng 3 `--`", "line 3, `--`")],
    );
    check("a list", "---\n▸- một\n- hai\n---\n", &[("front-matter-not-keys", "error", "mỗi dòng một khóa", "one key a line")]);
    check("a word", "---\n▸một hai ba\n---\n", &[("front-matter-not-keys", "error", "mỗi dòng một khóa", "one key a line")]);
    let missing = |field| match field {
        "date" => ("missing-field", "error", "thêm `date: …`", "add `date: …`"),
        "district" => ("missing-field", "error", "thêm `district: …`", "add `district: …`"),
        _ => ("missing-field", "error", "thêm `title: …`", "add `title: …`"),
    };
    check("nothing between the fences", "---\n▸▸▸---\nNội dung.\n", &[missing("title"), missing("date"), missing("district")]);
    check("only a title", "---\n▸▸title: A\n---\n", &[missing("date"), missing("district")]);
    check("a plain article", "---\n▸district: quan-ha-dong\ndate: 2023-02-01\n---\n", &[missing("title")]);
    Case::new("a plain page without a title").file("content/pages/gioi-thieu.md", "---\n▸slug: gioi-thieu\n---\nA\n").tells(&[missing("title")]);
    done();
}

#[test]
fn empty_and_misshapen_fields() {
    let empty = ("empty-field", "error", "điền giá trị", "give it a value");
    for lines in [
        "▸title:\ndate: 2023-02-01\ndistrict: quan-ha-dong",
        "▸title: \"\"\ndate: 2023-02-01\ndistrict: quan-ha-dong",
        "title: A\n▸date: ~\ndistrict: quan-ha-dong",
        "title: A\ndate: 2023-02-01\n▸district: []",
        "title: A\ndate: 2023-02-01\n▸district: \"  \"",
    ] {
        bad(lines, &[empty]);
    }
    let shape = |vi, en| ("wrong-shape", "error", vi, en);
    let one_line = shape("viết trên một dòng", "write it on one line");
    bad(
        "title: ▸[A, B]\ndate: 2023-02-01\ndistrict: quan-ha-dong",
        &[one_line],
    );
    bad(
        "title: ▸{a: b}\ndate: 2023-02-01\ndistrict: quan-ha-dong",
        &[one_line],
    );
    bad(
        "title: A\ndate: ▸[2023, 2024]\ndistrict: quan-ha-dong",
        &[one_line],
    );
    bad(
        "title: A\ndate: 2023-02-01\ndistrict: ▸{id: quan-ha-dong}",
        &[one_line],
    );
    bad_line("author: [▸[A, B]]", &[one_line]);
    bad_line("draft: ▸[true]", &[one_line]);
    bad_line("source: ▸{name: A}", &[one_line]);
    let keys = shape("khóa con", "keys");
    bad_line(
        "results: ▸tốt",
        &[(
            "wrong-shape",
            "error",
            "{indicator: Sáng kiến, achieved: 1.709, target: 431, percent: 397}",
            "{indicator: ",
        )],
    );
    bad_line("results: [▸[a]]", &[keys]);
    bad_line(
        "commendations: [▸Bằng khen]",
        &[(
            "wrong-shape",
            "error",
            "`{honour: Bằng khen, count: 10}`",
            "`{honour: Bằng khen, count: 10}`",
        )],
    );
    bad_line("photo: ▸[a.svg]", &[keys]);
    bad_line("people: [▸[A]]", &[keys]);
    let missing = |vi, en| ("missing-field", "error", vi, en);
    bad_line(
        "results: [▸{achieved: 10}]",
        &[missing("`indicator: …`", "`indicator: …`")],
    );
    bad_line(
        "commendations: [▸{count: 10}]",
        &[missing("`honour: …`", "`honour: …`")],
    );
    bad_line(
        "people: [▸{role: Chủ tịch}]",
        &[missing("`name: …`", "`name: …`")],
    );
    bad_line("photo: ▸{caption: A}", &[missing("`src: …`", "`src: …`")]);
    done();
}

#[rustfmt::skip]
#[test]
fn unknown_keys_suggest_the_nearest() {
    let near = |vi, en| ("unknown-key", "warning", vi, en);
    bad_line("▸auhtor: Đỗ Đạt", &[near("`author`?", "did you mean `author`?")]);
    bad_line("▸authors: Đỗ Đạt", &[near("viết `author: …`", "write `author: …`")]);
    bad_line("▸Author: Đỗ Đạt", &[near("`author: …`", "`author: …`")]);
    bad_line("▸campain: ha-dong-2023", &[near("`campaign`?", "`campaign`?")]);
    bad_line("▸sector: doanh-nghiep", &[near("`sectors: …`", "`sectors: …`")]);
    bad_line("▸tags: [a]", &[near("`movements`?", "`movements`?")]);
    bad_line("▸layout: post", &[near("xóa dòng này", "delete the line")]);
    bad_line("results: [{indicator: A, ▸achived: 10}]", &[near("`achieved`?", "`achieved`?")]);
    bad_line("commendations: [{honour: bang-khen, ▸recipient: A}]", &[near("`recipients`?", "`recipients`?")]);
    bad_edit("site.yaml", "  page_size: 10", "  page_size: 10\n  ▸pagesize: 10", &[near("`page_size`?", "`page_size`?")]);
    bad_edit("site.yaml", "honours:\n", "▸honors:\n  - {id: x, name: X}\nhonours:\n", &[near("`honours`?", "`honours`?")]);
    bad_edit("content/campaigns.yaml", "  period: 2022\n", "  period: 2022\n  ▸perod: 2022\n", &[near("`period`?", "`period`?")]);
    bad_edit("content/districts.yaml", "level: tinh}", "level: tinh, ▸form: 2020}", &[near("`from`?", "`from`?")]);
    // A required key with a slip is one mistake.
    bad("▸tilte: A\ndate: 2023-02-01\ndistrict: quan-ha-dong", &[("missing-field", "error", "đổi `tilte:` thành `title:`", "make `tilte:` `title:`")]);
    done();
}

/// A key of `site.yaml` that stands one level away from where it belongs.
#[rustfmt::skip]
#[test]
fn keys_in_the_wrong_place() {
    let under = ("misplaced-key", "warning", "xuống dưới `site:`", "below `site:`");
    bad_edit("site.yaml", "honours:\n", "▸raw_html: trusted\nhonours:\n", &[under]);
    bad_edit("site.yaml", "honours:\n", "▸page_size: 5\nhonours:\n", &[under]);
    let out = ("misplaced-key", "warning", "ra mép trái", "to the left edge");
    bad_edit("site.yaml", "  page_size: 10", "  page_size: 10\n  ▸checks: {missing-alt: off}", &[out]);
    done();
}

/// What YAML drops without a word: comments that are none, and tags.
#[rustfmt::skip]
#[test]
fn text_that_yaml_drops() {
    let cut = |vi, en| ("cut-by-hash", "error", vi, en);
    let title = cut("`\"Phát động đợt 2 #thiđua2024 #côngđoàn\"`", "a space behind the #");
    bad("title: Phát động đợt 2 ▸#thiđua2024 #côngđoàn\ndate: 2023-02-01\ndistrict: quan-ha-dong", &[title]);
    bad_line("author: Tổ ▸#3 ban biên tập", &[cut("ngoặc kép", "in quotes")]);
    bad_line("author:\n  - Tổ ▸#3\n  - Đỗ Đạt # trưởng ban", &[cut("ngoặc kép", "in quotes")]);
    bad_line("lead: ▸#thidua là thẻ", &[cut("`\"#thidua là thẻ\"`", "in quotes")]);
    bad_line("results: [{indicator: A, target: 10, achieved: 10}] #ghi chú", &[]);
    bad_line("lead: \"Xem #thidua\"", &[]);
    bad_line("lead: Xem C#", &[]);
    bad_line("kicker: Đợt 2 # chưa chắc", &[]);
    bad_edit("site.yaml", "  page_size: 10", "  page_size: 10 ▸#mười", &[cut("ngoặc kép", "in quotes")]);
    let tag = ("reserved-character", "error", "đặt giá trị trong ngoặc kép", "in quotes");
    bad("title: ▸! Khẩn, phát động\ndate: 2023-02-01\ndistrict: quan-ha-dong", &[tag]);
    bad_line("lead: ▸!Khẩn cấp", &[tag]);
    done();
}

#[rustfmt::skip]
#[test]
fn values_that_are_not_what_they_should_be() {
    let kind = ("unknown-choice", "error", "`launch`?", "`launch`?");
    bad_line("kind: ▸lauch", &[kind]);
    bad_line("kind: ▸bài báo", &[("unknown-choice", "error", "launch (phát động), progress", "choose one of")]);
    let date = ("bad-date", "error", "ngày trước tháng", "day comes first");
    let no_such_day = ("impossible-date", "error", "ngày luôn đứng trước tháng", "the day comes first");
    let bad_date = |written: &str, expected| bad(&format!("title: A\ndistrict: quan-ha-dong\ndate: {written}"), &[expected]);
    for written in ["▸hôm qua", "▸2020 – 2025", "▸07/2023 09:30", "▸17:35", "▸8h sáng nay", "▸năm học 2023"] {
        bad_date(written, date);
    }
    for written in ["▸20.4", "▸ngày 20 tháng 4", "▸20/4, lúc 8h", "▸tháng 4"] {
        bad_date(written, ("bad-date", "error", "thêm năm bằng bốn chữ số", "add the year in four digits"));
    }
    for written in ["▸1/4/18", "▸ngày 01-04-18"] {
        bad_date(written, ("bad-date", "error", "viết năm bằng bốn chữ số", "write the year in four digits"));
    }
    for written in ["▸4/19/2023", "▸04-19-2023", "▸2023/19/04", "▸2023-19-04"] {
        bad_date(written, ("impossible-date", "error", "viết `date: 19/4/2023`", "write `date: 19/4/2023`"));
    }
    bad_date("▸04/19/2023 9:30", ("impossible-date", "error", "viết `date: 19/04/2023 09:30`", "write `date: 19/04/2023 09:30`"));
    for written in ["▸Thứ Ba, 19/4/2023", "▸Tue, 19 Apr 2023", "▸19/4/2023 (chủ nhật)"] {
        bad_date(written, ("impossible-date", "error", "nếu ngày đúng thì viết `date: 19/4/2023`", "write `date: 19/4/2023` if the date is right"));
    }
    for written in [
        "▸30/02/2023",
        "▸2023-02-29",
        "▸31/4/2023",
        "▸13/2023",
        "▸2023-Q5",
        "▸01/02/2023 25:00",
        "▸01/02/2023 9:75",
        "▸0001-01-01",
        "▸0/1/2023",
    ] {
        bad_date(written, no_such_day);
    }
    bad_line("event_date: ▸2023-02-30", &[no_such_day]);
    bad_line("updated: ▸mai", &[date]);
    let number = ("bad-number", "error", "`1.709` là một nghìn", "a whole number");
    for written in ["▸từ 600", "▸12.34.567", "▸0x1F", "▸1e3", "▸1_000", "▸.5", "▸NaN", "▸99999999999999999999999"] {
        bad_line(&format!("results: [{{indicator: A, achieved: {written}}}]"), &[number]);
    }
    bad_line("results: [{indicator: A, achieved: ▸1.71}]", &[("bad-number", "error", "viết `achieved: \"1,71\"`", "write `achieved: \"1,71\"`")]);
    bad_line("results: [{indicator: A, achieved: ▸60.24}]", &[("bad-number", "error", "viết `achieved: \"60,24\"`", "write `achieved: \"60,24\"`")]);
    bad_line("results: [{indicator: A, achieved: ▸-5}]", &[("negative-number", "error", "bỏ dấu trừ", "remove the minus")]);
    bad_line("commendations: [{honour: bang-khen, count: ▸\"2,5\"}]", &[("not-whole", "error", "số nguyên", "a whole number")]);
    bad_line("commendations: [{honour: bang-khen, count: ▸1, recipients: [A, B]}]", &[("count-below-recipients", "error", "sửa `count`", "correct `count`")]);
    bad_line("commendations: [{honour: bang-khen, qualifier: ▸hơn}]", &[("unknown-choice", "error", "over", "over")]);
    bad_line("draft: ▸yes", &[("bad-boolean", "error", "`draft: true`", "`draft: true`")]);
    bad_line("slug: ▸Bài Viết", &[("bad-slug", "error", "`bai-viet`", "`bai-viet`")]);
    bad_line("slug: ▸../../etc/passwd", &[("bad-slug", "error", "`etc-passwd`", "`etc-passwd`")]);
    bad("title: ▸\"!!! ???\"\ndate: 2023-02-01\ndistrict: quan-ha-dong", &[("empty-slug", "error", "`slug:`", "`slug:`")]);
    done();
}

#[rustfmt::skip]
#[test]
fn references_to_nothing() {
    let unknown = |vi, en| ("unknown-reference", "error", vi, en);
    bad("title: A\ndate: 2023-02-01\ndistrict: ▸quan-ha-dongg", &[unknown("`quan-ha-dong`?", "did you mean `quan-ha-dong`?")]);
    bad("title: A\ndate: 2023-02-01\ndistrict: ▸Thành phố Cần Thơ", &[unknown("khai báo trong danh mục `districts`", "declare it in `districts`")]);
    bad("title: A\ndate: 2023-02-01\ndistrict: [quan-ha-dong, ▸quan-long-bie]", &[unknown("`quan-long-bien`?", "`quan-long-bien`?")]);
    let both = "quan-ha-dong (Quận Hà Đông, Hà Nội), phuong-ha-dong (Phường Hà Đông, Hà Nội)";
    bad("title: A\ndate: 2023-02-01\ndistrict: ▸Hà Đông", &[("ambiguous-reference", "error", both, both)]);
    bad_line("campaign: ▸ha-dong-2032", &[unknown("`ha-dong-2023`?", "`ha-dong-2023`?")]);
    bad_line("campaign: [ha-dong-2023, ▸phuc-tho-2202]", &[unknown("`phuc-tho-2022`?", "`phuc-tho-2022`?")]);
    bad_line("category: ▸hoat-dog", &[unknown("`hoat-dong`?", "`hoat-dong`?")]);
    bad_line("org: ▸ldld-tp-ha-noii", &[unknown("`ldld-tp-ha-noi`?", "`ldld-tp-ha-noi`?")]);
    bad_line("programme: ▸2 triệu sáng kiến", &[unknown("`01-trieu-sang-kien`?", "`01-trieu-sang-kien`?")]);
    bad_line("sectors: [▸truong-hocc]", &[unknown("`truong-hoc`?", "`truong-hoc`?")]);
    // A decimal comma between brackets separates two values.
    bad_line("results: [{indicator: A, achieved: 60,▸24}]", &[("split-by-comma", "error", "trong ngoặc kép", "in quotes")]);
    bad_line(
        "honours: [▸Sáng kiến, ▸sáng tạo]",
        &[
            unknown("`sang-kien-sang-tao`?", "`sang-kien-sang-tao`?"),
            unknown("`sang-kien-sang-tao`?", "`sang-kien-sang-tao`?"),
        ],
    );
    bad_line("commemorations: [▸ngay-quoc-khanh]", &[unknown("danh mục `commemorations`", "`commemorations`")]);
    bad_line("commendations: [{honour: ▸Bằng khenn, count: 1}]", &[unknown("`bang-khen`?", "`bang-khen`?")]);
    bad_line("results: [{indicator: A, programme: ▸khong-co}]", &[unknown("danh mục `programmes`", "`programmes`")]);
    bad_line("results: [{indicator: A, district: ▸quan-ha-don}]", &[unknown("`quan-ha-dong`?", "`quan-ha-dong`?")]);
    bad_line("campaign: ha-dong-2023\nphase: ▸dot-3", &[("unknown-phase", "error", "`dot-", "`dot-")]);
    bad_line("campaign: ha-dong-2023\nphase: ▸tong-ket", &[("unknown-phase", "error", "bỏ dòng này", "leave the line out")]);
    bad_line("campaign: false\nphase: ▸dot-1", &[("phase-without-campaign", "error", "thêm `campaign: …`", "add `campaign: …`")]);
    bad_line("phase: ▸ha-dong-2032/dot-1", &[unknown("`ha-dong-2023`?", "`ha-dong-2023`?")]);
    bad_line("results: [{indicator: A, campaign: ha-dong-2023, phase: ▸dot-9}]", &[("unknown-phase", "error", "`dot-", "`dot-")]);
    bad("title: A\ndistrict: quan-ha-dong\ndate: ▸2023", &[("undetermined-phase", "warning", "`event_date`", "`event_date`")]);
    Case::new("a register that is not there")
        .file("site.yaml", "site: {title: A, base_url: \"https://a.example/\"}\n")
        .file("content/bai.md", &article(&format!("{SOUND}\nsectors: [▸y-te]"), "A"))
        .file("content/campaigns.yaml", "[]\n")
        .tells(&[("empty-register", "error", "thêm danh mục `sectors`", "add the register `sectors`")]);
    done();
}

#[rustfmt::skip]
#[test]
fn mistakes_in_settings() {
    let site = |from, to, expected: Expected| bad_edit("site.yaml", from, to, &[expected]);
    site("base_url: https://thu.example/", "base_url: ▸thu.example", ("bad-base-url", "error", "`https://thidua.example/`", "in full"));
    site("base_url: https://thu.example/", "base_url: ▸\"https://thu.example/?a=b\"", ("bad-base-url", "error", "viết đầy đủ", "in full"));
    site("utc_offset: \"+07:00\"", "utc_offset: ▸7", ("bad-utc-offset", "error", "+07:00", "+07:00"));
    site("utc_offset: \"+07:00\"", "utc_offset: ▸Asia/Ho_Chi_Minh", ("bad-utc-offset", "error", "+07:00", "+07:00"));
    site("language: vi", "language: ▸tlh", ("unknown-language", "error", "`vi` hoặc `en`", "`vi` or `en`"));
    site("page_size: 10", "page_size: ▸0", ("unknown-choice", "error", "1–1000", "1–1000"));
    site("page_size: 10", "page_size: ▸mười", ("bad-number", "error", "viết `page_size: 10`", "write `page_size: 10`"));
    site("  page_size: 10", "  page_size: 10\n  theme: ▸dep-lam", ("unknown-theme", "error", "themes/dep-lam", "themes/dep-lam"));
    site("  page_size: 10", "  page_size: 10\n  families: {▸matrx: false}", ("unknown-key", "warning", "`matrix`?", "`matrix`?"));
    site("  page_size: 10", "  page_size: 10\n  families: {matrix: ▸không}", ("bad-boolean", "error", "`matrix: true`", "`matrix: true`"));
    site("  page_size: 10", "  page_size: 10\n  raw_html: ▸all", ("unknown-choice", "error", "safe, trusted", "safe, trusted"));
    site("  title: Bản tin thử\n", "  ▸title:\n", ("empty-field", "error", "điền giá trị", "give it a value"));
    site("  title: Bản tin thử\n  desc", "  ▸desc", ("missing-field", "error", "`title: …`", "`title: …`"));
    done();
}

#[rustfmt::skip]
#[test]
fn mistakes_in_registers() {
    let campaigns = |from, to, expected: &[Expected]| bad_edit("content/campaigns.yaml", from, to, expected);
    let districts = |from, to, expected: &[Expected]| bad_edit("content/districts.yaml", from, to, expected);
    campaigns("  period: 2022\n", "  period: ▸2022\n  start: 2022-01-01\n", &[("period-and-start", "error", "giữ `period`", "keep `period`")]);
    campaigns("  period: 2022\n", "  start: ▸2022-01-01\n", &[("half-period", "warning", "thêm `end: …`", "add `end: …`")]);
    campaigns("  period: 2022\n", "  start: 2022-12-31\n  end: ▸2022-01-01\n", &[("end-before-start", "error", "đổi chỗ hai ngày", "swap the two dates")]);
    let period = ("bad-date", "error", "`6 tháng đầu năm 2024`", "`first half of 2024`");
    campaigns("  period: 2022\n", "  period: ▸1-12/2022\n", &[period]);
    campaigns("  period: 2022\n", "  period: ▸năm 2025 - 2022\n", &[("end-before-start", "error", "đổi chỗ hai ngày", "swap the two dates")]);
    let no_year = ("bad-date", "error", "thêm năm bằng bốn chữ số", "add the year in four digits");
    campaigns("  period: 2022\n", "  period: ▸6 tháng cuối năm\n", &[no_year]);
    campaigns("  period: 2022\n", "  start: 1/1/2022\n  end: ▸đến 30/6\n", &[no_year]);
    let line = ("impossible-date", "error", "viết `end: 30/6/2022`", "write `end: 30/6/2022`");
    campaigns("  period: 2022\n", "  start: từ 1/1/2022\n  end: ▸đến 6/30/2022\n", &[line]);
    campaigns("  period: 2022\n", "  start: ▸đầu năm\n  end: đến 30/6/2022\n", &[("bad-date", "error", "", "")]);
    campaigns("start: 2018-04-01, end: 2018-06-30", "start: 2018-04-01, end: ▸2018-03-30", &[("end-before-start", "error", "đổi chỗ hai ngày", "swap")]);
    campaigns(
        "{id: nua-cuoi, label: Nửa cuối năm, start: 2019-07-01",
        "{id: ▸nua-cuoi, label: Nửa cuối năm, start: 2019-06-30",
        &[("overlapping-phases", "warning", "sửa ngày", "correct the dates")],
    );
    campaigns(
        "{id: quy-2, label: Quý II, period: Quý II/2020}",
        "{id: ▸quy-1, label: Quý II, period: Quý II/2020}",
        &[("duplicate-id", "error", "đổi mã", "change one")],
    );
    campaigns("id: hai-gioi-2019", "id: ▸ha-dong-2023", &[("duplicate-id", "error", "đổi mã", "change one")]);
    campaigns("id: phuc-tho-2022", "id: ▸Phúc Thọ 2022", &[("bad-id", "error", "`phuc-tho-2022`", "`phuc-tho-2022`")]);
    campaigns("  district: huyen-phuc-tho\n", "  district: ▸huyen-phuc-to\n", &[("unknown-reference", "error", "`huyen-phuc-tho`?", "`huyen-phuc-tho`?")]);
    campaigns("{id: dot-1, label: Đợt 1}\n", "▸{id: dot-1}\n", &[("missing-field", "error", "`label: …`", "`label: …`")]);
    districts(
        "{id: thanh-pho-thai-nguyen, name: Thái Nguyên, level: thanh-pho-thuoc-tinh, parent: tinh-thai-nguyen",
        "{id: ▸tinh-thai-nguyen, name: Thái Nguyên, level: tinh",
        &[("duplicate-id", "error", "đổi mã", "change one")],
    );
    districts("id: quan-nam-tu-liem", "id: ▸nam-tu-liem", &[("district-id", "warning", "`quan-nam-tu-liem`", "`quan-nam-tu-liem`")]);
    districts("level: tinh}", "level: ▸tih}", &[("unknown-choice", "error", "`tinh`?", "`tinh`?")]);
    districts("level: tinh}", "level: tinh, parent: ▸quan-long-be}", &[("unknown-reference", "error", "`quan-long-bien`?", "`quan-long-bien`?")]);
    districts("level: tinh}", "level: tinh, from: 2020, until: ▸2019}", &[("end-before-start", "error", "sửa ngày sai", "correct the wrong one")]);
    districts("- {id: thanh-pho-ha-noi, name: Hà Nội, level", "- ▸{id: thanh-pho-ha-noi, level", &[("missing-field", "error", "`name: …`", "`name: …`")]);
    bad_edit(
        "site.yaml",
        "id: bang-khen, name: Bằng khen",
        "id: ▸bang-khen, name: Công nhân giỏi",
        &[("name-taken-twice", "error", "bỏ bí danh", "remove the alias")],
    );
    bad_edit("site.yaml", "kind: form", "kind: ▸forme", &[("unknown-choice", "error", "`form`?", "`form`?")]);
    bad_edit(
        "site.yaml",
        "- {id: thanh-lap-cong-doan-viet-nam, name: Ngày thành lập Công đoàn Việt Nam, kind: anniversary, date: 1929-07-28",
        "- ▸{id: thanh-lap-cong-doan-viet-nam, name: Ngày thành lập Công đoàn Việt Nam, kind: anniversary",
        &[("missing-field", "error", "`date: …`", "`date: …`")],
    );
    Case::new("a circle of districts")
        .file(
            "content/districts.yaml",
            "- {id: ▸tinh-a, name: A, level: tinh, parent: tinh-b}\n\
             - {id: ▸tinh-b, name: B, level: tinh, parent: tinh-a}\n\
             - {id: quan-ha-dong, name: Hà Đông, level: quan}\n",
        )
        .file("content/campaigns.yaml", "[]\n")
        .file("site.yaml", "site: {title: A, base_url: \"https://a.example/\"}\n")
        .tells(&[("circular-parent", "error", "sửa `parent`", "correct the `parent`"); 2]);
    let entry = "`{id: mot, name: một}`";
    Case::new("a register that is no list").file("content/campaigns.yaml", "▸một\n").tells(&[("wrong-shape", "error", entry, entry)]);
    Case::new("a register in two places")
        .edit("site.yaml", "sectors:\n", "campaigns:\n  - {id: a, name: A}\nsectors:\n")
        .edit("content/campaigns.yaml", "- id: thanh-xuan-2020", "▸- id: thanh-xuan-2020")
        .tells(&[("register-twice", "error", "content/campaigns.yaml", "content/campaigns.yaml")]);
    Case::new("a file for no register").file("content/campaign.yaml", "▸[]\n").tells(&[("unknown-register", "warning", "`campaigns`?", "`campaigns`?")]);
    Case::new("YAML that is not YAML in a register").edit("content/campaigns.yaml", "  period: 2022\n", "  theme: ▸Chủ đề: thi đua\n").tells(&[(
        "unquoted-colon",
        "error",
        "`theme: \"Chủ đề: thi đua\"`",
        "in quotes",
    )]);
    done();
}

#[test]
fn one_address_for_two() {
    let slug = (
        "duplicate-slug",
        "error",
        "thêm `slug:` khác",
        "another `slug:`",
    );
    Case::new("one title in one year")
        .file(
            "content/a.md",
            "---\ntitle: Hội thao\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\n",
        )
        .file(
            "content/b.md",
            "---\ntitle: ▸Hội thao\ndate: 2023-12-01\ndistrict: quan-long-bien\n---\n",
        )
        .tells(&[slug]);
    Case::new("titles that differ by accents")
        .file(
            "content/a.md",
            "---\ntitle: Hội thao!\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\n",
        )
        .file(
            "content/b.md",
            "---\ntitle: A\nslug: ▸hoi-thao\ndate: 2023\ndistrict: quan-long-bien\n---\n",
        )
        .tells(&[slug]);
    let site = Site::new(BASE);
    site.write("content/a.md", article(SOUND, "A"));
    site.write("content/b.md", article(SOUND, "A"));
    let told = &site.check()[0];
    assert_eq!(
        told["other"]["path"], "content/a.md",
        "both files are named"
    );
    assert!(site.build().stderr.contains("content/a.md"));
    let address = ("same-address", "error", "đổi tên", "change the name");
    Case::new("a plain page where a list is")
        .file("content/pages/dia-ban.md", "▸---\ntitle: Địa bàn\n---\n")
        .tells(&[address]);
    Case::new("a static file where a page is")
        .file("static/dia-ban/index.html", "▸<p>")
        .tells(&[address]);
    let spelling = (
        "variant-spellings",
        "warning",
        "thống nhất một cách viết",
        "use one spelling",
    );
    Case::new("two authors that differ by accents")
        .file(
            "content/a.md",
            "---\ntitle: A\ndate: 2023-02-01\ndistrict: quan-ha-dong\nauthor: Trần Hưng\n---\n",
        )
        .file(
            "content/b.md",
            "---\ntitle: B\ndate: 2023-03-01\ndistrict: quan-ha-dong\nauthor: ▸Trần Hùng\n---\n",
        )
        .tells(&[spelling]);
    done();
}

/// Addresses become names of files. What is longer than names and paths may be is told where it is written; what bantin
/// makes by itself is never so long.
#[rustfmt::skip]
#[test]
fn addresses_that_are_too_long() {
    let alias = ("bad-alias", "error", "đặt chuyển hướng ở máy chủ web", "let the web server lead on");
    let id = ("bad-id", "error", "viết ngắn hơn", "make it shorter");
    let (name, deep, path) = ("a".repeat(201), "/a".repeat(33), format!("/{}", "abcdefgh/".repeat(114)));
    for address in [&format!("/tin/{name}/"), &deep, &path, &format!("/{}", "a/".repeat(2_000)), &format!("/tin/{}/", "%E1%BA%A1".repeat(67))] {
        bad_line(&format!("aliases: [▸{address}]"), &[alias]);
    }
    bad_line(&format!("slug: ▸{name}"), &[("bad-slug", "error", "viết ngắn hơn, ví dụ `aaaa", "make it shorter, such as `aaaa")]);
    bad_edit("site.yaml", "id: hoat-dong", &format!("id: ▸{name}"), &[id]);
    bad_edit("site.yaml", "id: hoat-dong", &format!("id: hoat-dong, old_ids: [▸{name}]"), &[id]);
    bad_edit("content/campaigns.yaml", "id: quy-2,", &format!("id: ▸{name},"), &[id]);
    done();
    let site = |paths: &[String]| {
        let site = Site::new(BASE);
        let links = "[a](tep.pdf)".replace("tep.pdf", &paths[0].replacen("content/", "", 1));
        site.write(
            "content/bai.md",
            article(
                &format!("{SOUND}\naliases: [/tin/{}, {}]", &name[..200], "/b".repeat(32)),
                if paths[0].starts_with("content/a") { &links } else { "A" },
            ),
        );
        paths.iter().for_each(|path| site.write(path, if path.ends_with(".md") { "---\ntitle: Trang\n---\nA\n" } else { "a" }));
        site
    };
    let folders = |count: usize| "a/".repeat(count);
    let wide = "ạ".repeat(65);
    for (path, faulty) in [
        (format!("static/{wide}.pdf"), None),
        (format!("static/{}a.txt", folders(31)), None),
        (format!("content/{}a.txt", folders(30)), None),
        (format!("content/pages/{}a.md", folders(31)), None),
        (format!("static/{wide}ạạ.txt"), Some(format!("static/{wide}ạạ.txt"))),
        (format!("static/{}/a.txt", "a".repeat(201)), Some(format!("static/{}", "a".repeat(201)))),
        (format!("static/{}a.txt", folders(32)), Some(format!("static/{}a.txt", folders(32)))),
        (format!("static/{}a.txt", "abcdefg/".repeat(31) + &format!("{}/", "b".repeat(200)).repeat(4)), Some(String::new())),
        (format!("content/{}a.txt", folders(31)), Some(String::new())),
        (format!("content/pages/{}a.md", folders(32)), Some(String::new())),
    ] {
        let site = site(std::slice::from_ref(&path));
        match faulty {
            None => drop(site.build_cleanly()),
            Some(faulty) => {
                let faulty = if faulty.is_empty() { path } else { faulty };
                tells(&site, &[(&faulty, "error", "address-too-long")], ["tên ngắn hơn", "shorter names"]);
                assert_eq!(site.build().code, 1);
            }
        }
    }
    let many: Vec<String> = (0..9).map(|number| format!("static/{}/{number}.txt", "a".repeat(201))).collect();
    assert_eq!(site(&many).codes(), ["address-too-long"], "a faulty folder is told once");
}

/// A site must have room on Windows: what an editor wrote is told, what bantin makes of titles and names gets a number.
#[rustfmt::skip]
#[test]
fn names_that_windows_keeps() {
    for (slug, other) in [("con", "`con-1`"), ("nul", "`nul-1`"), ("lpt9", "`lpt9-1`")] {
        bad_line(&format!("slug: ▸{slug}"), &[("bad-slug", "error", other, other)]);
        bad_edit("site.yaml", "id: hoat-dong", &format!("id: ▸{slug}"), &[("bad-id", "error", other, other)]);
        bad_edit("site.yaml", "id: hoat-dong", &format!("id: hoat-dong, old_ids: [▸{slug}]"), &[("bad-id", "error", other, other)]);
    }
    let alias = ("bad-alias", "error", "nếu còn ai dùng nó", "if it is still in use");
    for address in ["/con/", "/tin/AUX.html", "/a/com1.php/b/", "/tin/a./", "/LPT3.x"] {
        bad_line(&format!("aliases: [▸{address}]"), &[alias]);
    }
    Case::new("a word of the theme")
        .edit("site.yaml", "page_size: 10", "page_size: 10\n  theme: rieng")
        .file("themes/rieng/strings/vi.yaml", "addresses:\n  news: ▸con\n")
        .tells(&[("bad-slug", "error", "`con-1`", "`con-1`")]);
    done();

    for (path, faulty, pieces) in [
        ("static/con.html", "static/con.html", ["Windows dành tên `con.html`", "Windows keeps the name `con.html`"]),
        ("static/a/Nul/b.txt", "static/a/Nul", ["`Nul` cho thiết bị", "`Nul` for a device"]),
        ("static/com¹.pdf", "static/com¹.pdf", ["đổi tên tệp hay thư mục này", "rename the file or folder"]),
        ("static/a./b.txt", "static/a.", ["ở cuối tên `a.`", "at the end of the name `a.`"]),
        ("static/a ", "static/a ", ["ở cuối tên `a `", "at the end of the name `a `"]),
        ("static/a:b.txt", "static/a:b.txt", ["ký tự `:`", "character `:`"]),
        ("static/a\nb.txt", "static/a\nb.txt", ["ký tự U+000A", "character U+000A"]),
        ("content/aux/bieu.pdf", "content/aux", ["`aux` cho thiết bị", "`aux` for a device"]),
        ("themes/bantin/static/prn.css", "themes/bantin/static/prn.css", ["`prn.css` cho thiết bị", "`prn.css` for a device"]),
    ] {
        let site = Site::new(BASE);
        site.write("content/bai.md", article(SOUND, if path.starts_with("content") { "[a](aux/bieu.pdf)" } else { "A" }));
        site.write(path, "a {}");
        site.write("content/nul/khong-ai-dan.pdf", "a");
        tells(&site, &[(faulty, "error", "unportable-name")], pieces);
        assert_eq!(site.build().code, 1, "{path}");
    }
    let site = Site::new(&format!("{BASE}\
-- content/con.md --\n---\ntitle: Con\ndate: 2023-02-01\ndistrict: quan-ha-dong\nauthor: Aux\n---\n## Con\n\n[đây](#con)\n
-- content/pages/prn/index.md --\n---\ntitle: Trang\n---\n[xem](con-1)\n
-- static/console.txt --\na\n-- static/com10 --\na\n"));
    let files = site.build_cleanly();
    for path in ["tin/2023/con-1/index.html", "prn-1/index.html", "tac-gia/aux-1/index.html", "console.txt", "com10"] {
        assert!(files.contains_key(path), "{path}");
    }
    assert!(site.page("/tin/2023/con-1/").contains("id=\"con\""), "no file is called as a heading");
}

#[rustfmt::skip]
#[test]
fn links_and_pictures_that_lead_nowhere() {
    let link = |vi, en| ("broken-link", "error", vi, en);
    bad_text("▸[x](khong-co.md)", &[link("đường dẫn tệp `.md`", "the path of the article's `.md` file")]);
    bad_text_alone("Xem ▸[x](mot-baii).", &[link("`mot-bai`?", "`mot-bai`?")]);
    // The site's own addresses, written out as a browser shows them.
    let own = link("", "");
    bad_text("▸[x](https://thu.example/tin/2024/khong-co/)", &[own]);
    bad_text("▸[x](http://THU.example/dia-ban/khong-co/#a)", &[own]);
    bad_text("[x](https://thu.example.vn/khong-co/), [y](https://khac.example/thu.example/) và [z](https://thu.example/tin/)", &[]);
    bad_text("▸[x](/dia-ban/quan-ha-dongg/)", &[link("", "")]);
    bad_text("▸[x](/khong/co/)", &[link("địa chỉ đầy đủ", "full address")]);
    bad_text("▸[x](../../../etc/passwd)", &[link("", "")]);
    bad_text_alone("▸[x](bai.md#khong-co)", &[("broken-anchor", "error", "tiêu đề mục", "headings")]);
    bad_text("## Kết quả\n\n▸[x](#ket-qa)", &[("broken-anchor", "error", "`ket-qua`?", "`ket-qua`?")]);
    bad_text("▸[x]()", &[link("", "")]);
    for target in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x"] {
        bad_text(&format!("▸[x]({target})"), &[("unsafe-link", "warning", "http, https, mailto, tel", "http, https, mailto, tel")]);
    }
    let long = format!("https://khac.example/{}", "a".repeat(3_000));
    bad_text(&format!("▸![x]({long})"), &[("external-picture", "warning", "tải ảnh về", "download it")]);
    bad_text("![x](▸data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=)", &[("embedded-picture", "error", "--fix", "--fix")]);
    bad_text("![x](▸data:image/png;base64,AAAA) [y](▸data:text/plain;base64,QQ==)", &[("embedded-data", "error", "tệp gốc", "original file"); 2]);
    bad_text("[x](▸bài viết.md)", &[("link-with-space", "warning", "`(<bài viết.md>)`", "`(<bài viết.md>)`")]);
    bad_text("▸![x](/img/khong-co.svg)", &[("missing-picture", "warning", "đặt ảnh cạnh bài viết", "beside the article")]);
    bad_text("▸![x](javascript:x)", &[("unsafe-link", "warning", "http", "http")]);
    bad_text("▸![](  )", &[("missing-picture", "warning", "", "")]);
    bad_line(
        "photo: ▸▸khong-co.svg",
        &[
            ("missing-alt", "warning", "`caption:`", "`caption:`"),
            ("missing-picture", "warning", "đặt ảnh cạnh bài viết", "beside the article"),
        ],
    );
    bad_line(
        "photo: {src: ▸▸khong-co.svg}",
        &[
            ("missing-alt", "warning", "`caption:`", "`caption:`"),
            ("missing-picture", "warning", "đặt ảnh cạnh bài viết", "beside the article"),
        ],
    );
    Case::new("a picture with a slip").file("content/hoi-thi.svg", "<svg/>").file("content/bai.md", &article(SOUND, "▸![x](hoi-thii.svg)")).tells(&[(
        "missing-picture",
        "warning",
        "`hoi-thi.svg`?",
        "`hoi-thi.svg`?",
    )]);
    let case = Case::new("a picture by another spelling").file("content/anh/Le-khai_mac.JPG", "x");
    case.file("content/bai.md", &article(SOUND, "▸![x](anh\\\\lễ%20khai%20mạc.jpg)")).tells(&[(
        "missing-picture",
        "warning",
        "viết `![…](anh/Le-khai_mac.JPG)`",
        "write `![…](anh/Le-khai_mac.JPG)`",
    )]);
    Case::new("a picture on a disk").file("static/anh/1.png", "x").file("content/bai.md", &article(SOUND, "▸![x](<C:\\\\Users\\\\An\\\\1.png>)")).tells(&[(
        "missing-picture",
        "warning",
        "`![…](/anh/1.png)`",
        "`![…](/anh/1.png)`",
    )]);
    Case::new("a link as another tool writes it")
        .file("content/2024/2024-05-01-ra-quan.md", &article("title: Ra quân\ndate: 2024-05-01\ndistrict: quan-ha-dong", "A"))
        .file("content/bai.md", &article(SOUND, "▸[x](/posts/ra-quan.html#a) ▸[y](2024/Ra-Quan.md)"))
        .tells(&[
            ("broken-link", "error", "viết `[…](2024/2024-05-01-ra-quan.md#a)`", "write `[…](2024/2024-05-01-ra-quan.md#a)`"),
            ("broken-link", "error", "viết `[…](2024/2024-05-01-ra-quan.md)`", "write `[…](2024/2024-05-01-ra-quan.md)`"),
        ]);
    let cure = ("broken-link", "error", "viết `[…](ra-quan.md)`", "write `[…](ra-quan.md)`");
    Case::new("links that other tools make")
        .file("content/ra-quan.md", &article("title: Ra quân\ndate: 2024-05-01\ndistrict: quan-ha-dong", "A"))
        .file(
            "content/bai.md",
            &article(
                SOUND,
                "[x](▸{{< ref \"ra-quan.md\" >}}) [x](▸{% post_url 2024-05-01-ra-quan %}) [x](▸{{ site.baseurl }}/ra-quan.html)",
            ),
        )
        .tells(&[cure; 3]);
    bad_text("[x](▸{{< ref \"khong-co.md\" >}})", &[link("`.md`", "`.md`")]);
    let case = Case::new("two files may be meant").file("content/a/le.png", "x").file("content/b/le.png", "x");
    case.file("content/bai.md", &article(SOUND, "▸![x](Lễ.png)")).tells(&[(
        "missing-picture",
        "warning",
        "đặt ảnh cạnh bài viết",
        "beside the article",
    )]);
    Case::new("a link to a draft")
        .file("content/nhap.md", &article("title: Nháp\ndate: 2023-02-01\ndistrict: quan-ha-dong\ndraft: true", "A"))
        .file("content/bai.md", &article(SOUND, "▸[x](nhap.md) ▸[y](nhap)"))
        .tells(&[("link-to-unpublished", "warning", "đăng sau", "published later"), ("link-to-unpublished", "warning", "đăng sau", "published later")]);
    Case::new("one slug in two years")
        .file("content/a.md", &article("title: Tổng kết\ndate: 2022-02-01\ndistrict: quan-ha-dong", "A"))
        .file("content/b.md", &article("title: Tổng kết\ndate: 2023-02-01\ndistrict: quan-ha-dong", "A"))
        .file("content/c.md", &article("title: C\ndate: 2023-02-01\ndistrict: quan-ha-dong", "▸[x](tong-ket)"))
        .tells(&[("ambiguous-link", "error", "`.md`", "`.md`")]);
    Case::new("a plain page with a broken link")
        .file("content/pages/gioi-thieu.md", "---\ntitle: A\n---\n▸[x](khong-co.md)\n")
        .tells(&[link("đường dẫn tệp `.md`", "`.md`")]);
    // A draft is looked at too: its editor wants to know before it is published.
    Case::new("a draft with a broken link")
        .file("content/nhap.md", &article("title: Nháp\ndate: 2023-02-01\ndistrict: quan-ha-dong\ndraft: true", "▸[x](khong-co.md)"))
        .tells(&[link("đường dẫn tệp `.md`", "`.md`")]);
    done();
}

#[rustfmt::skip]
#[test]
fn markup_that_is_shown_as_text() {
    let html = ("raw-html", "warning", "dùng Markdown", "use Markdown");
    bad_text("a ▸<script>alert(1)</script>", &[("raw-html", "warning", "xóa `<script>`", "delete `<script>`")]);
    bad_text("Lời.\n\n▸<div class=\"x\">\na\n</div>", &[html]);
    bad_text("a ▸<img src=x onerror=alert(1)>", &[html]);
    bad_text("▸<iframe src=\"https://a.example\"></iframe>", &[("raw-html", "warning", "`[Xem video](https://a.example)`", "`[Video](https://a.example)`")]);
    bad_text("▸<div class=\"x\">\na\n</div>", &[("html-article", "error", "`a`", "`a`")]);
    bad_text("a ▸<a href=\"javascript:x\">b</a>", &[html]);
    bad_text("H<sub>2</sub>O <br> <!-- ghi chú -->", &[]);
    bad_text("Theo▸[^1] ban tổ chức.", &[("missing-footnote", "warning", "`[^1]: …`", "`[^1]: …`")]);
    bad_text("Đoạn.\n\n▸[^a]: Nguồn.", &[("unused-footnote", "warning", "`[^a]`", "`[^a]`")]);
    bad_text("91 năm ▸Ngay thành lập Công đoàn Việt Nam", &[("ngay-without-accent", "warning", "`Ngày`", "`Ngày`")]);
    done();
}

#[test]
fn files_in_another_encoding() {
    let check = |story: &str, bytes: Vec<u8>, expected: &[(&str, usize, usize)]| {
        let site = Site::new(BASE);
        site.write("content/bai.md", bytes);
        let found = site.check();
        let places: Vec<_> = found
            .iter()
            .map(|told| {
                (
                    told["code"].as_str().unwrap(),
                    told["line"].as_u64().unwrap() as usize,
                    told["column"].as_u64().unwrap() as usize,
                )
            })
            .collect();
        assert_eq!(places, expected, "{story}: {found:#?}");
        let built = site.build();
        assert!(
            built.stderr.contains("content/bai.md"),
            "{story}: {}",
            built.stderr
        );
        found
    };
    let text = article(SOUND, "Nội dung.");
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert!(
        check("UTF-16", utf16, &[("not-utf8", 1, 1)])[0]["help"]
            .as_str()
            .unwrap()
            .contains("UTF-16")
    );
    let utf16: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    check("UTF-16, the other way", utf16, &[("not-utf8", 1, 1)]);
    let one_byte: Vec<u8> = "---\ntitle: Phòng tr"
        .bytes()
        .chain([0xe0, b'o'])
        .chain(b"\n---\n".iter().copied())
        .collect();
    assert!(
        check("one byte a letter", one_byte, &[("not-utf8", 2, 16)])[0]["help"]
            .as_str()
            .unwrap()
            .contains("Windows-1258")
    );
    let half: Vec<u8> = text.bytes().take(text.find('ộ').unwrap() + 1).collect();
    check("cut in the middle of a letter", half, &[("not-utf8", 2, 9)]);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec();
    check("a picture named .md", png, &[("not-utf8", 1, 1)]);
    check("zeroes", vec![0; 4096], &[("binary-file", 1, 1)]);
}

#[test]
fn invisible_characters() {
    let control = (
        "control-character",
        "warning",
        "xóa những ký tự này",
        "delete them",
    );
    Case::new("a bell")
        .file("content/bai.md", &article(SOUND, "Nội▸\u{7} dung."))
        .tells(&[control]);
    Case::new("a zero byte")
        .file("content/bai.md", &article(SOUND, "Nội▸\0 dung."))
        .tells(&[("binary-file", "error", "UTF-8", "UTF-8")]);
    Case::new("a form feed from an office program")
        .file("content/bai.md", &article(SOUND, "Nội▸\u{c} dung."))
        .tells(&[control]);
    Case::new("in the front matter")
        .file(
            "content/bai.md",
            &article(&SOUND.replace("Một bài", "Một▸\u{b} bài"), "A"),
        )
        .tells(&[control]);
    let site = Site::new(BASE);
    site.write(
        "content/bai.md",
        article(SOUND, "Nội\u{7}dung\u{200b} và\u{feff} hết."),
    );
    site.build_anyhow();
    assert!(!site.article_page("bai").contains('\u{7}'));
    done();
}

/// A text that turns letters keeps to itself: in lists, feeds, tables of contents and what machines read, nothing of it
/// can turn the words after it, and it is no part of an address.
#[rustfmt::skip]
#[test]
fn directions_of_a_text_stay_in_it() {
    let direction = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let site = Site::new(BASE);
    site.write("static/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>");
    let heading = "## Mục \u{202e}một\n\nĐoạn.\n\n";
    let body = format!("\u{202e}Đoạn đầu &#8238;của bài.\n\n{}![Lễ \u{202e}ra quân](/a.svg \"Ảnh: \u{202e}A\")\n\nHết\u{2067}.", heading.repeat(4));
    site.write("content/bai.md", article(SOUND, &body));
    let files = site.build_anyhow();
    let page = site.article_page("bai");
    let article = page.split_once("<div class=\"body\">").unwrap().1;
    assert!(article.contains('\u{202e}'), "the text itself is published as it is");
    assert!(page.contains("id=\"muc-mot\""), "{page}");
    for (path, bytes) in &files {
        assert!(!path.contains(direction), "{path}");
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        // Whole texts are in feeds too, each block by itself.
        let plain = text.replace("\\u202e", "\u{202e}");
        let blocks = plain.split(['<', '\n']).filter(|line| line.contains(direction));
        for block in blocks {
            let own = block.contains("Đoạn đầu") || block.contains("Mục") || block.contains("Hết");
            let body = path.ends_with(".html") || path.ends_with("feed.xml") || path.ends_with("rss.xml") || path.ends_with("feed.json");
            assert!(own && body, "{path}: {block}");
        }
        assert!(!between(&plain, "<head>", "</head>").contains(direction), "{path}");
        assert!(!between(&plain, "<nav class=\"contents\"", "</nav>").contains(direction), "{path}");
        assert!(!between(&plain, "<summary", "</summary>").contains(direction), "{path}");
    }
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = text.split_once(start).map_or("", |(_, rest)| rest);
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

/// A faulty template: `build` and `check` name it, the place (`▸`) and these pieces, and nothing is published.
#[track_caller]
fn faulty_template(story: &str, path: &str, marked: &str, code: &str, pieces: &[&str]) {
    let case = Case::new(story)
        .file(path, marked)
        .file("content/bai.md", &article(SOUND, "A"));
    let (_, line, column) = case.marks[0].clone();
    let site = case.site;
    if path.starts_with("themes/") {
        site.edit(
            "site.yaml",
            "page_size: 10",
            "page_size: 10\n  theme: rieng",
        );
    }
    let built = site.build();
    let place = format!("{path}:{line}:{column}");
    let mut missing: Vec<&str> = pieces
        .iter()
        .copied()
        .filter(|piece| !built.stderr.contains(piece))
        .collect();
    let codes = format!("lỗi[{code}]");
    missing.extend(
        [codes.as_str(), place.as_str()]
            .into_iter()
            .filter(|piece| !built.stderr.contains(piece)),
    );
    if built.code != 1 || !missing.is_empty() || !site.output().is_empty() {
        let failure = format!(
            "— {story}: exit {}, {missing:?} is not in\n{}",
            built.code, built.stderr
        );
        fail(failure);
    }
    let checked = site.run(&["check", "--format", "json"]);
    let told = checked.json();
    if checked.code != 1
        || !told
            .iter()
            .any(|told| place_of(told) == (path, line, column) && told["code"] == code)
    {
        let failure = format!(
            "— {story}: check ends with {} and tells {told:#?}",
            checked.code
        );
        fail(failure);
    }
}

/// Templates of the site or of a theme: the message names the template, the place, and what there is.
#[rustfmt::skip]
#[test]
fn mistakes_in_templates() {
    let both = |story: &str, name: &str, text: &str, code: &str, pieces: &[&str]| {
        faulty_template(story, &format!("templates/{name}"), text, code, pieces);
        faulty_template(story, &format!("themes/rieng/templates/{name}"), text, code, pieces);
    };
    both("a missing name", "card.html", "<article>\n<h3>{{ page.▸titel }}</h3></article>\n", "undefined-name", &["titel", "title"]);
    both(
        "a missing name on one kind of page",
        "matrix.html",
        "{% extends \"base.html\" %}\n{% block main %}{{ page.▸rowz }}{% endblock main %}",
        "undefined-name",
        &["rowz", "rows"],
    );
    both("an unknown variable", "article.html", "<p>{{ ▸artikel.title }}</p>", "undefined-name", &["artikel", "page"]);
    both("a tag that is not closed", "phase.html", "{% if page.label %}▸<h1>", "template-error", &["phase.html"]);
    both("a brace too few", "page.html", "<h1>{{ page.title ▸}</h1>", "template-error", &["page.html"]);
    both("an unknown filter", "list.html", "<h1>{{ page.heading | ▸viet_hoa }}</h1>", "template-error", &["viet_hoa"]);
    both("an unknown tag", "terms.html", "{% ▸nếu page %}", "template-error", &["terms.html"]);
    both("an unknown parent", "404.html", "{% extends \"▸nền.html\" %}", "missing-template", &["nền.html"]);
    both("an unknown component", "home.html", "{% extends \"base.html\" %}\n{% block main %}{{ ▸<khung /> }}{% endblock main %}", "template-error", &["khung"]);
    both("a block that no parent has", "home.html", "{% extends \"base.html\" %}\n{% block ▸mian %}x{% endblock mian %}", "unknown-block", &["mian", "`main`"]);
    both("a text where a list is needed", "districts.html", "{% for x in ▸page.groups.head %}{% endfor %}", "template-error", &["head"]);
    done();
}

/// A base of the site's own without the blocks that built-in templates fill is one mistake, in that file.
#[test]
fn a_base_without_blocks() {
    let check = |base: &str, lacking: &[&str], there: &[&str]| {
        let site = Site::new(BASE);
        site.write("content/bai.md", article(SOUND, "A"));
        site.write("templates/base.html", base);
        let found = site.check();
        let codes: Vec<&str> = found.iter().filter_map(|it| it["code"].as_str()).collect();
        assert_eq!(codes, ["missing-block"], "{base}: {found:#?}");
        assert_eq!(found[0]["path"], "templates/base.html");
        let told = format!("{} {}", found[0]["message"], found[0]["help"]);
        for block in lacking {
            let line = format!("{{% block {block} %}}{{% endblock {block} %}}");
            assert!(told.contains(&line), "{block}: {told}");
        }
        for block in there {
            assert!(!told.contains(&format!("block {block} ")), "{told}");
        }
    };
    check(
        "<html>{{ head.title }}</html>",
        &["canonical", "head", "main"],
        &[],
    );
    check(
        "<html>{% block main -%}{% endblock main %}</html>",
        &["head"],
        &["main"],
    );
}

/// A template that does not end is stopped where it asks for too much, long before it takes the machine.
#[rustfmt::skip]
#[test]
fn templates_that_do_not_end() {
    let endless = |story: &str, text: &str, why: &str| {
        faulty_template(story, "templates/404.html", text, "template-endless", &[why, "404.html: ", "vòng lặp, thành phần tự gọi lại mình"]);
    };
    let rounds = "các vòng lặp chạy hơn 10.000.000 lượt";
    let value = "một biến dài hơn 32 MB hay có hơn 1.000.000 phần tử";
    endless(
        "a loop that prints",
        "<p>\n{% for a in range(end=9999) %}{% for b in range(end=9999) %}\n  ▸dòng{{ b }}{% endfor %}{% endfor %}",
        "nó in hơn 32 MB",
    );
    endless("a loop that prints nothing", "{% set all = range(end=99999) %}đ{% for a in all %}{% for b in ▸all %}{% endfor %}{% endfor %}", rounds);
    endless(
        "a loop that is kept",
        "{% set all = range(end=99999) %}{% set x %}{% for a in all %}{% for b in ▸all %}x{% endfor %}{% endfor %}{% endset %}",
        rounds,
    );
    endless(
        "more numbers than there are",
        "{% for a in ▸range(end=1000000) %}{% for b in range(end=1000000) %}x{% endfor %}{% endfor %}",
        "`range` phải cho hơn 100.000 số một lúc",
    );
    endless(
        "a component that calls itself",
        "{% component khung() %}a{{ ▸<khung/> }}{% endcomponent khung %}{{ <khung/> }}",
        "các thành phần gọi nhau sâu quá 20 tầng",
    );
    endless("a text that doubles itself", "{% set s = \"một hai\" %}{% for i in range(end=60) %}{% set_global s = ▸s ~ s %}{% endfor %}{{ s }}", value);
    endless(
        "a text that a filter makes longer",
        "{% set s = \"x\" %}{% for i in range(end=60) %}{% set_global s = ▸s | replace(from=\"x\", to=\"xxxxxxxxxxxxxxxxxxxxxxxx\") %}{% endfor %}",
        value,
    );
    endless("a list that doubles itself", "{% set l = [1] %}{% for i in range(end=60) %}{% set_global l = ▸[...l, ...l] %}{% endfor %}", value);
    done();
}

/// A template that others use is told, and not those that the site has from bantin.
#[test]
fn parts_that_do_not_end() {
    let part = "{% set all = range(end=99999) %}{% for a in all %}{% for b in all %}{% endfor %}{% endfor %}";
    each(
        [
            ("card.html", part.to_owned()),
            (
                "_stamp.html",
                "{% component stamp(at: map) -%}{{ <stamp at={at} /> }}{%- endcomponent stamp %}"
                    .to_owned(),
            ),
        ],
        |(name, text)| {
            let site = Site::new(BASE);
            site.write("content/bai.md", article(SOUND, "A"));
            site.write(&format!("templates/{name}"), text);
            let found = site.check();
            let found: Vec<_> = found
                .iter()
                .filter(|it| it["severity"] == "error")
                .collect();
            assert!(!found.is_empty());
            for told in found {
                let place = (told["path"].as_str().unwrap(), &told["code"], &told["line"]);
                let wanted = (
                    format!("templates/{name}"),
                    "template-endless".into(),
                    1.into(),
                );
                assert_eq!(place, (wanted.0.as_str(), &wanted.1, &wanted.2));
            }
        },
    );
}

fn place_of(told: &Value) -> (&str, usize, usize) {
    let number = |key: &str| usize::try_from(told[key].as_u64().unwrap()).unwrap();
    (
        told["path"].as_str().unwrap(),
        number("line"),
        number("column"),
    )
}

/// Every faulty template is told in one run.
#[test]
fn several_faulty_templates_at_once() {
    let site = Site::new(BASE);
    for name in ["card.html", "home.html", "article.html"] {
        site.write(&format!("templates/{name}"), "{{ page.title ");
    }
    let found = site.check();
    let paths: Vec<&str> = found
        .iter()
        .map(|told| told["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "templates/article.html",
            "templates/card.html",
            "templates/home.html"
        ],
        "{found:#?}"
    );
}

/// A part that others use is told once, where it is at fault; the others are not.
#[rustfmt::skip]
#[test]
fn a_faulty_part_is_told_alone() {
    let home = |text: &str| format!("{{% extends \"base.html\" %}}\n{{% block main %}}{text}{{% endblock main %}}");
    each([
        ("a built-in part", "_stamp.html", "{% component stamp(at: map) -%}\n{% if %}\n{%- endcomponent stamp %}\n", None, (2, 7)),
        (
            "a component of its own",
            "_khung.html",
            "{% component khung(a: string) -%}\n{% if %}\n{%- endcomponent khung %}\n",
            Some(home("{{ <khung a=\"1\" /> }}")),
            (2, 7),
        ),
        ("what others include", "_khung.html", "<p>{% if %}</p>", Some(home("{% include \"_khung.html\" %}")), (1, 10)),
        ("what others extend", "_khung.html", "<p>{% if %}</p>", Some("{% extends \"_khung.html\" %}".to_owned()), (1, 10)),
    ], |(story, part, text, user, (line, column))| {
        for folder in ["templates", "themes/bantin/templates"] {
            let site = Site::new(BASE);
            site.write("content/bai.md", article(SOUND, "A"));
            site.write(&format!("{folder}/{part}"), text);
            if let Some(user) = user {
                site.write(&format!("{folder}/home.html"), user);
            }
            let found: Vec<_> = site.check().into_iter().filter(|told| told["severity"] == "error").collect();
            let places: Vec<_> = found.iter().map(|told| (told["path"].as_str().unwrap(), &told["line"], &told["column"])).collect();
            assert_eq!(places, [(format!("{folder}/{part}").as_str(), &Value::from(*line), &Value::from(*column))], "{story}: {found:#?}");
        }
    });
}

/// The words of a theme.
#[rustfmt::skip]
#[test]
fn mistakes_in_strings() {
    let strings = |story: &str, text: &str, expected: &[Expected]| {
        Case::new(story).edit("site.yaml", "page_size: 10", "page_size: 10\n  theme: rieng").file("themes/rieng/strings/vi.yaml", text).tells(expected);
    };
    strings("YAML that is not YAML", "labels:\n  menu: ▸Trình đơn: chính\n", &[("unquoted-colon", "error", "`menu: \"Trình đơn: chính\"`", "`menu:")]);
    strings("a word where there should be keys", "labels: ▸Trình đơn\n", &[("wrong-shape", "error", "khóa con của `labels`", "keys of `labels`")]);
    strings("keys where there should be a word", "kinds:\n  launch: ▸{a: b}\n", &[("wrong-shape", "error", "`launch: giá trị`", "`launch: value`")]);
    strings("an address with a slash", "addresses:\n  news: ▸tin/tức\n", &[("bad-slug", "error", "`tin-tuc`", "`tin-tuc`")]);
    strings("two families on one address", "addresses:\n  matrix: ▸dia-ban\n", &[("same-address", "error", "đổi tên", "change the name")]);
    done();
}

/// Every mistake of a file and of the whole site is told in one run, sorted by file, line and column.
#[rustfmt::skip]
#[test]
fn all_mistakes_at_once() {
    Case::new("many mistakes in one file")
        .file(
            "content/bai.md",
            "---\n\
             title: Một bài\n\
             date: ▸30/2/2023\n\
             district: quan-ha-dong\n\
             kind: ▸lauch\n\
             ▸auhtor: A\n\
             results: [{indicator: A, achieved: ▸từ 600}]\n\
             ---\n\
             A ▸<script> b.\n",
        )
        .tells(&[
            ("impossible-date", "error", "", ""),
            ("unknown-choice", "error", "", ""),
            ("unknown-key", "warning", "", ""),
            ("bad-number", "error", "", ""),
            ("raw-html", "warning", "", ""),
        ]);
    Case::new("mistakes in many files")
        .file("content/z.md", "---\ntitle: ▸Z: z\n---\n")
        .file("content/a/b.md", &article("title: B\ndate: 2023-02-01\ndistrict: ▸quan-ha-dongg", "▸[x](khong-co.md)"))
        .file("content/a.md", &article("title: A\ndate: ▸mai\ndistrict: ▸khong-co", "A"))
        .file("content/pages/x.md", "---\n▸tilte: X\n---\n")
        .edit("site.yaml", "page_size: 10", "page_size: 10\n  ▸pagesize: 5")
        .edit("content/campaigns.yaml", "district: huyen-phuc-tho", "district: ▸huyen-phuc-to")
        .tells_codes(&[
            "content/a.md bad-date",
            "content/a.md unknown-reference",
            "content/a/b.md unknown-reference",
            "content/a/b.md broken-link",
            "content/campaigns.yaml unknown-reference",
            "content/pages/x.md missing-field",
            "content/z.md missing-field",
            "content/z.md missing-field",
            "content/z.md unquoted-colon",
            "site.yaml unknown-key",
        ]);
    done();
}

impl Case {
    /// Checks which problems are told of which files, in this order, first to last.
    fn tells_codes(self, expected: &[&str]) {
        let found = self.site.check();
        let codes: Vec<String> = found
            .iter()
            .map(|told| {
                format!(
                    "{} {}",
                    told["path"].as_str().unwrap(),
                    told["code"].as_str().unwrap()
                )
            })
            .collect();
        if codes != expected {
            let failure = format!("— {}: told {codes:#?}\n{found:#?}", self.story);
            fail(failure);
        }
    }
}

/// One mistake, one message: nothing that follows from it is told too.
#[rustfmt::skip]
#[test]
fn no_follow_up_errors() {
    let good = |more: &str, body: &str| article(&format!("title: Bài lành\ndate: 2023-03-01\ndistrict: quan-ha-dong\n{more}"), body);
    let links = "[a](hong.md) [b](/content/hong.md) [c](hong) [d](hong.md#muc) [e](/tin/2023/hong/) [f](ten-bai-hong) [g](/tin/2023/ten-bai-hong/)";
    for (story, broken) in [
        ("broken YAML", "---\ntitle: ▸Hỏng: vì dấu\n---\n"),
        ("no front matter", "▸Bài hỏng.\n"),
        ("no date", "---\n▸title: Tên bài hỏng\ndistrict: quan-ha-dong\n---\n## Mục\n"),
    ] {
        let case = Case::new(story).file("content/hong.md", broken).file("content/lanh.md", &good("related: [Tên bài hỏng]", links));
        let found = case.site.check();
        let told: Vec<&str> = found
            .iter()
            .filter(|told| told["path"] != "content/lanh.md" || !story.starts_with("broken") && !told["help"].as_str().unwrap().is_empty())
            .map(|told| told["path"].as_str().unwrap())
            .collect();
        // By title or by a slug that nobody can know, the link cannot be told from a wrong one.
        let guesses = found.iter().filter(|told| told["path"] == "content/lanh.md" && told["message"].as_str().unwrap().contains("ten-bai-hong")).count();
        assert_eq!(told.len() - guesses.min(told.len() - 1), 1, "{story}: {found:#?}");
    }
    Case::new("a district that cannot be read")
        .file("content/bai.md", &good("", "A"))
        .edit("content/districts.yaml", "id: quan-ha-dong, name: Hà Đông, level: quan", "id: quan-ha-dong, name: Hà Đông, level: ▸quam")
        .tells(&[("unknown-choice", "error", "`quan`?", "`quan`?")]);
    Case::new("a register that cannot be read")
        .file("content/bai.md", &good("campaign: ha-dong-2023\nphase: dot-1", "A"))
        .file("content/campaigns.yaml", "- id: ha-dong-2023\n  name: ▸Thi đua: 2023\n  phases: [{id: dot-1, label: Đợt 1}]\n")
        .tells(&[("unquoted-colon", "error", "", "")]);
    Case::new("districts that cannot be read")
        .file("content/bai.md", &good("", "A"))
        .file("content/districts.yaml", "- {id: quan-ha-dong▸\n")
        .tells_codes(&["content/districts.yaml broken-yaml"]);
    Case::new("a campaign with a wrong date")
        .file("content/bai.md", &article("title: A\ndate: 2022-02-01\ndistrict: huyen-phuc-tho\ncampaign: phuc-tho-2022", "A"))
        .edit("content/campaigns.yaml", "  period: 2022\n", "  period: ▸năm ngoái\n")
        .tells(&[("bad-date", "error", "", "")]);
    Case::new("an unknown campaign and its phase").file("content/bai.md", &good("campaign: ▸ha-dong-2032\nphase: dot-1", "A")).tells(&[(
        "unknown-reference",
        "error",
        "",
        "",
    )]);
    Case::new("an article without a place, and a link to it")
        .file("content/bai.md", &article("title: A\ndate: 2023-02-01\ndistrict: ▸quan-ha-dongg", "A"))
        .file("content/lanh.md", &good("", "[x](bai.md) [y](a)"))
        .tells(&[("unknown-reference", "error", "", "")]);
    done();
}

/// `site.yaml` is needed to know anything else: exit code 2.
#[rustfmt::skip]
#[test]
fn no_site_to_speak_of() {
    let check = |story: &str, files: &[(&str, &[u8])], code: &str, line: u64| {
        let site = Site::new("");
        files.iter().for_each(|(path, bytes)| site.write(path, bytes));
        for args in [&["check", "--format", "json"][..], &["build"], &["list", "articles", "--json"]] {
            let outcome = site.run(args);
            assert_eq!(outcome.code, 2, "{story}: {args:?}\n{}{}", outcome.stdout, outcome.stderr);
        }
        let found = site.check();
        assert_eq!((found[0]["code"].as_str(), found[0]["line"].as_u64()), (Some(code), Some(line)), "{story}: {found:#?}");
        assert_eq!(found.len(), 1, "{story}: {found:#?}");
        assert!(!site.root().join("public").exists());
    };
    check("an empty folder", &[], "no-site", 1);
    check("a folder of articles", &[("content/a.md", b"---\ntitle: A\n---\n")], "no-site", 1);
    check("an empty site.yaml", &[("site.yaml", b"")], "missing-field", 1);
    check("a list", &[("site.yaml", b"- a\n")], "front-matter-not-keys", 1);
    check("a mark that means something else", &[("site.yaml", b"site:\n  title: @A\n")], "reserved-character", 2);
    check("UTF-16", &[("site.yaml", b"\xff\xfes\0i\0t\0e\0")], "not-utf8", 1);
    check("site.yml", &[("site.yml", b"site: {title: A}\n")], "no-site", 1);
    let site = Site::new("");
    std::fs::create_dir(site.root().join("site.yaml")).unwrap();
    assert_eq!((site.build().code, site.check()[0]["code"].as_str()), (2, Some("no-site")));
    let nowhere = site.run(&["build", "--root", "/khong/co/thu/muc"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.stderr.contains("/khong/co/thu/muc"), "{}", nowhere.stderr);
}

/// What is no regular file, or leads out of the site, is left out and told; it never reaches the output.
#[rustfmt::skip]
#[test]
fn odd_things_in_the_folder() {
    let site = Site::new(BASE);
    site.write("content/bai.md", article(SOUND, "![x](ngoai.svg) ![y](trong.svg)"));
    std::fs::write(site.outside().join("bi-mat.svg"), "BÍ MẬT").unwrap();
    std::fs::create_dir(site.outside().join("rieng")).unwrap();
    std::fs::write(site.outside().join("rieng/tep.txt"), "BÍ MẬT").unwrap();
    let link = |to: &str, at: &str| symlink(to, site.root().join(at)).unwrap();
    link("../../bi-mat.svg", "content/ngoai.svg");
    site.write("static/that.svg", "<svg/>");
    link("../static/that.svg", "content/trong.svg");
    link("/etc/passwd", "static/passwd");
    link("../../rieng", "static/rieng");
    link("khong-co", "static/hong");
    link(".", "static/vong");
    link("vong-2", "static/vong-2");
    let pipe = site.root().join("content/ong.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::fs::create_dir(site.root().join("content/thu-muc.md")).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(site.root().join("static/o-cam")).unwrap();
    let built = site.build();
    drop(socket);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let found = site.check();
    let told: Vec<(&str, &str)> = found.iter().map(|told| (told["path"].as_str().unwrap(), told["code"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [
            ("content/bai.md", "missing-picture"),
            ("content/ngoai.svg", "leaves-site"),
            ("content/ong.md", "not-a-file"),
            ("static/hong", "not-a-file"),
            ("static/o-cam", "not-a-file"),
            ("static/passwd", "leaves-site"),
            ("static/rieng", "leaves-site"),
            ("static/vong", "link-circle"),
            ("static/vong-2", "link-circle"),
        ]
    );
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("BÍ MẬT") && !text.contains("root:"), "{path}");
    }
}

/// What is told of a site: paths, severities and codes. The words must hold these pieces in Vietnamese and in English.
#[track_caller]
fn tells(site: &Site, expected: &[(&str, &str, &str)], pieces: [&str; 2]) {
    let found = site.check();
    let told: Vec<_> = found
        .iter()
        .map(|told| {
            (
                told["path"].as_str().unwrap(),
                told["severity"].as_str().unwrap(),
                told["code"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, expected, "{found:#?}");
    for (language, piece) in ["vi", "en"].into_iter().zip(pieces) {
        let checked = site.run(&["check", "--lang", language]);
        assert!(
            checked.stdout.contains(piece),
            "{piece:?} is not in\n{}",
            checked.stdout
        );
    }
}

/// A link that never comes to an end has a reason of its own; the files that it leads back to are published once.
#[rustfmt::skip]
#[test]
fn links_that_lead_in_a_circle() {
    each([
        (&["static/a"][..], &[("static/a", "a")][..]),
        (&["static/a", "static/b"], &[("static/a", "b"), ("static/b", "a")]),
        (&["static/vong"], &[("static/vong", ".")]),
        (&["static/len"], &[("static/len", "..")]),
        (&["static/nho/len"], &[("static/nho/len", "../../static")]),
        (&["content/len"], &[("content/len", "../content")]),
        (&["content/anh/len"], &[("content/anh/len", "../..")]),
        // Each leads into the other's folder, where the way comes back.
        (&["content/s/c", "static/c/s"], &[("content/s", "../static"), ("static/c", "../content")]),
    ], |(told, links)| {
        let site = Site::new(BASE);
        site.write("content/bai.md", article(SOUND, "A"));
        site.write("content/anh/a.bin", "a");
        site.write("static/nho/b.bin", "b");
        let files = site.build_cleanly();
        for (at, to) in *links {
            symlink(to, site.root().join(at)).unwrap();
        }
        let told: Vec<_> = told.iter().map(|path| (*path, "warning", "link-circle")).collect();
        tells(&site, &told, ["dẫn thành vòng", "leads in a circle"]);
        let again = site.build_anyhow();
        let new = crate::common::changes(&files, &again).into_iter().filter(|path| path.starts_with('+'));
        assert!(links.len() > 1 || new.clone().count() == 0, "{:?}", new.collect::<Vec<_>>());
    });
    let site = Site::new(BASE);
    site.write("content/bai.md", article(SOUND, "A"));
    site.write("static/that/a.txt", "a");
    symlink("that", site.root().join("static/khac")).unwrap();
    assert!(site.build_cleanly().contains_key("khac/a.txt"), "a link to a folder beside it is no circle");
}

/// A site without its folder of articles is a mistake, for every command; one whose folder is empty is new.
#[rustfmt::skip]
#[test]
fn a_site_without_a_folder_of_articles() {
    let content = |site: &Site| site.root().join("content");
    let lost = |site: &Site| std::fs::remove_dir(content(site)).unwrap();
    type Loss<'a> = &'a dyn Fn(&Site);
    let cases: [(&str, Loss<'_>, [&str; 2]); 6] = [
        ("gone", &lost, ["trang không có thư mục content", "the site has no folder content"]),
        ("renamed", &|site| std::fs::rename(content(site), site.root().join("Content")).unwrap(), ["đổi tên thư mục `Content`", "rename the folder `Content`"]),
        ("a file", &|site| { lost(site); site.write("content", "") }, ["đây là một tệp", "this is a file"]),
        ("a link to nothing", &|site| { lost(site); symlink("mat", content(site)).unwrap() }, ["trang không có", "has no folder"]),
        ("a link to itself", &|site| { lost(site); symlink("content", content(site)).unwrap() }, ["trang không có", "has no folder"]),
        ("a link to elsewhere", &|site| {
            lost(site);
            std::fs::create_dir(site.outside().join("bai-viet")).unwrap();
            symlink("../bai-viet", content(site)).unwrap();
        }, ["dẫn ra ngoài thư mục của trang", "leads out of the site"]),
    ];
    for (story, lose, pieces) in cases {
        let site = Site::new("-- site.yaml --\nsite: {title: A, base_url: \"https://a.example/\"}\n");
        assert_eq!(site.codes(), Vec::<String>::new(), "an empty folder is a new site");
        lose(&site);
        tells(&site, &[("content", "error", "no-content")], pieces);
        for (args, code) in [
            (&["build"][..], 1), (&["check"], 1), (&["check", "--fix"], 1), (&["list", "articles"], 1),
        ] {
            let outcome = site.run(args);
            assert_eq!(outcome.code, code, "{story}: {args:?}\n{}", outcome.stderr);
            assert!((outcome.stdout + &outcome.stderr).contains("no-content"), "{story}: {args:?}");
        }
        assert!(!site.root().join("public").exists(), "{story}");
    }
    let site = Site::new(BASE);
    std::fs::rename(content(&site), site.root().join("bai-viet")).unwrap();
    symlink("bai-viet", content(&site)).unwrap();
    assert_eq!(site.codes(), Vec::<String>::new(), "a link to another folder of the site will do");
}

/// Two files on one address: nothing is overwritten in silence.
#[rustfmt::skip]
#[test]
fn two_files_on_one_address() {
    let check = |story: &str, files: &[(&str, &str)]| {
        let site = Site::new(BASE);
        site.write("content/a/bai.md", article(SOUND, "![x](b.svg)"));
        site.write("content/a/b.svg", "<svg/>");
        files.iter().for_each(|(path, text)| site.write(path, text));
        let codes = site.codes();
        let kept = site.build().code == 0 && files.iter().all(|(_, text)| site.output().values().any(|bytes| bytes == text.as_bytes()));
        if codes != ["same-address"] && !kept {
            fail(format!("— {story}: {codes:?}, and one of the two is lost"));
        }
    };
    check("a static file where a file beside an article goes", &[("static/tep/a/b.svg", "<svg>khác</svg>")]);
    check("a static file where the theme has one", &[("static/assets/style.css", "body {}")]);
    check("static files that differ from a theme's own only by case", &[("static/Assets/style.css", "body {}")]);
    for (story, files) in [
        ("static files that differ by case", &["static/A.txt", "static/a.txt"][..]),
        ("one in a folder", &["static/X/A.txt", "static/x/a.txt"]),
        ("letters with marks", &["static/Đợt.txt", "static/đợt.txt"]),
        ("a file where others need a folder", &["static/x", "static/X/b.txt", "static/X/c.txt"]),
        ("one beside an article", &["static/tep/A/b.csv"]),
        ("two beside articles", &["content/a/B.csv"]),
        ("a folder of what lies beside an article", &["static/TEP"]),
    ] {
        let site = Site::new(BASE);
        site.write("content/a/bai.md", article(SOUND, "[x](b.csv) [y](B.csv)"));
        site.write("content/a/b.csv", "a,b\n");
        files.iter().for_each(|path| site.write(path, "c,d\n"));
        let found = site.check();
        let told: Vec<&str> = found.iter().filter(|found| found["code"] == "same-address").map(|found| found["path"].as_str().unwrap()).collect();
        if told.len() != 1 || site.build().code != 1 {
            fail(format!("— {story}: {found:?}"));
        }
    }
    done();
}

/// A plain page whose file name has no letter for an address.
#[test]
fn a_plain_page_without_an_address() {
    for path in [
        "content/pages/!!!.md",
        "content/pages/日本.md",
        "content/pages/日本/日本.md",
    ] {
        Case::new(path)
            .file(path, "---\ntitle: Trang\n---\nA\n")
            .tells_codes(&[&format!("{path} empty-slug")]);
    }
    done();
    let site = Site::new(BASE);
    site.write(
        "content/pages/日本.md",
        "---\ntitle: Trang\nslug: nhat-ban\n---\nA\n",
    );
    assert_eq!(site.codes(), Vec::<String>::new(), "a slug is an address");
    site.build_cleanly();
    site.page("/nhat-ban/");
}

/// What editors and file managers leave behind is not content.
#[test]
fn leftovers_of_editors_are_no_content() {
    let site = Site::new(BASE);
    site.write("content/bai.md", article(SOUND, "A"));
    let files = site.build_cleanly();
    for name in [
        "content/.DS_Store",
        "content/.bai.md.swp",
        "content/~$bai.md",
        "content/.git/config",
        "content/bai.md.tmp",
        "content/Thumbs.db",
        "static/.DS_Store",
        "static/nho/Thumbs.db",
        "static/nho/desktop.ini",
        "static/nho/.gitkeep",
        "static/._anh.jpg",
        "templates/.card.html.swp",
    ] {
        site.write(name, "rác");
    }
    crate::common::assert_same(&files, &site.build_cleanly(), "leftovers");
}

/// Of hidden files in `static/`, those that servers look for are published; all others are named once and never
/// published. What an output folder holds of bantin's own, no file of a site can be.
#[test]
fn hidden_files_among_those_that_are_published() {
    let site = Site::new(BASE);
    site.write("content/bai.md", article(SOUND, "A"));
    let files = site.build_cleanly();
    let published = [
        ".htaccess",
        "nho/.htaccess",
        ".nojekyll",
        ".user.ini",
        ".well-known/security.txt",
        ".well-known/acme-challenge/x",
    ];
    for name in published {
        site.write(&format!("static/{name}"), name);
    }
    let with = site.build_cleanly();
    for name in published {
        assert_eq!(with[name], name.as_bytes());
    }
    let new = crate::common::changes(&files, &with)
        .into_iter()
        .filter(|path| path.starts_with('+'));
    assert_eq!(new.count(), published.len());
    for name in [
        ".env",
        ".git/config",
        ".git/objects/ab/cd",
        "nho/.htpasswd",
        ".well-known/.an/x",
        ".bantin/cache",
    ] {
        site.write(&format!("static/{name}"), "BÍ MẬT");
    }
    symlink("/khong/co", site.root().join("static/.lien-ket")).unwrap();
    let hidden = [
        "static/.bantin",
        "static/.env",
        "static/.git",
        "static/.lien-ket",
        "static/.well-known/.an",
        "static/nho/.htpasswd",
    ];
    tells(
        &site,
        &hidden.map(|path| (path, "warning", "hidden-file")),
        [
            "chuyển nó ra khỏi thư mục này",
            "move it out of this folder",
        ],
    );
    crate::common::assert_same(&with, &site.build_anyhow(), "what is hidden");
    let quiet = Site::new(BASE);
    quiet.write(
        "site.yaml",
        quiet.source("site.yaml") + "checks: {hidden-file: off}\n",
    );
    quiet.write("static/.env", "BÍ MẬT");
    assert!(
        !quiet.build_cleanly().contains_key(".env"),
        "who knows need not be told"
    );
    for name in [
        ".bantin-manifest",
        ".bantin-addresses",
        ".bantin-journal",
        ".Bantin-Stage",
        ".bantin-new/a.html",
    ] {
        let site = Site::new(BASE);
        site.write(&format!("static/{name}"), "x");
        let told = format!("static/{}", name.split('/').next().unwrap());
        tells(
            &site,
            &[(&told, "error", "own-file-name")],
            ["tệp của chính nó", "a file of its own"],
        );
        assert_eq!(site.build().code, 1, "{name}");
    }
}

/// A file name that is not UTF-8 is told by its name.
#[test]
fn a_file_name_in_another_encoding() {
    use std::os::unix::ffi::OsStrExt;
    let site = Site::new(BASE);
    let name = std::ffi::OsStr::from_bytes(b"b\xe0i.md");
    std::fs::write(site.root().join("content").join(name), article(SOUND, "A")).unwrap();
    assert_eq!(site.codes(), ["odd-file-name"]);
    assert_eq!(site.build().code, 1);
}

/// Two names that differ only in how their accents are put together are told, and no file is lost.
#[test]
fn names_that_look_alike() {
    for (one, other) in [
        ("content/h\u{f2}a.md", "content/ho\u{300}a.md"),
        ("static/h\u{f2}a.txt", "static/ho\u{300}a.txt"),
        ("content/h\u{f2}a/a.md", "content/ho\u{300}a/a.md"),
        (
            "static/\u{1b0}\u{31b}\u{300}.txt",
            "static/u\u{31b}\u{31b}\u{300}.txt",
        ),
    ] {
        let site = Site::new(BASE);
        site.write(one, article(SOUND, "A"));
        site.write(other, article(SOUND, "B"));
        assert_eq!(site.codes(), ["twin-names"], "{one}");
        let built = site.build();
        assert_eq!(built.code, 1, "{}", built.stderr);
        for path in [one, other] {
            let name: String = path
                .chars()
                .map(|letter| {
                    if letter.is_ascii() {
                        letter.to_string()
                    } else {
                        letter.escape_unicode().to_string()
                    }
                })
                .collect();
            assert!(built.stderr.contains(&name), "{name}: {}", built.stderr);
        }
        site.remove(other);
        assert_eq!(site.codes(), Vec::<String>::new(), "{one}");
    }
}

/// Builds, and says how it ended; a build that takes long is stopped.
fn ends_in_time(site: &Site, seconds: u64) -> String {
    let mut child = site
        .command(&["build", "--lang", "en"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut talk = child.stderr.take().unwrap();
    let reader = thread::spawn(move || {
        let mut text = String::new();
        talk.read_to_string(&mut text).map(|_| text)
    });
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(seconds) {
        if let Some(status) = child.try_wait().unwrap() {
            let text = reader.join().unwrap().unwrap();
            assert!(!text.contains("panicked"), "{text}");
            return format!("{:?}", status.code());
        }
        thread::park_timeout(Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    format!("killed after {seconds} s")
}

fn hostile(story: &str, lines: &str, body: &str, code: i32) {
    let site = Site::new(BASE);
    site.write(
        "content/bai.md",
        article(&format!("{SOUND}\n{lines}"), body),
    );
    let end = ends_in_time(&site, 8);
    if end != format!("Some({code})") {
        FAILURES
            .with_borrow_mut(|failures| failures.push(format!("— {story}: {end} and not {code}")));
    }
}

/// Input made to break parsers: an answer in reasonable time, and never a crash.
#[rustfmt::skip]
#[test]
fn hostile_text() {
    let check = |story: &str, body: &str, code: i32| hostile(story, "", body, code);
    let list: String = (0..5_000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).take(1_200).collect();
    check("a list 1,200 deep", &list, 1);
    check("a quote 5,000 deep", &"> ".repeat(5_000), 1);
    check("lists 5,000 deep on a line", &("+ ".repeat(5_000) + "a"), 1);
    check("numbers 5,000 deep on a line", &("1. ".repeat(5_000) + "a"), 1);
    check("100,000 brackets", &"[".repeat(100_000), 0);
    check("20,000 closed brackets", &format!("{}{}", "[".repeat(10_000), "](".repeat(10_000)), 0);
    check("100,000 picture openings", &"![".repeat(50_000), 0);
    check("100,000 stars", &"*a ".repeat(50_000), 0);
    check("100,000 back quotes", &(0..400).map(|n| "`".repeat(n)).collect::<Vec<_>>().join(" "), 0);
    check("50,000 tags", &"<a ".repeat(50_000), 0);
    check("50,000 comments that never end", &"<!-- ".repeat(50_000), 0);
    check("10,000 footnote marks", &"[^a] ".repeat(10_000), 0);
    check("10,000 footnotes that never close", &"[^a".repeat(10_000), 0);
    check("10,000 links that never close", &"[a](b ".repeat(10_000), 0);
    check("5,000 links that lead nowhere", &"[a](b)\n\n".repeat(5_000), 1);
    check("20,000 headings of one name", &"## a\n\n".repeat(20_000), 0);
    check("100,000 embeddings and as many ends of isolates", &("\u{202a}".repeat(100_000) + &"\u{2069}".repeat(100_000)), 0);
    check("100,000 isolates and as many ends", &("\u{2067}".repeat(100_000) + &"\u{2069}".repeat(100_000)), 0);
    check("100,000 tags behind a flag", &format!("🏴{}", "\u{e0061}".repeat(100_000)), 0);
    check("100,000 joiners", &"a\u{200d}".repeat(100_000), 0);
    check("50,000 lines with a break that nobody sees", &"a\u{200b}\n".repeat(50_000), 0);
    check("60,000 different characters for private use", &(0xf_0000..0xf_ea60).filter_map(char::from_u32).collect::<String>(), 0);
    check("5,000 footnotes that nobody names", &(0..5_000).map(|n| format!("[^{n}]: a\n\n")).collect::<String>(), 0);
    check("20,000 control characters", &"\u{1}".repeat(20_000), 1);
    check("a line of 2 MB", &"thi đua ".repeat(220_000), 0);
    check("a table of 1,000 columns", &format!("{0}|\n{1}|\n{0}|\n", "|a".repeat(1_000), "|-".repeat(1_000)), 0);
    done();
}

/// The same for front matter.
#[rustfmt::skip]
#[test]
fn hostile_front_matter() {
    let check = |story: &str, lines: &str, code: i32| hostile(story, lines, "A", code);
    check("brackets in YAML", &format!("sectors: {}", "[".repeat(100_000)), 1);
    check("braces in YAML", &format!("photo: {}", "{a: ".repeat(20_000)), 1);
    check("YAML nested by lines", &(0..2_000).map(|depth| format!("{}a{depth}:", " ".repeat(depth))).collect::<Vec<_>>().join("\n"), 1);
    let bomb =
        (1..12).fold(
            "a0: &a0 [x, x, x, x, x, x, x, x, x, x]".to_owned(),
            |text, n| format!("{text}\na{n}: &a{n} [{}]", vec![format!("*a{}", n - 1); 10].join(", ")),
        );
    check("a YAML bomb", &bomb, 1);
    check("merge keys", "<<: {a: b}", 0);
    check("4,000 unknown keys", &(0..4_000).map(|n| format!("k{n}: v")).collect::<Vec<_>>().join("\n"), 0);
    check("a tag of YAML", "people: !!python/object:os.system [x]", 0);
    check("a million letters in one value", &format!("lead: {}", "a".repeat(1_000_000)), 0);
    check("a very long date", &format!("updated: {}", "1".repeat(100_000)), 1);
    done();
}

/// The longest article that is possible, and one that is longer.
#[test]
fn an_article_of_a_million_lines() {
    let site = Site::new(BASE);
    site.write("content/bai.md", article(SOUND, &"a\n\n".repeat(500_000)));
    assert_eq!(ends_in_time(&site, 30), "Some(0)");
    site.write("content/bai.md", article(SOUND, &"a\n".repeat(4_000_000)));
    assert_eq!(ends_in_time(&site, 8), "Some(1)");
    assert_eq!(site.codes(), ["file-too-large"]);
}

/// A title may be longer than the name of a file may be: its address is cut at a word, and two that become
/// equal by that are told.
#[test]
fn names_longer_than_a_file_name_may_be() {
    let site = Site::new(BASE);
    let long = |end: &str| {
        article(
            &SOUND.replace("Một bài", &format!("{}{end}", "thi đua ".repeat(60))),
            "A",
        )
    };
    site.write("content/a.md", long("một"));
    site.build_cleanly();
    let url = site.article("a")["url"].as_str().unwrap().to_owned();
    assert!(
        url.len() < 255 && url.ends_with("-dua/") || url.ends_with("-thi/"),
        "{url}"
    );
    site.write("content/b.md", long("hai"));
    assert_eq!(site.codes(), ["duplicate-slug"]);
}

/// What newcomers wrote, and the answer: the line as it should be, one finding for one mistake.
#[rustfmt::skip]
#[test]
fn answers_to_newcomers() {
    let site_file = "site:\n  title: Bản tin\ndistricts: [{id: huyen-an, name: An, level: huyen}]\n";
    let head = "title: Bài\ndate: 2023-02-01\ndistrict: huyen-an\n";
    each([
        ("site.yaml", "", "missing-field", "\nsite:\n  title: Tên trang"),
        ("site.yaml", "title: LĐLĐ huyện An\npage_size: 5\n", "missing-field", "\nsite:\n  title: LĐLĐ huyện An\n  page_size: 5"),
        ("site.yaml", "site:\n  title: A\ndistricts: [{id: a, name: A}]\n", "missing-field", "một trong: tinh, thanh-pho"),
        ("site.yaml", "site:\n  title: A\ndistricts: [{id: xa-a, name: A, level: x}]\n", "unknown-choice", "chọn một trong: tinh"),
        ("site.yaml", "site:\n  title: A\nsectors: [Khối doanh nghiệp]\n", "wrong-shape", "`{id: khoi-doanh-nghiep, name: Khối doanh nghiệp}`"),
        ("site.yaml", "site: {title: A}\ncampaigns: [{id: c, name: C, phases: [{id: d, name: Đợt 1, period: 2023}]}]\n",
            "missing-field", "đổi `name:` thành `label:`"),
        ("site.yaml", "site:\n  title: A\ncommemorations: [{id: a, name: A, kind: foo}]\n", "unknown-choice", "anniversary, congress"),
        ("anniversaries: [a]", "", "unknown-key", "`commemorations`?"),
        ("permalin: a", "", "unknown-key", "dùng một khóa có ở đây: title, date"),
        ("related: [Bài: hai]", "", "wrong-shape", "`\"Bài: hai\"`"),
        ("results: 1.709/431", "", "wrong-shape", "`{indicator: Sáng kiến, achieved: 1.709, target: 431, percent: 397}`"),
        ("commendations:\n  - Công nhân giỏi: 10", "", "missing-field", "`{honour: Công nhân giỏi, count: 10}`"),
        ("corrections:\n  - {date: 1/3/2023, text: Sai số, xyz: 3}", "", "unknown-key", "dùng một khóa có ở đây: date, text"),
        ("lead: “Xem: đây”", "", "unquoted-colon", "`lead: \"Xem: đây\"`"),
        ("author: [“Nguyễn Văn An”]", "", "round-quotes", "`\"Nguyễn Văn An\"`"),
        ("author: [“Tổ 3, ban biên tập”]", "", "split-in-quotes", "`\"Tổ 3, ban biên tập\"`"),
        ("corrections:\n  - 30/9/2026: sai số", "", "missing-field", "`{date: 30/9/2026, text: sai số}`"),
    ], |&(written, text, code, cure)| {
        let site = Site::new(&format!("-- site.yaml --\n{site_file}"));
        match written {
            "site.yaml" => site.write("site.yaml", text),
            line => site.write("content/a.md", format!("---\n{head}{line}\n---\nLời.\n")),
        }
        let found = site.check();
        let found: Vec<_> = found.iter().filter(|found| found["code"] != "district-id").collect();
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0]["code"], code);
        assert!(found[0]["help"].as_str().unwrap().contains(cure), "{found:#?}");
    });
}

/// A line that is no YAML hides nothing below it.
#[test]
fn below_broken_lines() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        "---\ntitle: Bài: hai\ndate: 02/13/2026\nlead: @ai\nkicker: Xem: đây\ncampain: x\n---\nA\n",
    );
    let codes = [
        "missing-field",
        "unquoted-colon",
        "impossible-date",
        "reserved-character",
        "unquoted-colon",
        "unknown-key",
    ];
    assert_eq!(site.codes(), codes);
}

/// In `site.yaml` and in registers neither: names keep the colons that are reported, and references find them.
#[test]
fn below_broken_lines_of_registers() {
    let site = Site::new(BASE);
    site.edit("site.yaml", "title: Bản tin thử", "title: Bản tin: thử");
    site.edit("site.yaml", "page_size: 10", "page_size: mười\n  mau: x");
    site.edit(
        "content/campaigns.yaml",
        "- id: thanh-xuan-2020",
        "- {id: ha-noi-2020, name: Thi đua: nước rút, district: thanh-pho-ha-noi, perod: 2020}\n\
         - id: thanh-xuan-2020",
    );
    site.write(
        "content/a.md",
        "---\ntitle: A\ndate: 22/02/2020\ndistrict: thanh-pho-ha-noi\n\
         campaign: \"Thi đua: nước rút\"\ncategory: khong-co\n---\nA\n",
    );
    let mut codes = site.codes();
    codes.sort();
    let expected = [
        "bad-number",
        "unknown-key",
        "unknown-key",
        "unknown-reference",
        "unquoted-colon",
        "unquoted-colon",
    ];
    assert_eq!(codes, expected);
}

/// A document that was renamed is called what it is.
#[test]
fn renamed_documents() {
    for (bytes, words) in [
        (
            &b"PK\x03\x04\x14\0word/document.xml"[..],
            "tệp Word (.docx)",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "tệp Word đời cũ (.doc)",
        ),
        (b"{\\rtf1\\ansi B\\'e0i}", "tệp .rtf"),
        (b"%PDF-1.7", "tệp PDF"),
    ] {
        let site = Site::new(BASE);
        site.write("content/a.md", bytes);
        let found = site.check();
        assert_eq!(found.len(), 1);
        assert!(
            found[0]["code"] == "binary-file"
                && found[0]["message"].as_str().unwrap().contains(words),
            "{found:#?}"
        );
    }
}
