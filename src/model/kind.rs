//! Closed lists of words in front matter and registers.

use serde::{Deserialize, Serialize};

/// What an article reports.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Kind {
    /// Phát động: a campaign is launched.
    Launch,
    /// Triển khai: it goes on.
    Progress,
    /// Kết quả: what was achieved.
    Result,
    /// Biểu dương, khen thưởng: who is honoured.
    Commendation,
    /// Tin hoạt động: anything else.
    #[default]
    News,
}

impl Kind {
    /// All kinds, in the order of a campaign's life.
    pub const ALL: [Kind; 5] = [
        Kind::Launch,
        Kind::Progress,
        Kind::Result,
        Kind::Commendation,
        Kind::News,
    ];

    /// Name in front matter.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Launch => "launch",
            Kind::Progress => "progress",
            Kind::Result => "result",
            Kind::Commendation => "commendation",
            Kind::News => "news",
        }
    }
}

/// How exact a stated quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Qualifier {
    /// trên
    Over,
    /// gần
    Almost,
    /// khoảng
    About,
}

impl Qualifier {
    /// All qualifiers.
    pub const ALL: [Qualifier; 3] = [Qualifier::Over, Qualifier::Almost, Qualifier::About];

    /// How exact a sum is: exact parts do not matter, inexact ones that agree say what they say together, and
    /// others make it “about”.
    pub fn of_sum(sum: Option<Qualifier>, part: Option<Qualifier>) -> Option<Qualifier> {
        match (sum, part) {
            (sum, None) => sum,
            (None, part) => part,
            (Some(sum), Some(part)) if sum == part => Some(sum),
            (Some(_), Some(_)) => Some(Qualifier::About),
        }
    }

    /// Name in front matter.
    pub fn id(self) -> &'static str {
        match self {
            Qualifier::Over => "over",
            Qualifier::Almost => "almost",
            Qualifier::About => "about",
        }
    }
}

/// Who can be honoured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RecipientType {
    /// Cá nhân
    Individual,
    /// Tập thể
    Collective,
    /// Hộ gia đình
    Household,
}

impl RecipientType {
    /// All types.
    pub const ALL: [RecipientType; 3] = [
        RecipientType::Individual,
        RecipientType::Collective,
        RecipientType::Household,
    ];

    /// Name in front matter.
    pub fn id(self) -> &'static str {
        match self {
            RecipientType::Individual => "individual",
            RecipientType::Collective => "collective",
            RecipientType::Household => "household",
        }
    }
}

/// Whether an honour is a title or a form of commendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HonourKind {
    /// Danh hiệu
    Title,
    /// Hình thức khen thưởng
    Form,
}

impl HonourKind {
    /// All kinds.
    pub const ALL: [HonourKind; 2] = [HonourKind::Title, HonourKind::Form];

    /// Name in the register.
    pub fn id(self) -> &'static str {
        match self {
            HonourKind::Title => "title",
            HonourKind::Form => "form",
        }
    }
}

/// Where an organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrgLevel {
    /// Trung ương
    Central,
    /// Tỉnh, thành phố
    Province,
    /// Cấp trên trực tiếp cơ sở
    District,
    /// Phường, xã
    Commune,
    /// Cơ sở
    Grassroots,
}

impl OrgLevel {
    /// All levels, highest first.
    pub const ALL: [OrgLevel; 5] = [
        OrgLevel::Central,
        OrgLevel::Province,
        OrgLevel::District,
        OrgLevel::Commune,
        OrgLevel::Grassroots,
    ];

    /// Name in the register.
    pub fn id(self) -> &'static str {
        match self {
            OrgLevel::Central => "central",
            OrgLevel::Province => "province",
            OrgLevel::District => "district",
            OrgLevel::Commune => "commune",
            OrgLevel::Grassroots => "grassroots",
        }
    }
}
