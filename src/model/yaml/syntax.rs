//! Explains a syntax error of YAML by what the editor did. Parsers say "mapping values are not allowed in this
//! context".

use crate::{
    diagnostic::{Rewriting, Span, YamlProblem},
    markdown::leading_entity,
};

/// Explains an error of syntax by looking at the line where it was found and the one before.
pub(super) fn explain(error: &serde_yaml::Error, text: &str) -> (Span, YamlProblem) {
    let parser = parser_words(error);
    let (line, column) = error.location().map_or((1, 1), |location| {
        (location.line() as usize, location.column() as usize)
    });
    let lines = LineStarts::new(text);
    let at = lines.offset(line, column);
    let here = lines.get(line);

    let near = [line, line.wrapping_sub(1), line + 1];
    if let Some(line) = near
        .into_iter()
        .find(|&line| starts_with_tab(lines.get(line)))
    {
        return (lines.span(line), YamlProblem::TabIndent);
    }
    if let Some(found) = by_first_letter(&lines, line) {
        return found;
    }
    if parser.contains("anchor") || parser.contains("alias") {
        return (at, YamlProblem::YamlAlias);
    }
    if let Some(character) = parser
        .strip_prefix("unexpected character: `")
        .and_then(|rest| rest.chars().next())
    {
        return (at, YamlProblem::ReservedCharacter { character });
    }
    if parser.contains("escape") || parser.contains("hexadecimal") {
        let start = lines.start(line);
        let backslash = here
            .find('\\')
            .map(|at| Span::new(start + at, start + at + 1));
        return (
            backslash.unwrap_or(at),
            YamlProblem::BadEscape { key: key_of(here) },
        );
    }
    if parser.contains("trailing content after") {
        return (at, YamlProblem::TextAfterQuote { key: key_of(here) });
    }
    if parser.contains("quoted scalar") {
        return unclosed_quote(&lines, line);
    }
    if parser.contains("mapping values") || parser.contains("':' indicator") {
        return stray_colon(&lines, line, column, parser);
    }
    if parser.contains("flow mapping")
        && let Some(found) = colon_in_braces(&lines, line, at)
    {
        return found;
    }
    if parser.contains("simple key") {
        return (
            lines.span(line),
            YamlProblem::NoColonAfterKey {
                line: here.trim().to_owned(),
            },
        );
    }
    if ["document start", "indentation", "'-' indicator"]
        .iter()
        .any(|words| parser.contains(words))
    {
        return (lines.span(line), YamlProblem::BadIndent);
    }
    (at, YamlProblem::BrokenYaml { parser })
}

/// A value that begins with a letter that means something else in YAML. Looks at the line of the error, and
/// for a bracket that is still open also at the lines above.
fn by_first_letter(lines: &LineStarts<'_>, line: usize) -> Option<(Span, YamlProblem)> {
    let first = |line: usize| {
        let (_, value) = key_and_value(lines.get(line))?;
        let start = lines.start(line) + lines.get(line).len() - value.len();
        let letter = value.chars().next()?;
        Some((value, letter, Span::new(start, start + letter.len_utf8())))
    };
    if let Some((value, letter, span)) = first(line) {
        let rest = value[letter.len_utf8()..].trim_start_matches(['-', '+']);
        match letter {
            '&' if is_whole_value(lines.get(line), value) && leading_entity(value).is_some() => {
                let start = span.start as usize;
                let rewriting = Box::new(Rewriting::in_quotes(&key_of(lines.get(line)), value));
                let whole = Span::new(start, start + value.len());
                return Some((whole, YamlProblem::EntityInFront { rewriting }));
            }
            '&' | '*' => return Some((span, YamlProblem::YamlAlias)),
            '@' | '`' | '%' | '!' | ',' | ']' | '}' => {
                return Some((span, YamlProblem::ReservedCharacter { character: letter }));
            }
            '|' | '>' if !rest.is_empty() && !rest.starts_with(" #") => {
                return Some((span, YamlProblem::ReservedCharacter { character: letter }));
            }
            '-' | '?' if value[1..].starts_with(' ') => {
                return Some((span, YamlProblem::ReservedCharacter { character: letter }));
            }
            '[' | '{' if is_closed(value) && !value.ends_with([']', '}']) => {
                return Some((span, YamlProblem::ReservedCharacter { character: letter }));
            }
            _ => {}
        }
    }
    (1..=line).rev().take(20).find_map(|line| {
        let (value, letter, span) = first(line)?;
        let open = matches!(letter, '[' | '{') && !is_closed(value);
        open.then_some((span, YamlProblem::UnclosedBracket { bracket: letter }))
    })
}

/// Whether every bracket of a value is closed in it.
fn is_closed(value: &str) -> bool {
    let count = |brackets: [char; 2]| value.matches(brackets).count();
    count(['[', '{']) <= count([']', '}'])
}

/// The parser's own words, without the position that it appends.
fn parser_words(error: &serde_yaml::Error) -> String {
    let words = error.without_snippet().to_string();
    match words.rfind(" at line ") {
        Some(end) => words[..end].to_owned(),
        None => words,
    }
}

/// A colon where none may be: in an unquoted value, after a line that lacks its own, or by a wrong indent.
fn stray_colon(
    lines: &LineStarts<'_>,
    line: usize,
    column: usize,
    parser: String,
) -> (Span, YamlProblem) {
    let here = lines.get(line);
    if let Some((key, value)) = key_and_value(here)
        && (value.contains(": ") || value.ends_with(':'))
        && column > here.chars().count() - value.chars().count()
    {
        let start = lines.start(line) + here.len() - value.len();
        return (
            Span::new(start, start + value.len()),
            YamlProblem::UnquotedColon {
                key: key.to_owned(),
                value: value.to_owned(),
                rewriting: is_whole_value(here, value)
                    .then(|| Box::new(Rewriting::in_quotes(key, value))),
            },
        );
    }
    let above = lines.get(line - 1);
    if line > 1
        && !above.trim().is_empty()
        && key_and_value(above).is_none()
        && !above.trim_end().ends_with(':')
    {
        return (
            lines.span(line - 1),
            YamlProblem::NoColonAfterKey {
                line: above.trim().to_owned(),
            },
        );
    }
    if indent(here) != indent(above) {
        return (lines.span(line), YamlProblem::BadIndent);
    }
    (
        lines.offset(line, column),
        YamlProblem::BrokenYaml { parser },
    )
}

/// A colon in an unquoted value between braces: `{name: Đợt 1: mở đầu, …}`.
fn colon_in_braces(lines: &LineStarts<'_>, line: usize, at: Span) -> Option<(Span, YamlProblem)> {
    let (start, here) = (lines.start(line), lines.get(line));
    let (before, from) = here.split_at_checked((at.start as usize).checked_sub(start)?)?;
    if !from.starts_with(':') {
        return None;
    }
    let begin = before.rfind(['{', ','])? + 1;
    let (key, value) = before[begin..].split_once(": ")?;
    let begin = before.len() - value.trim_start().len();
    let end = before.len() + from.find([',', '}']).unwrap_or(from.len());
    let value = here[begin..end].trim_end();
    (!value.starts_with(['"', '\'', '[', '{'])).then(|| {
        let span = Span::new(start + begin, start + begin + value.len());
        let (key, value) = (key.trim().to_owned(), value.to_owned());
        let problem = YamlProblem::UnquotedColon {
            key,
            value,
            rewriting: None,
        };
        (span, problem)
    })
}

/// Whether a value with a colon is nothing but that: no brackets around it, no quotes in it, no note behind it.
fn is_whole_value(line: &str, value: &str) -> bool {
    let in_brackets = line.trim_start_matches([' ', '-']).starts_with(['{', '[']);
    let is_alias = value.starts_with('&') && leading_entity(value).is_none();
    let is_odd = is_alias || value.starts_with(['"', '\'', '[', '{', '*', '!', '|', '>']);
    !in_brackets && !is_odd && !value.contains(" #")
}

/// The nearest line above that opens a quote and does not close it.
fn unclosed_quote(lines: &LineStarts<'_>, from: usize) -> (Span, YamlProblem) {
    let opens = |line: usize| {
        key_and_value(lines.get(line)).is_some_and(|(_, value)| {
            value.starts_with(['"', '\'']) && value.matches(&value[..1]).count() % 2 == 1
        })
    };
    let line = (1..=from).rev().find(|&line| opens(line)).unwrap_or(from);
    (
        lines.span(line),
        YamlProblem::UnclosedQuote {
            key: key_of(lines.get(line)),
        },
    )
}

fn key_of(line: &str) -> String {
    key_and_value(line).map_or_else(|| line.trim().to_owned(), |(key, _)| key.to_owned())
}

/// `key` and `value` of a line `  - key: value`.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(": ")?;
    let key = key.trim_start_matches([' ', '-', '{']).trim();
    (!key.is_empty()).then_some((key, value.trim()))
}

fn starts_with_tab(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('\t') && !line.trim().is_empty()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

struct LineStarts<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    fn new(text: &'a str) -> LineStarts<'a> {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        LineStarts { text, starts }
    }

    /// Line `number`, counted from 1, without its end; empty when there is none.
    fn get(&self, number: usize) -> &'a str {
        let Some(&start) = number
            .checked_sub(1)
            .and_then(|index| self.starts.get(index))
        else {
            return "";
        };
        self.text[start..]
            .split('\n')
            .next()
            .unwrap_or("")
            .trim_end()
    }

    fn start(&self, number: usize) -> usize {
        number
            .checked_sub(1)
            .and_then(|index| self.starts.get(index))
            .copied()
            .unwrap_or(self.text.len())
    }

    /// The span of the text of line `number`, without the spaces around it.
    fn span(&self, number: usize) -> Span {
        let line = self.get(number);
        let start = self.start(number) + indent(line);
        Span::new(start, start + line.trim_start().len())
    }

    /// The span of one character, given by line and column, both counted from 1; columns count characters.
    fn offset(&self, line: usize, column: usize) -> Span {
        let start = self.start(line);
        let mut letters = self.text[start..]
            .char_indices()
            .skip(column.saturating_sub(1));
        let at = letters.next().map_or(self.text.len(), |(at, _)| start + at);
        Span::new(
            at,
            letters
                .next()
                .map_or(self.text.len(), |(next, _)| start + next)
                .max(at),
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::Problem, model::yaml::parse};

    #[test]
    fn mistakes_are_named_by_what_the_editor_did() {
        let check = |yaml: &str, code: &str, marked: &str| {
            let (span, problem) = parse(yaml).expect_err(yaml);
            let problem = Problem::from(problem);
            assert_eq!((problem.code(), span.slice(yaml)), (code, marked), "{yaml}");
        };
        check(
            "title: LĐLĐ quận Thanh Xuân: Nâng cao\n",
            "unquoted-colon",
            "LĐLĐ quận Thanh Xuân: Nâng cao",
        );
        check(
            "kicker: LĐLĐ quận Long Biên:\n",
            "unquoted-colon",
            "LĐLĐ quận Long Biên:",
        );
        check(
            "people:\n  - name: A\n    role: Chủ tịch: quận\n",
            "unquoted-colon",
            "Chủ tịch: quận",
        );
        check("a: \"x\nb: 1\n", "unclosed-quote", "a: \"x");
        check("a: \"x\" y\n", "text-after-quote", "y");
        check("a: 'it's'\n", "text-after-quote", "s");
        check("a: @x\n", "reserved-character", "@");
        check("a: `x`\n", "reserved-character", "`");
        check("a: *x*\n", "yaml-alias", "*");
        check("a: &x 1\nb: 2\n", "yaml-alias", "&");
        check("kicker: [Nóng] Phát động\n", "reserved-character", "[");
        check("kicker: {a} Phát động\n", "reserved-character", "{");
        check("kicker: !Nóng quá\n", "reserved-character", "!");
        check("kicker: - Một\n", "reserved-character", "-");
        check("lead: | một\n", "reserved-character", "|");
        check("lead: \"C:\\Users\"\n", "bad-escape", "\\");
        check(
            "sectors: [doanh-nghiep, truong-hoc\nkicker: A\n",
            "unclosed-bracket",
            "[",
        );
        check(
            "people:\n  - name: A\n   role: B\n",
            "bad-indent",
            "role: B",
        );
        check("a: 1\n\tb: 2\n", "tab-indent", "b: 2");
        check("key value\nb: 1\n", "no-colon-after-key", "key value");
        check("a:b\nc: 1\n", "no-colon-after-key", "a:b");
        check("a: 1\n  b: 2\n", "bad-indent", "b: 2");
        check(" a: 1\nb: 2\n", "bad-indent", "b: 2");
        check("a: [1, 2\nb: 3\n", "unclosed-bracket", "[");
    }
}
