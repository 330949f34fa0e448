//! The legend of a picture.

use super::View;
use super::map::{hatch, zone_colour};
use super::sheet::{Line, n, wide};
use crate::markup::Html;
use crate::model::plan::Relation;

/// The distance between rows.
const ROW: f64 = 34.0;
/// The font size.
const LETTERS: f64 = 16.0;
/// The width and height of a mark.
const MARK: [f64; 2] = [34.0, 20.0];
/// The space after a mark.
const BEHIND: f64 = 10.0;
/// The space between entries.
const BETWEEN: f64 = 30.0;

/// A mark in the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A zone, by its index.
    Zone(usize),
    /// The relation of something to the selection, on the map.
    Land(Relation),
    /// The relation of something to the selection, in the tree.
    Node(Relation),
    /// The number of mentions.
    Count,
    /// A place; a weak source gives a hollow mark.
    Place,
    /// An outbound link.
    Arrow,
}

/// A mark and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) mark: Mark,
    pub(super) words: String,
    /// A note in brackets; empty if there is none.
    pub(super) note: String,
}

/// Draws the entries in rows from a position on; returns the end of the last row.
pub(super) fn rows(
    html: &mut Html,
    view: View,
    entries: &[Entry],
    [left, mut y]: [f64; 2],
    room: f64,
) -> f64 {
    let mut x = left;
    let look = view.look;
    if !entries.is_empty() {
        y += ROW;
    }
    for entry in entries {
        let note = match entry.note.as_str() {
            "" => String::new(),
            note => format!(" ({note})"),
        };
        let words = format!("{}{note}", entry.words);
        let needs = MARK[0] + BEHIND + wide(&words, LETTERS);
        if x > left && x + needs > left + room {
            x = left;
            y += ROW;
        }
        mark(html, view, entry.mark, [x, y - MARK[1] + 4.0]);
        let line = Line {
            at: [x + MARK[0] + BEHIND, y],
            size: LETTERS,
            fill: &look.ink,
            font: &look.sans,
            bold: false,
        };
        line.draw_text(html, &words);
        x += needs + BETWEEN;
    }
    y
}

/// Draws a mark with its upper left corner at a position.
fn mark(html: &mut Html, view: View, mark: Mark, [x, y]: [f64; 2]) {
    let look = view.look;
    let [width, height] = MARK;
    let [middle_x, middle_y] = [x + width / 2.0, y + height / 2.0];
    let mut swatch = |fill: &str, opacity: &str, stroke: &str, wide: &str, dashes: &str| {
        let dashed = if dashes.is_empty() {
            ""
        } else {
            "stroke-dasharray"
        };
        let rect = [
            ("x", &*n(x)),
            ("y", &*n(y)),
            ("width", &*n(width)),
            ("height", &*n(height)),
            ("rx", "2"),
            ("fill", fill),
            ("fill-opacity", opacity),
            ("stroke", stroke),
            ("stroke-width", wide),
            (dashed, dashes),
        ];
        html.leaf("rect", &rect, "");
    };
    match mark {
        Mark::Zone(at) => {
            let colour = zone_colour(view, Some(at));
            swatch(colour, &look.fill, "none", "0", "");
            if let Some(zone) = view.plan.zones.get(at) {
                swatch(&hatch(zone), &look.hatch, colour, "1", "");
            }
        }
        Mark::Land(Relation::Named) => swatch(&look.vermilion, ".3", &look.vermilion, "2.5", ""),
        Mark::Land(Relation::Zone) => swatch(&look.vermilion, ".13", &look.vermilion, "2", "7 4"),
        Mark::Land(Relation::Kind) => swatch("none", "1", &look.faint, "2", ".1 4"),
        Mark::Land(Relation::City) => swatch("none", "1", &look.faint, ".8", ""),
        Mark::Node(relation) => node_mark(html, view, relation, [middle_x, middle_y]),
        Mark::Count => {
            let line = Line {
                at: [x + width / 2.0 - 6.0, y + height - 3.0],
                size: 20.0,
                fill: &look.river,
                font: &look.serif,
                bold: true,
            };
            line.draw_text(html, "3");
        }
        Mark::Place => dot(html, [middle_x, middle_y], 6.0, &look.vermilion, "none"),
        Mark::Arrow => {
            let path = format!(
                "M{} {}h{}l-7 -5m7 5l-7 5",
                n(x + 3.0),
                n(middle_y),
                n(width - 6.0)
            );
            super::sheet::stroke(html, &path, &look.vermilion, 2.0);
        }
    }
}

/// A disc with a rim.
pub(super) fn dot(html: &mut Html, [x, y]: [f64; 2], radius: f64, fill: &str, rim: &str) {
    let circle = [
        ("cx", &*n(x)),
        ("cy", &*n(y)),
        ("r", &*n(radius)),
        ("fill", fill),
        ("stroke", rim),
        ("stroke-width", "3"),
    ];
    html.leaf("circle", &circle, "");
}

/// Draws the relation of a tree node: a disc if it is named, a ring through its zone, a dot by its kind
/// of place, a smaller one with the whole city.
pub(super) fn node_mark(html: &mut Html, view: View, relation: Relation, at: [f64; 2]) {
    let look = view.look;
    match relation {
        Relation::Named => dot(html, at, 6.0, &look.vermilion, &look.paper),
        Relation::Zone => dot(html, at, 5.0, &look.raised, &look.vermilion),
        Relation::Kind => dot(html, at, 4.0, &look.strong, &look.paper),
        Relation::City => dot(html, at, 2.5, &look.strong, &look.paper),
    }
}
