//! Digests by which a build tells what it need not make again.
//!
//! A page is made of what is known of all articles and registers, of the theme, and of the texts that stand in it. When
//! everything is the same but some texts, only the pages in which those stand can be different.

use super::{
    cache::{Cache, CacheWriter},
    last_build::LastBuild,
    session::Session,
};
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    markdown::Outline,
    media::Format,
    model::Manuscript,
    publish::SiteFingerprint,
    render::digest,
    source::{Files, Purpose, no_files, purpose},
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    sync::Arc,
    time::UNIX_EPOCH,
};

/// What the files of a site come to, as digests.
pub struct Fingerprints {
    /// What all files of the published site are made with.
    pub site_fingerprint: SiteFingerprint,
    program: u64,
    /// Every file of the site with its digest.
    digests: BTreeMap<SourcePath, u64>,
    /// What other pages may show of each article.
    shown: BTreeMap<SourcePath, u64>,
}

/// Tells this program from all others: what it makes, only it may take for its own.
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
    /// Digests of a site.
    pub fn of(session: &Session, files: &dyn Files, cache: &Cache, program: u64) -> Fingerprints {
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
                    // Pages tell the size of pictures, and name files that are made of them. Texts link to other files;
                    // what is in those is nobody's business.
                    Purpose::Attachment | Purpose::Static => {
                        Format::named(path.name()).map_or(0, |_| digest)
                    }
                };
                Some((path.as_str(), digest))
            })
            .collect();
        let site = &session.site;
        let when = (site.as_of, session.shown.drafts, session.shown.future);
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

    /// The digest of a file of the site.
    pub fn digest(&self, path: &SourcePath) -> Option<u64> {
        self.digests.get(path).copied()
    }

    /// Takes files for others than they are, so that the next build makes anew what shows them.
    pub fn distrust(&mut self, paths: &[SourcePath]) {
        for path in paths {
            if let Some(digest) = self.digests.get_mut(path) {
                *digest = no_files(*digest);
            }
        }
    }

    /// The articles that have another text than in the build that a cache remembers, when nothing else is different.
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

    /// What the next build may take from this one.
    ///
    /// `search` are the digests of the index of search.
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
    /// What is wrong with the site, when it is what was wrong before: when only these texts are different, and nothing
    /// was or is wrong with them. What is wrong elsewhere is so because of what other pages may show of them.
    pub fn same_diagnostics(
        &self,
        files: &dyn Files,
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

/// What other pages may show of each article.
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

/// A digest of an article without its text, of which only what others may ask for counts: headings that links lead to,
/// the beginning, and where its own links and pictures lead.
fn shown_of(manuscript: &Arc<Manuscript>) -> u64 {
    let Outline {
        anchors,
        links,
        pictures,
        first_paragraph,
        beginning,
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
