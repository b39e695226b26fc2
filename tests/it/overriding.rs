//! A theme of one's own: `tests/theme` replaces templates, strings and files, one at a time; and what `bantin theme
//! docs` says of what templates see is true.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`).

use crate::common::{
    Files, Site, assets::published_name, changes, each, fixtures::BASE, html, read_folder, seeds,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn theme() -> Files {
    read_folder(&Path::new(ROOT).join("tests/theme"))
}

/// Where a file changes the site, and what it says there.
#[rustfmt::skip]
const SHOWS: &[(&str, &[&str], &str)] = &[
    ("templates/card.html", &["tin/index.html"], "Địa bàn: <a href"),
    ("templates/_stamp.html", &["tin/index.html", "index.html"], "(<time datetime="),
    ("templates/404.html", &["404.html"], "Trang nhất của Bản tin thử"),
    ("strings/vi.yaml", &["index.html", "404.html", "tin/index.html"], "Vào thẳng bài"),
    ("static/front.css", &[], "4px solid navy"),
    ("static/icon.svg", &[], "navy"),
];

#[test]
fn every_file_of_the_theme_is_tried() {
    let tried: Vec<String> = SHOWS.iter().map(|(path, ..)| (*path).to_owned()).collect();
    let all: BTreeSet<String> = theme().into_keys().collect();
    assert_eq!(all, tried.into_iter().collect());
}

/// One file takes the place of one built-in file, and all others stay: in a folder with the name of the built-in
/// theme, in a theme of another name, and templates in the site itself.
#[test]
fn one_file_at_a_time() {
    let plain = seeds().build_anyhow();
    each(SHOWS, |(path, pages, words)| {
        let file = &theme()[*path];
        let site = seeds();
        site.write(&format!("themes/bantin/{path}"), file);
        let own = site.build_anyhow();
        let site = seeds();
        site.write(&format!("themes/rieng/{path}"), file);
        site.edit("site.yaml", "site:\n", "site:\n  theme: rieng\n");
        crate::common::assert_same(&own, &site.build_anyhow(), "a theme of another name");
        if path.starts_with("templates/") {
            let site = seeds();
            site.write(path, file);
            crate::common::assert_same(&own, &site.build_anyhow(), "a template of the site");
        }
        let says = |path: &str| String::from_utf8_lossy(&own[path]).contains(words);
        for page in *pages {
            assert!(
                says(page),
                "{page}: {}",
                String::from_utf8_lossy(&own[*page])
            );
            assert!(
                !String::from_utf8_lossy(&plain[*page]).contains(words),
                "{page}"
            );
        }
        if let Some(name) = path.strip_prefix("static/") {
            let published = published_name(&own, &format!("assets/{name}"));
            assert!(says(published), "{published}");
            assert!(
                !plain.contains_key(published),
                "its name tells that it is another"
            );
            let others = |files: &Files| -> BTreeSet<String> {
                let names = files.keys().filter(|name| name.starts_with("assets/"));
                names
                    .filter(|name| !name.contains(&name_of(path)))
                    .cloned()
                    .collect()
            };
            assert_eq!(others(&own), others(&plain), "all other files stay");
        }
        if *path == "templates/404.html" {
            let changed = changes(&plain, &own);
            let pages = changed.iter().filter(|it| it.contains(".html"));
            assert_eq!(pages.count(), 1, "no other page changes: {changed:?}");
        }
    });
}

/// Lines of the built-in templates are indented, and pages are not: the same goes for a copy that nobody changed.
#[test]
fn a_copy_of_a_template_is_the_template() {
    let plain = seeds().build_anyhow();
    let site = seeds();
    for (name, text) in read_folder(&Path::new(ROOT).join("themes/bantin/templates")) {
        site.write(&format!("templates/{name}"), text);
    }
    let copied = site.build_anyhow();
    crate::common::assert_same(&plain, &copied, "a copy of every template");
    let is_page = |path: &&String| path.ends_with(".html");
    for path in copied.keys().filter(is_page) {
        let page = String::from_utf8_lossy(&copied[path]);
        assert!(!page.contains("\n "), "{path}");
    }
}

/// `static/front.css` → `front.`
fn name_of(path: &str) -> String {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.split_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_owned()
        + "."
}

#[test]
fn the_whole_theme() {
    let site = seeds();
    for (path, bytes) in theme() {
        site.write(&format!("themes/rieng/{path}"), bytes);
    }
    site.edit("site.yaml", "site:\n", "site:\n  theme: rieng\n");
    let files = site.build_anyhow();
    for (path, pages, words) in SHOWS {
        for page in *pages {
            html::assert_says(
                &String::from_utf8_lossy(&files[*page]),
                &html::words(&words.replace("<a href", "").replace("<time datetime=", "")),
            );
        }
        if let Some(name) = path.strip_prefix("static/") {
            published_name(&files, &format!("assets/{name}"));
        }
    }
}

/// A link of one's own stands wherever the theme has one: in the head of an article, on the way to it and in its box of facts.
#[test]
fn a_link_of_ones_own_stands_everywhere() {
    let site = seeds();
    let own = "{% component link(to: map, class: string = \"\") -%}<b>{{ to.label }}</b>{%- endcomponent link %}";
    site.write("templates/_link.html", own.as_bytes());
    let made = site.build_anyhow();
    let is_article = |path: &&String| path.starts_with("tin/2") && path.ends_with("/index.html");
    let path = made.keys().find(is_article).unwrap();
    let page = String::from_utf8_lossy(&made[path]);
    for [from, to] in [
        ["class=\"crumbs\"", "</nav>"],
        ["class=\"badges\"", "</ul>"],
        ["class=\"facts\"", "</dl>"],
    ] {
        let (_, rest) = page.split_once(from).unwrap();
        let (part, _) = rest.split_once(to).unwrap();
        assert!(part.contains("<b>") && !part.contains("<a "), "{part}");
    }
}

/// What `bantin theme docs` says: the fields of each type with what they hold, and the type of each name.
struct Docs {
    types: BTreeMap<String, BTreeMap<String, String>>,
    names: Vec<(String, String, String)>,
}

fn docs() -> Docs {
    let told = seeds().run(&["theme", "docs"]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    let mut docs = Docs {
        types: BTreeMap::new(),
        names: Vec::new(),
    };
    let mut within = None;
    for line in told.stdout.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            docs.types.insert(name.to_owned(), BTreeMap::new());
            within = Some(name.to_owned());
        } else if line.starts_with("| word |") {
            within = None;
        } else if let Some(row) = line.strip_prefix("| `") {
            let cells: Vec<&str> = row
                .split(" | ")
                .map(|cell| cell.trim_matches([' ', '|', '`']))
                .collect();
            match &within {
                Some(name) => {
                    let fields = docs.types.get_mut(name).unwrap();
                    fields.insert(cells[0].to_owned(), cells[1].to_owned());
                }
                None if docs.types.is_empty() => docs.names.push((
                    cells[0].to_owned(),
                    cells[1].to_owned(),
                    type_in(cells[2]).unwrap(),
                )),
                None => {}
            }
        }
    }
    docs
}

/// The type that the words of a field link to.
fn type_in(words: &str) -> Option<String> {
    let (_, name) = words.split_once('[')?;
    Some(name.split_once(']')?.0.to_owned())
}

/// A template that looks at every field below a name, each type once on the way down.
fn looks_at(name: &str, of: &str, docs: &Docs, above: &mut Vec<String>, text: &mut String) {
    if above.iter().any(|it| it == of) {
        return;
    }
    above.push(of.to_owned());
    for (field, holds) in &docs.types[of] {
        let place = format!("{name}.{field}");
        *text += &format!("{{{{ {place} }}}}");
        let Some(inner) = type_in(holds) else {
            continue;
        };
        let depth = above.len();
        let one = format!("one{depth}");
        if holds.starts_with("list of [") || holds.starts_with("list of ([") {
            *text += &format!("{{% for {one} in {place} %}}{{% if {one} %}}");
            looks_at(&one, &inner, docs, above, text);
            *text += "{% endif %}{% endfor %}";
        } else if holds.starts_with('[') && !docs.types[&inner].is_empty() {
            *text += &format!("{{% if {place} %}}");
            looks_at(&place, &inner, docs, above, text);
            *text += "{% endif %}";
        }
    }
    above.pop();
}

/// Every template is told, with every field that it has and none that it has not: templates made of what is told see
/// all of it on every page of the sample.
#[test]
fn what_is_told_of_templates_is_there() {
    let docs = docs();
    let site = Site::copy_of(Path::new(ROOT));
    let everywhere = docs
        .names
        .iter()
        .filter(|(_, place, _)| place == "every template");
    let everywhere: Vec<_> = everywhere.collect();
    assert_eq!(everywhere.len(), 2);
    let mut looked = 0;
    for (name, template, of) in docs.names.iter().filter(|(name, ..)| name == "page") {
        let mut text = String::new();
        looks_at(name, of, &docs, &mut Vec::new(), &mut text);
        if template != "card.html" {
            for (name, _, of) in &everywhere {
                looks_at(name, of, &docs, &mut Vec::new(), &mut text);
            }
        }
        looked += text.matches("{{").count();
        site.write(&format!("templates/{template}"), text);
    }
    assert!(looked > 500, "{looked}");
    let found: Vec<_> = site
        .check()
        .into_iter()
        .filter(|it| it["severity"] == "error")
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    // And the look is a real one.
    site.write("templates/home.html", "{{ page.khong_co }}");
    assert_eq!(
        site.check()
            .iter()
            .filter(|it| it["code"] == "undefined-name")
            .count(),
        1
    );
}

#[test]
fn every_template_and_what_it_uses_is_told() {
    let docs = docs();
    let folder = Path::new(ROOT).join("themes/bantin/templates");
    for (file, bytes) in read_folder(&folder) {
        let text = String::from_utf8(bytes).unwrap();
        if file.starts_with('_') || file == "base.html" {
            continue;
        }
        let told = docs.names.iter().find(|(_, template, _)| *template == file);
        let (_, _, of) = told.unwrap_or_else(|| panic!("{file} is not told"));
        for name in used(&text, "page.") {
            assert!(docs.types[of].contains_key(name), "{file}: page.{name}");
        }
        for (start, of) in [("site.", "Chrome"), ("head.", "Head")] {
            for name in used(&text, start) {
                assert!(docs.types[of].contains_key(name), "{file}: {start}{name}");
            }
        }
    }
    for (_, template, _) in docs.names.iter().filter(|(name, ..)| name == "page") {
        assert!(
            folder.join(template).exists(),
            "{template} is told, but is no template"
        );
    }
}

/// The names after `page.` in a template.
fn used<'t>(text: &'t str, start: &str) -> Vec<&'t str> {
    let places = text.match_indices(start);
    let places = places.filter(|(at, _)| {
        !text[..*at].ends_with(|c: char| c.is_alphanumeric() || "_.\"".contains(c))
    });
    places
        .map(|(at, _)| {
            let rest = &text[at + start.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn the_list_is_the_same_each_time() {
    let first = seeds().run(&["theme", "docs"]).stdout;
    assert_eq!(first, seeds().run(&["theme", "docs"]).stdout);
    assert_eq!(seeds().run(&["giao-dien", "docs"]).stdout, first);
}

/// `bantin theme copy` lays built-in files where the site changes them; a copy changes nothing, and takes no file's place.
#[test]
fn copies_of_built_in_files() {
    let site = Site::new(BASE);
    site.write(
        "content/a.md",
        "---\ntitle: Bài\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\n\nNội dung.\n",
    );
    let before = site.build_cleanly();
    let list = site.run(&["theme", "copy"]).stdout;
    let names: Vec<&str> = list.lines().collect();
    assert!(names.contains(&"templates/base.html"), "{list}");
    let copied = site.run(&[&["theme", "copy"], &names[..]].concat());
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    for (name, path) in names.iter().zip(copied.stdout.lines()) {
        assert!(path.ends_with(&format!("themes/bantin/{name}")), "{path}");
    }
    let words = |files: &Files, path: &str| html::words(std::str::from_utf8(&files[path]).unwrap());
    let after = site.build_cleanly();
    for path in before.keys().filter(|path| path.ends_with(".html")) {
        assert_eq!(words(&before, path), words(&after, path), "{path}");
    }

    let check = |name: &str, code: i32, words: &str| {
        let told = site.run(&["theme", "copy", name]);
        assert_eq!(told.code, code, "{}", told.stderr);
        assert!(told.stderr.contains(words), "{}", told.stderr);
    };
    check("base.html", 3, "đã có, nên không chép gì cả");
    check("bse.html", 2, "có phải ý bạn là `base.html`?");
    check("../site.yaml", 2, "không có tệp `../site.yaml`");
    site.edit(
        "site.yaml",
        "page_size: 10",
        "page_size: 10\n  theme: rieng",
    );
    let copied = site.run(&["theme", "copy", "style.css", "vi.yaml"]);
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let strings = site.source("themes/rieng/strings/vi.yaml");
    assert!(strings.starts_with("# bantin "), "{strings}");
    site.build_cleanly();
}
