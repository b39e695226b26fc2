//! Reads the files of a site, and reports what is odd about them as files.

use crate::{
    diagnostic::{Diagnostic, FolderProblem, Place, Problem, SourcePath, SourceText, sort},
    lint::{self, letters::TextUse},
    model::{self, SiteFile},
    render::Theme,
    source::{Purpose, ReadError, SITE_FILE, SourceFiles, decode, purpose},
    text::Locale,
};
use std::{borrow::Cow, collections::BTreeMap, iter};
use xxhash_rust::xxh3::xxh3_64;

/// The text of a file, and a digest of its bytes.
pub(super) struct ReadText {
    /// The decoded text; none when the file cannot be read or is no text.
    pub(super) text: Option<String>,
    pub(super) digest: u64,
    pub(super) found: Vec<Diagnostic>,
}

/// The digest that stands for a file that cannot be read, so that becoming readable or unreadable is noticed as a
/// change.
const UNREADABLE: u64 = 0;

/// Reads and decodes a file. `eth` tells whether `ð` stands for `đ`.
pub(super) fn read_source(files: &dyn SourceFiles, path: &SourcePath, eth: bool) -> ReadText {
    text_of(path, files.read(path), eth)
}

/// Decodes bytes that were read from a file, and reports what is odd about them.
pub(super) fn text_of(
    path: &SourcePath,
    bytes: Result<Cow<'_, [u8]>, ReadError>,
    eth: bool,
) -> ReadText {
    let mut found = Vec::new();
    match bytes {
        Ok(bytes) => ReadText {
            digest: digest_of(&bytes),
            text: text(path, &bytes, eth, &mut found),
            found,
        },
        Err(error) => {
            found.push(Diagnostic::new(Place::file(path), error.problem(path)));
            ReadText {
                text: None,
                digest: UNREADABLE,
                found,
            }
        }
    }
}

/// The digest of the bytes of a file; none when it cannot be read.
pub(super) fn digest(files: &dyn SourceFiles, path: &SourcePath) -> Option<u64> {
    let digest = || files.read_digest(path).unwrap_or(UNREADABLE);
    files.has(path).then(digest)
}

/// The digest (XXH3, 64 bits) of the bytes of a file.
pub(super) fn digest_of(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

fn text(
    path: &SourcePath,
    bytes: &[u8],
    eth: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let text = decode_text(path, bytes, eth, diagnostics)?;
    if !lint::raw::is_plain(bytes, &text) {
        report_raw(path, bytes, eth, diagnostics);
    }
    report_letters(path, &text, diagnostics);
    Some(text)
}

fn report_letters(path: &SourcePath, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let used = || match purpose(path) {
        Some(Purpose::Article | Purpose::Page) => TextUse::Article {
            body: text.len() - model::body(text).len(),
        },
        _ => TextUse::Data,
    };
    let lints = lint::letters::letters(text, used);
    diagnostics.extend(Diagnostic::all_at(path, lints));
}

fn report_raw(path: &SourcePath, bytes: &[u8], eth: bool, diagnostics: &mut Vec<Diagnostic>) {
    let lints = lint::raw::raw(bytes, eth);
    diagnostics.extend(Diagnostic::all_at(path, lints));
}

fn decode_text(
    path: &SourcePath,
    bytes: &[u8],
    eth: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mut report =
        |span, problem| diagnostics.push(Diagnostic::new(Place::at(path, span), problem));
    match decode(bytes, eth) {
        Ok(decoded) => {
            decoded
                .problems
                .into_iter()
                .for_each(|(span, problem)| report(span, problem));
            Some(decoded.text)
        }
        Err(undecodable) => {
            report(undecodable.span, undecodable.problem);
            None
        }
    }
}

/// Reads `site.yaml`; without one that can be read there is no site.
pub(super) fn site_file(files: &dyn SourceFiles) -> Result<SiteFile, NoSite> {
    let path = SourcePath::new(SITE_FILE);
    let mut diagnostics = Vec::new();
    let text = match files.read(&path) {
        Ok(bytes) => decode_text(&path, &bytes, true, &mut diagnostics),
        Err(error) => {
            let problem = if files.has(&path) {
                error.problem(&path).into()
            } else {
                Problem::from(FolderProblem::NoSite)
            };
            diagnostics.push(Diagnostic::new(Place::file(&path), problem));
            None
        }
    };
    let Some(text) = text else {
        return Err(NoSite(diagnostics));
    };
    match model::site_file(&path, &text) {
        Ok(mut site_file) => {
            site_file.diagnostics.extend(diagnostics);
            if let Ok(bytes) = files.read(&path) {
                let eth = site_file.locale.eth_is_d();
                report_raw(&path, &bytes, eth, &mut site_file.diagnostics);
            }
            report_letters(&path, &text, &mut site_file.diagnostics);
            Ok(site_file)
        }
        Err(found) => {
            diagnostics.extend(found);
            sort(&mut diagnostics);
            Err(NoSite(diagnostics))
        }
    }
}

/// The language of a site; none when its `site.yaml` cannot be read.
pub fn locale(files: &dyn SourceFiles) -> Option<&'static dyn Locale> {
    site_file(files).ok().map(|site| site.locale)
}

/// The folder of the theme that a site uses: `themes/bantin`.
///
/// # Errors
/// When its `site.yaml` cannot be read.
pub fn theme_folder(files: &dyn SourceFiles) -> Result<String, NoSite> {
    let settings = site_file(files)?.settings;
    let name = settings.theme.as_ref().map(|name| name.value.as_str());
    Ok(format!("themes/{}", name.unwrap_or(Theme::BUILTIN)))
}

/// The problems of a `site.yaml` that cannot be read, without which there is no site.
pub struct NoSite(pub Vec<Diagnostic>);

/// The text of every file that diagnostics point into, for quoting its lines.
pub fn texts(
    files: &dyn SourceFiles,
    diagnostics: &[Diagnostic],
) -> BTreeMap<SourcePath, SourceText> {
    let places = diagnostics.iter();
    texts_of(
        files,
        places.flat_map(|found| iter::once(&found.place).chain(&found.other)),
    )
}

/// The text of every file in which one of these places is.
pub fn texts_of<'a>(
    files: &dyn SourceFiles,
    places: impl Iterator<Item = &'a Place>,
) -> BTreeMap<SourcePath, SourceText> {
    let mut texts = BTreeMap::new();
    for place in places.filter(|place| place.span.is_some()) {
        if !texts.contains_key(&place.path) {
            let text = match files.read(&place.path) {
                Ok(bytes) => match decode(&bytes, true) {
                    Ok(decoded) => decoded.text,
                    Err(undecodable) => undecodable.readable,
                },
                Err(_) => Theme::builtin_text(&place.path).unwrap_or_default(),
            };
            texts.insert(place.path.clone(), SourceText::new(text));
        }
    }
    texts
}
