//! `bantin check`: prints everything that is wrong on standard output.

use super::{
    args::{CheckArgs, CommonArgs, OutputFormat},
    console::{Console, console},
    exit::Exit,
    fix,
    open::{OpenedSite, count, disk, open},
    overseer::overseen,
    words,
};
use crate::{
    diagnostic::{self, Diagnostic, DiagnosticReport, Language, json},
    pipeline::{locale, texts},
    site::CancelToken,
    source::SourceFiles,
};
use std::{
    io::{self, IsTerminal},
    process,
};

pub(super) fn run(common: &CommonArgs, args: &CheckArgs) -> Exit {
    let mut not_mended = Vec::new();
    // Without a site that can be read nothing is mended, and the check reports why.
    if args.fix
        && let Ok(disk) = disk(common)
        && let Some(locale) = locale(&disk)
    {
        let console = console(common, locale.tag());
        if args.dry_run {
            return fix::show(console, &disk);
        }
        not_mended = fix::run(console, &disk);
    }
    let opened = match open(common) {
        Ok(opened) => opened,
        Err(closed) => {
            report(
                closed.console,
                closed.files.as_ref(),
                &closed.diagnostics,
                args.format,
            );
            return Exit::Trouble;
        }
    };
    let mut diagnostics = opened.diagnostics.clone();
    diagnostics.append(&mut not_mended);
    let maker = opened.session.quick_maker(&opened.disk);
    let give_up = |endless| {
        let found = [&diagnostics[..], &[endless]].concat();
        process::exit(report_counted(&opened, found, args.format) as i32);
    };
    let of_templates = overseen(&opened.session.theme, give_up, || {
        maker.try_templates(CancelToken::NEVER)
    });
    diagnostics.extend(of_templates.into_iter().flatten());
    report_counted(&opened, diagnostics, args.format)
}

/// Prints all diagnostics, and reports how many errors and warnings there are.
fn report_counted(
    opened: &OpenedSite,
    mut diagnostics: Vec<Diagnostic>,
    format: OutputFormat,
) -> Exit {
    diagnostic::sort(&mut diagnostics);
    let printed = report(opened.console, &opened.disk, &diagnostics, format);
    let (errors, warnings) = count(&diagnostics);
    let site = &opened.session.site;
    let articles = site.articles.len() + site.held_back.len() + site.retired.len();
    let found = |language| words::findings(language, errors, warnings);
    opened.console.report(
        format!("{} · {articles} bài đã xem", found(Language::Vi)),
        format!("{} · {articles} articles looked at", found(Language::En)),
    );
    match errors {
        0 => printed,
        _ => Exit::Findings.once_printed(printed),
    }
}

fn report(
    console: Console,
    files: &dyn SourceFiles,
    diagnostics: &[Diagnostic],
    format: OutputFormat,
) -> Exit {
    match format {
        OutputFormat::Text => console.print(&console.text(
            files,
            diagnostics,
            console.colours(io::stdout().is_terminal()),
        )),
        OutputFormat::Json => {
            let texts = texts(files, diagnostics);
            console.print(
                &(json(&DiagnosticReport {
                    diagnostics,
                    texts: &texts,
                    language: console.language,
                }) + "\n"),
            )
        }
    }
}
