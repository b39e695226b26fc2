//! Shards: files of term lists that are small to load.

use super::{
    entries,
    postings::{Postings, list},
    vocabulary::Vocabulary,
};
use crate::text::push_number;
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use rayon::prelude::*;
use std::io::{self, Read, Write};
use xxhash_rust::xxh3::xxh3_64;

/// Size in bytes at which a shard ends before the next term that may begin one. A term of this size has a shard of its
/// own, so that readers who look for its neighbours do not load it. The first file of the index names all shards, so a
/// large site has larger and fewer ones.
pub(super) fn small(articles: u32) -> usize {
    match articles {
        0..=4_096 => 2 << 10,
        4_097..=32_768 => 3 << 10,
        _ => 8 << 10,
    }
}

/// A shard of so many times the small size ends before any term.
const LARGE: usize = 3;
/// One term in so many may begin a shard, by its digest.
const CHANCE: u64 = 8;
/// Largest file that is unpacked.
const LARGEST: u64 = 256 << 20;

/// A file with terms in their order, and their lists.
pub(super) struct Shard {
    /// The first term of the shard.
    pub(super) first: String,
    /// The content, which is compressed when the shard is done.
    pub(super) bytes: Vec<u8>,
}

/// Number of shards that are compressed at a time.
const BATCH: usize = 64;

/// Cuts the terms of a section into shards. Where it cuts depends only on the terms near by, so a list that grows moves
/// no cut far away.
pub(super) struct Cutter {
    small: usize,
    done: Vec<Shard>,
    packed: usize,
    shard: Option<Shard>,
    /// Whether the shard is one long term, which stands alone.
    full: bool,
    entry: TermLists,
}

/// A term with the encoded lists of its spellings.
#[derive(Default)]
struct TermLists {
    term: String,
    spellings: u32,
    lists: Vec<u8>,
}

impl Cutter {
    /// A cutter for shards of the size that [`small`] gives.
    pub(super) fn new(small: usize) -> Cutter {
        Cutter {
            small,
            done: Vec::new(),
            packed: 0,
            shard: None,
            full: false,
            entry: TermLists::default(),
        }
    }

    /// Takes the lists of the next spelling, in the order of the terms.
    pub(super) fn take(&mut self, postings: &Postings, vocabulary: &Vocabulary<'_>) {
        let (term, spelled) = names(postings, vocabulary);
        if self.entry.term != term {
            self.end_entry();
            self.entry.term = term;
        }
        self.add_spelling(&spelled, &postings.bytes);
    }

    fn add_spelling(&mut self, spelled: &str, list: &[u8]) {
        self.entry.spellings += 1;
        let lists = &mut self.entry.lists;
        // Most terms have one spelling, and many have no accents, so that one is written as empty.
        let spelled = if spelled == self.entry.term {
            ""
        } else {
            spelled
        };
        push_bytes(lists, spelled.as_bytes());
        push_bytes(lists, list);
    }

    /// Whether a shard ends before this term of so many bytes.
    pub(super) fn cuts_before(&self, term: &str, bytes: usize) -> bool {
        let chosen = || xxh3_64(term.as_bytes()).is_multiple_of(CHANCE);
        self.shard.as_ref().is_none_or(|shard| {
            let length = shard.bytes.len();
            self.full
                || bytes >= self.small
                || length >= self.small * LARGE
                || length >= self.small && chosen()
        })
    }

    /// Takes a term with all its lists, which was read from another shard.
    pub(super) fn take_whole(&mut self, entry: &entries::TermEntry) {
        self.end_entry();
        self.entry.term.clone_from(&entry.term);
        for spelling in &entry.spellings {
            self.add_spelling(&spelling.spelled, &list(&spelling.articles));
        }
    }

    /// Ends the last shard, and gives all of them.
    pub(super) fn finish(mut self) -> Vec<Shard> {
        self.end_entry();
        self.done.extend(self.shard.take());
        self.pack();
        self.done
    }

    fn pack(&mut self) {
        let new = &mut self.done[self.packed..];
        new.par_iter_mut()
            .for_each(|shard| shard.bytes = pack(&shard.bytes));
        self.packed = self.done.len();
    }

    /// Ends the last term: no other spelling of it will come.
    pub(super) fn end_entry(&mut self) {
        let TermLists {
            term,
            spellings,
            lists,
        } = std::mem::take(&mut self.entry);
        if spellings == 0 {
            return;
        }
        let mut bytes = Vec::new();
        push_bytes(&mut bytes, term.as_bytes());
        push_number(&mut bytes, spellings);
        bytes.extend_from_slice(&lists);
        if self.cuts_before(&term, bytes.len()) {
            self.done.extend(self.shard.take());
            self.full = bytes.len() >= self.small;
            if self.done.len() - self.packed >= BATCH {
                self.pack();
            }
        }
        match &mut self.shard {
            Some(shard) => shard.bytes.append(&mut bytes),
            none => *none = Some(Shard { first: term, bytes }),
        }
    }
}

/// The plain form of a term, and the spelling of these postings.
pub(super) fn names(postings: &Postings, vocabulary: &Vocabulary<'_>) -> (String, String) {
    let (first, second) = postings.term.parts();
    match second {
        None => {
            let word = vocabulary.word(first, postings.spelling);
            (word.plain.clone(), word.spelled.clone())
        }
        Some(second) => {
            let spellings = vocabulary.spellings(second);
            let first = vocabulary.word(first, postings.spelling / spellings);
            let second = vocabulary.word(second, postings.spelling % spellings);
            (
                format!("{} {}", first.plain, second.plain),
                format!("{} {}", first.spelled, second.spelled),
            )
        }
    }
}

fn push_bytes(bytes: &mut Vec<u8>, more: &[u8]) {
    push_number(bytes, more.len() as u32);
    bytes.extend_from_slice(more);
}

/// Compresses a file. Hosts do not compress what they take for binary, so it is done once here.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
    let written = encoder.write_all(bytes);
    let packed = written.and_then(|()| encoder.finish());
    packed.expect("memory takes whatever is written")
}

/// Undoes [`pack`].
pub(super) fn unpack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    DeflateDecoder::new(bytes)
        .take(LARGEST)
        .read_to_end(&mut unpacked)?;
    Ok(unpacked)
}
