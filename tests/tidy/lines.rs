//! Lines can be read without moving sideways.

use crate::source::root;
use std::{fs, path::Path};

/// Files of a folder and those below it.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("node_modules") && !path.ends_with("target") {
                found.extend(files(&path));
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.strip_prefix(root()).unwrap();
            found.push((name.to_str().unwrap().to_owned(), text));
        }
    }
    found.sort();
    found
}

/// Lines that something is wrong with, as `file:line`.
fn wrong(files: &[(String, String)], is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = files.iter().flat_map(|(file, text)| {
        let lines = text.lines().enumerate();
        lines.map(move |(at, line)| (file, at + 1, line))
    });
    let wrong = lines.filter(|(_, _, line)| is_wrong(line));
    wrong.map(|(file, at, _)| format!("{file}:{at}")).collect()
}

#[test]
fn templates() {
    const MOST: usize = 120;
    let files = files(&root().join("themes/bantin/templates"));
    assert!(files.len() > 50, "{}", files.len());
    let long = wrong(&files, |line| line.chars().count() > MOST);
    assert!(long.is_empty(), "more than {MOST} columns: {long:#?}");
    let tabs = wrong(&files, |line| line.contains('\t'));
    assert!(tabs.is_empty(), "tabs: {tabs:#?}");
    let odd = wrong(&files, |line| {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        blanks % 2 == 1
    });
    assert!(odd.is_empty(), "not two blanks a level: {odd:#?}");
    let ends = wrong(&files, |line| line.ends_with([' ', '\r']));
    assert!(ends.is_empty(), "blanks at the end: {ends:#?}");
}

#[test]
fn tests() {
    const MOST: usize = 160;
    let mut files = files(&root().join("tests"));
    files.retain(|(name, _)| {
        let of_browser = name.starts_with("tests/browser/") && name.ends_with(".js");
        of_browser || name.ends_with(".rs")
    });
    assert!(files.len() > 90, "{}", files.len());
    let long = wrong(&files, |line| line.chars().count() > MOST);
    assert!(long.is_empty(), "more than {MOST} columns: {long:#?}");
}
