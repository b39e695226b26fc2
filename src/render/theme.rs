//! A theme: templates, strings and files, the built-in ones overridden one at a time by those of
//! `themes/<name>/` and of the site's own `templates/`.

use super::{
    assets::{Assets, Source, Sources},
    builtin,
    digest::digest,
};
use crate::{
    diagnostic::{Bearer, Diagnostic, Place, Problem, SourcePath, Span, Spanned},
    lint::{
        letters::{Use, letters},
        site::invisible_in_name,
    },
    model::strings,
    source::{Files, SITE_FILE, Scan, decode},
    text::{Strings, path_fault},
    view::{Card, Chrome, Head, View},
};
use std::collections::{BTreeMap, BTreeSet};
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// A page or a part of one, or what is wrong with its template.
pub type Rendered = Result<Vec<u8>, Box<Diagnostic>>;

/// Templates, strings and files of a site.
pub struct Theme {
    tera: Tera,
    /// The words of the site's language.
    pub strings: Strings,
    /// Its other files.
    pub assets: Assets,
    /// The templates that are in use.
    templates: BTreeMap<String, Text>,
    /// Files of templates that cannot be used as they are now.
    faulty: BTreeSet<SourcePath>,
}

/// A text of a theme and where it comes from.
#[derive(Clone, PartialEq, Eq)]
struct Text {
    path: SourcePath,
    text: String,
}

impl Theme {
    /// Loads the theme that a site names, in a language. Faulty templates are reported; those of `before`, else
    /// the built-in ones stand in for them.
    pub fn load(
        name: Option<&Spanned<String>>,
        language: &str,
        scan: &Scan,
        files: &dyn Files,
        before: Option<&Theme>,
    ) -> (Theme, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let wanted = name.map_or(builtin::NAME, |name| name.value.as_str());
        let prefix = format!("themes/{wanted}/");
        let own: Vec<&SourcePath> = scan
            .themes
            .iter()
            .filter(|path| path.as_str().starts_with(&prefix))
            .collect();
        if let Some(name) = name.filter(|_| own.is_empty() && wanted != builtin::NAME) {
            let problem = Problem::UnknownTheme {
                name: name.value.clone(),
            };
            diagnostics.push(Diagnostic::new(
                Place::at(&SourcePath::new(SITE_FILE), name.span),
                problem,
            ));
        }
        let mut sources = Sources::new();
        let mut templates = BTreeMap::new();
        for path in builtin::paths() {
            let origin = SourcePath::new(format!("themes/{}/{path}", builtin::NAME));
            if let Some(name) = path.strip_prefix("templates/") {
                templates.insert(
                    name.to_owned(),
                    Text {
                        path: origin,
                        text: builtin::text(&path).unwrap_or_default(),
                    },
                );
            } else if let Some(name) = path.strip_prefix("static/") {
                let bytes = builtin::file(&path).unwrap_or_default().into_owned();
                let path = origin;
                sources.insert(name.to_owned(), Source { path, bytes });
            }
        }
        for path in own.iter().copied().chain(&scan.templates) {
            diagnostics.extend(invisible_in_name(path));
            let inside = path.as_str().strip_prefix(&prefix).unwrap_or(path.as_str());
            if let Some(name) = inside
                .strip_prefix("templates/")
                .filter(|name| name.ends_with(".html"))
            {
                if let Some(text) = read(files, path, Use::Template, &mut diagnostics) {
                    templates.insert(
                        name.to_owned(),
                        Text {
                            path: path.clone(),
                            text,
                        },
                    );
                }
            } else if let Some(name) = inside.strip_prefix("static/") {
                if let Some((_, fault)) = path_fault(name) {
                    let problem = Problem::BadPath {
                        path: name.to_owned(),
                        of: Bearer::File,
                        fault,
                    };
                    diagnostics.push(Diagnostic::new(Place::file(path), problem));
                }
                match files.read(path) {
                    Ok(bytes) => {
                        let (path, bytes) = (path.clone(), bytes.into_owned());
                        sources.insert(name.to_owned(), Source { path, bytes });
                    }
                    Err(error) => {
                        let problem = error.problem(path);
                        diagnostics.push(Diagnostic::new(Place::file(path), problem));
                    }
                }
            }
        }
        let strings = load_strings(language, &prefix, &own, files, &mut diagnostics);
        let assets = Assets::new(sources, before.map(|theme| &theme.assets));
        diagnostics.extend_from_slice(assets.faults());
        let mut faulty = BTreeSet::new();
        let (tera, templates) = compile(templates, before, &mut faulty, &mut diagnostics);
        (
            Theme {
                tera,
                strings,
                assets,
                templates,
                faulty,
            },
            diagnostics,
        )
    }

    /// The text of a built-in file, for showing a problem in it.
    pub fn builtin_text(path: &SourcePath) -> Option<String> {
        let bytes = builtin::at(path)?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Whether the templates are the same as those of another theme.
    pub fn has_templates_of(&self, other: &Theme) -> bool {
        self.templates == other.templates
    }

    /// A digest of templates and words: what pages are made with, besides what they show.
    pub fn digest(&self) -> u64 {
        let templates = self.templates.iter();
        let texts: Vec<(&str, &str)> = templates
            .map(|(name, text)| (name.as_str(), text.text.as_str()))
            .collect();
        digest(&(texts, &self.strings))
    }

    /// Whether another template stands in for the one in this file.
    pub fn stands_in_for(&self, path: &SourcePath) -> bool {
        self.faulty.contains(path)
    }

    /// A renderer for the pages of one site.
    pub fn renderer(&self, chrome: &Chrome) -> Renderer<'_> {
        Renderer {
            theme: self,
            chrome: Value::from_serializable(chrome),
            labels: Value::from_serializable(&self.strings.labels),
        }
    }
}

/// The strings of a language, with what the theme's own file changes.
fn load_strings(
    language: &str,
    prefix: &str,
    own: &[&SourcePath],
    files: &dyn Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Strings {
    let file = format!("strings/{language}.yaml");
    let builtin = builtin::text(&file).unwrap_or_default();
    let over = own
        .iter()
        .find(|path| path.as_str() == format!("{prefix}{file}"));
    let text = over.and_then(|path| read(files, path, Use::Data, diagnostics));
    match strings(&builtin, text.as_deref()) {
        Ok((strings, problems)) => {
            let path = over.map_or_else(|| SourcePath::new(file.as_str()), |path| (*path).clone());
            let found = problems
                .into_iter()
                .map(|(span, problem)| Diagnostic::new(Place::at(&path, span), problem));
            diagnostics.extend(found);
            strings
        }
        Err(problem) => {
            let path = SourcePath::new(format!("themes/{}/{file}", builtin::NAME));
            diagnostics.push(Diagnostic::new(Place::file(&path), problem));
            Strings::default()
        }
    }
}

fn read(
    files: &dyn Files,
    path: &SourcePath,
    used: Use,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mut report = |span, problem| {
        diagnostics.push(Diagnostic::new(
            Place {
                path: path.clone(),
                span,
            },
            problem,
        ))
    };
    match files.read(path) {
        Err(error) => report(None, error.problem(path)),
        Ok(bytes) => match decode(&bytes, false) {
            Ok(decoded) => {
                for (span, lint) in letters(&decoded.text, || used) {
                    report(Some(span), lint.into());
                }
                return Some(decoded.text);
            }
            Err(found) => report(Some(found.span), found.problem),
        },
    }
    None
}

/// Compiles all templates. Each faulty one is reported and left to what stands in for it, until the rest
/// compiles: so every mistake is found in one run. Those that only miss what a faulty one had are not to blame.
fn compile(
    mut templates: BTreeMap<String, Text>,
    before: Option<&Theme>,
    faults: &mut BTreeSet<SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Tera, BTreeMap<String, Text>) {
    let mut lost: Vec<(String, Text)> = Vec::new();
    loop {
        let mut tera = Tera::default();
        // The engine's own filter copies what it is given, and pages are mostly finished HTML.
        tera.register_filter("safe", |html: Value, _: Kwargs, _: &State<'_>| {
            html.mark_safe()
        });
        let Err(error) = tera.add_raw_templates(
            templates
                .iter()
                .map(|(name, text)| (name, text.text.as_str())),
        ) else {
            return (tera, templates);
        };
        let (name, span, problem) = explain(&error, &templates);
        let faulty = templates.remove(&name);
        let path = faulty.as_ref().map_or_else(
            || SourcePath::new(format!("templates/{name}")),
            |text| text.path.clone(),
        );
        if !lost.iter().any(|(name, text)| had(name, text, &problem)) {
            diagnostics.push(Diagnostic::new(Place { path, span }, problem));
        }
        let Some(faulty) = faulty else {
            return (Tera::default(), BTreeMap::new()); // nothing to take away
        };
        faults.insert(faulty.path.clone());
        match stand_in(&name, &faulty, before) {
            Some(text) => drop(templates.insert(name, text)),
            None => lost.push((name, faulty)),
        }
    }
}

/// Whether a problem is that another template lacks this one, or a component that it had.
fn had(name: &str, text: &Text, problem: &Problem) -> bool {
    match problem {
        Problem::MissingTemplate { name: missed } => missed == name,
        Problem::TemplateError { message, .. } => {
            let missed = message.strip_prefix("Unknown component `");
            let missed = missed.and_then(|rest| rest.split_once('`'));
            missed.is_some_and(|(missed, _)| {
                let mut named = text.text.split("component ").skip(1);
                named.any(|rest| {
                    let rest = rest.trim_start().strip_prefix(missed);
                    rest.is_some_and(|rest| {
                        !rest.starts_with(|it: char| it.is_alphanumeric() || it == '_')
                    })
                })
            })
        }
        _ => false,
    }
}

/// What is used instead of a faulty template: the one before, else the built-in one.
fn stand_in(name: &str, faulty: &Text, before: Option<&Theme>) -> Option<Text> {
    let before = before.and_then(|theme| theme.templates.get(name));
    if let Some(text) = before.filter(|text| *text != faulty) {
        return Some(text.clone());
    }
    let path = SourcePath::new(format!("themes/{}/templates/{name}", builtin::NAME));
    let text = builtin::text(&format!("templates/{name}"))?;
    // A site's own file may lie where the built-in one does.
    (text != faulty.text).then_some(Text { path, text })
}

/// Which template is at fault, where, and why.
fn explain(
    error: &tera::Error,
    templates: &BTreeMap<String, Text>,
) -> (String, Option<Span>, Problem) {
    let source = |name: &str| templates.get(name).map_or("", |text| text.text.as_str());
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            (
                report.filename().to_owned(),
                Some(Span::new(range.start, range.end)),
                problem(report.message()),
            )
        }
        ErrorKind::MissingParent { current, parent } => {
            let span = find(source(current), parent);
            (
                current.clone(),
                span,
                Problem::MissingTemplate {
                    name: parent.clone(),
                },
            )
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => (
            tpl.clone(),
            find(source(tpl), "{%"),
            problem(&error.to_string()),
        ),
        ErrorKind::TemplateNotFound(name) => (
            name.clone(),
            None,
            Problem::MissingTemplate { name: name.clone() },
        ),
        _ => from_printed_report(&error.to_string(), templates).unwrap_or_else(|| {
            let name = templates.keys().next().cloned().unwrap_or_default();
            (name, None, problem(&error.to_string()))
        }),
    }
}

/// What the words of the template engine mean.
fn problem(text: &str) -> Problem {
    let (message, available) = match text.split_once(" Available ") {
        Some((message, names)) => (
            message,
            names.split_once(": ").map(|(_, names)| names.to_owned()),
        ),
        None => (text, None),
    };
    match (undefined(message), unknown_template(message)) {
        (Some(name), _) => Problem::UndefinedName { name, available },
        (None, Some(name)) => Problem::MissingTemplate { name },
        (None, None) => Problem::TemplateError {
            message: message.trim_end_matches('.').to_owned(),
            available,
        },
    }
}

/// The name in ``Variable `x` is not defined`` and ``Field `x` is not defined``.
fn undefined(message: &str) -> Option<String> {
    let name = message
        .strip_prefix("Variable `")
        .or_else(|| message.strip_prefix("Field `"))?;
    let (name, rest) = name.split_once('`')?;
    rest.starts_with(" is not defined").then(|| name.to_owned())
}

/// The name in ``Unknown template `x` ``.
fn unknown_template(message: &str) -> Option<String> {
    let name = message.strip_prefix("Unknown template `")?;
    name.split_once('`').map(|(name, _)| name.to_owned())
}

fn find(text: &str, needle: &str) -> Option<Span> {
    text.find(needle).map(|at| Span::new(at, at + needle.len()))
}

/// Some errors arrive as a report that is printed already: `error: …` and `--> file:line:column`.
fn from_printed_report(
    report: &str,
    templates: &BTreeMap<String, Text>,
) -> Option<(String, Option<Span>, Problem)> {
    let message = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("error: "))?;
    let place = report
        .lines()
        .find_map(|line| line.trim().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let (column, line) = (
        parts.next()?.parse::<usize>().ok()?,
        parts.next()?.parse::<usize>().ok()?,
    );
    let name = parts.next()?.to_owned();
    let text = &templates.get(&name)?.text;
    let start: usize = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let at = start
        + text[start..]
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(0, |(at, _)| at);
    let marks = report
        .lines()
        .find(|line| line.contains('^'))
        .map_or(1, |line| line.matches('^').count());
    Some((
        name,
        Some(Span::new(at, (at + marks).min(text.len()))),
        problem(message),
    ))
}

/// Renders the pages of one site. What all pages share is made once.
pub struct Renderer<'t> {
    theme: &'t Theme,
    chrome: Value,
    labels: Value,
}

impl Renderer<'_> {
    /// A whole page.
    ///
    /// # Errors
    /// When its template fails.
    pub fn page(&self, template: &str, head: &Head, view: &View) -> Rendered {
        let mut context = self.context();
        context.insert_value("head", Value::from_serializable(head));
        context.insert_value("page", Value::from_serializable(view));
        self.render(template, &context)
    }

    /// An article in a list.
    ///
    /// # Errors
    /// When its template fails.
    pub fn card(&self, card: &Card) -> Result<String, Box<Diagnostic>> {
        let mut context = self.context();
        context.insert_value("page", Value::from_serializable(card));
        let html = self.render("card.html", &context)?;
        Ok(String::from_utf8_lossy(&html).into_owned())
    }

    fn context(&self) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.chrome.clone());
        context.insert_value("t", self.labels.clone());
        context
    }

    fn render(&self, template: &str, context: &Context) -> Rendered {
        let mut page = Vec::with_capacity(16 << 10);
        self.theme
            .tera
            .render_to(template, context, &mut page)
            .map(|()| page)
            .map_err(|error| {
                let (name, span, problem) = explain(&error, &BTreeMap::new());
                let name = if self.theme.templates.contains_key(&name) {
                    name.as_str()
                } else {
                    template
                };
                let fallback = || SourcePath::new(format!("templates/{name}"));
                let template = self.theme.templates.get(name);
                let path = template.map_or_else(fallback, |text| text.path.clone());
                Box::new(Diagnostic::new(Place { path, span }, problem))
            })
    }
}
