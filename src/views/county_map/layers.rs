//! The switch between the map's layers.

use leptos::prelude::*;

use crate::model::messages::Msg;
use crate::route::Layer;
use crate::views::element::element;
use crate::views::state::Explorer;

/// A link for every layer.
pub(super) fn switch(explorer: Explorer) -> AnyView {
    let items = Layer::ALL.iter().copied().map(|layer| {
        let on = move || explorer.query.with(|query| query.layer == layer);
        element("a")
            .fixed_by("href", || {
                let list = match layer {
                    Layer::Mentions => "divisions",
                    Layer::Places if !explorer.plan().links.is_empty() => "links",
                    _ => "map",
                };
                explorer.look(&format!("layer={}", layer.as_str()), list)
            })
            .fixed_by("data-layer", || layer.as_str().to_owned())
            .live("aria-current", move || on().then(|| "true".to_owned()))
            .printed(|html| _ = html.text(explorer.msg(layer.message())))
    });
    element("nav")
        .fixed("class", "switch switch--map")
        .fixed_by("aria-label", || explorer.msg(Msg::LayerTitle).to_owned())
        .around(items.collect())
}
