//! Figures as people write them: `trên 500`, `12,5 tỷ đồng`, `1.709/431`, `98%`, and in the marks of another language.

use super::{Locale, Number, locale::parse_number, roman, slug};

/// A figure taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureText {
    /// The number.
    pub number: Number,
    /// How exact the words before it say it is: the id of a qualifier, such as `over`.
    pub qualifier: Option<&'static str>,
    /// The number behind a slash.
    pub of: Option<Number>,
    /// The words behind the numbers, or `%`.
    pub unit: Option<String>,
}

/// Takes a figure apart; none when a part of it is not understood.
pub fn figure(text: &str, locale: &dyn Locale) -> Option<FigureText> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let (before, rest) = text.split_at(start);
    let marks = |letter: char| letter.is_ascii_digit() || ".,/ ".contains(letter);
    let end = rest.find(|letter| !marks(letter)).unwrap_or(rest.len());
    let (numbers, unit) = rest.split_at(end);
    let (number, of) = match numbers.split_once('/') {
        Some((number, of)) => (number, Some(locale.parse_number(of.trim())?)),
        None => (numbers, None),
    };
    let qualifier = match before.trim() {
        "" => None,
        words => Some(qualifier(words, locale)?),
    };
    let unit = unit.trim();
    let is_unit = unit == "%" || unit.starts_with(char::is_alphabetic);
    if !(unit.is_empty() || is_unit) || unit.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    // Between a number and a word stands a blank; `1e3` and `5x` are something else.
    if is_unit && unit != "%" && !numbers.ends_with(' ') {
        return None;
    }
    Some(FigureText {
        number: locale.parse_number(number.trim())?,
        qualifier,
        of,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
    })
}

fn qualifier(words: &str, locale: &dyn Locale) -> Option<&'static str> {
    let wanted = slug(words);
    let mut known = locale.qualifiers().iter();
    known
        .find(|(word, _)| slug(word) == wanted)
        .map(|&(_, id)| id)
}

/// The number that a text means which is none in the form of the language: one in the marks of another language (`60.24`
/// where a comma stands before decimals), in Roman numerals, in words. None when there is more than one reading.
pub fn meant_number(text: &str, locale: &dyn Locale) -> Option<Number> {
    if locale.parse_number(text).is_some() {
        return None;
    }
    let wanted = slug(text);
    let words = locale.number_words();
    let in_words = || words.iter().position(|word| slug(word) == wanted);
    let in_numerals = || (1..=MOST_NUMERAL).find(|&number| roman(number) == text);
    let whole = || Number::whole(in_words().map_or_else(in_numerals, |word| Some(word as u64))?);
    let (group, decimal) = locale.number_marks();
    parse_number(text, (decimal, group)).or_else(whole)
}

/// A figure that is none in the marks of the language (`12.5 tỷ đồng`), in these marks. None when one of its numbers has
/// another reading.
pub fn meant_figure(text: &str, locale: &dyn Locale) -> Option<String> {
    let (group, decimal) = locale.number_marks();
    let is_mark = |letter: char| letter == group || letter == decimal;
    let of_number = |letter: char| letter.is_ascii_digit() || is_mark(letter);
    let mut marked = text
        .split(|letter| !of_number(letter))
        .filter(|number| number.contains(is_mark));
    let is_certain = |number: &str| {
        let in_other_marks = parse_number(number, (decimal, group));
        locale.parse_number(number).is_none() && in_other_marks.is_some()
    };
    if !marked.all(is_certain) {
        return None;
    }
    let other = |letter: char| match letter {
        _ if letter == group => decimal,
        _ if letter == decimal => group,
        _ => letter,
    };
    let meant: String = text.chars().map(other).collect();
    figure(&meant, locale).map(|_| meant)
}

/// The highest number that is looked for in Roman numerals.
const MOST_NUMERAL: u64 = 100;

/// The thousands that a decimal number may mean: before `1,200` nobody knows whether 1.200 or 1,2 is meant. An English
/// spreadsheet writes the one, a Vietnamese hand the other.
pub fn as_thousands(text: &str, locale: &dyn Locale) -> Option<Number> {
    let (_, decimal) = locale.number_marks();
    let text = text.trim();
    let (whole, fraction) = text.split_once(decimal)?;
    let is_group = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let leads = (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && whole.bytes().all(|byte| byte.is_ascii_digit());
    if !leads || !is_group(fraction) {
        return None;
    }
    Number::whole(format!("{whole}{fraction}").parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vi() -> &'static dyn Locale {
        <dyn Locale>::for_tag("vi").unwrap()
    }

    #[test]
    fn figures() {
        let check = |text: &str, expected: &str| {
            let shown = figure(text, vi()).map(|figure| {
                let number = vi().number(figure.number);
                let of = figure.of.map(|of| format!("/{}", vi().number(of)));
                let parts = [
                    figure.qualifier.map(str::to_owned),
                    Some(number),
                    of,
                    figure.unit,
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            });
            assert_eq!(shown.unwrap_or_default(), expected, "{text}");
        };
        for (text, expected) in [
            ("500", "500"),
            ("trên 500", "over 500"),
            ("Hơn 1.200 người", "over 1.200 người"),
            ("gần 600", "almost 600"),
            ("ước đạt 12,5 tỷ đồng", "about 12,5 tỷ đồng"),
            ("1.709/431", "1.709 /431"),
            ("1.709 / 431 sáng kiến", "1.709 /431 sáng kiến"),
            ("98%", "98 %"),
            ("98,5 %", "98,5 %"),
            ("120 m2", ""),
            ("1.709/431 (397%)", ""),
            ("từ 500", ""),
            ("1e3", ""),
            ("500x", ""),
            ("-5", ""),
            ("1.71", ""),
            ("người", ""),
            ("", ""),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn other_marks() {
        let shown = |number: Option<Number>| number.map_or_else(String::new, |it| vi().number(it));
        for (text, expected) in [
            ("60.24", "60,24"),
            ("1,200,500", "1.200.500"),
            ("1.71", "1,71"),
            ("60,24", ""),
            ("1.709", ""),
            ("12.34.567", ""),
            ("mười", "10"),
            ("XVII", "17"),
            ("IIII", ""),
            ("x", ""),
        ] {
            assert_eq!(shown(meant_number(text, vi())), expected, "{text}");
        }
        for (text, expected) in [
            ("12.5 tỷ đồng", "12,5 tỷ đồng"),
            ("trên 1,200,500 người", "trên 1.200.500 người"),
            ("98.5%", "98,5%"),
            ("12.5/20.5", "12,5/20,5"),
            ("12.5/1.709", ""),
            ("12.5 tr.", ""),
            ("12.5x", ""),
            ("12.34.567 người", ""),
        ] {
            let meant = meant_figure(text, vi()).unwrap_or_default();
            assert_eq!(meant, expected, "{text}");
        }
        for (text, expected) in [
            ("1,200", "1.200"),
            ("12,500", "12.500"),
            ("0,125", ""),
            ("1200,500", ""),
            ("1,2", ""),
            ("1,2000", ""),
            ("1.200", ""),
        ] {
            assert_eq!(shown(as_thousands(text, vi())), expected, "{text}");
        }
    }
}
