//! What happens to a published site when things go wrong: killed builds, full disks, strangers' files, hands that
//! change what was built, damaged caches.

use crate::common::{
    Files, JOURNAL, MANIFEST, Outcome, STAGE, Site, assert_same, each, fixtures::BASE, read_folder,
    seeds,
};
use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{MetadataExt, PermissionsExt, lchown, symlink},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, SystemTime},
};
use xxhash_rust::xxh3::xxh3_128;

/// The seeds with so many small files that replacing them all is a large change.
fn large() -> Site {
    let site = seeds();
    many(&site, "một");
    site
}

fn many(site: &Site, text: &str) {
    for number in 0..1_100 {
        site.write(&format!("static/so/{number}.txt"), text);
    }
}

/// What the sources of a site come to when they are built for the first time.
fn clean(site: &Site) -> Files {
    let copy = Site::copy_of(site.root());
    let built = copy.run(&["build", "--allow-shrink"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    copy.output()
}

#[track_caller]
fn assert_clean(site: &Site, why: &str) {
    assert_same(&clean(site), &site.output(), why);
    let left = fs::read_dir(site.root()).unwrap();
    let left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = left
        .filter(|name| name.starts_with('.') && name != ".bantin")
        .collect();
    assert!(left.is_empty(), "{why}: {left:?} is left behind");
}

#[track_caller]
fn run(site: &Site, args: &[&str], code: i32) -> String {
    let built = site.run(args);
    assert_eq!(built.code, code, "{args:?}: {}", built.stderr);
    built.stderr
}

/// Everything in a folder, with what a touch would change.
fn stamps(folder: &Path) -> BTreeMap<PathBuf, (i64, i64, i64, i64, u64)> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let seen = next.symlink_metadata().unwrap();
        if seen.is_dir() {
            waiting.extend(
                fs::read_dir(&next)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        }
        let stamp = (
            seen.mtime(),
            seen.mtime_nsec(),
            seen.ctime(),
            seen.ctime_nsec(),
            seen.ino(),
        );
        found.insert(next, stamp);
    }
    found
}

/// Files of other people: hidden, with names that are no text, links, folders of their own.
struct Strangers(Vec<(PathBuf, Option<&'static [u8]>)>);

impl Strangers {
    fn move_into(out: &Path) -> Strangers {
        let files: [(&[u8], &[u8]); 5] = [
            (b"CNAME", b"ban-tin.example"),
            (b".git/HEAD", b"ref: refs/heads/main"),
            (b".git/objects/ab/cd", b"\0\x01"),
            (b".well-known/x", b"x"),
            (b"tin/k\xff.txt", b"khong phai UTF-8"),
        ];
        let mut strangers = Vec::new();
        for (path, bytes) in files {
            let path = out.join(OsStr::from_bytes(path));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, bytes).unwrap();
            strangers.push((path, Some(bytes)));
        }
        for folder in ["cho/anh", "rong"] {
            fs::create_dir_all(out.join(folder)).unwrap();
            strangers.push((out.join(folder), None));
        }
        let link = out.join("lien-ket");
        symlink("/khong/co", &link).unwrap();
        strangers.push((link, None));
        Strangers(strangers)
    }

    #[track_caller]
    fn are_there(&self, why: &str) {
        for (path, bytes) in &self.0 {
            assert!(path.symlink_metadata().is_ok(), "{why}: {path:?} is lost");
            if let Some(bytes) = bytes {
                assert_eq!(fs::read(path).unwrap(), *bytes, "{why}: {path:?}");
            }
        }
    }

    fn move_out(self) {
        for (path, bytes) in self.0 {
            let _ = if bytes.is_some() || path.is_symlink() {
                fs::remove_file(path)
            } else {
                fs::remove_dir_all(path)
            };
        }
    }
}

/// Kills a build after each of these times, in milliseconds. A stranger's files outlive them all.
fn kill(
    site: &Site,
    args: &[&str],
    times: impl IntoIterator<Item = u64>,
    old: &Files,
    new: &Files,
) {
    for wait in times {
        let mut build = site.command(args);
        let mut build = build
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(wait));
        let _ = build.kill();
        build.wait().unwrap();
        if !site.public().join(JOURNAL).exists() {
            let now = ours(site);
            assert!(
                now == *old || now == *new,
                "{args:?} killed after {wait} ms"
            );
        }
    }
}

/// What is published, without what is not ours.
fn ours(site: &Site) -> Files {
    let manifest = fs::read_to_string(site.public().join(MANIFEST)).unwrap_or_default();
    let lines = manifest
        .lines()
        .skip(1)
        .filter_map(|line| line.splitn(3, ' ').nth(2));
    let read = |path: &str| {
        (
            path.to_owned(),
            fs::read(site.public().join(path)).unwrap_or_default(),
        )
    };
    lines.map(read).collect()
}

#[test]
fn killed_at_any_moment() {
    let small: &dyn Fn(&Site, &str) = &|site, text| {
        site.write(
            "content/moi.md",
            format!(
                "---\ntitle: Mới {text}\ndistrict: quan-ha-dong\ndate: 2023-03-01\n---\n{text}\n"
            ),
        );
    };
    let large: &dyn Fn(&Site, &str) = &|site, text| many(site, text);
    for (story, change, args) in [
        ("a small change", small, &["build"][..]),
        ("a large change", large, &["build"]),
        ("a large change in place", large, &["build", "--in-place"]),
    ] {
        let site = seeds();
        change(&site, "không");
        site.build_anyhow();
        let strangers = Strangers::move_into(&site.public());
        for round in 0..3_u64 {
            let old = ours(&site);
            change(&site, &format!("lần {round}"));
            let mut new = clean(&site);
            new.remove(MANIFEST);
            let started = SystemTime::now();
            Outcome::of(site.command(args).args(["--out", "thu"]));
            let all = u64::try_from(started.elapsed().unwrap().as_millis()).unwrap();
            kill(
                &site,
                args,
                (1..8).map(|part| all * part / 8 + round),
                &old,
                &new,
            );
            strangers.are_there(story);
            run(&site, args, 0);
            strangers.are_there(story);
            assert_eq!(ours(&site), new, "{story}");
            fs::remove_dir_all(site.root().join("thu")).unwrap();
        }
        strangers.move_out();
        assert_clean(&site, story);
    }
}

/// Kills a build in place when it has just begun to rename files.
fn begin(site: &Site) {
    let reached = site.outside().join("toi");
    for at in (1..4_000).step_by(10) {
        let mut build = site.command(&["build", "--in-place"]);
        build.env("BANTIN_FAULT", format!("{at}:KILL:{}", reached.display()));
        let quiet = build.stdout(Stdio::null()).stderr(Stdio::null());
        quiet.status().unwrap();
        if site.public().join(JOURNAL).exists() {
            return;
        }
    }
    panic!("no build was killed after it began");
}

/// What is begun is finished by the next command, even when that finds errors in the content, and as soon as it can be.
/// When it cannot be, that is said, and nothing waits for it.
#[test]
fn a_change_that_was_begun_and_then_kept_from_going_on() {
    let site = seeds();
    site.write("static/so/1.txt", "một");
    site.build_anyhow();
    site.write("static/so/1.txt", "hai");
    site.write("static/so/2.txt", "hai");
    let new = clean(&site);
    begin(&site);
    let mounted = "mount --bind public/so public/so && exec \"$BANTIN\" build --as-of 2026-11-21";
    site.write("content/hong.md", "không có phần khai báo");
    let told = in_mounts(&site, mounted);
    assert_eq!(told.code, 1, "{}", told.stderr);
    assert!(
        told.stderr.contains("lần dựng sau làm nốt"),
        "{}",
        told.stderr
    );
    assert!(site.public().join(JOURNAL).exists());
    run(&site, &["build"], 1);
    assert_same(&new, &site.output(), "with errors in the content");
    site.remove("content/hong.md");
    run(&site, &["build"], 0);
    assert_clean(&site, "at last");

    site.write("static/so/1.txt", "ba");
    begin(&site);
    site.write("static/khac.txt", "ba");
    let told = in_mounts(&site, mounted);
    // Whatever had reached the mount before can be published, and nothing else.
    assert!(matches!(told.code, 0 | 2), "{}", told.stderr);
    assert!(
        !site.public().join(JOURNAL).exists(),
        "given up for what is newer"
    );
    run(&site, &["build"], 0);
    assert_clean(&site, "what is newer");
}

/// A journal or a list may name nothing outside the folder.
#[test]
fn lists_that_lead_outside() {
    let site = seeds();
    site.build_anyhow();
    let stolen = site.outside().join("cua-toi.txt");
    fs::write(&stolen, "của tôi").unwrap();
    let digest = format!("{:032x}", xxh3_128("của tôi".as_bytes()));
    let list = fs::read_to_string(site.public().join(MANIFEST)).unwrap();
    let entry = format!("{digest} {} ../../cua-toi.txt\nend\n", "của tôi".len());
    fs::write(site.public().join(MANIFEST), list.replace("end\n", &entry)).unwrap();
    run(&site, &["build"], 3);
    assert!(stolen.exists());
    fs::write(site.public().join(MANIFEST), list).unwrap();
    let mut journal = "bantin 1: a change of this folder that the next bantin build completes\nbeside\n-../../cua-toi.txt\n".to_owned();
    journal += &format!("end {:032x}\n", xxh3_128(journal.as_bytes()));
    fs::write(site.public().join(JOURNAL), journal).unwrap();
    site.write("static/moi.txt", "mới");
    run(&site, &["build"], 0);
    assert!(stolen.exists() && site.public().join(JOURNAL).exists());
}

/// An exchange that was killed leaves the other folder beside: the old site, or a new one that never came.
#[test]
fn an_exchange_that_was_killed() {
    let site = large();
    site.build_anyhow();
    let strangers = Strangers::move_into(&site.public());
    Outcome::of(site.command(&["build", "--out", "nua"]).args(["--force"]));
    fs::rename(site.root().join("nua"), site.root().join(STAGE)).unwrap();
    fs::write(site.root().join(STAGE).join("den-sau.txt"), "đến sau").unwrap();
    // Of two versions of a strangers' file, the newer one stays, wherever it is.
    let (old, new) = (site.root().join(STAGE), site.public());
    for (folder, name, text) in [
        (&old, "luot-xem", "7"),
        (&new, "luot-xem", "8"),
        (&new, "luot-thich", "1"),
        (&old, "luot-thich", "2"),
    ] {
        fs::write(folder.join(name), text).unwrap();
        thread::sleep(Duration::from_millis(20));
    }
    run(&site, &["build"], 0);
    strangers.are_there("the other folder is gone");
    let late = site.public().join("den-sau.txt");
    assert_eq!(
        fs::read_to_string(&late).unwrap(),
        "đến sau",
        "what came late"
    );
    fs::remove_file(late).unwrap();
    for (name, text) in [("luot-xem", "8"), ("luot-thich", "2")] {
        let file = site.public().join(name);
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "{name}");
        fs::remove_file(file).unwrap();
    }
    strangers.move_out();
    assert_clean(&site, "after the exchange");
}

/// A file becomes a folder, and back, whether the site is exchanged or changed in place.
#[test]
fn files_and_folders_of_one_name() {
    for args in [&["build"][..], &["build", "--in-place"]] {
        for big in [false, true] {
            let site = if big { large() } else { seeds() };
            site.write("static/a.html", "<p>trang");
            run(&site, args, 0);
            for round in 0..2 {
                if big {
                    many(&site, &format!("đi {round}"));
                }
                site.remove("static/a.html");
                site.write("static/a.html/sau/b.txt", "tệp");
                run(&site, args, 0);
                assert_clean(&site, "a folder now");
                if big {
                    many(&site, &format!("về {round}"));
                }
                fs::remove_dir_all(site.root().join("static/a.html")).unwrap();
                site.write("static/a.html", "<p>trang");
                fs::create_dir(site.public().join("a.html/rong")).unwrap();
                run(&site, args, 0);
                assert_clean(&site, "a file again");
            }
        }
    }
}

/// Where somebody else's file lies, no page is put; the file is named and nothing changes.
#[test]
fn strangers_in_the_way() {
    let check = |story: &str, obstacle: &dyn Fn(&Path), named: &str| {
        for args in [&["build"][..], &["build", "--in-place"]] {
            let site = large();
            site.build_anyhow();
            site.write("static/moi.txt", "mới");
            site.write("static/moi/b.txt", "mới");
            many(&site, "hai");
            obstacle(&site.public());
            let before = stamps(site.outside());
            let told = run(&site, args, 3);
            assert!(told.contains(named), "{story}: {told}");
            let mut after = stamps(site.outside());
            after.retain(|path, _| {
                before.contains_key(path) || !path.starts_with(site.root().join(".bantin"))
            });
            let changed = before
                .iter()
                .filter(|(path, stamp)| path.is_file() && after.get(*path) != Some(*stamp));
            assert_eq!(changed.count(), 0, "{story}");
            assert_eq!(after.len(), before.len(), "{story}");
        }
    };
    check(
        "a file",
        &|out| fs::write(out.join("moi.txt"), "của tôi").unwrap(),
        "moi.txt",
    );
    check(
        "a link",
        &|out| symlink("/etc/passwd", out.join("moi.txt")).unwrap(),
        "moi.txt",
    );
    check(
        "a file where a folder is needed",
        &|out| fs::write(out.join("moi"), "của tôi").unwrap(),
        "moi",
    );
    check(
        "a folder with a file",
        &|out| {
            fs::create_dir(out.join("moi.txt")).unwrap();
            fs::write(out.join("moi.txt/a"), "của tôi").unwrap();
        },
        "moi.txt/a",
    );
    check(
        "a folder where a page was",
        &|out| {
            fs::remove_file(out.join("so/7.txt")).unwrap();
            fs::create_dir(out.join("so/7.txt")).unwrap();
            fs::write(out.join("so/7.txt/a"), "của tôi").unwrap();
        },
        "so/7.txt/a",
    );
    check(
        "a link where a folder was",
        &|out| {
            fs::remove_dir_all(out.join("so")).unwrap();
            let outside = out.join("../../ngoai");
            fs::create_dir(&outside).unwrap();
            symlink(&outside, out.join("so")).unwrap();
        },
        "so",
    );
}

/// A compressed form is put where nothing lies, like any file.
#[test]
fn a_strangers_compressed_file() {
    let site = seeds();
    site.build_anyhow();
    let theirs = site.public().join("index.html.gz");
    fs::write(&theirs, "nén bằng tay").unwrap();
    site.edit(
        "site.yaml",
        "  page_size: 10\n",
        "  page_size: 10\n  precompress: [gz]\n",
    );
    let told = run(&site, &["build"], 3);
    assert!(told.contains("index.html.gz"), "{told}");
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "nén bằng tay");
    fs::remove_file(theirs).unwrap();
    run(&site, &["build"], 0);
    assert_clean(&site, "without it");
}

/// Through a link in the output folder nothing is written and nothing deleted.
#[test]
fn links_that_lead_outside() {
    for big in [false, true] {
        let site = large();
        site.build_anyhow();
        // Stamps vouch for files once these are older than the clock of the disk is coarse.
        thread::sleep(Duration::from_millis(50));
        site.build_anyhow();
        let (inside, outside) = (site.public().join("so"), site.outside().join("ngoai"));
        fs::rename(&inside, &outside).unwrap();
        symlink(&outside, &inside).unwrap();
        let before = stamps(&outside);
        let last = if big { 1_100 } else { 5 };
        (0..last).for_each(|number| site.remove(&format!("static/so/{number}.txt")));
        let told = run(&site, &["build"], 0);
        assert!(told.contains("so/0.txt"), "what is kept is named: {told}");
        let after = stamps(&outside);
        let inodes = |stamps: &BTreeMap<PathBuf, (i64, i64, i64, i64, u64)>| {
            stamps
                .iter()
                .map(|(path, stamp)| (path.clone(), stamp.4))
                .collect::<Vec<_>>()
        };
        assert_eq!(inodes(&before), inodes(&after));
    }
}

/// Pages that hands have changed or removed are restored; those that should go are kept and named.
#[test]
fn hands_in_the_output() {
    for (args, big) in [
        (&["build"][..], false),
        (&["build"], true),
        (&["build", "--in-place"], true),
    ] {
        let site = large();
        site.build_anyhow();
        let out = site.public();
        let front = out.join("index.html");
        let text = fs::read_to_string(&front).unwrap();
        let seen = fs::metadata(&front).unwrap().modified().unwrap();
        fs::write(&front, text.replacen("html", "HTML", 1)).unwrap();
        fs::File::options()
            .write(true)
            .open(&front)
            .unwrap()
            .set_modified(seen)
            .unwrap();
        fs::remove_file(out.join("so/1.txt")).unwrap();
        fs::write(out.join("so/2.txt"), "bằng tay").unwrap();
        fs::write(out.join("so/3.txt"), "bằng tay, và sẽ bỏ").unwrap();
        site.remove("static/so/3.txt");
        if big {
            many(&site, "hai");
            site.remove("static/so/3.txt");
        }
        let told = run(&site, args, 0);
        assert!(told.contains("so/3.txt"), "{args:?}: {told}");
        assert_eq!(
            fs::read_to_string(out.join("so/3.txt")).unwrap(),
            "bằng tay, và sẽ bỏ"
        );
        fs::remove_file(out.join("so/3.txt")).unwrap();
        assert_clean(&site, "hands");
    }
}

/// A build when nothing has changed touches nothing, not even after everything was touched.
#[test]
fn nothing_to_do() {
    let site = large();
    site.build_anyhow();
    let out = site.public();
    let still = |story: &str| {
        let before = stamps(&out);
        run(&site, &["build"], 0);
        assert!(before == stamps(&out), "{story}");
    };
    still("at once");
    fs::remove_dir_all(site.root().join(".bantin")).unwrap();
    still("without a cache");
    for path in read_folder(&out).into_keys() {
        let file = fs::File::options()
            .write(true)
            .open(out.join(path))
            .unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
    still("after touching");
    run(&site, &["build", "--force"], 0);
    still("after --force");
}

/// Whatever befalls what bantin remembers, the result is that of a first build.
#[test]
fn damaged_memories() {
    let site = seeds();
    site.build_anyhow();
    let memory = site.root().join(".bantin");
    let names: Vec<String> = read_folder(&memory)
        .into_keys()
        .filter(|name| name != ".gitignore" && name != "mark")
        .collect();
    for start in ["cache", "outputs-", "pictures.seen", "pictures/"] {
        let there = names.iter().any(|name| name.starts_with(start));
        assert!(there, "{start}: {names:?}");
    }
    let damage = |story: &str, bytes: &dyn Fn(&[u8]) -> Vec<u8>| {
        for name in &names {
            let file = memory.join(name);
            fs::write(&file, bytes(&fs::read(&file).unwrap())).unwrap();
        }
        site.edit("content/s1.md", "\n---\n", &format!("\n---\n\n{story}.\n"));
        let told = run(&site, &["build"], 0);
        assert_clean(&site, story);
        told
    };
    for (story, bytes) in [
        ("empty", b"".to_vec()),
        ("a letter", "Mẹ ơi".as_bytes().to_vec()),
        ("zeros", vec![0; 4_096]),
        ("ones", vec![0xff; 4_096]),
    ] {
        let told = damage(story, &|_| bytes.clone());
        assert!(told.contains("bộ nhớ đệm"), "{story}: {told}");
    }
    for part in 0..16 {
        damage("a bit", &|bytes| {
            let mut bytes = bytes.to_vec();
            let at = (bytes.len() - 1) * part / 15;
            bytes[at] ^= 1 << (part % 8);
            bytes
        });
        damage("cut off", &|bytes| {
            bytes[..bytes.len() * part / 16].to_vec()
        });
    }
    damage("longer", &|bytes| [bytes, b"\0"].concat());
}

/// A memory of which a part is damaged is told once, and mended.
#[test]
fn damaged_parts_of_memories() {
    for (start, named) in [("cache-facts-", "hỏng một phần"), ("outputs-", "outputs-")] {
        let site = seeds();
        site.build_anyhow();
        let memory = site.root().join(".bantin");
        let names = read_folder(&memory).into_keys();
        let files: Vec<PathBuf> = names
            .filter(|name| name.starts_with(start))
            .map(|name| memory.join(name))
            .collect();
        assert_eq!(files.len(), 1, "{start}");
        let mut bytes = fs::read(&files[0]).unwrap();
        let last = bytes.len() - 1;
        (16..last).step_by(64).for_each(|at| bytes[at] ^= 1);
        fs::write(&files[0], bytes).unwrap();
        site.write("static/moi.txt", "mới");
        let told = run(&site, &["build"], 0);
        assert!(told.contains(named), "{start}: {told}");
        assert_clean(&site, start);
        site.write("static/moi.txt", "mới hơn");
        let told = run(&site, &["build"], 0);
        assert!(!told.contains("hỏng"), "{start}: {told}");
        assert_clean(&site, start);
    }
}

/// A pipe in the place of a file of bantin's own is not waited for.
#[test]
fn pipes_in_the_place_of_files() {
    let pipe = |file: &Path| {
        let _ = fs::remove_file(file);
        assert!(Command::new("mkfifo").arg(file).status().unwrap().success());
    };
    let build = |site: &Site| {
        // A text that changes, and an address that is gone and told of.
        let text = site.source("content/s1.md");
        site.write("content/s1.md", text + "\nThêm.\n");
        let command = site.command(&["build"]);
        let mut patient = Command::new("timeout");
        patient
            .args(["-s", "INT", "60"])
            .arg(command.get_program())
            .args(command.get_args());
        patient.current_dir(site.root()).env("HOME", site.outside());
        Outcome::of(&mut patient)
    };
    let site = seeds();
    site.build_anyhow();
    let memory = site.root().join(".bantin");
    let mut names: Vec<String> = read_folder(&memory).into_keys().collect();
    let unanswered = |name: &String| Some(format!("unanswered{}", name.strip_prefix("outputs")?));
    names.extend(names.iter().find_map(unanswered));
    assert!(names.len() > 4, "{names:?}");
    for name in names {
        pipe(&memory.join(&name));
        let built = build(&site);
        assert_eq!(built.code, 0, "{name}: {}", built.stderr);
        assert_clean(&site, &name);
    }
    for (name, code) in [(MANIFEST, 3), (JOURNAL, 0)] {
        let site = seeds();
        site.build_anyhow();
        let file = site.public().join(name);
        pipe(&file);
        let built = build(&site);
        assert_eq!(built.code, code, "{name}: {}", built.stderr);
        assert!(
            code == 0 || built.stderr.contains(name),
            "{name}: {}",
            built.stderr
        );
        assert!(!file.is_file() && file.exists(), "{name}");
    }
    let site = seeds();
    site.build_anyhow();
    for name in [".bantin-addresses", "index.html"] {
        pipe(&site.public().join(name));
    }
    assert_eq!(build(&site).code, 0);
    assert_clean(&site, "published files");
}

/// Why everything is made again is told as it is.
#[test]
fn reasons_after_a_loss() {
    let site = seeds();
    site.build_anyhow();
    let explained = || {
        let built = site.run(&["build", "--explain", "--json"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        let report: serde_json::Value = serde_json::from_str(&built.stdout).unwrap();
        let made = report["made"].as_array().unwrap().clone();
        let reasons = made
            .iter()
            .map(|made| made["reason"].as_str().unwrap().to_owned());
        (
            reasons.collect::<std::collections::BTreeSet<_>>(),
            built.stderr,
        )
    };
    assert_eq!(explained().0.len(), 0);
    fs::remove_dir_all(site.root().join(".bantin")).unwrap();
    let (reasons, told) = explained();
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), ["forgotten"]);
    assert!(
        told.contains("không còn nhớ") && !told.contains("bản bantin khác"),
        "{told}"
    );
}

/// A damaged list of what was built is not believed: nothing that may be somebody else's is touched.
#[test]
fn damaged_lists() {
    let site = seeds();
    let built = site.build_anyhow();
    let list = &built[MANIFEST];
    for part in 0..24 {
        let mut bytes = list.clone();
        let at = (bytes.len() - 1) * part / 23;
        bytes[at] ^= 4;
        fs::write(site.public().join(MANIFEST), bytes).unwrap();
        let again = site.run(&["build", "--adopt"]);
        assert_eq!(again.code, 0, "{at}: {}", again.stderr);
        let mut now = site.output();
        now.retain(|path, _| built.contains_key(path));
        assert_same(&built, &now, &format!("a list with another byte at {at}"));
    }
    fs::write(site.public().join(MANIFEST), &list[..list.len() / 2]).unwrap();
    let told = run(&site, &["build"], 3);
    assert!(told.contains("--adopt"), "{told}");
    run(&site, &["build", "--adopt"], 0);
    assert_clean(&site, "what is there byte for byte is taken over");
}

/// Times of files may be anything.
#[test]
fn clocks_that_jump() {
    let site = seeds();
    let file = site.root().join("content/s1.md");
    let original = site.source("content/s1.md");
    let day = Duration::from_secs(86_400);
    for (number, time) in [
        SystemTime::UNIX_EPOCH,
        SystemTime::UNIX_EPOCH,
        SystemTime::now() + day * 400,
        SystemTime::now() + day * 400,
        SystemTime::now() - day * 4_000,
    ]
    .into_iter()
    .enumerate()
    {
        fs::write(&file, format!("{original}\nLần {number}.\n")).unwrap();
        fs::File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(time)
            .unwrap();
        site.build_anyhow();
        assert_clean(&site, &format!("time {number}"));
    }
}

/// A file that is saved while a site is built, and then taken back, is published as it is.
#[test]
fn sources_saved_during_a_build() {
    let site = seeds();
    let article = |number: usize, text: &str| {
        format!(
            "---\ntitle: Bài {number}\ndistrict: quan-ha-dong\ndate: 2023-03-01\n---\n{text} lần.\n"
        )
    };
    let districts = site.source("content/districts.yaml");
    let renamed = districts.replace("name: Long Biên", "name: Long Biên mới");
    let mut files: Vec<(String, [String; 2])> = (0..60)
        .map(|number| {
            let texts = ["Một", "Hai"].map(|text| article(number, text));
            (format!("content/so/{number}.md"), texts)
        })
        .collect();
    let page = |text: &str| format!("---\ntitle: Giới thiệu\n---\n{text}\n");
    files.push((
        "content/pages/gioi-thieu.md".into(),
        ["Một", "Hai"].map(page),
    ));
    files.push(("static/tep.txt".into(), ["một", "hai"].map(str::to_owned)));
    files.push(("content/districts.yaml".into(), [districts, renamed]));
    let save = |version: usize| {
        for (path, texts) in &files {
            site.write("moi.tmp", &texts[version]);
            let file = site.root().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::rename(site.root().join("moi.tmp"), file).unwrap();
        }
    };
    let mut told = String::new();
    save(0);
    for round in 0..4 {
        let mut build = site.command(&["build"]);
        let mut build = build.stderr(Stdio::piped()).spawn().unwrap();
        for version in (0..2).cycle() {
            if build.try_wait().unwrap().is_some() {
                break;
            }
            save(version);
        }
        let ended = build.wait_with_output().unwrap();
        told += &String::from_utf8(ended.stderr).unwrap();
        save(0);
        run(&site, &["build"], 0);
        assert_clean(&site, &format!("round {round}"));
    }
    assert!(told.contains("được lưu trong lúc dựng"), "{told}");
}

/// What is odd about a folder is told again by every build.
#[test]
fn oddities_are_noticed() {
    let site = seeds();
    site.build_anyhow();
    symlink("/khong/co.md", site.root().join("content/dut.md")).unwrap();
    let told = site.build();
    assert!(told.stderr.contains("content/dut.md"), "{}", told.stderr);
    site.remove("content/dut.md");
    let told = site.build();
    assert!(
        told.code == 0 && !told.stderr.contains("dut.md"),
        "{}",
        told.stderr
    );
}

#[test]
fn two_builds_at_once() {
    let site = large();
    for round in 0..3 {
        many(&site, &format!("lần {round}"));
        let start = || {
            site.command(&["build"])
                .stderr(Stdio::piped())
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        };
        let builds = [start(), start(), start()];
        for build in builds {
            let ended = build.wait_with_output().unwrap();
            let told = String::from_utf8(ended.stderr).unwrap();
            assert_eq!(ended.status.code(), Some(0), "{told}");
        }
        assert_clean(&site, "three at once");
    }
}

/// Compressed forms follow their files, and are left alone when those are the same.
#[test]
fn compressed_forms() {
    let site = seeds();
    site.edit(
        "site.yaml",
        "  page_size: 10\n",
        "  page_size: 10\n  precompress: [gz, br]\n",
    );
    site.build_anyhow();
    assert_clean(&site, "first");
    let out = site.public();
    let before = stamps(&out);
    site.edit("content/s1.md", "\n---\n", "\n---\n\nThêm một câu.\n");
    site.build_anyhow();
    assert_clean(&site, "after an edit");
    let packed = |path: &Path| {
        path.extension()
            .is_some_and(|end| end == "gz" || end == "br")
    };
    let kept = stamps(&out)
        .into_iter()
        .filter(|(path, stamp)| {
            let as_written = |stamp: &(i64, i64, i64, i64, u64)| (stamp.0, stamp.1, stamp.4);
            packed(path) && before.get(path).map(as_written) == Some(as_written(stamp))
        })
        .count();
    assert!(kept > 20, "{kept} kept");
    fs::write(out.join("index.html.gz"), "hỏng").unwrap();
    site.build_anyhow();
    assert_clean(&site, "one damaged by hand");
    site.edit("site.yaml", "  precompress: [gz, br]\n", "");
    site.build_anyhow();
    assert_clean(&site, "switched off");
    assert!(!site.output().keys().any(|path| packed(Path::new(path))));
}

#[test]
fn sites_that_shrink() {
    let site = seeds();
    let before = site.build_anyhow();
    for path in read_folder(&site.root().join("content"))
        .into_keys()
        .filter(|path| path.ends_with(".md"))
    {
        site.remove(&format!("content/{path}"));
    }
    let told = run(&site, &["build"], 3);
    assert!(told.contains("--allow-shrink"), "{told}");
    assert_same(&before, &site.output(), "refused");
    run(&site, &["build", "--allow-shrink"], 0);
    assert_clean(&site, "as wanted");
    site.write("site.yaml", "site: {title: Trống}\n");
    fs::remove_dir_all(site.root().join("content")).unwrap();
    fs::create_dir(site.root().join("content")).unwrap();
    run(&site, &["build", "--allow-shrink"], 0);
    run(&site, &["build", "--force"], 0);
}

/// A site whose articles all wait is as empty as one that has none; one that shows notices is not.
#[test]
fn sites_that_lose_all_articles() {
    let page = "---\ntitle: Giới thiệu\n---\nChào.\n";
    let small = || {
        let site = Site::new(BASE);
        for number in 0..9 {
            site.write(
                &format!("content/pages/{number}.md"),
                page.replace("Giới", &number.to_string()),
            );
        }
        site
    };
    let article = |more: &str| {
        format!("---\ntitle: Bài\ndistrict: quan-ha-dong\ndate: 2023-03-01\n{more}---\nA\n")
    };
    let site = small();
    run(&site, &["build"], 3);
    run(&site, &["build", "--allow-shrink"], 0);
    site.write("content/a.md", article("draft: true\n"));
    run(&site, &["build"], 0);
    site.write("content/a.md", article(""));
    let before = site.build_anyhow();
    site.write("content/a.md", article("draft: true\n"));
    let told = run(&site, &["build"], 3);
    assert!(told.contains("empty-site"), "{told}");
    site.write("content/a.md", article(""));
    let site = site.on("2000-01-01");
    let told = run(&site, &["build"], 3);
    let pages = before.keys().filter(|path| path.ends_with(".html")).count();
    assert!(
        told.contains("empty-site") && told.contains(&format!("{pages} trang")),
        "{told}"
    );
    assert_same(&before, &site.output(), "a wrong clock");
    let site = site.on("2026-11-21");
    site.write("content/a.md", article("status: withdrawn\n"));
    run(&site, &["build"], 0);
    site.write("content/a.md", article("draft: true\n"));
    run(&site, &["build"], 3);
    run(&site, &["build", "--allow-shrink"], 0);
    assert_clean(&site, "as wanted");
}

/// A folder of sources may be a link; where it leads, nothing is published.
#[test]
fn sources_behind_links() {
    let site = seeds();
    fs::rename(site.root().join("content"), site.root().join("nguon")).unwrap();
    symlink("nguon", site.root().join("content")).unwrap();
    site.build_anyhow();
    assert_clean(&site, "through a link");
    for out in ["nguon", "nguon/moi", "content/moi"] {
        let told = run(&site, &["build", "--out", out], 3);
        assert!(told.contains("output-"), "{told}");
    }
}

/// The output folder may be replaced by a link between two builds.
#[test]
fn an_output_folder_that_becomes_a_link() {
    let site = seeds();
    site.build_anyhow();
    let elsewhere = site.outside().join("noi-khac");
    fs::rename(site.public(), &elsewhere).unwrap();
    symlink(&elsewhere, site.public()).unwrap();
    site.write("static/moi.txt", "mới");
    site.build_anyhow();
    assert!(site.public().is_symlink());
    assert_same(&clean(&site), &read_folder(&elsewhere), "behind the link");
}

#[test]
fn a_million_lines() {
    let site = seeds();
    let body = "a\n".repeat(1_000_000);
    site.write(
        "content/dai.md",
        format!("---\ntitle: Dài\ndistrict: quan-ha-dong\ndate: 2023-03-01\n---\n{body}"),
    );
    let built = site.build();
    assert!(built.code <= 1, "{}", built.stderr);
}

/// Runs a build where mounts of its own are prepared by a line of shell.
fn with_mounts(site: &Site, prepare: &str, args: &str) -> Outcome {
    let line = format!("{prepare} && exec \"$BANTIN\" build --as-of 2026-11-21 {args}");
    in_mounts(site, &line)
}

/// Runs lines of shell with mounts of their own.
fn in_mounts(site: &Site, lines: &str) -> Outcome {
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-e", "-c", lines]);
    command
        .current_dir(site.root())
        .env("BANTIN", env!("CARGO_BIN_EXE_bantin"));
    command.env("HOME", site.outside());
    Outcome::of(&mut command)
}

/// Disks that are full or may not be written, and mounted folders.
#[test]
fn disks_that_refuse() {
    let site = large();
    let before = site.build_anyhow();
    many(&site, "hai");
    each(
        [
            (
                "mount --bind public public && mount -o remount,bind,ro public",
                "",
                2,
                "output-failed",
            ),
            (
                "mount --bind . . && cd \"$PWD\" && mount -o remount,bind,ro .",
                "",
                2,
                "output-failed",
            ),
            (
                "mkdir -p ../dia && mount -t tmpfs -o size=400k tmpfs ../dia",
                "--out ../dia",
                2,
                "đĩa đã đầy",
            ),
            (
                "mkdir -p ../dia && mount -t tmpfs -o size=400k tmpfs ../dia",
                "--out ../dia/trang",
                2,
                "đĩa đã đầy",
            ),
        ],
        |(prepare, args, code, told)| {
            let built = with_mounts(&site, prepare, args);
            assert_eq!(built.code, *code, "{}", built.stderr);
            assert!(built.stderr.contains(told), "{}", built.stderr);
            assert_same(&before, &site.output(), "the old site");
        },
    );
    each(
        [
            ("mount --bind public public", ""),
            (
                "mkdir -p ../dia && mount -t tmpfs tmpfs ../dia",
                "--out ../dia",
            ),
            (
                "mkdir -p ../dia && mount -t tmpfs tmpfs ../dia",
                "--out ../dia/a/b",
            ),
        ],
        |(prepare, args)| {
            let built = with_mounts(&site, prepare, args);
            assert_eq!(built.code, 0, "{}", built.stderr);
        },
    );
    assert_clean(&site, "a mount point");
}

/// Where files may have a size only, a larger one is refused like any other: the system does not end the program.
#[test]
fn limits_of_file_sizes() {
    let site = seeds();
    let limited = |bytes: u32, args: &[&str]| {
        Outcome::of(&mut under(site.command(args), &format!("--fsize={bytes}")))
    };
    let before = site.build_anyhow();
    site.edit("content/s2.md", "Đảm việc nhà", "Đảm việc nước");
    for bytes in [0, 1, 1_000, 10_000] {
        let built = limited(bytes, &["build"]);
        assert_eq!(built.code, 2, "{bytes}: {}", built.stderr);
        for words in ["[output-failed]", "File too large", "vẫn còn nguyên"] {
            assert!(built.stderr.contains(words), "{bytes}: {}", built.stderr);
        }
        assert_same(&before, &site.output(), "the old site");
        assert!(!site.root().join(STAGE).exists(), "{bytes}");
    }
    run(&site, &["build"], 0);
    assert_clean(&site, "after refusals");

    // The result itself.
    let file = fs::File::create(site.outside().join("ket-qua.json")).unwrap();
    let mut listed = under(site.command(&["list", "articles", "--json"]), "--fsize=100");
    let listed = Outcome::of(listed.stdout(file));
    assert_eq!(listed.code, 2);
    assert!(
        listed.stderr.contains("File too large"),
        "{}",
        listed.stderr
    );
}

/// A command that may take only so much of what the system has: an option of `prlimit`.
fn under(command: Command, limit: &str) -> Command {
    let mut limited = Command::new("prlimit");
    limited
        .args([limit, "--"])
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(command.get_current_dir().unwrap())
        .env_clear();
    for (name, value) in command.get_envs() {
        limited.env(name, value.unwrap());
    }
    limited
}

/// Without threads to divide the work among, one does it all; a server says that it cannot be.
#[test]
fn threads_that_cannot_be_had() {
    let site = seeds();
    // Others of this user, in tests that run now, would take what this one is allowed.
    let nobody = Nobody::with_number(&site, 61_017);
    let site = nobody.site;
    let limited = |threads: u32, args: &[&str]| {
        let mut command = under(site.command(args), &format!("--nproc={threads}"));
        nobody.runs_command(&mut command)
    };
    let wanted = clean(site);
    for threads in [1, 2, 3, 6] {
        let built = limited(threads, &["build", "--force"]);
        assert_eq!(built.code, 0, "{threads}: {}", built.stderr);
        assert_same(&wanted, &site.output(), "as with more threads");
        for (args, code) in [
            (&["check"][..], 0),
            (&["list", "articles"], 0),
            (&["--help"], 0),
        ] {
            assert_eq!(limited(threads, args).code, code, "{threads}: {args:?}");
        }
        for (language, words) in [
            ("vi", "cách sửa: đóng bớt chương trình"),
            ("en", "help: end other programs"),
        ] {
            let served = limited(threads, &["serve", "--port", "0", "--lang", language]);
            assert_eq!(served.code, 2, "{threads}: {}", served.stderr);
            assert!(
                served.stderr.contains(words),
                "{threads}: {}",
                served.stderr
            );
        }
    }
}

/// A template that nobody can stop ends the build, and nothing else: the old site stays, nothing is left beside it, and
/// memory has its bounds.
#[test]
fn templates_that_cannot_be_stopped() {
    let site = large();
    let before = site.build_anyhow();
    many(&site, "hai");
    let longer = "| replace(from=\"x\", to=\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\")".repeat(7);
    each(
        [
            (
                format!("{{{{ \"x\" {longer} | length }}}}"),
                "nó chiếm hơn 1 GB bộ nhớ",
            ),
            (
                "{% set all = range(end=99999) %}{{ [1 for a in all if [1 for b in all] == all] }}"
                    .to_owned(),
                "nó chạy hơn 10 giây",
            ),
        ],
        |(template, why)| {
            site.write("templates/404.html", template);
            let mut built = under(site.command(&["build", "--json"]), "--as=6000000000");
            let built = Outcome::of(&mut built);
            assert_eq!(built.code, 1, "{}", built.stderr);
            assert!(built.stderr.contains(why), "{}", built.stderr);
            let account: serde_json::Value = serde_json::from_str(&built.stdout).unwrap();
            assert_eq!(account["published"], false);
            let mut found = account["diagnostics"].as_array().unwrap().iter();
            let found = found.find(|it| it["code"] == "template-endless");
            assert_eq!(found.unwrap()["path"], "templates/404.html");
            assert_same(&before, &site.output(), "the old site");
            assert!(!site.root().join(STAGE).exists());
        },
    );
    site.remove("templates/404.html");
    run(&site, &["build"], 0);
    assert_clean(&site, "after a template without an end");
}

/// `RAYON_NUM_THREADS` says how many threads divide the work, within reason.
#[test]
fn numbers_of_threads() {
    let wanted = clean(&seeds());
    for threads in [
        "1",
        "3",
        "0",
        "-1",
        "nhiều",
        "100000",
        "18446744073709551615",
    ] {
        let site = seeds().env("RAYON_NUM_THREADS", threads);
        run(&site, &["build"], 0);
        assert_same(&wanted, &site.output(), threads);
    }
}

/// What others mount below the output stays where it is, with all that is in it.
#[test]
fn mounts_below_the_output() {
    let site = large();
    site.build_anyhow();
    many(&site, "hai");
    let built = in_mounts(
        &site,
        r#"
        mkdir ../kho public/noi-khac
        mount --bind ../kho public/noi-khac
        "$BANTIN" build --as-of 2026-11-21
        echo anh > public/noi-khac/1.jpg
        test -f ../kho/1.jpg
        for file in static/so/*; do echo ba > "$file"; done
        "$BANTIN" build --as-of 2026-11-21
        test -f public/noi-khac/1.jpg
        "#,
    );
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(site.outside().join("kho/1.jpg").exists());
    assert_clean(&site, "a mount in the output");

    // One that went along with the site before, and what was put there since.
    let built = in_mounts(
        &site,
        r#"
        "$BANTIN" build --as-of 2026-11-21 --out nua
        mv nua .public.bantin-new
        mkdir .public.bantin-new/noi-khac
        mount --bind ../kho .public.bantin-new/noi-khac
        "$BANTIN" build --as-of 2026-11-21
        for file in static/so/*; do echo bon > "$file"; done
        "$BANTIN" build --as-of 2026-11-21
        test -f .public.bantin-new/noi-khac/1.jpg
        "#,
    );
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(
        built.stderr.contains("lần dựng sau dọn nốt"),
        "{}",
        built.stderr
    );
    assert!(site.outside().join("kho/1.jpg").exists());
    run(&site, &["build"], 0);
    assert_clean(&site, "a mount in the site before");
}

/// A small change that cannot be done to its end is not begun.
#[test]
fn small_changes_that_are_refused() {
    let site = seeds();
    site.write("static/so/1.txt", "một");
    let before = site.build_anyhow();
    site.write("static/so/1.txt", "hai");
    site.write("static/khac.txt", "hai");
    each(
        [
            "mount -t tmpfs tmpfs public/so",
            "mount --bind public/so public/so",
            "mount --bind public/so/1.txt public/so/1.txt",
            "mount --bind public/so public/so && mount -o remount,bind,ro public/so",
        ],
        |prepare| {
            let built = with_mounts(&site, prepare, "");
            assert_eq!(built.code, 2, "{}", built.stderr);
            assert!(built.stderr.contains("vẫn còn nguyên"), "{}", built.stderr);
            assert_same(&before, &site.output(), prepare);
            assert!(!site.root().join(STAGE).exists(), "{prepare}");
        },
    );
    let nobody = Nobody::owns(&site);
    permit(&site.public().join("so"), 0o555);
    let built = nobody.runs(&["build", "--in-place"]);
    assert_eq!(built.code, 2, "{}", built.stderr);
    assert_same(&before, &site.output(), "a folder that may not be written");
    permit(&site.public().join("so"), 0o755);
    let built = nobody.runs(&["build"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert_clean(&site, "after refusals");
}

/// A folder that forbids to write into it keeps neither the new site from coming nor the old one from going.
#[test]
fn a_large_change_of_read_only_folders() {
    let site = large();
    site.build_anyhow();
    let nobody = Nobody::owns(&site);
    for text in ["hai", "ba"] {
        permit(&site.public().join("so"), 0o555);
        many(&site, text);
        let built = nobody.runs(&["build"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert_clean(&site, text);
    }
}

fn permit(folder: &Path, mode: u32) {
    fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
}

/// A user whom permissions keep from something: who runs the tests, or somebody else when that is root.
struct Nobody<'a> {
    site: &'a Site,
    number: Option<u32>,
}

impl Nobody<'_> {
    fn owns(site: &Site) -> Nobody<'_> {
        Nobody::with_number(site, 65_534)
    }

    fn with_number(site: &Site, number: u32) -> Nobody<'_> {
        let number = (fs::metadata(site.root()).unwrap().uid() == 0).then_some(number);
        let mut waiting = vec![site.outside().to_owned()];
        while let (Some(next), Some(_)) = (waiting.pop(), number) {
            lchown(&next, number, number).unwrap();
            if next.is_dir() && !next.is_symlink() {
                let inside = fs::read_dir(next).unwrap();
                waiting.extend(inside.map(|entry| entry.unwrap().path()));
            }
        }
        Nobody { site, number }
    }

    fn runs(&self, args: &[&str]) -> Outcome {
        self.runs_command(&mut self.site.command(args))
    }

    fn runs_command(&self, command: &mut Command) -> Outcome {
        if let Some(number) = self.number {
            command.uid(number).gid(number);
        }
        Outcome::of(command)
    }
}
