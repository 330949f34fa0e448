//! The detail of every kind of page.

mod about;
mod article;
mod county;
mod not_found;
mod overview;
mod part;
mod reader;
mod sentence;
mod zone;

use leptos::prelude::*;

use super::state::Explorer;
use crate::route::Route;

/// The detail of the page that the address names.
#[component]
pub fn Page(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    move || {
        let plan = explorer.plan;
        let missing = || not_found::not_found(explorer);
        match explorer.route.get() {
            Route::Overview => overview::overview(explorer),
            Route::County(adcode) => plan.division(adcode).map_or_else(missing, |(index, _)| {
                county::county(explorer, index)
            }),
            Route::Zone(id) => {
                plan.zone(id.as_str()).map_or_else(missing, |zone| zone::zone(explorer, zone))
            }
            Route::Part(n) => {
                plan.document.part(n).map_or_else(missing, |part| part::part(explorer, part))
            }
            Route::Article(n) => plan
                .document
                .article(n)
                .map_or_else(missing, |article| article::article(explorer, article)),
            Route::Read => reader::reader(explorer),
            Route::About => about::about(explorer),
            Route::NotFound => missing(),
        }
    }
}

/// Previous and next page, each with its title.
pub(super) fn pager(
    explorer: Explorer,
    previous: Option<(Route, String)>,
    next: Option<(Route, String)>,
) -> AnyView {
    use crate::messages::Msg;
    let link = |target: Option<(Route, String)>, key: Msg, class: &'static str, rel: &'static str| {
        target.map(|(route, title)| {
            view! {
                <a class=class rel=rel href=explorer.href(&route)>
                    {explorer.plan.messages.fill(key, &[("title", &title)])}
                </a>
            }
        })
    };
    view! {
        <nav class="pager" aria-label=explorer.msg(Msg::PagerLabel)>
            {link(previous, Msg::Previous, "pager__link pager__link--previous", "prev")}
            {link(next, Msg::Next, "pager__link pager__link--next", "next")}
        </nav>
    }
    .into_any()
}
