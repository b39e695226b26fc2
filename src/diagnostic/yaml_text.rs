//! Values as they are written in YAML, for cures.

/// A text as a value between brackets, in quotes where YAML needs them.
pub fn in_flow(text: &str) -> String {
    let marks = [',', '{', '}', '[', ']', '#', '"', '\''];
    let has_colon = text.contains(": ") || text.ends_with(':');
    let begins = text.starts_with(['-', '?', '&', '*', '!', '|', '>', '%', '@', '`']);
    let is_nothing = matches!(text, "" | "~" | "null" | "Null" | "NULL");
    match text.contains(marks) || has_colon || begins || is_nothing || text.trim() != text {
        true => in_quotes(text),
        false => text.to_owned(),
    }
}

/// A text in double quotes. Round quotation marks around all of it were meant to be such.
pub(super) fn in_straight_quotes(text: &str) -> String {
    let inside = text
        .strip_prefix(['“', '‘'])
        .and_then(|rest| rest.strip_suffix(['”', '’']));
    let inside = inside.filter(|inside| !inside.contains(['“', '”', '‘', '’']));
    in_quotes(inside.unwrap_or(text))
}

/// A text in double quotes.
pub fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_where_yaml_needs_them() {
        for (text, written) in [
            ("Công đoàn A & B", "Công đoàn A & B"),
            ("19/04/2023 09:30", "19/04/2023 09:30"),
            ("60,24", "\"60,24\""),
            ("Hà Đông: lễ", "\"Hà Đông: lễ\""),
            ("lễ:", "\"lễ:\""),
            ("& B", "\"& B\""),
            ("Số #1", "\"Số #1\""),
            ("\"Hai giỏi\" \\", "\"\\\"Hai giỏi\\\" \\\\\""),
            ("null", "\"null\""),
        ] {
            assert_eq!(in_flow(text), written);
        }
    }
}
