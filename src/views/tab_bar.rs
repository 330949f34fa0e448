//! The bar within the thumb's reach on a phone.

use leptos::prelude::*;

use super::element::element;
use super::state::Explorer;
use crate::dom;
use crate::model::messages::Msg;
use crate::route::Route;

/// Map, tree, text, search. Without script the first two jump to their place on the page.
pub(super) fn tab_bar(explorer: Explorer) -> AnyView {
    element("nav")
        .fixed("class", "tab-bar")
        .fixed_by("aria-label", || explorer.msg(Msg::NavTabs).to_owned())
        .around(vec![
            panel_tab(explorer, false, "#map", Msg::TabMap),
            panel_tab(explorer, true, "#tree", Msg::TabTree),
            page_tab(explorer, Route::Read, Msg::TabRead),
            page_tab(explorer, Route::Search, Msg::TabSearch),
        ])
}

/// A tab that shows the map with the detail, or the tree.
fn panel_tab(explorer: Explorer, tree_first: bool, target: &'static str, label: Msg) -> AnyView {
    element("a")
        .fixed("href", target)
        .live("aria-current", move || {
            let shown = explorer.tree_first.get() == tree_first;
            let elsewhere = explorer
                .route
                .with(|route| matches!(route, Route::Read | Route::Search));
            (shown && !elsewhere).then(|| "true".to_owned())
        })
        .heard("click", move |event| {
            event.prevent_default();
            explorer.tree_first.set(tree_first);
            // A pinned map counts as seen wherever the page stands; it is where the stage begins.
            let map_last = explorer.route.with_untracked(Route::has_map_last);
            let place = match target.trim_start_matches('#') {
                "map" if !map_last => "stage",
                place => place,
            };
            dom::scroll_into_view(place);
        })
        .printed(|html| _ = html.text(explorer.msg(label)))
}

/// A tab that is a page.
fn page_tab(explorer: Explorer, route: Route, label: Msg) -> AnyView {
    element("a")
        .fixed_by("href", || explorer.href(&route))
        .live("aria-current", move || explorer.marked_on(&route, "page"))
        .printed(|html| _ = html.text(explorer.msg(label)))
}
