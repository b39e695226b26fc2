use super::{Source, Sources, ThemeAssets};
use crate::diagnostic::SourcePath;

fn assets(files: &[(&str, &str)]) -> ThemeAssets {
    let source = |(name, text): &(&str, &str)| {
        let source = Source {
            path: SourcePath::new(format!("themes/rieng/static/{name}")),
            bytes: text.as_bytes().to_vec(),
        };
        ((*name).to_owned(), source)
    };
    ThemeAssets::new(files.iter().map(source).collect::<Sources>(), None)
}

fn text(assets: &ThemeAssets, name: &str) -> String {
    String::from_utf8(assets.find(name).unwrap().bytes.to_vec()).unwrap()
}

#[test]
fn a_name_changes_with_what_is_in_a_file_and_with_all_that_it_leads_to() {
    let before = [
        ("a.css", "@import 'sub/b.css'; p { color: red }"),
        ("sub/b.css", "p { background: url(../c.svg#x) }"),
        ("c.svg", "<svg/>"),
        ("one.js", "import { b } from \"./two.js\";"),
        ("two.js", "import { a } from './one.js';"),
        ("other.css", "p { color: red }"),
    ];
    let names = |files: &[(&str, &str)]| -> Vec<String> {
        let assets = assets(files);
        assets.iter().map(|(_, asset)| asset.name.clone()).collect()
    };
    let changed = |changed: &str| {
        let mut after = before;
        for (name, text) in &mut after {
            if *name == changed {
                *text = "p { color: green }";
            }
        }
        let (before, after) = (assets(&before), assets(&after));
        let pairs = before.iter().zip(after.iter());
        let pairs = pairs.filter(|((_, before), (_, after))| before.name != after.name);
        pairs
            .map(|((name, _), _)| name.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&before), names(&before));
    assert_eq!(changed("c.svg"), ["a.css", "c.svg", "sub/b.css"]);
    assert_eq!(changed("other.css"), ["other.css"]);
    assert_eq!(changed("two.js"), ["one.js", "two.js"]);
}

#[test]
fn links_lead_to_published_names() {
    let assets = assets(&[
        (
            "css/a.css",
            "p { background: url('../hình (1).svg?v#x') } q { background: url(data:image/gif;base64,R0lGOD) } b { background: url(/logo.png), url(khong-co.png) }",
        ),
        ("hình (1).svg", "<svg/>"),
        (
            "js/a.js",
            "import {x} from './b.js'; const no = './khong-co.js', it = \"isn't ./b.js\"; import(`../c.mjs`)",
        ),
        ("js/b.js", "export const x = 1 // ./a.js"),
        ("c.mjs", ""),
    ]);
    let name = |name: &str| assets.find(name).unwrap().name.clone();
    let style = text(&assets, "css/a.css");
    let drawing = name("hình (1).svg")
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29");
    let drawing = drawing.replace('ì', "%C3%AC");
    assert!(
        style.contains(&format!("../{drawing}?v#x")),
        "{style} {drawing}"
    );
    for kept in ["data:image/gif;base64,R0lGOD", "/logo.png", "khong-co.png"] {
        assert!(style.contains(kept), "{style}");
    }
    let script = text(&assets, "js/a.js");
    let b = name("js/b.js").replace("js/", "./");
    assert_eq!(
        script,
        format!(
            "import {{x}} from '{b}'; const no = './khong-co.js', it = \"isn't ./b.js\"; import(`../{}`)",
            name("c.mjs")
        )
    );
    assert_eq!(text(&assets, "js/b.js"), "export const x = 1 // ./a.js");
}

#[test]
fn sheets_that_are_imported_stand_where_they_are_named() {
    for (files, whole) in [
        (
            &[
                ("a.css", "@import 'b.css'; p { color: red }"),
                ("b.css", "q { color: blue }"),
            ][..],
            "q{color:blue}p{color:red}",
        ),
        (
            &[
                ("a.css", "@import './b.css'; p { color: red }"),
                ("b.css", "@import url(a.css); q { color: blue }"),
            ],
            "q{color:blue}p{color:red}",
        ),
    ] {
        assert_eq!(text(&assets(files), "a.css"), whole);
    }
    let files = [
        ("a.css", "@import 'b.css' print; p { color: red }"),
        ("b.css", "q { color: blue }"),
    ];
    let assets = assets(&files);
    let b = &assets.find("b.css").unwrap().name;
    assert_eq!(
        text(&assets, "a.css"),
        format!("@import \"{b}\" print;p{{color:red}}")
    );
}

#[test]
fn what_browsers_skip_is_told_with_its_place() {
    let sheet = "h1 { color: red; }\n/* chữ */ h2 { color red; margin: 0 }\nh3 { colour-of-nothing: 3; --x: {a} }\n} h4 { margin: 0 }\nh5 { margin: 0 }";
    let assets = assets(&[("a.css", sheet)]);
    let faults: Vec<(&str, usize)> = assets
        .faults()
        .iter()
        .map(|fault| {
            let start = fault.place.span.unwrap().start as usize;
            (fault.problem.code(), sheet[..start].matches('\n').count())
        })
        .collect();
    assert_eq!(faults, [("style-error", 1), ("style-error", 3)]);
    let style = text(&assets, "a.css");
    for kept in [
        "h1{color:red}",
        "h2{margin:0}",
        "colour-of-nothing:3",
        "h5{margin:0}",
    ] {
        assert!(style.contains(kept), "{style}");
    }
}

#[test]
fn files_that_are_no_text_stay_as_they_are() {
    let strange = Source {
        path: SourcePath::new("themes/rieng/static/a.css"),
        bytes: vec![0xff, 0xfe, 0],
    };
    let assets = ThemeAssets::new([("a.css".to_owned(), strange)].into(), None);
    assert_eq!(*assets.find("a.css").unwrap().bytes, [0xff, 0xfe, 0]);
    assert!(assets.find("khong-co.css").is_none());
}

#[test]
fn a_part_is_a_file_of_its_own_only_where_others_link_to_it() {
    let published = |files: &[(&str, &str)]| -> Vec<String> {
        let assets = assets(files);
        assets.iter().map(|(name, _)| name.to_owned()).collect()
    };
    let part = ("_part.css", "p { color: red }");
    for (case, others, expected) in [
        (
            "held",
            &[("a.css", "@import '_part.css'; q { color: blue }")][..],
            &["a.css"][..],
        ),
        (
            "held by what is held",
            &[
                ("a.css", "@import '_b.css'"),
                ("_b.css", "@import '_part.css'; i { color: blue }"),
            ],
            &["a.css"],
        ),
        (
            "linked under a condition",
            &[("a.css", "@import '_part.css' print; q { color: blue }")],
            &["_part.css", "a.css"],
        ),
        ("of no use", &[("a.css", "q { color: blue }")], &["a.css"]),
        ("no style sheet", &[("_x.svg", "<svg/>")], &["_x.svg"]),
    ] {
        let files: Vec<_> = others.iter().copied().chain([part]).collect();
        assert_eq!(published(&files), expected, "{case}");
    }
    let sheet = text(&assets(&[("a.css", "@import '_part.css'"), part]), "a.css");
    assert_eq!(sheet, "p{color:red}");
}
