//! A drawn letter.

/// A letter as a canvas needs it.
pub(super) struct Letter {
    /// Distance from its origin to that of the next letter, in pixels.
    pub(super) advance: f32,
    /// Distance from the origin to the left edge, in pixels.
    pub(super) left: i32,
    /// Distance from the base line to the upper edge, in pixels; negative above the line.
    pub(super) top: i32,
    /// Width in pixels.
    pub(super) width: usize,
    /// How much of each pixel the letter covers, of 255, row by row.
    pub(super) cover: Vec<u8>,
}
