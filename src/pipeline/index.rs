//! What search reads, as files of the published site.

use super::{
    Newsroom,
    outputs::{Content, Output},
};
use crate::{
    markdown::blocks,
    model,
    search::Index,
    site::{ArticleKey, Route},
    source::{Files, decode},
    text::Words,
};
use std::{borrow::Cow, sync::Arc};

impl Newsroom {
    /// The index of search, made when it is first asked for; none when the site has no search.
    pub fn index(&self, files: &dyn Files) -> Option<Arc<Index>> {
        self.site.settings.families.has("search").then(|| {
            let make = || Index::new(&self.site, |key| self.words(key, files)).into();
            self.index.get_or_init(make).clone()
        })
    }

    /// The files of the index.
    pub fn index_outputs(&self, files: &dyn Files) -> Vec<Output> {
        let index = self.index(files);
        let files = index.iter().flat_map(|index| index.files());
        let outputs = files.map(|(name, bytes)| Output {
            path: self.index_path(name),
            content: Content::Index(bytes.clone()),
        });
        outputs.collect()
    }

    /// The file of the index at an address from the root of the site.
    pub fn index_output_at(&self, address: &str, files: &dyn Files) -> Option<Output> {
        let name = address.strip_prefix(&self.index_path(""))?;
        let bytes = self.index(files)?.files().get(name)?.clone();
        Some(Output {
            path: address.to_owned(),
            content: Content::Index(bytes),
        })
    }

    fn index_path(&self, name: &str) -> String {
        self.site.address(Route::Search) + name
    }

    /// The blocks of the text of an article, without markup; none when it cannot be read any more.
    pub fn blocks(&self, key: ArticleKey, files: &dyn Files) -> Vec<String> {
        let bytes = files.read(self.site.article(key).path());
        let eth = self.site.locale.eth_is_d();
        let decoded = bytes.ok().and_then(|bytes| decode(&bytes, eth).ok());
        decoded.map_or_else(Vec::new, |decoded| blocks(model::body(&decoded.text)))
    }

    fn words(&self, key: ArticleKey, files: &dyn Files) -> Cow<'_, Words> {
        match &self.site.article(key).outline().words {
            Some(words) => Cow::Borrowed(words),
            None => Cow::Owned(Words::of(self.blocks(key, files))),
        }
    }
}
