//! The generated site of the tests of search, from the recipe that tests/browser/generated.js follows too.

use super::Site;
use serde_json::{Value, json};

struct Recipe(Value);

impl Recipe {
    fn at(&self, list: &str, number: usize) -> &Value {
        let list = self.0[list].as_array().unwrap();
        &list[number % list.len()]
    }

    fn text(&self, list: &str, number: usize) -> &str {
        self.at(list, number).as_str().unwrap()
    }

    fn len(&self, list: &str) -> usize {
        self.0[list].as_array().unwrap().len()
    }

    fn id(&self, district: usize) -> String {
        let [level, name] =
            [0, 1].map(|part| self.at("districts", district)[part].as_str().unwrap());
        format!("{level}-{}", bantin::text::slug(name))
    }

    fn settings(&self) -> String {
        let abbreviations = &self.0["abbreviations"];
        let mut text = format!(
            "site: {{title: Bản tin sinh thử, base_url: \"https://sinh.example/ban-tin/\", language: vi, page_size: 50}}\n\
             abbreviations: {abbreviations}\ndistricts:\n"
        );
        for district in 0..self.len("districts") {
            let entry = self.at("districts", district);
            let (id, level, name) = (self.id(district), &entry[0], &entry[1]);
            text += &format!("  - {{id: {id}, name: {name}, level: {level}}}\n");
        }
        text += "campaigns:\n";
        for campaign in 0..self.len("campaigns") {
            let name = self.at("campaigns", campaign);
            text += &format!(
                "  - {{id: pt-{campaign}, name: {name}, phases: [{{id: dot-1, label: Đợt 1, period: 2019}}, {{id: dot-2, label: Đợt 2, period: 2022}}]}}\n"
            );
        }
        text
    }

    fn article(&self, i: usize) -> String {
        let district = i % self.len("districts");
        let campaign = i / self.len("districts") % self.len("campaigns");
        let fill = |text: &str| {
            text.replace("{d}", self.at("districts", district)[1].as_str().unwrap())
                .replace("{c}", self.text("campaigns", campaign))
                .replace("{u}", self.text("units", i * 7))
                .replace("{p}", self.text("people", i * 11 + i / 7))
                .replace("{n}", &(10 + i * 37 % 900).to_string())
        };
        let title = json!(fill(self.text("titles", i * 5 + i / 35)));
        let lead = json!(fill(self.text("leads", i + i / 3)));
        let sentences = (0..4).map(|k| fill(self.text("sentences", i * 3 + k * k)));
        let text = sentences.collect::<Vec<_>>().join("\n\n");
        let (year, month, day) = (2019 + i % 7, 1 + i % 12, 1 + i % 28);
        let district = self.id(district);
        format!(
            "---\ntitle: {title}\nslug: bai-{i}\ndate: {year}-{month:02}-{day:02}\ndistrict: {district}\n\
             campaign: pt-{campaign}\nlead: {lead}\n---\n{text}\n"
        )
    }
}

/// The generated site.
pub(crate) fn site() -> Site {
    let recipe = Recipe(serde_json::from_str(include_str!("../../search/generated.json")).unwrap());
    let site = Site::new("");
    site.write("site.yaml", recipe.settings());
    for i in 0..recipe.0["articles"].as_u64().unwrap() as usize {
        site.write(&format!("content/bai-{i}.md"), recipe.article(i));
    }
    site
}
