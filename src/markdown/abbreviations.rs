//! Abbreviations: the first use of each in an article says what it stands for.

use super::escape;

/// The abbreviations of a site that one article has not used so far.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations<'a> {
    left: Vec<(&'a str, &'a str)>,
}

impl<'a> Abbreviations<'a> {
    /// Takes pairs of an abbreviation and its meaning.
    pub fn new(pairs: &'a [(String, String)]) -> Abbreviations<'a> {
        let usable = pairs.iter().filter(|(short, _)| !short.trim().is_empty());
        Abbreviations {
            left: usable
                .map(|(short, long)| (short.as_str(), long.as_str()))
                .collect(),
        }
    }

    /// Whether every abbreviation has been used.
    pub(super) fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    /// Whether a text uses one of them.
    pub fn are_in(&self, text: &str) -> bool {
        self.first(text, [None; 2]).is_some()
    }

    /// Turns a plain text into HTML, with `<abbr>` at the first use of each abbreviation.
    pub fn mark(&mut self, text: &str) -> String {
        self.mark_between(text, [None; 2])
    }

    /// As [`mark`](Abbreviations::mark), for a piece of a text; `around` are the letters before and after it.
    pub(super) fn mark_between(&mut self, text: &str, around: [Option<char>; 2]) -> String {
        let mut html = String::with_capacity(text.len());
        let mut rest = text;
        let [mut before, after] = around;
        while let Some((at, index)) = self.first(rest, [before, after]) {
            let (short, long) = self.left.remove(index);
            html.push_str(&escape(&rest[..at]));
            let (short_html, long) = (escape(short), escape(long));
            html.push_str(&format!("<abbr title=\"{long}\">{short_html}</abbr>"));
            before = short.chars().next_back();
            rest = &rest[at + short.len()..];
        }
        html.push_str(&escape(rest));
        html
    }

    /// The offset of the first abbreviation that is a word of its own, and its position in the list; of two at one
    /// offset the longer. `around` are the letters before and after the text.
    fn first(&self, text: &str, around: [Option<char>; 2]) -> Option<(usize, usize)> {
        let [before, after] = around;
        let found = self
            .left
            .iter()
            .enumerate()
            .filter_map(|(index, (short, _))| {
                let is_word = |at: &usize| {
                    let previous = text[..*at].chars().next_back().or(before);
                    let next = text[at + short.len()..].chars().next().or(after);
                    let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
                    !joins(previous) && !joins(next)
                };
                let at = text.match_indices(short).map(|(at, _)| at).find(is_word)?;
                Some((at, std::cmp::Reverse(short.len()), index))
            });
        found.min().map(|(at, _, index)| (at, index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_use_is_marked() {
        let pairs = [
            ("LĐLĐ", "Liên đoàn Lao động"),
            ("LĐ", "lao động"),
            ("GD&ĐT", "Giáo dục và Đào tạo"),
            ("", "không có gì"),
        ]
        .map(|(short, long)| (short.to_owned(), long.to_owned()));
        let mut abbreviations = Abbreviations::new(&pairs);
        let mut check = |text: &str, html: &str| assert_eq!(abbreviations.mark(text), html);
        check("CNVCLĐ và LĐLĐVN", "CNVCLĐ và LĐLĐVN");
        check(
            "LĐLĐ quận, LĐLĐ huyện, ngành GD&ĐT",
            "<abbr title=\"Liên đoàn Lao động\">LĐLĐ</abbr> quận, LĐLĐ huyện, ngành \
             <abbr title=\"Giáo dục và Đào tạo\">GD&amp;ĐT</abbr>",
        );
        check("CNVC-LĐ", "CNVC-<abbr title=\"lao động\">LĐ</abbr>");
        check("GD&ĐT <LĐ>", "GD&amp;ĐT &lt;LĐ&gt;");
    }
}
