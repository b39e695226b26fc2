//! Which diagnostics people are told, and in which order: settings and registers first, since what is wrong there is often
//! the cause of the rest, then errors before warnings. What is the same in many files is told once.

use crate::diagnostic::{Diagnostic, Language, Place, Severity, SourcePath};
use std::collections::{BTreeMap, HashMap, HashSet};

/// From how many files on the same diagnostic is told once for all of them.
const MANY_FILES: usize = 4;
/// How many warnings of each code are told before others of it, when there is no room for all.
const FIRST_OF_A_CODE: usize = 3;

/// How much people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// All diagnostics, each by itself.
    Each,
    /// All diagnostics, what is the same in many files once.
    All,
    /// All errors, and at most so many warnings.
    MostWarnings(usize),
    /// Errors alone.
    Errors,
}

/// A diagnostic that is told.
#[derive(Debug)]
pub struct Told<'a> {
    /// The diagnostic; the first one, when many are the same.
    pub diagnostic: &'a Diagnostic,
    /// Where the same was found, this diagnostic included; none when it is told for itself alone.
    pub alike: Vec<&'a Place>,
}

/// What is told of many diagnostics.
#[derive(Debug)]
pub struct Selection<'a> {
    /// What is told, in this order.
    pub told: Vec<Told<'a>>,
    /// Number of warnings that are not told, by their codes.
    pub left_out: BTreeMap<&'static str, usize>,
}

impl Selection<'_> {
    /// The files whose texts are needed to tell it.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.told.iter().flat_map(|told| {
            let diagnostic = told.diagnostic;
            let own = std::iter::once(&diagnostic.place).chain(&diagnostic.other);
            own.chain(told.named().iter().copied())
        })
    }
}

impl<'a> Told<'a> {
    /// The places that are named when the same was found in many.
    pub(super) fn named(&self) -> &[&'a Place] {
        &self.alike[..self.alike.len().min(3)]
    }

    /// In how many files the same was found.
    pub(super) fn files(&self) -> usize {
        let files: HashSet<&SourcePath> = self.alike.iter().map(|place| &place.path).collect();
        files.len()
    }

    fn count(&self) -> usize {
        self.alike.len().max(1)
    }
}

/// Chooses what people are told of these diagnostics, which are sorted, in a language.
pub fn select(diagnostics: &[Diagnostic], language: Language, detail: Detail) -> Selection<'_> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by_cached_key(|found| order(found));
    let told = match detail {
        Detail::Each => ordered.into_iter().map(alone).collect(),
        Detail::All | Detail::MostWarnings(_) | Detail::Errors => grouped(&ordered, language),
    };
    match detail {
        Detail::Each | Detail::All => Selection {
            told,
            left_out: BTreeMap::new(),
        },
        Detail::MostWarnings(most) => shortened(told, most),
        Detail::Errors => shortened(told, 0),
    }
}

/// What is told first is less.
fn order(found: &Diagnostic) -> impl Ord {
    (rank(&found.place.path), found.severity, found.place.clone())
}

/// Settings come before registers, registers before all other files.
fn rank(path: &SourcePath) -> u8 {
    let is_yaml = path.as_str().ends_with(".yaml") || path.as_str().ends_with(".yml");
    match path.as_str().split('/').collect::<Vec<_>>()[..] {
        [_] => 0,
        ["content", _] if is_yaml => 1,
        _ => 2,
    }
}

fn alone(diagnostic: &Diagnostic) -> Told<'_> {
    Told {
        diagnostic,
        alike: Vec::new(),
    }
}

/// Takes together what reads the same in many files. A diagnostic with a second place stays for itself.
fn grouped<'a>(ordered: &[&'a Diagnostic], language: Language) -> Vec<Told<'a>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut group_of = HashMap::new();
    for &found in ordered {
        let words = found.problem.text(language);
        let key = (
            found.severity,
            found.problem.code(),
            words.message,
            words.help,
        );
        let group = match found.other {
            None => *group_of.entry(key).or_insert(groups.len()),
            Some(_) => groups.len(),
        };
        match groups.get_mut(group) {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    let told = groups.into_iter().flat_map(|group| {
        let together = Told {
            diagnostic: group[0],
            alike: group.iter().map(|found| &found.place).collect(),
        };
        match together.files() >= MANY_FILES {
            true => vec![together],
            false => group.into_iter().map(alone).collect(),
        }
    });
    let mut told: Vec<Told<'_>> = told.collect();
    // Few that are the same stand where they were found.
    told.sort_by_cached_key(|told| order(told.diagnostic));
    told
}

/// Keeps all errors and so many warnings: the first few of each code, so that none hides behind another, then the first of
/// the others.
fn shortened(told: Vec<Told<'_>>, most: usize) -> Selection<'_> {
    let code = |told: &Told<'_>| told.diagnostic.problem.code();
    let (mut of_code, mut first, mut others) = (HashMap::new(), Vec::new(), Vec::new());
    for (index, one) in told.iter().enumerate() {
        if one.diagnostic.severity == Severity::Warning {
            let before = of_code.entry(code(one)).or_insert(0);
            *before += 1;
            let list = if *before <= FIRST_OF_A_CODE {
                &mut first
            } else {
                &mut others
            };
            list.push(index);
        }
    }
    let left_out: HashSet<usize> = first.into_iter().chain(others).skip(most).collect();
    let mut selection = Selection {
        told: Vec::new(),
        left_out: BTreeMap::new(),
    };
    for (index, one) in told.into_iter().enumerate() {
        match left_out.contains(&index) {
            true => *selection.left_out.entry(code(&one)).or_insert(0) += one.count(),
            false => selection.told.push(one),
        }
    }
    selection
}
