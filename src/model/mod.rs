//! Reads one file into what its editor wrote, as final types with places. Knows nothing of other files: whether a
//! district exists is for [`site`](crate::site) to say.

mod address;
mod award;
mod bad_name;
mod checks;
mod context;
mod dates;
mod encoding;
mod examples;
mod family;
mod field_text;
mod fields;
mod figure;
mod front_matter;
mod kept_back;
mod kind;
mod life;
mod manuscript;
pub mod registers;
mod remaining_keys;
mod round_quotes;
mod settings;
mod site_file;
mod site_keys;
mod strings;
mod synonyms;
mod web_address;
mod yaml;

pub use address::OldAddress;
pub use award::{
    CommemorationMention, Commendation, Person, Photo, Recipient, ResultReport, StatedPercent,
    distinct,
};
pub use checks::CheckSetting;
pub use context::Context;
pub use encoding::ContentCoding;
pub use family::{Families, Family};
pub use kind::{HonourKind, Kind, OrgLevel, Qualifier, RecipientType};
pub use life::{Correction, Life, Withdrawal};
pub use manuscript::{
    CampaignField, Manuscript, PageManuscript, body, manuscript, page_manuscript,
};
pub use settings::{BaseUrl, Feeds, Imprint, Offline, Settings};
pub use site_file::{SiteFile, read_registers, site_file};
pub use strings::strings;
pub use web_address::WebAddress;
