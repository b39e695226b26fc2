//! The harness: a small site in one string, built by the real program in a folder of its own.
//!
//! Every run has a fixed build date and an empty environment, and is checked for what must never happen: a
//! panic, an exit code that nobody documented, a result that is mixed with talk.

pub(crate) mod assets;
pub(crate) mod edits;
pub(crate) mod fixtures;
pub(crate) mod generated;
pub(crate) mod html;
pub(crate) mod pictures;
pub(crate) mod schema_org;
pub(crate) mod server;

use fixtures::{BASE, SEEDS};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// The list of what was written, in an output folder.
pub(crate) const MANIFEST: &str = ".bantin-manifest";
/// A change that was begun, in an output folder.
pub(crate) const JOURNAL: &str = ".bantin-journal";
/// What becomes of `public`, beside it.
pub(crate) const STAGE: &str = ".public.bantin-new";

/// The site with which most tests begin, and its articles.
pub(crate) fn seeds() -> Site {
    Site::new(&format!("{BASE}{SEEDS}"))
}

/// A site in a temporary folder.
pub(crate) struct Site {
    folder: TempDir,
    root: PathBuf,
    as_of: String,
    language: Option<&'static str>,
    env: Vec<(&'static str, String)>,
}

/// What a command did.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The bytes of every file of a folder, by its path below the folder.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

impl Site {
    /// A site from one string: each file begins with a line `-- path --`.
    pub(crate) fn new(fixture: &str) -> Site {
        Site::inside("site", fixture)
    }

    /// The same in a folder of another name.
    pub(crate) fn inside(name: &str, fixture: &str) -> Site {
        let folder = tempfile::Builder::new()
            .prefix("bantin-test-")
            .tempdir()
            .unwrap();
        let root = folder.path().join(name);
        // Every site has a folder for articles.
        fs::create_dir_all(root.join("content")).unwrap();
        let site = Site {
            folder,
            root,
            as_of: "2026-11-21".to_owned(),
            language: None,
            env: Vec::new(),
        };
        site.add(fixture);
        site
    }

    /// A site whose sources are those of a folder; hidden files and what was built are left out.
    pub(crate) fn copy_of(sources: &Path) -> Site {
        let site = Site::new("");
        for name in ["site.yaml", "content", "static", "templates", "themes"] {
            let from = sources.join(name);
            if from.is_file() {
                fs::copy(&from, site.root.join(name)).unwrap();
            }
            for (path, bytes) in read_folder(&from) {
                site.write(&format!("{name}/{path}"), bytes);
            }
        }
        site
    }

    /// With another build date.
    pub(crate) fn on(mut self, day: &str) -> Site {
        day.clone_into(&mut self.as_of);
        self
    }

    /// With messages in a language, whatever the site's own is.
    pub(crate) fn speaking(mut self, language: &'static str) -> Site {
        self.language = Some(language);
        self
    }

    /// With a variable in the environment.
    pub(crate) fn env(mut self, name: &'static str, value: &str) -> Site {
        self.env.push((name, value.to_owned()));
        self
    }

    /// Adds the files of a fixture, in its order.
    pub(crate) fn add(&self, fixture: &str) -> &Site {
        for (path, text) in split(fixture) {
            self.write(path, text);
        }
        self
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// Replaces a piece of a file, which must be there exactly once.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> &Site {
        let text = self.source(path);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {path}:\n{text}");
        self.write(path, text.replacen(from, to, 1));
        self
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root.join(path)).unwrap();
    }

    /// The text of a source.
    pub(crate) fn source(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    /// The folder of the site.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of what is built, unless a test names another.
    pub(crate) fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    /// The folder around it, which is otherwise empty.
    pub(crate) fn outside(&self) -> &Path {
        self.folder.path()
    }

    /// The program with these arguments, in the folder of the site. Nothing is added but the build date and
    /// the language.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bantin"));
        command
            .current_dir(&self.root)
            .env_clear()
            .env("HOME", self.folder.path());
        command.args(args).args(["--as-of", &self.as_of]);
        if let Some(language) = self.language {
            command.args(["--lang", language]);
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command
    }

    /// Runs it.
    pub(crate) fn run(&self, args: &[&str]) -> Outcome {
        Outcome::of(&mut self.command(args))
    }

    /// `bantin build`. A site without articles, of which many tests need nothing but its registers or its theme, is built
    /// because that is said.
    pub(crate) fn build(&self) -> Outcome {
        match self.has_articles() {
            true => self.run(&["build"]),
            false => self.run(&["build", "--allow-shrink"]),
        }
    }

    fn has_articles(&self) -> bool {
        let content = self.root.join("content");
        let pages = content.join("pages");
        let files = walkdir::WalkDir::new(&content).follow_links(true);
        let mut files = files.into_iter().filter_map(Result::ok);
        files.any(|file| {
            let is_markdown = file.path().extension().is_some_and(|it| it == "md");
            is_markdown && !file.path().starts_with(&pages)
        })
    }

    /// `bantin build`, which must find nothing to complain about.
    #[track_caller]
    pub(crate) fn build_cleanly(&self) -> Files {
        let built = self.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert!(!built.stderr.contains('['), "warnings:\n{}", built.stderr);
        self.output()
    }

    /// `bantin build`, which must succeed; warnings are allowed.
    #[track_caller]
    pub(crate) fn build_anyhow(&self) -> Files {
        let built = self.build();
        assert_eq!(built.code, 0, "{}", built.stderr);
        self.output()
    }

    /// `bantin build` with options, which must succeed; warnings are allowed.
    #[track_caller]
    pub(crate) fn build_with(&self, args: &[&str]) -> Files {
        let built = self.run(&[&["build"], args].concat());
        assert_eq!(built.code, 0, "{}", built.stderr);
        self.output()
    }

    /// What `bantin check` finds.
    #[track_caller]
    pub(crate) fn check(&self) -> Vec<Value> {
        self.run(&["check", "--format", "json"]).json()
    }

    /// Codes of what `bantin check` finds.
    #[track_caller]
    pub(crate) fn codes(&self) -> Vec<String> {
        self.check()
            .iter()
            .map(|found| found["code"].as_str().unwrap().to_owned())
            .collect()
    }

    /// `bantin list … --json`, on a site without errors.
    #[track_caller]
    pub(crate) fn list(&self, what: &str, args: &[&str]) -> Vec<Value> {
        let all = [&["list", what, "--json"], args].concat();
        let listed = self.run(&all);
        assert_eq!(listed.code, 0, "{}", listed.stderr);
        listed.json()
    }

    /// The one row of a list that an option names.
    #[track_caller]
    pub(crate) fn row(&self, what: &str, key: &str, value: &str) -> Value {
        let rows = self.list(what, &[]);
        let mut found = rows.iter().filter(|row| row[key] == value);
        let row = found
            .next()
            .unwrap_or_else(|| panic!("no {what} with {key} {value}: {rows:#?}"));
        assert!(found.next().is_none(), "several {what} with {key} {value}");
        row.clone()
    }

    /// The article whose source has this name, in `list articles --json`.
    #[track_caller]
    pub(crate) fn article(&self, name: &str) -> Value {
        self.row("articles", "path", &format!("content/{name}.md"))
    }

    /// The HTML of a built page, by its address from the root of the site: `/dia-ban/quan-ha-dong/`.
    #[track_caller]
    pub(crate) fn page(&self, address: &str) -> String {
        let path = address.trim_start_matches('/');
        let file = if path.is_empty() || path.ends_with('/') {
            self.public().join(path).join("index.html")
        } else {
            self.public().join(path)
        };
        fs::read_to_string(&file).unwrap_or_else(|error| {
            panic!(
                "{address}: {error}; there is:\n{}",
                self.addresses().join("\n")
            )
        })
    }

    /// The HTML of the built page of the article whose source has this name.
    #[track_caller]
    pub(crate) fn article_page(&self, name: &str) -> String {
        self.page(self.article(name)["url"].as_str().unwrap())
    }

    /// Addresses of all built pages, sorted.
    pub(crate) fn addresses(&self) -> Vec<String> {
        let pages = self
            .output()
            .into_keys()
            .filter(|path| path.ends_with(".html"));
        pages
            .map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(&path)))
            .collect()
    }

    /// Everything that was built.
    pub(crate) fn output(&self) -> Files {
        read_folder(&self.public())
    }
}

impl Outcome {
    /// Runs a command of the program.
    pub(crate) fn of(command: &mut Command) -> Outcome {
        let output = command.output().unwrap();
        let stdout = String::from_utf8(output.stdout).expect("standard output is UTF-8");
        let stderr = String::from_utf8(output.stderr).expect("standard error is UTF-8");
        let code = output.status.code();
        for text in [&stdout, &stderr] {
            assert!(!text.contains("panicked"), "{command:?}\n{stderr}");
        }
        let code =
            code.unwrap_or_else(|| panic!("{command:?} was killed: {:?}\n{stderr}", output.status));
        assert!(
            (0..=3).contains(&code),
            "{command:?} ended with {code}\n{stderr}"
        );
        Outcome {
            code,
            stdout,
            stderr,
        }
    }

    /// Standard output as one JSON array and nothing else.
    #[track_caller]
    pub(crate) fn json(&self) -> Vec<Value> {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}:\n{}\n{}", self.stdout, self.stderr))
    }
}

/// The files of a fixture. A line `-- path --` begins each.
fn split(fixture: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in fixture.split_inclusive('\n') {
        let name = line
            .trim_end()
            .strip_prefix("-- ")
            .and_then(|rest| rest.strip_suffix(" --"));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name, String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => assert!(line.trim().is_empty(), "text before the first file: {line}"),
        }
    }
    files
}

/// The bytes of every file of a folder; empty when there is no such folder.
pub(crate) fn read_folder(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Fails, with the names of the files that differ, unless two folders hold the same bytes.
#[track_caller]
pub(crate) fn assert_same(before: &Files, after: &Files, why: &str) {
    assert_eq!(changes(before, after), Vec::<String>::new(), "{why}");
}

/// Names of the files that differ, with `+` for new and `-` for lost ones.
pub(crate) fn changes(before: &Files, after: &Files) -> Vec<String> {
    let lost = before
        .keys()
        .filter(|path| !after.contains_key(*path))
        .map(|path| format!("-{path}"));
    let new = after
        .keys()
        .filter(|path| !before.contains_key(*path))
        .map(|path| format!("+{path}"));
    let changed = before
        .iter()
        .filter(|(path, bytes)| after.get(*path).is_some_and(|now| now != *bytes));
    lost.chain(new)
        .chain(changed.map(|(path, _)| path.clone()))
        .collect()
}

/// The strings of a JSON array.
pub(crate) fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item.as_str().unwrap())
        .collect()
}

/// A table of a built file as rows by column name. Checks what a spreadsheet needs to open it: UTF-8 with a byte
/// order mark, lines that end in CRLF, rows as long as the header, columns of different names.
#[track_caller]
pub(crate) fn csv(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .expect("a table begins with a byte order mark");
    assert!(text.ends_with(b"\r\n"), "the last line of a table ends");
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text);
    let head: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let names: std::collections::BTreeSet<&String> = head.iter().collect();
    assert_eq!(names.len(), head.len(), "two columns of one name: {head:?}");
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.expect("a row is as long as the header");
        let cells = record.iter().map(str::to_owned);
        head.iter().cloned().zip(cells).collect()
    };
    let rows: Vec<BTreeMap<String, String>> = reader.records().map(row).collect();
    // Line breaks inside cells are bare; those between rows are not.
    let ends = text.windows(2).filter(|pair| pair == b"\r\n").count();
    assert_eq!(ends, rows.len() + 1, "every row ends in CRLF");
    rows
}

/// Runs `check` on every case; a failure names the case.
#[track_caller]
pub(crate) fn each<C: std::fmt::Debug>(cases: impl IntoIterator<Item = C>, check: impl Fn(&C)) {
    for case in cases {
        let told = Told(format!("in the case {case:?}"));
        check(&case);
        std::mem::forget(told);
    }
}

struct Told(String);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            #[allow(clippy::print_stderr, reason = "the message of a failing test")]
            {
                eprintln!("{}", self.0);
            }
        }
    }
}
