//! YAML to a tree of values with positions. The only door to `serde_yaml`.
//!
//! A typed reader would stop at the first wrong field, so a file becomes a [`Node`] tree first and
//! [`Fields`](super::fields::Fields) takes it apart field by field. Scalars keep the spelling of the
//! source: an unquoted `1.710` is the text `1.710` here, never a float.

mod lost;
mod node;
mod plain;
mod repair;
mod syntax;
mod unfit;

use crate::diagnostic::{Problem, Span, Spanned, ThemeProblem, YamlProblem};
pub(crate) use node::{MapEntry, YamlNode, YamlValue};
pub(crate) use repair::{BrokenDocument, YamlFault, parse_all_lines};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A parsed YAML document.
#[derive(Debug)]
pub(crate) struct YamlDocument {
    /// The value of the whole document.
    pub(crate) root: YamlNode,
    /// Problems with letters that were taken out of values, and with what YAML drops of them.
    pub(crate) unfit: Vec<(Span, Problem)>,
}

/// Parses one YAML document. Spans are offsets into `text`.
///
/// # Errors
/// The first error of syntax, explained.
pub(crate) fn parse(text: &str) -> Result<YamlDocument, (Span, YamlProblem)> {
    let mut root = plain::parse(text).map_or_else(|| parse_all(text), Ok)?;
    let mut unfit = unfit::clean(&mut root, text);
    unfit.extend(lost::lost(&root, text));
    Ok(YamlDocument { root, unfit })
}

/// Parses with `serde_yaml`, which knows all of YAML.
fn parse_all(text: &str) -> Result<YamlNode, (Span, YamlProblem)> {
    serde_yaml::from_str_with_options::<serde_yaml::Spanned<Raw>>(text, options())
        .map(|raw| node(raw, text))
        .map_err(|error| syntax::explain(&error, text))
}

/// Reads a document of a fixed form that is not written by editors: the strings of a theme. Values of the
/// later texts replace those of the first.
///
/// # Errors
/// What is wrong with the last of the texts.
pub(crate) fn typed<T: serde::de::DeserializeOwned>(texts: &[&str]) -> Result<T, (Span, Problem)> {
    let mut merged = serde_json::Value::Null;
    for text in texts {
        let value = serde_yaml::from_str_with_options(text, options()).map_err(|error| {
            let (span, problem) = syntax::explain(&error, text);
            (span, Problem::from(problem))
        })?;
        merge(&mut merged, value);
    }
    serde_json::from_value(merged).map_err(|error| {
        let key = error.to_string();
        (Span::default(), ThemeProblem::MissingString { key }.into())
    })
}

fn merge(base: &mut serde_json::Value, over: serde_json::Value) {
    match (base, over) {
        (serde_json::Value::Object(base), serde_json::Value::Object(over)) => {
            for (key, value) in over {
                merge(base.entry(key).or_insert(serde_json::Value::Null), value);
            }
        }
        (_, serde_json::Value::Null) => {}
        (base, over) => *base = over,
    }
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::LastWins,
        merge_keys: serde_yaml::MergeKeyPolicy::AsOrdinary,
        budget: serde_yaml::budget! {
            max_anchors: 0,
            max_aliases: 0,
            max_depth: 32,
        },
    }
}

/// What the deserialiser sees. A plain scalar that looks like a number, a boolean or nothing keeps no
/// value here: its spelling is read back from the source.
enum Raw {
    Spelled,
    Text(String),
    List(Vec<serde_yaml::Spanned<Raw>>),
    Map(Vec<(serde_yaml::Spanned<String>, serde_yaml::Spanned<Raw>)>),
}

fn node(raw: serde_yaml::Spanned<Raw>, source: &str) -> YamlNode {
    let span = span(raw.referenced);
    let value = match raw.value {
        Raw::Spelled => match span.slice(source) {
            "" | "~" | "null" | "Null" | "NULL" => YamlValue::Empty,
            spelling => YamlValue::Text(spelling.to_owned()),
        },
        Raw::Text(text) => {
            return YamlNode {
                value: YamlValue::Text(text),
                span: with_indicator(span, source),
            };
        }
        Raw::List(items) => {
            YamlValue::List(items.into_iter().map(|item| node(item, source)).collect())
        }
        Raw::Map(entries) => YamlValue::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let key = Spanned::new(key.value, self::span(key.referenced));
                    let bare = matches!(value.value, Raw::Spelled) && is_bare(key.span, source);
                    MapEntry {
                        key,
                        node: node(value, source),
                        bare,
                    }
                })
                .collect(),
        ),
    };
    YamlNode { value, span }
}

/// The place of a text. The parser tells only the lines of a block scalar: the sign before them, as in `lead: >-`, belongs to
/// it, the end of the last line does not.
fn with_indicator(span: Span, source: &str) -> Span {
    let start = span.start as usize;
    let Some(before) = source.get(..start) else {
        return span;
    };
    let above = before.trim_end_matches(' ');
    if !above.ends_with('\n') {
        return span;
    }
    let above = above.trim_end();
    let at = above.rfind(' ').map_or(0, |at| at + 1);
    let is_of_block = |letter: char| letter.is_ascii_digit() || "+-".contains(letter);
    let rest = above[at..].strip_prefix(['|', '>']);
    match rest.is_some_and(|rest| rest.chars().all(is_of_block)) {
        true => Span::new(at, start + span.slice(source).trim_end().len()),
        false => span,
    }
}

fn is_bare(key: Span, source: &str) -> bool {
    let after = source.get(key.end as usize..).unwrap_or("");
    !after.trim_start_matches(['"', '\'', ' ']).starts_with(':')
}

fn span(location: serde_yaml::Location) -> Span {
    let span = location.span();
    let byte = |offset: Option<u64>| usize::try_from(offset.unwrap_or(0)).unwrap_or(0);
    let start = byte(span.byte_offset());
    Span::new(start, start + byte(span.byte_len()))
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Spelled)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(yaml: &str) -> Vec<(String, String)> {
        let YamlValue::Map(entries) = parse(yaml).unwrap().root.value else {
            panic!("not a map: {yaml}")
        };
        entries
            .into_iter()
            .map(|entry| {
                let text = match entry.node.value {
                    YamlValue::Text(text) => text,
                    other => format!("{other:?}"),
                };
                (entry.key.value, text)
            })
            .collect()
    }

    #[test]
    fn scalars_keep_their_spelling() {
        let check = |yaml: &str, expected: &str| assert_eq!(texts(yaml)[0].1, expected, "{yaml}");
        check("n: 1.710", "1.710");
        check("n: \"1.709\"", "1.709");
        check("n: 0912345678", "0912345678");
        check("n: 17:35", "17:35");
        check("n: 2023-07-01", "2023-07-01");
        check("n: no", "no");
        check("n: false", "false");
        check("n: 1_000", "1_000");
        check("n: 0x1F", "0x1F");
        check("n: 1e3", "1e3");
        check("n: LĐLĐ  # ghi chú", "LĐLĐ");
        check("1: hai", "hai");
        check("<<: hai", "hai");
    }

    #[test]
    fn spans_are_bytes_of_the_source() {
        let yaml = "title: Đợt một\ndistrict: [quan-ha-dong, huyện]\n";
        let YamlValue::Map(entries) = parse(yaml).unwrap().root.value else {
            panic!()
        };
        assert_eq!(entries[0].node.span.slice(yaml), "Đợt một");
        let YamlValue::List(items) = &entries[1].node.value else {
            panic!()
        };
        assert_eq!(items[1].span.slice(yaml), "huyện");
        assert_eq!(entries[1].key.span.slice(yaml), "district");
        let check = |yaml: &str, text: &str, place: &str| {
            let YamlValue::Map(entries) = parse(yaml).unwrap().root.value else {
                panic!()
            };
            let YamlValue::Text(found) = &entries[0].node.value else {
                panic!()
            };
            let found = (found.trim_end(), entries[0].node.span.slice(yaml));
            assert_eq!(found, (text, place), "{yaml}");
        };
        check("a: >-\n  một\n  hai\nb: c\n", "một hai", ">-\n  một\n  hai");
        check("a: |2\n\n  một\n\nb: c\n", "\nmột", "|2\n\n  một");
        check("a:\n  một\n  hai\nb: c\n", "một hai", "một\n  hai");
        check("a: >\n  một", "một", ">\n  một");
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_the_parser(yaml in "[-a:#\\[\\]{}\"' \n\t&*!|>%@`đ]{0,60}") {
            match parse(&yaml) {
                Ok(_) => {}
                Err((span, _)) => proptest::prop_assert!(span.start as usize <= yaml.len()),
            }
        }
    }
}
