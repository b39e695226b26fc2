//! `not-an-article`: a text in `content/` that is not read, and that no article lets readers download.

use super::LintContext;
use crate::{
    diagnostic::{Lint, Place, SourcePath},
    site::Asset,
};

/// Endings of documents of office programs.
const OFFICE: [&str; 4] = ["doc", "docx", "odt", "rtf"];
/// Endings of other files in which people write texts.
const TEXTS: [&str; 12] = [
    "txt", "text", "mdx", "mdown", "mkd", "html", "htm", "rst", "adoc", "asciidoc", "org",
    "textile",
];

pub(super) fn check(context: &mut LintContext<'_>) {
    let site = context.site;
    for path in &site.assets.attachments {
        if is_text(path) && !site.is_used(&Asset::Attachment(path.clone())) {
            let extension = path.extension();
            let lint = Lint::NotAnArticle {
                is_of_office: OFFICE.contains(&&*extension),
                extension,
            };
            context.report_at(Place::file(path), lint);
        }
    }
}

/// Whether people write texts in files with a name like this.
pub fn is_text(path: &SourcePath) -> bool {
    let extension = &&*path.extension();
    OFFICE.contains(extension) || TEXTS.contains(extension)
}
