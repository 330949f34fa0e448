//! Which stretches of a river a border follows.
//!
//! The rivers come from a coarser source than the borders, so a river that is a border lies up to
//! two kilometres beside it. This is map matching, as for the track of a vehicle on a network of
//! roads (Newson and Krumm, “Hidden Markov Map Matching Through Noise and Sparseness”, ACM GIS
//! 2009): the river is walked in short steps, each step is either on a segment of a border or on
//! the river's own course, and the cheapest sequence of steps is taken. On a border the walk moves
//! only forwards, from a segment to one that continues it, so the result has no spikes and no
//! loops, which it could have if each point went to the border nearest to it.

use std::collections::HashMap;

use super::{
    measure::{distance_to_segment, nearest_on_segment},
    point::{Bounds, GridPoint, Point, real, real_ring, round},
};

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

/// A line with the distance of each vertex along it.
pub(super) struct Measured<'a> {
    points: &'a [Point],
    /// The distance from the start to each vertex, in the unit of the points.
    distances: Vec<f64>,
}

impl<'a> Measured<'a> {
    pub(super) fn new(points: &'a [Point]) -> Self {
        let mut length = 0.0;
        let steps = points.windows(2).map(|pair| {
            length += distance(pair[0], pair[1]);
            length
        });
        let distances = std::iter::once(0.0).chain(steps).collect();
        Self { points, distances }
    }

    /// The length in the unit of the points.
    pub(super) fn length(&self) -> f64 {
        self.distances.last().copied().unwrap_or(0.0)
    }

    /// The vertices with their distances along the line.
    pub(super) fn vertices(&self) -> impl Iterator<Item = (f64, Point)> + '_ {
        let distances = self.distances.iter().copied();
        distances.zip(self.points.iter().copied())
    }

    /// The point at a distance along the line; beyond the ends, the end. The origin if the line has
    /// no points.
    pub(super) fn point(&self, at: f64) -> Point {
        let next = self.distances.partition_point(|&distance| distance <= at);
        let vertex =
            |number: usize| Some((*self.distances.get(number)?, *self.points.get(number)?));
        match (next.checked_sub(1).and_then(vertex), vertex(next)) {
            (Some((from, [ax, ay])), Some((to, [bx, by]))) => {
                let part = (at - from) / (to - from);
                [ax + part * (bx - ax), ay + part * (by - ay)]
            }
            (Some((_, end)), None) | (None, Some((_, end))) => end,
            (None, None) => [0.0, 0.0],
        }
    }

    /// The direction at a distance along the line, measured over `window`: of length 1, or 0 where
    /// the line comes back to the same point.
    pub(super) fn direction(&self, at: f64, window: f64) -> Point {
        let [ax, ay] = self.point(at - window / 2.0);
        let [bx, by] = self.point(at + window / 2.0);
        let length = (bx - ax).hypot(by - ay);
        if length > 0.0 {
            [(bx - ax) / length, (by - ay) / length]
        } else {
            [0.0, 0.0]
        }
    }
}

/// Vertices of borders that take the place of a stretch of a river: two or more, in the river's
/// order, each with the distance along the river, in grid units, of the point it replaces.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) vertices: Vec<(f64, Point)>,
}

impl Stretch {
    /// The distances along the river at which the stretch begins and ends, in grid units.
    pub(super) fn range(&self) -> (f64, f64) {
        let at = |vertex: Option<&(f64, Point)>| vertex.map_or(0.0, |vertex| vertex.0);
        (at(self.vertices.first()), at(self.vertices.last()))
    }

    /// Adds a vertex where the border is nearest to a confluence, the point `mouth` at a distance
    /// along the river, if it is near and has none there; the map has `scale` grid units per
    /// kilometre.
    pub(super) fn add_mouth(&mut self, at: f64, mouth: Point, scale: f64) {
        let pairs = self.vertices.windows(2).enumerate();
        let nearest = pairs
            .map(|(number, pair)| (number, pair[0], pair[1]))
            .map(|(number, a, b)| (distance_to_segment(mouth, a.1, b.1), number, a, b))
            .filter(|pair| pair.0 <= REACH * scale)
            .min_by(|one, other| one.0.total_cmp(&other.0));
        let Some((_, number, (from, a), (to, b))) = nearest else {
            return;
        };
        let along = foot(mouth, a, b);
        if along.min(distance(a, b) - along) > OVERHANG * scale {
            let vertex = (at.clamp(from, to.max(from)), on_segment(along, a, b));
            self.vertices.insert(number + 1, vertex);
        }
    }

    fn has(&self, point: Point) -> bool {
        self.vertices.iter().any(|vertex| vertex.1 == point)
    }

    /// The vertices that both stretches have; without such, the end of this one and the beginning of
    /// the other if they overlap on a segment.
    fn common(&self, after: &Self) -> Vec<Point> {
        let points = self.vertices.iter().map(|vertex| vertex.1);
        let common: Vec<Point> = points.filter(|point| after.has(*point)).collect();
        match (&self.vertices[..], after.vertices.first()) {
            ([.., from, to], Some(next))
                if common.is_empty() && distance_to_segment(next.1, from.1, to.1) < ON_SEGMENT =>
            {
                vec![to.1, next.1]
            }
            _ => common,
        }
    }
}

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

/// A step of the walk along a river.
struct Step {
    /// The least cost of a walk that is on the river's own course here.
    course: f64,
    /// The segment that walk has just left, as a position among the choices of the step before.
    left: Option<usize>,
    /// The segments within reach, ascending by number.
    choices: Vec<Choice>,
}

/// A segment that a walk can be on at a step.
struct Choice {
    segment: usize,
    agrees: bool,
    /// The least cost of a walk that is here.
    cost: f64,
    origin: Origin,
}

/// Where the cheapest walk to a choice comes from.
#[derive(Clone, Copy)]
enum Origin {
    /// From the river's own course.
    Course,
    /// From the same segment, a choice of the step before.
    Same(usize),
    /// From the segment before, another choice of this step.
    Before(usize),
}

/// The steps, by number, that a walk is on one segment.
struct Visit {
    segment: usize,
    first: usize,
    last: usize,
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

    /// The cheapest walks along a river, step by step.
    fn walk(&self, river: &Measured<'_>) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let mut at = 0.0;
        while at <= river.length() {
            let point = river.point(at);
            let direction = river.direction(at, WINDOW * self.scale);
            let step = self.next_step(steps.last(), point, direction);
            steps.push(step);
            at += self.step();
        }
        steps
    }

    fn next_step(&self, before: Option<&Step>, point: Point, direction: Point) -> Step {
        let before_course = before.map_or(0.0, |step| step.course);
        let before_choices = before.map_or(&[][..], |step| &step.choices);
        let (mut course, mut left) = (before_course, None);
        for (number, choice) in before_choices.iter().enumerate() {
            if choice.cost + CHANGE < course {
                (course, left) = (choice.cost + CHANGE, Some(number));
            }
        }
        let mut choices = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            if !segment.surroundings.contains(point) {
                continue;
            }
            let apart =
                distance_to_segment(point, segment.start, segment.end) / (REACH * self.scale);
            if apart > 1.0 {
                continue;
            }
            let agrees = segment.agrees(direction);
            let rate = if agrees {
                FARTHEST * apart * apart
            } else {
                ASTRAY
            };
            let same = before_choices
                .binary_search_by_key(&number, |choice| choice.segment)
                .ok()
                .and_then(|same| Some((same, before_choices.get(same)?.cost)))
                .filter(|(_, cost)| *cost < before_course + CHANGE);
            let (cost, origin) = same
                .map_or((before_course + CHANGE, Origin::Course), |(same, cost)| {
                    (cost, Origin::Same(same))
                });
            choices.push(Choice {
                segment: number,
                agrees,
                cost: cost + rate * STEP,
                origin,
            });
        }
        self.pass_on(&mut choices);
        Step {
            course: course + COURSE * STEP,
            left,
            choices,
        }
    }

    /// Lets walks pass from each choice to those that continue it, until none gets cheaper.
    fn pass_on(&self, choices: &mut [Choice]) {
        let mut changed = true;
        while changed {
            changed = false;
            for number in 0..choices.len() {
                let Some(choice) = choices.get(number) else {
                    continue;
                };
                let Some(segment) = self.segments.get(choice.segment) else {
                    continue;
                };
                let passing = if choice.agrees {
                    NEXT
                } else {
                    NEXT + DETOUR * segment.length() / self.scale
                };
                let find = |before: &usize| {
                    choices
                        .binary_search_by_key(before, |choice| choice.segment)
                        .ok()
                };
                let origins = segment.before.iter().filter_map(find);
                let costs = origins
                    .filter_map(|origin| Some((origin, choices.get(origin)?.cost + passing)));
                let best = costs.min_by(|one, other| one.1.total_cmp(&other.1));
                if let Some((origin, cost)) = best
                    && cost < choice.cost - PRECISION
                    && let Some(choice) = choices.get_mut(number)
                {
                    choice.cost = cost;
                    choice.origin = Origin::Before(origin);
                    changed = true;
                }
            }
        }
    }

    /// The vertices of a run from the point of the border nearest to its first step to that nearest
    /// to its last; `None` if it is too short. A point far from the next vertex is a vertex itself,
    /// on the grid.
    fn stretch(&self, run: &[Visit], river: &Measured<'_>) -> Option<Stretch> {
        let (start, end) = (run.first()?.first, run.last()?.last);
        let distance_of = |step: usize| count(step) * self.step();
        let (first, last) = (
            river.point(distance_of(start)),
            river.point(distance_of(end)),
        );
        let apart = |visit: &Visit, point: Point| {
            self.segments
                .get(visit.segment)
                .map_or(f64::INFINITY, |segment| {
                    distance_to_segment(point, segment.start, segment.end)
                })
        };
        // Only what is walked near the ends: a border can come back to where it was.
        let near = |one: usize, other: usize| count(one.abs_diff(other)) * STEP <= REACH;
        let visits = || run.iter().enumerate();
        let (entry, _) = visits()
            .filter(|(_, visit)| near(visit.first, start))
            .min_by(|one, other| apart(one.1, first).total_cmp(&apart(other.1, first)))?;
        let (exit, _) =
            visits()
                .filter(|(_, visit)| near(visit.last, end))
                .min_by(|one, other| {
                    let order = apart(one.1, last).total_cmp(&apart(other.1, last));
                    order.then(other.0.cmp(&one.0))
                })?;
        let walked = run.get(entry..=exit)?;
        let opening = self.segments.get(walked.first()?.segment)?;
        let closing = self.segments.get(walked.last()?.segment)?;
        let (from, to) = (opening.foot(first), closing.foot(last));
        if walked.len() == 1 && from >= to {
            return None;
        }
        let overhang = OVERHANG * self.scale;
        let mut vertices = Vec::new();
        if from <= overhang {
            vertices.push((distance_of(start), opening.start));
        } else if opening.length() - from > overhang {
            vertices.push((distance_of(start), opening.point(from)));
        }
        for pair in walked.windows(2) {
            let steps = f64::midpoint(count(pair[0].last), count(pair[1].first));
            vertices.push((
                steps * self.step(),
                self.segments.get(pair[1].segment)?.start,
            ));
        }
        if closing.length() - to <= overhang {
            vertices.push((distance_of(end), closing.end));
        } else if to > overhang {
            vertices.push((distance_of(end), closing.point(to)));
        }
        vertices.dedup_by_key(|vertex| vertex.1);
        let stretch = Stretch { vertices };
        let (from, to) = stretch.range();
        (stretch.vertices.len() > 1 && to - from >= SHORTEST * self.scale).then_some(stretch)
    }

    /// Parts stretches that have vertices or a piece of a border in common. If the river stays near
    /// it between them, they become one; otherwise it leaves the border for a bend, which must not
    /// close to a loop, and both lose what they have in common.
    fn separate(&self, stretches: Vec<Stretch>, river: &Measured<'_>) -> Vec<Stretch> {
        let mut parted: Vec<Stretch> = Vec::new();
        for mut stretch in stretches {
            if let Some(before) = parted.last_mut() {
                let common = before.common(&stretch);
                let is_joint = self.stays_near(&common, before, &stretch, river);
                let joint = common
                    .first()
                    .filter(|point| before.has(**point) && stretch.has(**point));
                if let Some(joint) = joint.filter(|_| is_joint) {
                    let other = |vertex: &&(f64, Point)| vertex.1 != *joint;
                    let head = before.vertices.iter().take_while(other);
                    let tail = stretch.vertices.iter().skip_while(other);
                    before.vertices = head.chain(tail).copied().collect();
                    continue;
                }
                for stretch in [&mut *before, &mut stretch] {
                    stretch
                        .vertices
                        .retain(|vertex| !common.contains(&vertex.1));
                }
                if is_joint {
                    before.vertices.append(&mut stretch.vertices);
                    continue;
                }
            }
            parted.push(stretch);
        }
        parted.retain(|stretch| stretch.vertices.len() > 1);
        parted
    }

    /// Returns whether the river is always near one of the points between the two stretches.
    fn stays_near(
        &self,
        points: &[Point],
        before: &Stretch,
        after: &Stretch,
        river: &Measured<'_>,
    ) -> bool {
        if points.is_empty() {
            return false;
        }
        let mut at = before.range().1;
        while at <= after.range().0 {
            let here = river.point(at);
            if !points
                .iter()
                .any(|point| distance(*point, here) <= REACH * self.scale)
            {
                return false;
            }
            at += self.step();
        }
        true
    }
}

/// The runs of the cheapest walk on borders, in order; each begins and ends in a step that agrees
/// with the direction of the river.
fn runs_of(steps: &[Step]) -> Vec<Vec<Visit>> {
    let mut runs: Vec<Vec<Visit>> = Vec::new();
    let mut run: Vec<(usize, usize, bool)> = Vec::new();
    let mut choice = steps.last().and_then(|step| {
        let choices = step.choices.iter().enumerate();
        let best = choices.min_by(|one, other| one.1.cost.total_cmp(&other.1.cost))?;
        (best.1.cost < step.course).then_some(best.0)
    });
    for (number, step) in steps.iter().enumerate().rev() {
        if choice.is_none() {
            choice = step.left;
            continue;
        }
        while let Some(here) = choice.and_then(|choice| step.choices.get(choice)) {
            run.push((number, here.segment, here.agrees));
            match here.origin {
                Origin::Before(origin) => choice = Some(origin),
                Origin::Same(origin) => {
                    choice = Some(origin);
                    break;
                }
                Origin::Course => {
                    runs.push(visits_of(std::mem::take(&mut run)));
                    choice = None;
                }
            }
        }
    }
    runs.reverse();
    runs
}

/// The visits of a run given backwards as steps with their segment and whether they agree.
fn visits_of(mut run: Vec<(usize, usize, bool)>) -> Vec<Visit> {
    let agrees = |step: &(usize, usize, bool)| step.2;
    let start = run.iter().position(agrees).unwrap_or(run.len());
    run.drain(..start);
    while run.pop_if(|step| !step.2).is_some() {}
    let mut visits: Vec<Visit> = Vec::new();
    for (step, segment, _) in run.into_iter().rev() {
        match visits.last_mut() {
            Some(visit) if visit.segment == segment => visit.last = step,
            _ => visits.push(Visit {
                segment,
                first: step,
                last: step,
            }),
        }
    }
    visits
}

/// The distance between two points in their unit.
pub(super) fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
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
