//! QR codes as SVG, for articles on paper.

use qrcode::{
    Color, EcLevel, QrResult,
    bits::encode_auto,
    canvas::{Canvas, MaskPattern},
    ec::construct_codewords,
};

/// Width of the light margin around a code in modules, as the standard requires.
const QUIET: usize = 4;

/// A text as a QR code in SVG; none when the text is too long for one.
pub fn qr(text: &str) -> Option<Vec<u8>> {
    let (modules, width) = modules(text).ok()?;
    let side = width + 2 * QUIET;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\""
    );
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let mut number = itoa::Buffer::new();
                for (mark, of) in [("M", x + QUIET), (" ", y + QUIET), (".5h", run.len())] {
                    svg.push_str(mark);
                    svg.push_str(number.format(of));
                }
            }
            x += run.len();
        }
    }
    svg.push_str("\"/></svg>\n");
    Some(svg.into_bytes())
}

/// The modules row by row, and the number in a row. Any mask can be read. Looking for the best of the eight takes many
/// times as long as everything else, and a site has as many codes as articles.
fn modules(text: &str) -> QrResult<(Vec<Color>, usize)> {
    let bits = encode_auto(text.as_bytes(), EcLevel::M)?;
    let version = bits.version();
    let (data, correction) = construct_codewords(&bits.into_bytes(), version, EcLevel::M)?;
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::LargeCheckerboard);
    let width = usize::try_from(version.width()).unwrap_or_default();
    Ok((canvas.into_colors(), width))
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn longer_texts_have_more_modules_until_there_is_no_code_for_them() {
        let side = |text: &str| {
            let svg = String::from_utf8(qr(text)?).unwrap();
            let side = svg
                .split("viewBox=\"0 0 ")
                .nth(1)?
                .split(' ')
                .next()?
                .to_owned();
            side.parse::<usize>().ok()
        };
        assert_eq!(side("https://a.vn/"), Some(21 + 8));
        assert!(side(&"https://a.vn/".repeat(9)) > side("https://a.vn/"));
        assert_eq!(side(&"a".repeat(3_000)), None);
    }
}
