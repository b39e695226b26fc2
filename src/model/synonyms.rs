//! Keys as other tools and people write them, and what they mean here.

use crate::text::{nearest, slug};

/// Each key of bantin with the words for it, as [`plain_key`] writes them: those of Hugo, Jekyll, Hexo, Eleventy, Astro,
/// WordPress exports, Decap and Sveltia, then Vietnamese labels. Of words with several meanings, the first that the map
/// knows counts.
#[rustfmt::skip]
const SYNONYMS: &[(&str, &str)] = &[
    ("title", "headline posttitle tieude tenbai ten name"),
    ("name", "title label ten tieude tendaydu"),
    ("date", "created createdat posted postdate pubdate publishdate publishedat time ngay ngaydang thoigian"),
    ("district", "location place region city diaban quan huyen xa phuong tinh"),
    ("campaign", "phongtrao dotthidua campaigns"),
    ("phase", "dot giaidoan phases"),
    ("kind", "type posttype loai loaitin kieu"),
    ("slug", "postname basename duongdan"),
    ("lead", "description summary excerpt abstract subtitle intro sapo tomtat mota dannhap trichyeu"),
    ("author", "authors byline writer creator postauthor tacgia nguoiviet butdanh"),
    ("source", "via origin nguon nguontin theo"),
    ("source_url", "canonical canonicalurl original originalurl sourcelink externalurl nguongoc linkgoc linknguon baigoc diachigoc"),
    ("category", "categories section topic chuyenmuc danhmuc theloai"),
    ("movements", "tags tag keywords series tukhoa nhan cuocvandong"),
    ("photo", "image images featuredimage featureimage cover coverimage thumbnail thumb banner hero heroimage ogimage picture anh anhbia anhdaidien hinhanh"),
    ("aliases", "url permalink link alias redirectfrom oldurl diachicu"),
    ("updated", "lastmod lastmodified modified modifiedat modifieddate updatedat updateddate dateupdated capnhat ngaycapnhat"),
    ("expires", "expirydate expiredate expirationdate expiresat unpublishdate hethan ngayhethan"),
    ("draft", "nhap bannhap"),
    ("org", "organization organizations organisation organisations unit donvi tochuc congdoan"),
    ("programme", "program chuongtrinh kehoach"),
    ("sectors", "sector industry nganh linhvuc khoi"),
    ("honours", "honors danhhieu"),
    ("commendations", "awards khenthuong bieuduong"),
    ("results", "ketqua"),
    ("people", "person nhanvat nguoi"),
    ("related", "relatedposts lienquan bailienquan"),
    ("event_date", "eventdate ngaysukien ngaydienra"),
    ("kicker", "overline dauda tieudephu"),
    ("label", "name title ten tendot"),
    ("text", "content body note noidung"),
    ("commemorations", "anniversaries anniversary kyniem ngayle"),
    ("orgs", "organisations organizations donvi tochuc"),
    ("start", "from begin begins tu batdau tungay"),
    ("end", "until to finish den ketthuc denngay"),
];

/// Keys of other tools that say nothing about a bulletin: none of bantin's is meant.
const NOTHING: &str = "layout template comments comment toc tocopen weight math katex mathjax mermaid sitemap robots \
    noindex menu cascade outputs markup sticky pin pinned top lang language locale translationkey guid \
    postid wordpressid wpid format postformat meta views viewcount sharing showtoc css js script style \
    classes header footer sidebar";

/// The key among `known` that somebody meant by another one: the one that means the same, else the one that is spelled
/// alike.
pub(super) fn meant(key: &str, known: &[&str]) -> Option<String> {
    let word = plain_key(key);
    let is_among = |words: &str| words.split(' ').any(|other| other == word);
    let means = |(meaning, words): &&(&str, &str)| {
        known.contains(meaning) && (is_among(words) || plain_key(meaning) == word)
    };
    if let Some((meaning, _)) = SYNONYMS.iter().find(means) {
        return Some((*meaning).to_owned());
    }
    if is_among(NOTHING) {
        return None;
    }
    nearest(key, known.iter().copied())
}

/// A key without accents, capitals, spaces, hyphens and underscores: `publishDate`, `publish_date` and `Publish Date` are
/// one.
pub(super) fn plain_key(text: &str) -> String {
    slug(text).replace('-', "")
}
