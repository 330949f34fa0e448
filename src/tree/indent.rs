//! The indented outline: one row below another.

use super::{Outline, Placed, ROW, TidyLayout};

/// Places the visible `rows` of `outline` one below another, each in the column of its level.
#[must_use]
pub fn indented<K>(outline: &Outline<K>, rows: &[usize]) -> TidyLayout {
    let rows: Vec<Placed> = rows
        .iter()
        .zip(0..)
        .map(|(&node, row)| Placed {
            node,
            column: outline.level(node).saturating_sub(1),
            y: row * ROW,
        })
        .collect();
    TidyLayout {
        height: rows.last().map_or(0, |last| last.y + ROW),
        columns: rows.iter().map(|row| row.column + 1).max().unwrap_or(0),
        rows,
    }
}
