//! "Did you mean …?"

use super::slug;

/// The candidate that `word` was probably meant to be: the one with the fewest changes to its slug, if
/// they are few for its length.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let word = slug(word);
    let allowed = (word.chars().count() / 3).clamp(1, 6);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &slug(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

/// Changes of letters; a word left out at either end counts as one, since people write `ha-dong` for
/// `quan-ha-dong`.
fn distance(word: &str, candidate: &str) -> usize {
    let whole_words = |long: &str, short: &str| {
        short.len() >= 3
            && (long
                .strip_suffix(short)
                .is_some_and(|rest| rest.ends_with('-'))
                || long
                    .strip_prefix(short)
                    .is_some_and(|rest| rest.starts_with('-')))
    };
    if whole_words(candidate, word) || whole_words(word, candidate) {
        return 1;
    }
    strsim::osa_distance(word, candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let known = ["quan-ha-dong", "quan-hoan-kiem", "huyen-phuc-tho"];
        let check = |word, expected: Option<&str>| {
            assert_eq!(nearest(word, known).as_deref(), expected, "{word}")
        };
        check("quan-ha-dongg", Some("quan-ha-dong"));
        check("Quận Hà Đôngg", Some("quan-ha-dong"));
        check("ha-dong", Some("quan-ha-dong"));
        check("thanh-pho-can-tho", None);
        check("", None);
    }
}
