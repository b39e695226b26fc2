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
    Err((first_line(), YamlProblem::FrontMatterNotClosed))
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
            ("---\na: 1\n", YamlProblem::FrontMatterNotClosed),
        ] {
            assert_eq!(split(text).unwrap_err().1, problem, "{text:?}");
        }
    }
}
