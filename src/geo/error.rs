//! Errors in polygons that are to become a map.

use std::fmt;

/// The reason why no map could be built; shapes and lines are counted from 0 in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GeometryError {
    /// There is no shape, or the shapes have no extent.
    NoExtent,
    /// There are more shapes than can be numbered (65,535).
    TooManyShapes,
    /// The shape has no polygon, or a polygon without a ring.
    EmptyShape {
        /// The shape.
        shape: usize,
    },
    /// A ring of the shape has fewer than three different points, or no area.
    DegenerateRing {
        /// The shape.
        shape: usize,
    },
    /// A coordinate of the shape is not a finite number.
    NotFinite {
        /// The shape.
        shape: usize,
    },
    /// A stretch of border belongs to more than two shapes, or to two shapes on the same side of
    /// it.
    Overlap {
        /// The shapes that share the border, ascending.
        shapes: Vec<usize>,
    },
    /// No tolerance gives a simplified outline that is valid and near enough in area: the original
    /// crosses itself, or its detail is too fine for the grid.
    NotSimplifiable {
        /// The shapes that stay invalid, ascending.
        shapes: Vec<usize>,
    },
    /// No grid point is inside the shape: it is too small for the grid.
    NoLabelPoint {
        /// The shape.
        shape: usize,
    },
}

impl fmt::Display for GeometryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoExtent => write!(f, "the shapes have no extent"),
            Self::TooManyShapes => write!(f, "there are more than 65,535 shapes"),
            Self::EmptyShape { shape } => write!(f, "shape {shape} has no polygon or no ring"),
            Self::DegenerateRing { shape } => {
                write!(
                    f,
                    "a ring of shape {shape} has fewer than three different points or no area"
                )
            }
            Self::NotFinite { shape } => {
                write!(f, "a coordinate of shape {shape} is not a finite number")
            }
            Self::Overlap { shapes } => {
                write!(f, "shapes {shapes:?} lie on the same side of a border")
            }
            Self::NotSimplifiable { shapes } => write!(
                f,
                "no simplified outline of shapes {shapes:?} is valid: an outline crosses itself, or its detail is too fine for the grid"
            ),
            Self::NoLabelPoint { shape } => write!(f, "shape {shape} is too small for the grid"),
        }
    }
}

impl std::error::Error for GeometryError {}
