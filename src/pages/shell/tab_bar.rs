//! The bar within the thumb's reach on a phone.

use leptos::prelude::*;

use super::Page;
use crate::model::messages::Msg;
use crate::route::Route;

/// Map, tree, text, search. Without script the first two jump to their place on the page.
#[component]
pub(super) fn TabBar(page: Page) -> impl IntoView {
    let is_tree = page.route() == Route::Tree;
    let is_map = !page.route().has_map_last();
    let tabs = [(Route::Read, Msg::TabRead), (Route::Search, Msg::TabSearch)];
    let tabs = tabs.map(|(route, label)| {
        view! {
            <a href=page.href(&route) aria-current=page.current(&route)>{page.msg(label)}</a>
        }
    });
    view! {
        <nav class="tab-bar" aria-label=page.msg(Msg::NavTabs)>
            <a id="tab-map" href="#map" aria-current=is_map.then_some("true")>
                {page.msg(Msg::TabMap)}
            </a>
            <a id="tab-tree" href="#tree" aria-current=is_tree.then_some("true")>{page.msg(Msg::TabTree)}</a>
            {tabs.collect_view()}
        </nav>
    }
}
