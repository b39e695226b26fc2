//! Just enough of HTML to ask a page questions. Pages are well-formed, with double quotes around every
//! attribute; a page that is not makes these functions fail.

/// A tag with its attributes, and where the text after it begins.
pub(crate) struct Tag<'h> {
    pub(crate) name: &'h str,
    pub(crate) attributes: Vec<(&'h str, String)>,
    pub(crate) after: usize,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class")
            .is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }
}

/// Every opening tag of a page.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        let rest = &html[open + 1..];
        if rest.starts_with("!--") {
            at = open + rest.find("-->").expect("a comment ends") + 4;
            continue;
        }
        let end = tag_end(html, open);
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let inside = html[open + 1..end].trim_end_matches('/');
            let name = inside.split(char::is_whitespace).next().unwrap_or("");
            tags.push(Tag {
                name,
                attributes: attributes(&inside[name.len()..]),
                after: end + 1,
            });
        }
        at = end + 1;
    }
    tags
}

/// Tags of one name.
pub(crate) fn all<'h>(html: &'h str, name: &str) -> Vec<Tag<'h>> {
    tags(html)
        .into_iter()
        .filter(|tag| tag.name == name)
        .collect()
}

fn tag_end(html: &str, open: usize) -> usize {
    let mut quoted = false;
    for (at, letter) in html[open..].char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return open + at,
            _ => {}
        }
    }
    panic!(
        "a tag that never ends: {}",
        &html[open..(open + 60).min(html.len())]
    );
}

fn attributes(mut text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start();
        if text.is_empty() {
            return found;
        }
        let name_end = text
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(text.len());
        let name = &text[..name_end];
        match text[name_end..].strip_prefix("=\"") {
            Some(rest) => {
                let end = rest.find('"').expect("an attribute ends");
                found.push((name, unescape(&rest[..end])));
                text = &rest[end + 1..];
            }
            None => {
                assert!(
                    !text[name_end..].starts_with('='),
                    "an attribute without quotes: {text}"
                );
                found.push((name, String::new()));
                text = &text[name_end..];
            }
        }
    }
}

/// What is between the tag and the first closing tag of its name.
pub(crate) fn inside<'h>(html: &'h str, tag: &Tag<'_>) -> &'h str {
    let rest = &html[tag.after..];
    &rest[..rest
        .find(&format!("</{}>", tag.name))
        .expect("the element ends")]
}

/// The words of the first element of this name.
#[track_caller]
pub(crate) fn first(html: &str, name: &str) -> String {
    let tags = all(html, name);
    let tag = tags
        .first()
        .unwrap_or_else(|| panic!("no <{name}> in:\n{html}"));
    words(inside(html, tag))
}

/// The words of every element of this class.
pub(crate) fn by_class(html: &str, class: &str) -> Vec<String> {
    tags(html)
        .iter()
        .filter(|tag| tag.has_class(class))
        .map(|tag| words(inside(html, tag)))
        .collect()
}

/// Words without tags, with single spaces.
pub(crate) fn words(html: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        text.push_str(&html[at..open]);
        text.push(' ');
        at = tag_end(html, open) + 1;
    }
    text.push_str(&html[at..]);
    unescape(&text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The addresses and words of every link in a piece of HTML.
pub(crate) fn links(html: &str) -> Vec<(String, String)> {
    let link = |tag: Tag<'_>| Some((tag.get("href")?.to_owned(), words(inside(html, &tag))));
    all(html, "a").into_iter().filter_map(link).collect()
}

/// The cards of a list page: address and title of each, in order. Shared ones are left out.
pub(crate) fn cards(html: &str) -> Vec<(String, String)> {
    let own = match html.find("id=\"shared-title\"") {
        Some(end) => &html[..html[..end].rfind('<').unwrap_or(end)],
        None => html,
    };
    let cards = all(own, "article")
        .into_iter()
        .filter(|tag| tag.has_class("card"));
    cards
        .map(|card| {
            let title = inside(own, &card);
            links(title).into_iter().next().expect("a card has a link")
        })
        .collect()
}

fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut plain = text.to_owned();
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&#x2F;", "/"),
        ("&#47;", "/"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    for (entity, letter) in entities {
        plain = plain.replace(entity, letter);
    }
    plain
}

/// Fails unless readers of a page see these words.
#[track_caller]
pub(crate) fn assert_says(page: &str, wanted: &str) {
    let all = words(page);
    assert!(all.contains(wanted), "no {wanted:?} in:\n{all}");
}

/// Fails when readers of a page see these words.
#[track_caller]
pub(crate) fn assert_silent(page: &str, unwanted: &str) {
    let all = words(page);
    assert!(!all.contains(unwanted), "{unwanted:?} in:\n{all}");
}
