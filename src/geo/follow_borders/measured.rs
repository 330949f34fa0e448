//! Lines measured along their length.

use crate::geo::point::Point;

/// A line with the distance of each vertex along it.
pub(in crate::geo) struct Measured<'a> {
    points: &'a [Point],
    /// The distance from the start to each vertex, in the unit of the points.
    pub(super) distances: Vec<f64>,
}

impl<'a> Measured<'a> {
    pub(in crate::geo) fn new(points: &'a [Point]) -> Self {
        let mut length = 0.0;
        let steps = points.windows(2).map(|pair| {
            length += distance(pair[0], pair[1]);
            length
        });
        let distances = std::iter::once(0.0).chain(steps).collect();
        Self { points, distances }
    }

    /// The length in the unit of the points.
    pub(in crate::geo) fn length(&self) -> f64 {
        self.distances.last().copied().unwrap_or(0.0)
    }

    /// The vertices with their distances along the line.
    pub(in crate::geo) fn vertices(&self) -> impl Iterator<Item = (f64, Point)> + '_ {
        let distances = self.distances.iter().copied();
        distances.zip(self.points.iter().copied())
    }

    /// The point at a distance along the line; beyond the ends, the end. The origin if the line has
    /// no points.
    pub(in crate::geo) fn point(&self, at: f64) -> Point {
        let next = self.distances.partition_point(|&distance| distance <= at);
        let vertex =
            |number: usize| Some((*self.distances.get(number)?, *self.points.get(number)?));
        match (next.checked_sub(1).and_then(vertex), vertex(next)) {
            (Some((from, [ax, ay])), Some((to, [bx, by]))) => {
                let part = (at - from) / (to - from);
                [ax + part * (bx - ax), ay + part * (by - ay)]
            }
            (Some((_, end)), None) | (None, Some((_, end))) => end,
            (None, None) => [0.0, 0.0],
        }
    }

    /// The direction at a distance along the line, measured over `window`: of length 1, or 0 where
    /// the line comes back to the same point.
    pub(in crate::geo) fn direction(&self, at: f64, window: f64) -> Point {
        let [ax, ay] = self.point(at - window / 2.0);
        let [bx, by] = self.point(at + window / 2.0);
        let length = (bx - ax).hypot(by - ay);
        if length > 0.0 {
            [(bx - ax) / length, (by - ay) / length]
        } else {
            [0.0, 0.0]
        }
    }
}

/// The distance between two points in their unit.
pub(in crate::geo) fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}
