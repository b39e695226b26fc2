//! A room, a folder of `src/`, uses the rooms above it in the table of the crate doc and none below, and only the rooms
//! that the doc names touch the disk, the clock, the network and the environment.

use crate::source::Source;

/// The rooms of the crate doc, in its order: rows that begin with ``| [`text`] |``.
fn rooms(source: &Source) -> Vec<&str> {
    let doc = source.modules["lib"].text.lines();
    doc.filter_map(|line| line.strip_prefix("//! | [`")?.split('`').next())
        .collect()
}

fn room_of(path: &str) -> &str {
    path.split("::").next().unwrap()
}

#[test]
fn every_folder_is_a_room() {
    let source = Source::read();
    let mut named = rooms(&source);
    named.sort_unstable();
    let mut there: Vec<&str> = source.modules.keys().map(|path| room_of(path)).collect();
    there.retain(|room| !["lib", "main"].contains(room));
    there.dedup();
    assert_eq!(named, there, "rooms of the crate doc, folders of src/");
}

#[test]
fn rooms_use_only_those_above_them() {
    let source = Source::read();
    let rooms = rooms(&source);
    let at = |room: &str| rooms.iter().position(|other| *other == room);
    let mut wrong = Vec::new();
    for path in source.modules.keys() {
        let Some(own) = at(room_of(path)) else {
            continue; // lib and main
        };
        for (other, names) in source.needs(path) {
            if at(room_of(other)).is_none_or(|other| other > own) {
                wrong.push(format!("{path} needs of {other}: {names:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What reaches out of the program, as the crate doc calls it, and how code does so.
const WAYS: &[(&str, &[&str])] = &[
    (
        "the disk",
        &["std::fs", "tempfile", "walkdir", "rustix::fs"],
    ),
    (
        "the clock",
        &["Utc::now", "Instant::now", "std::time::SystemTime"],
    ),
    ("the network", &["std::net", "tokio::net", "rustix::net"]),
    ("the environment", &["std::env", "std::process"]),
];

/// The rooms that the crate doc lets reach out: a row that begins with `| the disk |`.
fn allowed<'s>(source: &'s Source, what: &str) -> Vec<&'s str> {
    let begin = format!("//! | {what} | ");
    let doc = source.modules["lib"].text.lines();
    let mut rows = doc.filter_map(|line| line.strip_prefix(&begin)?.strip_suffix(" |"));
    let row = rows
        .next()
        .unwrap_or_else(|| panic!("{what} is not in the crate doc"));
    row.split(", ")
        .map(|room| room.trim_matches(['[', '`', ']']))
        .collect()
}

#[test]
fn only_the_rooms_of_the_crate_doc_reach_out() {
    let source = Source::read();
    for (what, ways) in WAYS {
        let mut found: Vec<(&str, &str)> = Vec::new();
        for (path, module) in source.modules.iter().filter(|(path, _)| *path != "main") {
            let used: Vec<String> = module.used_paths().map(|path| path.join("::")).collect();
            let reaches = |way: &&&str| {
                let inside = format!("{way}::");
                let mut used = used.iter();
                used.any(|used| used == **way || used.starts_with(&inside))
                    || [inside.clone(), format!("{way}(")]
                        .iter()
                        .any(|inside| module.code.contains(inside))
            };
            if ways.iter().any(|way| reaches(&way)) {
                found.push((room_of(path), &module.file));
            }
        }
        let mut rooms: Vec<&str> = found.iter().map(|(room, _)| *room).collect();
        rooms.dedup();
        let mut allowed = allowed(&source, what);
        allowed.sort_unstable();
        assert_eq!(
            rooms, allowed,
            "rooms that reach {what}, by the code and by the crate doc: {found:?}"
        );
    }
}
