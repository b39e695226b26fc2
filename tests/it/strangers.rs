//! A site from a stranger: whatever comes with it, nothing outside its output is touched, nothing of anybody else's is
//! removed, and nothing that it says of itself is believed.

use crate::common::{Files, JOURNAL, MANIFEST, STAGE, Site, assert_same, read_folder, seeds};
use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};
use xxhash_rust::xxh3::xxh3_128;

/// Files of the user's, somewhere on the machine.
struct Precious {
    folder: PathBuf,
    files: Files,
}

impl Precious {
    fn beside(site: &Site) -> Precious {
        let folder = site.outside().join("cua-toi");
        for (name, text) in [
            ("luan-van.docx", "ba năm"),
            ("libc.so.6", "thư viện"),
            ("log.2024", "nhật ký"),
            ("cache-facts-7", "không phải của bantin"),
            ("anh/he.jpg", "ảnh"),
        ] {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let files = read_folder(&folder);
        Precious { folder, files }
    }

    #[track_caller]
    fn are_there(&self, why: &str) {
        assert_same(&self.files, &read_folder(&self.folder), why);
    }
}

/// What a first build makes of the sources.
fn clean(site: &Site) -> Files {
    Site::copy_of(site.root()).build_anyhow()
}

/// Builds after a small and after a large change, which each want to tidy up.
#[track_caller]
fn build_often(site: &Site, why: &str) -> String {
    let mut told = String::new();
    for round in 0..3 {
        site.write("static/moi.txt", format!("{why} {round}"));
        site.write(
            "content/the.md",
            format!("---\ntitle: Thẻ {round}\ndistrict: quan-ha-dong\ndate: 2023-03-01\n---\nA\n"),
        );
        let built = site.build();
        assert_eq!(built.code, 0, "{why}: {}", built.stderr);
        told += &built.stderr;
        assert_same(&clean(site), &site.output(), why);
    }
    told
}

#[test]
fn caches_that_are_links() {
    let check = |why: &str, lay: &dyn Fn(&Site, &Path)| {
        let site = seeds();
        let precious = Precious::beside(&site);
        lay(&site, &precious.folder);
        let sources = read_folder(&site.root().join("content"));
        let told = build_often(&site, why);
        assert!(told.contains("không dùng bộ nhớ đệm"), "{why}: {told}");
        precious.are_there(why);
        let mut now = read_folder(&site.root().join("content"));
        now.remove("the.md");
        assert_same(&sources, &now, why);
    };
    check("the cache", &|site, precious| {
        symlink(precious, site.root().join(".bantin")).unwrap();
    });
    check("the cache, to the content", &|site, _| {
        symlink("content", site.root().join(".bantin")).unwrap();
    });
    check("the folder of pictures", &|site, precious| {
        fs::create_dir(site.root().join(".bantin")).unwrap();
        symlink(precious, site.root().join(".bantin/pictures")).unwrap();
    });
    check("every file of the cache", &|site, precious| {
        fs::create_dir(site.root().join(".bantin")).unwrap();
        for name in [
            "cache",
            "cache-facts-0",
            "pictures.seen",
            ".gitignore",
            "mark",
        ] {
            symlink(
                precious.join("log.2024"),
                site.root().join(".bantin").join(name),
            )
            .unwrap();
        }
    });
    check("a file", &|site, _| site.write(".bantin", "tệp"));
    check("a link to nowhere", &|site, _| {
        symlink("khong/co", site.root().join(".bantin")).unwrap();
    });
}

/// A folder of pictures that becomes a link in a cache of bantin's own is not followed either.
#[test]
fn a_part_of_a_cache_that_becomes_a_link() {
    let site = seeds();
    site.build_anyhow();
    let precious = Precious::beside(&site);
    let pictures = site.root().join(".bantin/pictures");
    fs::remove_dir_all(&pictures).unwrap();
    symlink(&precious.folder, &pictures).unwrap();
    build_often(&site, "pictures");
    precious.are_there("pictures");
}

/// Files that others put into a cache stay there, whatever their names.
#[test]
fn strangers_in_a_cache() {
    let site = seeds();
    site.build_anyhow();
    let names = [
        "luan-van.docx",
        "libc.so.6",
        "log.2024",
        "cache.77",
        "cache-facts-9",
        ".tmpAbC",
    ];
    for folder in [".bantin", ".bantin/pictures"] {
        for name in names {
            site.write(&format!("{folder}/{name}"), "của tôi");
        }
    }
    build_often(&site, "strangers");
    for folder in [".bantin", ".bantin/pictures"] {
        for name in names {
            assert_eq!(
                site.source(&format!("{folder}/{name}")),
                "của tôi",
                "{folder}/{name}"
            );
        }
    }
}

/// A copied cache says nothing about pages, even when it says that nothing has changed.
#[test]
fn a_cache_that_comes_with_a_site() {
    let theirs = seeds();
    theirs.build_anyhow();
    let front = theirs.public().join("index.html");
    let honest = fs::read(&front).unwrap();
    let forged = fs::read_to_string(&front)
        .unwrap()
        .replacen("<h1", "<script>1</script><h1", 1);
    fs::write(&front, &forged).unwrap();
    let line = |bytes: &[u8]| format!("{:032x} {} index.html\n", xxh3_128(bytes), bytes.len());
    let list = fs::read_to_string(theirs.public().join(MANIFEST)).unwrap();
    let list = list.replace(&line(&honest), &line(forged.as_bytes()));
    fs::write(theirs.public().join(MANIFEST), list).unwrap();
    let cloned = theirs.outside().join("nhan-ban");
    assert!(
        Command::new("cp")
            .arg("-a")
            .arg(theirs.root())
            .arg(&cloned)
            .status()
            .unwrap()
            .success()
    );
    let ours = Site::copy_of(&cloned);
    for name in ["public", ".bantin"] {
        let copied = Command::new("cp")
            .arg("-a")
            .arg(cloned.join(name))
            .arg(ours.root())
            .status();
        assert!(copied.unwrap().success());
    }
    let told = ours.build();
    assert_eq!(told.code, 0, "{}", told.stderr);
    assert!(
        told.stderr.contains("không dùng bộ nhớ đệm"),
        "{}",
        told.stderr
    );
    assert_same(&clean(&ours), &ours.output(), "made anew");
}

/// A list that was not written on this machine removes nothing, and lets nothing be replaced that is not as it says.
#[test]
fn lists_that_come_with_a_site() {
    let site = seeds();
    site.build_anyhow();
    let list = fs::read_to_string(site.public().join(MANIFEST)).unwrap();
    let precious = ["CNAME", ".nojekyll", "tin/cua-toi.html"];
    let mut forged = list.replace("end\n", "");
    for name in precious {
        let file = site.public().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, name).unwrap();
        forged += &format!("{:032x} {} {name}\n", xxh3_128(name.as_bytes()), name.len());
    }
    fs::write(site.public().join(MANIFEST), forged + "end\n").unwrap();
    let told = build_as_it_comes(&site, 0);
    assert!(told.contains("CNAME"), "what is kept is named: {told}");
    for name in precious {
        assert_eq!(fs::read_to_string(site.public().join(name)).unwrap(), name);
        fs::remove_file(site.public().join(name)).unwrap();
    }
    assert_same(&clean(&site), &site.output(), "without them");

    let list = fs::read_to_string(site.public().join(MANIFEST)).unwrap();
    let zeros = format!("{:032x} 7 CNAME\nend\n", 0);
    fs::write(site.public().join(MANIFEST), list.replace("end\n", &zeros)).unwrap();
    fs::write(site.public().join("CNAME"), "của tôi").unwrap();
    site.write("static/CNAME", "của trang");
    let told = build_as_it_comes(&site, 3);
    assert!(told.contains("CNAME"), "{told}");
    assert_eq!(
        fs::read_to_string(site.public().join("CNAME")).unwrap(),
        "của tôi"
    );
    let told = site.run(&["build", "--adopt"]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    assert_same(
        &clean(&site),
        &site.output(),
        "believed because the user says so",
    );
}

/// A journal that was not written on this machine moves and removes nothing.
#[test]
fn journals_that_come_with_a_site() {
    let site = seeds();
    site.build_anyhow();
    let precious = Precious::beside(&site);
    let stage = site.root().join(STAGE);
    fs::create_dir(&stage).unwrap();
    fs::write(
        stage.join(".bantin-stage"),
        "bantin 1: new files on their way into a site\n1 1.000000001\n",
    )
    .unwrap();
    symlink(&precious.folder, stage.join("lay")).unwrap();
    fs::write(stage.join("index.html"), "giả").unwrap();
    for head in [
        "bantin 1: a change of this folder that the next bantin build completes\nbeside\n",
        "bantin 2: a change of this folder that the next bantin build completes\nbeside 1\n",
    ] {
        let mut journal = format!("{head}+lay/luan-van.docx\n+index.html\n-feed.xml\n");
        journal += &format!("end {:032x}\n", xxh3_128(journal.as_bytes()));
        fs::write(site.public().join(JOURNAL), &journal).unwrap();
        site.write("static/moi.txt", head);
        let told = site.build();
        assert_eq!(told.code, 0, "{}", told.stderr);
        assert!(told.stderr.contains(JOURNAL), "{}", told.stderr);
        precious.are_there("through a link of a stage");
        assert_eq!(
            fs::read_to_string(site.public().join(JOURNAL)).unwrap(),
            journal
        );
        fs::remove_file(site.public().join(JOURNAL)).unwrap();
        assert_same(&clean(&site), &site.output(), "as without it");
        assert_eq!(fs::read_to_string(stage.join("index.html")).unwrap(), "giả");
    }
}

/// Builds as on a machine that has never seen the site: without the cache and without what the user's folder remembers.
fn build_as_it_comes(site: &Site, code: i32) -> String {
    let _ = fs::remove_dir_all(site.root().join(".bantin"));
    let mut command = site.command(&["build"]);
    command.env("XDG_STATE_HOME", site.outside().join("moi"));
    let built = crate::common::Outcome::of(&mut command);
    assert_eq!(built.code, code, "{}", built.stderr);
    built.stderr
}

/// A site that is moved or copied by its owner is still known.
#[test]
fn a_site_that_is_moved() {
    let site = seeds();
    site.build_anyhow();
    let there = site.outside().join("noi-moi");
    fs::rename(site.root(), &there).unwrap();
    fs::create_dir(site.root()).unwrap();
    fs::remove_file(there.join("content/s3.md")).unwrap();
    let built = Command::new(env!("CARGO_BIN_EXE_bantin"))
        .args(["build", "--as-of", "2026-11-21"])
        .current_dir(&there)
        .env_clear()
        .env("HOME", site.outside())
        .output()
        .unwrap();
    let told = String::from_utf8(built.stderr).unwrap();
    assert_eq!(built.status.code(), Some(0), "{told}");
    assert!(
        !told.contains("giữ lại") && !told.contains("không dùng"),
        "{told}"
    );
    assert_same(
        &clean_of(&there),
        &read_folder(&there.join("public")),
        "moved",
    );
}

fn clean_of(root: &Path) -> Files {
    Site::copy_of(root).build_anyhow()
}

/// What a link in the place of a stage leads to is neither removed nor looked into.
#[test]
fn a_stage_that_is_a_link() {
    let site = seeds();
    site.build_anyhow();
    let precious = Precious::beside(&site);
    symlink(&precious.folder, site.public().join(".bantin-new")).unwrap();
    site.write("static/moi.txt", "mới");
    let told = site.build();
    assert_eq!(told.code, 3, "{}", told.stderr);
    assert!(told.stderr.contains(".bantin-new"), "{}", told.stderr);
    assert!(!told.stderr.contains("libc.so.6"), "{}", told.stderr);
    precious.are_there("in the output");
    fs::remove_file(site.public().join(".bantin-new")).unwrap();
    symlink(&precious.folder, site.root().join(STAGE)).unwrap();
    build_often(&site, "beside the output");
    precious.are_there("beside the output");
}
