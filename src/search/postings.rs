//! Postings: which articles contain a term, and how much they are about it.

use super::{
    article::{TermTally, TextField},
    document::Document,
    synonyms::Synonyms,
    vocabulary::Vocabulary,
};
use crate::text::{push_number, sequence, take_number};
use rayon::prelude::*;
use std::{cmp::Reverse, collections::BinaryHeap};

/// A word, or two neighbouring words, by the numbers of their plain forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TermId(u64);

impl TermId {
    fn word(plain: u32) -> TermId {
        TermId(u64::from(plain) << 32)
    }

    fn pair(first: u32, second: u32) -> TermId {
        TermId((u64::from(first) << 32) | (u64::from(second) + 1))
    }

    /// The first word, and the second one of a pair.
    pub(super) fn parts(self) -> (u32, Option<u32>) {
        ((self.0 >> 32) as u32, (self.0 as u32).checked_sub(1))
    }
}

/// One spelling of a term, with the articles that contain it: for each the gap to the one before, and its impact.
pub(super) struct Postings {
    pub(super) term: TermId,
    /// Number of the spelling: that of the first word times the number of spellings of the second, plus that of the
    /// second.
    pub(super) spelling: u32,
    pub(super) bytes: Vec<u8>,
}

impl Postings {
    fn new(run: &Run<'_>) -> Postings {
        Postings {
            term: run.term,
            spelling: run.spelling,
            bytes: Vec::new(),
        }
    }
}

/// A part of a list, from one chunk of articles. Its first article is not among its bytes, because the gap before it is
/// known only when the parts are joined.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run<'a> {
    term: TermId,
    spelling: u32,
    first: u32,
    impact: u8,
    last: u32,
    bytes: &'a [u8],
}

impl<'a> Run<'a> {
    /// Writes the run. Terms follow each other in order, so the difference to the term before is small.
    fn write(&self, before: TermId, to: &mut Vec<u8>) {
        let ((plain, second), (plain_before, _)) = (self.term.parts(), before.parts());
        push_number(to, plain - plain_before);
        push_number(to, second.map_or(0, |second| second + 1));
        push_number(to, self.spelling);
        push_number(to, (self.first << 4) | u32::from(self.impact));
        push_number(to, self.last - self.first);
        push_number(to, self.bytes.len() as u32);
        to.extend_from_slice(self.bytes);
    }

    fn read(before: TermId, from: &mut &'a [u8]) -> Option<Run<'a>> {
        let plain = before.parts().0 + take_number(from)?;
        let term = match take_number(from)?.checked_sub(1) {
            None => TermId::word(plain),
            Some(second) => TermId::pair(plain, second),
        };
        let spelling = take_number(from)?;
        let first = take_number(from)?;
        let (first, impact) = (first >> 4, first as u8 & 15);
        let last = first + take_number(from)?;
        let length = take_number(from)? as usize;
        let (bytes, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(Run {
            term,
            spelling,
            first,
            impact,
            last,
            bytes,
        })
    }
}

/// Makes the lists of all terms, and hands them to `take` in the order of the terms.
pub(super) fn postings(
    documents: &[Document<'_>],
    vocabulary: &Vocabulary<'_>,
    synonyms: &Synonyms,
    mut take: impl FnMut(Postings),
) {
    // Small chunks take little memory while they are made; few chunks take little for the next run of each.
    let size = (documents.len() / 48).clamp(128, 1024);
    let chunks: Vec<Vec<u8>> = documents
        .par_chunks(size)
        .map(|documents| chunk(documents, vocabulary, synonyms))
        .collect();
    let mut rest: Vec<&[u8]> = chunks.iter().map(Vec::as_slice).collect();
    let first = rest.iter_mut().enumerate();
    let mut heads: BinaryHeap<Reverse<ChunkHead<'_>>> = first
        .filter_map(|(chunk, rest)| ChunkHead::next(TermId::word(0), chunk, rest))
        .collect();
    let mut list: Option<(Postings, u32)> = None;
    while let Some(Reverse(ChunkHead { run, chunk, .. })) = heads.pop() {
        let other = |(postings, _): &mut (Postings, u32)| {
            (postings.term, postings.spelling) != (run.term, run.spelling)
        };
        if let Some((finished, _)) = list.take_if(other) {
            take(finished);
        }
        let (postings, free) = list.get_or_insert_with(|| (Postings::new(&run), 0));
        push_posting(&mut postings.bytes, run.first - *free, run.impact);
        postings.bytes.extend_from_slice(run.bytes);
        *free = run.last + 1;
        heads.extend(ChunkHead::next(run.term, chunk, &mut rest[chunk]));
    }
    if let Some((finished, _)) = list {
        take(finished);
    }
}

/// The next run of a chunk. The least of all heads is merged first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ChunkHead<'a> {
    list: (TermId, u32),
    chunk: usize,
    run: Run<'a>,
}

impl<'a> ChunkHead<'a> {
    fn next(before: TermId, chunk: usize, rest: &mut &'a [u8]) -> Option<Reverse<ChunkHead<'a>>> {
        Run::read(before, rest).map(|run| {
            let list = (run.term, run.spelling);
            Reverse(ChunkHead { list, chunk, run })
        })
    }
}

/// Encodes a list of articles with their impacts.
pub(super) fn list(articles: &[(u32, u8)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut free = 0;
    for &(article, impact) in articles {
        push_posting(&mut bytes, article - free, impact);
        free = article + 1;
    }
    bytes
}

/// Encodes one posting: the impact in the lower half of a byte, the gap in the upper half. A gap of 15 or more is
/// written as 15, with the rest after it.
fn push_posting(bytes: &mut Vec<u8>, gap: u32, impact: u8) {
    bytes.push((gap.min(15) as u8) << 4 | impact);
    if gap >= 15 {
        push_number(bytes, gap - 15);
    }
}

/// A posting with its term, packed into one number, which is quick to sort. Sorted, postings are in the order of lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PackedPosting(u128);

impl PackedPosting {
    fn new((term, spelling): (TermId, u32), article: u32, impact: u8) -> PackedPosting {
        let list = (u128::from(term.0) << 32) | u128::from(spelling);
        // No site has so many articles that the highest four bits of their numbers are needed.
        PackedPosting((list << 32) | u128::from((article << 4) | u32::from(impact & 15)))
    }

    fn list(self) -> u128 {
        self.0 >> 32
    }

    fn term(self) -> TermId {
        TermId((self.0 >> 64) as u64)
    }

    fn spelling(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn article(self) -> u32 {
        self.0 as u32 >> 4
    }

    fn impact(self) -> u8 {
        self.0 as u8 & 15
    }
}

/// The encoded runs of a chunk of articles, in the order of their terms.
fn chunk(documents: &[Document<'_>], vocabulary: &Vocabulary<'_>, synonyms: &Synonyms) -> Vec<u8> {
    let mut entries = Vec::new();
    for document in documents {
        gather(document, vocabulary, synonyms, &mut entries);
    }
    entries.sort_unstable();
    let mut runs = Vec::with_capacity(entries.len() * 2);
    let mut before = TermId::word(0);
    let mut bytes = Vec::new();
    for list in entries.chunk_by(|a, b| a.list() == b.list()) {
        bytes.clear();
        for neighbours in list.windows(2) {
            let gap = neighbours[1].article() - neighbours[0].article() - 1;
            push_posting(&mut bytes, gap, neighbours[1].impact());
        }
        let run = Run {
            term: list[0].term(),
            spelling: list[0].spelling(),
            first: list[0].article(),
            impact: list[0].impact(),
            last: list[list.len() - 1].article(),
            bytes: &bytes,
        };
        run.write(before, &mut runs);
        before = run.term;
    }
    runs.shrink_to_fit();
    runs
}

fn gather(
    document: &Document<'_>,
    vocabulary: &Vocabulary<'_>,
    synonyms: &Synonyms,
    entries: &mut Vec<PackedPosting>,
) {
    let mut found: Vec<TermOccurrence> = Vec::new();
    for (field, words) in &document.fields {
        let (different, rest) = words.different();
        let numbers: Vec<Option<u32>> = different
            .iter()
            .map(|written| vocabulary.number(written))
            .collect();
        let mut terms = TermCollector {
            field: *field,
            found: &mut found,
        };
        let mut block: Vec<u32> = Vec::new();
        for at in sequence(rest) {
            match at {
                Some(at) => block.extend(numbers.get(at).copied().flatten()),
                None => {
                    terms.block(&block, synonyms);
                    block.clear();
                }
            }
        }
    }
    found.sort_unstable();
    entries.extend(found.chunk_by(|a, b| a.words() == b.words()).map(|group| {
        let mut tally = TermTally::default();
        for found in group {
            tally.add(found.field());
        }
        let list = list_of(group[0].words(), vocabulary);
        PackedPosting::new(list, document.number, tally.impact())
    }));
}

/// A word or pair that was found in a field, packed into one number, which is quick to sort.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct TermOccurrence(u64);

impl TermOccurrence {
    fn new(first: u32, second: Option<u32>, field: TextField) -> TermOccurrence {
        let second = second.map_or(0, |second| u64::from(second) + 1);
        TermOccurrence((u64::from(first) << 33) | (second << 2) | field as u64)
    }

    fn words(self) -> (u32, Option<u32>) {
        let second = (self.0 >> 2) as u32 & 0x7fff_ffff;
        ((self.0 >> 33) as u32, second.checked_sub(1))
    }

    fn field(self) -> TextField {
        TextField::ALL[self.0 as usize & 3]
    }
}

/// The term of one or two words, and the number of its spelling.
fn list_of((first, second): (u32, Option<u32>), vocabulary: &Vocabulary<'_>) -> (TermId, u32) {
    let (first, spelling) = vocabulary.plain(first);
    match second {
        None => (TermId::word(first), spelling),
        Some(second) => {
            let (second, of_second) = vocabulary.plain(second);
            let spelling = spelling * vocabulary.spellings(second) + of_second;
            (TermId::pair(first, second), spelling)
        }
    }
}

/// Collects the terms of one field.
struct TermCollector<'a> {
    field: TextField,
    found: &'a mut Vec<TermOccurrence>,
}

impl TermCollector<'_> {
    /// Adds the words of a block, its pairs of neighbours, and their synonyms.
    fn block(&mut self, block: &[u32], synonyms: &Synonyms) {
        self.run(block);
        for start in 0..block.len() {
            for (means, length) in synonyms.at(&block[start..]) {
                self.run(means);
                if let Some(before) = start.checked_sub(1) {
                    self.pair(block[before], means[0]);
                }
                let (last, rest) = (means[means.len() - 1], &block[start + length..]);
                let also = synonyms.at(rest).map(|(means, _)| means[0]);
                for after in rest.first().copied().into_iter().chain(also) {
                    self.pair(last, after);
                }
            }
        }
    }

    fn run(&mut self, words: &[u32]) {
        for &word in words {
            self.found.push(TermOccurrence::new(word, None, self.field));
        }
        for neighbours in words.windows(2) {
            self.pair(neighbours[0], neighbours[1]);
        }
    }

    fn pair(&mut self, first: u32, second: u32) {
        self.found
            .push(TermOccurrence::new(first, Some(second), self.field));
    }
}
