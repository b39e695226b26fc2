//! Tells two spellings of one name from two names.

use unicode_normalization::UnicodeNormalization;

/// A key under which spellings that mean the same are equal, while different accents stay different:
/// letters in small case with their own marks (ă, ê, ư, đ), the tone taken off its letter and put at the
/// end of the syllable, and everything else a space. So `hoà` equals `hòa`, and `Sáng kiến - sáng tạo`
/// equals `sáng kiến, sáng tạo`, but `Hưng` is not `Hùng`.
pub fn spelling_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut tone = None;
    for letter in text.nfd().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(letter),
            'ð' => key.push('đ'),
            _ if letter.is_alphanumeric()
                || unicode_normalization::char::is_combining_mark(letter) =>
            {
                key.push(letter);
            }
            _ => end_syllable(&mut key, &mut tone),
        }
    }
    end_syllable(&mut key, &mut tone);
    key.truncate(key.trim_end().len());
    key
}

fn end_syllable(key: &mut String, tone: &mut Option<char>) {
    key.extend(tone.take());
    if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::spelling_key;

    #[test]
    fn tone_placement_is_not_a_difference() {
        let same = |a, b| assert_eq!(spelling_key(a), spelling_key(b), "{a} = {b}");
        let different = |a, b| assert_ne!(spelling_key(a), spelling_key(b), "{a} ≠ {b}");
        same("Hoà Bình", "Hòa Bình");
        same("thuỷ", "thủy");
        same("Sáng kiến, sáng tạo", "Sáng kiến - sáng tạo");
        different("Trần Hưng", "Trần Hùng");
        different("Đỗ Đạt", "Do Dat");
        different("Quận Bả", "Quan Ba");
    }
}
