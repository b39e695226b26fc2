//! Digests by which a build tells which files it need not make again.
//!
//! A page is made of what is known of all articles and registers, of the theme, and of the texts that it shows. When
//! everything is the same but some texts, only the pages that show those can be different.

use super::{
    cache::{Cache, CacheWriter},
    last_build::LastBuild,
    session::Session,
};
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    markdown::Outline,
    media::PictureFormat,
    model::Manuscript,
    publish::SiteFingerprint,
    render::digest,
    source::{Purpose, SourceFiles, no_files, purpose},
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    sync::Arc,
    time::UNIX_EPOCH,
};

/// Digests of everything that the published site is made of.
pub struct Fingerprints {
    /// Digests of what may concern every file: program, theme, what surrounds pages, facts of all articles.
    pub site_fingerprint: SiteFingerprint,
    program: u64,
    /// Every file of the site with the digest of its bytes.
    digests: BTreeMap<SourcePath, u64>,
    /// For each article, a digest of what other pages may show of it.
    shown: BTreeMap<SourcePath, u64>,
}

/// Tells this program from all others, by its version and by size and time of its file. What one program remembers,
/// another one does not use.
pub fn program() -> u64 {
    let file = env::current_exe().and_then(std::fs::metadata).ok();
    let stamp = file.map(|file| {
        let modified = file.modified().ok();
        let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        (file.len(), modified.map(|time| time.as_nanos() as u64))
    });
    digest(&(env!("CARGO_PKG_VERSION"), stamp))
}

impl Fingerprints {
    /// Computes the digests of a loaded site; files whose stamps the cache knows are not read.
    pub fn of(
        session: &Session,
        files: &dyn SourceFiles,
        cache: &Cache,
        program: u64,
    ) -> Fingerprints {
        let read = |path: &SourcePath| {
            let pictures = &session.site.assets.pictures;
            let seen = pictures.get(path).and_then(|seen| seen.as_ref().ok());
            let read = session.digests.get(path).copied();
            read.or_else(|| seen.map(|facts| facts.digest))
        };
        let list = files.list();
        let digests = list.into_par_iter().map(|path| {
            let digest = read(&path)
                .or_else(|| cache.digest(files, &path))
                .unwrap_or_default();
            (path, digest)
        });
        let digests: BTreeMap<SourcePath, u64> = digests.collect();
        let shown = shown(session, cache);
        let frame: Vec<(&str, u64)> = digests
            .iter()
            .filter_map(|(path, &digest)| {
                let digest = match purpose(path)? {
                    Purpose::Site | Purpose::Register | Purpose::Template | Purpose::Theme => {
                        digest
                    }
                    Purpose::Page => digest,
                    Purpose::Article => shown.get(path).copied().unwrap_or(digest),
                    // Pages tell the size of pictures, and name the files that are made of them. Of other files only
                    // the links matter, not what is in them.
                    Purpose::Attachment | Purpose::Static => {
                        PictureFormat::named(path.name()).map_or(0, |_| digest)
                    }
                };
                Some((path.as_str(), digest))
            })
            .collect();
        let site = &session.site;
        let since = site.validity().start;
        let when = (since, session.shown.drafts, session.shown.future);
        let all: Vec<(&str, u64)> = digests
            .iter()
            .map(|(path, &digest)| (path.as_str(), digest))
            .collect();
        let oddities = files.oddities();
        let odd: Vec<&str> = oddities.iter().map(|odd| odd.place.path.as_str()).collect();
        let (low, high) = (digest(&(when, &all, &odd)), digest(&(&all, &odd, when)));
        Fingerprints {
            site_fingerprint: SiteFingerprint {
                program: digest(&env!("CARGO_PKG_VERSION")),
                theme: session.theme.digest(),
                chrome: digest(&session.chrome()),
                facts: digest(&(when, &frame)),
                inputs: u128::from(high) << 64 | u128::from(low),
            },
            program,
            digests,
            shown,
        }
    }

    /// The digest of a file of the site; none when it cannot be read.
    pub fn digest(&self, path: &SourcePath) -> Option<u64> {
        self.digests.get(path).copied()
    }

    /// Gives files digests that no file has, so that the next build makes anew whatever shows them.
    pub fn distrust(&mut self, paths: &[SourcePath]) {
        for path in paths {
            if let Some(digest) = self.digests.get_mut(path) {
                *digest = no_files(*digest);
            }
        }
    }

    /// The articles whose texts changed since the build that a cache remembers; none when anything else changed too.
    pub fn only_texts(&self, cache: &Cache) -> Option<BTreeSet<SourcePath>> {
        let before = &cache.last_build()?.site_fingerprint;
        let same = before.facts == self.site_fingerprint.facts
            && before.makes_equal_pages(&self.site_fingerprint);
        same.then(|| {
            let changed = self.digests.iter();
            changed
                .filter(|(path, digest)| cache.last_digest(path) != Some(**digest))
                .map(|(path, _)| path.clone())
                .collect()
        })
    }

    /// Gathers what the next build may take from this one.
    ///
    /// `search` are the digests of the files of the search index.
    pub fn writer<'a>(
        self,
        session: &'a Session,
        search: Vec<u64>,
        diagnostics: Vec<Diagnostic>,
    ) -> CacheWriter<'a> {
        let texts = session.site.texts().into_iter();
        CacheWriter {
            program: self.program,
            parse_settings: session.parse_settings.digest(session.has_search()),
            digests: self.digests.into_iter().collect(),
            articles: texts.map(|text| (text.path, text.now)).collect(),
            shown: self.shown,
            found: &session.found,
            search,
            last_build: LastBuild::new(&session.site, self.site_fingerprint, diagnostics),
        }
    }
}

impl Session {
    /// The diagnostics of the last build, when they hold for this one too: only the given texts have changed, and
    /// nothing was or is wrong with them. Findings elsewhere rest on what other pages may show of those texts, which is
    /// the same.
    pub fn same_diagnostics(
        &self,
        files: &dyn SourceFiles,
        cache: &Cache,
        only: &BTreeSet<SourcePath>,
    ) -> Option<Vec<Diagnostic>> {
        let before = &cache.last_build()?.diagnostics;
        let concerns = |found: &Diagnostic| {
            let mut places = [Some(&found.place), found.other.as_ref()].into_iter();
            places.any(|place| place.is_some_and(|place| only.contains(&place.path)))
        };
        let clean = only.iter().all(|path| !self.found.contains_key(path));
        let same = clean && cache.finds_the_same_odd(files) && !before.iter().any(concerns);
        same.then(|| before.clone())
    }
}

/// For each article, a digest of what other pages may show of it.
fn shown(session: &Session, cache: &Cache) -> BTreeMap<SourcePath, u64> {
    let parse_settings = session.parse_settings.digest(session.has_search());
    let texts = session.site.texts().into_par_iter();
    let shown = texts.map(|text| {
        let digest = session.digests.get(&text.path).copied().unwrap_or_default();
        let known = cache.shown(&text.path, digest, parse_settings);
        let shown = known.or_else(|| text.now.as_ref().map(shown_of));
        (text.path, shown.unwrap_or(digest))
    });
    shown.collect()
}

/// A digest of an article without its text. Of the text only what other pages may need counts: headings that links lead
/// to, the beginning, and where its own links and pictures lead.
fn shown_of(manuscript: &Arc<Manuscript>) -> u64 {
    let Outline {
        anchors,
        links,
        pictures,
        first_paragraph,
        beginning,
        unmade: _,
        problems: _,
        words: _,
    } = &manuscript.outline;
    let links: Vec<&str> = links.iter().map(|link| link.target.as_str()).collect();
    let pictures: Vec<(&str, &str, Option<&str>)> = pictures
        .iter()
        .map(|picture| (&*picture.src, &*picture.alt, picture.credit.as_deref()))
        .collect();
    let facts = Manuscript {
        body: 0,
        outline: Outline::default(),
        ..Manuscript::clone(manuscript)
    };
    digest(&(facts, anchors, links, pictures, first_paragraph, beginning))
}
