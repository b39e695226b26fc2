//! Breaks words into lines of about the same width.

use super::face::Face;

/// Lines of words, and whether all words are in them.
pub(super) struct Broken {
    pub(super) lines: Vec<String>,
    pub(super) whole: bool,
}

/// Breaks words into at most `most` lines that are no wider than `room` pixels. Words without room are replaced by an
/// ellipsis.
pub(super) fn break_lines(words: &str, face: &Face, room: f32, most: usize) -> Broken {
    let mut lines = greedy(words, face, room, most + 1);
    let whole = lines.len() <= most;
    if whole {
        return Broken {
            lines: balanced(words, face, room, lines),
            whole,
        };
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while face.width(last) + face.width("…") > room {
            match last.rfind(' ') {
                Some(end) => last.truncate(end),
                None if last.pop().is_some() => {}
                None => break,
            }
        }
        let end = last
            .trim_end_matches([' ', ',', '.', ';', ':', '–', '-'])
            .len();
        last.truncate(end);
        last.push('…');
    }
    Broken { lines, whole }
}

/// Breaks the words into the same number of lines, as narrow as possible.
fn balanced(words: &str, face: &Face, room: f32, lines: Vec<String>) -> Vec<String> {
    let narrower = (10..20).map(|twentieths| room * twentieths as f32 / 20.0);
    let mut tried = narrower.map(|room| greedy(words, face, room, lines.len() + 1));
    tried
        .find(|tried| tried.len() == lines.len())
        .unwrap_or(lines)
}

/// Fills one line after the other, up to `most` lines. A word that is wider than a line is broken.
fn greedy(words: &str, face: &Face, room: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut width) = (String::new(), 0.0);
    let space = face.width(" ");
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        if lines.len() >= most {
            return lines;
        }
        let wide = face.width(word);
        if !line.is_empty() && width + space + wide <= room {
            line.push(' ');
            line.push_str(word);
            width += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        width = 0.0;
        let mut piece = [0; 4];
        for letter in word.chars() {
            let wide = face.width(letter.encode_utf8(&mut piece));
            if width + wide > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                width = 0.0;
                if lines.len() >= most {
                    return lines;
                }
            }
            line.push(letter);
            width += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.truncate(most);
    lines
}

#[cfg(test)]
mod tests {
    use super::{Face, break_lines};

    #[test]
    fn lines_keep_to_their_room() {
        let face = Face::sans(32.0);
        let long = "Nghiêng".repeat(40);
        for words in ["", "Một", "Một hai ba bốn năm sáu bảy tám chín mười", &long] {
            for room in [60.0, 200.0, 1000.0] {
                let broken = break_lines(words, &face, room, 3);
                assert!(broken.lines.len() <= 3);
                assert!(
                    broken.lines.iter().all(|line| face.width(line) <= room),
                    "{words} in {room}"
                );
                let kept: String = broken.lines.concat().replace(' ', "");
                if broken.whole {
                    assert_eq!(kept, words.replace(' ', ""))
                } else {
                    assert!(kept.ends_with('…'))
                }
            }
        }
    }

    #[test]
    fn lines_are_about_as_wide() {
        let face = Face::sans(32.0);
        let words = "LĐLĐ quận Hà Đông phát động phong trào thi đua năm 2023";
        let lines = break_lines(words, &face, 700.0, 3).lines;
        assert_eq!(lines.len(), 2);
        assert!(
            face.width(&lines[1]) > 0.7 * face.width(&lines[0]),
            "{lines:?}"
        );
    }
}
