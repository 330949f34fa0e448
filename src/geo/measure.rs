//! Plane measures of rings: area, centroid, containment, crossings.
//!
//! Rings may be closed (first point = last point) or open; both mean the same. Coordinates that are
//! whole numbers below 2²⁵ are computed exactly, so results on the grid are not approximations.

use super::point::Point;

/// The signed area of a ring in square units (the shoelace formula): positive when the ring turns
/// from the x axis towards the y axis, which with y downwards is clockwise on the screen.
#[must_use]
pub fn ring_area(ring: &[Point]) -> f64 {
    // Computed relative to the first point, so that a small ring far from the origin keeps its
    // digits.
    let Some(&origin) = ring.first() else {
        return 0.0;
    };
    edges(ring).map(|(a, b)| cross(origin, a, b)).sum::<f64>() / 2.0
}

/// The area of a polygon (outer ring, then holes) in square units, never negative.
#[must_use]
pub fn polygon_area(rings: &[Vec<Point>]) -> f64 {
    let mut areas = rings.iter().map(|ring| ring_area(ring).abs());
    let outer = areas.next().unwrap_or(0.0);
    (outer - areas.sum::<f64>()).max(0.0)
}

/// The centroid of the area inside a ring; `None` if the ring has no area.
#[must_use]
pub fn ring_centroid(ring: &[Point]) -> Option<Point> {
    let &origin = ring.first()?;
    let area = ring_area(ring);
    if area == 0.0 {
        return None;
    }
    let mut sum = [0.0, 0.0];
    for (a, b) in edges(ring) {
        let weight = cross(origin, a, b);
        for axis in 0..2 {
            sum[axis] += (a[axis] + b[axis] - 2.0 * origin[axis]) * weight;
        }
    }
    Some([
        origin[0] + sum[0] / (6.0 * area),
        origin[1] + sum[1] / (6.0 * area),
    ])
}

/// Returns whether a point is inside a ring, by the even–odd rule. A point exactly on the border
/// counts to one side only, so that of two neighbours exactly one contains it.
#[must_use]
pub fn ring_contains(ring: &[Point], [x, y]: Point) -> bool {
    let mut inside = false;
    for (a, b) in edges(ring) {
        if (a[1] > y) != (b[1] > y) {
            // Always computed upwards, so that both neighbours of an edge get the same result.
            let (low, high) = if a[1] < b[1] { (a, b) } else { (b, a) };
            if cross(low, high, [x, y]) > 0.0 {
                inside = !inside;
            }
        }
    }
    inside
}

/// Returns whether a point is inside a polygon (outer ring, then holes), by the even–odd rule.
#[must_use]
pub fn polygon_contains(rings: &[Vec<Point>], point: Point) -> bool {
    rings
        .iter()
        .filter(|ring| ring_contains(ring, point))
        .count()
        % 2
        == 1
}

/// The first two edges of a ring, by number, that meet elsewhere than in the vertex they share.
///
/// Edge `i` goes from vertex `i` to vertex `i + 1`. A vertex visited twice, an edge that turns back
/// on itself and a repeated vertex count as crossings. `None` means that the ring is simple.
#[must_use]
pub fn self_crossing(ring: &[Point]) -> Option<(usize, usize)> {
    let edges: Vec<(Point, Point)> = edges(ring).collect();
    let count = edges.len();
    let mut by_left: Vec<usize> = (0..count).collect();
    let left = |i: usize| edges[i].0[0].min(edges[i].1[0]);
    let right = |i: usize| edges[i].0[0].max(edges[i].1[0]);
    by_left.sort_by(|&i, &j| left(i).total_cmp(&left(j)));
    let mut found: Option<(usize, usize)> = None;
    for (position, &i) in by_left.iter().enumerate() {
        for &j in by_left[position + 1..]
            .iter()
            .take_while(|&&j| left(j) <= right(i))
        {
            let (i, j) = (i.min(j), i.max(j));
            let ((a, b), (c, d)) = (edges[i], edges[j]);
            let meet = if j == i + 1 && count > 2 {
                folds_back(a, b, d)
            } else if i == 0 && j == count - 1 && count > 2 {
                folds_back(c, d, b)
            } else {
                segments_meet(a, b, c, d)
            };
            if meet && found.is_none_or(|best| (i, j) < best) {
                found = Some((i, j));
            }
        }
    }
    found
}

/// Returns whether the segments `a b` and `c d` have any point in common, ends included.
#[must_use]
pub fn segments_meet(a: Point, b: Point, c: Point, d: Point) -> bool {
    let overlap = |axis: usize| {
        a[axis].min(b[axis]) <= c[axis].max(d[axis]) && c[axis].min(d[axis]) <= a[axis].max(b[axis])
    };
    if !overlap(0) || !overlap(1) {
        return false;
    }
    let apart = |one: f64, other: f64| (one > 0.0 && other > 0.0) || (one < 0.0 && other < 0.0);
    !apart(cross(a, b, c), cross(a, b, d)) && !apart(cross(c, d, a), cross(c, d, b))
}

/// The distance from `point` to the segment `a b`, in the unit of the points.
#[must_use]
pub fn distance_to_segment(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let along = nearest_on_segment(point, a, b);
    (point[0] - a[0] - along * dx).hypot(point[1] - a[1] - along * dy)
}

/// Where on the segment `a b` the point nearest to `point` lies: from 0 at `a` to 1 at `b`.
pub(super) fn nearest_on_segment(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length_squared = dx * dx + dy * dy;
    if length_squared > 0.0 {
        (((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// Returns whether the path `a b c` turns back on itself at `b`, or has a segment of length zero.
pub(super) fn folds_back(a: Point, b: Point, c: Point) -> bool {
    let dot = (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]);
    a == b || b == c || (cross(a, b, c) == 0.0 && dot > 0.0)
}

/// Twice the signed area of the triangle `a b c`: positive if it turns from x towards y.
pub(super) fn cross(a: Point, b: Point, c: Point) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// The edges of a ring, the closing one included, whether or not the ring repeats its first point.
pub(super) fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    let closed = ring.len() > 1 && ring.first() == ring.last();
    let ring = if closed {
        &ring[..ring.len() - 1]
    } else {
        ring
    };
    let next = ring.iter().cycle().skip(1);
    ring.iter().copied().zip(next.copied())
}
