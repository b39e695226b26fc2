//! Style sheets that are made of others: each page loads one file.

use std::collections::{BTreeMap, BTreeSet};

/// Puts the style sheets that others import into them: `@import "style.css";`, on a line of its own before all rules.
/// One that is not there is left to the browser.
pub(super) fn join(files: &mut BTreeMap<String, Vec<u8>>) {
    let joined: Vec<(String, String)> = files
        .keys()
        .filter(|name| name.ends_with(".css"))
        .filter_map(|name| {
            let mut seen = BTreeSet::from([name.as_str()]);
            Some((name.clone(), with_imports(files, name, &mut seen)?))
        })
        .collect();
    for (name, text) in joined {
        files.insert(name, text.into_bytes());
    }
}

/// A style sheet with all that it imports, each once; none when it is not there or no text.
fn with_imports<'f>(
    files: &'f BTreeMap<String, Vec<u8>>,
    name: &str,
    seen: &mut BTreeSet<&'f str>,
) -> Option<String> {
    let text = std::str::from_utf8(files.get(name)?).ok()?;
    let mut joined = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match imported(line).and_then(|name| files.get_key_value(name)) {
            Some((name, _)) if !seen.insert(name) => {}
            Some((name, _)) => joined.push_str(&with_imports(files, name, seen)?),
            None => joined.push_str(line),
        }
    }
    Some(joined)
}

fn imported(line: &str) -> Option<&str> {
    let name = line
        .trim()
        .strip_prefix("@import \"")?
        .strip_suffix("\";")?;
    Some(name.strip_prefix("./").unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::join;
    use std::collections::BTreeMap;

    #[test]
    fn imports_are_put_in_their_place() {
        let check = |files: &[(&str, &str)], expected: &str| {
            let files = files.iter();
            let files = files.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
            let mut files: BTreeMap<String, Vec<u8>> = files.collect();
            join(&mut files);
            assert_eq!(String::from_utf8_lossy(&files["a.css"]), expected);
        };
        let a = ("a.css", "@import \"b.css\";\n@import \"./c.css\";\na {}\n");
        check(
            &[a, ("b.css", "b {}\n"), ("c.css", "c {}\n")],
            "b {}\nc {}\na {}\n",
        );
        // One that two others import is there once, where it comes first.
        let b = ("b.css", "@import \"c.css\";\nb {}\n");
        check(&[a, b, ("c.css", "c {}\n")], "c {}\nb {}\na {}\n");
        // Those that import each other come to an end.
        check(
            &[a, b, ("c.css", "@import \"a.css\";\nc {}\n")],
            "c {}\nb {}\na {}\n",
        );
        // What is not of the theme stays as it is.
        check(
            &[a, ("b.css", "b {}\n")],
            "b {}\n@import \"./c.css\";\na {}\n",
        );
    }
}
