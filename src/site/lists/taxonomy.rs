//! The ways to sort articles by a word: kind, category, sector, author, …

use crate::{
    model::{
        Family, Kind,
        registers::{
            Category, Commemoration, Honour, Key, Org, Programme, Register, Sector, Source,
        },
    },
    text::Addresses,
};

/// A way to sort articles by words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the page family of its name")]
pub enum Taxonomy {
    Kind,
    Category,
    Sector,
    Author,
    Source,
    Honour,
    Movement,
    Programme,
    Organisation,
    Commemoration,
}

impl Taxonomy {
    /// All of them.
    pub const ALL: [Taxonomy; 10] = [
        Taxonomy::Kind,
        Taxonomy::Category,
        Taxonomy::Sector,
        Taxonomy::Author,
        Taxonomy::Source,
        Taxonomy::Honour,
        Taxonomy::Movement,
        Taxonomy::Programme,
        Taxonomy::Organisation,
        Taxonomy::Commemoration,
    ];

    /// The family of its pages.
    pub fn family(self) -> Family {
        match self {
            Taxonomy::Kind => Family::Kinds,
            Taxonomy::Category => Family::Categories,
            Taxonomy::Sector => Family::Sectors,
            Taxonomy::Author => Family::Authors,
            Taxonomy::Source => Family::Sources,
            Taxonomy::Honour => Family::Honours,
            Taxonomy::Movement => Family::Movements,
            Taxonomy::Programme => Family::Programmes,
            Taxonomy::Organisation => Family::Orgs,
            Taxonomy::Commemoration => Family::Commemorations,
        }
    }

    /// Its name among the phrases of the theme.
    pub fn phrase(self) -> &'static str {
        self.family().name()
    }

    /// Fixed part of its addresses.
    pub fn address(self, addresses: &Addresses) -> &str {
        match self {
            Taxonomy::Kind => &addresses.kinds,
            Taxonomy::Category => &addresses.categories,
            Taxonomy::Sector => &addresses.sectors,
            Taxonomy::Author => &addresses.authors,
            Taxonomy::Source => &addresses.sources,
            Taxonomy::Honour => &addresses.honours,
            Taxonomy::Movement => &addresses.movements,
            Taxonomy::Programme => &addresses.programmes,
            Taxonomy::Organisation => &addresses.orgs,
            Taxonomy::Commemoration => &addresses.commemorations,
        }
    }

    /// Whether its terms keep the order of their register; the others are listed alphabetically.
    pub fn keeps_order(self) -> bool {
        matches!(self, Taxonomy::Kind | Taxonomy::Category)
    }
}

/// The taxonomies with free terms: words that are in no register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the taxonomy of its name")]
pub enum FreeTaxonomy {
    Author,
    Source,
    Movement,
}

impl FreeTaxonomy {
    /// All of them.
    pub const ALL: [FreeTaxonomy; 3] = [
        FreeTaxonomy::Author,
        FreeTaxonomy::Source,
        FreeTaxonomy::Movement,
    ];

    pub(super) fn key(self, position: usize) -> TermKey {
        let position = TermPosition::new(position);
        match self {
            FreeTaxonomy::Author => TermKey::Author(position),
            FreeTaxonomy::Source => TermKey::Source(position),
            FreeTaxonomy::Movement => TermKey::Movement(position),
        }
    }
}

impl From<FreeTaxonomy> for Taxonomy {
    fn from(taxonomy: FreeTaxonomy) -> Taxonomy {
        match taxonomy {
            FreeTaxonomy::Author => Taxonomy::Author,
            FreeTaxonomy::Source => Taxonomy::Source,
            FreeTaxonomy::Movement => Taxonomy::Movement,
        }
    }
}

/// A term of a taxonomy. One of a register is named by its entry; others by their position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is a term of the taxonomy of its name")]
pub enum TermKey {
    Kind(Kind),
    Category(Key<Category>),
    Sector(Key<Sector>),
    Author(TermPosition),
    Source(TermPosition),
    Honour(Key<Honour>),
    Movement(TermPosition),
    Programme(Key<Programme>),
    Organisation(Key<Org>),
    Commemoration(Key<Commemoration>),
}

/// The position of a term among those of a taxonomy with free terms. It is another one when free terms come or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermPosition(u32);

impl TermPosition {
    fn new(position: usize) -> TermPosition {
        TermPosition(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

impl TermKey {
    /// The taxonomy of the term.
    pub fn taxonomy(self) -> Taxonomy {
        match self {
            TermKey::Kind(_) => Taxonomy::Kind,
            TermKey::Category(_) => Taxonomy::Category,
            TermKey::Sector(_) => Taxonomy::Sector,
            TermKey::Author(_) => Taxonomy::Author,
            TermKey::Source(_) => Taxonomy::Source,
            TermKey::Honour(_) => Taxonomy::Honour,
            TermKey::Movement(_) => Taxonomy::Movement,
            TermKey::Programme(_) => Taxonomy::Programme,
            TermKey::Organisation(_) => Taxonomy::Organisation,
            TermKey::Commemoration(_) => Taxonomy::Commemoration,
        }
    }

    /// Its position among the terms of its taxonomy.
    pub(super) fn position(self) -> usize {
        match self {
            TermKey::Kind(kind) => kind as usize,
            TermKey::Category(key) => key.index(),
            TermKey::Sector(key) => key.index(),
            TermKey::Honour(key) => key.index(),
            TermKey::Programme(key) => key.index(),
            TermKey::Organisation(key) => key.index(),
            TermKey::Commemoration(key) => key.index(),
            TermKey::Author(TermPosition(at))
            | TermKey::Source(TermPosition(at))
            | TermKey::Movement(TermPosition(at)) => at as usize,
        }
    }

    /// The term of a source that is in the register: registered terms come first, so the key is the position.
    pub(super) fn registered_source(key: Key<Source>) -> TermKey {
        FreeTaxonomy::Source.key(key.index())
    }

    /// The entry of the register that the term of a source stands for; none for a free one.
    pub(in crate::site) fn source(self, register: &Register<Source>) -> Option<Key<Source>> {
        match self {
            TermKey::Source(_) => register.keys().nth(self.position()),
            _ => None,
        }
    }
}
