//! What has become of the file of every article.

use super::{Article, ArticleFile, HeldBack, Retired};
use crate::{
    diagnostic::{Diagnostic, SourcePath},
    model::Manuscript,
};
use std::{collections::BTreeMap, sync::Arc};

/// Where the text of a file stands.
#[derive(Clone, Debug)]
pub(super) enum ArticleState {
    /// Readers see it.
    Published(Arc<Article>),
    /// Not public yet.
    HeldBack(Arc<HeldBack>),
    /// Not shown any more.
    Retired(Arc<Retired>),
    /// Nothing of it can be shown.
    Lost,
}

impl ArticleState {
    pub(super) fn article(&self) -> Option<&Arc<Article>> {
        match self {
            ArticleState::Published(article) => Some(article),
            ArticleState::HeldBack(held) => Some(&held.article),
            ArticleState::Retired(retired) => Some(&retired.article),
            ArticleState::Lost => None,
        }
    }
}

/// The file of an article.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    pub(super) state: ArticleState,
    /// What its editor has now written, when that cannot be shown. Then `state` is as it was before.
    pub(super) faulty: Option<Faulty>,
    /// What was wrong with its references.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Filed {
    /// The file as a text that can be looked at anew.
    pub(super) fn text(&self, path: &SourcePath) -> ArticleFile {
        let before = self.state.article().map(|article| article.written.clone());
        let now = match &self.faulty {
            Some(Faulty::Written(manuscript)) => Some(manuscript.clone()),
            Some(Faulty::Unreadable) => None,
            None => before.clone(),
        };
        ArticleFile {
            path: path.clone(),
            now,
            before,
        }
    }
}

/// A text that cannot be shown.
#[derive(Clone, Debug)]
pub(super) enum Faulty {
    /// Something required is missing or wrong.
    Written(Arc<Manuscript>),
    /// Its front matter cannot be read at all.
    Unreadable,
}

/// The files of all articles.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleStates {
    files: BTreeMap<SourcePath, Filed>,
}

impl ArticleStates {
    pub(super) fn new(files: impl IntoIterator<Item = (SourcePath, Filed)>) -> ArticleStates {
        ArticleStates {
            files: files.into_iter().collect(),
        }
    }

    pub(super) fn insert(&mut self, path: SourcePath, filed: Filed) -> Option<Filed> {
        self.files.insert(path, filed)
    }

    pub(super) fn remove(&mut self, path: &SourcePath) -> Option<Filed> {
        self.files.remove(path)
    }

    pub(super) fn state(&self, path: &SourcePath) -> Option<&ArticleState> {
        self.files.get(path).map(|filed| &filed.state)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&SourcePath, &Filed)> {
        self.files.iter()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &SourcePath> {
        self.files.keys()
    }

    /// Whether what is written in a file now cannot be shown.
    pub(super) fn is_faulty(&self, path: &SourcePath) -> bool {
        let filed = self.files.get(path);
        filed.is_some_and(|filed| filed.faulty.is_some())
    }

    /// Texts that cannot be shown, as far as they could be read.
    pub(super) fn faulty(&self) -> impl Iterator<Item = &Arc<Manuscript>> {
        self.files.values().filter_map(|filed| match &filed.faulty {
            Some(Faulty::Written(manuscript)) => Some(manuscript),
            Some(Faulty::Unreadable) | None => None,
        })
    }

    /// Files of which nothing can be shown.
    pub(super) fn lost(&self) -> impl Iterator<Item = &SourcePath> {
        let lost = self.files.iter();
        lost.filter(|(_, filed)| matches!(filed.state, ArticleState::Lost))
            .map(|(path, _)| path)
    }

    /// What was wrong with the references of all articles.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.values().flat_map(|filed| &filed.diagnostics)
    }
}
