//! Which list: the one name that routes, feeds, links and counts have for it.

use super::taxonomy::TermKey;
use crate::{
    model::{
        Family,
        registers::{Campaign, District, Key},
    },
    site::article::{Group, PhaseKey},
};

/// A list of articles that has pages of its own. In which of them an article is, `lists_of` alone tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListId {
    /// All articles.
    News,
    /// Articles of a district.
    District(Key<District>),
    /// Articles of a district in a phase, or in a group outside phases: a cell of the matrix.
    Pair(Key<District>, Group),
    /// Articles of a campaign.
    Campaign(Key<Campaign>),
    /// Articles of a phase.
    Phase(PhaseKey),
    /// Articles of a term: of a kind, a sector, an author …
    Term(TermKey),
    /// Articles of a year.
    Year(i32),
    /// Articles of a month of a year; those with a less precise date are only in their year.
    Month(i32, u32),
}

impl ListId {
    /// The page family that can be switched off, if the list belongs to one.
    pub fn family(self) -> Option<Family> {
        match self {
            ListId::News => None,
            ListId::District(_) => Some(Family::Districts),
            ListId::Pair(..) => Some(Family::Pairs),
            ListId::Campaign(_) => Some(Family::Campaigns),
            ListId::Phase(_) => Some(Family::Phases),
            ListId::Term(term) => Some(term.taxonomy().family()),
            ListId::Year(_) | ListId::Month(..) => Some(Family::Archives),
        }
    }

    /// Whether the list has a feed of its own.
    pub fn has_feed(self) -> bool {
        match self {
            ListId::News
            | ListId::District(_)
            | ListId::Pair(..)
            | ListId::Campaign(_)
            | ListId::Phase(_)
            | ListId::Term(TermKey::Kind(_)) => true,
            ListId::Term(_) | ListId::Year(_) | ListId::Month(..) => false,
        }
    }
}
