//! Views → bytes, by the templates of a theme. The only door to `tera`.

mod builtin;
mod theme;

pub use theme::{Rendered, Renderer, Theme};
