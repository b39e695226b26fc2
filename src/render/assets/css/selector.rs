//! Reads selectors, and reports those that browsers do not understand.

use super::{
    fault::{Cause, CssFault, DEEPEST, SyntaxError, pass},
    pseudo::{CLASSES, CLASSES_OF_SCROLLBAR, CLASSES_OF_USE, ELEMENTS, FUNCTIONAL_ELEMENTS},
};
use cssparser::{Delimiter, Parser, SourceLocation, Token, parse_nth};

/// Which selectors a list may hold.
#[derive(Clone, Copy)]
pub(super) struct SelectorRules {
    /// Selectors may begin with a combinator: `> b`.
    relative: bool,
    /// A selector that is not understood does not make the others invalid.
    forgiving: bool,
    /// Pseudo-elements such as `::before` are allowed.
    pseudo_elements: bool,
}

impl SelectorRules {
    /// The rules for a style rule; `nested` when it stands in another.
    pub(super) fn of_rule(nested: bool) -> SelectorRules {
        SelectorRules {
            relative: nested,
            forgiving: false,
            pseudo_elements: true,
        }
    }

    /// The rules for the selectors of `@scope`.
    pub(super) fn of_scope() -> SelectorRules {
        SelectorRules {
            relative: true,
            forgiving: true,
            pseudo_elements: true,
        }
    }
}

/// What a compound selector ends with, which decides what may follow.
#[derive(Clone, Copy, PartialEq)]
enum CompoundEnd<'n> {
    /// The compound is empty.
    Nothing,
    /// An element, or a pseudo-element that is not known.
    Element,
    /// The pseudo-element `::part()` or `::slotted()`.
    Part,
    PseudoElement(&'n str),
}

/// Reads selectors that are separated by commas. Names that no browser knows are faults, but no errors.
pub(super) fn list<'i>(
    input: &mut Parser<'i, '_>,
    rules: SelectorRules,
    faults: &mut Vec<CssFault>,
) -> Result<(), SyntaxError<'i>> {
    Selectors { faults, depth: 0 }.list(input, rules)
}

struct Selectors<'f> {
    faults: &'f mut Vec<CssFault>,
    depth: usize,
}

impl Selectors<'_> {
    fn list<'i>(
        &mut self,
        input: &mut Parser<'i, '_>,
        rules: SelectorRules,
    ) -> Result<(), SyntaxError<'i>> {
        loop {
            let read =
                input.parse_until_before(Delimiter::Comma, |input| self.complex(input, rules));
            if !rules.forgiving {
                read?;
            }
            if input.next().is_err() {
                return Ok(());
            }
        }
    }

    /// Reads a complex selector: `a > b c`.
    fn complex<'i>(
        &mut self,
        input: &mut Parser<'i, '_>,
        rules: SelectorRules,
    ) -> Result<(), SyntaxError<'i>> {
        if rules.relative {
            let start = input.state();
            if !matches!(input.next()?, Token::Delim('>' | '+' | '~')) {
                input.reset(&start);
            }
        }
        let mut empty = Cause::EmptySelector;
        loop {
            match self.compound(input, rules)? {
                CompoundEnd::Nothing => return Err(input.new_custom_error(empty)),
                CompoundEnd::Element => {}
                CompoundEnd::Part | CompoundEnd::PseudoElement(_) => {
                    let at = input.current_source_location();
                    return match input.next().cloned() {
                        Ok(next) => Err(at.new_custom_error(Cause::AfterPseudoElement(next))),
                        Err(_) => Ok(()),
                    };
                }
            }
            if !combinator(input) {
                return Ok(());
            }
            empty = Cause::DanglingCombinator;
        }
    }

    /// Reads a compound selector: `a.b[c]:d`.
    fn compound<'i>(
        &mut self,
        input: &mut Parser<'i, '_>,
        rules: SelectorRules,
    ) -> Result<CompoundEnd<'static>, SyntaxError<'i>> {
        input.skip_whitespace();
        let is_parent = input.try_parse(|input| input.expect_delim('&')).is_ok();
        let is_typed = type_name(input)?;
        let mut end = match is_parent || is_typed {
            true => CompoundEnd::Element,
            false => CompoundEnd::Nothing,
        };
        while let Some(next) = self.simple(input, end, rules)? {
            end = next;
        }
        Ok(end)
    }

    /// Reads one simple selector that is no element name, and tells what the compound ends with then.
    fn simple<'i>(
        &mut self,
        input: &mut Parser<'i, '_>,
        end: CompoundEnd<'static>,
        rules: SelectorRules,
    ) -> Result<Option<CompoundEnd<'static>>, SyntaxError<'i>> {
        let start = input.state();
        let at = input.current_source_location();
        let Ok(token) = input.next_including_whitespace().cloned() else {
            input.reset(&start);
            return Ok(None);
        };
        let is_after = matches!(end, CompoundEnd::Part | CompoundEnd::PseudoElement(_));
        match &token {
            Token::IDHash(_) | Token::Delim('.') | Token::SquareBracketBlock if is_after => {
                return Err(at.new_custom_error(Cause::AfterPseudoElement(token)));
            }
            Token::IDHash(_) | Token::Delim('&') => {}
            Token::Delim('.') => {
                let at = input.current_source_location();
                match input.next_including_whitespace()?.clone() {
                    Token::Ident(_) => {}
                    token => return Err(at.new_custom_error(Cause::ClassNeedsName(token))),
                }
            }
            Token::SquareBracketBlock => input.parse_nested_block(attribute)?,
            Token::Colon => return self.pseudo(input, end, rules).map(Some),
            _ => {
                input.reset(&start);
                return Ok(None);
            }
        }
        Ok(Some(match end {
            CompoundEnd::Nothing => CompoundEnd::Element,
            end => end,
        }))
    }

    /// Reads what follows the colon of a pseudo-class or pseudo-element.
    fn pseudo<'i>(
        &mut self,
        input: &mut Parser<'i, '_>,
        end: CompoundEnd<'static>,
        rules: SelectorRules,
    ) -> Result<CompoundEnd<'static>, SyntaxError<'i>> {
        let at = input.current_source_location();
        let mut token = input.next_including_whitespace()?.clone();
        let is_double = token == Token::Colon;
        if is_double {
            token = input.next_including_whitespace()?.clone();
        }
        let (name, is_function) = match &token {
            Token::Ident(name) => (name.to_ascii_lowercase(), false),
            Token::Function(name) => (name.to_ascii_lowercase(), true),
            _ => return Err(input.new_custom_error(Cause::PseudoNeedsName(token))),
        };
        // The oldest pseudo-elements may be written with one colon.
        let is_old = matches!(&*name, "before" | "after" | "first-line" | "first-letter");
        match (is_double || is_old, is_function) {
            (true, _) if !rules.pseudo_elements => {
                Err(input.new_custom_error(Cause::PseudoElementWithin))
            }
            (true, false) => Ok(self.element(&name, at)),
            (true, true) => input.parse_nested_block(|input| self.functional_element(&name, input)),
            (false, false) => {
                self.class(&name, end, at)?;
                Ok(if end == CompoundEnd::Nothing {
                    CompoundEnd::Element
                } else {
                    end
                })
            }
            (false, true) => {
                input.parse_nested_block(|input| self.functional_class(&name, input, rules))?;
                Ok(if end == CompoundEnd::Nothing {
                    CompoundEnd::Element
                } else {
                    end
                })
            }
        }
    }

    fn element(&mut self, name: &str, at: SourceLocation) -> CompoundEnd<'static> {
        match ELEMENTS.iter().find(|known| **known == name) {
            Some(known) => CompoundEnd::PseudoElement(known),
            None if name.starts_with("-webkit-scrollbar") => {
                CompoundEnd::PseudoElement("-webkit-scrollbar")
            }
            None => {
                self.note_unknown(name, Cause::UnknownPseudoElement(name.to_owned()), at);
                CompoundEnd::Element
            }
        }
    }

    fn functional_element<'i>(
        &mut self,
        name: &str,
        input: &mut Parser<'i, '_>,
    ) -> Result<CompoundEnd<'static>, SyntaxError<'i>> {
        match name {
            "part" => {
                input.expect_ident()?;
                while !input.is_exhausted() {
                    input.expect_ident()?;
                }
                return Ok(CompoundEnd::Part);
            }
            "slotted" => {
                self.inner(input)?;
                return Ok(CompoundEnd::Part);
            }
            "cue" | "cue-region" => self.nested(input, |it, input| {
                it.complex(input, SelectorRules::of_rule(false))
            })?,
            _ => {
                let known = FUNCTIONAL_ELEMENTS.contains(&name);
                if !known {
                    let at = input.current_source_location();
                    self.note_unknown(name, Cause::UnknownPseudoElement(name.to_owned()), at);
                }
                pass(input)?;
                return Ok(match known {
                    true => CompoundEnd::PseudoElement("view-transition"),
                    false => CompoundEnd::Element,
                });
            }
        }
        Ok(CompoundEnd::PseudoElement("cue"))
    }

    fn class<'i>(
        &mut self,
        name: &str,
        end: CompoundEnd<'_>,
        at: SourceLocation,
    ) -> Result<(), SyntaxError<'i>> {
        let of_scrollbar = CLASSES_OF_SCROLLBAR.contains(&name);
        let cause = match end {
            CompoundEnd::PseudoElement("-webkit-scrollbar") => return Ok(()),
            CompoundEnd::PseudoElement("view-transition") if name == "only-child" => return Ok(()),
            CompoundEnd::PseudoElement(_) if !CLASSES_OF_USE.contains(&name) => {
                Cause::ClassAfterPseudoElement
            }
            _ if of_scrollbar => Cause::ClassOfScrollbar,
            _ => {
                if !CLASSES.contains(&name) {
                    self.note_unknown(name, Cause::UnknownPseudoClass(name.to_owned()), at);
                }
                return Ok(());
            }
        };
        Err(at.new_custom_error(cause))
    }

    fn functional_class<'i>(
        &mut self,
        name: &str,
        input: &mut Parser<'i, '_>,
        rules: SelectorRules,
    ) -> Result<(), SyntaxError<'i>> {
        let within = SelectorRules {
            relative: false,
            forgiving: true,
            pseudo_elements: false,
        };
        match name {
            "nth-child" | "nth-last-child" | "nth-of-type" | "nth-last-of-type" | "nth-col"
            | "nth-last-col" => {
                parse_nth(input)?;
                let has_list = name.ends_with("-child")
                    && input
                        .try_parse(|input| input.expect_ident_matching("of"))
                        .is_ok();
                match has_list {
                    true => self.nested(input, |it, input| it.list(input, within)),
                    false => Ok(()),
                }
            }
            "is" | "where" | "-webkit-any" | "-moz-any" => {
                self.nested(input, |it, input| it.list(input, within))
            }
            "not" => {
                let rules = SelectorRules {
                    forgiving: false,
                    ..within
                };
                self.nested(input, |it, input| it.list(input, rules))
            }
            "has" => {
                let rules = SelectorRules {
                    relative: true,
                    forgiving: true,
                    ..rules
                };
                self.nested(input, |it, input| it.list(input, rules))
            }
            "host" => self.inner(input),
            "lang" => {
                input.parse_comma_separated(|input| Ok(input.expect_ident_or_string()?.clone()))?;
                Ok(())
            }
            "dir" | "state" => Ok(input.expect_ident().map(|_| ())?),
            _ => {
                if name != "active-view-transition-type" {
                    let at = input.current_source_location();
                    self.note_unknown(name, Cause::UnknownPseudoClass(name.to_owned()), at);
                }
                pass(input)
            }
        }
    }

    /// Reads one compound selector in parentheses.
    fn inner<'i>(&mut self, input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
        let rules = SelectorRules {
            relative: false,
            forgiving: false,
            pseudo_elements: false,
        };
        self.nested(input, |it, input| match it.compound(input, rules)? {
            CompoundEnd::Nothing => Err(input.new_custom_error(Cause::EmptySelector)),
            _ => Ok(()),
        })
    }

    fn nested<'i, 't>(
        &mut self,
        input: &mut Parser<'i, 't>,
        read: impl FnOnce(&mut Self, &mut Parser<'i, 't>) -> Result<(), SyntaxError<'i>>,
    ) -> Result<(), SyntaxError<'i>> {
        if self.depth > DEEPEST {
            return Err(input.new_custom_error(Cause::TooDeep));
        }
        self.depth += 1;
        let result = read(self, input);
        self.depth -= 1;
        result
    }

    /// Reports a name that no browser knows, unless it has a prefix of one.
    fn note_unknown(&mut self, name: &str, cause: Cause<'_>, at: SourceLocation) {
        if !name.starts_with('-') {
            let error: SyntaxError<'_> = at.new_custom_error(cause);
            self.faults.push(CssFault::new(&error));
        }
    }
}

/// Reads a combinator, if a compound selector follows it.
fn combinator(input: &mut Parser<'_, '_>) -> bool {
    let mut is_apart = false;
    loop {
        let start = input.state();
        match input.next_including_whitespace() {
            Err(_) => return false,
            Ok(Token::WhiteSpace(_)) => is_apart = true,
            Ok(Token::Delim('>' | '+' | '~')) => return true,
            Ok(_) => {
                input.reset(&start);
                return is_apart;
            }
        }
    }
}

/// Reads an element name, `a`, `*`, `svg|a`, `*|*` or `|a`, if there is one.
fn type_name<'i>(input: &mut Parser<'i, '_>) -> Result<bool, SyntaxError<'i>> {
    let start = input.state();
    let has_bar = match input.next_including_whitespace().cloned() {
        Ok(Token::Ident(_) | Token::Delim('*')) => is_bar_next(input),
        Ok(Token::Delim('|')) => true,
        _ => {
            input.reset(&start);
            return Ok(false);
        }
    };
    if has_bar {
        let at = input.current_source_location();
        match input.next_including_whitespace()?.clone() {
            Token::Ident(_) | Token::Delim('*') => {}
            token => return Err(at.new_custom_error(Cause::Namespace(token))),
        }
    }
    Ok(true)
}

fn is_bar_next(input: &mut Parser<'_, '_>) -> bool {
    let start = input.state();
    let is_bar = matches!(input.next_including_whitespace(), Ok(Token::Delim('|')));
    if !is_bar {
        input.reset(&start);
    }
    is_bar
}

/// Reads what is in the brackets of an attribute selector: `href^="http" i`.
fn attribute<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    input.skip_whitespace();
    let start = input.state();
    if !type_name(input)? {
        input.reset(&start);
        let token = input.next()?.clone();
        input.reset(&start);
        return Err(input.new_custom_error(Cause::NoAttribute(token)));
    }
    let at = input.current_source_location();
    match input.next().cloned() {
        Err(_) => return Ok(()),
        Ok(
            Token::Delim('=')
            | Token::IncludeMatch
            | Token::DashMatch
            | Token::PrefixMatch
            | Token::SubstringMatch
            | Token::SuffixMatch,
        ) => {}
        Ok(token) => return Err(at.new_custom_error(Cause::InAttribute(token))),
    }
    input.skip_whitespace();
    let at = input.current_source_location();
    match input.next()?.clone() {
        Token::Ident(_) | Token::QuotedString(_) => {}
        token => return Err(at.new_custom_error(Cause::AttributeValue(token))),
    }
    let at = input.current_source_location();
    match input.next().cloned() {
        Err(_) => Ok(()),
        Ok(Token::Ident(flag))
            if flag.eq_ignore_ascii_case("i") || flag.eq_ignore_ascii_case("s") =>
        {
            Ok(())
        }
        Ok(token) => Err(at.new_unexpected_token_error(token)),
    }
}
