//! Markup of other dialects among words: `==tô==`, `10^3^`, `H~2~O`, `:smile:`, `$E=mc^2$`, `\newpage`, `<o:p>`.

use super::{
    piece::{Piece, Seen},
    rest_of_line::rest_of_line,
};
use crate::diagnostic::Leftover;
use memchr::{memchr_iter, memchr3_iter, memmem};

/// Longest words that raised and lowered letters, a name of an emoji or a tag have, in bytes.
const SHORT: usize = 40;
/// Units that are raised to a power.
const UNITS: [&str; 5] = ["m", "km", "dm", "cm", "mm"];
/// Commands of LaTeX that stand alone.
const COMMANDS: [&str; 8] = [
    "newline",
    "newpage",
    "pagebreak",
    "clearpage",
    "noindent",
    "bigskip",
    "hline",
    "item",
];
/// Names of emoji that bulletins use, and the emoji.
const EMOJI: [(&str, &str); 16] = [
    ("smile", "😄"),
    ("smiley", "😃"),
    ("blush", "😊"),
    ("tada", "🎉"),
    ("+1", "👍"),
    ("thumbsup", "👍"),
    ("clap", "👏"),
    ("heart", "❤️"),
    ("fire", "🔥"),
    ("star", "⭐"),
    ("rocket", "🚀"),
    ("warning", "⚠️"),
    ("bulb", "💡"),
    ("white_check_mark", "✅"),
    ("point_right", "👉"),
    ("trophy", "🏆"),
];

pub(super) fn find(body: &str, pieces: &mut Vec<Piece>) {
    let bytes = body.as_bytes();
    for at in memchr3_iter(b'~', b'^', b'$', bytes) {
        pieces.extend(match bytes[at] {
            b'~' => lowered(body, at),
            b'^' => raised(body, at).or_else(|| block_id(body, at)),
            _ => formula(body, at),
        });
    }
    for at in memchr3_iter(b'&', b'<', b'\\', bytes) {
        pieces.extend(match bytes[at] {
            b'&' => entity(body, at),
            b'<' => tag(body, at),
            _ => command(body, at),
        });
    }
    for at in memchr_iter(b':', bytes) {
        pieces.extend(emoji(body, at).or_else(|| property(body, at)));
    }
    paired(body, "==", pieces);
    paired(body, "++", pieces);
    notes(body, pieces);
}

/// `H~2~O`, which stays as it is, and `~chữ~`, which is struck out.
fn lowered(body: &str, at: usize) -> Option<Piece> {
    if body[..at].ends_with(['~', '/', '\\']) {
        return None;
    }
    let inside = between(body, at, '~')?;
    let right = format!("{}<sub>{inside}</sub>", word_before(body, at));
    let piece = Piece::new(at..at + inside.len() + 2, Leftover::Lowered, Some(right));
    Some(piece.seen(Seen::BesideCode))
}

/// `10^3^` and `m^2`.
fn raised(body: &str, at: usize) -> Option<Piece> {
    if body[..at].ends_with(['[', '\\', '^']) {
        return None;
    }
    let word = word_before(body, at);
    if let Some(inside) = between(body, at, '^').filter(|inside| !inside.contains(' ')) {
        let right = format!("{word}<sup>{inside}</sup>");
        let range = at..at + inside.len() + 2;
        return Some(Piece::new(range, Leftover::Raised, Some(right)));
    }
    let rest = &body[at + 1..];
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let power = &rest[..length];
    let right = match power {
        "" => return None,
        "2" if UNITS.contains(&word) => format!("{word}²"),
        "3" if UNITS.contains(&word) => format!("{word}³"),
        _ if word.is_empty() => return None,
        _ => format!("{word}<sup>{power}</sup>"),
    };
    Some(Piece::new(
        at..at + 1 + length,
        Leftover::Raised,
        Some(right),
    ))
}

/// ` ^abc123` at the end of a line.
fn block_id(body: &str, at: usize) -> Option<Piece> {
    let id = rest_of_line(body, at + 1).trim_end();
    let fits = id.len() >= 3
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && body[..at].ends_with([' ', '\n']);
    fits.then(|| Piece::new(at..at + 1 + id.len(), Leftover::BlockId, None))
}

/// `$E=mc^2$`, `$$…$$`. Sums of money have one sign, and no signs of a formula.
fn formula(body: &str, at: usize) -> Option<Piece> {
    if body[..at].ends_with(['$', '\\']) {
        return None;
    }
    let line = rest_of_line(body, at);
    if let Some(rest) = line.strip_prefix("$$") {
        let end = rest.find("$$").map_or(2, |end| end + 4);
        return Some(Piece::new(at..at + end, Leftover::Formula, None));
    }
    let end = line[1..].find('$')?;
    let inside = &line[1..=end];
    let is_formula = !inside.starts_with(' ')
        && !inside.ends_with(' ')
        && inside.contains(['\\', '^', '_', '=', '{']);
    is_formula.then(|| Piece::new(at..at + end + 2, Leftover::Formula, None))
}

/// `&amp;nbsp;` and `&nbsp` without its end.
fn entity(body: &str, at: usize) -> Option<Piece> {
    let rest = &body[at..];
    let letters = |text: &str| text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if let Some(name) = rest.strip_prefix("&amp;") {
        let begin = usize::from(name.starts_with('#'));
        let length = begin + letters(&name[begin..]);
        let is_name = length > begin + 1 && length < 12 && name[length..].starts_with(';');
        let length = "&amp;".len() + length + 1;
        return is_name.then(|| Piece::new(at..at + length, Leftover::Entity, None));
    }
    let name = rest.strip_prefix("&nbsp")?;
    let open = !name.starts_with(';') && letters(name) == 0;
    open.then(|| Piece::new(at..at + "&nbsp".len(), Leftover::Entity, None))
}

/// `<o:p>`, `<Họ tên>`: no tag to Markdown, and none to readers.
fn tag(body: &str, at: usize) -> Option<Piece> {
    let line = rest_of_line(body, at);
    let end = line.find('>').filter(|end| *end < 2 * SHORT)?;
    let name = line[1..end].trim_start_matches(['/', '%']);
    let begins = name.starts_with(char::is_alphabetic) || line.starts_with("<%");
    // Sums such as a<b stand without blanks, too; tags of Word have a colon.
    let apart = !body[..at].ends_with(|before: char| before.is_alphanumeric() || before == '<')
        || name.starts_with("o:");
    (begins && apart).then(|| Piece::new(at..at + end + 1, Leftover::Tag, None))
}

/// `\textbf{đậm}`, `\newpage`. Paths of Windows have a letter, a colon or a name before their backslash.
fn command(body: &str, at: usize) -> Option<Piece> {
    let apart = body[..at].ends_with([' ', '\n', '}', '$']) || at == 0;
    let rest = &body[at + 1..];
    let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let takes_words = length >= 2 && rest[length..].starts_with('{');
    let fits = apart && (takes_words || COMMANDS.contains(&&rest[..length]));
    fits.then(|| Piece::new(at..at + 1 + length, Leftover::Tex, None))
}

/// `:smile:`
fn emoji(body: &str, at: usize) -> Option<Piece> {
    let is_letter =
        |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(byte);
    let rest = &body[at + 1..];
    let length = rest.bytes().take(SHORT).take_while(is_letter).count();
    let name = &rest[..length];
    let ends = rest[length..].starts_with(':')
        && !rest[length + 1..]
            .starts_with(|letter: char| letter.is_alphanumeric() || letter == ':' || letter == '/');
    let apart = !body[..at]
        .ends_with(|before: char| before.is_alphanumeric() || before == ':' || before == '/');
    let is_name = length > 1
        && (name == "+1" || name == "-1" || name.bytes().any(|byte| byte.is_ascii_lowercase()));
    if !(ends && apart && is_name) {
        return None;
    }
    let known = EMOJI.iter().find(|(known, _)| *known == name);
    let right = known.map(|(_, emoji)| (*emoji).to_owned());
    Some(Piece::new(at..at + length + 2, Leftover::Emoji, right))
}

/// `hạn:: 1/6`
fn property(body: &str, at: usize) -> Option<Piece> {
    let fits = body[at..].starts_with(":: ") && body[..at].ends_with(char::is_alphanumeric);
    fits.then(|| Piece::new(at..at + 2, Leftover::Property, None))
}

/// Words between two marks of two letters: `==tô==`, `++chèn++`.
fn paired(body: &str, mark: &str, pieces: &mut Vec<Piece>) {
    let letter = mark.chars().next().unwrap_or(' ');
    let mut told_until = 0;
    for at in memmem::find_iter(body.as_bytes(), mark) {
        let apart = |before: char| {
            before == letter || before == '\\' || mark == "++" && before.is_alphanumeric()
        };
        if at < told_until || body[..at].ends_with(apart) {
            continue;
        }
        let line = &rest_of_line(body, at)[mark.len()..];
        let Some(end) = line.find(mark) else { continue };
        let inside = &line[..end];
        let fits =
            !inside.is_empty() && !inside.starts_with([' ', letter]) && !inside.ends_with(' ');
        if fits {
            let (what, name) = match letter {
                '=' => (Leftover::Highlight, "mark"),
                _ => (Leftover::Inserted, "ins"),
            };
            let right = format!("<{name}>{inside}</{name}>");
            told_until = at + end + 2 * mark.len();
            let right = (inside.len() <= 2 * SHORT).then_some(right);
            pieces.push(Piece::new(at..told_until, what, right));
        }
    }
}

/// Words of Obsidian that are kept back: `%%hỏi lại%%`, or lines between two lines `%%`.
fn notes(body: &str, pieces: &mut Vec<Piece>) {
    let mut is_open = false;
    let mut told_until = 0;
    for at in memmem::find_iter(body.as_bytes(), "%%") {
        let line = rest_of_line(body, at);
        let alone = line.trim_end() == "%%" && (at == 0 || body[..at].ends_with('\n'));
        let end = line[2..].find("%%").map(|end| at + end + 4);
        if at < told_until {
            continue;
        }
        if alone {
            if !is_open {
                pieces.push(Piece::note(at..at + 2, "%%"));
            }
            is_open = !is_open;
        } else if let Some(end) =
            end.filter(|_| !body[..at].ends_with(|before: char| before.is_ascii_digit()))
        {
            pieces.push(Piece::note(at..end, "%%"));
            told_until = end;
        }
    }
}

/// What stands between a mark of one letter and the next, if the two can be a pair.
fn between(body: &str, at: usize, mark: char) -> Option<&str> {
    let rest = rest_of_line(body, at + 1);
    let end = rest.find(mark).filter(|end| *end <= SHORT)?;
    let inside = &rest[..end];
    let apart = !inside.is_empty() && !inside.starts_with(' ') && !inside.ends_with([' ', '/']);
    (apart && !rest[end + 1..].starts_with(mark)).then_some(inside)
}

/// The letters and figures right before a mark, as far as they are short.
fn word_before(body: &str, at: usize) -> &str {
    let before = &body[..at];
    let word = before.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric());
    let word = &before[word.len()..];
    if word.len() <= SHORT { word } else { "" }
}
