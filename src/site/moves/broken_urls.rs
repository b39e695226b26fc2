//! What editors are told of addresses that lead nowhere any more.

use super::{Presence, Recorded, UrlChange, UrlRecord, url_changes};
use crate::{
    diagnostic::{AddressProblem, Diagnostic, LifeProblem, Place, SourcePath},
    site::{Site, THEME_FOLDER, article_states},
};
use std::collections::{BTreeMap, BTreeSet};

/// What was published before.
#[derive(Clone, Debug, Default)]
pub struct PublishedUrls {
    /// What the last build published.
    pub record: UrlRecord,
    /// What earlier ones published, and what led nowhere after the last one.
    pub unanswered: UrlRecord,
    /// Addresses of pages and files of the last build that this one does not make.
    pub gone: Vec<String>,
}

/// What has become of it, as far as readers are worse off.
#[derive(Clone, Debug, Default)]
pub struct BrokenUrls {
    /// What editors can do something about.
    pub diagnostics: Vec<Diagnostic>,
    /// Addresses of lists that are gone, from the root of the site.
    pub lists: Vec<String>,
    /// Files that are gone although the page that they belong to is not, from the root of the site.
    pub files: Vec<String>,
    /// What leads nowhere now. What has moved is told until it is mended, what is gone is known again when it returns.
    pub unanswered: UrlRecord,
}

impl BrokenUrls {
    /// Whether any of what leads nowhere is to be told at the next build, too.
    pub fn are_told_again(unanswered: &UrlRecord) -> bool {
        unanswered.0.iter().any(|one| !one.path.is_empty())
    }
}

impl PublishedUrls {
    fn gone_pages(&self) -> impl Iterator<Item = &str> {
        let gone = self.gone.iter().map(String::as_str);
        gone.filter(|address| is_page(address))
    }

    /// Everything that was ever published and may be looked for.
    fn all(&self) -> UrlRecord {
        let mut all = self.record.clone();
        let known: BTreeSet<&str> = self.record.0.iter().map(address).collect();
        let older = self.unanswered.0.iter();
        let older = older.filter(|one| !known.contains(address(one)));
        all.0.extend(older.cloned());
        all
    }
}

impl Site {
    /// What has become of the addresses that earlier builds published.
    pub fn broken_urls(&self, past: &PublishedUrls) -> BrokenUrls {
        let before = past.all();
        if before.0.is_empty() {
            return BrokenUrls::default(); // the first build
        }
        let now = self.record();
        let pages = self.every_page().into_iter();
        let pages: BTreeSet<String> = pages.map(|route| self.address(route)).collect();
        let answers = |address: &str| pages.contains(address) || self.has_file(address);
        let url_changes = url_changes(&before, &now, &answers);
        let moved = url_changes.iter().filter_map(|change| match change {
            UrlChange::Moved { before, now } => Some((*before, *now)),
            UrlChange::Renamed { .. } | UrlChange::Taken { .. } | UrlChange::Gone(_) => None,
        });
        let (entries, texts): (Vec<_>, Vec<_>) =
            moved.partition(|(before, _)| before.what == Presence::Entry);
        let mut diagnostics = self.tell_moved_texts(&texts, &now);
        diagnostics.extend(self.tell_moved_entries(&entries));
        let published: BTreeSet<&str> = past.record.0.iter().map(address).collect();
        let others = url_changes.iter().filter_map(|change| match change {
            UrlChange::Moved { .. } => None,
            UrlChange::Renamed { before, now } => Some(self.tell_renamed(before, now)),
            UrlChange::Taken { before, now, by } => Some(self.tell_taken(before, now, by)),
            UrlChange::Gone(before) => {
                let is_new = published.contains(address(before)) && before.what != Presence::Entry;
                is_new.then(|| self.tell_gone(before))
            }
        });
        diagnostics.extend(others);
        BrokenUrls {
            diagnostics,
            lists: self.gone_lists(past, &entries),
            files: self.files(past),
            unanswered: unanswered(&url_changes),
        }
    }

    /// One report for each text, with all addresses that it had.
    fn tell_moved_texts(
        &self,
        moved: &[(&Recorded, &Recorded)],
        now: &UrlRecord,
    ) -> Vec<Diagnostic> {
        let mut by_text: BTreeMap<&str, (&Recorded, Vec<&str>)> = BTreeMap::new();
        for (before, now) in moved {
            let (_, old) = by_text.entry(&now.path).or_insert((now, Vec::new()));
            old.push(&before.address);
        }
        let base = &self.settings.base_url;
        let told = by_text.into_values().map(|(text, old)| {
            let redirects = now
                .0
                .iter()
                .filter(|one| one.is_old() && one.path == text.path);
            let known = redirects.map(address);
            let shown = old.iter().map(|old| format!("/{old}"));
            let shown: Vec<String> = shown.collect();
            let aliases = known.chain(old).map(|old| base.written(old));
            let aliases: Vec<String> = aliases.collect();
            let problem = AddressProblem::AddressMoved {
                old: shown.join(", "),
                new: format!("/{}", text.address),
                aliases: aliases.join(", "),
            };
            Diagnostic::new(self.place_of(&text.path), problem)
        });
        told.collect()
    }

    /// One report for each entry; none for what lies below another one that moved.
    fn tell_moved_entries(&self, moved: &[(&Recorded, &Recorded)]) -> Vec<Diagnostic> {
        let below_another = |address: &str| {
            let mut others = moved.iter().map(|(before, _)| before.address.as_str());
            others.any(|other| address != other && address.starts_with(other))
        };
        let told = moved
            .iter()
            .filter(|(before, _)| !below_another(&before.address));
        let told = told.filter_map(|(before, now)| {
            let (_, place) = self.entries().find(|(entry, _)| entry.path == now.path)?;
            let problem = AddressProblem::EntryMoved {
                old: format!("/{}", before.address),
                new: format!("/{}", now.address),
                old_id: last_step(&before.address).to_owned(),
            };
            Some(Diagnostic::new(place, problem))
        });
        told.collect()
    }

    fn tell_renamed(&self, before: &Recorded, now: &Recorded) -> Diagnostic {
        let before = before.id.clone();
        let problem = LifeProblem::ArticleIdChanged { before };
        Diagnostic::new(self.place_of(&now.path), problem)
    }

    fn tell_taken(&self, before: &Recorded, now: &Recorded, by: &Recorded) -> Diagnostic {
        let problem = AddressProblem::AddressTaken {
            address: format!("/{}", before.address),
            now: format!("/{}", now.address),
        };
        let found = Diagnostic::new(self.place_of(&by.path), problem);
        found.with_other(self.place_of(&now.path))
    }

    fn tell_gone(&self, before: &Recorded) -> Diagnostic {
        let problem = AddressProblem::AddressGone {
            address: format!("/{}", before.address),
            alias: self.settings.base_url.written(&before.address),
        };
        let path = SourcePath::new(before.path.as_str());
        Diagnostic::new(Place::file(&path), problem)
    }

    /// Pages that are gone and are told of nowhere else. Where a file lies now, nobody misses a page.
    fn gone_lists(&self, past: &PublishedUrls, moved: &[(&Recorded, &Recorded)]) -> Vec<String> {
        let texts = past.record.0.iter();
        let texts = texts.filter(|one| one.what != Presence::Entry);
        let texts: BTreeSet<&str> = texts.map(address).collect();
        let is_moved = |page: &str| {
            let mut moved = moved.iter();
            moved.any(|(before, _)| page.starts_with(before.address.as_str()))
        };
        let gone = past.gone_pages();
        gone.filter(|page| !texts.contains(page) && !is_moved(page) && !self.has_file(page))
            .map(str::to_owned)
            .collect()
    }

    /// Whether a file answers for an address, so that nobody misses a page.
    fn has_file(&self, address: &str) -> bool {
        self.is_file(address) || self.asset_at(address.trim_end_matches('/')).is_some()
    }

    /// Files that are told of nowhere else. Those that only pages of the site name are named otherwise by pages now.
    fn files(&self, past: &PublishedUrls) -> Vec<String> {
        let words = &self.strings.addresses;
        let passing =
            [THEME_FOLDER, &words.pictures, &words.search].map(|folder| format!("{folder}/"));
        let is_passing = |file: &str| {
            let hidden = file.starts_with(['.', '_']) || file.starts_with("sitemap");
            hidden
                || passing
                    .iter()
                    .any(|folder| file.starts_with(folder.as_str()))
        };
        let pages: BTreeSet<&str> = past.gone_pages().collect();
        let is_below = |file: &str| {
            let mut folders = file.match_indices('/').map(|(at, _)| &file[..=at]);
            folders.any(|folder| pages.contains(folder))
        };
        let files = past.gone.iter().filter(|address| !is_page(address));
        let files = files.filter(|file| !is_passing(file) && !is_below(file));
        files.cloned().collect()
    }

    /// What an article's address is made of.
    fn place_of(&self, path: &str) -> Place {
        let path = SourcePath::new(path);
        let state = self.article_states.state(&path);
        match state.and_then(article_states::ArticleState::article) {
            Some(article) => Place::at(&path, article.written.slug.span),
            None => Place::file(&path),
        }
    }
}

/// What moved is looked for where it is now. Of what is gone only the text is still known: another one may come to have
/// the name of its file. An old address whose line was deleted is meant to be gone.
fn unanswered(url_changes: &[UrlChange<'_>]) -> UrlRecord {
    let left = url_changes.iter().filter_map(|change| match change {
        UrlChange::Moved { before, .. } | UrlChange::Gone(before) if before.is_old() => None,
        UrlChange::Moved { before, now } => Some(Recorded {
            path: now.path.clone(),
            id: now.id.clone(),
            ..(*before).clone()
        }),
        UrlChange::Gone(before) => Some(Recorded {
            path: String::new(),
            id: String::new(),
            ..(*before).clone()
        }),
        UrlChange::Renamed { .. } | UrlChange::Taken { .. } => None,
    });
    UrlRecord(left.collect())
}

fn is_page(address: &str) -> bool {
    address.is_empty() || address.ends_with('/') || address.ends_with(".html")
}

fn address(one: &Recorded) -> &str {
    &one.address
}

fn last_step(address: &str) -> &str {
    let inside = address.trim_end_matches('/');
    inside.rsplit('/').next().unwrap_or(inside)
}
