//! The bar within the thumb's reach on a phone.

use leptos::prelude::*;

use super::state::{Explorer, Panel};
use crate::browser;
use crate::messages::Msg;
use crate::route::Route;

/// Map, tree, text. Without script the first two jump to their place on the page.
#[component]
pub fn TabBar(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let show = move |panel: Panel, target: &'static str| {
        move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            explorer.panel.set(panel);
            browser::scroll_into_view(target);
        }
    };
    let on = move |panel: Panel| {
        let shown = explorer.panel.get() == panel;
        let reading = explorer.route.with(|r| *r == Route::Read);
        (shown && !reading).then_some("true")
    };
    let reading = move || explorer.route.with(|r| *r == Route::Read).then_some("page");
    view! {
        <nav class="tab-bar" aria-label=explorer.msg(Msg::NavMain)>
            <a class="tab-bar__tab" href="#map" aria-current=move || on(Panel::Detail)
                on:click=show(Panel::Detail, "map")>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14"/></svg>
                {explorer.msg(Msg::TabMap)}
            </a>
            <a class="tab-bar__tab" href="#tree" aria-current=move || on(Panel::Tree)
                on:click=show(Panel::Tree, "tree")>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h5M9 12c3 0 2-7 6-7h5M9 12h11M9 12c3 0 2 7 6 7h5"/></svg>
                {explorer.msg(Msg::TabTree)}
            </a>
            <a class="tab-bar__tab" href=explorer.href(&Route::Read) aria-current=reading>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16M4 10h16M4 15h16M4 20h9"/></svg>
                {explorer.msg(Msg::TabRead)}
            </a>
        </nav>
    }
}
