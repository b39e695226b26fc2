//! Short names for what a script declares.

use minifier::js::{Keyword, Token};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// Words that are names in some places only.
const WORDS: [&str; 6] = ["as", "async", "await", "get", "of", "set"];

/// The short name of each name that a script declares and uses for nothing else. A name that is also a key, a property
/// or a part of a template, or that other scripts import, stays; so nothing has to be known of where a name counts: all
/// that are written alike get the same other name. Not for scripts that share what they declare without `export`.
pub(super) fn short(tokens: &[Token<'_>]) -> BTreeMap<String, String> {
    let uses = Uses::of(tokens);
    let declared = uses.declared.difference(&uses.kept);
    let mut declared: Vec<(&str, usize)> = declared
        .filter(|name| name.len() > 1 && !WORDS.contains(name))
        .map(|name| (*name, uses.counts[name]))
        .collect();
    declared.sort_by_key(|&(name, count)| (Reverse(count), name));
    let free =
        names().filter(|name| !uses.counts.contains_key(&**name) && !uses.kept.contains(&**name));
    let names = declared.into_iter().zip(free);
    names
        .map(|((name, _), short)| (name.to_owned(), short))
        .collect()
}

/// Letters, then pairs of a letter and a capital: no word of the language is written so.
fn names() -> impl Iterator<Item = String> {
    let letters = || 'a'..='z';
    let pairs = letters().flat_map(|a| ('A'..='Z').map(move |b| format!("{a}{b}")));
    letters().map(String::from).chain(pairs)
}

/// How names are used.
#[derive(Default)]
struct Uses<'t> {
    counts: BTreeMap<&'t str, usize>,
    declared: BTreeSet<&'t str>,
    kept: BTreeSet<&'t str>,
}

impl<'t> Uses<'t> {
    fn of(tokens: &'t [Token<'_>]) -> Uses<'t> {
        let mut uses = Uses::default();
        let texts: Vec<String> = tokens.iter().map(ToString::to_string).collect();
        let text = |at: usize| texts.get(at).map_or("", String::as_str);
        let is_arrow = |at: usize| text(at) == "=" && text(at + 1) == ">";
        let is_declared = |at: usize| at > 0 && declares(&tokens[at - 1]);
        // `export const it`, `export async function it`
        let is_exported = |at: usize| {
            let before = (1..=3).map_while(|by| at.checked_sub(by).map(text));
            let mut words =
                before.skip_while(|word| matches!(*word, "const" | "let" | "function" | "async"));
            is_declared(at) && words.next() == Some("export")
        };
        let mut open: Vec<usize> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let before = |by: usize| at.checked_sub(by).map_or("", text);
            match (token, text(at)) {
                (_, "(" | "[" | "{") => open.push(at),
                (_, ")") => {
                    let start = open.pop().unwrap_or(0);
                    let is_function = start >= 2 && is(&tokens[start - 2], Keyword::Function);
                    if is_arrow(at + 1) || is_function {
                        uses.declare(&tokens[start..at]);
                    }
                }
                (_, "]") => {
                    let start = open.pop().unwrap_or(0);
                    if is_declared(start) && !is_exported(start) {
                        uses.declare(&tokens[start..at]);
                    }
                }
                (_, "}") => drop(open.pop()),
                (Token::String(template), _) if template.starts_with('`') => {
                    let words = template.split(|letter: char| !is_of_name(letter));
                    uses.kept.extend(words);
                }
                (Token::Other(name), _) => {
                    *uses.counts.entry(name).or_default() += 1;
                    if is_arrow(at + 1) || is_declared(at) {
                        uses.declared.insert(name);
                    }
                    if is_exported(at) {
                        uses.kept.insert(name);
                    }
                    let in_braces = open.last().is_some_and(|&at| text(at) == "{");
                    let is_key = in_braces
                        && matches!(before(1), "{" | "," | "async" | "get" | "set")
                        && matches!(text(at + 1), "," | "}" | ":" | "=" | "(");
                    let is_property = before(1).ends_with('.') && before(2) != ".";
                    if is_key || is_property {
                        uses.kept.insert(name);
                    }
                }
                _ => {}
            }
        }
        uses
    }

    /// Declares the names of a pattern, but none of what stands in parentheses of its own.
    fn declare(&mut self, pattern: &'t [Token<'_>]) {
        let mut depth = 0;
        for pair in pattern.windows(2) {
            match pair[0].to_string().as_str() {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
            if let Token::Other(name) = &pair[1]
                && depth <= 1
                && matches!(pair[0].to_string().as_str(), "(" | "[" | "{" | "," | ".")
            {
                self.declared.insert(name);
            }
        }
    }
}

fn declares(token: &Token<'_>) -> bool {
    [Keyword::Const, Keyword::Let, Keyword::Function]
        .into_iter()
        .any(|word| is(token, word))
}

fn is(token: &Token<'_>, word: Keyword) -> bool {
    matches!(token, Token::Keyword(other) if *other == word)
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests {
    use super::super::js::compact;

    #[test]
    fn only_what_is_declared_and_nothing_else_gets_a_short_name() {
        for (written, expected) in [
            ("const total = 1; use(total);", "const a=1;use(a);"),
            (
                "const total = 1; use(it.total);",
                "const total=1;use(it.total);",
            ),
            (
                "const total = 1; use({ total });",
                "const total=1;use({total});",
            ),
            (
                "const total = 1; use({ total: 2 });",
                "const total=1;use({total:2});",
            ),
            (
                "const { total } = it; use(total);",
                "const{total}=it;use(total);",
            ),
            (
                "const total = 1; use(`${total} of all`);",
                "const total=1;use(`${total} of all`);",
            ),
            (
                "const total = 1; use('total', /total/);",
                "const a=1;use('total',/total/);",
            ),
            ("const all = []; use(...all, b);", "const a=[];use(...a,b);"),
            (
                "const [one, [two]] = it; one(two);",
                "const[a,[b]]=it;a(b);",
            ),
            (
                "function total(one, two = Math) { return one + two; }",
                "function c(a,b=Math){return a+b;}",
            ),
            (
                "async (one) => one; it((two = Three(four)) => two);",
                "async(a)=>a;it((b=Three(four))=>b);",
            ),
            ("for (const one of ones) one();", "for(const a of ones)a();"),
            ("const a = 1; const total = b;", "const a=1;const c=b;"),
            (
                "const one = 1; export const total = () => one;",
                "const a=1;export const total=()=>a;",
            ),
            (
                "export function total() {} export async function all() {}",
                "export function total(){}export async function all(){}",
            ),
            (
                "export const [total, all] = both(); total(all);",
                "export const[total,all]=both();total(all);",
            ),
            (
                "const total = 1; export { total };",
                "const total=1;export{total};",
            ),
            (
                "const first = ok ? second : third;",
                "const a=ok?second:third;",
            ),
        ] {
            assert_eq!(compact(written), expected);
        }
    }
}
