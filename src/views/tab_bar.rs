//! The bar within the thumb's reach on a phone.

use leptos::prelude::*;

use super::element::element;
use super::search_box::GLASS;
use super::state::Explorer;
use crate::browser;
use crate::markup::Html;
use crate::messages::Msg;
use crate::route::Route;

const MAP: &str = "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14";
const TREE: &str = "M4 12h5M9 12c3 0 2-7 6-7h5M9 12h11M9 12c3 0 2 7 6 7h5";
const TEXT: &str = "M4 5h16M4 10h16M4 15h16M4 20h9";

/// Map, tree, text, search. Without script the first two jump to their place on the page.
pub(super) fn tab_bar(explorer: Explorer) -> AnyView {
    element("nav")
        .fixed("class", "tab-bar")
        .fixed_by("aria-label", || explorer.msg(Msg::NavTabs).to_owned())
        .around(vec![
            panel_tab(explorer, false, "#map", Msg::TabMap, MAP),
            panel_tab(explorer, true, "#tree", Msg::TabTree, TREE),
            page_tab(explorer, Route::Read, Msg::TabRead, TEXT),
            page_tab(explorer, Route::Search, Msg::TabSearch, GLASS),
        ])
}

/// A tab that shows the map with the detail, or the tree.
fn panel_tab(
    explorer: Explorer,
    tree_first: bool,
    target: &'static str,
    label: Msg,
    picture: &str,
) -> AnyView {
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
            browser::scroll_into_view(place);
        })
        .printed(|html| face(html, explorer, label, picture))
}

/// A tab that is a page.
fn page_tab(explorer: Explorer, route: Route, label: Msg, picture: &str) -> AnyView {
    element("a")
        .fixed_by("href", || explorer.href(&route))
        .live("aria-current", move || explorer.marked_on(&route, "page"))
        .printed(|html| face(html, explorer, label, picture))
}

/// Picture and name of a tab.
fn face(html: &mut Html, explorer: Explorer, label: Msg, picture: &str) {
    html.open("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")])
        .leaf("path", &[("d", picture)], "")
        .close("svg")
        .text(explorer.msg(label));
}
