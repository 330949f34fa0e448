//! Clipping of lines to a box.

use super::point::{Bounds, Point};

/// The pieces of a line that lie in `bounds`, in order, cut exactly at its sides.
///
/// Each segment is clipped by Liang and Barsky's method (ACM Transactions on Graphics 3(1), 1984).
/// Every piece has two points or more.
#[must_use]
pub fn clip_line(line: &[Point], bounds: &Bounds) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut piece: Vec<Point> = Vec::new();
    for pair in line.windows(2) {
        let Some((start, end)) = clip_segment(pair[0], pair[1], bounds) else {
            continue;
        };
        if piece.last() != Some(&start) {
            pieces.push(std::mem::replace(&mut piece, vec![start]));
        }
        if end != start {
            piece.push(end);
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// The part of a segment inside the box; ends that are inside stay bit for bit the same.
fn clip_segment(a: Point, b: Point, bounds: &Bounds) -> Option<(Point, Point)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let step = b[axis] - a[axis];
        let (low, high) = (bounds.min[axis] - a[axis], bounds.max[axis] - a[axis]);
        if step == 0.0 {
            if low > 0.0 || high < 0.0 {
                return None;
            }
            continue;
        }
        let (near, far) = if step > 0.0 {
            (low / step, high / step)
        } else {
            (high / step, low / step)
        };
        enter = enter.max(near);
        leave = leave.min(far);
    }
    if enter > leave {
        return None;
    }
    let at = |t: f64| [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    let start = if enter > 0.0 { at(enter) } else { a };
    let end = if leave < 1.0 { at(leave) } else { b };
    Some((start, end))
}
