//! Whether a phrase stands in an article as a whole. The index knows neighbours only, so of a longer phrase in
//! quotation marks it tells that each pair of neighbours is somewhere; the text itself says whether they are one.

use super::{query::Query, synonyms::Synonym};
use crate::text::Word;

impl Query {
    /// The phrases in quotation marks that the index alone cannot confirm.
    fn unconfirmed(&self) -> impl Iterator<Item = &[Word]> {
        let phrases = self.phrases.iter();
        let long = phrases.filter(|phrase| phrase.quoted && phrase.words.len() > 2);
        long.map(|phrase| &*phrase.words)
    }

    /// Whether every long phrase in quotation marks stands in one of the texts of an article, as it is written or in
    /// words that mean the same. The texts are asked for only when there is such a phrase.
    pub fn is_confirmed(&self, synonyms: &[Synonym], texts: impl FnOnce() -> Vec<String>) -> bool {
        let phrases: Vec<Vec<&str>> = self
            .unconfirmed()
            .map(|words| words.iter().map(|word| &*word.plain).collect())
            .collect();
        if phrases.is_empty() {
            return true;
        }
        let texts: Vec<Vec<Word>> = texts().iter().map(|text| Word::all(text)).collect();
        phrases.iter().all(|phrase| {
            texts.iter().any(|text| {
                let text: Vec<&str> = text.iter().map(|word| &*word.plain).collect();
                says(&text, phrase, synonyms)
            })
        })
    }
}

/// Whether a text has a phrase. Like in the index, one name in it may be written in another way.
fn says(text: &[&str], phrase: &[&str], synonyms: &[Synonym]) -> bool {
    let has = |text: &[&str]| text.windows(phrase.len()).any(|words| words == phrase);
    has(text)
        || synonyms.iter().any(|Synonym { says, means }| {
            let says: Vec<&str> = says.iter().map(String::as_str).collect();
            let found = text.windows(says.len()).enumerate();
            let mut found = found.filter(|(_, words)| *words == says);
            found.any(|(at, _)| {
                let means = means.iter().map(String::as_str);
                let rest = &text[at + says.len()..];
                let before = &text[at.saturating_sub(phrase.len())..at];
                let after = &rest[..rest.len().min(phrase.len())];
                let other: Vec<&str> = before
                    .iter()
                    .copied()
                    .chain(means)
                    .chain(after.iter().copied())
                    .collect();
                has(&other)
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_in_one_text_as_a_whole() {
        let synonym = |says: &str, means: &str| Synonym {
            says: says.split(' ').map(str::to_owned).collect(),
            means: means.split(' ').map(str::to_owned).collect(),
        };
        let synonyms = [
            synonym("ldld", "lien doan lao dong"),
            synonym("lien doan lao dong", "ldld"),
        ];
        let check = |query: &str, texts: &[&str], expected: bool| {
            let texts = || texts.iter().map(|&text| text.to_owned()).collect();
            let found = Query::new(query).is_confirmed(&synonyms, texts);
            assert_eq!(found, expected, "{query}");
        };
        check("\"giỏi việc nước\"", &["Giỏi, việc: nước"], true);
        check(
            "\"gioi viec nuoc\"",
            &["Tin.", "giỏi việc nước, đảm việc nhà"],
            true,
        );
        check("\"giỏi việc nước\"", &["giỏi việc nhà", "việc nước"], false);
        check("\"giỏi việc nước\"", &["giỏi việc", "nước"], false);
        check(
            "\"giỏi việc nước\" \"đảm việc nhà\"",
            &["giỏi việc nước"],
            false,
        );
        check("giỏi việc nước", &[], true);
        check("\"việc nước\"", &[], true);
        check("\"lao động huyện\"", &["LĐLĐ huyện"], true);
        check(
            "\"ldld huyện Phúc Thọ\"",
            &["Liên đoàn Lao động huyện Phúc Thọ"],
            true,
        );
        check("\"lao động huyện\"", &["LĐLĐ quận"], false);
    }
}
