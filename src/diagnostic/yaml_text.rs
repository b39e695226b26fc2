//! Values as they are written in YAML, for cures.

/// A text as a value between brackets, in quotes where YAML needs them.
pub fn in_flow(text: &str) -> String {
    let marks = [',', ':', '{', '}', '[', ']', '#', '"', '\''];
    let begins = text.starts_with(['-', '?', '&', '*', '!', '|', '>', '%', '@', '`']);
    match text.contains(marks) || begins || text.trim() != text {
        true => in_quotes(text),
        false => text.to_owned(),
    }
}

/// A text in double quotes.
pub fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
