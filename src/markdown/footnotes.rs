//! Footnotes: numbered in the order of their marks, gathered at the end, each with a way back.

use std::collections::BTreeMap;

/// Numbers of the footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes {
    order: Vec<String>,
    marks: BTreeMap<String, usize>,
}

impl Footnotes {
    /// The HTML of a mark in the text.
    pub(super) fn mark(&mut self, label: &str) -> String {
        let number = match self.order.iter().position(|known| known == label) {
            Some(index) => index + 1,
            None => {
                self.order.push(label.to_owned());
                self.order.len()
            }
        };
        let mark = self.marks.entry(label.to_owned()).or_default();
        *mark += 1;
        let id = mark_id(number, *mark);
        format!("<sup class=\"footnote\"><a id=\"{id}\" href=\"#fn-{number}\">{number}</a></sup>")
    }

    /// The section at the end. `texts` gives the HTML of each definition by its label.
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
            let ways_back: String = (1..=self.marks[label])
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
