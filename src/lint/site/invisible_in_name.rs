//! `invisible-in-name`: a file whose name has a character that nobody sees.

use super::LintContext;
use crate::{
    diagnostic::{Diagnostic, Lint, Place, SourcePath},
    text::{strays, visible},
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let assets = &context.site.assets;
    let paths = assets.attachments.iter().chain(&assets.statics);
    context.found.extend(paths.filter_map(invisible_in_name));
}

/// What is wrong with the name of a file that is published.
pub fn invisible_in_name(path: &SourcePath) -> Option<Diagnostic> {
    strays(path.as_str()).next()?;
    let name = visible(path.as_str()).into_owned();
    let lint = Lint::InvisibleInName { name };
    Some(Diagnostic::new(Place::file(path), lint))
}
