//! What addresses call free texts.

use crate::text::slug;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Free texts with their slugs, each kept and worked out once: a few hundred names stand in all articles.
#[derive(Default)]
pub(super) struct Slugs {
    known: Mutex<FxHashMap<Arc<str>, Arc<str>>>,
}

impl Slugs {
    /// A text and its slug.
    pub(super) fn intern(&self, name: &str) -> (Arc<str>, Arc<str>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((name, slug)) = known.get_key_value(name) {
            return (name.clone(), slug.clone());
        }
        let (name, slug): (Arc<str>, Arc<str>) = (name.into(), slug(name).into());
        known.insert(name.clone(), slug.clone());
        (name, slug)
    }
}
