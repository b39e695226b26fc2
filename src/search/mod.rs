//! Search: articles → the files of an index; a query and these files → results.
//!
//! ```text
//! Words of texts ──▶ Vocabulary ──▶ postings ──▶ shards ┐
//! Articles ────────────────────────▶ records, facets ───┴▶ Index ◀── query
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
//! The browser's script (`themes/bantin/static/search.js`) reads the same files by the same rules with the same
//! whole numbers, and the tests hold both to the same answers.

mod article;
mod document;
mod facets;
mod find;
mod index;
mod passage;
mod phrase;
mod postings;
mod query;
mod reader;
mod records;
mod recut;
mod retyped;
mod revision;
mod shards;
mod synonyms;
mod vocabulary;

pub use article::texts;
pub use find::{Answer, Hit, find};
pub use index::Index;
pub use passage::passage;
pub use query::Query;
pub use reader::Reader;
pub use records::Record;
pub use revision::{Before, Change, Revision};
pub use synonyms::Synonym;
