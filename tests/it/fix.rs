//! `bantin check --fix`: what is mended, what stays byte for byte, and what is shown.

use crate::common::{
    Files, Outcome, Site, assert_same, changes,
    fixtures::BASE,
    pictures::{SVG, jpeg, png},
    read_folder,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use rustix::fs::{XattrFlags, getxattr, setxattr};
use std::{
    fs,
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown, lchown},
        process::CommandExt,
    },
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};
use xxhash_rust::xxh3::xxh3_128;

const HEAD: &str = "---\ntitle: A\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\n";

/// A site with one article of this text.
fn site(text: &str) -> Site {
    let site = Site::new(BASE);
    site.write("content/bai.md", format!("{HEAD}{text}"));
    site
}

fn sources(site: &Site) -> Files {
    read_folder(site.root())
}

#[test]
fn what_is_safe_is_mended_and_nothing_else() {
    let check = |before: &str, after: &str, places: usize| {
        let site = site(before);
        let fixed = site.run(&["check", "--fix"]);
        assert_eq!(
            site.source("content/bai.md"),
            format!("{HEAD}{after}"),
            "{before:?}"
        );
        assert!(
            fixed.stderr.contains(&format!(
                "đã sửa {places} chỗ trong {} tệp",
                usize::from(places > 0)
            )),
            "{}",
            fixed.stderr
        );
        let first = sources(&site);
        let again = site.run(&["check", "--fix"]);
        assert!(
            again.stderr.contains("đã sửa 0 chỗ trong 0 tệp"),
            "{}",
            again.stderr
        );
        assert_same(&first, &sources(&site), "mended once is mended");
    };
    check("1.\u{a0}Một\r\n2.\u{a0}Hai\r\n", "1. Một\r\n2. Hai\r\n", 2);
    check(
        "Yêu nu\u{31b}o\u{31b}\u{301}c, TL\u{d0}",
        "Yêu nước, TLĐ",
        3,
    );
    check(
        "Mừng 91 năm Ngay thành lập, ngay từ đầu",
        "Mừng 91 năm Ngày thành lập, ngay từ đầu",
        1,
    );
    check(
        "`91 năm Ngay thành lập`\n\n    91 năm Ngay thành lập\n",
        "`91 năm Ngay thành lập`\n\n    91 năm Ngay thành lập\n",
        0,
    );
    check(
        "Cũ\rMac\r\u{7}\t “a\" \u{202f}– …",
        "Cũ\rMac\r\u{7}\t “a\" \u{202f}– …",
        0,
    );
    check("Không có dòng cuối", "Không có dòng cuối", 0);
    check(
        "Thi\u{200b} đua\u{ad}, \u{feff}yêu\u{2060} nước\u{e0041}\r\n",
        "Thi đua, yêu nước\r\n",
        5,
    );
    check(
        "a\u{200f} \u{202e}b\n\u{2067}c\u{2069}! \u{202c}",
        "a b\nc! ",
        5,
    );
    let needed = "👩\u{200d}🚒 ❤\u{fe0f} 1\u{fe0f}\u{20e3} \
                  🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} می\u{200c}خواهم \
                  \u{2067}שלום\u{2069} क्\u{200d}ष\n";
    check(needed, needed, 0);
    let unclear = "\u{202e}nàot oàđ gnôC\u{202c}, \
                   \u{f0b7} C\u{fffd}ng\u{2028}đoàn \u{fff9}a\u{fffa}b\u{fffb}\n\
                   TCVN3: §Èy m¹nh phong trµo thi ®ua yªu n\u{ad}íc\n";
    check(unclear, unclear, 0);
}

#[test]
fn registers_settings_and_pages_too() {
    let site = site("A\n");
    site.edit(
        "site.yaml",
        "name: Trường học",
        "name: Tr\u{1b0}\u{1a1}\u{300}ng\u{a0}học",
    );
    site.edit(
        "content/districts.yaml",
        "name: Long Biên",
        "name: Long\u{a0}Biên",
    );
    site.write(
        "content/pages/a.md",
        "\u{feff}---\r\ntitle: TL\u{d0}\r\n---\r\n91 năm Ngay thành lập\r\n",
    );
    site.write(
        "themes/bantin/strings/vi.yaml",
        "labels:\n  skip: Tới\u{200b} nội\u{a0}dung\n",
    );
    site.write("themes/bantin/static/them.css", "/* \u{200b} */");
    site.write("templates/_them.html", "{# \u{202e}ngược #}\u{a0}\n");
    site.write("content/ghi-chu.txt", "TL\u{d0}");
    site.write("static/a.txt", "TL\u{d0}");
    let fixed = site.run(&["check", "--fix"]);
    assert!(fixed.stderr.contains("trong 5 tệp"), "{}", fixed.stderr);
    assert!(site.source("site.yaml").contains("name: Trường học"));
    assert!(
        site.source("content/districts.yaml")
            .contains("name: Long Biên")
    );
    assert_eq!(
        site.source("content/pages/a.md"),
        "\u{feff}---\r\ntitle: TLĐ\r\n---\r\n91 năm Ngay thành lập\r\n",
        "accents are given back in articles only"
    );
    assert_eq!(
        site.source("themes/bantin/strings/vi.yaml"),
        "labels:\n  skip: Tới nội\u{a0}dung\n",
        "of a theme only what nobody sees"
    );
    assert_eq!(site.source("templates/_them.html"), "{# ngược #}\u{a0}\n");
    assert_eq!(
        site.source("themes/bantin/static/them.css"),
        "/* \u{200b} */"
    );
    assert_eq!(
        site.source("content/ghi-chu.txt") + &site.source("static/a.txt"),
        "TL\u{d0}TL\u{d0}"
    );
}

#[test]
fn eth_is_a_letter_in_other_languages() {
    let site = site("Gu\u{f0}rún\u{a0}\u{d0}ór\n");
    site.edit("site.yaml", "language: vi", "language: en");
    site.run(&["check", "--fix"]);
    assert_eq!(
        site.source("content/bai.md"),
        format!("{HEAD}Gu\u{f0}rún \u{d0}ór\n")
    );
}

/// A dry run shows a patch on standard output, which really is what would be done, and changes nothing.
#[test]
fn a_dry_run_shows_a_patch() {
    let site = site("Một\n1.\u{a0}Hai\r\nTL\u{d0}");
    let before = sources(&site);
    let shown = site.run(&["check", "--fix", "--dry-run"]);
    assert_eq!(shown.code, 0);
    assert_same(&before, &sources(&site), "a dry run changes nothing");
    assert!(
        shown
            .stdout
            .starts_with("--- a/content/bai.md\n+++ b/content/bai.md\n@@ "),
        "{}",
        shown.stdout
    );
    assert!(
        shown.stdout.contains("-TL\u{d0}") && shown.stdout.contains("+TLĐ"),
        "{}",
        shown.stdout
    );
    assert!(
        shown.stderr.contains("sẽ sửa 2 chỗ trong 1 tệp"),
        "{}",
        shown.stderr
    );
    let fixed = site.run(&["check", "--fix"]);
    assert!(
        fixed.stderr.contains("+TLĐ") && fixed.stderr.contains("+++ b/content/bai.md"),
        "{}",
        fixed.stderr
    );
    assert!(!fixed.stdout.contains("+++"), "{}", fixed.stdout);
    assert_eq!(
        site.run(&["check", "--fix", "--dry-run"]).stdout,
        "",
        "nothing is left"
    );
    assert_eq!(site.run(&["check", "--dry-run"]).code, 2, "only with --fix");
}

#[test]
fn what_is_left_is_told_as_usual() {
    let site = site("TL\u{d0} “a\"\n");
    let fixed = site.run(&["check", "--fix", "--quiet"]);
    assert_eq!((fixed.code, fixed.stderr.as_str()), (0, ""));
    assert!(
        fixed.stdout.contains("(1 mismatched-quotes)") && !fixed.stdout.contains("eth-for-d"),
        "{}",
        fixed.stdout
    );
    site.write("content/bai.md", "---\ntitle: A\u{a0}B\n---\n");
    let wrong = site.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(wrong.code, 1, "errors are errors all the same");
    assert!(
        wrong
            .json()
            .iter()
            .any(|found| found["code"] == "missing-field")
    );
    assert_eq!(site.source("content/bai.md"), "---\ntitle: A B\n---\n");
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let site = site("A\n");
    let files: [(&str, &[u8]); 3] = [
        ("content/a.md", b"---\ntitle: C\xabng TL\xc3\x90\n---\n"),
        ("content/b.md", b"TL\xc3\x90\0"),
        ("content/c.yaml", b"\xff\xfe1\0"),
    ];
    for (path, bytes) in files {
        site.write(path, bytes);
    }
    assert_eq!(site.run(&["check", "--fix"]).code, 1);
    for (path, bytes) in files {
        assert_eq!(fs::read(site.root().join(path)).unwrap(), bytes, "{path}");
    }
    let nowhere = Command::new(env!("CARGO_BIN_EXE_bantin"))
        .current_dir(site.outside())
        .args(["check", "--fix"])
        .output()
        .unwrap();
    assert_eq!(nowhere.status.code(), Some(2));
    site.write("site.yaml", "site: [\u{a0}");
    assert_eq!(site.run(&["check", "--fix"]).code, 2);
    assert_eq!(
        site.source("site.yaml"),
        "site: [\u{a0}",
        "its language is not known"
    );
}

/// A file that must not be written is told, and the others are mended.
#[test]
fn read_only_files() {
    let site = site("TL\u{d0}\n");
    site.write(
        "content/khac.md",
        format!("{}TL\u{d0}\n", HEAD.replace("title: A", "title: B")),
    );
    let locked = site.root().join("content/bai.md");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o444)).unwrap();
    let fixed = site.run(&["check", "--fix"]);
    assert_eq!(fixed.code, 1);
    assert!(
        fixed.stdout.contains("lỗi[not-mended]") && fixed.stdout.contains("content/bai.md"),
        "{}",
        fixed.stdout
    );
    assert!(
        fixed.stderr.contains("đã sửa 1 chỗ trong 1 tệp"),
        "{}",
        fixed.stderr
    );
    assert!(site.source("content/bai.md").contains('\u{d0}'));
    assert!(site.source("content/khac.md").contains("TLĐ"));
}

/// Permissions stay; a link inside the site stays a link, and what it leads to is mended once.
#[test]
fn permissions_and_links_stay() {
    let site = site("TL\u{d0}\n");
    let file = site.root().join("content/bai.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let text = format!("{}TL\u{d0}\n", HEAD.replace("title: A", "title: B"));
    site.write("static/that.md", &text);
    std::os::unix::fs::symlink(
        site.root().join("static/that.md"),
        site.root().join("content/lien-ket.md"),
    )
    .unwrap();
    let outside = site.outside().join("ngoai.md");
    fs::write(&outside, &text).unwrap();
    std::os::unix::fs::symlink(&outside, site.root().join("content/ngoai.md")).unwrap();
    let before = sources(&site);
    let fixed = site.run(&["check", "--fix"]);
    assert!(
        fixed.stderr.contains("đã sửa 2 chỗ trong 2 tệp"),
        "{}",
        fixed.stderr
    );
    assert_eq!(
        changes(&before, &sources(&site)),
        ["content/bai.md", "content/lien-ket.md", "static/that.md"]
    );
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(
        site.root()
            .join("content/lien-ket.md")
            .symlink_metadata()
            .unwrap()
            .is_symlink()
    );
    assert_eq!(
        fs::read_to_string(&outside).unwrap(),
        text,
        "outside of the site nothing changes"
    );
}

/// Everything in a folder belongs to a user and a group.
fn give(folder: &Path, number: u32) {
    for entry in walkdir::WalkDir::new(folder) {
        lchown(entry.unwrap().path(), Some(number), Some(number)).unwrap();
    }
}

/// What the system knows of a file besides its text stays: owner, group, the bits that say what its group may do, attributes.
#[test]
fn a_mended_file_belongs_to_whom_it_did() {
    let site = site("TL\u{d0}\n");
    let file = site.root().join("content/bai.md");
    let is_root = fs::metadata(&file).unwrap().uid() == 0;
    if is_root {
        chown(&file, Some(1_234), Some(5_678)).unwrap();
    }
    fs::set_permissions(&file, fs::Permissions::from_mode(0o2_664)).unwrap();
    setxattr(&file, "user.bantin-test", b"1", XattrFlags::empty()).unwrap();
    // `user::rw-, user:1000:rw-, group::r--, mask::rw-, other::r--`
    let list: Vec<u8> = [
        (1, 6, !0),
        (2, 6, 1_000),
        (4, 4, !0),
        (16, 6, !0),
        (32, 4, !0),
    ]
    .into_iter()
    .flat_map(|(tag, may, who): (u16, u16, u32)| {
        [
            &tag.to_le_bytes()[..],
            &may.to_le_bytes(),
            &who.to_le_bytes(),
        ]
        .concat()
    })
    .collect();
    let list = [&2_u32.to_le_bytes()[..], &list].concat();
    let lists = "system.posix_acl_access";
    let has_lists = setxattr(&file, lists, &list, XattrFlags::empty()).is_ok();
    let before = fs::metadata(&file).unwrap();
    assert_eq!(site.run(&["check", "--fix"]).code, 0);
    assert!(site.source("content/bai.md").ends_with("TLĐ\n"));
    let after = fs::metadata(&file).unwrap();
    let of = |file: &fs::Metadata| (file.uid(), file.gid(), file.mode());
    assert_eq!(of(&after), of(&before));
    assert!(after.mode() & 0o2_000 != 0, "the group's bit is there");
    let mut value = [0; 100];
    assert_eq!(getxattr(&file, "user.bantin-test", &mut value).unwrap(), 1);
    if has_lists {
        let length = getxattr(&file, lists, &mut value).unwrap();
        assert_eq!(value[..length], list);
    }
}

/// A file of somebody else cannot be replaced by one of theirs: it stays, this is told, and the others are mended.
#[test]
fn files_of_others_stay() {
    const NOBODY: u32 = 65_534;
    let site = site("TL\u{d0}\n");
    let theirs = site.root().join("content/bai.md");
    let text = format!("{}TL\u{d0}\n", HEAD.replace("title: A", "title: B"));
    site.write("content/khac.md", &text);
    // Only root can give files away; others mend both.
    let is_root = fs::metadata(&theirs).unwrap().uid() == 0;
    let mut command = site.command(&["check", "--fix"]);
    if is_root {
        give(site.outside(), NOBODY);
        chown(&theirs, Some(0), Some(0)).unwrap();
        fs::set_permissions(&theirs, fs::Permissions::from_mode(0o666)).unwrap();
        command.uid(NOBODY).gid(NOBODY);
    }
    let fixed = Outcome::of(&mut command);
    assert!(site.source("content/khac.md").ends_with("TLĐ\n"));
    assert_eq!(
        fixed.stdout.contains("tệp là của người khác"),
        is_root,
        "{}",
        fixed.stdout
    );
    assert_eq!(site.source("content/bai.md").contains('\u{d0}'), is_root);
    assert_eq!(fixed.code, i32::from(is_root));
    assert!(hidden(&site).is_empty(), "{:?}", hidden(&site));
}

/// Another name of a file, as backups make them, keeps the text as it was, and this is told.
#[test]
fn other_names_keep_the_text() {
    let site = site("TL\u{d0}\n");
    let backup = site.outside().join("luu.md");
    fs::hard_link(site.root().join("content/bai.md"), &backup).unwrap();
    let fixed = site.run(&["check", "--fix"]);
    assert!(
        fixed.stderr.contains("content/bai.md: tệp còn 1 tên khác"),
        "{}",
        fixed.stderr
    );
    assert!(site.source("content/bai.md").ends_with("TLĐ\n"));
    assert!(fs::read_to_string(backup).unwrap().ends_with("TL\u{d0}\n"));
}

/// Names of hidden files beside the texts of a site.
fn hidden(site: &Site) -> Vec<String> {
    let names = sources(site).into_keys();
    let own = names.filter(|name| !name.starts_with("content/ra/"));
    own.filter(|name| name.contains("/.")).collect()
}

/// What a killed run left behind is removed by the next one, when its name and its content prove it; what others call
/// alike stays.
#[test]
fn leftovers_are_swept() {
    let site = site("A\n");
    let text = format!("{HEAD}TLĐ\n");
    let own = format!(".bantin-{:032x}.tmp", xxh3_128(text.as_bytes()));
    for folder in ["content", "content/pages", "templates"] {
        site.write(&format!("{folder}/{own}"), &text);
    }
    site.write(&own, &text);
    let theirs = [
        ".bantin-luu",
        ".bantin-00000000000000000000000000000000.tmp",
        ".bantinrc",
    ];
    for name in theirs {
        site.write(&format!("content/{name}"), &text);
    }
    site.write("content/.git/x", &text);
    site.write(&format!("content/.git/{own}"), &text);
    let outside = site.outside().join("ben");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join(&own), &text).unwrap();
    std::os::unix::fs::symlink(&outside, site.root().join("content/ra")).unwrap();
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(hidden(&site).len(), 3 + 3 + 2, "a check only looks");
    assert_eq!(site.run(&["check", "--fix"]).code, 0);
    let mut left = hidden(&site);
    left.sort();
    let mut expected: Vec<String> = theirs.map(|name| format!("content/{name}")).into();
    expected.extend(["content/.git/x".to_owned(), format!("content/.git/{own}")]);
    expected.sort();
    assert_eq!(left, expected);
    assert!(!site.root().join(&own).exists());
    assert!(outside.join(&own).exists(), "nothing outside is touched");
}

/// Killed at any time, each file is whole, as before or mended, and the next run does the rest and leaves nothing.
#[test]
fn killed_at_any_time() {
    let site = site("A\n");
    for round in 0..15_u64 {
        let write = |number| {
            let head = HEAD.replace("title: A", &format!("title: Bài {number} {round}"));
            site.write(
                &format!("content/{}/{number}.md", number % 3),
                format!("{head}TL\u{d0}\n"),
            );
        };
        (0..40).for_each(write);
        let mut command = site.command(&["check", "--fix", "--quiet"]);
        let mut running = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(5 * round));
        running.kill().unwrap();
        running.wait().unwrap();
        for (path, bytes) in sources(&site) {
            let text = String::from_utf8(bytes).unwrap();
            let of_round =
                path.ends_with(".md") && path.matches('/').count() == 2 && !path.contains("/.");
            let whole = text.ends_with("TLĐ\n") || text.ends_with("TL\u{d0}\n");
            assert!(
                !of_round || (text.starts_with(HEAD.lines().next().unwrap()) && whole),
                "{path}: {text}"
            );
        }
        let fixed = site.run(&["check", "--fix"]);
        assert_eq!(fixed.code, 0, "{}", fixed.stdout);
        assert!(hidden(&site).is_empty(), "{:?}", hidden(&site));
        let mended = (0..40).all(|number| {
            site.source(&format!("content/{}/{number}.md", number % 3))
                .ends_with("TLĐ\n")
        });
        assert!(mended, "round {round}");
    }
}

/// A patch on the terminal or in a log never obeys what stands in a file.
#[test]
fn patches_do_not_obey_articles() {
    let site = site("\u{1b}[31mTL\u{d0}\n");
    let fixed = site.run(&["check", "--fix"]);
    assert!(!fixed.stderr.contains('\u{1b}'), "{:?}", fixed.stderr);
    let site = self::site("a\u{202e}b\u{200b}\n");
    let fixed = site.run(&["check", "--fix"]);
    let shown = fixed.stderr.contains("-a<U+202E>b<U+200B>") && fixed.stderr.contains("+ab");
    assert!(
        shown && !fixed.stderr.contains('\u{202e}'),
        "{:?}",
        fixed.stderr
    );
}

/// Word, Google Docs and editors in browsers put whole pictures into a text. They become files beside it.
#[test]
fn pictures_as_letters_become_files() {
    let (photo, drawing) = (png(90, 60), SVG.as_bytes());
    let letters = |bytes: &[u8]| BASE64_STANDARD.encode(bytes);
    let site = Site::new(BASE);
    let embedded = format!(
        "{HEAD}![Lễ](data:image/png;base64,{photo} \"Ảnh: An\")\n\n![Sơ đồ][image1] ![Lễ](<data:image/x;base64,{photo}>)\n\n\
         `![](data:image/png;base64,{photo})`\n\n![](data:image/png;base64,AAAA)\n\n\
         [image1]: <data:image/svg+xml;base64,{drawing}>\n",
        photo = letters(&photo),
        drawing = letters(drawing),
    );
    site.write("content/Lễ hội.md", &embedded);
    site.write("content/le-hoi-1.png", png(9, 9));
    let found = site.check();
    let codes: Vec<&str> = found
        .iter()
        .filter_map(|found| found["code"].as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "embedded-picture",
            "embedded-picture",
            "embedded-data",
            "embedded-picture"
        ]
    );
    let told = site.run(&["check"]).stdout;
    assert!(
        told.lines().all(|line| line.chars().count() < 900),
        "{told}"
    );

    let shown = site.run(&["check", "--fix", "--dry-run"]);
    assert!(
        shown.stderr.contains("sẽ sửa 3 chỗ trong 1 tệp"),
        "{}",
        shown.stderr
    );
    assert!(!site.root().join("content/le-hoi-2.png").exists());

    let fixed = site.run(&["check", "--fix"]);
    assert!(
        fixed.stderr.contains("đã sửa 3 chỗ trong 1 tệp"),
        "{}",
        fixed.stderr
    );
    assert_eq!(
        site.source("content/Lễ hội.md"),
        format!(
            "{HEAD}![Lễ](le-hoi-2.png \"Ảnh: An\")\n\n![Sơ đồ][image1] ![Lễ](<le-hoi-2.png>)\n\n\
             `![](data:image/png;base64,{})`\n\n![](data:image/png;base64,AAAA)\n\n[image1]: <le-hoi-1.svg>\n",
            letters(&photo)
        )
    );
    assert!(fs::read(site.root().join("content/le-hoi-2.png")).unwrap() == photo);
    assert!(fs::read(site.root().join("content/le-hoi-1.svg")).unwrap() == drawing);
    site.edit("content/Lễ hội.md", "![](data:image/png;base64,AAAA)", "A");
    assert_eq!(site.codes(), Vec::<String>::new());
    site.build_cleanly();
}

/// A text is too long to be an article until its pictures are out of it.
#[test]
fn a_text_of_six_megabytes_becomes_short() {
    let site = Site::new(BASE);
    let bytes = [png(40, 30), vec![7; 5 << 20]].concat();
    let text = format!(
        "{HEAD}A\n\n![Lễ](data:image/png;base64,{})\n",
        BASE64_STANDARD.encode(bytes)
    );
    site.write("content/bai.md", text);
    assert_eq!(site.codes(), ["file-too-large"]);
    site.run(&["check", "--fix"]);
    assert_eq!(
        site.source("content/bai.md"),
        format!("{HEAD}A\n\n![Lễ](bai-1.png)\n")
    );
    assert_eq!(site.codes(), Vec::<String>::new());
}

/// On Windows and on a Mac these names are one; here they are not, and only one file can be meant.
#[test]
fn addresses_that_mean_one_file_are_written_as_it_is_called() {
    let site = Site::new(BASE);
    let bai = |lines: &str| {
        format!("\u{feff}---\r\ntitle: A\r\ndate: 2023-02-01\r\ndistrict: quan-ha-dong\r\n{lines}")
    };
    site.write("content/anh/Le_khai_mac.JPG", jpeg(30, 20));
    site.write("content/anh/hai.png", png(9, 9));
    site.write("content/khac/hai.png", png(8, 8));
    site.write("static/so do (1).svg", SVG);
    site.write("content/2023/02-01-cu.md", HEAD.replace("A", "Bài cũ"));
    site.write(
        "content/2023/bai.md",
        bai(
            "photo: {src: Le_khai_mac.jpg, caption: Lễ}\r\n---\r\n![Lễ](..\\anh\\lễ%20khai%20mạc.jpg \"Ảnh: An\") ![S](<so-do-1.SVG>)\r\n\r\n\
             [Cũ](02-01-cu.html#a) [nữa]({{< ref \"02-01-cu.md\" >}}) ![S](so do (1).svg 'Vẽ: An') \
             [mới](https://khac.example/) ![Hai](hai.png) `![](LE_KHAI_MAC.JPG)`\r\n",
        ),
    );
    let fixed = site.run(&["check", "--fix"]);
    assert!(
        fixed.stderr.contains("đã sửa 6 chỗ trong 1 tệp"),
        "{}",
        fixed.stderr
    );
    assert_eq!(
        site.source("content/2023/bai.md"),
        bai(
            "photo: {src: ../anh/Le_khai_mac.JPG, caption: Lễ}\r\n---\r\n![Lễ](../anh/Le_khai_mac.JPG \"Ảnh: An\") ![S](</so do (1).svg>)\r\n\r\n\
             [Cũ](02-01-cu.md#a) [nữa](02-01-cu.md) ![S](</so do (1).svg> 'Vẽ: An') \
             [mới](https://khac.example/) ![Hai](hai.png) `![](LE_KHAI_MAC.JPG)`\r\n",
        ),
    );
    let again = site.run(&["check", "--fix"]);
    assert!(
        again.stderr.contains("đã sửa 0 chỗ trong 0 tệp"),
        "{}",
        again.stderr
    );
    assert_eq!(site.codes(), ["broken-anchor", "missing-picture"]);
}
