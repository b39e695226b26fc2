//! `bantin explain`: explains a code, why it matters, with an example.

use super::{
    args::{CommonArgs, ExplainArgs},
    console::console_anywhere,
    exit::Exit,
    words::pick,
};
use crate::{
    diagnostic::{Explanation, Language, Lint, Severity, Stands, explain, explanations},
    text::visible,
};

pub(super) fn run(common: &CommonArgs, args: &ExplainArgs) -> Exit {
    let console = console_anywhere(common);
    let language = console.language;
    let Some(code) = &args.code else {
        return console.print(&list(language));
    };
    match explain(code) {
        Ok(found) => console.print(&text_of(found, language)),
        Err(nearest) => {
            let near = |words: &str| {
                nearest
                    .as_ref()
                    .map_or_else(String::new, |near| format!(", {words} `{near}`?"))
            };
            console.line(&pick(
                language,
                format!(
                    "không có mã `{code}`{}; `bantin explain` (không kèm mã) liệt kê các mã",
                    near("có phải ý bạn là")
                ),
                format!(
                    "there is no code `{code}`{}; `bantin explain` (without a code) lists them all",
                    near("did you mean")
                ),
            ));
            Exit::Trouble
        }
    }
}

/// Every code with its title. A star marks codes of lints.
fn list(language: Language) -> String {
    let all = explanations();
    let width = all.iter().map(|one| one.code.len()).max().unwrap_or(0);
    let mut lines: String = all
        .iter()
        .map(|one| {
            let mark = if is_rule(one) { '*' } else { ' ' };
            let title = one.title.in_language(language);
            format!("{mark} {:width$}  {title}\n", one.code)
        })
        .collect();
    lines += "\n";
    lines += &pick(
        language,
        "* nhận xét về bài viết và danh mục. Mọi cảnh báo đều đổi mức được bằng `checks:` trong site.yaml.\n".to_owned(),
        "* a remark on texts and registers. Every warning can be set with `checks:` in site.yaml.\n".to_owned(),
    );
    lines
}

fn is_rule(explanation: &Explanation) -> bool {
    Lint::EXPLANATIONS
        .iter()
        .any(|rule| rule.code == explanation.code)
}

fn text_of(found: &Explanation, language: Language) -> String {
    let severity = match (found.severity, language) {
        (Severity::Error, Language::Vi) => "lỗi",
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::Vi) => "cảnh báo",
        (Severity::Warning, Language::En) => "warning",
    };
    let place = stands(found.stands, language);
    let (wrong, right, level) = match language {
        Language::Vi => ("Sai", "Đúng", "mặc định"),
        Language::En => ("Wrong", "Right", "by default"),
    };
    let mut text = format!(
        "{} · {severity} ({level})\n{}\n\n{}\n\n{wrong}{place}:\n\n{}\n{right}:\n\n{}",
        found.code,
        found.title.in_language(language),
        found.why.in_language(language),
        indent(&visible(found.wrong)),
        indent(&visible(found.right)),
    );
    if found.severity == Severity::Warning {
        text += "\n";
        text += &pick(
            language,
            format!(
                "Tắt hoặc coi là lỗi, trong site.yaml: `checks: {{{}: off}}` hoặc `error`.\n",
                found.code
            ),
            format!(
                "To switch it off or make it an error, in site.yaml: `checks: {{{}: off}}` or `error`.\n",
                found.code
            ),
        );
    }
    text
}

fn stands(stands: Stands, language: Language) -> &'static str {
    match (stands, language) {
        (Stands::Text, Language::Vi) => ", trong bài",
        (Stands::Text, Language::En) => ", in the text of an article",
        (Stands::FrontMatter, Language::Vi) => ", trong phần khai báo của bài",
        (Stands::FrontMatter, Language::En) => ", in the front matter of an article",
        (Stands::SiteFile, Language::Vi) => ", trong site.yaml",
        (Stands::SiteFile, Language::En) => ", in site.yaml",
        (Stands::Files, Language::Vi) => ", trong nhiều tệp",
        (Stands::Files, Language::En) => ", in several files",
        (Stands::Template, Language::Vi) => ", trong mẫu trang",
        (Stands::Template, Language::En) => ", in a template",
        (Stands::Terminal, Language::Vi) => ", ngoài dòng lệnh",
        (Stands::Terminal, Language::En) => ", in a terminal",
    }
}

fn indent(lines: &str) -> String {
    lines
        .lines()
        .map(|line| format!("    {line}").trim_end().to_owned() + "\n")
        .collect()
}
