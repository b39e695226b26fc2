//! Every word of a site, numbered in the order of terms.

use super::document::Document;
use crate::text::{Word, Words};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Texts that are looked through at a time.
const CHUNK: usize = 512;

/// Every word of a site. Words are numbered by their plain form and then their spelling, so those of one plain
/// form follow each other, and so do those with a common beginning.
pub(super) struct Vocabulary<'a> {
    /// By what is written.
    numbers: FxHashMap<&'a [u8], u32>,
    words: Vec<Word>,
    /// Number of the plain form of each word.
    plain_of: Vec<u32>,
    /// The first word of each plain form.
    first_of: Vec<u32>,
}

impl<'a> Vocabulary<'a> {
    /// The words of articles and of phrases.
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

    /// The number of a word as it is written; none when it is none.
    pub(super) fn number(&self, written: &[u8]) -> Option<u32> {
        self.numbers.get(written).copied()
    }

    /// The number of a word's plain form, and which spelling of it this is.
    pub(super) fn plain(&self, number: u32) -> (u32, u32) {
        let plain = self.plain_of[number as usize];
        (plain, number - self.first_of[plain as usize])
    }

    /// A word by its plain form and spelling.
    pub(super) fn word(&self, plain: u32, spelling: u32) -> &Word {
        &self.words[(self.first_of[plain as usize] + spelling) as usize]
    }

    /// How many spellings a plain form has.
    pub(super) fn spellings(&self, plain: u32) -> u32 {
        let next = self.first_of.get(plain as usize + 1);
        next.map_or(self.words.len() as u32, |&next| next) - self.first_of[plain as usize]
    }
}
