//! Where the names of places stand on the map.

use super::outbound_labels::width;
use crate::model::plan::{Place, Plan};

/// The largest size of the names of places and, beside them, of divisions, in map units, as the style
/// sheet has it.
const LETTERS: f64 = 210.0;

/// From a point to its name, in map units.
const GAP: i32 = 60;

/// The name of a place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceLabel<'a> {
    /// The place.
    pub place: &'a Place,
    /// Its point, in map units.
    pub point: [i32; 2],
    /// Where its name starts or ends.
    pub x: i32,
    /// `text-anchor` of its name: right of the point, or left where it would leave the map.
    pub anchor: &'static str,
}

impl PlaceLabel<'_> {
    /// Left, top, right and bottom of the name, in map units.
    fn bounds(&self) -> [f64; 4] {
        let [x, y] = [self.x, self.point[1]].map(f64::from);
        let wide = width(&self.place.name) * LETTERS;
        let left = if self.anchor == "end" { x - wide } else { x };
        [left, y - LETTERS / 2.0, left + wide, y + LETTERS / 2.0]
    }
}

/// The places that a source gives a point for.
pub fn place_labels(plan: &Plan) -> impl Iterator<Item = PlaceLabel<'_>> {
    plan.places.iter().filter_map(|place| {
        let point = place.point.as_ref()?.at;
        let wide = f64::from(GAP) + width(&place.name) * LETTERS;
        let is_wide = f64::from(point[0]) + wide > f64::from(plan.map.width);
        let (side, anchor) = if is_wide {
            (-GAP, "end")
        } else {
            (GAP, "start")
        };
        Some(PlaceLabel {
            place,
            point,
            x: point[0] + side,
            anchor,
        })
    })
}

/// Whether words around a point lie over the name or the point of a place.
pub(super) fn is_by_place(plan: &Plan, words: &str, [x, y]: [i32; 2]) -> bool {
    let [x, y] = [x, y].map(f64::from);
    let half = width(words) * LETTERS / 2.0;
    place_labels(plan).any(|label| {
        let [left, top, right, bottom] = label.bounds();
        let gap = f64::from(2 * GAP);
        x - half < right + gap
            && x + half > left - gap
            && y - LETTERS / 2.0 < bottom
            && y + LETTERS / 2.0 > top
    })
}
