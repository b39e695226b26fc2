//! A letter that is drawn.

/// A letter as it is stamped.
pub(super) struct Letter {
    /// How far the next letter stands, in pixels.
    pub(super) advance: f32,
    /// From the origin to its left edge, in pixels.
    pub(super) left: i32,
    /// From the base line to its upper edge, in pixels; above is less than 0.
    pub(super) top: i32,
    /// Pixels of a row.
    pub(super) width: usize,
    /// How much of each pixel it covers, row by row.
    pub(super) cover: Vec<u8>,
}
