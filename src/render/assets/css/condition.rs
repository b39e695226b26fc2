//! Reads the conditions of `@media`, `@supports` and `@container`; what browsers do not understand is an error.

use super::fault::{Cause, DEEPEST, SyntaxError, pass};
use cssparser::{Delimiter, Parser, Token};

/// Which at-rule a condition belongs to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ConditionRule {
    Media,
    Supports,
    Container,
}

/// Features whose values are lengths, with and without `min-` and `max-`.
const LENGTHS: [&str; 6] = [
    "width",
    "height",
    "device-width",
    "device-height",
    "inline-size",
    "block-size",
];

/// Reads the media queries of `@media`, separated by commas.
pub(super) fn media<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    while !input.is_exhausted() {
        input.parse_until_before(Delimiter::Comma, query)?;
        if input.next().is_ok() && input.is_exhausted() {
            return Err(input.new_error(cssparser::BasicParseErrorKind::EndOfInput));
        }
    }
    Ok(())
}

/// Reads one media query: `not screen and (…)`, or a condition alone.
fn query<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    let start = input.state();
    let mut named = |word: &str| {
        input
            .try_parse(|input| input.expect_ident_matching(word))
            .is_ok()
    };
    let _ = named("only") || named("not");
    if input.try_parse(Parser::expect_ident_cloned).is_err() {
        input.reset(&start);
        return condition(input, ConditionRule::Media, true, 0);
    }
    if input
        .try_parse(|input| input.expect_ident_matching("and"))
        .is_ok()
    {
        return condition(input, ConditionRule::Media, false, 0);
    }
    Ok(input.expect_exhausted()?)
}

/// Reads the prelude of `@container`: a name, a condition, or both.
pub(super) fn container<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    let start = input.state();
    let named = input.try_parse(Parser::expect_ident_cloned);
    match named {
        Ok(name) if name.eq_ignore_ascii_case("not") => input.reset(&start),
        Ok(_) if input.is_exhausted() => return Ok(()),
        _ => {}
    }
    condition(input, ConditionRule::Container, true, 0)
}

/// Reads the condition of `@supports`.
pub(super) fn supports<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    condition(input, ConditionRule::Supports, true, 0)
}

/// Reads `not a`, `a and b and c` or `a or b or c`.
fn condition<'i>(
    input: &mut Parser<'i, '_>,
    about: ConditionRule,
    or: bool,
    depth: usize,
) -> Result<(), SyntaxError<'i>> {
    let word = |input: &mut Parser<'i, '_>, word: &str| {
        input
            .try_parse(|input| input.expect_ident_matching(word))
            .is_ok()
    };
    if word(input, "not") {
        group(input, about, depth)?;
        return Ok(input.expect_exhausted()?);
    }
    group(input, about, depth)?;
    let operator = match () {
        () if word(input, "and") => "and",
        () if or && word(input, "or") => "or",
        () => return Ok(input.expect_exhausted()?),
    };
    group(input, about, depth)?;
    while word(input, operator) {
        group(input, about, depth)?;
    }
    Ok(input.expect_exhausted()?)
}

/// Reads one operand of a condition: something in parentheses, or a function.
fn group<'i>(
    input: &mut Parser<'i, '_>,
    about: ConditionRule,
    depth: usize,
) -> Result<(), SyntaxError<'i>> {
    if depth > DEEPEST {
        return Err(input.new_custom_error(Cause::TooDeep));
    }
    input.skip_whitespace();
    let at = input.current_source_location();
    match input.next()?.clone() {
        Token::ParenthesisBlock => input.parse_nested_block(|input| {
            let is_condition =
                |input: &mut Parser<'i, '_>| condition(input, about, true, depth + 1);
            match input.try_parse(is_condition) {
                Ok(()) => Ok(()),
                Err(_) if about == ConditionRule::Supports => pass(input),
                Err(_) => feature(input),
            }
        }),
        Token::Function(_) if about != ConditionRule::Media => input.parse_nested_block(pass),
        token => Err(at.new_unexpected_token_error(token)),
    }
}

/// Reads a feature: `hover`, `min-width: 3rem`, `3rem <= width < 4rem`.
fn feature<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    if input.is_exhausted() {
        return Err(input.new_custom_error(Cause::EmptyBrackets));
    }
    if let Ok(name) = input.try_parse(Parser::expect_ident_cloned) {
        if input.is_exhausted() {
            return Ok(());
        }
        let compared = |input: &mut Parser<'i, '_>| compare(input);
        if input.try_parse(Parser::expect_colon).is_err() && input.try_parse(compared).is_err() {
            return Ok(input.expect_exhausted()?);
        }
        return value(input, &name);
    }
    // The value stands before the name.
    while input.try_parse(compare).is_err() {
        if !part_of_value(input) {
            return Err(input.new_custom_error(Cause::MediaQuery));
        }
    }
    let name = input.expect_ident_cloned()?;
    match input.try_parse(compare) {
        Ok(()) => value(input, &name),
        Err(_) => Ok(input.expect_exhausted()?),
    }
}

/// Reads `<`, `<=`, `=`, `>=` or `>`.
fn compare<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    let at = input.current_source_location();
    match input.next()?.clone() {
        Token::Delim('=') => Ok(()),
        Token::Delim('<' | '>') => {
            let _ = input.try_parse(|input| input.expect_delim('='));
            Ok(())
        }
        token => Err(at.new_unexpected_token_error(token)),
    }
}

/// Reads all tokens that are left as the value of a feature.
fn value<'i>(input: &mut Parser<'i, '_>, name: &str) -> Result<(), SyntaxError<'i>> {
    let plain = name.trim_start_matches("min-").trim_start_matches("max-");
    let is_length = LENGTHS
        .iter()
        .any(|length| plain.eq_ignore_ascii_case(length));
    let is_word = input.try_parse(Parser::expect_ident_cloned).is_ok();
    let mut parts = usize::from(is_word);
    while !input.is_exhausted() {
        if !part_of_value(input) {
            return Err(input.new_custom_error(Cause::MediaQuery));
        }
        parts += 1;
    }
    match parts == 0 || is_length && is_word {
        true => Err(input.new_custom_error(Cause::MediaQuery)),
        false => Ok(()),
    }
}

/// Reads one token of a value, if one is next; false at its end.
fn part_of_value(input: &mut Parser<'_, '_>) -> bool {
    let part = input.next();
    part.is_ok_and(|token| {
        matches!(
            token,
            Token::Number { .. }
                | Token::Dimension { .. }
                | Token::Percentage { .. }
                | Token::Ident(_)
                | Token::Function(_)
                | Token::Delim('/')
        )
    })
}
