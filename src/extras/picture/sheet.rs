//! The frame of a picture: title above the view; legend, source and address below.

use super::legend::{self, Entry};
use super::words::{clean, lines, width};
use super::{Picture, View};
use crate::markup::{Html, decimal};
use crate::model::messages::Msg;
use crate::route::Route;

/// The distance between the edge of the picture and its content.
pub(super) const MARGIN: f64 = 56.0;
/// The smallest width for text between the margins.
const LEAST: f64 = 640.0;
/// The font size of the title.
const TITLE: f64 = 40.0;
/// The font size of the line below the title.
const SMALL: f64 = 18.0;
const NOTE: f64 = 15.0;

/// Formats a number for an attribute.
pub(super) fn n(value: f64) -> String {
    decimal(value)
}

/// A line of text at a position.
pub(super) struct Line<'a> {
    pub(super) at: [f64; 2],
    pub(super) size: f64,
    pub(super) fill: &'a str,
    pub(super) font: &'a str,
    pub(super) bold: bool,
}

impl Line<'_> {
    pub(super) fn draw_text(&self, html: &mut Html, words: &str) {
        let weight = if self.bold { "font-weight" } else { "" };
        html.leaf(
            "text",
            &[
                ("x", &n(self.at[0])),
                ("y", &n(self.at[1])),
                ("font-size", &n(self.size)),
                ("fill", self.fill),
                ("font-family", self.font),
                (weight, "700"),
            ],
            &clean(words),
        );
    }
}

/// The central part of a picture.
pub(super) struct Middle<'a> {
    /// Width and height.
    pub(super) size: [f64; 2],
    /// The kind of view, for the line below the title.
    pub(super) kind: &'a str,
    /// The legend entries.
    pub(super) entries: &'a [Entry],
    /// Whether it shows boundaries, which need a review number or a notice.
    pub(super) is_map: bool,
}

/// Draws the whole picture; `draw` receives the position of the upper left corner of its part.
pub(super) fn sheet(view: View, middle: &Middle, draw: &dyn Fn(&mut Html, [f64; 2])) -> Picture {
    let (plan, look) = (view.plan, view.look);
    let room = middle.size[0].max(LEAST);
    let total = room + 2.0 * MARGIN;
    let mut html = Html::new();
    let line = |at, size, fill, font, bold| Line {
        at,
        size,
        fill,
        font,
        bold,
    };

    // The title.
    let meta = &plan.meta;
    let heading = view.location.route.page_meta(plan).heading;
    let mut y = MARGIN + SMALL;
    let mut kicker = meta.brand.clone();
    if view.location.route != Route::Overview {
        kicker = format!("{kicker} · {}", meta.short_title);
    }
    line([MARGIN, y], SMALL, &look.vermilion, &look.serif, true).draw_text(&mut html, &kicker);
    y += 12.0;
    for words in lines(&heading, room / TITLE, 3) {
        y += TITLE * 1.2;
        line([MARGIN, y], TITLE, &look.ink, &look.serif, true).draw_text(&mut html, &words);
    }
    y += SMALL * 1.9;
    line([MARGIN, y], SMALL, &look.soft, &look.sans, false).draw_text(&mut html, middle.kind);
    y += 26.0;

    draw(&mut html, [MARGIN + (room - middle.size[0]) / 2.0, y]);
    y += middle.size[1];

    y = legend::rows(&mut html, view, middle.entries, [MARGIN, y + 14.0], room);

    // The source.
    y += 22.0;
    let rule = format!("M{} {}h{}", n(MARGIN), n(y), n(room));
    stroke(&mut html, &rule, &look.strong, 1.0);
    y += 6.0;
    for note in notes(view, middle.is_map) {
        for words in lines(&note, room / NOTE, 6) {
            y += NOTE * 1.6;
            line([MARGIN, y], NOTE, &look.soft, &look.sans, false).draw_text(&mut html, &words);
        }
    }
    let height = (y + MARGIN).ceil();

    // Paper and neatline, as on a printed map.
    let mut whole = Html::new();
    let size = [total, height].map(n);
    let title = format!("{heading} · {}", middle.kind);
    whole
        .open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &size[0]),
                ("height", &size[1]),
                ("viewBox", &format!("0 0 {} {}", size[0], size[1])),
                ("lang", &plan.language.tag),
                ("font-family", &look.sans),
            ],
        )
        .leaf("title", &[], &clean(&title));
    let mut frame = |inset: f64, fill: &str, stroke: &str, wide: &str| {
        let rect = [
            ("x", &*n(inset)),
            ("y", &*n(inset)),
            ("width", &*n(total - 2.0 * inset)),
            ("height", &*n(height - 2.0 * inset)),
            ("fill", fill),
            ("stroke", stroke),
            ("stroke-width", wide),
        ];
        whole.leaf("rect", &rect, "");
    };
    frame(0.0, &look.paper, "none", "0");
    frame(18.0, "none", &look.strong, "2");
    frame(24.0, "none", &look.rule, "1");
    let svg = format!("{}{}</svg>", whole.as_str(), html.as_str());
    Picture {
        svg,
        size: [total.ceil() as u32, height as u32],
        title,
    }
}

/// Draws a line.
pub(super) fn stroke(html: &mut Html, path: &str, colour: &str, wide: f64) {
    let attributes = [
        ("d", path),
        ("fill", "none"),
        ("stroke", colour),
        ("stroke-width", &*n(wide)),
        ("stroke-linejoin", "round"),
        ("stroke-linecap", "round"),
    ];
    html.leaf("path", &attributes, "");
}

/// The source, the map's review number or notice, and the address.
fn notes(view: View, is_map: bool) -> Vec<String> {
    let (plan, meta) = (view.plan, &view.plan.meta);
    let m = &plan.messages;
    let day = plan.day(&meta.adopted);
    let adopted: [(&str, &dyn std::fmt::Display); 2] = [("date", &day), ("by", &meta.adopted_by)];
    let mut notes = vec![
        m.fill(Msg::FooterSource, &[("title", &meta.title)]),
        m.fill(Msg::FooterAdopted, &adopted),
    ];
    if is_map && view.review.is_empty() {
        notes.push(m.get(Msg::MapNotice).to_owned());
    } else if is_map {
        let mut line = format!("{}{}", m.get(Msg::FooterReview), view.review);
        if !view.publisher.is_empty() {
            line = format!(
                "{line}    {}{}",
                m.get(Msg::FooterPublisher),
                view.publisher
            );
        }
        notes.push(line);
    }
    if !view.address.is_empty() {
        notes.push(view.address.to_owned());
    }
    notes
}

/// The width of text at a font size.
pub(super) fn wide(words: &str, size: f64) -> f64 {
    width(words) * size
}
