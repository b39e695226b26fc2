//! Language: the only place that knows how Vietnamese or English is spelled, sorted, counted and dated.
//!
//! What every language shares is here (slugs, dates as intervals); what differs is behind [`Locale`], one
//! file for each language. Words that readers see and addresses are data: [`Strings`], read from the theme.

mod collate;
mod count;
mod date;
mod figure;
mod invisible;
mod json;
mod locale;
mod mark;
mod nearest;
mod normalise;
mod number;
mod percent;
mod person;
mod portable;
mod roman;
mod slug;
mod spelling;
mod strings;
mod summary;
mod words;

pub use collate::Collator;
pub use count::WordCount;
pub use date::{Date, DateError, Interval};
pub use figure::{FigureText, as_thousands, figure, meant_figure, meant_number};
pub use invisible::{
    Stray, StrayEffect, StrayKind, is_direction, may_hold_strays, strays, visible, visible_parts,
    without, without_direction,
};
pub use json::json;
pub use locale::{Level, Locale};
pub use mark::mark;
pub use nearest::nearest;
pub use normalise::{nfc, plain_letters};
pub use number::Number;
pub use percent::{Agreement, Ratio, compare_percent, percent, percent_to};
pub use person::{PastedName, is_person, may_be_person, pasted_name, sorted_parts};
pub use portable::{PathFault, path_fault};
pub use roman::roman;
pub use slug::{anchor, is_slug, slug};
pub use spelling::spelling_key;
pub use strings::{Addresses, Count, Strings};
pub use summary::summary;
pub use words::{Word, Words, push_number, sequence, take_number, tokens};
