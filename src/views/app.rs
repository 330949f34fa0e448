//! The whole page: switches, masthead, tree, map, detail, tab bar, footer.

use leptos::prelude::*;

use super::announcer::announcer;
use super::county_map::county_map;
use super::element::{element, list};
use super::footer::footer;
use super::masthead::masthead;
use super::prefs::prefs;
use super::state::Explorer;
use super::strategy_tree::strategy_tree;
use super::tab_bar::tab_bar;
use super::tools::{notice, print_foot};
use crate::dom;
use crate::model::messages::Msg;
use crate::route::Route;

/// The explorer. The same tree of elements is printed at build time and hydrated in the browser.
#[component]
pub fn App(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let skip_link = element("a")
        .fixed("class", "skip-link")
        .fixed("href", "#main")
        .printed(|html| _ = html.text(explorer.msg(Msg::SkipToText)));
    list(vec![
        skip_link,
        prefs(explorer),
        masthead(explorer),
        stage(explorer),
        print_foot(),
        footer(explorer),
        tab_bar(explorer),
        announcer(explorer),
        notice(),
    ])
}

/// Tree, map and detail.
fn stage(explorer: Explorer) -> AnyView {
    let view = move || {
        let name = explorer.route.with(|route| match route {
            Route::Read => "read",
            Route::Overview => "overview",
            route if route.has_map_last() => "page",
            _ => "detail",
        });
        Some(name.to_owned())
    };
    let map_last = move || {
        let last = explorer.route.with(Route::has_map_last);
        last.then(String::new)
    };
    let panel = move || {
        let name = if explorer.tree_first.get() {
            "tree"
        } else {
            "detail"
        };
        Some(name.to_owned())
    };
    let detail = element("main")
        .fixed("id", "main")
        .fixed("class", "stage__detail")
        .fixed("tabindex", "-1")
        .heard("click", move |event| {
            if dom::is_inside(event, "[data-whole]") {
                explorer.show_whole_search();
            }
        })
        .content(move || explorer.print_page());
    // Moves the sheet of words over the map on a phone; `site/theme-init.js` hears it.
    let grip = element("button")
        .fixed("class", "stage__grip")
        .fixed_by("aria-label", || explorer.msg(Msg::StageGrip).to_owned())
        .empty();
    element("div")
        .fixed("id", "stage")
        .fixed("class", "stage")
        .live("data-view", view)
        .live("data-map-last", map_last)
        .live("data-panel", panel)
        .around(vec![
            strategy_tree(explorer),
            county_map(explorer),
            grip,
            detail,
        ])
}
