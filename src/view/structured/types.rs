//! The types of schema.org that pages use. What is not known is not told.

use crate::text::json;
use memchr::{memchr3, memmem};
use serde::{Serialize, Serializer};

/// Everything that one page says.
#[derive(Serialize)]
pub(super) struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node>,
}

impl Graph {
    pub(super) fn new(nodes: Vec<Node>) -> Graph {
        Graph {
            context: "https://schema.org",
            nodes,
        }
    }

    /// As the text of a `script` element. Nothing in it can end the element: what has a meaning in HTML is written
    /// as JSON writes any letter.
    pub(super) fn script(&self) -> String {
        let text = json(self);
        let bytes = text.as_bytes();
        let holds = |letter: &str| memmem::find(bytes, letter.as_bytes()).is_some();
        if memchr3(b'<', b'>', b'&', bytes).is_none() && !holds("\u{2028}") && !holds("\u{2029}") {
            return text;
        }
        let mut script = String::with_capacity(text.len());
        let mut written = 0;
        for (at, letter) in text.match_indices(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            script.push_str(&text[written..at]);
            for unit in letter.chars() {
                script.push_str(&format!("\\u{:04x}", u32::from(unit)));
            }
            written = at + letter.len();
        }
        script.push_str(&text[written..]);
        script
    }
}

/// A thing alone stands without a list around it.
fn one_or_many<T: Serialize, S: Serializer>(
    things: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match things {
        [thing] => thing.serialize(serializer),
        things => things.serialize(serializer),
    }
}

/// A thing of its own.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) enum Node {
    NewsArticle(Box<NewsArticle>),
    CollectionPage(Box<CollectionPage>),
    WebPage(Box<WebPage>),
    Event(Box<Event>),
    WebSite(Box<WebSite>),
    Organization(Box<Organization>),
    BreadcrumbList(BreadcrumbList),
}

/// A thing that is told of elsewhere.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

impl Reference {
    pub(super) fn to(id: String) -> Reference {
        Reference { id }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewsArticle {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) main_entity_of_page: String,
    pub(super) headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) alternative_headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    pub(super) date_published: String,
    pub(super) date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) author: Vec<Party>,
    pub(super) publisher: Party,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_many")]
    pub(super) image: Vec<Typed<ImageObject>>,
    pub(super) article_section: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) content_location: Vec<Typed<AdministrativeArea>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<Typed<Event>>,
    pub(super) is_part_of: Typed<PartOf>,
    pub(super) in_language: &'static str,
    /// The address of the text elsewhere that it was taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_based_on: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) correction: Vec<Typed<CorrectionComment>>,
}

/// Who wrote or published.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) enum Party {
    Person(Person),
    Organization(Organization),
}

#[derive(Serialize)]
pub(super) struct Person {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Organization {
    #[serde(rename = "@id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}

/// A thing inside another one, with the name of its type.
#[derive(Serialize)]
pub(super) struct Typed<T> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(flatten)]
    thing: T,
}

/// The name of a type of schema.org.
pub(super) trait Type: Sized {
    const NAME: &'static str;

    fn typed(self) -> Typed<Self> {
        Typed {
            kind: Self::NAME,
            thing: self,
        }
    }
}

macro_rules! types {
    ($($name:ident => $known:literal),* $(,)?) => {
        $(impl Type for $name {
            const NAME: &'static str = $known;
        })*
    };
}

types! {
    ImageObject => "ImageObject",
    AdministrativeArea => "AdministrativeArea",
    Event => "Event",
    PartOf => "WebSite",
    CorrectionComment => "CorrectionComment",
    ItemList => "ItemList",
    ListItem => "ListItem",
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImageObject {
    pub(super) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) credit_text: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AdministrativeArea {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contained_in_place: Option<Box<Typed<AdministrativeArea>>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_many")]
    pub(super) location: Vec<Typed<AdministrativeArea>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) organizer: Option<Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) super_event: Option<Box<Typed<Event>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sub_event: Vec<Typed<Event>>,
}

/// The site that an article or a list is part of.
#[derive(Serialize)]
pub(super) struct PartOf {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) name: String,
    pub(super) url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CorrectionComment {
    pub(super) text: String,
    pub(super) date_published: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebSite {
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    pub(super) in_language: &'static str,
    pub(super) publisher: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) potential_action: Option<SearchAction>,
}

/// How to search the site. `target` holds `{search_term_string}` where the words go.
#[derive(Serialize)]
pub(super) struct SearchAction {
    #[serde(rename = "@type")]
    kind: &'static str,
    target: String,
    #[serde(rename = "query-input")]
    input: &'static str,
}

impl SearchAction {
    pub(super) fn new(page: &str) -> SearchAction {
        SearchAction {
            kind: "SearchAction",
            target: format!("{page}?q={{search_term_string}}"),
            input: "required name=search_term_string",
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebPage {
    pub(super) url: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    pub(super) in_language: &'static str,
    pub(super) is_part_of: Typed<PartOf>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CollectionPage {
    #[serde(flatten)]
    pub(super) page: WebPage,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) about: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) content_location: Option<Typed<AdministrativeArea>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) main_entity: Option<Typed<ItemList>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ItemList {
    /// None on later pages, which stay as they are when the list grows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number_of_items: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item_list_element: Vec<Typed<ListItem>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BreadcrumbList {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item_list_element: Vec<Typed<ListItem>>,
}

#[derive(Serialize)]
pub(super) struct ListItem {
    pub(super) position: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}
