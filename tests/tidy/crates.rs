//! The last column of the table of rooms in the crate doc: crates that only one room uses, so that they can be replaced
//! there.

use crate::source::{Source, root};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// Dependencies of the program by the name that code has for them.
fn dependencies() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("\n[dependencies]\n").unwrap();
    let section = rest.split("\n[").next().unwrap();
    let names = section.lines().filter(|line| !line.starts_with('#'));
    names
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.replace('-', "_"))
        .collect()
}

#[test]
fn crates_that_only_one_room_uses() {
    let source = Source::read();
    let mut rooms: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, module) in &source.modules {
        let room = path.split("::").next().unwrap();
        for name in dependencies() {
            let taken = module.used_paths().any(|used| used[0] == name);
            let named = module
                .code
                .match_indices(&format!("{name}::"))
                .any(|(at, _)| {
                    let before = module.code[..at].chars().next_back();
                    before.is_none_or(|letter| !letter.is_alphanumeric() && !"_:".contains(letter))
                });
            if (taken || named) && !["lib", "main"].contains(&room) {
                rooms.entry(name).or_default().insert(room);
            }
        }
    }
    let doc = source.modules["lib"].text.lines();
    for row in doc.filter_map(|line| line.strip_prefix("//! | [`")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let room = cells[0].trim_end_matches("`]");
        let told: Vec<String> = cells[2]
            .split(", ")
            .filter(|name| !name.is_empty())
            .map(|name| name.replace('-', "_"))
            .collect();
        let alone = rooms
            .iter()
            .filter(|(_, rooms)| rooms.len() == 1 && rooms.contains(room));
        let alone: Vec<&String> = alone.map(|(name, _)| name).collect();
        assert_eq!(
            told.iter().collect::<Vec<_>>(),
            alone,
            "{room}: the crate doc, the code"
        );
    }
}
