//! What a new site is asked about: flags, else questions on a terminal, else what is usual.

use super::{
    files::Answers,
    provinces::{Named, Province},
};
use crate::{
    cli::{args::InitArgs, console::Console, words::pick},
    model::BaseUrl,
};
use std::io::{self, IsTerminal, Write};

/// Why there are no answers.
#[derive(Debug)]
pub(super) enum NoAnswers {
    /// What a flag says cannot be used, and why.
    BadFlag(String),
    /// The input ended before all questions were answered.
    InputEnded,
}

/// Gathers the answers.
pub(super) fn answers(console: Console, args: &InitArgs) -> Result<Answers, NoAnswers> {
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
    let ask = |question: &Question, flag: &Option<String>| question.answer(console, flag, asks);
    let title = ask(&TITLE, &args.title)?;
    let province = ask(&PROVINCE, &args.province)?;
    let Named::Province(province) = Province::named(&province) else {
        return Err(NoAnswers::BadFlag(province)); // never: the question takes no other
    };
    let usual = format!("Liên đoàn Lao động {}", province.full_name_in_text());
    let publisher = Question {
        usual: &usual,
        ..PUBLISHER
    };
    let publisher = ask(&publisher, &args.publisher)?;
    let address = ask(&ADDRESS, &args.address)?;
    Ok(Answers {
        title,
        publisher,
        address,
        province,
    })
}

/// A question, asked by its flag, on a terminal, or not at all.
struct Question<'u> {
    vi: &'static str,
    en: &'static str,
    /// The answer of those who give none.
    usual: &'u str,
    /// Why an answer cannot be used, in both languages.
    fault: fn(&str) -> Option<(String, String)>,
}

const TITLE: Question<'static> = Question {
    vi: "Tên trang",
    en: "Name of the site",
    usual: "Bản tin thi đua",
    fault: |_| None,
};

const PROVINCE: Question<'static> = Question {
    vi: "Tỉnh, thành phố",
    en: "Province or city",
    usual: "Hà Nội",
    fault: |answer| match Province::named(answer) {
        Named::Province(_) => None,
        Named::Former(former, now) => Some((
            format!(
                "{former} nay thuộc {}: ghi `{}`",
                now.full_name_in_text(),
                now.name
            ),
            format!(
                "{former} is a part of {} now: write `{}`",
                now.full_name_in_text(),
                now.name
            ),
        )),
        Named::Unknown => Some((
            format!("không có tỉnh, thành phố nào tên `{answer}`, ví dụ `Hà Nội`, `Bắc Ninh`"),
            format!("there is no province `{answer}`; such are `Hà Nội`, `Bắc Ninh`"),
        )),
    },
};

const PUBLISHER: Question<'static> = Question {
    vi: "Cơ quan chủ quản",
    en: "Whose site it is",
    usual: "",
    fault: |_| None,
};

const ADDRESS: Question<'static> = Question {
    vi: "Địa chỉ trên mạng (chưa có thì để nguyên, sau này sửa trong site.yaml)",
    en: "Address on the web (if there is none yet, leave it and change site.yaml later)",
    usual: "https://thidua.example/",
    fault: |answer| match BaseUrl::parse(answer) {
        Some(_) => None,
        None => Some((
            format!("`{answer}` không phải địa chỉ đầy đủ: viết `https://…`"),
            format!("`{answer}` is no whole address: write `https://…`"),
        )),
    },
};

impl Question<'_> {
    fn answer(
        &self,
        console: Console,
        flag: &Option<String>,
        asks: bool,
    ) -> Result<String, NoAnswers> {
        let fault = |answer: &str| {
            let (vi, en) = (self.fault)(answer)?;
            Some(pick(console.language, vi, en))
        };
        if let Some(given) = flag.as_deref().map(one_line) {
            let is_given = !given.is_empty();
            let given = if is_given {
                given
            } else {
                self.usual.to_owned()
            };
            return match fault(&given) {
                None => Ok(given),
                Some(fault) => Err(NoAnswers::BadFlag(fault)),
            };
        }
        if !asks {
            return Ok(self.usual.to_owned());
        }
        loop {
            let question = pick(console.language, self.vi.to_owned(), self.en.to_owned());
            // A terminal that cannot be written to cannot be read from either.
            let _ = write!(io::stderr().lock(), "{question} [{}]: ", self.usual);
            let mut line = String::new();
            match io::stdin().read_line(&mut line) {
                Ok(0) | Err(_) => return Err(NoAnswers::InputEnded),
                Ok(_) => {}
            }
            let line = one_line(&line);
            let answer = if line.is_empty() { self.usual } else { &line };
            match fault(answer) {
                None => return Ok(answer.to_owned()),
                Some(fault) => console.line(&fault),
            }
        }
    }
}

/// A text without what would break its line.
fn one_line(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    text.trim().to_owned()
}
