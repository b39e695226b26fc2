//! Updates the index of a site in which the texts of a few articles changed: only shards with their words are read and
//! made.

use super::{
    article::fields,
    document::Document,
    entries::articles,
    index::numbered,
    manifest::{IndexFileNames, IndexManifest, MANIFEST, Section, file_name},
    postings::postings,
    records::file_names,
    recut::{Edits, RecutShard, recut},
    shards::{names as spelled, small, unpack},
    synonyms::{Synonyms, names, phrases},
    vocabulary::Vocabulary,
};
use crate::{
    site::{ArticleKey, Site},
    text::Words,
};
use std::{collections::BTreeMap, sync::Arc};
use xxhash_rust::xxh3::xxh3_64;

/// The last index, before the texts of some articles changed.
pub struct PreviousIndex<'a> {
    /// The [digests](super::Index::digests) of the last index.
    pub digests: &'a [u64],
    /// Reads a file of the last index by its name.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// An article of which only the text changed.
pub struct TextChange {
    /// The article.
    pub key: ArticleKey,
    /// The words of the text before.
    pub before: Words,
    /// The words of the text now.
    pub now: Words,
}

/// An index of which only the new files are known, because the others are those of the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexRevision {
    /// The files by their names; none for those that the last index has too.
    pub files: BTreeMap<String, Option<Arc<[u8]>>>,
    /// The [digests](super::Index::digests) of the new index.
    pub digests: Vec<u64>,
}

impl IndexRevision {
    /// Makes the index after these changes; none when files of the last one are missing, or do not suffice.
    pub fn new(
        site: &Site,
        before: &PreviousIndex<'_>,
        changes: &[TextChange],
    ) -> Option<IndexRevision> {
        let manifest = IndexManifest::read(&(before.read)(MANIFEST)?)?;
        let old = Old::new(manifest, before)?;
        let [words, pairs] = edits(site, changes);
        let mut files = BTreeMap::new();
        let mut names = IndexFileNames::default();
        for digest in old.single {
            files.insert(file_name(&names.assign(*digest)), None);
        }
        let records = unpack(&(before.read)(&file_name(&old.manifest.records))?).ok()?;
        let records: String = serde_json::from_slice(&records).ok()?;
        files.extend(file_names(&records).map(|name| (file_name(&name), None)));
        let small = small(old.manifest.articles);
        let mut section = |section: &Section, digests: &[u64], edits: &Edits| {
            let read = |name: &str| unpack(&(before.read)(&file_name(name))?).ok();
            let mut now = Section::default();
            for piece in recut(section, small, edits, read)? {
                let (first, digest, bytes) = match piece {
                    RecutShard::Kept(at) => (section.first[at].clone(), digests[at], None),
                    RecutShard::New(shard) => {
                        let digest = xxh3_64(&shard.bytes);
                        (shard.first, digest, Some(shard.bytes.into()))
                    }
                };
                let name = names.assign(digest);
                files.entry(file_name(&name)).or_insert(bytes);
                now.names += &name;
                now.first.push(first);
            }
            Some(now)
        };
        let manifest = IndexManifest {
            words: section(&old.manifest.words, old.words, &words)?,
            pairs: section(&old.manifest.pairs, old.pairs, &pairs)?,
            ..old.manifest
        };
        files.insert(MANIFEST.to_owned(), Some(manifest.file().into()));
        Some(IndexRevision {
            files,
            digests: names.digests,
        })
    }
}

/// What is known of the last index: its manifest, and the digests of its files.
struct Old<'a> {
    manifest: IndexManifest,
    /// Digests of choices, facets, synonyms and the names of records.
    single: &'a [u64],
    words: &'a [u64],
    pairs: &'a [u64],
}

impl<'a> Old<'a> {
    fn new(manifest: IndexManifest, before: &PreviousIndex<'a>) -> Option<Old<'a>> {
        let single = 3 + manifest.facets.len();
        let (single, rest) = before.digests.split_at_checked(single)?;
        let (words, pairs) = rest.split_at_checked(manifest.words.first.len())?;
        (pairs.len() == manifest.pairs.first.len()).then_some(Old {
            manifest,
            single,
            words,
            pairs,
        })
    }
}

/// The edits to the lists of words, and to those of pairs.
fn edits(site: &Site, changes: &[TextChange]) -> [Edits; 2] {
    let changed: BTreeMap<ArticleKey, &TextChange> =
        changes.iter().map(|change| (change.key, change)).collect();
    let numbers = numbered(site).into_iter().zip(0..);
    let changed: Vec<_> = numbers
        .filter_map(|(key, number)| {
            let change = *changed.get(&key)?;
            Some((number, fields(site, key), change))
        })
        .collect();
    let documents = |body: fn(&TextChange) -> &Words| -> Vec<Document<'_>> {
        let changed = changed.iter();
        changed
            .map(|(number, fields, change)| Document::new(*number, fields, body(change)))
            .collect()
    };
    let (before, now) = (documents(|it| &it.before), documents(|it| &it.now));
    let phrases = phrases(&names(site));
    let vocabulary = Vocabulary::of(&[before.clone(), now.clone()].concat(), &phrases);
    let synonyms = Synonyms::new(&phrases, &vocabulary);
    let impacts = |documents| impacts(documents, &vocabulary, &synonyms);
    let [words_before, pairs_before] = impacts(&before);
    let [words_now, pairs_now] = impacts(&now);
    [
        differences(&words_before, words_now),
        differences(&pairs_before, pairs_now),
    ]
}

/// By term, spelling and article: how much the article is about the term.
type Impacts = BTreeMap<(String, String, u32), u8>;

/// The impacts of words, and those of pairs.
fn impacts(
    documents: &[Document<'_>],
    vocabulary: &Vocabulary<'_>,
    synonyms: &Synonyms,
) -> [Impacts; 2] {
    let mut impacts = [Impacts::new(), Impacts::new()];
    postings(documents, vocabulary, synonyms, |list| {
        let (term, spelled) = spelled(&list, vocabulary);
        let is_pair = list.term.parts().1.is_some();
        for (article, impact) in articles(&list.bytes) {
            let key = (term.clone(), spelled.clone(), article);
            impacts[usize::from(is_pair)].insert(key, impact);
        }
    });
    impacts
}

fn differences(before: &Impacts, mut now: Impacts) -> Edits {
    let mut edits = Edits::new();
    let mut note = |(term, spelled, article): (String, String, u32), impact| {
        let lists = edits.entry(term).or_default();
        lists.entry(spelled).or_default().insert(article, impact);
    };
    for (key, impact) in before {
        match now.remove(key) {
            Some(same) if same == *impact => {}
            other => note(key.clone(), other),
        }
    }
    for (key, impact) in now {
        note(key, Some(impact));
    }
    edits
}
