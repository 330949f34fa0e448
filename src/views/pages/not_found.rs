//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::messages::Msg;
use crate::route::Route;
use crate::views::state::Explorer;

/// Says so and shows the ways back.
pub(super) fn not_found(explorer: Explorer) -> AnyView {
    view! {
        <article class="detail detail--not-found" data-detail="not-found">
            <h1 class="detail__title">{explorer.msg(Msg::NotFoundTitle)}</h1>
            <p class="detail__lead">{explorer.msg(Msg::NotFoundText)}</p>
            <p><a class="action" href=explorer.href(&Route::Overview)>{explorer.msg(Msg::NotFoundBack)}</a></p>
        </article>
    }
    .into_any()
}
