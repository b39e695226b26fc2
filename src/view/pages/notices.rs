//! Pages in the place of what was there before.

use crate::view::parts::{Link, Stamp};
use serde::Serialize;

/// `notice.html`: in the place of an article that is not shown any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Notice {
    /// Title of the article.
    pub title: String,
    /// When it was published.
    pub date: Stamp,
    /// Why it is not shown: `withdrawn`, `expired`.
    pub state: &'static str,
    /// The same in a sentence.
    pub message: String,
    /// What its editors say to that.
    pub reason: Option<String>,
    /// Since when, if known.
    pub since: Option<Stamp>,
    /// Ways on: its districts and campaigns, the news.
    pub ways: Vec<Link>,
}

/// `redirect.html`: an old address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedirectPage {
    /// The page that is now elsewhere.
    pub to: Link,
}
