//! What an editor probably meant.

/// What an editor probably meant: the nearest known word, if one is near enough.
pub type Nearest = Option<String>;

pub(super) fn near_vi(nearest: &Nearest, otherwise: &str) -> String {
    match nearest {
        Some(word) => format!("có phải ý bạn là `{word}`?"),
        None => otherwise.to_owned(),
    }
}

pub(super) fn near_en(nearest: &Nearest, otherwise: &str) -> String {
    match nearest {
        Some(word) => format!("did you mean `{word}`?"),
        None => otherwise.to_owned(),
    }
}
