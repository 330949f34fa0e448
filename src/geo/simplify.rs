//! Simplification of arcs by effective area that never makes lines cross.

use std::{
    cmp::Ordering,
    collections::{BinaryHeap, HashMap, HashSet},
};

use super::{
    measure::cross,
    point::{Bounds, Point},
};

/// The number of cells of the spatial index along the longer side of the map.
const CELLS: f64 = 64.0;
/// The missing neighbour at an end of an arc.
const NONE: usize = usize::MAX;

/// Simplifies arcs by Visvalingam and Whyatt's method (“Line generalisation by repeated elimination
/// of points”, The Cartographic Journal 30(1), 1993).
///
/// Each arc has its own tolerance in the unit of the points: a vertex is removed if the triangle it
/// makes with its neighbours is smaller than a square of that side. Arcs with a tolerance of 0 or
/// without a tolerance stay unchanged.
///
/// Arcs keep their ends, and closed arcs (first point = last point) keep four points or more. A
/// vertex is removed only if no other vertex of any arc lies in its triangle, and an arc never
/// becomes a straight line between two junctions that another arc already joins so. Arcs that met
/// only in their ends therefore still meet only in their ends, and points stay on their side of
/// each arc.
#[must_use]
pub fn simplify_arcs(arcs: &[Vec<Point>], tolerances: &[f64]) -> Vec<Vec<Point>> {
    let mut thinning = Thinning::new(arcs, tolerances);
    thinning.run();
    thinning.result(arcs.len())
}

/// A vertex during simplification.
struct Vertex {
    at: Point,
    arc: usize,
    before: usize,
    after: usize,
    alive: bool,
    /// The number of changes of a neighbour; identifies outdated candidates.
    version: u32,
}

/// A vertex that may be removed; the greatest candidate is the one with the smallest weight.
struct Candidate {
    /// Effective area divided by the arc's threshold: below 1 the vertex is removed.
    weight: f64,
    vertex: usize,
    version: u32,
}

struct Thinning {
    vertices: Vec<Vertex>,
    /// Threshold areas in square units, by arc.
    thresholds: Vec<f64>,
    /// The number of remaining points, by arc.
    counts: Vec<usize>,
    closed: Vec<bool>,
    /// The ends of arcs that are one straight line, in both directions.
    straight: HashSet<[[u64; 2]; 2]>,
    index: Index,
    queue: BinaryHeap<Candidate>,
}

impl Thinning {
    fn new(arcs: &[Vec<Point>], tolerances: &[f64]) -> Self {
        let mut vertices = Vec::new();
        let mut index = Index::new(arcs);
        for (arc, points) in arcs.iter().enumerate() {
            for (i, &at) in points.iter().enumerate() {
                let number = vertices.len();
                vertices.push(Vertex {
                    at,
                    arc,
                    before: if i == 0 { NONE } else { number - 1 },
                    after: if i + 1 == points.len() {
                        NONE
                    } else {
                        number + 1
                    },
                    alive: true,
                    version: 0,
                });
                index.insert(at, number);
            }
        }
        let mut straight = HashSet::new();
        for arc in arcs {
            if let [a, b] = arc[..] {
                straight.extend([[bits(a), bits(b)], [bits(b), bits(a)]]);
            }
        }
        let mut thinning = Self {
            vertices,
            thresholds: (0..arcs.len())
                .map(|arc| tolerances.get(arc).map_or(0.0, |side| side * side))
                .collect(),
            counts: arcs.iter().map(Vec::len).collect(),
            closed: arcs
                .iter()
                .map(|arc| arc.len() > 1 && arc.first() == arc.last())
                .collect(),
            straight,
            index,
            queue: BinaryHeap::new(),
        };
        for vertex in 0..thinning.vertices.len() {
            thinning.enqueue(vertex, 0.0);
        }
        thinning
    }

    /// Removes vertices, lightest first. Vertices whose triangle is not free are tried again each
    /// time another vertex has been removed.
    fn run(&mut self) {
        loop {
            let mut blocked = Vec::new();
            let mut removed = false;
            while let Some(candidate) = self.queue.pop() {
                let vertex = &self.vertices[candidate.vertex];
                if !vertex.alive || vertex.version != candidate.version {
                    continue;
                }
                if self.may_go(candidate.vertex) {
                    self.remove(candidate.vertex, candidate.weight);
                    removed = true;
                } else {
                    blocked.push(candidate);
                }
            }
            if !removed || blocked.is_empty() {
                break;
            }
            self.queue.extend(blocked);
        }
    }

    /// Queues a vertex for removal if its weight is below 1. `floor` is the weight of the last
    /// vertex removed next to it: according to the paper, no vertex is lighter than one that had to
    /// be removed before it.
    fn enqueue(&mut self, vertex: usize, floor: f64) {
        let Vertex {
            at,
            arc,
            before,
            after,
            version,
            ..
        } = self.vertices[vertex];
        if before == NONE || after == NONE || self.thresholds[arc] <= 0.0 {
            return;
        }
        let area = cross(self.vertices[before].at, at, self.vertices[after].at).abs() / 2.0;
        let weight = (area / self.thresholds[arc]).max(floor);
        if weight < 1.0 {
            self.queue.push(Candidate {
                weight,
                vertex,
                version,
            });
        }
    }

    fn may_go(&self, vertex: usize) -> bool {
        let Vertex {
            at,
            arc,
            before,
            after,
            ..
        } = self.vertices[vertex];
        let (a, c) = (self.vertices[before].at, self.vertices[after].at);
        if self.closed[arc] {
            if self.counts[arc] <= 4 {
                return false;
            }
        } else if self.counts[arc] == 3 && self.straight.contains(&[bits(a), bits(c)]) {
            return false;
        }
        self.index.within([a, at, c]).all(|other| {
            let point = self.vertices[other].at;
            point == a || point == at || point == c || !in_triangle(point, a, at, c)
        })
    }

    fn remove(&mut self, vertex: usize, weight: f64) {
        let Vertex {
            at,
            arc,
            before,
            after,
            ..
        } = self.vertices[vertex];
        self.vertices[vertex].alive = false;
        self.vertices[before].after = after;
        self.vertices[after].before = before;
        self.index.remove(at, vertex);
        self.counts[arc] -= 1;
        if self.counts[arc] == 2 {
            let (a, c) = (
                bits(self.vertices[before].at),
                bits(self.vertices[after].at),
            );
            self.straight.extend([[a, c], [c, a]]);
        }
        for neighbour in [before, after] {
            self.vertices[neighbour].version += 1;
            self.enqueue(neighbour, weight);
        }
    }

    fn result(self, arcs: usize) -> Vec<Vec<Point>> {
        let mut result = vec![Vec::new(); arcs];
        for vertex in self.vertices.iter().filter(|vertex| vertex.alive) {
            result[vertex.arc].push(vertex.at);
        }
        result
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        other
            .weight
            .total_cmp(&self.weight)
            .then(other.vertex.cmp(&self.vertex))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// A spatial index of the vertices: square cells that hold vertex numbers.
struct Index {
    origin: Point,
    size: f64,
    cells: HashMap<(i64, i64), Vec<usize>>,
}

impl Index {
    fn new(arcs: &[Vec<Point>]) -> Self {
        let bounds = Bounds::of(arcs.iter().flatten().copied());
        let extent = bounds.map_or(0.0, |bounds| bounds.width().max(bounds.height()));
        Self {
            origin: bounds.map_or([0.0, 0.0], |bounds| bounds.min),
            size: if extent > 0.0 { extent / CELLS } else { 1.0 },
            cells: HashMap::new(),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cell number between 0 and 64"
    )]
    fn cell(&self, [x, y]: Point) -> (i64, i64) {
        let number = |value: f64, origin: f64| ((value - origin) / self.size).floor() as i64;
        (number(x, self.origin[0]), number(y, self.origin[1]))
    }

    fn insert(&mut self, at: Point, vertex: usize) {
        self.cells.entry(self.cell(at)).or_default().push(vertex);
    }

    fn remove(&mut self, at: Point, vertex: usize) {
        if let Some(cell) = self.cells.get_mut(&self.cell(at)) {
            cell.retain(|&other| other != vertex);
        }
    }

    /// The vertices in the cells under a triangle's bounding box.
    fn within(&self, triangle: [Point; 3]) -> impl Iterator<Item = usize> + '_ {
        let [a, b, c] = triangle.map(|point| self.cell(point));
        let columns = a.0.min(b.0).min(c.0)..=a.0.max(b.0).max(c.0);
        let (top, bottom) = (a.1.min(b.1).min(c.1), a.1.max(b.1).max(c.1));
        columns
            .flat_map(move |column| (top..=bottom).map(move |row| (column, row)))
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .copied()
    }
}

/// Returns whether a point is in a triangle or on its border.
fn in_triangle(point: Point, a: Point, b: Point, c: Point) -> bool {
    let sides = [cross(a, b, point), cross(b, c, point), cross(c, a, point)];
    let in_box = |axis: usize| {
        let (low, high) = (
            a[axis].min(b[axis]).min(c[axis]),
            a[axis].max(b[axis]).max(c[axis]),
        );
        (low..=high).contains(&point[axis])
    };
    // The bounding box decides the case of a flat triangle.
    (sides.iter().all(|&side| side >= 0.0) || sides.iter().all(|&side| side <= 0.0))
        && in_box(0)
        && in_box(1)
}

/// The bit pattern of a point, for exact comparison; adding zero makes −0 and 0 equal.
fn bits([x, y]: Point) -> [u64; 2] {
    [(x + 0.0).to_bits(), (y + 0.0).to_bits()]
}
