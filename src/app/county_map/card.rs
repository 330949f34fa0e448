//! The card that says what the division is that a pointer is over, or that has the focus.

use leptos::prelude::*;

use super::canvas::region_data;
use crate::app::AppState;
use crate::model::messages::Msg;
use crate::model::plan::Adcode;

/// The card of the division in `pointed`; hidden where there is none. A screen reader says the same words
/// as the name of the division itself.
#[component]
pub(super) fn DivisionCard(state: AppState, pointed: RwSignal<Option<Adcode>>) -> impl IntoView {
    let division = move || state.index.division(pointed.get()?);
    // Its name, its zone, and how often it is named.
    let name = move || {
        let data = division().and_then(|division| region_data(&state.index.map, division));
        data.map_or("", |data| data.name.as_str())
    };
    let topics = move || {
        let topics = division().map(|division| state.index.topics_naming(division));
        topics.unwrap_or_default().join(" · ")
    };
    view! {
        <p class="county-map__card" aria-hidden="true" hidden=move || pointed.get().is_none()>
            {name}
            <span data-lead=state.msg(Msg::MapTopics)>{topics}</span>
        </p>
    }
}
