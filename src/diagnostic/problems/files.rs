//! What can be wrong with files as such, and with pictures.

use crate::diagnostic::{picture::PictureFault, row::rows};
use serde::{Deserialize, Serialize};

/// What a file looks like when it is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-16, as Notepad's "Unicode" writes it.
    Utf16,
    /// One byte a letter: Windows-1258 or an old Vietnamese code page.
    SingleByte,
}

/// What a file is that is too large, as far as that says what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Oversized {
    /// An article or a plain page.
    Text,
    /// `site.yaml` or a register.
    Register,
    /// A template, words or another file of a theme.
    Theme,
    /// A picture.
    Picture,
}

/// Why a file was not mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MendingFault {
    /// The system refused, with its reason.
    Refused(String),
    /// The new file could not have the owner, the group and the permissions of the old one.
    OwnerLost,
    /// Somebody changed it meanwhile.
    Changed,
}

/// A document of another program that is known by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentKind {
    /// Word, `.docx`.
    Docx,
    /// Old Word and other programs of its time, `.doc`.
    Doc,
    /// Rich text, `.rtf`.
    Rtf,
    /// PDF.
    Pdf,
    /// A zip archive, which many programs write.
    Archive,
}

impl DocumentKind {
    fn vi(self) -> &'static str {
        match self {
            DocumentKind::Docx => "tệp Word (.docx)",
            DocumentKind::Doc => "tệp Word đời cũ (.doc)",
            DocumentKind::Rtf => "tệp .rtf",
            DocumentKind::Pdf => "tệp PDF",
            DocumentKind::Archive => "tệp nén (.zip, .odt, .xlsx…)",
        }
    }

    fn en(self) -> &'static str {
        match self {
            DocumentKind::Docx => "Word document (.docx)",
            DocumentKind::Doc => "document of an older Word (.doc)",
            DocumentKind::Rtf => ".rtf file",
            DocumentKind::Pdf => "PDF file",
            DocumentKind::Archive => "archive (.zip, .odt, .xlsx …)",
        }
    }

    fn conversion_vi(self) -> &'static str {
        match self {
            DocumentKind::Docx => ", hoặc chạy `pandoc bai.docx -o bai.md`",
            _ => "",
        }
    }

    fn conversion_en(self) -> &'static str {
        match self {
            DocumentKind::Docx => ", or run `pandoc bai.docx -o bai.md`",
            _ => "",
        }
    }
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each field is the blank of the same name in the sentences of its row"
)]
pub enum FileProblem {
    Unreadable {
        reason: String,
    },
    NotUtf8 {
        looks_like: Encoding,
    },
    ControlCharacter {
        code: u32,
    },
    BinaryFile,
    RenamedDocument {
        document: DocumentKind,
    },
    FileTooLarge {
        /// In bytes, when it is known.
        size: Option<u64>,
        /// Most bytes that are read.
        limit: u64,
        what: Oversized,
    },
    NotRegularFile,
    LeavesSite,
    LinkCircle,
    HiddenFile,
    BackupFile,
    OwnFileName,
    OddFileName {
        name: String,
    },
    /// Two files whose names differ only in how letters with marks are put together.
    TwinNames {
        /// The name of the one that is read, with such letters by their numbers.
        read: String,
        /// That of the other one.
        other: String,
    },
    NotMended {
        fault: MendingFault,
    },
    Picture {
        src: String,
        fault: PictureFault,
    },
}

rows! { FileProblem:
    Error "unreadable-file" {
        title: ("Không đọc được tệp", "A file cannot be read"),
        why: ("Hệ điều hành không cho mở tệp: thiếu quyền đọc, ổ đĩa lỗi, hoặc tệp vừa bị xóa. Trang thiếu một bài mà không ai hay thì tệ hơn là không dựng, nên bantin dừng lại.", "The system does not open the file: permissions, a faulty disk, or it has just been deleted. A site that silently lacks an article is worse than none, so nothing is built."),
        example: (Terminal, "chmod 000 content/bai.md", "chmod 644 content/bai.md"),
        Self::Unreadable { reason } =>
            vi: (format!("không đọc được tệp: {reason}"), "kiểm tra quyền đọc và ổ đĩa, rồi chạy lại"),
            en: (format!("the file cannot be read: {reason}"), "check its permissions and the disk, then run again");
        Self::Picture { src, fault: PictureFault::Unreadable { reason } } =>
            vi: (format!("không đọc được ảnh `{src}`: {reason}"), "kiểm tra quyền đọc và ổ đĩa, rồi chạy lại"),
            en: (format!("the picture `{src}` cannot be read: {reason}"), "check its permissions and the disk, then run again");
        Self::Picture { src, fault: PictureFault::Saved } =>
            vi: (format!("ảnh `{src}` được lưu lại trong lúc dựng"), "dựng lại khi đã lưu hay chép xong ảnh"),
            en: (format!("the picture `{src}` was saved while the site was built"), "build again when it is saved or copied to its end");
    }

    Error "not-utf8" {
        title: ("Tệp không phải UTF-8", "A file is not UTF-8"),
        why: ("Cùng một dãy byte, mỗi bảng mã đọc ra chữ khác nhau. bantin chỉ nhận UTF-8, dạng mà mọi trình soạn thảo ngày nay đều lưu được, nên không phải đoán.", "The same bytes are different letters in each encoding. bantin takes UTF-8 only, which every editor of today can save, and so never has to guess."),
        example: (Terminal, "Notepad: Save as, Encoding: Unicode", "Notepad: Save as, Encoding: UTF-8"),
        Self::NotUtf8 { looks_like } =>
            vi: ("tệp không phải UTF-8", match looks_like {
                Encoding::Utf16 => "tệp có vẻ là UTF-16 (“Unicode” của Notepad): mở ra và lưu lại với bảng mã UTF-8",
                Encoding::SingleByte => "tệp có vẻ dùng bảng mã một byte (Windows-1258, TCVN3, VNI…): chuyển sang Unicode rồi lưu lại với bảng mã UTF-8",
            }),
            en: ("the file is not UTF-8", match looks_like {
                Encoding::Utf16 => "it looks like UTF-16 (Notepad's “Unicode”): open it and save it again as UTF-8",
                Encoding::SingleByte => "it looks like a single-byte encoding (Windows-1258, TCVN3, VNI …): convert it to Unicode and save it as UTF-8",
            });
    }

    Warning "control-character" {
        title: ("Có ký tự điều khiển vô hình", "Invisible control characters"),
        why: ("Chúng lọt vào khi chép từ PDF hay chương trình cũ. Trình duyệt không hiện gì, nhưng HTML có chúng là không hợp lệ, nên mỗi ký tự được thay bằng một dấu cách.", "They slip in when text is copied from a PDF or an old program. Browsers show nothing, but HTML must not contain them, so each becomes a space."),
        example: (Text, "Phong trào[U+0007]thi đua", "Phong trào thi đua"),
        Self::ControlCharacter { code } =>
            vi: (format!("có ký tự điều khiển vô hình, ký tự đầu tiên là U+{code:04X}"), "xóa những ký tự này; khi dựng trang mỗi ký tự được thay bằng một dấu cách"),
            en: (format!("there are invisible control characters, the first is U+{code:04X}"), "delete them; the page shows a space in the place of each");
    }

    Error "binary-file" {
        title: ("Đây không phải tệp văn bản", "A file is not text"),
        why: ("Tệp mang đuôi `.md` hoặc `.yaml` nhưng chứa dữ liệu của chương trình khác, thường là tài liệu Word hoặc ảnh bị đổi tên.", "The name ends in `.md` or `.yaml`, but the content belongs to another program: mostly a renamed Word document or picture."),
        example: (Terminal, "mv bai.docx content/bai.md", "pandoc bai.docx -o content/bai.md"),
        Self::RenamedDocument { document } =>
            vi: (format!("đây là {} bị đổi tên, không phải tệp văn bản", document.vi()), format!("mở bằng chương trình của nó rồi chép nội dung vào một tệp `.md`{}", document.conversion_vi())),
            en: (format!("this is a renamed {}, not a text file", document.en()), format!("open it with its own program and copy the text into an `.md` file{}", document.conversion_en()));
        Self::BinaryFile =>
            vi: ("đây không phải tệp văn bản", "mở bằng chương trình đã tạo ra nó (Word, trình xem ảnh…) rồi lưu lại thành văn bản UTF-8, hoặc chuyển nó ra khỏi thư mục content"),
            en: ("this is not a text file", "open it with the program that made it and save it as UTF-8 text, or move it out of the content folder");
    }

    Error "file-too-large" {
        title: ("Tệp quá lớn", "A file is too large"),
        why: ("Bài viết chỉ vài chục kB. Tệp nhiều MB hầu như luôn do dán nhầm ảnh dạng chữ hoặc cả kho dữ liệu, và trang như vậy không ai tải nổi trên điện thoại. Mỗi loại tệp có một mức: bài viết, site.yaml và danh mục 5 MB; mẫu trang 2 MB, chữ của giao diện 1 MB, bảng kiểu 5 MB, mã 10 MB, tệp khác của giao diện 32 MB; ảnh 100 MB. Tệp được hỏi cỡ trước khi đọc, nên tệp lớn đến đâu cũng không chiếm bộ nhớ. Tệp khác trong thư mục static thì lớn bao nhiêu cũng được.", "An article has some dozen kB. Many MB are nearly always a picture pasted as text, and nobody could load such a page on a phone. Each kind of file has its limit: articles, site.yaml and registers 5 MB; templates 2 MB, words of a theme 1 MB, style sheets 5 MB, scripts 10 MB, other files of a theme 32 MB; pictures 100 MB. The size of a file is asked before it is read, so no file fills the memory, however large it is. Other files in the folder static may be as large as they like."),
        example: (Text, "![Lễ](data:image/png;base64,iVBORw0…)", "![Lễ phát động](le-phat-dong.png)"),
        Self::FileTooLarge { size, limit, what } =>
            vi: (too_large_vi(*size, *limit), what.help_vi()),
            en: (too_large_en(*size, *limit), what.help_en());
    }

    Warning "not-a-file" {
        title: ("Không phải tệp thường", "Something that is not a regular file"),
        why: ("Trong thư mục nội dung có ống dẫn, thiết bị hoặc liên kết dẫn vào chỗ không có gì. Đọc chúng có thể treo máy, nên bantin bỏ qua.", "In a folder of the site there is a pipe, a device or a link to nothing. Reading it could take forever, so it is left out."),
        example: (Terminal, "ln -s /khong/co content/bai.md", "cp ~/bai.md content/bai.md"),
        Self::NotRegularFile =>
            vi: ("đây không phải tệp thường (ống dẫn, thiết bị hoặc liên kết hỏng) nên bị bỏ qua", "xóa nó khỏi thư mục nội dung, hoặc thay bằng một tệp thật"),
            en: ("this is not a regular file (a pipe, a device or a dangling link), so it is left out", "remove it from the content folder, or put a real file in its place");
    }

    Warning "leaves-site" {
        title: ("Liên kết tượng trưng dẫn ra ngoài trang", "A symbolic link leads out of the site"),
        why: ("Theo liên kết như vậy, bantin có thể đăng lên mạng những tệp không định đăng. Tệp của trang phải nằm trong thư mục của trang.", "Following it could publish files that were never meant to be. What belongs to the site lies in its folder."),
        example: (Terminal, "ln -s ~/anh content/anh", "cp -r ~/anh content/anh"),
        Self::LeavesSite =>
            vi: ("liên kết tượng trưng này dẫn ra ngoài thư mục của trang nên bị bỏ qua", "chép tệp đó vào trong trang thay vì dùng liên kết"),
            en: ("this symbolic link leads out of the site's folder, so it is left out", "copy the file into the site instead");
    }

    Warning "link-circle" {
        title: ("Liên kết dẫn thành vòng", "A link that leads in a circle"),
        why: ("Hai liên kết dẫn sang nhau, hoặc liên kết tới một thư mục đang chứa chính nó: đi theo thì không bao giờ hết, cùng một tệp hiện ra dưới vô số tên. Vì vậy liên kết bị bỏ qua, những tệp thật vẫn được đọc.", "Two links lead to each other, or a link leads to a folder that it lies in: whoever follows it never comes to an end, and finds the same file under ever more names. So the link is left out; real files are read all the same."),
        example: (Terminal, "ln -s .. static/tai-lieu", "ln -s ../content/tai-lieu static/tai-lieu"),
        Self::LinkCircle =>
            vi: ("liên kết tượng trưng này dẫn thành vòng, về chính nó hoặc về thư mục chứa nó, nên bị bỏ qua", "xóa liên kết, hoặc cho nó dẫn tới tệp hay thư mục thật ở nơi khác trong trang"),
            en: ("this symbolic link leads in a circle, to itself or to a folder that it lies in, so it is left out", "remove the link, or lead it to a real file or folder elsewhere in the site");
    }

    Warning "hidden-file" {
        title: ("Tệp ẩn trong content hay static", "A hidden file in content or static"),
        why: ("Tệp ẩn trong content không được đọc thành bài. Mọi thứ trong thư mục static đều lên mạng, còn tệp ẩn thường chứa thứ không ai được đọc: mật khẩu trong `.env`, cả lịch sử sửa đổi trong `.git`. Vì vậy chúng không được đăng. Riêng `.htaccess`, `.nojekyll`, `.user.ini` và thư mục `.well-known` thì máy chủ tìm theo đúng tên ấy nên được đăng. Rác của hệ điều hành như `.DS_Store`, `Thumbs.db` bị bỏ qua mà không nhắc.", "A hidden file in content is no article. Everything in the folder static goes on the web, and hidden files mostly hold what nobody should read: passwords in `.env`, the whole history in `.git`. So they are not published. `.htaccess`, `.nojekyll`, `.user.ini` and the folder `.well-known` are, since servers look for them by these names. What systems leave behind, as `.DS_Store` and `Thumbs.db`, is left out without a word."),
        example: (Terminal, "cp .env static/", "mv static/.env .."),
        Self::HiddenFile =>
            vi: ("tên bắt đầu bằng dấu chấm là tệp ẩn nên không được đăng, cùng mọi thứ trong đó", "chuyển nó ra khỏi thư mục này; nếu dành cho người đọc thì đổi tên cho không có dấu chấm ở đầu. Trong static, chỉ `.htaccess`, `.nojekyll`, `.user.ini` và thư mục `.well-known` được đăng"),
            en: ("a name that begins with a dot is hidden, so it is not published, nor is what lies in it", "move it out of this folder; if it is meant for readers, give it a name without the dot. In static, only `.htaccess`, `.nojekyll`, `.user.ini` and the folder `.well-known` are published");
    }

    Warning "backup-file" {
        title: ("Bản sao lưu bên cạnh tệp", "A copy that was kept beside a file"),
        why: ("Tên kết thúc bằng `~` là bản cũ mà trình soạn thảo giữ lại. Nó không được đăng; nếu là bài thật thì bài ấy không ai thấy.", "A name that ends with `~` is an older copy that an editor has kept. It is not published; if it is a real article, nobody sees it."),
        example: (Terminal, "cp bai.md content/bai.md~", "cp bai.md content/bai.md"),
        Self::BackupFile =>
            vi: ("tên kết thúc bằng `~` là bản sao lưu nên không được đăng", "xóa nó; nếu là bài thật thì bỏ dấu `~` khỏi tên"),
            en: ("a name that ends with `~` is a backup, so it is not published", "delete it; if it is a real file, take the `~` from its name");
    }

    Error "own-file-name" {
        title: ("Tên dành cho tệp của bantin", "A name of bantin's own files"),
        why: ("Trong thư mục đích, bantin giữ bản kê những gì nó đã ghi (`.bantin-manifest`), các địa chỉ đã đăng và việc làm dở, dưới những tên bắt đầu bằng `.bantin-`. Tệp khác ở đó sẽ làm lần dựng sau hiểu sai, nên không tệp nào của trang được mang tên như vậy.", "In the output folder bantin keeps the list of what it wrote (`.bantin-manifest`), the addresses that were published and what is half done, under names that begin with `.bantin-`. Another file there would mislead the next build, so no file of a site may be called so."),
        example: (Terminal, "cp -r public/. static/", "rm static/.bantin-*"),
        Self::OwnFileName =>
            vi: ("bantin dùng tên này cho tệp của chính nó trong thư mục đích", "đổi tên, hoặc xóa nó nếu đã chép nhầm từ một trang dựng xong: mọi tên bắt đầu bằng `.bantin-` là của bantin"),
            en: ("bantin uses this name for a file of its own in the output folder", "rename it, or delete it if it was copied from a built site by mistake: all names that begin with `.bantin-` are bantin's");
    }

    Error "odd-file-name" {
        title: ("Tên tệp không phải UTF-8", "A file name is not UTF-8"),
        why: ("Tên tệp thành địa chỉ trên web, nên phải đọc được như chữ. Tên hỏng thường có khi giải nén tệp zip cũ.", "Names become addresses, so they must be text. Broken names mostly come out of old zip files."),
        example: (Terminal, "content/th\\xeb.md", "content/the.md"),
        Self::OddFileName { name } =>
            vi: (format!("tên tệp `{name}` không phải UTF-8"), "đổi tên tệp"),
            en: (format!("the file name `{name}` is not UTF-8"), "rename the file");
    }

    Error "twin-names" {
        title: ("Hai tệp trùng tên", "Two files of one name"),
        why: ("Chữ có dấu ghi được hai cách: dựng sẵn (ò) hoặc chữ trước dấu sau (o + ̀), thường thấy ở tệp chép từ máy Mac. Nhìn như nhau, và địa chỉ trên web cũng là một, nên chỉ một trong hai tệp được đăng. Để không bài nào mất mà không ai hay, bantin dừng lại và ghi cả hai tên bằng mã chữ.", "A letter with a mark can be written as one (ò) or as two (o + ̀), as files from a Mac often are. They look alike and have one address on the web, so only one of the files would be published. So that no article is lost unseen, nothing is built, and both names are told with the numbers of their letters."),
        example: (Terminal, "content/ho\\u{300}a.md\ncontent/h\\u{f2}a.md", "content/h\\u{f2}a.md"),
        Self::TwinNames { read, other } =>
            vi: (format!("hai tệp trùng tên, chỉ khác cách ghép dấu: `{read}` và `{other}`"), "so hai tệp rồi xóa hoặc đổi tên một: trên web và trên máy Mac chúng là một"),
            en: (format!("two files have one name, with its accents put together in two ways: `{read}` and `{other}`"), "compare them, then delete or rename one: on the web and on a Mac they are the same");
    }

    Error "not-mended" {
        title: ("Không sửa được tệp", "A file cannot be mended"),
        why: ("`bantin check --fix` muốn sửa tệp này nhưng không ghi được: tệp chỉ cho đọc, thư mục bị khóa hoặc ổ đĩa đầy. Tệp cũ còn nguyên, các tệp khác vẫn được sửa.", "`bantin check --fix` would mend this file and cannot write it: it is read-only, its folder is locked, or the disk is full. The old file is untouched, and the others are mended all the same."),
        example: (Terminal, "chmod a-w content/bai.md && bantin check --fix", "chmod u+w content/bai.md && bantin check --fix"),
        Self::NotMended { fault: MendingFault::Refused(reason) } =>
            vi: (format!("không sửa được tệp: {reason}"), "kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại"),
            en: (format!("the file cannot be mended: {reason}"), "check its permissions and the free space, then run again");
        Self::NotMended { fault: MendingFault::OwnerLost } =>
            vi: ("không sửa được tệp mà vẫn giữ chủ, nhóm và quyền của nó: tệp là của người khác", "để chủ của tệp chạy `bantin check --fix`, hoặc chép tệp thành của mình; tệp vẫn như cũ"),
            en: ("the file cannot be mended with its owner, group and permissions kept: it is somebody else's", "let its owner run `bantin check --fix`, or make it a file of your own; it is as it was");
        Self::NotMended { fault: MendingFault::Changed } =>
            vi: ("có người vừa sửa tệp này trong lúc bantin sửa nó, nên tệp được giữ như người ấy để", "chạy lại `bantin check --fix`"),
            en: ("somebody changed this file while it was being mended, so it is as they left it", "run `bantin check --fix` again");
    }

    Error "empty-picture" {
        title: ("Ảnh trống", "An empty picture"),
        why: ("Tệp không có gì thường là do chép dở hoặc đĩa đầy lúc lưu. Bạn đọc sẽ thấy một ô trống, nên bantin dừng lại.", "A file with nothing in it mostly comes of copying that was stopped, or of a disk that was full. Readers would see a blank box, so nothing is built."),
        example: (Terminal, "touch content/le-phat-dong.jpg", "cp ~/anh/le-phat-dong.jpg content/"),
        Self::Picture { src, fault: PictureFault::Empty } =>
            vi: (format!("ảnh `{src}` trống: tệp không có byte nào, hoặc ảnh rộng hay cao 0 điểm"), "chép lại ảnh từ máy đã chụp hoặc đã vẽ nó"),
            en: (format!("the picture `{src}` is empty: a file without a byte, or a width or height of 0 pixels"), "copy it again from where it was taken or drawn");
    }

    Error "picture-type" {
        title: ("Ảnh không đúng loại", "A picture of another type"),
        why: ("Trang hiện JPEG, PNG, WebP, GIF và SVG. Ảnh HEIC của điện thoại đổi đuôi thành .jpg vẫn là HEIC, nhiều máy không mở được; trang báo lỗi lưu thành .jpg thì không phải ảnh. Phải mở ảnh và lưu lại, đổi tên thôi không đủ.", "Pages show JPEG, PNG, WebP, GIF and SVG. A HEIC photo renamed to .jpg is still HEIC, which many devices do not open; an error page saved as .jpg is no picture at all. Open it and save it again: another name is not enough."),
        example: (Terminal, "mv IMG_0231.heic content/le-phat-dong.jpg", "heif-convert IMG_0231.heic content/le-phat-dong.jpg"),
        Self::Picture { src, fault: PictureFault::OtherType { named, found: Some(found) } } =>
            vi: (format!("ảnh `{src}` có đuôi {named} nhưng bên trong là {found}"), format!("mở ảnh và lưu lại thành {named}, hoặc đổi đuôi tệp cho đúng nếu đó là JPEG, PNG, WebP, GIF hay SVG")),
            en: (format!("the picture `{src}` is called {named}, but holds {found}"), format!("open it and save it as {named}, or give it its true ending if it is JPEG, PNG, WebP, GIF or SVG"));
        Self::Picture { src, fault: PictureFault::OtherType { named, found: None } } =>
            vi: (format!("ảnh `{src}` có đuôi {named} nhưng bên trong không phải ảnh"), "chép lại ảnh gốc: đây thường là trang báo lỗi lưu nhầm hoặc tệp khác bị đổi tên"),
            en: (format!("the picture `{src}` is called {named}, but holds no picture"), "copy the original again: mostly this is an error page saved by mistake, or another file that was renamed");
        Self::Picture { src, fault: PictureFault::Unsupported { extension } } =>
            vi: (format!("ảnh `{src}` có đuôi `{extension}`, không phải loại ảnh mà mọi trình duyệt hiện được"), "mở ảnh và lưu lại thành JPEG (ảnh chụp) hoặc PNG (hình vẽ)"),
            en: (format!("the picture `{src}` ends in `{extension}`, which is no kind that every browser shows"), "open it and save it as JPEG (a photo) or PNG (a drawing)");
    }

    Error "picture-cut-off" {
        title: ("Ảnh bị cụt", "A picture that is cut off"),
        why: ("Tệp hết giữa chừng: tải chưa xong, chép chưa xong. Trình duyệt chỉ hiện nửa trên, nửa dưới xám.", "The file ends half-way: the download or the copying was not finished. Browsers show the upper half and grey below."),
        example: (Terminal, "head -c 20000 le.jpg > content/le.jpg", "cp le.jpg content/le.jpg"),
        Self::Picture { src, fault: PictureFault::CutOff } =>
            vi: (format!("ảnh `{src}` bị cụt: tệp hết trước khi hết ảnh"), "chép hoặc tải lại ảnh gốc, chờ cho xong"),
            en: (format!("the picture `{src}` is cut off: the file ends before the picture does"), "copy or download the original again, to its end");
    }

    Error "damaged-picture" {
        title: ("Ảnh bị hỏng", "A damaged picture"),
        why: ("Phần đầu tệp là ảnh, phần sau thì không giải mã được, nên không thể thu nhỏ ảnh cho điện thoại.", "The file begins like a picture, but the rest cannot be decoded, so no small one can be made for phones."),
        example: (Terminal, "dd if=/dev/urandom of=content/le.jpg bs=1 seek=500 count=900 conv=notrunc", "cp le.jpg content/le.jpg"),
        Self::Picture { src, fault: PictureFault::Damaged } =>
            vi: (format!("ảnh `{src}` bị hỏng: không giải mã được"), "mở bằng trình xem ảnh và lưu lại, hoặc chép lại ảnh gốc"),
            en: (format!("the picture `{src}` is damaged: it cannot be decoded"), "open it in a viewer and save it again, or copy the original again");
    }

    Error "picture-too-large" {
        title: ("Ảnh quá lớn", "A picture that is too large"),
        why: ("Một tệp nhỏ có thể khai là ảnh hàng tỉ điểm, và giải mã nó thì hết bộ nhớ của máy. bantin đọc kích thước ở đầu tệp và không giải mã ảnh quá 100 triệu điểm.", "A small file can claim billions of pixels, and decoding it would eat all memory. bantin reads the size at the beginning of the file, and decodes nothing above 100 million pixels."),
        example: (Terminal, "convert -size 30000x30000 xc:red content/do.png", "convert -size 1600x1600 xc:red content/do.png"),
        Self::Picture { src, fault: PictureFault::TooManyPixels { width, height, limit } } =>
            vi: (format!("ảnh `{src}` rộng {width} và cao {height} điểm, quá {limit} triệu điểm"), "thu nhỏ ảnh: rộng 4000 điểm đã hơn mức mọi màn hình cần"),
            en: (format!("the picture `{src}` is {width} by {height} pixels, more than {limit} million"), "make it smaller: 4000 pixels of width are more than any screen needs");
        Self::Picture { src, fault: PictureFault::TooHeavy { limit } } =>
            vi: (format!("tệp ảnh `{src}` nặng hơn {limit} MB"), "thu nhỏ ảnh rồi lưu lại thành JPEG"),
            en: (format!("the file of the picture `{src}` has more than {limit} MB"), "make the picture smaller and save it as JPEG");
    }

    Error "unsafe-svg" {
        title: ("Hình SVG không an toàn", "An SVG that is not safe"),
        why: ("SVG là văn bản, có thể chứa mã chạy được, tải thứ từ trang khác hay tự phình ra. Ai mở thẳng hình ấy thì mã chạy với danh nghĩa của trang. Hình vẽ không cần những thứ đó.", "SVG is text: it can hold programs, fetch things from other sites or grow without end. For whoever opens such a file, its code runs in the name of the site. A drawing needs none of it."),
        example: (Terminal, "echo '<svg onload=\"…\"/>' > content/hinh.svg", "inkscape --export-plain-svg --export-filename=content/hinh.svg hinh-goc.svg"),
        Self::Picture { fault: PictureFault::UnsafeSvg { danger }, .. } =>
            vi: (format!("hình SVG này {}", danger.vi()), "xóa chỗ này khỏi tệp, hoặc xuất lại hình thành SVG thường (“Plain SVG”) hay PNG"),
            en: (format!("this SVG {}", danger.en()), "delete this from the file, or export the drawing as plain SVG or as PNG");
    }

    Error "damaged-svg" {
        title: ("Hình SVG hỏng", "A damaged SVG"),
        why: ("Trình duyệt không hiện gì khi SVG sai cú pháp dù chỉ một thẻ. Thông báo chỉ ra chỗ hỏng đầu tiên.", "Browsers show nothing of an SVG with a single wrong tag. The message names the first place that is broken."),
        example: (Terminal, "echo '<svg><path></svg>' > content/hinh.svg", "echo '<svg><path/></svg>' > content/hinh.svg"),
        Self::Picture { src, fault: PictureFault::BrokenSvg } =>
            vi: (format!("hình `{src}` không phải SVG đúng cú pháp: hỏng từ đây"), "xuất lại hình từ chương trình đã vẽ nó"),
            en: (format!("the drawing `{src}` is no well-formed SVG: it breaks here"), "export it again from the program that drew it");
    }
}

impl Oversized {
    #[rustfmt::skip]
    fn help_vi(self) -> &'static str {
        match self {
            Oversized::Text => "một bài viết không thể dài như vậy: nếu trong bài có ảnh dưới dạng chữ (`data:image/…`), chạy `bantin check --fix` để ảnh thành tệp; nếu không, chia thành nhiều bài",
            Oversized::Register => "danh mục chỉ ghi tên và ngày: kiểm tra xem có dán nhầm dữ liệu hay chép đè tệp khác lên không",
            Oversized::Theme => "ai xem trang cũng phải tải tệp của giao diện: thu nhỏ nó, hoặc để tệp lớn trong thư mục static và dẫn liên kết tới đó",
            Oversized::Picture => "thu nhỏ ảnh rồi lưu lại thành JPEG",
        }
    }

    #[rustfmt::skip]
    fn help_en(self) -> &'static str {
        match self {
            Oversized::Text => "no article is that long: if it has pictures as letters (`data:image/…`), run `bantin check --fix`, which makes files of them, or split it",
            Oversized::Register => "settings and registers hold names and dates: look for data pasted by mistake, or for another file copied over it",
            Oversized::Theme => "every reader loads the files of the theme: make it smaller, or put what is large into the folder static and link to it",
            Oversized::Picture => "make the picture smaller and save it as JPEG",
        }
    }
}

fn too_large_vi(size: Option<u64>, limit: u64) -> String {
    let limit = megabytes(limit, ',');
    match size {
        Some(size) => format!("tệp nặng {}, quá {limit}", megabytes(size, ',')),
        None => format!("tệp nặng hơn {limit}"),
    }
}

fn too_large_en(size: Option<u64>, limit: u64) -> String {
    let limit = megabytes(limit, '.');
    match size {
        Some(size) => format!("the file has {}, more than {limit}", megabytes(size, '.')),
        None => format!("the file has more than {limit}"),
    }
}

/// So many bytes as readers are told them; never less than they are.
fn megabytes(bytes: u64, point: char) -> String {
    const MB: u64 = 1 << 20;
    const GB: u64 = 1 << 30;
    let (unit, name) = if bytes >= GB { (GB, "GB") } else { (MB, "MB") };
    let tenths = (u128::from(bytes) * 10).div_ceil(u128::from(unit));
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {name}"),
        (whole, tenth) => format!("{whole}{point}{tenth} {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn sizes_are_never_told_smaller_than_they_are() {
        for (bytes, expected) in [
            (1 << 20, "1 MB"),
            (5 << 20, "5 MB"),
            ((5 << 20) + 1, "5,1 MB"),
            (1 << 30, "1 GB"),
            (4 << 30, "4 GB"),
            ((4 << 30) + (1 << 29), "4,5 GB"),
            (u64::MAX, "17179869184 GB"),
        ] {
            assert_eq!(megabytes(bytes, ','), expected, "{bytes}");
        }
    }
}
