//! The source of the program as text: its modules, what each defines, and what each takes from others.
//!
//! This reads just as much of Rust as the project's own style needs, and is no parser of the language: comments,
//! texts and modules of unit tests are taken out, `use` trees are spread out, and paths are looked up.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    slice,
};

/// A file of `src/`.
pub(crate) struct Module {
    /// Its path below `src/`: `site/routes/mod.rs`.
    pub(crate) file: String,
    /// Its text without comments, literals and unit tests. Lines stay where they are.
    pub(crate) code: String,
    /// How many lines it has as it is written, unit tests included.
    pub(crate) lines: usize,
    /// Its text as it is written.
    pub(crate) text: String,
    /// Names that it takes from elsewhere, with whole paths, by the name they have in it.
    uses: BTreeMap<String, Vec<String>>,
    /// Those of them that others may take from it.
    hands_on: BTreeSet<String>,
    /// Modules of which it takes everything.
    globs: Vec<Vec<String>>,
    /// Names that it defines.
    defines: BTreeSet<String>,
}

/// All files of `src/`, by module path: `site::routes`.
pub(crate) struct Source {
    pub(crate) modules: BTreeMap<String, Module>,
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Source {
    pub(crate) fn read() -> Source {
        let mut modules = BTreeMap::new();
        for file in rust_files(&root().join("src")) {
            let name = file.strip_prefix(root().join("src")).unwrap();
            let name = name.to_str().unwrap().to_owned();
            let path = name.trim_end_matches(".rs").replace('/', "::");
            let path = match path.as_str() {
                "lib" | "main" => path,
                _ => path.trim_end_matches("::mod").to_owned(),
            };
            modules.insert(path, Module::new(name, fs::read_to_string(file).unwrap()));
        }
        Source { modules }
    }

    /// Modules that a module takes something from, and what.
    pub(crate) fn needs(&self, path: &str) -> BTreeMap<&str, BTreeSet<String>> {
        let module = &self.modules[path];
        let mut needs: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let paths = paths_in(&module.code);
        for used in paths {
            let whole = self.whole_path(path, &used);
            if let Some((from, name)) = whole.and_then(|whole| self.definer(&whole))
                && from != path
            {
                needs.entry(from).or_default().insert(name);
            }
        }
        needs
    }

    /// A path as it is written in a module, from the root of the crate; none when it leads out of the crate.
    fn whole_path(&self, module: &str, used: &[String]) -> Option<Vec<String>> {
        let (first, rest) = used.split_first()?;
        let here = |path: &str| -> Vec<String> {
            let parts = path.split("::").filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        let start = match first.as_str() {
            "crate" => Vec::new(),
            "self" => here(module),
            "super" => {
                let mut parent = here(parent);
                let mut rest = rest;
                while let Some((first, others)) = rest.split_first()
                    && first == "super"
                {
                    parent.pop();
                    rest = others;
                }
                return Some([parent, rest.to_vec()].concat());
            }
            name => {
                let file = &self.modules[module];
                // `use image::{self, Limits}` names a crate by its own name.
                if let Some(path) = file.uses.get(name).filter(|path| path[0] != *name) {
                    let path = self.whole_path(module, path)?;
                    return Some([path, rest.to_vec()].concat());
                }
                let inside = [&here(module)[..], &[name.to_owned()]].concat();
                if !file.defines.contains(name) && !self.modules.contains_key(&inside.join("::")) {
                    return None;
                }
                inside
            }
        };
        Some([start, rest.to_vec()].concat())
    }

    /// The module that defines what a path from the root of the crate leads to, and its name there.
    fn definer(&self, path: &[String]) -> Option<(&str, String)> {
        let mut at = (1..=path.len()).rev();
        let (length, (module, file)) = at.find_map(|length| {
            let found = self.modules.get_key_value(&path[..length].join("::"))?;
            Some((length, found))
        })?;
        let name = path.get(length)?; // a module alone is only on the way to something
        if file.defines.contains(name) {
            return Some((module, name.clone()));
        }
        let rest = &path[length + 1..];
        if let Some(used) = file.uses.get(name) {
            let whole = self.whole_path(module, used)?;
            return self.definer(&[&whole[..], rest].concat());
        }
        // What a module takes for itself, it hands to nobody who takes everything of it.
        let hands_on = |glob: &Vec<String>| {
            let module = self.modules.get(&glob.join("::"));
            module.is_some_and(|module| {
                module.defines.contains(name)
                    || module.hands_on.contains(name)
                    || !module.globs.is_empty()
            })
        };
        let mut globs = file
            .globs
            .iter()
            .filter_map(|glob| self.whole_path(module, glob));
        globs.find_map(|glob| {
            hands_on(&glob).then_some(())?;
            self.definer(&[&glob[..], slice::from_ref(name), rest].concat())
        })
    }
}

impl Module {
    fn new(file: String, text: String) -> Module {
        let code = without_unit_tests(&without_words(&text));
        let (uses, rest) = cut_uses(&code);
        let (globs, named): (Vec<Use>, Vec<Use>) = uses
            .into_iter()
            .partition(|used| used.path.ends_with("::*"));
        let handed_on = named.iter().filter(|used| used.is_public);
        Module {
            file,
            lines: text.lines().count(),
            hands_on: handed_on.map(|used| name_in(&used.path)).collect(),
            globs: globs
                .iter()
                .map(|glob| path_of(glob.path.trim_end_matches("::*")))
                .collect(),
            uses: named
                .iter()
                .map(|used| (name_in(&used.path), path_of(&used.path)))
                .collect(),
            defines: definitions(&rest),
            code: rest,
            text,
        }
    }

    /// The whole paths of everything that `use` names.
    pub(crate) fn used_paths(&self) -> impl Iterator<Item = &Vec<String>> {
        self.uses.values()
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.retain(|file| !file.ends_with("tests.rs"));
    files
}

/// A text of Rust whose comments and literals are blank.
fn without_words(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    let blank = |code: &mut String, piece: &str| {
        code.extend(
            piece
                .chars()
                .map(|letter| if letter == '\n' { '\n' } else { ' ' }),
        );
    };
    while at < text.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(marks) = raw_text(rest, at.checked_sub(1).map(|before| bytes[before])) {
            let end = format!("\"{}", "#".repeat(marks));
            let begin = rest.find('"').unwrap_or(0) + 1;
            rest[begin..]
                .find(&end)
                .map_or(rest.len(), |found| begin + found + end.len())
        } else if rest.starts_with('"') {
            end_of_text(rest)
        } else if rest.starts_with('\'') {
            match end_of_letter(rest) {
                Some(length) => length,
                None => {
                    code.push('\''); // a lifetime
                    at += 1;
                    continue;
                }
            }
        } else {
            let letter = rest.chars().next().unwrap();
            code.push(letter);
            at += letter.len_utf8();
            continue;
        };
        blank(&mut code, &rest[..length]);
        at += length;
    }
    code
}

/// How many marks a raw text has that begins here.
fn raw_text(rest: &str, before: Option<u8>) -> Option<usize> {
    let inside_a_name = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let rest = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let marks = rest.len() - rest.trim_start_matches('#').len();
    (!inside_a_name && rest[marks..].starts_with('"')).then_some(marks)
}

fn end_of_text(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a literal of one letter; none when it is a lifetime.
fn end_of_letter(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    if let Some(escape) = inside.strip_prefix('\\') {
        let end = escape
            .char_indices()
            .skip(1)
            .find(|&(_, letter)| letter == '\'')?;
        return Some(2 + end.0 + 1);
    }
    let letter = inside.chars().next()?;
    inside[letter.len_utf8()..]
        .starts_with('\'')
        .then(|| 2 + letter.len_utf8())
}

/// Code up to its module of unit tests, which the project's files end with.
fn without_unit_tests(code: &str) -> String {
    let tests = code
        .find("#[cfg(test)]\nmod ")
        .or_else(|| code.find("#[cfg(test)]\npub(crate) mod "));
    code[..tests.unwrap_or(code.len())].to_owned()
}

/// A name that `use` brings in.
struct Use {
    /// `path::to::name`, `path::to::name as other` or `path::to::*`.
    path: String,
    /// Whether others may take it from here.
    is_public: bool,
}

/// What `use` brings in, and the code without it.
fn cut_uses(code: &str) -> (Vec<Use>, String) {
    let (mut uses, mut rest, mut at) = (Vec::new(), String::new(), 0);
    for line in code.split_inclusive('\n') {
        let begins = at;
        at += line.len();
        if begins < rest.len() {
            continue; // inside a `use` of several lines
        }
        let statement = line.trim_start();
        let statement = ["pub(crate) ", "pub(super) ", "pub "]
            .iter()
            .find_map(|start| statement.strip_prefix(start))
            .unwrap_or(statement);
        let inside = statement
            .strip_prefix("pub(in ")
            .and_then(|inside| inside.split_once(") "));
        let statement = inside.map_or(statement, |(_, statement)| statement);
        if !statement.starts_with("use ") {
            rest.push_str(line);
            continue;
        }
        let whole = &code[begins..];
        let end = whole.find(';').unwrap_or(whole.len() - 1) + 1;
        let tree: String = whole[..end]
            .split("use ")
            .nth(1)
            .unwrap_or("")
            .replace(['\n', ';'], " ");
        let mut paths = Vec::new();
        spread("", &tree, &mut paths);
        let is_public = line.trim_start().starts_with("pub");
        uses.extend(paths.into_iter().map(|path| Use { path, is_public }));
        let newlines = whole[..end].matches('\n').count();
        let covered = begins + end;
        // Blank up to the end of the statement, so that lines stay where they are.
        let tail = code[covered..]
            .find('\n')
            .map_or(code.len(), |end| covered + end + 1);
        rest.push_str(&" ".repeat(tail - begins - newlines - 1));
        rest.push_str(&"\n".repeat(newlines + 1));
    }
    (uses, rest)
}

/// Spreads a tree out: `a::{b, c::{d, e}}` is `a::b`, `a::c::d` and `a::c::e`.
fn spread(before: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, inside)) = tree.split_once('{') else {
        let whole = format!("{before}{tree}");
        paths.push(whole.trim_end_matches("::self").to_owned());
        return;
    };
    let inside = inside.trim_end().strip_suffix('}').unwrap_or(inside);
    let (mut depth, mut begin) = (0, 0);
    let before = format!("{before}{}", head.trim());
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                spread(&before, &inside[begin..at], paths);
                begin = at + 1;
            }
            _ => {}
        }
    }
    if !inside[begin..].trim().is_empty() {
        spread(&before, &inside[begin..], paths);
    }
}

/// The name that something has where it is used.
fn name_in(path: &str) -> String {
    let named = path.rsplit_once(" as ").map_or(path, |(_, name)| name);
    named.rsplit("::").next().unwrap_or(named).trim().to_owned()
}

fn path_of(path: &str) -> Vec<String> {
    let path = path.split(" as ").next().unwrap_or("");
    path.split("::")
        .map(|part| part.trim().to_owned())
        .collect()
}

/// Names that a module defines at its own level.
fn definitions(code: &str) -> BTreeSet<String> {
    let keywords = [
        "fn",
        "struct",
        "enum",
        "trait",
        "type",
        "const",
        "static",
        "macro_rules!",
        "union",
    ];
    let mut names = BTreeSet::new();
    for line in code.lines().filter(|line| !line.starts_with(' ')) {
        let words: Vec<&str> = line
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '!')
            .collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        if let Some(at) = words.iter().position(|word| keywords.contains(word)) {
            names.extend(
                words[at + 1..]
                    .iter()
                    .find(|word| !["fn", "mut", "unsafe"].contains(word))
                    .map(|name| (*name).to_owned()),
            );
        }
    }
    names
}

/// Every path and name in code: `a::b::c` as its parts.
fn paths_in(code: &str) -> BTreeSet<Vec<String>> {
    let mut paths = BTreeSet::new();
    let mut parts: Vec<String> = Vec::new();
    let mut rest = code;
    while let Some(begin) = rest.find(|letter: char| letter.is_alphabetic() || letter == '_') {
        let joined = begin == 2 && &rest[..2] == "::";
        let after_dot = rest[..begin].ends_with('.');
        rest = &rest[begin..];
        let end = rest
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(rest.len());
        let word = rest[..end].to_owned();
        rest = &rest[end..];
        if !joined && !parts.is_empty() {
            paths.insert(std::mem::take(&mut parts));
        }
        if !(after_dot && parts.is_empty()) {
            parts.push(word);
        }
    }
    paths.insert(parts);
    paths
}
