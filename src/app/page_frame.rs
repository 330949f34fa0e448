//! The printed frame around the live roots: how stage, navigation and tabs follow the page.

use crate::route::Route;

/// The layout of the stage on a page.
pub fn stage_view(route: &Route) -> &'static str {
    match route {
        Route::Read => "read",
        Route::Overview => "overview",
        Route::Tree => "tree",
        route if route.has_map_last() => "page",
        _ => "detail",
    }
}

#[cfg(feature = "app")]
pub(super) use live::follow_page;

#[cfg(feature = "app")]
mod live {
    use leptos::prelude::*;

    use super::stage_view;
    use crate::app::AppState;
    use crate::dom;
    use crate::route::Route;

    /// Keeps stage, navigation and tabs at the page that is shown.
    pub(in crate::app) fn follow_page(state: AppState) {
        Effect::new(move |_| {
            let (view, is_map_last) = state
                .page
                .with(|page| (stage_view(page), page.has_map_last()));
            dom::set_attribute("stage", "data-view", Some(view));
            dom::set_attribute("stage", "data-map-last", is_map_last.then_some(""));
            let page = state.page.get_untracked();
            dom::mark_page_links(&state.href_to(page));
        });
        Effect::new(move |_| {
            let everywhere = state.is_everywhere().then_some("");
            dom::set_attribute("stage", "data-everywhere", everywhere);
        });
        Effect::new(move |_| {
            let is_tree = state.page.with(|page| *page == Route::Tree);
            let tree_first = state.tree_first.get() || is_tree;
            let panel = match (is_tree, tree_first) {
                (true, _) => "whole",
                (false, true) => "tree",
                (false, false) => "detail",
            };
            dom::set_attribute("stage", "data-panel", Some(panel));
            let is_elsewhere = !is_tree && state.page.with(Route::has_map_last);
            for (tab, is_shown) in [("tab-map", !tree_first), ("tab-tree", tree_first)] {
                let current = (is_shown && !is_elsewhere).then_some("true");
                dom::set_attribute(tab, "aria-current", current);
            }
        });
    }
}
