//! Strings: every word that readers see and every fixed part of an address, from `strings/<language>.yaml` of the
//! theme.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The strings of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Strings {
    /// The fixed parts of addresses.
    pub addresses: Addresses,
    /// Names of article kinds, by their ids (`launch`).
    pub kinds: BTreeMap<String, String>,
    /// Names of statuses of campaigns and phases, by their ids (`running`).
    pub statuses: BTreeMap<String, String>,
    /// Names of the groups outside phases, by their ids (`outside`).
    pub groups: BTreeMap<String, String>,
    /// Phrases with a number, by their ids (`articles`).
    pub counts: BTreeMap<String, Count>,
    /// Words for qualifiers, `trên`, `gần`, `khoảng`, by their ids (`over`).
    pub qualifiers: BTreeMap<String, String>,
    /// Names of types of recipients, by their ids (`individual`).
    pub recipients: BTreeMap<String, String>,
    /// Names for titles and forms of commendation, by their ids (`title`).
    pub honour_kinds: BTreeMap<String, String>,
    /// Names of levels of organisations, by their ids (`central`).
    pub levels: BTreeMap<String, String>,
    /// Headings and phrases that views contain, by their ids.
    pub phrases: BTreeMap<String, String>,
    /// Words that templates write themselves; they are `t` in a template.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
}

/// Fixed parts of addresses, of which each is one slug.
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
    pub orgs: String,
    pub archives: String,
    pub results: String,
    pub commemorations: String,
    pub search: String,
    /// Address of the page that is shown without a network.
    pub offline: String,
    /// Part of the address of the whole roll of an honour.
    pub roll: String,
    /// Stands before a year: `nam-2023`.
    pub year: String,
    /// Folder of pictures and attachments that lie beside articles.
    pub files: String,
    /// Folder of files that are made of pictures, and of share cards.
    pub pictures: String,
    /// Stands before the number of a page of a long list: `trang-2`.
    pub page: String,
}

/// A phrase with a number, in each form that the language has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The form for exactly one, where the language has it.
    pub one: Option<String>,
    /// The form for every other number.
    pub other: String,
}

impl Strings {
    /// Fills a phrase with a number: `count("articles", 12, "12")` is `12 bài`.
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

    /// The name with an id in one of the lists; the id itself when the theme has no such name.
    pub fn name(&self, names: &BTreeMap<String, String>, id: &str) -> String {
        names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A phrase without a number. When the theme has none, it is the id, so that readers see what is missing; the check
    /// of a theme reports it.
    pub fn phrase(&self, id: &str) -> String {
        self.phrases
            .get(id)
            .cloned()
            .unwrap_or_else(|| id.to_owned())
    }
}
