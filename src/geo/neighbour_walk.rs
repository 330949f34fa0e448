//! Walking the map by arrow keys, from division to division.

use super::{map_geometry::MapGeometry, point::GridPoint};

/// The tangent of 60 degrees.
const TAN_60: f64 = 1.732_050_807_568_877_2;

/// Where an arrow key points on the map.
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

    /// How far `to` is from `from` in this direction, and how far off to either side, in grid units.
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
    /// First choice are the neighbours within 60 degrees of the direction, then those within 90,
    /// then all divisions in that direction; of these the nearest, where a step aside counts as
    /// two ahead. (Nearest in bearing alone would pass over a small division for the large one
    /// around it.) `None` at the edge of the map, or if there is no such division as `from`.
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
