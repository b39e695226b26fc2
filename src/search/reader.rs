//! Reading the files of an index: the same bytes that a browser loads.

use super::{
    index::{Index, MANIFEST, Manifest, NAME, Section, file_name},
    records::{Record, name_at},
    shards::unpack,
    synonyms::Synonym,
};
use crate::text::take_number;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// Most shards that are looked through for terms with one beginning.
const MOST_SHARDS: usize = 8;

/// An index that is being read.
pub struct Reader<'a> {
    index: &'a Index,
    manifest: Manifest,
    shards: RefCell<BTreeMap<String, Rc<Vec<Entry>>>>,
}

/// A term and the articles that have it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) term: String,
    pub(super) spellings: Vec<Spelling>,
}

/// One spelling of a term: the articles that have it, and their impacts.
#[derive(Debug)]
pub(super) struct Spelling {
    pub(super) spelled: String,
    pub(super) articles: Vec<(u32, u8)>,
}

/// Words, or pairs of neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Words,
    Pairs,
}

impl<'a> Reader<'a> {
    /// Opens an index.
    pub fn new(index: &'a Index) -> Reader<'a> {
        let bytes = index.files().get(MANIFEST);
        let manifest = bytes.and_then(|bytes| Manifest::read(bytes));
        Reader {
            index,
            manifest: manifest.unwrap_or_default(),
            shards: RefCell::default(),
        }
    }

    /// How many articles there are.
    pub fn articles(&self) -> u32 {
        self.manifest.articles
    }

    /// What a result shows of an article.
    pub fn record(&self, article: u32) -> Option<Record> {
        let per_file = self.manifest.per_file.max(1);
        let digests: String = serde_json::from_slice(&self.file(&self.manifest.records)?).ok()?;
        let name = name_at(&digests, article as usize / per_file)?;
        let records: Vec<Record> = serde_json::from_slice(&self.file(&name)?).ok()?;
        records.into_iter().nth(article as usize % per_file)
    }

    /// What phrases also mean.
    pub fn synonyms(&self) -> Vec<Synonym> {
        let bytes = self.file(&self.manifest.synonyms);
        let synonyms = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        synonyms.unwrap_or_default()
    }

    /// Terms with these very letters, or all that begin with them.
    pub(super) fn terms<T>(
        &self,
        part: Part,
        letters: &str,
        prefix: bool,
        mut take: impl FnMut(&Entry) -> T,
    ) -> Vec<T> {
        let section = self.section(part);
        let start = section
            .first
            .partition_point(|first| first.as_str() <= letters);
        let start = start.saturating_sub(1);
        let next = section.first.iter().enumerate().skip(start + 1);
        let more = next.take_while(|(_, first)| prefix && first.starts_with(letters));
        let shards = std::iter::once(start).chain(more.map(|(at, _)| at));
        let mut taken = Vec::new();
        for at in shards.take(MOST_SHARDS) {
            for entry in &*self.shard(section, at) {
                if entry.term == letters || prefix && entry.term.starts_with(letters) {
                    taken.push(take(entry));
                }
            }
        }
        taken
    }

    fn section(&self, part: Part) -> &Section {
        match part {
            Part::Words => &self.manifest.words,
            Part::Pairs => &self.manifest.pairs,
        }
    }

    fn shard(&self, section: &Section, at: usize) -> Rc<Vec<Entry>> {
        let Some(name) = section.names.get(at * NAME..(at + 1) * NAME) else {
            return Rc::default();
        };
        if let Some(shard) = self.shards.borrow().get(name) {
            return shard.clone();
        }
        let bytes = self.file(name).unwrap_or_default();
        let shard = Rc::new(entries(&bytes));
        self.shards
            .borrow_mut()
            .insert(name.to_owned(), shard.clone());
        shard
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        unpack(self.index.files().get(&file_name(name))?).ok()
    }
}

/// The terms of a shard.
pub(super) fn entries(mut bytes: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    while let Some(entry) = entry(&mut bytes) {
        entries.push(entry);
    }
    entries
}

/// How many bytes the first term of a shard takes.
pub(super) fn length_of_first(shard: &[u8]) -> usize {
    let mut rest = shard;
    entry(&mut rest);
    shard.len() - rest.len()
}

fn entry(bytes: &mut &[u8]) -> Option<Entry> {
    let term = text(bytes)?;
    let count = take_number(bytes)?;
    let spellings = (0..count).map(|_| {
        let spelled = text(bytes)?;
        let articles = articles(take_bytes(bytes)?);
        let spelled = if spelled.is_empty() {
            term.clone()
        } else {
            spelled
        };
        Some(Spelling { spelled, articles })
    });
    let spellings = spellings.collect::<Option<_>>()?;
    Some(Entry { term, spellings })
}

/// The articles of a list, with their impacts.
pub(super) fn articles(mut bytes: &[u8]) -> Vec<(u32, u8)> {
    let mut articles = Vec::new();
    let mut next = 0_u32;
    while let Some((&first, rest)) = bytes.split_first() {
        bytes = rest;
        let more = if first >> 4 == 15 {
            take_number(&mut bytes).unwrap_or(0)
        } else {
            0
        };
        let article = next
            .saturating_add(u32::from(first >> 4))
            .saturating_add(more);
        articles.push((article, first & 15));
        next = article.saturating_add(1);
    }
    articles
}

fn text(bytes: &mut &[u8]) -> Option<String> {
    String::from_utf8(take_bytes(bytes)?.to_vec()).ok()
}

fn take_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = take_number(bytes)? as usize;
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}
