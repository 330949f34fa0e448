//! How the divisions are drawn: with their borders, or as equal tiles without any.

use super::SeedError;
use crate::geo::GridPoint;
use crate::model::plan::{Place, Plan, hit_point};

/// The setting that names the kind of map.
const SETTING: &str = "MAP";

/// How the divisions are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapKind {
    /// With their borders, and the lines of the map.
    #[default]
    Borders,
    /// As equal tiles in their arrangement: no border, no line, nothing to scale.
    Tiles,
}

impl MapKind {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::Borders, Self::Tiles];

    /// The kind as it is named in the setting.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Borders => "borders",
            Self::Tiles => "tiles",
        }
    }

    /// Reads the kind from the environment variable `MAP`: `borders`, which it is without one, or
    /// `tiles`.
    ///
    /// # Errors
    /// Another value.
    pub fn from_environment() -> Result<Self, SeedError> {
        let value = std::env::var_os(SETTING).unwrap_or_default();
        Self::parse(&value.to_string_lossy())
    }

    /// The kind of a name; the default for none.
    ///
    /// # Errors
    /// A name that no kind has.
    pub fn parse(name: &str) -> Result<Self, SeedError> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(Self::default());
        }
        let kind = Self::ALL.iter().find(|kind| kind.as_str() == name);
        kind.copied().ok_or_else(|| {
            SeedError::new(
                "(the build’s settings)",
                format!("“{name}” is no kind of map"),
                "Write MAP=borders, or MAP=tiles for equal tiles without any border; without it, borders are drawn.",
            )
            .field(SETTING)
        })
    }
}

/// Draws a plan's divisions as tiles: the map without borders and lines, no division enlarged, and
/// every place in the tile of the division it lies in.
pub(super) fn draw_tiles(plan: &mut Plan) {
    let borders = &plan.map;
    let tiles = borders.tiled();
    // All of them before the first is moved.
    let shape_of = |place: &Place| {
        let at = place.point.as_ref()?.at.map(f64::from);
        let named = place.division.map(usize::from);
        named.or_else(|| borders.shape_at(at))
    };
    let shapes: Vec<Option<usize>> = plan.places.iter().map(shape_of).collect();
    for shape in 0..borders.shapes.len() {
        let here = plan.places.iter_mut().zip(&shapes);
        let here = here.filter(|(_, of)| **of == Some(shape));
        let mut points: Vec<&mut GridPoint> = here
            .filter_map(|(place, _)| place.point.as_mut().map(|point| &mut point.at))
            .collect();
        let before: Vec<GridPoint> = points.iter().map(|at| **at).collect();
        let after = borders.places_in_tile(&tiles, shape, &before);
        for (point, at) in points.iter_mut().zip(after) {
            **point = at;
        }
    }
    plan.hit_points = (0..tiles.shapes.len())
        .map(|shape| hit_point(&tiles, shape))
        .collect();
    plan.map = tiles;
    // Every tile is as large as any other.
    plan.inset = None;
}
