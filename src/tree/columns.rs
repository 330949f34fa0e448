//! Columns: a parent begins on the line of its first child and reaches down to its last.

use super::{Outline, Placed, ROW, TidyLayout};

/// Places the visible `rows` of `outline` in columns by level.
///
/// A row begins no line of its own if it is the first child of the row before it. What is opened or
/// closed moves nothing that is above it.
#[must_use]
pub fn columned<K>(outline: &Outline<K>, rows: &[usize]) -> TidyLayout {
    let mut layout = TidyLayout::default();
    let mut y = 0;
    for &node in rows {
        let column = outline.level(node).saturating_sub(1);
        let before = layout.rows.last();
        if before.is_some_and(|before| column <= before.column) {
            y += ROW;
        }
        layout.columns = layout.columns.max(column + 1);
        layout.rows.push(Placed { node, column, y });
    }
    layout.height = if rows.is_empty() { 0 } else { y + ROW };
    layout
}

/// How far down each row of a layout reaches, in half rows: as far as its visible descendants, so that
/// its title can stay in sight of them. For layouts in which rows go down in reading order.
#[must_use]
pub fn reaches(layout: &TidyLayout) -> Vec<i32> {
    let mut reaches = vec![ROW; layout.rows.len()];
    // The rows whose end is not known yet: index, column and top.
    let mut open: Vec<(usize, u32, i32)> = Vec::new();
    let mut end = |(at, _, top): (usize, u32, i32), y: i32| {
        if let Some(reach) = reaches.get_mut(at) {
            *reach = y - top;
        }
    };
    for (at, row) in layout.rows.iter().enumerate() {
        while let Some(ended) = open.pop_if(|(_, own, _)| *own >= row.column) {
            end(ended, row.y);
        }
        open.push((at, row.column, row.y));
    }
    for ended in open {
        end(ended, layout.height);
    }
    reaches
}
