//! Faults: what browsers do not understand in a style sheet.

use cssparser::{BasicParseErrorKind, ParseError, ParseErrorKind, Parser, SourceLocation, Token};
use std::fmt;

/// How deep blocks, functions and selectors may be nested, because each level takes some of the stack.
pub(super) const DEEPEST: usize = 40;

/// Reads all tokens that are left, whatever they are. Bad tokens are found later, when they are written. `cssparser`
/// has `expect_no_error_token`, which looks for them here, but recurses as deep as blocks are nested.
pub(super) fn pass<'i>(input: &mut Parser<'i, '_>) -> Result<(), SyntaxError<'i>> {
    while input.next().is_ok() {}
    Ok(())
}

/// Something that browsers skip in a sheet, and its place.
#[derive(Debug)]
pub(super) struct CssFault {
    pub(super) at: SourceLocation,
    pub(super) message: String,
}

impl CssFault {
    pub(super) fn new(error: &SyntaxError<'_>) -> CssFault {
        use BasicParseErrorKind as Basic;
        let message = match &error.kind {
            ParseErrorKind::Basic(Basic::UnexpectedToken(token)) => {
                format!("Unexpected token {token:?}")
            }
            ParseErrorKind::Basic(Basic::EndOfInput) => "Unexpected end of input".to_owned(),
            ParseErrorKind::Basic(Basic::AtRuleInvalid(name)) => {
                format!("Unknown at rule: @{name}")
            }
            ParseErrorKind::Basic(Basic::AtRuleBodyInvalid) => "Invalid @ rule body".to_owned(),
            ParseErrorKind::Basic(Basic::QualifiedRuleInvalid) => {
                "Invalid qualified rule".to_owned()
            }
            ParseErrorKind::Custom(cause) => cause.to_string(),
        };
        CssFault {
            at: error.location,
            message,
        }
    }
}

/// Why a part of a sheet could not be read.
pub(super) type SyntaxError<'i> = ParseError<'i, Cause<'i>>;

/// Causes beyond the errors that `cssparser` finds by itself.
#[derive(Clone, Debug)]
pub(super) enum Cause<'i> {
    EmptySelector,
    DanglingCombinator,
    ClassNeedsName(Token<'i>),
    PseudoNeedsName(Token<'i>),
    UnknownPseudoClass(String),
    UnknownPseudoElement(String),
    PseudoElementWithin,
    AfterPseudoElement(Token<'i>),
    ClassAfterPseudoElement,
    ClassOfScrollbar,
    Namespace(Token<'i>),
    NoAttribute(Token<'i>),
    InAttribute(Token<'i>),
    AttributeValue(Token<'i>),
    MediaQuery,
    EmptyBrackets,
    LateImport,
    LateNamespace,
    RelativeUrl(String),
    TooDeep,
}

impl fmt::Display for Cause<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Cause::*;
        match self {
            EmptySelector => write!(f, "Invalid empty selector"),
            DanglingCombinator => write!(f, "Invalid dangling combinator in selector"),
            ClassNeedsName(token) => {
                write!(f, "Expected identifier in class selector, got {token:?}")
            }
            PseudoNeedsName(token) => write!(f, "Invalid token in pseudo element: {token:?}"),
            UnknownPseudoClass(name) => write!(
                f,
                "'{name}' is not recognized as a valid pseudo-class. Did you mean '::{name}' (pseudo-element) or is this a typo?"
            ),
            UnknownPseudoElement(name) => write!(
                f,
                "'{name}' is not recognized as a valid pseudo-element. Did you mean ':{name}' (pseudo-class) or is this a typo?"
            ),
            PseudoElementWithin => write!(f, "Invalid state"),
            AfterPseudoElement(token) => write!(
                f,
                "Pseudo-elements like '::before' or '::after' can't be followed by selectors like '{token:?}'"
            ),
            ClassAfterPseudoElement => write!(
                f,
                "Invalid pseudo class after pseudo element, only user action pseudo classes (e.g. :hover, :active) are allowed"
            ),
            ClassOfScrollbar => write!(
                f,
                "Pseudo class must be prefixed by a ::-webkit-scrollbar pseudo element"
            ),
            Namespace(token) => write!(f, "Unexpected token in namespace selector: {token:?}"),
            NoAttribute(token) => {
                write!(f, "No qualified name in attribute selector: {token:?}.")
            }
            InAttribute(token) => write!(f, "Unexpected token in attribute selector: {token:?}"),
            AttributeValue(token) => {
                write!(f, "Invalid value in attribute selector: {token:?}")
            }
            MediaQuery => write!(f, "Invalid media query"),
            EmptyBrackets => write!(f, "The brackets cannot be empty"),
            LateImport => write!(
                f,
                "@import rules must precede all rules aside from @charset and @layer statements"
            ),
            LateNamespace => write!(
                f,
                "@namespaces rules must precede all rules aside from @charset, @import, and @layer statements"
            ),
            RelativeUrl(url) => write!(
                f,
                "Ambiguous url('{url}') in custom property. Relative paths are resolved from the location the var() is used, not where the custom property is defined. Use an absolute URL instead"
            ),
            TooDeep => write!(f, "Overflowed the maximum nesting depth"),
        }
    }
}
