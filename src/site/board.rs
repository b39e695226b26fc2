//! A board: districts compared by one indicator.

use super::{
    article::{ArticleKey, Frame, ResultRow},
    geography::Geography,
};
use crate::{
    model::{
        Qualifier,
        registers::{District, Key},
    },
    text::{Number, Ratio, percent},
};
use std::collections::BTreeSet;

/// A result: which one of which article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ResultKey {
    /// The article that is the evidence.
    pub article: ArticleKey,
    /// Position among its results.
    pub index: usize,
}

/// A district on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The district.
    pub district: Key<District>,
    /// 1 for the best; equal percentages share a rank; none without a percentage.
    pub rank: Option<usize>,
    /// What it reached: told by the latest article.
    pub result: ResultKey,
    /// What earlier articles told, latest first.
    pub earlier: Vec<ResultKey>,
}

/// Districts compared by one indicator in one phase of a programme or campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The programme or campaign.
    pub frame: Frame,
    /// Its phase; none when the results name none.
    pub phase: Option<usize>,
    /// What is counted, as the latest article writes it.
    pub indicator: String,
    /// Equal slug, same indicator.
    pub slug: String,
    /// Districts, the best first.
    pub standings: Vec<Standing>,
}

/// A district on a board, as positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingKey {
    /// The board.
    pub board: Key<Board>,
    /// Position among its standings.
    pub standing: usize,
}

impl ResultRow {
    /// Whether anything was reached, as far as the article says.
    pub fn has_figure(&self) -> bool {
        self.achieved.is_some() || self.stated.is_some()
    }

    /// The percentage that readers see: computed and rounded, else as stated.
    pub fn percent(&self) -> Option<Number> {
        let target = self.target.as_ref().map(|target| target.value);
        let computed = self
            .achieved
            .zip(target)
            .and_then(|(achieved, target)| percent(achieved, target));
        computed
            .and_then(Number::whole)
            .or(self.stated.map(|stated| stated.value))
    }

    /// How much of the target was reached: computed, else as stated.
    pub fn attainment(&self) -> Option<Ratio> {
        let computed = match (self.achieved, &self.target) {
            (Some(achieved), Some(target)) => Ratio::of(achieved, target.value),
            _ => None,
        };
        computed.or(self.stated.map(|stated| Ratio::percent(stated.value)))
    }
}

/// The sum of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardTotal {
    /// All that was reached.
    pub achieved: Number,
    /// How exact that is.
    pub qualifier: Option<Qualifier>,
    /// All that was asked for; none when a district has no target.
    pub target: Option<Number>,
}

impl Board {
    /// Everything reached together. None when a figure is missing, units differ, or one district lies in
    /// another, so that a sum would count things twice.
    pub fn total<'r>(
        &self,
        geography: &Geography,
        row: impl Fn(ResultKey) -> &'r ResultRow,
    ) -> Option<BoardTotal> {
        let rows: Vec<&ResultRow> = self.standings.iter().map(|s| row(s.result)).collect();
        let (first, rest) = rows.split_first()?;
        let same_unit = rest.iter().all(|row| row.unit == first.unit);
        if rest.is_empty() || !same_unit || self.has_nested(geography) {
            return None;
        }
        let mut achieved = Number::ZERO;
        let mut target = Some(Number::ZERO);
        let mut qualifier = None;
        for row in rows {
            achieved = achieved.checked_add(row.achieved?)?;
            let part = row.target.as_ref().map(|target| target.value);
            target = target
                .zip(part)
                .and_then(|(sum, part)| sum.checked_add(part));
            qualifier = Qualifier::of_sum(qualifier, row.qualifier);
        }
        Some(BoardTotal {
            achieved,
            qualifier,
            target,
        })
    }

    fn has_nested(&self, geography: &Geography) -> bool {
        let all: BTreeSet<_> = self
            .standings
            .iter()
            .map(|standing| standing.district)
            .collect();
        let mut outer = all
            .iter()
            .flat_map(|&district| geography.upwards(district).skip(1));
        outer.any(|district| all.contains(&district))
    }
}
