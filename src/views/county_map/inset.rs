//! The enlarged part of the map: where it goes, and how it is enlarged.

use leptos::prelude::*;

use super::print;
use super::shapes::{selected, shape};
use crate::geo::{GridBounds, MapGeometry};
use crate::markup::{Html, decimal};
use crate::plan::{Inset, Plan};
use crate::views::element::element;
use crate::views::state::Explorer;

/// The frame of the inset and the way from map units into it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Frame {
    /// Left, top, width, height of the frame in map units.
    rect: [f64; 4],
    /// Magnification.
    scale: f64,
    /// Where the map's origin comes to lie.
    offset: [f64; 2],
}

/// Free space between the frame and what it shows, in map units.
const PADDING: f64 = 60.0;
/// The frame's share of the map's width.
const SHARE: f64 = 0.34;
/// Room for the inset's title below its upper edge, in map units.
const TITLE: f64 = 150.0;

/// The bounds of several shapes.
fn bounds(map: &MapGeometry, shapes: &[u16]) -> Option<GridBounds> {
    shapes
        .iter()
        .filter_map(|shape| map.bounds(usize::from(*shape)))
        .reduce(|a, b| a.union(&b))
}

/// Puts the inset into the corner that hides the least of the map.
fn frame(map: &MapGeometry, inset: &Inset) -> Frame {
    let shown = bounds(map, &inset.divisions).unwrap_or(GridBounds {
        min: [0, 0],
        max: [map.width, map.height],
    });
    let (shown_width, shown_height) = (
        f64::from(shown.width()).max(1.0),
        f64::from(shown.height()).max(1.0),
    );
    let (map_width, map_height) = (f64::from(map.width), f64::from(map.height));
    let scale = ((map_width * SHARE - 2.0 * PADDING) / shown_width)
        .min((map_height * 0.42 - 2.0 * PADDING - TITLE) / shown_height);
    let width = shown_width * scale + 2.0 * PADDING;
    let height = shown_height * scale + 2.0 * PADDING + TITLE;
    let corners = [
        [0.0, map_height - height],
        [0.0, 0.0],
        [map_width - width, map_height - height],
        [map_width - width, 0.0],
    ];
    let hidden = |corner: &[f64; 2]| {
        map.arcs
            .iter()
            .flatten()
            .filter(|[x, y]| {
                let (x, y) = (f64::from(*x), f64::from(*y));
                (corner[0]..corner[0] + width).contains(&x)
                    && (corner[1]..corner[1] + height).contains(&y)
            })
            .count()
    };
    let [left, top] = corners.into_iter().min_by_key(hidden).unwrap_or_default();
    Frame {
        rect: [left, top, width, height],
        scale,
        offset: [
            left + PADDING - f64::from(shown.min[0]) * scale,
            top + PADDING + TITLE - f64::from(shown.min[1]) * scale,
        ],
    }
}

/// The enlarged part of the map in its frame.
pub(super) fn inset_view(explorer: Explorer, inset: &'static Inset) -> AnyView {
    let plan = explorer.plan;
    let frame = || frame(&plan.map, inset);
    let shapes = inset.divisions.iter().filter_map(|index| {
        let division = plan.divisions.get(usize::from(*index))?;
        Some(shape(explorer, *index, division))
    });
    let borders = || {
        let members: Vec<usize> = inset.divisions.iter().map(|m| usize::from(*m)).collect();
        plan.map.outline_of(&members)
    };
    let lines = [
        element("path")
            .fixed("class", "county-map__borders")
            .fixed_by("d", borders)
            .fixed("aria-hidden", "true")
            .empty(),
        selected(explorer, Some(&inset.divisions)),
    ];
    let sheet = element("g")
        .fixed_by("transform", || {
            let Frame { offset, scale, .. } = frame();
            format!("{}scale({})", print::at(offset), decimal(scale))
        })
        .around(shapes.chain(lines).collect());
    let edge = |at: usize| decimal(frame().rect[at]);
    let rim = element("rect")
        .fixed("class", "county-map__frame")
        .fixed_by("x", || edge(0))
        .fixed_by("y", || edge(1))
        .fixed_by("width", || edge(2))
        .fixed_by("height", || edge(3))
        .fixed("rx", "24")
        .empty();
    let title = element("text")
        .fixed("class", "county-map__inset-title")
        .fixed_by("x", || decimal(frame().rect[0] + 60.0))
        .fixed_by("y", || decimal(frame().rect[1] + 130.0))
        .fixed("aria-hidden", "true")
        .printed(|html| _ = html.text(&inset.title));
    let labels = element("g")
        .fixed("class", "county-map__labels")
        .fixed("aria-hidden", "true")
        .printed(|html| labels(html, plan, inset, frame()));
    element("g")
        .fixed("class", "county-map__inset")
        .around(vec![rim, title, sheet, labels])
}

/// The names of the divisions in the inset.
fn labels(html: &mut Html, plan: &Plan, inset: &Inset, frame: Frame) {
    for index in inset.divisions.iter().map(|index| usize::from(*index)) {
        let (Some(division), Some(point)) =
            (plan.divisions.get(index), plan.map.label_points.get(index))
        else {
            continue;
        };
        let place = [0, 1].map(|i| f64::from(point[i]) * frame.scale + frame.offset[i]);
        let label = [
            ("class", "county-map__label"),
            ("transform", &*print::at(place)),
        ];
        html.leaf("text", &label, &division.name);
    }
}
