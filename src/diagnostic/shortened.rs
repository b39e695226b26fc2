//! Cuts what editors wrote where a message repeats it: a picture pasted as text would fill the screen.
//!
//! A row puts its facts into sentences and need not think of their length: here the sentences are searched for values
//! that are too long.

use super::row::Text;
use serde::Serialize;
use serde_json::Value;

/// Most letters of a value in the sentence that says what is wrong.
const TOLD: usize = 80;
/// Most letters of a value in the cure, which is right only as a whole: a line of a text is seldom longer.
const CURED: usize = 400;
/// Letters of the end that stay when a value is cut: the ends of addresses tell them apart.
const END: usize = 20;

/// Facts that are sentences or lists of what may stand there, not values that an editor wrote.
const SENTENCES: [&str; 5] = ["available", "choices", "message", "parser", "reason"];

/// The words about some facts with each value at most a line long.
pub(super) fn shortened(facts: &impl Serialize, text: Text) -> Text {
    if text.message.len() <= TOLD && text.help.len() <= CURED {
        return text;
    }
    let mut values = Vec::new();
    if let Ok(facts) = serde_json::to_value(facts) {
        gather(facts, &mut values);
    }
    // A value may contain another one.
    values.sort_by_key(|value| std::cmp::Reverse(value.len()));
    let cut_all = |sentence: String, most: usize| {
        values.iter().fold(sentence, |sentence, value| {
            cut(value, most).map_or(sentence.clone(), |cut| sentence.replace(value, &cut))
        })
    };
    Text {
        message: cut_all(text.message, TOLD),
        help: cut_all(text.help, CURED),
    }
}

/// The texts among some facts that are longer than may be told.
fn gather(facts: Value, values: &mut Vec<String>) {
    match facts {
        Value::String(value) if value.len() > TOLD => values.push(value),
        Value::Array(facts) => facts.into_iter().for_each(|fact| gather(fact, values)),
        Value::Object(facts) => {
            let facts = facts.into_iter();
            let values_of = facts.filter(|(name, _)| !SENTENCES.contains(&name.as_str()));
            values_of.for_each(|(_, fact)| gather(fact, values));
        }
        _ => {}
    }
}

/// The beginning and the end of a value with more letters than `most`.
fn cut(value: &str, most: usize) -> Option<String> {
    let letters = value.chars().count();
    if letters <= most {
        return None;
    }
    let start: String = value.chars().take(most - END - 1).collect();
    let end: String = value.chars().skip(letters - END).collect();
    Some(format!("{start}…{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Facts {
        target: String,
        reason: String,
    }

    #[test]
    fn values_are_cut_and_sentences_are_not() {
        let reason = "the disk says so ".repeat(9);
        let told = |target: String| {
            let reason = reason.clone();
            let text = Text::new(format!("`{target}`: {reason}"), format!("not `{target}`"));
            shortened(&Facts { target, reason }, text)
        };
        let short = "a".repeat(TOLD);
        assert_eq!(told(short.clone()).message, format!("`{short}`: {reason}"));
        let long = told(format!("data:{}==", "ấ".repeat(2_000)));
        assert!(long.message.starts_with("`data:ấ") && long.message.contains("ấ==`"));
        assert_eq!(long.message.chars().count(), TOLD + 4 + reason.len());
        assert_eq!(long.help.chars().count(), CURED + 6);
        let address = "b".repeat(200);
        assert!(told(address.clone()).help.contains(&address));
    }
}
