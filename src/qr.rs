//! QR codes as paths and as SVG.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::markup::Html;

/// The width of the white border that scanners need, in modules.
pub const QUIET: i32 = 4;

/// The QR code of an address; `None` if the address is longer than a QR code can hold (2,331
/// bytes).
pub fn qr_code(address: &str) -> Option<QrCode> {
    QrCode::encode_text(address, QrCodeEcc::Medium).ok()
}

/// The QR code of an address as an SVG drawing with the name `label`: dark modules as one path on
/// white. `None` if the address is longer than a QR code can hold (2,331 bytes).
pub fn qr_svg(address: &str, label: &str) -> Option<String> {
    let code = qr_code(address)?;
    let side = code.size() + 2 * QUIET;
    let mut html = Html::new();
    html.open(
        "svg",
        &[
            ("class", "qr"),
            ("viewBox", &format!("0 0 {side} {side}")),
            ("role", "img"),
            ("aria-label", label),
            ("shape-rendering", "crispEdges"),
        ],
    )
    .leaf(
        "rect",
        &[("width", "100%"), ("height", "100%"), ("fill", "#fff")],
        "",
    )
    .leaf("path", &[("d", &dark_modules(&code)), ("fill", "#000")], "")
    .close("svg");
    Some(html.into_string())
}

/// Path data of the dark modules inside the white border, row by row, each run as one rectangle;
/// lengths in modules.
pub fn dark_modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count() as i32;
            if run > 0 {
                // Writing to a string cannot fail.
                _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rasterizes a path of rectangles such as `M4 4h7v1h-7z` with `scale` pixels per module, white
    /// as 255.
    fn rasterized(svg: &str, scale: usize) -> (usize, Vec<u8>) {
        let between = |from: &str, to: &str| {
            let (_, rest) = svg.split_once(from).unwrap_or_default();
            rest.split_once(to).unwrap_or_default().0.to_owned()
        };
        let side: usize = between("viewBox=\"0 0 ", " ").parse().unwrap_or_default();
        let mut pixels = vec![255; side * scale * side * scale];
        for run in between("d=\"M", "\"").split('M') {
            let numbers: Vec<usize> = run
                .split(['h', ' ', 'v'])
                .take(3)
                .filter_map(|n| n.parse().ok())
                .collect();
            let [x, y, width] = numbers[..] else {
                panic!("no run: {run}")
            };
            for row in y * scale..(y + 1) * scale {
                let start = row * side * scale + x * scale;
                pixels[start..start + width * scale].fill(0);
            }
        }
        (side * scale, pixels)
    }

    fn decoded(svg: &str) -> String {
        let (side, pixels) = rasterized(svg, 4);
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0]
            .decode()
            .map(|(_, words)| words)
            .unwrap_or_default()
    }

    #[test]
    fn independent_decoder_reads_the_address() {
        for address in [
            "https://example.org/",
            "https://plan.example.org/yantu/article/31/?layer=scope&lens=topics#s2",
            "https://例子.中国/衡阳/county/430481/",
            &format!("https://example.org/{}", "a".repeat(600)),
        ] {
            let svg = qr_svg(address, "x").unwrap_or_default();
            assert_eq!(decoded(&svg), address);
        }
    }

    #[test]
    fn label_is_escaped_and_long_address_has_no_code() {
        let svg = qr_svg("a", "\"><script>").unwrap_or_default();
        assert!(
            svg.contains("aria-label=\"&quot;&gt;&lt;script&gt;\""),
            "{svg}"
        );
        assert_eq!(qr_svg(&"a".repeat(2332), ""), None);
        assert!(qr_svg(&"a".repeat(2331), "").is_some());
    }
}
