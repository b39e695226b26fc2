use super::{super::TEMPLATE_DOCS, Holds, docs::docs, reference};
use std::{collections::BTreeSet, fs};

/// Doc comments are what theme makers read, so none may be missing.
#[test]
fn every_type_and_field_is_described() {
    let reference = reference();
    assert!(reference.types.len() > 50, "{}", reference.types.len());
    for one in &reference.types {
        assert!(!one.about.is_empty(), "{}", one.name);
        assert!(one.fields.is_empty() != one.words.is_empty(), "{one:#?}");
        for field in &one.fields {
            assert!(!field.about.is_empty(), "{}.{}", one.name, field.name);
        }
    }
}

#[test]
fn every_type_that_is_named_is_told() {
    fn names<'h>(holds: &'h Holds, all: &mut BTreeSet<&'h str>) {
        match holds {
            Holds::One(name) => _ = all.insert(name),
            Holds::List(inner) | Holds::Map(inner) | Holds::Maybe(inner) => names(inner, all),
            Holds::Row(row) => row.iter().for_each(|one| names(one, all)),
            Holds::Text | Holds::Html | Holds::Number | Holds::Flag => {}
        }
    }
    let reference = reference();
    let told: BTreeSet<&str> = reference.types.iter().map(|it| it.name.as_str()).collect();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    let roots = reference.everywhere.iter().chain(&reference.templates);
    named.extend(roots.map(|(_, name)| name.as_str()));
    for field in reference.types.iter().flat_map(|one| &one.fields) {
        names(&field.holds, &mut named);
    }
    assert_eq!(named, told);
}

/// The document is compiled into the program, so that it need not be able to make it.
#[test]
fn the_document_tells_what_there_is() {
    let made = docs(&reference());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/template-docs.md");
    if std::env::var_os("BANTIN_BLESS").is_some() {
        fs::write(path, &made).unwrap();
    }
    assert!(
        made == TEMPLATE_DOCS,
        "views have changed: `BANTIN_BLESS=1 cargo test --lib view::reference` writes {path} anew"
    );
}
