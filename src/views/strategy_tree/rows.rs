//! The visible rows of the tree, with everything that a row shows.

use crate::plan::NodeKey;
use crate::tree::{Folds, Outline, Placed, Point, Spacing, TidyLayout, connector, tidy};
use crate::views::state::Explorer;

/// Half a row in pixels at the root font size of 16 px; the style sheet says the same in rem.
const HALF_ROW: i32 = 24;
/// Width of a column and of the space to the next, in the same pixels.
const COLUMN: i32 = 200;
const GAP: i32 = 28;

/// A visible row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::views) struct Row {
    /// Its index in the outline; the rows are in the outline's order.
    pub(super) node: usize,
    pub(super) level: u32,
    pub(super) position: usize,
    pub(super) set_size: usize,
    /// `None` for a leaf.
    pub(super) expanded: Option<bool>,
    pub(super) column: u32,
    /// In half rows.
    pub(super) y: i32,
    /// The parent's place among the rows.
    parent: Option<usize>,
}

/// The rows and the size of their drawing.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::views) struct Layout {
    pub(super) rows: Vec<Row>,
    height: i32,
    columns: u32,
}

impl Layout {
    /// The nodes that have a row, with their keys.
    pub(super) fn nodes(&self, explorer: Explorer) -> Vec<(usize, NodeKey)> {
        let rows = self.rows.iter();
        rows.filter_map(|row| Some((row.node, explorer.node(row.node)?)))
            .collect()
    }

    /// Whether a row is one of these nodes.
    pub(in crate::views) fn shows(&self, these: impl Fn(usize) -> bool) -> bool {
        self.rows.iter().any(|row| these(row.node))
    }

    /// The row of a node.
    pub(super) fn row(&self, node: usize) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&node, |row| row.node).ok()?;
        self.rows.get(at)
    }

    /// The node that the Tab key leads to: the one that the keyboard stands on, or the first.
    pub(super) fn tab_stop(&self, explorer: Explorer, focus: Option<&NodeKey>) -> Option<usize> {
        let focus = focus.and_then(|key| explorer.with_tree(|outline, _| outline.find(key)));
        let row = focus
            .and_then(|node| self.row(node))
            .or_else(|| self.rows.first());
        row.map(|row| row.node)
    }
}

/// Lays the visible rows out.
pub(in crate::views) fn layout_of(outline: &Outline<NodeKey>, folds: &Folds<NodeKey>) -> Layout {
    let visible = folds.visible(outline);
    let TidyLayout {
        rows,
        height,
        columns,
    } = tidy(outline, &visible, Spacing::default());
    let place_of = |node: usize| visible.binary_search(&node).ok();
    let rows = rows
        .into_iter()
        .filter_map(|Placed { node, column, y }| {
            let key = outline.key(node)?;
            Some(Row {
                expanded: outline.is_parent(node).then(|| folds.is_open(key)),
                level: outline.level(node),
                position: outline.position(node),
                set_size: outline.set_size(node),
                parent: outline.parent(node).and_then(place_of),
                node,
                column,
                y,
            })
        })
        .collect();
    Layout {
        rows,
        height,
        columns,
    }
}

/// Width and height of the drawing, in pixels at the root font size of 16 px.
pub(super) fn drawing_size(layout: &Layout) -> [i32; 2] {
    let columns = layout.columns as i32;
    [columns * (COLUMN + GAP), (layout.height + 2) * HALF_ROW]
}

/// The lines from parents to children.
pub(super) fn connectors(layout: &Layout) -> String {
    let middle = |row: &Row| (row.y + 1) * HALF_ROW;
    let left = |row: &Row| row.column as i32 * (COLUMN + GAP);
    layout
        .rows
        .iter()
        .filter_map(|row| Some((layout.rows.get(row.parent?)?, row)))
        .map(|(parent, row)| {
            connector(
                Point {
                    x: left(parent) + COLUMN,
                    y: middle(parent),
                },
                Point {
                    x: left(row),
                    y: middle(row),
                },
            )
        })
        .collect()
}

/// The classes that put a row in its place: its column, and the decimal digits of its half row that
/// are not zero.
pub(super) fn place_classes(row: &Row) -> String {
    let y = row.y.max(0);
    let mut classes = format!("tree__row c{}", row.column);
    for (name, unit) in [('k', 1000), ('h', 100), ('t', 10), ('u', 1)] {
        let digit = y / unit % 10;
        if digit > 0 {
            classes += &format!(" {name}{digit}");
        }
    }
    classes
}
