//! The search page.

use crate::view::parts::{Link, Tally};
use serde::Serialize;

/// `search.html`: a form that a script answers; without it, the ways to every article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SearchPage {
    /// By what results can be filtered.
    pub fields: Vec<SearchField>,
    /// Name of the field for the order of results.
    pub sort: String,
    /// Its value when the newest come first.
    pub newest: String,
    /// All articles.
    pub news: Link,
    /// How many there are: `1.709 bài`.
    pub total: String,
    /// Districts with articles, in alphabetical order.
    pub districts: Vec<Tally>,
    /// Years, newest first.
    pub years: Vec<Tally>,
}

/// A field of the form by which results are filtered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SearchField {
    /// Facet of the index: `district`.
    pub facet: &'static str,
    /// Name in addresses: `dia-ban`.
    pub name: String,
    /// What the reader sees.
    pub label: String,
}
