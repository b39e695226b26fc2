//! `bantin check`: prints everything that is wrong on standard output.

use super::{
    args::{CheckArgs, CommonArgs, OutputFormat},
    console::{Console, Stream, console},
    exit::Exit,
    fix,
    open::{OpenedSite, count, disk, open},
    overseer::overseen,
    words,
};
use crate::{
    diagnostic::{self, Detail, Diagnostic, DiagnosticReport, Language, json},
    pipeline::{locale, texts, texts_of},
    site::CancelToken,
    source::SourceFiles,
};
use std::process;

/// How often a site is mended at most: what was hidden behind a mistake is found when that is mended.
const MOST_ROUNDS: usize = 8;

pub(super) fn run(common: &CommonArgs, args: &CheckArgs) -> Exit {
    let mut mendings = None;
    // Without a site that can be read nothing is mended, and the check reports why.
    if args.fix
        && let Ok(disk) = disk(common)
        && let Some(locale) = locale(&disk)
    {
        let console = console(common, locale.tag());
        if args.dry_run {
            let found =
                open(common).map_or_else(|closed| closed.diagnostics, |opened| opened.diagnostics);
            return fix::show(console, &disk, &found);
        }
        mendings = Some((console, fix::run(console, &disk)));
    }
    let mut opened = open(common);
    let mut not_mended = Vec::new();
    if let Some((console, mut mendings)) = mendings {
        for _ in 0..MOST_ROUNDS {
            let rewritten = opened
                .as_ref()
                .is_ok_and(|opened| mendings.rewrite(console, &opened.disk, &opened.diagnostics));
            if !rewritten {
                break;
            }
            opened = open(common);
        }
        not_mended = mendings.report(console);
    }
    let opened = match opened {
        Ok(opened) => opened,
        Err(closed) => {
            report(
                closed.console,
                closed.files.as_ref(),
                &closed.diagnostics,
                args,
            );
            return Exit::Trouble;
        }
    };
    let mut diagnostics = opened.diagnostics.clone();
    diagnostics.append(&mut not_mended);
    let maker = opened.session.quick_maker(&opened.disk);
    let give_up = |endless| {
        let found = [&diagnostics[..], &[endless]].concat();
        process::exit(report_counted(&opened, found, args) as i32);
    };
    let of_templates = overseen(&opened.session.theme, give_up, || {
        maker.try_templates(CancelToken::NEVER)
    });
    diagnostics.extend(of_templates.into_iter().flatten());
    report_counted(&opened, diagnostics, args)
}

/// Prints all diagnostics, and reports how many errors and warnings there are.
fn report_counted(opened: &OpenedSite, mut diagnostics: Vec<Diagnostic>, args: &CheckArgs) -> Exit {
    diagnostic::sort(&mut diagnostics);
    let printed = report(opened.console, &opened.disk, &diagnostics, args);
    let (errors, warnings) = count(&diagnostics);
    let site = &opened.session.site;
    let articles = site.articles.len() + site.held_back.len() + site.retired.len();
    let found = |language| words::findings(language, errors, warnings);
    opened.console.report(
        format!(
            "{} · {} bài đã xem",
            found(Language::Vi),
            Language::Vi.number(articles)
        ),
        format!(
            "{} · {} articles looked at",
            found(Language::En),
            Language::En.number(articles)
        ),
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
    args: &CheckArgs,
) -> Exit {
    match args.format {
        OutputFormat::Text => {
            let detail = if args.all { Detail::Each } else { Detail::All };
            let selection = console.select(diagnostics, detail);
            let texts = texts_of(files, selection.places());
            console.print(&console.text(&selection, &texts, Stream::Stdout))
        }
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
