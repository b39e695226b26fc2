//! The ids of a text.

use serde::{Deserialize, Serialize};

/// Ids of one text, separated by spaces, which takes less memory than a list: few ask for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ids(String);

impl Ids {
    pub(super) fn push(&mut self, id: &str) {
        if !self.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(id);
    }

    /// Each id, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_ascii_whitespace()
    }
}
