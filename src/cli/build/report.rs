//! Reports a build that has published.

use super::{phases, timings::Timings, unlisted};
use crate::{
    cli::{args::BuildArgs, console::Console, exit::Exit, open::count, words},
    diagnostic::{self, Diagnostic, DiagnosticReport, Language},
    pipeline::{LastBuild, UnlistedReason, texts},
    publish::{Published, RemakeReason},
    site::{BrokenUrls, PhaseChange},
    source::SourceFiles,
    text::Date,
};
use serde_json::{Value, json};
use std::path::Path;

/// Most files of unknown origin that are named.
const MOST_KEPT: usize = 5;

/// A build that has published, with all that its report needs.
pub(super) struct Done<'a> {
    pub(super) console: Console,
    pub(super) files: &'a dyn SourceFiles,
    pub(super) out: &'a Path,
    pub(super) last_build: &'a LastBuild,
    pub(super) published: &'a Published,
    pub(super) broken_urls: &'a BrokenUrls,
    pub(super) phase_changes: &'a [PhaseChange],
    pub(super) timings: &'a Timings,
}

impl Done<'_> {
    /// Reports the build to people or as JSON, and ends the command.
    pub(super) fn report(&self, args: &BuildArgs) -> Exit {
        if args.explain {
            self.explain();
        }
        phases::report(self.console, self.phase_changes);
        unlisted::unlisted(self.console, self.last_build);
        unlisted::unused(self.console, self.last_build);
        unlisted::news(self.console, self.last_build);
        self.kept();
        if args.timings {
            let (vi, en) = (
                self.timings.text(Language::Vi),
                self.timings.text(Language::En),
            );
            self.console.report(vi, en);
        }
        self.console
            .report(self.line(Language::Vi), self.line(Language::En));
        if args.json {
            self.account(args.explain)
        } else {
            Exit::Fine
        }
    }

    /// The last line for people: `10.000 bài, 12.431 trang: 37 mới, 2 sửa, 12.392 giữ nguyên; ghi 39 tệp · 0,80 s`.
    fn line(&self, language: Language) -> String {
        let number = |number: usize| language.number(number);
        let Published {
            pages,
            new_pages,
            changed_pages,
            removed,
            written,
            ..
        } = self.published;
        let same = pages - new_pages - changed_pages;
        let took = words::seconds(language, self.timings.all());
        let (articles, pages) = (number(self.last_build.articles), number(*pages));
        let (written, removed) = (number(*written), *removed);
        match language {
            Language::Vi => {
                let gone = match removed {
                    0 => String::new(),
                    removed => format!(", bỏ {} tệp", number(removed)),
                };
                format!(
                    "{articles} bài, {pages} trang: {} mới, {} sửa, {} giữ nguyên; ghi {written} tệp{gone} · {took}",
                    number(*new_pages),
                    number(*changed_pages),
                    number(same),
                )
            }
            Language::En => {
                let gone = match removed {
                    0 => String::new(),
                    removed => format!(", {} removed", number(removed)),
                };
                format!(
                    "{articles} article{}, {pages} page{}: {} new, {} changed, {} unchanged; {written} files written{gone} · {took}",
                    words::plural(self.last_build.articles),
                    words::plural(self.published.pages),
                    number(*new_pages),
                    number(*changed_pages),
                    number(same),
                )
            }
        }
    }

    /// Names files that were kept, because somebody has changed them or it is not known whose they are.
    fn kept(&self) {
        if self.published.is_of_unknown_list {
            self.kept_for_doubt();
            return;
        }
        for path in &self.published.kept {
            self.console.report(
                format!("giữ lại {path}: không còn trong trang, nhưng đã bị sửa bằng tay"),
                format!(
                    "{path} is kept: it is no part of the site any more, but was changed by hand"
                ),
            );
        }
    }

    fn kept_for_doubt(&self) {
        let kept = &self.published.kept;
        let named: Vec<&str> = kept.iter().take(MOST_KEPT).map(|path| &**path).collect();
        let (out, named) = (self.out.display(), named.join(", "));
        let number = kept.len();
        let (vi, en) = (Language::Vi.number(number), Language::En.number(number));
        self.console.report(
            format!(
                "giữ lại {vi} tệp không còn trong trang ({named} …): danh sách tệp trong {out} không do bantin trên máy này viết, nên không rõ tệp của ai\n= cách sửa: xóa thư mục {out} nếu trong đó không có gì của riêng bạn, rồi dựng lại"
            ),
            format!(
                "{en} files are kept that are no part of the site any more ({named} …): the list of files in {out} was not written by bantin on this machine, so nobody knows whose they are\n= help: delete the folder {out} if nothing in it is yours, and build again"
            ),
        );
    }

    fn explain(&self) {
        for (path, reason) in &self.published.made {
            self.console.report(
                format!("{path}: {}", words_of(Language::Vi, *reason)),
                format!("{path}: {}", words_of(Language::En, *reason)),
            );
        }
    }

    fn account(&self, explain: bool) -> Exit {
        let of_the_past = &self.broken_urls.diagnostics;
        let all = self.last_build.diagnostics.iter().chain(of_the_past);
        let mut diagnostics: Vec<Diagnostic> = all.cloned().collect();
        diagnostic::sort(&mut diagnostics);
        let account = Account {
            console: self.console,
            files: self.files,
            out: self.out,
            last_build: Some(self.last_build),
            published: Some(self.published),
            broken_urls: Some(self.broken_urls),
            phase_changes: self.phase_changes,
            diagnostics: &diagnostics,
            timings: self.timings,
        };
        account.print(explain)
    }
}

/// The report of a build as JSON. What is not known of a build that has stopped is null.
pub(super) struct Account<'a> {
    pub(super) console: Console,
    pub(super) files: &'a dyn SourceFiles,
    pub(super) out: &'a Path,
    pub(super) last_build: Option<&'a LastBuild>,
    pub(super) published: Option<&'a Published>,
    pub(super) broken_urls: Option<&'a BrokenUrls>,
    pub(super) phase_changes: &'a [PhaseChange],
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) timings: &'a Timings,
}

impl Account<'_> {
    /// Prints the report on standard output.
    pub(super) fn print(&self, explain: bool) -> Exit {
        self.console.print(&(self.json(explain).to_string() + "\n"))
    }

    fn json(&self, explain: bool) -> Value {
        let published = self.published;
        let number = |of: fn(&Published) -> usize| published.map(of);
        let (errors, warnings) = count(self.diagnostics);
        let texts = texts(self.files, self.diagnostics);
        let report = DiagnosticReport {
            diagnostics: self.diagnostics,
            texts: &texts,
            language: self.console.language,
        };
        let mut report = json!({
            "published": published.is_some(),
            "out": self.out.to_string_lossy(),
            "articles": self.last_build.map(|last_build| last_build.articles),
            "pages": number(|it| it.pages),
            "new": number(|it| it.new_pages),
            "changed": number(|it| it.changed_pages),
            "unchanged": number(|it| it.pages - it.new_pages - it.changed_pages),
            "files": number(|it| it.files),
            "written": number(|it| it.written),
            "removed": number(|it| it.removed),
            "kept": published.map(|it| &it.kept),
            "gone": self.broken_urls.map(|it| json!({ "lists": it.lists, "files": it.files })),
            "phase_changes": self.phase_changes.iter().map(phase_change).collect::<Value>(),
            "news": self.last_build.and_then(news),
            "unlisted": self.last_build.map(unlisted),
            "unused": self.last_build.map(|last_build| last_build.unused.count),
            "errors": errors,
            "warnings": warnings,
            "diagnostics": diagnostic::findings(&report, usize::MAX),
            "seconds": self.timings.all().as_secs_f64(),
            "timings": self.timings.json(),
        });
        if let (true, Some(published)) = (explain, published) {
            let made = published.made.iter();
            let made = made.map(|(path, reason)| json!({ "path": path, "reason": id_of(*reason) }));
            report["made"] = made.collect();
        }
        report
    }
}

fn phase_change(change: &PhaseChange) -> Value {
    json!({ "path": change.path.as_str(), "before": change.before, "now": change.now })
}

fn news(last_build: &LastBuild) -> Option<Value> {
    let news = last_build.news.as_ref()?;
    Some(json!({ "articles": news.articles, "stale": news.stale.to_string() }))
}

fn unlisted(last_build: &LastBuild) -> Value {
    let unlisted = last_build.unlisted.iter().map(|unlisted| {
        let (why, date) = match unlisted.why {
            UnlistedReason::Draft => ("draft", None),
            UnlistedReason::Scheduled(from) => ("scheduled", Some(from)),
            UnlistedReason::Withdrawn => ("withdrawn", None),
            UnlistedReason::Expired(last) => ("expired", Some(last)),
        };
        let day = date.map(|date| date.interval().first.to_string());
        let moment = date.and_then(|date| match date {
            Date::Minute(_) => Some(date.iso(&last_build.offset_text())),
            _ => None,
        });
        json!({ "path": unlisted.path.as_str(), "why": why, "day": day, "moment": moment })
    });
    unlisted.collect()
}

fn id_of(reason: RemakeReason) -> &'static str {
    match reason {
        RemakeReason::New => "new",
        RemakeReason::Touched => "touched",
        RemakeReason::Forced => "forced",
        RemakeReason::Program => "program",
        RemakeReason::Forgotten => "forgotten",
        RemakeReason::Theme => "theme",
        RemakeReason::Chrome => "chrome",
        RemakeReason::Text => "text",
        RemakeReason::View => "view",
        RemakeReason::Head => "head",
    }
}

fn words_of(language: Language, reason: RemakeReason) -> &'static str {
    let (vi, en) = match reason {
        RemakeReason::New => ("chưa có ở lần dựng trước", "not there before"),
        RemakeReason::Touched => (
            "tệp đã bị sửa hay xóa ngoài bantin",
            "the file was changed or removed by somebody else",
        ),
        RemakeReason::Forced => ("dựng lại theo --force", "everything is made anew (--force)"),
        RemakeReason::Program => ("bản bantin khác", "another version of bantin"),
        RemakeReason::Forgotten => (
            "không còn nhớ tệp này được dựng từ gì",
            "what it was made of is not remembered any more",
        ),
        RemakeReason::Theme => (
            "giao diện hay câu chữ đổi",
            "the theme or its words changed",
        ),
        RemakeReason::Chrome => (
            "khung chung đổi: tên trang, thực đơn, chân trang",
            "the frame of all pages changed: name, menus, foot",
        ),
        RemakeReason::Text => ("nội dung bài đổi", "the text of the article changed"),
        RemakeReason::View => (
            "những gì trang này nêu đổi: bài, danh sách hay số liệu",
            "what the page shows changed: articles, lists or figures",
        ),
        RemakeReason::Head => (
            "tên, mô tả hay đường dẫn của trang đổi",
            "the title, description or address of the page changed",
        ),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}
