//! The parts of a style sheet, and what a block in it belongs to.

/// The parts of a sheet in the order in which the standard allows them.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Part {
    Start,
    Layers,
    Imports,
    Namespaces,
    Rules,
}

/// What a block belongs to, which decides what may stand in it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum BlockContext {
    /// The sheet itself, of which this part has been reached.
    Sheet(Part),
    /// A conditional group at the top level: `@media` and the like.
    Group,
    /// A rule with selectors, or a conditional group in one.
    Style,
    /// Descriptors, as `@font-face` has them.
    Descriptors,
    /// `@property`, which must declare `syntax` and `inherits`.
    Property,
    Keyframes,
    Page,
}

impl BlockContext {
    /// Whether a rule that belongs in `part` comes too late here.
    pub(super) fn is_past(self, part: Part) -> bool {
        !matches!(self, BlockContext::Sheet(reached) if reached <= part)
    }
}
