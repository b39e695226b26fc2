//! What a reader asks for.

use super::{retyped::retyped, synonyms::Synonym};
use crate::text::{Word, tokens};

/// Most characters of a query that are read.
const LONGEST: usize = 1000;
/// Most words of a query that are looked for.
const MOST_WORDS: usize = 24;

/// What a reader asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub(super) phrases: Vec<Phrase>,
    /// Whether the last word may not be typed to its end.
    pub(super) open: bool,
}

/// Words that follow each other: in quotation marks they must, without they should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) words: Vec<Word>,
    pub(super) quoted: bool,
}

/// A word that is looked for in a text.
pub(super) struct Wanted<'a> {
    word: &'a Word,
    /// Whether it may go on.
    open: bool,
}

impl Wanted<'_> {
    /// How many words it is: what others also mean may be several.
    pub(super) fn length(&self) -> usize {
        self.word.plain.split(' ').count()
    }

    /// Whether a word without accents is this one.
    pub(super) fn is(&self, plain: &str) -> bool {
        if self.open {
            self.word.begins_plain(plain)
        } else {
            self.word.plain == plain
        }
    }
}

impl Query {
    /// Reads what was typed. Nothing that can be typed is wrong.
    pub fn new(typed: &str) -> Query {
        let end = typed.char_indices().nth(LONGEST);
        let typed = &typed[..end.map_or(typed.len(), |(end, _)| end)];
        let mut left = MOST_WORDS;
        let mut phrases = Vec::new();
        for (at, part) in typed.split(['"', '“', '”']).enumerate() {
            let words = Word::all(part).into_iter().take(left);
            let words: Vec<Word> = words.collect();
            left -= words.len();
            if !words.is_empty() {
                let quoted = at % 2 == 1;
                phrases.push(Phrase { words, quoted });
            }
        }
        let ends_in_word = tokens(typed)
            .last()
            .is_some_and(|last| last.end == typed.len());
        let quoted = phrases.last().is_some_and(|phrase| phrase.quoted);
        Query {
            phrases,
            open: ends_in_word && !quoted,
        }
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.phrases.iter().flat_map(|phrase| &phrase.words)
    }

    /// Its words as they are looked for in a text.
    pub(super) fn wanted(&self) -> Vec<Wanted<'_>> {
        let mut wanted: Vec<Wanted<'_>> = self
            .words()
            .map(|word| Wanted { word, open: false })
            .collect();
        if let Some(last) = wanted.last_mut() {
            last.open = self.open;
        }
        wanted
    }

    /// The same if a keyboard for Vietnamese had been on; none when that is no difference. `is_meant` is asked of a
    /// word, what it would be, and whether it may go on.
    pub(super) fn retyped(&self, is_meant: impl Fn(&Word, &Word, bool) -> bool) -> Option<Query> {
        let mut query = self.clone();
        let count = query.words().count();
        let words = query
            .phrases
            .iter_mut()
            .flat_map(|phrase| &mut phrase.words);
        let mut changed = false;
        for (at, word) in words.enumerate() {
            let open = self.open && at + 1 == count;
            if let Some(meant) = retyped(word).filter(|meant| is_meant(word, meant, open)) {
                *word = meant;
                changed = true;
            }
        }
        changed.then_some(query)
    }

    /// The same with what its words also mean, as it is shown.
    pub fn with_synonyms(&self, synonyms: &[Synonym]) -> Query {
        let is_said = |name: &Synonym| {
            self.phrases.iter().any(|phrase| {
                let plain: Vec<&str> = phrase.words.iter().map(|word| &*word.plain).collect();
                (0..plain.len()).any(|at| name.is_said_by(&plain[at..]))
            })
        };
        let said = synonyms.iter().filter(|name| is_said(name));
        let others = said.map(|name| Phrase {
            words: vec![name.as_word()],
            quoted: false,
        });
        Query {
            // The last word is still the one that is typed.
            phrases: others.chain(self.phrases.iter().cloned()).collect(),
            open: self.open,
        }
    }

    /// The same without words that are unknown; none when that leaves less than half of them, or all.
    pub(super) fn reduced(&self, is_known: impl Fn(&Word) -> bool) -> Option<Query> {
        let mut phrases = Vec::new();
        for phrase in &self.phrases {
            let known = phrase.words.chunk_by(|a, b| is_known(a) == is_known(b));
            let known = known.filter(|words| is_known(&words[0]));
            phrases.extend(known.map(|words| Phrase {
                words: words.to_vec(),
                quoted: phrase.quoted,
            }));
        }
        let left: usize = phrases.iter().map(|phrase| phrase.words.len()).sum();
        let all = self.words().count();
        let enough = left < all && left * 2 >= all && left > 0;
        enough.then_some(Query {
            phrases,
            open: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_typed() {
        let check = |typed: &str, expected: &[(&str, bool)], open: bool| {
            let query = Query::new(typed);
            let phrases = query.phrases.iter().map(|phrase| {
                let words: Vec<&str> = phrase.words.iter().map(|word| &*word.plain).collect();
                (words.join(" "), phrase.quoted)
            });
            let phrases: Vec<(String, bool)> = phrases.collect();
            let phrases: Vec<(&str, bool)> = phrases
                .iter()
                .map(|(words, quoted)| (&**words, *quoted))
                .collect();
            assert_eq!((&*phrases, query.open), (expected, open), "{typed}");
        };
        check("Thi ĐUA", &[("thi dua", false)], true);
        check("thi dua ", &[("thi dua", false)], false);
        check(
            "a \"b c\" d",
            &[("a", false), ("b c", true), ("d", false)],
            true,
        );
        check("“b c”", &[("b c", true)], false);
        check("\"b c", &[("b c", true)], false);
        check("<b>&*.\\", &[("b", false)], false);
        check("🎉", &[], false);
    }

    #[test]
    fn long_queries_are_cut() {
        let query = Query::new(&"thi đua ".repeat(10_000));
        assert_eq!(query.words().count(), MOST_WORDS);
    }
}
