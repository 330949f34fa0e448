//! Shared arcs: polygons that touch along a border store that border once.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::point::Point;

/// A reference to an arc from a ring: the arc's number, and whether the ring runs along it
/// backwards.
///
/// Stored as TopoJSON does: `i` forwards, `!i` (that is, `−1 − i`) backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArcRef(i32);

impl ArcRef {
    /// Arc `index`, forwards.
    #[must_use]
    pub fn forward(index: usize) -> Self {
        Self(i32::try_from(index).unwrap_or(i32::MAX))
    }

    /// The same arc in the other direction.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self(!self.0)
    }

    /// The number of the arc.
    #[must_use]
    pub fn index(self) -> usize {
        // Never negative after the negation, so the conversion is exact.
        usize::try_from(if self.0 < 0 { !self.0 } else { self.0 }).unwrap_or(usize::MAX)
    }

    /// Returns whether the ring runs along the arc backwards.
    #[must_use]
    pub fn is_reversed(self) -> bool {
        self.0 < 0
    }
}

/// A polygon as references to arcs: the outer ring, then its holes.
///
/// The arcs of a ring join end to start, the last one to the first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Polygon {
    /// The rings: outer first, then holes.
    pub rings: Vec<Vec<ArcRef>>,
}

/// The shape of one division: a polygon for each separate piece.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shape {
    /// The polygons; more than one if the division has islands or exclaves.
    pub polygons: Vec<Polygon>,
}

impl Shape {
    /// All arcs of all rings, in order.
    pub fn arcs(&self) -> impl Iterator<Item = ArcRef> + '_ {
        self.polygons
            .iter()
            .flat_map(|polygon| polygon.rings.iter().flatten().copied())
    }
}

/// Shapes over shared arcs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Topology {
    /// The arcs. An open arc joins two junctions; a closed one (first point = last point) is a
    /// whole ring.
    pub arcs: Vec<Vec<Point>>,
    /// The shapes, in the order given.
    pub shapes: Vec<Shape>,
}

/// The bit pattern of a vertex, which makes equality exact and hashable.
type Key = [u64; 2];

impl Topology {
    /// Extracts shared arcs from shapes, given as polygons of rings of points.
    ///
    /// Rings are closed (first point = last point) or open; open rings count as closed. Vertices
    /// are equal only if their coordinates are exactly equal. A vertex becomes a junction, where
    /// arcs end, if two visits to it do not have the same two neighbours. A ring without any
    /// junction is one closed arc, rotated to start at its smallest vertex so that an enclave and
    /// the hole around it share it.
    ///
    /// The algorithm is Mike Bostock's, from “How to Infer Topology” (2013) and topojson-server.
    /// Rings with fewer than three different points are returned unchanged, for the caller to
    /// reject.
    #[must_use]
    pub fn extract(shapes: &[Vec<Vec<Vec<Point>>>]) -> Self {
        let junctions = Junctions::find(shapes.iter().flatten().flatten());
        let mut builder = Builder {
            junctions,
            arcs: Vec::new(),
            numbers: HashMap::new(),
        };
        let shapes = shapes
            .iter()
            .map(|polygons| Shape {
                polygons: polygons
                    .iter()
                    .map(|rings| Polygon {
                        rings: rings.iter().map(|ring| builder.cut(ring)).collect(),
                    })
                    .collect(),
            })
            .collect();
        Self {
            arcs: builder.arcs,
            shapes,
        }
    }

    /// The points of a ring, closed (first point = last point).
    #[must_use]
    pub fn ring(&self, ring: &[ArcRef]) -> Vec<Point> {
        join_arcs(&self.arcs, ring)
    }
}

/// The points of the arcs of `ring` joined end to start, each joint once; for a ring the first and
/// last point are equal. References to arcs that do not exist are skipped.
#[must_use]
pub fn join_arcs<P: Copy>(arcs: &[Vec<P>], ring: &[ArcRef]) -> Vec<P> {
    let mut points = Vec::new();
    for reference in ring {
        let Some(arc) = arcs.get(reference.index()) else {
            continue;
        };
        let skip = usize::from(!points.is_empty());
        if reference.is_reversed() {
            points.extend(arc.iter().rev().skip(skip));
        } else {
            points.extend(arc.iter().skip(skip));
        }
    }
    points
}

/// The vertices at which arcs end.
struct Junctions(HashMap<Key, Option<[Key; 2]>>);

impl Junctions {
    /// Visits every vertex of every ring; `None` in the map marks a junction.
    fn find<'a>(rings: impl Iterator<Item = &'a Vec<Point>>) -> Self {
        let mut seen: HashMap<Key, Option<[Key; 2]>> = HashMap::new();
        for ring in rings {
            let ring = without_closing_point(ring);
            for (i, point) in ring.iter().enumerate() {
                let before = key(ring[(i + ring.len() - 1) % ring.len()]);
                let after = key(ring[(i + 1) % ring.len()]);
                let around = if before < after {
                    [before, after]
                } else {
                    [after, before]
                };
                seen.entry(key(*point))
                    .and_modify(|first| {
                        if *first != Some(around) {
                            *first = None;
                        }
                    })
                    .or_insert(Some(around));
            }
        }
        Self(seen)
    }

    fn contains(&self, point: Point) -> bool {
        matches!(self.0.get(&key(point)), Some(None))
    }
}

/// Cuts rings at junctions and numbers the pieces; equal pieces share a number.
struct Builder {
    junctions: Junctions,
    arcs: Vec<Vec<Point>>,
    numbers: HashMap<Vec<Key>, ArcRef>,
}

impl Builder {
    fn cut(&mut self, ring: &[Point]) -> Vec<ArcRef> {
        let open = without_closing_point(ring);
        if open.is_empty() {
            return Vec::new();
        }
        let first_junction = open
            .iter()
            .position(|point| self.junctions.contains(*point));
        let start = first_junction.unwrap_or_else(|| smallest(open));
        let mut references = Vec::new();
        let mut arc = vec![open[start]];
        for step in 1..=open.len() {
            let point = open[(start + step) % open.len()];
            arc.push(point);
            if step == open.len() || self.junctions.contains(point) {
                references.push(self.number(std::mem::replace(&mut arc, vec![point])));
            }
        }
        references
    }

    fn number(&mut self, arc: Vec<Point>) -> ArcRef {
        let forward: Vec<Key> = arc.iter().copied().map(key).collect();
        if let Some(known) = self.numbers.get(&forward) {
            return *known;
        }
        let reference = ArcRef::forward(self.arcs.len());
        let mut backward = forward.clone();
        backward.reverse();
        self.numbers.insert(backward, reference.reversed());
        self.numbers.insert(forward, reference);
        self.arcs.push(arc);
        reference
    }
}

/// The ring without the closing repetition of its first point.
fn without_closing_point(ring: &[Point]) -> &[Point] {
    match ring {
        [first, middle @ .., last] if first == last && !middle.is_empty() => {
            &ring[..ring.len() - 1]
        }
        _ => ring,
    }
}

/// The index of the vertex with the smallest x, then y. It lies on the hull, so simplification may
/// always keep it.
fn smallest(ring: &[Point]) -> usize {
    (0..ring.len())
        .min_by(|&a, &b| {
            let ([ax, ay], [bx, by]) = (ring[a], ring[b]);
            ax.total_cmp(&bx).then(ay.total_cmp(&by))
        })
        .unwrap_or(0)
}

/// The bit pattern of a vertex, for exact comparison; adding zero makes −0 and 0 equal.
fn key([x, y]: Point) -> Key {
    [(x + 0.0).to_bits(), (y + 0.0).to_bits()]
}
