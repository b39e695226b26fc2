//! Every word that pages ask for is there in both languages, and no word is there that nobody asks for.

use crate::source::{Source, root};
use std::{collections::BTreeSet, fs};

const LANGUAGES: [&str; 2] = ["vi", "en"];

/// The keys of a section of `strings/<language>.yaml`.
fn keys(language: &str, section: &str) -> BTreeSet<String> {
    let file = format!("themes/bantin/strings/{language}.yaml");
    let text = fs::read_to_string(root().join(file)).unwrap();
    let begin = format!("\n{section}:\n");
    let inside = text.split_once(&begin).unwrap().1.lines();
    let inside = inside.take_while(|line| line.is_empty() || line.starts_with([' ', '#']));
    let keys = inside.filter_map(|line| line.strip_prefix("  ")?.split_once(':'));
    let keys = keys.filter(|(key, _)| !key.starts_with([' ', '#', '-']));
    keys.map(|(key, _)| key.to_owned()).collect()
}

fn same_in_all_languages(section: &str) -> BTreeSet<String> {
    let [vi, en] = LANGUAGES.map(|language| keys(language, section));
    assert_eq!(vi, en, "{section}: Vietnamese, English");
    assert!(!vi.is_empty(), "{section}");
    vi
}

#[test]
fn phrases_of_the_program() {
    let there = same_in_all_languages("phrases");
    let source = Source::read();
    let text: String = source
        .modules
        .values()
        .map(|module| &*module.text)
        .collect();
    let asked = text.match_indices("phrase(\"").map(|(at, found)| {
        let rest = &text[at + found.len()..];
        rest.split('"').next().unwrap().to_owned()
    });
    let missing: Vec<String> = asked.filter(|key| !there.contains(key)).collect();
    assert!(
        missing.is_empty(),
        "asked for, but in no language: {missing:?}"
    );
    let dead = there
        .iter()
        .filter(|key| !text.contains(&format!("\"{key}\"")));
    let dead: Vec<&String> = dead.collect();
    assert!(dead.is_empty(), "nobody asks for {dead:?}");
}

#[test]
fn labels_of_the_templates() {
    let there = same_in_all_languages("labels");
    let mut text = String::new();
    for entry in fs::read_dir(root().join("themes/bantin/templates")).unwrap() {
        text += &fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    let mut asked = BTreeSet::new();
    for (at, _) in text.match_indices("t.") {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || "_.\"'".contains(letter)) {
            continue;
        }
        let rest = &text[at + 2..];
        let end = rest.find(|letter: char| {
            !letter.is_ascii_lowercase() && letter != '_' && !letter.is_ascii_digit()
        });
        asked.insert(rest[..end.unwrap_or(rest.len())].to_owned());
    }
    let missing: Vec<&String> = asked
        .difference(&there)
        .filter(|key| !key.is_empty())
        .collect();
    assert!(
        missing.is_empty(),
        "asked for, but in no language: {missing:?}"
    );
}
