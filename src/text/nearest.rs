//! Finds what a mistyped word was meant to be, for "Did you mean …?".

use super::slug;

/// Words of fewer letters are alike by chance.
const SHORTEST: usize = 3;

/// The candidate that `word` was probably meant to be: the one whose slug needs the fewest changes, if these are few
/// for the length of what differs. Words at the beginning that both have do not count: `thanh-pho-can-tho` is not
/// nearly `thanh-pho-ha-noi`.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let word = slug(word);
    if word.len() < SHORTEST {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let slug = slug(candidate);
            let (rest, slug) = without_common_start(&word, &slug);
            // When both begin with the same words, half of the rest may differ, else a third.
            let share = if rest.len() < word.len() { 2 } else { 3 };
            let word = rest;
            let allowed = (word.len().max(slug.len()) / share).clamp(1, 4);
            let distance = distance(word, slug);
            (!word.is_empty() && distance <= allowed).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

/// Two slugs without the whole words with which both begin.
fn without_common_start<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    match (a.split_once('-'), b.split_once('-')) {
        (Some((first, a)), Some((same, b))) if first == same => without_common_start(a, b),
        _ => (a, b),
    }
}

/// The number of letters to change. A word left out at either end counts as one change, because people write `ha-dong`
/// for `quan-ha-dong`.
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
        check("quan-hoan-kem", Some("quan-hoan-kiem"));
        check("thanh-pho-can-tho", None);
        check("huyen-dan-phuong", None);
        check("", None);
    }
}
