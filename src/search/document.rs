//! The words of an article, from which postings are made.

use super::article::TextField;
use crate::text::Words;

/// An article for the index: its number and the words of its fields.
#[derive(Clone)]
pub(super) struct Document<'a> {
    pub(super) number: u32,
    pub(super) fields: [(TextField, &'a Words); 4],
}

impl<'a> Document<'a> {
    pub(super) fn new(
        number: u32,
        fields: &'a [(TextField, Words); 3],
        body: &'a Words,
    ) -> Document<'a> {
        let [title, facts, lead] = fields.each_ref().map(|(field, words)| (*field, words));
        Document {
            number,
            fields: [title, facts, lead, (TextField::Body, body)],
        }
    }

    /// The words of each field, in the order of [`Field::ALL`].
    pub(super) fn words(&self) -> impl Iterator<Item = &'a Words> + use<'a, '_> {
        self.fields.iter().map(|(_, words)| *words)
    }
}
