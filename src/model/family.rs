//! Families of pages and files, which a site can switch off: `families:` in `site.yaml`.

use super::fields::{FieldReader, Fields};
use std::collections::BTreeSet;

/// Pages or files of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is what its name in site.yaml says")]
pub enum Family {
    Districts,
    Campaigns,
    Phases,
    Pairs,
    Matrix,
    Kinds,
    Categories,
    Sectors,
    Authors,
    Sources,
    Honours,
    Movements,
    Programmes,
    Orgs,
    Results,
    Commemorations,
    Archives,
    Feeds,
    Search,
    Qr,
}

impl Family {
    /// All of them.
    pub const ALL: [Family; 20] = [
        Family::Districts,
        Family::Campaigns,
        Family::Phases,
        Family::Pairs,
        Family::Matrix,
        Family::Kinds,
        Family::Categories,
        Family::Sectors,
        Family::Authors,
        Family::Sources,
        Family::Honours,
        Family::Movements,
        Family::Programmes,
        Family::Orgs,
        Family::Results,
        Family::Commemorations,
        Family::Archives,
        Family::Feeds,
        Family::Search,
        Family::Qr,
    ];

    /// Name in `site.yaml`; for pages with a list of their own also the phrase of the theme that they are called by.
    pub fn name(self) -> &'static str {
        match self {
            Family::Districts => "districts",
            Family::Campaigns => "campaigns",
            Family::Phases => "phases",
            Family::Pairs => "pairs",
            Family::Matrix => "matrix",
            Family::Kinds => "kinds",
            Family::Categories => "categories",
            Family::Sectors => "sectors",
            Family::Authors => "authors",
            Family::Sources => "sources",
            Family::Honours => "honours",
            Family::Movements => "movements",
            Family::Programmes => "programmes",
            Family::Orgs => "orgs",
            Family::Results => "results",
            Family::Commemorations => "commemorations",
            Family::Archives => "archives",
            Family::Feeds => "feeds",
            Family::Search => "search",
            Family::Qr => "qr",
        }
    }
}

/// The families of a site.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Families {
    off: BTreeSet<Family>,
}

impl Families {
    /// Reads the section.
    pub(super) fn read(reader: &mut FieldReader<'_>, fields: &mut Fields) -> Families {
        let mut families = Families::default();
        let node = fields.take("families");
        let Some(mut fields) = node.and_then(|node| reader.fields("families", node)) else {
            return families;
        };
        for family in Family::ALL {
            if fields.boolean(reader, family.name()) == Some(false) {
                families.off.insert(family);
            }
        }
        // Older sites have the word of which `orgs` is short.
        if fields.boolean(reader, "organisations") == Some(false) {
            families.off.insert(Family::Orgs);
        }
        fields.finish(reader, &Family::ALL.map(Family::name));
        families
    }

    /// Whether the site has pages of this family.
    pub fn has(&self, family: Family) -> bool {
        !self.off.contains(&family)
    }
}
