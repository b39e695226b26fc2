//! Reads the rules of a style sheet. What browsers understand is written in its shortest form.

use super::{
    at_rule::{self, AtRuleBody},
    compact::{Compact, CssPiece, TokenContext, tokens},
    fault::{Cause, CssFault, DEEPEST, SyntaxError},
    part::{BlockContext, Part},
    selector,
};
use cssparser::{
    AtRuleParser, BasicParseErrorKind, CowRcStr, DeclarationParser, Delimiter, Parser, ParserInput,
    ParserState, QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser, ToCss,
    Token, parse_important, serialize_identifier,
};

/// Reads a whole sheet.
pub(super) fn parse_sheet(text: &str) -> Compact {
    let mut input = ParserInput::new(text);
    let mut input = Parser::new(&mut input);
    let mut body = BlockBody::new(BlockContext::Sheet(Part::Start), 0);
    licence(&mut input, &mut body.out);
    let mut rules = StyleSheetParser::new(&mut input, &mut body);
    while let Some(rule) = rules.next() {
        if let Err((error, _)) = rule {
            rules.parser.out.faults.push(CssFault::new(&error));
        }
    }
    body.out
}

/// Keeps the comments at the beginning that must be kept: `/*! … */`.
fn licence(input: &mut Parser<'_, '_>, out: &mut Compact) {
    let mut start = input.state();
    while let Ok(token) = input.next_including_whitespace_and_comments() {
        match token {
            Token::Comment(text) if text.starts_with('!') => out.push(&format!("/*{text}*/")),
            Token::WhiteSpace(_) | Token::Comment(_) => {}
            _ => break,
        }
        start = input.state();
    }
    input.reset(&start);
}

/// A block that is being read, and what is written of it.
struct BlockBody {
    place: BlockContext,
    depth: usize,
    out: Compact,
    /// Whether a `;` has to be written before the next declaration or rule.
    is_open: bool,
    /// Descriptors that the block must still declare.
    missing: Vec<&'static str>,
}

/// An at-keyword with its prelude, and what may follow.
struct Prelude {
    rest: AtRuleBody,
    text: Compact,
}

impl BlockBody {
    fn new(place: BlockContext, depth: usize) -> BlockBody {
        BlockBody {
            place,
            depth,
            out: Compact::default(),
            is_open: false,
            missing: match place {
                BlockContext::Property => vec!["syntax", "inherits"],
                _ => Vec::new(),
            },
        }
    }

    fn is_style(&self) -> bool {
        self.place == BlockContext::Style
    }

    /// Writes the `;` that must come before a rule or declaration.
    fn begin(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.out.push(";");
        }
    }

    /// Reads a block, and writes it after its prelude. An empty block may be left out with it.
    fn block<'i>(
        &mut self,
        before: Compact,
        place: BlockContext,
        may_be_empty: bool,
        input: &mut Parser<'i, '_>,
    ) -> Result<(), SyntaxError<'i>> {
        if self.depth > DEEPEST {
            return Err(input.new_custom_error(Cause::TooDeep));
        }
        let mut body = BlockBody::new(place, self.depth + 1);
        let items = RuleBodyParser::new(input, &mut body);
        let skipped = items.filter_map(|item| item.err());
        let skipped: Vec<CssFault> = skipped.map(|(error, _)| CssFault::new(&error)).collect();
        body.out.faults.extend(skipped);
        if !body.missing.is_empty() {
            return Err(input.new_error(BasicParseErrorKind::AtRuleBodyInvalid));
        }
        if body.out.is_empty() && !may_be_empty {
            self.out.faults.extend(before.faults);
            self.out.faults.extend(body.out.faults);
            return Ok(());
        }
        self.begin();
        self.out.append(before);
        self.out.push("{");
        self.out.append(body.out);
        self.out.push("}");
        Ok(())
    }

    /// Notes that this part of the sheet has begun; earlier ones are closed.
    fn reach(&mut self, part: Part) {
        if let BlockContext::Sheet(reached) = &mut self.place
            && *reached < part
        {
            *reached = part;
        }
    }
}

impl<'i> RuleBodyItemParser<'i, (), Cause<'i>> for BlockBody {
    fn parse_declarations(&self) -> bool {
        !matches!(
            self.place,
            BlockContext::Sheet(_) | BlockContext::Group | BlockContext::Keyframes
        )
    }

    fn parse_qualified(&self) -> bool {
        !matches!(
            self.place,
            BlockContext::Descriptors | BlockContext::Property | BlockContext::Page
        )
    }
}

impl<'i> QualifiedRuleParser<'i> for BlockBody {
    type Prelude = Compact;
    type QualifiedRule = ();
    type Error = Cause<'i>;

    fn parse_prelude<'t>(
        &mut self,
        input: &mut Parser<'i, 't>,
    ) -> Result<Compact, SyntaxError<'i>> {
        self.reach(Part::Rules);
        let mut out = Compact::default();
        let start = input.state();
        match self.place {
            BlockContext::Keyframes => keyframe_selectors(input)?,
            _ => {
                let rules = selector::SelectorRules::of_rule(self.is_style());
                selector::list(input, rules, &mut out.faults)?;
            }
        }
        input.reset(&start);
        tokens(input, TokenContext::Selector, &mut out)?;
        Ok(out)
    }

    fn parse_block<'t>(
        &mut self,
        selectors: Compact,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), SyntaxError<'i>> {
        let place = match self.place {
            BlockContext::Keyframes => BlockContext::Descriptors,
            _ => BlockContext::Style,
        };
        self.block(selectors, place, false, input)
    }
}

/// Reads the selectors of a keyframe: `from`, `to`, `50%`, or a range of a timeline, `entry 10%`.
fn keyframe_selectors<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    input.parse_comma_separated(|input| {
        let at = input.current_source_location();
        match input.next()?.clone() {
            Token::Percentage { .. } => {}
            Token::Ident(name) if matches!(&*name.to_ascii_lowercase(), "from" | "to") => {}
            Token::Ident(name) => {
                if input.try_parse(Parser::expect_percentage).is_err() {
                    return Err(at.new_unexpected_token_error(Token::Ident(name)));
                }
            }
            token => return Err(at.new_unexpected_token_error(token)),
        }
        Ok(())
    })?;
    Ok(())
}

impl<'i> DeclarationParser<'i> for BlockBody {
    type Declaration = ();
    type Error = Cause<'i>;

    fn parse_value<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
        _: &ParserState,
    ) -> Result<(), SyntaxError<'i>> {
        let mut written = String::new();
        // Writing to a string cannot fail.
        let _ = serialize_identifier(&name, &mut written);
        written.push(':');
        let mut out = Compact::default();
        out.push(&written);
        let form = match name.starts_with("--") {
            true => TokenContext::Raw,
            false => TokenContext::Value,
        };
        input.parse_until_before(Delimiter::Bang, |input| tokens(input, form, &mut out))?;
        if input.try_parse(parse_important).is_ok() {
            out.push("!important");
        }
        input.expect_exhausted()?;
        self.missing.retain(|one| !name.eq_ignore_ascii_case(one));
        self.begin();
        self.out.append(out);
        self.is_open = true;
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for BlockBody {
    type Prelude = Prelude;
    type AtRule = ();
    type Error = Cause<'i>;

    fn parse_prelude<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
    ) -> Result<Prelude, SyntaxError<'i>> {
        let mut text = Compact::default();

        text.push(&Token::AtKeyword(name.clone()).to_css_string());
        let rest = at_rule::prelude(&name, self.place, input, &mut text)?;
        let in_style = matches!(
            rest,
            AtRuleBody::Block(BlockContext::Group | BlockContext::Style)
                | AtRuleBody::Anything
                | AtRuleBody::Layer { .. }
        );
        if self.is_style() && !in_style {
            return Err(input.new_error(BasicParseErrorKind::AtRuleInvalid(name)));
        }
        Ok(Prelude { rest, text })
    }

    fn rule_without_block(&mut self, prelude: Prelude, _: &ParserState) -> Result<(), ()> {
        let part = match prelude.rest {
            AtRuleBody::Import => Part::Imports,
            AtRuleBody::Namespace => Part::Namespaces,
            AtRuleBody::Charset => return Ok(()),
            AtRuleBody::Layer { names } if names > 0 && !self.is_style() => {
                match self.place.is_past(Part::Layers) {
                    true => Part::Rules,
                    false => Part::Layers,
                }
            }
            AtRuleBody::Anything => Part::Start,
            AtRuleBody::Layer { .. } | AtRuleBody::Block(_) => {
                self.out.faults.extend(prelude.text.faults);
                return Err(());
            }
        };
        self.reach(part);
        self.begin();
        let is_whole = matches!(prelude.text.pieces.last(), Some(CssPiece::Import(_)));
        self.out.append(prelude.text);
        if !is_whole {
            self.out.push(";");
        }
        Ok(())
    }

    fn parse_block<'t>(
        &mut self,
        prelude: Prelude,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), SyntaxError<'i>> {
        self.reach(Part::Rules);
        let Prelude { rest, mut text } = prelude;
        match rest {
            // A group in a style rule may hold declarations, as the rule may.
            AtRuleBody::Block(BlockContext::Group) if self.is_style() => {
                self.block(text, BlockContext::Style, false, input)
            }
            AtRuleBody::Block(place) => {
                self.block(text, place, place != BlockContext::Group, input)
            }
            AtRuleBody::Layer { names: 0 | 1 } if self.is_style() => {
                self.block(text, BlockContext::Style, true, input)
            }
            AtRuleBody::Layer { names: 0 | 1 } => {
                self.block(text, BlockContext::Group, true, input)
            }
            AtRuleBody::Layer { .. } => {
                Err(input.new_error(BasicParseErrorKind::AtRuleBodyInvalid))
            }
            AtRuleBody::Anything => {
                text.push("{");
                tokens(input, TokenContext::Raw, &mut text)?;
                text.push("}");
                self.begin();
                self.out.append(text);
                Ok(())
            }
            AtRuleBody::Import | AtRuleBody::Namespace | AtRuleBody::Charset => {
                Err(input.new_unexpected_token_error(Token::CurlyBracketBlock))
            }
        }
    }
}
