//! The plain part of YAML, in which nearly all front matter is written, read without the parser.
//!
//! What is read here is what the parser would read, places included; whatever is not certainly plain is left to it.

use super::{MapEntry, YamlNode, YamlValue};
use crate::diagnostic::{Span, Spanned};

/// Deepest nesting that is read here.
const DEEPEST: usize = 8;
/// Most keys of a map that is read here: each is compared with those before it.
const MOST_KEYS: usize = 200;
/// Plain scalars that some YAML parsers do not read as text.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// Reads a document; none when it is not certainly plain.
pub(super) fn parse(text: &str) -> Option<YamlNode> {
    let odd_byte = |byte: u8| (byte < b' ' && byte != b'\n') || byte == b'#' || byte == 0x7f;
    let breaks = ["\u{85}", "\u{2028}", "\u{2029}", "\u{feff}"];
    if text.bytes().any(odd_byte) || breaks.iter().any(|odd| text.contains(odd)) {
        return None;
    }
    let mut reader = PlainReader {
        lines: lines(text)?,
        next: 0,
    };
    let map = reader.map(0, 0, None)?;
    (reader.next == reader.lines.len()).then_some(map)
}

/// A line of the document without its indent.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Byte of the document at which the text of the line begins.
    at: usize,
    indent: usize,
    text: &'t str,
}

fn lines(text: &str) -> Option<Vec<Line<'_>>> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let whole = line.strip_suffix('\n').unwrap_or(line);
        let text = whole.trim_start_matches(' ');
        let indent = whole.len() - text.len();
        // Blank lines, ends of documents and spaces at line ends mean more than they say.
        if text.is_empty()
            || text.ends_with(' ')
            || text.starts_with("---")
            || text.starts_with("...")
        {
            return None;
        }
        found.push(Line {
            at: at + indent,
            indent,
            text,
        });
        at += line.len();
    }
    Some(found)
}

struct PlainReader<'t> {
    lines: Vec<Line<'t>>,
    next: usize,
}

impl<'t> PlainReader<'t> {
    fn peek(&self) -> Option<Line<'t>> {
        self.lines.get(self.next).copied()
    }

    /// Keys with values, each on a line with this indent. The first one may stand behind a dash.
    fn map(&mut self, indent: usize, depth: usize, first: Option<Line<'t>>) -> Option<YamlNode> {
        let start = first.or_else(|| self.peek())?.at;
        let mut entries: Vec<MapEntry> = Vec::new();
        let mut waiting = first;
        loop {
            let line = match waiting.take() {
                Some(line) => line,
                None => match self.peek() {
                    Some(line) if line.indent == indent => {
                        self.next += 1;
                        line
                    }
                    Some(line) if line.indent > indent => return None,
                    _ => break,
                },
            };
            let entry = self.entry(line, indent, depth)?;
            let is_known = |other: &MapEntry| other.key.value == entry.key.value;
            if entries.len() == MOST_KEYS || entries.iter().any(is_known) {
                return None;
            }
            entries.push(entry);
        }
        Some(YamlNode {
            value: YamlValue::Map(entries),
            span: Span::new(start, start),
        })
    }

    fn entry(&mut self, line: Line<'t>, indent: usize, depth: usize) -> Option<MapEntry> {
        let (key, rest) = key(line.text)?;
        let span = Span::new(line.at, line.at + key.len());
        let node = match rest.strip_prefix(' ') {
            Some(value) => self.inline(value, line.at + key.len() + 2, indent)?,
            None => self.block(indent, depth)?,
        };
        Some(MapEntry {
            key: Spanned::new(key.to_owned(), span),
            node,
            bare: false,
        })
    }

    /// A list or a map below its key.
    fn block(&mut self, indent: usize, depth: usize) -> Option<YamlNode> {
        let line = self.peek().filter(|line| line.indent > indent)?;
        match (depth < DEEPEST, line.text.starts_with("- ")) {
            (false, _) => None,
            (true, true) => self.list(line.indent, depth + 1),
            (true, false) => self.map(line.indent, depth + 1, None),
        }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<YamlNode> {
        let start = self.peek()?.at;
        let mut items = Vec::new();
        while let Some(line) = self.peek() {
            if line.indent < indent {
                break;
            }
            let text = line
                .text
                .strip_prefix("- ")
                .filter(|_| line.indent == indent)?;
            self.next += 1;
            let item = Line {
                at: line.at + 2,
                indent: indent + 2,
                text,
            };
            items.push(match key(text) {
                Some(_) => self.map(item.indent, depth, Some(item))?,
                None => self.inline(text, item.at, indent)?,
            });
        }
        Some(YamlNode {
            value: YamlValue::List(items),
            span: Span::new(start, start),
        })
    }

    /// A value on the line of its key or dash. Whatever stands deeper on the next line would belong to it.
    fn inline(&self, text: &str, at: usize, indent: usize) -> Option<YamlNode> {
        if self.peek().is_some_and(|line| line.indent > indent) {
            return None;
        }
        let whole = Span::new(at, at + text.len());
        if let Some(inside) = text.strip_prefix('"') {
            let inside = inside.strip_suffix('"')?;
            return (!inside.contains(['"', '\\'])).then(|| YamlNode {
                value: YamlValue::Text(inside.to_owned()),
                span: whole,
            });
        }
        if let Some(inside) = text.strip_prefix('[') {
            return flow_list(inside.strip_suffix(']')?, at);
        }
        if let Some(inside) = text.strip_prefix('{') {
            return flow_map(inside.strip_suffix('}')?, at);
        }
        let plain = begins_plainly(text) && !text.contains(": ") && !text.ends_with(':');
        plain.then(|| YamlNode {
            value: scalar(text),
            span: whole,
        })
    }
}

/// A key and what follows its colon: nothing, or a space and a value.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once(':')?;
    let ours = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let plain = key.bytes().all(ours) && key.starts_with(|c: char| c.is_ascii_alphabetic());
    let known = WORDS.iter().any(|word| key.eq_ignore_ascii_case(word));
    let follows = rest.is_empty() || rest.starts_with(' ');
    (plain && !known && follows).then_some((key, rest))
}

/// `a, "b"` between brackets.
fn flow_list(inside: &str, at: usize) -> Option<YamlNode> {
    let mut flow = Flow {
        rest: inside,
        at: at + 1,
    };
    let mut items = Vec::new();
    loop {
        items.push(flow.value()?);
        if !flow.comma()? {
            break;
        }
    }
    Some(YamlNode {
        value: YamlValue::List(items),
        span: Span::new(at, at + 1),
    })
}

/// `a: b, c: "d"` between braces.
fn flow_map(inside: &str, at: usize) -> Option<YamlNode> {
    let mut flow = Flow {
        rest: inside,
        at: at + 1,
    };
    let mut entries: Vec<MapEntry> = Vec::new();
    loop {
        let (key, rest) = key(flow.rest)?;
        let span = Span::new(flow.at, flow.at + key.len());
        flow.rest = rest.strip_prefix(' ')?;
        flow.at += key.len() + 2;
        if entries.iter().any(|other| other.key.value == key) {
            return None;
        }
        entries.push(MapEntry {
            key: Spanned::new(key.to_owned(), span),
            node: flow.value()?,
            bare: false,
        });
        if !flow.comma()? {
            break;
        }
    }
    Some(YamlNode {
        value: YamlValue::Map(entries),
        span: Span::new(at, at + 1),
    })
}

/// What is between brackets.
struct Flow<'t> {
    rest: &'t str,
    at: usize,
}

impl Flow<'_> {
    fn value(&mut self) -> Option<YamlNode> {
        let (value, length) = match self.rest.strip_prefix('"') {
            Some(inside) => {
                let end = inside.find('"')?;
                let text = &inside[..end];
                (!text.contains('\\')).then(|| (YamlValue::Text(text.to_owned()), end + 2))?
            }
            None => {
                let end = self.rest.find(", ").unwrap_or(self.rest.len());
                let text = &self.rest[..end];
                let odd = text.contains([',', '[', ']', '{', '}', '"', '\'', ':']);
                let plain = begins_plainly(text) && !odd && !text.ends_with(' ');
                plain.then(|| (scalar(text), end))?
            }
        };
        let span = Span::new(self.at, self.at + length);
        self.rest = &self.rest[length..];
        self.at += length;
        Some(YamlNode { value, span })
    }

    /// Whether more follows; none when it is not certain.
    fn comma(&mut self) -> Option<bool> {
        if self.rest.is_empty() {
            return Some(false);
        }
        self.rest = self.rest.strip_prefix(", ")?;
        self.at += 2;
        Some(true)
    }
}

/// Whether no sign of YAML stands at the beginning.
fn begins_plainly(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || c == '“')
}

fn scalar(text: &str) -> YamlValue {
    match text {
        "null" | "Null" | "NULL" => YamlValue::Empty,
        text => YamlValue::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use proptest::{prelude::*, sample::select};
    use std::{fs, path::Path};

    /// What is read here is what the parser reads.
    fn agrees(text: &str) -> Result<bool, TestCaseError> {
        let Some(node) = parse(text) else {
            return Ok(false);
        };
        let parsed = super::super::parse_all(text);
        prop_assert_eq!(
            format!("{:?}", Ok::<_, ()>(node)),
            format!("{:?}", parsed.map_err(|_| ())),
            "{}",
            text
        );
        Ok(true)
    }

    /// Nearly all front matter of the sample is plain.
    #[test]
    fn the_sample() {
        let (mut plain, mut all) = (0, 0);
        let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content")];
        while let Some(path) = waiting.pop() {
            if path.is_dir() {
                waiting.extend(
                    fs::read_dir(path)
                        .unwrap()
                        .map(|entry| entry.unwrap().path()),
                );
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(path).unwrap();
                let front = text.split("---\n").nth(1).unwrap();
                all += 1;
                plain += usize::from(agrees(front).unwrap());
            }
        }
        assert!(plain * 4 > all * 3, "{plain} of {all}");
    }

    #[test]
    fn what_is_not_plain() {
        for text in [
            "",
            "a",
            "a:",
            "a:\n",
            "a: \n",
            "a: b # c\n",
            "a: 'b'\n",
            "a: b: c\n",
            "a: b\n  c\n",
            "a: \"b\\n\"\n",
            "a: [b, 'c']\n",
            "a: [b,c]\n",
            "a: [b: c]\n",
            "a: []\n",
            "a: {}\n",
            "a: {b}\n",
            "a: {b:c}\n",
            "a: [\"b\"c]\n",
            "a: [[b]]\n",
            "a: |\n  b\n",
            "a: b\na: c\n",
            "a: &b c\n",
            "a: *b\n",
            "a: !b c\n",
            "a: - b\n",
            "a:\n- b\n",
            "true: a\n",
            "a:\tb\n",
            " a: b\n",
            "a: b \n",
            "a: b\n\nc: d\n",
            "a: b:\n",
            "---\na: b\n",
            "a: @b\n",
            "a: %b\n",
            "a: ?b\n",
            "a: \u{2028}\n",
            "? a\n: b\n",
        ] {
            assert!(parse(text).is_none(), "{text:?}");
        }
        for text in [
            "a: b\n",
            "a: b",
            "a: [b, c d]\n",
            "a: {b: c, d: \"e, f\"}\n",
            "a: [\"b, c\", d]\n",
            "a:\n  - b\n  - c: d\n    e: f\nf: “g”\n",
            "a:\n  b: c\n",
        ] {
            assert!(agrees(text).unwrap(), "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn documents_agree(lines in prop::collection::vec((0..5_usize, select(vec![
            "title: Đợt một", "n: 1.709", "day: 2023-07-01", "when: 2020-04-25T07:00:39+07:00", "list:", "- a", "- b: c",
            "b: \"x, y: z\"", "l: [a, b c, 12]", "c: null", "c: Null", "d: true", "e: “trích”", "who:", "- \"q\"",
            "f: a - b", "g: a, b", "h: 19:49 | 04/04/2018", "i: a:b", "- [x, y]", "- {a: b, c: \"d, e\"}", "w: [\"a, b\", c, \"d\"]", "x: {a: [b]}", "y1: {a: b:c}", "z: {a: b,c: d}",
            "w2: [\"a\" , b]", "w3: [ a ]", "x2: {a: null, b: true}", "x3: {a: b, }", "j: 0x1F", "k: 1e3", "- c:", "- 12",
            "m: a [b]", "o: a {b}", "p: a 'b' c", "q: \"\"", "r: -1", "s: ~", "t: 012", "- - a", "u: .5", "v: a\"b\"",
        ])), 1..9)) {
            let text: String = lines.iter().map(|(indent, line)| format!("{}{line}\n", " ".repeat(*indent))).collect();
            agrees(&text)?;
        }

        #[test]
        fn characters_agree(text in "[a-c:\\-\\[\\]{}, \"'\n“0-9]{0,40}") {
            agrees(&text)?;
        }
    }
}
