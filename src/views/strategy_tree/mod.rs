//! The strategy tree: one accessible tree, tidy where there is room, an outline on a phone.

mod keys;
mod row;
mod rows;

use leptos::prelude::*;

use super::state::Explorer;
use crate::markup::decimal;
use crate::messages::Msg;
use rows::{connectors, drawing_size, layout_of};

/// The tree with its connectors.
#[component]
pub fn StrategyTree(
    /// The state.
    explorer: Explorer,
) -> impl IntoView {
    let layout = Memo::new(move |_| layout_of(explorer));
    let paths = move || layout.with(connectors);
    let view_box = move || layout.with(|l| { let [w, h] = drawing_size(l); format!("0 0 {w} {h}") });
    let width = move || layout.with(|l| format!("{}rem", decimal(f64::from(drawing_size(l)[0]) / 16.0)));
    let height = move || layout.with(|l| format!("{}rem", decimal(f64::from(drawing_size(l)[1]) / 16.0)));
    view! {
        <section id="tree" class="stage__tree" aria-label=explorer.msg(Msg::TreeTitle)>
            <div class="tree" role="tree" aria-label=explorer.msg(Msg::TreeTitle)
                on:keydown=move |event| keys::press_key(explorer, layout, &event)>
                <svg class="tree__connectors" aria-hidden="true" viewBox=view_box width=width height=height>
                    <path d=paths/>
                </svg>
                <For each=move || layout.with(|l| l.rows.clone()) key=|row| row.key.clone() let:row>
                    {row::row(explorer, layout, row.key)}
                </For>
            </div>
        </section>
    }
}
