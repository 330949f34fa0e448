//! Where the enlarged part of the map goes, and how it is enlarged.

use crate::geo::{GridBounds, MapGeometry};
use crate::plan::Inset;

/// The frame of the inset and the way from map units into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Left, top, width, height of the frame in map units.
    pub(super) rect: [f64; 4],
    /// Magnification.
    pub(super) scale: f64,
    /// Where the map's origin comes to lie.
    pub(super) offset: [f64; 2],
}

/// Free space between the frame and what it shows, in map units.
const PADDING: f64 = 60.0;
/// The frame's share of the map's width.
const SHARE: f64 = 0.34;
/// Room for the inset's title below its upper edge, in map units.
const TITLE: f64 = 150.0;

/// The bounds of several shapes.
fn bounds(map: &MapGeometry, shapes: &[u16]) -> Option<GridBounds> {
    shapes
        .iter()
        .filter_map(|shape| map.bounds(usize::from(*shape)))
        .reduce(|a, b| a.union(&b))
}

/// Puts the inset into the corner that hides the least of the map.
pub(super) fn frame(map: &MapGeometry, inset: &Inset) -> Option<Frame> {
    let shown = bounds(map, &inset.divisions)?;
    let (shown_width, shown_height) = (f64::from(shown.width()), f64::from(shown.height()));
    if shown_width <= 0.0 || shown_height <= 0.0 {
        return None;
    }
    let (map_width, map_height) = (f64::from(map.width), f64::from(map.height));
    let scale = ((map_width * SHARE - 2.0 * PADDING) / shown_width)
        .min((map_height * 0.42 - 2.0 * PADDING - TITLE) / shown_height);
    let width = shown_width * scale + 2.0 * PADDING;
    let height = shown_height * scale + 2.0 * PADDING + TITLE;
    let corners = [
        [0.0, map_height - height],
        [0.0, 0.0],
        [map_width - width, map_height - height],
        [map_width - width, 0.0],
    ];
    let hidden = |corner: &[f64; 2]| {
        map.arcs
            .iter()
            .flatten()
            .filter(|[x, y]| {
                let (x, y) = (f64::from(*x), f64::from(*y));
                (corner[0]..corner[0] + width).contains(&x)
                    && (corner[1]..corner[1] + height).contains(&y)
            })
            .count()
    };
    let [left, top] = corners.into_iter().min_by_key(hidden)?;
    Some(Frame {
        rect: [left, top, width, height],
        scale,
        offset: [
            left + PADDING - f64::from(shown.min[0]) * scale,
            top + PADDING + TITLE - f64::from(shown.min[1]) * scale,
        ],
    })
}
