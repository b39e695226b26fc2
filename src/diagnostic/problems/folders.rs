//! What can be wrong with the folder of a site, and with the folder that it is published in.

use crate::diagnostic::row::rows;
use serde::{Deserialize, Serialize};

/// Why a site has no folder for its articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoContent {
    /// A folder with this name is probably it.
    Misnamed(String),
    /// There is nothing of that name, or a link to nothing.
    Missing,
    /// There is a file.
    NoFolder,
    /// There is a link that leads out of the site.
    Outside,
}

/// What can be wrong with the folder of a site, or with its output folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum FolderProblem {
    NoSite,
    NoContent {
        reason: NoContent,
    },
    OutputHoldsSources,
    OutputInSources,
    OutputNotFolder,
    OutputForeign {
        files: Vec<String>,
    },
    EmptySite {
        before: usize,
    },
    SiteShrinks {
        before: usize,
        after: usize,
    },
    OutputFailed {
        reason: String,
        /// Whether there is no room left.
        full: bool,
        /// Whether a part is done already, and the next command will do the rest.
        begun: bool,
    },
    OutputInTheWay {
        files: Vec<String>,
    },
}

rows! { FolderProblem:
    Error "no-site" {
        title: ("Không thấy site.yaml", "There is no site.yaml"),
        why: ("Thư mục nào có tệp site.yaml thì là một trang. bantin tìm nó từ thư mục đang đứng trở lên; không thấy thì không biết trang ở đâu.", "A folder with a file site.yaml is a site. bantin looks for it from the current folder upwards; without one it cannot know where the site is."),
        example: (Terminal, "cd / && bantin build", "bantin init ~/ban-tin && bantin build --root ~/ban-tin"),
        Self::NoSite =>
            vi: ("không thấy tệp site.yaml ở đây hay ở thư mục nào phía trên", "vào thư mục của trang rồi chạy lại, hoặc dùng `--root THƯ_MỤC`. Muốn lập trang mới: `bantin init`"),
            en: ("there is no site.yaml here or in any folder above", "go to the folder of the site and run again, or use `--root DIR`. For a new site: `bantin init`");
    }

    Error "no-content" {
        title: ("Trang không có thư mục content", "A site without the folder content"),
        why: ("Bài viết ở trong thư mục content. Thiếu nó thường là vì đang đứng ở thư mục khác, chép thiếu, hoặc ổ chứa bài chưa được gắn. Dựng tiếp thì ra một trang trống thay cho trang đang đăng, nên bantin dừng lại. Thư mục content trống thì trang chưa có bài nào, và chỉ được đăng với `--allow-shrink`.", "Articles are in the folder content. When it is missing, this is mostly another folder, a copy that is not whole, or a drive that is not mounted. An empty site would take the place of the published one, so bantin stops. With an empty folder content there is no article yet, and the site is published with `--allow-shrink` only."),
        example: (Terminal, "mv content bai-viet && bantin build", "mv bai-viet content && bantin build"),
        Self::NoContent { reason: NoContent::Missing } =>
            vi: ("trang không có thư mục content, nơi để bài viết", "xem lại có đúng thư mục của trang không (`--root THƯ_MỤC`), hoặc thư mục content có bị xóa hay đổi tên không; trang mới thì tạo thư mục ấy"),
            en: ("the site has no folder content, where articles are", "see whether this is the folder of the site (`--root DIR`), or whether the folder content was lost or renamed; for a new site, make it");
        Self::NoContent { reason: NoContent::Misnamed(name) } =>
            vi: (format!("trang không có thư mục content, nơi để bài viết; có phải là `{name}`?"), format!("đổi tên thư mục `{name}` thành `content`, đúng chữ thường")),
            en: (format!("the site has no folder content, where articles are: is it `{name}`?"), format!("rename the folder `{name}` to `content`, in small letters"));
        Self::NoContent { reason: NoContent::NoFolder } =>
            vi: ("content phải là thư mục để bài viết, nhưng đây là một tệp", "đổi tên tệp này, rồi tạo thư mục content"),
            en: ("content is to be the folder of articles, but this is a file", "rename this file, and make a folder content");
        Self::NoContent { reason: NoContent::Outside } =>
            vi: ("content là liên kết dẫn ra ngoài thư mục của trang nên không đọc được bài nào", "chuyển thư mục bài viết vào trong trang, hoặc đặt site.yaml ở thư mục chứa cả hai"),
            en: ("content is a link that leads out of the site, so no article can be read", "move the folder of articles into the site, or put site.yaml into the folder that holds both");
    }

    Error "output-holds-sources" {
        title: ("Thư mục đích chứa tệp nguồn", "The output folder holds the sources"),
        why: ("Thư mục đích được thay trọn vẹn mỗi lần dựng. Nếu nó chứa bài viết, bài viết sẽ mất, nên bantin từ chối.", "The output folder is replaced as a whole by every build. If it held the articles they would be lost, so bantin refuses."),
        example: (Terminal, "bantin build --out .", "bantin build --out public"),
        Self::OutputHoldsSources =>
            vi: ("thư mục đích chứa tệp nguồn của trang", "chọn một thư mục riêng, ví dụ `--out public`"),
            en: ("the output folder holds the sources of the site", "choose a folder of its own, such as `--out public`");
    }

    Error "output-in-sources" {
        title: ("Thư mục đích nằm trong thư mục nguồn", "The output folder lies among the sources"),
        why: ("Lần dựng sau, bantin sẽ coi trang vừa dựng là nội dung và đăng nó lần nữa. Hãy đặt đích bên ngoài.", "The next build would take the built site for content and publish it again. Put the output elsewhere."),
        example: (Terminal, "bantin build --out static/web", "bantin build --out public"),
        Self::OutputInSources =>
            vi: ("thư mục đích nằm trong thư mục nguồn của trang", "chọn một thư mục ngoài content, static, templates và themes, ví dụ `--out public`"),
            en: ("the output folder lies in a folder of sources", "choose a folder outside content, static, templates and themes, such as `--out public`");
    }

    Error "output-not-a-folder" {
        title: ("Đích không phải thư mục", "The output is not a folder"),
        why: ("Ở chỗ của thư mục đích đã có một tệp. bantin không xóa những gì nó không tạo ra.", "A file stands where the output folder should be. bantin does not delete what it did not make."),
        example: (Terminal, "bantin build --out site.yaml", "bantin build --out public"),
        Self::OutputNotFolder =>
            vi: ("đích không phải là thư mục", "chọn một thư mục khác, hoặc dời tệp này đi"),
            en: ("the output is not a folder", "choose another folder, or move this file away");
    }

    Error "output-foreign-files" {
        title: ("Thư mục đích có tệp lạ", "The output folder holds other files"),
        why: ("Thư mục này không có bản kê của bantin (`.bantin-manifest`) mà đã có tệp, nên có lẽ là của việc khác. Nếu đúng là nơi đăng trang, hãy thêm `--adopt`: mọi tệp sẵn có được giữ nguyên.", "The folder has no list of bantin's (`.bantin-manifest`) and is not empty, so it probably serves something else. If it is where the site belongs, add `--adopt`: all files in it are kept."),
        example: (Terminal, "bantin build --out ~/Documents", "bantin build --out public"),
        Self::OutputForeign { files } =>
            vi: (format!("thư mục đích có tệp không phải do bantin tạo ra: {}", files.join(", ")), "chọn một thư mục khác hoặc thư mục trống; nếu đúng là nơi đăng trang, thêm `--adopt`: mọi tệp sẵn có được giữ"),
            en: (format!("the output folder holds files that bantin did not write: {}", files.join(", ")), "choose another folder or an empty one; if the site does belong there, add `--adopt`: all files in it are kept");
    }

    Error "empty-site" {
        title: ("Trang không có bài nào", "A site without articles"),
        why: ("Một thư mục nguồn bị mất hay một đường dẫn sai cũng cho ra trang trống. Để trang đang đăng không biến mất vì nhầm, trang trống chỉ được đăng khi nói rõ là muốn.", "A folder that was lost or a wrong path gives an empty site too. So that no site vanishes by mistake, an empty one is published only when that is said."),
        example: (Terminal, "bantin build", "bantin build --allow-shrink"),
        Self::EmptySite { before: 0 } =>
            vi: ("trang chưa có bài nào để đăng", "đặt bài viết (tệp .md) vào thư mục content, xem lại ngày của bài và ngày dựng; nếu đúng là muốn đăng trang trống, thêm `--allow-shrink`"),
            en: ("there is no article to publish", "put articles (.md files) into the folder content, and look at their dates and the build date; if an empty site is meant, add `--allow-shrink`");
        Self::EmptySite { before } =>
            vi: (format!("không còn bài nào để đăng, trong khi đang đăng {before} trang"), "kiểm tra thư mục content và ngày dựng; nếu đúng là muốn đăng trang trống, thêm `--allow-shrink`"),
            en: (format!("there is no article to publish, and {before} pages are published"), "look at the folder content and the build date; if an empty site is meant, add `--allow-shrink`");
    }

    Error "site-shrinks" {
        title: ("Trang mất quá nửa", "More than half of the site would go"),
        why: ("Bài bị xóa nhầm, thư mục thiếu hay ngày dựng sai thường lộ ra ở số trang. Mất quá nửa thì bantin dừng và nêu con số.", "Articles deleted by mistake, a missing folder or a wrong date show in the number of pages. When more than half would go, bantin stops and tells the numbers."),
        example: (Terminal, "bantin build --as-of 2003-01-01", "bantin build --allow-shrink"),
        Self::SiteShrinks { before, after } =>
            vi: (format!("trang sẽ chỉ còn {after} trong {before} trang đang đăng"), "kiểm tra xem bài có bị mất không; nếu đúng là muốn bỏ bớt như vậy, thêm `--allow-shrink`"),
            en: (format!("only {after} of the {before} pages that are published would be left"), "see whether articles were lost; if so many are to go, add `--allow-shrink`");
    }

    Error "output-failed" {
        title: ("Không ghi được thư mục đích", "The output cannot be written"),
        why: ("Ổ đĩa đầy hoặc thiếu quyền ghi. Trang mới được dựng bên cạnh rồi mới thay trang cũ, nên trang đang đăng không bị hỏng.", "The disk is full or may not be written. The new site is made beside the old one and then takes its place, so what is published is not harmed."),
        example: (Terminal, "bantin build --out /usr/web", "bantin build --out ~/web"),
        Self::OutputFailed { reason, begun: true, .. } =>
            vi: (format!("mới ghi được một phần thay đổi vào thư mục đích: {reason}"), "kiểm tra quyền ghi và chỗ trống trên đĩa, rồi dựng lại: lần dựng sau làm nốt phần dở dang"),
            en: (format!("only a part of the change was written to the output: {reason}"), "check permissions and free space, and build again: what is half done is finished by the next build");
        Self::OutputFailed { reason, full: false, .. } =>
            vi: (format!("không ghi được thư mục đích: {reason}"), "kiểm tra quyền ghi, chỗ trống trên đĩa và giới hạn cỡ tệp (`ulimit -f`); trang cũ vẫn còn nguyên"),
            en: (format!("the output cannot be written: {reason}"), "check permissions, free space and limits of file sizes (`ulimit -f`); the site published before is untouched");
        Self::OutputFailed { reason, full: true, .. } =>
            vi: (format!("đĩa đã đầy: {reason}"), "dọn bớt đĩa rồi dựng lại; trang cũ vẫn còn nguyên"),
            en: (format!("the disk is full: {reason}"), "make room and build again; the site published before is untouched");
    }

    Error "output-in-the-way" {
        title: ("Tệp lạ nằm ở chỗ cần ghi", "A foreign file where the site would write"),
        why: ("bantin chỉ ghi đè và xóa những tệp có trong bản kê của nó. Tệp của người khác ở đúng chỗ một trang sắp được ghi thì không tệp nào được ghi.", "bantin replaces and deletes only what its own list names. Where somebody else's file has the place of a page, nothing is written at all."),
        example: (Terminal, "cp robots.txt public/ && bantin build", "mv public/robots.txt static/ && bantin build"),
        Self::OutputInTheWay { files } =>
            vi: (format!("chỗ cần ghi đã có tệp không phải do bantin tạo: {}", files.join(", ")), "chuyển các tệp đó đi nơi khác, hoặc đổi địa chỉ của trang trùng với chúng; không tệp nào bị xóa hay ghi đè"),
            en: (format!("files that bantin did not write lie where it would write: {}", files.join(", ")), "move them elsewhere, or give the page another address; nothing was deleted or overwritten");
    }
}
