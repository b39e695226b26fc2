//! A file is small enough to be read in one sitting.

use crate::source::Source;

const MOST: usize = 500;

/// Files that are longer, and why.
const LONGER: &[(&str, &str)] = &[
    (
        "diagnostic/problems/lints.rs",
        "one row for each rule of `check`, each of which is read alone",
    ),
    (
        "markdown/render.rs",
        "one pass over the events of a text; half of it are its unit tests",
    ),
    (
        "media/svg.rs",
        "the grammar of lengths and boxes; half of it are its unit tests",
    ),
];

#[test]
fn files_are_short() {
    let source = Source::read();
    let mut long: Vec<(&str, usize)> = source
        .modules
        .values()
        .filter(|module| module.lines > MOST)
        .map(|module| (module.file.as_str(), module.lines))
        .collect();
    long.sort_unstable();
    let known: Vec<&str> = LONGER.iter().map(|(file, _)| *file).collect();
    let found: Vec<&str> = long.iter().map(|(file, _)| *file).collect();
    assert_eq!(found, known, "files of more than {MOST} lines: {long:?}");
}
