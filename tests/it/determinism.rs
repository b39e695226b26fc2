//! The same sources and the same build date give the same bytes, on every machine.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Files, Site, assert_same, changes,
    fixtures::{BASE, SEEDS},
    html,
};
use std::path::Path;

/// The seeds and some more, so that lists have several pages and cards of every sort.
fn fixture() -> String {
    let more = (0..18).map(|number| {
        let (district, author) = [
            ("quan-ha-dong", "Đỗ Đạt"),
            ("quan-long-bien", "Xuân Hảo"),
            ("tinh-thai-nguyen", "Lê Ân"),
        ][number % 3];
        format!(
            "-- content/them/{number:02}.md --\n\
             ---\n\
             title: Bài thêm số {number}\n\
             district: {district}\n\
             date: 2023-{:02}-{:02}T{:02}:30\n\
             author: {author}\n\
             movements: [Lao động giỏi, \"Giỏi việc nước, đảm việc nhà\"]\n\
             ---\n\
             Nội dung[^1].\n\n\
             [^1]: Nguồn.\n",
            number % 12 + 1,
            number % 28 + 1,
            number % 24,
        )
    });
    format!("{BASE}{SEEDS}{}", more.collect::<String>())
}

fn small_pages(site: Site) -> Site {
    site.edit("site.yaml", "page_size: 10", "page_size: 4");
    site
}

/// Neither the machine's time zone, nor its language, nor its number of cores reaches a page.
#[test]
fn the_machine_does_not_matter() {
    let build = |env: &[(&'static str, &str)]| {
        let site = env
            .iter()
            .fold(small_pages(Site::new(&fixture())), |site, (name, value)| {
                site.env(name, value)
            });
        site.build_anyhow()
    };
    let plain = build(&[]);
    assert!(plain.len() > 100);
    #[rustfmt::skip]
    let cases = [
        &[("TZ", "UTC")][..],
        &[("TZ", "Asia/Ho_Chi_Minh")],
        &[("TZ", "America/Los_Angeles")],
        &[("TZ", "Pacific/Kiritimati")],
        &[("TZ", ":no/such/zone")],
        &[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")],
        &[("LANG", "en_US.UTF-8"), ("LC_ALL", "C")],
        &[("LANG", "tr_TR.UTF-8"), ("LANGUAGE", "tr")],
        &[("RAYON_NUM_THREADS", "1")],
        &[("RAYON_NUM_THREADS", "2")],
        &[("RAYON_NUM_THREADS", "8")],
        &[("SOURCE_DATE_EPOCH", "0"), ("USER", "ai-do"), ("HOSTNAME", "may-khac")],
    ];
    for env in cases {
        assert_same(&plain, &build(env), &format!("{env:?}"));
    }
}

/// What is told is the same too, in the same order.
#[test]
fn messages_do_not_depend_on_the_machine() {
    let mut texts = Vec::new();
    for threads in ["1", "2", "8"] {
        let site = Site::new(BASE).env("RAYON_NUM_THREADS", threads);
        for number in 0..40 {
            site.write(
                &format!("content/{number:02}.md"),
                format!("---\ntitle: Bài {number}\ndate: 30/2/2023\ndistrict: quan-ha-dongg\nauhtor: A\n---\n[x](khong-co.md) <script>\n"),
            );
        }
        texts.push((
            site.run(&["check"]).stdout,
            site.run(&["check", "--format", "json"]).stdout,
            site.build().stderr,
        ));
    }
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[0], texts[2]);
}

/// Nor does it matter in which order files were made, where the site lies, or when its files were changed.
#[test]
fn the_folder_does_not_matter() {
    let fixture = fixture();
    let plain = small_pages(Site::new(&fixture)).build_anyhow();
    let mut files: Vec<&str> = fixture
        .strip_suffix('\n')
        .unwrap()
        .split("\n-- ")
        .filter(|file| !file.trim().is_empty())
        .collect();
    files.reverse();
    let backwards = format!("-- {}\n", files.join("\n-- ").trim_start_matches('\n'));
    let elsewhere = small_pages(Site::inside("một thư mục khác/bản tin", &backwards));
    assert_same(
        &plain,
        &elsewhere.build_anyhow(),
        "made in another order, in another folder",
    );
    let site = small_pages(Site::new(&fixture));
    for path in ["site.yaml", "content/s0.md"] {
        let text = site.source(path);
        site.remove(path);
        site.write(path, text);
    }
    assert_same(&plain, &site.build_anyhow(), "files written anew");
    assert_same(&plain, &site.build_anyhow(), "built once more");
    let out = site.outside().join("dich/sau");
    assert_eq!(site.run(&["build", "--out", out.to_str().unwrap()]).code, 0);
    assert_same(&plain, &crate::common::read_folder(&out), "built elsewhere");
    let mut from_below = site.command(&["build", "--out", "../../xa"]);
    from_below.current_dir(site.root().join("content/them"));
    assert_eq!(crate::common::Outcome::of(&mut from_below).code, 0);
    assert_same(
        &plain,
        &crate::common::read_folder(&site.root().join("xa")),
        "built from a folder below",
    );
    for (path, bytes) in plain {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("bantin-test-"),
            "{path} knows where it was built"
        );
    }
}

/// The sample, in two time zones and with one thread and many.
#[test]
fn the_sample_does_not_depend_on_the_machine() {
    let sample = |zone: &str, threads: &str| {
        Site::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")))
            .env("TZ", zone)
            .env("RAYON_NUM_THREADS", threads)
            .build_anyhow()
    };
    assert_same(
        &sample("America/Los_Angeles", "1"),
        &sample("Asia/Tokyo", "4"),
        "the sample",
    );
}

/// Without `--as-of` the build date is today in the site's own time zone.
#[test]
fn today_is_that_of_the_site() {
    let today = |offset: &str, zone: &str| {
        let site = Site::new(BASE);
        site.edit("site.yaml", "\"+07:00\"", &format!("\"{offset}\""));
        let mut build = std::process::Command::new(env!("CARGO_BIN_EXE_bantin"));
        build
            .current_dir(site.root())
            .env_clear()
            .env("TZ", zone)
            .env("HOME", site.outside())
            .args(["build", "--allow-shrink"]);
        assert_eq!(crate::common::Outcome::of(&mut build).code, 0);
        html::all(&site.page("/"), "time")[0]
            .get("datetime")
            .unwrap()
            .to_owned()
    };
    let (east, west) = (today("+14:00", "UTC"), today("-10:00", "UTC"));
    assert_ne!(east, west, "at any moment there are two dates on Earth");
    assert_eq!(
        today("+14:00", "America/Los_Angeles"),
        today("+14:00", "Pacific/Kiritimati")
    );
}

fn numbered(files: &Files) -> Files {
    files
        .iter()
        .filter(|(path, _)| path.contains("/trang-"))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// A numbered page keeps its bytes when news is added. Only the newest numbered page of a list may change, and
/// only in its link to what is newer.
#[test]
fn old_pages_of_lists_keep_their_bytes() {
    let site = small_pages(Site::new(&fixture()));
    let mut before = site.build_anyhow();
    for step in 0..9 {
        site.write(
            &format!("content/moi-{step}.md"),
            format!("---\ntitle: Tin mới {step}\ndistrict: quan-ha-dong\ndate: 2024-01-0{}\nauthor: Đỗ Đạt\n---\nTin.\n", step + 1),
        );
        let after = site.build_anyhow();
        let (old, new) = (numbered(&before), numbered(&after));
        for change in changes(&old, &new) {
            if let Some(added) = change.strip_prefix('+') {
                assert!(!old.contains_key(added));
                continue;
            }
            assert!(!change.starts_with('-'), "{change} is gone");
            let newer = |files: &Files| {
                let page = String::from_utf8_lossy(&files[&change]).into_owned();
                let line = page
                    .lines()
                    .find(|line| line.contains("rel=\"prev\""))
                    .map(str::to_owned);
                let rest: Vec<String> = page
                    .lines()
                    .filter(|line| !line.contains("rel=\"prev\""))
                    .map(str::to_owned)
                    .collect();
                (line, rest)
            };
            let ((old_link, old_rest), (new_link, new_rest)) = (newer(&old), newer(&new));
            assert_eq!(
                old_rest, new_rest,
                "{change} changes in more than its link to what is newer"
            );
            assert_ne!(old_link, new_link);
            let (list, number) = change
                .trim_end_matches("/index.html")
                .rsplit_once("/trang-")
                .unwrap();
            let newest = format!(
                "{list}/trang-{}/index.html",
                number.parse::<usize>().unwrap() + 1
            );
            assert!(
                !old.contains_key(&newest) && new.contains_key(&newest),
                "{change} was the newest of its list and is not any more"
            );
        }
        before = after;
    }
    assert!(
        before.contains_key("tin/trang-6/index.html"),
        "{:?}",
        numbered(&before).keys()
    );
}

/// An article keeps its bytes when another is added far from it.
#[test]
fn far_away_articles_keep_their_bytes() {
    let site = small_pages(Site::new(&fixture()));
    let before = site.build_anyhow();
    site.write(
        "content/moi.md",
        "---\ntitle: Tin mới\ndistrict: quan-nam-tu-liem\ndate: 2026-01-01\n---\nTin.\n",
    );
    let after = site.build_anyhow();
    let changed: Vec<String> = changes(&before, &after)
        .into_iter()
        .filter(|path| path.starts_with("tin/20") && !path.contains("tin-moi"))
        .collect();
    assert!(changed.is_empty(), "{changed:?}");
}
