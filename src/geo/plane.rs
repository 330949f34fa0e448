//! The shapes projected to the plane and cleaned for the extraction of arcs.

use super::{
    error::GeometryError,
    map_build::PolygonLonLat,
    measure::ring_area,
    point::Point,
    projection::Projection,
    topology::{ArcRef, Polygon, Shape, Topology},
};

/// The area, in square units, below which a free-standing ring cannot be drawn and is left out.
const SPECK_AREA: f64 = 4.0;

/// Polygons as rings of points, by shape.
pub(super) type Plane = Vec<Vec<Vec<Vec<Point>>>>;

/// The shapes in grid units, not rounded, each ring closed and in its proper direction.
pub(super) fn project(
    features: &[Vec<PolygonLonLat>],
    projection: &Projection,
) -> Result<Plane, GeometryError> {
    let mut plane = Vec::with_capacity(features.len());
    for (shape, polygons) in features.iter().enumerate() {
        if polygons.is_empty() || polygons.iter().any(|polygon| polygon.rings.is_empty()) {
            return Err(GeometryError::EmptyShape { shape });
        }
        let mut projected = Vec::with_capacity(polygons.len());
        for polygon in polygons {
            let mut rings = Vec::with_capacity(polygon.rings.len());
            for (number, ring) in polygon.rings.iter().enumerate() {
                let mut ring: Vec<Point> = ring.iter().map(|&at| projection.project(at)).collect();
                ring.dedup();
                if ring.first() != ring.last() {
                    ring.extend(ring.first().copied());
                }
                let area = ring_area(&ring);
                if ring.len() < 4 || area == 0.0 {
                    return Err(GeometryError::DegenerateRing { shape });
                }
                if (area > 0.0) != (number == 0) {
                    ring.reverse();
                }
                rings.push(ring);
            }
            projected.push(rings);
        }
        plane.push(projected);
    }
    Ok(plane)
}

/// The topology of the shapes without free-standing rings too small to draw.
pub(super) fn without_specks(mut plane: Plane) -> Topology {
    let topology = Topology::extract(&plane);
    let mut uses = vec![0_usize; topology.arcs.len()];
    for arc in topology.shapes.iter().flat_map(Shape::arcs) {
        uses[arc.index()] += 1;
    }
    let is_speck = |polygon: &Polygon, ring: usize| {
        let alone = |arc: &ArcRef| uses[arc.index()] == 1;
        let small = |ring: &Vec<ArcRef>| ring_area(&topology.ring(ring)).abs() < SPECK_AREA;
        polygon
            .rings
            .get(ring)
            .is_some_and(|ring| ring.len() == 1 && ring.iter().all(alone) && small(ring))
    };
    let mut found = false;
    for (polygons, shape) in plane.iter_mut().zip(&topology.shapes) {
        let mut kept: Vec<Vec<Vec<Point>>> = Vec::new();
        for (rings, polygon) in polygons.iter().zip(&shape.polygons) {
            if rings.len() > 1 || !is_speck(polygon, 0) {
                let mut number = 0;
                let mut rings = rings.clone();
                rings.retain(|_| {
                    number += 1;
                    number == 1 || !is_speck(polygon, number - 1)
                });
                found |= rings.len() < polygon.rings.len();
                kept.push(rings);
            }
        }
        if !kept.is_empty() {
            found |= kept.len() < polygons.len();
            *polygons = kept;
        }
    }
    if found {
        Topology::extract(&plane)
    } else {
        topology
    }
}
