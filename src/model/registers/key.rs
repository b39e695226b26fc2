//! Names for what stands in a list, of which nobody can take one for another.

use std::{fmt, marker::PhantomData};

/// One of the `T` of a site, as its position in their list: an entry of a register, a board, a plain page …
pub struct Key<T>(u32, PhantomData<fn() -> T>);

impl<T> Key<T> {
    /// The first one.
    pub const FIRST: Key<T> = Key(0, PhantomData);

    /// The one at a position.
    pub(crate) fn new(index: usize) -> Key<T> {
        Key(u32::try_from(index).unwrap_or(u32::MAX), PhantomData)
    }

    /// Position in the list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
