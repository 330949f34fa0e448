//! The few rows of a long outline that a window shows.

use std::ops::Range;

use super::Outline;

/// What a `window` onto the visible `rows` of `outline` shows, in reading order: the rows in it, the
/// node `focus` wherever it is, and the ancestors of all these.
///
/// `rows` are nodes in reading order, each with its ancestors; `window` counts rows, and may reach
/// beyond them. Time and result depend on the window and on the depth of the tree, and only
/// logarithmically on the rows: outside the window there are no more than the ancestors of its first
/// row, and the path to the focus.
#[must_use]
pub fn shown<K>(
    outline: &Outline<K>,
    rows: &[usize],
    window: Range<usize>,
    focus: Option<usize>,
) -> Vec<usize> {
    let end = window.end.min(rows.len());
    let mut shown = match rows.get(window.start.min(end)..end) {
        Some(inside) => inside.to_vec(),
        None => Vec::new(),
    };
    // The ancestors of a row stand before it; those of a later one that are before the window are
    // ancestors of the first.
    let first = shown.first().copied();
    let focus = focus.filter(|focus| rows.binary_search(focus).is_ok());
    for node in [first, focus].into_iter().flatten() {
        add(&mut shown, node);
        outline
            .ancestors(node)
            .for_each(|ancestor| add(&mut shown, ancestor));
    }
    shown
}

/// Adds a node in its place, unless it is there.
fn add(nodes: &mut Vec<usize>, node: usize) {
    if let Err(place) = nodes.binary_search(&node) {
        nodes.insert(place, node);
    }
}
