//! Where a pointing device aims that goes for the middle of a shape's box.

use crate::geo::{GridPoint, MapGeometry};

/// How many steps the box is widened in, on one side, up to its own size.
const STEPS: i32 = 24;
/// Free space that the aim must have around it, in grid units.
const CLEARANCE: f64 = 60.0;

/// A point that, drawn with a shape, moves the middle of their common box into the shape.
///
/// Switch controls, voice control and test drivers press an element in the middle of its box,
/// and the middle of a bent shape may lie in a neighbour. `None` where the middle is good, or
/// where no such point lies on the map.
pub fn hit_point(map: &MapGeometry, shape: usize) -> Option<GridPoint> {
    let bounds = map.bounds(shape)?;
    let free = |[x, y]: [f64; 2]| {
        let around = [[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]];
        around
            .iter()
            .all(|[dx, dy]| map.contains(shape, [x + dx * CLEARANCE, y + dy * CLEARANCE]))
    };
    let middle = |min: GridPoint, max: GridPoint| [0, 1].map(|i| f64::from(min[i] + max[i]) / 2.0);
    if free(middle(bounds.min, bounds.max)) {
        return None;
    }
    let on_map = |[x, y]: GridPoint| (0..=map.width).contains(&x) && (0..=map.height).contains(&y);
    for step in 1..=STEPS {
        let (dx, dy) = (
            bounds.width() * step / STEPS,
            bounds.height() * step / STEPS,
        );
        let sides = [
            [bounds.min[0], bounds.max[1] + dy],
            [bounds.min[0], bounds.min[1] - dy],
            [bounds.min[0] - dx, bounds.min[1]],
            [bounds.max[0] + dx, bounds.min[1]],
        ];
        for point in sides.into_iter().filter(|point| on_map(*point)) {
            let min = [0, 1].map(|i| bounds.min[i].min(point[i]));
            let max = [0, 1].map(|i| bounds.max[i].max(point[i]));
            if free(middle(min, max)) {
                return Some(point);
            }
        }
    }
    None
}
