//! Keys by which other tools keep a text back: `published: false`, `publishDate`, `private` … bantin does not know
//! them, so an article would go out although its author held it back. Each is an error, with the line that says the same
//! to bantin.

use super::{
    fields::{FieldReader, Fields},
    synonyms::plain_key,
    yaml::{YamlNode, YamlValue},
};
use crate::{
    diagnostic::{Diagnostic, FieldProblem, Place, Shape},
    text::Date,
};

use std::borrow::Cow;

/// How a key keeps a text back.
#[derive(Clone, Copy)]
enum Means {
    /// When its value is yes.
    Hidden,
    /// When its value is no.
    Shown,
    /// When its value is a word for something that is not public.
    State,
    /// Until a date.
    From,
    /// From a date on.
    Until,
}

/// Keys of Hugo, Jekyll, Hexo, Eleventy, WordPress exports, Decap, Sveltia and of Vietnamese CMSs, as [`plain_key`] writes
/// them.
const KEYS: [(&str, Means); 51] = [
    ("draft", Means::Hidden),
    ("isdraft", Means::Hidden),
    ("private", Means::Hidden),
    ("isprivate", Means::Hidden),
    ("hidden", Means::Hidden),
    ("ishidden", Means::Hidden),
    ("unlisted", Means::Hidden),
    ("unpublished", Means::Hidden),
    ("eleventyexcludefromcollections", Means::Hidden),
    ("nhap", Means::Hidden),
    ("bannhap", Means::Hidden),
    ("noibo", Means::Hidden),
    ("riengtu", Means::Hidden),
    ("chuadang", Means::Hidden),
    ("published", Means::Shown),
    ("publish", Means::Shown),
    ("ispublished", Means::Shown),
    ("public", Means::Shown),
    ("ispublic", Means::Shown),
    ("visible", Means::Shown),
    ("xuatban", Means::Shown),
    ("congkhai", Means::Shown),
    ("hienthi", Means::Shown),
    ("status", Means::State),
    ("poststatus", Means::State),
    ("state", Means::State),
    ("visibility", Means::State),
    ("trangthai", Means::State),
    ("publishdate", Means::From),
    ("publishedat", Means::From),
    ("publishat", Means::From),
    ("publishon", Means::From),
    ("publishfrom", Means::From),
    ("pubdate", Means::From),
    ("embargo", Means::From),
    ("embargountil", Means::From),
    ("scheduled", Means::From),
    ("hengio", Means::From),
    ("ngaydang", Means::From),
    ("expires", Means::Until),
    ("expire", Means::Until),
    ("expiry", Means::Until),
    ("hethan", Means::Until),
    ("hieulucden", Means::Until),
    ("expirydate", Means::Until),
    ("expiredate", Means::Until),
    ("expirationdate", Means::Until),
    ("expiresat", Means::Until),
    ("unpublishdate", Means::Until),
    ("unpublishat", Means::Until),
    ("ngayhethan", Means::Until),
];

/// bantin's own keys that keep an article back.
const OWN: [&str; 2] = ["draft", "expires"];

/// Another key of bantin's own. What is wrong with its value is told where it is read.
const ALSO_OWN: &str = "status";

/// Words for yes and no, as [`plain_key`] writes them.
const YES: [&str; 7] = ["true", "yes", "y", "1", "on", "co", "x"];
const NO: [&str; 6] = ["false", "no", "n", "0", "off", "khong"];

/// Words for what is not public, as [`plain_key`] writes them.
const STATES: [&str; 18] = [
    "draft",
    "pending",
    "private",
    "future",
    "scheduled",
    "hidden",
    "unpublished",
    "trash",
    "archived",
    "review",
    "inreview",
    "inherit",
    "nhap",
    "bannhap",
    "choduyet",
    "chuadang",
    "noibo",
    "hengio",
];

/// Words for what was public once, as [`plain_key`] writes them.
const WITHDRAWN: [&str; 6] = ["withdrawn", "retracted", "rut", "darut", "gobo", "thuhoi"];
/// How bantin says so.
const WITHDRAWN_HERE: &str = "status: withdrawn";

/// Folders in which other tools keep texts that are not published.
const FOLDERS: [&str; 3] = ["_drafts", "_draft", "_nhap"];

/// Reports every key of another tool that keeps an article back, and takes it out. `date` is that of the article.
pub(super) fn report_keys(reader: &mut FieldReader<'_>, fields: &mut Fields, date: Option<Date>) {
    for key in fields
        .keys()
        .into_iter()
        .filter(|key| !OWN.contains(&&*key.value))
    {
        // Most keys are plain as they are written.
        let is_plain = key.value.bytes().all(|byte| byte.is_ascii_lowercase());
        let plain = match is_plain {
            true => Cow::Borrowed(&*key.value),
            false => Cow::Owned(plain_key(&key.value)),
        };
        let Some((_, means)) = KEYS.iter().find(|(name, _)| *name == plain) else {
            continue;
        };
        let node = fields.value(&key.value);
        let value = node.and_then(written);
        let is_nothing = node.is_none_or(|node| node.shape() == Shape::Empty);
        let is_own = key.value == ALSO_OWN;
        if !is_nothing && !is_own && !is_understood(reader, *means, value.as_deref()) {
            fields.take(&key.value);
            let problem = FieldProblem::KeptBackPerhaps { key: key.value };
            reader.report(key.span, problem);
            continue;
        }
        let Some(line) = value
            .as_deref()
            .and_then(|value| cure(reader, *means, value, date))
            .filter(|line| !(is_own && line == WITHDRAWN_HERE))
        else {
            continue;
        };
        fields.take(&key.value);
        let problem = FieldProblem::KeptBack {
            key: key.value,
            value: value.unwrap_or_default(),
            line,
        };
        reader.report(key.span, problem);
    }
}

/// Reports an article in a folder of drafts, unless it says that it is one.
pub(super) fn report_folder(reader: &mut FieldReader<'_>, is_draft: bool) {
    let folder = reader.path.as_str().split('/');
    let Some(folder) = folder.rev().skip(1).find(|step| FOLDERS.contains(step)) else {
        return;
    };
    if !is_draft {
        let problem = FieldProblem::KeptInFolder {
            folder: folder.to_owned(),
        };
        let place = Place::file(&reader.path);
        reader.diagnostics.push(Diagnostic::new(place, problem));
    }
}

/// Whether a value tells if the article is kept back. A word of a state may be any: those that keep it back are known.
fn is_understood(reader: &FieldReader<'_>, means: Means, value: Option<&str>) -> bool {
    let Some(value) = value else {
        return false;
    };
    let word = plain_key(value);
    let is_date = || {
        let context = reader.context;
        context.locale.parse_date(value, context.offset).is_ok()
    };
    match means {
        Means::Hidden | Means::Shown => {
            let words = YES.iter().chain(&NO);
            words.copied().any(|known| known == word) || is_date()
        }
        Means::State | Means::From | Means::Until => true,
    }
}

/// The line that keeps an article back as the value of a key of another tool does; none when it does not.
fn cure(reader: &FieldReader<'_>, means: Means, value: &str, date: Option<Date>) -> Option<String> {
    let word = plain_key(value);
    let is = |words: &[&str]| words.contains(&word.as_str());
    let parsed = || {
        let context = reader.context;
        context.locale.parse_date(value, context.offset).ok()
    };
    let draft = || Some("draft: true".to_owned());
    match means {
        Means::Hidden if is(&YES) => draft(),
        Means::Shown if is(&NO) => draft(),
        Means::State if is(&STATES) => draft(),
        Means::State if is(&WITHDRAWN) => Some(WITHDRAWN_HERE.to_owned()),
        Means::From => match (parsed(), date) {
            (Some(from), Some(date)) if from.interval().first <= date.interval().first => None,
            (Some(_), _) => Some(format!("date: {value}")),
            (None, _) => draft(),
        },
        Means::Until => match parsed() {
            Some(_) => Some(format!("expires: {value}")),
            None => draft(),
        },
        Means::Hidden | Means::Shown | Means::State => None,
    }
}

/// A value as it is written, when it is a text.
fn written(node: &YamlNode) -> Option<String> {
    match &node.value {
        YamlValue::Text(text) => Some(text.trim().to_owned()),
        YamlValue::Empty | YamlValue::List(_) | YamlValue::Map(_) => None,
    }
}
