//! From a query to articles, the best first.
//!
//! Every number is whole, and every step is the same in the browser's script.

use super::{
    query::{Phrase, Query},
    reader::{Part, Reader},
};
use crate::text::Word;
use std::{cmp::Reverse, collections::BTreeMap};

/// With fewer articles as typed than a page has, words that are only begun are looked for too.
const PAGE: usize = 10;

/// How much more two neighbours say than two words.
const NEIGHBOURS: u32 = 4;
/// What it says that two words are neighbours at all, as an impact: more than two titles in which they stand apart.
const TOGETHER: u32 = 16;
/// By how much those that have all as typed are before all others, however the words stand.
const AS_TYPED: u32 = 3;

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number: 0 is the oldest.
    pub article: u32,
    /// Higher is better. The upper bits say whether all is spelled as typed and how the words stand, then how many
    /// are spelled as typed, then how much the article is about them.
    pub score: u32,
    /// Whether it comes behind a page of others in any order: those have the words side by side.
    pub behind: bool,
}

/// Articles that have a term: whether one spells it as it was typed, and the impact.
type Matches = BTreeMap<u32, (bool, u8)>;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How the query was understood.
    pub meant: Query,
    /// The best first, and of equally good ones the newest.
    pub hits: Vec<Hit>,
}

/// Finds articles. A word that no article has is understood as Telex or VNI when that is a word of the site; where
/// nothing is found, so is every word; where that finds nothing, words that no article has are left out.
pub fn find(reader: &Reader<'_>, query: Query) -> Answer {
    let finder = Finder { reader };
    let is_meant =
        |word: &Word, meant: &Word, open| !finder.knows(word, open) && finder.knows(meant, false);
    let mut meant = query.retyped(is_meant).unwrap_or_else(|| query.clone());
    let mut hits = finder.find(&meant);
    let others = [
        |_: &Finder<'_>, query: &Query| query.retyped(|_, _, _| true),
        |finder: &Finder<'_>, query: &Query| query.reduced(|word| finder.knows(word, false)),
    ];
    for other in others {
        if hits.is_empty()
            && let Some(next) = other(&finder, &query)
        {
            hits = finder.find(&next);
            if !hits.is_empty() {
                meant = next;
            }
        }
    }
    hits.sort_unstable_by_key(|hit| Reverse((hit.score, hit.article)));
    Answer { meant, hits }
}

struct Finder<'a> {
    reader: &'a Reader<'a>,
}

impl Finder<'_> {
    fn find(&self, query: &Query) -> Vec<Hit> {
        match &query.phrases[..] {
            [] => Vec::new(),
            [Phrase { words, .. }] if words.len() == 1 => self.word(&words[0], query.open),
            [
                Phrase {
                    words,
                    quoted: false,
                },
            ] if words.len() == 2 => self.pair(words, query.open),
            phrases => self.phrases(phrases, query.open),
        }
    }

    /// Articles with the word, then those with words that begin with it.
    fn word(&self, word: &Word, open: bool) -> Vec<Hit> {
        let words = std::slice::from_ref(word);
        let whole = self.matches(Part::Words, words);
        let mut ranking = Ranking::default();
        ranking.add(self, &whole, 1);
        if open && are_few(&whole) {
            ranking.add(self, &self.begun(Part::Words, words), 0);
        }
        ranking.hits()
    }

    /// Articles in which the two are neighbours; where few have them as typed, also those in which a neighbour begins
    /// with the second; then those in which they stand apart, or that have the first when the second is but a letter.
    fn pair(&self, words: &[Word], open: bool) -> Vec<Hit> {
        let mut ranking = Ranking::default();
        let whole = self.matches(Part::Pairs, words);
        ranking.add(self, &whole, 2);
        let mut beside = whole;
        if open && are_few(&beside) {
            let begun = self.begun(Part::Pairs, words);
            ranking.add(self, &begun, 1);
            join(&mut beside, begun);
        }
        let apart = words[..certain(words, open)].iter().map(|word| Phrase {
            words: vec![word.clone()],
            quoted: false,
        });
        for hit in self.phrases(&apart.collect::<Vec<_>>(), false) {
            ranking.note(hit.article, hit.score);
        }
        let mut hits = ranking.hits();
        if !are_few(&beside) {
            for hit in &mut hits {
                hit.behind = !beside.contains_key(&hit.article);
            }
        }
        hits
    }

    /// Articles that have every word, those of a quoted phrase as neighbours. Where none has, and nothing is
    /// quoted, a third of the words may be missing.
    fn phrases(&self, phrases: &[Phrase], open: bool) -> Vec<Hit> {
        let mut required: Vec<Matches> = Vec::new();
        let mut welcome: Vec<Matches> = Vec::new();
        for (at, Phrase { words, quoted }) in phrases.iter().enumerate() {
            let open = open && at + 1 == phrases.len();
            let mut pairs: Vec<Matches> = words
                .windows(2)
                .map(|pair| self.matches(Part::Pairs, pair))
                .collect();
            if *quoted && words.len() > 1 {
                required.extend(pairs.iter().cloned());
                welcome.append(&mut pairs);
                continue;
            }
            let mut single: Vec<Matches> = words
                .iter()
                .map(|word| self.matches(Part::Words, std::slice::from_ref(word)))
                .collect();
            if open {
                self.complete(words, &mut single, &mut pairs);
            }
            single.truncate(certain(words, open));
            required.append(&mut single);
            welcome.append(&mut pairs);
        }
        let strict = phrases.iter().any(|phrase| phrase.quoted) || required.len() < 3;
        let missing = if strict { 0 } else { required.len() / 3 };
        self.rank(&required, &welcome, missing)
    }

    /// Takes in words that begin with the last one.
    fn complete(&self, words: &[Word], single: &mut [Matches], pairs: &mut [Matches]) {
        let Some(last) = single.last_mut() else {
            return;
        };
        if let (Some(pair), Some(at)) = (pairs.last_mut(), words.len().checked_sub(2))
            && are_few(pair)
        {
            join(pair, self.begun(Part::Pairs, &words[at..]));
            join(last, pair.clone());
        }
        if are_few(last) {
            join(last, self.begun(Part::Words, &words[words.len() - 1..]));
        }
    }

    /// Articles with all that is required, else with all but one, and so on down to all but so many.
    fn rank(&self, required: &[Matches], welcome: &[Matches], missing: usize) -> Vec<Hit> {
        let mut have: BTreeMap<u32, usize> = BTreeMap::new();
        for &article in required.iter().flat_map(BTreeMap::keys) {
            *have.entry(article).or_default() += 1;
        }
        let most = have.values().copied().max().unwrap_or(0);
        if most == 0 || most + missing < required.len() {
            return Vec::new();
        }
        let (required, welcome) = (self.weighed(required), self.weighed(welcome));
        let best = have.into_iter().filter(|&(_, count)| count == most);
        best.map(|(article, _)| {
            let (mut exact, mut score) = (0, 0);
            for (weight, matches) in &required {
                let (is_exact, impact) = matches.get(&article).copied().unwrap_or_default();
                exact += u32::from(is_exact);
                score += weight * u32::from(impact);
            }
            for (weight, matches) in &welcome {
                if let Some(&(_, impact)) = matches.get(&article) {
                    score += NEIGHBOURS * weight * (u32::from(impact) + TOGETHER);
                }
            }
            let as_typed = exact as usize == required.len();
            let score = rank(if as_typed { AS_TYPED } else { 0 }, exact, score);
            Hit {
                article,
                score,
                behind: false,
            }
        })
        .collect()
    }

    fn weighed<'m>(&self, lists: &'m [Matches]) -> Vec<(u32, &'m Matches)> {
        let lists = lists.iter();
        lists
            .map(|matches| (self.weight(matches.len()), matches))
            .collect()
    }

    /// Whether some article has a word, or one that begins with it.
    fn knows(&self, word: &Word, open: bool) -> bool {
        let words = std::slice::from_ref(word);
        !self.matches(Part::Words, words).is_empty()
            || open && !self.begun(Part::Words, words).is_empty()
    }

    /// Articles with this word or pair.
    fn matches(&self, part: Part, words: &[Word]) -> Matches {
        self.look_up(part, words, false)
    }

    /// Articles with words that begin with the last one and go on.
    fn begun(&self, part: Part, words: &[Word]) -> Matches {
        let mut matches = Matches::new();
        let [before @ .., last] = words else {
            return matches;
        };
        // A single letter begins a tenth of all words.
        if last.plain.chars().count() < 2 {
            return matches;
        }
        for plain in last.beginnings() {
            let last = Word {
                plain,
                spelled: last.spelled.clone(),
            };
            join(
                &mut matches,
                self.look_up(part, &[before, &[last]].concat(), true),
            );
        }
        matches
    }

    fn look_up(&self, part: Part, words: &[Word], begun: bool) -> Matches {
        let plain: Vec<&str> = words.iter().map(|word| &*word.plain).collect();
        let plain = plain.join(" ");
        let mut matches = Matches::new();
        self.reader.terms(part, &plain, begun, |entry| {
            if begun && entry.term == plain {
                return;
            }
            for spelling in &entry.spellings {
                let exact = is_spelled(words, &spelling.spelled, begun);
                for &(article, impact) in &spelling.articles {
                    let best = matches.entry(article).or_default();
                    *best = (*best).max((exact, impact));
                }
            }
        });
        matches
    }

    /// What a term says that so many articles have: the fewer, the more.
    fn weight(&self, articles: usize) -> u32 {
        sixteenths(self.reader.articles()).saturating_sub(sixteenths(articles as u32)) + 16
    }
}

/// How many of the words are required: while it is typed, a last one of a single letter may be the beginning of any.
fn certain(words: &[Word], open: bool) -> usize {
    let is_letter = |word: &Word| {
        let mut letters = word.plain.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    words.len() - usize::from(open && words.last().is_some_and(is_letter))
}

fn is_spelled(words: &[Word], spelled: &str, begun: bool) -> bool {
    let last = words.len() - 1;
    let mut typed = words.iter().zip(spelled.split(' ')).enumerate();
    typed.all(|(at, (word, spelled))| {
        if begun && at == last {
            word.begins(spelled)
        } else {
            word.is_spelled(spelled)
        }
    })
}

/// Whether a page has room for more than what is spelled as typed.
fn are_few(matches: &Matches) -> bool {
    matches.values().filter(|(exact, _)| *exact).count() < PAGE
}

fn join(matches: &mut Matches, more: Matches) {
    for (article, found) in more {
        let best = matches.entry(article).or_default();
        *best = (*best).max(found);
    }
}

/// The binary logarithm in sixteenths, straight between powers of two.
fn sixteenths(number: u32) -> u32 {
    let Some(whole) = number.checked_ilog2() else {
        return 0;
    };
    whole * 16 + ((u64::from(number) << 4 >> whole) & 15) as u32
}

fn rank(tier: u32, exact: u32, score: u32) -> u32 {
    tier << 28 | exact << 22 | score.min((1 << 22) - 1)
}

/// The best score of each article.
#[derive(Default)]
struct Ranking(BTreeMap<u32, u32>);

impl Ranking {
    fn add(&mut self, finder: &Finder<'_>, matches: &Matches, tier: u32) {
        let weight = finder.weight(matches.len());
        for (&article, &(exact, impact)) in matches {
            let exact = u32::from(exact);
            let score = rank(tier + AS_TYPED * exact, exact, weight * u32::from(impact));
            self.note(article, score);
        }
    }

    fn note(&mut self, article: u32, score: u32) {
        let best = self.0.entry(article).or_default();
        *best = (*best).max(score);
    }

    fn hits(self) -> Vec<Hit> {
        let hits = self.0.into_iter();
        hits.map(|(article, score)| Hit {
            article,
            score,
            behind: false,
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::sixteenths;

    #[test]
    fn logarithms_are_whole_numbers() {
        let found = [0, 1, 2, 3, 4, 1000, 10_000].map(sixteenths);
        assert_eq!(found, [0, 0, 16, 24, 32, 159, 211]);
    }
}
