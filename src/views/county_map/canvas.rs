//! The drawing itself.

use leptos::prelude::*;

use super::gestures::Gestures;
use super::inset::inset_view;
use super::overlays::{COUNTS, OUTBOUND, PLACES, overlay};
use super::shapes::{label, selected, shape, twin};
use super::{margin, print, title};
use crate::markup::decimal;
use crate::model::plan::DivisionIndex;
use crate::views::element::{Element, element};
use crate::views::state::Explorer;

/// From this magnification on the divisions of the inset are labelled on the map as well.
const INSET_LABELS_FROM: f64 = 3.0;

/// The map as SVG.
pub(super) fn canvas(explorer: Explorer) -> AnyView {
    let index = explorer.index;
    let view_box = move || {
        let margin = margin(explorer);
        let [width, height] = index.size.map(|side| side + 2 * margin);
        Some(format!("{0} {0} {width} {height}", -margin))
    };
    let layer = move || Some(explorer.query.with(|query| query.layer).as_str().to_owned());
    let zoomed = move || {
        let near = explorer
            .viewport
            .with(|view| view.scale() >= INSET_LABELS_FROM);
        near.then(String::new)
    };
    let drawing = element("svg")
        .fixed("class", "county-map__canvas")
        .live("viewBox", view_box)
        .live("data-layer", layer)
        .fixed("role", "group")
        .fixed_by("aria-label", || title(explorer))
        .live("data-zoomed", zoomed);
    let mut views = vec![
        element("defs").printed(|html| {
            print::hatches(html, explorer.plan());
            if index.shapes.is_empty() {
                print::shapes(html, explorer.plan());
            }
        }),
        sheet(explorer),
        overlay(explorer, element("g"), OUTBOUND),
    ];
    if !index.inset.is_empty() {
        views.push(inset_view(explorer));
    }
    Gestures::new(explorer).on(drawing).around(views)
}

/// What is zoomed and panned.
fn sheet(explorer: Explorer) -> AnyView {
    let in_inset = |index: DivisionIndex| explorer.index.inset.contains(&index);
    let (mut views, mut twins, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for (index, site) in (0..).zip(&explorer.index.divisions) {
        if in_inset(index) {
            twins.push(twin(explorer, index, site));
        } else {
            views.push(shape(explorer, index, site));
        }
        labels.push(label(explorer, index, site, in_inset(index)));
    }
    views.extend(twins);
    views.extend([
        element("g")
            .fixed("class", "county-map__lines")
            .printed(|html| print::lines(html, explorer)),
        selected(explorer, false),
        unspoken()
            .fixed("class", "county-map__labels")
            .around(labels),
        overlay(explorer, unspoken(), PLACES),
        overlay(explorer, unspoken(), COUNTS),
    ]);
    let transform = move || {
        let view = explorer.viewport.get();
        Some(format!(
            "{}scale({})",
            print::at(view.offset()),
            decimal(view.scale())
        ))
    };
    element("g")
        .fixed("class", "county-map__sheet")
        .live("transform", transform)
        .around(views)
}

/// A group that a screen reader passes over.
fn unspoken() -> Element {
    element("g").fixed("aria-hidden", "true")
}
