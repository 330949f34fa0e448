//! Where the counts of mentions stand on the map: below the names of the divisions, or above.

use super::map_build::{LARGEST_LABEL, label_class};
use super::outbound_labels::width;
use crate::geo::GridPoint;
use crate::model::plan::{DivisionIndex, Plan};

/// From the middle of a name to that of its count, in sizes of the largest letters.
const AWAY: f64 = 1.2;

/// A count beside the name of a division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountLabel {
    /// How often the division is named.
    pub count: usize,
    /// The middle of the division's name, in map units.
    pub point: GridPoint,
    /// Whether it stands above the name, as below it another name is in the way.
    pub is_above: bool,
    /// The class of the name, with which the count gives way to other names.
    pub class: String,
}

/// Left, top, right and bottom of words in the largest letters around a point.
fn bounds([x, y]: [f64; 2], words: &str) -> [f64; 4] {
    let half = width(words) * LARGEST_LABEL / 2.0;
    let high = LARGEST_LABEL / 2.0;
    [x - half, y - high, x + half, y + high]
}

fn meet(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]
}

/// The counts of all divisions whose names are on the map itself.
pub fn count_labels(plan: &Plan) -> Vec<CountLabel> {
    let inset = plan.inset.as_ref();
    let is_in_inset = |index| inset.is_some_and(|inset| inset.divisions.contains(&index));
    let names = (0..).zip(plan.divisions.iter().zip(&plan.map.label_points));
    let names: Vec<(DivisionIndex, &str, GridPoint)> = names
        .filter(|(index, _)| !is_in_inset(*index))
        .map(|(index, (division, point))| (index, division.label(), *point))
        .collect();
    let frame = plan.inset_frame().map(|frame| {
        let [left, top, width, height] = frame.rect;
        [left, top, left + width, top + height]
    });
    let labels = names.iter().map(|(index, _, point)| {
        let count = plan.mentions_of(*index).count();
        let [x, y] = point.map(f64::from);
        let below = bounds([x, y + AWAY * LARGEST_LABEL], &count.to_string());
        let others = names.iter().filter(|(other, ..)| other != index);
        let mut others = others.map(|(_, name, point)| bounds(point.map(f64::from), name));
        CountLabel {
            count,
            point: *point,
            is_above: others.any(|other| meet(below, other))
                || frame.is_some_and(|frame| meet(below, frame)),
            class: label_class(plan, *index).unwrap_or_default(),
        }
    });
    labels.collect()
}
