//! The map's buttons.

use leptos::prelude::*;

use crate::model::messages::Msg;
use crate::viewport::Viewport;
use crate::views::element::element;
use crate::views::state::Explorer;

/// How much one press magnifies.
const STEP: f64 = 1.6;

/// Nearer, further, whole; and the map as a picture.
pub(super) fn controls(explorer: Explorer) -> AnyView {
    let zoom = move |factor: f64| {
        explorer
            .viewport
            .update(|view| *view = view.zoomed_about_middle(factor));
    };
    let full = |view: &Viewport| view.scale() >= Viewport::MAX_SCALE;
    element("div")
        .fixed("class", "county-map__controls")
        .fixed("role", "group")
        .fixed_by("aria-label", || explorer.msg(Msg::MapHelp).to_owned())
        .around(vec![
            button(explorer, Msg::MapZoomIn, full, move || zoom(STEP)),
            button(explorer, Msg::MapZoomOut, Viewport::is_whole, move || {
                zoom(1.0 / STEP);
            }),
            button(explorer, Msg::MapReset, Viewport::is_whole, move || {
                explorer.show_whole_map()
            }),
            keep(explorer),
        ])
}

/// The tool that makes a picture of the map.
fn keep(explorer: Explorer) -> AnyView {
    element("button")
        .fixed("class", "tool")
        .fixed("value", "keep-map")
        .fixed("data-export", "map")
        .fixed_by("aria-label", || explorer.msg(Msg::ToolKeep).to_owned())
        .fixed_by("title", || explorer.msg(Msg::ToolKeep).to_owned())
        .empty()
}

/// A button with a picture that does something where it is not `idle`.
fn button(
    explorer: Explorer,
    label: Msg,
    idle: fn(&Viewport) -> bool,
    act: impl Fn() + 'static,
) -> AnyView {
    element("button")
        .fixed_by("aria-label", || explorer.msg(label).to_owned())
        .fixed_by("title", || explorer.msg(label).to_owned())
        .live("disabled", move || {
            explorer.viewport.with(idle).then(String::new)
        })
        .heard("click", move |_| act())
        .empty()
}
