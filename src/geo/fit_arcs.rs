//! The search for tolerances that give a coarse map which is still valid and accurate.

use std::collections::BTreeSet;

use super::{
    conflicts::conflicts,
    error::GeometryError,
    map_build::MapOptions,
    measure::{polygon_area, ring_area},
    owners::Owners,
    point::{GridPoint, Point, real_ring},
    quantise::quantise,
    simplify::simplify_arcs,
    topology::{ArcRef, Polygon, Shape, Topology, join_arcs},
};

/// The factor on an arc's tolerance when the area of a division beside it is not accurate enough.
const SHRINK: f64 = 0.75;
/// The factor on an arc's tolerance after each conflict. The first factors make the line finer, so
/// that it keeps clear of other lines. If that does not help, the detail is too fine for the grid,
/// and larger factors remove it.
const CONFLICT_FACTORS: [f64; 14] = [
    1.0, 0.8, 0.6, 0.45, 0.3, 0.2, 1.3, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0, 6.5,
];
/// The number of rounds after which the search gives up.
const ROUNDS: usize = 40;

/// The arcs, simplified and rounded as coarsely as the options and the validity of the map allow.
pub(super) fn fit_arcs(
    topology: &Topology,
    owners: &Owners,
    options: &MapOptions,
) -> Result<Vec<Vec<GridPoint>>, GeometryError> {
    let areas = polygon_areas(topology);
    let mut coarsest = coarsest_tolerances(&areas, owners, options);
    let mut clashes = vec![0_usize; topology.arcs.len()];
    let mut bad_shapes = BTreeSet::new();
    for _ in 0..ROUNDS {
        let factors = clashes
            .iter()
            .map(|&count| CONFLICT_FACTORS[count.min(CONFLICT_FACTORS.len() - 1)]);
        let tolerances: Vec<f64> = coarsest.iter().zip(factors).map(|(a, b)| a * b).collect();
        let rounded = quantise(&simplify_arcs(&topology.arcs, &tolerances));
        let mut clashing = conflicts(&topology.arcs, &rounded);
        clashing.extend(degenerate_arcs(topology, &rounded));
        let untrue: Vec<usize> = (0..areas.len())
            .filter(|&shape| {
                let before: f64 = areas[shape].iter().sum();
                let after = area(&topology.shapes[shape], &rounded);
                (after / before - 1.0).abs() > options.max_area_error
            })
            .collect();
        if clashing.is_empty() && untrue.is_empty() {
            return Ok(rounded);
        }
        bad_shapes = clashing
            .iter()
            .flat_map(|&arc| owners.shapes(arc))
            .collect();
        bad_shapes.extend(&untrue);
        for &arc in &clashing {
            clashes[arc] += 1;
        }
        let inaccurate: BTreeSet<usize> = untrue
            .iter()
            .flat_map(|&shape| topology.shapes[shape].arcs())
            .map(ArcRef::index)
            .collect();
        for &arc in inaccurate.difference(&clashing) {
            coarsest[arc] *= SHRINK;
        }
    }
    Err(GeometryError::NotSimplifiable {
        shapes: bad_shapes.into_iter().collect(),
    })
}

/// The area of each polygon of each shape, in square units, before simplification.
fn polygon_areas(topology: &Topology) -> Vec<Vec<f64>> {
    let area = |polygon: &Polygon| {
        let rings: Vec<Vec<Point>> = polygon
            .rings
            .iter()
            .map(|ring| topology.ring(ring))
            .collect();
        polygon_area(&rings)
    };
    topology
        .shapes
        .iter()
        .map(|shape| shape.polygons.iter().map(area).collect())
        .collect()
}

/// For each arc the tolerance, in units, that suits the map and the smallest polygon beside the
/// arc.
fn coarsest_tolerances(areas: &[Vec<f64>], owners: &Owners, options: &MapOptions) -> Vec<f64> {
    let coarsest = |polygons: &Vec<(usize, usize)>| {
        let smallest = polygons
            .iter()
            .map(|&(shape, polygon)| areas[shape][polygon])
            .fold(f64::INFINITY, f64::min);
        options.tolerance.min(options.detail * smallest.sqrt())
    };
    owners.0.iter().map(coarsest).collect()
}

/// The area of a shape over rounded arcs; holes run the other way and so count as negative.
fn area(shape: &Shape, rounded: &[Vec<GridPoint>]) -> f64 {
    let rings = shape.polygons.iter().flat_map(|polygon| &polygon.rings);
    rings
        .map(|ring| ring_area(&real_ring(&join_arcs(rounded, ring))))
        .sum()
}

/// The arcs of rings that rounding has reversed or left without area.
fn degenerate_arcs(topology: &Topology, rounded: &[Vec<GridPoint>]) -> BTreeSet<usize> {
    let mut turned = BTreeSet::new();
    for polygon in topology.shapes.iter().flat_map(|shape| &shape.polygons) {
        for (number, ring) in polygon.rings.iter().enumerate() {
            let area = ring_area(&real_ring(&join_arcs(rounded, ring)));
            if area == 0.0 || (area > 0.0) != (number == 0) {
                turned.extend(ring.iter().map(|arc| arc.index()));
            }
        }
    }
    turned
}
