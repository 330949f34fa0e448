//! The present view as a picture to take along: an SVG document that needs nothing beside it, with
//! title, legend, source and address around the map or the tree.
//!
//! Lengths are in the picture's own pixels unless they say map units. Whoever asks for a picture
//! hands over the colours and letters of the style sheet and what of the view is in no address.

mod inset;
mod land;
mod legend;
mod look;
mod map;
mod outbound;
mod sheet;
mod tree;
mod words;

pub use look::Look;
pub use map::{Seen, map};
pub use tree::tree;

use crate::model::plan::{NodeKey, Plan, Relation, Selection};
use crate::route::Location;

/// The largest area of a canvas that every browser can paint, in pixels.
const LARGEST_AREA: f64 = 16_777_216.0;
/// The longest side of such a canvas.
const LONGEST_SIDE: f64 = 16_384.0;
/// How many pixels of a painted picture a pixel of the SVG becomes, where that is not too large.
const DENSITY: f64 = 2.0;

/// What a picture shows, and what is said around it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Colours and letters.
    pub look: &'a Look,
    /// The page, its anchor, layer and lens.
    pub location: &'a Location,
    /// The map's review number, if the host has one; empty otherwise.
    pub review: &'a str,
    /// Who published the map; empty if nobody says so.
    pub publisher: &'a str,
    /// The public address of the view; empty where nobody else could open it.
    pub address: &'a str,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The SVG document.
    pub svg: String,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// What it shows.
    pub title: String,
}

impl Picture {
    /// Width and height of the picture painted in pixels: twice as fine as the SVG, or as fine as a
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
    /// The node of what is selected, if anything is.
    fn node(&self) -> Option<NodeKey> {
        self.location.node(|key| self.plan.has(key))
    }

    /// What is selected.
    fn selection(&self) -> Selection {
        let node = self.node();
        node.map_or(Selection::Nothing, |key| self.plan.selection(key))
    }

    /// How the selection concerns a part or an article of the tree.
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
    fn pictures_are_painted_as_finely_as_a_canvas_can() {
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
