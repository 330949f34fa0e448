//! The current view as a picture to download: a self-contained SVG document with title, legend,
//! source and address around the map or the tree.
//!
//! Lengths are in pixels of the picture unless map units are mentioned. The caller passes the
//! colours and fonts of the style sheet and those parts of the view that the address does not
//! contain.

mod inset;
mod land;
mod legend;
mod look;
mod map;
mod outbound;
mod quoted;
mod sheet;
mod tree;
mod words;

pub use look::Look;
pub use map::{Seen, map};
pub use quoted::quoted;
pub use tree::tree;

use crate::model::plan::{NodeKey, Plan, Relation, Selection};
use crate::route::Location;

/// The largest canvas area that every browser supports, in pixels.
const LARGEST_AREA: f64 = 16_777_216.0;
/// The longest canvas side that every browser supports, in pixels.
const LONGEST_SIDE: f64 = 16_384.0;
/// The pixels of a rasterized picture per pixel of the SVG, unless that is too large.
const DENSITY: f64 = 2.0;

/// The content of a picture and the texts around it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Colours and fonts.
    pub look: &'a Look,
    /// The page, its anchor, layer and lens.
    pub location: &'a Location,
    /// The map's review number, if the host has set one; empty otherwise.
    pub review: &'a str,
    /// The publisher of the map; empty if unknown.
    pub publisher: &'a str,
    /// The public address of the view; empty if others could not open it.
    pub address: &'a str,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The SVG document.
    pub svg: String,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// The title of the view.
    pub title: String,
}

impl Picture {
    /// Width and height of the rasterized picture in pixels: twice the SVG's, or as large as a
    /// browser's canvas allows.
    pub fn painted(&self) -> [u32; 2] {
        let [width, height] = self.size.map(|side| f64::from(side.max(1)));
        let density = DENSITY
            .min((LARGEST_AREA / (width * height)).sqrt())
            .min(LONGEST_SIDE / width.max(height));
        [width, height].map(|side| ((side * density) as u32).max(1))
    }
}

impl View<'_> {
    /// The node of the selection, if there is one.
    fn node(&self) -> Option<NodeKey> {
        self.location.node(|key| self.plan.has(key))
    }

    /// The current selection.
    fn selection(&self) -> Selection {
        let node = self.node();
        node.map_or(Selection::Nothing, |key| self.plan.selection(key))
    }

    /// The relation of a part or an article of the tree to the selection.
    fn concern(&self, key: &NodeKey, selection: &Selection) -> Option<Relation> {
        match key {
            NodeKey::Part(n) => self.plan.part_relation(*n, selection),
            NodeKey::Article(n) => self.plan.article_relation(*n, selection),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn raster_size_is_limited_by_the_canvas() {
        let painted = |size| {
            let (svg, title) = (String::new(), String::new());
            Picture { svg, size, title }.painted()
        };
        assert_eq!(painted([1200, 1400]), [2400, 2800]);
        for size in [[1200, 9000], [700, 40_000], [0, 0], [u32::MAX, 1]] {
            let [width, height] = painted(size);
            assert!(width >= 1 && height >= 1);
            assert!(
                u64::from(width) * u64::from(height) <= 16_777_216,
                "{size:?}"
            );
            assert!(width.max(height) <= 16_384, "{size:?}");
        }
    }
}
