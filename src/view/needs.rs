//! What views are made with.

use super::Html;
use crate::{markdown::Heading, site::ArticleKey};

/// The finished HTML of articles in lists: each is made once and placed in many lists.
pub trait Cards {
    /// The card of an article.
    fn card(&self, key: ArticleKey) -> Html;

    /// The cards of several articles.
    fn all(&self, keys: &[ArticleKey]) -> Vec<Html> {
        keys.iter().map(|&key| self.card(key)).collect()
    }
}

/// The text of an article or a plain page as finished HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FinishedText {
    /// Lead of an article that has one.
    pub lead: Option<Html>,
    /// The rest.
    pub body: Html,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// How many words it has.
    pub words: usize,
}
