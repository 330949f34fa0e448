//! The whole page: masthead, tree, map, detail, tab bar, footer.

use leptos::prelude::*;

use super::announcer::Announcer;
use super::county_map::CountyMap;
use super::footer::Footer;
use super::masthead::Masthead;
use super::state::{Explorer, Panel};
use super::strategy_tree::StrategyTree;
use super::tab_bar::TabBar;
use crate::messages::Msg;
use crate::route::Route;

/// The explorer. The same tree of elements is printed at build time and hydrated in the browser.
#[component]
pub fn App(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let view = move || match explorer.route.get() {
        Route::Read => "read",
        Route::About | Route::NotFound => "page",
        Route::Overview => "overview",
        _ => "detail",
    };
    let panel = move || match explorer.panel.get() {
        Panel::Detail => "detail",
        Panel::Tree => "tree",
    };
    let page = move || explorer.print_page();
    view! {
        <a class="skip-link" href="#main">{explorer.msg(Msg::SkipToText)}</a>
        <Masthead explorer/>
        <div class="stage" data-view=view data-panel=panel>
            <StrategyTree explorer/>
            <CountyMap explorer/>
            <main id="main" class="stage__detail" tabindex="-1" inner_html=page></main>
        </div>
        <Footer explorer/>
        <TabBar explorer/>
        <Announcer explorer/>
    }
}
