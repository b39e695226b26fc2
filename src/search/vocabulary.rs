//! Every word of a site, numbered in the order of terms.

use super::document::Document;
use crate::text::{Word, Words};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Number of texts that one thread looks through at a time.
const CHUNK: usize = 512;

/// Every word of a site. Words are numbered by their plain form and then by their spelling, so the spellings of one
/// plain form follow each other, and so do words with the same beginning.
pub(super) struct Vocabulary<'a> {
    /// Numbers of words by the bytes in which texts write them.
    numbers: FxHashMap<&'a [u8], u32>,
    words: Vec<Word>,
    /// For each word, the number of its plain form.
    plain_of: Vec<u32>,
    /// For each plain form, the number of its first word.
    first_of: Vec<u32>,
}

impl<'a> Vocabulary<'a> {
    /// The words of all articles and of the phrases of synonyms.
    pub(super) fn of(documents: &[Document<'a>], phrases: &'a [[Words; 2]]) -> Vocabulary<'a> {
        let fields = documents.iter().flat_map(Document::words);
        let all: Vec<&Words> = fields.chain(phrases.iter().flatten()).collect();
        Vocabulary::new(&all)
    }

    /// The words of these texts.
    fn new(texts: &[&'a Words]) -> Vocabulary<'a> {
        let chunks = texts.par_chunks(CHUNK).map(|texts| {
            let words = texts.iter().flat_map(|words| words.different().0);
            words.collect::<FxHashSet<&[u8]>>()
        });
        let mut written: Vec<&[u8]> = chunks
            .reduce(FxHashSet::default, |mut all, some| {
                all.extend(some);
                all
            })
            .into_iter()
            .collect();
        written.sort_unstable();
        let written: Vec<(&[u8], Word)> = written
            .into_par_iter()
            .filter_map(|written| {
                let word = Word::new(str::from_utf8(written).ok()?)?;
                Some((written, word))
            })
            .collect();
        let mut words: Vec<Word> = written.iter().map(|(_, word)| word.clone()).collect();
        words.sort_unstable();
        words.dedup();
        let number = |word: &Word| words.partition_point(|other| other < word) as u32;
        let numbers = written
            .iter()
            .map(|(written, word)| (*written, number(word)));
        let numbers = numbers.collect();
        let mut plain_of = Vec::with_capacity(words.len());
        let mut first_of: Vec<u32> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if at == 0 || words[at - 1].plain != word.plain {
                first_of.push(at as u32);
            }
            plain_of.push(first_of.len() as u32 - 1);
        }
        Vocabulary {
            numbers,
            words,
            plain_of,
            first_of,
        }
    }

    /// The number of a word as it is written; none when no text has it.
    pub(super) fn number(&self, written: &[u8]) -> Option<u32> {
        self.numbers.get(written).copied()
    }

    /// The number of the plain form of a word, and the number of its spelling.
    pub(super) fn plain(&self, number: u32) -> (u32, u32) {
        let plain = self.plain_of[number as usize];
        (plain, number - self.first_of[plain as usize])
    }

    /// The word with a plain form and a spelling.
    pub(super) fn word(&self, plain: u32, spelling: u32) -> &Word {
        &self.words[(self.first_of[plain as usize] + spelling) as usize]
    }

    /// The number of spellings of a plain form.
    pub(super) fn spellings(&self, plain: u32) -> u32 {
        let next = self.first_of.get(plain as usize + 1);
        next.map_or(self.words.len() as u32, |&next| next) - self.first_of[plain as usize]
    }
}
