//! Whether the divisions of a file meet along shared vertices, and nowhere else.

use std::collections::HashSet;

use super::collection::Place;
use super::{DivisionFeature, plane, show};
use crate::data::SeedError;
use crate::geo::{Bounds, LonLat, Point, PolygonLonLat, distance_to_segment, polygon_contains};

/// A vertex nearer than this to a border, in degrees (about a centimetre), lies on it.
const ON_BORDER: f64 = 1e-7;

/// Checks that polygons meet only along shared vertices.
pub(super) fn check_borders(file: &str, divisions: &[DivisionFeature]) -> Result<(), SeedError> {
    let pieces: Vec<Piece> = divisions
        .iter()
        .enumerate()
        .flat_map(|(i, division)| {
            division
                .polygons
                .iter()
                .filter_map(move |polygon| Piece::of(i + 1, division.adcode, polygon))
        })
        .collect();
    for (i, piece) in pieces.iter().enumerate() {
        for (j, other) in pieces.iter().enumerate() {
            let problem = if i == j {
                None
            } else {
                other.first_intruder(piece)
            };
            let Some((point, relation)) = problem else {
                continue;
            };
            let at = show(LonLat::new(point[0], point[1]));
            let whose = if piece.adcode == other.adcode {
                "another polygon of the same division".to_owned()
            } else {
                format!("division {}", other.adcode)
            };
            let (cause, remedy) = match relation {
                Relation::Inside => (
                    format!("the point {at} lies inside {whose}: the two overlap"),
                    "move the border so that neighbours share it point by point".to_owned(),
                ),
                Relation::OnBorder => (
                    format!("the point {at} lies on the border of {whose}, which has no such point"),
                    "neighbours share their border point by point: add the point there, or remove it here"
                        .to_owned(),
                ),
            };
            let place = Place {
                file,
                record: format!("feature {} ({})", piece.feature, piece.adcode),
            };
            return Err(place.error("geometry.coordinates", cause, remedy));
        }
    }
    Ok(())
}

/// How a point that should be outside a polygon lies to it.
enum Relation {
    Inside,
    OnBorder,
}

/// A polygon of a division, ready to be compared with others.
struct Piece {
    feature: usize,
    adcode: u32,
    rings: Vec<Vec<Point>>,
    bounds: Bounds,
    vertices: HashSet<[u64; 2]>,
}

impl Piece {
    fn of(feature: usize, adcode: u32, polygon: &PolygonLonLat) -> Option<Self> {
        let rings: Vec<Vec<Point>> = polygon.rings.iter().map(|ring| plane(ring)).collect();
        let bounds = Bounds::of(rings.iter().flatten().copied())?;
        let vertices = rings
            .iter()
            .flatten()
            .map(|point| point.map(f64::to_bits))
            .collect();
        Some(Self {
            feature,
            adcode,
            rings,
            bounds,
            vertices,
        })
    }

    /// The first vertex of `other` that is in this polygon, or on its border without being a vertex.
    fn first_intruder(&self, other: &Self) -> Option<(Point, Relation)> {
        other
            .rings
            .iter()
            .flatten()
            .filter(|point| self.bounds.contains(**point))
            .filter(|point| !self.vertices.contains(&point.map(f64::to_bits)))
            .find_map(|&point| Some((point, self.relation(point)?)))
    }

    fn relation(&self, point: Point) -> Option<Relation> {
        let on_border = self
            .rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .any(|edge| distance_to_segment(point, edge[0], edge[1]) < ON_BORDER);
        if on_border {
            Some(Relation::OnBorder)
        } else {
            polygon_contains(&self.rings, point).then_some(Relation::Inside)
        }
    }
}
