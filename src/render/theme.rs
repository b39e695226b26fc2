//! A theme: templates, strings and files. The files of `themes/<name>/` and of the site's own `templates/` override the
//! built-in ones one by one.

use super::{
    assets::{Source, Sources, ThemeAssets},
    builtin,
    counted::{self, Inserts, counted},
    digest::digest,
    endless::Renders,
    fault::explain,
    template_text::TemplateText,
};
use crate::{
    diagnostic::{
        AddressProblem, Bearer, Diagnostic, Place, Problem, SourcePath, Spanned, ThemeProblem,
    },
    lint::{
        letters::{TextUse, letters},
        site::invisible_in_name,
    },
    model::strings,
    source::{SITE_FILE, Scan, SourceFiles, decode},
    text::{Strings, path_fault},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};
use tera::{Kwargs, State, Tera, Value};

/// The templates, strings and files with which a site is made.
pub struct Theme {
    pub(super) tera: Tera,
    /// What was inserted into each template before the engine got it.
    pub(super) inserts: BTreeMap<String, Inserts>,
    /// The strings of the site's language.
    pub strings: Strings,
    /// The published files: styles, scripts, fonts, pictures.
    pub assets: ThemeAssets,
    /// The texts of the templates that are in use.
    pub(super) templates: BTreeMap<String, TemplateText>,
    /// Files of templates that cannot be used as they are now.
    faulty: BTreeSet<SourcePath>,
    digest: OnceLock<u64>,
    renders: Renders,
    /// The problem of a template that did not end. No other page is made then, because it might take as long.
    endless: OnceLock<Diagnostic>,
}

impl Theme {
    /// Loads the theme that a site names, with the strings of a language. A faulty template is reported; that of
    /// `before`, else the built-in one stands in for it.
    pub fn load(
        name: Option<&Spanned<String>>,
        language: &str,
        scan: &Scan,
        files: &dyn SourceFiles,
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
            let problem = ThemeProblem::UnknownTheme {
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
                    TemplateText {
                        path: origin,
                        text: builtin::text(&path).unwrap_or_default(),
                        is_builtin: true,
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
                if let Some(text) = read_checked(files, path, TextUse::Template, &mut diagnostics) {
                    let text = TemplateText {
                        path: path.clone(),
                        is_builtin: builtin::text(inside).as_ref() == Some(&text),
                        text,
                    };
                    templates.insert(name.to_owned(), text);
                }
            } else if let Some(name) = inside.strip_prefix("static/") {
                if let Some((_, fault)) = path_fault(name) {
                    let problem = AddressProblem::BadPath {
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
        let assets = ThemeAssets::new(sources, before.map(|theme| &theme.assets));
        diagnostics.extend_from_slice(assets.faults());
        let mut faulty = BTreeSet::new();
        let renders = before.map_or_else(Renders::default, |theme| theme.renders.clone());
        let (tera, templates) = compile(templates, before, &renders, &mut faulty, &mut diagnostics);
        let (tera, inserts) = count(tera, &templates, &renders);
        let theme = Theme {
            tera,
            inserts,
            strings,
            assets,
            templates,
            faulty,
            digest: OnceLock::new(),
            renders,
            endless: OnceLock::new(),
        };
        let same = before.filter(|before| before.has_templates_of(&theme));
        if let Some(endless) = same.and_then(Theme::endless) {
            theme.set_aside(endless.clone());
        }
        (theme, diagnostics)
    }

    /// The name of the theme of sites that name none, whose files are built in.
    pub const BUILTIN: &str = builtin::NAME;

    /// Paths of the built-in files inside their theme, in their order: `templates/base.html`.
    pub fn builtin_paths() -> Vec<String> {
        let mut paths: Vec<String> = builtin::paths().map(Into::into).collect();
        paths.sort();
        paths
    }

    /// The bytes of a built-in file.
    pub fn builtin_file(path: &str) -> Option<Cow<'static, [u8]>> {
        builtin::file(path)
    }

    /// The text of a built-in file, for quoting it in a problem.
    pub fn builtin_text(path: &SourcePath) -> Option<String> {
        let bytes = builtin::at(path)?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Whether the texts of the templates are those of another theme.
    pub fn has_templates_of(&self, other: &Theme) -> bool {
        self.templates == other.templates
    }

    /// A digest of templates and strings: of everything but the views that pages are made of.
    pub fn digest(&self) -> u64 {
        *self.digest.get_or_init(|| {
            let templates = self.templates.iter();
            let texts: Vec<(&str, &str)> = templates
                .map(|(name, text)| (name.as_str(), text.text.as_str()))
                .collect();
            digest(&(texts, &self.strings))
        })
    }

    /// Whether another template stands in for the one in this file, which is faulty.
    pub fn stands_in_for(&self, path: &SourcePath) -> bool {
        self.faulty.contains(path)
    }

    /// The pages that the templates of this theme are making now.
    pub fn renders(&self) -> &Renders {
        &self.renders
    }

    /// The problem of a template that does not end, after which no page is made.
    pub fn endless(&self) -> Option<&Diagnostic> {
        self.endless.get()
    }

    /// Makes all later pages fail, because a template does not end.
    pub fn set_aside(&self, endless: Diagnostic) {
        // The first problem counts.
        let _ = self.endless.set(endless);
    }
}

/// The strings of a language, changed by those of the theme's own file.
fn load_strings(
    language: &str,
    prefix: &str,
    own: &[&SourcePath],
    files: &dyn SourceFiles,
    diagnostics: &mut Vec<Diagnostic>,
) -> Strings {
    let file = format!("strings/{language}.yaml");
    let builtin = builtin::text(&file).unwrap_or_default();
    let over = own
        .iter()
        .find(|path| path.as_str() == format!("{prefix}{file}"));
    let text = over.and_then(|path| read_checked(files, path, TextUse::Data, diagnostics));
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

fn read_checked(
    files: &dyn SourceFiles,
    path: &SourcePath,
    used: TextUse,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mut report = |span, problem: Problem| {
        diagnostics.push(Diagnostic::new(
            Place {
                path: path.clone(),
                span,
            },
            problem,
        ))
    };
    match files.read(path) {
        Err(error) => report(None, error.problem(path).into()),
        Ok(bytes) => match decode(&bytes, false) {
            Ok(decoded) => {
                for (span, lint) in letters(&decoded.text, || used) {
                    report(Some(span), lint.into());
                }
                return Some(decoded.text);
            }
            Err(found) => report(Some(found.span), found.problem.into()),
        },
    }
    None
}

/// Compiles all templates. A faulty one is reported and replaced by what stands in for it, until the rest compiles, so
/// that one run finds every mistake. Templates that only miss what a faulty one had are not reported.
fn compile(
    mut templates: BTreeMap<String, TemplateText>,
    before: Option<&Theme>,
    renders: &Renders,
    faults: &mut BTreeSet<SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Tera, BTreeMap<String, TemplateText>) {
    let mut lost: Vec<(String, TemplateText)> = Vec::new();
    loop {
        let mut tera = engine(renders);
        let texts = templates.iter();
        let texts = texts.map(|(name, text)| (name, text.for_pages()));
        let Err(error) = tera.add_raw_templates(texts) else {
            return (tera, templates);
        };
        // Some mistakes are told with lines and columns, which are those of the templates as they are written.
        let texts = templates.iter();
        let texts = texts.map(|(name, text)| (name, text.text.as_str()));
        let as_written = engine(renders).add_raw_templates(texts);
        let error = as_written.err().unwrap_or(error);
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
            return (Tera::default(), BTreeMap::new()); // no template is left to replace
        };
        faults.insert(faulty.path.clone());
        match stand_in(&name, &faulty, before) {
            Some(text) => drop(templates.insert(name, text)),
            None => lost.push((name, faulty)),
        }
    }
}

fn engine(renders: &Renders) -> Tera {
    let mut tera = Tera::default();
    // The engine's own filter copies its argument, and pages are mostly finished HTML.
    tera.register_filter("safe", |html: Value, _: Kwargs, _: &State<'_>| {
        html.mark_safe()
    });
    counted::register(&mut tera, renders);
    tera
}

/// Makes the loops and assignments of a site's own templates count; the built-in ones do end.
fn count(
    tera: Tera,
    templates: &BTreeMap<String, TemplateText>,
    renders: &Renders,
) -> (Tera, BTreeMap<String, Inserts>) {
    if templates.values().all(|text| text.is_builtin) {
        return (tera, BTreeMap::new());
    }
    let mut inserts = BTreeMap::new();
    let texts = templates.iter().map(|(name, text)| {
        if text.is_builtin {
            return (name, text.for_pages());
        }
        let (counted, inserted) = counted(&text.text);
        inserts.insert(name.clone(), inserted);
        (name, counted)
    });
    let texts: Vec<_> = texts.collect();
    let mut counting = engine(renders);
    match counting.add_raw_templates(texts) {
        Ok(()) => (counting, inserts),
        // The site is not to blame, and the overseer still sees a template that does not end.
        Err(_) => (tera, BTreeMap::new()),
    }
}

/// Whether a problem is that this template, or a component that it had, is missing.
fn had(name: &str, text: &TemplateText, problem: &ThemeProblem) -> bool {
    match problem {
        ThemeProblem::MissingTemplate { name: missed } => missed == name,
        ThemeProblem::TemplateError { message, .. } => {
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

/// The template in the place of a faulty one: the one before, else the built-in one.
fn stand_in(name: &str, faulty: &TemplateText, before: Option<&Theme>) -> Option<TemplateText> {
    let before = before.and_then(|theme| theme.templates.get(name));
    if let Some(text) = before.filter(|text| *text != faulty) {
        return Some(text.clone());
    }
    let path = SourcePath::new(format!("themes/{}/templates/{name}", builtin::NAME));
    let text = builtin::text(&format!("templates/{name}"))?;
    // The file of a site may have the path of the built-in one.
    let is_builtin = true;
    (text != faulty.text).then_some(TemplateText {
        path,
        text,
        is_builtin,
    })
}
