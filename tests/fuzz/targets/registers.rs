//! `site.yaml` and registers. The input is a site in one string, as the tests have it: each file begins with a line
//! `-- path --`. What stands before the first such line is `site.yaml`; without one it is that of the tests.
#![no_main]

use bantin::{
    diagnostic::{Diagnostic, Place, Problem, SourcePath, SourceText},
    lint::{self, Levels, Mending, letters::TextUse, mend},
    model::{read_registers, site_file},
    source::{MemoryFiles, SITE_FILE, SourceFiles, decode, scan},
};
use bantin_fuzz::{
    bounds,
    reports::{Texts, errors, hides_others, inspect},
    site::{base_site_file, strings},
};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static BASE: LazyLock<String> = LazyLock::new(base_site_file);

fuzz_target!(
    init: bounds::limit_memory(512),
    |bytes: &[u8]| {
        let input = String::from_utf8_lossy(bytes);
        let first = match input.starts_with("-- ") {
            true => "",
            false => "-- site.yaml --\n",
        };
        let mut files = MemoryFiles::parse(&format!("{first}{input}"));
        if !files.has(&SourcePath::new(SITE_FILE)) {
            files.insert(SITE_FILE, BASE.as_str());
        }
        let found = read(&files);
        let mut mended = files.clone();
        for path in files.list() {
            let bytes = files.read(&path).expect("it is listed");
            if let Some(better) = mend(&bytes, true, Mending::Letters) {
                assert_eq!(mend(better.text.as_bytes(), true, Mending::Letters), None, "mending once is enough");
                mended.insert(path.as_str(), better.text);
            }
        }
        let left = read(&mended);
        assert!(errors(&left) <= errors(&found) || hides_others(&found), "{left:?}\nwas\n{found:?}");
    }
);

/// Reads all files, and returns everything that is wrong with them.
fn read(files: &MemoryFiles) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut texts = Texts::new();
    for path in files.list() {
        let bytes = files.read(&path).expect("it is listed");
        let mut note =
            |span, problem: Problem| found.push(Diagnostic::new(Place::at(&path, span), problem));
        match decode(&bytes, true) {
            Ok(decoded) => {
                let lints = lint::raw::raw(&bytes, true).into_iter();
                lints.for_each(|(span, lint)| note(span, lint.into()));
                let lints = lint::letters::letters(&decoded.text, || TextUse::Data).into_iter();
                lints.for_each(|(span, lint)| note(span, lint.into()));
                let problems = decoded.problems.into_iter();
                problems.for_each(|(span, problem)| note(span, problem.into()));
                texts.insert(path, SourceText::new(decoded.text));
            }
            Err(undecodable) => {
                note(undecodable.span, undecodable.problem.into());
                texts.insert(path, SourceText::new(undecodable.readable));
            }
        }
    }
    found.extend(read_site(files, &texts));
    inspect(&found, &texts);
    found
}

fn read_site(files: &MemoryFiles, texts: &Texts) -> Vec<Diagnostic> {
    let path = SourcePath::new(SITE_FILE);
    let mut site = match site_file(&path, texts[&path].text()) {
        Ok(site) => site,
        Err(found) => return found,
    };
    let mut found = std::mem::take(&mut site.diagnostics);
    Levels::new(&site.settings.checks, &site.path, &mut found);
    static STRINGS: LazyLock<[bantin::text::Strings; 2]> =
        LazyLock::new(|| [strings("vi"), strings("en")]);
    let strings = &STRINGS[usize::from(site.locale.tag() != "vi")];
    let registers = scan(files.list()).registers.into_iter();
    let registers = registers.map(|(name, path)| {
        let text = texts[&path].text().to_owned();
        (name, path, Some(text))
    });
    let context = site.context(strings);
    let (_, in_registers) = read_registers(&mut site, &context, &registers.collect::<Vec<_>>());
    found.extend(in_registers);
    found
}
