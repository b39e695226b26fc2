//! Tells whether a file of the published site must be made again: not when everything that it is made of is the same.

use super::{
    large,
    maker::Maker,
    output::{Content, IndexFile, Output},
};
use crate::{
    diagnostic::SourcePath,
    media::Sources,
    publish::{Copied, FileFingerprint, Made, MadeResult},
    render::digest,
    site::Route,
    view::{self, Html, View},
};
use std::collections::BTreeSet;
use xxhash_rust::xxh3::xxh3_64;

/// What is known of source files without reading them.
pub struct Known<'a> {
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
        known: &'m Known<'m>,
    ) -> MadeResult<'m> {
        if let Some(endless) = self.theme.endless() {
            return Err(endless.clone().into()); // the build ends with this problem
        }
        if let (Some(_), Some(only)) = (before, known.only)
            && self.is_untouched(output, only)
        {
            return Ok(Made::Same);
        }
        match &output.content {
            Content::Page(route) => {
                let made = self.make_page(*route, before, known);
                self.deck.iter().for_each(|deck| deck.made(*route));
                made
            }
            // The names of these files tell their contents.
            Content::Picture(..) | Content::Card(_) | Content::Index(IndexFile::Same)
                if before.is_some() =>
            {
                Ok(Made::Same)
            }
            Content::Copy(asset) => {
                let digest = || (known.digest)(asset.source());
                let fingerprint = |view| FileFingerprint {
                    view,
                    ..FileFingerprint::default()
                };
                if before.is_some() && before == digest().map(fingerprint).as_ref() {
                    return Ok(Made::Same);
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
                    return Ok(Made::Copy(Copied { file, fingerprint }));
                }
                let bytes = self.make(output)?;
                let now = digest().unwrap_or_else(|| xxh3_64(&bytes));
                Ok(Made::New(fingerprint(now), bytes))
            }
            Content::Code(route) => {
                let fingerprint = FileFingerprint {
                    view: digest(&self.site.absolute_url(*route)),
                    ..FileFingerprint::default()
                };
                if before == Some(&fingerprint) {
                    return Ok(Made::Same);
                }
                Ok(Made::New(fingerprint, self.code(*route).into()))
            }
            Content::DataFile(_)
            | Content::Theme(_)
            | Content::Worker(_)
            | Content::Index(_)
            | Content::Picture(..)
            | Content::Card(_) => {
                let bytes = self.make(output)?;
                let fingerprint = FileFingerprint {
                    view: xxh3_64(&bytes),
                    ..FileFingerprint::default()
                };
                Ok(Made::New(fingerprint, bytes))
            }
        }
    }

    /// Whether a file stays the same when only these texts have changed.
    fn is_untouched(&self, output: &Output, only: &BTreeSet<SourcePath>) -> bool {
        match &output.content {
            Content::Page(route) => {
                let text = self.source_of(*route);
                text.is_none_or(|path| !only.contains(path))
            }
            Content::Code(_) => true,
            Content::DataFile(data_file) => !self.site.texts_in(*data_file).any(|key| {
                let path = self.site.article(key).path();
                only.contains(path)
            }),
            Content::Copy(_)
            | Content::Theme(_)
            | Content::Worker(_)
            | Content::Index(_)
            | Content::Picture(..)
            | Content::Card(_) => false,
        }
    }

    fn make_page(
        &self,
        route: Route,
        before: Option<&FileFingerprint>,
        known: &Known<'_>,
    ) -> MadeResult<'_> {
        // Asked after the text was read: it may have been saved meanwhile.
        let text = || {
            let path = self.source_of(route)?;
            let text = (known.digest)(path).unwrap_or_default();
            Some(self.text_key(path, route, text))
        };
        let head = view::head(self.site, route);
        let fingerprint = |view: &View| FileFingerprint {
            head: digest(&head),
            view: digest(view),
            text: text().unwrap_or_default(),
        };
        if let (Some(before), Some(deck)) = (before, &self.deck) {
            let sketch = view::view(self.site, deck, route, self.sketch_of_text(route));
            if *before == fingerprint(&sketch) {
                return Ok(Made::Same);
            }
        }
        let view = self.view(route)?;
        let page = self.renderer.page(view::template(route), &head, &view)?;
        Ok(Made::New(fingerprint(&view), page.into()))
    }

    /// Stands for the text in the digest of the view; the text itself has a digest of its own.
    fn sketch_of_text(&self, route: Route) -> view::Text {
        let lead = match route {
            Route::Article(key) => self.site.article(key).lead(),
            _ => None,
        };
        view::Text {
            lead: lead.map(|_| Html::default()),
            ..view::Text::default()
        }
    }

    /// The file with the text of a page, if the page shows one.
    fn source_of(&self, route: Route) -> Option<&SourcePath> {
        match route {
            Route::Article(key) => Some(self.site.article(key).path()),
            Route::Plain(index) => Some(&self.site.pages[index].path),
            _ => None,
        }
    }

    /// A digest of everything that the HTML of a text is made of: the text, and where its links and pictures lead.
    fn text_key(&self, path: &SourcePath, route: Route, text: u64) -> u64 {
        let outline = match route {
            Route::Article(key) => self.site.article(key).outline(),
            Route::Plain(index) => &self.site.pages[index].outline,
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
