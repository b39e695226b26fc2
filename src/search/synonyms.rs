//! Synonyms: abbreviations and what they stand for. Texts with one of them are found by the other too.

use super::vocabulary::Vocabulary;
use crate::{
    site::Site,
    text::{Word, Words, sequence},
};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::{borrow::Cow, collections::BTreeSet};

/// A phrase and another one with the same meaning.
pub(super) type Pair<'s> = [Cow<'s, str>; 2];

/// Pairs of phrases with the same meaning: those of the site, those of its language that the site does not explain
/// otherwise, and names as they are typed in one word.
pub(super) fn names(site: &Site) -> Vec<Pair<'_>> {
    let registers = &site.registers;
    let written = site.settings.abbreviations.iter();
    let written = written.map(|(short, long)| [short.as_str(), long.as_str()]);
    let orgs = registers.orgs.iter().map(|(_, entry)| &entry.names);
    let programmes = registers.programmes.iter().map(|(_, entry)| &entry.names);
    let sources = registers.sources.iter().map(|(_, entry)| &entry.names);
    let names = orgs.chain(programmes).chain(sources);
    let names = names.filter_map(|names| Some([names.short.as_deref()?, names.name.as_str()]));
    let own: Vec<[&str; 2]> = written.chain(names).collect();
    let explained: BTreeSet<Vec<Word>> = own.iter().map(|[short, _]| Word::all(short)).collect();
    let known = site.locale.abbreviations().iter().copied();
    let known = known.filter(|[short, _]| !explained.contains(&Word::all(short)));
    let pairs: Vec<[&str; 2]> = own.iter().copied().chain(known).collect();
    let places = registers
        .districts
        .iter()
        .map(|(_, entry)| entry.names.name.as_str());
    let marked = pairs.iter().map(|[short, _]| *short).chain(places);
    let joined: BTreeSet<[String; 2]> = marked.flat_map(typed_together).collect();
    let pairs = pairs.into_iter().map(|pair| pair.map(Cow::Borrowed));
    pairs
        .chain(joined.into_iter().map(|pair| pair.map(Cow::Owned)))
        .collect()
}

/// A name with a mark in a word, beside the forms in which people type it: `mdrak` for `M'Đrắk`, `ea hleo` and `eahleo` for
/// `Ea H'Leo`, `cnvcld` for `CNVC-LĐ`.
fn typed_together(name: &str) -> Vec<[String; 2]> {
    let is_mark = |letter: char| "'’ʼ`-‑.&".contains(letter);
    if !name.contains(is_mark) {
        return Vec::new();
    }
    let without_marks = name.replace(is_mark, "");
    let in_one: String = without_marks.split_whitespace().collect();
    let mut forms = vec![without_marks, in_one];
    forms.dedup();
    forms
        .into_iter()
        .map(|form| [form, name.to_owned()])
        .collect()
}

/// The words of the phrases.
pub(super) fn phrases(names: &[Pair<'_>]) -> Vec<[Words; 2]> {
    let names = names.iter();
    names
        .map(|both| both.each_ref().map(|name| Words::of([&**name])))
        .collect()
}

/// A phrase and its synonym as plain words, for the search script.
#[derive(Serialize)]
pub(super) struct Synonym {
    says: Vec<String>,
    means: Vec<String>,
}

/// The synonyms in both directions, as plain words.
pub(super) fn plain(names: &[Pair<'_>]) -> Vec<Synonym> {
    let plain = |name: &Cow<'_, str>| -> Vec<String> {
        let words = Word::all(name).into_iter();
        words.map(|word| word.plain).collect()
    };
    let both = names
        .iter()
        .flat_map(|both| both_ways(both.each_ref().map(plain)));
    both.map(|[says, means]| Synonym { says, means }).collect()
}

/// Both directions of a pair; nothing when the two are the same or one of them has no words.
fn both_ways<T: Clone + PartialEq>(
    [short, long]: [Vec<T>; 2],
) -> impl Iterator<Item = [Vec<T>; 2]> {
    let differ = short != long && !short.is_empty() && !long.is_empty();
    let ways = differ.then(|| [[short.clone(), long.clone()], [long, short]]);
    ways.into_iter().flatten()
}

/// The synonyms of the site by the number of their first word.
pub(super) struct Synonyms {
    by_first: FxHashMap<u32, Vec<Numbered>>,
}

/// A synonym as numbers of words.
struct Numbered {
    says: Vec<u32>,
    means: Vec<u32>,
}

impl Synonyms {
    pub(super) fn new(phrases: &[[Words; 2]], vocabulary: &Vocabulary<'_>) -> Synonyms {
        let mut by_first: FxHashMap<u32, Vec<Numbered>> = FxHashMap::default();
        for both in phrases {
            let both = both.each_ref().map(|phrase| numbers(phrase, vocabulary));
            for [says, means] in both_ways(both) {
                let of_first = by_first.entry(says[0]).or_default();
                of_first.push(Numbered { says, means });
            }
        }
        Synonyms { by_first }
    }

    /// The synonyms of the words at the beginning of `rest`, each with the number of words that it stands for.
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

#[cfg(test)]
mod tests {
    use super::typed_together;

    #[test]
    fn names_in_one_word() {
        let forms = |name| -> Vec<String> {
            typed_together(name)
                .into_iter()
                .map(|[form, _]| form)
                .collect()
        };
        assert_eq!(forms("M'Đrắk"), ["MĐrắk"]);
        assert_eq!(forms("Ea H’Leo"), ["Ea HLeo", "EaHLeo"]);
        assert_eq!(forms("CNVC-LĐ"), ["CNVCLĐ"]);
        assert_eq!(forms("Hà Đông"), [""; 0]);
    }
}
