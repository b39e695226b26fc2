//! Search: makes the files of an index from articles; the script of the search page reads them.
//!
//! ```text
//! Words of texts ──▶ Vocabulary ──▶ postings ──▶ shards ┐
//! Articles ────────────────────────▶ records, facets ───┴▶ Index
//! ```
//!
//! A term is a word or two neighbours, since most Vietnamese words are two syllables: the list of `thi đua`
//! is one small shard, whatever the lists of `thi` and `đua` weigh. Terms are found without accents; each
//! spelling has a list of its own, so that accents that were typed count. Lists hold no positions: neighbours
//! are terms, and longer phrases are chains of them, which in quotation marks the text itself must confirm.
//!
//! Articles are numbered from the oldest, so a new one changes few lists. Shards are cut where the terms say,
//! not where bytes are full, so an edit changes those that hold its words and no others; their names are
//! digests, so a reader with an old page never mixes two versions. Only `index.bin` has a fixed name.
//!
//! Queries are answered by the theme's script alone (`themes/bantin/static/search.js`): it knows the form of these files,
//! and it takes words apart by the rules of [`Word`](crate::text::Word). `tests/browser/answers.test.js` holds it to both.

mod article;
mod document;
mod entries;
mod facets;
mod index;
mod manifest;
mod postings;
mod records;
mod recut;
mod revision;
mod shards;
mod synonyms;
mod vocabulary;

pub use index::SearchIndex;
pub use revision::{IndexRevision, PreviousIndex, TextChange};
