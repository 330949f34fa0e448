//! The check that rounded arcs still form a map: no arcs cross, touch or collapse.

use std::collections::{BTreeSet, HashMap};

use super::{
    measure::{folds_back, segments_meet},
    point::{GridPoint, Point, real},
};

/// The numbers of the arcs in `rounded` that have become invalid, given the arcs they come from.
///
/// An arc is in conflict in four cases: it has become a point or has closed upon itself; it is
/// closed and has fewer than three different points; two junctions have become one; one of its
/// segments meets another segment (of any arc) elsewhere than in the vertex they share. An empty
/// result means that the arcs are planar: no ring made of them crosses itself and no two shapes
/// overlap.
#[must_use]
pub fn conflicts(original: &[Vec<Point>], rounded: &[Vec<GridPoint>]) -> BTreeSet<usize> {
    let mut bad = BTreeSet::new();
    let mut junctions: HashMap<GridPoint, (Point, usize)> = HashMap::new();
    let mut segments = Vec::new();
    for (arc, (before, after)) in original.iter().zip(rounded).enumerate() {
        let (Some(&first), Some(&last)) = (before.first(), before.last()) else {
            continue;
        };
        let (Some(&start), Some(&end)) = (after.first(), after.last()) else {
            bad.insert(arc);
            continue;
        };
        let closed = first == last;
        if closed != (start == end) || after.len() < if closed { 4 } else { 2 } {
            bad.insert(arc);
        }
        for (from, to) in [(first, start), (last, end)] {
            let (known, owner) = *junctions.entry(to).or_insert((from, arc));
            if known != from {
                bad.extend([arc, owner]);
            }
        }
        let count = after.len() - 1;
        segments.extend(after.windows(2).enumerate().map(|(i, pair)| Segment {
            arc,
            number: i,
            is_first: i == 0,
            is_last: i + 1 == count,
            start: pair[0],
            end: pair[1],
        }));
    }
    segments.sort_by_key(Segment::left);
    for (i, one) in segments.iter().enumerate() {
        let right = one.start[0].max(one.end[0]);
        for other in segments[i + 1..]
            .iter()
            .take_while(|other| other.left() <= right)
        {
            if one.clashes_with(other) {
                bad.extend([one.arc, other.arc]);
            }
        }
    }
    bad
}

/// A segment of a rounded arc.
struct Segment {
    arc: usize,
    number: usize,
    is_first: bool,
    is_last: bool,
    start: GridPoint,
    end: GridPoint,
}

impl Segment {
    fn left(&self) -> i32 {
        self.start[0].min(self.end[0])
    }

    /// Returns whether the segment ends in a junction, or in the closing point of a closed arc, at
    /// `point`.
    fn ends_arc_at(&self, point: GridPoint) -> bool {
        (self.is_first && self.start == point) || (self.is_last && self.end == point)
    }

    fn clashes_with(&self, other: &Self) -> bool {
        let shared: Vec<GridPoint> = [self.start, self.end]
            .into_iter()
            .filter(|&point| point == other.start || point == other.end)
            .collect();
        match shared[..] {
            [] => segments_meet(
                real(self.start),
                real(self.end),
                real(other.start),
                real(other.end),
            ),
            [point] => {
                let in_a_row = self.arc == other.arc && self.number.abs_diff(other.number) == 1;
                let in_a_junction = self.ends_arc_at(point) && other.ends_arc_at(point);
                let away = |segment: &Self| {
                    real(if segment.start == point {
                        segment.end
                    } else {
                        segment.start
                    })
                };
                !(in_a_row || in_a_junction) || folds_back(away(self), real(point), away(other))
            }
            _ => true,
        }
    }
}
