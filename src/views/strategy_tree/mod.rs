//! The strategy tree: one accessible tree, tidy where there is room, an outline on a phone.

mod keys;
mod row;
mod rows;

use leptos::prelude::*;

use super::element::{Parts, element};
use super::state::Explorer;
use crate::markup::decimal;
use crate::messages::Msg;
use rows::{connectors, drawing_size, layout_of};

/// The tree with its connectors.
pub(super) fn strategy_tree(explorer: Explorer) -> AnyView {
    let layout = Memo::new(move |_| layout_of(explorer));
    let title = || explorer.msg(Msg::TreeTitle).to_owned();
    let size = move || layout.with(drawing_size);
    let rem = |pixels: i32| Some(format!("{}rem", decimal(f64::from(pixels) / 16.0)));
    let lines = element("svg")
        .fixed("class", "tree__connectors")
        .fixed("aria-hidden", "true")
        .live("viewBox", move || {
            let [width, height] = size();
            Some(format!("0 0 {width} {height}"))
        })
        .live("width", move || rem(size()[0]))
        .live("height", move || rem(size()[1]))
        .child(element("path").live("d", move || Some(layout.with(connectors))));
    let keys = move || {
        layout.with(|layout| {
            layout
                .rows
                .iter()
                .map(|row| row.key.clone())
                .collect::<Vec<_>>()
        })
    };
    let rows = ForProps::builder()
        .each(keys)
        .key(|key| key.clone())
        .children(move |key| row::row(explorer, layout, key))
        .build();
    let tree = element("div")
        .fixed("class", "tree")
        .fixed("role", "tree")
        .fixed_by("aria-label", title)
        .heard("keydown", move |event| {
            keys::press_key(explorer, layout, event)
        })
        .child(lines)
        .child(For(rows));
    element("section")
        .fixed("id", "tree")
        .fixed("class", "stage__tree")
        .fixed_by("aria-label", title)
        .child(tree)
        .into_any()
}
