//! `invisible-in-name`: a file whose name contains an invisible character.

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

/// The finding for the name of a file that is published, if the name contains such a character.
pub fn invisible_in_name(path: &SourcePath) -> Option<Diagnostic> {
    strays(path.as_str()).next()?;
    let name = visible(path.as_str()).into_owned();
    let lint = Lint::InvisibleInName { name };
    Some(Diagnostic::new(Place::file(path), lint))
}
