//! Keyboard navigation on the map: arrow keys move from division to division.

use super::{map_geometry::MapGeometry, point::GridPoint};

/// The tangent of 60 degrees.
const TAN_60: f64 = 1.732_050_807_568_877_2;

/// The direction of an arrow key on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Up.
    North,
    /// To the right.
    East,
    /// Down.
    South,
    /// To the left.
    West,
}

impl Direction {
    /// The four directions, clockwise from north.
    pub const ALL: [Self; 4] = [Self::North, Self::East, Self::South, Self::West];

    /// The distances from `from` to `to` along this direction and across it, in grid units.
    fn measure(self, from: GridPoint, to: GridPoint) -> (f64, f64) {
        let east = f64::from(to[0]) - f64::from(from[0]);
        let south = f64::from(to[1]) - f64::from(from[1]);
        match self {
            Self::North => (-south, east.abs()),
            Self::East => (east, south.abs()),
            Self::South => (south, east.abs()),
            Self::West => (-east, south.abs()),
        }
    }
}

impl MapGeometry {
    /// The division that an arrow key leads to from division `from`, by label points.
    ///
    /// Candidates are the neighbours within 60 degrees of the direction; if there are none, the
    /// neighbours within 90 degrees; then all divisions in that direction. The nearest candidate
    /// wins, with distance across counted double. (Choosing by bearing alone would skip a small
    /// division in favour of the large one around it.) `None` at the edge of the map, or if
    /// division `from` does not exist.
    #[must_use]
    pub fn neighbour_towards(&self, from: usize, direction: Direction) -> Option<usize> {
        let start = *self.label_points.get(from)?;
        let measured = |to: usize| {
            let (ahead, aside) = direction.measure(start, *self.label_points.get(to)?);
            (ahead > 0.0 && to != from).then_some((to, ahead, aside))
        };
        let nearest = |candidates: &mut dyn Iterator<Item = (usize, f64, f64)>| {
            let effort = |&(_, ahead, aside): &(usize, f64, f64)| ahead + 2.0 * aside;
            candidates
                .min_by(|a, b| effort(a).total_cmp(&effort(b)))
                .map(|(to, ..)| to)
        };
        let neighbours = self.neighbours.get(from)?.iter().map(|&to| usize::from(to));
        let mut beside = neighbours.filter_map(measured);
        let mut ahead = beside
            .clone()
            .filter(|&(_, ahead, aside)| aside <= ahead * TAN_60);
        nearest(&mut ahead)
            .or_else(|| nearest(&mut beside))
            .or_else(|| nearest(&mut (0..self.label_points.len()).filter_map(measured)))
    }
}
