//! What is particular to each register (`domain.md` §0.3), and how an entry is read.

use super::{
    Key, Lookups,
    period::Period,
    reading::{Detail, NamesReader},
};
use crate::{
    diagnostic::{Diagnostic, Place, Problem, Spanned},
    model::{
        fields::{Fields, Reader},
        kind::{HonourKind, OrgLevel, RecipientType},
    },
    text::{Date, Level, nearest, slug},
};

/// Chuyên mục. The order of the register is the order of the menu.
#[derive(Clone, Debug)]
pub struct Category;

/// Nguồn: where a text was first printed.
#[derive(Clone, Debug)]
pub struct Source {
    /// Address of the publisher.
    pub url: Option<String>,
}

/// Địa bàn: an administrative unit with a life span.
#[derive(Clone, Debug)]
pub struct District {
    /// Its level.
    pub level: Level,
    /// `Quận Hà Đông`
    pub full_name: String,
    /// The unit it lies in.
    pub parent: Option<Key<District>>,
    /// First day in force.
    pub from: Option<Date>,
    /// Last day in force.
    pub until: Option<Date>,
    /// What it became.
    pub successors: Vec<Key<District>>,
}

/// Tổ chức: a union or another body.
#[derive(Clone, Debug)]
pub struct Org {
    /// Where it stands.
    pub level: Option<OrgLevel>,
    /// Its district.
    pub district: Option<Key<District>>,
    /// The body above it.
    pub parent: Option<Key<Org>>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

/// Khối.
#[derive(Clone, Debug)]
pub struct Sector;

/// Danh hiệu, hình thức khen thưởng.
#[derive(Clone, Debug)]
pub struct Honour {
    /// Title or form.
    pub kind: HonourKind,
    /// Who can get it; anyone when absent.
    pub recipients: Option<RecipientType>,
    /// First day it can be given.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

/// Kỷ niệm.
#[derive(Clone, Debug)]
pub enum Commemoration {
    /// A founding day, celebrated every year.
    Anniversary {
        /// The founding date; may be partial.
        date: Date,
    },
    /// A congress, held once.
    Congress {
        /// Lần thứ.
        ordinal: Option<u64>,
        /// Nhiệm kỳ.
        term: Option<String>,
        /// When it meets.
        date: Option<Date>,
    },
}

/// Chương trình: what campaigns of several places take part in.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Who runs it.
    pub org: Option<Key<Org>>,
    /// Its phases (giai đoạn).
    pub phases: Vec<Phase>,
}

/// Phong trào thi đua.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Where it runs; everywhere when absent.
    pub district: Option<Key<District>>,
    /// Who launched it.
    pub org: Option<Key<Org>>,
    /// Its time: as declared, else the span of its phases.
    pub period: Option<Period>,
    /// Chủ đề.
    pub theme: Option<String>,
    /// Programmes it takes part in.
    pub programmes: Vec<Key<Programme>>,
    /// Sectors it addresses.
    pub sectors: Vec<Key<Sector>>,
    /// Titles it aims at.
    pub honours: Vec<Key<Honour>>,
    /// Its phases, in the order of the register.
    pub phases: Vec<Phase>,
}

/// Đợt of a campaign, giai đoạn of a programme.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Id, unique inside its parent.
    pub id: String,
    /// Label: `Đợt 1`.
    pub label: String,
    /// Its time, if known.
    pub period: Option<Period>,
    /// Chủ đề.
    pub theme: Option<String>,
    /// Congresses it welcomes.
    pub commemorations: Vec<Key<Commemoration>>,
    /// Where it stands.
    pub place: Place,
}

impl Detail for Category {
    const REGISTER: &'static str = "categories";
    const KNOWN: &'static [&'static str] = &["id", "name", "aliases"];

    fn read(_: &mut Reader<'_>, _: &mut Fields, _: &NamesReader, _: &Lookups) -> Category {
        Category
    }
}

impl Detail for Sector {
    const REGISTER: &'static str = "sectors";
    const KNOWN: &'static [&'static str] = &["id", "name", "aliases"];

    fn read(_: &mut Reader<'_>, _: &mut Fields, _: &NamesReader, _: &Lookups) -> Sector {
        Sector
    }
}

impl Detail for Source {
    const REGISTER: &'static str = "sources";
    const KNOWN: &'static [&'static str] = &["id", "name", "short", "url", "aliases"];

    fn read(reader: &mut Reader<'_>, fields: &mut Fields, _: &NamesReader, _: &Lookups) -> Source {
        Source {
            url: fields
                .plain(reader, "url")
                .filter(|url| url.starts_with("http")),
        }
    }
}

impl Detail for District {
    const REGISTER: &'static str = "districts";
    const KNOWN: &'static [&'static str] = &[
        "id",
        "name",
        "level",
        "parent",
        "from",
        "until",
        "successors",
        "aliases",
    ];
    const NAMES_RECUR: bool = true;

    /// A district is also found by its level and name together, and its id defaults to their slug.
    fn names(reader: &mut Reader<'_>, fields: &mut Fields, names: &mut NamesReader) {
        let Some(level) = read_level(reader, fields) else {
            return;
        };
        let name = names.name.as_ref().map_or("", |name| name.value.as_str());
        let full_name = reader.context.locale.district_name(&level, name);
        let expected = slug(&full_name);
        let spelled = slug(&format!("{} {name}", level.id));
        names.further.push(full_name.clone());
        match &names.id {
            Some(id) if id.value != expected && id.value != spelled => {
                let problem = Problem::DistrictIdDiffers {
                    id: id.value.clone(),
                    expected,
                };
                reader
                    .diagnostics
                    .push(Diagnostic::new(Place::at(&reader.path, id.span), problem));
            }
            Some(_) => {}
            None => names.default_id = Some(expected),
        }
        names.level = Some((level, full_name));
    }

    fn read(
        reader: &mut Reader<'_>,
        fields: &mut Fields,
        names: &NamesReader,
        lookups: &Lookups,
    ) -> District {
        let parent = one(&lookups.districts, reader, fields, "parent");
        let (from, until) = life(reader, fields);
        let successors = many(&lookups.districts, reader, fields, "successors");
        let (level, full_name) = names.level.clone().unwrap_or_else(|| {
            let stand_in = Level {
                id: String::new(),
                word: String::new(),
                tier: 1,
            };
            (
                stand_in,
                names
                    .name
                    .as_ref()
                    .map_or_else(String::new, |name| name.value.clone()),
            )
        });
        District {
            level,
            full_name,
            parent,
            from,
            until,
            successors,
        }
    }
}

fn read_level(reader: &mut Reader<'_>, fields: &mut Fields) -> Option<Level> {
    let written = fields.required(reader, "level")?;
    let wanted = slug(&written.value);
    let levels = &reader.context.levels;
    let by_id = levels.iter().find(|level| level.id == wanted);
    if let Some(level) = by_id.or_else(|| levels.iter().find(|level| slug(&level.word) == wanted)) {
        return Some(level.clone());
    }
    let ids: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
    let problem = Problem::UnknownChoice {
        field: "level".to_owned(),
        nearest: nearest(&written.value, ids.iter().copied()),
        choices: ids.join(", "),
        value: written.value,
    };
    reader.diagnostics.push(Diagnostic::new(
        Place::at(&reader.path, written.span),
        problem,
    ));
    None
}

impl Detail for Org {
    const REGISTER: &'static str = "orgs";
    const KNOWN: &'static [&'static str] = &[
        "id", "name", "short", "level", "district", "parent", "from", "until", "aliases",
    ];

    fn read(
        reader: &mut Reader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        lookups: &Lookups,
    ) -> Org {
        let level = fields.choice(
            reader,
            "level",
            &OrgLevel::ALL.map(|level| (level, level.id(), None)),
        );
        let district = one(&lookups.districts, reader, fields, "district");
        let parent = one(&lookups.orgs, reader, fields, "parent");
        let (from, until) = life(reader, fields);
        Org {
            level,
            district,
            parent,
            from,
            until,
        }
    }
}

impl Detail for Honour {
    const REGISTER: &'static str = "honours";
    const KNOWN: &'static [&'static str] =
        &["id", "name", "kind", "for", "from", "until", "aliases"];

    fn read(reader: &mut Reader<'_>, fields: &mut Fields, _: &NamesReader, _: &Lookups) -> Honour {
        let kind = fields.choice(
            reader,
            "kind",
            &HonourKind::ALL.map(|kind| (kind, kind.id(), None)),
        );
        let recipients = fields.choice(
            reader,
            "for",
            &RecipientType::ALL.map(|kind| (kind, kind.id(), None)),
        );
        let (from, until) = life(reader, fields);
        Honour {
            kind: kind.unwrap_or(HonourKind::Title),
            recipients,
            from,
            until,
        }
    }
}

impl Detail for Commemoration {
    const REGISTER: &'static str = "commemorations";
    const KNOWN: &'static [&'static str] =
        &["id", "name", "kind", "date", "ordinal", "term", "aliases"];
    const NAMES_RECUR: bool = true;

    fn read(
        reader: &mut Reader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        _: &Lookups,
    ) -> Commemoration {
        let kinds = [(false, "anniversary", None), (true, "congress", None)];
        if fields.has("kind") && fields.choice(reader, "kind", &kinds).unwrap_or(true) {
            let date = fields.date(reader, "date").map(|date| date.value);
            let term = fields.plain(reader, "term");
            let ordinal = fields.required_whole(reader, "ordinal");
            return Commemoration::Congress {
                ordinal,
                term,
                date,
            };
        }
        match fields.required_date(reader, "date") {
            Some(date) => Commemoration::Anniversary { date: date.value },
            None => Commemoration::Congress {
                ordinal: None,
                term: None,
                date: None,
            },
        }
    }
}

impl Detail for Programme {
    const REGISTER: &'static str = "programmes";
    const KNOWN: &'static [&'static str] = &["id", "name", "short", "org", "phases", "aliases"];

    fn read(
        reader: &mut Reader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        lookups: &Lookups,
    ) -> Programme {
        let org = one(&lookups.orgs, reader, fields, "org");
        Programme {
            org,
            phases: read_phases(reader, fields, lookups),
        }
    }
}

impl Detail for Campaign {
    const REGISTER: &'static str = "campaigns";
    const KNOWN: &'static [&'static str] = &[
        "id",
        "name",
        "district",
        "org",
        "period",
        "start",
        "end",
        "theme",
        "programmes",
        "sectors",
        "honours",
        "phases",
        "aliases",
    ];
    const NAMES_RECUR: bool = true;

    fn read(
        reader: &mut Reader<'_>,
        fields: &mut Fields,
        _: &NamesReader,
        lookups: &Lookups,
    ) -> Campaign {
        let district = one(&lookups.districts, reader, fields, "district");
        let org = one(&lookups.orgs, reader, fields, "org");
        let period = Period::read(reader, fields);
        let theme = fields.plain(reader, "theme");
        let programmes = many(&lookups.programmes, reader, fields, "programmes");
        let sectors = many(&lookups.sectors, reader, fields, "sectors");
        let honours = many(&lookups.honours, reader, fields, "honours");
        let phases = read_phases(reader, fields, lookups);
        let period =
            period.or_else(|| Period::spanning(phases.iter().filter_map(|phase| phase.period)));
        Campaign {
            district,
            org,
            period,
            theme,
            programmes,
            sectors,
            honours,
            phases,
        }
    }
}

const PHASE_KEYS: &[&str] = &[
    "id",
    "label",
    "start",
    "end",
    "period",
    "theme",
    "commemorations",
];

fn read_phases(reader: &mut Reader<'_>, fields: &mut Fields, lookups: &Lookups) -> Vec<Phase> {
    let Some(node) = fields.take("phases") else {
        return Vec::new();
    };
    let mut phases: Vec<Phase> = Vec::new();
    for item in reader.items(node) {
        let Some(mut fields) = reader.fields("phases", item) else {
            continue;
        };
        let phase = read_phase(reader, &mut fields, lookups);
        fields.finish(reader, PHASE_KEYS);
        let Some(phase) = phase else { continue };
        match phases.iter().find(|other| other.id == phase.id) {
            Some(other) => {
                let problem = Problem::DuplicateId { id: phase.id };
                reader
                    .diagnostics
                    .push(Diagnostic::new(phase.place, problem).with_other(other.place.clone()));
            }
            None => phases.push(phase),
        }
    }
    report_overlaps(reader, &phases);
    phases
}

fn read_phase(reader: &mut Reader<'_>, fields: &mut Fields, lookups: &Lookups) -> Option<Phase> {
    let id = fields.slug(reader, "id");
    let label = fields.required(reader, "label");
    let period = Period::read(reader, fields);
    let theme = fields.plain(reader, "theme");
    let commemorations = many(&lookups.commemorations, reader, fields, "commemorations");
    let label = label?;
    let id = id.unwrap_or_else(|| Spanned::new(slug(&label.value), label.span));
    let place = Place::at(&reader.path, id.span);
    Some(Phase {
        id: id.value,
        label: label.value,
        period,
        theme,
        commemorations,
        place,
    })
}

fn report_overlaps(reader: &mut Reader<'_>, phases: &[Phase]) {
    for (index, second) in phases.iter().enumerate() {
        for first in &phases[..index] {
            let (Some(a), Some(b)) = (first.period, second.period) else {
                continue;
            };
            if a.interval().overlaps(b.interval()) {
                let problem = Problem::OverlappingPhases {
                    first: first.label.clone(),
                    second: second.label.clone(),
                };
                let diagnostic =
                    Diagnostic::new(second.place.clone(), problem).with_other(first.place.clone());
                reader.diagnostics.push(diagnostic);
            }
        }
    }
}

fn life(reader: &mut Reader<'_>, fields: &mut Fields) -> (Option<Date>, Option<Date>) {
    let (from, until) = (fields.date(reader, "from"), fields.date(reader, "until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value.interval().last < from.value.interval().first
    {
        let locale = reader.context.locale;
        let problem = Problem::EndBeforeStart {
            start: locale.date(from.value),
            end: locale.date(until.value),
        };
        reader.diagnostics.push(Diagnostic::new(
            Place::at(&reader.path, until.span),
            problem,
        ));
    }
    (from.map(|date| date.value), until.map(|date| date.value))
}

fn one<T>(
    lookup: &super::Lookup<T>,
    reader: &mut Reader<'_>,
    fields: &mut Fields,
    key: &str,
) -> Option<Key<T>> {
    let reference = fields.text(reader, key)?;
    lookup.find(&reference, &reader.path.clone(), &mut reader.diagnostics)
}

fn many<T>(
    lookup: &super::Lookup<T>,
    reader: &mut Reader<'_>,
    fields: &mut Fields,
    key: &str,
) -> Vec<Key<T>> {
    let references = fields.texts(reader, key);
    lookup.find_all(&references, &reader.path.clone(), &mut reader.diagnostics)
}
