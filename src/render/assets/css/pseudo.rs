//! Names of pseudo-classes and pseudo-elements that browsers know. Names that begin with `-` are not looked up: each
//! browser has its own.

/// Pseudo-classes without arguments.
#[rustfmt::skip]
pub(super) const CLASSES: [&str; 57] = [
    "active", "active-view-transition", "any-link", "autofill", "blank", "buffering", "checked", "closed", "current",
    "default", "defined", "disabled", "empty", "enabled", "first-child", "first-of-type", "focus", "focus-visible",
    "focus-within", "fullscreen", "future", "host", "hover", "in-range", "indeterminate", "invalid", "last-child",
    "last-of-type", "link", "local-link", "modal", "muted", "only-child", "only-of-type", "open", "optional",
    "out-of-range", "past", "paused", "picture-in-picture", "placeholder-shown", "playing", "popover-open",
    "read-only", "read-write", "required", "root", "scope", "seeking", "stalled", "target", "target-within",
    "user-invalid", "user-valid", "valid", "visited", "volume-locked",
];

/// Pseudo-classes that only `::-webkit-scrollbar` and its parts may have.
#[rustfmt::skip]
pub(super) const CLASSES_OF_SCROLLBAR: [&str; 11] = [
    "corner-present", "decrement", "double-button", "end", "horizontal", "increment", "no-button", "single-button",
    "start", "vertical", "window-inactive",
];

/// Pseudo-classes of user action, which a pseudo-element may have.
#[rustfmt::skip]
pub(super) const CLASSES_OF_USE: [&str; 5] = [
    "active", "focus", "focus-visible", "focus-within", "hover",
];

/// Pseudo-elements without arguments.
#[rustfmt::skip]
pub(super) const ELEMENTS: [&str; 19] = [
    "after", "backdrop", "before", "checkmark", "cue", "cue-region", "details-content", "file-selector-button",
    "first-letter", "first-line", "grammar-error", "marker", "picker-icon", "placeholder", "search-text", "selection",
    "spelling-error", "target-text", "view-transition",
];

/// Pseudo-elements with names as arguments.
#[rustfmt::skip]
pub(super) const FUNCTIONAL_ELEMENTS: [&str; 6] = [
    "highlight", "picker", "view-transition-group", "view-transition-image-pair", "view-transition-new",
    "view-transition-old",
];
