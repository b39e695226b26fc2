//! Everything that can be wrong with a site, as typed facts.

use super::{
    excess::Excess,
    file::{Bearer, NoContent, Oversized},
    lint::Lint,
    picture::PictureFault,
};
use crate::text::PathFault;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What an editor probably meant: the nearest known word, if one is near enough.
pub type Nearest = Option<String>;

/// What a file looks like when it is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-16, as Notepad's "Unicode" writes it.
    Utf16,
    /// One byte a letter: Windows-1258 or an old Vietnamese code page.
    SingleByte,
}

/// The forms a YAML value can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A single word, number or text.
    Text,
    /// A list.
    List,
    /// Keys with values.
    Map,
    /// Nothing.
    Empty,
}

/// What is at an address already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Taker {
    /// A page.
    Page,
    /// A file.
    File,
    /// Another old address.
    Alias,
}

/// Why a file was not mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MendingFault {
    /// The system refused, with its reason.
    Refused(String),
    /// The new file could not have the owner, the group and the permissions of the old one.
    OwnerLost,
    /// Somebody changed it meanwhile.
    Changed,
}

impl From<Lint> for Problem {
    fn from(lint: Lint) -> Problem {
        Problem::Lint(Box::new(lint))
    }
}

/// A fact about what is wrong. Its words are in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the catalogue's sentence"
)]
pub enum Problem {
    // Files
    Unreadable {
        reason: String,
    },
    NotUtf8 {
        looks_like: Encoding,
    },
    ControlCharacter {
        code: u32,
    },
    BinaryFile,
    FileTooLarge {
        /// In bytes, when it is known.
        size: Option<u64>,
        /// Most bytes that are read.
        limit: u64,
        what: Oversized,
    },
    NotRegularFile,
    LeavesSite,
    LinkCircle,
    HiddenFile,
    OwnFileName,
    OddFileName {
        name: String,
    },
    /// Two files whose names differ only in how letters with marks are put together.
    TwinNames {
        /// The name of the one that is read, with such letters by their numbers.
        read: String,
        /// That of the other one.
        other: String,
    },
    NotMended {
        fault: MendingFault,
    },

    // The site and its output folder
    NoSite,
    NoContent {
        reason: NoContent,
    },
    OutputHoldsSources,
    OutputInSources,
    OutputNotFolder,
    OutputForeign {
        files: Vec<String>,
    },
    EmptySite {
        before: usize,
    },
    SiteShrinks {
        before: usize,
        after: usize,
    },
    OutputFailed {
        reason: String,
        /// Whether there is no room left.
        full: bool,
        /// Whether a part is done already, and the next command will do the rest.
        begun: bool,
    },
    OutputInTheWay {
        files: Vec<String>,
    },

    // YAML
    NoFrontMatter,
    FrontMatterNotClosed,
    FrontMatterNotMap {
        found: Shape,
    },
    UnquotedColon {
        key: String,
        value: String,
    },
    UnclosedQuote {
        key: String,
    },
    TextAfterQuote {
        key: String,
    },
    ReservedCharacter {
        character: char,
    },
    UnclosedBracket {
        bracket: char,
    },
    BadEscape {
        key: String,
    },
    TabIndent,
    BadIndent,
    NoColonAfterKey {
        line: String,
    },
    YamlAlias,
    BrokenYaml {
        parser: String,
    },
    DuplicateKey {
        key: String,
    },

    // Fields
    SplitByComma {
        key: String,
    },
    UnknownKey {
        key: String,
        nearest: Nearest,
    },
    MissingField {
        field: String,
    },
    EmptyField {
        field: String,
    },
    WrongShape {
        field: String,
        expected: Shape,
        found: Shape,
    },
    UnknownChoice {
        field: String,
        value: String,
        choices: String,
        nearest: Nearest,
    },
    BadDate {
        value: String,
    },
    ImpossibleDate {
        value: String,
    },
    BadNumber {
        value: String,
    },
    NegativeNumber {
        value: String,
    },
    NotWhole {
        value: String,
    },
    BadBoolean {
        field: String,
        value: String,
    },
    BadSlug {
        value: String,
        suggestion: String,
    },
    EmptySlug {
        title: String,
    },
    BadBaseUrl {
        value: String,
    },
    BadOffset {
        value: String,
    },
    UnknownLanguage {
        value: String,
    },
    CountBelowRecipients {
        count: u64,
        recipients: usize,
    },

    // Registers
    RegisterTwice {
        register: String,
    },
    UnknownRegister {
        register: String,
        nearest: Nearest,
    },
    BadId {
        value: String,
        suggestion: String,
    },
    DistrictIdDiffers {
        id: String,
        expected: String,
    },
    DuplicateId {
        id: String,
    },
    NameTakenTwice {
        name: String,
        first: String,
        second: String,
    },
    HalfPeriod {
        missing: Cow<'static, str>,
    },
    EndBeforeStart {
        start: String,
        end: String,
    },
    PeriodAndStart,
    UnknownCheck {
        code: String,
        /// Whether there is such a code, but always an error.
        always: bool,
        nearest: Nearest,
    },
    CircularParent {
        id: String,
    },

    // References
    UnknownReference {
        register: Cow<'static, str>,
        value: String,
        nearest: Nearest,
    },
    AmbiguousReference {
        value: String,
        candidates: String,
    },
    EmptyRegister {
        register: Cow<'static, str>,
        value: String,
    },
    UnknownPhase {
        value: String,
        campaign: String,
        nearest: Nearest,
    },
    PhaseWithoutCampaign {
        value: String,
    },
    UndeterminedPhase {
        date: String,
        campaign: String,
    },

    // Addresses
    DuplicateSlug {
        slug: String,
        year: i32,
    },
    SameAddress {
        address: String,
    },
    /// A path at which nothing can be published.
    BadPath {
        /// The path, or a part of it.
        path: String,
        of: Bearer,
        fault: PathFault,
    },
    BadAlias {
        value: String,
        suggestion: Option<String>,
    },
    AliasTaken {
        alias: String,
        by: Taker,
    },
    AliasOfItself {
        alias: String,
    },
    AddressMoved {
        old: String,
        new: String,
        aliases: String,
    },
    AddressTaken {
        address: String,
        now: String,
    },
    EntryMoved {
        old: String,
        new: String,
        old_id: String,
    },
    AddressGone {
        address: String,
        alias: String,
    },

    // The life of an article
    BeforePublication {
        field: Cow<'static, str>,
        date: String,
        published: String,
    },
    ReasonWithoutWithdrawal,
    BadArticleId {
        value: String,
    },
    DuplicateArticleId {
        id: String,
    },
    ArticleIdChanged {
        before: String,
    },

    VariantSpellings {
        family: Cow<'static, str>,
        first: String,
        second: String,
    },

    // Text
    BrokenLink {
        target: String,
        nearest: Nearest,
    },
    BrokenAnchor {
        target: String,
        anchor: String,
        nearest: Nearest,
    },
    LinkToUnpublished {
        title: String,
    },
    LinkToRetired {
        title: String,
    },
    AmbiguousLink {
        slug: String,
    },
    UnsafeLink {
        target: String,
    },
    ExternalPicture {
        src: String,
    },
    MissingPicture {
        src: String,
        nearest: Nearest,
    },
    Picture {
        src: String,
        fault: PictureFault,
    },
    RawHtml {
        tag: String,
    },
    MissingFootnote {
        label: String,
    },
    UnusedFootnote {
        label: String,
    },
    LinkWithSpace {
        target: String,
    },
    NestedTooDeep {
        limit: usize,
    },
    /// What a rule of [`lint`](crate::lint) finds.
    Lint(Box<Lint>),

    // Theme
    UndefinedName {
        name: String,
        available: Option<String>,
    },
    TemplateError {
        message: String,
        available: Option<String>,
    },
    TemplateEndless {
        /// Where the page would be.
        page: String,
        excess: Excess,
    },
    MissingTemplate {
        name: String,
    },
    UnknownTheme {
        name: String,
    },
    StyleError {
        message: String,
    },
    MissingAsset {
        url: String,
    },
    MissingString {
        key: String,
    },
}
