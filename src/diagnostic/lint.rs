//! What the rules of [`lint`](crate::lint) find, as typed facts. Nearly all are warnings until `checks:` in
//! `site.yaml` says otherwise.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How a pair of quotation marks went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuoteFault {
    /// `“…"`
    ClosedStraight,
    /// `"…”`
    OpenedStraight,
    /// `“…“`
    ClosedByOpening,
    /// `…”`
    NeverOpened,
}

/// What comes along when a text is copied off a web page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Furniture {
    /// A lone `M`.
    LoneLetter,
    /// `• :`
    Bullet,
    /// `Nguồn :`
    EmptySource,
    /// `![]()`
    EmptyPicture,
    /// `… |`
    Bar,
    /// `Truy cập nội dung luôn`
    SkipLink,
    /// The title as it stands in addresses.
    TitleSlug,
}

/// A way in which Vietnamese was written before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OldEncoding {
    /// TCVN3 (ABC), with fonts such as .VnTime.
    Tcvn3,
    /// VNI, with fonts such as VNI-Times.
    Vni,
}

impl OldEncoding {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            OldEncoding::Tcvn3 => "TCVN3",
            OldEncoding::Vni => "VNI",
        }
    }
}

/// The phase that lies nearest to a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearPhase {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its time, as readers see it.
    pub range: String,
}

/// What a rule finds. Its words are in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the catalogue's sentence"
)]
pub enum Lint {
    // Letters
    /// A character that turns the letters after it, where lists, feeds and addresses are made of it.
    DirectionOverride {
        letter: char,
        /// Whether the program can mend it.
        fixable: bool,
    },
    /// A character that turns letters, elsewhere.
    DirectionControl {
        letter: char,
        fixable: bool,
        /// How often it stands in its line.
        places: usize,
    },
    InvisibleCharacter {
        letter: char,
        fixable: bool,
        places: usize,
    },
    PrivateUse {
        letter: char,
        /// What it probably is in the font of its writer.
        meant: Option<char>,
        places: usize,
    },
    LostLetter {
        places: usize,
    },
    InvisibleInName {
        /// The path, with such characters by their numbers.
        name: String,
    },

    // Raw text
    NoBreakSpaceList,
    EthForD {
        places: usize,
    },
    DecomposedLetters,

    // Text
    NgayWithoutAccent,
    MismatchedQuotes {
        fault: QuoteFault,
    },
    PastedFurniture {
        what: Furniture,
    },
    LegacyEncoding {
        encoding: OldEncoding,
        word: String,
    },
    SlugAsAlt {
        alt: String,
    },
    MissingAlt {
        src: String,
    },

    // Phases and places
    OutsidePhases {
        date: String,
        campaign: String,
        nearest: Option<NearPhase>,
    },
    OverlappingPhases {
        first: String,
        second: String,
    },
    PhaseGap {
        first: String,
        second: String,
        range: String,
        days: i64,
    },
    EndedDistrict {
        district: String,
        until: String,
        successors: Vec<String>,
    },
    LaunchWithoutCampaign,

    // Awards
    CommendationWithoutAwards,
    AwardWithoutNumber {
        honour: String,
    },
    RecipientTwice {
        name: String,
    },
    AwardTwice {
        name: String,
        honour: String,
        year: i32,
    },
    RecipientType {
        honour: String,
        is: Cow<'static, str>,
        wants: Cow<'static, str>,
    },
    HonourValidity {
        honour: String,
        date: String,
        from: Option<String>,
        until: Option<String>,
    },

    // Figures
    WrongOrdinal {
        name: String,
        stated: u64,
        expected: i64,
    },
    WrongPercent {
        stated: String,
        /// None when it has more digits than bantin writes.
        computed: Option<String>,
    },
    TargetZero,
    ResultWithoutFigures {
        indicator: String,
    },
    ResultTwice {
        indicator: String,
        district: String,
    },
}
