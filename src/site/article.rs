//! An article with its references followed.

use crate::{
    diagnostic::{SourcePath, Span, Spanned},
    markdown::Outline,
    model::{
        Kind, Manuscript, OldAddress, OrgLevel, Qualifier, Recipient, StatedPercent,
        registers::{
            Campaign, Category, Commemoration, District, Honour, Key, Org, Programme, Register,
            Sector, Source,
        },
    },
    text::{Date, Number},
};
use std::sync::Arc;

/// A published article, as a position in [`Site::articles`](super::Site::articles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(u32);

impl ArticleKey {
    pub(super) fn new(index: usize) -> ArticleKey {
        ArticleKey(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Position in the list of all articles, newest first.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A free text that groups articles: an author, a movement, a source without an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As written.
    pub name: Arc<str>,
    /// Equal slug, same term.
    pub slug: Arc<str>,
    /// Where it is written.
    pub span: Span,
}

/// Where a text was first printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceLine {
    /// An entry of the register.
    Registered(Key<Source>),
    /// Any other text.
    Free(Term),
}

/// A phase of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhaseKey {
    /// The campaign.
    pub campaign: Key<Campaign>,
    /// Position among its phases, in date order.
    pub phase: usize,
}

impl PhaseKey {
    /// The lowest key, where a range over phases begins.
    pub const FIRST: PhaseKey = PhaseKey {
        campaign: Key::FIRST,
        phase: 0,
    };
}

/// Where an article stands to the phases of a campaign (`domain.md` §0.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhaseState {
    /// In these phases, the first one first.
    In(Vec<usize>),
    /// Ngoài đợt: in none of them.
    Outside,
    /// Chưa xác định đợt: its date spans several.
    Undetermined,
    /// Không chia đợt: the campaign has none.
    Undivided,
}

/// Why an article is in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinReason {
    /// It names the campaign.
    Named,
    /// It names one of its phases.
    PhaseNamed,
    /// It is the only campaign for its district and day.
    DistrictAndDay,
    /// Of several campaigns for its district and day, this is of the nearest place, or the shortest.
    Nearest,
}

impl JoinReason {
    /// Stable name for machines.
    pub fn id(self) -> &'static str {
        match self {
            JoinReason::Named => "named",
            JoinReason::PhaseNamed => "phase-named",
            JoinReason::DistrictAndDay => "district-and-day",
            JoinReason::Nearest => "nearest",
        }
    }

    /// Whether the article itself says nothing about the campaign.
    pub fn is_inferred(self) -> bool {
        matches!(self, JoinReason::DistrictAndDay | JoinReason::Nearest)
    }
}

/// An article in a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The campaign.
    pub campaign: Key<Campaign>,
    /// Why the article is in it.
    pub why: JoinReason,
    /// Where in it.
    pub state: PhaseState,
}

/// A column of the matrix: a phase, or one of the groups outside phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A phase.
    Phase(PhaseKey),
    /// Chưa xác định đợt.
    Undetermined,
    /// Ngoài đợt.
    Outside,
    /// Không chia đợt.
    Undivided,
    /// Ngoài phong trào: the article has no campaign.
    NoCampaign,
}

impl Group {
    /// The groups outside phases, in the order of columns.
    pub const OUTSIDE_PHASES: [Group; 4] = [
        Group::Undetermined,
        Group::Outside,
        Group::Undivided,
        Group::NoCampaign,
    ];

    /// Stable name of the state for machines.
    pub fn state(self) -> &'static str {
        match self {
            Group::Phase(_) => "in",
            Group::Undetermined => "undetermined",
            Group::Outside => "outside",
            Group::Undivided => "undivided",
            Group::NoCampaign => "none",
        }
    }
}

impl Placement {
    /// Columns of the matrix it belongs to, the first one first.
    pub fn groups(&self) -> Vec<Group> {
        match &self.state {
            PhaseState::In(phases) => phases
                .iter()
                .map(|&phase| {
                    Group::Phase(PhaseKey {
                        campaign: self.campaign,
                        phase,
                    })
                })
                .collect(),
            PhaseState::Outside => vec![Group::Outside],
            PhaseState::Undetermined => vec![Group::Undetermined],
            PhaseState::Undivided => vec![Group::Undivided],
        }
    }
}

/// An award that was given.
#[derive(Clone, Debug)]
pub struct Award {
    /// What was given.
    pub honour: Key<Honour>,
    /// Where it is written.
    pub span: Span,
    /// Who got it, as far as named.
    pub recipients: Arc<[Recipient]>,
    /// How many got it: as stated, else the number of different names.
    pub count: Option<u64>,
    /// How exact the count is.
    pub qualifier: Option<Qualifier>,
    /// Who gave it.
    pub by: Option<Giver>,
    /// For which year, or when.
    pub date: Date,
    /// What for.
    pub reason: Option<String>,
}

impl Award {
    /// Cấp khen thưởng: the level of the organisation that gave it, when it is in the register.
    pub fn level(&self, orgs: &Register<Org>) -> Option<OrgLevel> {
        match self.by {
            Some(Giver::Org(key)) => orgs[key].level,
            Some(Giver::Free(_)) | None => None,
        }
    }
}

/// Who gave an award.
#[derive(Clone, Debug)]
pub enum Giver {
    /// An organisation of the register.
    Org(Key<Org>),
    /// Any other text.
    Free(String),
}

/// A commemoration that an article welcomes.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// What is commemorated.
    pub commemoration: Key<Commemoration>,
    /// Where it is written.
    pub span: Span,
    /// Ordinal as stated: a claim to be checked.
    pub ordinal: Option<Spanned<u64>>,
    /// The year meant: as stated, else the article's.
    pub year: i32,
}

/// What a result counts for. Results of one frame, phase and indicator are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frame {
    /// A programme, which is wider than a campaign and comes before it.
    Programme(Key<Programme>),
    /// A campaign.
    Campaign(Key<Campaign>),
    /// Neither is known: results of one year are compared.
    Year(i32),
}

/// A result that was reached.
#[derive(Clone, Debug)]
pub struct ResultRow {
    /// Year of its article.
    pub year: i32,
    /// What was counted.
    pub indicator: String,
    /// Where it is written.
    pub span: Span,
    /// Where it was reached.
    pub district: Key<District>,
    /// The programme it counts for: as declared, else that of the article.
    pub programme: Option<Key<Programme>>,
    /// The campaign it counts for: as declared, else that of the article.
    pub campaign: Option<Key<Campaign>>,
    /// Phase of its [frame](ResultRow::frame).
    pub phase: Option<usize>,
    /// What was reached.
    pub achieved: Option<Number>,
    /// What was asked for.
    pub target: Option<Spanned<Number>>,
    /// Unit.
    pub unit: Option<String>,
    /// How exact `achieved` is.
    pub qualifier: Option<Qualifier>,
    /// Percentage as stated.
    pub stated: Option<StatedPercent>,
    /// Who set the target.
    pub assigned_by: Option<Key<Org>>,
}

impl ResultRow {
    /// What it counts for.
    pub fn frame(&self) -> Frame {
        match (self.programme, self.campaign) {
            (Some(programme), _) => Frame::Programme(programme),
            (None, Some(campaign)) => Frame::Campaign(campaign),
            (None, None) => Frame::Year(self.year),
        }
    }
}

/// The picture that stands for an article.
#[derive(Clone, Debug)]
pub struct PhotoSource {
    /// Address as written.
    pub src: Spanned<String>,
    /// Caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Whether the text shows it already.
    pub in_body: bool,
}

/// An article with its references followed.
#[derive(Clone, Debug)]
pub struct Article {
    /// As its editor wrote it.
    pub written: Arc<Manuscript>,
    /// Where its districts are written, in their order.
    pub district_spans: Vec<Span>,
    /// Districts, the primary one first; never empty.
    pub districts: Vec<Key<District>>,
    /// Campaigns and where in them, the first one first.
    pub placements: Vec<Placement>,
    /// Who wrote it.
    pub authors: Vec<Term>,
    /// Where it was first printed.
    pub source: Option<SourceLine>,
    /// Chuyên mục.
    pub category: Option<Key<Category>>,
    /// Organisations.
    pub orgs: Vec<Key<Org>>,
    /// Programmes.
    pub programmes: Vec<Key<Programme>>,
    /// Sectors.
    pub sectors: Vec<Key<Sector>>,
    /// Movements.
    pub movements: Vec<Term>,
    /// Titles aimed at.
    pub honours: Vec<Spanned<Key<Honour>>>,
    /// Awards given.
    pub awards: Vec<Award>,
    /// Results reached.
    pub results: Vec<ResultRow>,
    /// Commemorations welcomed.
    pub commemorations: Vec<Welcome>,
    /// Its picture.
    pub photo: Option<PhotoSource>,
}

impl Article {
    /// Its file.
    pub fn path(&self) -> &SourcePath {
        &self.written.path
    }

    /// Title.
    pub fn title(&self) -> &str {
        &self.written.title.value
    }

    /// Publication date.
    pub fn date(&self) -> Date {
        self.written.date.value
    }

    /// The date that places it in a phase: of the event, else of publication.
    pub fn placing_date(&self) -> &Spanned<Date> {
        let written = &*self.written;
        written.event_date.as_ref().unwrap_or(&written.date)
    }

    /// Part of its address.
    pub fn slug(&self) -> &str {
        &self.written.slug.value
    }

    /// What it reports.
    pub fn kind(&self) -> Kind {
        self.written.kind
    }

    /// Sapo.
    pub fn lead(&self) -> Option<&str> {
        self.written.lead.as_deref()
    }

    /// What its text contains.
    pub fn outline(&self) -> &Outline {
        &self.written.outline
    }

    /// The district in which it is counted.
    pub fn district(&self) -> Key<District> {
        self.districts[0]
    }

    /// Every column of the matrix it belongs to, each once; never empty.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::with_capacity(1);
        for group in self.placements.iter().flat_map(Placement::groups) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        if groups.is_empty() {
            groups.push(Group::NoCampaign);
        }
        groups
    }

    /// The column of the matrix in which it is counted.
    pub fn group(&self) -> Group {
        self.groups()[0]
    }

    /// Every phase it belongs to.
    pub fn phases(&self) -> impl Iterator<Item = PhaseKey> {
        self.groups().into_iter().filter_map(|group| match group {
            Group::Phase(key) => Some(key),
            _ => None,
        })
    }

    /// Short text for lists: the lead, else the first paragraph.
    pub fn summary(&self) -> Option<&str> {
        self.lead()
            .or(Some(self.outline().first_paragraph.as_str()))
            .filter(|text| !text.is_empty())
    }

    /// Every honour it aims at or reports, each once.
    pub fn all_honours(&self) -> Vec<Key<Honour>> {
        let mut honours: Vec<_> = self
            .honours
            .iter()
            .map(|honour| honour.value)
            .chain(self.awards.iter().map(|award| award.honour))
            .collect();
        honours.sort();
        honours.dedup();
        honours
    }
}

/// Why an article is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoldReason {
    /// `draft: true`
    Draft,
    /// Its date has not come; public from this day or minute.
    Scheduled(Date),
}

/// Articles that are not public yet and are shown all the same, to their editors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IncludeUnpublished {
    /// Those with `draft: true`.
    pub drafts: bool,
    /// Those with a date after the build date.
    pub future: bool,
}

/// The file of an article.
#[derive(Clone, Debug)]
pub struct ArticleFile {
    /// Where it lies.
    pub path: SourcePath,
    /// What is written in it; none when its front matter cannot be read.
    pub now: Option<Arc<Manuscript>>,
    /// What was written in it when it could last be shown.
    pub before: Option<Arc<Manuscript>>,
}

/// An article that is not public at the build date.
#[derive(Clone, Debug)]
pub struct HeldBack {
    /// The article.
    pub article: Arc<Article>,
    /// Why.
    pub reason: HoldReason,
}

/// A plain page.
#[derive(Clone, Debug)]
pub struct PlainPage {
    /// Its file.
    pub path: SourcePath,
    /// Title.
    pub title: String,
    /// Address from the root of the site: `gioi-thieu/`.
    pub address: String,
    /// Where it was before.
    pub aliases: Vec<Spanned<OldAddress>>,
    /// What its text contains.
    pub outline: Outline,
}

/// Why an article is not shown any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retirement {
    /// Its editors took it back: `status: withdrawn`.
    Withdrawn,
    /// It is no longer shown after this day, or from this minute: `expires`.
    Expired(Date),
}

/// An article that is not shown any more.
#[derive(Clone, Debug)]
pub struct Retired {
    /// The article.
    pub article: Arc<Article>,
    /// Why.
    pub reason: Retirement,
}
