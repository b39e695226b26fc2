//! Writes the tokens of a style sheet in as few bytes as possible, without a change of meaning.

use super::fault::{Cause, CssFault, DEEPEST, SyntaxError};
use cssparser::{Parser, ParserState, ToCss, Token};
use std::{borrow::Cow, ops::Range};

/// A part of a sheet in its shortest form, and what browsers would skip in it.
#[derive(Debug, Default)]
pub(super) struct Compact {
    pub(super) pieces: Vec<CssPiece>,
    pub(super) faults: Vec<CssFault>,
}

/// A piece of a sheet: text, or an address that may still change.
#[derive(Debug)]
pub(super) enum CssPiece {
    Text(String),
    /// An address. The quotes around it are in the texts before and after it.
    Link(CssUrl),
    /// `@import` of a whole sheet, without conditions.
    Import(CssUrl),
}

/// An address in a sheet, as it is written.
#[derive(Debug)]
pub(super) struct CssUrl {
    pub(super) url: String,
    /// The bytes of the source in which the address, or the token that holds it, is written.
    pub(super) written: Range<usize>,
}

impl Compact {
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(super) fn push(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(CssPiece::Text(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.pieces.push(CssPiece::Text(text.to_owned())),
        }
    }

    pub(super) fn append(&mut self, other: Compact) {
        for piece in other.pieces {
            match piece {
                CssPiece::Text(text) => self.push(&text),
                piece => self.pieces.push(piece),
            }
        }
        self.faults.extend(other.faults);
    }

    /// Adds the address in a token that begins at `start` and ends where the parser is.
    pub(super) fn link(&mut self, url: &str, start: &ParserState, input: &Parser<'_, '_>) {
        self.push("\"");
        self.pieces.push(CssPiece::Link(link(url, start, input)));
        self.push("\"");
    }

    fn ends_with(&self, end: &str) -> bool {
        matches!(self.pieces.last(), Some(CssPiece::Text(text)) if text.ends_with(end))
    }
}

/// The address in a token that begins at `start` and ends where the parser is.
pub(super) fn link(url: &str, start: &ParserState, input: &Parser<'_, '_>) -> CssUrl {
    let token = input.slice_from(start.position());
    let from = start.position().byte_index();
    let written = match token.find(url) {
        Some(at) => from + at..from + at + url.len(),
        None => from..from + token.len(),
    };
    CssUrl {
        url: url.to_owned(),
        written,
    }
}

/// What the tokens are part of, which decides between which of them space means nothing.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum TokenContext {
    Selector,
    /// The value of a declaration.
    Value,
    /// What follows `@media`, `@supports`, `@container` and the like.
    Condition,
    /// A condition in parentheses: `(min-width: 3rem)`.
    Feature,
    /// A text of unknown meaning, such as the value of a custom property: only comments and runs of space are changed.
    Raw,
}

/// Writes all tokens that the parser has left.
pub(super) fn tokens<'i>(
    input: &mut Parser<'i, '_>,
    form: TokenContext,
    out: &mut Compact,
) -> Result<(), SyntaxError<'i>> {
    walk(input, form, 0, out)
}

/// What the source has between two tokens, from the weakest on.
#[derive(PartialEq, PartialOrd)]
enum Gap {
    Nothing,
    Comment,
    Space,
}

fn walk<'i>(
    input: &mut Parser<'i, '_>,
    form: TokenContext,
    depth: usize,
    out: &mut Compact,
) -> Result<(), SyntaxError<'i>> {
    if depth > DEEPEST {
        return Err(input.new_custom_error(Cause::TooDeep));
    }
    let mut before: Vec<Token<'i>> = Vec::new();
    let mut gap = Gap::Nothing;
    loop {
        let start = input.state();
        let Ok(token) = input.next_including_whitespace_and_comments().cloned() else {
            return Ok(());
        };
        match token {
            Token::WhiteSpace(_) => gap = Gap::Space,
            Token::Comment(_) if gap == Gap::Nothing => gap = Gap::Comment,
            Token::Comment(_) => {}
            _ => {
                out.push(separator(&before, &gap, &token, form, out));
                let last = write(token, &start, input, form, depth, out)?;
                before.push(last);
                gap = Gap::Nothing;
            }
        }
    }
}

/// What has to stand between the last written token and the next one.
fn separator(
    before: &[Token<'_>],
    gap: &Gap,
    next: &Token<'_>,
    form: TokenContext,
    out: &Compact,
) -> &'static str {
    let Some(last) = before.last() else {
        return "";
    };
    let (after, ahead) = (last.serialization_type(), next.serialization_type());
    match gap {
        Gap::Nothing => "",
        Gap::Comment if after.needs_separator_when_before(ahead) => "/**/",
        Gap::Comment => "",
        Gap::Space if is_feature_name(before, next, form) => "",
        // `-->` is a token.
        Gap::Space if joins(last, next, form) && !out.ends_with("--") => "",
        Gap::Space => " ",
    }
}

/// Whether a space stands around the colon of `(name: value)`, where it means nothing.
fn is_feature_name(before: &[Token<'_>], next: &Token<'_>, form: TokenContext) -> bool {
    let is_name = |before: &[Token<'_>]| matches!(before, [Token::Ident(_)]);
    form == TokenContext::Feature
        && match before {
            [name @ .., Token::Colon] => is_name(name),
            name => is_name(name) && *next == Token::Colon,
        }
}

/// Whether space between two tokens means nothing.
fn joins(last: &Token<'_>, next: &Token<'_>, form: TokenContext) -> bool {
    let either = |marks: &[char]| {
        let is_mark =
            |token: &Token<'_>| matches!(token, Token::Delim(mark) if marks.contains(mark));
        // `/` and `*` together would begin a comment.
        is_mark(last) != is_mark(next)
    };
    let is_match = |token: &Token<'_>| {
        matches!(
            token,
            Token::IncludeMatch
                | Token::DashMatch
                | Token::PrefixMatch
                | Token::SuffixMatch
                | Token::SubstringMatch
        )
    };
    let by_form = match form {
        TokenContext::Raw => return false,
        TokenContext::Value => either(&['/', '*']),
        TokenContext::Selector => either(&['>', '+', '~', '=']) || is_match(last) || is_match(next),
        TokenContext::Condition => false,
        TokenContext::Feature => either(&['<', '>', '=', '/']),
    };
    by_form || *last == Token::Comma || *next == Token::Comma
}

/// Writes a token, with its whole content when it opens a block. Gives the last token that is written.
fn write<'i>(
    token: Token<'i>,
    start: &ParserState,
    input: &mut Parser<'i, '_>,
    form: TokenContext,
    depth: usize,
    out: &mut Compact,
) -> Result<Token<'i>, SyntaxError<'i>> {
    let unexpected = |token: &Token<'i>| {
        let at = start.source_location();
        Err(at.new_unexpected_token_error(token.clone()))
    };
    let mut written = Cow::Borrowed(input.slice_from(start.position()));
    // The sheet may end inside an escape.
    if written.ends_with('\\') {
        written = Cow::Owned(token.to_css_string());
    }
    let (open, close, within) = match &token {
        token if token.is_parse_error() => return unexpected(token),
        // A backslash before the end of a line: joined with what follows, it would escape that.
        Token::Delim('\\') => return unexpected(&token),
        Token::CurlyBracketBlock if form == TokenContext::Value => return unexpected(&token),
        Token::CurlyBracketBlock => ("{", Token::CloseCurlyBracket, form),
        Token::SquareBracketBlock => ("[", Token::CloseSquareBracket, form),
        Token::ParenthesisBlock if form == TokenContext::Condition => {
            ("(", Token::CloseParenthesis, TokenContext::Feature)
        }
        Token::ParenthesisBlock => ("(", Token::CloseParenthesis, form),
        Token::Function(name) => {
            return function(name.as_ref(), start, input, form, depth, out);
        }
        Token::UnquotedUrl(url) if form == TokenContext::Raw => {
            if !is_absolute(url) {
                let cause = Cause::RelativeUrl(url.to_string());
                let error = start.source_location().new_custom_error(cause);
                out.faults.push(CssFault::new(&error));
            }
            out.push(&token.to_css_string());
            return Ok(token);
        }
        Token::UnquotedUrl(url) => {
            out.push("url(");
            out.link(url, start, input);
            out.push(")");
            return Ok(token);
        }
        Token::Number { .. } | Token::Percentage { .. } | Token::Dimension { .. }
            if form != TokenContext::Raw && form != TokenContext::Selector =>
        {
            out.push(&without_zero(&written));
            return Ok(token);
        }
        Token::Hash(colour) | Token::IDHash(colour) if form == TokenContext::Value => {
            out.push(short_colour(colour).as_deref().unwrap_or(&written));
            return Ok(token);
        }
        // The sheet may end inside a string, too.
        Token::QuotedString(_) => {
            out.push(&token.to_css_string());
            return Ok(token);
        }
        _ => {
            out.push(&written);
            return Ok(token);
        }
    };
    out.push(open);
    input.parse_nested_block(|input| walk(input, within, depth + 1, out))?;
    out.push(&close.to_css_string());
    Ok(close)
}

/// Writes a function, whose name and `(` are read already.
fn function<'i>(
    name: &str,
    start: &ParserState,
    input: &mut Parser<'i, '_>,
    form: TokenContext,
    depth: usize,
    out: &mut Compact,
) -> Result<Token<'i>, SyntaxError<'i>> {
    let is = |one: &str| name.eq_ignore_ascii_case(one);
    let within = match form {
        TokenContext::Condition | TokenContext::Feature => TokenContext::Raw,
        form => form,
    };
    out.push(input.slice_from(start.position()));
    input.parse_nested_block(|input| {
        let begin = input.state();
        if is("url") && form != TokenContext::Raw {
            let start = after_space(input);
            let url = input.expect_string()?.clone();
            out.link(&url, &start, input);
            if !input.is_exhausted() {
                out.push(" ");
            }
        } else if is("url") {
            let at = input.current_source_location();
            let url = input.expect_string()?.clone();
            if !is_absolute(&url) {
                let error = at.new_custom_error(Cause::RelativeUrl(url.to_string()));
                out.faults.push(CssFault::new(&error));
            }
            input.reset(&begin);
        } else if (is("image-set") || is("-webkit-image-set")) && form == TokenContext::Value {
            return images(input, depth + 1, out);
        } else if is("var") {
            expect_variable(input)?;
            input.reset(&begin);
        }
        walk(input, within, depth + 1, out)
    })?;
    out.push(")");
    Ok(Token::CloseParenthesis)
}

/// Writes the arguments of `image-set("a.png" 1x, url(b.png) 2x)`.
fn images<'i>(
    input: &mut Parser<'i, '_>,
    depth: usize,
    out: &mut Compact,
) -> Result<(), SyntaxError<'i>> {
    let mut is_first = true;
    input.parse_comma_separated(|input| {
        if !std::mem::take(&mut is_first) {
            out.push(",");
        }
        let start = after_space(input);
        if let Ok(url) = input.try_parse(|input| input.expect_string_cloned()) {
            out.link(&url, &start, input);
            if !input.is_exhausted() {
                out.push(" ");
            }
        }
        walk(input, TokenContext::Value, depth, out)
    })?;
    Ok(())
}

fn after_space(input: &mut Parser<'_, '_>) -> ParserState {
    input.skip_whitespace();
    input.state()
}

/// Reads `--name` and, after a comma, a fallback.
fn expect_variable<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    let at = input.current_source_location();
    let name = input.expect_ident()?;
    if !name.starts_with("--") {
        return Err(at.new_unexpected_token_error(Token::Ident(name.clone())));
    }
    if !input.is_exhausted() {
        input.expect_comma()?;
    }
    Ok(())
}

/// Whether an address leads to the same place from every file.
fn is_absolute(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    };
    url.starts_with(['/', '#']) || scheme.is_some_and(is_scheme)
}

/// Shortens a number: `0.5` → `.5`.
fn without_zero(number: &str) -> String {
    let (sign, digits) = number.split_at(usize::from(number.starts_with(['+', '-'])));
    match digits.strip_prefix('0') {
        Some(rest) if rest.starts_with('.') => format!("{sign}{rest}"),
        _ => number.to_owned(),
    }
}

/// Shortens a colour: `ffffff` → `#fff`.
fn short_colour(digits: &str) -> Option<String> {
    let digits = digits.as_bytes();
    let is_colour = matches!(digits.len(), 6 | 8) && digits.iter().all(u8::is_ascii_hexdigit);
    let mut pairs = digits.chunks(2);
    let is_double = is_colour && pairs.all(|pair| pair[0] == pair[1]);
    let digits = digits.iter().step_by(2).map(|&digit| char::from(digit));
    is_double.then(|| std::iter::once('#').chain(digits).collect())
}
