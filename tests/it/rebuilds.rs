//! A site that is built again and again, by one process after the other, is the site that is built anew.
//!
//! 200 histories, each of some rounds of edits. `PROPTEST_CASES` gives each of the two tests more than its 100.

use crate::common::edits::{Edit, edit};
use crate::common::{
    Files, Outcome, Site, changes,
    fixtures::{BASE, SEEDS},
    read_folder,
};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::RngSeed};
use serde_json::Value;
use std::{
    env, fs,
    io::{self, Write as _},
    time::{SystemTime, UNIX_EPOCH},
};

/// What may happen between two builds.
#[derive(Clone, Debug)]
enum Step {
    Edit(Edit),
    /// An article moves to another file.
    Rename(usize, usize),
    /// A file is saved as it is.
    Save(prop::sample::Index),
    /// Another build date.
    Day(&'static str),
    /// A published file is changed by hand.
    Scribble(prop::sample::Index),
    /// A published file is removed by hand.
    Lose(prop::sample::Index),
    /// What bantin remembers is deleted.
    Forget,
    /// From now on the site is built elsewhere.
    Out(&'static str),
    InPlace(bool),
    Force,
}

fn step() -> impl Strategy<Value = Step> {
    let write = |path: &'static str, texts: Vec<Option<&'static str>>| {
        select(texts).prop_map(move |text| {
            Step::Edit(Edit {
                path: path.to_owned(),
                text: text.map(str::to_owned),
            })
        })
    };
    let days = vec!["2019-06-01", "2023-06-15", "2026-11-21", "2027-01-01"];
    prop_oneof![
        14 => edit().prop_map(Step::Edit),
        2 => write("content/tin/dinh-kem.csv", vec![Some("a,b\r\n"), Some("a,c\r\n"), None]),
        2 => write("static/bo-sung.txt", vec![Some("một"), Some("hai"), None]),
        1 => write("static/anh/le.svg", vec![Some("<svg xmlns='http://www.w3.org/2000/svg'/>"), None]),
        1 => write("templates/card.html", vec![Some("<li>{{ card.title }}</li>"), Some("<li><b>{{ card.title }}</b></li>"), None]),
        1 => write("themes/bantin/static/style.css", vec![Some("p { color: red }"), Some("@import 'matrix.css'; p { color: red }"), None]),
        1 => write("themes/bantin/strings/vi.yaml", vec![Some("news: Tin mới\n"), None]),
        2 => (0..9_usize, 0..9_usize).prop_map(|(from, to)| Step::Rename(from, to)),
        2 => any::<prop::sample::Index>().prop_map(Step::Save),
        2 => select(days).prop_map(Step::Day),
        2 => any::<prop::sample::Index>().prop_map(Step::Scribble),
        2 => any::<prop::sample::Index>().prop_map(Step::Lose),
        1 => Just(Step::Forget),
        2 => select(vec!["public", "kia"]).prop_map(Step::Out),
        1 => any::<bool>().prop_map(Step::InPlace),
        1 => Just(Step::Force),
    ]
}

/// A site, and where it is built.
struct History {
    site: Site,
    out: &'static str,
    in_place: bool,
    force: bool,
    day: &'static str,
}

impl History {
    fn take(&mut self, step: Step) {
        let root = self.site.root().to_owned();
        let out = root.join(self.out);
        match step {
            Step::Edit(Edit { path, text }) => match text {
                Some(text) => self.site.write(&path, text),
                None => drop(fs::remove_file(root.join(path))),
            },
            Step::Rename(from, to) => {
                let file = |slot: usize| root.join(format!("content/tin/bai-{slot}.md"));
                let _ = fs::rename(file(from), file(to));
            }
            Step::Save(index) => {
                let files: Vec<_> = read_folder(&root.join("content")).into_iter().collect();
                let (path, bytes) = index.get(&files);
                fs::write(root.join("content").join(path), bytes).unwrap();
            }
            Step::Day(day) => self.day = day,
            Step::Scribble(index) => self.published(index, |path, bytes| {
                let mut bytes = bytes.to_vec();
                bytes.reverse();
                fs::write(out.join(path), bytes).unwrap();
            }),
            Step::Lose(index) => self.published(index, |path, _| {
                fs::remove_file(out.join(path)).unwrap();
            }),
            Step::Forget => drop(fs::remove_dir_all(root.join(".bantin"))),
            Step::Out(out) => self.out = out,
            Step::InPlace(in_place) => self.in_place = in_place,
            Step::Force => self.force = true,
        }
    }

    fn published(&self, index: prop::sample::Index, change: impl Fn(&str, &[u8])) {
        let mut files = read_folder(&self.site.root().join(self.out));
        files.remove(".bantin-manifest");
        let files: Vec<_> = files.into_iter().collect();
        if !files.is_empty() {
            let (path, bytes) = index.get(&files);
            change(path, bytes);
        }
    }

    fn sources(&self) -> Files {
        let mut sources = read_folder(self.site.root());
        sources.retain(|path, _| {
            let folder = path.split('/').next().unwrap();
            !["public", "kia", ".bantin"].contains(&folder)
        });
        sources
    }

    /// Puts the sources back as they were.
    fn restore(&self, before: &Files) {
        for path in self.sources().into_keys() {
            if !before.contains_key(&path) {
                self.site.remove(&path);
            }
        }
        let now = self.sources();
        for (path, bytes) in before {
            if now.get(path) != Some(bytes) {
                self.site.write(path, bytes);
            }
        }
    }

    /// Builds, and compares with a first build of the same sources; false when those are faulty.
    fn check(&mut self) -> Result<bool, TestCaseError> {
        let mut args = vec!["build", "--allow-shrink", "--json", "--out", self.out];
        if self.in_place {
            args.push("--in-place");
        }
        if self.force {
            args.push("--force");
        }
        self.force = false;
        let anew = Site::copy_of(self.site.root()).on(self.day);
        let clean = anew.run(&["build", "--allow-shrink", "--json"]);
        let out = self.site.root().join(self.out);
        let before = read_folder(&out);
        let built = self.site.run(&args);
        prop_assert_eq!(built.code, clean.code, "{}\n{}", built.stderr, clean.stderr);
        if clean.code != 0 {
            let now = changes(&before, &read_folder(&out));
            prop_assert_eq!(now, Vec::<String>::new(), "nothing is published");
            return Ok(false);
        }
        let (told, told_anew) = (&report(&built), &report(&clean));
        for path in told["kept"].as_array().unwrap() {
            fs::remove_file(out.join(path.as_str().unwrap())).unwrap();
        }
        let differ = changes(&anew.output(), &read_folder(&out));
        prop_assert_eq!(differ, Vec::<String>::new());
        for key in ["articles", "pages", "files", "held_back"] {
            prop_assert_eq!(&told[key], &told_anew[key], "{}", key);
        }
        prop_assert_eq!(of_the_sources(told), of_the_sources(told_anew));
        Ok(true)
    }
}

/// Findings, without those that only a site with a past has.
fn of_the_sources(report: &Value) -> Vec<&Value> {
    let of_the_past = [
        "address-gone",
        "address-moved",
        "address-taken",
        "article-id-changed",
        "entry-moved",
    ];
    let found = report["diagnostics"].as_array().unwrap().iter();
    found
        .filter(|one| !of_the_past.contains(&one["code"].as_str().unwrap()))
        .collect()
}

fn report(outcome: &Outcome) -> Value {
    serde_json::from_str(&outcome.stdout).unwrap()
}

/// 100 cases, or another number by `PROPTEST_CASES`, of a seed that is printed and can be given as
/// `PROPTEST_RNG_SEED`.
fn settings() -> ProptestConfig {
    let mut settings = ProptestConfig {
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    };
    if env::var_os("PROPTEST_CASES").is_none() {
        settings.cases = 100;
    }
    if settings.rng_seed == RngSeed::Random {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        settings.rng_seed = RngSeed::Fixed(now.as_nanos() as u64);
    }
    // Not by a macro: what those print of a test that passes is not shown.
    let seed = format!("rebuilds: PROPTEST_RNG_SEED={}\n", settings.rng_seed);
    io::stderr().write_all(seed.as_bytes()).unwrap();
    settings
}

/// What happens between builds: in each round some steps, of which most are edits.
fn rounds() -> impl Strategy<Value = Vec<Vec<Step>>> {
    vec(vec(step(), 1..4), 1..4)
}

fn build_again(site: Site, rounds: Vec<Vec<Step>>) -> Result<(), TestCaseError> {
    let mut history = History {
        site,
        out: "public",
        in_place: false,
        force: false,
        day: "2026-11-21",
    };
    history.site.run(&["build"]);
    for round in rounds {
        let before = history.sources();
        for step in round {
            history.take(step);
        }
        let day = history.day;
        history.site = history.site.on(day);
        if !history.check()? {
            history.restore(&before);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn building_again_is_building_anew(rounds in rounds()) {
        let site = Site::new(BASE);
        site.add(SEEDS);
        build_again(site, rounds)?;
    }

    #[test]
    fn building_again_is_building_anew_with_packed_files(rounds in rounds()) {
        let site = Site::new(BASE);
        site.add(SEEDS);
        site.edit("site.yaml", "  page_size: 10\n", "  page_size: 10\n  precompress: [gz]\n");
        build_again(site, rounds)?;
    }
}
