//! Map building: from polygons and lines in degrees to the grid.

use serde::{Deserialize, Serialize};

use super::{
    error::GeometryError,
    fit_arcs::fit_arcs,
    map_geometry::MapGeometry,
    map_lines::draw_lines,
    measure::{polygon_area, polygon_contains},
    owners::Owners,
    plane::{project, without_specks},
    point::{Bounds, GridPoint, Point, real, real_ring, round},
    polylabel::polylabel,
    projection::{LonLat, Projection},
    topology::join_arcs,
};

/// The precision of a label point, in units, as an approximation of the pole of inaccessibility.
const LABEL_PRECISION: f64 = 1.0;

/// A polygon in degrees, datum GCJ-02: the outer ring, then its holes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PolygonLonLat {
    /// The rings, closed (first point = last point) or not, in either direction.
    pub rings: Vec<Vec<LonLat>>,
}

/// A named line in degrees, datum GCJ-02.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LineLonLat {
    /// The name, e.g. `湘江`.
    pub name: String,
    /// The points in order.
    pub points: Vec<LonLat>,
}

/// The resolution of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapOptions {
    /// The width of the grid in units.
    pub width: i32,
    /// The coarsest tolerance in grid units: a vertex is removed if its triangle is smaller than a
    /// square of this side.
    pub tolerance: f64,
    /// The coarsest tolerance relative to a division: the tolerance is also at most this fraction
    /// of the square root of its area, so that a small division is as crisp in an inset as a large
    /// one on the map.
    pub detail: f64,
    /// The largest relative error of a division's area; tolerances shrink until every error is
    /// below it.
    pub max_area_error: f64,
    /// The distance that lines extend beyond the divisions, as a fraction of the larger side of the
    /// map.
    pub line_margin: f64,
}

impl Default for MapOptions {
    fn default() -> Self {
        Self {
            width: 4000,
            tolerance: 12.0,
            detail: 0.016,
            max_area_error: 0.008,
            line_margin: 0.03,
        }
    }
}

impl MapGeometry {
    /// Builds the map from divisions, each a list of polygons, and lines; all in degrees, GCJ-02.
    ///
    /// Neighbours must share vertices exactly. Arcs are simplified with the coarsest tolerances
    /// within `options` that keep every division's area accurate and all arcs planar after rounding
    /// to the grid. Lines that borders follow take the vertices of the borders. Free-standing islands and holes under four square units are left out, unless
    /// nothing else is left of the division.
    ///
    /// # Errors
    ///
    /// See [`GeometryError`]; shapes in it are indices into `features`.
    pub fn build(
        features: &[Vec<PolygonLonLat>],
        lines: &[LineLonLat],
        options: &MapOptions,
    ) -> Result<Self, GeometryError> {
        u16::try_from(features.len()).map_err(|_| GeometryError::TooManyShapes)?;
        let positions = features
            .iter()
            .flatten()
            .flat_map(|polygon| polygon.rings.iter().flatten());
        let bounds =
            Bounds::of(positions.map(|at| [at.lon, at.lat])).ok_or(GeometryError::NoExtent)?;
        check_finite(features)?;
        let projection = Projection::fit(&bounds, f64::from(options.width))
            .filter(|_| bounds.height() > 0.0)
            .ok_or(GeometryError::NoExtent)?;

        let plane = project(features, &projection)?;
        let topology = without_specks(plane);
        let owners = Owners::of(&topology)?;
        let arcs = fit_arcs(&topology, &owners, options)?;
        let extent = Bounds {
            min: [0.0, 0.0],
            max: projection.project(LonLat::new(bounds.max[0], bounds.min[1])),
        };
        let [_, height] = round(extent.max);
        let lines = draw_lines(lines, &arcs, &projection, &extent, options);
        let mut map = Self {
            width: options.width,
            height,
            projection,
            arcs,
            neighbours: owners.neighbours(features.len()),
            shapes: topology.shapes,
            lines,
            label_points: Vec::new(),
        };
        map.label_points = (0..map.shapes.len())
            .map(|shape| {
                map.find_label_point(shape)
                    .ok_or(GeometryError::NoLabelPoint { shape })
            })
            .collect::<Result<_, _>>()?;
        Ok(map)
    }

    /// The label point of a division: on the grid, in its largest polygon, and certainly inside.
    fn find_label_point(&self, shape: usize) -> Option<GridPoint> {
        let polygons = self.shapes.get(shape)?.polygons.iter();
        let largest = polygons
            .map(|polygon| {
                polygon
                    .rings
                    .iter()
                    .map(|ring| real_ring(&join_arcs(&self.arcs, ring)))
                    .collect()
            })
            .max_by(|a: &Vec<Vec<Point>>, b| polygon_area(a).total_cmp(&polygon_area(b)))?;
        let [x, y] = round(polylabel(&largest, LABEL_PRECISION)?);
        let around = (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| [x + dx, y + dy]));
        std::iter::once([x, y])
            .chain(around)
            .find(|&point| polygon_contains(&largest, real(point)))
    }
}

fn check_finite(features: &[Vec<PolygonLonLat>]) -> Result<(), GeometryError> {
    let bad = features.iter().position(|polygons| {
        let mut positions = polygons
            .iter()
            .flat_map(|polygon| polygon.rings.iter().flatten());
        positions.any(|at| !at.lon.is_finite() || !at.lat.is_finite())
    });
    bad.map_or(Ok(()), |shape| Err(GeometryError::NotFinite { shape }))
}
