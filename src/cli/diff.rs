//! Shows the changes of a file as a unified diff. The only door to `diffy`.

use crate::text::visible;
use diffy::DiffOptions;

/// Number of unchanged lines around a change.
const CONTEXT: usize = 3;

/// The changes of the file at `path`, in the form that `git apply` and `patch -p1` read.
pub(super) fn unified(path: &str, before: &str, after: &str) -> String {
    let mut options = DiffOptions::new();
    options
        .set_context_len(CONTEXT)
        .set_original_filename(format!("a/{path}"))
        .set_modified_filename(format!("b/{path}"));
    options.create_patch(before, after).to_string()
}

/// Longest line that people are shown whole, in letters: a picture as letters fills books.
const LONGEST: usize = 2_000;

/// A diff for a terminal: control characters of a file do nothing, and invisible characters are shown, because a line
/// that only loses one would look as before.
pub(super) fn harmless(diff: &str) -> String {
    let lines = diff
        .split_inclusive('\n')
        .map(|line| match line.char_indices().nth(LONGEST) {
            Some((cut, _)) if !line[cut..].trim().is_empty() => format!("{}…\n", &line[..cut]),
            _ => line.to_owned(),
        });
    visible(&lines.collect::<String>().replace('\r', "")).into_owned()
}
