//! The top of a page: the name, the search box and the ways to the main pages.

use leptos::prelude::*;

use super::Page;
use super::root::Root;
use crate::app::SearchBox;
use crate::model::messages::Msg;
use crate::route::Route;

/// The mark, in a square of 32 units: a wild goose. The icons show the same.
pub const MARK: &str = "M3 12c5-3 9-2 13 4 4-6 8-7 13-4-5 0-8 2-10 6l-3 7-3-7c-2-4-5-6-10-6z";

/// Name, search box and main navigation.
#[component]
pub(super) fn Masthead(page: Page) -> impl IntoView {
    let meta = &page.plan.meta;
    let state = page.state;
    let search = Root::print(move || view! { <SearchBox state/> });
    let pages = [
        (Route::Overview, Msg::NavOverview),
        (Route::Read, Msg::NavRead),
        (Route::About, Msg::NavAbout),
    ];
    let links = pages.map(|(route, label)| {
        view! {
            <li>
                <a href=page.href(&route) aria-current=page.current(&route)>{page.msg(label)}</a>
            </li>
        }
    });
    view! {
        <header class="masthead">
            <a class="masthead__brand" href=page.href(&Route::Overview)>
                <svg class="masthead__mark" viewBox="0 0 32 32" aria-hidden="true">
                    <path d=MARK/>
                </svg>
                <span class="masthead__name">{meta.brand.as_str()}</span>
                <span class="masthead__plan">{meta.short_title.as_str()}</span>
            </a>
            <div
                id="search"
                class="masthead__search"
                data-elements=search.elements
                inner_html=search.html
            ></div>
            <nav class="masthead__nav" aria-label=page.msg(Msg::NavMain)>
                <ul class="masthead__list">{links.collect_view()}</ul>
            </nav>
        </header>
    }
}
