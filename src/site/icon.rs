//! The explorer's icon, for tabs and for home screens: the masthead's mark on vermilion.

use std::io;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::style::Palette;
use crate::pages::shell::MARK;

/// What surrounds the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// A tile with round corners.
    Tile,
    /// A ground to the edges with the mark inside the middle four fifths, which no mask cuts.
    Full,
}

/// The icon as SVG, 32 units wide.
pub(super) fn svg(palette: &Palette, ground: Ground) -> String {
    let (corner, shift) = match ground {
        Ground::Tile => (" rx=\"7\"", ""),
        Ground::Full => ("", " transform=\"translate(4.8 4.8) scale(.7)\""),
    };
    let Palette {
        vermilion, paper, ..
    } = palette;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\
         <rect width=\"32\" height=\"32\"{corner} fill=\"{vermilion}\"/>\
         <path{shift} fill=\"{paper}\" d=\"{MARK}\"/></svg>"
    )
}

/// An SVG of 32 units as PNG, `size` pixels wide.
///
/// # Errors
/// An SVG that cannot be read; `svg` writes none.
pub(super) fn png(svg: &str, size: u32) -> io::Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(io::Error::other)?;
    let mut pixels =
        Pixmap::new(size, size).ok_or_else(|| io::Error::other("an icon of no size"))?;
    let scale = size as f32 / tree.size().width();
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_show_the_mark_on_its_ground() {
        let palette = Palette {
            paper: "#ffffff".to_owned(),
            dark_paper: "#000000".to_owned(),
            vermilion: "#ff0000".to_owned(),
        };
        for (ground, corner_alpha) in [(Ground::Tile, 0), (Ground::Full, 255)] {
            let png = png(&svg(&palette, ground), 192).unwrap();
            let pixels = Pixmap::decode_png(&png).unwrap();
            assert_eq!((pixels.width(), pixels.height()), (192, 192));
            let at = |x, y| pixels.pixel(x, y).unwrap();
            assert_eq!(at(0, 0).alpha(), corner_alpha);
            // The bird's body, and the ground below its wings.
            let body = at(96, 108);
            assert_eq!((body.green(), body.alpha()), (255, 255), "{ground:?}");
            let below = at(40, 150);
            assert_eq!((below.red(), below.green()), (255, 0), "{ground:?}");
        }
    }
}
