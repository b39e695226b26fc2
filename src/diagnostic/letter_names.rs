//! What characters that nobody sees are called.

/// The number of a character and what it is called, as far as it has a name that helps: `U+200B (zero-width space)`.
pub(super) fn letter_vi(letter: char) -> String {
    with_number(letter, names(letter).map(|(vi, _)| vi))
}

/// The same in English.
pub(super) fn letter_en(letter: char) -> String {
    with_number(letter, names(letter).map(|(_, en)| en))
}

fn with_number(letter: char, name: Option<&str>) -> String {
    let number = u32::from(letter);
    match name {
        Some(name) => format!("U+{number:04X} ({name})"),
        None => format!("U+{number:04X}"),
    }
}

#[rustfmt::skip]
fn names(letter: char) -> Option<(&'static str, &'static str)> {
    Some(match letter {
        '\u{80}'..='\u{9f}' => ("ký tự điều khiển", "a control character"),
        '\u{ad}' => ("gạch nối mềm", "soft hyphen"),
        '\u{61c}' => ("dấu chiều chữ Ả Rập, ALM", "Arabic letter mark, ALM"),
        '\u{200b}' => ("dấu cách không độ rộng", "zero-width space"),
        '\u{200c}' => ("ký tự ngăn nối, ZWNJ", "zero-width non-joiner, ZWNJ"),
        '\u{200d}' => ("ký tự nối, ZWJ", "zero-width joiner, ZWJ"),
        '\u{200e}' => ("dấu trái sang phải, LRM", "left-to-right mark, LRM"),
        '\u{200f}' => ("dấu phải sang trái, RLM", "right-to-left mark, RLM"),
        '\u{2028}' => ("dấu ngắt dòng", "line separator"),
        '\u{2029}' => ("dấu ngắt đoạn", "paragraph separator"),
        '\u{202a}' => ("nhúng trái sang phải, LRE", "left-to-right embedding, LRE"),
        '\u{202b}' => ("nhúng phải sang trái, RLE", "right-to-left embedding, RLE"),
        '\u{202c}' => ("kết thúc nhúng, PDF", "pop directional formatting, PDF"),
        '\u{202d}' => ("ép trái sang phải, LRO", "left-to-right override, LRO"),
        '\u{202e}' => ("ép phải sang trái, RLO", "right-to-left override, RLO"),
        '\u{2060}' => ("ký tự giữ liền", "word joiner"),
        '\u{2061}'..='\u{2064}' => ("toán tử vô hình", "an invisible operator"),
        '\u{2066}' => ("cô lập trái sang phải, LRI", "left-to-right isolate, LRI"),
        '\u{2067}' => ("cô lập phải sang trái, RLI", "right-to-left isolate, RLI"),
        '\u{2068}' => ("cô lập theo chữ đầu, FSI", "first strong isolate, FSI"),
        '\u{2069}' => ("kết thúc cô lập, PDI", "pop directional isolate, PDI"),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => ("ký tự chọn biến thể", "a variation selector"),
        '\u{feff}' => ("dấu thứ tự byte, BOM", "byte order mark, BOM"),
        '\u{fff9}'..='\u{fffb}' => ("ký tự chú giải xen dòng", "an interlinear annotation character"),
        '\u{e0000}'..='\u{e007f}' => ("thẻ ẩn", "a tag character"),
        _ => return None,
    })
}
