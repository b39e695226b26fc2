//! Scripts. The only door to `minifier`.

use super::{
    Sources,
    links::{Draft, resolve},
    names,
};
use minifier::js::{ReservedChar, Token, Tokens, tokenize};

/// A script without comments and most white space, and with short names. Only for scripts that were tried in this form.
pub(super) fn compact(text: &str) -> String {
    let mut kept: Vec<Token> = Vec::new();
    let mut apart = false;
    for token in tokenize(text) {
        if token.is_white_character() || token.is_comment() {
            apart = true;
            continue;
        }
        // `a + +b` must not become `a++b`.
        if apart
            && kept
                .last()
                .is_some_and(|last| *last == token && is_sign(last))
        {
            kept.push(Token::Char(ReservedChar::Space));
        }
        apart = false;
        kept.push(token);
    }
    let short = names::short(&kept);
    let renamed = kept.iter().map(|token| match token {
        Token::Other(name) => Token::Other(short.get(*name).map_or(name, String::as_str)),
        other => other.clone(),
    });
    Tokens::from(renamed.collect::<Vec<_>>()).to_string()
}

fn is_sign(token: &Token) -> bool {
    matches!(token.to_string().as_str(), "+" | "-")
}

/// A script whose quoted relative paths lead to what they name: `import "./words.js"`.
pub(super) fn draft(name: &str, text: &str, sources: &Sources) -> Draft {
    let mut draft = Draft::default();
    let mut rest = text;
    let mut written = 0; // bytes of `rest` that are no link
    while let Some(found) = rest[written..].find(['"', '\'', '`']) {
        let at = written + found;
        let quote = &rest[at..=at];
        let inside = &rest[at + 1..];
        let quoted = ["./", "../"]
            .iter()
            .any(|start| inside.starts_with(start))
            .then(|| inside.find(quote))
            .flatten()
            .map(|end| &inside[..end])
            .filter(|url| resolve(name, url, sources).is_some());
        match quoted {
            Some(url) => {
                draft.text(&rest[..=at]);
                draft.link(name, url, sources);
                rest = &inside[url.len()..];
                written = 1; // the closing quote
            }
            None => written = at + 1,
        }
    }
    draft.text(rest);
    draft
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn signs_that_stand_apart_stay_apart() {
        for (written, short) in [
            ("a + +b;", "a+ +b;"),
            ("a - -b;", "a- -b;"),
            ("a + ++b;", "a+ ++b;"),
            ("a++ + b;", "a++ +b;"),
            ("a + /* b */ +c;", "a+ +c;"),
            ("a + -b;", "a+-b;"),
            ("f(a, + b);", "f(a,+b);"),
            ("let a = 1; // eins\nreturn a;", "let a=1;return a;"),
        ] {
            assert_eq!(compact(written), short);
        }
    }
}
