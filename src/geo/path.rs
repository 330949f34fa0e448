//! SVG path data in whole numbers, made short by relative commands.

use std::fmt::Write;

use super::point::GridPoint;

/// Appends path data for a line or a closed ring to `data`: `M x y l dx dy …`, with `z` in place of
/// the last point if the first point returns. Numbers are separated only where they would run
/// together. No points give no data.
pub fn push_path(data: &mut String, points: &[GridPoint]) {
    let (points, end) = match points {
        [first, middle @ .., last] if first == last && middle.len() > 1 => {
            (&points[..points.len() - 1], "z")
        }
        _ => (points, ""),
    };
    let Some(&first) = points.first() else { return };
    push_numbers(data, 'M', first);
    let mut before = first;
    for (i, &point) in points.iter().enumerate().skip(1) {
        let step = [
            point[0].wrapping_sub(before[0]),
            point[1].wrapping_sub(before[1]),
        ];
        push_numbers(data, if i == 1 { 'l' } else { ' ' }, step);
        before = point;
    }
    data.push_str(end);
}

/// Appends a command (a space repeats the last one) and a pair of numbers.
fn push_numbers(data: &mut String, command: char, [x, y]: GridPoint) {
    if command != ' ' || x >= 0 {
        data.push(command);
    }
    let separator = if y < 0 { "" } else { " " };
    // Writing to a string cannot fail.
    let _ = write!(data, "{x}{separator}{y}");
}
