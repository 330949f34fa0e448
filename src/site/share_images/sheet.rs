//! An SVG drawing in pixels whose text is drawn as outlines.

use std::io;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::palette::Ink;
use super::text_layout::TextLayout;
use crate::markup::{Html, decimal};

/// A rectangle: left, top, width, height.
pub(super) type Frame = [f64; 4];

/// A drawing under construction.
pub(super) struct Sheet {
    svg: Html,
    width: u32,
    height: u32,
}

impl Sheet {
    /// A drawing with a background colour.
    pub(super) fn new(width: u32, height: u32, ground: Ink) -> Self {
        let mut svg = Html::new();
        svg.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &width.to_string()),
                ("height", &height.to_string()),
            ],
        );
        let mut sheet = Self { svg, width, height };
        sheet.block([0.0, 0.0, f64::from(width), f64::from(height)], ground);
        sheet
    }

    /// The underlying writer, for elements without a method here.
    pub(super) fn svg(&mut self) -> &mut Html {
        &mut self.svg
    }

    /// Draws a filled rectangle.
    pub(super) fn block(&mut self, [x, y, width, height]: Frame, ink: Ink) {
        let attributes = [
            ("x", decimal(x)),
            ("y", decimal(y)),
            ("width", decimal(width)),
            ("height", decimal(height)),
            ("fill", ink.to_string()),
        ];
        let attributes = attributes
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        self.svg.leaf("rect", &attributes, "");
    }

    /// Draws the outline of a rectangle.
    pub(super) fn line_around(&mut self, [x, y, width, height]: Frame, ink: Ink, thick: f64) {
        let attributes = [
            ("x", decimal(x)),
            ("y", decimal(y)),
            ("width", decimal(width)),
            ("height", decimal(height)),
            ("fill", "none".to_owned()),
            ("stroke", ink.to_string()),
            ("stroke-width", decimal(thick)),
        ];
        let attributes = attributes
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        self.svg.leaf("rect", &attributes, "");
    }

    /// Draws a filled path.
    pub(super) fn shape(&mut self, data: &str, ink: Ink) {
        let fill = ink.to_string();
        self.svg.leaf("path", &[("d", data), ("fill", &fill)], "");
    }

    /// Draws a filled path from a box of 32 units, `size` pixels wide.
    pub(super) fn mark(&mut self, data: &str, place: [f64; 2], size: f64, ink: Ink) {
        self.scaled(data, place, size / 32.0, ink);
    }

    /// Draws a filled path with its origin at a position, scaled by a factor.
    pub(super) fn scaled(&mut self, data: &str, [x, y]: [f64; 2], scale: f64, ink: Ink) {
        let (x, y, scale) = (decimal(x), decimal(y), decimal(scale));
        let place = format!("translate({x} {y}) scale({scale})");
        let fill = ink.to_string();
        let attributes = [("transform", place.as_str()), ("d", data), ("fill", &fill)];
        self.svg.leaf("path", &attributes, "");
    }

    /// Draws text on a line that starts at `x`, with its baseline at `y`.
    pub(super) fn words(&mut self, letters: TextLayout, words: &str, [x, y]: [f64; 2], ink: Ink) {
        self.shape(&letters.outline(words, x, y), ink);
    }

    /// Draws text centred at `x`, on a halo.
    pub(super) fn label(
        &mut self,
        letters: TextLayout,
        words: &str,
        [x, y]: [f64; 2],
        (ink, halo): (Ink, Ink),
    ) {
        let data = letters.outline(words, x - letters.width(words) / 2.0, y);
        let (stroke, thick) = (halo.to_string(), decimal(letters.size * 0.2));
        self.svg.leaf(
            "path",
            &[
                ("d", data.as_str()),
                ("fill", "none"),
                ("stroke", &stroke),
                ("stroke-width", &thick),
                ("stroke-linejoin", "round"),
            ],
            "",
        );
        self.shape(&data, ink);
    }

    /// Draws lines of text below each other, the first baseline at `y`; returns the last one.
    pub(super) fn lines(
        &mut self,
        letters: TextLayout,
        lines: &[&str],
        [x, y]: [f64; 2],
        leading: f64,
        ink: Ink,
    ) -> f64 {
        let mut last = y;
        for (line, at) in lines.iter().zip(0..) {
            last = y + f64::from(at) * leading;
            self.words(letters, line, [x, last], ink);
        }
        last
    }

    /// Rasterizes the drawing.
    ///
    /// # Errors
    /// None for drawings made here.
    pub(super) fn pixels(self) -> io::Result<Pixmap> {
        let Self {
            mut svg,
            width,
            height,
        } = self;
        svg.close("svg");
        let tree = Tree::from_str(svg.as_str(), &Options::default()).map_err(io::Error::other)?;
        let mut pixels =
            Pixmap::new(width, height).ok_or_else(|| io::Error::other("the image has no size"))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        Ok(pixels)
    }
}
