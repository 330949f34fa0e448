//! The strategy tree: one accessible tree, tidy where there is room, an outline on a phone.

mod keys;
mod row;
mod rows;

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::keyed::keyed;

use super::element::element;
use super::state::Explorer;
use super::tools::tree_tools;
use crate::markup::decimal;
use crate::messages::Msg;
use crate::plan::NodeKey;
use crate::route::Lens;
use rows::{connectors, drawing_size};

pub(super) use rows::{Layout, layout_of};

/// The tree with its connectors.
pub(super) fn strategy_tree(explorer: Explorer) -> AnyView {
    let layout = explorer.layout;
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
        .around(vec![
            element("path")
                .live("d", move || Some(layout.with(connectors)))
                .empty(),
        ]);
    let rows = move || {
        keyed(
            layout.with(|layout| layout.nodes(explorer)),
            // An index is one node within a lens only.
            |(node, key): &(usize, NodeKey)| *node * Lens::ALL.len() + key.lens() as usize,
            move |_, node| (drop, owned(|| row::row(explorer, node))),
        )
    };
    let tree = element("div")
        .fixed("class", "tree")
        .fixed("role", "tree")
        .fixed_by("aria-label", title)
        .heard("keydown", move |event| keys::press_key(explorer, event))
        .around(vec![lines, rows.into_any()]);
    element("section")
        .fixed("id", "tree")
        .fixed("class", "stage__tree")
        .fixed_by("aria-label", title)
        .around(vec![lens_switch(explorer), tree, tree_tools(explorer)])
}

/// A view with an owner of its own. Unlike an owner below the present one, as `For` makes them, it
/// leaves nothing behind there: rows come and go for weeks in a hall.
fn owned(view: impl FnOnce() -> AnyView) -> OwnedView<AnyView> {
    let present = Owner::current();
    let owner = Owner::new_root(None);
    if let Some(present) = present {
        present.set();
    }
    OwnedView::new_with_owner(owner.with(view), owner)
}

/// Where the page itself has what is seen through a lens: the tree as it is printed, or a list on
/// the overview.
const fn list_of(lens: Lens) -> &'static str {
    match lens {
        Lens::Parts => "tree",
        Lens::Centres => "centres",
        Lens::Zones => "pattern",
        Lens::Programmes => "strategies",
        Lens::Topics => "topics",
    }
}

/// The ways to order the tree; those that the plan has nothing for are left out.
fn lens_switch(explorer: Explorer) -> AnyView {
    let guide = explorer.guide;
    let items = Lens::ALL
        .iter()
        .copied()
        .filter(|lens| guide.has_lens(*lens))
        .map(|lens| {
            let on = move || explorer.query.with(|query| query.lens == lens);
            element("a")
                .fixed("class", "switch__item")
                .fixed_by("href", || {
                    explorer.look(&format!("lens={}", lens.as_str()), list_of(lens))
                })
                .fixed_by("data-lens", || lens.as_str().to_owned())
                .live("aria-current", move || on().then(|| "true".to_owned()))
                .printed(|html| _ = html.text(explorer.msg(lens.message())))
        });
    element("nav")
        .fixed("class", "switch")
        .fixed_by("aria-label", || explorer.msg(Msg::LensTitle).to_owned())
        .around(items.collect())
}
