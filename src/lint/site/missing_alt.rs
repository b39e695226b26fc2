//! `missing-alt`: a picture without a caption.

use super::LintContext;
use crate::{
    diagnostic::{Explanation, Lint, Severity, SourcePath, Stands, Words},
    markdown::Picture,
};

pub(super) const RULE: Explanation = Explanation {
    code: "missing-alt",
    severity: Severity::Warning,
    title: Words {
        vi: "Ảnh không có chú thích",
        en: "A picture without a caption",
    },
    why: Words {
        vi: "Máy đọc màn hình đọc chú thích thay cho ảnh; không có nó, người khiếm thị không biết ảnh chụp gì. Trong bản tin, chú thích còn cho biết ai là ai.",
        en: "A screen reader reads the caption in the place of the picture; without one, blind readers do not learn what it shows. In a bulletin it also says who is who.",
    },
    stands: Stands::Text,
    wrong: "![](le-phat-dong.jpg)",
    right: "![Lễ phát động thi đua tại hội trường quận](le-phat-dong.jpg)",
};

pub(super) fn check(context: &mut LintContext<'_>) {
    let site = context.site;
    for article in context.articles() {
        look(context, article.path(), &article.outline().pictures);
        let Some(photo) = &article.photo else {
            continue;
        };
        // A photo that the text shows too is reported there.
        let silent = photo
            .caption
            .as_ref()
            .is_none_or(|caption| caption.is_empty());
        if silent && !photo.in_body {
            let src = photo.src.value.clone();
            context.report(article.path(), photo.src.span, Lint::MissingAlt { src });
        }
    }
    for page in site.pages.iter() {
        look(context, &page.path, &page.outline.pictures);
    }
}

fn look(context: &mut LintContext<'_>, path: &SourcePath, pictures: &[Picture]) {
    // A picture without an address is a leftover of a web page, which another rule reports.
    for picture in pictures.iter().filter(|picture| !picture.src.is_empty()) {
        if picture.alt.trim().is_empty() {
            let src = picture.src.clone();
            context.report(path, picture.span, Lint::MissingAlt { src });
        }
    }
}
