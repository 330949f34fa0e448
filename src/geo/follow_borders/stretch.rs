//! The stretches of a river that are drawn on borders: from a walk on them, and apart from each other.

use super::walk::Visit;
use super::{
    Borders, Measured, ON_SEGMENT, OVERHANG, REACH, SHORTEST, STEP, count, distance, foot,
    on_segment,
};
use crate::geo::measure::distance_to_segment;
use crate::geo::point::Point;

/// Vertices of borders that take the place of a stretch of a river: two or more, in the river's
/// order, each with the distance along the river, in grid units, of the point it replaces.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::geo) struct Stretch {
    pub(in crate::geo) vertices: Vec<(f64, Point)>,
}

impl Stretch {
    /// The distances along the river at which the stretch begins and ends, in grid units.
    pub(in crate::geo) fn range(&self) -> (f64, f64) {
        let at = |vertex: Option<&(f64, Point)>| vertex.map_or(0.0, |vertex| vertex.0);
        (at(self.vertices.first()), at(self.vertices.last()))
    }

    /// Adds a vertex where the border is nearest to a confluence, the point `mouth` at a distance
    /// along the river, if it is near and has none there; the map has `scale` grid units per
    /// kilometre.
    pub(in crate::geo) fn add_mouth(&mut self, at: f64, mouth: Point, scale: f64) {
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

impl Borders {
    /// The vertices of a run from the point of the border nearest to its first step to that nearest
    /// to its last; `None` if it is too short. A point far from the next vertex is a vertex itself,
    /// on the grid.
    pub(super) fn stretch(&self, run: &[Visit], river: &Measured<'_>) -> Option<Stretch> {
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
    pub(super) fn separate(&self, stretches: Vec<Stretch>, river: &Measured<'_>) -> Vec<Stretch> {
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
