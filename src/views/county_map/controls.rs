//! The map's buttons.

use leptos::prelude::*;

use crate::markup::Html;
use crate::messages::Msg;
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
            button(
                explorer,
                Msg::MapZoomIn,
                "M12 5v14M5 12h14",
                full,
                move || zoom(STEP),
            ),
            button(
                explorer,
                Msg::MapZoomOut,
                "M5 12h14",
                Viewport::is_whole,
                move || {
                    zoom(1.0 / STEP);
                },
            ),
            button(
                explorer,
                Msg::MapReset,
                "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
                Viewport::is_whole,
                move || explorer.show_whole_map(),
            ),
            keep(explorer),
        ])
}

/// The tool that makes a picture of the map.
fn keep(explorer: Explorer) -> AnyView {
    element("button")
        .fixed("type", "button")
        .fixed("class", "tool")
        .fixed("value", "keep-map")
        .fixed("data-keep", "map")
        .fixed_by("aria-label", || explorer.msg(Msg::ToolKeep).to_owned())
        .fixed_by("title", || explorer.msg(Msg::ToolKeep).to_owned())
        .printed(|html| picture(html, "M12 4v11M7 10l5 5 5-5M4 16v4h16v-4"))
}

/// The picture on a button.
fn picture(html: &mut Html, path: &str) {
    html.open("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")])
        .leaf("path", &[("d", path)], "")
        .close("svg");
}

/// A button with a picture that does something where it is not `idle`.
fn button(
    explorer: Explorer,
    label: Msg,
    path: &str,
    idle: fn(&Viewport) -> bool,
    act: impl Fn() + 'static,
) -> AnyView {
    element("button")
        .fixed("type", "button")
        .fixed_by("aria-label", || explorer.msg(label).to_owned())
        .fixed_by("title", || explorer.msg(label).to_owned())
        .live("disabled", move || {
            explorer.viewport.with(idle).then(String::new)
        })
        .heard("click", move |_| act())
        .printed(|html| picture(html, path))
}
