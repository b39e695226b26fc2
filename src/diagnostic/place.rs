//! Where something stands: a file of the site and a range of bytes in it.

use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// Path of a file relative to the root of the site, with `/` between parts, in NFC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a relative path with `/` as separator.
    pub fn new(path: impl Into<Arc<str>>) -> SourcePath {
        SourcePath(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file; empty for a file in the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's own name.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The ending of the file's name behind the last dot, in small letters; empty when there is none.
    pub fn extension(&self) -> String {
        let extension = self
            .name()
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension);
        extension.to_ascii_lowercase()
    }

    /// What `reference` means when it is written in this file: `../` and `./` are followed, a leading `/`
    /// starts at the root. `None` when it leads out of the site.
    pub fn resolve(&self, reference: &str) -> Option<SourcePath> {
        let mut parts: Vec<&str> = match reference.strip_prefix('/') {
            Some(_) => Vec::new(),
            None => self
                .folder()
                .split('/')
                .filter(|part| !part.is_empty())
                .collect(),
        };
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                _ => parts.push(part),
            }
        }
        Some(SourcePath::new(parts.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A range of bytes in the decoded text of a file.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            start: clamp(start),
            end: clamp(end.max(start)),
        }
    }

    /// The same range, `by` bytes further on.
    pub fn shift(self, by: usize) -> Span {
        Span::new(self.start as usize + by, self.end as usize + by)
    }

    /// The text of the range, as far as it exists in `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value and where it was written.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: f(self.value),
            span: self.span,
        }
    }
}

/// A place in a file. Without a span, the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub path: SourcePath,
    /// The range in it.
    pub span: Option<Span>,
}

impl Place {
    /// A range of a file.
    pub fn at(path: &SourcePath, span: Span) -> Place {
        Place {
            path: path.clone(),
            span: Some(span),
        }
    }

    /// A file as a whole.
    pub fn file(path: &SourcePath) -> Place {
        Place {
            path: path.clone(),
            span: None,
        }
    }
}

/// Line and column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// The text of a file and where its lines begin, so that the position of any byte is found at once.
#[derive(Clone, Debug, Default)]
pub struct SourceText {
    text: String,
    starts: Vec<usize>,
}

impl SourceText {
    /// Notes where the lines of a text begin.
    pub fn new(text: String) -> SourceText {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        SourceText { text, starts }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position of a byte; of the end, when there is no such byte.
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.floor(offset);
        let (line, start) = self.line_of(offset);
        Position {
            line,
            column: self.text[start..offset].chars().count() + 1,
        }
    }

    /// The line that holds a byte, without its end, and where it begins.
    pub fn line(&self, offset: u32) -> (&str, usize) {
        let (_, start) = self.line_of(self.floor(offset));
        (self.text[start..].split('\n').next().unwrap_or(""), start)
    }

    /// The last boundary between letters at or before a byte.
    pub fn floor(&self, offset: u32) -> usize {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// Number of the line that holds a byte, and where it begins.
    fn line_of(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        (line, self.starts.get(line - 1).copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_inside_the_site() {
        let from = SourcePath::new("content/ha-dong/bai.md");
        let check = |reference, expected: Option<&str>| {
            assert_eq!(
                from.resolve(reference).as_ref().map(SourcePath::as_str),
                expected,
                "{reference}"
            );
        };
        check("anh.svg", Some("content/ha-dong/anh.svg"));
        check("./anh.svg", Some("content/ha-dong/anh.svg"));
        check("../long-bien/bai.md", Some("content/long-bien/bai.md"));
        check("/content/bai.md", Some("content/bai.md"));
        check("../../../etc/passwd", None);
    }

    #[test]
    fn columns_count_characters() {
        let text = "một\nhai ba\n";
        let lines = SourceText::new(text.to_owned());
        let at = |needle: &str| lines.position(text.find(needle).unwrap() as u32);
        assert_eq!(at("t\n"), Position { line: 1, column: 3 });
        assert_eq!(at("ba"), Position { line: 2, column: 5 });
        assert_eq!(lines.position(9_999), Position { line: 3, column: 1 });
    }
}
