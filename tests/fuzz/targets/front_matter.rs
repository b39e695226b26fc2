//! The file of an article or a plain page, from its bytes to what is said of it.
#![no_main]

use bantin::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath, SourceText},
    lint::{self, Mending, letters::TextUse, mend},
    markdown::RawHtml,
    model::{self, Manuscript},
    source::decode,
};
use bantin_fuzz::{
    bounds,
    reports::{Texts, check_span, errors, hides_others, inspect},
    site::context,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: bounds::limit_memory(512),
    |bytes: &[u8]| {
        let found = read(bytes);
        for mending in [Mending::All, Mending::Letters, Mending::Invisible] {
            let Some(mended) = mend(bytes, true, mending) else {
                continue;
            };
            assert_eq!(mend(mended.text.as_bytes(), true, mending), None, "mending once is enough");
            let left = read(mended.text.as_bytes());
            assert!(errors(&left) <= errors(&found) || hides_others(&found), "{left:?}\nwas\n{found:?}");
        }
    }
);

/// Reads a file as an article and as a page, and returns everything that is wrong with it.
fn read(bytes: &[u8]) -> Vec<Diagnostic> {
    let path = SourcePath::new("content/ha-dong/bai.md");
    let mut found = Vec::new();
    let mut note =
        |span, problem: Problem| found.push(Diagnostic::new(Place::at(&path, span), problem));
    let text = match decode(bytes, true) {
        Err(undecodable) => {
            note(undecodable.span, undecodable.problem.into());
            undecodable.readable
        }
        Ok(decoded) => {
            let raw = lint::raw::raw(bytes, true).into_iter();
            raw.for_each(|(span, lint)| note(span, lint.into()));
            let problems = decoded.problems.into_iter();
            problems.for_each(|(span, problem)| note(span, problem.into()));
            found.extend(read_text(&path, &decoded.text));
            decoded.text
        }
    };
    inspect(&found, &Texts::from([(path, SourceText::new(text))]));
    found
}

fn read_text(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let article = model::manuscript(context(), path, text, RawHtml::Safe);
    found.extend(article.diagnostics);
    let page = model::page_manuscript(context(), path, text, RawHtml::Safe);
    found.extend(page.diagnostics);
    let (body, title) = match &article.value {
        Some(article) => {
            check_article(article, text);
            (article.body, article.title.value.as_str())
        }
        None => (text.len() - model::body(text).len(), ""),
    };
    let written = text.len() - model::body(text).len();
    let letters = lint::letters::letters(text, || TextUse::Article { body: written });
    let lints = lint::text::text(&lint::text::CheckedText::new(text, body, title));
    let lints = letters.into_iter().chain(lints);
    found.extend(lints.map(|(span, lint)| Diagnostic::new(Place::at(path, span), lint)));
    found
}

/// Places of an article lie in its file, and the cache gives back what it was given.
fn check_article(article: &Manuscript, text: &str) {
    assert!(text.is_char_boundary(article.body), "{}", article.body);
    for link in &article.outline.links {
        check_span(link.span, text, &link.target);
    }
    for picture in &article.outline.pictures {
        check_span(picture.span, text, &picture.src);
    }
    check_span(article.title.span, text, "title");
    check_span(article.slug.span, text, "slug");
    let packed = postcard::to_stdvec(article).expect("it can be packed");
    let mut unpacked: Manuscript = postcard::from_bytes(&packed).expect("it can be unpacked");
    unpacked.outline.words.clone_from(&article.outline.words);
    assert_eq!(unpacked, *article);
}
