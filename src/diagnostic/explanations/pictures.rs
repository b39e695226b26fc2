//! Pictures.

use super::{Explanation, Stands::Terminal, error};

#[rustfmt::skip]
pub(super) const ALL: &[Explanation] = &[
    error("empty-picture",
        ("Ảnh trống", "An empty picture"),
        ("Tệp không có gì thường là do chép dở hoặc đĩa đầy lúc lưu. Bạn đọc sẽ thấy một ô trống, nên bantin dừng lại.", "A file with nothing in it mostly comes of copying that was stopped, or of a disk that was full. Readers would see a blank box, so nothing is built."),
        (Terminal, "touch content/le-phat-dong.jpg", "cp ~/anh/le-phat-dong.jpg content/")),
    error("picture-type",
        ("Ảnh không đúng loại", "A picture of another type"),
        ("Trang hiện JPEG, PNG, WebP, GIF và SVG. Ảnh HEIC của điện thoại đổi đuôi thành .jpg vẫn là HEIC, nhiều máy không mở được; trang báo lỗi lưu thành .jpg thì không phải ảnh. Phải mở ảnh và lưu lại, đổi tên thôi không đủ.", "Pages show JPEG, PNG, WebP, GIF and SVG. A HEIC photo renamed to .jpg is still HEIC, which many devices do not open; an error page saved as .jpg is no picture at all. Open it and save it again: another name is not enough."),
        (Terminal, "mv IMG_0231.heic content/le-phat-dong.jpg", "heif-convert IMG_0231.heic content/le-phat-dong.jpg")),
    error("picture-cut-off",
        ("Ảnh bị cụt", "A picture that is cut off"),
        ("Tệp hết giữa chừng: tải chưa xong, chép chưa xong. Trình duyệt chỉ hiện nửa trên, nửa dưới xám.", "The file ends half-way: the download or the copying was not finished. Browsers show the upper half and grey below."),
        (Terminal, "head -c 20000 le.jpg > content/le.jpg", "cp le.jpg content/le.jpg")),
    error("damaged-picture",
        ("Ảnh bị hỏng", "A damaged picture"),
        ("Phần đầu tệp là ảnh, phần sau thì không giải mã được, nên không thể thu nhỏ ảnh cho điện thoại.", "The file begins like a picture, but the rest cannot be decoded, so no small one can be made for phones."),
        (Terminal, "dd if=/dev/urandom of=content/le.jpg bs=1 seek=500 count=900 conv=notrunc", "cp le.jpg content/le.jpg")),
    error("picture-too-large",
        ("Ảnh quá lớn", "A picture that is too large"),
        ("Một tệp nhỏ có thể khai là ảnh hàng tỉ điểm, và giải mã nó thì hết bộ nhớ của máy. bantin đọc kích thước ở đầu tệp và không giải mã ảnh quá 100 triệu điểm.", "A small file can claim billions of pixels, and decoding it would eat all memory. bantin reads the size at the beginning of the file, and decodes nothing above 100 million pixels."),
        (Terminal, "convert -size 30000x30000 xc:red content/do.png", "convert -size 1600x1600 xc:red content/do.png")),
    error("unsafe-svg",
        ("Hình SVG không an toàn", "An SVG that is not safe"),
        ("SVG là văn bản, có thể chứa mã chạy được, tải thứ từ trang khác hay tự phình ra. Ai mở thẳng hình ấy thì mã chạy với danh nghĩa của trang. Hình vẽ không cần những thứ đó.", "SVG is text: it can hold programs, fetch things from other sites or grow without end. For whoever opens such a file, its code runs in the name of the site. A drawing needs none of it."),
        (Terminal, "echo '<svg onload=\"…\"/>' > content/hinh.svg", "inkscape --export-plain-svg --export-filename=content/hinh.svg hinh-goc.svg")),
    error("damaged-svg",
        ("Hình SVG hỏng", "A damaged SVG"),
        ("Trình duyệt không hiện gì khi SVG sai cú pháp dù chỉ một thẻ. Thông báo chỉ ra chỗ hỏng đầu tiên.", "Browsers show nothing of an SVG with a single wrong tag. The message names the first place that is broken."),
        (Terminal, "echo '<svg><path></svg>' > content/hinh.svg", "echo '<svg><path/></svg>' > content/hinh.svg")),
];
