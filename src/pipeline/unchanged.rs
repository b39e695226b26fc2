//! Tells whether a file of the published site must be made again: not when everything that it is made of is the same.

use super::{
    large,
    maker::Maker,
    output::{IndexFile, Output, OutputContent},
};
use crate::{
    diagnostic::SourcePath,
    media::Sources,
    publish::{Copied, FileFingerprint, MadeFile, MadeResult},
    render::digest,
    site::Route,
    view::{self, Html, View},
};
use std::collections::BTreeSet;
use xxhash_rust::xxh3::xxh3_64;

/// The text part of the fingerprint of a page without a text of its own.
const NO_TEXT: u64 = 0;

/// What is known of the texts of articles and of other files without their being read.
pub struct KnownSources<'a> {
    /// Gives the digest of a source file; none when it has changed between two readings.
    pub digest: &'a (dyn Fn(&SourcePath) -> Option<u64> + Sync),
    /// The articles whose texts changed, when nothing else has; none when anything may have.
    pub only: Option<&'a BTreeSet<SourcePath>>,
}

impl Maker<'_> {
    /// Makes a file, unless `before` tells that it would be the same.
    ///
    /// # Errors
    /// When [`make`](Maker::make) fails.
    pub fn make_unless<'m>(
        &'m self,
        output: &'m Output,
        before: Option<&FileFingerprint>,
        known: &'m KnownSources<'m>,
    ) -> MadeResult<'m> {
        if let Some(endless) = self.theme.endless() {
            return Err(endless.clone().into()); // the build ends with this problem
        }
        if let (Some(_), Some(only)) = (before, known.only)
            && self.is_untouched(output, only)
        {
            return Ok(MadeFile::Same);
        }
        match &output.content {
            OutputContent::Page(route) => {
                let made = self.make_page(*route, before, known);
                self.deck.iter().for_each(|deck| deck.made(*route));
                made
            }
            // The names of these files tell their contents.
            OutputContent::Picture(..)
            | OutputContent::Card(_)
            | OutputContent::Index(IndexFile::Same)
                if before.is_some() =>
            {
                Ok(MadeFile::Same)
            }
            OutputContent::Copy(asset) => {
                let digest = || (known.digest)(asset.source());
                let fingerprint = |view| FileFingerprint {
                    view,
                    ..FileFingerprint::default()
                };
                if before.is_some() && before == digest().map(fingerprint).as_ref() {
                    return Ok(MadeFile::Same);
                }
                let source = asset.source();
                if let Some((file, _)) = large(self.files, source) {
                    // Asked after the file was copied: it may have been saved meanwhile.
                    let now = move |read| (known.digest)(source).unwrap_or(read);
                    let fingerprint = move |read| {
                        self.files.note(source, read);
                        fingerprint(now(read))
                    };
                    let fingerprint = Box::new(fingerprint);
                    return Ok(MadeFile::Copy(Copied { file, fingerprint }));
                }
                let bytes = self.make(output)?;
                let now = digest().unwrap_or_else(|| xxh3_64(&bytes));
                Ok(MadeFile::New(fingerprint(now), bytes))
            }
            OutputContent::Code(route) => {
                let fingerprint = FileFingerprint {
                    view: digest(&self.site.absolute_url(*route)),
                    ..FileFingerprint::default()
                };
                if before == Some(&fingerprint) {
                    return Ok(MadeFile::Same);
                }
                Ok(MadeFile::New(fingerprint, self.code(*route).into()))
            }
            OutputContent::DataFile(_)
            | OutputContent::Theme(_)
            | OutputContent::Worker(_)
            | OutputContent::Index(_)
            | OutputContent::Picture(..)
            | OutputContent::Card(_) => {
                let bytes = self.make(output)?;
                let fingerprint = FileFingerprint {
                    view: xxh3_64(&bytes),
                    ..FileFingerprint::default()
                };
                Ok(MadeFile::New(fingerprint, bytes))
            }
        }
    }

    /// Whether a file stays the same when only these texts have changed.
    fn is_untouched(&self, output: &Output, only: &BTreeSet<SourcePath>) -> bool {
        match &output.content {
            OutputContent::Page(route) => {
                let text = self.source_of(*route);
                text.is_none_or(|path| !only.contains(path))
            }
            OutputContent::Code(_) => true,
            OutputContent::DataFile(data_file) => !self.site.texts_in(*data_file).any(|key| {
                let path = self.site.article(key).path();
                only.contains(path)
            }),
            OutputContent::Copy(_)
            | OutputContent::Theme(_)
            | OutputContent::Worker(_)
            | OutputContent::Index(_)
            | OutputContent::Picture(..)
            | OutputContent::Card(_) => false,
        }
    }

    fn make_page(
        &self,
        route: Route,
        before: Option<&FileFingerprint>,
        known: &KnownSources<'_>,
    ) -> MadeResult<'_> {
        // None when the text of the page cannot be read. Asked again after it was read: it may have been saved since.
        let text = || match self.source_of(route) {
            Some(path) => Some(self.text_key(path, route, (known.digest)(path)?)),
            None => Some(NO_TEXT),
        };
        let head = view::head(self.site, route);
        let fingerprint = |view: &View, text: u64| FileFingerprint {
            head: digest(&head),
            view: digest(view),
            text,
        };
        if let (Some(before), Some(deck)) = (before, &self.deck) {
            let sketch = view::view(self.site, deck, route, self.sketch_of_text(route));
            if text().is_some_and(|text| *before == fingerprint(&sketch, text)) {
                return Ok(MadeFile::Same);
            }
        }
        let view = self.view(route)?;
        let page = self.renderer.page(view::template(route), &head, &view)?;
        let text = text().unwrap_or(NO_TEXT);
        Ok(MadeFile::New(fingerprint(&view, text), page.into()))
    }

    /// Stands for the text in the digest of the view; the text itself has a digest of its own.
    fn sketch_of_text(&self, route: Route) -> view::FinishedText {
        let lead = match route {
            Route::Article(key) => self.site.article(key).lead(),
            _ => None,
        };
        view::FinishedText {
            lead: lead.map(|_| Html::default()),
            ..view::FinishedText::default()
        }
    }

    /// The file with the text of a page, if the page shows one.
    fn source_of(&self, route: Route) -> Option<&SourcePath> {
        match route {
            Route::Article(key) => Some(self.site.article(key).path()),
            Route::Plain(key) => Some(&self.site.page(key).path),
            _ => None,
        }
    }

    /// A digest of everything that the HTML of a text is made of: the text, and where its links and pictures lead.
    fn text_key(&self, path: &SourcePath, route: Route, text: u64) -> u64 {
        let outline = match route {
            Route::Article(key) => self.site.article(key).outline(),
            Route::Plain(key) => &self.site.page(key).outline,
            _ => return text,
        };
        let links = outline.links.iter();
        let links: Vec<Option<String>> = links
            .map(|link| self.site.link_url(path, &link.target))
            .collect();
        let pictures = outline.pictures.iter();
        let pictures: Vec<Option<Sources>> = pictures
            .map(|picture| self.site.sources(path, &picture.src))
            .collect();
        digest(&(text, links, pictures, self.setting))
    }
}
