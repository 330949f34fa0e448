//! Rivers on the grid.

use super::{
    clip::clip_line,
    map_build::{LineLonLat, MapOptions},
    map_geometry::MapLine,
    point::{Bounds, GridPoint, Point},
    projection::Projection,
    quantise::quantise,
    simplify::simplify_arcs,
};

/// The lines on the grid, cut to the map and its margin and simplified. Pieces that lie only in the
/// margin are left out. A line that ends on a vertex of another line, or nearer to one than the
/// tolerance (a confluence), is joined to it there.
pub(super) fn draw_lines(
    lines: &[LineLonLat],
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
    let projected: Vec<(&str, Vec<Point>)> = lines
        .iter()
        .zip(&plane)
        .flat_map(|(line, points)| {
            let pieces = clip_line(points, &visible);
            pieces
                .into_iter()
                .filter(|piece| !clip_line(piece, extent).is_empty())
                .map(|piece| (line.name.as_str(), piece))
        })
        .collect();
    let ends: Vec<Point> = projected
        .iter()
        .flat_map(|(_, points)| points.first().into_iter().chain(points.last()).copied())
        .collect();
    let stretches: Vec<Vec<Vec<Point>>> = projected
        .iter()
        .map(|(_, points)| cut_at(points, &ends))
        .collect();
    let arcs: Vec<Vec<Point>> = stretches.iter().flatten().cloned().collect();
    let rounded = quantise(&simplify_arcs(&arcs, &vec![options.tolerance; arcs.len()]));
    let mut rounded = rounded.into_iter();
    projected
        .iter()
        .zip(&stretches)
        .map(|((name, _), stretches)| {
            let mut points: Vec<GridPoint> =
                rounded.by_ref().take(stretches.len()).flatten().collect();
            points.dedup();
            MapLine {
                name: (*name).to_owned(),
                points,
            }
        })
        .filter(|line| line.points.len() > 1)
        .collect()
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
