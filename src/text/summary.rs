//! Cuts long texts.

/// A text cut at a word to at most `limit` characters, with an ellipsis when something is left out.
pub fn summary(text: &str, limit: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    let kept = text[..cut]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '-'));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn cuts_at_a_word() {
        assert_eq!(summary(" Thi đua yêu nước ", 40), "Thi đua yêu nước");
        assert_eq!(summary("Thi đua, yêu nước", 10), "Thi đua…");
        assert_eq!(summary("Thiđuayêunước", 4), "Thiđ…");
    }
}
