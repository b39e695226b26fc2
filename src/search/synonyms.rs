//! Abbreviations and what they stand for: where a text has one, it is found by the other too.

use super::vocabulary::Vocabulary;
use crate::{
    site::Site,
    text::{Words, sequence},
};
use rustc_hash::FxHashMap;

/// Pairs of phrases that mean the same, as texts.
pub(super) fn phrases(site: &Site) -> Vec<[Words; 2]> {
    let registers = &site.registers;
    let written = site.settings.abbreviations.iter();
    let written = written.map(|(short, long)| (short.as_str(), long.as_str()));
    let orgs = registers.orgs.iter().map(|(_, entry)| &entry.names);
    let programmes = registers.programmes.iter().map(|(_, entry)| &entry.names);
    let sources = registers.sources.iter().map(|(_, entry)| &entry.names);
    let names = orgs.chain(programmes).chain(sources);
    let names = names.filter_map(|names| Some((names.short.as_deref()?, names.name.as_str())));
    written
        .chain(names)
        .map(|(short, long)| [Words::of([short]), Words::of([long])])
        .collect()
}

/// What phrases also mean, by the number of their first word.
pub(super) struct Synonyms {
    by_first: FxHashMap<u32, Vec<Synonym>>,
}

struct Synonym {
    says: Vec<u32>,
    means: Vec<u32>,
}

impl Synonyms {
    pub(super) fn new(phrases: &[[Words; 2]], vocabulary: &Vocabulary<'_>) -> Synonyms {
        let mut by_first: FxHashMap<u32, Vec<Synonym>> = FxHashMap::default();
        for [short, long] in phrases {
            let (short, long) = (numbers(short, vocabulary), numbers(long, vocabulary));
            for (says, means) in [(&short, &long), (&long, &short)] {
                if let Some(&first) = says.first()
                    && says != means
                    && !means.is_empty()
                {
                    by_first.entry(first).or_default().push(Synonym {
                        says: says.clone(),
                        means: means.clone(),
                    });
                }
            }
        }
        Synonyms { by_first }
    }

    /// What the words at the beginning of `rest` also mean, and how many of them say it.
    pub(super) fn at<'s>(&'s self, rest: &'s [u32]) -> impl Iterator<Item = (&'s [u32], usize)> {
        let synonyms = rest.first().and_then(|first| self.by_first.get(first));
        let said = synonyms.into_iter().flatten();
        said.filter(|synonym| rest.starts_with(&synonym.says))
            .map(|synonym| (&*synonym.means, synonym.says.len()))
    }
}

fn numbers(phrase: &Words, vocabulary: &Vocabulary<'_>) -> Vec<u32> {
    let (different, rest) = phrase.different();
    let words = sequence(rest).flatten();
    words
        .filter_map(|at| vocabulary.number(different.get(at)?))
        .collect()
}
