//! Pictures of a site: the files that are made of them, and which of them it shows.

use super::{Asset, NamedFiles, Scheme, scheme};
use crate::{
    diagnostic::{Diagnostic, FileProblem, Place, SourcePath, Span},
    markdown::Outline,
    media::{PictureFacts, PictureFormat, Seen, Sources, Still, Variant, too_heavy, unsupported},
    site::{Article, PhotoSource, Site},
    source::Limit,
};
use rayon::prelude::*;
use std::collections::BTreeSet;

impl Site {
    /// Files beside articles that a published text links to, each once. Pictures that are only shown are not among them:
    /// other files are made of those.
    pub fn attachments(&self) -> &BTreeSet<Asset> {
        &self.named().attachments
    }

    /// Whether a published text links to a file or shows it.
    pub fn is_used(&self, asset: &Asset) -> bool {
        let named = self.named();
        named.attachments.contains(asset) || named.pictures.contains(asset)
    }

    /// Pictures that a published text shows, each once, as far as they can be shown.
    pub fn pictures(&self) -> impl Iterator<Item = (&Asset, &PictureFacts)> {
        let pictures = self.named().pictures.iter();
        pictures.filter_map(|asset| Some((asset, self.facts(asset)?)))
    }

    fn named(&self) -> &NamedFiles {
        self.named_files.get_or_init(|| self.find_named())
    }

    fn find_named(&self) -> NamedFiles {
        let articles = self.articles.par_iter();
        let articles = articles.map(|a| (a.path(), a.outline(), a.photo.as_ref()));
        let pages = self.pages.par_iter();
        let pages = pages.map(|page| (&page.path, &page.outline, None));
        articles
            .chain(pages)
            .fold(NamedFiles::default, |mut named, (path, outline, photo)| {
                self.add_named(path, outline, photo, &mut named);
                named
            })
            .reduce(NamedFiles::default, NamedFiles::and)
    }

    fn add_named(
        &self,
        path: &SourcePath,
        outline: &Outline,
        photo: Option<&PhotoSource>,
        named: &mut NamedFiles,
    ) {
        for src in shown_in(outline, photo) {
            match self.local(path, src) {
                Some(asset) if PictureFormat::named(asset.source().name()).is_some() => {
                    named.pictures.insert(asset);
                }
                Some(asset @ Asset::Attachment(_)) => {
                    named.attachments.insert(asset);
                }
                _ => {}
            }
        }
        if self.assets.attachments.is_empty() {
            return;
        }
        let links = outline.links.iter().map(|link| link.target.as_str());
        // What begins at the root is in `static/`.
        for link in links.filter(|link| !link.starts_with('/')) {
            if let Some(asset @ Asset::Attachment(_)) = self.local(path, link) {
                named.attachments.insert(asset);
            }
        }
    }

    /// Files beside an article that it links to and that are not published.
    pub(in crate::site) fn left_documents(&self, article: &Article) -> BTreeSet<Asset> {
        let links = article.outline().links.iter();
        let named = links.filter_map(|link| self.local(article.path(), &link.target));
        named
            .filter(|asset| matches!(asset, Asset::Attachment(_)))
            .filter(|asset| !self.attachments().contains(asset))
            .collect()
    }

    /// The file of the site that a text names.
    fn local(&self, from: &SourcePath, name: &str) -> Option<Asset> {
        let name = self.of_site(name);
        match scheme(name) {
            Scheme::None => self.asset(from, name.split(['#', '?']).next().unwrap_or(name)),
            Scheme::Allowed | Scheme::Forbidden => None,
        }
    }

    fn seen(&self, asset: &Asset) -> Option<&Seen> {
        self.assets.pictures.get(asset.source())
    }

    /// What is known of a picture that can be shown.
    pub fn facts(&self, asset: &Asset) -> Option<&PictureFacts> {
        self.seen(asset)?.as_ref().ok()
    }

    /// Paths of the files that are made of a picture, from the root of the site.
    pub fn variant_paths(&self, asset: &Asset, facts: &PictureFacts) -> impl Fn(Variant) -> String {
        let names = facts.names(asset.source().name());
        move |variant| match (asset, variant.own) {
            // It is published at its own address anyway.
            (Asset::Static(_), true) => self.asset_path(asset),
            _ => self.picture_path(&names.name(variant)),
        }
    }

    /// Path of a file that bantin makes of pictures or draws, from the root of the site.
    pub fn picture_path(&self, name: &str) -> String {
        [&self.strings.addresses.pictures, "/", name].concat()
    }

    fn variant_urls(&self, asset: &Asset, facts: &PictureFacts) -> impl Fn(Variant) -> String {
        let paths = self.variant_paths(asset, facts);
        move |variant| match (asset, variant.own) {
            (Asset::Static(_), true) => self.asset_url(asset),
            _ => self.root_url(&paths(variant)),
        }
    }

    /// Addresses of the files of a picture that is named in `from`. None when it is no file of the site, for pages ask no
    /// other site for anything, and when it cannot be shown.
    pub fn sources(&self, from: &SourcePath, src: &str) -> Option<Sources> {
        let src = self.of_site(src);
        if !matches!(scheme(src), Scheme::None) {
            return None;
        }
        let Some(asset) = self.asset(from, src) else {
            // Reported as missing; the address stays as it was meant.
            let meant = src.strip_prefix('/').map(|rest| self.root_url(rest));
            return meant.map(Sources::unknown);
        };
        let facts = self.facts(&asset)?;
        Some(Sources::new(facts, self.variant_urls(&asset, facts)))
    }

    /// A still picture that stands for a picture named in `from`, if it has pixels.
    pub fn still(&self, from: &SourcePath, src: &str) -> Option<Still> {
        let asset = self.local(from, src)?;
        let facts = self.facts(&asset)?;
        let still = facts.still()?;
        Some(Still {
            url: self.variant_urls(&asset, facts)(still),
            width: still.width,
            height: still.height,
        })
    }

    /// What is wrong with the file of a picture that is named at a place of `from`.
    pub(super) fn check_file(
        &self,
        asset: &Asset,
        from: &SourcePath,
        span: Span,
    ) -> Option<Diagnostic> {
        let name = asset.source().name();
        let unknown;
        let trouble = match self.seen(asset) {
            Some(Ok(_)) => return None,
            Some(Err(trouble)) => trouble,
            None => {
                unknown = unsupported(name);
                &unknown
            }
        };
        let problem = FileProblem::Picture {
            src: name.to_owned(),
            fault: trouble.fault.clone(),
        };
        let here = Place::at(from, span);
        Some(match trouble.span {
            Some(inside) => {
                let there = Place::at(asset.source(), inside);
                Diagnostic::new(there, problem).with_other(here)
            }
            None => Diagnostic::new(here, problem).with_other(Place::file(asset.source())),
        })
    }

    /// What is wrong with a drawing beside an article that a link leads to: whoever follows it opens it by itself.
    pub(super) fn check_linked_drawing(
        &self,
        from: &SourcePath,
        target: &str,
        span: Span,
    ) -> Option<Diagnostic> {
        let path = target.split(['#', '?']).next().unwrap_or(target);
        if PictureFormat::named(path) != Some(PictureFormat::Svg) {
            return None;
        }
        let asset = self.local(from, path)?;
        let is_beside = matches!(asset, Asset::Attachment(_));
        is_beside.then(|| self.check_file(&asset, from, span))?
    }

    /// What is wrong with pictures in `static/`, whether a text names them or not: they are published without their
    /// metadata, and those that are too large are not read for that.
    pub(in crate::site) fn check_statics(&self) -> impl Iterator<Item = Diagnostic> {
        let pictures = self.assets.pictures.iter();
        let heavy = pictures.filter_map(|(path, seen)| match seen {
            Err(trouble) if *trouble == too_heavy(Limit::PICTURE) => Some(path),
            _ => None,
        });
        let heavy = heavy.filter(|path| self.assets.statics.contains(*path));
        heavy.map(|path| {
            let problem = FileProblem::Picture {
                src: path.name().to_owned(),
                fault: too_heavy(Limit::PICTURE).fault,
            };
            self.damaged(&Asset::Static(path.clone()), problem)
        })
    }

    /// What is said of a picture that turns out to be damaged when its pixels are needed: where it is first shown.
    pub fn damaged(&self, asset: &Asset, problem: FileProblem) -> Diagnostic {
        let named = |article: &Article| {
            let path = article.path();
            let photo = article.photo.iter();
            let photo = photo.map(|photo| (&photo.src.value, photo.src.span));
            let pictures = article.outline().pictures.iter();
            let pictures = pictures.map(|picture| (&picture.src, picture.span));
            let mut all = photo.chain(pictures);
            let found = all.find(|(src, _)| self.local(path, src).as_ref() == Some(asset));
            found.map(|(_, span)| Place::at(path, span))
        };
        let place = self.articles.iter().find_map(|article| named(article));
        let file = Place::file(asset.source());
        match place {
            Some(place) => Diagnostic::new(place, problem).with_other(file),
            None => Diagnostic::new(file, problem),
        }
    }
}

/// What a text shows, as it is written there.
fn shown_in<'a>(
    outline: &'a Outline,
    photo: Option<&'a PhotoSource>,
) -> impl Iterator<Item = &'a str> {
    let pictures = outline.pictures.iter().map(|picture| picture.src.as_str());
    pictures.chain(photo.map(|photo| photo.src.value.as_str()))
}
