//! The map's buttons.

use leptos::prelude::*;

use super::canvas::help;
use crate::messages::Msg;
use crate::viewport::Viewport;
use crate::views::state::Explorer;

/// How much one press magnifies.
const STEP: f64 = 1.6;

/// Nearer, further, whole.
pub(super) fn controls(explorer: Explorer) -> AnyView {
    let whole = move || explorer.viewport.with(Viewport::is_whole);
    let full = move || explorer.viewport.with(|view| view.scale() >= Viewport::MAX_SCALE);
    let zoom = move |factor: f64| {
        move |_| explorer.viewport.update(|view| *view = view.zoomed_about_middle(factor))
    };
    let reset = move |_| {
        let map = &explorer.plan.map;
        explorer.viewport.set(Viewport::whole(f64::from(map.width), f64::from(map.height)));
    };
    view! {
        <div class="county-map__controls" role="group" aria-label=help(explorer)>
            <button type="button" class="county-map__button" aria-label=explorer.msg(Msg::MapZoomIn)
                title=explorer.msg(Msg::MapZoomIn) disabled=full on:click=zoom(STEP)>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14"/></svg>
            </button>
            <button type="button" class="county-map__button" aria-label=explorer.msg(Msg::MapZoomOut)
                title=explorer.msg(Msg::MapZoomOut) disabled=whole on:click=zoom(1.0 / STEP)>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14"/></svg>
            </button>
            <button type="button" class="county-map__button" aria-label=explorer.msg(Msg::MapReset)
                title=explorer.msg(Msg::MapReset) disabled=whole on:click=reset>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/></svg>
            </button>
        </div>
    }
    .into_any()
}
