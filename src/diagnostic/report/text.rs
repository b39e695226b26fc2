//! Diagnostics as text for people.

use super::{
    excerpt::excerpt,
    positions::{Texts, at},
    selection::{Selection, Told},
};
use crate::{
    diagnostic::{Language, Severity},
    text::visible,
};
use annotate_snippets::{AnnotationKind, Level, Renderer};
use std::{cmp::Reverse, collections::BTreeMap};

/// Letters of a line that are shown when nobody knows how wide the terminal is.
const WIDTH: usize = 140;
/// Letters of a line that stand before the source: number, bar and blanks.
const MARGIN: usize = 10;
/// Fewest letters of a source line that are shown, however narrow a terminal is.
const NARROWEST: usize = 30;
/// Most codes that are named of what is left out.
const MOST_CODES: usize = 3;

/// How a text for people looks.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    /// In which language it is.
    pub language: Language,
    /// Whether it is coloured.
    pub colour: bool,
    /// Letters in a line of the terminal, if there is one.
    pub width: Option<usize>,
}

/// Each problem with its file, line and column, the line itself, and the cure; then what is left out.
pub fn text(selection: &Selection<'_>, texts: &Texts, style: TextStyle) -> String {
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    // Lines are cut here, around their marks.
    let renderer = renderer.term_width(usize::MAX >> 8);
    let told = selection.told.iter();
    let told = told.map(|told| render(told, texts, style, &renderer) + "\n\n");
    told.chain(left_out(selection, style.language)).collect()
}

fn render(told: &Told<'_>, texts: &Texts, style: TextStyle, renderer: &Renderer) -> String {
    let (error, warning, help, note) = match style.language {
        Language::Vi => ("lỗi", "cảnh báo", "cách sửa", "nơi gặp"),
        Language::En => ("error", "warning", "help", "found"),
    };
    let diagnostic = told.diagnostic;
    let words = diagnostic.problem.text(style.language);
    let title = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Warning => Level::WARNING.with_name(warning),
    }
    .primary_title(visible(&words.message).into_owned())
    .id(diagnostic.problem.code());

    let width = style.width.unwrap_or(WIDTH).saturating_sub(MARGIN);
    let line = |place, kind| excerpt(texts, place, kind, width.max(NARROWEST));
    let mut group = title.elements(line(&diagnostic.place, AnnotationKind::Primary));
    if let Some(other) = &diagnostic.other {
        group = group.elements(line(other, AnnotationKind::Context));
    }
    let cure = visible(&words.help).into_owned();
    group = group.element(Level::HELP.with_name(help).message(cure));
    if !told.alike.is_empty() {
        let places = places(told, texts, style.language);
        group = group.element(Level::NOTE.with_name(note).message(places));
    }
    let rendered = renderer.render(&[group]);
    let lines = rendered.split_inclusive('\n');
    lines.filter(|line| !is_origin_of_nothing(line)).collect()
}

/// Whether a line says from where the following comes, and nothing: it does below an `Origin` of its own.
fn is_origin_of_nothing(line: &str) -> bool {
    let mut colours = line.split('\u{1b}');
    let bare = colours.next().unwrap_or("").to_owned();
    let after = colours.map(|rest| rest.split_once('m').map_or("", |(_, text)| text));
    after.fold(bare, |all, text| all + text).trim() == ":::"
}

/// Where the same was found: `1.000 chỗ trong 998 tệp: content/a.md:3:1, …; xem hết: …`.
fn places(told: &Told<'_>, texts: &Texts, language: Language) -> String {
    let named: Vec<String> = told.named().iter().map(|place| at(texts, place)).collect();
    let named = named.join(", ");
    let number = |number| language.number(number);
    let (places, files) = (number(told.alike.len()), number(told.files()));
    let dots = match told.alike.len() > told.named().len() {
        true => ", …",
        false => "",
    };
    match language {
        Language::Vi => format!(
            "{places} chỗ trong {files} tệp: {named}{dots}; `bantin check --all` kể từng chỗ"
        ),
        Language::En => format!(
            "{places} places in {files} files: {named}{dots}; `bantin check --all` names each of them"
        ),
    }
}

/// The last line: `… và 1.234 cảnh báo nữa (800 missing-alt, …): chạy bantin check để xem hết`.
fn left_out(selection: &Selection<'_>, language: Language) -> Option<String> {
    let more: usize = selection.left_out.values().sum();
    if more == 0 {
        return None;
    }
    let codes = by_count(&selection.left_out, language);
    let count = language.number(more);
    Some(match (language, selection.told.is_empty()) {
        (Language::Vi, true) => format!("{count} cảnh báo ({codes}): chạy `bantin check` để xem\n"),
        (Language::Vi, false) => {
            format!("… và {count} cảnh báo nữa ({codes}): chạy `bantin check` để xem hết\n")
        }
        (Language::En, true) => {
            let plural = if more == 1 { "" } else { "s" };
            format!("{count} warning{plural} ({codes}): run `bantin check` to see them\n")
        }
        (Language::En, false) => {
            let plural = if more == 1 { "" } else { "s" };
            format!(
                "… and {count} more warning{plural} ({codes}): run `bantin check` to see them all\n"
            )
        }
    })
}

/// Codes with their numbers, the most frequent first.
fn by_count(codes: &BTreeMap<&'static str, usize>, language: Language) -> String {
    let mut codes: Vec<_> = codes.iter().collect();
    codes.sort_by_key(|(_, count)| Reverse(**count));
    let named = codes.iter().take(MOST_CODES);
    let named = named.map(|(code, count)| format!("{} {code}", language.number(**count)));
    let rest = (codes.len() > MOST_CODES).then(|| "…".to_owned());
    named.chain(rest).collect::<Vec<_>>().join(", ")
}
