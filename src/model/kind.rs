//! Words of closed lists, which editors write in front matter and registers.

use serde::{Deserialize, Serialize};

/// What an article reports, as its key `kind` says.
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

    /// The word in front matter, by which the strings of a theme name the kind too.
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

/// How exact a stated number is, as the key `qualifier` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Qualifier {
    /// Trên: more than the number.
    Over,
    /// Gần: almost the number.
    Almost,
    /// Khoảng: about the number.
    About,
}

impl Qualifier {
    /// Every qualifier, for the choices of a field.
    pub const ALL: [Qualifier; 3] = [Qualifier::Over, Qualifier::Almost, Qualifier::About];

    /// The qualifier of a sum to which a part is added. An exact part changes nothing; two inexact ones with the same
    /// qualifier keep it; any others make the sum “about”.
    pub fn of_sum(sum: Option<Qualifier>, part: Option<Qualifier>) -> Option<Qualifier> {
        match (sum, part) {
            (sum, None) => sum,
            (None, part) => part,
            (Some(sum), Some(part)) if sum == part => Some(sum),
            (Some(_), Some(_)) => Some(Qualifier::About),
        }
    }

    /// The word in front matter.
    pub fn id(self) -> &'static str {
        match self {
            Qualifier::Over => "over",
            Qualifier::Almost => "almost",
            Qualifier::About => "about",
        }
    }
}

/// Who can be honoured, as the keys `type` of a recipient and `for` of an honour say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RecipientType {
    /// Cá nhân: one person.
    Individual,
    /// Tập thể: a unit as a whole.
    Collective,
    /// Hộ gia đình: a household.
    Household,
}

impl RecipientType {
    /// Every type, for the choices of a field.
    pub const ALL: [RecipientType; 3] = [
        RecipientType::Individual,
        RecipientType::Collective,
        RecipientType::Household,
    ];

    /// The word in front matter and in the register.
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
    /// Danh hiệu: a title that is borne.
    Title,
    /// Hình thức khen thưởng: a form of commendation, such as a medal or a certificate.
    Form,
}

impl HonourKind {
    /// Both kinds, for the choices of a field.
    pub const ALL: [HonourKind; 2] = [HonourKind::Title, HonourKind::Form];

    /// The word in the register `honours`.
    pub fn id(self) -> &'static str {
        match self {
            HonourKind::Title => "title",
            HonourKind::Form => "form",
        }
    }
}

/// The level of an organisation. Awards are grouped by the level of who gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrgLevel {
    /// Trung ương: the whole country.
    Central,
    /// Tỉnh, thành phố: a province or a city of that rank.
    Province,
    /// Cấp trên trực tiếp cơ sở: the level directly above the grassroots.
    District,
    /// Phường, xã: a ward or commune.
    Commune,
    /// Cơ sở: a grassroots unit.
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

    /// The word in the register `orgs`.
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
