//! Cuts a file into its front matter and its text.

use crate::diagnostic::{Span, YamlProblem};

/// Where the two parts of a file are, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML between the `---` lines.
    pub(super) yaml: Span,
    /// Where the text after the front matter begins.
    pub(super) body: usize,
}

/// Cuts a file at its `---` lines. Empty lines before the first are allowed.
///
/// # Errors
/// When the line `---` before or after the front matter is missing.
pub(super) fn split(text: &str) -> Result<Parts, (Span, YamlProblem)> {
    let open = text.len() - text.trim_start().len();
    let first_line = || {
        Span::new(
            open,
            text[open..]
                .find('\n')
                .map_or(text.len(), |newline| open + newline),
        )
    };
    if !is_fence(text[open..].split('\n').next().unwrap_or("")) {
        return Err((first_line(), YamlProblem::NoFrontMatter));
    }
    let start = text[open..]
        .find('\n')
        .map_or(text.len(), |newline| open + newline + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if is_fence(line) {
            return Ok(Parts {
                yaml: Span::new(start, at),
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    let mistaken = text
        .lines()
        .enumerate()
        .skip(1)
        .find(|(_, line)| is_nearly_fence(line));
    let mistaken = mistaken.map(|(number, line)| (number + 1, line.trim().to_owned()));
    Err((first_line(), YamlProblem::FrontMatterNotClosed { mistaken }))
}

/// Whether a line consists of dashes or the like, of which a word processor may have made something else.
fn is_nearly_fence(line: &str) -> bool {
    let line = line.trim();
    let is_dash = |letter: char| "-–—―‒−_=*~".contains(letter);
    (1..=12).contains(&line.chars().count()) && line.chars().all(is_dash) && line != "---"
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::{YamlProblem, split};

    #[test]
    fn cuts_at_the_fences() {
        let check = |text: &str, yaml: &str, body: &str| {
            let parts = split(text).unwrap();
            assert_eq!(
                (parts.yaml.slice(text), &text[parts.body..]),
                (yaml, body),
                "{text:?}"
            );
        };
        check("---\na: 1\n---\nBài\n", "a: 1\n", "Bài\n");
        check("\n---  \na: 1\n---", "a: 1\n", "");
        check("---\n---\nx --- y\n", "", "x --- y\n");
        for (text, problem) in [
            ("Bài\n", YamlProblem::NoFrontMatter),
            ("", YamlProblem::NoFrontMatter),
            (
                "---\na: 1\n",
                YamlProblem::FrontMatterNotClosed { mistaken: None },
            ),
            (
                "---\na: 1\n—\nBài",
                YamlProblem::FrontMatterNotClosed {
                    mistaken: Some((3, "—".to_owned())),
                },
            ),
        ] {
            assert_eq!(split(text).unwrap_err().1, problem, "{text:?}");
        }
    }
}
