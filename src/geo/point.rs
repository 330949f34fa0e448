//! Points of the plane and their bounding boxes, in floating-point and integer units.

use serde::{Deserialize, Serialize};

/// A point of the plane, `[x, y]`, in any unit.
pub type Point = [f64; 2];

/// A point of the map's grid, `[x, y]`, in grid units, y downwards.
pub type GridPoint = [i32; 2];

/// A box around points, both corners included, in the unit of the points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// The smallest x and y.
    pub min: Point,
    /// The largest x and y.
    pub max: Point,
}

impl Bounds {
    /// The smallest box around `points`; `None` if there are none.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds, [x, y]| {
            Some(match bounds {
                None => Self {
                    min: [x, y],
                    max: [x, y],
                },
                Some(Self { min, max }) => Self {
                    min: [min[0].min(x), min[1].min(y)],
                    max: [max[0].max(x), max[1].max(y)],
                },
            })
        })
    }

    /// Width, `max.x − min.x`.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.max[0] - self.min[0]
    }

    /// Height, `max.y − min.y`.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.max[1] - self.min[1]
    }

    /// The box with `margin` added on each side.
    #[must_use]
    pub fn grown(&self, margin: f64) -> Self {
        Self {
            min: [self.min[0] - margin, self.min[1] - margin],
            max: [self.max[0] + margin, self.max[1] + margin],
        }
    }

    /// Returns whether the point is in the box or on its border.
    #[must_use]
    pub fn contains(&self, [x, y]: Point) -> bool {
        (self.min[0]..=self.max[0]).contains(&x) && (self.min[1]..=self.max[1]).contains(&y)
    }
}

/// A box around grid points, both corners included, in grid units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridBounds {
    /// The smallest x and y: top left.
    pub min: GridPoint,
    /// The smallest box around `points`; `None` if there are none.
    pub max: GridPoint,
}

impl GridBounds {
    /// The smallest box around `points`; `None` when there is no point.
    pub fn of(points: impl IntoIterator<Item = GridPoint>) -> Option<Self> {
        points
            .into_iter()
            .map(|point| Self {
                min: point,
                max: point,
            })
            .reduce(|a, b| a.union(&b))
    }

    /// The smallest box around both boxes.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }

    /// Width in grid units.
    #[must_use]
    pub fn width(&self) -> i32 {
        self.max[0].saturating_sub(self.min[0])
    }

    /// Height in grid units.
    #[must_use]
    pub fn height(&self) -> i32 {
        self.max[1].saturating_sub(self.min[1])
    }
}

/// The nearest grid point; values beyond the integer range are clamped.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounded, and `as` saturates"
)]
pub(super) fn round([x, y]: Point) -> GridPoint {
    [x.round() as i32, y.round() as i32]
}

/// Converts a grid point to floating point, exactly.
pub(super) fn real([x, y]: GridPoint) -> Point {
    [f64::from(x), f64::from(y)]
}

/// Converts grid points to floating point, exactly.
pub(super) fn real_ring(ring: &[GridPoint]) -> Vec<Point> {
    ring.iter().copied().map(real).collect()
}
