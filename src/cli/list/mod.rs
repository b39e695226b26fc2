//! `bantin list`: prints the site as data, in the order of its pages.

mod entries;
mod filter;
mod records;
mod rows;

use super::{
    args::{CommonArgs, ListArgs, ListTopic},
    console::Console,
    exit::Exit,
    open::open,
};
use crate::{
    diagnostic::{Diagnostic, has_errors},
    source::SourceFiles,
};
use entries::{commemorations, organisations, programmes};
use filter::Filter;
use records::{awards, results};
use rows::{ListRow, articles, campaigns, districts, matrix, phases};

pub(super) fn run(common: &CommonArgs, args: &ListArgs) -> Exit {
    let opened = match open(common) {
        Ok(opened) => opened,
        Err(closed) => return closed.report(),
    };
    let (site, console) = (&opened.session.site, opened.console);
    let filter = match Filter::new(site, args) {
        Ok(filter) => filter,
        Err(unknown) => return unknown.report(console),
    };
    let printed = match args.what {
        ListTopic::Articles => print(console, &articles(site, &filter, args.all), args.json),
        ListTopic::Districts => print(console, &districts(site, &filter), args.json),
        ListTopic::Campaigns => print(console, &campaigns(site, &filter), args.json),
        ListTopic::Phases => print(console, &phases(site, &filter), args.json),
        ListTopic::Matrix => print(console, &matrix(site, &filter), args.json),
        ListTopic::Honours => print(console, &awards(site, &filter), args.json),
        ListTopic::Results => print(console, &results(site, &filter), args.json),
        ListTopic::Commemorations => print(console, &commemorations(site, &filter), args.json),
        ListTopic::Programmes => print(console, &programmes(site, &filter), args.json),
        ListTopic::Orgs => print(console, &organisations(site, &filter), args.json),
    };
    report_errors(console, &opened.disk, &opened.diagnostics, printed)
}

/// Reports errors, because faulty files are missing from the list.
fn report_errors(
    console: Console,
    files: &dyn SourceFiles,
    found: &[Diagnostic],
    printed: Exit,
) -> Exit {
    if !has_errors(found) {
        return printed;
    }
    console.report_all(files, found);
    Exit::Findings.once_printed(printed)
}

fn print<R: ListRow>(console: Console, rows: &[R], json: bool) -> Exit {
    if json {
        let text = serde_json::to_string_pretty(rows).unwrap_or_else(|_| "[]".to_owned());
        return console.print(&(text + "\n"));
    }
    let cells: Vec<Vec<String>> = rows.iter().map(ListRow::cells).collect();
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
    console.print(&cells.iter().map(line).collect::<String>())
}
