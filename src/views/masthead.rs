//! The top of the page: the explorer's name and the ways to its main pages.

use leptos::prelude::*;

use super::state::Explorer;
use crate::messages::Msg;
use crate::route::Route;

/// Name and main navigation.
#[component]
pub fn Masthead(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let meta = &explorer.plan.meta;
    let items = [
        (Route::Overview, Msg::NavOverview),
        (Route::Read, Msg::NavRead),
        (Route::About, Msg::NavAbout),
    ];
    let items = items.map(|(route, label)| {
        let href = explorer.href(&route);
        let current = move || explorer.route.with(|r| *r == route).then_some("page");
        view! {
            <li>
                <a class="masthead__link" href=href aria-current=current>{explorer.msg(label)}</a>
            </li>
        }
    });
    view! {
        <header class="masthead">
            <a class="masthead__brand" href=explorer.href(&Route::Overview)>
                <svg class="masthead__mark" viewBox="0 0 32 32" aria-hidden="true">
                    <path d="M3 12c5-3 9-2 13 4 4-6 8-7 13-4-5 0-8 2-10 6l-3 7-3-7c-2-4-5-6-10-6z"/>
                </svg>
                <span class="masthead__name">{meta.brand.as_str()}</span>
                <span class="masthead__plan">{meta.short_title.as_str()}</span>
            </a>
            <nav class="masthead__nav" aria-label=explorer.msg(Msg::NavMain)>
                <ul class="masthead__list">{items}</ul>
            </nav>
        </header>
    }
}
