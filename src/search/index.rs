//! Makes the search index, a set of files.

use super::{
    article::fields,
    document::Document,
    facets::facets,
    manifest::{IndexFileNames, IndexManifest, MANIFEST, Section, file_name},
    postings::postings,
    records::{digests, file_names, per_file, records},
    shards::{Cutter, Shard, pack, small},
    synonyms::{Synonyms, names, phrases, plain},
    vocabulary::Vocabulary,
};
use crate::{
    site::{ArticleKey, Site},
    text::{Words, json},
};
use rayon::prelude::*;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};
use xxhash_rust::xxh3::xxh3_64;

/// A search index: its files by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchIndex {
    files: BTreeMap<String, Arc<[u8]>>,
    names: IndexFileNames,
}

impl SearchIndex {
    /// Makes the index of a site. `body` gives the words of the text of an article.
    pub fn new<'a>(site: &Site, body: impl Fn(ArticleKey) -> Cow<'a, Words> + Sync) -> SearchIndex {
        let texts: Vec<_> = numbered(site)
            .par_iter()
            .map(|&key| (fields(site, key), body(key)))
            .collect();
        let names = names(site);
        let phrases = phrases(&names);
        let documents = texts
            .iter()
            .zip(0..)
            .map(|((fields, body), number)| Document::new(number, fields, body));
        let documents: Vec<Document<'_>> = documents.collect();
        let vocabulary = Vocabulary::of(&documents, &phrases);
        let synonyms = Synonyms::new(&phrases, &vocabulary);
        let small = small(documents.len() as u32);
        let (mut words, mut pairs) = (Cutter::new(small), Cutter::new(small));
        postings(&documents, &vocabulary, &synonyms, |list| {
            let section = match list.term.parts() {
                (_, None) => &mut words,
                (_, Some(_)) => &mut pairs,
            };
            section.take(&list, &vocabulary);
        });
        let mut index = SearchIndex::default();
        let (choices, columns) = facets(site);
        let manifest = IndexManifest {
            articles: documents.len() as u32,
            per_file: per_file(documents.len()),
            choices: index.add(pack(&choices)),
            facets: columns
                .into_iter()
                .map(|(facet, column)| (facet.to_owned(), index.add(pack(&column))))
                .collect(),
            synonyms: index.add(pack(json(&plain(&names)).as_bytes())),
            records: index.add_records(records(site)),
            words: index.section(words.finish()),
            pairs: index.section(pairs.finish()),
        };
        index
            .files
            .insert(MANIFEST.to_owned(), manifest.file().into());
        index
    }

    /// The digests of all files but `index.bin` and the files of records, in the order in which the files were named.
    pub fn digests(&self) -> &[u64] {
        &self.names.digests
    }

    /// The files of the index by their names.
    pub fn files(&self) -> &BTreeMap<String, Arc<[u8]>> {
        &self.files
    }

    fn section(&mut self, shards: Vec<Shard>) -> Section {
        let mut section = Section::default();
        for shard in shards {
            section.first.push(shard.first);
            section.names += &self.add(shard.bytes);
        }
        section
    }

    /// Adds files of records, and a file with their names, whose name is returned.
    fn add_records(&mut self, files: Vec<Vec<u8>>) -> String {
        let packed: Vec<Vec<u8>> = files.into_par_iter().map(|bytes| pack(&bytes)).collect();
        let digests = digests(&packed);
        for (name, bytes) in file_names(&digests).zip(packed) {
            self.files.insert(file_name(&name), bytes.into());
        }
        self.add(pack(json(&digests).as_bytes()))
    }

    /// Adds a file under a name made of its digest.
    fn add(&mut self, bytes: Vec<u8>) -> String {
        let name = self.names.assign(xxh3_64(&bytes));
        self.files.insert(file_name(&name), bytes.into());
        name
    }
}

/// The articles of a site in the order of their numbers: the oldest first, so that a new article changes few lists.
pub(super) fn numbered(site: &Site) -> Vec<ArticleKey> {
    site.lists.all().iter().rev().copied().collect()
}
