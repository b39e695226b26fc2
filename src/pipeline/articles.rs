//! Reads articles and plain pages in parallel.

use super::{
    cache::Cache,
    parse_settings::ParseSettings,
    parsed::ParsedFile,
    progress::LoadProgress,
    read::{self, ReadText},
};
use crate::{
    diagnostic::{Diagnostic, Lint, Outcome, Problem, SourcePath, Span},
    lint,
    model::{self, Context, Manuscript, PageManuscript},
    source::SourceFiles,
};
use rayon::prelude::*;
use std::sync::{Arc, atomic::Ordering};

/// How articles are read: whether the words of their texts are gathered for search, and the cache that may know them.
#[derive(Clone, Copy)]
pub(super) struct ReadOptions<'a> {
    pub(super) words: bool,
    pub(super) cache: &'a Cache,
}

impl<'a> ReadOptions<'a> {
    /// Articles are read without their words.
    pub(super) fn only_facts(cache: &'a Cache) -> ReadOptions<'a> {
        ReadOptions {
            words: false,
            cache,
        }
    }

    /// Digests of the settings with which cached facts may have been read. Facts that were read with words also serve
    /// where no words are wanted.
    pub(super) fn keys(self, parse_settings: &ParseSettings) -> Vec<u64> {
        if self.words {
            vec![parse_settings.digest(true)]
        } else {
            vec![parse_settings.digest(true), parse_settings.digest(false)]
        }
    }
}

/// Reads articles in parallel, in the order of their paths. Those that the cache knows are not read from the disk.
pub(super) fn read_articles(
    files: &dyn SourceFiles,
    paths: &[SourcePath],
    parse_settings: &ParseSettings,
    wanted: ReadOptions<'_>,
    progress: &LoadProgress,
) -> Vec<ParsedFile<Arc<Manuscript>>> {
    let context = Context {
        words: wanted.words,
        ..parse_settings.context()
    };
    let eth = parse_settings.locale.eth_is_d();
    let keys = wanted.keys(parse_settings);
    let known = |path: &SourcePath, digest| {
        keys.iter()
            .find_map(|&key| wanted.cache.article(path, digest, key))
    };
    let of = |path: &SourcePath| {
        let by_stamp = wanted.cache.digest_by_stamp(files, path);
        if let Some(known) = by_stamp.and_then(|digest| known(path, digest)) {
            return known;
        }
        let bytes = files.read(path);
        let digest = bytes.as_ref().ok().map(|bytes| read::digest_of(bytes));
        let known = digest.and_then(|digest| known(path, digest));
        known.unwrap_or_else(|| {
            let read = read::text_of(path, bytes, eth);
            parsed(path, read, |text| {
                article(&context, path, text, parse_settings)
            })
        })
    };
    let articles = paths.par_iter().map(|path| {
        let read = of(path);
        progress.read.fetch_add(1, Ordering::Relaxed);
        read
    });
    articles.collect()
}

/// Parses the decoded text of an article, with the findings of the rules over texts.
pub(super) fn article(
    context: &Context<'_>,
    path: &SourcePath,
    text: &str,
    parse_settings: &ParseSettings,
) -> Outcome<Option<Arc<Manuscript>>> {
    let mut outcome = model::manuscript(context, path, text, parse_settings.raw_html);
    let body = text.len() - model::body(text).len();
    let title = outcome.value.as_ref().map(|found| &*found.title.value);
    let text = lint::text::CheckedText::new(text, body, title.unwrap_or(""));
    let text = text.with_read(places_of_read_markup(&outcome.diagnostics));
    let lints = Diagnostic::all_at(path, lint::text::text(&text));
    outcome.diagnostics.extend(lints);
    Outcome {
        // A clone has no spare capacity in its texts and lists, which is a fifth of what the original takes.
        value: outcome.value.map(|read| Arc::new(read.clone())),
        diagnostics: outcome.diagnostics,
    }
}

/// The values of the front matter whose markup was read.
fn places_of_read_markup(found: &[Diagnostic]) -> Vec<Span> {
    let is_read =
        |found: &&Diagnostic| matches!(found.problem, Problem::Lint(Lint::ReadMarkup { .. }));
    let read = found.iter().filter(is_read);
    read.filter_map(|found| found.place.span).collect()
}

/// Reads plain pages in parallel, in the order of their paths.
pub(super) fn read_pages(
    files: &dyn SourceFiles,
    paths: &[SourcePath],
    parse_settings: &ParseSettings,
) -> Vec<ParsedFile<PageManuscript>> {
    let (context, eth) = (parse_settings.context(), parse_settings.locale.eth_is_d());
    let pages = paths.par_iter().map(|path| {
        let read = read::read_source(files, path, eth);
        parsed(path, read, |text| {
            model::page_manuscript(&context, path, text, parse_settings.raw_html)
        })
    });
    pages.collect()
}

/// Parses the text of a file that was read, and puts all its problems together.
pub(super) fn parsed<T>(
    path: &SourcePath,
    read: ReadText,
    parse: impl FnOnce(&str) -> Outcome<Option<T>>,
) -> ParsedFile<T> {
    let ReadText {
        text,
        digest,
        mut found,
    } = read;
    let value = text.and_then(|text| {
        let outcome = parse(&text);
        found.extend(outcome.diagnostics);
        outcome.value
    });
    ParsedFile {
        path: path.clone(),
        value,
        digest,
        found,
    }
}
