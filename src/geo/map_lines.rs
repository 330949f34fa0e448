//! Rivers on the grid.

use super::{
    clip::clip_line,
    follow_borders::{Borders, Measured, REACH, Stretch, distance},
    map_build::{LineLonLat, MapOptions},
    map_geometry::MapLine,
    point::{Bounds, GridPoint, Point},
    projection::Projection,
    quantise::quantise,
    simplify::simplify_arcs,
};

/// The distance, in kilometres, over which a line that has followed a border returns to its own
/// course.
const RETURN: f64 = 2.5;

/// The lines on the grid, cut to the map and its margin and simplified. Pieces that lie only in the
/// margin are left out. A line that ends on a vertex of another line, or nearer to one than the
/// tolerance (a confluence), is joined to it there.
///
/// Where a border of `arcs`, the finished arcs of the map, follows a line, the line has the
/// vertices of the border, so that the two are drawn as one.
pub(super) fn draw_lines(
    lines: &[LineLonLat],
    arcs: &[Vec<GridPoint>],
    projection: &Projection,
    extent: &Bounds,
    options: &MapOptions,
) -> Vec<MapLine> {
    let visible = extent.grown(options.line_margin * extent.width().max(extent.height()));
    let mut plane: Vec<Vec<Point>> = lines
        .iter()
        .map(|line| {
            line.points
                .iter()
                .map(|&at| projection.project(at))
                .collect()
        })
        .collect();
    snap_ends(&mut plane, options.tolerance);
    let (names, pieces): (Vec<&str>, Vec<Vec<Point>>) = lines
        .iter()
        .zip(&plane)
        .flat_map(|(line, points)| {
            let pieces = clip_line(points, &visible);
            pieces
                .into_iter()
                .filter(|piece| !clip_line(piece, extent).is_empty())
                .map(|piece| (line.name.as_str(), piece))
        })
        .unzip();
    let courses = follow(&pieces, arcs, projection.units_per_km());
    let ends: Vec<Point> = courses
        .iter()
        .flat_map(|course| course.first().into_iter().chain(course.last()))
        .flat_map(|part| part.points.first().into_iter().chain(part.points.last()))
        .copied()
        .collect();
    let mut rest = Vec::new();
    let mut tolerances = Vec::new();
    let mut counts = Vec::new();
    for course in &courses {
        let mut count = 0;
        for part in course {
            let cut = cut_at(&part.points, &ends);
            let tolerance = if part.is_border {
                0.0
            } else {
                options.tolerance
            };
            tolerances.resize(tolerances.len() + cut.len(), tolerance);
            count += cut.len();
            rest.extend(cut);
        }
        counts.push(count);
    }
    let mut rounded = quantise(&simplify_arcs(&rest, &tolerances)).into_iter();
    names
        .into_iter()
        .zip(counts)
        .map(|(name, count)| {
            let mut points: Vec<GridPoint> = rounded.by_ref().take(count).flatten().collect();
            points.dedup();
            MapLine {
                name: name.to_owned(),
                points,
            }
        })
        .filter(|line| line.points.len() > 1)
        .collect()
}

/// A part of a line: a stretch of a border, or the line's own course up to the vertices of the
/// borders beside it.
#[derive(Debug)]
struct Part {
    is_border: bool,
    points: Vec<Point>,
}

/// The lines with the vertices of the borders that they follow, as parts that begin where the part
/// before ends; the map has `scale` grid units per kilometre. Lines that meet still meet: a line
/// that ends on a vertex of another goes with it.
fn follow(lines: &[Vec<Point>], arcs: &[Vec<GridPoint>], scale: f64) -> Vec<Vec<Part>> {
    let borders = Borders::new(arcs, scale);
    let measured: Vec<Measured<'_>> = lines.iter().map(|line| Measured::new(line)).collect();
    let ends: Vec<Point> = lines
        .iter()
        .flat_map(|line| line.first().into_iter().chain(line.last()))
        .copied()
        .collect();
    let mut rivers: Vec<River<'_>> = measured
        .iter()
        .map(|line| {
            let mut stretches = borders.follow(line);
            for (at, mouth) in line.vertices().filter(|vertex| ends.contains(&vertex.1)) {
                for stretch in &mut stretches {
                    stretch.add_mouth(at, mouth, scale);
                }
            }
            River {
                line,
                stretches,
                mouths: [None, None],
            }
        })
        .collect();
    let mut courses: Vec<Vec<Part>> = rivers.iter().map(|river| river.course(scale)).collect();
    for (number, river) in rivers.iter_mut().enumerate() {
        let line = lines.get(number).map_or(&[][..], Vec::as_slice);
        let ends = [line.first(), line.last()];
        for (end, at) in ends.into_iter().enumerate() {
            let joins = |(other, line): &(usize, &Vec<Point>)| {
                *other != number && at.is_some_and(|at| line.contains(at))
            };
            let other = lines.iter().enumerate().find(joins);
            let course = other.and_then(|(other, _)| courses.get(other));
            if let (Some(&at), Some(course)) = (at, course) {
                river.join(end == 0, at, course, scale);
            }
        }
        if let Some(course) = courses.get_mut(number) {
            *course = river.course(scale);
        }
    }
    courses
}

/// A line with the stretches of borders that it follows.
struct River<'a> {
    line: &'a Measured<'a>,
    stretches: Vec<Stretch>,
    /// Where it starts and ends in other lines, if it does: the distance along it, in grid units,
    /// and the vertex of the other line.
    mouths: [Option<(f64, Point)>; 2],
}

impl River<'_> {
    /// Joins the start or the end, which was at `mouth`, to another line's `course`: to the first
    /// vertex near the mouth that both have from a border, or else to the other line's nearest.
    fn join(&mut self, is_start: bool, mouth: Point, course: &[Part], scale: f64) {
        let points = || course.iter().flat_map(|part| &part.points).copied();
        let near = |point: Point| distance(point, mouth) <= REACH * scale;
        let is_shared = |vertex: &(f64, Point)| near(vertex.1) && points().any(|at| at == vertex.1);
        let stretch = if is_start {
            self.stretches.first_mut()
        } else {
            self.stretches.last_mut()
        };
        let shared = stretch.and_then(|stretch| {
            let vertices = &mut stretch.vertices;
            let shared = if is_start {
                vertices
                    .iter()
                    .rposition(is_shared)
                    .filter(|at| at + 1 < vertices.len())
            } else {
                vertices.iter().position(is_shared).filter(|at| *at > 0)
            }?;
            if is_start {
                vertices.drain(..shared);
                vertices.first().copied()
            } else {
                vertices.truncate(shared + 1);
                vertices.last().copied()
            }
        });
        let nearest = || {
            let order = |one: &Point, other: &Point| {
                distance(*one, mouth).total_cmp(&distance(*other, mouth))
            };
            let at = if is_start { 0.0 } else { self.line.length() };
            Some((at, points().min_by(order)?))
        };
        if let Some(mouth) = self.mouths.get_mut(usize::from(!is_start)) {
            *mouth = shared.or_else(nearest);
        }
    }

    /// The parts of the line. Beside a border and a mouth its own course is shifted to meet them;
    /// the shift fades over [`RETURN`] kilometres, or over the whole of a shorter part.
    fn course(&self, scale: f64) -> Vec<Part> {
        let mut parts = Vec::new();
        let [mut from, to] = self.mouths;
        for stretch in &self.stretches {
            parts.extend(self.own_part(from, stretch.vertices.first().copied(), scale));
            parts.push(Part {
                is_border: true,
                points: stretch.vertices.iter().map(|vertex| vertex.1).collect(),
            });
            from = stretch.vertices.last().copied();
        }
        parts.extend(self.own_part(from, to, scale));
        parts
    }

    /// The line's own course between two of its distances that are shifted to a given point; `None`
    /// stands for the end of the line, which is free. Nothing if that is no line.
    fn own_part(
        &self,
        from: Option<(f64, Point)>,
        to: Option<(f64, Point)>,
        scale: f64,
    ) -> Option<Part> {
        let begin = from.map_or(f64::NEG_INFINITY, |from| from.0);
        let finish = to.map_or(f64::INFINITY, |to| to.0);
        let reach = (RETURN * scale).min(finish - begin);
        let shift = |fixed: Option<(f64, Point)>, at: f64| {
            fixed.map_or([0.0, 0.0], |(fixed_at, point)| {
                let own = self.line.point(fixed_at);
                let weight = fade((at - fixed_at).abs() / reach);
                [weight * (point[0] - own[0]), weight * (point[1] - own[1])]
            })
        };
        let inner = self
            .line
            .vertices()
            .filter(|(at, _)| begin < *at && *at < finish);
        let shifted = inner.map(|(at, [x, y])| {
            let ([ax, ay], [bx, by]) = (shift(from, at), shift(to, at));
            [x + ax + bx, y + ay + by]
        });
        let mut points: Vec<Point> = from.map(|from| from.1).into_iter().collect();
        points.extend(shifted);
        points.extend(to.map(|to| to.1));
        points.dedup();
        (points.len() > 1).then_some(Part {
            is_border: false,
            points,
        })
    }
}

/// A weight that falls smoothly from 1 at 0 to 0 at 1; those of `x` and `1 − x` add up to 1.
fn fade(x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    1.0 - x * x * (3.0 - 2.0 * x)
}

/// Moves each end of a line to the nearest vertex of another line, if one is within `reach` units.
fn snap_ends(lines: &mut [Vec<Point>], reach: f64) {
    for i in 0..lines.len() {
        let mut line = std::mem::take(&mut lines[i]);
        for end in [0, line.len().saturating_sub(1)] {
            let Some(&[x, y]) = line.get(end) else {
                continue;
            };
            let distance = |point: &Point| (point[0] - x).hypot(point[1] - y);
            let nearest = lines
                .iter()
                .flatten()
                .min_by(|a, b| distance(a).total_cmp(&distance(b)));
            if let Some(&nearest) = nearest.filter(|point| distance(point) <= reach) {
                line[end] = nearest;
            }
        }
        lines[i] = line;
    }
}

/// Cuts a line at those of its inner vertices that are in `ends`.
fn cut_at(line: &[Point], ends: &[Point]) -> Vec<Vec<Point>> {
    let mut stretches = Vec::new();
    let mut stretch = Vec::new();
    for (i, point) in line.iter().enumerate() {
        stretch.push(*point);
        if i > 0 && i + 1 < line.len() && ends.contains(point) {
            stretches.push(std::mem::replace(&mut stretch, vec![*point]));
        }
    }
    stretches.push(stretch);
    stretches
}

#[cfg(test)]
mod tests;
