//! Label placement: the point inside a polygon that is farthest from its border.

use std::{cmp::Ordering, collections::BinaryHeap, f64::consts::SQRT_2};

use super::{
    measure::{distance_to_segment, edges, polygon_contains, ring_centroid},
    point::{Bounds, Point},
};

/// The pole of inaccessibility of a polygon (outer ring, then holes) to within `precision`, in the
/// unit of the points; `None` if the polygon has no extent.
///
/// The algorithm is Vladimir Agafonkin's polylabel (Mapbox, 2016), a quadtree search after
/// Garcia-Castellanos and Lombardo, “Poles of inaccessibility” (Scottish Geographical Journal,
/// 2007).
#[must_use]
pub fn polylabel(rings: &[Vec<Point>], precision: f64) -> Option<Point> {
    let outer = rings.first()?;
    let bounds = Bounds::of(outer.iter().copied())?;
    let size = bounds.width().min(bounds.height());
    if !(size > 0.0 && size.is_finite() && precision > 0.0) {
        return None;
    }
    let half = size / 2.0;
    let middle = [
        f64::midpoint(bounds.min[0], bounds.max[0]),
        f64::midpoint(bounds.min[1], bounds.max[1]),
    ];
    let mut best = Cell::new(middle, 0.0, rings);
    if let Some(centroid) = ring_centroid(outer) {
        let cell = Cell::new(centroid, 0.0, rings);
        if cell.distance > best.distance {
            best = cell;
        }
    }
    let mut queue = BinaryHeap::new();
    let mut x = bounds.min[0];
    while x < bounds.max[0] {
        let mut y = bounds.min[1];
        while y < bounds.max[1] {
            queue.push(Cell::new([x + half, y + half], half, rings));
            y += size;
        }
        x += size;
    }
    while let Some(cell) = queue.pop() {
        if cell.potential - best.distance <= precision {
            break;
        }
        let half = cell.half / 2.0;
        for [dx, dy] in [[-half, -half], [half, -half], [-half, half], [half, half]] {
            let quarter = Cell::new([cell.centre[0] + dx, cell.centre[1] + dy], half, rings);
            if quarter.distance > best.distance {
                best = quarter;
            }
            queue.push(quarter);
        }
    }
    Some(best.centre)
}

/// A square of the search, ordered by the largest distance that a point in it can have.
#[derive(Clone, Copy)]
struct Cell {
    centre: Point,
    half: f64,
    /// The distance from the centre to the border, negative outside.
    distance: f64,
    potential: f64,
}

impl Cell {
    fn new(centre: Point, half: f64, rings: &[Vec<Point>]) -> Self {
        let nearest = rings
            .iter()
            .flat_map(|ring| edges(ring))
            .map(|(a, b)| distance_to_segment(centre, a, b))
            .fold(f64::INFINITY, f64::min);
        let distance = if polygon_contains(rings, centre) {
            nearest
        } else {
            -nearest
        };
        Self {
            centre,
            half,
            distance,
            potential: distance + half * SQRT_2,
        }
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.potential.total_cmp(&other.potential)
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}
