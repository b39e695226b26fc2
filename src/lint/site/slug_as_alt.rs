//! `slug-as-alt`: a slug in the place of a caption.

use super::LintContext;
use crate::{
    diagnostic::{Lint, SourcePath},
    markdown::OutlinePicture,
    text::slug,
};

/// So many words without an accent are no caption in Vietnamese.
const WORDS: usize = 6;

pub(super) fn check(context: &mut LintContext<'_>) {
    let site = context.site;
    for article in context.articles() {
        look(
            context,
            article.path(),
            article.title(),
            &article.outline().pictures,
        );
    }
    for page in site.pages.iter() {
        look(context, &page.path, &page.title, &page.outline.pictures);
    }
}

fn look(
    context: &mut LintContext<'_>,
    path: &SourcePath,
    title: &str,
    pictures: &[OutlinePicture],
) {
    let accents = context.site.locale.tag() == "vi";
    for picture in pictures {
        let alt = picture.alt.trim();
        if is_title(alt, title) || (accents && is_plain_run(alt)) {
            let alt = alt.to_owned();
            context.report(path, picture.span, Lint::SlugAsAlt { alt });
        }
    }
}

/// Whether a caption is the title without accents, or its slug.
fn is_title(alt: &str, title: &str) -> bool {
    let stripped = alt.is_ascii() && !title.is_ascii();
    let hyphened = alt.contains('-') && !alt.contains(' ') && alt != title;
    !alt.is_empty() && (stripped || hyphened) && slug(alt) == slug(title)
}

fn is_plain_run(alt: &str) -> bool {
    let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let words = alt.split([' ', '-']).filter(|word| !word.is_empty());
    alt.bytes()
        .all(|letter| plain(letter) || matches!(letter, b' ' | b'-'))
        && words.count() >= WORDS
}
