//! Names of people: what belongs to them, and their alphabetical order.

use super::Locale;

/// A name as somebody pasted it, taken apart: `10. Đồng chí Phạm Văn Ánh`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastedName<'n> {
    /// Whether the number or the mark of a list stands before it.
    pub is_listed: bool,
    /// Whether a title stands before it.
    pub is_titled: bool,
    /// The name.
    pub name: &'n str,
}

/// Takes a name apart.
pub fn pasted_name<'n>(written: &'n str, locale: &dyn Locale) -> PastedName<'n> {
    let written = written.trim();
    let listed = without_list_mark(written);
    let mut name = listed;
    while let Some(rest) = without_title(name, locale) {
        name = rest;
    }
    PastedName {
        is_listed: listed.len() < written.len(),
        is_titled: name.len() < listed.len(),
        name,
    }
}

/// The text behind `10.`, `3)`, `2/`, `-`, `•` and a blank.
fn without_list_mark(text: &str) -> &str {
    let digits = text.len()
        - text
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    let marks: &[char] = match digits {
        0 => &['-', '–', '•', '+', '*'],
        1..=3 => &['.', ')', '/'],
        _ => return text,
    };
    let rest = text[digits..].strip_prefix(marks);
    let rest = rest.filter(|rest| rest.starts_with(char::is_whitespace));
    rest.map_or(text, str::trim_start)
}

/// The text behind a title, if something is left.
fn without_title<'n>(name: &'n str, locale: &dyn Locale) -> Option<&'n str> {
    let after = |title: &str| {
        let end = name
            .char_indices()
            .nth(title.chars().count())
            .map(|(at, _)| at)?;
        let (start, rest) = name.split_at(end);
        (start.to_lowercase() == title).then_some(rest)
    };
    let rest = locale.titles().iter().filter_map(|title| after(title));
    let mut rest = rest.filter_map(|rest| {
        let name = rest.trim_start_matches(['.', ':']).trim_start();
        (name.len() < rest.len() && !name.is_empty()).then_some(name)
    });
    rest.next()
}

/// Whether a text is surely the name of a person: it looks like one, and begins with a title or a family name.
pub fn is_person(written: &str, locale: &dyn Locale) -> bool {
    let pasted = pasted_name(written, locale);
    let has_family_name = || {
        let first = pasted.name.split_whitespace().next();
        let first = first.map(str::to_lowercase).unwrap_or_default();
        locale.family_names().contains(&&*first)
    };
    may_be_person(written, locale) && (pasted.is_titled || has_family_name())
}

/// Whether a text looks like the name of a person: two to five words with capitals.
pub fn may_be_person(written: &str, locale: &dyn Locale) -> bool {
    let name = without_note(pasted_name(written, locale).name);
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    (2..=5).contains(&name.split_whitespace().count()) && name.split_whitespace().all(is_name)
}

/// The parts of a person's name in the order in which people are sorted: the last word, those between, the first one. In
/// Vietnamese that is given name, middle name, family name. Titles and numbers of a list do not count.
pub fn sorted_parts(written: &str, locale: &dyn Locale) -> [String; 3] {
    let name = without_note(pasted_name(written, locale).name);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let last = words.pop().unwrap_or("");
    let first = if words.is_empty() {
        ""
    } else {
        words.remove(0)
    };
    [last.to_owned(), words.join(" "), first.to_owned()]
}

/// A name without what stands in brackets behind it: `Phạm Văn Ánh (Bí thư)`.
fn without_note(name: &str) -> &str {
    name.split_once('(').map_or(name, |(name, _)| name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vi() -> &'static dyn Locale {
        <dyn Locale>::for_tag("vi").unwrap()
    }

    #[test]
    fn titles_are_no_names() {
        for (written, name) in [
            ("Phạm Văn Ánh", "Phạm Văn Ánh"),
            ("10. Đồng chí Phạm Văn Ánh", "Phạm Văn Ánh"),
            ("3) Ông Lê Bình", "Lê Bình"),
            ("2/ Bà: Lê Thị Cúc", "Lê Thị Cúc"),
            ("- Đ/c. Bùi Văn Đức", "Bùi Văn Đức"),
            ("PGS.TS. Trần Hòa", "Trần Hòa"),
            ("TS Trần Hòa", "Trần Hòa"),
            ("Ông Bích Hà", "Bích Hà"),
            ("Bàn Văn Minh", "Bàn Văn Minh"),
            ("Chị", "Chị"),
            ("1/5", "1/5"),
            ("", ""),
        ] {
            assert_eq!(pasted_name(written, vi()).name, name, "{written}");
        }
    }

    #[test]
    fn who_is_a_person() {
        for (written, expected) in [
            ("Nguyễn Văn An", true),
            ("Đồng chí Phạm Văn Ánh", true),
            ("Ông Y Moan", true),
            ("Lê Thị Cúc (Tổ trưởng)", true),
            ("Công đoàn cơ sở May Sông Trăng", false),
            ("Trường Tiểu học Kim Đồng", false),
            ("Phòng Tổ chức", false),
            ("An", false),
            ("", false),
        ] {
            assert_eq!(is_person(written, vi()), expected, "{written}");
        }
    }

    #[test]
    fn people_stand_by_given_name() {
        let mut people = [
            "10. Đồng chí Phạm Văn Ánh",
            "Bà Lê Thị Cúc",
            "Bùi Văn Đức",
            "Nguyễn Văn An",
            "Ông Trần Văn Bình",
            "Lê An",
            "Trần Thị An",
            "Nguyễn Thị An",
            "Đỗ Ân",
        ];
        let collator = vi().collator();
        people.sort_by(|a, b| {
            let parts = sorted_parts(a, vi()).into_iter().zip(sorted_parts(b, vi()));
            let orders = parts.map(|(a, b)| collator.compare(&a, &b));
            orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        });
        assert_eq!(
            people,
            [
                "Lê An",
                "Nguyễn Thị An",
                "Trần Thị An",
                "Nguyễn Văn An",
                "10. Đồng chí Phạm Văn Ánh",
                "Đỗ Ân",
                "Ông Trần Văn Bình",
                "Bà Lê Thị Cúc",
                "Bùi Văn Đức",
            ]
        );
    }
}
