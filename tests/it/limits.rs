//! Files without end: whatever is put in the place of a file of the site, its size is asked for before it is read. So it
//! is told at once, and takes no memory.

use crate::common::{Site, each, fixtures::BASE, server::Server};
use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const GB: u64 = 1 << 30;
/// What a command may take more than on the same site without the large file, in kB. Runs differ by themselves.
const SLACK: u64 = 16 << 10;
/// What to do about a file that is too large, in Vietnamese and in English.
type Cures = [&'static str; 2];

const ARTICLE: &str = "---\ntitle: Một bài\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\nA\n";
const TEXT: Cures = ["chia thành nhiều bài", "or split it"];
const REGISTER: Cures = ["danh mục chỉ ghi tên và ngày", "hold names and dates"];
const THEME: Cures = ["tệp của giao diện", "the files of the theme"];
const PICTURE: Cures = ["thu nhỏ ảnh", "make the picture smaller"];

fn site() -> Site {
    let site = Site::new(BASE);
    site.write("content/bai.md", ARTICLE);
    site.edit(
        "site.yaml",
        "page_size: 10",
        "page_size: 10\n  theme: rieng",
    );
    site.write("themes/rieng/static/them.css", "b{}");
    site
}

/// Puts a file of a size in a place; it takes no room on the disk.
fn put(site: &Site, path: &str, size: u64) {
    let file = site.root().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    File::create(file).unwrap().set_len(size).unwrap();
}

/// Runs a command of the program; tells its exit code, what it said and its most memory, in kB.
fn run(site: &Site, args: &[&str]) -> (i32, String, u64) {
    measured(site.command(args))
}

fn measured(mut command: Command) -> (i32, String, u64) {
    let (out, err) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
    let mut child = command
        .stdout(Stdio::from(out.try_clone().unwrap()))
        .stderr(Stdio::from(err.try_clone().unwrap()))
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let code = loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.map(|peak| peak.trim().trim_end_matches(" kB").parse().unwrap());
        most = most.max(peak.unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status.code().expect("the program ends by itself");
        }
        thread::park_timeout(Duration::from_millis(1));
    };
    let said = [out, err].map(|mut file| {
        std::io::Seek::rewind(&mut file).unwrap();
        std::io::read_to_string(file).unwrap()
    });
    (code, said.concat(), most)
}

/// Files of 4 GB in the place of every kind of file that is read: an error with the size, the limit and the cure, soon
/// and without memory.
#[test]
fn every_kind_of_file_has_a_limit() {
    let (code, said, usual) = run(&site(), &["check"]);
    assert_eq!(code, 0, "{said}");
    each(
        [
            ("site.yaml", "5 MB", REGISTER),
            ("content/bai.md", "5 MB", TEXT),
            ("content/pages/trang.md", "5 MB", TEXT),
            ("content/districts.yaml", "5 MB", REGISTER),
            ("content/sectors.yaml", "5 MB", REGISTER),
            ("templates/article.html", "2 MB", THEME),
            ("themes/rieng/templates/_card.html", "2 MB", THEME),
            ("themes/rieng/strings/vi.yaml", "1 MB", THEME),
            ("themes/rieng/static/style.css", "5 MB", THEME),
            ("themes/rieng/static/search.js", "10 MB", THEME),
            ("themes/rieng/static/chu.woff2", "32 MB", THEME),
        ],
        |(path, limit, cures)| {
            let site = site();
            if *path == "content/sectors.yaml" {
                let text = site.source("site.yaml");
                let (before, rest) = text.split_once("sectors:\n").unwrap();
                let after = &rest[rest.find("honours:\n").unwrap()..];
                site.write("site.yaml", format!("{before}{after}"));
            }
            put(&site, path, 4 * GB);
            for (language, cure) in ["vi", "en"].into_iter().zip(cures) {
                for command in ["check", "build"] {
                    let start = Instant::now();
                    let (code, said, most) = run(&site, &[command, "--lang", language]);
                    assert!(start.elapsed() < Duration::from_secs(5), "{command}");
                    assert_eq!(code, if *path == "site.yaml" { 2 } else { 1 }, "{said}");
                    for piece in ["file-too-large", path, "4 GB", limit, cure] {
                        assert!(said.contains(piece), "{piece:?} is not in\n{said}");
                    }
                    assert!(most < usual + SLACK, "{command}: {most} kB, not {usual} kB");
                }
            }
            assert_eq!(
                site.codes(),
                ["file-too-large"],
                "nothing that follows from it"
            );
            assert!(!site.root().join("public").exists());
        },
    );
}

/// Pictures are told where they are named; those in `static/`, which are published in any case, also when nobody does.
#[test]
fn pictures_and_drawings_have_limits() {
    let (_, _, usual) = run(&site(), &["check"]);
    let named = "content/bai.md:6";
    each(
        [
            ("content/le.jpg", "le.jpg", 4 * GB, Some((named, "100 MB"))),
            ("content/le.svg", "le.svg", 4 * GB, Some((named, "100 MB"))),
            ("content/le.svg", "le.svg", 6 << 20, Some((named, "5 MB"))),
            ("static/le.png", "/le.png", 4 * GB, Some((named, "100 MB"))),
            (
                "static/le.gif",
                "",
                4 * GB,
                Some(("static/le.gif", "100 MB")),
            ),
            (
                "static/le.svg",
                "",
                4 * GB,
                Some(("static/le.svg", "100 MB")),
            ),
            ("content/le.webp", "", 4 * GB, None),
        ],
        |(path, src, size, told)| {
            let site = site();
            if !src.is_empty() {
                site.write(
                    "content/bai.md",
                    ARTICLE.replace("\nA\n", &format!("\n![Lễ.]({src})\n")),
                );
            }
            put(&site, path, *size);
            for (language, cure) in ["vi", "en"].into_iter().zip(PICTURE) {
                let (code, said, most) = run(&site, &["check", "--lang", language]);
                assert!(most < usual + SLACK, "{most} kB, not {usual} kB");
                let Some((place, limit)) = told else {
                    assert_eq!(code, 0, "{said}");
                    continue;
                };
                assert_eq!(code, 1, "{said}");
                for piece in ["picture-too-large", place, limit, cure] {
                    assert!(said.contains(piece), "{piece:?} is not in\n{said}");
                }
                assert_eq!(said.matches("picture-too-large").count(), 1, "{said}");
            }
        },
    );
}

/// What is only copied may be of any size: nobody looks into it while a site is loaded, checked or served.
#[test]
fn what_is_copied_is_not_read_for_a_check() {
    let site = site();
    site.write(
        "content/bai.md",
        ARTICLE.replace("\nA\n", "\n[Phim](phim.mp4)\n"),
    );
    site.write("static/nho.txt", "a");
    let (code, said, usual) = run(&site, &["check"]);
    assert_eq!(code, 1, "{said}");
    for path in [
        "static/phim.mp4",
        "static/trang.html",
        "static/so-lieu.csv",
        "content/phim.mp4",
    ] {
        put(&site, path, 4 * GB);
    }
    for args in [&["check"][..], &["check", "--fix"], &["list", "articles"]] {
        let start = Instant::now();
        let (code, said, most) = run(&site, args);
        assert_eq!(code, 0, "{args:?}\n{said}");
        assert!(start.elapsed() < Duration::from_secs(5), "{args:?}");
        assert!(most < usual + SLACK, "{args:?}: {most} kB, not {usual} kB");
    }
}

/// A file that grows while the site is followed is told, and one that is mended is shown again.
#[test]
fn limits_hold_while_a_site_is_served() {
    let site = site();
    let server = Server::start(&site, &[]);
    let page = "/tin/2023/mot-bai/";
    assert_eq!(server.get(page).status, 200);
    let codes = || {
        let found = server.listen().next("findings");
        let list = found["list"].as_array().cloned().unwrap_or_default();
        list.iter()
            .map(|it| {
                format!(
                    "{} {}",
                    it["path"].as_str().unwrap(),
                    it["code"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    for path in [
        "content/bai.md",
        "content/moi.md",
        "templates/card.html",
        "content/districts.yaml",
        "site.yaml",
        "themes/rieng/static/moi.css",
    ] {
        let before = fs::read(site.root().join(path)).ok();
        put(&site, path, 4 * GB);
        crate::common::server::wait_for(path, || {
            (codes() == [format!("{path} file-too-large")]).then_some(())
        });
        assert!(server.get(page).text().contains("Một bài"), "{path}");
        match before {
            Some(text) => site.write(path, text),
            None => site.remove(path),
        }
        crate::common::server::wait_for(path, || codes().is_empty().then_some(()));
    }
}

/// What grows between the question for its size and its being read is not read to its end either.
#[test]
fn a_file_that_never_ends() {
    let site = site();
    let file = site.root().join("content/dai.md");
    let mut dai = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&file)
        .unwrap();
    dai.write_all(ARTICLE.replace("Một bài", "Dài").as_bytes())
        .unwrap();
    let writing = thread::spawn(move || {
        let block = "thi đua ".repeat(1 << 14);
        // As fast as the disk can, up to 200 MB.
        (0..1_200).for_each(|_| dai.write_all(block.as_bytes()).unwrap());
    });
    let start = Instant::now();
    while !writing.is_finished() {
        let (code, said, _) = run(&site, &["check"]);
        assert!(code <= 1, "{said}");
        assert!(start.elapsed() < Duration::from_secs(60));
    }
    writing.join().unwrap();
    assert_eq!(site.codes(), ["file-too-large"]);
}
