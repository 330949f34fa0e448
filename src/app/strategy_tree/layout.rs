//! The visible rows of the tree, their places, and the lines between them.

use std::ops::Range;

use crate::client_index::ClientIndex;
use crate::model::plan::NodeKey;
use crate::route::Lens;
use crate::tree::{
    Folds, Outline, Placed, Point, ROW, Spacing, TidyLayout, columned, connector, indented,
    reaches, shown, tidy,
};

/// Half the height of a row in pixels at the root font size of 16 px; the style sheet has it in rem.
const HALF_ROW: i32 = 24;
/// The same on the page of the tree, where titles have up to three lines.
const HIGH_HALF_ROW: i32 = 30;
/// The width of a column and of the gap to the next, in the same pixels.
const COLUMN: i32 = 200;
const GAP: i32 = 28;
/// The most rows that are all rendered. Of a longer tree only those near the screen are, as a list.
const MOST_ROWS: usize = 600;

/// How the tree is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// A tidy tree with lines, or a list if it is long.
    #[default]
    Tidy,
    /// On its own page, one row below the other.
    List,
    /// On its own page, in columns by level.
    Columns,
}

/// A visible row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Its index in the outline; rows are in the outline's order.
    pub(super) node: usize,
    pub(super) level: u32,
    pub(super) position: usize,
    pub(super) set_size: usize,
    /// `None` for a leaf.
    pub(super) expanded: Option<bool>,
    pub(super) column: u32,
    /// In half rows.
    pub(super) y: i32,
    /// In half rows too.
    height: i32,
    /// The parent's index among the rows.
    parent: Option<usize>,
}

/// The visible rows and the size of their drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    pub(super) lens: Lens,
    pub(super) rows: Vec<Row>,
    /// Whether rows are missing because their words have not been fetched.
    pub(super) awaits_sentences: bool,
    form: Form,
    is_long: bool,
    /// In half rows.
    height: i32,
    columns: u32,
}

impl Layout {
    /// Lays the visible rows out.
    pub(super) fn new(
        lens: Lens,
        outline: &Outline<NodeKey>,
        folds: &Folds<NodeKey>,
        form: Form,
    ) -> Self {
        let visible = folds.visible(outline);
        let is_long = form != Form::Tidy || visible.len() > MOST_ROWS;
        let drawn = match form {
            Form::Columns => columned(outline, &visible),
            _ if is_long => indented(outline, &visible),
            _ => tidy(outline, &visible, Spacing::default()),
        };
        let heights = match form {
            Form::Tidy => Vec::new(),
            Form::List | Form::Columns => reaches(&drawn),
        };
        let TidyLayout {
            rows: placed,
            height,
            columns,
        } = drawn;
        let index_of = |node: usize| visible.binary_search(&node).ok();
        let rows = placed.iter().enumerate().filter_map(|(at, placed)| {
            let &Placed { node, column, y } = placed;
            let key = outline.key(node)?;
            Some(Row {
                expanded: outline.is_parent(node).then(|| folds.is_open(key)),
                level: outline.level(node),
                position: outline.position(node),
                set_size: outline.set_size(node),
                parent: outline.parent(node).and_then(index_of),
                node,
                column,
                y,
                height: heights.get(at).copied().unwrap_or(ROW),
            })
        });
        Self {
            lens,
            rows: rows.collect(),
            awaits_sentences: false,
            form,
            is_long,
            height,
            columns,
        }
    }

    /// The layout to show after `before`: `self` if the words of all its rows are here, else the rows
    /// that were shown before, or the first level of another tree.
    pub(super) fn or_waiting(
        self,
        before: Option<&Self>,
        index: &ClientIndex,
        sentences: &str,
    ) -> Self {
        let is_quoted = |row: &Row| index.is_quoted(self.lens, row.node);
        if !sentences.is_empty() || !self.rows.iter().any(is_quoted) {
            return self;
        }
        let shown = before
            .filter(|before| before.lens == self.lens && before.form == self.form)
            .cloned();
        let first_level = || Self::new(self.lens, index.tree(self.lens), &Folds::new(), self.form);
        Self {
            awaits_sentences: true,
            ..shown.unwrap_or_else(first_level)
        }
    }

    /// Whether only the rows near the screen are rendered.
    pub(super) const fn is_long(&self) -> bool {
        self.is_long
    }

    /// The value of `data-virtual` while only the rows near the screen are rendered.
    pub(super) const fn virtual_form(&self) -> Option<&'static str> {
        match self.form {
            Form::Columns => Some("columns"),
            Form::List => Some("list"),
            _ if self.is_long => Some(""),
            _ => None,
        }
    }

    /// The nodes of the rows to render, in order: all, or of a long tree those in the window, `stop`,
    /// and their ancestors.
    pub(super) fn rendered(
        &self,
        outline: &Outline<NodeKey>,
        window: Range<usize>,
        stop: Option<usize>,
    ) -> Vec<usize> {
        let nodes: Vec<usize> = self.rows.iter().map(|row| row.node).collect();
        match self.form {
            Form::Columns => {
                let is_near = |row: &&Row| {
                    let [top, bottom] = [row.y, row.y + row.height].map(|y| (y / ROW) as usize);
                    let leads_to =
                        |stop| stop == row.node || outline.ancestors(stop).any(|a| a == row.node);
                    top < window.end && bottom > window.start || stop.is_some_and(leads_to)
                };
                self.rows
                    .iter()
                    .filter(is_near)
                    .map(|row| row.node)
                    .collect()
            }
            _ if self.is_long => shown(outline, &nodes, window, stop),
            _ => nodes,
        }
    }

    /// The window onto a long tree of which this is on the screen, in shares of its height: one screen
    /// more above and below, in steps of half a screen.
    pub(super) fn window_onto(&self, [top, bottom]: [f64; 2]) -> Range<usize> {
        let rows = f64::from(drawing_height(self.height) / ROW);
        let row = |share: f64| (share * rows).clamp(0.0, rows) as usize;
        let (top, bottom) = (row(top), row(bottom));
        let step = ((bottom - top) / 2).max(8);
        let start = (top - top % step).saturating_sub(2 * step);
        start..bottom - bottom % step + 3 * step
    }

    /// The row of a node.
    pub(super) fn row(&self, node: usize) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&node, |row| row.node).ok()?;
        self.rows.get(at)
    }

    /// The node that the Tab key leads to: the focused one, or the first.
    pub(super) fn tab_stop(&self, focused: Option<usize>) -> Option<usize> {
        let row = focused.and_then(|node| self.row(node));
        row.or_else(|| self.rows.first()).map(|row| row.node)
    }

    /// The width and height of the drawing, in pixels at the root font size of 16 px.
    pub(super) fn size(&self) -> [i32; 2] {
        let width = match self.is_long {
            true => COLUMN,
            false => self.columns as i32 * (COLUMN + GAP),
        };
        let half_row = match self.form {
            Form::Tidy => HALF_ROW,
            Form::List | Form::Columns => HIGH_HALF_ROW,
        };
        [width, drawing_height(self.height) * half_row]
    }

    /// The lines from parents to children, as an SVG path; a long tree is a list without lines.
    pub(super) fn connectors(&self) -> String {
        if self.is_long {
            return String::new();
        }
        let middle = |row: &Row| (row.y + 1) * HALF_ROW;
        let left = |row: &Row| row.column as i32 * (COLUMN + GAP);
        let pairs = self.rows.iter().filter_map(|row| {
            let parent = self.rows.get(row.parent?)?;
            Some((parent, row))
        });
        pairs
            .map(|(parent, row)| {
                let from = Point {
                    x: left(parent) + COLUMN,
                    y: middle(parent),
                };
                let to = Point {
                    x: left(row),
                    y: middle(row),
                };
                connector(from, to)
            })
            .collect()
    }
}

/// The height of the drawing, in half rows.
const fn drawing_height(height: i32) -> i32 {
    height + 2
}

impl Row {
    /// The classes that place the row: its column, and the decimal digits of `y` and of its height that
    /// are not zero.
    /// The style sheet adds them up, as the content policy forbids `style` attributes.
    pub(super) fn classes(&self) -> String {
        const DIGITS: [(char, i32); 6] = [
            ('m', 100_000),
            ('l', 10_000),
            ('k', 1000),
            ('h', 100),
            ('t', 10),
            ('u', 1),
        ];
        let mut classes = format!("tree__row c{}", self.column);
        let mut add = |name: char, digit: i32| {
            if digit > 0 {
                classes += &format!(" {name}{digit}");
            }
        };
        for (name, unit) in DIGITS {
            add(name, self.y.max(0) / unit % 10);
            if self.height > ROW {
                // What is higher than a row says how much, in rows.
                add(name.to_ascii_uppercase(), self.height / ROW / unit % 10);
            }
        }
        classes
    }
}
