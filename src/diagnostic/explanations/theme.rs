//! Themes.

use super::{
    Explanation,
    Stands::{Files, SiteFile, Template, Terminal},
    error, warning,
};

#[rustfmt::skip]
pub(super) const ALL: &[Explanation] = &[
    error("undefined-name",
        ("Mẫu trang dùng tên không có", "A template uses a name that is not there"),
        ("Tên sai sẽ hiện ra chỗ trống mà không ai để ý, nên bantin coi là lỗi.", "A wrong name would show as a gap that nobody notices, so it is an error."),
        (Template, "{{ page.titel }}", "{{ page.title }}")),
    error("template-error",
        ("Mẫu trang có lỗi", "A template fails"),
        ("Mẫu không đọc được hoặc hỏng khi chạy. Mọi trang dùng nó đều không dựng được.", "It cannot be read or fails when it runs. No page that uses it can be made."),
        (Template, "{% for card in list.cards %}…", "{% for card in list.cards %}…{% endfor %}")),
    error("template-endless",
        ("Mẫu trang không dừng", "A template does not end"),
        ("Một trang chỉ được in 32 MB, lặp 10.000.000 lượt, chạy 10 giây và chiếm 1 GB bộ nhớ. Mẫu vượt quá thì gần như chắc chắn lặp mãi; trang không được dựng, trang cũ vẫn còn nguyên.", "A page may print 32 MB, loop 10,000,000 times, run for 10 seconds and take 1 GB of memory. A template that goes beyond almost certainly never ends; nothing is built, and the old site is untouched."),
        (Template, "{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}", "{% for a in range(end=10) %}{% for b in range(end=10) %}x{% endfor %}{% endfor %}")),
    error("missing-template",
        ("Thiếu mẫu trang", "A template is missing"),
        ("Một mẫu nhắc tới mẫu khác không có trong giao diện.", "A template refers to another that the theme does not have."),
        (Template, "{% extends \"basee.html\" %}", "{% extends \"base.html\" %}")),
    error("unknown-theme",
        ("Không có giao diện này", "There is no such theme"),
        ("`theme` là tên một thư mục trong themes. Bỏ dòng này thì dùng giao diện có sẵn.", "`theme` names a folder in themes. Without the line the built-in theme is used."),
        (SiteFile, "site:\n  title: Bản tin\n  theme: khong-co", "site:\n  title: Bản tin")),
    warning("style-error",
        ("Bảng kiểu có chỗ trình duyệt không hiểu", "A style sheet has a part that browsers do not understand"),
        ("Trình duyệt lặng lẽ bỏ qua quy tắc viết sai, nên lỗi chỉ lộ ra khi có người thấy trang trông lạ. Bảng kiểu được rút gọn lúc dựng trang, và lúc ấy bantin báo.", "Browsers skip a faulty rule without a word, so it shows only when somebody finds the page odd. Style sheets are made compact when the site is built, and then it is told."),
        (Files, "-- themes/bantin/static/style.css --\nh1 { color: red; } }", "-- themes/bantin/static/style.css --\nh1 { color: red; }")),
    warning("missing-asset",
        ("Bảng kiểu nhắc tới tệp không có", "A style sheet names a file that is not there"),
        ("Trình duyệt hỏi tệp ấy rồi thôi, nên trang mất kiểu, ảnh hay phông chữ mà không báo gì. Địa chỉ tương đối trong bảng kiểu tính từ chính bảng kiểu.", "Browsers ask for the file and give up, so pages go without a style, a picture or a font, and nothing is said. A relative address in a style sheet starts from the sheet."),
        (Files, "-- themes/bantin/static/style.css --\n@import \"mau.css\";", "-- themes/bantin/static/mau.css --\nh1 { color: red; }\n-- themes/bantin/static/style.css --\n@import \"mau.css\";")),
    error("missing-string",
        ("Tệp chữ của giao diện chưa đúng", "The strings of the theme are not right"),
        ("Một khóa trong tệp chữ sai tên, sai dạng hoặc thiếu. Mọi chữ trên trang lấy từ tệp này.", "A key of the file of strings is misspelled, of the wrong form, or missing. All words of the pages come from it."),
        (Terminal, "themes/rieng/strings/vi.yaml: months: 12", "themes/rieng/strings/vi.yaml: (bỏ khóa này)")),
];
