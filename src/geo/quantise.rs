//! Rounding of arcs to the grid.

use super::point::{GridPoint, Point, round};

/// The points of each arc rounded to whole units, without consecutive repetitions.
///
/// Equal points stay equal, so arcs still meet in their junctions. Rounding can make lines touch;
/// [`conflicts`](super::conflicts) finds where.
#[must_use]
pub fn quantise(arcs: &[Vec<Point>]) -> Vec<Vec<GridPoint>> {
    arcs.iter()
        .map(|arc| {
            let mut points: Vec<GridPoint> = arc.iter().map(|&point| round(point)).collect();
            points.dedup();
            points
        })
        .collect()
}
