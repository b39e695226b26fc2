//! `invisible-in-name`: a file whose name contains an invisible character.

use super::LintContext;
use crate::{
    diagnostic::{Diagnostic, Explanation, Lint, Place, Severity, SourcePath, Stands, Words},
    text::{strays, visible},
};

pub(super) const RULE: Explanation = Explanation {
    code: "invisible-in-name",
    severity: Severity::Error,
    title: Words {
        vi: "Tên tệp có ký tự vô hình",
        en: "An invisible character in the name of a file",
    },
    why: Words {
        vi: "Tệp được đăng theo tên của nó. Ký tự vô hình trong tên làm địa chỉ không gõ lại được; ký tự đảo chiều chữ còn làm tên này trông như tên khác. Ký tự này thường theo tên khi chép từ trang mạng hay điện thoại.",
        en: "Files are published under their names. With an invisible character in it, nobody can type the address again, and one that turns letters makes a name look like another. Such characters come along when a name is copied from a web page or a phone.",
    },
    stands: Stands::Files,
    wrong: "-- static/ke\u{200b}-hoach.pdf --\n%PDF",
    right: "-- static/ke-hoach.pdf --\n%PDF",
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
    Some(Diagnostic::new(Place::file(path), lint.into()))
}
