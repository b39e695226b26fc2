//! What can be wrong with a theme.

use crate::diagnostic::{
    excess::Excess,
    nearest::{Nearest, near_en, near_vi},
    row::rows,
};
use serde::{Deserialize, Serialize};

/// What can be wrong with a template, a style sheet or the words of a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum ThemeProblem {
    UndefinedName {
        name: String,
        available: Option<String>,
    },
    TemplateError {
        message: String,
        available: Option<String>,
    },
    TemplateEndless {
        /// Where the page would be.
        page: String,
        excess: Excess,
    },
    MissingTemplate {
        name: String,
    },
    /// A template of the site fills a block that its parents do not have.
    UnknownBlock {
        block: String,
        /// The template that it extends.
        parent: String,
        /// The blocks of its parents, with commas between.
        blocks: String,
        nearest: Nearest,
    },
    /// A template of the site stands in the place of a built-in one, without blocks that other templates fill.
    MissingBlocks {
        template: String,
        /// One of the templates that fill them.
        user: String,
        blocks: Vec<String>,
    },
    UnknownTheme {
        name: String,
    },
    StyleError {
        message: String,
    },
    MissingAsset {
        url: String,
    },
    MissingString {
        key: String,
    },
}

rows! { ThemeProblem:
    Error "undefined-name" {
        title: ("Mẫu trang dùng tên không có", "A template uses a name that is not there"),
        why: ("Tên sai sẽ hiện ra chỗ trống mà không ai để ý, nên bantin coi là lỗi.", "A wrong name would show as a gap that nobody notices, so it is an error."),
        example: (Template, "{{ page.titel }}", "{{ page.title }}"),
        Self::UndefinedName { name, available } =>
            vi: (format!("mẫu trang dùng `{name}`, nhưng ở đây không có tên đó"), match available { Some(names) => format!("dùng một trong những tên có ở đây: {names}"), None => "xem các tên có thể dùng trong mẫu có sẵn".into() }),
            en: (format!("the template uses `{name}`, but there is no such name here"), match available { Some(names) => format!("use one of the names that exist here: {names}"), None => "look at the built-in template for names that exist".into() });
    }

    Error "template-error" {
        title: ("Mẫu trang có lỗi", "A template fails"),
        why: ("Mẫu không đọc được hoặc hỏng khi chạy. Mọi trang dùng nó đều không dựng được.", "It cannot be read or fails when it runs. No page that uses it can be made."),
        example: (Template, "{% for card in list.cards %}…", "{% for card in list.cards %}…{% endfor %}"),
        Self::TemplateError { message, available } =>
            vi: (format!("mẫu trang có lỗi: {message}"), match available { Some(names) => format!("ở đây có: {names}"), None => "sửa mẫu, hoặc xóa tệp này để dùng mẫu có sẵn".into() }),
            en: (format!("the template fails: {message}"), match available { Some(names) => format!("available here: {names}"), None => "correct the template, or delete the file to use the built-in one".into() });
    }

    Error "template-endless" {
        title: ("Mẫu trang không dừng", "A template does not end"),
        why: ("Một trang chỉ được in 32 MB, lặp 10.000.000 lượt, chạy 10 giây và chiếm 1 GB bộ nhớ. Mẫu vượt quá thì gần như chắc chắn lặp mãi; trang không được dựng, trang cũ vẫn còn nguyên.", "A page may print 32 MB, loop 10,000,000 times, run for 10 seconds and take 1 GB of memory. A template that goes beyond almost certainly never ends; nothing is built, and the old site is untouched."),
        example: (Template, "{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}", "{% for a in range(end=10) %}{% for b in range(end=10) %}x{% endfor %}{% endfor %}"),
        Self::TemplateEndless { page, excess } =>
            vi: (format!("mẫu không dừng lại khi dựng trang {page}: {}", excess.vi()), "tìm vòng lặp, thành phần tự gọi lại mình hay chuỗi cứ dài gấp đôi trong mẫu này và các mẫu nó gọi tới; hoặc xóa tệp này để dùng mẫu có sẵn"),
            en: (format!("the template does not end when it makes the page {page}: {}", excess.en()), "look for a loop, a component that calls itself, or a text that doubles itself, here and in the templates it uses, or delete the file to use the built-in one");
    }

    Error "missing-template" {
        title: ("Thiếu mẫu trang", "A template is missing"),
        why: ("Một mẫu nhắc tới mẫu khác không có trong giao diện.", "A template refers to another that the theme does not have."),
        example: (Template, "{% extends \"basee.html\" %}", "{% extends \"base.html\" %}"),
        Self::MissingTemplate { name } =>
            vi: (format!("không có mẫu trang `{name}`"), "thêm tệp này vào thư mục templates của giao diện"),
            en: (format!("there is no template `{name}`"), "add it to the templates folder of the theme");
    }

    Error "unknown-block" {
        title: ("Khối không có trong mẫu gốc", "A block that the parent template does not have"),
        why: ("Mẫu điền nội dung vào khối của mẫu mà nó mở rộng. Khối không có ở đó thì nội dung không hiện ra đâu cả.", "A template fills the blocks of the one it extends. What is in any other block would be shown nowhere."),
        example: (Template, "{% extends \"base.html\" %}\n{% block mian %}…{% endblock mian %}", "{% extends \"base.html\" %}\n{% block main %}…{% endblock main %}"),
        Self::UnknownBlock { block, parent, blocks, nearest } =>
            vi: (format!("`{parent}` không có khối nào tên `{block}`"), near_vi(nearest, &format!("dùng một trong các khối có ở đó: {blocks}"))),
            en: (format!("`{parent}` has no block `{block}`"), near_en(nearest, &format!("use one of the blocks it has: {blocks}")));
    }

    Error "missing-block" {
        title: ("Mẫu thiếu khối mà mẫu khác cần", "A template lacks blocks that others fill"),
        why: ("Tệp này thay cho mẫu có sẵn cùng tên. Các mẫu khác đặt nội dung của mình vào những khối của mẫu ấy; thiếu khối thì nội dung không có chỗ hiện ra.", "The file takes the place of the built-in template of its name. Other templates put what they show into its blocks; without them it would be shown nowhere."),
        example: (Files, "-- themes/bantin/templates/base.html --\n<html><body>{% block main %}{% endblock main %}</body></html>", "-- themes/bantin/templates/base.html --\n<html><head>{% block canonical %}{% endblock canonical %}{% block head %}{% endblock head %}</head>\n<body>{% block masthead %}{% endblock masthead %}{% block find %}{% endblock find %}\n<main class=\"{% block main_class %}{% endblock main_class %}\">{% block main %}{% endblock main %}</main></body></html>"),
        Self::MissingBlocks { template, user, blocks } =>
            vi: (format!("`{template}` thiếu khối mà `{user}` và các mẫu khác điền vào: {}", quoted(blocks)), format!("thêm vào chỗ cần hiện: {}. Bản gốc để so: đổi tên tệp này rồi chạy `bantin theme copy {template}`; xóa tệp này thì dùng mẫu có sẵn", empty_blocks(blocks))),
            en: (format!("`{template}` lacks blocks that `{user}` and other templates fill: {}", quoted(blocks)), format!("add them where they are to be shown: {}. For the original, rename this file and run `bantin theme copy {template}`; without this file the built-in one is used", empty_blocks(blocks)));
    }

    Error "unknown-theme" {
        title: ("Không có giao diện này", "There is no such theme"),
        why: ("`theme` là tên một thư mục trong themes. Bỏ dòng này thì dùng giao diện có sẵn.", "`theme` names a folder in themes. Without the line the built-in theme is used."),
        example: (SiteFile, "site:\n  title: Bản tin\n  theme: khong-co", "site:\n  title: Bản tin"),
        Self::UnknownTheme { name } =>
            vi: (format!("không có giao diện `{name}`"), format!("tạo thư mục themes/{name}, hoặc bỏ dòng `theme` để dùng giao diện có sẵn")),
            en: (format!("there is no theme `{name}`"), format!("make the folder themes/{name}, or leave `theme` out to use the built-in one"));
    }

    Warning "style-error" {
        title: ("Bảng kiểu có chỗ trình duyệt không hiểu", "A style sheet has a part that browsers do not understand"),
        why: ("Trình duyệt lặng lẽ bỏ qua quy tắc viết sai, nên lỗi chỉ lộ ra khi có người thấy trang trông lạ. Bảng kiểu được rút gọn lúc dựng trang, và lúc ấy bantin báo.", "Browsers skip a faulty rule without a word, so it shows only when somebody finds the page odd. Style sheets are made compact when the site is built, and then it is told."),
        example: (Files, "-- themes/bantin/static/style.css --\nh1 { color: red; } }", "-- themes/bantin/static/style.css --\nh1 { color: red; }"),
        Self::StyleError { message } =>
            vi: (format!("trình duyệt không hiểu chỗ này trong bảng kiểu: {message}"), "sửa chỗ này; cho đến lúc đó, quy tắc ấy bị bỏ ra như trình duyệt vẫn làm"),
            en: (format!("browsers do not understand this part of the style sheet: {message}"), "correct it; until then the rule is left out, as browsers do");
    }

    Warning "missing-asset" {
        title: ("Bảng kiểu nhắc tới tệp không có", "A style sheet names a file that is not there"),
        why: ("Trình duyệt hỏi tệp ấy rồi thôi, nên trang mất kiểu, ảnh hay phông chữ mà không báo gì. Địa chỉ tương đối trong bảng kiểu tính từ chính bảng kiểu.", "Browsers ask for the file and give up, so pages go without a style, a picture or a font, and nothing is said. A relative address in a style sheet starts from the sheet."),
        example: (Files, "-- themes/bantin/static/style.css --\n@import \"mau.css\";", "-- themes/bantin/static/mau.css --\nh1 { color: red; }\n-- themes/bantin/static/style.css --\n@import \"mau.css\";"),
        Self::MissingAsset { url } =>
            vi: (format!("giao diện không có tệp `{url}` mà bảng kiểu nhắc tới"), "thêm tệp này vào thư mục static của giao diện, hoặc sửa địa chỉ (tính từ tệp bảng kiểu)"),
            en: (format!("the theme has no file `{url}`, which the style sheet names"), "add it to the static folder of the theme, or correct the address, which starts from the style sheet");
    }

    Error "missing-string" {
        title: ("Tệp chữ của giao diện chưa đúng", "The strings of the theme are not right"),
        why: ("Một khóa trong tệp chữ sai tên, sai dạng hoặc thiếu. Mọi chữ trên trang lấy từ tệp này.", "A key of the file of strings is misspelled, of the wrong form, or missing. All words of the pages come from it."),
        example: (Terminal, "themes/rieng/strings/vi.yaml: months: 12", "themes/rieng/strings/vi.yaml: (bỏ khóa này)"),
        Self::MissingString { key } =>
            vi: (format!("tệp chữ của giao diện chưa đúng: {key}"), "sửa khóa này, hoặc xóa nó để dùng chữ có sẵn"),
            en: (format!("the theme's strings are not right: {key}"), "correct the key, or delete it to use the built-in words");
    }
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

fn empty_blocks(names: &[String]) -> String {
    let blocks = names.iter();
    let blocks = blocks.map(|name| format!("`{{% block {name} %}}{{% endblock {name} %}}`"));
    blocks.collect::<Vec<_>>().join(" ")
}
