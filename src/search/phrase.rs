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

/// Whether a text has a phrase, some names in it perhaps written in another way, of which the phrase may begin and end
/// with a part.
fn says(text: &[&str], phrase: &[&str], synonyms: &[Synonym]) -> bool {
    (0..text.len()).any(|at| {
        let rest = &text[at..];
        let names = || synonyms.iter().filter(|name| name.is_said_by(rest));
        follows(rest, phrase, synonyms)
            || names().any(|name| {
                let rest = &rest[name.says.len()..];
                (1..name.means.len())
                    .any(|from| goes_on(&name.means[from..], rest, phrase, synonyms))
            })
    })
}

/// Whether a text begins with a phrase.
fn follows(text: &[&str], phrase: &[&str], synonyms: &[Synonym]) -> bool {
    let Some((first, more)) = phrase.split_first() else {
        return true;
    };
    let Some((word, rest)) = text.split_first() else {
        return false;
    };
    let mut names = synonyms.iter().filter(|name| name.is_said_by(text));
    word == first && follows(rest, more, synonyms)
        || names.any(|name| goes_on(&name.means, &text[name.says.len()..], phrase, synonyms))
}

/// Whether a phrase is what a name means and then what follows it, or only the beginning of that.
fn goes_on(means: &[String], rest: &[&str], phrase: &[&str], synonyms: &[Synonym]) -> bool {
    let agree = means.iter().zip(phrase).all(|(means, word)| means == word);
    agree && follows(rest, &phrase[means.len().min(phrase.len())..], synonyms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_in_one_text_as_a_whole() {
        let names = [
            ["ldld", "lien doan lao dong"],
            ["bch", "ban chap hanh"],
            ["cdcs", "cong doan co so"],
        ];
        let synonyms = names
            .map(|[a, b]| [Synonym::new(a, b), Synonym::new(b, a)])
            .concat();
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
        check("\"đoàn lao\" \"đoàn lao động\"", &["LĐLĐ"], true);
        for both in ["BCH CĐCS", "Ban Chấp hành CĐCS", "BCH Công đoàn cơ sở"] {
            check("\"ban chấp hành công đoàn cơ sở\"", &[both], true);
            check("\"bch công đoàn cơ\"", &[both], true);
            check("\"chấp hành cđcs mới\"", &[both], false);
        }
    }
}
