//! Every word that a reader sees and every fixed part of an address, as read from `strings/<language>.yaml`
//! of the theme.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The strings of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Strings {
    /// Fixed parts of addresses.
    pub addresses: Addresses,
    /// Names of article kinds by id (`launch`).
    pub kinds: BTreeMap<String, String>,
    /// Names of statuses by id (`running`).
    pub statuses: BTreeMap<String, String>,
    /// Names of the groups outside phases by id (`outside`).
    pub groups: BTreeMap<String, String>,
    /// Phrases with a number.
    pub counts: BTreeMap<String, Count>,
    /// `trên`, `gần`, `khoảng` by id (`over`).
    pub qualifiers: BTreeMap<String, String>,
    /// Who can be honoured, by id (`individual`).
    pub recipients: BTreeMap<String, String>,
    /// Titles and forms of commendation, by id (`title`).
    pub honour_kinds: BTreeMap<String, String>,
    /// Levels of organisations by id (`central`).
    pub levels: BTreeMap<String, String>,
    /// Headings and phrases that views need by id.
    pub phrases: BTreeMap<String, String>,
    /// Words that templates write themselves: `t` in a template.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
}

/// Fixed parts of addresses: each is one slug.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(
    missing_docs,
    reason = "each names the page family whose address begins with it"
)]
pub struct Addresses {
    pub news: String,
    pub districts: String,
    pub campaigns: String,
    pub matrix: String,
    pub kinds: String,
    pub categories: String,
    pub sectors: String,
    pub authors: String,
    pub sources: String,
    pub honours: String,
    pub movements: String,
    pub programmes: String,
    pub organisations: String,
    pub archives: String,
    pub results: String,
    pub commemorations: String,
    pub search: String,
    /// The page that is shown without a network.
    pub offline: String,
    /// The whole roll of an honour.
    pub roll: String,
    /// Before a year: `nam-2023`.
    pub year: String,
    /// Pictures and attachments that lie beside articles.
    pub files: String,
    /// Files that are made of pictures, and share cards.
    pub pictures: String,
    /// Before the number of a page of a long list: `trang-2`.
    pub page: String,
}

/// A phrase with a number, in the forms that a language distinguishes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// For exactly one, where the language has such a form.
    pub one: Option<String>,
    /// For every other number.
    pub other: String,
}

impl Strings {
    /// A phrase with a number: `count("articles", 12, "12")` is `12 bài`.
    pub fn count(&self, id: &str, number: usize, shown: &str) -> String {
        let Some(count) = self.counts.get(id) else {
            return shown.to_owned();
        };
        let form = match &count.one {
            Some(one) if number == 1 => one,
            _ => &count.other,
        };
        form.replace("{n}", shown)
    }

    /// A name out of one of the lists by id; the id itself when the theme has no such name.
    pub fn name(&self, names: &BTreeMap<String, String>, id: &str) -> String {
        names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A phrase without a number. The id itself when the theme has no such phrase, so that a reader of the
    /// page sees what is missing; the check of a theme reports it.
    pub fn phrase(&self, id: &str) -> String {
        self.phrases
            .get(id)
            .cloned()
            .unwrap_or_else(|| id.to_owned())
    }
}
