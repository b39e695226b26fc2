//! The files of a new site.

use super::provinces::Province;
use crate::{diagnostic::in_quotes, text::slug};
use chrono::{Datelike, Days, NaiveDate};

/// What a new site is made of.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) title: String,
    /// Whose site it is.
    pub(super) publisher: String,
    /// Where it will be on the web.
    pub(super) address: String,
    pub(super) province: &'static Province,
}

/// A file to be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NewFile {
    /// Its path from the root of the site.
    pub(super) path: String,
    pub(super) text: String,
}

/// The files of a site that begins on a day, with bulletins to begin with unless it is to be empty.
pub(super) fn files(answers: &Answers, today: NaiveDate, empty: bool) -> Vec<NewFile> {
    let words = words(answers, today);
    let file = |path: &str, template: &str| NewFile {
        path: path.to_owned(),
        text: filled(template, &words),
    };
    let mut files = vec![
        file("site.yaml", include_str!("template/site.yaml")),
        file("README.md", include_str!("template/README.md")),
        file(".gitignore", include_str!("template/gitignore")),
        file(".vscode/tasks.json", include_str!("template/tasks.json")),
        // Git keeps no empty folder.
        file("static/.gitkeep", ""),
    ];
    if empty {
        files.push(file("content/.gitkeep", ""));
        return files;
    }
    let schedule = Schedule::around(today);
    let at = |day: NaiveDate, name: &str| {
        let place = slug(answers.province.name);
        format!("content/{place}/{}/{name}", day.year())
    };
    let launch = include_str!("template/launch.md");
    let commendation = include_str!("template/commendation.md");
    let progress = include_str!("template/progress.md");
    files.extend([
        file(
            "content/campaigns.yaml",
            include_str!("template/campaigns.yaml"),
        ),
        file(&at(schedule.launch, "phat-dong-thi-dua-70-ngay.md"), launch),
        file(
            &at(schedule.launch, "phong-trao.svg"),
            include_str!("template/phong-trao.svg"),
        ),
        file(&at(schedule.commendation, "so-ket-dot-1.md"), commendation),
        file(&at(schedule.progress, "vao-dot-2.md"), progress),
    ]);
    files
}

/// The days of the campaign that a new site begins with: 70 of them around the day on which it is made.
struct Schedule {
    launch: NaiveDate,
    commendation: NaiveDate,
    progress: NaiveDate,
    /// First and last day of each phase.
    phases: [[NaiveDate; 2]; 2],
}

impl Schedule {
    fn around(today: NaiveDate) -> Schedule {
        let before = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let after = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
        Schedule {
            launch: before(29),
            commendation: before(5),
            progress: before(1),
            phases: [[before(30), before(4)], [before(3), after(39)]],
        }
    }
}

/// Each blank of the templates with what it is filled with.
fn words(answers: &Answers, today: NaiveDate) -> Vec<(&'static str, String)> {
    let schedule = Schedule::around(today);
    let [[first_start, first_end], [second_start, second_end]] = schedule.phases;
    let place = answers.province.full_name();
    let org_id = match slug(&answers.publisher) {
        id if id.is_empty() => "don-vi".to_owned(),
        id => id,
    };
    let place_in_text = answers.province.full_name_in_text();
    let description =
        format!("Tin phát động, triển khai, kết quả và khen thưởng ở {place_in_text}.");
    let written = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    vec![
        ("title", in_quotes(&answers.title)),
        ("description", in_quotes(&description)),
        ("address", answers.address.clone()),
        ("publisher", in_quotes(&answers.publisher)),
        ("org_id", org_id),
        ("place_id", slug(&place)),
        ("place_name", answers.province.name.to_owned()),
        ("place_level", answers.province.level_id()),
        ("place", place),
        ("first_start", written(first_start)),
        ("first_end", written(first_end)),
        ("second_start", written(second_start)),
        ("second_end", written(second_end)),
        ("launch_date", written(schedule.launch)),
        ("commendation_date", written(schedule.commendation)),
        ("progress_date", written(schedule.progress)),
    ]
}

/// A template with its blanks `{{name}}` filled.
fn filled(template: &str, words: &[(&str, String)]) -> String {
    let mut pieces = template.split("{{");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        let word = words.iter().find(|(word, _)| *word == name);
        let (_, word) = word.unwrap_or_else(|| panic!("a template has the blank `{name}`"));
        text.push_str(word);
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{
        super::provinces::{Named, Province},
        Answers, files,
    };
    use chrono::NaiveDate;

    #[test]
    fn every_blank_is_filled() {
        let Named::Province(province) = Province::named("Huế") else {
            panic!("Huế is a city");
        };
        let answers = Answers {
            title: "Bản \"tin\"".to_owned(),
            publisher: "★".to_owned(),
            address: "https://hue.example/".to_owned(),
            province,
        };
        let today = NaiveDate::from_ymd_opt(2026, 1, 3).unwrap();
        for empty in [true, false] {
            let files = files(&answers, today, empty);
            assert_eq!(files.len(), if empty { 6 } else { 10 });
            for file in files {
                assert!(!file.text.contains("{{"), "{}", file.path);
            }
        }
    }
}
