//! The small pieces that several views share.

use super::Html;
use serde::Serialize;

/// A word that leads to a page. Without an address (its page family is switched off, or the article
/// is not published) a template shows the label alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Link {
    /// What the reader sees.
    pub label: String,
    /// Address on this site, from the root of the host, sub-path included.
    pub url: Option<String>,
}

/// A link with the number of articles behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tally {
    /// What the reader sees.
    pub label: String,
    /// Address on this site; none when the page family is switched off.
    pub url: Option<String>,
    /// The number, in the site's digits grouping (`1.709`).
    pub count: String,
}

/// A moment as the machine and as the reader read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stamp {
    /// Value for `<time datetime>`: `2023`, `2023-07`, `2023-07-01` or `2023-07-01T09:30+07:00`;
    /// absent for a quarter, which HTML cannot express.
    pub iso: Option<String>,
    /// As displayed: `01/07/2023 09:30`, `Quý II/2020`.
    pub text: String,
}

/// A picture with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Picture {
    /// Address of a file on this site that every browser shows.
    pub src: String,
    /// The same in several widths, as the value of `srcset`; none when there is one only.
    pub srcset: Option<String>,
    /// WebP in several widths, as the value of `srcset`; none of drawings and of what moves.
    pub webp: Option<String>,
    /// Pixels from left to right; none when the picture is missing.
    pub width: Option<u32>,
    /// Pixels from top to bottom; none when the picture is missing.
    pub height: Option<u32>,
    /// Text for readers who do not see it: the caption.
    pub alt: String,
    /// Caption under the picture, if any.
    pub caption: Option<String>,
    /// Who took it, if known.
    pub credit: Option<String>,
}

/// One article in a list. Rendered once by `card.html`, and placed in every list as finished HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Card {
    /// Line above the title (kicker of the article), if any.
    pub kicker: Option<String>,
    /// Title of the article.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Lead, or the first paragraph cut at a word.
    pub summary: Option<String>,
    /// Publication date.
    pub date: Stamp,
    /// Launch, progress, result, commendation or news.
    pub kind: Link,
    /// Machine name of the kind (`launch`), for a class.
    pub kind_id: &'static str,
    /// Primary district.
    pub district: Link,
    /// Phase or, failing that, campaign it belongs to.
    pub phase: Option<Link>,
    /// Category, if any.
    pub category: Option<Link>,
    /// Picture for the list, if any.
    pub photo: Option<Picture>,
}

/// An article as one line: title, category, time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Headline {
    /// Title of the article, or the text as declared when it is not on this site.
    pub title: String,
    /// Its address; none for a text that names no article here.
    pub url: Option<String>,
    /// Category, if any.
    pub category: Option<Link>,
    /// Publication date; none for a text that names no article here.
    pub date: Option<Stamp>,
}

/// What the text of an article tells of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reading {
    /// How long it takes to read: `3 phút đọc`.
    pub time: String,
    /// Its headings, when it is long.
    pub contents: Vec<ContentsLine>,
}

/// A heading in a table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContentsLine {
    /// The heading.
    pub label: String,
    /// Where it stands on the page: `#ket-qua`.
    pub url: String,
    /// Whether it stands below a heading of a higher level.
    pub below: bool,
}

/// Articles beside an article that have a list in common with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Beside {
    /// The list.
    pub link: Link,
    /// Some articles of it that do not stand on the page already, the nearest in time first.
    pub headlines: Vec<Headline>,
}

/// Ways to pass an article on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Share {
    /// To Facebook.
    pub facebook: String,
    /// To Zalo; as heavy as a paragraph, so the built-in theme leaves it to a script.
    pub zalo: String,
    /// To a new e-mail.
    pub mail: String,
    /// Address of a picture (SVG) of a QR code with the address of the article, for paper; none when it is
    /// switched off.
    pub code: Option<String>,
}

/// The state of a campaign or phase at the build date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Progress {
    /// `upcoming`, `running`, `ended` or `unknown`, for a class.
    pub status_id: &'static str,
    /// `Sắp diễn ra`, `Đang diễn ra`, `Đã kết thúc`, `Chưa rõ thời gian`.
    pub status: String,
    /// `từ 1/4/2018 đến 30/6/2018`, `Quý II/2020`; none when no time is known.
    pub range: Option<String>,
    /// Length: `91 ngày`; none when no time is known.
    pub length: Option<String>,
    /// `còn 51 ngày` while it runs, `còn 12 ngày nữa` before it starts.
    pub countdown: Option<String>,
    /// Share of the time gone, 0 to 100, while it runs.
    pub elapsed: Option<u8>,
}

/// A campaign in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CampaignTile {
    /// Name and address.
    pub link: Link,
    /// Where it runs; none when it covers every district.
    pub district: Option<Link>,
    /// Its theme, if any.
    pub theme: Option<String>,
    /// Its time and status.
    pub progress: Progress,
    /// The phase that runs at the build date, if one does.
    pub phase: Option<PhaseTile>,
    /// Number of articles: `12 bài`.
    pub articles: String,
}

/// A phase in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhaseTile {
    /// Label and address.
    pub link: Link,
    /// Its theme, if any.
    pub theme: Option<String>,
    /// Its time and status.
    pub progress: Progress,
    /// Number of articles: `12 bài`.
    pub articles: String,
}

/// Where a page of a long list stands. Pages are cut from the oldest end, so the page with the oldest
/// articles is number 1 and its content never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pager {
    /// Towards the newest articles; none on the front page of the list.
    pub newer: Option<Link>,
    /// Towards the oldest articles; none on page 1.
    pub older: Option<Link>,
    /// Time covered by this page: `từ 3/2/2022 đến 15/5/2022`.
    pub range: String,
}

/// A page of cards: what every list shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Listing {
    /// How many articles the whole list has (`128 bài`); on its front page only, so that old pages stay
    /// as they are.
    pub total: Option<String>,
    /// Finished HTML of each card, newest first.
    pub cards: Vec<Html>,
    /// Finished HTML of cards that belong to another list first and to this one too (an article on two
    /// districts is counted in its first one); on the front page only.
    pub shared: Vec<Html>,
    /// Links to the neighbouring pages; none when the list has one page.
    pub pager: Option<Pager>,
}

/// A table of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Grid {
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GridRow {
    /// Head of the row, and its sum.
    pub total: Tally,
    /// One for each column; none where there is nothing.
    pub cells: Vec<Option<String>>,
}

/// An anniversary in a year, or a congress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OccasionLine {
    /// `91 năm Ngày thành lập Công đoàn Việt Nam`, `Đại hội Công đoàn Việt Nam lần thứ XIII`, and its page.
    pub link: Link,
    /// Day, month or year; none for a congress without a date.
    pub date: Option<Stamp>,
    /// Whether it is a round year (năm tròn).
    pub round: bool,
    /// `nhiệm kỳ 2023 - 2028`, for a congress.
    pub term: Option<String>,
    /// `còn 12 ngày nữa`, for one that comes within a year.
    pub countdown: Option<String>,
}
