//! The enlarged part of the map.

use leptos::prelude::*;

use super::print;
use super::shapes::{selected, shape};
use crate::markup::{Html, decimal};
use crate::model::plan::{InsetFrame, Plan};
use crate::views::element::element;
use crate::views::state::Explorer;

/// The enlarged part of the map in its frame.
pub(super) fn inset_view(explorer: Explorer) -> AnyView {
    let index = explorer.index;
    let inset = || explorer.plan().inset.as_ref();
    let frame = || explorer.plan().inset_frame().unwrap_or_default();
    let shapes = index.inset.iter().filter_map(|at| {
        let region = index.divisions.get(usize::from(*at))?;
        Some(shape(explorer, *at, region))
    });
    let lines = [
        element("g").printed(|html| print::inset_lines(html, explorer)),
        selected(explorer, true),
    ];
    let sheet = element("g")
        .fixed_by("transform", || {
            let InsetFrame { offset, scale, .. } = frame();
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
        .printed(|html| _ = html.text(inset().map_or("", |inset| &inset.title)));
    let labels = element("g")
        .fixed("class", "county-map__labels")
        .fixed("aria-hidden", "true")
        .printed(|html| labels(html, explorer.plan()));
    element("g")
        .fixed("class", "county-map__inset")
        .around(vec![rim, title, sheet, labels])
}

/// The names of the divisions in the inset.
fn labels(html: &mut Html, plan: &Plan) {
    for (index, place) in plan.inset_names() {
        let Some(division) = plan.divisions.get(usize::from(index)) else {
            continue;
        };
        let [x, y] = place.map(decimal);
        html.leaf("text", &[("x", &x), ("y", &y)], division.label());
    }
}
