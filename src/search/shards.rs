//! Lists of terms in files that are small to load.

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

/// From how many bytes on a shard ends before the next term that may begin one. A term of so many bytes is a shard of
/// its own: readers who look for its neighbours do not load it. All shards have to be named in a file that is loaded
/// first, so on a large site there should not be too many of them.
pub(super) fn small(articles: u32) -> usize {
    match articles {
        0..=4_096 => 2 << 10,
        4_097..=32_768 => 3 << 10,
        _ => 8 << 10,
    }
}

/// From how many small shards on one ends before any term.
const LARGE: usize = 3;
/// One term in so many may begin a shard.
const CHANCE: u64 = 8;
/// Largest file that is unpacked.
const LARGEST: u64 = 256 << 20;

/// A file of terms in their order.
pub(super) struct Shard {
    /// Its first term.
    pub(super) first: String,
    /// Packed when it is done.
    pub(super) bytes: Vec<u8>,
}

/// Shards that are packed at a time.
const BATCH: usize = 64;

/// Cuts the terms of a section into shards. Where it cuts depends on the terms near by alone, so a list that
/// grows moves no cut far away from it.
pub(super) struct Cutter {
    small: usize,
    done: Vec<Shard>,
    packed: usize,
    shard: Option<Shard>,
    /// Whether the shard is one long term, which stands alone.
    full: bool,
    entry: Entry,
}

/// A term and its lists, one for each spelling.
#[derive(Default)]
struct Entry {
    term: String,
    spellings: u32,
    lists: Vec<u8>,
}

impl Cutter {
    /// Cuts [small](small) shards.
    pub(super) fn new(small: usize) -> Cutter {
        Cutter {
            small,
            done: Vec::new(),
            packed: 0,
            shard: None,
            full: false,
            entry: Entry::default(),
        }
    }

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
        // Most terms are written in one way, and many without accents.
        let spelled = if spelled == self.entry.term {
            ""
        } else {
            spelled
        };
        push_bytes(lists, spelled.as_bytes());
        push_bytes(lists, list);
    }

    /// Whether a shard begins with this term of so many bytes when it comes next.
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

    /// Takes a term whose lists are known: of each spelling its name and the articles.
    pub(super) fn take_whole(&mut self, entry: &entries::Entry) {
        self.end_entry();
        self.entry.term.clone_from(&entry.term);
        for spelling in &entry.spellings {
            self.add_spelling(&spelling.spelled, &list(&spelling.articles));
        }
    }

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

    /// Ends the term that was taken last: no other spelling of it will come.
    pub(super) fn end_entry(&mut self) {
        let Entry {
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

/// The plain form of a term, and how it is spelled.
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

/// Packs a file. Hosts do not compress what they take for binary, so it is done here, once.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
    let written = encoder.write_all(bytes);
    let packed = written.and_then(|()| encoder.finish());
    packed.expect("memory takes whatever is written")
}

/// What [`pack`] was given.
pub(super) fn unpack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    DeflateDecoder::new(bytes)
        .take(LARGEST)
        .read_to_end(&mut unpacked)?;
    Ok(unpacked)
}
