//! The tree as a picture.

use super::legend::{Entry, Mark, node_mark};
use super::sheet::{Line, Middle, n, sheet, stroke};
use super::words::lines;
use super::{Picture, View};
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{NodeKey, Relation, Selection};
use crate::tree::{Folds, Outline, Placed, Point, Spacing, TidyLayout, connector, tidy};

/// The height of half a row.
const HALF_ROW: i32 = 29;
/// The width of a column.
const COLUMN: i32 = 268;
/// The space between columns.
const GAP: i32 = 40;
/// The vertical space between boxes.
const APART: i32 = 8;
/// The horizontal padding of boxes.
const INSIDE: f64 = 13.0;
/// The width of the fold sign.
const FOLD: f64 = 20.0;
/// The font size in the first column.
const FIRST: f64 = 16.0;
/// The font size in the other columns.
const OTHERS: f64 = 15.0;

/// Draws the current view of the tree: the lens of the address, with the nodes open for which
/// `is_open` returns true.
pub fn tree(view: View, is_open: &dyn Fn(&NodeKey) -> bool) -> Picture {
    let (plan, m) = (view.plan, &view.plan.messages);
    let lens = view.location.query.lens;
    let outline = plan.lens_outline(lens);
    let mut folds = Folds::new();
    for key in outline.keys() {
        if is_open(key) {
            folds.open(key);
        }
    }
    let layout = tidy(&outline, &folds.visible(&outline), Spacing::default());
    let drawing = Drawing {
        view,
        outline: &outline,
        folds: &folds,
        layout: &layout,
        selection: view.selection(),
    };
    let kind = format!("{} · {}", m.get(Msg::TreeTitle), m.get(lens.message()));
    let columns = i32::try_from(layout.columns)
        .unwrap_or(i32::MAX)
        .clamp(1, 64);
    let middle = Middle {
        size: [
            f64::from(columns * (COLUMN + GAP) - GAP),
            f64::from(layout.height.max(2).saturating_mul(HALF_ROW)),
        ],
        kind: &kind,
        entries: &drawing.entries(),
        is_map: false,
    };
    sheet(view, &middle, &|html, at| drawing.draw(html, at))
}

/// The data of a tree picture.
struct Drawing<'a> {
    view: View<'a>,
    outline: &'a Outline<NodeKey>,
    folds: &'a Folds<NodeKey>,
    layout: &'a TidyLayout,
    selection: Selection,
}

impl Drawing<'_> {
    /// The relation of a row to the selection; `None` without a selection.
    fn concern(&self, row: &Placed) -> Option<Relation> {
        self.view
            .concern(self.outline.key(row.node)?, &self.selection)
    }

    /// The legend entries of the marks in use.
    fn entries(&self) -> Vec<Entry> {
        let m = &self.view.plan.messages;
        let there: Vec<Relation> = self
            .layout
            .rows
            .iter()
            .filter_map(|row| self.concern(row))
            .collect();
        let marks = Relation::ALL
            .into_iter()
            .filter(|relation| there.contains(relation));
        marks
            .map(|relation| Entry {
                mark: Mark::Node(relation),
                words: m.get(relation.message()).to_owned(),
                note: String::new(),
            })
            .collect()
    }

    fn draw(&self, html: &mut Html, [left, top]: [f64; 2]) {
        let place = format!("translate({} {})", n(left), n(top));
        html.open("g", &[("transform", &place)]);
        let rows = &self.layout.rows;
        let edge = |row: &Placed| i32::try_from(row.column).unwrap_or_default() * (COLUMN + GAP);
        let middle = |row: &Placed| (row.y + 1) * HALF_ROW;
        let parent = |row: &Placed| {
            let parent = self.outline.parent(row.node)?;
            let at = rows.binary_search_by_key(&parent, |row| row.node).ok()?;
            rows.get(at)
        };
        let lines = rows.iter().filter_map(|row| {
            let parent = parent(row)?;
            let from = Point {
                x: edge(parent) + COLUMN,
                y: middle(parent),
            };
            Some(connector(
                from,
                Point {
                    x: edge(row),
                    y: middle(row),
                },
            ))
        });
        stroke(
            html,
            &lines.collect::<String>(),
            &self.view.look.strong,
            1.4,
        );
        for row in rows {
            self.row(html, row, [edge(row), row.y * HALF_ROW].map(f64::from));
        }
        html.close("g");
    }

    /// Draws a row with its upper left corner at a position.
    fn row(&self, html: &mut Html, row: &Placed, [x, y]: [f64; 2]) {
        let look = self.view.look;
        let Some(key) = self.outline.key(row.node) else {
            return;
        };
        let selected = self.view.node().as_ref() == Some(key);
        let apart = f64::from(APART) / 2.0;
        let (width, height) = (f64::from(COLUMN), f64::from(2 * HALF_ROW - APART));
        let (fill, rim) = match row.column {
            _ if selected => (&look.wash, &look.vermilion),
            0 => (&look.raised, &look.strong),
            1 => (&look.raised, &look.rule),
            _ => (&look.paper, &look.rule),
        };
        let rect = [
            ("x", &*n(x)),
            ("y", &n(y + apart)),
            ("width", &n(width)),
            ("height", &n(height)),
            ("rx", "5"),
            ("fill", fill),
            ("stroke", rim),
            ("stroke-width", if selected { "2" } else { "1" }),
        ];
        html.leaf("rect", &rect, "");
        let middle = y + apart + height / 2.0;
        let mut text = x + INSIDE;
        if self.outline.is_parent(row.node) {
            let sign = if self.folds.is_open(key) {
                "m-5 -2l5 5l5 -5"
            } else {
                "m-2 -5l5 5l-5 5"
            };
            let sign = format!("M{} {}{sign}", n(text + 5.0), n(middle));
            stroke(html, &sign, &look.faint, 2.0);
            text += FOLD;
        }
        let first = row.column == 0;
        let size = if first { FIRST } else { OTHERS };
        let room = (x + width - INSIDE / 2.0 - text) / size;
        let said = lines(&self.view.plan.node_label(key), room, 2);
        let leading = size * 1.35;
        let mut base = middle + size * 0.35 - leading * (said.len() as f64 - 1.0) / 2.0;
        let line = |at| Line {
            at,
            size,
            fill: match row.column {
                _ if selected => &look.vermilion,
                0 | 1 => &look.ink,
                _ => &look.soft,
            },
            font: if first { &look.serif } else { &look.sans },
            bold: first || selected,
        };
        for words in said {
            line([text, base]).draw_text(html, &words);
            base += leading;
        }
        if let Some(relation) = self.concern(row) {
            node_mark(
                html,
                self.view,
                relation,
                [x + width - 1.0, y + apart + 1.0],
            );
        }
    }
}
