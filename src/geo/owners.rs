//! The divisions on the two sides of each arc.

use std::collections::BTreeSet;

use super::{error::GeometryError, topology::Topology};

/// The polygons that use each arc: pairs of shape and polygon, by arc.
pub(super) struct Owners(pub(super) Vec<Vec<(usize, usize)>>);

impl Owners {
    /// Finds the users of each arc: one, or two on opposite sides.
    pub(super) fn of(topology: &Topology) -> Result<Self, GeometryError> {
        let mut uses: Vec<Vec<(usize, usize, bool)>> = vec![Vec::new(); topology.arcs.len()];
        for (shape, polygons) in topology.shapes.iter().enumerate() {
            for (polygon, rings) in polygons.polygons.iter().enumerate() {
                for arc in rings.rings.iter().flatten() {
                    uses[arc.index()].push((shape, polygon, arc.is_reversed()));
                }
            }
        }
        for arc in &uses {
            let one_side = |(i, one): (usize, &(usize, usize, bool))| {
                arc[i + 1..].iter().any(|other| other.2 == one.2)
            };
            if arc.iter().enumerate().any(one_side) {
                let shapes: BTreeSet<usize> = arc.iter().map(|owner| owner.0).collect();
                return Err(GeometryError::Overlap {
                    shapes: shapes.into_iter().collect(),
                });
            }
        }
        let owners = uses
            .into_iter()
            .map(|arc| arc.into_iter().map(|(s, p, _)| (s, p)).collect());
        Ok(Self(owners.collect()))
    }

    /// The divisions beside an arc: one or two, possibly the same one twice.
    pub(super) fn shapes(&self, arc: usize) -> impl Iterator<Item = usize> + '_ {
        self.0[arc].iter().map(|owner| owner.0)
    }

    /// For each of `count` divisions, the divisions on the other side of its arcs, ascending.
    pub(super) fn neighbours(&self, count: usize) -> Vec<Vec<u16>> {
        let mut neighbours = vec![BTreeSet::new(); count];
        for owners in &self.0 {
            if let [(a, _), (b, _)] = owners[..]
                && a != b
            {
                neighbours[a].extend(u16::try_from(b));
                neighbours[b].extend(u16::try_from(a));
            }
        }
        neighbours
            .into_iter()
            .map(|shapes| shapes.into_iter().collect())
            .collect()
    }
}
