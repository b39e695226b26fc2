//! No file needs another one that needs it.

use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// What each module takes from which others.
type Needs<'a> = BTreeMap<&'a str, BTreeMap<&'a str, BTreeSet<String>>>;

#[test]
fn no_file_needs_another_that_needs_it() {
    let source = Source::read();
    let needs: BTreeMap<&str, _> = source
        .modules
        .keys()
        .map(|path| (path.as_str(), source.needs(path)))
        .collect();
    let circles = circles(&needs);
    let told: Vec<String> = circles.iter().map(|circle| told(circle, &needs)).collect();
    assert!(
        told.is_empty(),
        "{} circles\n{}",
        told.len(),
        told.join("\n")
    );
}

fn told(circle: &BTreeSet<&str>, needs: &Needs<'_>) -> String {
    let arrows = circle.iter().flat_map(|path| {
        let inside = needs[path].iter().filter(|(to, _)| circle.contains(*to));
        inside.map(move |(to, names)| format!("  {path} needs of {to}: {names:?}"))
    });
    let arrows: Vec<String> = arrows.collect();
    format!("a circle of {} files\n{}", circle.len(), arrows.join("\n"))
}

/// Groups of modules that reach each other.
fn circles<'a>(needs: &Needs<'a>) -> BTreeSet<BTreeSet<&'a str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = needs
        .keys()
        .map(|&from| {
            let (mut reached, mut waiting) = (BTreeSet::new(), vec![from]);
            while let Some(next) = waiting.pop() {
                waiting.extend(needs[next].keys().filter(|to| reached.insert(**to)));
            }
            (from, reached)
        })
        .collect();
    let together = reached
        .iter()
        .filter(|(from, to)| to.contains(*from))
        .map(|(from, to)| {
            let back = to.iter().filter(|other| reached[*other].contains(from));
            back.copied().collect()
        });
    together.collect()
}
