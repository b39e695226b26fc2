//! Districts among themselves: what lies in what, and what came before what.

use crate::model::registers::{District, Key, Register};
use chrono::NaiveDate;

/// Relations between districts that the register states from one side only.
#[derive(Clone, Debug, Default)]
pub struct Geography {
    parents: Vec<Option<Key<District>>>,
    children: Vec<Vec<Key<District>>>,
    predecessors: Vec<Vec<Key<District>>>,
}

impl Geography {
    pub(super) fn new(districts: &Register<District>) -> Geography {
        let mut geography = Geography {
            parents: vec![None; districts.len()],
            children: vec![Vec::new(); districts.len()],
            predecessors: vec![Vec::new(); districts.len()],
        };
        for (key, district) in districts.iter() {
            geography.parents[key.index()] = district.parent;
            if let Some(parent) = district.parent {
                geography.children[parent.index()].push(key);
            }
            for successor in &district.successors {
                geography.predecessors[successor.index()].push(key);
            }
        }
        geography
    }

    /// Districts directly in this one, in the order of the register.
    pub fn children(&self, district: Key<District>) -> &[Key<District>] {
        &self.children[district.index()]
    }

    /// Districts that became this one.
    pub fn predecessors(&self, district: Key<District>) -> &[Key<District>] {
        &self.predecessors[district.index()]
    }

    /// The district and everything it lies in, from the inside out.
    pub fn upwards(&self, district: Key<District>) -> impl Iterator<Item = Key<District>> {
        std::iter::successors(Some(district), |district| self.parents[district.index()])
    }

    /// Whether `inner` is `outer` or lies in it.
    pub fn lies_in(&self, inner: Key<District>, outer: Key<District>) -> bool {
        self.upwards(inner).any(|district| district == outer)
    }
}

impl District {
    /// Whether it exists on a day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from.interval().first <= day)
            && self.until.is_none_or(|until| day <= until.interval().last)
    }
}
