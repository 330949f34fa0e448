//! The visible rows of the tree, with everything that a row shows.

use std::ops::Range;

use crate::model::plan::NodeKey;
use crate::tree::{
    Folds, Outline, Placed, Point, ROW, Spacing, TidyLayout, connector, indented, shown, tidy,
};
use crate::views::state::Explorer;

/// Half a row in pixels at the root font size of 16 px; the style sheet says the same in rem.
const HALF_ROW: i32 = 24;
/// Width of a column and of the space to the next, in the same pixels.
const COLUMN: i32 = 200;
const GAP: i32 = 28;
/// The most rows that are all on the page. Of more only those near the screen are, one below the other.
const MOST: usize = 600;
/// What is shown of a long tree before it is known what is seen of it.
const FIRST: Range<usize> = 0..48;

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
    /// Of more than [`MOST`] rows: which of them are near the screen.
    window: Option<Range<usize>>,
}

impl Layout {
    /// Whether the page has only the rows that are near the screen.
    pub(super) const fn is_long(&self) -> bool {
        self.window.is_some()
    }

    /// The rows that are to be on the page, in order: all, or of a long tree those near the screen,
    /// the one of the node `stop`, and their ancestors.
    pub(super) fn shown(&self, outline: &Outline<NodeKey>, stop: Option<usize>) -> Vec<Row> {
        let Some(window) = &self.window else {
            return self.rows.clone();
        };
        let nodes: Vec<usize> = self.rows.iter().map(|row| row.node).collect();
        let shown = shown(outline, &nodes, window.clone(), stop);
        shown
            .into_iter()
            .filter_map(|node| self.row(node).copied())
            .collect()
    }

    /// The window onto a long tree of which so much is seen, in shares of the height of its drawing;
    /// `None` where it is the present one, and for trees that are not long.
    pub(super) fn window_onto(&self, [top, bottom]: [f64; 2]) -> Option<Range<usize>> {
        let present = self.window.as_ref()?;
        let rows = f64::from(drawing_height(self.height) / ROW);
        // `clamp` would bring the printing of numbers with it, for its panic.
        let row = |share: f64| (share * rows).max(0.0).min(rows) as usize;
        let (top, bottom) = (row(top), row(bottom));
        // A screen more above and below, in steps of half a screen.
        let step = ((bottom - top) / 2).max(8);
        let start = (top - top % step).saturating_sub(2 * step);
        let window = start..bottom - bottom % step + 3 * step;
        (window != *present).then_some(window)
    }

    /// Sees a long tree through another window.
    pub(super) fn look_through(&mut self, window: Range<usize>) {
        if self.is_long() {
            self.window = Some(window);
        }
    }

    /// Sees a long tree as the one before was seen.
    pub(in crate::views) fn look_like(&mut self, before: &Self) {
        if let Some(window) = &before.window {
            self.look_through(window.clone());
        }
    }

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
    let is_long = visible.len() > MOST;
    let placed = if is_long {
        indented(outline, &visible)
    } else {
        tidy(outline, &visible, Spacing::default())
    };
    let TidyLayout {
        height, columns, ..
    } = placed;
    let place_of = |node: usize| visible.binary_search(&node).ok();
    let rows = placed
        .rows
        .iter()
        .filter_map(|&Placed { node, column, y }| {
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
        window: is_long.then_some(FIRST),
    }
}

/// The height of the drawing, in half rows.
const fn drawing_height(height: i32) -> i32 {
    height + 2
}

/// Width and height of the drawing, in pixels at the root font size of 16 px.
pub(super) fn drawing_size(layout: &Layout) -> [i32; 2] {
    let columns = layout.columns as i32;
    let width = if layout.is_long() {
        COLUMN
    } else {
        columns * (COLUMN + GAP)
    };
    [width, drawing_height(layout.height) * HALF_ROW]
}

/// The lines from parents to children; a long tree is an outline without lines.
pub(super) fn connectors(layout: &Layout) -> String {
    if layout.is_long() {
        return String::new();
    }
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
    for (name, unit) in [
        ('m', 100_000),
        ('l', 10_000),
        ('k', 1000),
        ('h', 100),
        ('t', 10),
        ('u', 1),
    ] {
        let digit = y / unit % 10;
        if digit > 0 {
            classes += &format!(" {name}{digit}");
        }
    }
    classes
}
