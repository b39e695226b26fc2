//! An article and a plain page as their editor wrote them.

use super::{
    address::OldAddress,
    award::{CommemorationMention, Commendation, Person, Photo, ResultReport, list},
    context::Context,
    fields::{FieldReader, Fields},
    front_matter, kept_back,
    kind::Kind,
    life::{self, Life},
    remaining_keys::missing_key,
    web_address::WebAddress,
    yaml::{self, BrokenDocument, YamlNode, YamlValue},
};
use crate::{
    diagnostic::{
        AddressProblem, Diagnostic, Outcome, Place, Shape, SourcePath, Span, Spanned, YamlProblem,
    },
    markdown::{Outline, RawHtml, outline},
    text::{Date, slug},
};
use serde::{Deserialize, Serialize};

/// What the key `campaign` of an article says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignField {
    /// The key is absent: `site` infers the campaign.
    Absent,
    /// `campaign: false`: it belongs to none.
    None,
    /// The campaigns that it names.
    Named(Vec<Spanned<String>>),
}

/// An article as its editor wrote it. References are not resolved yet. Their spans, and those of the outline, are
/// offsets into the decoded file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the front-matter key of its name"
)]
pub struct Manuscript {
    pub path: SourcePath,
    pub title: Spanned<String>,
    pub date: Spanned<Date>,
    pub districts: Vec<Spanned<String>>,
    pub kind: Kind,
    pub campaign: CampaignField,
    pub phases: Vec<Spanned<String>>,
    /// The slug that is written, else that of the title.
    pub slug: Spanned<String>,
    pub kicker: Option<String>,
    pub lead: Option<String>,
    pub authors: Vec<Spanned<String>>,
    pub source: Option<Spanned<String>>,
    pub source_url: Option<WebAddress>,
    pub category: Option<Spanned<String>>,
    pub orgs: Vec<Spanned<String>>,
    pub event_date: Option<Spanned<Date>>,
    pub life: Life,
    pub programmes: Vec<Spanned<String>>,
    pub sectors: Vec<Spanned<String>>,
    pub movements: Vec<Spanned<String>>,
    pub honours: Vec<Spanned<String>>,
    pub commendations: Vec<Commendation>,
    pub results: Vec<ResultReport>,
    pub commemorations: Vec<CommemorationMention>,
    pub people: Vec<Person>,
    pub photo: Option<Photo>,
    pub related: Vec<String>,
    pub draft: bool,
    /// Where the text begins in the decoded file.
    pub body: usize,
    /// Links, pictures, headings and words of the text.
    pub outline: Outline,
    /// Whether a required field is missing or wrong, and something stands in for it: the article is never
    /// published, but its references and links are checked, so that everything is told in one run.
    pub faulty: bool,
}

/// A plain page as its editor wrote it.
#[derive(Clone, Debug)]
#[allow(
    missing_docs,
    reason = "each field is the front-matter key of its name"
)]
pub struct PageManuscript {
    pub path: SourcePath,
    pub title: String,
    pub slug: Option<String>,
    pub aliases: Vec<Spanned<OldAddress>>,
    pub body: usize,
    pub outline: Outline,
}

const ARTICLE_KEYS: &[&str] = &[
    "title",
    "date",
    "district",
    "kind",
    "campaign",
    "phase",
    "slug",
    "kicker",
    "lead",
    "author",
    "source",
    "source_url",
    "category",
    "org",
    "event_date",
    "programme",
    "sectors",
    "movements",
    "honours",
    "commendations",
    "results",
    "commemorations",
    "people",
    "photo",
    "related",
    "draft",
];

/// The text of a file, without its front matter.
pub fn body(text: &str) -> &str {
    front_matter::split(text).map_or("", |parts| &text[parts.body..])
}

/// Reads an article; none when its front matter cannot be read at all.
pub fn manuscript(
    context: &Context<'_>,
    path: &SourcePath,
    text: &str,
    policy: RawHtml,
) -> Outcome<Option<Manuscript>> {
    read_with(context, path, text, policy, read_article)
}

/// Reads a plain page; none when its front matter cannot be read or has no title.
pub fn page_manuscript(
    context: &Context<'_>,
    path: &SourcePath,
    text: &str,
    policy: RawHtml,
) -> Outcome<Option<PageManuscript>> {
    read_with(
        context,
        path,
        text,
        policy,
        |reader, mut fields, body, outline| {
            let title = fields.required(reader, "title");
            let slug = fields.slug(reader, "slug").map(|slug| slug.value);
            let aliases = OldAddress::read_all(reader, &mut fields, "aliases");
            fields.finish(reader, &["title", "slug", "aliases"]);
            Some(PageManuscript {
                path: reader.path.clone(),
                title: title?.value,
                slug,
                aliases,
                body,
                outline,
            })
        },
    )
}

/// Cuts a file in two, parses its front matter, outlines its text, and gives all to `read`, which takes the fields.
fn read_with<T>(
    context: &Context<'_>,
    path: &SourcePath,
    text: &str,
    policy: RawHtml,
    read: impl FnOnce(&mut FieldReader<'_>, Fields, usize, Outline) -> Option<T>,
) -> Outcome<Option<T>> {
    let fail = |span, problem| Outcome {
        value: None,
        diagnostics: vec![Diagnostic::new(Place::at(path, span), problem)],
    };
    let parts = match front_matter::split(text) {
        Ok(parts) => parts,
        Err((span, problem)) => return fail(span, problem),
    };
    let shift = parts.yaml.start as usize;
    let (document, broken) = match yaml::parse_all_lines(parts.yaml.slice(text)) {
        Ok(document) => (document, None),
        Err(BrokenDocument {
            faults,
            rest,
            lost_keys,
        }) => {
            let faults = faults.into_iter();
            let faults = faults.map(|(span, problem)| {
                Diagnostic::new(Place::at(path, span.shift(shift)), problem)
            });
            let faults: Vec<Diagnostic> = faults.collect();
            let Some(rest) = rest else {
                return Outcome {
                    value: None,
                    diagnostics: faults,
                };
            };
            (rest, Some((faults, lost_keys)))
        }
    };
    let yaml::YamlDocument { root: node, unfit } = document;
    if !matches!(node.value, YamlValue::Map(_) | YamlValue::Empty) {
        return fail(
            node.span.shift(shift),
            YamlProblem::FrontMatterNotMap {
                found: node.shape(),
            },
        );
    }
    let mut reader = FieldReader::new(context, path, shift);
    reader.report_all(unfit);
    let mut outline = outline(&text[parts.body..], policy, context.words);
    for (span, problem) in std::mem::take(&mut outline.problems) {
        reader.diagnostics.push(Diagnostic::new(
            Place::at(path, span.shift(parts.body)),
            problem,
        ));
    }
    outline
        .links
        .iter_mut()
        .for_each(|link| link.span = link.span.shift(parts.body));
    outline
        .unmade
        .iter_mut()
        .for_each(|link| link.span = link.span.shift(parts.body));
    outline
        .pictures
        .iter_mut()
        .for_each(|picture| picture.span = picture.span.shift(parts.body));
    let node = YamlNode {
        value: if node.shape() == Shape::Empty {
            YamlValue::Map(Vec::new())
        } else {
            node.value
        },
        ..node
    };
    let value = reader
        .fields("front matter", node)
        .and_then(|fields| read(&mut reader, fields, parts.body, outline));
    let mut diagnostics = reader.diagnostics;
    let Some((faults, lost_keys)) = broken else {
        return Outcome { value, diagnostics };
    };
    // A key in a line that could not be read is not missing, and a value that was only guessed says nothing.
    diagnostics.retain(|found| {
        let is_guessed = faults.iter().any(|fault| holds(&fault.place, &found.place));
        let is_lost = |key| lost_keys.iter().any(|lost| lost == key);
        !is_guessed && !missing_key(found).is_some_and(is_lost)
    });
    diagnostics.extend(faults);
    Outcome {
        value: None,
        diagnostics,
    }
}

/// Whether a place of a file lies in another one.
fn holds(outer: &Place, inner: &Place) -> bool {
    let spans = outer.span.zip(inner.span);
    spans.is_some_and(|(outer, inner)| outer.start <= inner.start && inner.end <= outer.end)
}

fn read_article(
    reader: &mut FieldReader<'_>,
    mut fields: Fields,
    body: usize,
    mut outline: Outline,
) -> Option<Manuscript> {
    let title = fields.required(reader, "title");
    let date = fields.required_date(reader, "date");
    kept_back::report_keys(reader, &mut fields, date.as_ref().map(|date| date.value));
    let districts = required_texts(reader, &mut fields, "district");
    let kinds = &reader.context.strings.kinds;
    let kind_choices =
        Kind::ALL.map(|kind| (kind, kind.id(), kinds.get(kind.id()).map(String::as_str)));
    let kind = fields
        .choice(reader, "kind", &kind_choices)
        .unwrap_or_default();
    let campaign = campaign(reader, &mut fields);
    let phases = fields.texts(reader, "phase");
    let slug = fields.slug(reader, "slug");
    let kicker = fields.plain(reader, "kicker");
    let lead = fields.plain(reader, "lead");
    if lead.is_some() {
        outline.first_paragraph = String::new();
    }
    let authors = fields.texts(reader, "author");
    let source = fields.text(reader, "source");
    let source_url = WebAddress::read(reader, &mut fields, "source_url");
    let category = fields.text(reader, "category");
    let orgs = fields.texts(reader, "org");
    let event_date = fields.date(reader, "event_date");
    let life = Life::read(reader, &mut fields);
    let programmes = fields.texts(reader, "programme");
    let sectors = fields.texts(reader, "sectors");
    let movements = fields.texts(reader, "movements");
    let honours = fields.texts(reader, "honours");
    let commendations = list(reader, &mut fields, "commendations", Commendation::read);
    let results = ResultReport::read_all(reader, &mut fields);
    let commemorations = list(
        reader,
        &mut fields,
        "commemorations",
        CommemorationMention::read,
    );
    let people = list(reader, &mut fields, "people", Person::read);
    let photo = fields
        .take("photo")
        .filter(|node| node.shape() != Shape::Empty);
    let photo = photo.and_then(|node| Photo::read(reader, node));
    let related = fields
        .texts(reader, "related")
        .into_iter()
        .map(|text| text.value)
        .collect();
    let draft = fields.boolean(reader, "draft").unwrap_or(false);
    kept_back::report_folder(reader, draft);
    fields.finish(reader, &[ARTICLE_KEYS, &life::KEYS].concat());

    let slug = slug.or_else(|| slug_of(reader, title.as_ref()?));
    let nowhere = Span::default();
    let stand_in = || Spanned::new(String::new(), nowhere);
    let faulty = title.is_none() || date.is_none() || districts.is_none() || slug.is_none();
    Some(Manuscript {
        path: reader.path.clone(),
        faulty,
        title: title.unwrap_or_else(stand_in),
        date: date.unwrap_or(Spanned::new(Date::Year(1), nowhere)),
        districts: districts.unwrap_or_default(),
        slug: slug.unwrap_or_else(stand_in),
        kind,
        campaign,
        phases,
        kicker,
        lead,
        authors,
        source,
        source_url,
        category,
        orgs,
        event_date,
        life,
        programmes,
        sectors,
        movements,
        honours,
        commendations,
        results,
        commemorations,
        people,
        photo,
        related,
        draft,
        body,
        outline,
    })
}

fn slug_of(reader: &mut FieldReader<'_>, title: &Spanned<String>) -> Option<Spanned<String>> {
    let made = slug(&title.value);
    if made.is_empty() {
        let problem = AddressProblem::EmptySlug {
            title: title.value.clone(),
        };
        reader.diagnostics.push(Diagnostic::new(
            Place::at(&reader.path, title.span),
            problem,
        ));
        return None;
    }
    Some(Spanned::new(made, title.span))
}

fn required_texts(
    reader: &mut FieldReader<'_>,
    fields: &mut Fields,
    key: &str,
) -> Option<Vec<Spanned<String>>> {
    let node = fields.required_node(reader, key)?;
    let items = reader.items(node);
    let texts: Vec<_> = items
        .into_iter()
        .filter_map(|item| reader.item(key, item))
        .collect();
    (!texts.is_empty()).then_some(texts)
}

fn campaign(reader: &mut FieldReader<'_>, fields: &mut Fields) -> CampaignField {
    let names = fields.texts(reader, "campaign");
    match names.first() {
        None => CampaignField::Absent,
        Some(name) if name.value.eq_ignore_ascii_case("false") => CampaignField::None,
        Some(_) => CampaignField::Named(names),
    }
}
