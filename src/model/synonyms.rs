//! Keys as other tools and people write them, and what they mean here.

use crate::text::{nearest, slug};

/// A key of bantin with the words for it.
struct Words {
    key: &'static str,
    /// Other names of the same key.
    same: &'static str,
    /// Words that may mean it or something else: the taxonomies of other tools are none of bantin's registers.
    perhaps: &'static str,
}

const fn words(key: &'static str, same: &'static str, perhaps: &'static str) -> Words {
    Words { key, same, perhaps }
}

/// Each key of bantin with the words for it, as [`plain_key`] writes them: those of Hugo, Jekyll, Hexo, Eleventy, Astro,
/// WordPress exports, Decap and Sveltia, and Vietnamese labels. Of words with several meanings, the first that the map
/// knows counts.
#[rustfmt::skip]
const SYNONYMS: &[Words] = &[
    words("title", "headline posttitle tieude tenbai", "ten name"),
    words("name", "ten tendaydu", "title label tieude"),
    words("date", "ngay postdate posted", "created createdat pubdate publishdate publishedat time ngaydang thoigian"),
    words("district", "diaban quan huyen xa phuong", "tinh location place region city"),
    words("campaign", "campaigns dotthidua", "phongtrao"),
    words("phase", "phases giaidoan", "dot"),
    words("kind", "loaitin", "type posttype loai kieu"),
    words("slug", "", "postname basename duongdan"),
    words("lead", "description summary excerpt abstract sapo tomtat mota dannhap trichyeu", "intro subtitle"),
    words("author", "authors byline writer postauthor tacgia nguoiviet butdanh", "creator"),
    words("source", "nguon nguontin", "via origin theo"),
    words("source_url", "canonical canonicalurl originalurl nguongoc linkgoc linknguon diachigoc", "original sourcelink externalurl baigoc"),
    words("category", "chuyenmuc danhmuc", "categories section topic theloai"),
    words("movements", "cuocvandong", "tags tag keywords series tukhoa nhan"),
    words("photo", "image featuredimage featureimage coverimage thumbnail anhbia anhdaidien hinhanh", "images cover thumb banner hero heroimage ogimage picture anh"),
    words("aliases", "alias redirectfrom oldurl diachicu", "url permalink link"),
    words("updated", "lastmod lastmodified modified modifiedat modifieddate updatedat updateddate dateupdated capnhat ngaycapnhat", ""),
    words("expires", "", "expirydate expiredate expirationdate expiresat unpublishdate hethan ngayhethan"),
    words("draft", "", "nhap bannhap"),
    words("org", "organization organizations organisation organisations donvi tochuc", "unit congdoan"),
    words("programme", "chuongtrinh", "program kehoach"),
    words("sectors", "sector nganh linhvuc", "industry khoi"),
    words("honours", "honors danhhieu", ""),
    words("commendations", "khenthuong", "awards bieuduong"),
    words("results", "ketqua", ""),
    words("people", "nhanvat", "person nguoi"),
    words("related", "relatedposts lienquan bailienquan", ""),
    words("event_date", "ngaysukien ngaydienra", ""),
    words("kicker", "overline", "dauda tieudephu"),
    words("label", "ten tendot", "name title"),
    words("text", "noidung", "content body note"),
    words("commemorations", "kyniem", "anniversaries anniversary ngayle"),
    words("orgs", "organisations organizations", "donvi tochuc"),
    words("start", "begin begins batdau tungay", "from tu"),
    words("end", "ketthuc denngay", "until to finish den"),
];

/// Keys of other tools that say nothing about a bulletin: none of bantin's is meant.
const NOTHING: &str = "layout template comments comment toc tocopen weight math katex mathjax mermaid sitemap robots \
    noindex menu cascade outputs markup sticky pin pinned top lang language locale translationkey guid \
    postid wordpressid wpid format postformat meta views viewcount sharing showtoc css js script style \
    classes header footer sidebar";

/// The key that somebody meant by another one.
pub(super) struct MeantKey {
    pub(super) key: String,
    /// Whether the other one is a name of the same key, and no guess.
    pub(super) is_certain: bool,
}

/// The key among `known` that somebody meant by another one: the one that means the same, else the one that is spelled
/// alike.
pub(super) fn meant(key: &str, known: &[&str]) -> Option<MeantKey> {
    let word = plain_key(key);
    let is_among = |words: &str| words.split(' ').any(|other| other == word);
    let is_same = |words: &Words| is_among(words.same) || plain_key(words.key) == word;
    let means =
        |words: &&Words| known.contains(&words.key) && (is_same(words) || is_among(words.perhaps));
    if let Some(words) = SYNONYMS.iter().find(means) {
        return Some(MeantKey {
            key: words.key.to_owned(),
            is_certain: is_same(words),
        });
    }
    if is_among(NOTHING) {
        return None;
    }
    let key = nearest(key, known.iter().copied())?;
    Some(MeantKey {
        key,
        is_certain: false,
    })
}

/// A key without accents, capitals, spaces, hyphens and underscores: `publishDate`, `publish_date` and `Publish Date` are
/// one.
pub(super) fn plain_key(text: &str) -> String {
    slug(text).replace('-', "")
}
