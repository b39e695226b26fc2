//! `bantin build`: the site, in a folder.

use super::{
    Exit,
    args::{BuildArgs, Common},
    open::{Opened, Voice, count, open_with_words},
    words,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, SourcePath, has_errors},
    publish::{self, Failure},
    site::{HeldBack, Reason, Site},
    text::Date,
};
use std::{path::Path, time::Instant};

pub(super) fn run(common: &Common, args: &BuildArgs) -> Exit {
    let start = Instant::now();
    let opened = match open_with_words(common) {
        Ok(opened) => opened,
        Err(closed) => return closed.tell(),
    };
    let Opened {
        disk,
        newsroom,
        diagnostics,
        voice,
    } = &opened;
    voice.tell_first(disk, diagnostics);
    if has_errors(diagnostics) {
        return unpublished(*voice, diagnostics);
    }
    let out = args
        .out
        .clone()
        .unwrap_or_else(|| disk.root().join("public"));
    let out = match publish::check(disk.root(), &out) {
        Ok(out) => out,
        Err(problem) => {
            voice.tell(disk, &[Diagnostic::new(place(&out), problem)]);
            return Exit::Refused;
        }
    };
    let mut outputs = newsroom.outputs();
    outputs.extend(newsroom.index_outputs(disk));
    let paths: Vec<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    let published = newsroom
        .maker(disk)
        .map_err(|diagnostic| Failure::Content(vec![*diagnostic]))
        .and_then(|maker| publish::publish(&out, &paths, |index| maker.make(&outputs[index])));
    match published {
        Ok(published) => {
            report_held_back(*voice, &newsroom.site);
            let (articles, pages, files) = (
                newsroom.site.articles.len(),
                newsroom.site.page_count(),
                published.files,
            );
            let (time, out) = (start.elapsed(), out.display());
            let took = |language| words::seconds(language, time);
            voice.say(
                format!(
                    "{articles} bài, {pages} trang, {files} tệp trong {out} · {}",
                    took(Language::Vi)
                ),
                format!(
                    "{articles} articles, {pages} pages, {files} files in {out} · {}",
                    took(Language::En)
                ),
            );
            Exit::Fine
        }
        Err(Failure::Content(diagnostics)) => {
            voice.tell(disk, &diagnostics);
            unpublished(*voice, &diagnostics)
        }
        Err(Failure::Disk(diagnostic)) => {
            voice.tell(disk, &[*diagnostic]);
            Exit::Trouble
        }
    }
}

fn place(out: &Path) -> Place {
    Place::file(&SourcePath::new(out.to_string_lossy().into_owned()))
}

fn unpublished(voice: Voice, diagnostics: &[Diagnostic]) -> Exit {
    let (errors, warnings) = count(diagnostics);
    let found = |language| words::findings(language, errors, warnings);
    voice.say(
        format!(
            "{}: không dựng trang, trang cũ vẫn còn nguyên",
            found(Language::Vi)
        ),
        format!(
            "{}: nothing was built, the old site is untouched",
            found(Language::En)
        ),
    );
    Exit::Findings
}

/// Names every article that was left out, and when it becomes public.
fn report_held_back(voice: Voice, site: &Site) {
    if site.held_back.is_empty() {
        return;
    }
    let count = site.held_back.len();
    voice.say(
        format!("{count} bài chưa đăng:"),
        format!("{count} not published:"),
    );
    for held in site.held_back.iter() {
        let HeldBack { article, reason } = &**held;
        let path = article.path();
        match reason {
            Reason::Draft => voice.say(format!("  {path} · bản nháp"), format!("  {path} · draft")),
            Reason::Scheduled(day) => {
                let day = site.locale.date(Date::Day(*day));
                voice.say(
                    format!("  {path} · đăng từ {day}"),
                    format!("  {path} · public from {day}"),
                );
            }
        }
    }
}
