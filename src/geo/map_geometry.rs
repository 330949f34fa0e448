//! The map geometry: shapes over shared arcs on an integer grid, with lines and label points.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{
    datum::Datum,
    delta,
    measure::{polygon_contains, ring_area},
    path::push_path,
    point::{GridBounds, GridPoint, Point, real_ring},
    projection::{LonLat, Projection},
    topology::{ArcRef, Shape, join_arcs},
};

/// A named line on the grid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MapLine {
    /// The name. Pieces of a line that the edge of the map cuts share it.
    pub name: String,
    /// The points in order, in grid units; serialised as differences from the point before.
    #[serde(with = "delta::line")]
    pub points: Vec<GridPoint>,
}

/// The map that the views draw, in grid units, x to the right and y downwards.
///
/// All arcs together are planar: they meet only in their ends, so neighbours share their border
/// exactly. Outer rings run clockwise on the screen, holes anticlockwise. `shapes`, `label_points`
/// and `neighbours` are parallel to the divisions given to [`Self::build`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapGeometry {
    /// The width of the grid; the divisions span x = 0 to this value.
    pub width: i32,
    /// The height of the grid; the divisions span y = 0 to this value.
    pub height: i32,
    /// The projection from degrees, datum GCJ-02, to the grid; see [`Self::place`].
    pub projection: Projection,
    /// The shared arcs; points are serialised as differences from the point before.
    #[serde(with = "delta::lines")]
    pub arcs: Vec<Vec<GridPoint>>,
    /// The divisions.
    pub shapes: Vec<Shape>,
    /// Rivers and other lines, cut to the map plus a margin, so they extend slightly beyond the
    /// grid.
    pub lines: Vec<MapLine>,
    /// For each division, the point inside it that is farthest from its border.
    pub label_points: Vec<GridPoint>,
    /// For each division, the others that share a stretch of border with it, ascending.
    pub neighbours: Vec<Vec<u16>>,
}

impl MapGeometry {
    /// Converts a position in degrees of the given datum to a grid position, not rounded.
    #[must_use]
    pub fn place(&self, at: LonLat, datum: Datum) -> Point {
        self.projection.project(datum.to_gcj02(at))
    }

    /// The division that contains a grid position, by the even–odd rule.
    #[must_use]
    pub fn shape_at(&self, point: Point) -> Option<usize> {
        (0..self.shapes.len()).find(|&shape| self.contains(shape, point))
    }

    /// Returns whether a division contains a grid position, by the even–odd rule.
    #[must_use]
    pub fn contains(&self, shape: usize, point: Point) -> bool {
        let rings: Vec<Vec<Point>> = self
            .points(shape)
            .iter()
            .map(|ring| real_ring(ring))
            .collect();
        polygon_contains(&rings, point)
    }

    /// The area of a division in square grid units.
    #[must_use]
    pub fn area(&self, shape: usize) -> f64 {
        self.points(shape)
            .iter()
            .map(|ring| ring_area(&real_ring(ring)))
            .sum()
    }

    /// All rings of a division, polygon after polygon, outer ring before its holes; each closed
    /// (first point = last point). Empty for a division that does not exist.
    #[must_use]
    pub fn points(&self, shape: usize) -> Vec<Vec<GridPoint>> {
        let polygons = self
            .shapes
            .get(shape)
            .map_or(&[][..], |shape| &shape.polygons);
        polygons
            .iter()
            .flat_map(|polygon| &polygon.rings)
            .map(|ring| join_arcs(&self.arcs, ring))
            .collect()
    }

    /// The bounding box of a division; `None` for a division that does not exist.
    #[must_use]
    pub fn bounds(&self, shape: usize) -> Option<GridBounds> {
        GridBounds::of(self.points(shape).into_iter().flatten())
    }

    /// SVG path data of a division, all its rings closed; holes need no fill rule.
    #[must_use]
    pub fn path(&self, shape: usize) -> String {
        path_of(&self.points(shape))
    }

    /// SVG path data of a line; empty for a line that does not exist.
    #[must_use]
    pub fn line_path(&self, line: usize) -> String {
        let mut data = String::new();
        if let Some(line) = self.lines.get(line) {
            push_path(&mut data, &line.points);
        }
        data
    }

    /// SVG path data of the outer border of all divisions: the arcs that only one side uses, joined
    /// to closed rings.
    #[must_use]
    pub fn outline(&self) -> String {
        let all: Vec<usize> = (0..self.shapes.len()).collect();
        self.outline_of(&all)
    }

    /// SVG path data of the outer border of a group of divisions, such as a zone, drawn as one.
    #[must_use]
    pub fn outline_of(&self, group: &[usize]) -> String {
        let mut is_member = vec![false; self.shapes.len()];
        for number in group {
            if let Some(is_member) = is_member.get_mut(*number) {
                *is_member = true;
            }
        }
        let shapes = self.shapes.iter().zip(is_member);
        let members = shapes.filter(|(_, is_member)| *is_member);
        // For each arc: the number of its uses, and its last use.
        let mut uses = vec![(0_u32, ArcRef::forward(0)); self.arcs.len()];
        for arc in members.flat_map(|(shape, _)| shape.arcs()) {
            if let Some((count, used)) = uses.get_mut(arc.index()) {
                *count += 1;
                *used = arc;
            }
        }
        let border = uses.into_iter().filter(|(count, _)| *count == 1);
        path_of(&self.chain(border.map(|(_, arc)| arc).collect()))
    }

    /// SVG path data of the borders between divisions, each drawn once.
    #[must_use]
    pub fn borders(&self) -> String {
        let mut shapes_of_arc: HashMap<usize, BTreeSet<usize>> = HashMap::new();
        for (number, shape) in self.shapes.iter().enumerate() {
            for arc in shape.arcs() {
                shapes_of_arc.entry(arc.index()).or_default().insert(number);
            }
        }
        let mut data = String::new();
        for (number, arc) in self.arcs.iter().enumerate() {
            if shapes_of_arc
                .get(&number)
                .is_some_and(|shapes| shapes.len() > 1)
            {
                push_path(&mut data, arc);
            }
        }
        data
    }

    /// Joins directed arcs end to start into rings; where several arcs continue, takes the first.
    fn chain(&self, arcs: Vec<ArcRef>) -> Vec<Vec<GridPoint>> {
        let mut remaining: Vec<Option<Vec<GridPoint>>> = arcs
            .into_iter()
            .map(|arc| Some(join_arcs(&self.arcs, &[arc])))
            .collect();
        // Arcs by their first point, the last arc first.
        let mut arcs_by_start: HashMap<GridPoint, Vec<usize>> = HashMap::new();
        for (number, arc) in remaining.iter().enumerate().rev() {
            if let Some(first) = arc.as_deref().and_then(<[GridPoint]>::first) {
                arcs_by_start.entry(*first).or_default().push(number);
            }
        }
        let mut rings = Vec::new();
        let mut at = 0;
        while let Some(arc) = remaining.get_mut(at) {
            at += 1;
            let Some(mut ring) = arc.take() else {
                continue;
            };
            while ring.first() != ring.last() {
                let next = ring.last().and_then(|end| arcs_by_start.get_mut(end));
                let Some(number) = next.and_then(Vec::pop) else {
                    break;
                };
                // Skips arcs that are already used.
                ring.extend(remaining[number].take().into_iter().flatten().skip(1));
            }
            rings.push(ring);
        }
        rings
    }
}

fn path_of(rings: &[Vec<GridPoint>]) -> String {
    let mut data = String::new();
    for ring in rings {
        push_path(&mut data, ring);
    }
    data
}
