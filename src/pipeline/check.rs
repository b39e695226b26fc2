//! Finds what is wrong with a loaded site as its files are now.

use super::{
    session::{PageFile, Session},
    shared_paths::report_shared_paths,
};
use crate::{
    diagnostic::{Diagnostic, sort},
    lint,
    site::{ArticleFile, BrokenUrls, CancelToken, Cancelled, PublishedUrls, Site, SiteSources},
    source::SourceFiles,
};

impl Session {
    /// The site as its files are now, without older versions of what can no longer be read. None when that is the site
    /// itself.
    fn as_written(&self) -> Option<Site> {
        let stands_in = |page: &PageFile| page.faulty && page.shown.is_some();
        let newest = self.wanted.as_deref().unwrap_or(&self.site);
        let same = self.wanted.is_none() && !newest.has_stand_ins();
        if same && !self.pages.values().any(stands_in) {
            return None;
        }
        let texts = newest.texts().into_iter();
        let pages = self.pages.iter();
        let (lost, pages): (Vec<_>, Vec<_>) = pages.partition(|(_, page)| page.faulty);
        Some(Site::build(SiteSources {
            settings: newest.settings.clone(),
            locale: newest.locale,
            strings: newest.strings.clone(),
            registers: newest.registers.clone(),
            texts: texts
                .map(|text| ArticleFile {
                    before: None,
                    ..text
                })
                .collect(),
            pages: pages
                .into_iter()
                .filter_map(|(_, page)| page.shown.clone())
                .collect(),
            lost_pages: lost.into_iter().map(|(path, _)| path.clone()).collect(),
            assets: newest.assets.clone(),
            now: newest.now,
            shown: self.shown,
        }))
    }

    /// What has become of the addresses that earlier builds published, as far as readers lose by it, sorted.
    pub fn broken_urls(&self, past: &PublishedUrls) -> BrokenUrls {
        let mut broken_urls = self.site.broken_urls(past);
        self.levels.apply(&mut broken_urls.diagnostics);
        sort(&mut broken_urls.diagnostics);
        broken_urls
    }

    /// Everything that is wrong with the site as its files are now, sorted.
    pub fn check(&self, files: &dyn SourceFiles) -> Vec<Diagnostic> {
        let found = self.check_with(CancelToken::NEVER, files);
        found.unwrap_or_default() // never cancelled
    }

    /// As [`check`](Session::check), with a token that can cancel it.
    ///
    /// # Errors
    /// When it is cancelled before it is done.
    pub fn check_with(
        &self,
        cancel: CancelToken<'_>,
        files: &dyn SourceFiles,
    ) -> Result<Vec<Diagnostic>, Cancelled> {
        let as_written = self.as_written();
        let site = as_written.as_ref().unwrap_or(&self.site);
        let mut diagnostics = files.oddities();
        diagnostics.extend(self.found_in_settings.iter().cloned());
        diagnostics.extend(self.found_in_theme.iter().cloned());
        diagnostics.extend(self.found.values().flatten().cloned());
        diagnostics.extend(site.check(cancel)?);
        let found = lint::site::site(site, &diagnostics, cancel)?;
        diagnostics.extend(found);
        cancel.check()?;
        report_shared_paths(site, &self.theme, &mut diagnostics);
        self.levels.apply(&mut diagnostics);
        sort(&mut diagnostics);
        Ok(diagnostics)
    }
}
