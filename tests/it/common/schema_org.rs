//! As much of the vocabulary of schema.org (version 29) as news sites use, and a reader of JSON-LD that resolves the
//! type of every node and fails on a property that its type does not have, or a value that is not in its range.

use super::html;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Types and what they are.
const TYPES: &[(&str, &str)] = &[
    ("Thing", ""),
    ("CreativeWork", "Thing"),
    ("Article", "CreativeWork"),
    ("NewsArticle", "Article"),
    ("WebSite", "CreativeWork"),
    ("WebPage", "CreativeWork"),
    ("CollectionPage", "WebPage"),
    ("Comment", "CreativeWork"),
    ("CorrectionComment", "Comment"),
    ("MediaObject", "CreativeWork"),
    ("ImageObject", "MediaObject"),
    ("Event", "Thing"),
    ("Organization", "Thing"),
    ("Person", "Thing"),
    ("Place", "Thing"),
    ("AdministrativeArea", "Place"),
    ("Intangible", "Thing"),
    ("ItemList", "Intangible"),
    ("BreadcrumbList", "ItemList"),
    ("ListItem", "Intangible"),
    ("Action", "Thing"),
    ("SearchAction", "Action"),
];

/// Properties: the types that have them, and what their values may be.
const PROPERTIES: &[(&str, &[&str], &[&str])] = &[
    ("name", &["Thing"], &["Text"]),
    ("url", &["Thing"], &["URL"]),
    ("description", &["Thing"], &["Text"]),
    ("image", &["Thing"], &["ImageObject", "URL"]),
    ("mainEntityOfPage", &["Thing"], &["CreativeWork", "URL"]),
    ("potentialAction", &["Thing"], &["Action"]),
    ("headline", &["CreativeWork"], &["Text"]),
    ("alternativeHeadline", &["CreativeWork"], &["Text"]),
    ("datePublished", &["CreativeWork"], &["Date"]),
    ("dateModified", &["CreativeWork"], &["Date"]),
    ("author", &["CreativeWork"], &["Organization", "Person"]),
    ("publisher", &["CreativeWork"], &["Organization", "Person"]),
    ("articleSection", &["Article"], &["Text"]),
    ("contentLocation", &["CreativeWork"], &["Place"]),
    ("about", &["CreativeWork", "Event"], &["Thing"]),
    ("isPartOf", &["CreativeWork"], &["CreativeWork", "URL"]),
    ("inLanguage", &["CreativeWork", "Event"], &["Text"]),
    (
        "correction",
        &["CreativeWork"],
        &["CorrectionComment", "Text", "URL"],
    ),
    ("expires", &["CreativeWork"], &["Date"]),
    ("address", &["Organization", "Place"], &["Text"]),
    ("text", &["CreativeWork"], &["Text"]),
    ("creditText", &["CreativeWork"], &["Text"]),
    ("caption", &["ImageObject"], &["Text"]),
    // Pixels, as search engines ask for them.
    ("width", &["MediaObject"], &["Integer"]),
    ("height", &["MediaObject"], &["Integer"]),
    ("mainEntity", &["CreativeWork"], &["Thing"]),
    ("containedInPlace", &["Place"], &["Place"]),
    ("startDate", &["Event"], &["Date"]),
    ("endDate", &["Event"], &["Date"]),
    ("location", &["Event", "Organization"], &["Place", "Text"]),
    ("organizer", &["Event"], &["Organization", "Person"]),
    ("superEvent", &["Event"], &["Event"]),
    ("subEvent", &["Event"], &["Event"]),
    (
        "itemListElement",
        &["ItemList"],
        &["ListItem", "Text", "Thing"],
    ),
    ("numberOfItems", &["ItemList"], &["Integer"]),
    (
        "position",
        &["ListItem", "CreativeWork"],
        &["Integer", "Text"],
    ),
    ("item", &["ListItem"], &["Thing", "URL"]),
    ("target", &["Action"], &["URL"]),
    ("query-input", &["SearchAction"], &["Text"]),
];

/// The nodes of a page by type, those inside others included.
pub(crate) type Nodes = BTreeMap<String, Vec<Map<String, Value>>>;

/// Everything that a page says, checked. A page has at most one piece of JSON-LD.
#[track_caller]
pub(crate) fn nodes(page: &str, address: &str) -> Nodes {
    let scripts = html::all(page, "script");
    let mut texts = scripts
        .iter()
        .filter(|tag| tag.get("type") == Some("application/ld+json"));
    let Some(tag) = texts.next() else {
        return Nodes::new();
    };
    assert!(texts.next().is_none(), "{address}: two pieces");
    let text = html::inside(page, tag);
    assert!(!text.contains('<'), "{address}: nothing in it begins a tag");
    let document: Value =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{address}: {error}\n{text}"));
    assert_eq!(document["@context"], "https://schema.org", "{address}");
    let graph = document["@graph"].as_array().expect("a graph");
    let mut types = BTreeMap::new();
    graph.iter().for_each(|node| note_types(node, &mut types));
    let mut nodes = Nodes::new();
    graph
        .iter()
        .for_each(|node| check(node, &types, &mut nodes, address));
    nodes
}

/// The type of every node that has a name.
fn note_types(value: &Value, types: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(node) => {
            if let (Some(id), Some(kind)) = (node.get("@id"), node.get("@type")) {
                let (id, kind) = (id.as_str().unwrap().to_owned(), kind.as_str().unwrap());
                let known = types.insert(id.clone(), kind.to_owned());
                assert!(
                    known.is_none_or(|known| known == kind),
                    "{id} is of two types"
                );
            }
            node.values().for_each(|value| note_types(value, types));
        }
        Value::Array(values) => values.iter().for_each(|value| note_types(value, types)),
        _ => {}
    }
}

fn check(value: &Value, types: &BTreeMap<String, String>, nodes: &mut Nodes, address: &str) {
    let node = value
        .as_object()
        .unwrap_or_else(|| panic!("{address}: a node: {value}"));
    let kind = type_of(node, types).unwrap_or_else(|| panic!("{address}: of no type: {value}"));
    let kinds = kinds(&kind, address);
    for (name, value) in node.iter().filter(|(name, _)| !name.starts_with('@')) {
        let known = PROPERTIES.iter().find(|(known, ..)| known == name);
        let (_, domain, range) = known.unwrap_or_else(|| panic!("{address}: no property {name}"));
        assert!(
            domain.iter().any(|one| kinds.contains(one)),
            "{address}: {kind} has no {name}"
        );
        let values = match value {
            Value::Array(values) => &values[..],
            one => std::slice::from_ref(one),
        };
        assert!(!values.is_empty(), "{address}: {name} of nothing");
        for value in values {
            assert!(
                fits(value, range, types, address),
                "{address}: {name} is {value}, not {range:?}"
            );
            if value.is_object() {
                check(value, types, nodes, address);
            }
        }
    }
    if node.contains_key("@type") {
        nodes.entry(kind).or_default().push(node.clone());
    }
}

fn type_of(node: &Map<String, Value>, types: &BTreeMap<String, String>) -> Option<String> {
    match (node.get("@type"), node.get("@id")) {
        (Some(kind), _) => Some(kind.as_str()?.to_owned()),
        (None, Some(id)) => types.get(id.as_str()?).cloned(),
        (None, None) => None,
    }
}

/// A type and all that it is.
fn kinds(kind: &str, address: &str) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    let mut next = kind;
    while !next.is_empty() {
        let known = TYPES.iter().find(|(name, _)| *name == next);
        let (name, parent) = known.unwrap_or_else(|| panic!("{address}: no type {next}"));
        kinds.push(*name);
        next = parent;
    }
    kinds
}

fn fits(value: &Value, range: &[&str], types: &BTreeMap<String, String>, address: &str) -> bool {
    match value {
        Value::Object(node) => {
            let kind = type_of(node, types).unwrap_or_else(|| panic!("{address}: {value}"));
            let kinds = kinds(&kind, address);
            range.iter().any(|one| kinds.contains(one))
        }
        Value::Number(number) => range.contains(&"Integer") && number.is_u64(),
        Value::String(text) => range.iter().any(|one| match *one {
            "Text" => !text.is_empty(),
            "URL" | "Thing" => text.starts_with("https://") && !text.contains(' '),
            "Date" => is_date(text),
            _ => false,
        }),
        _ => false,
    }
}

/// `2023`, `2023-07`, `2023-07-01` or a moment with its offset.
fn is_date(text: &str) -> bool {
    let digits = |text: &str, len| text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
    let month = |text: &str| {
        let (year, month) = text.split_once('-').unwrap_or(("", ""));
        digits(year, 4) && digits(month, 2)
    };
    digits(text, 4)
        || month(text)
        || chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
        || chrono::DateTime::parse_from_rfc3339(text).is_ok()
}
