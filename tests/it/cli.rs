//! The command line: what may be typed, what comes out where, and how it ends.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{Outcome, Site, each, fixtures::BASE, seeds};
use serde_json::Value;
use std::{
    fs,
    process::{Command, Stdio},
};

/// The program outside of any site.
fn bare(args: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
    Outcome::of(command.current_dir(folder.path()).env_clear().args(args))
}

#[test]
fn help_and_version() {
    for args in [
        &["--help"][..],
        &["-h"],
        &["help"],
        &["build", "--help"],
        &["check", "--help"],
        &["list", "--help"],
        &["help", "list"],
    ] {
        let told = bare(args);
        assert_eq!((told.code, told.stderr.as_str()), (0, ""), "{args:?}");
        assert!(
            told.stdout.contains("Usage: bantin"),
            "{args:?}: {}",
            told.stdout
        );
    }
    let help = bare(&["--help"]).stdout;
    for word in [
        "build", "check", "list", "--root", "--as-of", "--lang", "--color", "--quiet", "dung",
        "kiem", "liet-ke",
    ] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
    let version = bare(&["--version"]);
    assert_eq!(
        (version.code, version.stdout.trim()),
        (0, concat!("bantin ", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn mistakes_of_usage_end_with_2() {
    for (args, word) in [
        (&[][..], "Usage"),
        (&["bulid"], "build"),
        (&["build", "--otu", "x"], "--otu"),
        (&["build", "x"], "unexpected"),
        (&["list"], "<WHAT>"),
        (&["list", "bai"], "articles"),
        (&["list", "article"], "articles"),
        (&["check", "--format", "xml"], "json"),
        (&["build", "--as-of", "hôm qua"], "--as-of"),
        (&["build", "--as-of", "2023-02-30"], "--as-of"),
        (&["build", "--lang", "fr"], "vi"),
        (&["build", "--color", "red"], "auto"),
        (&["list", "articles", "--year", "năm nay"], "--year"),
        (&["build", "--root"], "--root"),
    ] {
        let told = bare(args);
        assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            told.stderr.contains(word),
            "{args:?}: {word} is not in\n{}",
            told.stderr
        );
    }
}

#[test]
fn the_root_is_the_nearest_folder_upwards() {
    let site = seeds();
    let from = |folder: &str, args: &[&str]| {
        let mut command = site.command(args);
        Outcome::of(command.current_dir(site.root().join(folder)))
    };
    assert_eq!(
        from("content", &["list", "articles", "--json"])
            .json()
            .len(),
        5
    );
    assert_eq!(
        from("static/img", &["list", "articles", "--json"])
            .json()
            .len(),
        5
    );
    assert_eq!(from("..", &["list", "articles"]).code, 2);
    assert_eq!(
        from("..", &["list", "articles", "--json", "--root", "site"])
            .json()
            .len(),
        5
    );
    assert_eq!(
        from("..", &["--root", "site", "list", "articles", "--json"])
            .json()
            .len(),
        5,
        "before the command too"
    );
    assert_eq!(from("..", &["build", "--root", "site"]).code, 0);
    assert!(
        site.root().join("public/index.html").is_file(),
        "into public, in the folder of the site"
    );
    assert_eq!(
        from("..", &["build", "--root", "site", "--out", "dich"]).code,
        0
    );
    assert!(
        site.outside().join("dich/index.html").is_file(),
        "what is typed is seen from where it is typed"
    );
}

#[test]
fn other_names_of_commands() {
    let site = seeds();
    assert_eq!(site.run(&["dung"]).code, 0);
    assert_eq!(site.run(&["kiem"]).stdout, site.run(&["check"]).stdout);
    assert_eq!(
        site.run(&["liet-ke", "articles"]).stdout,
        site.run(&["list", "articles"]).stdout
    );
}

/// Results on standard output, talk on standard error.
#[test]
fn results_and_talk_do_not_mix() {
    let site = seeds();
    site.write(
        "content/nhap.md",
        "---\ntitle: Nháp\ndistrict: quan-ha-dong\ndate: 2023-02-03\ndraft: true\n---\nA\n",
    );
    let built = site.run(&["build"]);
    assert_eq!(built.stdout, "");
    assert!(
        built.stderr.contains("5 bài") && built.stderr.contains("bản nháp"),
        "{}",
        built.stderr
    );
    let checked = site.run(&["check"]);
    assert!(
        checked.stdout.contains("cảnh báo[ngay-without-accent]"),
        "{}",
        checked.stdout
    );
    assert!(
        checked.stderr.contains("0 lỗi, 1 cảnh báo"),
        "{}",
        checked.stderr
    );
    let listed = site.run(&["list", "articles"]);
    assert_eq!(
        (listed.stdout.lines().count(), listed.stderr.as_str()),
        (5, "")
    );

    let quiet = site.run(&["build", "--quiet"]);
    assert_eq!(quiet.stdout, "");
    assert!(
        quiet.stderr == "1 cảnh báo (1 ngay-without-accent): chạy `bantin check` để xem\n",
        "what is wrong is told all the same: {}",
        quiet.stderr
    );
    site.edit("content/s0.md", "91 năm Ngay", "91 năm Ngày");
    for args in [
        &["build", "-q"][..],
        &["check", "-q"],
        &["check", "-q", "--format", "text"],
    ] {
        let silent = site.run(args);
        assert_eq!(
            (silent.code, silent.stdout.as_str(), silent.stderr.as_str()),
            (0, "", ""),
            "{args:?}"
        );
    }
}

/// `--json` and `--format json` print one array, whatever else is said.
#[test]
fn json_is_one_array() {
    let site = seeds();
    for what in ["articles", "districts", "campaigns", "phases", "matrix"] {
        let rows = site.run(&["list", what, "--json"]);
        assert_eq!(rows.stderr, "");
        assert!(
            !rows.json().is_empty() && rows.json().iter().all(Value::is_object),
            "{what}"
        );
    }
    site.write("content/hong.md", "---\ntitle: A: b\n---\n");
    let checked = site.run(&["check", "--format", "json"]);
    assert_eq!((checked.code, checked.json().len()), (1, 4));
    for told in checked.json() {
        let keys: Vec<&str> = told
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .filter(|key| *key != "other")
            .collect();
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        assert_eq!(
            sorted,
            [
                "code", "column", "help", "line", "message", "path", "severity"
            ]
        );
    }
    // What can be read is listed; that something could not be is told beside it.
    let listed = site.run(&["list", "articles", "--json"]);
    assert_eq!((listed.code, listed.json().len()), (1, 5));
    assert!(
        listed.stderr.contains("content/hong.md"),
        "{}",
        listed.stderr
    );
    let empty = Site::new("-- site.yaml --\nsite: {title: A}\n");
    for what in ["articles", "districts", "campaigns", "phases", "matrix"] {
        assert_eq!(
            empty.run(&["list", what, "--json"]).stdout.trim(),
            "[]",
            "{what}"
        );
    }
    assert_eq!(
        empty.run(&["check", "--format", "json"]).stdout.trim(),
        "[]"
    );
}

/// The fields that the issue names, with their types.
#[test]
fn rows_have_the_fields_that_machines_expect() {
    let site = seeds().on("2023-05-10");
    let fields = |what: &str, names: &[&str]| {
        for row in site.list(what, &[]) {
            for name in names {
                assert!(row.get(name).is_some(), "{what}: no {name} in {row:#}");
            }
        }
    };
    fields(
        "articles",
        &[
            "path",
            "url",
            "slug",
            "title",
            "kind",
            "date",
            "districts",
            "campaigns",
            "phases",
            "phase_state",
            "authors",
            "source",
            "draft",
        ],
    );
    fields(
        "districts",
        &[
            "id",
            "name",
            "full_name",
            "level",
            "parent",
            "in_force",
            "articles",
            "articles_with_children",
        ],
    );
    fields(
        "campaigns",
        &[
            "id", "name", "district", "start", "end", "status", "articles",
        ],
    );
    fields(
        "phases",
        &[
            "campaign",
            "id",
            "label",
            "start",
            "end",
            "range",
            "days",
            "status",
            "days_left",
            "articles",
        ],
    );
    fields(
        "matrix",
        &["district", "campaign", "phase", "articles", "url"],
    );
    let district = site.row("districts", "id", "quan-ha-dong");
    assert_eq!(
        (
            &district["full_name"],
            &district["parent"],
            &district["level"],
            &district["in_force"]
        ),
        (
            &"Quận Hà Đông".into(),
            &"thanh-pho-ha-noi".into(),
            &"quan".into(),
            &true.into()
        )
    );
    let ward = site.row("districts", "id", "phuong-ha-dong");
    assert_eq!(ward["in_force"], false, "not yet");
    let campaign = site.row("campaigns", "id", "long-bien-2018");
    assert_eq!(
        (&campaign["start"], &campaign["end"], &campaign["district"]),
        (
            &"2018-04-01".into(),
            &"2018-06-30".into(),
            &"quan-long-bien".into()
        )
    );
}

#[test]
fn filters() {
    let site = seeds();
    let check = |args: &[&str], names: &[&str]| {
        let rows = site.list("articles", args);
        let found: Vec<&str> = rows
            .iter()
            .map(|row| {
                row["path"]
                    .as_str()
                    .unwrap()
                    .trim_start_matches("content/")
                    .trim_end_matches(".md")
            })
            .collect();
        assert_eq!(found, names, "{args:?}");
    };
    check(&[], &["s2", "s1", "s4", "s0", "s3"]);
    check(&["--district", "quan-ha-dong"], &["s2"]);
    check(&["--district", "Quận Hà Đông"], &["s2"]);
    check(&["--campaign", "thai-nguyen-2020-2025"], &["s4"]);
    check(&["--phase", "dot-1"], &["s2", "s4"]);
    check(&["--phase", "ha-dong-2023/dot-1"], &["s2"]);
    check(&["--campaign", "ha-dong-2023", "--phase", "dot-1"], &["s2"]);
    check(&["--kind", "launch"], &["s2", "s4", "s3"]);
    check(&["--kind", "Phát động"], &["s2", "s4", "s3"]);
    check(&["--year", "2020"], &["s4", "s0"]);
    check(&["--year", "2020", "--kind", "launch"], &["s4"]);
    check(&["--year", "1999"], &[]);
    for (option, value, nearest) in [
        ("--district", "quan-ha-dongg", "quan-ha-dong"),
        ("--campaign", "ha-dong-2032", "ha-dong-2023"),
        ("--kind", "lauch", "launch"),
    ] {
        let told = site.run(&["list", "articles", "--json", option, value]);
        assert_eq!((told.code, told.stdout.as_str()), (2, ""), "{option}");
        assert!(told.stderr.contains(nearest), "{option}: {}", told.stderr);
    }
    let ambiguous = site.run(&["list", "articles", "--district", "Hà Đông"]);
    assert_eq!(ambiguous.code, 2);
    assert!(
        ambiguous.stderr.contains("quan-ha-dong") && ambiguous.stderr.contains("phuong-ha-dong"),
        "{}",
        ambiguous.stderr
    );
    let phases = site.list("phases", &["--district", "quan-ha-dong"]);
    assert!(
        phases
            .iter()
            .all(|row| ["ha-dong-2023", "hai-gioi-2019"]
                .contains(&row["campaign"].as_str().unwrap())),
        "{phases:#?}"
    );
    assert_eq!(
        site.list("matrix", &["--district", "quan-ha-dong"]).len(),
        1
    );
}

/// A filter that cannot be meant is told, not passed over.
#[test]
fn filters_that_mean_nothing() {
    let site = seeds();
    let told = site.run(&["list", "articles", "--json", "--phase", "dot-99"]);
    assert_eq!(
        told.code, 2,
        "a phase that no campaign has: {}",
        told.stdout
    );
    let misspelled = site.run(&["list", "articles", "--phase", "ha-dong-2023/dot-99"]);
    assert_eq!(
        misspelled.code, 2,
        "a phase that this campaign has not: {}",
        misspelled.stdout
    );
}

/// Every filter works on every list, or is refused; none is passed over in silence.
#[test]
fn no_filter_is_passed_over() {
    let site = seeds();
    for what in ["districts", "campaigns", "phases", "matrix"] {
        for filter in [["--year", "2018"], ["--kind", "result"]] {
            let all = site.run(&["list", what, "--json"]);
            let some = site.run(&["list", what, "--json", filter[0], filter[1]]);
            assert!(
                some.code == 2 || some.stdout != all.stdout,
                "list {what} {filter:?} lists everything"
            );
        }
    }
}

#[test]
fn tables_for_people() {
    let site = seeds();
    #[rustfmt::skip]
    let cases = [
        ("articles", &["2023-02-10", "quan-ha-dong", "ha-dong-2023/dot-1", "launch", "content/s2.md"][..]),
        ("districts", &["quan-ha-dong", "Quận Hà Đông"]),
        ("campaigns", &["long-bien-2018", "Đã kết thúc", "từ 1/4/2018 đến 30/6/2018"]),
        ("phases", &["long-bien-2018/cao-diem", "Đợt thi đua cao điểm"]),
        ("matrix", &["huyen-phuc-tho", "undivided", "1"]),
    ];
    for (what, words) in cases {
        let table = site.run(&["list", what]);
        assert_eq!(table.code, 0);
        for word in words {
            assert!(
                table.stdout.contains(word),
                "{what}: {word} is not in\n{}",
                table.stdout
            );
        }
        assert!(
            table.stdout.lines().all(|line| line == line.trim_end()),
            "no spaces at line ends:\n{}",
            table.stdout
        );
    }
}

/// The language of messages: that of the site, unless `--lang` says another.
#[test]
fn languages_of_messages() {
    let site = seeds();
    site.edit(
        "content/s2.md",
        "district: quan-ha-dong",
        "district: quan-ha-dongg",
    );
    let vi = site.run(&["build"]).stderr;
    assert!(
        vi.contains("lỗi[unknown-reference]: không có địa bàn nào là `quan-ha-dongg`")
            && vi.contains("cách sửa: có phải ý bạn là `quan-ha-dong`?"),
        "{vi}"
    );
    let en = site.run(&["build", "--lang", "en"]).stderr;
    assert!(
        en.contains("error[unknown-reference]: `quan-ha-dongg`")
            && en.contains("help: did you mean `quan-ha-dong`?"),
        "{en}"
    );
    assert!(
        !en.contains("lỗi") && !en.contains("cách sửa") && !en.contains("trang cũ"),
        "{en}"
    );
    site.edit("site.yaml", "language: vi", "language: en");
    assert!(
        site.run(&["build"])
            .stderr
            .contains("error[unknown-reference]")
    );
    assert!(
        site.run(&["build", "--lang", "vi"])
            .stderr
            .contains("lỗi[unknown-reference]")
    );
    let site = seeds().env("LANG", "en_US.UTF-8");
    assert!(
        site.run(&["build"]).stderr.contains("5 bài"),
        "the machine's language does not matter"
    );
}

#[test]
fn colours() {
    let site = seeds();
    let coloured = |args: &[&str]| site.run(args).stdout.contains('\u{1b}');
    assert!(!coloured(&["check"]), "not when it is no terminal");
    assert!(coloured(&["check", "--color", "always"]));
    assert!(!coloured(&["check", "--color", "never"]));
    assert!(
        !coloured(&["check", "--format", "json", "--color", "always"]),
        "never in JSON"
    );
    let site = seeds().env("NO_COLOR", "1");
    assert!(
        site.run(&["check", "--color", "always"])
            .stdout
            .contains('\u{1b}'),
        "what is typed wins over NO_COLOR"
    );
    assert!(
        !site
            .run(&["build", "--color", "never"])
            .stderr
            .contains('\u{1b}')
    );
}

/// Control characters of an article never reach the terminal.
#[test]
fn messages_do_not_obey_articles() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        "---\ntitle: A\ndate: 2023-02-01\ndistrict: \"\\e[31mđỏ\\e]0;x\\a\"\n---\nA\n",
    );
    site.write(
        "content/b.md",
        "---\ntitle: B\ndate: 2023-02-01\ndistrict: \u{1b}[31mđỏ\n---\nA\n",
    );
    site.write(
        "content/c.md",
        "---\ntitle: C\ndate: 2023-02-01\ndistrict: \u{9b}31mđỏ\n---\nA\n",
    );
    site.write("content/d.md", b"---\ntitle: \x1b[31m\xff\xc2\x9b31m");
    site.write("content/\u{1b}[31m.md", "---\ntitle: E\n");
    let built = site.build();
    assert_eq!(built.code, 1);
    let obeyed = built
        .stderr
        .chars()
        .find(|letter| letter.is_control() && *letter != '\n');
    assert_eq!(obeyed, None, "{:?}", built.stderr);
}

/// A result that cannot be written is told, in words and by how the command ends, whatever the result says.
#[test]
fn results_that_cannot_be_written() {
    let site = seeds();
    let full = |args: &[&str]| {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let told = Outcome::of(site.command(args).stdout(full));
        assert_eq!(told.code, 2, "{}", told.stderr);
        let why = if args.contains(&"en") {
            "cannot be written to standard output: No space left"
        } else {
            "không ghi được kết quả ra đầu ra chuẩn: No space left"
        };
        assert!(told.stderr.contains(why), "{}", told.stderr);
    };
    each(
        [
            &["list", "articles", "--json"][..],
            &["list", "phases"],
            &["check"],
            &["check", "--format", "json"],
            &["check", "--fix", "--dry-run"],
            &["explain"],
            &["explain", "bad-date"],
            &["explain", "--lang", "en"],
            &["theme", "docs"],
            &["--help"],
            &["list", "--help"],
            &["--version"],
            &["build", "--json"],
            &["build", "--json", "--quiet"],
        ],
        |args| full(args),
    );
    assert!(site.root().join("public/index.html").is_file());
    // Nothing is different, and the result is another one.
    full(&["build", "--json"]);
    site.write("content/hong.md", "---\ntitle: A: b\n---\n");
    each(
        [
            &["list", "articles", "--json"][..],
            &["check", "--format", "json"],
            &["check"],
            &["build", "--json"],
        ],
        |args| full(args),
    );
}

/// A reader that goes away (`| head -1`) is no trouble.
#[test]
fn a_closed_pipe_is_no_trouble() {
    let site = seeds();
    for args in [
        &["list", "articles", "--json"][..],
        &["build", "--json", "-q"],
        &["theme", "docs"],
        &["--help"],
    ] {
        let mut child = site
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let end = child.wait_with_output().unwrap();
        let said = String::from_utf8(end.stderr).unwrap();
        assert!(
            end.status.code() == Some(0) && !said.contains("đầu ra chuẩn"),
            "{args:?}: {said}"
        );
    }
}
