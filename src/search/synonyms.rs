//! Abbreviations and what they stand for: where a text has one, it is found by the other too.

use super::vocabulary::Vocabulary;
use crate::{
    site::Site,
    text::{Word, Words, sequence},
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Pairs of phrases that mean the same.
pub(super) fn names(site: &Site) -> Vec<[&str; 2]> {
    let registers = &site.registers;
    let written = site.settings.abbreviations.iter();
    let written = written.map(|(short, long)| [short.as_str(), long.as_str()]);
    let orgs = registers.orgs.iter().map(|(_, entry)| &entry.names);
    let programmes = registers.programmes.iter().map(|(_, entry)| &entry.names);
    let sources = registers.sources.iter().map(|(_, entry)| &entry.names);
    let names = orgs.chain(programmes).chain(sources);
    let names = names.filter_map(|names| Some([names.short.as_deref()?, names.name.as_str()]));
    written.chain(names).collect()
}

/// Their words.
pub(super) fn phrases(names: &[[&str; 2]]) -> Vec<[Words; 2]> {
    let names = names.iter();
    names
        .map(|both| both.map(|name| Words::of([name])))
        .collect()
}

/// Words that also mean others, by their plain forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synonym {
    pub(super) says: Vec<String>,
    pub(super) means: Vec<String>,
}

/// What each of the phrases also means.
pub(super) fn plain(names: &[[&str; 2]]) -> Vec<Synonym> {
    let plain = |name| -> Vec<String> {
        let words = Word::all(name).into_iter();
        words.map(|word| word.plain).collect()
    };
    let both = names.iter().flat_map(|both| {
        let [short, long] = both.map(plain);
        let back = Synonym {
            says: long.clone(),
            means: short.clone(),
        };
        let there = Synonym {
            says: short,
            means: long,
        };
        [there, back]
    });
    both.filter(|Synonym { says, means }| says != means && !says.is_empty() && !means.is_empty())
        .collect()
}

/// What phrases also mean, by the number of their first word.
pub(super) struct Synonyms {
    by_first: FxHashMap<u32, Vec<Numbered>>,
}

/// A synonym by the numbers of its words.
struct Numbered {
    says: Vec<u32>,
    means: Vec<u32>,
}

impl Synonyms {
    pub(super) fn new(phrases: &[[Words; 2]], vocabulary: &Vocabulary<'_>) -> Synonyms {
        let mut by_first: FxHashMap<u32, Vec<Numbered>> = FxHashMap::default();
        for [short, long] in phrases {
            let (short, long) = (numbers(short, vocabulary), numbers(long, vocabulary));
            for (says, means) in [(&short, &long), (&long, &short)] {
                if let Some(&first) = says.first()
                    && says != means
                    && !means.is_empty()
                {
                    by_first.entry(first).or_default().push(Numbered {
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
