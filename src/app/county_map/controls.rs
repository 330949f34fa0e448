//! The buttons of the map.

use leptos::prelude::*;

use crate::app::AppState;
use crate::model::messages::Msg;
use crate::viewport::Viewport;

/// How much one press magnifies.
const STEP: f64 = 1.6;

/// Zoom in, zoom out, the whole map; and the map as a picture.
#[component]
pub(super) fn Controls(state: AppState) -> impl IntoView {
    let viewport = state.viewport;
    let zoom = move |factor: f64| viewport.update(|view| *view = view.zoomed_about_middle(factor));
    let is_whole = move || viewport.with(Viewport::is_whole);
    let is_largest = move || viewport.with(|view| view.scale() >= Viewport::MAX_SCALE);
    // A tooltip with the same words as the name; a printed button, which does nothing, has none.
    let named = move |key| move || state.is_hydrated.get().then(|| state.msg(key));
    view! {
        <div class="county-map__controls" role="group" aria-label=state.msg(Msg::MapHelp)>
            <button
                aria-label=state.msg(Msg::MapZoomIn)
                title=named(Msg::MapZoomIn)
                disabled=is_largest
                on:click=move |_| zoom(STEP)
            ></button>
            <button
                aria-label=state.msg(Msg::MapZoomOut)
                title=named(Msg::MapZoomOut)
                disabled=is_whole
                on:click=move |_| zoom(1.0 / STEP)
            ></button>
            <button
                aria-label=state.msg(Msg::MapReset)
                title=named(Msg::MapReset)
                disabled=is_whole
                on:click=move |_| state.reset_viewport()
            ></button>
            <button
                class="tool"
                value="keep-map"
                data-export="map"
                aria-label=state.msg(Msg::ToolKeep)
                title=named(Msg::ToolKeep)
            ></button>
        </div>
        <p class="county-map__hint" role="status" hidden=is_whole>{state.msg(Msg::MapZoomed)}</p>
    }
}
