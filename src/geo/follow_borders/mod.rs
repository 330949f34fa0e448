//! Which stretches of a river a border follows.
//!
//! The rivers come from a coarser source than the borders, so a river that is a border lies up to
//! two kilometres beside it. This is map matching, as for the track of a vehicle on a network of
//! roads (Newson and Krumm, “Hidden Markov Map Matching Through Noise and Sparseness”, ACM GIS
//! 2009): the river is walked in short steps, each step is either on a segment of a border or on
//! the river's own course, and the cheapest sequence of steps is taken. On a border the walk moves
//! only forwards, from a segment to one that continues it, so the result has no spikes and no
//! loops, which it could have if each point went to the border nearest to it.

mod measured;
mod stretch;
mod walk;

use std::collections::HashMap;

use super::measure::nearest_on_segment;
use super::point::{Bounds, GridPoint, Point, real, real_ring, round};
pub(super) use measured::{Measured, distance};
pub(super) use stretch::Stretch;
use walk::runs_of;

/// The distance, in kilometres, within which a border can be the river. The source of the rivers
/// may be off by about two.
pub(super) const REACH: f64 = 2.5;
/// The shortest stretch of a river, in kilometres, that counts as following a border: a river that
/// crosses a border is beside it for up to twice [`REACH`], but not in its direction.
pub(super) const SHORTEST: f64 = 3.0;
/// The length, in kilometres, over which directions are measured, so that small bends do not count.
pub(super) const WINDOW: f64 = 1.5;
/// The cosine of 40°, the largest angle between a river and a border that it follows.
pub(super) const AGREEMENT: f64 = 0.766_044_443;
/// The length of a step of the walk in kilometres.
pub(super) const STEP: f64 = 0.25;
/// The distance, in kilometres, by which a stretch may begin before the first point that follows
/// the border, or end behind the last one, to reach a vertex of the border.
const OVERHANG: f64 = 0.5;

/// The cost of a kilometre on the river's own course; other costs are relative to it.
const COURSE: f64 = 1.0;
/// The cost of a kilometre on a border at the distance [`REACH`]; it grows with the square of the
/// distance. Below [`COURSE`], so that following is cheaper wherever it is possible.
const FARTHEST: f64 = 0.5;
/// The cost of a kilometre on a border in another direction. Above [`COURSE`], so that only a short
/// bend of the river is passed over.
const ASTRAY: f64 = 3.0;
/// The cost of moving to or from a border. Twice this is what [`SHORTEST`] at the distance [`REACH`]
/// saves.
const CHANGE: f64 = 0.75;
/// The cost of passing to the next segment of a border; above zero, so that no walk goes in circles.
const NEXT: f64 = 0.01;
/// The cost of passing over a kilometre of a border in another direction.
const DETOUR: f64 = 0.5;
/// The distance, in grid units, within which a point on the grid lies on a segment.
const ON_SEGMENT: f64 = 0.75;
/// The smallest difference of two costs.
const PRECISION: f64 = 1e-9;

/// The borders of a map as a network of segments, each in both directions.
pub(super) struct Borders {
    segments: Vec<Segment>,
    /// Grid units per kilometre.
    scale: f64,
}

/// A segment of a border in one direction.
struct Segment {
    start: Point,
    end: Point,
    /// The direction of the border around the segment.
    direction: Point,
    /// The box around the points within reach of the segment.
    surroundings: Bounds,
    /// The segments that this one continues, ascending.
    before: Vec<usize>,
}

impl Segment {
    fn length(&self) -> f64 {
        distance(self.start, self.end)
    }

    /// Returns whether a river of direction `[x, y]` follows the segment.
    fn agrees(&self, [x, y]: Point) -> bool {
        self.direction[0] * x + self.direction[1] * y >= AGREEMENT
    }

    /// The distance along the segment of the point on it nearest to `point`.
    fn foot(&self, point: Point) -> f64 {
        foot(point, self.start, self.end)
    }

    /// The point of the grid at a distance along the segment.
    fn point(&self, at: f64) -> Point {
        on_segment(at, self.start, self.end)
    }
}

impl Borders {
    /// The network of the arcs of a map of `scale` grid units per kilometre.
    pub(super) fn new(arcs: &[Vec<GridPoint>], scale: f64) -> Self {
        let mut segments = Vec::new();
        let mut by_end: HashMap<GridPoint, Vec<usize>> = HashMap::new();
        let mut ends = Vec::new();
        for arc in arcs {
            let points = real_ring(arc);
            let line = Measured::new(&points);
            for (pair, at) in arc.windows(2).zip(line.distances.windows(2)) {
                let [x, y] = line.direction(f64::midpoint(at[0], at[1]), WINDOW * scale);
                for (start, end, direction) in
                    [(pair[0], pair[1], [x, y]), (pair[1], pair[0], [-x, -y])]
                {
                    let (a, b) = (real(start), real(end));
                    let Some(bounds) = Bounds::of([a, b]).filter(|_| a != b) else {
                        continue;
                    };
                    by_end.entry(end).or_default().push(segments.len());
                    ends.push((start, end));
                    segments.push(Segment {
                        start: a,
                        end: b,
                        direction,
                        surroundings: bounds.grown(REACH * scale),
                        before: Vec::new(),
                    });
                }
            }
        }
        for (segment, (start, end)) in segments.iter_mut().zip(&ends) {
            let arriving = by_end.get(start).into_iter().flatten().copied();
            let turns_back = |other: &usize| ends.get(*other).is_some_and(|ends| ends.0 == *end);
            segment.before = arriving.filter(|other| !turns_back(other)).collect();
        }
        Self { segments, scale }
    }

    /// The stretches of a river that borders follow, in order; they do not overlap.
    pub(super) fn follow(&self, river: &Measured<'_>) -> Vec<Stretch> {
        if !river.length().is_finite() {
            return Vec::new();
        }
        let steps = self.walk(river);
        let runs = runs_of(&steps);
        let stretches = runs
            .iter()
            .filter_map(|run| self.stretch(run, river))
            .collect();
        self.separate(stretches, river)
    }

    /// The length of a step in grid units.
    fn step(&self) -> f64 {
        STEP * self.scale
    }
}

/// The distance from `a` along the segment `a b` of the point on it nearest to `point`.
fn foot(point: Point, a: Point, b: Point) -> f64 {
    nearest_on_segment(point, a, b) * distance(a, b)
}

/// The point of the grid at a distance from `a` along the segment `a b`.
fn on_segment(at: f64, a: Point, b: Point) -> Point {
    let part = at / distance(a, b);
    real(round([
        a[0] + part * (b[0] - a[0]),
        a[1] + part * (b[1] - a[1]),
    ]))
}

/// A number of steps as a real number.
#[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
fn count(steps: usize) -> f64 {
    steps as f64
}
