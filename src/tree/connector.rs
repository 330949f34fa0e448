//! The connector line from a parent to a child.

/// A point in whole pixels, y downward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Position to the right.
    pub x: i32,
    /// Position downward.
    pub y: i32,
}

/// SVG path data from the edge of a parent to the edge of its child: a cubic Bézier curve that
/// starts and ends horizontally, or a straight line if both are level.
#[must_use]
pub fn connector(parent: Point, child: Point) -> String {
    let Point { x, y } = parent;
    if y == child.y {
        return format!("M{x} {y}H{}", child.x);
    }
    let middle = x.midpoint(child.x);
    format!(
        "M{x} {y}C{middle} {y} {middle} {1} {0} {1}",
        child.x, child.y
    )
}
