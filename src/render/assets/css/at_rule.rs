//! At-rules: which are known, what may stand between the at-keyword and its block, and what kind of block follows.

use super::{
    compact::{Compact, CssPiece, TokenContext, link, tokens},
    condition,
    fault::{Cause, CssFault, SyntaxError, pass},
    part::{BlockContext, Part},
    selector,
};
use cssparser::{BasicParseErrorKind, CowRcStr, Parser, ToCss, Token};

/// What may follow the prelude of an at-rule.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum AtRuleBody {
    /// A block, whose content belongs to this place.
    Block(BlockContext),
    /// Any block, or none: the content of the rule is not checked.
    Anything,
    /// A block of rules for one name at most, or none for one name at least.
    Layer {
        names: usize,
    },
    Import,
    Namespace,
    Charset,
}

/// The margin boxes of `@page`, which are at-rules themselves.
const MARGINS: [&str; 16] = [
    "bottom-center",
    "bottom-left",
    "bottom-left-corner",
    "bottom-right",
    "bottom-right-corner",
    "left-bottom",
    "left-middle",
    "left-top",
    "right-bottom",
    "right-middle",
    "right-top",
    "top-center",
    "top-left",
    "top-left-corner",
    "top-right",
    "top-right-corner",
];

/// Words that may not be names which a sheet gives, such as names of keyframes.
const RESERVED: [&str; 6] = ["default", "inherit", "initial", "none", "revert", "unset"];

/// Reads and writes what follows the at-keyword `name` up to its block or `;`.
pub(super) fn prelude<'i>(
    name: &CowRcStr<'i>,
    place: BlockContext,
    input: &mut Parser<'i, '_>,
    text: &mut Compact,
) -> Result<AtRuleBody, SyntaxError<'i>> {
    let lower = name.to_ascii_lowercase();
    let plain = ["-webkit-", "-moz-", "-o-", "-ms-"]
        .iter()
        .find_map(|prefix| lower.strip_prefix(prefix));
    let unknown = BasicParseErrorKind::AtRuleInvalid(name.clone());
    let start = input.state();
    let group = AtRuleBody::Block(BlockContext::Group);
    let descriptors = AtRuleBody::Block(BlockContext::Descriptors);
    let (rest, form) = match (&*lower, plain) {
        (margin, _) if place == BlockContext::Page => match MARGINS.contains(&margin) {
            true => (descriptors, TokenContext::Raw),
            false => return Err(input.new_error(unknown)),
        },
        ("import", _) if place.is_past(Part::Imports) => {
            return Err(input.new_custom_error(Cause::LateImport));
        }
        ("import", _) => {
            import(input, text)?;
            return Ok(AtRuleBody::Import);
        }
        ("namespace", _) if place.is_past(Part::Namespaces) => {
            return Err(input.new_custom_error(Cause::LateNamespace));
        }
        ("namespace", _) => {
            namespace(input, text)?;
            return Ok(AtRuleBody::Namespace);
        }
        ("charset", _) => {
            input.expect_string()?;
            return Ok(AtRuleBody::Charset);
        }
        ("media", _) => {
            try_condition(condition::media, input, text);
            (group, TokenContext::Condition)
        }
        ("supports", _) => {
            try_condition(condition::supports, input, text);
            (group, TokenContext::Condition)
        }
        ("container", _) => {
            try_condition(condition::container, input, text);
            (group, TokenContext::Condition)
        }
        ("scope", _) => {
            scope(input, text)?;
            (group, TokenContext::Selector)
        }
        ("starting-style", _) => (group, TokenContext::Raw),
        ("-moz-document", _) => {
            input.expect_function_matching("url-prefix")?;
            input.parse_nested_block(pass)?;
            (group, TokenContext::Raw)
        }
        ("layer", _) => {
            let names = layers(input)?;
            (AtRuleBody::Layer { names }, TokenContext::Selector)
        }
        ("font-face" | "view-transition" | "viewport", _) | (_, Some("viewport")) => {
            (descriptors, TokenContext::Raw)
        }
        ("counter-style", _) => {
            own_name(input)?;
            (descriptors, TokenContext::Raw)
        }
        ("property", _) => {
            dashed_name(input)?;
            (AtRuleBody::Block(BlockContext::Property), TokenContext::Raw)
        }
        ("font-palette-values" | "position-try", _) => {
            dashed_name(input)?;
            (descriptors, TokenContext::Raw)
        }
        ("keyframes", _) | (_, Some("keyframes")) => {
            if input.try_parse(Parser::expect_string_cloned).is_err() {
                own_name(input)?;
            }
            (
                AtRuleBody::Block(BlockContext::Keyframes),
                TokenContext::Raw,
            )
        }
        ("page", _) => {
            if input.try_parse(page_selectors).is_err() {
                input.reset(&start);
            }
            (
                AtRuleBody::Block(BlockContext::Page),
                TokenContext::Selector,
            )
        }
        ("font-feature-values", _) => {
            input.expect_ident_or_string()?;
            pass(input)?;
            (AtRuleBody::Anything, TokenContext::Raw)
        }
        _ => {
            let error: SyntaxError<'_> = input.new_error(unknown);
            text.faults.push(CssFault::new(&error));
            pass(input)?;
            (AtRuleBody::Anything, TokenContext::Raw)
        }
    };
    input.expect_exhausted()?;
    input.reset(&start);
    if !input.is_exhausted() {
        text.push(" ");
    }
    tokens(input, form, text)?;
    Ok(rest)
}

/// Reads a condition. One that is not understood stays as it is: browsers never take it as met.
fn try_condition<'i, 't>(
    read: fn(&mut Parser<'i, 't>) -> Result<(), SyntaxError<'i>>,
    input: &mut Parser<'i, 't>,
    text: &mut Compact,
) {
    if let Err(error) = read(input) {
        text.faults.push(CssFault::new(&error));
    }
    let _ = pass(input);
}

/// Reads `@import`: an address, and the conditions under which its sheet counts.
fn import<'i>(input: &mut Parser<'i, '_>, text: &mut Compact) -> Result<(), SyntaxError<'i>> {
    input.skip_whitespace();
    let start = input.state();
    let url = input.expect_url_or_string()?;
    if input.is_exhausted() {
        text.pieces = vec![CssPiece::Import(link(&url, &start, input))];
        return Ok(());
    }
    text.push(" ");
    text.link(&url, &start, input);
    text.push(" ");
    let start = input.state();
    let function = |input: &mut Parser<'i, '_>, name: &str| {
        input
            .try_parse(|input| input.expect_function_matching(name))
            .is_ok()
    };
    if function(input, "layer") {
        input.parse_nested_block(layers)?;
    } else {
        let _ = input.try_parse(|input| input.expect_ident_matching("layer"));
    }
    if function(input, "supports") {
        input.parse_nested_block(pass)?;
    }
    try_condition(condition::media, input, text);
    input.reset(&start);
    tokens(input, TokenContext::Condition, text)
}

fn namespace<'i>(input: &mut Parser<'i, '_>, text: &mut Compact) -> Result<(), SyntaxError<'i>> {
    if let Ok(prefix) = input.try_parse(Parser::expect_ident_cloned) {
        text.push(" ");
        text.push(&Token::Ident(prefix).to_css_string());
    }
    let url = input.expect_url_or_string()?;
    text.push(" ");
    text.push(&Token::QuotedString(url).to_css_string());
    Ok(())
}

/// Reads `@scope`: `(.a) to (.b)`.
fn scope<'i>(input: &mut Parser<'i, '_>, text: &mut Compact) -> Result<(), SyntaxError<'i>> {
    let bracket = |input: &mut Parser<'i, '_>| {
        input
            .try_parse(|input| input.expect_parenthesis_block())
            .is_ok()
    };
    let rules = selector::SelectorRules::of_scope();
    if bracket(input) {
        input.parse_nested_block(|input| selector::list(input, rules, &mut text.faults))?;
    }
    if input
        .try_parse(|input| input.expect_ident_matching("to"))
        .is_ok()
    {
        input.expect_parenthesis_block()?;
        input.parse_nested_block(|input| selector::list(input, rules, &mut text.faults))?;
    }
    Ok(())
}

/// Reads the names of layers, `a, b.c`, and counts them.
fn layers<'i>(input: &mut Parser<'i, '_>) -> Result<usize, SyntaxError<'i>> {
    if input.is_exhausted() {
        return Ok(0);
    }
    let names = input.parse_comma_separated(|input| {
        input.expect_ident()?;
        while input.try_parse(|input| input.expect_delim('.')).is_ok() {
            input.expect_ident()?;
        }
        Ok(())
    })?;
    Ok(names.len())
}

fn own_name<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    let at = input.current_source_location();
    let name = input.expect_ident_cloned()?;
    match RESERVED.iter().any(|word| name.eq_ignore_ascii_case(word)) {
        true => Err(at.new_unexpected_token_error(Token::Ident(name))),
        false => Ok(()),
    }
}

fn dashed_name<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    let at = input.current_source_location();
    let name = input.expect_ident_cloned()?;
    match name.starts_with("--") {
        true => Ok(()),
        false => Err(at.new_unexpected_token_error(Token::Ident(name))),
    }
}

/// Reads the selectors of `@page`: `:first`, `cover:left, :blank`.
fn page_selectors<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    if input.is_exhausted() {
        return Ok(());
    }
    input.parse_comma_separated(|input| {
        let is_named = input.try_parse(Parser::expect_ident_cloned).is_ok();
        if is_named && input.is_exhausted() {
            return Ok(());
        }
        input.expect_colon()?;
        loop {
            let at = input.current_source_location();
            let name = input.expect_ident_cloned()?;
            if !matches!(
                &*name.to_ascii_lowercase(),
                "first" | "left" | "right" | "blank"
            ) {
                return Err(at.new_unexpected_token_error(Token::Ident(name)));
            }
            if input.try_parse(Parser::expect_colon).is_err() {
                return Ok(());
            }
        }
    })?;
    Ok(())
}
