//! Virtual scrolling: the few rows of a long outline that a window shows.

use std::ops::Range;

use super::Outline;

/// The nodes to render for a `window` onto the visible `rows` of `outline`, in reading order: the
/// rows in the window, the node `focus` wherever it is, and the ancestors of all of these.
///
/// `rows` are nodes in reading order, each with its ancestors; `window` counts rows, and may extend
/// beyond them. Time and result depend on the window and on the depth of the tree, and only
/// logarithmically on the number of rows: outside the window there are only the ancestors of its
/// first row, and the path to the focus.
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
    // Ancestors precede their rows, so an ancestor of a later row that lies before the window is
    // also an ancestor of the first row.
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

/// Inserts a node in order, unless it is present.
fn add(nodes: &mut Vec<usize>, node: usize) {
    if let Err(place) = nodes.binary_search(&node) {
        nodes.insert(place, node);
    }
}
