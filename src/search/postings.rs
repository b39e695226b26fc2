//! Which articles have a term, and how much they are about it.

use super::{
    article::{Field, Tally},
    synonyms::Synonyms,
    vocabulary::Vocabulary,
};
use crate::text::{Words, push_number, sequence};
use rayon::prelude::*;

/// A word, or two neighbours, by the numbers of their plain forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(u64);

impl Term {
    fn word(plain: u32) -> Term {
        Term(u64::from(plain) << 32)
    }

    fn pair(first: u32, second: u32) -> Term {
        Term((u64::from(first) << 32) | (u64::from(second) + 1))
    }

    /// Its word, and the second one of a pair.
    pub(super) fn parts(self) -> (u32, Option<u32>) {
        ((self.0 >> 32) as u32, (self.0 as u32).checked_sub(1))
    }
}

/// The articles that have one spelling of a term: for each the gap to the one before it, and its impact.
pub(super) struct Postings {
    pub(super) term: Term,
    /// Which spelling: that of the first word times the number of spellings of the second, plus that of the
    /// second.
    pub(super) spelling: u32,
    pub(super) bytes: Vec<u8>,
}

/// Postings of some articles, from the first to the last of each list.
struct Chunk {
    runs: Vec<Run>,
    bytes: Vec<u8>,
}

/// A piece of a list: its first article is not among its bytes, since its gap is not known yet.
#[derive(Clone, Copy)]
struct Run {
    term: Term,
    spelling: u32,
    first: u32,
    first_impact: u8,
    last: u32,
    start: u32,
    end: u32,
}

/// An article that is to be found: its number and the words of its fields.
pub(super) struct Document<'a> {
    pub(super) number: u32,
    pub(super) fields: [(Field, &'a Words); 4],
}

/// Puts together the lists of all terms, and hands them over in the order of their terms.
pub(super) fn postings(
    documents: &[Document<'_>],
    vocabulary: &Vocabulary<'_>,
    synonyms: &Synonyms,
    mut take: impl FnMut(Postings),
) {
    // Few chunks keep the list of runs short, small ones the memory for each: this is the middle.
    let size = (documents.len() / 24).clamp(256, 4096);
    let chunks: Vec<Chunk> = documents
        .par_chunks(size)
        .map(|documents| chunk(documents, vocabulary, synonyms))
        .collect();
    let runs = chunks.iter().enumerate();
    let mut runs: Vec<(usize, Run)> = runs
        .flat_map(|(at, chunk)| chunk.runs.iter().map(move |&run| (at, run)))
        .collect();
    runs.par_sort_unstable_by_key(|(at, run)| (run.term, run.spelling, *at));
    let same =
        |(_, a): &(usize, Run), (_, b): &(usize, Run)| (a.term, a.spelling) == (b.term, b.spelling);
    for list in runs.chunk_by(same) {
        let (_, Run { term, spelling, .. }) = list[0];
        let mut bytes = Vec::new();
        let mut next = 0;
        for (at, run) in list {
            push_posting(&mut bytes, run.first - next, run.first_impact);
            bytes.extend_from_slice(&chunks[*at].bytes[run.start as usize..run.end as usize]);
            next = run.last + 1;
        }
        take(Postings {
            term,
            spelling,
            bytes,
        });
    }
}

/// The gap in the upper half of a byte when it is less than 15, else 15 there and the rest after it; the impact
/// in the lower half.
fn push_posting(bytes: &mut Vec<u8>, gap: u32, impact: u8) {
    bytes.push((gap.min(15) as u8) << 4 | impact);
    if gap >= 15 {
        push_number(bytes, gap - 15);
    }
}

/// What an article says on a term. Sorted, they are in the order of lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    term: Term,
    spelling: u32,
    article: u32,
    impact: u8,
}

fn chunk(documents: &[Document<'_>], vocabulary: &Vocabulary<'_>, synonyms: &Synonyms) -> Chunk {
    let mut entries = Vec::new();
    for document in documents {
        gather(document, vocabulary, synonyms, &mut entries);
    }
    entries.sort_unstable();
    let mut chunk = Chunk {
        runs: Vec::new(),
        bytes: Vec::with_capacity(entries.len()),
    };
    for list in entries.chunk_by(|a, b| (a.term, a.spelling) == (b.term, b.spelling)) {
        let first = list[0];
        let start = chunk.bytes.len() as u32;
        for neighbours in list.windows(2) {
            let gap = neighbours[1].article - neighbours[0].article - 1;
            push_posting(&mut chunk.bytes, gap, neighbours[1].impact);
        }
        chunk.runs.push(Run {
            term: first.term,
            spelling: first.spelling,
            first: first.article,
            first_impact: first.impact,
            last: list[list.len() - 1].article,
            start,
            end: chunk.bytes.len() as u32,
        });
    }
    chunk
}

fn gather(
    document: &Document<'_>,
    vocabulary: &Vocabulary<'_>,
    synonyms: &Synonyms,
    entries: &mut Vec<Entry>,
) {
    let mut found: Vec<(Term, u32, Field)> = Vec::new();
    for (field, words) in &document.fields {
        let (different, rest) = words.different();
        let numbers: Vec<Option<u32>> = different
            .iter()
            .map(|written| vocabulary.number(written))
            .collect();
        let mut terms = Terms {
            vocabulary,
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
    found.sort_unstable_by_key(|&(term, spelling, _)| (term, spelling));
    let same = |a: &(Term, u32, Field), b: &(Term, u32, Field)| (a.0, a.1) == (b.0, b.1);
    entries.extend(found.chunk_by(same).map(|group| {
        let mut tally = Tally::default();
        for (_, _, field) in group {
            tally.add(*field);
        }
        Entry {
            term: group[0].0,
            spelling: group[0].1,
            article: document.number,
            impact: tally.impact(),
        }
    }));
}

/// Notes the terms of a field.
struct Terms<'a, 'v> {
    vocabulary: &'a Vocabulary<'v>,
    field: Field,
    found: &'a mut Vec<(Term, u32, Field)>,
}

impl Terms<'_, '_> {
    /// The words of a block, its pairs of neighbours, and what they also mean.
    fn block(&mut self, block: &[u32], synonyms: &Synonyms) {
        self.run(block);
        for start in 0..block.len() {
            for (means, length) in synonyms.at(&block[start..]) {
                self.run(means);
                if let Some(before) = start.checked_sub(1) {
                    self.pair(block[before], means[0]);
                }
                if let Some(&after) = block.get(start + length) {
                    self.pair(means[means.len() - 1], after);
                }
            }
        }
    }

    fn run(&mut self, words: &[u32]) {
        for &word in words {
            let (plain, spelling) = self.vocabulary.plain(word);
            self.found.push((Term::word(plain), spelling, self.field));
        }
        for neighbours in words.windows(2) {
            self.pair(neighbours[0], neighbours[1]);
        }
    }

    fn pair(&mut self, first: u32, second: u32) {
        let (first, spelling) = self.vocabulary.plain(first);
        let (second, of_second) = self.vocabulary.plain(second);
        let spelling = spelling * self.vocabulary.spellings(second) + of_second;
        let term = Term::pair(first, second);
        self.found.push((term, spelling, self.field));
    }
}
