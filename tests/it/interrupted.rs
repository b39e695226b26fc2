//! A fault at every file operation: whichever one fails, falls short or is the last of a build, the folder holds the old
//! site or the new one, and the next build makes it what a first build makes.
//!
//! A sample of all operations is tried; `BANTIN_FAULTS=all` tries each of them.

use crate::common::{Files, JOURNAL, Outcome, Site, assert_same, fixtures::BASE, read_folder};
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

/// How many operations of a build are tried when not all are.
const SAMPLE: u64 = 12;

/// A site with two versions of its sources, which are built in turn.
struct Story {
    name: &'static str,
    site: Site,
    args: &'static [&'static str],
    versions: [fn(&Site); 2],
    built: [Files; 2],
    next: usize,
}

impl Story {
    fn new(
        name: &'static str,
        site: Site,
        args: &'static [&'static str],
        versions: [fn(&Site); 2],
    ) -> Story {
        let built = versions.map(|version| {
            version(&site);
            let copy = Site::copy_of(site.root());
            let built = copy.run(&["build", "--allow-shrink"]);
            assert_eq!(built.code, 0, "{name}: {}", built.stderr);
            copy.output()
        });
        let story = Story {
            name,
            site,
            args,
            versions,
            built,
            next: 0,
        };
        story.settle(1);
        story
    }

    fn tracker(&self) -> PathBuf {
        self.site.outside().join("toi")
    }

    /// Builds a version without any fault.
    fn settle(&self, version: usize) {
        self.versions[version](&self.site);
        let built = self.site.run(self.args);
        assert_eq!(built.code, 0, "{}: {}", self.name, built.stderr);
    }

    /// Builds the next version with a fault at an operation. Tells whether the build has so many.
    fn meets(&mut self, fault: &str, at: u64) -> bool {
        let (old, new) = (1 - self.next, self.next);
        let why = format!("{}: {fault} at operation {at}", self.name);
        self.versions[new](&self.site);
        let _ = fs::remove_file(self.tracker());
        let asked = format!("{at}:{fault}:{}", self.tracker().display());
        let mut command = self.site.command(self.args);
        command.env("BANTIN_FAULT", asked);
        let code = run(&mut command, fault, &why);
        let now = self.site.output();
        let is = |version: usize| without_own(&now) == without_own(&self.built[version]);
        match code {
            Some(0) => assert!(is(new), "{why}: told as done, and is not"),
            _ if self.site.root().join("public").join(JOURNAL).exists() => {}
            _ => assert!(
                is(old) || is(new),
                "{why}: neither the old site nor the new one"
            ),
        }
        let again = self.site.run(self.args);
        assert_eq!(again.code, 0, "{why}: the next build: {}", again.stderr);
        assert_same(&self.built[new], &self.site.output(), &why);
        let left = fs::read_dir(self.site.root()).unwrap();
        let left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<String> = left
            .filter(|name| name.starts_with('.') && name != ".bantin")
            .collect();
        assert!(left.is_empty(), "{why}: {left:?} is left behind");
        self.next = old;
        self.tracker().exists()
    }

    /// Meets a fault at every operation, or at a sample of them.
    fn meets_everywhere(&mut self, fault: &str) {
        if std::env::var("BANTIN_FAULTS").as_deref() == Ok("all") {
            let reached = (1..).take_while(|&at| self.meets(fault, at)).count();
            assert!(reached > 50, "{}: only {reached} operations", self.name);
            return;
        }
        let mut end = 64;
        while self.meets(fault, end) {
            end *= 2;
        }
        let start = end / 2;
        assert!(start >= 32, "{}: hardly any operations", self.name);
        for step in 1..SAMPLE {
            self.meets(fault, (end * step / SAMPLE).max(1));
        }
    }
}

/// The exit code; none when the build was killed.
fn run(command: &mut Command, fault: &str, why: &str) -> Option<i32> {
    if fault == "KILL" {
        let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
        return quiet.status().unwrap().code();
    }
    let built = Outcome::of(command);
    assert!(matches!(built.code, 0..=3), "{why}: {}", built.stderr);
    Some(built.code)
}

/// Without what tells only builds something, and what they could not remove yet.
fn without_own(files: &Files) -> Files {
    let own = |path: &str| path.starts_with(".bantin-manifest") || path.starts_with(".bantin-new");
    let files = files.iter().filter(|(path, _)| !own(path));
    files
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

fn article(number: usize, text: &str) -> String {
    format!(
        "---\ntitle: Bài {number} {text}\ndistrict: quan-ha-dong\ndate: 2023-03-0{number}\n---\n{text}\n"
    )
}

/// One text is written anew.
fn small() -> [fn(&Site); 2] {
    [
        |site| site.write("content/a.md", article(1, "cũ")),
        |site| site.write("content/a.md", article(1, "mới")),
    ]
}

/// Articles come, go and are renamed, a file becomes a folder, a template changes.
fn large() -> [fn(&Site); 2] {
    [
        |site| {
            for number in 1..5 {
                site.write(&format!("content/{number}.md"), article(number, "cũ"));
            }
            let _ = fs::remove_dir_all(site.root().join("static"));
            let _ = fs::remove_file(site.root().join("content/moi.md"));
            site.write("static/a.html", "<p>tệp");
            site.write("themes/bantin/static/style.css", "body { color: #111 }");
        },
        |site| {
            let _ = fs::remove_file(site.root().join("content/4.md"));
            for number in 1..4 {
                site.write(&format!("content/{number}.md"), article(number, "mới"));
            }
            let _ = fs::remove_dir_all(site.root().join("static"));
            site.write("content/moi.md", article(9, "thêm"));
            site.write("static/a.html/b.txt", "nay là thư mục");
            site.write("themes/bantin/static/style.css", "body { color: #222 }");
        },
    ]
}

fn site() -> Site {
    let site = Site::new(BASE);
    site.write("content/gioi-thieu.md", article(7, "giới thiệu"));
    site
}

fn check(fault: &str) {
    for (name, args, versions) in [
        ("one text", &["build", "--allow-shrink"][..], small()),
        ("many changes", &["build", "--allow-shrink"], large()),
        (
            "many changes in place",
            &["build", "--allow-shrink", "--in-place"],
            large(),
        ),
    ] {
        Story::new(name, site(), args, versions).meets_everywhere(fault);
    }
}

#[test]
fn killed() {
    check("KILL");
}

#[test]
fn a_disk_that_fails() {
    check("EIO");
}

#[test]
fn a_full_disk() {
    check("ENOSPC");
}

#[test]
fn no_right_to_do_it() {
    check("EACCES");
}

#[test]
fn too_many_open_files() {
    check("EMFILE");
}

#[test]
fn reads_and_writes_that_fall_short() {
    check("SHORT");
}

/// A first build that is killed leaves nothing that keeps the next one from its work.
#[test]
fn a_first_build() {
    for fault in ["KILL", "EIO"] {
        for at in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377] {
            let site = site();
            let why = format!("{fault} at operation {at}");
            let asked = format!("{at}:{fault}:{}", site.outside().join("toi").display());
            run(
                site.command(&["build"]).env("BANTIN_FAULT", asked),
                fault,
                &why,
            );
            let again = site.build();
            assert_eq!(again.code, 0, "{why}: {}", again.stderr);
            let copy = Site::copy_of(site.root());
            assert_same(&copy.build_anyhow(), &site.output(), &why);
        }
    }
}

/// Whatever befalls the files in which bantin remembers, two hundred times, what is published is right, and nothing of it
/// is believed that is not as it was written.
#[test]
fn memories_damaged_again_and_again() {
    let mut story = Story::new("damage", site(), &["build", "--allow-shrink"], large());
    let memory = story.site.root().join(".bantin");
    let mut random = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % below as u64).unwrap()
    };
    for round in 0..200 {
        let names: Vec<String> = read_folder(&memory).into_keys().collect();
        for _ in 0..=next(3) {
            let file = memory.join(&names[next(names.len())]);
            let mut bytes = fs::read(&file).unwrap_or_default();
            match next(6) {
                0 if !bytes.is_empty() => {
                    let at = next(bytes.len());
                    bytes[at] ^= 1 << next(8);
                }
                1 => bytes.truncate(next(bytes.len() + 1)),
                2 => bytes.extend_from_slice(b"\0them"),
                3 => bytes = vec![u8::MAX; next(4_096)],
                4 => bytes.reverse(),
                _ => {
                    let _ = fs::remove_file(&file);
                    continue;
                }
            }
            fs::write(&file, bytes).unwrap();
        }
        story.versions[story.next](&story.site);
        let built = story.site.run(story.args);
        assert_eq!(built.code, 0, "round {round}: {}", built.stderr);
        assert_same(
            &story.built[story.next],
            &story.site.output(),
            &format!("round {round}"),
        );
        story.next = 1 - story.next;
        if built.stderr.contains("không dùng bộ nhớ đệm") {
            // What it says to do.
            fs::remove_dir_all(&memory).unwrap();
            story.settle(1 - story.next);
        }
    }
}
