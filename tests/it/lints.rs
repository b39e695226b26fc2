//! What `bantin check` notices besides errors, how a site sets its level, and what `bantin explain` says.
//!
//! Cases stand one on a line, laid out by hand (`rustfmt::skip`). The mark `▸` stands where the message must
//! point; it is not part of the file.

use crate::common::{
    Site,
    fixtures::{BASE, SEEDS},
};
use serde_json::Value;

const MARK: char = '▸';
const SOUND: &str = "title: Đẩy mạnh thi đua\ndate: 2023-02-01\ndistrict: quan-ha-dong";

/// A site with these files beside [`BASE`]; what is found is told as `path:line:column code`, and must be
/// `code` at every mark and nothing else.
#[track_caller]
fn check_files(code: &str, files: &[(&str, &str)]) -> Vec<Value> {
    let site = Site::new(BASE);
    let mut wanted = Vec::new();
    for (path, text) in files {
        let mut plain = String::new();
        for letter in text.chars() {
            if letter == MARK {
                let line = plain.matches('\n').count() + 1;
                let column = plain.rsplit('\n').next().unwrap().chars().count() + 1;
                wanted.push(format!("{path}:{line}:{column} {code}"));
            } else {
                plain.push(letter);
            }
        }
        site.write(path, plain);
    }
    let found = site.check();
    let mut told: Vec<String> = found.iter().map(place).collect();
    told.sort();
    wanted.sort();
    assert_eq!(told, wanted, "{files:#?}");
    found
}

fn place(found: &Value) -> String {
    let path = found["path"].as_str().unwrap();
    let code = found["code"].as_str().unwrap();
    format!("{path}:{}:{} {code}", found["line"], found["column"])
}

/// An article with this text.
#[track_caller]
fn text(code: &str, body: &str) -> Vec<Value> {
    check_files(
        code,
        &[("content/bai.md", &format!("---\n{SOUND}\n---\n{body}\n"))],
    )
}

/// An article with these further lines of front matter; a line that is there already is replaced.
#[track_caller]
fn lines(code: &str, more: &str) -> Vec<Value> {
    check_files(code, &[("content/bai.md", &article(more))])
}

fn article(more: &str) -> String {
    let key = |line: &str| line.split(':').next().unwrap().replace(MARK, "");
    let own = SOUND
        .lines()
        .filter(|line| more.lines().all(|other| key(other) != key(line)));
    let own: Vec<&str> = own.collect();
    format!("---\n{}\n{more}\n---\nNội dung.\n", own.join("\n"))
}

/// [`BASE`] with a piece of a file changed. Marks stand in the new piece.
#[track_caller]
fn edit(code: &str, path: &str, from: &str, to: &str, more: &[(&str, &str)]) -> Vec<Value> {
    let base = Site::new(BASE).source(path);
    assert_eq!(base.matches(from).count(), 1, "{from}");
    let changed = base.replacen(from, to, 1);
    check_files(code, &[&[(path, changed.as_str())], more].concat())
}

#[track_caller]
fn says(found: &[Value], words: &[&str]) {
    let of = |key: &str| found[0][key].as_str().unwrap();
    let all = format!("{} {}", of("message"), of("help"));
    for word in words {
        assert!(all.contains(word), "{word} is not in {all}");
    }
}

#[test]
fn the_seeds_have_one_slip() {
    let site = Site::new(BASE);
    site.add(SEEDS);
    assert_eq!(site.codes(), ["ngay-without-accent"]);
}

/// Marks of other tools, and of Markdown that does not close, are told where readers would see them, once a line.
#[rustfmt::skip]
#[test]
fn marks_that_readers_would_see() {
    let code = "leftover-markup";
    let bold = text(code, "▸**Đợt 1:**từ ngày 1/1.\n\n▸**Đợt 2: **từ ngày 1/7.\n\nDanh hiệu▸**“Lao động giỏi”**được trao.");
    says(&bold, &["dấu sao", "viết `**Đợt 1:** từ`"]);
    text(code, "[Chủ đề]▸{.underline} và **kết quả**{.mark}\n\n▸{: .center}\n\nẢnh▸{width=\"5in\"}\n\n[]▸{#_Toc123 .anchor}");
    text(code, "▸{{< figure src=\"a.jpg\" >}}\n\n▸{% raw %}\n\n▸{{ page.title }} và {{ x }}");
    text(code, "Xem ▸[[Bài trước|bài]] và ▸[[Bài sau]].\n\n▸![[le.jpg]]\n\nXem ▸[[Bài trước và");
    text(code, "▸[caption id=\"a\"]Lễ[/caption]\n\n▸[gallery ids=\"1,2\"]\n\n▸[vc_row]");
    text(code, "▸:::note\nGhi chú\n:::\n\n▸::: {.box}\nHai\n:::");
    text(code, "▸+-----+-----+\n| a   | b   |\n+=====+=====+\n| c   | d   |\n+-----+-----+\n\nHết.\n\n▸----- -----\nA     B\n");
    for right in [
        "**Đợt 1:** từ ngày 1/1. Chữ **đậm**, (**đậm**) và “**đậm**”. **Bằng khen**: 12.",
        "Mã `{.a}` và `[[b]]`\n\n```\n{{< c >}}\n:::\n**x **y\n```",
        "\\*\\*Không đậm\\*\\*từ, tập hợp {1, 2} và [1] {ghi chú}",
        "Hàm (x)[y] thì không, * * * cũng không",
        "# Đầu đề {#dau-de}\n\n---\n\n- - -\n\n| a | b |\n| --- | --- |\n| c | d |",
    ] {
        text(code, right);
    }
}

/// Marks of emphasis that make nothing bold, slanted, struck or code are told, with the words as they should be where that is
/// known. A bold paragraph that ends in the next one is one mistake.
#[rustfmt::skip]
#[test]
fn marks_without_a_partner() {
    let code = "leftover-markup";
    let right = |body: &str, right: &str| says(&text(code, body), &[&format!("viết `{right}`")]);
    right("Từ ▸**Đợt 1: **các đội ra quân.", "**Đợt 1:** các");
    right("Danh hiệu▸**“Lao động giỏi”**được trao.", "hiệu **“Lao động giỏi”** được");
    right("▸**Kết quả đợt 1", "**Kết quả đợt 1**");
    right("▸*Nghiêng *và thẳng.", "*Nghiêng* và");
    text(code, "Các đội ra quân▸** sớm.\n\nCác đội ▸**ra quân sớm.\n\n**Một** hai ▸**ba.");
    text(code, "▸**Ba điều này\n\nlà ba lời hứa**\n\nvà hết.");
    text(code, "Các đội ▸*ra quân sớm.\n\nCác đội ▸__ra quân sớm.\n\nCác đội ▸~~ra quân sớm.\n\nCác đội ▸`ra quân sớm.");
    says(&text(code, "Họ tên: ____ sinh ngày ▸____/____/______"), &["`……/……/……`"]);
    says(&text(code, "Kích thước 2▸*3*4 mét."), &["`2 × 3 × 4`"]);
    for right in [
        "(*) Tính đến 30/6.\n\n(**) Tính cả năm.\n\n*Ghi chú: số liệu sơ bộ", "Chỉ tiêu** và thực hiện*\n\n** Tính đến 30/6.",
        "Chữ **đậm\nhai dòng** và ***cả hai***, 5 * 3 là 15, ngôi sao *", "Họ tên: ______ và tệp ten_tep_a\n\n______",
        "`mã **` và ``mã ` ``\n\n```\n**một\n```", "\\**không đậm và \\`không mã", "- *Nghiêng* một\n- **Đậm**: hai",
    ] {
        text("none", right);
    }
}

/// What other tools mark among words and in lines of its own is told, with what to write instead where it is known.
#[rustfmt::skip]
#[test]
fn marks_of_other_dialects() {
    let code = "leftover-markup";
    let right = |body: &str, right: &str| says(&text(code, body), &[&format!("viết `{right}`")]);
    right("Phần ▸==quan trọng== nhất.", "<mark>quan trọng</mark>");
    right("Phần ▸++thêm vào++ sau.", "<ins>thêm vào</ins>");
    right("Khí CO▸~2~ thải ra.", "CO<sub>2</sub>");
    right("Sân rộng 50 m▸^2 và dài.", "m²");
    right("Hơn 10▸^3^ cây.", "10<sup>3</sup>");
    right("Chúc mừng ▸:tada: các đội.", "🎉");
    right("▸#Kết quả đợt một", "## Kết quả đợt một");
    right("▸###Kết quả", "### Kết quả");
    right("Xem ▸[tại đây] (https://a.example/).", "[tại đây](https://a.example/)");
    right("Xem ▸(tại đây)[https://a.example/].", "[tại đây](https://a.example/)");
    right("Xem ▸[tại đây](https://a.example/ nhé.", "[tại đây](https://a.example/)");
    text(code, "Công thức ▸$E=mc^2$ đó.\n\n▸$$x$$\n\n▸\\newpage\n\nChữ ▸\\textbf{đậm} đây.");
    text(code, "A ▸&amp;nbsp; B\n\nC ▸&nbsp D\n\nHết.▸<o:p></o:p>\n\nKính gửi ▸<Họ tên>");
    text(code, "Đoạn có mã ▸^abc123\n\nHạn▸:: 1/6\n\n{▸++thêm++}".replace("{▸", "▸{").as_str());
    text(code, "> ▸[!NOTE]\n> Đến sớm.\n\n▸!!! note \"Tít\"\n\n▸??? tip\n\n▸[TOC]\n\n▸[[_TOC_]]");
    text(code, "Xem ▸[bài kia][] và nữa.\n\nXem ▸[bài kia][nhãn kia].\n\n▸*[CNVC]: Công nhân, viên chức");
    text(code, "▸[tabs][tab title=\"a\"]x[/tab][/tabs]\n\n▸[row class=\"a\"]\n\n▸[/fusion_text]\n\n▸[elementor-template id='5']");
    text(code, "▸```mermaid\ngraph TD\n```");
    text(code, "▸+++\ntitle = \"A\"\n+++\n\nBài.");
    text(code, "▸---\nlayout: post\n---\n\nBài.");
    text(code, "▸{ \"title\": \"A\" }\n\nBài.");
    let rows = ["`| Tên | Xã |`", "`| --- | --- |`"];
    says(&text(code, "▸|Tên|Xã|\n|Hoa|An Sơn|"), &rows);
    says(&text(code, "▸Tên\tXã\nHoa\tAn Sơn"), &rows);
    says(&text(code, "Tên ▸| Xã\nHoa | An Sơn"), &rows);
    says(&text(code, "▸CÔNG ĐOÀN XÃ        CỘNG HÒA\nSố 12        Độc lập"), &["dấu cách"]);
    let code = "published-note";
    assert_eq!(text(code, "Họp sáng nay. ▸%%Hỏi lại số đại biểu%%")[0]["severity"], "error");
    text(code, "▸%%\nHỏi lại.\n%%\n\nHọp {▸>>hỏi lại<<}.".replace("{▸", "▸{").as_str());
    for right in [
        "Giá $5 và 10$, ~5 người và ~10 triệu, 100%, a = b == c, C++ và ++i", "Lúc 10:20:30, tỷ số 3:2, xem https://a.example/~b/ và a:b:c",
        "5 < 6 và 7 > 6, a<b và c>d, <3", "Xem [1][2] và [a] (xem dưới), (ông A)[1]", "A & B, R&amp;D, &nbsp;&hellip;",
        "C:\\Users\\a và \\$5\\$", "#ThiDua yêu nước", "| a | b |\n|---|---|\n| 1 | 2 |", "Một cột | hai cột",
        "`==a==` `:tada:` `$x^2$` `[TOC]`\n\n```\n|a|b|\n|1|2|\n%%x%%\n```", "<!-- [[bài]] %%x%% ==y== -->",
        "```text\n+++\n```", "---\n\nĐoạn một: hai\n\n---",
    ] {
        text(if right == "#ThiDua yêu nước" { "none" } else { code }, right);
    }
}

/// A link of another tool is told with the link as it should be, if one file fits.
#[rustfmt::skip]
#[test]
fn links_of_other_tools() {
    let code = "leftover-markup";
    let other = "---\ntitle: Lễ ra quân\ndate: 2023-01-01\ndistrict: quan-ha-dong\nslug: ra-quan\n---\n## Kết quả\n";
    let link = |body: &str, right: &str| {
        let own = format!("---\n{SOUND}\n---\n{body}\n");
        let found = check_files(code, &[("content/bai.md", &own), ("content/2023-01-01-le-ra-quan.md", other), ("content/le.svg", "<svg/>")]);
        says(&found, &[&format!("viết `{right}`")]);
    };
    link("Xem ▸[[ra-quan]].", "[ra-quan](2023-01-01-le-ra-quan.md)");
    link("Xem ▸[[Lễ ra quân|lễ hôm ấy]].", "[lễ hôm ấy](2023-01-01-le-ra-quan.md)");
    link("Xem ▸[[Lễ ra quân#Kết quả]].", "[Kết quả](2023-01-01-le-ra-quan.md#ket-qua)");
    link("Xem ▸{{< ref \"le-ra-quan.md\" >}}.", "[le-ra-quan.md](2023-01-01-le-ra-quan.md)");
    link("Xem ▸{% post_url 2023-01-01-le-ra-quan %}.", "[2023-01-01-le-ra-quan](2023-01-01-le-ra-quan.md)");
    link("▸![[le.svg|300]]", "![…](le.svg)");
    says(&text(code, "Xem ▸[[khong-co]]."), &["không có tệp nào"]);
}

/// Links that nobody sees or that lead nowhere, and lines that vanish.
#[rustfmt::skip]
#[test]
fn links_without_words_or_address() {
    says(&text("empty-link", "Xem ▸[](https://a.example/)."), &["`[chữ](https://a.example/)`"]);
    says(&text("empty-link", "Xem ▸[Thêm](#)."), &["`[Thêm](địa chỉ)`"]);
    says(&text("broken-link", "Xem ▸[đây](https://https://a.example/)."), &["`https://a.example/`"]);
    text("broken-link", "Xem ▸[đây](http://) và ▸[thư](mailto:) và ▸[máy](tel:)");
    says(&text("lost-line", "▸[Ghi chú]: khẩn\n\nSáng nay họp."), &["`\\[Ghi chú]: khẩn`"]);
    for right in [
        "[đây](https://a.example/), [thư](mailto:a@b.example), [máy](tel:0123), [Đầu bài](#ket-qua)\n\n## Kết quả",
        "[đây] và [kia][đây]\n\n[đây]: https://a.example/", "Ông nói [đại ý]: vâng", "```\n[a]: b\n```",
    ] {
        text("none", right);
    }
}

/// Words made of signs that imitate letters.
#[test]
fn letters_that_imitate_letters() {
    let code = "styled-letters";
    says(&text(code, "▸𝗧𝗵𝗶 𝗱𝘂𝗮 yêu nước"), &["`Thi`", "`**Thi**`"]);
    text(code, "▸Ⓣⓗⓘ đua\n\n▸ｔｈｉ đua");
    lines(code, "lead: Phong trào ▸𝓽𝓱𝓲 đua");
    for right in ["Ngôi sao ⭐, ① và ②, 🔥", "日本語、ＡのＢ", "`𝗧𝗵𝗶`"] {
        text(code, right);
    }
}

/// Front matter holds plain text: what is written in it for another reader is told once a line.
#[rustfmt::skip]
#[test]
fn markup_in_front_matter() {
    let code = "markup-in-field";
    lines(code, "title: ▸'Công đoàn A &amp; B: C&ocirc;ng đo&agrave;n'");
    lines(code, "lead: ▸'Sáng &#225;nh ngày mới'");
    lines(code, "lead: ▸'<p>Sáng nay, <b>công đoàn</b> phát động.</p>'");
    lines(code, "kicker: ▸'Thi đua<br/>yêu nước'");
    lines(code, "people: [{name: A, role: ▸Chủ tịch &amp; B}]\nlead: ▸A&nbsp;B");
    // Nobody knows for certain what is meant.
    lines(code, "lead: 'Hơn 100 m▸<sup>2</sup>'");
    lines(code, "lead: 'Thẻ ▸&lt;b&gt;'");
    lines(code, "aliases: [/a▸&amp;b/]");
    lines(code, "title: '▸**Phát động** thi đua'");
    lines(code, "lead: 'Xem ▸[bài trước](bai.md) và {x}'");
    lines(code, "lead: 'Xem ▸{{< ref \"bai.md\" >}} và ▸{% link a.md %}'");
    for right in ["title: Công đoàn A & B phát động", "lead: 'Điểm < 5 và > 3; R&D; sao * một'", "kicker: AT&T; Hải Phòng"] {
        lines(code, right);
    }
}

/// Shapes of Markdown into which a paste falls.
#[rustfmt::skip]
#[test]
fn shapes_that_a_paste_falls_into() {
    let code = "prose-as-code";
    text(code, "    ▸Sáng 15/4, công đoàn quận sơ kết đợt 1.\n\n\t▸Buổi chiều, đoàn thăm nhà máy may.");
    let item = "- Mục một\n\n    Đoạn thứ hai của mục này có dấu.";
    for right in ["    let a = 1;", "    git commit -m x y z w", item, "```\n    Sáng nay công đoàn quận sơ kết\n```"] {
        text(code, right);
    }
    let code = "accidental-heading";
    text(code, "▸LIÊN ĐOÀN LAO ĐỘNG\nHUYỆN AN SƠN\n--------\n\n▸CỘNG HÒA XÃ HỘI\n-----\n\n▸Hội nghị họp sáng nay\nvà bàn ba việc.\n---");
    for right in ["Kết quả đợt 1\n-------------\n\nLời.", "LIÊN ĐOÀN\n\n---\n\nLời.", "| A |\n| --- |\n| B |"] {
        text(code, right);
    }
    let code = "lines-run-together";
    text(code, "Hội nghị thống nhất:\n▸a) Giao chỉ tiêu.\nb) Chấm điểm.\n\nHai việc:\n▸– Một.\n– Hai.\n\nĐiểm:\n▸• Quý I.\n\nViệc:\n▸2/ Hai việc.");
    let lists = ["Việc:\n\n- Một\n- Hai", "1) một\n2) hai"];
    let others = ["Việc:  \na) Một.", "Việc:\n\na) Một.", "Ngày 1/5\n12/5 là hạn.", "Đông người –\nrất vui."];
    for right in lists.into_iter().chain(others) {
        text(code, right);
    }
    text(code, "Việc:\n ▸a) Một.\n\nViệc:\n▸-Một\n-Hai\n\n- Một\n▸• Hai\n\n🔹 Một\n▸🔹 Hai");
    text(code, "o Một\n▸o Hai\n\nĐiều 1. Một\n▸Điều 2. Hai");
    text(code, "1.Một\n▸2.Hai\n\nI. Một\n▸II. Hai\n\n1- Một\n▸2- Hai\n\na. Một\n▸b. Hai\n\nHai việc:\n▸2. Một\n\n(1) Một.\n▸(2) Hai.");
    text(code, "TM. BAN CHẤP HÀNH\n▸CHỦ TỊCH\n(Ký tên, đóng dấu)\n\nTrăm năm trong cõi\n▸Người ta ai cũng\nChữ tài chữ mệnh");
    let wrapped = "Sáng nay công đoàn quận họp\nbàn việc thi đua, đại biểu các xã\nvà phường dự đông đủ.";
    let others = ["Một dòng ngắn\nHai dòng ngắn", "Ngày 15 tháng\n5. Ba", "Một  \nHai  \nBa", "Một\\\nHai\\\nBa", "- Một\n- Hai\n- Ba"];
    let others = others.into_iter().chain([wrapped, "Nhiệt độ\n-5 độ", "Có người nói\n“Vâng”", "Ảnh trên\n*Chú thích*"]);
    for right in others {
        text(code, right);
    }
    let code = "long-table-row";
    text(code, "| Họ tên | Đơn vị |\n| --- | --- |\n| Đỗ Đạt | Xã A |\n▸| Bùi Lan | Xã B | Bằng khen |\n\nLời | lời.");
    for right in ["| A | B |\n| --- | --- |\n| C |\n| D \\| E | F | |", "A | B\n--- | ---\nC | D"] {
        text(code, right);
    }
}

/// UTF-8 that was read as Windows-1252, told once a line with what it was.
#[rustfmt::skip]
#[test]
fn letters_that_were_read_twice() {
    let code = "decoded-twice";
    let found = text(code, "Liên Ä‘oÃ\u{a0}n ▸huyá»‡n\n\nBằng khen, (▸CÃ´ng) viÃªn");
    says(&found, &["`huyá»‡n` là `huyện`"]);
    lines(code, "title: ▸PhÃ¡t Ä‘á»™ng thi Ä‘ua");
    for right in ["ĐÃ XONG, TÃ LÓT, Ä và Æ, São Paulo", "Ánh sáng á à, “ngoặc”, Malmö, cái áo"] {
        text(code, right);
    }
}

#[rustfmt::skip]
#[test]
fn no_break_spaces_beside_list_markers() {
    let code = "no-break-space-list";
    text(code, "1.▸\u{a0}Một\n2.▸\u{a0}Hai\n3. Ba");
    text(code, "-▸\u{a0}Một\n*▸\u{202f}Hai");
    text(code, "▸\u{a0}- Một\n▸\u{a0}\u{a0}1. Hai");
    text(code, "Dòng\r\n\r\n12)▸\u{a0}Một\r\n");
    check_files(code, &[("content/pages/a.md", "---\ntitle: A\n---\n-▸\u{a0}A\n")]);
    edit(code, "content/districts.yaml", "- {id: tinh-thai-nguyen", "-▸\u{a0}{id: tinh-thai-nguyen", &[]);
    for right in ["1. Một\n- Hai", "Thi\u{a0}đua 10\u{a0}000", "Năm 2023.Một", "a - b\u{a0}c", "\u{a0}Thụt", "1234567890.\u{a0}x"] {
        text(code, right);
    }
}

#[rustfmt::skip]
#[test]
fn letters_in_other_forms() {
    says(&text("eth-for-d", "TL▸\u{d0} và \u{f0}oàn TL\u{d0}"), &["3 chỗ"]);
    text("decomposed-letters", "Thi đua y▸e\u{302}u nu\u{31b}ớc");
    text("decomposed-letters", "Ho▸a\u{300}, hoa\u{300}");
    text("decomposed-letters", "Đ TLĐ, yêu nước, “hai tốt” – 25 °C…");
    check_files("eth-for-d", &[("content/pages/a.md", "---\ntitle: TL▸\u{d0}\n---\nA\n")]);
    edit("eth-for-d", "site.yaml", "name: Trường học", "name: Tr▸\u{d0}ường học", &[]);
    edit("decomposed-letters", "content/campaigns.yaml", "name: Hai giỏi năm 2019", "name: Hai gi▸o\u{309}i năm 2019", &[]);
    let english = Site::new(BASE);
    english.edit("site.yaml", "language: vi", "language: en");
    english.write("content/bai.md", format!("---\n{SOUND}\n---\nGu\u{f0}rún \u{d0}orsteinsdóttir\n"));
    assert!(!english.codes().contains(&"eth-for-d".to_owned()), "a letter of its own in other languages");
}

/// Characters that nobody sees, in every text of a site: where they stand, what they are called, what to do.
#[rustfmt::skip]
#[test]
fn what_nobody_sees() {
    let code = "invisible-character";
    says(&text(code, "Thi▸\u{200b} đua"), &["U+200B", "dấu cách không độ rộng", "`bantin check --fix`"]);
    says(&text(code, "Thi▸\u{ad} đua\u{ad} yêu\u{ad} nước\n\nMột▸\u{ad} dòng"), &["U+00AD", "gạch nối mềm", "3 chỗ trong dòng"]);
    text(code, "a▸\u{feff} b▸\u{2060} c▸\u{200c} d▸\u{200d}\n\n`e▸\u{2061}f`\n\n    g▸\u{180e}");
    text(code, "▸\u{fe0f}a ▸\u{e0041} 😀▸\u{e0100}");
    says(&text(code, "Một▸\u{2028}hai"), &["U+2028", "xuống dòng"]);
    says(&text(code, "▸\u{fff9}a▸\u{fffa}b▸\u{fffb}"), &["U+FFF9"]);
    says(&text("private-use", "▸\u{f0b7} Tuyên truyền"), &["U+F0B7", "`•`"]);
    text("private-use", "▸\u{f0b7} Một\n▸\u{f0b7} Hai\n▸\u{f0b7} Ba");
    says(&text("private-use", "▸\u{e123}"), &["U+E123", "Unicode"]);
    says(&text("lost-letter", "C▸\u{fffd}ng đo\u{fffd}n"), &["U+FFFD", "2 chỗ trong dòng"]);
    for line in ["title: A▸\u{200b}B", "lead: A▸\u{200b}B", "kicker: A▸\u{200b}B", "people: [{name: A▸\u{200b}B}]", "author: A▸\u{200b}B", "# A▸\u{200b}B"] {
        lines(code, line);
    }
    check_files(code, &[("content/bai.md", &format!("---\n{SOUND}\n---\n![Lễ▸\u{200b} phát động](/a.svg)\n")), ("static/a.svg", "<svg/>")]);
    edit(code, "site.yaml", "name: Trường học", "name: Trường▸\u{200b} học", &[]);
    edit(code, "content/campaigns.yaml", "name: Hai giỏi năm 2019", "name: Hai giỏi▸\u{feff} năm 2019", &[]);
    check_files(code, &[("content/pages/a.md", "---\ntitle: A▸\u{ad}B\n---\nC▸\u{ad}D\n")]);
    check_files(
        code,
        &[
            ("themes/bantin/strings/vi.yaml", "labels:\n  skip: Tới▸\u{200b} nội dung\n"),
            (
                "themes/bantin/templates/_count.html",
                "{% component count(of: map) -%}▸\u{200b}\u{f0b7}{%- endcomponent count %}\n",
            ),
        ],
    );
}

#[test]
fn what_works_unseen_is_left_alone() {
    for right in [
        "👩\u{200d}🚒 🏳\u{fe0f}\u{200d}🌈 ❤\u{fe0f} 1\u{fe0f}\u{20e3} 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "می\u{200c}خواهم, क्\u{200d}ष, ภาษา\u{200b}ไทย",
        "(\u{2067}שלום\u{2069}) và \u{200f}עברית\u{200f}!",
        "10\u{202f}000 đồng…",
    ] {
        text("none", right);
        lines(
            "none",
            &format!("lead: \"{}\"", right.replace(['\u{2067}', '\u{2069}'], "")),
        );
    }
    text("none", "`&#8238;` và &shy; &#243;");
    text(
        "legacy-encoding",
        "▸§Èy m¹nh phong trµo thi ®ua yªu n\u{ad}íc",
    );
}

/// In what becomes a part of lists, feeds and addresses, a character that turns letters is an error, even if quotes in
/// YAML hide it; in a text it is a warning.
#[rustfmt::skip]
#[test]
fn what_turns_letters() {
    let code = "direction-override";
    let found = lines(code, "title: Phát động ▸\u{202e}thi đua");
    says(&found, &["U+202E", "RLO", "`bantin check --fix`"]);
    assert_eq!(found[0]["severity"], "error");
    for line in [
        "lead: A ▸\u{202b}B▸\u{202c}", "kicker: ▸\u{2067}שלום▸\u{2069}", "author: A▸\u{202d}B",
        "people: [{name: A▸\u{2066}B}]", "title: ▸\"A \\u202e B\"", "people: [{name: ▸\"A\\U0000202E\"}]",
    ] {
        lines(code, line);
    }
    edit(code, "site.yaml", "name: Trường học", "name: Trường ▸\u{202e}học", &[]);
    edit(code, "content/campaigns.yaml", "name: Hai giỏi năm 2019", "name: ▸\"Hai \\u202Egiỏi năm 2019\"", &[]);
    check_files(code, &[("content/pages/a.md", "---\ntitle: A▸\u{202e}B\n---\n")]);
    check_files(code, &[("themes/bantin/strings/vi.yaml", "labels:\n  skip: Tới ▸\u{202e}nội dung\n")]);
    let code = "direction-control";
    let found = text(code, "Phát động ▸\u{202e}thi đua");
    assert_eq!(found[0]["severity"], "warning");
    says(&text(code, "a ▸\u{202e}b▸\u{202c} c"), &["RLO", "gõ lại"]);
    text(code, "a▸\u{200f} b▸\u{200e} c▸\u{61c} d▸\u{2069} e▸\u{202c}");
    text(code, "a ▸&#8238;b▸&#x202c;");
    lines(code, "title: A▸\u{200f}B");
    check_files(code, &[("themes/bantin/templates/_count.html", "{% component count(of: map) -%}▸\u{202e}{%- endcomponent count %}\n")]);
    check_files("invisible-in-name", &[("static/b\u{202e}gpj.exe", "▸x")]);
    check_files("invisible-in-name", &[("content/b\u{200b}.pdf", "▸x")]);
    check_files("invisible-in-name", &[("themes/bantin/static/b\u{200b}.css", "▸")]);
    check_files("none", &[("static/👩\u{200d}🚒.txt", "x")]);
    lines("bad-alias", "aliases: [▸/tin/a%E2%80%8Bb/]");
}

/// On a terminal, in JSON and in an example each stands as its number, so that it is seen and turns nothing.
#[rustfmt::skip]
#[test]
fn what_nobody_sees_is_shown() {
    let site = Site::new(BASE);
    let (title, body) = ("Phát động \u{202e}thi đua", "Thi\u{200b} đua\u{2060} 👩\u{200d}🚒 \u{2067}a\u{2069}");
    site.write("content/b\u{ad}ai.md", format!("---\ntitle: {title}\ndate: 2023-02-01\ndistrict: {title}\n---\n{body}\n"));
    let hidden = ['\u{202e}', '\u{200b}', '\u{2060}', '\u{2067}', '\u{2069}', '\u{ad}'];
    for args in [
        &["check"][..], &["check", "--lang", "en"], &["check", "--format", "json"], &["build"],
        &["explain", "direction-override"], &["explain", "invisible-character"],
        &["explain", "invisible-in-name"],
    ] {
        let told = site.run(args);
        let all = told.stdout + &told.stderr;
        assert!(!all.contains(hidden), "{args:?}: {all:?}");
    }
    let told = site.run(&["check"]).stdout;
    assert!(told.contains("title: Phát động <U+202E>thi đua"), "{told}");
    assert!(told.contains("Thi<U+200B> đua<U+2060> 👩🚒 <U+2067>a<U+2069>"), "{told}");
    assert!(told.contains("content/b<U+00AD>ai.md:2:18\n  |\n2 | ") && told.contains("content/b<U+00AD>ai.md:6:4"), "{told}");
    let row = told.lines().find(|line| line.contains("Thi<U+200B>")).unwrap();
    let mark = told.lines().skip_while(|line| *line != row).nth(1).unwrap();
    let column = |line: &str, letter: char| line.chars().position(|it| it == letter);
    assert_eq!(column(mark, '━').or(column(mark, '^')), column(row, '<'), "{told}");
    let found = site.check();
    assert!(found.iter().all(|found| found["path"] == "content/b\u{ad}ai.md"), "as JSON it is the path itself");
}

#[rustfmt::skip]
#[test]
fn quotation_marks() {
    let code = "mismatched-quotes";
    says(&text(code, "Phong trào “Hai tốt▸\" lan rộng"), &["đóng bằng \"", "”"]);
    says(&text(code, "Phong trào ▸\"Hai tốt” lan rộng"), &["mở bằng \"", "“"]);
    says(&text(code, "“Xanh, sạch, đẹp ▸“ và sáng"), &["dấu mở “"]);
    says(&text(code, "Phong trào Hai tốt▸” lan rộng"), &["không có dấu mở"]);
    text(code, "- “Một▸\"\n- “Hai”\n\n> “Ba▸\"");
    text(code, "| a | b |\n|---|---|\n| “Một▸\" | “Hai” |");
    for right in [
        "“Hai tốt” và \"ba đảm đang\"", "Ti vi 32\" và “ti vi 42\" mới”", "“Một.\n\n“Hai.”\n\nBa",
        "[a](https://thu.example/ \"tên”\")", "`“a\"` và\n\n    “b\"",
        "“Ông nói ‘vâng’ rồi”", "“Anh bảo \"được\" ngay”", "(\"Hai tốt\")", "\"Hai tốt\", \"ba tốt\"; \"bốn tốt\".",
    ] {
        text(code, right);
    }
    lines(code, "lead: \"Phong trào “Hai tốt” lan rộng\"");
}

#[rustfmt::skip]
#[test]
fn leftovers_of_web_pages() {
    let code = "pasted-furniture";
    says(&text(code, "\n▸M\n\nSáng nay"), &["chữ M"]);
    says(&text(code, "▸• :\n\n  ▸• :\n\nSáng nay"), &["• :"]);
    says(&text(code, "Sáng nay\n\n▸Nguồn :"), &["Nguồn:"]);
    says(&text(code, "Sáng nay\n\n▸*Nguồn:*"), &["Nguồn:"]);
    says(&text(code, "Sáng nay ▸|\nvà chiều nay"), &["`|`"]);
    says(&text(code, "▸Truy cập nội dung luôn\n\nSáng nay"), &["bỏ qua nội dung"]);
    text(code, "▸[Skip to content](https://thu.example/)\n\nSáng nay");
    says(&text(code, "▸day manh thi dua\n\nSáng nay"), &["không dấu"]);
    for (line, what) in [
        ("đẩy mạnh THI ĐUA", "tên bài"), ("**Đẩy mạnh thi đua**", "tên bài"), ("# Đẩy mạnh thi đua", "tên bài"),
        ("Ảnh:", "nhãn"), ("Nguồn", "Nguồn"), ("In bài viết | Gửi email", "nút bấm"), ("[Trang chủ](https://a.example/)", "nút bấm"),
        ("Chia sẻ:", "nút bấm"), ("Thích · Phản hồi · 2 giờ", "nút bấm"), ("**Tin khác**", "các tin khác"),
        ("Cỡ chữ A A A", "nút bấm"), ("Quảng cáo", "nút bấm"), ("Nguồn tin:", "nhãn"), ("Các bài viết khác", "các tin khác"),
        ("Your browser does not support the video tag.", "nút bấm"), ("Đánh giá bài viết: 5/5", "số lượt"),
        ("Trang chủ > Tin tức > Hoạt động", "đường dẫn"), ("Lượt xem: 1.234", "số lượt"), ("Bình luận (0)", "nút bấm"),
        ("Trang 2/5", "số trang"), ("Thứ Hai, 12/03/2023 10:20 (GMT+7)", "ngày giờ"), ("Cập nhật: 12/03/2023", "ngày giờ"),
        ("Từ khóa: thi đua, công đoàn", "từ khóa"), ("#ThiDua #CongDoan", "nhãn"), ("Sáng nay họp... Xem thêm", "chép nốt"),
        ("Error! Reference source not found.", "Word"), ("«Ho_ten» sinh năm 1980", "Word"), ("[điền tên]", "điền"),
        ("TODO: thêm ảnh", "điền"), (".page { color: red; }", "mã của"), ("(chèn ảnh ở đây)", "điền"),
    ] {
        says(&text(code, &format!("▸{line}\n\nSáng nay họp.")), &[what]);
    }
    text(code, "Bảng ▸mso-style-name:\"Table\";");
    for right in [
        "Sáng nay\n\nĐẩy mạnh thi đua", "Chia sẻ với chúng tôi, ông A nói vậy.", "Tin khác\n\n- [Bài](https://a.example/)",
        "Ảnh: Nguyễn Văn A", "Lượt xem tăng 20%", "Hà Nội, ngày 12 tháng 3 năm 2023", "Sáng thứ Hai, 12/03/2023, quận họp",
        "Xem thêm: [Bài](https://a.example/)", "Trang chủ của quận có thêm mục mới", "Theo báo cáo", "<!--\nTin khác\n-->",
        "Kính gửi: ………", "Lúc 10:20, 12/03/2023, quận họp", "## Tin khác", "`mso-a` và «Hai tốt»",
        "Tổ M\n\nM", "Nguồn: Báo Lao động", "• Việc một: xong", "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b |\n---|--- |\n1 | 2 |", "```\nM\n• :\nNguồn :\n```", "Đẩy mạnh thi đua yêu nước",
    ] {
        text(code, right);
    }
}

#[rustfmt::skip]
#[test]
fn pictures_without_words() {
    let picture = |alt: &str| format!("▸![{alt}](/a.svg)");
    let check = |code: &str, mark: bool, alt: &str| {
        let body = if mark { picture(alt) } else { picture(alt).replace(MARK, "") };
        check_files(code, &[("content/bai.md", &format!("---\n{SOUND}\n---\n{body}\n")), ("static/a.svg", "<svg/>")]);
    };
    check("missing-alt", true, "");
    check("slug-as-alt", true, "day manh thi dua");
    check("slug-as-alt", true, "day-manh-thi-dua");
    check("slug-as-alt", true, "cong nhan lao dong quan ha dong");
    check("slug-as-alt", false, "Đẩy mạnh thi đua");
    check("slug-as-alt", false, "hoi thi tho gioi");
    check("slug-as-alt", false, "Cong nhan lao dong quan ha dong");
    let photo = |line: &str, body: &str| check_files(
        "missing-alt",
        &[("content/bai.md", &format!("---\n{SOUND}\nphoto: {line}\n---\n{body}\n")), ("static/a.svg", "<svg/>")],
    );
    photo("▸/a.svg", "A");
    photo("{src: ▸/a.svg, credit: B}", "A");
    photo("{src: /a.svg, caption: Lễ phát động}", "A");
    photo("/a.svg", "![Lễ phát động](/a.svg)");
    photo("/a.svg", "▸![](/a.svg)");
}

#[test]
fn old_encodings() {
    let code = "legacy-encoding";
    says(
        &text(code, "▸§Èy m¹nh phong trµo thi ®ua yªu n\u{ad}íc"),
        &["TCVN3"],
    );
    says(
        &text(code, "▸Ñaåy maïnh phong traøo thi ñua yeâu nöôùc"),
        &["VNI"],
    );
    lines(code, "lead: Phong ▸trµo thi ®ua");
    for right in [
        "Gerd Müller, Øresund, España, naïve, août, Haïti, Malmö",
        "Điều § 5, §6, 5 µm, ½, 30 m², «Hai tốt», Word®, 3£",
        "`trµo ®ua`",
        "Quà, khoẻ, hoà, thuý, giấy, quở, ngoẵng",
    ] {
        text(code, right);
    }
}

#[rustfmt::skip]
#[test]
fn places_in_campaigns() {
    says(
        &lines("outside-phases", "date: ▸2024-01-05\ncampaign: ha-dong-2023"),
        &["5/1/2024", "Phong trào thi đua năm 2023", "Đợt 2", "`phase: dot-2`", "event_date"],
    );
    lines("outside-phases", "date: 2023-02-01\nevent_date: ▸2022-12-31\ncampaign: ha-dong-2023");
    lines("outside-phases", "date: 2024-01-05\nevent_date: 2023-12-31\ncampaign: ha-dong-2023");
    lines("outside-phases", "date: 2024-01-05\nphase: ha-dong-2023/dot-2");
    lines("outside-phases", "date: ▸2024-01-05\ncampaign: ha-dong-2023\ndraft: true");
    check_files("launch-without-campaign", &[("content/bai.md", "---\ntitle: ▸A\ndate: 2010\ndistrict: quan-ha-dong\nkind: launch\n---\nA\n")]);
    lines("launch-without-campaign", "kind: launch");
    lines("ended-district", "date: 2025-07-01\ndistrict: [phuong-ha-dong, ▸Quận Hà Đông]");
    lines("ended-district", "date: 2025-06-30\ncampaign: false");
    let phase = "      start: 2023-07-01\n";
    says(
        &edit(
            "overlapping-phases",
            "content/campaigns.yaml",
            &format!("    - id: dot-2\n      label: Đợt 2\n{phase}"),
            "    - id: ▸dot-2\n      label: Đợt 2\n      start: 2023-06-30\n",
            &[],
        ),
        &["Đợt 1", "Đợt 2"],
    );
    says(
        &edit(
            "phase-gap",
            "content/campaigns.yaml",
            &format!("    - id: dot-2\n      label: Đợt 2\n{phase}"),
            "    - id: ▸dot-2\n      label: Đợt 2\n      start: 2023-07-03\n",
            &[],
        ),
        &["2 ngày", "1/7/2023", "2/7/2023"],
    );
    says(
        &edit(
            "phase-gap",
            "site.yaml",
            "{id: giai-doan-1, label: Giai đoạn 1}",
            "{id: giai-doan-1, label: Giai đoạn 1, period: 2023-01}\n      - {id: ▸giai-doan-2, label: Giai đoạn 2, period: 2023-03}",
            &[],
        ),
        &["28 ngày"],
    );
}

#[rustfmt::skip]
#[test]
fn awards() {
    let award = |code: &str, fields: &str| lines(code, &format!("commendations:\n  - {{honour: {fields}}}"));
    says(&award("award-without-number", "▸bang-khen"), &["Bằng khen"]);
    award("award-without-number", "bang-khen, count: 0");
    award("award-without-number", "bang-khen, recipients: [A]");
    check_files("commendation-without-awards", &[("content/bai.md", "---\ntitle: ▸A\ndate: 2010\ndistrict: quan-ha-dong\nkind: commendation\n---\nA\n")]);
    award("recipient-twice", "bang-khen, recipients: [A, B, ▸A]");
    award("recipient-twice", "bang-khen, recipients: [{name: A, org: X}, {name: A, org: Y}]");
    says(&award("recipient-type", "cong-nhan-gioi, recipients: [{name: ▸Tổ 1, type: collective}]"), &["cá nhân", "tập thể"]);
    award("recipient-type", "cong-nhan-gioi, recipients: [{name: A, type: individual}, B]");
    award("recipient-type", "bang-khen, recipients: [{name: Tổ 1, type: collective}]");
    let article = |title: &str, date: &str, fields: &str| format!(
        "---\ntitle: {title}\ndate: {date}\ndistrict: quan-ha-dong\ncommendations:\n  - {{honour: {fields}}}\n---\nA\n",
    );
    let pair = |a: &str, b: &str| {
        check_files("award-twice", &[("content/a.md", &article("A", "2023-02-01", a)), ("content/b.md", &article("B", "2023-03-01", b))])
    };
    let found = pair("bang-khen, recipients: [X]", "bang-khen, recipients: [▸X]");
    assert_eq!(found[0]["other"]["path"], "content/a.md");
    pair("bang-khen, by: Sở A, recipients: [X]", "bang-khen, by: sở a, recipients: [▸X]");
    pair("bang-khen, recipients: [X]", "bang-khen, recipients: [X], year: 2022");
    pair("bang-khen, by: A, recipients: [X]", "bang-khen, by: B, recipients: [X]");
    pair("bang-khen, recipients: [X]", "cong-nhan-tieu-bieu, recipients: [X]");
    let limited = |limits: &str, more: &str| {
        edit(
            "honour-validity",
            "site.yaml",
            "name: Bằng khen, kind: form",
            &format!("name: Bằng khen, kind: form, {limits}"),
            &[("content/bai.md", &self::article(more))],
        )
    };
    says(&limited("until: 2022", "commendations:\n  - {honour: ▸bang-khen, count: 1}"), &["Bằng khen", "2022", "1/2/2023"]);
    limited("until: 2022", "commendations:\n  - {honour: bang-khen, count: 1, year: 2022}");
    limited("from: 2023-06-01", "honours: [▸bang-khen]");
    limited("from: 2023-06-01", "commendations:\n  - {honour: bang-khen, count: 1, year: 2023}");
}

#[rustfmt::skip]
#[test]
fn ordinals() {
    let mention = |fields: &str| lines("wrong-ordinal", &format!("commemorations:\n  - {{id: thanh-lap-cong-doan-viet-nam, {fields}}}"));
    says(&mention("ordinal: ▸92"), &["92", "94"]);
    mention("ordinal: 94");
    mention("ordinal: 92, year: 2021");
    says(&mention("ordinal: ▸1, year: 1920"), &["-9"]);
    let congress = "commemorations:\n  - {id: dai-hoi, name: Đại hội Công đoàn, kind: congress, ordinal: 13}\n";
    let stated = |ordinal: &str| edit(
        "wrong-ordinal",
        "site.yaml",
        "commemorations:\n",
        congress,
        &[("content/bai.md", &article(&format!("commemorations:\n  - {{id: dai-hoi, ordinal: {ordinal}}}")))],
    );
    says(&stated("▸12"), &["12", "13"]);
    stated("13");
    let seeds = Site::new(BASE);
    seeds.add(SEEDS).edit("content/s0.md", "[thanh-lap-cong-doan-viet-nam]", "[{id: thanh-lap-cong-doan-viet-nam, ordinal: 92}]");
    let found = seeds.check();
    let told = found.iter().find(|found| found["code"] == "wrong-ordinal").unwrap();
    assert_eq!(told["path"], "content/s0.md");
    says(std::slice::from_ref(told), &["92", "91"]);
}

#[rustfmt::skip]
#[test]
fn percentages() {
    let result = |figures: &str| lines("wrong-percent", &format!("results:\n  - {{indicator: A, {figures}}}"));
    result("achieved: 1.709, target: 431, percent: 397");
    says(&result("achieved: 1.709, target: 431, percent: ▸390"), &["390%", "397%"]);
    result("achieved: 1.709, target: 431, percent: 397%");
    says(&result("achieved: 1.709, target: 431, percent: ▸\"396,6\""), &["396,6%", "396,5%"]);
    result("achieved: 1.709, target: 431, percent: \"396,52\"");
    result("achieved: 1, target: 8, percent: 12");
    result("achieved: 1, target: 8, percent: 13");
    result("achieved: 1.709, target: 431, percent: 400, qualifier: over");
    result("achieved: 1.709, target: 431, percent: ▸390, qualifier: over");
    result("achieved: 1.709, target: 431, percent: 390, qualifier: almost");
    result("achieved: 1.709, target: 431, percent: ▸400, qualifier: almost");
    result("achieved: 1.709, target: 431, percent: 12, qualifier: about");
    result("percent: 12");
    lines("target-zero", "results:\n  - {indicator: A, achieved: 3, target: ▸0, percent: 5}");
    lines("result-without-figures", "results:\n  - {indicator: ▸A, target: 3}");
    lines("result-without-figures", "results:\n  - {indicator: A, percent: 3}");
}

#[rustfmt::skip]
#[test]
fn results_that_contradict_each_other() {
    let code = "result-twice";
    let article = |title: &str, (date, result): (&str, &str)| format!(
        "---\ntitle: {title}\ndate: {date}\ndistrict: quan-ha-dong\nresults:\n  - {{indicator: {result}}}\n---\nA\n",
    );
    let pair = |a, b| check_files(code, &[("content/a.md", &article("Một", a)), ("content/b.md", &article("Hai", b))]);
    let found = pair(("2023-02-01", "Sáng kiến, achieved: 1"), ("2023-02-01", "▸sáng kiến, achieved: 2"));
    says(&found, &["sáng kiến", "Quận Hà Đông"]);
    assert_eq!(found[0]["other"]["path"], "content/a.md");
    pair(("2023-02-01", "A, achieved: 1"), ("2023-02-01", "A, achieved: 1"));
    pair(("2023-02-01", "A, achieved: 1"), ("2023-02-02", "A, achieved: 2"));
    pair(("2023-02-01T08:00", "A, achieved: 1"), ("2023-02-01T09:00", "A, achieved: 2"));
    pair(("2023-02-01T08:00", "A, achieved: 1"), ("2023-02-01T08:00", "▸A, achieved: 2"));
    pair(("2023-02-01T08:00", "▸A, achieved: 1"), ("2023-02-01", "A, achieved: 2"));
    pair(("2023-02-01", "A, achieved: 1"), ("2023-02-01", "A, achieved: 2, district: quan-long-bien"));
    pair(("2023-02-01", "A, achieved: 1"), ("2023-02-01", "A, achieved: 2, phase: dot-2"));
    lines(
        code,
        "results:\n  - {indicator: A, achieved: 1}\n  - {indicator: ▸A, achieved: 1}\n  - {indicator: ▸a, achieved: 2}\n  - {indicator: B, achieved: 1}",
    );
}

/// What is missing in a file with errors, or with a misspelled key, may be there.
#[test]
fn nothing_is_told_twice() {
    lines(
        "unknown-key",
        "results:\n  - {indicator: A, ▸achived: 1}\nkind: commendation",
    );
    lines("unknown-reference", "kind: launch\ncampaign: ▸khong-co");
    lines(
        "unknown-reference",
        "kind: commendation\ncommendations:\n  - {honour: ▸khong-co, count: 1}",
    );
}

#[rustfmt::skip]
#[test]
fn a_site_sets_its_own_levels() {
    let with = |checks: &str| {
        let site = Site::new(BASE);
        site.write("content/bai.md", article("kind: launch\ncampaign: false\nphoto: /a.svg"));
        site.write("static/a.svg", "<svg/>");
        let yaml = site.source("site.yaml") + checks;
        site.write("site.yaml", yaml);
        site
    };
    let found = |checks: &str| -> Vec<(String, String)> {
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        with(checks).check().iter().map(|found| (word(&found["code"]), word(&found["severity"]))).collect()
    };
    let owned = |pairs: &[(&str, &str)]| pairs.iter().map(|(code, severity)| ((*code).to_owned(), (*severity).to_owned())).collect::<Vec<_>>();
    let (launch, alt) = (("launch-without-campaign", "warning"), ("missing-alt", "warning"));
    assert_eq!(found(""), owned(&[launch, alt]));
    assert_eq!(found("checks:\n"), owned(&[launch, alt]));
    assert_eq!(found("checks: {missing-alt: off}\n"), owned(&[launch]));
    assert_eq!(found("checks: {missing-alt: tắt, launch-without-campaign: Lỗi}\n"), owned(&[("launch-without-campaign", "error")]));
    assert_eq!(found("checks: {missing-alt: cảnh báo}\n"), owned(&[launch, alt]));
    assert_eq!(found("checks: {unknown-key: off}\nlevls: []\n"), owned(&[launch, alt]));
    assert_eq!(found("checks: {unknown-check: off, khong-co: off}\n"), owned(&[launch, alt]));

    let strict = with("checks: {missing-alt: error}\n");
    let built = strict.build();
    assert_eq!(built.code, 1);
    assert!(built.stderr.contains("lỗi[missing-alt]") && strict.output().is_empty(), "{}", built.stderr);
    assert_eq!(with("checks: {missing-alt: error}\n").run(&["check"]).code, 1);
    assert_eq!(with("").build().code, 0);

    let told = |checks: &str| {
        let found = with(checks).check();
        let at = found.iter().find(|found| found["path"] == "site.yaml").unwrap();
        (place(at).split_once(' ').unwrap().1.to_owned(), format!("{} {}", at["message"].as_str().unwrap(), at["help"].as_str().unwrap()))
    };
    let (code, words) = told("checks:\n  missing-atl: off\n");
    assert!(code == "unknown-check" && words.contains("`missing-alt`?"), "{code} {words}");
    let (code, words) = told("checks: {missing-field: off}\n");
    assert!(code == "unknown-check" && words.contains("luôn là lỗi"), "{code} {words}");
    assert_eq!(told("checks: {missing-alt: of}\n").0, "unknown-choice");
    assert_eq!(told("checks: {missing-alt: }\n").0, "empty-field");
    assert_eq!(told("checks: [missing-alt]\n").0, "wrong-shape");
    assert_eq!(told("checks: {missing-alt: off, missing-alt: error}\n").0, "duplicate-key");
}

/// `build` tells every error and the first twenty warnings, some of each code; `check` tells all.
#[test]
fn a_build_does_not_tell_every_warning() {
    let site = Site::new(BASE);
    for number in 0..25 {
        let last = if number == 24 {
            "Phong trào “A\"."
        } else {
            ""
        };
        site.write(
            &format!("content/{number:02}.md"),
            format!(
                "---\ntitle: Bài {number}\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\n![Ảnh](anh{number}.png)\n\n{last}\n",
            ),
        );
    }
    let warnings = |text: &str| {
        ["missing-picture", "mismatched-quotes"]
            .map(|code| text.matches(&format!("[{code}]")).count())
    };
    let built = site.build();
    assert_eq!((built.code, warnings(&built.stderr)), (0, [19, 1]));
    let more = "… và 6 cảnh báo nữa (6 missing-picture): chạy `bantin check` để xem hết";
    assert!(built.stderr.contains(more), "{}", built.stderr);
    let english = site.run(&["build", "--lang", "en"]).stderr;
    assert!(english.contains("… and 6 more warnings (6 missing-picture): run `bantin check`"));
    assert_eq!(warnings(&site.run(&["check"]).stdout), [25, 1]);
    site.write("content/zz.md", "---\ntitle: A\n---\nA\n");
    let refused = site.build();
    assert!(
        refused.code == 1
            && refused.stderr.contains("lỗi[missing-field]")
            && warnings(&refused.stderr) == [19, 1],
        "{}",
        refused.stderr
    );
    let quiet = site.run(&["build", "-q"]).stderr;
    assert_eq!(warnings(&quiet), [0, 0]);
    assert!(
        quiet.starts_with("lỗi[missing-field]")
            && quiet.ends_with("… và 26 cảnh báo nữa (25 missing-picture, 1 mismatched-quotes): chạy `bantin check` để xem hết\n"),
        "{quiet}"
    );
}

/// What is wrong with the settings comes first, and what is the same in many files is told once.
#[test]
fn many_files_are_told_together() {
    let site = Site::new(&BASE.replacen("site:\n", "site:\n  tilte: A\n", 1));
    let article = |more: &str| {
        format!("---\ntitle: Bài\ndate: 2023-02-01\ndistrict: quan-ha-dong\n{more}---\nA\n")
    };
    for number in 0..1_000 {
        let slug = format!("slug: bai-{number}\nlayout: post\n");
        site.write(&format!("content/{number:04}.md"), article(&slug));
    }
    for number in 1_000..1_003 {
        let slug = format!("slug: bai-{number}\npermalink: a\n");
        site.write(&format!("content/{number:04}.md"), article(&slug));
    }
    let told = |args: &[&str]| {
        let text = site.run(args).stdout;
        let lines = text.lines().map(str::trim_start);
        let places = lines.filter_map(|line| line.strip_prefix("--> "));
        places.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&["check"]),
        [
            "site.yaml:2:3",
            "content/0000.md:6:1",
            "content/1000.md:6:1",
            "content/1001.md:6:1",
            "content/1002.md:6:1",
        ]
    );
    let text = site.run(&["check"]).stdout;
    let places = "= nơi gặp: 1.000 chỗ trong 1.000 tệp: content/0000.md:6:1, content/0001.md:6:1, content/0002.md:6:1, …; `bantin check --all` kể từng chỗ";
    assert!(text.contains(places), "{text}");
    assert_eq!(told(&["check", "--all"]).len(), 1_004);
    assert_eq!(site.check().len(), 1_004, "programs are told all");
}

/// A long line is cut around its mark; the column is that of the file.
#[test]
fn long_lines_are_cut() {
    let site = Site::new(BASE);
    let words = "đoàn viên công đoàn ".repeat(30);
    let text = format!("{words}phong trào “A\" {words}");
    site.write(
        "content/a.md",
        format!("---\ntitle: Bài\ndate: 2023-02-01\ndistrict: quan-ha-dong\n---\n{text}\n"),
    );
    let told = site.run(&["check"]).stdout;
    let line = told
        .lines()
        .find(|line| line.contains("phong trào"))
        .unwrap();
    assert!(
        line.chars().count() < 150 && line.starts_with("6 | …") && line.ends_with('…'),
        "{told}"
    );
    assert!(told.contains("content/a.md:6:614"), "{told}");
    let mark = told
        .lines()
        .find(|line| line.trim_start().starts_with("| ") && line.ends_with('^'))
        .unwrap();
    let at = mark.chars().count() - 1;
    assert_eq!(line.chars().nth(at), Some('"'), "{told}");
}

#[test]
fn explanations() {
    let site = Site::new(BASE);
    let list = site.run(&["explain"]);
    assert_eq!((list.code, list.stderr.as_str()), (0, ""));
    let codes: Vec<&str> = list
        .stdout
        .lines()
        .take_while(|line| !line.is_empty())
        .map(|line| line[2..].split_whitespace().next().unwrap())
        .collect();
    assert!(codes.len() > 100, "{}", codes.len());
    assert!(
        list.stdout.contains("* wrong-percent") && list.stdout.contains("  missing-field"),
        "{}",
        list.stdout
    );
    for code in codes {
        for (language, words) in [("vi", ["Sai", "Đúng"]), ("en", ["Wrong", "Right"])] {
            let told = site.run(&["explain", code, "--lang", language]);
            assert_eq!((told.code, told.stderr.as_str()), (0, ""), "{code}");
            assert!(
                told.stdout.starts_with(code)
                    && words.iter().all(|word| told.stdout.contains(word)),
                "{}",
                told.stdout
            );
        }
    }
    let unknown = site.run(&["explain", "wrong-percnt"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(
        unknown.stderr.contains("có phải ý bạn là `wrong-percent`?"),
        "{}",
        unknown.stderr
    );
    assert!(
        site.run(&["giai-thich", "missing-alt"])
            .stdout
            .contains("checks: {missing-alt: off}")
    );
    let nowhere = std::process::Command::new(env!("CARGO_BIN_EXE_bantin"))
        .current_dir(site.outside())
        .args(["explain", "bad-date"])
        .output()
        .unwrap();
    assert!(nowhere.status.success(), "no site is needed");
}

/// The registers around the examples of `bantin explain`.
const AROUND: &str = "site:\n\
                      \x20 title: Bản tin\n\
                      \x20 language: vi\n\
                      honours:\n\
                      \x20 - {id: giay-khen, name: Giấy khen, kind: form}\n\
                      \x20 - {id: chien-si-thi-dua, name: Chiến sĩ thi đua, for: individual}\n\
                      \x20 - {id: danh-hieu-cu, name: Danh hiệu cũ, until: 2021-12-31}\n\
                      commemorations:\n\
                      \x20 - {id: ngay-thanh-lap, name: Ngày thành lập, kind: anniversary, date: 1929-07-28}\n\
                      districts:\n\
                      \x20 - {id: phuong-moi, name: Mới, level: phuong}\n\
                      \x20 - {id: quan-cu, name: Cũ, level: quan, until: 2025-06-30}\n";
const CAMPAIGNS: &str = "campaigns:\n\
                         \x20 - id: thi-dua-2022\n\
                         \x20   name: Thi đua năm 2022\n\
                         \x20   phases:\n\
                         \x20     - {id: dot-1, label: Đợt 1, start: 2022-01-01, end: 2022-06-30}\n\
                         \x20     - {id: dot-2, label: Đợt 2, start: 2022-07-01, end: 2022-12-31}\n\
                         \x20 - {id: phong-trao-quan-cu, name: Thi đua quận Cũ, district: quan-cu, period: 2021}\n";

/// The wrong example of every rule raises its code and nothing else, the right one raises nothing.
#[test]
fn examples_of_rules_are_true() {
    use bantin::{
        diagnostic::{Lint, Stands},
        pipeline::{AsOf, BuildOptions, Cache, LoadProgress, Session},
        site::IncludeUnpublished,
        source::MemoryFiles,
    };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    for rule in Lint::EXPLANATIONS {
        let codes = |example: &str| -> Vec<&str> {
            let own = ["title: Bài", "date: 2023-02-01", "district: phuong-moi"];
            let key = |line: &str| line.split(':').next().unwrap().to_owned();
            let kept = own.into_iter().filter(|line| {
                rule.stands != Stands::FrontMatter
                    || example.lines().all(|other| key(other) != key(line))
            });
            let head = kept.collect::<Vec<_>>().join("\n");
            let (site, article) = match rule.stands {
                Stands::Text => (CAMPAIGNS, format!("---\n{head}\n---\n{example}\n")),
                Stands::FrontMatter => (CAMPAIGNS, format!("---\n{head}\n{example}\n---\nBài.\n")),
                Stands::SiteFile => (example, String::new()),
                Stands::Files => (CAMPAIGNS, String::new()),
                Stands::Template | Stands::Terminal => panic!("{}", rule.code),
            };
            let mut files = match rule.stands {
                Stands::Files => MemoryFiles::parse(example),
                _ => MemoryFiles::default(),
            };
            files.insert("site.yaml", format!("{AROUND}{site}"));
            if !article.is_empty() {
                files.insert("content/bai.md", article);
            }
            for picture in ["content/le.jpg", "content/le-phat-dong.jpg"] {
                files.insert(picture, crate::common::pictures::jpeg(4, 3));
            }
            let options = BuildOptions {
                as_of: AsOf::Day(day),
                shown: IncludeUnpublished::default(),
                words: false,
            };
            let session =
                Session::open(&files, &Cache::default(), options, &LoadProgress::default())
                    .unwrap_or_else(|_| panic!("{}", rule.code));
            let found = session.check(&files);
            found.iter().map(|found| found.problem.code()).collect()
        };
        let mut wrong = codes(rule.wrong);
        wrong.dedup();
        assert_eq!(wrong, [rule.code], "{}", rule.wrong);
        assert_eq!(codes(rule.right), [""; 0], "{}: {}", rule.code, rule.right);
    }
}

/// That every code has words, an explanation and an example in both languages is for the compiler to see. None of them may
/// be blank, and no two rows may have one code.
#[test]
fn every_code_is_explained() {
    let all = bantin::diagnostic::explanations();
    for one in &all {
        let (title, why) = (one.title, one.why);
        for words in [title.vi, title.en, why.vi, why.en, one.wrong, one.right] {
            assert!(!words.trim().is_empty(), "{}", one.code);
        }
        assert!(title.vi != title.en && why.vi != why.en, "{}", one.code);
        assert_ne!(one.wrong, one.right, "{}", one.code);
        assert!(
            !title.vi.ends_with('.') && why.vi.ends_with('.'),
            "{}",
            one.code
        );
    }
    let mut codes: Vec<&str> = all.iter().map(|one| one.code).collect();
    codes.dedup();
    assert_eq!(codes.len(), all.len(), "one explanation each");
}
