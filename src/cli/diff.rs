//! What changes in a file, as a unified diff. The only door to `similar`.

use similar::TextDiff;

/// Lines around a change.
const CONTEXT: usize = 3;

/// The changes of a file at `path`, in the form that `git apply` and `patch -p1` read.
pub(super) fn unified(path: &str, before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(CONTEXT)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

/// The same for a terminal, which must not obey what stands in a file.
pub(super) fn harmless(diff: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\t' => Some(letter),
        '\r' => None,
        _ if letter.is_control() => Some('\u{fffd}'),
        _ => Some(letter),
    };
    diff.chars().filter_map(shown).collect()
}
