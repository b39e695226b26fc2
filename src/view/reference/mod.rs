//! What templates see, told from the types of the views themselves. Only tests know it, and `schemars`: a test holds
//! `template-docs.md` to it.

mod docs;
mod tests;

use super::{
    Card, Chrome, Head, Html, OfText,
    pages::{
        ArticlePage, CampaignIndex, CampaignPage, CommemorationIndex, CommemorationPage,
        DistrictIndex, DistrictPage, Home, HonourIndex, HonourPage, ListPage, Matrix, NotFound,
        Notice, PhasePage, PlainPage, RedirectPage, ResultsPage, RollPage, SearchPage, TermIndex,
        TermPage,
    },
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// What templates see.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reference {
    /// What all templates see: the name there, and the type.
    everywhere: Vec<(&'static str, String)>,
    /// Templates, and the type of what they see as `page`.
    templates: Vec<(&'static str, String)>,
    /// Every type that is named, in the order of their names.
    types: Vec<TypeOfView>,
}

/// A type of what a template sees.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TypeOfView {
    /// Its name.
    name: String,
    /// What it is.
    about: String,
    /// Its fields, in the order of their names; none when it is one of a few words.
    fields: Vec<Field>,
    /// The words that it may be.
    words: Vec<Word>,
}

/// A field of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Field {
    /// Its name.
    name: String,
    /// What is in it.
    holds: Holds,
    /// What it tells.
    about: String,
}

/// A word that stands for one of a few cases.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// As a template sees it.
    text: String,
    /// What it stands for.
    about: String,
}

/// What is in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    /// A text; the templates escape it.
    Text,
    /// Finished HTML, for `| safe`.
    Html,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// Something of a type that is told elsewhere.
    One(String),
    /// A list.
    List(Box<Holds>),
    /// Values by their names.
    Map(Box<Holds>),
    /// It may be missing.
    Maybe(Box<Holds>),
    /// Several things in a fixed order.
    Row(Vec<Holds>),
}

/// What every template sees.
fn reference() -> Reference {
    let mut generator = SchemaGenerator::default();
    let everywhere = vec![
        ("site", name::<Chrome>(&mut generator)),
        ("head", name::<Head>(&mut generator)),
    ];
    let templates = TEMPLATES.iter();
    let templates = templates.map(|(template, name)| (*template, name(&mut generator)));
    Reference {
        everywhere,
        templates: templates.collect(),
        types: types(&generator),
    }
}

type NameOf = fn(&mut SchemaGenerator) -> String;

/// Every template that the program asks for, and the type of its page.
const TEMPLATES: &[(&str, NameOf)] = &[
    ("home.html", name::<Home>),
    ("article.html", name::<ArticlePage>),
    ("list.html", name::<ListPage>),
    ("districts.html", name::<DistrictIndex>),
    ("district.html", name::<DistrictPage>),
    ("campaigns.html", name::<CampaignIndex>),
    ("campaign.html", name::<CampaignPage>),
    ("phase.html", name::<PhasePage>),
    ("matrix.html", name::<Matrix>),
    ("honours.html", name::<HonourIndex>),
    ("honour.html", name::<HonourPage>),
    ("roll.html", name::<RollPage>),
    ("results.html", name::<ResultsPage>),
    ("commemorations.html", name::<CommemorationIndex>),
    ("commemoration.html", name::<CommemorationPage>),
    ("terms.html", name::<TermIndex>),
    ("term.html", name::<TermPage>),
    ("search.html", name::<SearchPage>),
    ("page.html", name::<PlainPage>),
    ("notice.html", name::<Notice>),
    ("redirect.html", name::<RedirectPage>),
    ("404.html", name::<NotFound>),
    ("offline.html", name::<NotFound>),
    ("card.html", name::<Card>),
];

/// Notes a type, and gives its name.
fn name<T: JsonSchema>(generator: &mut SchemaGenerator) -> String {
    generator.subschema_for::<T>();
    T::schema_name().into_owned()
}

fn types(generator: &SchemaGenerator) -> Vec<TypeOfView> {
    let types = generator.definitions().iter();
    types
        .map(|(name, schema)| TypeOfView {
            name: name.clone(),
            about: about(schema),
            fields: fields(schema),
            words: words(schema),
        })
        .collect()
}

fn fields(schema: &Value) -> Vec<Field> {
    let fields = schema["properties"].as_object();
    let fields = fields.into_iter().flat_map(Map::iter);
    fields
        .map(|(name, schema)| Field {
            name: name.clone(),
            holds: holds(schema),
            about: about(schema),
        })
        .collect()
}

/// Words with descriptions stand one by one, others together.
fn words(schema: &Value) -> Vec<Word> {
    let word = |text: &Value, about: String| {
        Some(Word {
            text: text.as_str()?.to_owned(),
            about,
        })
    };
    let together = schema["enum"].as_array().into_iter().flatten();
    let together = together.filter_map(|text| word(text, String::new()));
    let apart = schema["oneOf"].as_array().into_iter().flatten();
    let apart = apart.flat_map(|case| match &case["const"] {
        Value::Null => words(case),
        text => word(text, about(case)).into_iter().collect(),
    });
    together.chain(apart).collect()
}

/// Lines of a doc comment are one text.
fn about(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holds(schema: &Value) -> Holds {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or(name);
        return Holds::One(name.to_owned());
    }
    let cases = schema["anyOf"].as_array().into_iter().flatten();
    let cases: Vec<&Value> = cases.filter(|case| case["type"] != "null").collect();
    if let [case] = cases.as_slice() {
        return Holds::Maybe(Box::new(holds(case)));
    }
    match &schema["type"] {
        Value::Array(kinds) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str);
            let kind = kinds.find(|kind| *kind != "null");
            Holds::Maybe(Box::new(of_kind(kind.unwrap_or_default(), schema)))
        }
        kind => of_kind(kind.as_str().unwrap_or_default(), schema),
    }
}

fn of_kind(kind: &str, schema: &Value) -> Holds {
    match kind {
        "integer" | "number" => Holds::Number,
        "boolean" => Holds::Flag,
        "array" => match schema["prefixItems"].as_array() {
            Some(items) => Holds::Row(items.iter().map(holds).collect()),
            None => Holds::List(Box::new(holds(&schema["items"]))),
        },
        "object" => Holds::Map(Box::new(holds(&schema["additionalProperties"]))),
        _ if schema["format"] == "html" => Holds::Html,
        _ => Holds::Text,
    }
}

impl JsonSchema for Html {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Html".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "html" })
    }
}

impl<T: JsonSchema> JsonSchema for OfText<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
