//! What changes in a file, as a unified diff. The only door to `diffy`.

use crate::text::visible;
use diffy::DiffOptions;

/// Lines around a change.
const CONTEXT: usize = 3;

/// The changes of a file at `path`, in the form that `git apply` and `patch -p1` read.
pub(super) fn unified(path: &str, before: &str, after: &str) -> String {
    let mut options = DiffOptions::new();
    options
        .set_context_len(CONTEXT)
        .set_original_filename(format!("a/{path}"))
        .set_modified_filename(format!("b/{path}"));
    options.create_patch(before, after).to_string()
}

/// The same for a terminal, which must not obey what stands in a file; and a line that only loses what nobody sees would
/// look as before.
pub(super) fn harmless(diff: &str) -> String {
    visible(&diff.replace('\r', "")).into_owned()
}
