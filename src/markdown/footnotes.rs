//! Footnotes: numbered in the order of their marks, gathered at the end, each with links back.

use std::collections::{BTreeMap, btree_map::Entry};

/// Beginnings of the ids of footnotes and of their marks.
pub(super) const IDS: [&str; 2] = ["fn-", "fnref-"];

/// The footnotes of one text, as far as marks were written.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Labels of footnotes in the order of their numbers.
    order: Vec<String>,
    marks: BTreeMap<String, Marks>,
}

/// The marks of one footnote.
struct Marks {
    /// Number of the footnote, from 1.
    number: usize,
    /// Number of marks with this number.
    count: usize,
}

impl Footnotes {
    /// The HTML of the next mark of a footnote.
    pub(super) fn mark(&mut self, label: &str) -> String {
        let marks = match self.marks.entry(label.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                self.order.push(label.to_owned());
                let (number, count) = (self.order.len(), 0);
                new.insert(Marks { number, count })
            }
        };
        marks.count += 1;
        let (number, id) = (marks.number, mark_id(marks.number, marks.count));
        format!("<sup class=\"footnote\"><a id=\"{id}\" href=\"#fn-{number}\">{number}</a></sup>")
    }

    /// The HTML of the section at the end. `texts` gives the HTML of each definition by its label.
    pub(super) fn section(
        &self,
        texts: &BTreeMap<String, String>,
        heading: &str,
        back: &str,
    ) -> String {
        let shown: Vec<(usize, &String, &str)> = self
            .order
            .iter()
            .enumerate()
            .filter_map(|(index, label)| Some((index + 1, label, texts.get(label)?.as_str())))
            .collect();
        if shown.is_empty() {
            return String::new();
        }
        let mut html = format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\">\n<h2 class=\"visually-hidden\">{heading}</h2>\n<ol>\n"
        );
        for (number, label, text) in shown {
            let ways_back: String = (1..=self.marks[label].count)
                .map(|mark| {
                    format!(
                        " <a class=\"back\" href=\"#{}\" aria-label=\"{back} {number}\">↩</a>",
                        mark_id(number, mark)
                    )
                })
                .collect();
            let text = text.trim_end();
            let text = match text.strip_suffix("</p>") {
                Some(open) => format!("{open}{ways_back}</p>"),
                None => format!("{text}<p>{ways_back}</p>"),
            };
            html.push_str(&format!("<li id=\"fn-{number}\">{text}</li>\n"));
        }
        html.push_str("</ol>\n</section>\n");
        html
    }
}

fn mark_id(number: usize, mark: usize) -> String {
    if mark == 1 {
        format!("fnref-{number}")
    } else {
        format!("fnref-{number}-{mark}")
    }
}
