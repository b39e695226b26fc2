//! A part of a sheet, and where it stands.

/// What stands where in a sheet: each only after those before it.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Part {
    Start,
    Layers,
    Imports,
    Namespaces,
    Rules,
}

/// What a block belongs to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// The sheet itself, which is read as far as a part.
    Sheet(Part),
    /// `@media` and the like.
    Group,
    /// A rule with selectors, and `@media` in one.
    Style,
    /// `@font-face` and the like.
    Descriptors,
    /// `@property`, which must say two things.
    Property,
    Keyframes,
    Page,
}

impl Place {
    /// Whether what follows is too late for a part of the sheet.
    pub(super) fn is_past(self, part: Part) -> bool {
        !matches!(self, Place::Sheet(reached) if reached <= part)
    }
}
