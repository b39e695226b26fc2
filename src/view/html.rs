//! What of a view is made of a text.

use serde::{Serialize, Serializer};

/// Finished HTML. A template sees the HTML; the key of a page, which is made without it, has a digest of what it was
/// made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    html: String,
    digest: u64,
}

impl Html {
    /// Finished HTML that was made of what has this digest.
    pub fn new(html: String, digest: u64) -> Html {
        Html { html, digest }
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// The HTML.
    pub fn into_string(self) -> String {
        self.html
    }

    /// What stands for HTML that is not needed.
    pub fn unmade(digest: u64) -> Html {
        Html::new(String::new(), digest)
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(&self.html)
        } else {
            serializer.serialize_u64(self.digest)
        }
    }
}

/// Something else that is made of a text. A template sees it; the key of a page, which knows the text by its digest,
/// does without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfText<T>(pub T);

impl<T: Serialize> Serialize for OfText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.0.serialize(serializer)
        } else {
            serializer.serialize_unit()
        }
    }
}
