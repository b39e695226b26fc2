//! `bantin list`: the site as data, in the order in which pages show it.

mod entries;
pub(super) mod filter;
mod records;
mod rows;

use super::{
    Exit,
    args::{Common, ListArgs, What},
    open::{Need, Voice, open},
};
use crate::{
    diagnostic::{Diagnostic, has_errors},
    source::Files,
};
use entries::{commemorations, organisations, programmes};
use filter::Filter;
use records::{awards, results};
use rows::{Row, articles, campaigns, districts, matrix, phases};

pub(super) fn run(common: &Common, args: &ListArgs) -> Exit {
    let opened = match open(common, Need::Facts) {
        Ok(opened) => opened,
        Err(closed) => return closed.report(),
    };
    let (site, voice) = (&opened.session.site, opened.voice);
    let filter = match Filter::new(site, args) {
        Ok(filter) => filter,
        Err(unknown) => return unknown.report(voice),
    };
    let printed = match args.what {
        What::Articles => print(voice, &articles(site, &filter, args.all), args.json),
        What::Districts => print(voice, &districts(site, &filter), args.json),
        What::Campaigns => print(voice, &campaigns(site, &filter), args.json),
        What::Phases => print(voice, &phases(site, &filter), args.json),
        What::Matrix => print(voice, &matrix(site, &filter), args.json),
        What::Honours => print(voice, &awards(site, &filter), args.json),
        What::Results => print(voice, &results(site, &filter), args.json),
        What::Commemorations => print(voice, &commemorations(site, &filter), args.json),
        What::Programmes => print(voice, &programmes(site, &filter), args.json),
        What::Organisations => print(voice, &organisations(site, &filter), args.json),
    };
    report_errors(voice, &opened.disk, &opened.diagnostics, printed)
}

/// Faulty files are missing from the list, so they are told.
pub(super) fn report_errors(
    voice: Voice,
    files: &dyn Files,
    found: &[Diagnostic],
    printed: Exit,
) -> Exit {
    if !has_errors(found) {
        return printed;
    }
    voice.report_all(files, found);
    Exit::Findings.once_printed(printed)
}

fn print<R: Row>(voice: Voice, rows: &[R], json: bool) -> Exit {
    if json {
        let text = serde_json::to_string_pretty(rows).unwrap_or_else(|_| "[]".to_owned());
        return voice.print(&(text + "\n"));
    }
    let cells: Vec<Vec<String>> = rows.iter().map(Row::cells).collect();
    let columns = cells.first().map_or(0, Vec::len);
    let width = |column: usize| {
        cells
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let padded = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    voice.print(&cells.iter().map(line).collect::<String>())
}
